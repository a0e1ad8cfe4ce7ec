"""A post that waits for its time is seen nowhere before (reliability test 12, domain rule D4).

Each surface is asked before there is such a post, while it waits, and after: nothing of an answer
may depend on what waits, and all of them must show it in the end, so that each could have told.
The full size is in `make torture`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest
from fastapi import FastAPI

from store import schedule
from tests.handlers.conftest import Person, etag, expect, same_refusal

POSTS = "/api/v1/posts"
SIZES = [
    pytest.param(2, id="small"),
    pytest.param(1_000, id="full", marks=pytest.mark.torture("reliability 12")),
]
# Everything that tells the public of posts, without naming one.
LISTS = {
    "list": POSTS,
    "list of the author": f"{POSTS}?author=noor",
    "list of the tag": f"{POSTS}?tag=tides",
    "popular": f"{POSTS}?sort=popular",
    "popular of the author": f"{POSTS}?sort=popular&author=noor",
    "popular of the tag": f"{POSTS}?sort=popular&tag=tides",
    "search": "/api/v1/search?q=oystercatcher",
    "feed as RSS": "/api/v1/feeds/noor?format=rss",
    "feed as Atom": "/api/v1/feeds/noor?format=atom",
    "feed as JSON": "/api/v1/feeds/noor?format=json",
    "tags and their counts": "/api/v1/tags",
    "profile and its count": "/api/v1/users/noor",
    "bookmarks of a reader": "/api/v1/account/bookmarks",
}
# What only somebody who guesses, or once knew, the id or the address can ask for: the method,
# where, and the answer once the post is public (some are for its author alone).
NAMED: dict[str, tuple[str, str, int]] = {
    "post": ("GET", "/api/v1/posts/{id}", 200),
    "post by its address": ("GET", "/api/v1/users/noor/posts/{slug}", 200),
    "head": ("HEAD", "/api/v1/posts/{id}", 200),
    "comments": ("GET", "/api/v1/posts/{id}/comments", 200),
    "stats": ("GET", "/api/v1/posts/{id}/stats", 403),
    "versions": ("GET", "/api/v1/posts/{id}/versions", 404),
    "one version": ("GET", "/api/v1/posts/{id}/versions/1", 404),
    "slugs": ("GET", "/api/v1/posts/{id}/slugs", 404),
    "view": ("POST", "/api/v1/posts/{id}/views", 202),
    "like": ("PUT", "/api/v1/posts/{id}/like", 204),
    "bookmark": ("PUT", "/api/v1/posts/{id}/bookmark", 204),
    "picture": ("GET", "/api/v1/media/{picture}/content", 200),
}
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
TOLD = ("etag", "last-modified", "link", "location", "cache-control", "content-length")


@dataclass(frozen=True, slots=True)
class Journal:
    """A stranger, an author who publishes and schedules, and what the worker does meanwhile."""

    noor: Person
    ilse: Person
    database: psycopg.Connection[Any]
    work_out: Callable[[], Awaitable[int]]
    run_jobs: Callable[..., Awaitable[None]]

    async def begin(self, number: int, *pictures: str) -> dict[str, Any]:
        """Write a post that every surface would show."""
        shown = [{"type": "image", "media_id": picture, "alt": "A bird"} for picture in pictures]
        body = {
            "title": f"Oystercatcher {number}",
            "slug": f"secret-{number}",
            "summary": "An oystercatcher.",
            "tags": ["tides", f"tag{number}"],
            "content": {
                "content_format": "blocks",
                "blocks": [
                    {"type": "paragraph", "text": [{"text": "Oystercatcher at low water."}]},
                    *shown,
                ],
            },
        }
        return expect(await self.noor.post(POSTS, body), 201)

    async def publish(self, post: dict[str, Any], at: str | None = None) -> dict[str, Any]:
        """Publish a post, now or at an instant."""
        body = {} if at is None else {"publish_at": at}
        path = f"{POSTS}/{post['id']}/publish"
        answer = await self.noor.post(path, body, etag=etag(post["version"]), key=str(uuid4()))
        return expect(answer, 200)

    async def show_for_a_while(self, post: dict[str, Any]) -> dict[str, Any]:
        """Publish a post, let somebody keep it for later, and take it down."""
        post = await self.publish(post)
        path = f"{POSTS}/{post['id']}"
        assert (await self.ilse.put(f"{path}/bookmark")).status_code == 204
        taken = await self.noor.post(f"{path}/unpublish", etag=etag(post["version"]), key="k")
        return expect(taken, 200)

    async def settle(self) -> None:
        """Do whatever workers do behind the requests: vectors for the search, the popular order."""
        await self.run_jobs()
        await self.work_out()

    async def lists(self) -> dict[str, tuple[Any, ...]]:
        """What the surfaces answer somebody else, as far as it may depend on posts."""
        answers = {name: await self.ilse.get(path) for name, path in LISTS.items()}
        return {
            name: (a.status_code, a.content, *(a.headers.get(header) for header in TOLD))
            for name, a in answers.items()
        }

    async def ask(self, name: str, post: dict[str, Any], **more: Any) -> httpx.Response:
        """Ask for what names a post, as somebody else who is signed in."""
        method, path, _ = NAMED[name]
        return await self.ilse.call(method, path.format(**post), **more)

    def told(self) -> list[tuple[str, dict[str, Any]]]:
        """What consumers of the event stream are told of posts, and of what kind of event."""
        return self.database.execute(
            """SELECT event_type, public_data FROM event_store
               WHERE aggregate_type = 'post' ORDER BY position"""
        ).fetchall()


@pytest.fixture
def journal(
    noor: Person,
    ilse: Person,
    database: psycopg.Connection[Any],
    count: Callable[[], Awaitable[int]],
    run_jobs: Callable[..., Awaitable[None]],
) -> Journal:
    """An author and a stranger."""
    return Journal(noor, ilse, database, count, run_jobs)


@pytest.mark.by_hand("lets the time of many posts come")
@pytest.mark.parametrize("size", SIZES)
async def test_a_scheduled_post_is_seen_nowhere_before_its_time(
    journal: Journal, application: tuple[FastAPI, httpx.AsyncClient], size: int
) -> None:
    """No list, feed, count, tag, search or event changes; its own addresses look like nobody's."""
    files = {"file": ("bird.png", PIXEL, "image/png")}
    picture = expect(await journal.noor.call("POST", "/api/v1/media", files=files), 201)["id"]
    posts = [await journal.begin(number, picture) for number in range(size)]
    posts[0] = await journal.show_for_a_while(posts[0])
    await journal.publish(await journal.begin(size))
    await journal.settle()
    before = await journal.lists()

    waiting = [
        {**await journal.publish(post, "2199-01-01T00:00:00Z"), "picture": picture}
        for post in posts
    ]
    await journal.settle()
    assert await journal.lists() == before
    missing = {"id": uuid4(), "slug": "nothing", "picture": uuid4()}
    for name in NAMED:
        nobodys = await journal.ask(name, missing)
        for post in waiting:
            hidden = await journal.ask(name, post)
            assert hidden.status_code == 404, name
            assert name == "head" or same_refusal(hidden, nobodys), name
            for guess in ("*", etag(post["version"])):
                told = await journal.ask(name, post, headers={"If-None-Match": guess})
                assert told.status_code == 404, name
    waits = [frozenset(public) for kind, public in journal.told() if kind == "post.scheduled"]
    assert waits == [frozenset({"post_id", "version"})] * size

    journal.database.execute(
        "UPDATE posts SET scheduled_for = now() - interval '1 s' WHERE status = 'scheduled'"
    )
    store = application[0].state.store
    published = 0
    while published < size:
        async with store.write() as unit:
            published += await schedule.publish_due(unit)
    await journal.settle()
    after = await journal.lists()
    assert [name for name in LISTS if after[name] == before[name]] == []
    for name, (*_, status) in NAMED.items():
        for post in waiting:
            assert (await journal.ask(name, post)).status_code == status, name
    assert {"title", "slug"} <= set(dict(journal.told())["post.published"])
