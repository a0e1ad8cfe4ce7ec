"""Slugs under a crowd: one title at once, and many who rename (domain rule D3).

Reliability test 11. The full size is in `make torture`.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest

from core.context import Principal
from core.errors import Unavailable
from core.etag import ANY_VERSION
from core.html import Content
from core.results import Conflict
from core.settings import Settings
from store import drafts, lifecycle, posts
from store.drafts import SlugTaken
from store.post_rows import PostDocument
from store.posts import Moved
from store.session import Store
from tests.store.conftest import World

NOTHING = Content("blocks", {"blocks": []}, None, "")
FULL = pytest.mark.torture


@pytest.fixture
async def world(settings: Settings) -> AsyncIterator[World]:
    """A clean database with a line that is long enough for the crowd."""
    store = Store(str(settings.database_url), size=10, waiting=500, checkout_seconds=60)
    await store.open()
    yield World(store, settings)
    await store.close()


async def begin(world: World, who: Principal, slug: str | None = None) -> Any:
    """Begin a draft; whatever the machine cannot do now is tried again."""
    given: dict[str, Any] = {"title": "Low water", "summary": None, "tags": [], "metadata": {}}
    while True:
        try:
            return await world.write(
                who, drafts.create, slug=slug, content=NOTHING, comment_policy="open", **given
            )
        except Unavailable:
            continue


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
async def test_many_rename(world: World, people: int, renames: int) -> None:
    """Posts fight for few slugs: each has one, and every slug it had leads there in one hop."""
    noor = await world.person()
    made = [(await begin(world, noor))[0] for _ in range(people)]
    for post_id in made:
        await world.write(noor, lifecycle.publish, post_id, [1])
    outcomes: Counter[str] = Counter()

    async def rename(number: int) -> None:
        for step in range(renames):
            slug = f"s{(number * 7 + step * 3) % (renames * 2)}"
            answer: object
            changes = {"slug": slug}
            try:
                answer = await world.write(noor, drafts.patch, made[number], [ANY_VERSION], changes)
            except Unavailable:
                answer = Unavailable("busy")
            outcomes[type(answer).__name__] += 1
            assert isinstance(answer, PostDocument | SlugTaken | Conflict | Unavailable)

    await asyncio.gather(*(rename(number) for number in range(people)))
    assert outcomes["PostDocument"]
    assert outcomes["SlugTaken"]
    present: dict[UUID, str] = dict(await world.sql("SELECT id, slug FROM posts"))
    assert len(set(present.values())) == people
    for slug, post_id in await world.sql("SELECT slug, post_id FROM post_slugs"):
        found = await posts.read_by_address(world.reading(), "noor", slug)
        if slug == present[post_id]:
            assert isinstance(found, PostDocument)
        else:
            assert found == Moved("noor", present[post_id])
