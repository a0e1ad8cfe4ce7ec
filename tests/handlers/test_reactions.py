"""Operations of the tag reactions."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.handlers.conftest import Person, as_read, etag, expect, problem, same_refusal

POSTS = "/api/v1/posts"
BOOKMARKS = "/api/v1/account/bookmarks"
Statements = Callable[[], AbstractContextManager[list[bytes]]]

COUNTS = {"like": "likes_count", "bookmark": "bookmarks_count"}
TOGGLES = pytest.mark.parametrize("toggle", COUNTS)


async def count(who: Person, post: dict[str, Any], toggle: str) -> int:
    """What the post says of itself."""
    seen = expect(await who.get(f"{POSTS}/{post['id']}"), 200)
    return int(seen[COUNTS[toggle]])


async def take_down(author: Person, post: dict[str, Any]) -> None:
    """Unpublish a post."""
    path = f"{POSTS}/{post['id']}/unpublish"
    expect(await author.post(path, etag=etag(post["version"])), 200)


@TOGGLES
async def test_like_post_and_bookmark_post_count_once(
    noor: Person, ilse: Person, statements: Statements, toggle: str
) -> None:
    """Twice is once, and two people are two; each call is one statement in its transaction."""
    post = await noor.published()
    path = f"{POSTS}/{post['id']}/{toggle}"
    for who, expected in ((ilse, 1), (ilse, 1), (noor, 2)):
        with statements() as seen:
            answer = await who.put(path)
        assert (answer.status_code, answer.content) == (204, b"")
        assert len(seen) == 3, "BEGIN, one statement, COMMIT"
        assert await count(noor, post, toggle) == expected


@TOGGLES
async def test_unlike_post_and_unbookmark_post_count_once(
    noor: Person, ilse: Person, toggle: str
) -> None:
    """Taken back twice is taken back once; without one nothing changes."""
    post = await noor.published()
    path = f"{POSTS}/{post['id']}/{toggle}"
    await noor.put(path)
    for _ in range(2):
        assert (await ilse.delete(path)).status_code == 204
    assert await count(noor, post, toggle) == 1
    for _ in range(2):
        assert (await noor.delete(path)).status_code == 204
        assert await count(noor, post, toggle) == 0


@TOGGLES
async def test_like_post_and_bookmark_post_at_once(noor: Person, ilse: Person, toggle: str) -> None:
    """Of many calls at once by two people two count, and none fails."""
    post = await noor.published()
    path = f"{POSTS}/{post['id']}/{toggle}"
    answers = await asyncio.gather(*(who.put(path) for _ in range(6) for who in (noor, ilse)))
    assert {answer.status_code for answer in answers} == {204}
    assert await count(noor, post, toggle) == 2
    answers = await asyncio.gather(*(ilse.delete(path) for _ in range(6)))
    assert {answer.status_code for answer in answers} == {204}
    assert await count(noor, post, toggle) == 1


@TOGGLES
async def test_like_post_and_bookmark_post_hide_what_is_not_public(
    noor: Person, ilse: Person, toggle: str
) -> None:
    """A post that was taken down looks like one that never was, and counts nothing."""
    post = await noor.published()
    await take_down(noor, post)
    hidden, missing = f"{POSTS}/{post['id']}/{toggle}", f"{POSTS}/{uuid4()}/{toggle}"
    for method in ("PUT", "DELETE"):
        refused = await ilse.call(method, hidden)
        problem(refused, 404, "not_found")
        assert same_refusal(refused, await ilse.call(method, missing))
    assert await count(noor, post, toggle) == 0


@TOGGLES
async def test_unlike_post_and_unbookmark_post_of_a_post_that_was_taken_down(
    noor: Person, ilse: Person, toggle: str
) -> None:
    """Who liked or kept it can still take that back; then there is nothing to see any more."""
    post = await noor.published()
    path = f"{POSTS}/{post['id']}/{toggle}"
    await ilse.put(path)
    await take_down(noor, post)
    assert (await ilse.delete(path)).status_code == 204
    problem(await ilse.delete(path), 404, "not_found")
    assert await count(noor, post, toggle) == 0


async def test_like_post_tells_nobody(noor: Person, database: psycopg.Connection[Any]) -> None:
    """A toggle is no event, and no new version of the post."""
    post = await noor.published()
    events = "SELECT count(*) FROM event_store"
    before = database.execute(events).fetchone()
    for toggle in COUNTS:
        await noor.put(f"{POSTS}/{post['id']}/{toggle}")
        await noor.delete(f"{POSTS}/{post['id']}/{toggle}")
    assert database.execute(events).fetchone() == before
    assert expect(await noor.get(f"{POSTS}/{post['id']}"), 200) == as_read(post)


async def test_list_bookmarks(noor: Person, ilse: Person, statements: Statements) -> None:
    """The caller's own, newest first, each with its post, in one statement."""
    first, second = await noor.published(slug="first"), await noor.published(slug="second")
    for post in (second, first):
        await ilse.put(f"{POSTS}/{post['id']}/bookmark")
    await noor.put(f"{POSTS}/{second['id']}/bookmark")
    with statements() as seen:
        answer = await ilse.get(BOOKMARKS)

    page = expect(answer, 200)
    assert [b["post"]["slug"] for b in page["data"]] == ["first", "second"]
    assert [b["post_id"] for b in page["data"]] == [first["id"], second["id"]]
    assert [b["post"]["bookmarks_count"] for b in page["data"]] == [1, 2]
    assert page["next_cursor"] is None
    assert answer.headers["cache-control"] == "private, no-cache"
    assert len(seen) == 1


async def test_list_bookmarks_keeps_a_tombstone(noor: Person, ilse: Person) -> None:
    """Of a post that was taken down others see the id only; its author still sees the post."""
    post = await noor.published()
    for who in (noor, ilse):
        await who.put(f"{POSTS}/{post['id']}/bookmark")
    await take_down(noor, post)
    (theirs,) = expect(await ilse.get(BOOKMARKS), 200)["data"]
    assert (theirs["post_id"], theirs["post"]) == (post["id"], None)
    (own,) = expect(await noor.get(BOOKMARKS), 200)["data"]
    assert own["post"]["status"] == "unpublished"


async def test_list_bookmarks_page_by_page(
    noor: Person, ilse: Person, database: psycopg.Connection[Any]
) -> None:
    """A walk meets each bookmark once, also those of one instant, and is the caller's own."""
    home = await noor.workspace()
    for n in range(5):
        post = await noor.published(await noor.entry(home), slug=f"n{n}")
        await ilse.put(f"{POSTS}/{post['id']}/bookmark")
    database.execute("UPDATE bookmarks SET created_at = '2026-11-20T09:00:00.123456Z'")
    whole = [b["post_id"] for b in expect(await ilse.get(BOOKMARKS), 200)["data"]]
    met: list[str] = []
    query: dict[str, Any] = {"limit": 2}
    while query.get("cursor", "") is not None:
        page = expect(await ilse.get(BOOKMARKS, params=query), 200)
        met += [b["post_id"] for b in page["data"]]
        query["cursor"] = page["next_cursor"]
    assert (met, len(met)) == (whole, 5)

    cursor = expect(await ilse.get(BOOKMARKS, params={"limit": 1}), 200)["next_cursor"]
    problem(await noor.get(BOOKMARKS, params={"cursor": cursor}), 400, "cursor_mismatch")
