"""Operations of the tag publications."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import psycopg
import pytest

from tests.handlers.conftest import PARAGRAPH, Person, etag, expect, for_all, problem

Join = Callable[[Person, dict[str, Any], str], None]
CANARY = "canary-7f3a"


def path_of(entry: dict[str, Any]) -> str:
    """Where an entry is published."""
    return f"/api/v1/entries/{entry['id']}/publications"


async def test_publish_entry(noor: Person) -> None:
    """A version becomes a post that everybody reads, at the address that the answer gives."""
    entry = await noor.entry(title="Low water at the old pier", tags=["private-tag"])
    request = {"version": 1, "summary": "What the tide left.", "tags": ["birds"]}
    answer = await noor.post(path_of(entry), request, key="k")

    post = expect(answer, 201)
    assert (post["title"], post["slug"]) == (entry["title"], "low-water-at-the-old-pier")
    assert (post["status"], post["summary"], post["tags"]) == (
        "published",
        "What the tide left.",
        ["birds"],
    )
    assert post["content_html"] == "<p>Eleven oystercatchers.</p>"
    assert answer.headers["location"] == f"/api/v1/posts/{post['id']}"
    assert answer.headers["etag"] == etag(post["version"])
    read = await noor.http.get(f"/api/v1/users/noor/posts/{post['slug']}")
    assert expect(read, 200) == for_all(post)


async def test_publish_entry_leaks_nothing_private(
    noor: Person, database: psycopg.Connection[Any]
) -> None:
    """Private blocks, tags, workspace, entry and other versions are in no public place."""
    home = await noor.workspace(name=CANARY, description=CANARY)
    first = {"blocks": [{"type": "paragraph", "text": [{"text": CANARY}]}]}
    entry = await noor.entry(home, content=first, tags=[CANARY], mood="calm")
    secret = {"type": "paragraph", "private": True, "text": [{"text": CANARY}]}
    content = {"blocks": [PARAGRAPH, secret]}
    path = f"/api/v1/entries/{entry['id']}"
    entry = expect(await noor.put(path + "/content", content, etag=etag(1)), 200)

    post = await noor.published(entry)

    http = noor.http
    for answer in (
        await http.get(f"/api/v1/posts/{post['id']}"),
        await http.get("/api/v1/posts"),
        await http.get(f"/api/v1/users/noor/posts/{post['slug']}"),
    ):
        text = answer.text
        assert "Low water" in text
        for private in (CANARY, entry["id"], home["id"], "private"):
            assert private not in text
    told = database.execute("SELECT public_data::text FROM event_store").fetchall()
    assert CANARY not in str(told)


async def test_publish_entry_keeps_what_was_published(noor: Person) -> None:
    """Later changes of the entry, its trashing included, do not change the post."""
    entry = await noor.entry()
    post = await noor.published(entry)
    path = f"/api/v1/entries/{entry['id']}"
    expect(await noor.patch(path, {"title": "Changed"}, etag=etag(2)), 200)
    expect(await noor.delete(path, etag=etag(3)), 200)

    assert expect(await noor.http.get(f"/api/v1/posts/{post['id']}"), 200) == for_all(post)


async def test_publish_entry_of_an_earlier_version(noor: Person) -> None:
    """The named version is published, with title and content as they were then."""
    entry = await noor.entry(title="First")
    path = f"/api/v1/entries/{entry['id']}"
    expect(await noor.patch(path, {"title": "Second"}, etag=etag(1)), 200)
    expect(await noor.put(path + "/content", {"blocks": []}, etag=etag(2)), 200)

    post = await noor.published({**entry, "version": 1})
    assert (post["title"], post["content"]) == ("First", {"blocks": [PARAGRAPH]})


async def test_publish_entry_needs_a_key(noor: Person) -> None:
    """Publishing twice by mistake is what the required key prevents."""
    entry = await noor.entry()
    answer = await noor.post(path_of(entry), {"version": 1})
    problem(answer, 400, "idempotency_key_required")

    posts = [await noor.post(path_of(entry), {"version": 1}, key="k") for _ in range(2)]
    assert posts[0].content == posts[1].content
    assert len(expect(await noor.get("/api/v1/posts"), 200)["data"]) == 1


async def test_publish_entry_refuses_versions_that_are_not(noor: Person) -> None:
    """A version that the entry does not have yet is named with the present one."""
    entry = await noor.entry()
    answer = await noor.post(path_of(entry), {"version": 2}, key="k")
    assert problem(answer, 422, "revision_not_found")["current_version"] == 1


async def test_publish_entry_refuses_what_is_all_private(noor: Person) -> None:
    """When every block is private there is nothing to publish."""
    secret = {"type": "paragraph", "private": True, "text": [{"text": "x"}]}
    entry = await noor.entry(content={"blocks": [secret]})
    answer = await noor.post(path_of(entry), {"version": 1}, key="k")
    problem(answer, 422, "private_content_blocked")


@pytest.mark.parametrize(
    ("publishing", "role", "status"),
    [
        ("author", "admin", 403),
        ("editors", "editor", 201),
        ("editors", "viewer", 403),
        ("disabled", "admin", 403),
    ],
)
async def test_publish_entry_by_another_member(
    noor: Person, ilse: Person, join: Join, publishing: str, role: str, status: int
) -> None:
    """Whether another member may publish is the workspace's to say; the post is the author's."""
    home = await noor.workspace(publishing=publishing)
    entry = await noor.entry(home)
    join(ilse, home, role)
    answer = await ilse.post(path_of(entry), {"version": 1}, key="k")

    content = expect(answer, status)
    if status == 201:
        assert content["author"]["username"] == "noor"
    else:
        problem(answer, 403, "forbidden")


async def test_publish_entry_where_publishing_is_disabled(noor: Person) -> None:
    """Where nobody publishes, the owner and author does not either."""
    entry = await noor.entry(await noor.workspace(publishing="disabled"))
    problem(await noor.post(path_of(entry), {"version": 1}, key="k"), 403, "forbidden")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Low water, at last!", "low-water-at-last"),
        ("Утро у моря", "утро-у-моря"),
        ("海辺の朝", "海辺の朝"),
        ("Schöne Grüße", "schöne-grüße"),
        ("Feed", "feed-post"),
    ],
)
async def test_publish_entry_makes_a_slug_of_any_script(
    noor: Person, title: str, slug: str
) -> None:
    """The slug is made of the title's letters, and leads to the post."""
    post = await noor.published(await noor.entry(title=title))

    assert post["slug"] == slug
    expect(await noor.http.get(f"/api/v1/users/noor/posts/{slug}"), 200)


