"""Compressed answers: who gets which, what must not be, and that versions work as before."""

from __future__ import annotations

import asyncio
import json
import zlib
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any

import brotli
import httpx
import pytest
from starlette.types import Message, Receive, Scope, Send

from app import compression, main
from app.compression import Compression, chosen
from core.settings import Settings
from tests.conftest import running
from tests.handlers.conftest import Person, expect, post_in, problem
from tests.handlers.surfaces import PIXEL

LONG = [
    {"type": "paragraph", "text": [{"text": f"Eleven oystercatchers, {number} herons. " * 5}]}
    for number in range(20)
]
SECRETS = {"access_token", "refresh_token", "key", "secret", "token", "recovery_codes"}
"""Members of answers that nobody else may learn."""


def plain(answer: httpx.Response, raw: bytes) -> bytes:
    """The body of an answer as it was before it was compressed."""
    match answer.headers.get("content-encoding"):
        case "br":
            return bytes(brotli.decompress(raw))
        case "gzip":
            return zlib.decompress(raw, zlib.MAX_WBITS | 16)
    return raw


async def asked(client: httpx.AsyncClient, path: str, accept: str, **more: Any) -> httpx.Response:
    """Ask for something in some codings; the bytes are in `extensions`, as they came."""
    headers = {"Accept-Encoding": accept, **more.pop("headers", {})}
    async with client.stream(more.pop("method", "GET"), path, headers=headers, **more) as answer:
        raw = b"".join([part async for part in answer.aiter_raw()])
    answer.extensions["raw"] = raw
    assert "Accept-Encoding" in answer.headers["vary"]
    if raw:
        assert int(answer.headers["content-length"]) == len(raw)
    return answer


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        ("br", "br"),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP;Q=1", "gzip"),
        ("gzip;q=1.0, br;q=0.9", "gzip"),
        ("gzip;q=0.5, br;q=0.5", "br"),
        ("br;q=0, gzip", "gzip"),
        ("*", "br"),
        ("br;q=0, *", "gzip"),
        ("*;q=0.1, br;q=0", "gzip"),
        ("identity;q=0, gzip", "gzip"),
        ("gzip ; q=0.001 ,identity;q=0", "gzip"),
        ("", None),
        ("identity", None),
        ("deflate", None),
        ("zstd", None),
        ("identity;q=0", None),
        ("*;q=0", None),
        ("gzip;q=0", None),
        ("gzip;q=0.0, br;q=0.000", None),
        ("identity;q=1, gzip;q=0.5", None),
        ("gzip;q=2", None),
        ("gzip;q=-1", None),
        ("gzip;q=x", None),
        ("gzip;level=9", None),
        ("brotli, gzippy", None),
        (",,;q=1,", None),
    ],
)
def test_the_coding_that_a_client_wants(accept: str, coding: str | None) -> None:
    """The best that both know; what cannot be read counts as not said."""
    assert chosen(accept.encode()) == coding


@pytest.mark.parametrize("coding", ["br", "gzip"])
async def test_versions_work_with_compressed_answers(noor: Person, coding: str) -> None:
    """The tag that came with one is good for 304, for a change and for the next one."""
    entry = await noor.entry(content={"blocks": LONG})
    path, mine = f"/api/v1/entries/{entry['id']}", {"Authorization": f"Bearer {noor.token}"}
    answer = await asked(noor.http, path, coding, headers=mine)
    assert answer.headers["content-encoding"] == coding
    assert answer.headers["etag"] == f'"1-{coding}"'
    assert json.loads(plain(answer, answer.extensions["raw"])) == entry
    assert len(answer.extensions["raw"]) < 1024

    for tag in (answer.headers["etag"], f'"7", {answer.headers["etag"]}', '"1"', 'W/"1"'):
        known = {**mine, "If-None-Match": tag}
        again = await asked(noor.http, path, coding, headers=known)
        assert again.status_code == 304
        assert again.headers["etag"] == ('"1"' if tag.endswith('"1"') else f'"1-{coding}"')
        assert "content-encoding" not in again.headers

    more = {"headers": {"Accept-Encoding": coding}}
    changed = await noor.patch(path, {"title": "High water"}, etag=f'"1-{coding}"', **more)
    assert expect(changed, 200)["version"] == 2
    assert changed.headers["etag"] == f'"2-{coding}"'
    late = await noor.patch(path, {"title": "Ebb"}, etag=f'"1-{coding}"', **more)
    problem(late, 412, "version_conflict")
    foreign = await noor.patch(path, {"title": "Ebb"}, etag='"2-zip"', **more)
    assert foreign.status_code in (412, 422)
    last = await noor.patch(path, {"title": "Ebb"}, etag=changed.headers["etag"])
    assert expect(last, 200)["version"] == 3


