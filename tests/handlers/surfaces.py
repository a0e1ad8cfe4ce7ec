"""Everything that shows a post to others: who is to stay unseen must be unseen on all of these."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from itertools import cycle
from typing import Any
from uuid import uuid4

import httpx

from tests.handlers.conftest import Person, etag, expect, same_refusal

POSTS = "/api/v1/posts"
# What tells of posts without naming one. The author is noor, the tag is tides.
LISTS = {
    "list": POSTS,
    "list of the author": f"{POSTS}?author=noor",
    "list of the tag": f"{POSTS}?tag=tides",
    "list of the author's with the tag": f"{POSTS}?author=noor&tag=tides",
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
# where, and the answer for a post that is public (some are for its author alone).
NAMED: dict[str, tuple[str, str, int]] = {
    "post": ("GET", "/api/v1/posts/{id}", 200),
    "post by its address": ("GET", "/api/v1/users/noor/posts/{slug}", 200),
    "former address": (
        "GET",
        "/api/v1/users/noor/former_addresses?address=/2019/{slug}.html",
        308,
    ),
    "former slug": ("GET", "/api/v1/users/noor/posts/old-{slug}", 308),
    "head": ("HEAD", "/api/v1/posts/{id}", 200),
    "comments": ("GET", "/api/v1/posts/{id}/comments", 200),
    "stats": ("GET", "/api/v1/posts/{id}/stats", 404),
    "versions": ("GET", "/api/v1/posts/{id}/versions", 404),
    "one version": ("GET", "/api/v1/posts/{id}/versions/1", 404),
    "slugs": ("GET", "/api/v1/posts/{id}/slugs", 404),
    "view": ("POST", "/api/v1/posts/{id}/views", 202),
    "like": ("PUT", "/api/v1/posts/{id}/like", 204),
    "bookmark": ("PUT", "/api/v1/posts/{id}/bookmark", 204),
    "picture": ("GET", "/api/v1/media/{picture}/content", 200),
}
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
_TOLD = ("etag", "last-modified", "link", "location", "cache-control", "content-length")
Shown = tuple[int, bytes, tuple[str | None, ...]]


async def upload(who: Person) -> dict[str, Any]:
    """Upload a picture, for the first time or again."""
    files = {"file": ("bird.png", PIXEL, "image/png")}
    made: dict[str, Any] = (await who.call("POST", "/api/v1/media", files=files)).json()
    return made


@dataclass(frozen=True, slots=True)
class Blog:
    """An author with posts that every surface would show, a reader, and the work behind them."""

    noor: Person
    reader: Person
    work_out: Callable[[], Awaitable[int]]
    run_jobs: Callable[..., Awaitable[None]]

    async def begin(self, number: int, *pictures: str, who: Person | None = None) -> dict[str, Any]:
        """Write a draft, noor's unless somebody else is named."""
        shown = [{"type": "image", "media_id": picture, "alt": "A bird"} for picture in pictures]
        text = {"type": "paragraph", "text": [{"text": "An oystercatcher at low water."}]}
        body = {
            "title": f"Oystercatcher {number}",
            "slug": f"secret-{number}",
            "summary": "An oystercatcher.",
            "tags": ["tides", f"tag{number}"],
            "aliases": [f"/2019/secret-{number}.html", f"/old-secret-{number}"],
            "content": {"content_format": "blocks", "blocks": [text, *shown]},
        }
        made = expect(await (who or self.noor).post(POSTS, body), 201)
        return {**made, "picture": next(iter(pictures), None)}

    async def publish(
        self, post: dict[str, Any], at: str | None = None, who: Person | None = None
    ) -> dict[str, Any]:
        """Publish a post, now or at an instant."""
        body = {} if at is None else {"publish_at": at}
        where, tag = f"{POSTS}/{post['id']}/publish", etag(post["version"])
        answer = await (who or self.noor).post(where, body, etag=tag, key=str(uuid4()))
        return {**post, **expect(answer, 200)}

    async def settle(self) -> None:
        """Do what workers do behind the requests: run jobs, order what is popular, count tags."""
        await self.run_jobs()
        await self.work_out()

    async def lists(self) -> dict[str, Shown]:
        """What the lists answer the reader, as far as it may depend on posts.

        Feeds say in which second nothing changed any more: not before that second is over.
        """
        await asyncio.sleep(1.01 - time.time() % 1)
        answers = {name: await self.reader.get(path) for name, path in LISTS.items()}
        return {
            name: (a.status_code, a.content, tuple(a.headers.get(header) for header in _TOLD))
            for name, a in answers.items()
        }

    async def ask(self, name: str, post: dict[str, Any], **more: Any) -> httpx.Response:
        """Ask as the reader for what names a post."""
        method, path, _ = NAMED[name]
        return await self.reader.call(method, path.format(**post), **more)

    async def faults(self, *posts: dict[str, Any]) -> list[str]:
        """Find where one of these posts does not look like one that nobody ever wrote.

        Asked with entity tags that it could have, too: 304 would tell as much as the post.
        """
        nobodys = {"id": uuid4(), "slug": "nothing", "picture": uuid4()}
        guesses = ['"another"', "*", *sorted({etag(post["version"]) for post in posts})]
        found = []
        for name in NAMED:
            missing = await self.ask(name, nobodys)
            for post, guess in zip(posts, cycle(guesses), strict=False):
                hidden = await self.ask(name, post, headers={"If-None-Match": guess})
                alike = name == "head" or same_refusal(hidden, missing)
                if not alike or hidden.status_code != HTTPStatus.NOT_FOUND:
                    found.append(f"{name}: {hidden.status_code}")
        return found

    async def unshown(self, *posts: dict[str, Any]) -> list[str]:
        """Find where one of these posts is not answered for as a public one is."""
        return [
            name
            for name, (*_, status) in NAMED.items()
            for post in posts
            if (await self.ask(name, post)).status_code != status
        ]