async def test_publish_entry_makes_slugs_of_nothing_from_the_id(noor: Person) -> None:
    """Titles without a letter do not all collide."""
    posts = [await noor.published(await noor.entry(title="🌊🌊")) for _ in range(2)]

    assert all(post["slug"] == f"post-{post['id'][-8:]}" for post in posts)


async def test_publish_entry_numbers_automatic_slugs(noor: Person) -> None:
    """The same title twenty times at once gives twenty different slugs."""
    home = await noor.workspace()
    entries = [await noor.entry(home, title="Tide") for _ in range(20)]
    posts = await asyncio.gather(*(noor.published(entry) for entry in entries))

    assert {post["slug"] for post in posts} == {"tide", *(f"tide-{n}" for n in range(2, 21))}


async def test_publish_entry_refuses_a_taken_slug(noor: Person, ilse: Person) -> None:
    """A wished slug that the author has, in any case, is refused; another author may have it."""
    home = await noor.workspace()
    await noor.published(await noor.entry(home), slug="tide")
    request = {"version": 1, "slug": "TIDE"}
    answer = await noor.post(path_of(await noor.entry(home)), request, key="k")

    assert problem(answer, 409, "slug_taken")["slug"] == "TIDE"
    assert (await ilse.published(slug="tide"))["slug"] == "tide"


@pytest.mark.parametrize("slug", ["api", "Feeds", "new"])
async def test_publish_entry_refuses_reserved_slugs(noor: Person, slug: str) -> None:
    """Words that the service needs for itself are refused in any case."""
    entry = await noor.entry()
    answer = await noor.post(path_of(entry), {"version": 1, "slug": slug}, key="k")
    assert problem(answer, 422, "slug_reserved")["slug"] == slug


@pytest.mark.parametrize("slug", ["-a", "a--b", "a b", "a/b", "", "x" * 81, "\u200b", "🐚"])
async def test_publish_entry_refuses_what_is_no_slug(noor: Person, slug: str) -> None:
    """A slug has letters, marks and digits, single hyphens between, and at most 80 of them."""
    entry = await noor.entry()
    answer = await noor.post(path_of(entry), {"version": 1, "slug": slug}, key="k")

    errors = problem(answer, 422, "validation_failed")["errors"]
    assert {error["pointer"] for error in errors} == {"/slug"}


async def test_publish_entry_makes_html_that_cannot_harm(noor: Person) -> None:
    """Markup in text is text, and links carry what readers' programs need to distrust them."""
    link = {"text": "<img src=x onerror=alert(1)>", "link": 'https://example.org/"onclick="x'}
    text = [{"text": "<script>alert(1)</script>"}, {**link, "link": "https://example.org/a"}]
    entry = await noor.entry(content={"blocks": [{"type": "paragraph", "text": text}]})

    html = (await noor.published(entry))["content_html"]
    assert "<script" not in html
    assert "<img" not in html
    assert 'rel="noopener nofollow ugc"' in html


