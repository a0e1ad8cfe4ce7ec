"""A file that is deleted while something begins to show it: one of the two is refused.

Two connections, one of which holds its transaction open until the other is seen to wait for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import httpx
import psycopg
import pytest
from psycopg.types.json import Json

from tests.handlers.conftest import Person, etag, expect, problem
from tests.handlers.test_media import MEDIA, picture, shows, upload, uploaded

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from core.settings import Settings

Database = psycopg.Connection[Any]
Attach = Callable[[Person, dict[str, Any]], Awaitable[Coroutine[Any, Any, httpx.Response]]]

DELETE = "UPDATE media SET deleted_at = now(), purge_at = now() WHERE id = %s"
WAITING = """SELECT count(*) FROM pg_stat_activity
             WHERE datname = current_database() AND wait_event_type = 'Lock'"""


# Ways to show a file ------------------------------------------------------------------------------


async def new_entry(noor: Person, media: dict[str, Any]) -> Coroutine[Any, Any, httpx.Response]:
    """Write an entry that shows it."""
    home = await noor.workspace()
    body = {"title": "Pier", "content": shows(media)}
    return noor.post(f"/api/v1/workspaces/{home['id']}/entries", body)


async def entry_content(noor: Person, media: dict[str, Any]) -> Coroutine[Any, Any, httpx.Response]:
    """Replace an entry's content."""
    entry = await noor.entry()
    return noor.put(f"/api/v1/entries/{entry['id']}/content", shows(media), etag=etag(1))


async def old_revision(noor: Person, media: dict[str, Any]) -> Coroutine[Any, Any, httpx.Response]:
    """Restore a revision that showed it."""
    entry = await noor.entry(content=shows(media))
    path = f"/api/v1/entries/{entry['id']}"
    expect(await noor.put(f"{path}/content", shows(), etag=etag(1)), 200)
    return noor.post(f"{path}/revisions/1/restore", etag=etag(2), key=str(uuid4()))


async def new_post(noor: Person, media: dict[str, Any]) -> Coroutine[Any, Any, httpx.Response]:
    """Begin a post of blocks."""
    content = {"content_format": "blocks", **shows(media)}
    return noor.post("/api/v1/posts", {"title": "Pier", "content": content})


async def post_content(noor: Person, media: dict[str, Any]) -> Coroutine[Any, Any, httpx.Response]:
    """Replace a post's content by Markdown."""
    post = expect(await noor.post("/api/v1/posts", {"title": "Pier"}), 201)
    text = f"![A pier]({MEDIA}/{media['id']}/content)"
    path = f"/api/v1/posts/{post['id']}/content"
    return noor.put(path, {"content_format": "markdown", "text": text}, etag=etag(1))


async def publication(noor: Person, media: dict[str, Any]) -> Coroutine[Any, Any, httpx.Response]:
    """Publish an old version of an entry, which showed it."""
    entry = await noor.entry(content=shows(media))
    path = f"/api/v1/entries/{entry['id']}"
    expect(await noor.put(f"{path}/content", shows(), etag=etag(1)), 200)
    return noor.post(f"{path}/publications", {"version": 1}, key=str(uuid4()))


async def resync(noor: Person, media: dict[str, Any]) -> Coroutine[Any, Any, httpx.Response]:
    """Bring a post up to its entry, which shows it by now; it is deleted by force."""
    entry = await noor.entry()
    post = await noor.published(entry)
    path = f"/api/v1/entries/{entry['id']}/content"
    expect(await noor.put(path, shows(media), etag=etag(2)), 200)
    return noor.post(f"/api/v1/posts/{post['id']}/resync", etag=etag(post["version"]))


WAYS = [new_entry, entry_content, old_revision, new_post, post_content, publication, resync]


# The two orders -----------------------------------------------------------------------------------


@asynccontextmanager
async def held(
    settings: Settings, database: Database, *statements: tuple[Any, list[Any]]
) -> AsyncIterator[Callable[[Coroutine[Any, Any, httpx.Response]], Awaitable[Any]]]:
    """Run statements in a transaction that commits once a call waits for it; gives its answer."""
    with psycopg.connect(str(settings.database_url)) as holder:
        for query, parameters in statements:
            holder.execute(query, parameters)

        async def after(call: Coroutine[Any, Any, httpx.Response]) -> httpx.Response:
            task = asyncio.create_task(call)
            while database.execute(WAITING).fetchone() != (1,):
                assert not task.done(), "the call went past the transaction that was to hold it"
                await asyncio.sleep(0.01)
            holder.commit()
            return await task

        yield after


