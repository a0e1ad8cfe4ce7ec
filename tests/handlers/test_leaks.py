"""Nothing private becomes public by publishing (security test 13).

Whatever the contract has is asked, by nobody and by somebody else, for a journal in which every
private place holds a canary. The full size is in `make torture`.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest

from tests.contract.document import Operation
from tests.handlers.bodies import DOCUMENT, bodies
from tests.handlers.conftest import Person, etag, expect, post_in
from tests.handlers.surfaces import PIXEL

POSTS = "/api/v1/posts"
FULL = pytest.mark.torture("security 13")
SEEN = "oystercatcher"
BODIES = bodies()
CANARY = re.compile(r"canary[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# What tells the public of posts without naming one; lists are read to their end.
LISTS = (
    POSTS,
    f"{POSTS}?author=noor",
    f"{POSTS}?tag=shown",
    f"{POSTS}?sort=popular",
    f"{POSTS}?status=published",
    "/api/v1/tags",
    "/api/v1/users/noor",
    f"/api/v1/search?q={SEEN}",
    "/api/v1/search?q=canary",
    *(f"/api/v1/feeds/noor?format={form}" for form in ("rss", "atom", "json")),
)
# What names a post, and is answered to all; the rest is walked anyway.
NAMED = ("{one}", "/api/v1/users/noor/posts/{slug}", "{one}/comments", "{one}/comments?sort=newest")


def private_blocks(canary: Callable[[], str], picture: str) -> Iterator[dict[str, Any]]:
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
    yield {"type": "image", "media_id": picture, "alt": canary()}
    for kind in ("audio", "video", "file"):
        sound = {"url": f"https://e.org/{canary()}", "title": canary(), "caption": canary()}
        yield {"type": kind, **sound}
    yield {"type": "video", "url": "https://e.org/", "poster_media_id": picture}
    yield {"type": "file", "media_id": picture, "title": canary()}
    link = f"/api/v1/media/{picture}/content"
    yield {"type": "paragraph", "text": [{"text": canary(), "link": link}]}
    yield {"type": "embed", "url": f"https://vimeo.com/{canary()}", "caption": canary()}
    yield {"type": "table", "rows": [[text()]]}


class Journal:
    """Somebody's private journal, with a canary wherever something private can stand."""

    def __init__(self, who: Person) -> None:
        self.who = who
        self.secrets: set[str] = set()
        self.unseen: set[str] = set()
        self.posts: list[dict[str, Any]] = []
        self.ids: dict[str, str] = {"username": who.username, "version": "1"}

    def canary(self) -> str:
        """Make a canary, in letters that every field takes."""
        made = f"canary{uuid4().hex}"
        self.secrets.add(made)
        return made

    async def begin(self) -> None:
        """Make what there is besides entries: a picture, posts that nobody sees yet, a key."""
        files = {"file": (f"{self.canary()}.png", PIXEL, "image/png")}
        form = {"alt_text": self.canary()}
        answer = await self.who.call("POST", "/api/v1/media", files=files, data=form)
        self.ids["media_id"] = expect(answer, 201)["id"]
        for publish_at in (None, "2199-01-01T00:00:00Z"):
            await self.prepare(publish_at)
        self.secrets |= {self.ids["media_id"]}

    async def prepare(self, publish_at: str | None) -> None:
        """Write a post that stays a draft, or waits for its time."""
        text = [{"text": f"{SEEN} {self.canary()}"}]
        body = {
            "title": f"{SEEN} {self.canary()}",
            "slug": self.canary(),
            "summary": self.canary(),
            "tags": [self.canary()],
            "content": {
                "content_format": "blocks",
                "blocks": [{"type": "paragraph", "text": text}],
            },
        }
        draft = expect(await self.who.post(POSTS, body), 201)
        self.unseen.add(draft["id"])
        if publish_at is not None:
            path, tag = f"{POSTS}/{draft['id']}/publish", etag(draft["version"])
            when = {"publish_at": publish_at}
            expect(await self.who.post(path, when, etag=tag, key=str(uuid4())), 200)

    async def publish(self) -> None:
        """Write an entry with secrets before, in and after what is published."""
        home = await self.who.workspace(name=self.canary(), description=self.canary())
        blocks: list[dict[str, Any]] = [{"type": "paragraph", "text": [{"text": SEEN}]}]
        hidden = private_blocks(self.canary, self.ids["media_id"])
        blocks += [{**block, "private": True} for block in hidden]
        before = {"blocks": [{"type": "paragraph", "text": [{"text": self.canary()}]}]}
        tags = [self.canary()]
        entry = await self.who.entry(home, title=self.canary(), content=before, tags=tags)
        path = f"/api/v1/entries/{entry['id']}"
        changed = await self.who.put(f"{path}/content", {"blocks": blocks}, etag=etag(1))
        changed = await self.who.patch(path, {"title": SEEN}, etag=changed.headers["etag"])
        post = await self.who.published(expect(changed, 200), tags=["shown"])
        change = {"title": self.canary(), "tags": [self.canary()]}
        expect(await self.who.patch(path, change, etag=etag(post["version"] + 2)), 200)
        self.secrets |= {entry["id"], home["id"]}
        self.posts.append(post)
        self.ids |= {"entry_id": entry["id"], "workspace_id": home["id"]}
        self.ids |= {"post_id": post["id"], "slug": post["slug"]}

    def told_by(self, answer: httpx.Response) -> set[str]:
        """Find the secrets in an answer: its headers and body, but for what was asked."""
        text = answer.text + str(answer.headers.raw)
        asked = set(CANARY.findall(str(answer.request.url)))
        return ((self.secrets | self.unseen) & set(CANARY.findall(text))) - asked


