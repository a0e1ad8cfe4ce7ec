"""Posts as readers and their authors see them (domain rules D3, D4)."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest

from core.context import Principal
from core.etag import ANY_VERSION
from core.ids import new_id
from core.results import Conflict, Document, NotFound, WrongState
from store import drafts, events, lifecycle, posts, users
from store.fold import fold
from store.lifecycle import Schedule
from store.post_rows import PostDocument
from store.posts import Filters, Moved
from store.states import STATES
from tests.store.conftest import HALF_PRIVATE, World, all_conform, conforms

# Addresses ----------------------------------------------------------------------------------------


async def test_an_address_leads_to_the_post(world: World) -> None:
    """In any case and composition; a version that is known is not rendered."""
    noor = await world.person()
    post_id = await world.published(noor, title="\u00c9t\u00e9")
    expected = await posts.read(world.reading(), post_id)
    for username, slug in (("noor", "\u00e9t\u00e9"), ("NOOR", "E\u0301TE\u0301")):
        assert await posts.read_by_address(world.reading(), username, slug) == expected
    known = await posts.read_by_address(world.reading(), "noor", "\u00e9t\u00e9", [2])
    assert known == PostDocument(2, None, is_public=True)
    for username, slug in (("noor", "ete"), ("ilse", "\u00e9t\u00e9"), ("", "")):
        assert await posts.read_by_address(world.reading(), username, slug) is None


async def test_former_names_lead_to_the_present_address(world: World) -> None:
    """After any number of renamings each old name leads there in one step."""
    noor = await world.person("noor")
    post_id = await world.published(noor)
    for version, name in enumerate(["second", "third"], 1):
        await world.write(noor, users.patch, noor.user_id, [version], {"username": name})
    await world.write(noor, drafts.patch, post_id, [2], {"slug": "now"})
    for username in ("noor", "second", "third"):
        for slug in ("low-water", "now"):
            found = await posts.read_by_address(world.reading(), username, slug)
            if (username, slug) == ("third", "now"):
                assert isinstance(found, PostDocument)
            else:
                assert found == Moved("third", "now")


# Taking down --------------------------------------------------------------------------------------


async def test_a_post_that_was_taken_down_is_its_authors_alone(world: World) -> None:
    """Others find nothing, at either address; the author reads it; slug and time stay."""
    noor, ilse = await world.person("noor"), await world.person("ilse")
    post_id = await world.published(noor)
    before = await posts.read(world.reading(noor), post_id)
    answer = await world.write(noor, lifecycle.unpublish, post_id, [2])
    assert isinstance(answer, PostDocument)
    assert before is not None
    post, was = conforms("Post", answer), conforms("Post", before)
    assert post["authoring"] is not None
    assert post == {
        **was,
        "status": "unpublished",
        "version": 3,
        "updated_at": post["updated_at"],
    }
    assert await posts.read(world.reading(noor), post_id) == answer
    assert not answer.is_public
    for who in (None, ilse):
        assert await posts.read(world.reading(who), post_id) is None
        assert (await posts.page(world.reading(who), Filters(), 25)).items == []
    assert await posts.read_by_address(world.reading(noor), "noor", "low-water") is None


async def test_only_its_author_takes_a_post_down(world: World) -> None:
    """To others it is as absent as one that never was, though they can read it."""
    noor, ilse = await world.person("noor"), await world.person("ilse")
    post_id = await world.published(noor)
    for who, which in ((ilse, post_id), (noor, new_id())):
        assert await world.write(who, lifecycle.unpublish, which, [ANY_VERSION]) == NotFound()


async def test_a_post_is_taken_down_once(world: World) -> None:
    """Another version is a conflict; what is down already is in the wrong state."""
    noor = await world.person()
    post_id = await world.published(noor)
    answers = await asyncio.gather(
        *(world.write(noor, lifecycle.unpublish, post_id, [2]) for _ in range(5))
    )
    assert sum(isinstance(answer, Document) for answer in answers) == 1
    assert sum(isinstance(answer, Conflict) for answer in answers) == 4
    wrong = WrongState("unpublished")
    assert await world.write(noor, lifecycle.unpublish, post_id, [3]) == wrong
    assert await world.event_types(post_id) == [
        "post.created",
        "post.published",
        "post.unpublished",
    ]


@pytest.mark.parametrize("status", STATES)
async def test_only_what_is_published_is_public(world: World, status: str) -> None:
    """Drafts, scheduled, taken-down and trashed posts are on no public surface."""
    noor, ilse = await world.person("noor"), await world.person("ilse")
    post_id = await world.draft(noor, tags=["t"])
    later = Schedule(datetime(2198, 6, 30, tzinfo=UTC), "UTC")
    steps: dict[str, list[tuple[Any, ...]]] = {
        "draft": [],
        "scheduled": [(lifecycle.publish, later)],
        "published": [(lifecycle.publish,)],
        "unpublished": [(lifecycle.publish,), (lifecycle.unpublish,)],
        "trashed": [(lifecycle.publish,), (lifecycle.trash,)],
    }
    for work, *more in steps[status]:
        assert isinstance(await world.write(noor, work, post_id, [ANY_VERSION], *more), Document)
    is_public = status == "published"
    for who in (None, ilse):
        ctx = world.reading(who)
        assert (await posts.read(ctx, post_id) is not None) == is_public
        assert (
            isinstance(await posts.read_by_address(ctx, "noor", "low-water"), PostDocument)
            == is_public
        )
        for filters in (Filters(), Filters(author="noor"), Filters(tag="t"), Filters("published")):
            mine = filters.status is not None
            assert bool((await posts.page(ctx, filters, 25)).items) == (is_public and not mine)
    expected = status in ("published", "scheduled")
    answer = await world.write(noor, lifecycle.unpublish, post_id, [ANY_VERSION])
    assert isinstance(answer, PostDocument) == expected
    assert isinstance(answer, WrongState) == (not expected)


# Lists --------------------------------------------------------------------------------------------


async def walk(world: World, who: Principal | None, filters: Filters, limit: int) -> list[str]:
    """Read every page; return the ids."""
    seen: list[str] = []
    after = None
    for _ in range(200):
        page = await posts.page(world.reading(who), filters, limit, after)
        seen += [post["id"] for post in all_conform("PostSummary", page.items)]
        if page.next_key is None:
            return seen
        after = orjson.loads(orjson.dumps(list(page.next_key)))
    pytest.fail("the list has no end")


@pytest.mark.by_hand("posts of one instant, which only chance would make")
async def test_lists_and_their_filters(world: World) -> None:
    """Newest first, each once with any size of page; by author, tag, and one's own by state."""
    noor, ilse = await world.person("noor"), await world.person("ilse")
    made: list[tuple[str, Principal, bool, bool]] = []
    for n in range(9):
        author = (noor, ilse, noor)[n % 3]
        post_id = await world.published(author, tags=["Birds"] if n % 2 else [])
        if n % 4 == 0:
            await world.write(author, lifecycle.unpublish, post_id, [2])
        made.insert(0, (str(post_id), author, bool(n % 2), n % 4 != 0))
    # Several posts of one instant: the id decides.
    await world.sql("UPDATE posts SET published_at = date_trunc('hour', published_at)")
    await world.sql("UPDATE post_tags SET published_at = date_trunc('hour', published_at)")
    public = [post for post in made if post[3]]
    cases: list[tuple[Principal | None, Filters, list[str]]] = [
        (None, Filters(), [p for p, *_ in public]),
        (noor, Filters(tag="BIRDS"), [p for p, _, tagged, _ in public if tagged]),
        (None, Filters(author="NOOR"), [p for p, who, *_ in public if who is noor]),
        (noor, Filters("unpublished"), [p for p, who, _, up in made if who is noor and not up]),
        (ilse, Filters("published"), [p for p, who, *_ in public if who is ilse]),
        (ilse, Filters("published", "noor"), []),
        (None, Filters("unpublished"), []),
        (None, Filters(author="nobody"), []),
        (None, Filters(tag="none"), []),
    ]
    for who, filters, expected in cases:
        for limit in (1, 2, 100):
            assert await walk(world, who, filters, limit) == expected, filters


