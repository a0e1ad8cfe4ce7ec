"""The store on a real database, people to be, and the contract to hold answers against."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import jsonschema_rs
import pytest

from core.blobs import Blobs
from core.content import Content
from core.context import Context, Database, Principal, RequestInfo
from core.ids import new_id
from core.images import Images
from core.mail import mailer
from core.paging import Cursors
from core.passwords import Passwords
from core.results import Document
from core.settings import Settings
from core.tokens import KeyRing
from store import drafts, entries, publications, users, workspaces
from store.session import Row, Store

T = TypeVar("T")

CONTRACT = Path(__file__).parents[2] / "generated" / "contract.json"
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
RING = KeyRing([b"a secret of the store's tests, long enough"], issuer="i", audience="a")
EMPTY: dict[str, Any] = {"blocks": []}


def paragraph(text: str, **more: Any) -> dict[str, Any]:
    """Make a block of one span."""
    return {"type": "paragraph", "text": [{"text": text}], **more}


CANARY = "canary"
HALF_PRIVATE = {"blocks": [paragraph("public <b>"), paragraph(CANARY, private=True)]}


@dataclass(slots=True)
class World:
    """A store, and what tests do with it again and again."""

    store: Store
    settings: Settings
    statements: list[bytes] = field(default_factory=list)

    def context(self, db: Database, who: Principal | None = None) -> Context:
        """Make the context of a request by somebody."""
        passwords: Passwords = None  # type: ignore[assignment] # nothing here hashes
        blobs: Blobs = None  # type: ignore[assignment] # nor keeps files
        images: Images = None  # type: ignore[assignment] # nor makes pictures
        return Context(
            who=who,
            db=db,
            request=RequestInfo(ip="203.0.113.9", user_agent="tests", trace_id=TRACE),
            settings=self.settings,
            tokens=RING,
            cursors=Cursors(b"c" * 32),
            passwords=passwords,
            mailer=mailer(None, "Daybook <daybook@localhost>", self.settings.mail_folder),
            blobs=blobs,
            images=images,
        )

    def reading(self, who: Principal | None = None) -> Context:
        """Make the context of a safe request."""
        return self.context(self.store.read(), who)

    async def write(
        self, who: Principal | None, work: Callable[..., Awaitable[T]], *args: Any, **kwargs: Any
    ) -> T:
        """Run a store function in a unit of its own, committed when it returns."""
        async with self.store.write() as unit:
            return await work(self.context(unit, who), *args, **kwargs)

    async def sql(self, text: str, *params: object) -> list[Row]:
        """Run a statement as the database's owner might."""
        return await self.store.read().fetch(text.encode(), params)

    async def waits(self, task: asyncio.Future[Any]) -> None:
        """Let a task come to where it waits for a lock; it may as well be done."""
        waiting = """SELECT pid FROM pg_stat_activity
                     WHERE datname = current_database() AND wait_event_type = 'Lock'"""
        while not task.done() and not await self.sql(waiting):  # noqa: ASYNC110 - Postgres tells nobody
            await asyncio.sleep(0.01)

    async def person(self, name: str = "noor") -> Principal:
        """Open an account and sign in."""
        user_id = await self.write(
            None,
            users.register,
            email=f"{new_id()}@example.org",
            username=name,
            password_hash="$hash",
            display_name=name.title(),
            time_zone="Europe/Amsterdam",
            locale="en",
        )
        assert user_id is not None
        return Principal(user_id, new_id(), frozenset())

    async def workspace(self, owner: Principal, **fields: Any) -> UUID:
        """Make a workspace."""
        given = {
            "name": "Field notes",
            "description": None,
            "publishing": "author",
            "trash_retention_days": 30,
            **fields,
        }
        workspace_id, _ = await self.write(owner, workspaces.create, **given)
        return workspace_id

    async def member(self, workspace_id: UUID, role: str, name: str = "ilse") -> Principal:
        """Add somebody new to a workspace."""
        who = await self.person(name)
        await self.sql(
            "INSERT INTO memberships (workspace_id, user_id, role, version) VALUES ($1, $2, $3, 1)",
            workspace_id,
            who.user_id,
            role,
        )
        return who

    async def entry(self, who: Principal, workspace_id: UUID, **fields: Any) -> UUID:
        """Write an entry."""
        made = await self.write(who, entries.create, workspace_id, **new_entry(**fields))
        assert isinstance(made, tuple)
        return made[0]

    async def publish(self, who: Principal, entry_id: UUID, **fields: Any) -> Any:
        """Publish an entry's version, the first one when none is named."""
        wish = publications.Wish(**{"version": 1, **fields})
        return await self.write(who, publications.publish, entry_id, wish)

    async def published(self, who: Principal, *, title: str = "Low water", **fields: Any) -> UUID:
        """Write an entry and publish it; return the post's id."""
        workspace_id = await self.workspace(who)
        entry_id = await self.entry(who, workspace_id, title=title, content=HALF_PRIVATE)
        answer = await self.publish(who, entry_id, **fields)
        assert isinstance(answer, tuple), answer
        post_id: UUID = answer[0]
        return post_id

    async def draft(self, who: Principal, **fields: Any) -> UUID:
        """Begin a draft; return the post's id."""
        given = {
            "title": "Low water",
            "slug": None,
            "summary": None,
            "content": Content("blocks", EMPTY, None, ""),
            "tags": [],
            "metadata": {},
            "comment_policy": "open",
            **fields,
        }
        made = await self.write(who, drafts.create, **given)
        assert isinstance(made, tuple), made
        post_id: UUID = made[0]
        return post_id

    async def event_types(self, aggregate_id: UUID) -> list[str]:
        """Return the types of an aggregate's events, in order."""
        found = await self.sql(
            "SELECT event_type FROM event_store WHERE aggregate_id = $1 ORDER BY aggregate_version",
            aggregate_id,
        )
        return [row[0] for row in found]


