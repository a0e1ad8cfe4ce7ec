"""Scheduled publishing with several workers, one of which dies in the middle, and with none.

Reliability test 12. The full size is in `make torture`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests import make
from tests.chaos.launch import crashing, until

PLACE = "after posts were published, before the commit"
UNTRUE = """
    SELECT count(*) FILTER (WHERE p.status <> 'published') AS waiting,
           count(*) FILTER (WHERE p.published_at < p.scheduled_for) AS early,
           count(*) FILTER (WHERE p.version <> 3) AS versions,
           count(*) FILTER (WHERE (
               SELECT count(*) FROM event_store e
               WHERE e.aggregate_id = p.id AND e.event_type = 'post.published') <> 1) AS events
    FROM posts p"""
LATENESS = """
    SELECT extract(epoch FROM percentile_cont(0.99) WITHIN GROUP
                              (ORDER BY published_at - scheduled_for))::float8
    FROM posts"""
SPREAD = """
    SELECT extract(epoch FROM max(published_at) - min(published_at))::float8
    FROM posts WHERE scheduled_for < now() - interval '30 minutes'"""


def workers(count: int, url: str, armed: Path) -> contextlib.ExitStack:
    """Start so many workers as processes; one dies at the first post that it takes when armed."""
    stack = contextlib.ExitStack()
    settings = {
        "DATABASE_URL": url,
        "DAYBOOK_SECRET": "a secret for this test, long enough for it",
        "DAYBOOK_LOG_LEVEL": "warning",
    }
    for _ in range(count):
        stack.enter_context(crashing(armed, "worker", **settings))
    return stack


def until_published(connection: psycopg.Connection[Any]) -> None:
    """Wait until no post waits."""
    waiting = "SELECT count(*) FROM posts WHERE status = 'scheduled'"
    until(lambda: one(connection, waiting) == 0)


def one(connection: psycopg.Connection[Any], query: str) -> Any:
    """Return the first value that a query answers."""
    row = connection.execute(query).fetchone()
    assert row is not None
    return row[0]


def true(connection: psycopg.Connection[Any]) -> bool:
    """Tell whether every post is public, was never so early, and became so exactly once."""
    return connection.execute(UNTRUE).fetchone() == (0, 0, 0, 0)


@pytest.fixture
def connection(database_url: str) -> Iterator[psycopg.Connection[Any]]:
    """The database."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        yield connection


SIZES = [
    pytest.param(40, 2.0, False, id="small"),
    pytest.param(1_000, 20.0, True, id="full", marks=pytest.mark.torture("reliability 12")),
]


@pytest.mark.parametrize(("posts", "seconds", "timed"), SIZES)
def test_due_posts_are_published_once_though_a_worker_is_killed(
    database_url: str,
    connection: psycopg.Connection[Any],
    tmp_path: Path,
    posts: int,
    seconds: float,
    timed: bool,  # noqa: FBT001 - a parameter of the test
    record_property: Callable[[str, object], None],
) -> None:
    """Three workers; one is killed with posts published and not committed. Then an hour of none."""
    author = make.author(connection)
    armed = tmp_path / "armed"
    with workers(3, database_url, armed):
        until(lambda: one(connection, "SELECT count(*) FROM procrastinate_workers") == 3)
        armed.write_text(PLACE)
        make.scheduled_posts(connection, author, [seconds * n / posts for n in range(posts)])
        until_published(connection)
        assert not armed.exists(), "no worker was killed"
    assert true(connection)
    lateness = one(connection, LATENESS)
    record_property("p99 lateness in seconds", round(lateness, 2))
    if timed:
        assert lateness < 2

    make.scheduled_posts(connection, author, [-3600.0] * posts, prefix="overdue")
    with workers(1, database_url, armed):
        until_published(connection)
    assert true(connection)
    spread = one(connection, SPREAD)
    record_property("all overdue within seconds", round(spread, 2))
    if timed:
        assert spread < 5
