"""Scheduled posts become public when the database's clock says so: once, never early."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import orjson
import psycopg
import pytest

from core.settings import Settings
from store import events, schedule
from store.fold import fold
from tests import make
from tests.store.conftest import World, conforms

EVENT = """
    SELECT count(*), max(aggregate_version) FROM event_store
    WHERE aggregate_id = $1 AND event_type = 'post.published'"""


@pytest.fixture
def connection(settings: Settings) -> Iterator[psycopg.Connection[Any]]:
    """The database, to arrange posts in it."""
    with psycopg.connect(str(settings.database_url), autocommit=True) as connection:
        yield connection


@pytest.fixture
def author(connection: psycopg.Connection[Any]) -> UUID:
    """Somebody who has posts."""
    return make.author(connection)


async def poll(world: World) -> int:
    """Publish what is due, as a worker's poll does."""
    total = 0
    while True:
        async with world.store.write() as unit:
            found = await schedule.publish_due(unit)
        total += found
        if not found:
            return total


async def test_a_due_post_becomes_public(
    world: World, connection: psycopg.Connection[Any], author: UUID
) -> None:
    """At the actual time; when it should have been is kept, and the version is the next one."""
    (post_id,) = make.scheduled_posts(connection, author, [-60])
    assert await poll(world) == 1
    ((status, late, kept, version, editor),) = await world.sql(
        """SELECT status, published_at - scheduled_for > interval '59 s',
                  published_at - created_at < interval '30 s', version, updated_by
           FROM posts WHERE id = $1""",
        post_id,
    )
    assert (status, late, kept, version, editor) == ("published", True, True, 3, None)
    assert await world.event_types(post_id) == ["post.created", "post.scheduled", "post.published"]


async def test_a_post_is_never_public_before_its_time(
    world: World, connection: psycopg.Connection[Any], author: UUID
) -> None:
    """A poll leaves it, until the clock of the database has come there."""
    make.scheduled_posts(connection, author, [0.3, 3600])
    assert await poll(world) == 0
    await asyncio.sleep(0.4)
    assert await poll(world) == 1


@pytest.mark.by_hand("tags a post without an event")
async def test_the_event_is_the_one_that_the_contract_declares(
    world: World, connection: psycopg.Connection[Any], author: UUID
) -> None:
    """It tells what everybody may read now, as an event of somebody's publishing does."""
    (post_id,) = make.scheduled_posts(connection, author, [-1])
    connection.execute(
        """WITH t AS (INSERT INTO tags (id, name, name_key) VALUES (uuidv7(), 'Tides', 'tides')
                      RETURNING id)
           INSERT INTO post_tags (post_id, tag_id) SELECT %s, id FROM t""",
        [post_id],
    )
    await poll(world)
    async with world.store.write() as unit:
        *_, last = await events.claim_unpublished(unit, 10)
    told = conforms("PostPublishedEvent", last.body)
    assert told["actor"] == {"kind": "system", "id": None}
    assert told["data"]["tags"] == ["Tides"]
    assert told["data"]["published_at"] == told["occurred_at"]
    tagged = await world.sql("SELECT published_at FROM post_tags WHERE post_id = $1", post_id)
    published = await world.sql("SELECT published_at FROM posts WHERE id = $1", post_id)
    assert tagged == published


async def test_everything_overdue_is_published_at_the_first_poll(
    world: World, connection: psycopg.Connection[Any], author: UUID
) -> None:
    """However many came due while no worker ran; the second poll finds nothing."""
    make.scheduled_posts(connection, author, [-3600.0] * (2 * schedule.BATCH + 1))
    assert await poll(world) == 2 * schedule.BATCH + 1
    assert await poll(world) == 0


async def test_polls_at_once_publish_each_post_once(
    world: World, connection: psycopg.Connection[Any], author: UUID
) -> None:
    """Four workers share the posts out among themselves."""
    posts = make.scheduled_posts(connection, author, [-1.0] * 350)
    assert sum(await asyncio.gather(*(poll(world) for _ in range(4)))) == len(posts)
    for post_id in posts:
        assert (await world.sql(EVENT, post_id)) == [(1, 3)]


async def test_a_post_that_is_being_edited_waits_for_the_next_poll(
    world: World, connection: psycopg.Connection[Any], author: UUID, settings: Settings
) -> None:
    """Its row is locked: the edit commits first, and what is published has it."""
    (post_id,) = make.scheduled_posts(connection, author, [-1])
    with psycopg.connect(str(settings.database_url)) as editor:
        editor.execute("SELECT FROM posts WHERE id = %s FOR UPDATE", [post_id])
        assert await poll(world) == 0
    assert await poll(world) == 1


async def test_posts_of_somebody_who_is_suspended_wait(
    world: World, connection: psycopg.Connection[Any], author: UUID
) -> None:
    """They are published once the author is back."""
    make.scheduled_posts(connection, author, [-1])
    connection.execute("UPDATE users SET suspended_at = now()")
    assert await poll(world) == 0
    connection.execute("UPDATE users SET suspended_at = NULL")
    assert await poll(world) == 1


async def test_the_row_is_the_fold_of_its_events(
    world: World, connection: psycopg.Connection[Any], author: UUID
) -> None:
    """Status, version and times of a published post follow from its events."""
    (post_id,) = make.scheduled_posts(connection, author, [-1])
    await poll(world)
    state = fold(await events.stream(world.store.read(), post_id))
    row = (
        await world.sql(
            "SELECT version, updated_at, published_at FROM posts WHERE id = $1", post_id
        )
    )[0]
    assert (state["version"], state["updated_at"], state["published_at"]) == row
    assert state["status"] == "published"
    assert orjson.dumps(state["title"]) == b'"Post 1"'


async def test_a_due_post_changes_the_feed_of_its_author(
    world: World, connection: psycopg.Connection[Any], author: UUID
) -> None:
    """At the time at which it became public, once for all that become so together."""
    make.scheduled_posts(connection, author, [-60, -30])
    assert await world.sql("SELECT 1 FROM feed_changes") == []
    assert await poll(world) == 2
    ((noted,),) = await world.sql(
        "SELECT changed_at = (SELECT max(updated_at) FROM posts) FROM feed_changes"
    )
    assert noted
