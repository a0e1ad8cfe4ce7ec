"""Pages of other origins: which may read answers, and what the log says when one may not."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from structlog.testing import capture_logs

from app import cli, cors, main
from core.rates import Rate, Rates
from core.settings import LOCAL_ORIGINS, Settings
from tests.conftest import running

PAGE = "https://journal.example.org"
ASKED = {
    "Access-Control-Request-Method": "PATCH",
    "Access-Control-Request-Headers": "authorization,content-type,if-match,idempotency-key",
}
SAFELISTED = {"cache-control", "content-length", "content-type", "last-modified"}
"""What a page sees without being allowed to (Fetch §2.2.2), of what the contract has."""
UNSEEN = {"vary", "accept-patch", "accept-post", "content-security-policy"}
"""What no page has a use for."""


@pytest.fixture
async def client(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """The running app, with one origin and those of this machine."""
    chosen = settings.but(cors_origins=(PAGE, LOCAL_ORIGINS), rates=Rates(sign_in=Rate(1, 60)))
    async with running(main.create_app(chosen)) as client:
        yield client


def permission(answer: httpx.Response) -> str | None:
    """The origin that an answer lets in; every answer says that it depends on that."""
    assert "Origin" in answer.headers["vary"]
    assert "access-control-allow-credentials" not in answer.headers
    origin: str | None = answer.headers.get("access-control-allow-origin")
    return origin


@pytest.mark.parametrize(
    "origin",
    [
        PAGE,
        "http://localhost",
        "http://localhost:5173",
        "https://localhost:3000",
        "http://127.0.0.1:8080",
        "http://[::1]:4321",
    ],
)
async def test_pages_that_may_call(client: httpx.AsyncClient, origin: str) -> None:
    """The preflight allows what the API needs, on any path; answers show their headers."""
    for path in ("/api/v1/account", "/nowhere"):
        preflight = await client.options(path, headers={"Origin": origin, **ASKED})
        assert preflight.status_code == 204
        assert permission(preflight) == origin
        assert "PATCH" in preflight.headers["access-control-allow-methods"]
        assert "If-Match" in preflight.headers["access-control-allow-headers"]
        assert int(preflight.headers["access-control-max-age"]) > 0
        assert len(preflight.headers["trace-id"]) == 32
    answer = await client.get("/api/v1/posts", headers={"Origin": origin})
    assert permission(answer) == origin
    assert "ETag" in answer.headers["access-control-expose-headers"]


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "*",
        "",
        "http://journal.example.org",
        "https://journal.example.org.evil.com",
        "https://journal.example.org:444",
        "https://evil.journal.example.org",
        "http://localhost.evil.com",
        "http://evil.com#localhost",
        "http://localhost@evil.com",
        "http://user:secret@localhost:5173",
        "http://evil-localhost",
        "http://localhost:5173/",
        "http://localhost:",
        "http://localhost:123456",
        "http://localhost:5173\nx",
        "http://LOCALHOST:5173",
        "http://127.0.0.1.evil.com",
        "http://127.0.0.10",
        "http://[::1].evil.com",
        "ftp://localhost",
        "file://localhost",
        "chrome-extension://localhost",
    ],
)
def test_origins_that_only_look_alike(origin: str) -> None:
    """An origin is compared whole: no prefix, no other scheme, no user in it, no `null`."""
    gate = cors.Cors(None, (PAGE, LOCAL_ORIGINS))  # type: ignore[arg-type] # nothing is called
    assert not gate.allows(origin.encode())


async def test_a_stranger_gets_no_permission(client: httpx.AsyncClient) -> None:
    """Neither by preflight nor with an answer, which is the same for all but that."""
    strange = {"Origin": "http://localhost.evil.com"}
    for answer in (
        await client.options("/api/v1/posts", headers={**strange, **ASKED}),
        await client.get("/api/v1/posts", headers=strange),
        await client.get("/api/v1/posts"),
    ):
        assert permission(answer) is None
        assert not [name for name in answer.headers if name.startswith("access-control")]


async def test_pages_can_read_every_error(client: httpx.AsyncClient) -> None:
    """Unknown paths and methods, bodies that are too large or broken, rates, and failures."""
    page: dict[str, Any] = {"headers": {"Origin": PAGE, "Content-Type": "application/json"}}
    session = "/api/v1/auth/sessions"
    right = json.dumps({"email": "x@example.org", "password": "x" * 12})
    answers = [
        await client.get("/nowhere", **page),
        await client.get("/api/v1/nowhere", **page),
        await client.request("PUT", "/api/v1/posts", **page),
        await client.get("/api/v1/account", **page),
        await client.post(session, content=b"x" * 3_000_000, **page),
        await client.post(session, content=b"{", **page),
        await client.post(session, content=b"{}", **page),
        *[await client.post(session, content=right, **page) for _ in range(2)],
    ]
    assert {permission(answer) for answer in answers} == {PAGE}
    seen = [answer.status_code for answer in answers]
    assert {404, 405, 401, 413, 400, 422, 429} <= set(seen), seen
    assert "Retry-After" in answers[-1].headers["access-control-expose-headers"]


async def test_pages_can_read_failures(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So a 500 and a 503 are problems for them, not a network error."""

    async def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    for target in ("store.posts.page", "app.admission.Admission.refuses"):
        with monkeypatch.context() as patch:
            patch.setattr(target, broken if "posts" in target else lambda *_: True)
            answer = await client.get("/api/v1/posts", headers={"Origin": PAGE})
            assert answer.status_code in (500, 503)
            assert permission(answer) == PAGE


