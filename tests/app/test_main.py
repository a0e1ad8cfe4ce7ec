"""The assembled application: what it serves beside its operations, and when it refuses to start."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from subprocess import PIPE

import httpx
import pytest

import generated
from app import cli, main
from codegen.runtime.routing import UnimplementedOperations
from core.settings import Settings
from handlers import posts
from tests.conftest import running

ORIGIN = "https://journal.example.org"


@pytest.fixture
def offline() -> Settings:
    """Settings of an app that is made and not started."""
    return Settings(database_url="postgresql:///nowhere", secret="x" * 32)


@pytest.fixture
async def client(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """The running app, called by pages of one origin."""
    async with running(main.create_app(settings.but(cors_origins=(ORIGIN,)))) as client:
        yield client


def test_a_stale_contract_refuses_to_start(
    offline: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One byte more in openapi.yaml, and the app says what to run instead of starting."""
    changed = tmp_path / "openapi.yaml"
    changed.write_bytes(main.CONTRACT.read_bytes() + b"\n")
    monkeypatch.setattr(main, "CONTRACT", changed)

    with pytest.raises(main.ContractStale, match="make generate"):
        main.create_app(offline)


def test_an_operation_without_a_handler_refuses_to_start(
    offline: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every missing handler is listed, with its operation and what to write."""
    monkeypatch.delattr(posts, "get_post")
    monkeypatch.delattr(posts, "unpublish_post")

    with pytest.raises(UnimplementedOperations) as caught:
        main.create_app(offline)

    text = str(caught.value)
    assert "posts.get_post" in text
    assert "GET /api/v1/posts/{post_id}" in text
    assert "posts.unpublish_post" in text
    main.create_app(offline.but(unimplemented="501"))


def test_a_new_tag_that_nothing_joins_refuses_to_start(
    offline: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the tag, the file, the line and what to write there; so it is for `run`."""

    def grown(*, weather: object, **others: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(main, "router", grown)
    with pytest.raises(main.TagsNotJoined) as caught:
        main.create_app(offline)

    (line,) = re.findall(
        r"`weather=weather` to the call of router\(…\) in app/main.py:(\d+)", str(caught.value)
    )
    assert "router(" in Path(main.__file__).read_text().splitlines()[int(line) - 1]
    assert cli.is_foreseeable(caught.value)


def test_a_tag_that_is_gone_refuses_to_start(
    offline: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A module whose tag the contract no longer has is named."""

    def shrunk(*, security: object, execute: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(main, "router", shrunk)
    with pytest.raises(main.TagsNotJoined, match="remove `account=account"):
        main.create_app(offline)


def test_a_mistake_within_the_assembly_stays_what_it_is(
    offline: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A TypeError of other origin is not taken for a tag that is missing."""

    def broken(**_: object) -> None:
        raise TypeError("router() missing 'tags'")

    monkeypatch.setattr(main, "router", broken)
    with pytest.raises(TypeError, match="missing"):
        main.create_app(offline)


def test_a_missing_database_url_refuses_to_start(offline: Settings) -> None:
    """The app never guesses a database."""
    with pytest.raises(ValueError, match="database_url"):
        main.create_app(offline.but(database_url=None))


async def test_the_contract_is_served_as_written(client: httpx.AsyncClient) -> None:
    """The document's exact bytes, with the hash that generated/ was made from."""
    answer = await client.get("/openapi.yaml")

    assert answer.content == main.CONTRACT.read_bytes()
    assert answer.headers["etag"] == f'"{generated.SOURCE_SHA256}"'
    assert hashlib.sha256(answer.content).hexdigest() == generated.SOURCE_SHA256
    canonical = await client.get("/openapi.json")
    assert canonical.json()["info"]["title"] == generated.TITLE


@pytest.mark.parametrize(
    "path",
    [
        "/problems/",
        "/problems/nothing",
        "/nothing",
        "/docs/",
        "/api/v1/posts/",
        "/api/v1",
        "/redoc",
        "/openapi.yaml/",
    ],
)
async def test_an_unknown_path_is_a_problem(client: httpx.AsyncClient, path: str) -> None:
    """What is not there is 404 in the one shape, and a trailing slash is not redirected."""
    answer = await client.get(path)

    assert answer.status_code == 404
    content = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert (content["type"], content["instance"]) == ("/problems/not_found", path)
    assert content["trace_id"] == answer.headers["trace-id"]


@pytest.mark.parametrize(("path", "allowed"), [("/docs", "GET"), ("/api/v1/posts", "GET")])
async def test_an_unknown_method_is_a_problem_that_lists_the_known_ones(
    client: httpx.AsyncClient, path: str, allowed: str
) -> None:
    """405 has the methods of the path, inside the contract and outside."""
    answer = await client.delete(path)

    assert answer.status_code == 405
    assert answer.json()["type"] == "/problems/method_not_allowed"
    assert allowed in answer.headers["allow"]


def test_an_api_process_holds_in_memory_only_what_it_needs() -> None:
    """What only migrations, workers, relays or some settings use is not imported by the others."""
    program = "import sys, app.main, app.serving; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", program], stdout=PIPE, text=True, check=True)
    foreign = {"PIL", "aiosmtplib", "alembic", "limits", "nats", "procrastinate", "redis"}
    assert {*foreign, "sqlalchemy"} & set(found.stdout.split()) == set()