def new_entry(**fields: Any) -> dict[str, Any]:
    """Return the arguments of a new entry; those that are not given do not matter."""
    return {
        "title": "Low water",
        "content": EMPTY,
        "entry_date": date(2026, 11, 20),
        "time_zone": "Europe/Amsterdam",
        "mood": None,
        "pinned": False,
        "tags": [],
        **fields,
    }


@pytest.fixture
async def world(settings: Settings) -> AsyncIterator[World]:
    """A clean database with ten connections."""
    assert settings.database_url is not None
    statements: list[bytes] = []
    store = Store(settings.database_url, size=10, on_statement=statements.append)
    await store.open()
    yield World(store, settings, statements)
    await store.close()


# Against the contract -----------------------------------------------------------------------------


@cache
def _contract() -> dict[str, Any]:
    contract: dict[str, Any] = json.loads(CONTRACT.read_bytes())
    return contract


@cache
def _validator(name: str) -> jsonschema_rs.Validator:
    schemas = {"components": {"schemas": _contract()["components"]["schemas"]}}
    schema = {"$ref": f"#/components/schemas/{name}", **schemas}
    return jsonschema_rs.validator_for(schema, validate_formats=True)


def conforms(name: str, body: bytes | Document) -> dict[str, Any]:
    """Check JSON against a schema of the contract, in the key order of the schema; return it."""
    raw = body.body if isinstance(body, Document) else body
    value: dict[str, Any] = json.loads(raw)
    _validator(name).validate(value)
    assert list(value) == _members(name)
    return value


def _members(name: str) -> list[str]:
    """Return the members of a schema in order; those of an `allOf` are in its first part."""
    schema = _contract()["components"]["schemas"][name]
    if "allOf" in schema:
        return _members(schema["allOf"][0]["$ref"].rpartition("/")[2])
    return list(schema["properties"])


def all_conform(name: str, items: Sequence[bytes]) -> list[dict[str, Any]]:
    """Check every item of a page."""
    return [conforms(name, item) for item in items]