async def test_a_private_tag_finds_no_post(world: World) -> None:
    """Tags of a workspace and public tags are apart, even of one name."""
    noor = await world.person()
    entry_id = await world.entry(
        noor, await world.workspace(noor), content=HALF_PRIVATE, tags=["mine"]
    )
    await world.publish(noor, entry_id, tags=["shown"])
    assert (await posts.page(world.reading(), Filters(tag="mine"), 25)).items == []
    assert len((await posts.page(world.reading(), Filters(tag="shown"), 25)).items) == 1


async def test_reads_are_one_statement(world: World) -> None:
    """By id, by address, and a list: one round trip each."""
    noor = await world.person()
    post_id = await world.published(noor)
    world.statements.clear()
    await posts.read(world.reading(), post_id)
    await posts.read_by_address(world.reading(), "noor", "low-water")
    await posts.page(world.reading(), Filters(), 20)
    assert len(world.statements) == 3


# Events -------------------------------------------------------------------------------------------

ROW = """
    SELECT to_json(r) FROM (
        SELECT p.author_id, p.entry_id, p.entry_version, p.title, p.slug, p.status, p.summary,
               p.content_format, p.content_raw, p.content_base, p.content_json AS content,
               p.content_html,
               p.sanitiser_version, p.metadata, p.comment_policy, p.version, p.created_at,
               p.updated_at, p.updated_by, p.published_at, p.scheduled_for, p.schedule_zone,
               p.deleted_at, p.purge_at,
               ARRAY(SELECT t.name FROM post_tags pt JOIN tags t ON t.id = pt.tag_id
                     WHERE pt.post_id = p.id ORDER BY t.name_key) AS tags,
               ARRAY(SELECT h.alias FROM post_aliases h WHERE h.post_id = p.id
                     ORDER BY h.alias_key) AS aliases
        FROM posts p WHERE p.id = $1) r"""


async def test_the_row_is_the_fold_of_its_events(world: World) -> None:
    """Replaying a post's events gives exactly the row, published and taken down."""
    noor = await world.person()
    past = datetime(2019, 3, 14, 17, 30, tzinfo=UTC)
    old: dict[str, Any] = {"published_at": past, "aliases": ["/2019/x", "/?p=1"]}
    post_id = await world.published(noor, summary="S", tags=["Tides", "birds"], **old)
    for _ in range(2):
        row = orjson.loads((await world.sql(ROW, post_id))[0][0])
        for name in ("created_at", "updated_at", "published_at"):
            row[name] = datetime.fromisoformat(row[name]).astimezone(UTC)
        assert fold(await events.stream(world.store.read(), post_id)) == row
        await world.write(noor, lifecycle.unpublish, post_id, [ANY_VERSION])
