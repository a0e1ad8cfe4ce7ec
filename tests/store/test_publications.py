"""From journal to blog: what is published, by whom, and under which slug (domain rule D3)."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import UUID

import pytest

from core.ids import new_id
from core.results import Forbidden, NotFound, WrongState
from store import entries, events, lifecycle, posts, workspaces
from store.post_rows import PostDocument
from store.posts import Filters
from store.publications import NothingPublic, RevisionNotFound, SlugTaken
from tests.store.conftest import CANARY, HALF_PRIVATE, World, conforms, paragraph

SHOWN = {"blocks": [paragraph("public <b>")]}


async def slug_of(world: World, post_id: UUID) -> str:
    """Return a post's slug."""
    return str((await world.sql("SELECT slug FROM posts WHERE id = $1", post_id))[0][0])


# Publishing ---------------------------------------------------------------------------------------


async def test_a_post_shows_what_is_public(world: World) -> None:
    """Private blocks are gone; the answer is what everybody reads, from now on."""
    noor = await world.person()
    entry_id = await world.entry(
        noor, await world.workspace(noor), content=HALF_PRIVATE, tags=["p"]
    )
    answer = await world.publish(noor, entry_id, summary="S", tags=["Tides", "birds"])
    assert isinstance(answer, tuple)
    post_id, document = answer
    post = conforms("Post", document)
    assert (
        post.items()
        >= {
            "title": "Low water",
            "slug": "low-water",
            "status": "published",
            "summary": "S",
            "content": SHOWN,
            "content_html": "<p>public &lt;b&gt;</p>",
            "tags": ["birds", "Tides"],
            "version": 2,
        }.items()
    )
    for who in (None, noor, await world.person("ilse")):
        found = await posts.read(world.reading(who), post_id)
        assert isinstance(found, PostDocument)
        own = who is noor
        assert (found.version, found.is_public, found.is_own) == (2, True, own)
        shown = {**post, "authoring": post["authoring"] if own else None}
        assert conforms("Post", found) == shown
    assert post["published_at"] == post["created_at"] == post["updated_at"]


async def test_nothing_of_the_journal_shows_in_public(world: World) -> None:
    """No public surface has the ids of entry or workspace, private text, private tags or names."""
    noor = await world.person()
    workspace_id = await world.workspace(noor, name=CANARY, description=CANARY)
    entry_id = await world.entry(
        noor, workspace_id, title=CANARY, content=HALF_PRIVATE, tags=[CANARY]
    )
    await world.write(noor, entries.patch, entry_id, [1], {"title": "Shown"})
    answer = await world.publish(noor, entry_id, version=2)
    post_id = answer[0]
    by_address = await posts.read_by_address(world.reading(), "noor", "shown")
    assert isinstance(by_address, PostDocument)
    by_id = await posts.read(world.reading(await world.person("ilse")), post_id)
    assert by_id is not None
    page = await posts.page(world.reading(), Filters(), 25)
    async with world.store.write() as unit:
        sent = [e.body for e in await events.claim_unpublished(unit, 100)]
    of_posts = [body for body in sent if str(post_id).encode() in body and b'"post.' in body]
    assert len(of_posts) == 2
    for surface in (by_id.body, by_address.body, *page.items, *of_posts):
        for secret in (str(entry_id), str(workspace_id), CANARY):
            assert secret.encode() not in surface


async def test_an_old_version_is_published_as_it_was(world: World) -> None:
    """The named version is copied from history, and later changes do not touch the post."""
    noor = await world.person()
    entry_id = await world.entry(
        noor, await world.workspace(noor), title="First", content=HALF_PRIVATE
    )
    await world.write(noor, entries.patch, entry_id, [1], {"title": "Second"})
    other = {"blocks": [paragraph("other")]}
    await world.write(noor, entries.replace_content, entry_id, [2], other)
    seen = {}
    for version in (1, 2, 3):
        answer = await world.publish(noor, entry_id, version=version)
        post = conforms("Post", answer[1])
        seen[version] = (post["title"], post["content"], post["slug"])
    assert seen == {
        1: ("First", SHOWN, "first"),
        2: ("Second", SHOWN, "second"),
        3: ("Second", other, "second-2"),
    }


