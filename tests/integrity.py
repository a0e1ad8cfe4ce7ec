"""After each test: every entry and post that it left is the fold of its events."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import psycopg
import pytest
from psycopg import RawCursor

from store import integrity
from store.session import _Adapters

HINT = "A test that cannot but change rows by hand is marked by_hand, with its reason."
ANY = "SELECT EXISTS (SELECT FROM entries) OR EXISTS (SELECT FROM posts)"


class Plain:
    """One connection as the store sees a database: cheaper than a pool, after every test."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._cursor = RawCursor(connection)
        self._cursor._adapters = _Adapters().adapters

    async def fetch(self, sql: bytes, params: Sequence[object]) -> list[tuple[Any, ...]]:
        """Run one statement."""
        return self._cursor.execute(sql, params).fetchall()

    @property
    def outside(self) -> Plain:
        """This one: nothing is written here."""
        return self


def by_hand(test: pytest.Item) -> bool:
    """Tell whether a test may leave rows that its events do not make: its mark says why."""
    mark = test.get_closest_marker("by_hand")
    if mark is not None and not mark.args:
        pytest.fail("by_hand needs a reason: what no operation could have made", pytrace=False)
    return mark is not None


def check(connection: psycopg.Connection[Any]) -> None:
    """Fail the test when something that it left does not agree with its events."""
    if connection.execute(ANY).fetchone() != (True,):
        return
    if wrong := asyncio.run(found(Plain(connection))):
        told = "\n".join(wrong)
        pytest.fail(f"rows are not the fold of their events:\n{told}\n{HINT}", pytrace=False)


async def found(db: Plain) -> list[str]:
    """Collect what does not agree."""
    return [wrong async for wrong in integrity.differences(db)]
