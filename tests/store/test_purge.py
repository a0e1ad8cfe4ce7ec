"""The purge really deletes, and leaves streams without a gap (domain rule D15)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest

from core.context import Database
from core.etag import ANY_VERSION
from core.text import casefold_key
from store import comments, entries, events, posts, purge
from store.fold import fold
from tests.store.conftest import CANARY, World, conforms, paragraph

PATHS = {"content": {"blocks": [paragraph(CANARY)]}, "title": CANARY, "tags": [CANARY]}


async def publish_events(world: World) -> None:
    """Let the relay have published everything."""
    await world.sql("""
        UPDATE event_store SET published_at = now(), feed_position = position
        WHERE published_at IS NULL""")


async def run(world: World, work: Callable[[Database], Awaitable[int]]) -> int:
    """Do a chore once."""
    async with world.store.write() as unit:
        return await work(unit)


async def canaries(world: World, column: str) -> int:
    """Count the events that still hold the text."""
    ((count,),) = await world.sql(
        f"SELECT count(*) FROM event_store WHERE {column}::text LIKE '%' || $1::text || '%'",  # noqa: S608 - a column of this test
        CANARY,
    )
    return int(count)


async def trashed_entry(world: World) -> UUID:
    """Write an entry, put it in the trash, and let its time there be over."""
    noor = await world.person()
    entry_id = await world.entry(noor, await world.workspace(noor), **PATHS)
    await world.write(noor, entries.trash, entry_id, [ANY_VERSION])
    await world.sql("UPDATE entries SET purge_at = now() WHERE id = $1", entry_id)
    return entry_id


async def test_a_purged_entry_leaves_tombstones_only(world: World) -> None:
    """Only ids, types, versions and times are left; the last event tells of the purge."""
    entry_id = await trashed_entry(world)
    await publish_events(world)
    assert await canaries(world, "event_data") == 1
    assert await run(world, purge.purge_entries) == 1
    assert await canaries(world, "event_data") == 0
    stream = await events.stream(world.store.read(), entry_id)
    assert [(e.version, e.type, e.change, e.actor_id) for e in stream] == [
        (1, "entry.created", {}, None),
        (2, "entry.trashed", {}, None),
        (3, "entry.purged", {}, None),
    ]
    assert fold(stream) == {}
    for table, column in (("entries", "id"), ("entry_tags", "entry_id")):
        assert await world.sql(f"SELECT 1 FROM {table} WHERE {column} = $1", entry_id) == []  # noqa: S608 - a table of this test


async def test_a_purge_is_safe_to_run_twice(world: World) -> None:
    """The second run finds nothing."""
    entry_id = await trashed_entry(world)
    await publish_events(world)
    assert [await run(world, purge.purge_entries) for _ in range(2)] == [1, 0]
    assert (await world.event_types(entry_id)).count("entry.purged") == 1


@pytest.mark.by_hand("lets time pass")
async def test_what_is_not_due_is_not_purged(world: World) -> None:
    """Neither what lies in the trash for less than its time, nor what was restored."""
    noor = await world.person()
    workspace_id = await world.workspace(noor)
    kept, restored = [await world.entry(noor, workspace_id) for _ in range(2)]
    for entry_id in (kept, restored):
        await world.write(noor, entries.trash, entry_id, [ANY_VERSION])
    await world.write(noor, entries.restore, restored)
    await publish_events(world)
    assert await run(world, purge.purge_entries) == 0
    assert len(await world.sql("SELECT 1 FROM entries")) == 2


@pytest.mark.by_hand("lets time pass")
async def test_a_purge_waits_until_the_events_are_out(world: World) -> None:
    """A blanked event could not be published as the contract declares it."""
    await trashed_entry(world)
    assert await run(world, purge.purge_entries) == 0


async def test_the_event_of_a_purge_is_declared_and_the_blanked_ones_are_not_replayed(
    world: World,
) -> None:
    """Consumers are told of the purge; a replay tells nothing else of what is gone."""
    entry_id = await trashed_entry(world)
    await publish_events(world)
    await run(world, purge.purge_entries)
    (purged,) = await events.claim_unpublished(world.store.read(), 10)
    assert conforms("EntryPurgedEvent", purged.body)["aggregate_id"] == str(entry_id)
    replayed = await events.published_after(world.store.read(), 0, 100)
    assert {event.aggregate_id for _, event in replayed} & {entry_id} == set()


async def test_an_entry_that_was_published_leaves_its_post(world: World) -> None:
    """Deleting either side leaves the other."""
    noor = await world.person()
    post_id = await world.published(noor)
    ((entry_id,),) = await world.sql("SELECT id FROM entries")
    await world.write(noor, entries.trash, entry_id, [ANY_VERSION])
    await world.sql("UPDATE entries SET purge_at = now()")
    await publish_events(world)
    assert await run(world, purge.purge_entries) == 1
    assert await posts.read(world.reading(), post_id) is not None


async def trashed_post(world: World, *, public: bool = True) -> UUID:
    """Publish a post with a comment, and put it in the trash, where its time is over."""
    noor = await world.person()
    post_id = await world.published(noor, title=CANARY, tags=["Tides"])
    written = {"parent_id": None, "body": CANARY}
    await world.write(await world.person("ilse"), comments.create, post_id, **written)
    await publish_events(world)
    await world.sql(
        """UPDATE posts SET status = 'trashed', deleted_at = now(), purge_at = now(),
                            published_at = CASE WHEN $1::bool THEN published_at END""",
        public,
    )
    return post_id


async def at(world: World, slug: str = CANARY) -> object:
    """Look for the post at its address."""
    return await posts.read_by_address(world.reading(), casefold_key("noor"), slug)


async def test_a_purged_post_is_gone_for_a_year_and_then_its_slug_is_free(world: World) -> None:
    """Its text is nowhere, comments included; its address says that it is gone, for a year."""
    post_id = await trashed_post(world)
    assert await run(world, purge.purge_posts) == 1
    for column in ("event_data", "public_data"):
        assert await canaries(world, column) == (1 if column == "event_data" else 0)
    # The one that is left is the entry, which is the author's own.
    assert await world.sql("SELECT 1 FROM posts") == await world.sql("SELECT 1 FROM comments") == []
    assert (await world.event_types(post_id))[-1] == "post.purged"
    assert isinstance(await at(world), posts.Gone)
    assert await run(world, purge.free_slugs) == 0
    await world.sql("UPDATE post_slugs SET gone_at = gone_at - interval '1 year'")
    assert await at(world) is None
    assert await run(world, purge.free_slugs) == 1
    assert await world.sql("SELECT 1 FROM post_slugs") == []


async def test_the_slug_of_a_post_that_was_never_public_is_free_at_once(world: World) -> None:
    """Nobody knew the address: it does not say that anything is gone."""
    await trashed_post(world, public=False)
    assert await run(world, purge.purge_posts) == 1
    assert await at(world) is None
    assert await world.sql("SELECT 1 FROM post_slugs") == []


async def test_the_event_of_a_posts_purge_is_the_declared_one(world: World) -> None:
    """It names the post and its version, and nothing else."""
    post_id = await trashed_post(world)
    await run(world, purge.purge_posts)
    (purged,) = await events.claim_unpublished(world.store.read(), 10)
    told = conforms("PostPurgedEvent", purged.body)
    assert told["data"] == {"post_id": str(post_id), "version": told["aggregate_version"]}