async def test_publishing_is_an_event_of_the_entry_too(world: World) -> None:
    """The entry's version goes up; the post begins with two events; all of one moment."""
    noor = await world.person()
    entry_id = await world.entry(noor, await world.workspace(noor), content=HALF_PRIVATE)
    post_id, _ = await world.publish(noor, entry_id)
    assert await world.event_types(entry_id) == ["entry.created", "entry.published"]
    assert await world.event_types(post_id) == ["post.created", "post.published"]
    entry = await entries.read(world.reading(noor), entry_id)
    assert entry is not None
    assert entry.version == 2
    moments = await world.sql(
        "SELECT count(DISTINCT occurred_at) FROM event_store WHERE event_type = ANY($1)",
        ["entry.published", "post.created", "post.published"],
    )
    assert moments == [(1,)]


async def test_a_version_that_is_not_there(world: World) -> None:
    """A version of the future cannot be published; the answer says which there is."""
    noor = await world.person()
    entry_id = await world.entry(noor, await world.workspace(noor), content=HALF_PRIVATE)
    assert await world.publish(noor, entry_id, version=2) == RevisionNotFound(1)
    assert await world.publish(noor, entry_id, version=2**53 - 1) == RevisionNotFound(1)


async def test_a_wholly_private_entry_is_not_published(world: World) -> None:
    """When every block is private there is nothing to show; an entry without blocks may show."""
    noor = await world.person()
    workspace_id = await world.workspace(noor)
    private = {"blocks": [paragraph("x", private=True)]}
    entry_id = await world.entry(noor, workspace_id, content=private)
    assert await world.publish(noor, entry_id) == NothingPublic()
    assert (await world.sql("SELECT count(*) FROM post_slugs"))[0][0] == 0
    empty = await world.entry(noor, workspace_id)
    assert isinstance(await world.publish(noor, empty), tuple)


async def test_what_is_in_the_trash_is_not_published(world: World) -> None:
    """A trashed entry must be restored first."""
    noor = await world.person()
    entry_id = await world.entry(noor, await world.workspace(noor), content=HALF_PRIVATE)
    await world.write(noor, entries.trash, entry_id, [1])
    assert await world.publish(noor, entry_id) == WrongState("trashed")


@pytest.mark.parametrize(
    ("publishing", "role", "own", "may"),
    [
        ("disabled", "owner", True, False),
        ("author", "owner", True, True),
        ("author", "owner", False, False),
        ("author", "editor", True, True),
        ("author", "viewer", True, False),
        ("editors", "owner", False, True),
        ("editors", "editor", False, True),
        ("editors", "viewer", True, False),
    ],
)
async def test_who_may_publish(
    world: World, publishing: str, role: str, *, own: bool, may: bool
) -> None:
    """The workspace says who publishes: nobody, the author, or every editor; never a viewer."""
    noor = await world.person()
    workspace_id = await world.workspace(noor)
    member = await world.member(workspace_id, "editor")
    entry_id = await world.entry(member if own else noor, workspace_id, content=HALF_PRIVATE)
    await world.sql("UPDATE memberships SET role = $1 WHERE user_id = $2", role, member.user_id)
    await world.write(noor, workspaces.patch, workspace_id, [1], {"publishing": publishing})
    answer = await world.publish(member, entry_id)
    if may:
        author = member if own else noor
        assert conforms("Post", answer[1])["author"]["id"] == str(author.user_id)
    else:
        assert isinstance(answer, Forbidden)


