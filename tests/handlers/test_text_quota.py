"""How much text an account may keep: what counts, who is refused, and what gives room back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest
from fastapi import FastAPI

from app import maintenance
from app.main import create_app
from core.context import RequestInfo
from core.settings import Settings
from store import purge, usage
from tests.conftest import running
from tests.handlers.conftest import Person, etag, expect, problem

Database = psycopg.Connection[Any]
Join = Callable[[Person, dict[str, Any], str], None]
QUOTA = 400_000
LONG = "Eleven oystercatchers and one heron. " * 500
"""18.5 kB: more than a step, so that it is counted exactly."""


def blocks(text: str = LONG) -> dict[str, Any]:
    """Content of one paragraph."""
    return {"blocks": [{"type": "paragraph", "text": [{"text": text}]}]}


def markdown(text: str = LONG) -> dict[str, Any]:
    """The same for a post."""
    return {"content_format": "markdown", "text": text}


@pytest.fixture
async def bounded(settings: Settings) -> AsyncIterator[tuple[FastAPI, httpx.AsyncClient]]:
    """A server on which an account keeps little."""
    app = create_app(settings.but(text_quota_bytes=QUOTA))
    async with running(app) as http:
        yield app, http


def kept(database: Database) -> dict[str, int]:
    """The sums of all accounts, by username."""
    query = "SELECT u.username, k.text_bytes FROM account_usage k JOIN users u ON u.id = k.user_id"
    return dict(database.execute(query).fetchall())


def stored(database: Database) -> int:
    """What entries and posts say that they take, with all versions."""
    query = """SELECT coalesce((SELECT sum(stored_bytes) FROM entries), 0)
                    + coalesce((SELECT sum(stored_bytes) FROM posts), 0)"""
    (found,) = database.execute(query).fetchone() or (0,)
    return int(found)


# Counting -----------------------------------------------------------------------------------------


async def test_each_version_counts(noor: Person, database: Database) -> None:
    """What is written again takes room again; to the byte, where it is more than a step."""
    entry = await noor.entry(content=blocks())
    path = f"/api/v1/entries/{entry['id']}"
    first = kept(database)["noor"]
    assert len(LONG) < first == stored(database) < len(LONG) + 2_048
    expect(await noor.put(f"{path}/content", blocks(LONG + "!"), etag=etag(1)), 200)
    second = kept(database)["noor"]
    assert second - first > len(LONG)
    answer = await noor.post(f"{path}/revisions/1/restore", etag=etag(2), key=str(uuid4()))
    expect(answer, 200)
    third = kept(database)["noor"]
    assert third - second > len(LONG)
    assert third == stored(database)


async def test_posts_count_what_they_copy(noor: Person, database: Database) -> None:
    """Source, HTML, and the copy in their history, which a new title makes, too."""
    body = {"title": "Low water", "content": markdown()}
    post = expect(await noor.post("/api/v1/posts", body), 201)
    path = f"/api/v1/posts/{post['id']}"
    first = kept(database)["noor"]
    assert 3 * len(LONG) < first == stored(database) < 3 * len(LONG) + 4_096
    expect(await noor.patch(path, {"title": "High water"}, etag=etag(1)), 200)
    second = kept(database)["noor"]
    assert len(LONG) < second - first < len(LONG) + 4_096
    expect(await noor.put(f"{path}/content", markdown(LONG + "!"), etag=etag(2)), 200)
    assert kept(database)["noor"] - second > 3 * len(LONG)
    assert kept(database)["noor"] == stored(database)


async def test_a_publication_counts_for_the_author_of_the_entry(
    noor: Person, ilse: Person, join: Join, database: Database
) -> None:
    """Whoever publishes it, or goes on writing: an account keeps what is its own."""
    home = await noor.workspace(publishing="editors")
    join(ilse, home, "editor")
    entry = await noor.entry(home, content=blocks())
    before = kept(database)["noor"]
    path = f"/api/v1/entries/{entry['id']}"
    expect(await ilse.put(f"{path}/content", blocks(LONG + "!"), etag=etag(1)), 200)
    await ilse.published({**entry, "version": 2})
    assert kept(database)["noor"] - before > 3 * len(LONG)
    assert kept(database) == {"noor": stored(database)}


async def test_small_changes_count_on_average(
    noor: Person, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change below a step is exact in its entry; in the sum it is a step, or nothing."""
    for chance, steps in ((0.999, 0), (0.0, 1), (0.05, 1), (0.2, 0)):
        database.execute("DELETE FROM account_usage")
        monkeypatch.setattr(usage._CHANCE, "random", lambda chance=chance: chance)
        before = stored(database)
        await noor.entry()
        assert kept(database).get("noor", 0) == steps * usage.STEP
        assert 1_024 < stored(database) - before < 2_048


