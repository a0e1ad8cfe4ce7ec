"""Posts are what their events say, follow their entries, and are derived anew (rules D1, D13)."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import orjson
import psycopg
import pytest

from core.content import Content, derive
from core.context import Principal
from core.etag import ANY_VERSION
from core.results import Forbidden, WrongState
from store import derivation, drafts, entries, events, lifecycle, posts, publications, workspaces
from store.fold import fold
from store.lifecycle import Schedule
from store.post_rows import PostDocument
from store.publications import NothingPublic, NothingToSync, NotLinked
from store.states import STATES, TABLE, moving
from tests.store.conftest import CANARY, HALF_PRIVATE, World, conforms, paragraph
from tests.store.test_posts import ROW

MOMENTS = (
    "created_at",
    "updated_at",
    "published_at",
    "scheduled_for",
    "deleted_at",
    "purge_at",
)
BLOCKS = {"blocks": [paragraph("a")]}


def content(text: str | None = None, *, form: str = "markdown") -> Content:
    """Make content of a text, or blocks."""
    if text is None:
        return Content("blocks", BLOCKS, None, derive("blocks", BLOCKS, None).html)
    return Content(form, None, text, derive(form, None, text).html)


async def draft(world: World, who: Principal, **fields: Any) -> UUID:
    """Begin a draft."""
    return await world.draft(who, **{"content": content(), **fields})


async def row_of(world: World, post_id: UUID) -> dict[str, Any]:
    """Read a post's row as the fold has it."""
    row: dict[str, Any] = orjson.loads((await world.sql(ROW, post_id))[0][0])
    for name in MOMENTS:
        if row[name] is not None:
            row[name] = datetime.fromisoformat(row[name]).astimezone(UTC)
    return row


async def folded(world: World, post_id: UUID) -> dict[str, Any]:
    """Rebuild a post from its events."""
    return fold(await events.stream(world.store.read(), post_id))


# Events -------------------------------------------------------------------------------------------


async def test_the_row_is_the_fold_of_any_life(world: World) -> None:
    """After each of many random changes, replaying the events gives exactly the row."""
    noor, chance = await world.person(), random.Random(5)
    post_id = await draft(world, noor, metadata={"a": 1}, tags=["One"], summary="S")
    soon = datetime(2199, 1, 1, tzinfo=UTC)
    steps: list[tuple[Any, ...]] = [
        (drafts.patch, {"title": "Neap", "tags": ["Two", "three"]}),
        (drafts.patch, {"slug": "neap", "summary": None, "metadata": {"a": None, "b": "x"}}),
        (drafts.patch, {"slug": "ebb"}),
        (drafts.patch, {"comment_policy": "closed", "title": "Ebb"}),
        (drafts.replace_content, content("*a*")),
        (drafts.replace_content, content("<p>b", form="html")),
        (drafts.replace_content, content()),
        (lifecycle.publish, Schedule(soon, "Asia/Tokyo")),
        (lifecycle.publish,),
        (lifecycle.unpublish,),
        (lifecycle.trash,),
    ]
    for _ in range(120):
        work, *rest = chance.choice(steps)
        await world.write(noor, work, post_id, [ANY_VERSION], *rest)
        if chance.random() < 0.3:
            await world.write(noor, lifecycle.restore, post_id)
        assert await folded(world, post_id) == await row_of(world, post_id)
    assert set(await world.event_types(post_id)) == {
        f"post.{kind}"
        for kind in (
            *("created", "updated", "content_replaced", "slug_changed", "scheduled"),
            *("schedule_cancelled", "published", "unpublished", "trashed", "restored"),
        )
    }


@pytest.mark.by_hand("transitions without their events, to see the statement alone")
@pytest.mark.parametrize("state", STATES)
async def test_the_sql_of_a_transition_is_the_table(world: World, state: str) -> None:
    """Where the table leads nowhere the statement has no state to write, and cannot be run."""
    post_id = await draft(world, await world.person())
    dates = "deleted_at = now(), purge_at = now()" if state == "trashed" else "published_at = now()"
    await world.sql(
        f"UPDATE posts SET status = $1, scheduled_for = now(), {dates} WHERE id = $2",  # noqa: S608
        state,
        post_id,
    )
    for action, rules in TABLE.items():
        move = f"UPDATE posts SET status = {moving(action)} WHERE id = $1 AND false"  # noqa: S608
        await world.sql(move, post_id)
        (found,) = (await world.sql(f"SELECT {moving(action)} FROM posts"))[0]  # noqa: S608
        assert (found is None) == (state not in rules)
        if found is None:
            with pytest.raises(psycopg.errors.NotNullViolation):
                await world.sql(f"UPDATE posts SET status = {moving(action)}")  # noqa: S608


# Following the entry ------------------------------------------------------------------------------


async def linked(world: World) -> tuple[Principal, UUID, UUID, UUID]:
    """Publish an entry; return the author, the workspace, the entry and the post."""
    noor = await world.person()
    workspace_id = await world.workspace(noor)
    entry_id = await world.entry(noor, workspace_id, content=HALF_PRIVATE)
    post_id, _ = await world.publish(noor, entry_id, summary="S", slug="kept")
    return noor, workspace_id, entry_id, post_id


async def unsynced(world: World, who: Principal, post_id: UUID) -> Any:
    """Read how many versions the author is told that the post is behind."""
    found = await posts.read(world.reading(who), post_id)
    assert found is not None
    return conforms("Post", found)["authoring"]["unsynced_versions"]


