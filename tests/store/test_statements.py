"""Every statement of the store is one that PostgreSQL can plan on the schema of the migrations.

They are text (docs/decisions/0007): a column that was renamed is found here, whether or not another
test happens to run the statement.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from itertools import chain, combinations
from types import ModuleType
from typing import Any

import psycopg
import pytest

import store
from store import comments, drafts, entries, members, popularity, post_rows, posts
from store.journal import ACTIVE, TRASHED
from store.session import Statement, statement


def modules() -> Iterator[ModuleType]:
    """Give every module of the store."""
    for module in pkgutil.iter_modules(store.__path__):
        yield importlib.import_module(f"store.{module.name}")


def sets(names: Iterable[str]) -> Iterator[frozenset[str]]:
    """Give every set of some names."""
    known = sorted(names)
    chosen = chain.from_iterable(combinations(known, n) for n in range(len(known) + 1))
    return map(frozenset, chosen)


def made(builder: Any, arguments: tuple[Any, ...]) -> Statement:
    """Ask a builder; a dictionary at the end of the arguments holds those given by name."""
    *values, last = arguments
    given = (values, last) if isinstance(last, dict) else (arguments, {})
    written: Statement = builder(*given[0], **given[1])
    return written


# What makes statements when they are first asked for, with everything that it may be asked.
BUILDERS: dict[Any, list[tuple[Any, ...]]] = {
    comments._list: [
        (sort, present) for sort in comments._ORDERS for present in sets(["parent_id", "after"])
    ],
    comments._queue: [
        (status, present) for status in comments._QUEUES for present in sets(["after"])
    ],
    entries._list: [
        (status, present)
        for status in (ACTIVE, TRASHED)
        for present in sets([*entries._CONDITIONS, "after"])
    ],
    members._list: [(None,), (members.ACTIVE,), (members.PENDING,)],
    popularity._list: [(present,) for present in sets(["author", "tag", "after"])],
    post_rows.writing: [
        *((drafts._FIELDS, {"kept": k, "recorded": n}) for k in (False, True) for n in (1, 2)),
        (post_rows.CONTENT, {"kept": True}),
    ],
    posts._list: [(present,) for present in sets([*posts._CONDITIONS, "after"])],
}

WRITTEN = {
    f"{module.__name__}.{name}": value
    for module in modules()
    for name, value in vars(module).items()
    if isinstance(value, Statement)
}
BUILT = {
    f"{builder.__module__} {arguments}": made(builder, arguments)
    for builder, cases in BUILDERS.items()
    for arguments in cases
}


def prepare(connection: psycopg.Connection[Any], sql: bytes) -> None:
    """Have a statement parsed and analysed, its parameters' types left to PostgreSQL."""
    result = connection.pgconn.prepare(b"", sql)
    if result.status != psycopg.pq.ExecStatus.COMMAND_OK:
        pytest.fail(f"{result.error_message.decode()}\n{sql.decode()}")


def test_every_statement_fits_the_schema(database_url: str) -> None:
    """Tables, columns, functions and operators are there, and every parameter has a type."""
    assert len(WRITTEN) > 50
    with psycopg.connect(database_url) as connection:
        for query in (*WRITTEN.values(), *BUILT.values()):
            prepare(connection, query.sql)


def test_a_statement_that_does_not_fit_is_found(database_url: str) -> None:
    """A column that is not there fails the test above, with the statement."""
    wrong = statement("SELECT u.colour FROM users u WHERE u.id = :user_id")
    with psycopg.connect(database_url) as connection, pytest.raises(pytest.fail.Exception) as told:
        prepare(connection, wrong.sql)
    assert "u.colour" in str(told.value)


def test_every_builder_is_listed_here() -> None:
    """A function that keeps what it compiled is among those whose statements are tried."""
    found = {
        value
        for module in modules()
        for value in vars(module).values()
        if hasattr(value, "cache_info") and value.__module__ == module.__name__
    }
    assert found == set(BUILDERS)