async def test_publish_entry_tells_three_events(
    noor: Person, database: psycopg.Connection[Any]
) -> None:
    """The post came to be and became public, and the entry was published: in one transaction."""
    entry = await noor.entry()
    post = await noor.published(entry)

    told = database.execute(
        """SELECT event_type, aggregate_version, xmin::text FROM event_store
           WHERE aggregate_id IN (%s, %s) AND event_type <> 'entry.created' ORDER BY position""",
        [entry["id"], post["id"]],
    ).fetchall()
    assert {row[:2] for row in told} == {
        ("entry.published", 2),
        ("post.created", 1),
        ("post.published", 2),
    }
    assert [row[1] for row in told if row[0].startswith("post.")] == [1, 2]
    assert len({row[2] for row in told}) == 1
    assert post["version"] == 2


# Bringing a post up to its entry ------------------------------------------------------------------

NEW = {"type": "paragraph", "text": [{"text": "Twelve oystercatchers."}]}


async def rewritten(person: Person, entry: dict[str, Any], *blocks: dict[str, Any]) -> None:
    """Give a published entry, which is at its second version, new content."""
    path = f"/api/v1/entries/{entry['id']}/content"
    expect(await person.put(path, {"blocks": list(blocks)}, etag=etag(2)), 200)


async def resync(person: Person, post: dict[str, Any], key: str | None = None) -> httpx.Response:
    """Bring a post up to its entry, as it was just published."""
    return await person.post(f"/api/v1/posts/{post['id']}/resync", etag=etag(2), key=key)


async def test_resync_post(noor: Person, ilse: Person) -> None:
    """Readers get the entry's present content without its private blocks; a repetition has none."""
    entry = await noor.entry()
    post = await noor.published(entry)
    await rewritten(noor, entry, NEW, {**NEW, "private": True, "text": [{"text": CANARY}]})

    answer = await resync(noor, post, key="k")
    synced = expect(answer, 200)
    assert (synced["version"], synced["slug"]) == (3, post["slug"])
    assert synced["content"] == {"blocks": [NEW]}
    assert synced["authoring"]["unsynced_versions"] == 0
    read = await ilse.get(f"/api/v1/posts/{post['id']}")
    assert expect(read, 200) == for_all(synced)
    assert CANARY not in read.text
    again = await resync(noor, post, key="k")
    assert (again.content, again.headers["idempotency-replayed"]) == (answer.content, "true")


async def test_resync_post_where_nothing_changed(noor: Person) -> None:
    """A post of the entry's present content stays at its version; a mood is no part of it."""
    entry = await noor.entry()
    post = await noor.published(entry)
    problem(await resync(noor, post), 409, "nothing_to_sync")
    path = f"/api/v1/entries/{entry['id']}"
    expect(await noor.patch(path, {"mood": "calm"}, etag=etag(2)), 200)

    problem(await resync(noor, post), 409, "nothing_to_sync")
    assert expect(await noor.get(f"/api/v1/posts/{post['id']}"), 200)["version"] == 2


async def test_resync_post_where_publishing_was_disabled(noor: Person) -> None:
    """What a workspace forbids holds for posts that were made before it did."""
    home = await noor.workspace()
    entry = await noor.entry(home)
    post = await noor.published(entry)
    await rewritten(noor, entry, NEW)
    path = f"/api/v1/workspaces/{home['id']}"
    expect(await noor.patch(path, {"publishing": "disabled"}, etag=etag(1)), 200)

    problem(await resync(noor, post), 403, "forbidden")


async def test_resync_post_of_an_entry_in_the_trash(noor: Person) -> None:
    """A trashed entry gives nothing to readers before it is restored."""
    entry = await noor.entry()
    post = await noor.published(entry)
    await rewritten(noor, entry, NEW)
    expect(await noor.delete(f"/api/v1/entries/{entry['id']}", etag=etag(3)), 200)

    content = problem(await resync(noor, post), 409, "invalid_transition")
    assert content["current_status"] == "trashed"


async def test_resync_post_refuses_what_is_all_private(noor: Person) -> None:
    """An entry that became private from end to end leaves its post as it was."""
    entry = await noor.entry()
    post = await noor.published(entry)
    await rewritten(noor, entry, {**NEW, "private": True})

    problem(await resync(noor, post), 422, "private_content_blocked")
    assert expect(await noor.get(f"/api/v1/posts/{post['id']}"), 200)["content"] == post["content"]
