"""Nothing private becomes public by publishing (security test 13). The full size is in torture."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest

from tests.handlers.conftest import Person, etag, expect

POSTS = "/api/v1/posts"
FULL = pytest.mark.torture("security 13")
SEEN = "oystercatcher"


def private_blocks(canary: Callable[[], str]) -> Iterator[dict[str, Any]]:
    """Yield private blocks with a canary in each text that a block can hold."""

    def text() -> list[dict[str, Any]]:
        return [{"text": canary()}]

    yield {"type": "paragraph", "text": text(), "id": canary()}
    yield {"type": "paragraph", "text": [{"text": "x", "link": f"https://e.org/{canary()}"}]}
    yield {"type": "heading", "level": 1, "text": text()}
    yield {"type": "list", "style": "bullet", "items": [{"text": text()}]}
    yield {"type": "checklist", "items": [{"text": text()}]}
    yield {"type": "quote", "text": text(), "cite": canary()}
    yield {"type": "code", "code": canary(), "language": canary()}
    image = {"url": f"https://e.org/{canary()}", "alt": canary(), "caption": canary()}
    yield {"type": "image", **image}
    yield {"type": "embed", "url": f"https://vimeo.com/{canary()}", "caption": canary()}
    yield {"type": "table", "rows": [[text()]]}


class Journal:
    """Somebody's private journal, with a canary wherever something private can stand."""

    def __init__(self, who: Person) -> None:
        self.who = who
        self.secrets: list[str] = []

    def canary(self) -> str:
        """Make a canary, in letters that every field takes."""
        self.secrets.append(f"canary{uuid4().hex}")
        return self.secrets[-1]

    async def publish(self) -> dict[str, Any]:
        """Write an entry with secrets before, in and after what is published."""
        home = await self.who.workspace(name=self.canary(), description=self.canary())
        blocks: list[dict[str, Any]] = [{"type": "paragraph", "text": [{"text": SEEN}]}]
        blocks += [{**block, "private": True} for block in private_blocks(self.canary)]
        before = {"blocks": [{"type": "paragraph", "text": [{"text": self.canary()}]}]}
        tags = [self.canary()]
        entry = await self.who.entry(home, title=self.canary(), content=before, tags=tags)
        path = f"/api/v1/entries/{entry['id']}"
        changed = await self.who.put(f"{path}/content", {"blocks": blocks}, etag=etag(1))
        changed = await self.who.patch(path, {"title": SEEN}, etag=changed.headers["etag"])
        post = await self.who.published(expect(changed, 200), tags=["shown"])
        after = await self.who.patch(
            path, {"title": self.canary(), "tags": [self.canary()]}, etag=etag(post["version"] + 2)
        )
        expect(after, 200)
        self.secrets += [entry["id"], home["id"]]
        return post


async def surfaces(client: httpx.AsyncClient, post: dict[str, Any]) -> list[httpx.Response]:
    """Ask for everything that shows a post to the world, and be refused here and there."""
    address = f"/api/v1/users/noor/posts/{post['slug']}"
    one = f"{POSTS}/{post['id']}"
    asked = [
        *(one, address, POSTS, f"{POSTS}?author=noor", f"{POSTS}?tag=shown", "/api/v1/tags"),
        *("/api/v1/users/noor", f"/api/v1/search?q={SEEN}", f"{one}/comments"),
        *(f"/api/v1/feeds/noor?format={form}" for form in ("rss", "atom", "json")),
        *(f"{one}/versions", f"{one}/slugs", f"{POSTS}?status=published", f"{one}/stats"),
    ]
    answers = [await client.get(path) for path in asked]
    return [*answers, await client.head(one), await client.patch(one, json={})]


@pytest.mark.parametrize("entries", [3, pytest.param(200, marks=FULL)])
async def test_publishing_shows_nothing_private(
    noor: Person,
    ilse: Person,
    database: psycopg.Connection[Any],
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
    entries: int,
) -> None:
    """No canary is in any answer, header, event of a post, or line of the log."""
    caplog.set_level(logging.DEBUG)
    journal = Journal(noor)
    for _ in range(entries):
        post = await journal.publish()
        strangers = httpx.AsyncClient(
            transport=noor.http._transport,
            base_url=noor.http.base_url,
            headers={"Authorization": f"Bearer {ilse.token}"},
        )
        answers = [*await surfaces(noor.http, post), *await surfaces(strangers, post)]
        shown = [answer for answer in answers if answer.status_code == 200]
        assert len(shown) >= 20, [(a.request.url.path, a.status_code) for a in answers]
        assert any(SEEN in answer.text for answer in shown)
        for answer in answers:
            told = answer.text + str(answer.headers.raw)
            assert not [s for s in journal.secrets if s in told], answer.request.url
    events = database.execute(
        "SELECT public_data::text FROM event_store WHERE aggregate_type = 'post'"
    ).fetchall()
    stored = database.execute(
        "SELECT concat(content_html, content_json, content_text, search_vector) FROM posts"
    ).fetchall()
    assert len(events) == 2 * entries
    for (told,) in [*events, *stored]:
        assert not [s for s in journal.secrets if s in told]
    canaries = [s for s in journal.secrets if s.startswith("canary")]
    assert len(canaries) >= 15 * entries
    logged = caplog.text + "".join(capsys.readouterr())
    assert not [s for s in canaries if s in logged]
