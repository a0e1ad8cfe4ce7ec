"""What migration 0026 does to tags that look alike: merged, with events, whatever is there."""

from __future__ import annotations

import asyncio
import importlib.util
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from alembic import command
from alembic.script import ScriptDirectory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.types.json import Json

from core.text import casefold_key, seen_key
from tests import servers
from tests.integrity import Plain, found
from tests.store.test_migrations import ROOT, configured, database

REVISION = "0026"
NAMES = (
    ("birds", "bi\u200brds", "bi\ufe0frds"),
    ("two  words", "two words"),
    ("\u200bx  y", "x   y\u2060"),
    ("\u200b",),
    ("\u2764\ufe0f",),
    ("plain",),
)
"""Tags of one workspace, and public ones; those of one group look alike."""

STATES = (
    """SELECT version, ARRAY(SELECT name FROM entry_tags JOIN tags t ON t.id = tag_id
                             WHERE entry_id = r.id) FROM entries r WHERE id = %s""",
    """SELECT version, ARRAY(SELECT name FROM post_tags JOIN tags t ON t.id = tag_id
                             WHERE post_id = r.id) FROM posts r WHERE id = %s""",
)

USER = UUID("019a5c22-4b10-7f66-9c1d-2a8e7d3f3001")
WORKSPACE = UUID("019a5c22-4b10-7f66-9c1d-2a8e7d3f3002")
SYSTEM = Json({"actor": {"kind": "system", "id": None}, "trace_id": None})


