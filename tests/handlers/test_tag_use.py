"""How long a tag is kept: as long as something carries it; a purge leaves nothing of it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import httpx
import psycopg
from fastapi import FastAPI
from psycopg import sql

from core.settings import Settings
from store import events, housekeeping, purge
from tests.handlers.conftest import Person, etag, expect
from tests.handlers.test_tags import address, entry_now, listed


def names(database: psycopg.Connection[Any]) -> set[str]:
    """Every tag that is kept, of workspaces and of posts."""
    return {row[0] for row in database.execute("SELECT name FROM tags")}


async def test_tags_go_with_their_last_use(noor: Person, database: psycopg.Connection[Any]) -> None:
    """When no entry carries one any more it is gone; the trash counts, so that it can restore."""
    home = await noor.workspace()
    entry = await noor.entry(home, tags=["a", "b", "c"])
    other = await noor.entry(home, tags=["b"])
    path = f"/api/v1/entries/{entry['id']}"
    expect(await noor.patch(path, {"tags": ["c", "d"]}, etag=etag(1)), 200)
    assert names(database) == {"b", "c", "d"}
    restored = await noor.post(f"{path}/revisions/1/restore", etag=etag(2))
    assert expect(restored, 200)["tags"] == ["a", "b", "c"]
    assert names(database) == {"a", "b", "c"}
    expect(await noor.delete(path, etag=etag(3)), 200)
    assert names(database) == {"a", "b", "c"}
    assert list(await listed(noor, home)) == ["b"]
    tag = (await listed(noor, home))["b"]
    expect(await noor.patch(address(home, tag), {"name": "e"}, etag=etag(1)), 200)
    assert names(database) == {"a", "c", "e"}
    assert (await entry_now(noor, other))["tags"] == ["e"]


async def test_tags_of_posts_go_with_their_last_use(
    noor: Person, database: psycopg.Connection[Any]
) -> None:
    """So do those that posts share."""
    draft = expect(await noor.post("/api/v1/posts", {"title": "x", "tags": ["a", "b"]}), 201)
    await noor.published(tags=["b"])
    path = f"/api/v1/posts/{draft['id']}"
    expect(await noor.patch(path, {"tags": []}, etag=etag(1)), 200)
    assert names(database) == {"b"}


async def test_a_tag_that_is_about_to_be_used_stays(
    noor: Person, settings: Settings, database: psycopg.Connection[Any]
) -> None:
    """Another transaction has found it and not yet put it on its entry: it is not taken away."""
    home = await noor.workspace()
    first = await noor.entry(home, tags=["birds"])
    second = await noor.entry(home)
    tag = (await listed(noor, home))["birds"]
    with psycopg.connect(str(settings.database_url)) as other:
        other.execute("SELECT FROM tags WHERE id = %s FOR KEY SHARE", [tag["id"]])
        path = f"/api/v1/entries/{first['id']}"
        expect(await noor.patch(path, {"tags": []}, etag=etag(1)), 200)
        assert names(database) == {"birds"}
        assert await listed(noor, home) == {}
    again = await noor.patch(f"/api/v1/entries/{second['id']}", {"tags": ["Birds"]}, etag=etag(1))
    assert expect(again, 200)["tags"] == ["birds"]
    assert (await listed(noor, home))["birds"]["id"] == tag["id"]


CANARIES = ("canary4f1c", "canary9b2e", "canary07d3", "canaryc6a8")


def holding(database: psycopg.Connection[Any], text: str) -> set[str]:
    """Every table with a row that has this text, as it is or as bytes."""
    tables = database.execute(
        """SELECT table_name FROM information_schema.tables
           WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"""
    ).fetchall()
    found = set()
    for (table,) in tables:
        query = sql.SQL("SELECT count(*) FROM {} AS t WHERE t::text LIKE ANY(%s)")
        wanted = [[f"%{text}%", f"%{text.encode().hex()}%"]]
        if database.execute(query.format(sql.Identifier(table)), wanted).fetchone() != (0,):
            found.add(table)
    return found


async def test_a_purge_takes_the_names_of_tags_with_it(
    noor: Person, application: tuple[FastAPI, httpx.AsyncClient], database: psycopg.Connection[Any]
) -> None:
    """Given, renamed, removed, in events, revisions and answers under keys: no name is left."""
    store = application[0].state.store
    home = await noor.workspace()
    given, renamed, removed, of_post = CANARIES
    key = str(uuid4())
    body = {"title": "x", "tags": [given, removed]}
    place = f"/api/v1/workspaces/{home['id']}/entries"
    entry = expect(await noor.post(place, body, key=key), 201)
    tags = await listed(noor, home)
    expect(await noor.patch(address(home, tags[given]), {"name": renamed}, etag=etag(1)), 200)
    assert (await noor.delete(address(home, tags[removed]), etag=etag(1))).status_code == 204
    post = expect(await noor.post("/api/v1/posts", {"title": "x", "tags": [of_post]}, key=key), 201)
    for made, kind, version in ((entry, "entries", 3), (post, "posts", 1)):
        expect(await noor.delete(f"/api/v1/{kind}/{made['id']}", etag=etag(version)), 200)

    async with store.write() as unit:
        sent = await events.claim_unpublished(unit, 100)
    assert len(sent) > 6
    assert not any(canary.encode() in event.body for canary in CANARIES for event in sent)
    database.execute("UPDATE event_store SET published_at = now(), feed_position = position")
    database.execute("UPDATE entries SET purge_at = now()")
    database.execute("UPDATE posts SET purge_at = now()")
    assert all(holding(database, canary) for canary in CANARIES)
    for work in (purge.purge_entries, purge.purge_posts):
        async with store.write() as unit:
            assert await work(unit) == 1
    assert [holding(database, canary) for canary in CANARIES] == [set()] * len(CANARIES)


async def test_a_tag_that_was_left_behind_is_removed_by_the_worker(
    noor: Person, application: tuple[FastAPI, httpx.AsyncClient], database: psycopg.Connection[Any]
) -> None:
    """Its last two uses ended at once, and each transaction saw the other's."""
    store = application[0].state.store
    home = await noor.workspace()
    await noor.entry(home, tags=["kept"])
    await noor.published(tags=["public"])
    for workspace in (home["id"], None):
        database.execute(
            """INSERT INTO tags (id, workspace_id, name, name_key)
               VALUES (uuidv7(), %s, 'left', 'left')""",
            [workspace],
        )
    for expected in (2, 0):
        async with store.write() as unit:
            assert await housekeeping.remove_unused_tags(unit) == expected
    assert names(database) == {"kept", "public"}