@pytest.mark.by_hand("a deletion in a transaction of its own, which no event tells of")
@pytest.mark.parametrize("attach", WAYS, ids=lambda way: way.__name__)
async def test_what_is_being_deleted_is_not_shown(
    noor: Person, settings: Settings, database: Database, attach: Attach
) -> None:
    """Whoever begins to show a file waits for its deletion, and is refused after it."""
    media = await uploaded(noor)
    call = await attach(noor, media)
    async with held(settings, database, (DELETE, [media["id"]])) as after:
        refused = problem(await after(call), 422, "validation_failed")
    assert {error["code"] for error in refused["errors"]} == {"unknown_media"}
    counted = "SELECT references_count, deleted_at IS NOT NULL FROM media WHERE id = %s"
    references = int(attach is resync)  # the entry went on showing it
    assert database.execute(counted, [media["id"]]).fetchone() == (references, True)
    assert database.execute("SELECT count(*) FROM entry_media").fetchone() == (references,)
    assert database.execute("SELECT count(*) FROM post_media").fetchone() == (0,)


@pytest.mark.by_hand("content in a transaction of its own, which no event tells of")
@pytest.mark.parametrize("kind", ["entries", "posts"])
async def test_what_begins_to_be_shown_is_not_deleted(
    noor: Person, settings: Settings, database: Database, kind: str
) -> None:
    """Whoever deletes a file waits for content that begins to show it, and is told by how many."""
    media = await uploaded(noor)
    post = await noor.published()
    blocks = Json(shows(media))
    show = {
        "entries": ("UPDATE entries SET content = %s", [blocks]),
        "posts": ("UPDATE posts SET content_json = %s WHERE id = %s", [blocks, post["id"]]),
    }[kind]
    async with held(settings, database, show) as after:
        call = noor.delete(f"{MEDIA}/{media['id']}", etag=etag(1))
        refused = problem(await after(call), 409, "media_in_use")
    assert refused["references_count"] == 1


@pytest.mark.by_hand("content in a transaction of its own, which no event tells of")
async def test_files_that_change_places_wait_in_one_order(
    noor: Person, settings: Settings, database: Database
) -> None:
    """One entry takes up what the other lays down, and the reverse: no deadlock."""
    one, other = [await uploaded(noor, picture(colour=colour)) for colour in ("red", "blue")]
    home = await noor.workspace()
    entries = [await noor.entry(home, content=shows(media)) for media in (one, other)]
    swap = "UPDATE entries SET content = %s WHERE id = %s"
    parameters = [Json(shows(other)), entries[0]["id"]]
    async with held(settings, database, (swap, parameters)) as after:
        path = f"/api/v1/entries/{entries[1]['id']}/content"
        expect(await after(noor.put(path, shows(one), etag=etag(1))), 200)
    counts = database.execute("SELECT references_count FROM media").fetchall()
    assert counts == [(1,), (1,)]


ROUNDS = [
    pytest.param(5, id="small"),
    pytest.param(300, id="full", marks=pytest.mark.torture("a file deleted while shown")),
]


@pytest.mark.parametrize("rounds", ROUNDS)
async def test_delete_media_and_show_it_at_once(
    noor: Person, database: Database, rounds: int
) -> None:
    """However they meet: deleted and not shown, or shown and not deleted."""
    home = await noor.workspace()
    path = f"/api/v1/workspaces/{home['id']}/entries"
    outcomes = set()
    for n in range(rounds):
        media = await uploaded(noor, picture(size=(9, 9 + n)))
        shown, gone = await asyncio.gather(
            noor.post(path, {"title": "Pier", "content": shows(media)}),
            noor.delete(f"{MEDIA}/{media['id']}", etag=etag(1)),
        )
        outcomes.add((shown.status_code, gone.status_code))
    assert outcomes <= {(201, 409), (422, 204)}
    lost = """SELECT count(*) FROM entry_media k JOIN media m ON m.id = k.media_id
              WHERE m.deleted_at IS NOT NULL"""
    assert database.execute(lost).fetchone() == (0,)


@pytest.mark.by_hand("a deletion and a purge in transactions of their own")
@pytest.mark.parametrize(
    ("statement", "status"),
    [
        ("UPDATE media SET deleted_at = now(), purge_at = now() WHERE id = %s", 201),
        ("DELETE FROM media WHERE id = %s", 503),
    ],
    ids=["deleted", "purged"],
)
async def test_upload_media_again_waits_for_what_becomes_of_it(
    noor: Person, settings: Settings, database: Database, statement: str, status: int
) -> None:
    """A file that is just deleted comes back; one that is just purged is to be sent once more."""
    media = await uploaded(noor)
    async with held(settings, database, (statement, [media["id"]])) as after:
        answer = await after(upload(noor, picture()))
    assert answer.status_code == status, answer.text
    if status == 201:
        assert answer.json()["id"] == media["id"]
    assert expect(await upload(noor, picture()), 200 if status == 201 else 201)["version"] < 3
