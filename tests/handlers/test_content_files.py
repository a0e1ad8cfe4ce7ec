"""Files in content: played, linked and offered for download, in blocks, Markdown and HTML."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest

from tests.handlers.conftest import PARAGRAPH, Person, etag, expect, problem
from tests.handlers.test_media import MEDIA, PDF, content_of, picture, upload

Database = psycopg.Connection[Any]
POSTS = "/api/v1/posts"
NOBODYS = "019a5c28-5d3a-7b41-8f0e-1a2b3c4d5001"

MP3 = b"ID3\x04\0\0\0\0\0\0" + bytes(64)
MP4 = b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + bytes(64)
FILES = {
    "image": (picture(), "pier.png", "image/png"),
    "audio": (MP3, "waves.mp3", "audio/mpeg"),
    "video": (MP4, "tide.mp4", "video/mp4"),
    "file": (PDF, "tides.pdf", "application/pdf"),
}


async def file(who: Person, kind: str) -> dict[str, Any]:
    """Upload a file of a kind."""
    return expect(await upload(who, *FILES[kind]), 201)


async def files(who: Person) -> dict[str, dict[str, Any]]:
    """Upload a file of each kind."""
    return {kind: await file(who, kind) for kind in FILES}


def block(kind: str, media: dict[str, Any], **members: Any) -> dict[str, Any]:
    """A block of a type that shows a file."""
    required = {"image": {"alt": ""}, "file": {"title": "Tides"}}.get(kind, {})
    return {"type": kind, "media_id": media["id"], **required, **members}


def linked(address: str) -> dict[str, Any]:
    """A paragraph that leads to an address."""
    return {"type": "paragraph", "text": [{"text": "here", "link": address}]}


def errors(answer: httpx.Response) -> list[tuple[str, str]]:
    """Where a request breaks which rule."""
    found = problem(answer, 422, "validation_failed")["errors"]
    return [(error["pointer"], error["code"]) for error in found]


async def anyone_gets(client: httpx.AsyncClient, *media: dict[str, Any]) -> list[int]:
    """How the public is answered that asks for files."""
    return [(await client.get(content_of(m))).status_code for m in media]


# Blocks -------------------------------------------------------------------------------------------


async def test_publish_entry_shows_every_kind_of_file(
    noor: Person, client: httpx.AsyncClient
) -> None:
    """Sounds, videos with their poster, files and links become public; private blocks do not."""
    given = await files(noor)
    poster, hidden, told = [
        expect(await upload(noor, picture(colour=colour)), 201)
        for colour in ("red", "blue", "green")
    ]
    blocks = [
        block("audio", given["audio"], title="Waves", caption="At\nnoon"),
        block("video", given["video"], poster_media_id=poster["id"]),
        block("file", given["file"]),
        linked(f"{MEDIA}/{given['image']['id']}/content"),
        block("video", given["video"], poster_media_id=hidden["id"], private=True),
        {**linked(f"{MEDIA}/{told['id']}/content"), "private": True},
    ]
    entry = await noor.entry(content={"blocks": blocks})
    used = [*given.values(), poster]
    assert await anyone_gets(client, *used, hidden, told) == [404] * 7
    post = await noor.published(entry)
    assert await anyone_gets(client, *used, hidden, told) == [200] * 5 + [404] * 2

    html = post["content_html"]
    audio, video = (f"{MEDIA}/{given[kind]['id']}/content" for kind in ("audio", "video"))
    assert f'<audio controls="" src="{audio}">' in html
    assert "<figcaption>At<br>noon</figcaption>" in html
    assert f'<video controls="" src="{video}" poster="{MEDIA}/{poster["id"]}/content">' in html
    assert f'<a href="{MEDIA}/{given["file"]["id"]}/content" download=""' in html
    assert post["content"]["blocks"] == blocks[:4]
    found = await client.get("/api/v1/search", params={"q": "Waves"})
    assert [item["post"]["id"] for item in expect(found, 200)["data"]] == [post["id"]]


async def test_every_reference_keeps_a_file_from_deletion(noor: Person) -> None:
    """A file that anything shows or links to is in use, until nothing does."""
    given = await files(noor)
    poster = expect(await upload(noor, picture(colour="red")), 201)
    blocks = [
        {**block("video", given["video"]), "poster_media_id": poster["id"]},
        block("audio", given["audio"]),
        {
            "type": "table",
            "rows": [[[{"text": "x", "link": f"{MEDIA}/{given['file']['id']}/content"}]]],
        },
        {
            "type": "checklist",
            "items": [{"text": [{"text": "x", "link": f"{MEDIA}/{given['image']['id']}/content"}]}],
        },
    ]
    entry = await noor.entry(content={"blocks": blocks})
    for media in (*given.values(), poster):
        answer = await noor.delete(f"{MEDIA}/{media['id']}", etag=etag(1))
        assert problem(answer, 409, "media_in_use")["references_count"] == 1
    where = f"/api/v1/entries/{entry['id']}/content"
    expect(await noor.put(where, {"blocks": [PARAGRAPH]}, etag=etag(1)), 200)
    for media in (*given.values(), poster):
        assert (await noor.delete(f"{MEDIA}/{media['id']}", etag=etag(1))).status_code == 204


async def test_entries_and_posts_check_the_kind_of_a_file(noor: Person) -> None:
    """A block shows a file of its kind; `file` takes any; each wrong one is named."""
    given = await files(noor)
    kinds = ("image", "audio", "video", "file")
    blocks = [block(kind, media) for media in given.values() for kind in kinds]
    blocks.append(block("video", given["video"], poster_media_id=given["file"]["id"]))
    blocks.append(block("image", {"id": str(uuid4())}))
    wrong = [
        (f"/blocks/{number}/media_id", "media_kind")
        for number, (shown, kind) in enumerate((s, k) for s in given for k in kinds)
        if kind not in ("file", shown)
    ]
    wrong += [
        ("/blocks/16/poster_media_id", "media_kind"),
        ("/blocks/17/media_id", "unknown_media"),
    ]
    entry = await noor.entry()
    where = f"/api/v1/entries/{entry['id']}/content"
    assert errors(await noor.put(where, {"blocks": blocks}, etag=etag(1))) == wrong
    body = {"title": "Pier", "content": {"content_format": "blocks", "blocks": blocks}}
    refused = errors(await noor.post(POSTS, body))
    assert refused == [(f"/content{pointer}", code) for pointer, code in wrong]
    fine = {"blocks": [block(kind, media) for kind, media in given.items()]}
    expect(await noor.put(where, fine, etag=etag(1)), 200)


async def test_files_of_others_are_unknown_wherever_they_are_named(
    noor: Person, ilse: Person
) -> None:
    """By a block, a poster or a link: in none of them is somebody else's file shown."""
    theirs, mine = await files(ilse), await file(noor, "video")
    blocks = [
        block("audio", theirs["audio"]),
        block("file", theirs["file"]),
        block("video", mine, poster_media_id=theirs["image"]["id"]),
        linked(f"{MEDIA}/{theirs['video']['id']}/content"),
    ]
    places = ["0/media_id", "1/media_id", "2/poster_media_id", "3/text/0/link"]
    wanted = [(f"/content/blocks/{place}", "unknown_media") for place in places]
    home = await noor.workspace()
    body = {"title": "Pier", "content": {"blocks": blocks}}
    assert errors(await noor.post(f"/api/v1/workspaces/{home['id']}/entries", body)) == wanted


