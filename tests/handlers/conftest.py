"""The app over HTTP on a real database, and people who use it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest
from fastapi import FastAPI
from psycopg import sql

from app.main import create_app
from core.settings import Settings
from store import popularity, sessions
from tests import make
from tests.conftest import running
from tests.contract import serve
from tests.servers import Addresses

PASSWORD = "four quiet herons at dusk"
PARAGRAPH = {"type": "paragraph", "text": [{"text": "Eleven oystercatchers."}]}


@dataclass(slots=True)
class Person:
    """Somebody with an account, signed in: every call carries their access token."""

    http: httpx.AsyncClient
    email: str
    username: str
    grant: dict[str, Any] = field(default_factory=dict)

    @property
    def token(self) -> str:
        """The access token of the last sign-in."""
        return str(self.grant["access_token"])

    async def call(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Send one request as this person. `etag` becomes If-Match, `key` Idempotency-Key."""
        headers = {"Authorization": f"Bearer {self.token}", **options.pop("headers", {})}
        if (etag := options.pop("etag", None)) is not None:
            headers["If-Match"] = etag
        if (key := options.pop("key", None)) is not None:
            headers["Idempotency-Key"] = key
        if method == "PATCH":
            headers.setdefault("Content-Type", "application/merge-patch+json")
        return await self.http.request(method, path, headers=headers, **options)

    async def get(self, path: str, **options: Any) -> httpx.Response:
        """GET as this person."""
        return await self.call("GET", path, **options)

    async def post(self, path: str, body: Any = None, **options: Any) -> httpx.Response:
        """POST as this person."""
        return await self.call("POST", path, json=body, **options)

    async def patch(self, path: str, body: Any, **options: Any) -> httpx.Response:
        """PATCH as this person."""
        return await self.call("PATCH", path, json=body, **options)

    async def put(self, path: str, body: Any = None, **options: Any) -> httpx.Response:
        """PUT as this person."""
        return await self.call("PUT", path, json=body, **options)

    async def delete(self, path: str, **options: Any) -> httpx.Response:
        """DELETE as this person."""
        return await self.call("DELETE", path, **options)

    async def sign_in(self) -> None:
        """Start one more session, and go on with it."""
        credentials = {"email": self.email, "password": PASSWORD}
        self.grant = expect(await self.http.post("/api/v1/auth/sessions", json=credentials), 201)

    async def workspace(self, **fields: Any) -> dict[str, Any]:
        """Make a workspace of this person's."""
        body = {"name": "Field notes", **fields}
        return expect(await self.post("/api/v1/workspaces", body), 201)

    async def entry(self, workspace: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
        """Write an entry, in a new workspace when none is given."""
        home = workspace or await self.workspace()
        body = {"title": "Low water", "content": {"blocks": [PARAGRAPH]}, **fields}
        return expect(await self.post(f"/api/v1/workspaces/{home['id']}/entries", body), 201)

    async def published(self, entry: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
        """Publish an entry, a new one when none is given."""
        source = entry or await self.entry()
        body = {"version": source["version"], **fields}
        path = f"/api/v1/entries/{source['id']}/publications"
        return expect(await self.post(path, body, key=str(uuid4())), 201)


async def post_in(who: Person, status: str, **fields: Any) -> dict[str, Any]:
    """Write a post and bring it into a state; gives it as it was last answered."""
    post = expect(await who.post("/api/v1/posts", {"title": "Low water", **fields}), 201)
    path = f"/api/v1/posts/{post['id']}"
    later = {"publish_at": "2198-06-30T12:00:00Z"}
    steps = {
        "draft": (),
        "scheduled": (("POST", f"{path}/publish", later),),
        "published": (("POST", f"{path}/publish", None),),
        "unpublished": (("POST", f"{path}/publish", None), ("POST", f"{path}/unpublish", None)),
        "trashed": (("POST", f"{path}/publish", None), ("DELETE", path, None)),
    }
    for method, where, body in steps[status]:
        tag, key = etag(post["version"]), str(uuid4())
        changed = await who.call(method, where, json=body, etag=tag, key=key)
        post |= expect(changed, 200)
    return post


def expect(answer: httpx.Response, status: int) -> dict[str, Any]:
    """The JSON of an answer that has this status, and its problem otherwise."""
    assert answer.status_code == status, answer.text
    content: dict[str, Any] = answer.json()
    return content


def problem(answer: httpx.Response, status: int, kind: str) -> dict[str, Any]:
    """The problem of an answer, which is of this status and type."""
    content = expect(answer, status)
    assert answer.headers["content-type"] == "application/problem+json"
    assert content["type"] == f"/problems/{kind}"
    assert content["trace_id"] == answer.headers["trace-id"]
    return content


def for_all(post: dict[str, Any]) -> dict[str, Any]:
    """A post that its author was given, as everybody else sees it."""
    return {**as_read(post), "content_raw": None, "authoring": None}


def as_read(post: dict[str, Any]) -> dict[str, Any]:
    """A post of the answer to a write, as its author reads it: without the warnings."""
    return {name: value for name, value in post.items() if name != "warnings"}


def etag(version: int) -> str:
    """The entity tag of a version."""
    return f'"{version}"'


def same_refusal(one: httpx.Response, other: httpx.Response) -> bool:
    """Whether two refusals differ in nothing but the path that was asked for and the trace."""
    mine, theirs = one.json(), other.json()
    for content in (mine, theirs):
        content.pop("instance")
        content.pop("trace_id")
    return (one.status_code, mine) == (other.status_code, theirs)


@pytest.fixture(scope="session")
async def application(
    session_settings: Settings,
) -> AsyncIterator[tuple[FastAPI, httpx.AsyncClient]]:
    """The app of this worker's run; each test gets it with a clean database."""
    app = create_app(session_settings)
    async with running(app) as client:
        yield app, client


@pytest.fixture(scope="session")
def apart(addresses: Addresses, tmp_path_factory: pytest.TempPathFactory) -> Iterator[serve.Server]:
    """A server in a process of its own, whose memory and processor time nothing else uses."""
    folder = tmp_path_factory.mktemp("apart")
    with serve.running(serve.database(addresses), folder) as server:
        yield server


@pytest.fixture
def client(application: tuple[FastAPI, httpx.AsyncClient], settings: Settings) -> httpx.AsyncClient:
    """A client that nobody has signed in with."""
    return application[1]


Make = Callable[..., Awaitable[Person]]


@pytest.fixture
def person(client: httpx.AsyncClient, database: psycopg.Connection[Any]) -> Make:
    """Make somebody by name: registered, signed in, with a confirmed address unless told not to."""

    async def make(name: str, *, verified: bool = True) -> Person:
        somebody = Person(client, f"{name}@example.org", name)
        registration = {"email": somebody.email, "username": name, "password": PASSWORD}
        expect(await client.post("/api/v1/auth/registrations", json=registration), 202)
        if verified:
            verify(database, somebody)
        await somebody.sign_in()
        return somebody

    return make


def verify(database: psycopg.Connection[Any], somebody: Person) -> None:
    """Count an address as confirmed, without a letter; access tokens made before do not know it."""
    database.execute(
        "UPDATE users SET email_verified_at = now() WHERE email = %s", [somebody.email]
    )
    database.execute("DELETE FROM procrastinate_jobs WHERE task_name = 'mail_token'")


@pytest.fixture
async def noor(person: Make) -> Person:
    """Somebody."""
    return await person("noor")


@pytest.fixture
async def ilse(person: Make) -> Person:
    """Somebody else."""
    return await person("ilse")


@pytest.fixture
def database(settings: Settings) -> Iterator[psycopg.Connection[Any]]:
    """The test's database, to look behind the API, or to arrange what it has no operation for."""
    assert settings.database_url is not None
    with psycopg.connect(settings.database_url, autocommit=True) as connection:
        yield connection


@pytest.fixture
def join(database: psycopg.Connection[Any]) -> Callable[[Person, dict[str, Any], str], None]:
    """Make somebody a member of a workspace, in a role."""

    def add(member: Person, workspace: dict[str, Any], role: str) -> None:
        known = "SELECT id FROM users WHERE username = %s"
        for (who,) in database.execute(known, [member.username]):
            make.member(database, UUID(workspace["id"]), who, role)

    return add


Meet = Callable[..., Awaitable[list[httpx.Response]]]


@pytest.fixture
def meet(settings: Settings, database: psycopg.Connection[Any]) -> Meet:
    """Make calls meet at one row: it is held until all of them wait for it, then let go."""
    waiting = """SELECT count(*) FROM pg_stat_activity
                 WHERE datname = current_database() AND wait_event_type = 'Lock'"""

    async def make(
        table: str, row: dict[str, Any], *calls: Coroutine[Any, Any, httpx.Response]
    ) -> list[httpx.Response]:
        hold = sql.SQL("SELECT FROM {} WHERE id = %s FOR UPDATE").format(sql.Identifier(table))
        with psycopg.connect(str(settings.database_url)) as holder:
            holder.execute(hold, [row["id"]])
            tasks = [asyncio.create_task(call) for call in calls]
            while database.execute(waiting).fetchone() != (len(tasks),):
                if past := any(task.done() for task in tasks):
                    break
                await asyncio.sleep(0.01)
            else:
                past = False
        answers = list(await asyncio.gather(*tasks))
        assert not past, "a call went past the row that was to hold it"
        return answers

    return make


@pytest.fixture
def statements(
    application: tuple[FastAPI, httpx.AsyncClient],
) -> Callable[[], contextlib.AbstractContextManager[list[bytes]]]:
    """Watch what requests send to the database in a block.

    Hints to relays apart, and the question which sessions have ended, asked every ten seconds.
    """
    store = application[0].state.store

    @contextlib.contextmanager
    def watch() -> Iterator[list[bytes]]:
        seen: list[bytes] = []

        def note(sql: bytes) -> None:
            if b"pg_notify" not in sql and sql != sessions._REVOKED.sql:
                seen.append(sql)

        store.on_statement = note
        try:
            yield seen
        finally:
            store.on_statement = None

    return watch


@pytest.fixture
def count(application: tuple[FastAPI, httpx.AsyncClient]) -> Callable[[], Awaitable[int]]:
    """Do what the worker does every five minutes: order popular posts, count posts of tags."""
    store = application[0].state.store

    async def work_out() -> int:
        async with store.write() as unit:
            return await popularity.work_out(unit)

    return work_out
