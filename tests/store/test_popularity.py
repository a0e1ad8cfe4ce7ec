"""The order of popular posts: worked out now and then, and kept as it was for those who read it."""

from __future__ import annotations

import asyncio
import random
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import orjson
import pytest

from core.context import Principal
from store import lifecycle, popularity, public_tags
from store.popularity import Expired, Filters
from tests.store.conftest import World, all_conform

of_the_past = pytest.mark.by_hand("posts of days ago, with more likes than anybody gives here")


async def work_out(world: World) -> int:
    """Make the next generation, as the worker does."""
    async with world.store.write() as unit:
        return await popularity.work_out(unit)


async def walk(world: World, filters: Filters, limit: int = 2, meanwhile: Any = None) -> list[str]:
    """Read every page; return the ids."""
    seen: list[str] = []
    after = None
    for _ in range(200):
        page = await popularity.page(world.reading(), filters, limit, after)
        seen += [post["id"] for post in all_conform("PostSummary", page.items)]
        if page.next_key is None:
            return seen
        after = orjson.loads(orjson.dumps(list(page.next_key)))
        if meanwhile is not None:
            await meanwhile()
    pytest.fail("the list has no end")


async def publish(world: World, who: Principal, days: int, likes: int, **fields: Any) -> str:
    """Publish a post so many days ago, that so many like."""
    post_id = await world.published(who, **fields)
    when = datetime(2026, 11, 20, tzinfo=UTC) - timedelta(days=days)
    await world.sql(
        "UPDATE posts SET published_at = $1, likes_count = $2 WHERE id = $3", when, likes, post_id
    )
    return str(post_id)


@of_the_past
async def test_what_readers_like_comes_first_weighed_against_age(world: World) -> None:
    """Ten times as many likes make up for a week, and comments count twice."""
    noor = await world.person()
    old = await publish(world, noor, 14, 98)
    older = await publish(world, noor, 14, 9)
    new = await publish(world, noor, 6, 0)
    discussed = await publish(world, noor, 14, 0)
    await world.sql("UPDATE posts SET comments_count = 50 WHERE id = $1", UUID(discussed))
    assert await work_out(world) == 8
    assert await walk(world, Filters()) == [discussed, old, new, older]
    assert await walk(world, Filters(author="NOOR"), 1) == [discussed, old, new, older]


@of_the_past
async def test_filters_choose_the_list(world: World) -> None:
    """By author, by tag, by both; an unknown one finds nothing."""
    noor, ilse = await world.person("noor"), await world.person("ilse")
    a = await publish(world, noor, 1, 3, tags=["Birds"])
    b = await publish(world, noor, 1, 2)
    c = await publish(world, ilse, 1, 1, tags=["birds", "tides"])
    await work_out(world)
    cases = {
        (None, None): [a, b, c],
        ("noor", None): [a, b],
        (None, "BIRDS"): [a, c],
        ("ilse", "birds"): [c],
        ("noor", "tides"): [],
        ("nobody", None): [],
        (None, "nothing"): [],
    }
    for (author, tag), expected in cases.items():
        assert await walk(world, Filters(author, tag)) == expected


@of_the_past
async def test_posts_that_are_taken_down_vanish_at_once(world: World) -> None:
    """Without another working-out; a tag that was taken off, too."""
    noor = await world.person()
    a, b = [await publish(world, noor, 1, n, tags=["birds"]) for n in (2, 1)]
    await work_out(world)
    await world.sql("DELETE FROM post_tags WHERE post_id = $1", UUID(b))
    assert await walk(world, Filters(tag="birds")) == [a]
    await world.write(noor, lifecycle.unpublish, UUID(a), [2])
    assert await walk(world, Filters()) == [b]


@of_the_past
async def test_nothing_was_worked_out_yet(world: World) -> None:
    """Then the list is empty; a working-out that changes nothing makes no generation."""
    await publish(world, await world.person(), 1, 1)
    assert await walk(world, Filters()) == []
    assert await work_out(world) == 2
    assert await work_out(world) == 0
    assert await world.sql("SELECT count(*) FROM popularity_generations") == [(1,)]


@of_the_past
async def test_a_walk_meets_every_post_once_whatever_happens_meanwhile(world: World) -> None:
    """Numbers change and the order is worked out anew between any two pages (domain rule D16)."""
    noor = await world.person()
    made = [await publish(world, noor, n % 3, n) for n in range(12)]
    await work_out(world)
    chance = random.Random(7)

    async def shuffle() -> None:
        for post_id in made:
            likes = chance.randrange(1000)
            await world.sql("UPDATE posts SET likes_count = $1 WHERE id = $2", likes, UUID(post_id))
        await publish(world, noor, 0, 5000)
        assert await work_out(world)

    for limit in (1, 2, 5):
        known = await walk(world, Filters(), 100)
        assert await walk(world, Filters(), limit, shuffle) == known


@of_the_past
async def test_a_list_is_kept_for_a_day(world: World) -> None:
    """Then it ends with a word about it, and what it was is forgotten."""
    noor = await world.person()
    made = [await publish(world, noor, 1, n) for n in range(3)]
    await work_out(world)
    page = await popularity.page(world.reading(), Filters(), 1)
    await world.sql("UPDATE posts SET likes_count = likes_count + 100")
    await work_out(world)
    assert page.next_key is not None
    await popularity.page(world.reading(), Filters(), 1, page.next_key)
    await world.sql("UPDATE popularity_generations SET made_at = now() - interval '25 hours'")
    await work_out(world)
    with pytest.raises(Expired):
        await popularity.page(world.reading(), Filters(), 1, page.next_key)
    assert await walk(world, Filters()) == made[::-1]
    assert await world.sql("SELECT count(*) FROM post_popularity WHERE until_generation > 0") == [
        (0,)
    ]


@of_the_past
async def test_one_worker_at_a_time(world: World) -> None:
    """Several at once make one generation."""
    await publish(world, await world.person(), 1, 1)
    await asyncio.gather(*(work_out(world) for _ in range(5)))
    assert await world.sql("SELECT count(*) FROM post_popularity") == [(2,)]


@of_the_past
async def test_public_tags_are_counted(world: World) -> None:
    """Published posts only; a tag without any is not listed, nor one of a workspace."""
    noor = await world.person()
    a = await publish(world, noor, 1, 1, tags=["Birds", "Étoile"])
    await publish(world, noor, 1, 1, tags=["birds", "bird-song"])
    workspace = await world.workspace(noor)
    await world.entry(noor, workspace, tags=["secret"])
    assert await tags(world) == []
    await work_out(world)
    assert await tags(world) == [("bird-song", 1), ("Birds", 2), ("Étoile", 1)]
    assert await tags(world, "BIRD") == [("bird-song", 1), ("Birds", 2)]
    assert await tags(world, "e\u0301") == [("Étoile", 1)]
    await world.write(noor, lifecycle.unpublish, UUID(a), [2])
    await work_out(world)
    assert await tags(world) == [("bird-song", 1), ("Birds", 1)]


async def tags(world: World, prefix: str | None = None) -> list[tuple[str, int]]:
    """Read every page of the public tags, one at a time."""
    found: list[tuple[str, int]] = []
    after = None
    while True:
        page = await public_tags.page(world.reading(), prefix, 1, after)
        found += [(t["name"], t["posts_count"]) for t in all_conform("PublicTag", page.items)]
        if page.next_key is None:
            return found
        after = page.next_key
