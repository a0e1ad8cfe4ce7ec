"""Files: uploaded, listed, read, shown, deleted, over HTTP on a real database and a real folder."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import io
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from uuid import uuid4

import httpx
import psycopg
import pytest
from fastapi import FastAPI
from PIL import Image
from psycopg.types.json import Json

from app.main import create_app
from core.context import Context, RequestInfo
from core.errors import Unavailable
from core.settings import Settings
from handlers import media as handlers
from tests import queue
from tests.conftest import running
from tests.handlers.conftest import Make, Person, expect, problem, same_refusal

MEDIA = "/api/v1/media"
Database = psycopg.Connection[Any]
Join = Callable[[Person, dict[str, Any], str], None]
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40


def picture(form: str = "PNG", size: tuple[int, int] = (40, 30), colour: str = "teal") -> bytes:
    """Draw a picture of one colour."""
    content = io.BytesIO()
    Image.new("RGB", size, colour).save(content, format=form)
    return content.getvalue()


async def upload(
    who: Person,
    content: bytes,
    name: str | None = "pier.png",
    kind: str | None = "image/png",
    **options: Any,
) -> httpx.Response:
    """Upload a file as somebody; `alt_text` goes along when it is given."""
    alt_text = options.pop("alt_text", None)
    data = {} if alt_text is None else {"alt_text": alt_text}
    file = (name, content) if kind is None else (name, content, kind)
    return await who.call("POST", MEDIA, files={"file": file}, data=data, **options)


async def uploaded(who: Person, content: bytes | None = None, **fields: Any) -> dict[str, Any]:
    """Upload a picture that is taken."""
    return expect(await upload(who, picture() if content is None else content, **fields), 201)


async def test_upload_media_keeps_a_picture(noor: Person) -> None:
    """It is there under its name, with its size, and its bytes are those of a picture."""
    answer = await upload(noor, picture(size=(1200, 600)), alt_text="An old pier")
    media = expect(answer, 201)
    assert answer.headers["etag"] == '"1"'
    assert answer.headers["location"] == f"{MEDIA}/{media['id']}"
    assert (media["media_type"], media["file_name"]) == ("image/png", "pier.png")
    assert (media["width"], media["height"], media["alt_text"]) == (1200, 600, "An old pier")
    sides = [(v["name"], v["width"]) for v in media["variants"]]
    assert sides == [("thumb", 320), ("medium", 1024)]
    content = await noor.get(f"{MEDIA}/{media['id']}/content")
    assert content.status_code == 200, content.text
    assert content.headers["content-type"] == "image/png"
    assert len(content.content) == media["size_bytes"]


def content_of(media: dict[str, Any], **query: str) -> str:
    """The address of a medium's bytes."""
    return str(httpx.URL(f"{MEDIA}/{media['id']}/content", params=query))


async def show(who: Person, kind: str, thing: dict[str, Any], *media: dict[str, Any]) -> Any:
    """Let an entry or a post of somebody's show media, and nothing else; gives it as it is then."""
    path = f"/api/v1/{kind}/{thing['id']}"
    tag = (await who.get(path)).headers["etag"]
    content = pictures(*media) | ({"content_format": "blocks"} if kind == "posts" else {})
    return expect(await who.put(f"{path}/content", content, etag=tag), 200)


def pictures(*media: dict[str, Any]) -> dict[str, Any]:
    """Content that is media alone."""
    return {"blocks": [{"type": "image", "media_id": m["id"], "alt": ""} for m in media]}


async def listed(who: Person, **query: Any) -> list[str]:
    """The ids of somebody's list."""
    return [m["id"] for m in expect(await who.get(MEDIA, params=query), 200)["data"]]


# Uploading ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "kind", "ending"),
    [
        ("PNG", "image/png", "png"),
        ("JPEG", "image/jpeg", "jpg"),
        ("GIF", "image/gif", "gif"),
        ("WEBP", "image/webp", "webp"),
        ("AVIF", "image/avif", "avif"),
    ],
)
async def test_upload_media_takes_pictures(noor: Person, form: str, kind: str, ending: str) -> None:
    """Each format stays what it is; a name without an extension gets the usual one."""
    media = await uploaded(noor, picture(form), name="pier", kind=None)
    assert (media["media_type"], media["file_name"]) == (kind, f"pier.{ending}")
    answer = await noor.get(content_of(media))
    assert answer.headers["content-type"] == kind
    with Image.open(io.BytesIO(answer.content)) as made:
        assert (made.format, made.size) == (form, (40, 30))


