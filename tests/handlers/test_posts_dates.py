"""Dates of posts that were public elsewhere before: given when they are published, or corrected."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import feedparser  # type: ignore[import-untyped]
import httpx
import orjson
import psycopg
import pytest

from tests.handlers.conftest import Make, Person, as_read, etag, expect, post_in, problem

POSTS = "/api/v1/posts"
PAST = "2019-03-14T18:30:00.25+01:00"
SHOWN = "2019-03-14T17:30:00.250000Z"


async def draft(who: Person, title: str = "Low water", **fields: Any) -> dict[str, Any]:
    """Begin a draft."""
    return expect(await who.post(POSTS, {"title": title, **fields}), 201)


async def publish(who: Person, post: dict[str, Any], **body: Any) -> httpx.Response:
    """Publish a post at its present version."""
    path = f"{POSTS}/{post['id']}"
    tag = (await who.get(path)).headers["etag"]
    return await who.post(f"{path}/publish", body, etag=tag, key=str(uuid4()))


async def dated(who: Person, date: str | None, **fields: Any) -> dict[str, Any]:
    """Write a post and publish it, under a date if one is given."""
    body = {} if date is None else {"published_at": date}
    return expect(await publish(who, await draft(who, **fields), **body), 200)


async def correct(who: Person, post: dict[str, Any], date: str) -> httpx.Response:
    """Give a post another date, at its present version."""
    path = f"{POSTS}/{post['id']}"
    tag = (await who.get(path)).headers["etag"]
    return await who.patch(path, {"published_at": date}, etag=tag)


async def titles(client: httpx.AsyncClient, **query: Any) -> list[str]:
    """Read a list to its end, page by page; gives what its posts are called."""
    found: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = expect(await client.get(POSTS, params={**query, **cursor}), 200)
        found += [post["title"] for post in page["data"]]
        if page["next_cursor"] is None:
            return found
        cursor = {"cursor": page["next_cursor"]}


async def test_publish_post_under_a_past_date(
    noor: Person, client: httpx.AsyncClient, database: psycopg.Connection[Any]
) -> None:
    """The post has it for everybody, and so does the event that tells of it."""
    post = await draft(noor, slug="spring", tags=["tides"])
    public = expect(await publish(noor, post, published_at=PAST), 200)
    assert (public["status"], public["published_at"]) == ("published", SHOWN)
    assert public["created_at"] == post["created_at"] < public["updated_at"]
    read = expect(await client.get("/api/v1/users/noor/posts/spring"), 200)
    assert read["published_at"] == SHOWN
    (told,) = database.execute(
        "SELECT public_data::text FROM event_store WHERE event_type = 'post.published'"
    ).fetchone() or ("",)
    assert orjson.loads(told)["published_at"] == SHOWN


async def test_publish_entry_under_a_past_date(noor: Person, client: httpx.AsyncClient) -> None:
    """An entry that is imported keeps its date as a post."""
    post = await noor.published(published_at=PAST, tags=["tides"])
    assert (post["status"], post["published_at"]) == ("published", SHOWN)
    await noor.published(await noor.entry(title="Newer"))
    assert await titles(client) == ["Newer", "Low water"]
    assert await titles(client, tag="tides") == ["Low water"]


@pytest.mark.parametrize("query", [{}, {"author": "noor"}, {"tag": "tides"}])
async def test_lists_go_by_the_date(
    noor: Person, client: httpx.AsyncClient, query: dict[str, str]
) -> None:
    """However late an old post comes: on every page, by author and by tag, also when corrected."""
    dates = {"C": "2020-01-01T00:00:00Z", "A": "1660-01-01T12:00:00Z", "D": None, "B": PAST}
    made = {
        title: await dated(noor, date, title=title, tags=["tides"]) for title, date in dates.items()
    }
    assert await titles(client, limit=1, **query) == ["D", "C", "B", "A"]
    moved = expect(await correct(noor, made["D"], "1999-12-31T23:59:59-12:00"), 200)
    assert moved["published_at"] == "2000-01-01T11:59:59.000000Z"
    assert await titles(client, limit=1, **query) == ["C", "B", "D", "A"]


async def test_popular_posts_go_by_the_date(
    noor: Person, client: httpx.AsyncClient, count: Callable[[], Awaitable[int]]
) -> None:
    """What is old is less popular than what is new, and a corrected date counts next time."""
    new = await dated(noor, None, title="New one")
    await dated(noor, PAST, title="Old one")
    await count()
    assert await titles(client, sort="popular") == ["New one", "Old one"]
    expect(await correct(noor, new, "2001-01-01T00:00:00Z"), 200)
    await count()
    assert await titles(client, sort="popular") == ["Old one", "New one"]


@pytest.mark.parametrize("kind", ["rss", "atom"])
async def test_feeds_go_by_the_date(noor: Person, client: httpx.AsyncClient, kind: str) -> None:
    """In order and in what they say; the first year that a post may be of is a date there, too."""
    oldest = await dated(noor, "1000-01-01T00:00:00Z", title="Oldest")
    await dated(noor, PAST, title="Old one")
    before = await client.get("/api/v1/feeds/noor", params={"format": kind})
    found: Any = feedparser.parse(before.content)
    assert [entry.title for entry in found.entries] == ["Old one", "Oldest"]
    assert [entry.published_parsed[:3] for entry in found.entries] == [(2019, 3, 14), (1000, 1, 1)]
    expect(await correct(noor, oldest, "2020-01-01T00:00:00Z"), 200)
    after = await client.get("/api/v1/feeds/noor", params={"format": kind})
    assert [entry.title for entry in feedparser.parse(after.content).entries] == [
        "Oldest",
        "Old one",
    ]
    assert after.headers["etag"] != before.headers["etag"]


async def test_publish_post_again_keeps_or_changes_the_date(noor: Person) -> None:
    """Taken down and published again, it has the date that it had, or the one that is given."""
    post = await dated(noor, PAST)
    path = f"{POSTS}/{post['id']}/unpublish"
    expect(await noor.post(path, etag=etag(2)), 200)
    assert expect(await publish(noor, post), 200)["published_at"] == SHOWN
    expect(await noor.post(path, etag=etag(4)), 200)
    again = await publish(noor, post, published_at="2018-01-01T00:00:00Z")
    assert expect(again, 200)["published_at"] == "2018-01-01T00:00:00.000000Z"


async def test_update_post_corrects_the_date_of_what_was_public(noor: Person) -> None:
    """Also while it is not, and when it waits to be public again; with other fields or alone."""
    post = await post_in(noor, "unpublished", tags=["tides"])
    path = f"{POSTS}/{post['id']}"
    changed = {"published_at": PAST, "title": "High water", "tags": ["tides", "birds"]}
    moved = expect(await noor.patch(path, changed, etag=etag(3)), 200)
    assert (moved["published_at"], moved["title"]) == (SHOWN, "High water")
    expect(await publish(noor, post, publish_at="2198-06-30T12:00:00Z"), 200)
    again = expect(await correct(noor, post, "2018-01-01T00:00:00Z"), 200)
    assert (again["status"], again["version"]) == ("scheduled", 6)
    assert again["published_at"] == "2018-01-01T00:00:00.000000Z"


async def test_update_post_to_its_own_date_changes_nothing(noor: Person) -> None:
    """Whatever offset, or digits, it is written with."""
    post = await dated(noor, PAST)
    for same in (PAST, SHOWN, "2019-03-14T20:30:00.2500+03:00"):
        assert expect(await correct(noor, post, same), 200)["version"] == 2


@pytest.mark.parametrize("status", ["draft", "scheduled", "trashed"])
async def test_update_post_gives_no_date_to_what_was_never_public(
    noor: Person, status: str
) -> None:
    """It gets one when it is published; what is in the trash is restored first."""
    post = await post_in(noor, status)
    content = problem(await correct(noor, post, PAST), 409, "invalid_transition")
    assert content["current_status"] == status
    if status != "trashed":
        assert "published_at" in content["detail"]


REFUSED = [
    ("2199-01-01T08:00:00Z", "in_future"),
    ("2019-03-14T18:30:00", "pattern"),
    ("2019-03-14", "pattern"),
    ("0999-12-31T23:59:59Z", "pattern"),
    ("3000-01-01T00:00:00Z", "pattern"),
    ("2019-02-30T08:00:00Z", "format"),
    ("2019-03-14T18:30:60Z", "format"),
    ("2019-03-14T18:30:00+25:00", "format"),
]


@pytest.mark.parametrize(("date", "code"), REFUSED)
async def test_other_dates_are_refused(noor: Person, date: str, code: str) -> None:
    """To come, without an offset, too early or none at all: by every operation, with its reason."""
    post, public, entry = await draft(noor), await dated(noor, None), await noor.entry()
    publications = f"/api/v1/entries/{entry['id']}/publications"
    body = {"version": 1, "published_at": date}
    for answer in (
        await publish(noor, post, published_at=date),
        await correct(noor, public, date),
        await noor.post(publications, body, key=str(uuid4())),
    ):
        content = problem(answer, 422, "validation_failed")
        assert code in {error["code"] for error in content["errors"]}
        assert {error["pointer"] for error in content["errors"]} == {"/published_at"}
        if code == "in_future":
            assert "publish_at" in content["detail"]
    assert expect(await noor.get(f"{POSTS}/{post['id']}"), 200) == as_read(post)


async def test_a_date_goes_with_no_schedule(noor: Person) -> None:
    """Now under a date, or later: not both."""
    post, entry = await draft(noor), await noor.entry()
    both = {"published_at": PAST, "publish_at": "2198-06-30T12:00:00Z"}
    publications = f"/api/v1/entries/{entry['id']}/publications"
    for answer in (
        await publish(noor, post, **both),
        await noor.post(publications, {"version": 1, **both}, key=str(uuid4())),
    ):
        content = problem(answer, 422, "validation_failed")
        assert content["errors"][0]["code"] == "with_publish_at"


async def test_the_clock_of_the_database_decides(noor: Person) -> None:
    """A moment ago is past, a moment ahead is not; what was a future date is none any more."""
    now = datetime.now(UTC)
    ahead = (now + timedelta(seconds=30)).isoformat()
    problem(await publish(noor, await draft(noor), published_at=ahead), 422, "validation_failed")
    ago = (now - timedelta(seconds=1)).isoformat()
    expect(await publish(noor, await draft(noor), published_at=ago), 200)


@pytest.mark.parametrize("digits", ["1234567", "123456789", "1"])
async def test_dates_have_up_to_nine_digits(noor: Person, digits: str) -> None:
    """As other systems write them; six are kept."""
    post = await dated(noor, f"2019-03-14T17:30:00.{digits}Z")
    assert post["published_at"] == f"2019-03-14T17:30:00.{digits[:6]:0<6}Z"


async def test_a_past_date_needs_what_publishing_needs(person: Make, noor: Person) -> None:
    """A confirmed address, and for a correction that the post is one's own."""
    somebody = await person("somebody", verified=False)
    answer = await publish(somebody, await draft(somebody), published_at=PAST)
    problem(answer, 403, "email_unverified")
    post = await dated(noor, PAST)
    theirs = await somebody.patch(f"{POSTS}/{post['id']}", {"published_at": SHOWN}, etag=etag(2))
    problem(theirs, 404, "not_found")