async def test_an_answer_is_the_same_in_every_coding(noor: Person) -> None:
    """Also for a HEAD, which tells all but the length; without a wish it comes as it is."""
    content = {"content_format": "blocks", "blocks": LONG}
    await post_in(noor, "published", content=content)
    path = "/api/v1/posts?limit=20"
    slug = expect(await noor.http.get(path), 200)["data"][0]["slug"]
    path = f"/api/v1/users/{noor.username}/posts/{slug}"
    bodies = set()
    for accept in ("br", "gzip", "identity", "identity;q=0"):
        answer = await asked(noor.http, path, accept)
        bodies.add(plain(answer, answer.extensions["raw"]))
        head = await asked(noor.http, path, accept, method="HEAD")
        assert head.extensions["raw"] == b""
        for name in ("content-encoding", "etag", "content-type", "cache-control"):
            assert head.headers.get(name) == answer.headers.get(name), name
        if "content-encoding" not in answer.headers:
            assert head.headers["content-length"] == answer.headers["content-length"]
    assert len(bodies) == 1


async def test_what_is_short_or_packed_is_left_alone(noor: Person) -> None:
    """Neither a short answer, nor a picture, nor a part of one; a problem that is long is."""
    for path in ("/healthz", "/api/v1/nowhere"):
        assert "content-encoding" not in (await asked(noor.http, path, "br")).headers
    files = {"file": ("x.png", PIXEL, "image/png")}
    media = expect(await noor.post("/api/v1/media", files=files), 201)
    mine = {"Authorization": f"Bearer {noor.token}"}
    for more in ({}, {"Range": "bytes=0-9"}):
        path = f"/api/v1/media/{media['id']}/content"
        answer = await asked(noor.http, path, "br", headers={**mine, **more})
        assert answer.status_code == (206 if more else 200)
        assert "content-encoding" not in answer.headers
    wrong = {f"field_{number}": number for number in range(30)}
    answer = await asked(noor.http, "/api/v1/posts", "br", headers=mine, json=wrong, method="POST")
    assert answer.status_code == 422
    assert answer.headers["content-encoding"] == "br"