async def test_why_a_page_may_not_is_logged_once(settings: Settings) -> None:
    """By default no page may call, and the log names the origin and the setting to change."""
    async with running(main.create_app(settings)) as client:
        with capture_logs() as logs:
            for _ in range(3):
                headers = {"Origin": "http://localhost:5173", **ASKED}
                preflight = await client.options("/api/v1/posts", headers=headers)
                await client.get("/api/v1/posts", headers={"Origin": "http://localhost:5173"})
            await client.get("/api/v1/posts", headers={"Origin": "http://daybook.test"})
            for number in range(200):
                await client.get("/healthz", headers={"Origin": f"http://x{number}.example"})
    assert not [name for name in preflight.headers if name.startswith("access-control")]
    refused = [line for line in logs if line["event"] == "cors_origin_refused"]
    assert refused[0] == {
        "event": "cors_origin_refused",
        "log_level": "warning",
        "origin": "http://localhost:5173",
        "setting": "DAYBOOK_CORS_ORIGINS",
    }
    assert len(refused) == 50
    assert "http://daybook.test" not in {line["origin"] for line in refused}


def _headers(node: Any, kind: str) -> Iterator[str]:
    """Names of the headers that a document's answers have, or its operations take."""
    if isinstance(node, dict):
        if kind == "response" and isinstance(node.get("responses"), dict):
            for response in node["responses"].values():
                yield from response.get("headers", {})
        if kind == "request" and node.get("in") == "header":
            yield node["name"]
        for value in node.values():
            yield from _headers(value, kind)
    elif isinstance(node, list):
        for value in node:
            yield from _headers(value, kind)


def test_pages_get_every_header_of_the_contract() -> None:
    """What a new operation answers with or takes is exposed and allowed, too."""
    document = json.loads(main.CANONICAL.read_text("utf-8"))
    answered = {name.lower() for name in _headers(document, "response")}
    exposed = {name.lower() for name in cors.EXPOSED}
    assert answered - exposed - SAFELISTED - UNSEEN == set()
    taken = {name.lower() for name in _headers(document, "request")}
    assert taken - {name.lower() for name in cors.ALLOWED} == set()
    assert {"authorization", "content-type", "traceparent"} <= {n.lower() for n in cors.ALLOWED}


@pytest.mark.parametrize(
    ("command", "given", "origins"),
    [
        ("run", {}, (LOCAL_ORIGINS,)),
        ("run", {"DAYBOOK_CORS_ORIGINS": PAGE}, (PAGE,)),
        ("run", {"DATABASE_URL": "postgresql:///x", "DAYBOOK_SECRET": "x" * 32}, ()),
        ("serve", {}, ()),
        ("serve", {"DAYBOOK_CORS_ORIGINS": f"{PAGE},local"}, (PAGE, LOCAL_ORIGINS)),
    ],
)
def test_pages_of_this_machine_may_call_where_one_develops(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    command: str,
    given: dict[str, str],
    origins: tuple[str, ...],
) -> None:
    """`make run` with a database of its own is a developer's; what serves others is not."""
    monkeypatch.chdir(tmp_path)
    for name in ("DATABASE_URL", "DAYBOOK_CORS_ORIGINS", "DAYBOOK_SECRET"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("core.telemetry.configure_logging", lambda *_: None)
    assert cli.read_settings(cli.parser().parse_args([command])).cors_origins == origins
