"""Slugs under a crowd: one title at once, and many who rename (domain rule D3).

Reliability test 11. The full size is in `make torture`. Nobody is told 503: what raises
`Unavailable` fails the test.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from typing import Any
from uuid import UUID

import pytest

from core.content import Content
from core.context import Principal
from core.etag import ANY_VERSION
from core.settings import Settings
from store import drafts, lifecycle, posts
from store.drafts import SlugTaken
from store.post_rows import PostDocument
from store.posts import Moved
from store.session import Store
from tests.store.conftest import World

NOTHING = Content("blocks", {"blocks": []}, None, "")
FULL = pytest.mark.torture("reliability 11")


@pytest.fixture
async def world(settings: Settings) -> AsyncIterator[World]:
    """A clean database with a line that is long enough for the crowd."""
    store = Store(str(settings.database_url), size=10, wait_seconds=60, checkout_seconds=60)
    await store.open()
    yield World(store, settings)
    await store.close()


async def begin(world: World, who: Principal, slug: str | None = None) -> Any:
    """Begin a draft."""
    given: dict[str, Any] = {"title": "Low water", "summary": None, "tags": [], "metadata": {}}
    return await world.write(
        who, drafts.create, slug=slug, content=NOTHING, comment_policy="open", **given
    )


@pytest.mark.parametrize(("people", "rounds"), [(20, 2), pytest.param(100, 20, marks=FULL)])
async def test_one_title_at_once(world: World, people: int, rounds: int) -> None:
    """Everybody gets a slug, all distinct, without gaps as long as numbers are counted."""
    noor = await world.person()
    for _ in range(rounds):
        made = await asyncio.gather(*(begin(world, noor) for _ in range(people)))
        assert all(isinstance(answer, tuple) for answer in made)
    slugs = {row[0] for row in await world.sql("SELECT slug FROM posts")}
    total = people * rounds
    assert slugs == {"low-water"} | {f"low-water-{n}" for n in range(2, total + 1)}
    held = await world.sql("SELECT count(*), count(DISTINCT slug_key) FROM post_slugs")
    assert held == [(total, total)]


@pytest.mark.parametrize(("people", "renames"), [(5, 10), pytest.param(10, 500, marks=FULL)])
async def test_many_rename(
    world: World, people: int, renames: int, record_property: Callable[[str, object], None]
) -> None:
    """Posts fight for few slugs: each has one, and every slug it had leads there in one hop.

    Every third is a draft, which leaves no slug behind.
    """
    noor = await world.person()
    made = [(await begin(world, noor))[0] for _ in range(people)]
    unseen = set(made[::3])
    for post_id in set(made) - unseen:
        await world.write(noor, lifecycle.publish, post_id, [1])
    outcomes: Counter[str] = Counter()

    async def rename(number: int) -> None:
        for step in range(renames):
            slug = f"s{(number * 7 + step * 3) % (renames * 2)}"
            where = made[number], [ANY_VERSION], {"slug": slug}
            outcomes[type(await world.write(noor, drafts.patch, *where)).__name__] += 1

    await asyncio.gather(*(rename(number) for number in range(people)))
    assert set(outcomes) == {PostDocument.__name__, SlugTaken.__name__}
    assert outcomes.total() == people * renames
    for name, times in outcomes.items():
        record_property(name, times)
    present: dict[UUID, str] = dict(await world.sql("SELECT id, slug FROM posts"))
    assert len(set(present.values())) == people
    for slug, post_id in await world.sql("SELECT slug, post_id FROM post_slugs"):
        found = await posts.read_by_address(world.reading(), "noor", slug)
        if post_id in unseen:
            assert (slug, found) == (present[post_id], None)
        elif slug == present[post_id]:
            assert isinstance(found, PostDocument)
        else:
            assert found == Moved("noor", present[post_id])