@pytest.mark.parametrize(
    "broken",
    [
        {"type": "audio"},
        {"type": "audio", "media_id": NOBODYS, "url": "https://example.org/a.mp3"},
        {"type": "video", "url": "javascript:alert(1)"},
        {"type": "video", "poster_media_id": NOBODYS},
        {"type": "file", "url": "https://example.org/a.pdf"},
        {"type": "file", "title": "Tides", "alt": "x", "url": "https://example.org/a.pdf"},
        linked("javascript:alert(1)"),
        linked("/relative"),
        linked("//example.org"),
        linked("tel:"),
        linked("#"),
        linked("#a b"),
        linked(f"{MEDIA}/../account"),
        linked(f"{MEDIA}/{NOBODYS}"),
    ],
)
async def test_other_blocks_and_links_are_refused(noor: Person, broken: dict[str, Any]) -> None:
    """One source, not none and not two; a link leads where the contract says."""
    home = await noor.workspace()
    body = {"title": "Pier", "content": {"blocks": [broken]}}
    problem(
        await noor.post(f"/api/v1/workspaces/{home['id']}/entries", body), 422, "validation_failed"
    )


async def test_links_of_blocks_lead_to_more_than_the_web(noor: Person) -> None:
    """Telephones, parts of the text and files: kept in the document, and in the HTML."""
    pdf = await file(noor, "file")
    links = [
        "tel:+31-20-5551234",
        "#low-water",
        f"{MEDIA}/{pdf['id']}/content",
        f"{MEDIA}/{pdf['id']}/content#page=2",
        "mailto:noor@example.org",
        "https://example.org/",
    ]
    heading = {"type": "heading", "level": 2, "text": [{"text": "Low water"}]}
    blocks = [heading, *map(linked, links)]
    body = {"title": "Pier", "content": {"content_format": "blocks", "blocks": blocks}}
    post = expect(await noor.post(POSTS, body), 201)
    assert post["content"]["blocks"] == blocks
    assert post["warnings"] == []
    kept = [*links[:1], "#user-content-low-water", *links[2:]]
    assert [f'href="{link}"' in post["content_html"] for link in kept] == [True] * len(kept)