async def pages(client: httpx.AsyncClient, path: str) -> list[httpx.Response]:
    """Read a list to its end."""
    answers = [await client.get(path)]
    while answers[-1].headers["content-type"] == "application/json":
        cursor = answers[-1].json().get("next_cursor")
        if cursor is None:
            break
        joint = "&" if "?" in path else "?"
        answers.append(await client.get(f"{path}{joint}cursor={cursor}"))
    return answers


async def shown(client: httpx.AsyncClient, journal: Journal) -> list[httpx.Response]:
    """Ask for everything that shows posts to the world."""
    answers = [answer for path in LISTS for answer in await pages(client, path)]
    for post in journal.posts:
        for form in NAMED:
            path = form.format(one=f"{POSTS}/{post['id']}", slug=post["slug"])
            answers.append(await client.get(path))
            answers.append(await client.get(path, headers={"If-None-Match": '"1"'}))
        answers.append(await client.head(f"{POSTS}/{post['id']}"))
    return answers


async def refused(client: httpx.AsyncClient, journal: Journal) -> list[httpx.Response]:
    """Call every operation of the contract, with the ids of what is the author's alone."""
    answers = []
    for operation in DOCUMENT.operations.values():
        path = re.sub(r"\{(\w+)\}", lambda m: journal.ids.get(m[1], str(uuid4())), operation.path)
        answers.append(await call(client, operation, path))
    return answers


async def call(client: httpx.AsyncClient, operation: Operation, path: str) -> httpx.Response:
    """Call an operation with a body that fits, where it takes one."""
    headers = {"If-Match": etag(1), "Idempotency-Key": str(uuid4())}
    body = BODIES.get(operation.id)
    if body is None:
        return await client.request(operation.method, path, headers=headers)
    headers["Content-Type"] = body.media_type
    content = json.dumps(body.make())
    return await client.request(operation.method, path, headers=headers, content=content)


@pytest.mark.parametrize("entries", [3, pytest.param(200, marks=FULL)])
async def test_publishing_shows_nothing_private(
    noor: Person,
    ilse: Person,
    database: psycopg.Connection[Any],
    count: Callable[[], Any],
    run_jobs: Callable[..., Any],
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
    entries: int,
) -> None:
    """No canary is in any answer, header, event of a post, or line of the log."""
    caplog.set_level(logging.DEBUG)
    journal = Journal(noor)
    await journal.begin()
    for _ in range(entries):
        await journal.publish()
    await run_jobs()
    await count()
    transport, base = noor.http._transport, noor.http.base_url
    token = {"Authorization": f"Bearer {ilse.token}"}
    async with httpx.AsyncClient(transport=transport, base_url=base, headers=token) as stranger:
        for client in (noor.http, stranger):
            answers = await shown(client, journal)
            good = [a for a in answers if a.status_code == 200]
            assert len(good) >= len(LISTS) + entries * len(NAMED)
            assert sum(SEEN in a.text for a in good) >= entries
            for answer in answers + await refused(client, journal):
                assert not journal.told_by(answer), answer.request.url
    events = database.execute(
        "SELECT public_data::text FROM event_store WHERE aggregate_type = 'post'"
    ).fetchall()
    stored = database.execute(
        "SELECT concat(content_html, content_json, content_text, search_vector) FROM posts"
        " WHERE status = 'published'"
    ).fetchall()
    assert (len(events), len(stored)) == (2 * entries + 3, entries)
    for (told,) in [*events, *stored]:
        assert not journal.secrets & set(CANARY.findall(told))
    canaries = {s for s in journal.secrets if s.startswith("canary")}
    assert len(canaries) >= 15 * entries
    logged = caplog.text + "".join(capsys.readouterr())
    assert not canaries & set(CANARY.findall(logged))


async def test_published_content_names_no_blocks(
    noor: Person, ilse: Person, client: httpx.AsyncClient
) -> None:
    """What an editor calls its blocks is shown to the author of a post, and to nobody else."""
    named: list[dict[str, Any]] = [
        {"type": "paragraph", "id": "secret-one", "text": [{"text": 'Of "id": 7.'}]},
        {"id": "secret-two", "type": "divider"},
        {"type": "divider"},
    ]
    entry = await noor.entry(content={"blocks": named})
    made = await noor.published(entry)
    content = {"content_format": "blocks", "blocks": named}
    written = await post_in(noor, "published", title="Of its own", content=content)
    for post in (made, written):
        paths = [
            f"/api/v1/posts/{post['id']}",
            f"/api/v1/users/{noor.username}/posts/{post['slug']}",
        ]
        mine = expect(await noor.get(paths[0]), 200)
        assert mine["content"] == {"blocks": named}
        for path in paths:
            for answer in (await client.get(path), await ilse.get(path)):
                assert "secret-" not in answer.text
                shown = expect(answer, 200)["content"]["blocks"]
                assert shown == [{k: v for k, v in b.items() if k != "id"} for b in named]
    for path in (f"/api/v1/posts?author={noor.username}", "/api/v1/search?q=id"):
        assert "secret-" not in (await client.get(path)).text