async def test_the_contract_and_its_pages_are_compressed_once(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As well as can be, and never again; a cached copy is good in either coding."""
    packed: list[tuple[int, str]] = []

    async def counted(body: bytes, coding: str, *, well: bool = False) -> bytes:
        packed.append((len(body), coding))
        return await compression.compressed(body, coding, well=well)

    monkeypatch.setattr("app.docs.compressed", counted)
    source = main.CONTRACT.read_bytes()
    for path in ("/openapi.yaml", "/openapi.json", "/docs"):
        whole = (await asked(client, path, "identity")).extensions["raw"]
        for _ in range(2):
            for coding in ("br", "gzip"):
                answer = await asked(client, path, coding)
                assert answer.headers["content-encoding"] == coding
                assert plain(answer, answer.extensions["raw"]) == whole
                tag = answer.headers["etag"]
                assert tag.endswith(f'-{coding}"')
                known = {"If-None-Match": tag}
                for accept in (coding, "identity"):
                    again = await asked(client, path, accept, headers=known)
                    assert again.status_code == 304
                    assert "content-encoding" not in again.headers
        if path == "/openapi.yaml":
            assert whole == source
            assert len(answer.extensions["raw"]) < len(source) / 6
    page = (await asked(client, "/docs", "identity")).extensions["raw"].decode()
    for path in {part.split('"')[0] for part in page.split('"') if part.startswith("/docs/assets")}:
        answer = await asked(client, path, "br")
        assert ("content-encoding" in answer.headers) == (not path.endswith(".png"))
    assert len(packed) == len(set(packed))


async def test_secrets_are_never_compressed(noor: Person) -> None:
    """What signs in or is a key comes as it is, however long the answer and whoever asks."""
    credentials = {"email": noor.email, "password": "four quiet herons at dusk"}
    answers = [
        await noor.http.post("/api/v1/auth/sessions", json=credentials),
        await noor.http.post(
            "/api/v1/auth/token_refreshes", json={"refresh_token": noor.grant["refresh_token"]}
        ),
    ]
    for answer in answers:
        assert answer.is_success, answer.text
        assert len(answer.content) > 500
        assert "content-encoding" not in answer.headers


def _members(node: Any, document: Mapping[str, Any], seen: frozenset[str]) -> Iterator[str]:
    """The names of all members that a schema's values may have."""
    if isinstance(node, list):
        for item in node:
            yield from _members(item, document, seen)
    elif isinstance(node, dict):
        reference = node.get("$ref")
        if isinstance(reference, str) and reference not in seen:
            target: Any = document
            for part in reference.removeprefix("#/").split("/"):
                target = target[part]
            yield from _members(target, document, seen | {reference})
        yield from node.get("properties", {})
        for key, value in node.items():
            if key not in ("example", "examples", "description"):
                yield from _members(value, document, seen)


def test_whatever_holds_a_secret_says_no_store() -> None:
    """By the contract: so a new operation that gives out a key is not compressed either."""
    document = json.loads(main.CANONICAL.read_text("utf-8"))
    found = set()
    for item in document["paths"].values():
        for operation in item.values():
            if not isinstance(operation, dict) or "responses" not in operation:
                continue
            for status, response in operation["responses"].items():
                if status[0] != "2" or "$ref" in response:
                    continue
                if SECRETS & set(_members(response.get("content", {}), document, frozenset())):
                    found.add(operation["operationId"])
                    header = response.get("headers", {}).get("Cache-Control", {})
                    assert header.get("$ref", "").endswith("/NoStore"), operation["operationId"]
    assert {"signIn", "refreshTokens", "createApiKey"} <= found


@pytest.fixture
async def uncompressed(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """A server behind a proxy that compresses."""
    async with running(main.create_app(settings.but(compress=False))) as client:
        yield client


async def test_it_can_be_left_to_a_proxy(uncompressed: httpx.AsyncClient) -> None:
    """Then nothing is, and the answer still says that it may come in several codings."""
    answer = await asked(uncompressed, "/openapi.yaml", "br, gzip")
    assert "content-encoding" not in answer.headers


async def sent_by(
    headers: list[tuple[bytes, bytes]], *parts: bytes, status: int = 200, accept: bytes = b"gzip"
) -> list[Message]:
    """What an application's answer becomes, message by message."""
    messages: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": status, "headers": headers})
        for number, part in enumerate(parts, 1):
            more = number < len(parts)
            await send({"type": "http.response.body", "body": part, "more_body": more})

    async def send(message: Message) -> None:
        messages.append(message)

    scope = {"type": "http", "method": "GET", "headers": [(b"accept-encoding", accept)]}
    await Compression(app)(scope, None, send)  # type: ignore[arg-type] # nothing is received
    return messages


TEXT = (b"content-type", b"text/plain; charset=utf-8")
BODY = b"Eleven oystercatchers. " * 100


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ((b"content-type", b"image/jpeg"), 200),
        ((b"content-type", b"text/event-stream"), 200),
        ((b"content-type", b"application/zip"), 200),
        ((b"content-encoding", b"br"), 200),
        ((b"content-range", b"bytes 0-9/10"), 200),
        ((b"accept-ranges", b"bytes"), 200),
        ((b"cache-control", b"no-store"), 200),
        ((b"cache-control", b"public, no-transform"), 200),
        ((b"x", b"y"), 206),
    ],
)
async def test_what_must_come_as_it_is(header: tuple[bytes, bytes], status: int) -> None:
    """Ranges count bytes, event streams must flow, secrets must not be guessed by their length."""
    kind = [] if header[0] == b"content-type" else [TEXT]
    start, body = await sent_by([*kind, header], BODY, status=status)
    assert start["headers"] == [*kind, header]
    assert body["body"] == BODY


async def test_what_comes_in_parts_is_passed_on_in_parts() -> None:
    """The head leaves with the first part: nothing is held back."""
    messages = await sent_by([TEXT], BODY, BODY)
    assert [message.get("body") for message in messages] == [None, BODY, BODY]
    assert messages[0]["headers"] == [TEXT]


async def test_a_large_answer_does_not_hold_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mebibyte is compressed in a thread, while others are served."""
    threads: list[int] = []
    to_thread = asyncio.to_thread

    async def counted(*arguments: Any) -> Any:
        threads.append(len(arguments[1]))
        return await to_thread(*arguments)

    monkeypatch.setattr(asyncio, "to_thread", counted)
    large = BODY * 500
    for body in (BODY, large):
        start, message = await sent_by([TEXT], body)
        assert (b"content-length", b"%d" % len(message["body"])) in start["headers"]
        assert zlib.decompress(message["body"], zlib.MAX_WBITS | 16) == body
    assert threads == [len(large)]