async def test_files_on_the_web_need_no_upload(noor: Person) -> None:
    """A block may name an address instead."""
    url = "https://example.org/a?x=1&y=2"
    blocks = [
        {"type": "audio", "url": url},
        {"type": "video", "url": url},
        {"type": "file", "url": url, "title": "Tides"},
    ]
    body = {"title": "Pier", "content": {"content_format": "blocks", "blocks": blocks}}
    post = expect(await noor.post(POSTS, body), 201)
    assert post["content_html"].count("https://example.org/a?x=1&amp;y=2") == 3


# Kinds that changed behind the API ----------------------------------------------------------------


async def mistaken(noor: Person, database: Database) -> dict[str, Any]:
    """An entry from before kinds were checked: it shows a document as a picture."""
    shown = await file(noor, "image")
    entry = await noor.entry(content={"blocks": [PARAGRAPH, block("image", shown)]})
    database.execute("UPDATE media SET media_type = 'application/pdf'")
    return entry


async def test_publish_entry_refuses_a_file_that_is_no_picture(
    noor: Person, database: Database
) -> None:
    """The version is named, and no post comes to be; without the block it does."""
    entry = await mistaken(noor, database)
    path = f"/api/v1/entries/{entry['id']}"
    refused = await noor.post(f"{path}/publications", {"version": 1}, key="a")
    assert errors(refused) == [("/version", "media_kind")]
    assert expect(await noor.get(POSTS, params={"status": "published"}), 200)["data"] == []
    changed = await noor.put(f"{path}/content", {"blocks": [PARAGRAPH]}, etag=etag(1))
    post = await noor.published(expect(changed, 200))

    restored = await noor.post(f"{path}/revisions/1/restore", etag=etag(post["version"] + 1))
    assert errors(restored) == [("/version", "media_kind")]


async def test_resync_post_refuses_a_file_that_is_no_picture(
    noor: Person, database: Database
) -> None:
    """The post stays what it was."""
    entry = await noor.entry()
    post = await noor.published(entry)
    shown = await file(noor, "image")
    content = {"blocks": [block("image", shown)]}
    path = f"/api/v1/entries/{entry['id']}/content"
    expect(await noor.put(path, content, etag=etag(2)), 200)
    database.execute("UPDATE media SET media_type = 'application/pdf'")
    where = f"{POSTS}/{post['id']}"
    refused = await noor.post(f"{where}/resync", etag=etag(post["version"]))
    assert errors(refused) == [("/post_id", "media_kind")]
    assert expect(await noor.get(where), 200)["content"] == post["content"]