async def test_outsiders_learn_nothing(world: World) -> None:
    """To somebody else the entry is as absent as one that never was."""
    noor, ilse = await world.person("noor"), await world.person("ilse")
    entry_id = await world.entry(noor, await world.workspace(noor), content=HALF_PRIVATE)
    for which in (entry_id, new_id()):
        assert await world.publish(ilse, which) == NotFound()


# Slugs --------------------------------------------------------------------------------------------


async def test_equal_titles_get_numbers(world: World) -> None:
    """`x`, `x-2`, `x-3`: per author, also when only case or accents' composition differ."""
    noor, ilse = await world.person("noor"), await world.person("ilse")
    titles = ["\u00c9t\u00e9", "e\u0301te\u0301", "\u00c9T\u00c9", "\U0001f426"]
    slugs = [await slug_of(world, await world.published(noor, title=t)) for t in titles]
    assert slugs[:3] == ["\u00e9t\u00e9", "\u00e9t\u00e9-2", "\u00e9t\u00e9-3"]
    assert slugs[3].startswith("post-")
    assert (
        await slug_of(world, await world.published(ilse, title="\u00c9t\u00e9")) == "\u00e9t\u00e9"
    )


async def test_equal_titles_at_once_get_different_slugs(world: World) -> None:
    """Thirty posts of one title published at the same time all succeed, under thirty slugs."""
    noor = await world.person()
    workspace_id = await world.workspace(noor)
    made = [await world.entry(noor, workspace_id, content=HALF_PRIVATE) for _ in range(30)]
    answers = await asyncio.gather(*(world.publish(noor, entry_id) for entry_id in made))
    slugs = {await slug_of(world, answer[0]) for answer in answers}
    assert slugs == {"low-water"} | {f"low-water-{n}" for n in range(2, 31)}


async def test_a_wished_slug_is_taken_or_not(world: World) -> None:
    """An explicit slug is never varied: whoever has it, or had it, keeps it."""
    noor = await world.person()
    first = await world.published(noor, slug="Pier")
    assert await slug_of(world, first) == "Pier"
    entry_id = await world.entry(noor, await world.workspace(noor), content=HALF_PRIVATE)
    for slug in ("Pier", "pier", "\uff30ier"):
        assert await world.publish(noor, entry_id, slug=slug) == SlugTaken(slug)
    await world.write(noor, lifecycle.unpublish, first, [2])
    assert await world.publish(noor, entry_id, slug="pier") == SlugTaken("pier")
    entry = await entries.read(world.reading(noor), entry_id)
    assert entry is not None
    assert entry.version == 1


async def test_one_wished_slug_at_once_is_taken_once(world: World) -> None:
    """Of ten posts that want one slug at the same time one gets it."""
    noor = await world.person()
    workspace_id = await world.workspace(noor)
    made = [await world.entry(noor, workspace_id, content=HALF_PRIVATE) for _ in range(10)]
    answers = await asyncio.gather(
        *(world.publish(noor, entry_id, slug="pier") for entry_id in made)
    )
    assert answers.count(SlugTaken("pier")) == 9


async def test_who_publishes_need_not_be_the_author(world: World) -> None:
    """An editor publishes in the author's name, and the event says who did it."""
    noor = await world.person()
    workspace_id = await world.workspace(noor, publishing="editors")
    ilse = await world.member(workspace_id, "editor")
    entry_id = await world.entry(noor, workspace_id, content=HALF_PRIVATE)
    post_id, document = await world.publish(ilse, entry_id)
    assert conforms("Post", document)["author"]["username"] == "noor"
    actors = await world.sql(
        "SELECT DISTINCT metadata -> 'actor' ->> 'id' FROM event_store WHERE aggregate_id = $1",
        post_id,
    )
    assert actors == [(str(ilse.user_id),)]
    key = replace(ilse, kind="api_key")
    made = await world.publish(key, entry_id)
    kinds = await world.sql(
        "SELECT DISTINCT metadata -> 'actor' ->> 'kind' FROM event_store WHERE aggregate_id = $1",
        made[0],
    )
    assert kinds == [("api_key",)]