def migration() -> Any:
    """Load the migration's module: its name is no identifier."""
    path = next((ROOT / "migrations" / "versions").glob(f"{REVISION}_*.py"))
    spec = importlib.util.spec_from_file_location("migration", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def before(addresses: servers.Addresses, worker_id: str) -> Iterator[str]:
    """The URL of a database as it was before the migration."""
    former = ScriptDirectory.from_config(configured()).get_revision(REVISION).down_revision
    assert isinstance(former, str)
    with database(addresses, f"tags_{worker_id}") as url:
        command.upgrade(configured(url), former)
        yield url


def record(
    connection: psycopg.Connection[Any], noun: str, row: UUID, change: dict[str, Any]
) -> None:
    """Record the first event of an entry or a post, at the time of its row."""
    connection.execute(
        f"""INSERT INTO event_store (id, aggregate_id, aggregate_type, aggregate_version,
                event_type, event_data, public_data, metadata, occurred_at, position)
            SELECT gen_random_uuid(), id, %s, 1, %s, %s, '{{}}', %s, created_at,
                   nextval('event_positions') FROM {"entries" if noun == "entry" else "posts"}
            WHERE id = %s""",  # noqa: S608 - one of two names
        [noun, f"{noun}.created", Json(change), SYSTEM, row],
    )


def found_a_workspace(connection: psycopg.Connection[Any]) -> None:
    """Make a user and a workspace."""
    connection.execute(
        """INSERT INTO users (id, email, email_key, username, username_key, display_name, version)
           VALUES (%s, 'noor@example.org', 'noor@example.org', 'noor', 'noor', 'Noor', 1)""",
        [USER],
    )
    connection.execute(
        "INSERT INTO workspaces (id, name, version) VALUES (%s, 'Notes', 1)", [WORKSPACE]
    )


def carriers(connection: psycopg.Connection[Any], name: str) -> tuple[UUID, UUID]:
    """Write an entry and a post that carry a tag of this name, each with its event."""
    entry, post = uuid4(), uuid4()
    common = {"title": "A title", "author_id": str(USER), "tags": [name]}
    content: dict[str, Any] = {"content": {"blocks": []}}
    connection.execute(
        """INSERT INTO entries (id, workspace_id, author_id, title, content, entry_date, time_zone,
                                version) VALUES (%s, %s, %s, 'A title', %s, '2026-11-20', 'UTC', 1)
        """,
        [entry, WORKSPACE, USER, Json(content["content"])],
    )
    day = {"entry_date": "2026-11-20", "time_zone": "UTC", "mood": None, "pinned": False}
    where = {"workspace_id": str(WORKSPACE)}
    record(connection, "entry", entry, {**common, **content, **day, **where})
    connection.execute(
        """INSERT INTO posts (id, author_id, title, slug, status, content_html, content_json,
                              sanitiser_version, version)
           VALUES (%s, %s, 'A title', %s, 'draft', '', %s, 1, 1)""",
        [post, USER, post.hex, Json(content["content"])],
    )
    origin = {"entry_id": None, "entry_version": None, "summary": None, "slug": post.hex}
    html = {"content_html": "", "sanitiser_version": 1}
    record(connection, "post", post, {**common, **content, **origin, **html})
    for workspace, table, column, row in (
        (WORKSPACE, "entry_tags", "entry_id, entry_date", entry),
        (None, "post_tags", "post_id, published_at", post),
    ):
        day_of = "'2026-11-20'" if table == "entry_tags" else "NULL"
        connection.execute(
            f"""WITH t AS (INSERT INTO tags (id, workspace_id, name, name_key)
                           VALUES (uuidv7(), %s, %s, %s) RETURNING id)
                INSERT INTO {table} (tag_id, {column}) SELECT id, %s, {day_of} FROM t""",  # noqa: S608 - of this file
            [workspace, name, casefold_key(name), row],
        )
    return entry, post


def test_tags_that_look_alike_are_merged(before: str) -> None:
    """Each carries the one that was there first; who lost another tells so; nothing else moves."""
    with psycopg.connect(before, autocommit=True) as connection:
        found_a_workspace(connection)
        carried = {name: carriers(connection, name) for group in NAMES for name in group}
        connection.execute(
            """INSERT INTO tags (id, workspace_id, name, name_key)
               VALUES (uuidv7(), %s, 'left behind', 'left behind')""",
            [WORKSPACE],
        )
        command.upgrade(configured(before), REVISION)

        for group in NAMES:
            kept = next((name for name in group if name == seen_key(name)), group[0])
            for name in group:
                expected = (1, [name]) if name == kept else (2, [kept])
                for query, row in zip(STATES, carried[name], strict=True):
                    state = connection.execute(query, [row]).fetchone()
                    assert state == ((2, []) if name == "\u200b" else expected), ascii(name)
        keys = connection.execute("SELECT name, name_key FROM tags").fetchall()
        assert all(key == seen_key(name) for name, key in keys)
        assert "left behind" not in dict(keys)
        command.upgrade(configured(before), "head")
        assert asyncio.run(found(Plain(connection))) == []


def test_it_does_nothing_where_nothing_looks_alike(before: str) -> None:
    """An ordinary database keeps its versions and its events."""
    with psycopg.connect(before, autocommit=True) as connection:
        found_a_workspace(connection)
        carriers(connection, "Plain")
        command.upgrade(configured(before), REVISION)
        events = connection.execute("SELECT count(*) FROM event_store").fetchone()
    assert events == (2,)


TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs", "Cc"]),
        st.sampled_from("\u200b\u200d\ufe0f\u034f\u00a0\u2003\u3000 e\u0301\u1680\u2800Aß"),
        st.sampled_from("\U0001f3f4\U000e0067\U000e007f"),
    ),
    max_size=12,
)


@pytest.fixture
def plain(addresses: servers.Addresses) -> Iterator[psycopg.Connection[Any]]:
    """A connection to some database."""
    with psycopg.connect(addresses.database("postgres"), autocommit=True) as connection:
        yield connection


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(names=st.lists(TEXTS, min_size=20, max_size=40))
def test_the_database_folds_names_as_the_program_does(
    plain: psycopg.Connection[Any], names: list[str]
) -> None:
    """What it makes of a former key is what the program makes of the name."""
    former = [casefold_key(name) for name in names]
    query = f"SELECT {migration().KEY} FROM unnest(%s::text[]) WITH ORDINALITY AS t (name_key, n) ORDER BY n"  # noqa: E501, S608 - the migration's own
    made = [row[0] for row in plain.execute(query, [former])]
    assert made == [seen_key(name) for name in names]