async def test_upload_media_keeps_other_files_byte_for_byte(noor: Person) -> None:
    """A PDF has no size in pixels and no variations, and is for keeping, not for showing."""
    media = await uploaded(noor, PDF, name="tides.pdf", kind="application/pdf")
    assert (media["width"], media["height"], media["variants"]) == (None, None, [])
    answer = await noor.get(content_of(media, variant="thumb"))
    assert answer.content == PDF
    assert answer.headers["content-disposition"] == 'attachment; filename="tides.pdf"'


async def test_upload_media_takes_what_says_nothing_of_its_type(noor: Person) -> None:
    """Programs that do not know the type send none, or `application/octet-stream`."""
    for colour, kind in (("red", None), ("blue", "application/octet-stream")):
        media = await uploaded(noor, picture(colour=colour), name="x", kind=kind)
        assert media["media_type"] == "image/png"


async def test_upload_media_knows_the_same_file(noor: Person, ilse: Person) -> None:
    """The same bytes are the same file, for each owner apart; a new description is taken."""
    first = await uploaded(noor, alt_text="A pier")
    again = await upload(noor, picture(), name="other.png")
    assert expect(again, 200) == first
    described = expect(await upload(noor, picture(), alt_text="An old pier"), 200)
    assert (described["alt_text"], described["version"]) == ("An old pier", 2)
    assert described["file_name"] == first["file_name"]
    theirs = await uploaded(ilse)
    assert theirs["id"] != first["id"]
    assert theirs["alt_text"] == ""
    assert await listed(noor) == [first["id"]]


async def test_upload_media_brings_a_deleted_file_back(noor: Person) -> None:
    """While its bytes are there, under its id, as if it were new."""
    first = await uploaded(noor, alt_text="A pier")
    assert (await noor.delete(f"{MEDIA}/{first['id']}", etag='"1"')).status_code == 204
    back = await uploaded(noor, name="harbour.png")
    assert (back["id"], back["version"]) == (first["id"], 3)
    assert (back["file_name"], back["alt_text"]) == ("harbour.png", "")
    assert (await noor.get(content_of(back))).status_code == 200


async def test_upload_media_of_one_file_many_times_at_once(noor: Person) -> None:
    """One is kept; each upload is answered with it."""
    answers = await asyncio.gather(*(upload(noor, picture(size=(90, 90))) for _ in range(8)))
    assert sorted(a.status_code for a in answers) == [200] * 7 + [201]
    assert len({a.json()["id"] for a in answers}) == 1
    assert len(await listed(noor)) == 1


async def test_upload_media_with_a_key_has_one_effect(noor: Person) -> None:
    """A repetition gets the first answer; another file under the key is refused."""
    first = await upload(noor, picture(), key="one")
    again = await upload(noor, picture(), key="one")
    assert (again.status_code, again.content) == (201, first.content)
    assert again.headers["idempotency-replayed"] == "true"
    other = await upload(noor, picture(colour="red"), key="one")
    problem(other, 422, "idempotency_key_reused")
    refused = await upload(noor, b"no picture", key="one")
    problem(refused, 422, "idempotency_key_reused")