async def test_an_author_is_told_how_far_behind_a_post_is(world: World) -> None:
    """By versions of title and content alone, while the entry may be seen."""
    noor, _, entry_id, post_id = await linked(world)
    assert await unsynced(world, noor, post_id) == 0
    await world.write(noor, entries.patch, entry_id, [ANY_VERSION], {"mood": "calm"})
    assert await unsynced(world, noor, post_id) == 0
    await world.write(noor, entries.patch, entry_id, [ANY_VERSION], {"title": "Neap"})
    await world.write(noor, entries.replace_content, entry_id, [ANY_VERSION], BLOCKS)
    assert await unsynced(world, noor, post_id) == 2
    await world.sql("DELETE FROM memberships WHERE user_id = $1", noor.user_id)
    assert await unsynced(world, noor, post_id) is None


async def test_a_post_is_brought_up_to_its_entry(world: World) -> None:
    """Title and public content are the entry's, the rest stays; no private word comes along."""
    noor, _, entry_id, post_id = await linked(world)
    assert await world.write(noor, publications.resync, post_id, [2]) == NothingToSync()
    new = {"blocks": [paragraph("new"), paragraph(CANARY, private=True)]}
    await world.write(noor, entries.replace_content, entry_id, [ANY_VERSION], new)
    await world.write(noor, entries.patch, entry_id, [ANY_VERSION], {"title": "Neap"})
    answer = await world.write(noor, publications.resync, post_id, [2])
    assert isinstance(answer, PostDocument)
    post = conforms("Post", answer)
    assert (post["title"], post["slug"], post["summary"]) == ("Neap", "kept", "S")
    assert post["content"] == {"blocks": [paragraph("new")]}
    assert (post["status"], post["version"]) == ("published", 3)
    assert post["authoring"]["unsynced_versions"] == 0
    assert CANARY.encode() not in answer.body
    assert await folded(world, post_id) == await row_of(world, post_id)
    assert await world.write(noor, publications.resync, post_id, [3]) == NothingToSync()


async def test_what_cannot_be_brought_up(world: World) -> None:
    """A post of its own, an entry that is gone from sight, in the trash, private, or forbidden."""
    noor, workspace_id, entry_id, post_id = await linked(world)
    resync = publications.resync
    own = await draft(world, noor)
    assert await world.write(noor, resync, own, [1]) == NotLinked()
    private = {"blocks": [paragraph("x", private=True)]}
    await world.write(noor, entries.replace_content, entry_id, [ANY_VERSION], private)
    assert await world.write(noor, resync, post_id, [2]) == NothingPublic()
    await world.write(noor, workspaces.patch, workspace_id, [1], {"publishing": "disabled"})
    assert isinstance(await world.write(noor, resync, post_id, [2]), Forbidden)
    await world.write(noor, workspaces.patch, workspace_id, [2], {"publishing": "author"})
    await world.write(noor, entries.trash, entry_id, [ANY_VERSION])
    assert await world.write(noor, resync, post_id, [2]) == WrongState("trashed")
    await world.sql("DELETE FROM memberships WHERE user_id = $1", noor.user_id)
    assert await world.write(noor, resync, post_id, [2]) == NotLinked()


async def test_an_entry_is_published_later(world: World) -> None:
    """The post waits, with its time, and is nobody's to see."""
    noor = await world.person()
    entry_id = await world.entry(noor, await world.workspace(noor), content=HALF_PRIVATE)
    soon = datetime(2199, 1, 1, tzinfo=UTC)
    past = await world.publish(noor, entry_id, publish_at=datetime.now(UTC) - timedelta(seconds=5))
    assert past == publications.NotInFuture()
    post_id, document = await world.publish(noor, entry_id, publish_at=soon, tags=["t"])
    post = conforms("Post", document)
    assert (post["status"], post["published_at"]) == ("scheduled", None)
    assert post["authoring"]["schedule_zone"] == "Europe/Amsterdam"
    assert await posts.read(world.reading(), post_id) is None
    assert await world.event_types(post_id) == ["post.created", "post.scheduled"]
    assert await folded(world, post_id) == await row_of(world, post_id)


# Deriving anew ------------------------------------------------------------------------------------


async def test_stale_html_is_derived_anew(world: World) -> None:
    """From the source, in batches that go on where they stopped; each is a change of its post."""
    noor = await world.person()
    made = [
        await draft(world, noor, content=content("**a**")),
        await draft(world, noor, content=content("<b>a</b>", form="html")),
        await draft(world, noor, content=content()),
    ]
    made += [await draft(world, noor) for _ in range(derivation.BATCH)]
    good = [(await row_of(world, post_id))["content_html"] for post_id in made]
    await world.sql("UPDATE posts SET content_html = '<script>x</script>', sanitiser_version = 0")
    done: list[int] = []
    while not done or done[-1]:
        async with world.store.write() as unit:
            done.append(await derivation.derive_stale(unit))
    assert done == [derivation.BATCH, 3, 0]
    for post_id, html in zip(made, good, strict=True):
        row = await row_of(world, post_id)
        assert (row["content_html"], row["version"]) == (html, 2)
        assert await folded(world, post_id) == row
    assert await world.event_types(made[0]) == ["post.created", "post.updated"]


async def test_html_of_a_newer_sanitiser_is_left(world: World) -> None:
    """While two versions of the program run, the older one does not undo the newer one's work."""
    post_id = await draft(world, await world.person())
    await world.sql("UPDATE posts SET sanitiser_version = 99")
    async with world.store.write() as unit:
        assert await derivation.derive_stale(unit) == 0
    assert (await row_of(world, post_id))["version"] == 1