async def test_the_sums_are_made_exact(
    noor: Person, ilse: Person, database: Database, bounded: tuple[FastAPI, httpx.AsyncClient]
) -> None:
    """Once a night, for accounts that have a sum, and for those that have none."""
    app = bounded[0]

    async def settle() -> None:
        async with app.state.store.write() as unit:
            await maintenance.settle_usage(app.state.tools.context(unit, RequestInfo()))

    await noor.entry(content=blocks())
    await noor.entry()
    database.execute("UPDATE account_usage SET text_bytes = 7")
    await settle()
    hers = stored(database)
    assert kept(database) == {"noor": hers}
    expect(await ilse.post("/api/v1/posts", {"title": "Low water"}), 201)
    database.execute("DELETE FROM account_usage")
    await settle()
    assert kept(database) == {"noor": hers, "ilse": stored(database) - hers}


# Refusing -----------------------------------------------------------------------------------------

Way = Callable[[Person, dict[str, Any], dict[str, Any]], Awaitable[httpx.Response]]


WAYS: dict[str, Way] = {
    "createEntry": lambda who, entry, _: who.post(
        f"/api/v1/workspaces/{entry['workspace_id']}/entries", {"title": "One more"}
    ),
    "updateEntry": lambda who, entry, _: who.patch(
        f"/api/v1/entries/{entry['id']}", {"title": "Another"}, etag=etag(3)
    ),
    "replaceEntryContent": lambda who, entry, _: who.put(
        f"/api/v1/entries/{entry['id']}/content", blocks("Short."), etag=etag(3)
    ),
    "restoreRevision": lambda who, entry, _: who.post(
        f"/api/v1/entries/{entry['id']}/revisions/1/restore", etag=etag(3), key=str(uuid4())
    ),
    "publishEntry": lambda who, entry, _: who.post(
        f"/api/v1/entries/{entry['id']}/publications", {"version": 1}, key=str(uuid4())
    ),
    "createPost": lambda who, *_: who.post("/api/v1/posts", {"title": "One more"}),
    "updatePost": lambda who, _, post: who.patch(
        f"/api/v1/posts/{post['id']}", {"title": "Another"}, etag=etag(2)
    ),
    "replacePostContent": lambda who, _, post: who.put(
        f"/api/v1/posts/{post['id']}/content", markdown("Short."), etag=etag(2)
    ),
    "resyncPost": lambda who, _, post: who.post(f"/api/v1/posts/{post['id']}/resync", etag=etag(2)),
}


@pytest.mark.parametrize("way", WAYS)
async def test_a_full_account_takes_no_more(
    noor: Person, bounded: tuple[FastAPI, httpx.AsyncClient], database: Database, way: str
) -> None:
    """Nothing more is written, however short; and nothing of it is there. What frees room works."""
    careful = replace(noor, http=bounded[1])
    entry = await noor.entry()
    post = await noor.published(entry)
    path = f"/api/v1/entries/{entry['id']}"
    expect(await noor.put(f"{path}/content", blocks("Changed."), etag=etag(2)), 200)
    database.execute(
        """INSERT INTO account_usage SELECT id, %(quota)s FROM users WHERE username = 'noor'
           ON CONFLICT (user_id) DO UPDATE SET text_bytes = %(quota)s""",
        {"quota": QUOTA},
    )
    before = database.execute("SELECT count(*) FROM event_store").fetchone()
    refused = problem(await WAYS[way](careful, entry, post), 429, "quota_exceeded")
    assert "400,000 bytes" in refused["detail"]
    assert database.execute("SELECT count(*) FROM event_store").fetchone() == before
    assert (await careful.delete(path, etag=etag(3))).status_code == 200
    restored = await careful.post(f"{path}/restore")
    assert restored.status_code == 200
    unpublished = await careful.post(f"/api/v1/posts/{post['id']}/unpublish", etag=etag(2))
    assert unpublished.status_code == 200