async def test_upload_media_holds_no_connection_while_it_reads_a_picture(
    noor: Person, application: tuple[FastAPI, httpx.AsyncClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither before the transaction nor for its key: the transaction begins after the picture."""
    steps: list[str] = []
    images = application[0].state.tools.images
    render, begin = images.render, application[0].state.store.begin

    async def noted(*args: Any) -> Any:
        made = await render(*args)
        steps.append("picture")
        return made

    async def began(*args: Any) -> Any:
        steps.append("begin")
        return await begin(*args)

    monkeypatch.setattr(images, "render", noted)
    monkeypatch.setattr(application[0].state.store, "begin", began)
    expect(await upload(noor, picture(size=(77, 77)), key="slow"), 201)
    assert steps == ["picture", "begin"]


@pytest.mark.parametrize("limit", [{"media_quota_files": 3}, {"media_quota_bytes": 300}], ids=str)
async def test_upload_media_keeps_the_quota(
    noor: Person, settings: Settings, limit: dict[str, int]
) -> None:
    """However many uploads come at once; deleting makes room."""
    files = [PDF[:80] + bytes([n]) * 20 for n in range(8)]
    async with running(create_app(settings.but(**limit))) as http:
        careful = replace(noor, http=http)

        async def keep(content: bytes) -> httpx.Response:
            return await upload(careful, content, name="a.pdf", kind="application/pdf")

        answers = await asyncio.gather(*map(keep, files))
        kept = [answer for answer in answers if answer.status_code == 201]
        assert len(kept) == 3
        for answer in (a for a in answers if a not in kept):
            problem(answer, 429, "quota_exceeded")
        expect(await keep(files[answers.index(kept[0])]), 200)
        path = f"{MEDIA}/{kept[0].json()['id']}"
        assert (await careful.delete(path, etag='"1"')).status_code == 204
        expect(await keep(PDF[:90]), 201)
        problem(await keep(files[answers.index(kept[0])]), 429, "quota_exceeded")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.png", "passwd.png"),
        ("C:\\pictures\\pier.PNG", "pier.PNG"),
        ("\u202egnp.exe", None),
        ("pier\u202egnp\u2066.png", "piergnp.png"),
        ("пристань\u0301 ⚓.png", "пристань\u0301 ⚓.png"),
        ("e\u0301.png", "\u00e9.png"),
        ("مرسى.png", "مرسى.png"),
        ("👩\u200d🚀.png", "👩\u200d🚀.png"),
        ('a"b;c%.png', 'a"b;c%.png'),
        (".png", "file.png"),
        ("x" * 400 + ".png", "x" * 251 + ".png"),
        ("🚢" * 251 + ".png", "🚢" * 251 + ".png"),
        ("archive.tar.png", "archive.tar.png"),
    ],
)
async def test_upload_media_takes_a_name_and_no_path(
    noor: Person, given: str, kept: str | None
) -> None:
    """Names of every script stay; paths, and marks that make a name read otherwise, do not."""
    answer = await upload(noor, picture(), name=given)
    if kept is None:
        problem(answer, 415, "media_type_unsupported")
        return
    media = expect(answer, 201)
    assert media["file_name"] == kept
    told = (await noor.get(content_of(media))).headers["content-disposition"]
    assert told.isascii()
    name = told.rpartition("filename*=UTF-8''")[2] if "filename*" in told else told[18:-1]
    assert kept.startswith(stem := unquote(name).rpartition(".")[0])
    assert stem == kept.rpartition(".")[0] or len(stem.encode()) > 240


async def test_upload_media_refuses_what_alt_text_cannot_hold(noor: Person) -> None:
    """Controls and U+0000 are refused, with the field; other text of any script is kept."""
    for text in ("a\x00b", "a\nb", "x" * 501):
        answer = await upload(noor, picture(), alt_text=text)
        assert answer.status_code in (400, 422), answer.text
    assert await listed(noor) == []
    text = "سفينة 🚢 e\u0301"
    assert (await uploaded(noor, alt_text=text))["alt_text"] == "سفينة 🚢 é"


# Reading ------------------------------------------------------------------------------------------


async def test_list_media_walks_in_pages(noor: Person, ilse: Person) -> None:
    """Newest first, each once; nobody else's."""
    made = [(await uploaded(noor, picture(colour=c)))["id"] for c in ("red", "green", "blue")]
    first = expect(await noor.get(MEDIA, params={"limit": 2}), 200)
    rest = expect(await noor.get(MEDIA, params={"limit": 2, "cursor": first["next_cursor"]}), 200)
    assert [m["id"] for m in first["data"] + rest["data"]] == made[::-1]
    assert rest["next_cursor"] is None
    assert await listed(ilse) == []
    moved = await noor.get(MEDIA, params={"unattached": True, "cursor": first["next_cursor"]})
    problem(moved, 400, "cursor_mismatch")


async def test_list_media_knows_what_nothing_shows(noor: Person) -> None:
    """What an entry or a post shows is attached, until it does no more."""
    one, two, three = [await uploaded(noor, picture(colour=c)) for c in ("red", "green", "blue")]
    entry = await noor.entry()
    post = await noor.published(entry)
    await show(noor, "entries", entry, one, two, one)
    await show(noor, "posts", post, two)
    assert await listed(noor, unattached=True) == [three["id"]]
    await show(noor, "entries", entry)
    assert await listed(noor, unattached=True) == [three["id"], one["id"]]
    await show(noor, "posts", post)
    assert await listed(noor, unattached=True) == [three["id"], two["id"], one["id"]]


async def test_get_media_is_for_its_owner(noor: Person, ilse: Person) -> None:
    """Others learn nothing; the owner is told 304 for what is known already."""
    media = await uploaded(noor)
    answer = await noor.get(f"{MEDIA}/{media['id']}")
    assert expect(answer, 200) == media
    known = await noor.get(f"{MEDIA}/{media['id']}", headers={"If-None-Match": '"1"'})
    assert known.status_code == 304
    theirs = await ilse.get(f"{MEDIA}/{media['id']}")
    missing = await ilse.get(f"{MEDIA}/{uuid4()}")
    problem(theirs, 404, "not_found")
    assert same_refusal(theirs, missing)


async def test_get_media_content_is_safe_to_show(noor: Person) -> None:
    """Nothing in it runs, nothing is guessed, nobody else's cache keeps it."""
    answer = await noor.get(content_of(await uploaded(noor)))
    assert answer.headers["x-content-type-options"] == "nosniff"
    policy = "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert answer.headers["content-security-policy"] == policy
    assert answer.headers["cache-control"] == "private, no-cache"
    assert answer.headers["content-disposition"] == 'inline; filename="pier.png"'


async def test_get_media_content_gives_variants(noor: Person) -> None:
    """Those that are there; the original for those that a small picture does not have."""
    media = await uploaded(noor, picture(size=(500, 1000)))
    sizes = {}
    for name in ("original", "thumb", "medium"):
        answer = await noor.get(content_of(media, variant=name))
        with Image.open(io.BytesIO(answer.content)) as made:
            sizes[name] = (answer.headers["content-type"], made.size)
    assert sizes == {
        "original": ("image/png", (500, 1000)),
        "thumb": ("image/webp", (160, 320)),
        "medium": ("image/png", (500, 1000)),
    }
    problem(await noor.get(content_of(media, variant="huge")), 422, "validation_failed")


async def test_get_media_content_in_parts(noor: Person) -> None:
    """One range is 206, several are the whole, one behind the end is 416 (RFC 9110 §14)."""
    media = await uploaded(noor, PDF, name="a.pdf", kind="application/pdf")
    size = len(PDF)
    whole = await noor.get(content_of(media))
    assert (whole.headers["accept-ranges"], whole.headers["content-length"]) == ("bytes", str(size))
    tag = whole.headers["etag"]
    assert tag == f'"{_digest(PDF)}"'
    for wanted, start, end in (
        ("bytes=0-99", 0, 100),
        ("bytes=9000-", 9000, size),
        ("bytes=-7", size - 7, size),
        ("bytes=5-999999", 5, size),
    ):
        part = await noor.get(content_of(media), headers={"Range": wanted, "If-Range": tag})
        assert (part.status_code, part.content) == (206, PDF[start:end])
        assert part.headers["content-range"] == f"bytes {start}-{end - 1}/{size}"
        assert part.headers["content-length"] == str(end - start)
        assert part.headers["etag"] == tag
    for headers in (
        {"Range": "bytes=0-1,5-6"},
        {"Range": "lines=1-2"},
        {"Range": "bytes=9-2"},
        {"Range": "bytes=0-9", "If-Range": '"old"'},
        {"Range": "bytes=0-9", "If-Range": "Fri, 20 Nov 2026 08:00:00 GMT"},
    ):
        assert (await noor.get(content_of(media), headers=headers)).content == PDF
    behind = await noor.get(content_of(media), headers={"Range": f"bytes={size}-"})
    problem(behind, 416, "range_not_satisfiable")
    assert behind.headers["content-range"] == f"bytes */{size}"
    known = await noor.get(content_of(media), headers={"If-None-Match": tag, "Range": "bytes=0-1"})
    assert (known.status_code, known.content) == (304, b"")
    head = await noor.call("HEAD", content_of(media), headers={"Range": "bytes=0-9"})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(size)


async def test_get_media_content_belongs_to_what_shows_it(
    noor: Person,
    ilse: Person,
    client: httpx.AsyncClient,
    join: Join,
) -> None:
    """Members see what their workspace's entries show, everybody what a published post shows."""
    media = await uploaded(noor)
    path = content_of(media)
    workspace = await noor.workspace()
    entry = await noor.entry(workspace)
    post = await noor.published(entry)
    problem(await ilse.get(path), 404, "not_found")
    await show(noor, "entries", entry, media)
    problem(await ilse.get(path), 404, "not_found")
    join(ilse, workspace, "viewer")
    assert (await ilse.get(path)).status_code == 200
    problem(await ilse.get(f"{MEDIA}/{media['id']}"), 404, "not_found")
    problem(await client.get(path), 404, "not_found")
    post = await show(noor, "posts", post, media)
    public = await client.get(path)
    assert (public.status_code, public.headers["cache-control"]) == (
        200,
        "public, max-age=0, s-maxage=30",
    )
    path_of_post = f"/api/v1/posts/{post['id']}/unpublish"
    expect(await noor.post(path_of_post, etag=f'"{post["version"]}"'), 200)
    problem(await client.get(path), 404, "not_found")
    assert (await ilse.get(path)).status_code == 200


async def test_get_media_content_tells_its_name_to_those_who_share_it(
    noor: Person, ilse: Person, person: Make, client: httpx.AsyncClient, join: Join
) -> None:
    """The owner and members learn what the file is called; readers get a name that tells nothing.

    So what shared caches keep is one answer for all who are told no name.
    """
    media = await uploaded(noor, name="letter to my lawyer.png")
    path, stranger = content_of(media), await person("mira")
    workspace = await noor.workspace()
    join(ilse, workspace, "viewer")
    await noor.published(await noor.entry(workspace, content=shows(media)))
    for reader in (noor, ilse):
        answer = await reader.get(path)
        assert "letter to my lawyer.png" in answer.headers["content-disposition"]
        assert answer.headers["cache-control"] == "private, no-cache"
    neutral = f'inline; filename="{media["id"]}.png"'
    for told in (await client.get(path), await stranger.get(path)):
        assert told.headers["content-disposition"] == neutral
        assert told.headers["cache-control"][:6] == "public"
        assert "lawyer" not in str(told.headers)
    part = await client.get(path, headers={"Range": "bytes=0-3"})
    assert part.headers["content-disposition"] == neutral
    known = {"If-None-Match": part.headers["etag"]}
    assert (await client.get(path, headers=known)).headers["cache-control"][:6] == "public"
    assert (await noor.get(path, headers=known)).headers["cache-control"][:7] == "private"


@pytest.mark.by_hand("writing such content is refused; this is the lock behind that one")
async def test_get_media_content_of_others_cannot_be_shown(
    noor: Person, ilse: Person, client: httpx.AsyncClient, database: Database
) -> None:
    """Naming somebody else's file in an entry or a post of one's own gives no access to it."""
    media = await uploaded(noor)
    await ilse.published()
    blocks = Json(pictures(media))
    html = f'<img src="/api/v1/media/{media["id"]}/content">'
    database.execute("UPDATE entries SET content = %s", [blocks])
    database.execute("UPDATE posts SET content_json = %s, content_html = %s", [blocks, html])
    problem(await ilse.get(content_of(media)), 404, "not_found")
    problem(await client.get(content_of(media)), 404, "not_found")
    assert await listed(noor, unattached=True) == [media["id"]]


async def test_get_media_content_without_its_bytes_is_unavailable(
    noor: Person, application: tuple[FastAPI, httpx.AsyncClient]
) -> None:
    """What the store of blobs does not give is told before the answer begins."""
    media = await uploaded(noor)
    await application[0].state.tools.blobs.delete([f"media/{media['id']}/original"])
    answer = await noor.get(content_of(media))
    problem(answer, 503, "unavailable")
    assert answer.headers["retry-after"] == "2"


# Deleting -----------------------------------------------------------------------------------------


async def test_delete_media_makes_it_unseen(noor: Person, ilse: Person) -> None:
    """At once, for everybody, its owner too; only the owner may, with the version that was seen."""
    media = await uploaded(noor)
    path = f"{MEDIA}/{media['id']}"
    problem(await ilse.delete(path, etag='"1"'), 404, "not_found")
    problem(await noor.delete(path), 428, "precondition_required")
    stale = problem(await noor.delete(path, etag='"7"'), 412, "version_conflict")
    assert stale["current_version"] == 1
    assert (await noor.delete(path, etag='"1"')).status_code == 204
    for answer in (await noor.get(path), await noor.get(content_of(media))):
        problem(answer, 404, "not_found")
    problem(await noor.delete(path, etag='"2"'), 404, "not_found")
    assert await listed(noor) == []


async def test_delete_media_keeps_what_is_shown_unless_forced(
    noor: Person, client: httpx.AsyncClient
) -> None:
    """`media_in_use` tells by how many; forced, the place that shows it stays empty."""
    media = await uploaded(noor)
    entry = await noor.entry()
    post = await noor.published(entry)
    await show(noor, "entries", entry, media)
    await show(noor, "posts", post, media)
    path = f"{MEDIA}/{media['id']}"
    refused = problem(await noor.delete(path, etag='"1"'), 409, "media_in_use")
    assert refused["references_count"] == 2
    assert (await client.get(content_of(media))).status_code == 200
    forced = await noor.delete(path, params={"force": True}, etag='"1"')
    assert forced.status_code == 204
    problem(await client.get(content_of(media)), 404, "not_found")


async def test_media_are_told_of(noor: Person, database: Database) -> None:
    """Uploading, describing anew and deleting are events, with ids and versions only."""
    media = await uploaded(noor)
    await upload(noor, picture(), alt_text="A pier")
    await upload(noor, picture(), alt_text="A pier")
    await noor.delete(f"{MEDIA}/{media['id']}", etag='"2"')
    found = database.execute(
        """SELECT event_type, aggregate_version, public_data FROM event_store
           WHERE aggregate_id = %s ORDER BY aggregate_version""",
        [media["id"]],
    ).fetchall()
    assert [row[:2] for row in found] == [
        ("media.uploaded", 1),
        ("media.uploaded", 2),
        ("media.deleted", 3),
    ]
    assert found[0][2] == {"media_id": media["id"], "version": 1}


# Upkeep -------------------------------------------------------------------------------------------


@contextlib.asynccontextmanager
async def _unit(app: FastAPI) -> AsyncIterator[Context]:
    async with app.state.store.write() as unit:
        yield app.state.tools.context(unit, RequestInfo(trace_id="0" * 32))


async def _keys(app: FastAPI) -> set[str]:
    blobs = app.state.tools.blobs
    return {blob.key async for batch in blobs.listed("media") for blob in batch}


def _digest(content: bytes) -> str:
    return urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")


async def test_purge_media_waits_for_time_and_references(
    noor: Person,
    application: tuple[FastAPI, httpx.AsyncClient],
    database: Database,
    settings: Settings,
) -> None:
    """Bytes go once the file was deleted a week ago and nothing names it, and its row before."""
    app = application[0]
    kept, shown, gone = [
        await uploaded(noor, picture(size=(400, 10), colour=c)) for c in ("red", "green", "blue")
    ]
    entry = await noor.entry()
    await show(noor, "entries", entry, shown)
    for media in (shown, gone):
        path = f"{MEDIA}/{media['id']}"
        assert (await noor.delete(path, params={"force": True}, etag='"1"')).status_code == 204
    mine = {f"media/{m['id']}/{v}" for m in (kept, shown, gone) for v in ("original", "thumb")}
    for late in (False, True):
        if late:
            database.execute("UPDATE media SET purge_at = now() WHERE purge_at IS NOT NULL")
        async with _unit(app) as ctx:
            await handlers.purge_media(ctx)
        await queue.run(str(settings.database_url), settings=settings)
        left = {key.split("/")[1] for key in mine & await _keys(app)}
        assert left == {kept["id"], shown["id"]} | (set() if late else {gone["id"]})
    rows = database.execute("SELECT count(*) FROM media").fetchone()
    assert rows == (2,)


async def test_sweep_media_removes_bytes_without_a_file(
    noor: Person, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of an upload that was broken off, when they are a day old and not before."""
    app = create_app(settings.but(data=tmp_path))  # a folder that no other test writes to
    orphan, foreign = f"media/{uuid4()}/original", "media/not-one-of-ours/x"
    async with running(app) as http:
        media = await uploaded(replace(noor, http=http))
        for key in (orphan, foreign):
            await app.state.tools.blobs.put(key, b"x")
        async with _unit(app) as ctx:
            await handlers.sweep_media(ctx)
            assert orphan in await _keys(app)
            monkeypatch.setattr(handlers, "ORPHAN_AGE", timedelta(seconds=-60))
            await handlers.sweep_media(ctx)
        assert await _keys(app) == {f"media/{media['id']}/original", foreign}


async def test_upload_media_that_is_broken_off_leaves_no_row_without_bytes(
    noor: Person, application: tuple[FastAPI, httpx.AsyncClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bytes come first: when they cannot be written, there is no file."""

    async def fail(*_: Any) -> None:
        raise Unavailable("the disk is full")

    monkeypatch.setattr(application[0].state.tools.blobs, "put", fail)
    problem(await upload(noor, picture(size=(33, 33))), 503, "unavailable")
    assert await listed(noor) == []


# Refused ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("limit", [{"media_quota_files": 2}, {"media_quota_bytes": 2_500}], ids=str)
async def test_upload_media_without_room_writes_nothing(
    noor: Person,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    limit: dict[str, int],
) -> None:
    """A file that is refused for the quota is refused before a byte of it is kept."""
    app = create_app(settings.but(data=tmp_path, **limit))
    async with running(app) as http:
        careful = replace(noor, http=http)
        kept = 0
        while (answer := await upload(careful, picture(size=(900 + kept, 30)))).status_code == 201:
            kept += 1
        assert kept >= 2
        problem(answer, 429, "quota_exceeded")
        put: list[str] = []

        async def note(key: str, _: object) -> None:
            put.append(key)

        monkeypatch.setattr(app.state.tools.blobs, "put", note)
        problem(await upload(careful, picture(size=(999, 30))), 429, "quota_exceeded")
        many = PDF * 2
        refused = await upload(careful, many, name="a.pdf", kind="application/pdf")
        problem(refused, 429, "quota_exceeded")
        assert put == []
        assert {key.split("/")[1] for key in await _keys(app)} == set(await listed(careful))


async def test_upload_media_that_is_refused_leaves_no_bytes(
    noor: Person, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused late, repeated, the same twice at once, or broken off: only what is kept is there."""
    app = create_app(settings.but(data=tmp_path, media_quota_files=4))
    async with running(app) as http:
        careful = replace(noor, http=http)

        async def only_what_is_kept() -> int:
            there = {key.split("/")[1] for key in await _keys(app)}
            assert there == set(await listed(careful))
            return len(there)

        twins = await asyncio.gather(*(upload(careful, picture(size=(99, 9))) for _ in range(6)))
        assert sorted(answer.status_code for answer in twins) == [200] * 5 + [201]
        assert await only_what_is_kept() == 1
        keyed = [await upload(careful, picture(size=(n, 9)), key="a") for n in (98, 97, 98)]
        assert [answer.status_code for answer in keyed] == [201, 422, 201]
        assert await only_what_is_kept() == 2
        blobs = app.state.tools.blobs
        put = blobs.put

        async def fail(key: str, content: Any) -> None:
            if key.endswith("/thumb"):
                raise Unavailable("the disk is full")
            await put(key, content)

        with monkeypatch.context() as broken:
            broken.setattr(blobs, "put", fail)
            problem(await upload(careful, picture(size=(1100, 30))), 503, "unavailable")
        assert await only_what_is_kept() == 2
        race = [upload(careful, PDF[:90] + bytes([n]), name="a.pdf", kind=None) for n in range(8)]
        answers = await asyncio.gather(*race)
        assert sorted(answer.status_code for answer in answers) == [201] * 2 + [429] * 6
        assert await only_what_is_kept() == 4


# What content shows -------------------------------------------------------------------------------


def shows(*media: dict[str, Any]) -> dict[str, Any]:
    """Content of blocks that show media, after a first block that shows none."""
    blocks = [{"type": "image", "media_id": m["id"], "alt": "A pier"} for m in media]
    return {"blocks": [{"type": "divider"}, *blocks]}


def refused_at(answer: httpx.Response) -> list[str]:
    """The places of media that may not be shown."""
    errors = problem(answer, 422, "validation_failed")["errors"]
    assert {error["code"] for error in errors} == {"unknown_media"}
    return [error["pointer"] for error in errors]


async def test_entries_show_what_the_writer_may_show(
    noor: Person, ilse: Person, join: Join, database: Database
) -> None:
    """One's own, and what the workspace shows already; the rest is named, nothing is written."""
    home = await noor.workspace()
    join(ilse, home, "editor")
    path = f"/api/v1/workspaces/{home['id']}/entries"
    mine, theirs = await uploaded(noor), await uploaded(ilse)
    content = shows(mine, theirs, {"id": str(uuid4())}, theirs)
    refused = await noor.post(path, {"title": "Pier", "content": content})
    places = [f"/content/blocks/{n}/media_id" for n in (2, 3, 4)]
    assert refused_at(refused) == places
    assert expect(await noor.get(path), 200)["data"] == []
    entry = await noor.entry(home, content=shows(mine))
    other = expect(await ilse.post(path, {"title": "Too", "content": shows(mine)}), 201)
    assert other["content"] == shows(mine)
    where = f"/api/v1/entries/{entry['id']}/content"
    assert refused_at(await noor.put(where, shows(theirs), etag='"1"')) == ["/blocks/1/media_id"]
    assert (await ilse.put(where, shows(mine, theirs), etag='"1"')).status_code == 200
    assert (await ilse.get(content_of(mine))).status_code == 200
    counted = "SELECT references_count FROM media WHERE id = %s"
    assert database.execute(counted, [mine["id"]]).fetchone() == (2,)


async def test_entries_of_others_do_not_tell_what_they_show(noor: Person, ilse: Person) -> None:
    """Whoever may not write in a workspace is refused before anything is said about media."""
    home = await noor.workspace()
    media = await uploaded(noor)
    await noor.entry(home, content=shows(media))
    path = f"/api/v1/workspaces/{home['id']}/entries"
    for content in (shows(media), shows({"id": str(uuid4())})):
        answer = await ilse.post(path, {"title": "Mine", "content": content})
        problem(answer, 404, "not_found")


async def test_entries_go_on_showing_what_was_deleted(noor: Person) -> None:
    """An entry with a hole can still be changed; nothing new shows what is gone."""
    media = await uploaded(noor)
    entry = await noor.entry(content=shows(media))
    forced = await noor.delete(f"{MEDIA}/{media['id']}", params={"force": True}, etag='"1"')
    assert forced.status_code == 204
    where = f"/api/v1/entries/{entry['id']}/content"
    content = shows(media)
    content["blocks"].append({"type": "divider"})
    assert (await noor.put(where, content, etag='"1"')).status_code == 200
    fresh = await noor.entry()
    where = f"/api/v1/entries/{fresh['id']}/content"
    assert refused_at(await noor.put(where, content, etag='"1"')) == ["/blocks/1/media_id"]


async def test_publish_entry_makes_what_it_shows_public(
    noor: Person, client: httpx.AsyncClient
) -> None:
    """Pictures of public blocks can be seen by everybody, those of private blocks cannot."""
    seen, hidden = await uploaded(noor), await uploaded(noor, picture(colour="red"))
    content = shows(seen, hidden)
    content["blocks"][2]["private"] = True
    post = await noor.published(await noor.entry(content=content))
    assert hidden["id"] not in post["content_html"]
    answer = await client.get(content_of(seen))
    assert (answer.status_code, answer.headers["cache-control"][:6]) == (200, "public")
    problem(await client.get(content_of(hidden)), 404, "not_found")


async def test_posts_show_what_the_author_may_show(
    noor: Person, ilse: Person, client: httpx.AsyncClient
) -> None:
    """In blocks, in HTML and in Markdown alike."""
    mine, theirs = await uploaded(noor), await uploaded(ilse)
    blocks = {"content_format": "blocks", **shows(mine, theirs)}
    refused = await noor.post("/api/v1/posts", {"title": "Pier", "content": blocks})
    assert refused_at(refused) == ["/content/blocks/2/media_id"]
    html = f'<p><img src="{MEDIA}/{theirs["id"]}/content" alt=""></p>'
    draft = expect(await noor.post("/api/v1/posts", {"title": "Pier"}), 201)
    where = f"/api/v1/posts/{draft['id']}/content"
    answer = await noor.put(where, {"content_format": "html", "text": html}, etag='"1"')
    assert refused_at(answer) == ["/text"]
    fine = {"content_format": "html", "text": html.replace(theirs["id"], mine["id"])}
    assert (await noor.put(where, fine, etag='"1"')).status_code == 200
    problem(await client.get(content_of(mine)), 404, "not_found")
    assert await listed(noor, unattached=True) == []