# Markdown and HTML --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content_format", "text"),
    [
        ("markdown", "[tides](ADDRESS)"),
        ("markdown", "[tides](ADDRESS#page=2)"),
        ("markdown", "[tides][1]\n\n[1]: ADDRESS\n"),
        ("markdown", '<audio src="ADDRESS" controls></audio>'),
        ("html", "<p>a</p><a class=x href='ADDRESS'>tides</a>"),
        ("html", '<video src="ADDRESS"></video>'),
        ("html", '<video src="https://e.org/a.mp4" poster="ADDRESS"></video>'),
        ("html", '<img src="https://e.org/a.png" srcset="ADDRESS 2x" alt="x">'),
    ],
)
async def test_markdown_and_html_refer_to_files(
    noor: Person, ilse: Person, client: httpx.AsyncClient, content_format: str, text: str
) -> None:
    """Wherever an address stands in an attribute, the file is public with the post, or refused."""
    mine, theirs = await file(noor, "file"), await file(ilse, "file")
    addresses = [f"{MEDIA}/{media['id']}/content" for media in (mine, theirs)]
    content = {"content_format": content_format, "text": text.replace("ADDRESS", addresses[1])}
    assert errors(await noor.post(POSTS, {"title": "Pier", "content": content})) == [
        ("/content/text", "unknown_media")
    ]
    content["text"] = text.replace("ADDRESS", addresses[0])
    post = expect(await noor.post(POSTS, {"title": "Pier", "content": content}), 201)
    problem(await noor.delete(f"{MEDIA}/{mine['id']}", etag=etag(1)), 409, "media_in_use")
    assert await anyone_gets(client, mine) == [404]
    expect(await noor.post(f"{POSTS}/{post['id']}/publish", etag=etag(1), key="a"), 200)
    assert await anyone_gets(client, mine) == [200]


async def test_an_address_in_the_text_is_no_reference(
    noor: Person, ilse: Person, client: httpx.AsyncClient
) -> None:
    """A text that quotes an address, even as HTML, makes no file public and is not refused."""
    mine, theirs = await file(noor, "file"), await file(ilse, "file")
    quoted = [f'<a href="{MEDIA}/{media["id"]}/content">' for media in (mine, theirs)]
    text = "\n\n".join(f'`{quote}` src="{MEDIA}/{mine["id"]}/content"' for quote in quoted)
    content = {"content_format": "markdown", "text": text}
    post = expect(await noor.post(POSTS, {"title": "Pier", "content": content}), 201)
    expect(await noor.post(f"{POSTS}/{post['id']}/publish", etag=etag(1), key="a"), 200)
    assert await anyone_gets(client, mine, theirs) == [404, 404]
    code = {"type": "code", "code": "\n".join(quoted)}
    entry = await noor.entry(content={"blocks": [code]})
    assert entry["content"]["blocks"] == [code]
    await noor.published(entry)
    assert await anyone_gets(client, mine, theirs) == [404, 404]


async def test_a_link_by_the_whole_address_makes_a_file_public_too(
    noor: Person, client: httpx.AsyncClient
) -> None:
    """A program may write the address of the server before the path."""
    mine = [await file(noor, kind) for kind in ("file", "image")]
    whole = [f"https://blog.example.org{MEDIA}/{media['id']}/content" for media in mine]
    content = {"content_format": "markdown", "text": f"[tides]({whole[0]})"}
    post = expect(await noor.post(POSTS, {"title": "Pier", "content": content}), 201)
    expect(await noor.post(f"{POSTS}/{post['id']}/publish", etag=etag(1), key="a"), 200)
    await noor.published(await noor.entry(content={"blocks": [linked(whole[1])]}))
    assert await anyone_gets(client, *mine) == [200, 200]


async def test_a_file_of_another_kind_in_markdown_is_warned_of(noor: Person) -> None:
    """`![]()` shows a picture; another file stands there broken, and the answer says so."""
    pdf, image = await file(noor, "file"), await file(noor, "image")
    shown = [f"![x]({MEDIA}/{media['id']}/content)" for media in (image, pdf)]
    content = {"content_format": "markdown", "text": "\n".join(shown)}
    post = expect(await noor.post(POSTS, {"title": "Pier", "content": content}), 201)
    (warning,) = post["warnings"]
    assert warning["code"] == "media_kind"
    assert "application/pdf" in warning["detail"]