async def test_many_at_once_do_not_exceed_the_quota(
    noor: Person, bounded: tuple[FastAPI, httpx.AsyncClient], database: Database
) -> None:
    """Large ones not by a byte, however they meet."""
    careful = replace(noor, http=bounded[1])
    home = await careful.workspace()
    path = f"/api/v1/workspaces/{home['id']}/entries"
    body = {"title": "Low water", "content": blocks(LONG)}
    answers = await asyncio.gather(*(careful.post(path, body) for _ in range(40)))
    made = [answer for answer in answers if answer.status_code == 201]
    for answer in answers:
        if answer not in made:
            problem(answer, 429, "quota_exceeded")
    assert QUOTA - 2 * len(LONG) < stored(database) <= QUOTA
    assert kept(database) == {"noor": stored(database)}


async def test_small_changes_do_not_go_on_for_ever(
    noor: Person, bounded: tuple[FastAPI, httpx.AsyncClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The step that leads beyond the quota is the last one."""
    monkeypatch.setattr(usage._CHANCE, "random", lambda: 0.0)
    careful = replace(noor, http=bounded[1])
    home = await careful.workspace()
    path = f"/api/v1/workspaces/{home['id']}/entries"
    for _ in range(QUOTA // usage.STEP + 1):
        expect(await careful.post(path, {"title": "Low water"}), 201)
    monkeypatch.setattr(usage._CHANCE, "random", lambda: 0.999)
    problem(await careful.post(path, {"title": "Low water"}), 429, "quota_exceeded")


# Giving back --------------------------------------------------------------------------------------


async def test_a_purge_gives_room_back(
    noor: Person, ilse: Person, application: tuple[FastAPI, httpx.AsyncClient], database: Database
) -> None:
    """All that an entry or a post took, with its history; the trash alone gives nothing."""
    entry = await noor.entry(content=blocks())
    stays = await noor.entry(content=blocks())
    await ilse.entry(content=blocks())
    post = await noor.published(entry)
    await noor.delete(f"/api/v1/entries/{entry['id']}", etag=etag(2))
    await noor.delete(f"/api/v1/posts/{post['id']}", etag=etag(post["version"]))
    full = kept(database)
    assert full["noor"] > 4 * len(LONG)
    for table in ("entries", "posts"):
        database.execute(
            f"UPDATE {table} SET purge_at = now() WHERE purge_at IS NOT NULL"  # noqa: S608
        )
    database.execute("UPDATE event_store SET published_at = now(), feed_position = position")
    async with application[0].state.store.write() as unit:
        assert await purge.purge_entries(unit) == 1
        assert await purge.purge_posts(unit) == 1
    query = "SELECT stored_bytes FROM entries WHERE id = %s"
    (left,) = database.execute(query, [stays["id"]]).fetchone() or (0,)
    assert abs(kept(database)["noor"] - left) <= usage.STEP
    assert kept(database)["ilse"] == full["ilse"]


# Kept answers -------------------------------------------------------------------------------------


async def test_a_large_answer_is_kept_in_less_space(noor: Person, database: Database) -> None:
    """Byte for byte, for a repetition; compressed before it is sealed, since not after it."""
    body = {"title": "Low water", "content": markdown()}
    first = await noor.post("/api/v1/posts", body, key="one")
    again = await noor.post("/api/v1/posts", body, key="one")
    assert (again.status_code, again.content) == (201, first.content)
    assert again.headers["idempotency-replayed"] == "true"
    (size,) = database.execute("SELECT octet_length(body) FROM idempotency_keys").fetchone() or (0,)
    assert size < len(first.content) / 10
