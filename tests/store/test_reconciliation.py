"""Counters are compared with what they count; a drift is corrected and told (domain rule D7)."""

from __future__ import annotations

import asyncio
from uuid import UUID

import psycopg
import pytest

from core.settings import Settings
from store import comments, counters, reactions
from tests import make
from tests.store.conftest import World

STORED = "SELECT likes_count, bookmarks_count, comments_count FROM posts"


async def read_post(world: World) -> UUID:
    """Publish a post that somebody has liked, bookmarked and commented on."""
    post_id = await world.published(await world.person())
    ilse = await world.person("ilse")
    await world.write(ilse, reactions.like, post_id)
    await world.write(ilse, reactions.bookmark, post_id)
    await world.write(ilse, comments.create, post_id, parent_id=None, body="Yes.")
    return post_id


async def reconcile(world: World, after: UUID | None = None) -> counters.Part:
    """Reconcile a part, in a unit of its own."""
    async with world.store.write() as unit:
        return await counters.reconcile(unit, after)


async def test_counters_that_are_right_are_left_alone(world: World) -> None:
    """What the program counted is what there is: comparing writes nothing."""
    await read_post(world)
    world.statements.clear()
    assert await reconcile(world) == counters.Part([], None)
    assert not any(b"UPDATE" in sql for sql in world.statements)
    assert await world.sql(STORED) == [(1, 1, 1)]


@pytest.mark.parametrize("counter", counters.COUNTS)
async def test_a_drift_is_told_and_corrected(world: World, counter: str) -> None:
    """Of each counter; the others stay, and the next run finds nothing."""
    post_id = await read_post(world)
    await world.sql(f"UPDATE posts SET {counter} = 7")  # noqa: S608 - a column of this test
    assert (await reconcile(world)).drifts == [counters.Drift(post_id, counter, 7, 1)]
    assert await world.sql(STORED) == [(1, 1, 1)]
    assert (await reconcile(world)).drifts == []


async def test_a_comment_that_readers_do_not_see_does_not_count(world: World) -> None:
    """The recount goes by the one definition of what is visible."""
    await read_post(world)
    await world.sql("UPDATE comments SET status = 'spam'")
    ((drift,),) = [(await reconcile(world)).drifts]
    assert (drift.counter, drift.stored, drift.counted) == ("comments_count", 1, 0)


async def test_somebody_who_likes_meanwhile_is_counted_once(
    world: World, settings: Settings
) -> None:
    """A like that is uncommitted while its post is corrected is not lost, nor counted twice."""
    post_id = await read_post(world)
    await world.sql("UPDATE posts SET likes_count = 7")
    jan = await world.person("jan")
    liked = asyncio.Event()

    async def like() -> None:
        async with world.store.write() as unit:
            await reactions.like(world.context(unit, jan), post_id)
            liked.set()
            await asyncio.sleep(0.1)

    async def correct() -> None:
        await liked.wait()
        await reconcile(world)

    await asyncio.gather(like(), correct())
    assert await world.sql("SELECT likes_count FROM posts") == [(2,)]


async def test_parts_follow_each_other(
    world: World, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A part names the post after which the next one goes on, until there is none."""
    with psycopg.connect(str(settings.database_url), autocommit=True) as connection:
        author = make.author(connection)
        known = make.scheduled_posts(connection, author, [3600] * (counters.BATCH + 1))
    part = await reconcile(world)
    assert part.last == known[counters.BATCH - 1]
    assert (await reconcile(world, part.last)).last is None
