"""What the contract costs per request: parse, authenticate, validate and dispatch, in microseconds.

Runs in process, on ASGI level, without a socket. One FastAPI application serves each resource
twice: through a contract route, and through a bare route that sends the same bytes and does
nothing else. The difference is the cost of the contract in an application. A second comparison
leaves FastAPI out: the contract's router against the bare ASGI function, which counts routing too.
Rounds are interleaved and the median counts.

    python -m bench.contract_cost [--rounds 15] [--requests 2000]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from fastapi import APIRouter, FastAPI
from pydantic import BaseModel
from starlette.types import ASGIApp, Receive, Scope, Send

from codegen.runtime import (
    Answer,
    Body,
    Call,
    ContractRouter,
    HeaderSpec,
    Json,
    Operation,
    Options,
    Parameter,
    Response,
    ResponseSpec,
    SecurityScheme,
    Validators,
    Work,
    build_router,
)

ITEM_ID = "0190a5b0-7c2e-7000-8000-000000000001"
CONTENT = json.dumps({"id": ITEM_ID, "title": "A day", "tags": ["one", "two"]}).encode()
PATCH = json.dumps({"title": "Another day", "tags": ["one", "two"], "pinned": True}).encode()
ETAG = '"7"'

SCHEMAS: dict[str, Any] = {
    "Id": {"type": "string", "format": "uuid"},
    "Limit": {"type": "integer", "minimum": 1, "maximum": 100, "default": 25},
    "Status": {"type": "string", "enum": ["draft", "published", "trashed"]},
    "Cursor": {"type": "string", "minLength": 1, "maxLength": 500},
    "EntityTag": {"type": "string", "maxLength": 200, "pattern": '^"[0-9]+"$'},
    "Patch": {
        "type": "object",
        "additionalProperties": False,
        "minProperties": 1,
        "properties": {
            "title": {"type": "string", "minLength": 1, "maxLength": 300},
            "tags": {
                "type": "array",
                "maxItems": 20,
                "items": {"type": "string", "maxLength": 60},
            },
            "pinned": {"type": "boolean"},
        },
    },
}


class ItemPatch(BaseModel):
    """The typed view of a patch."""

    title: str | None = None
    tags: list[str] | None = None
    pinned: bool | None = None


@dataclass(frozen=True, slots=True)
class GetItem:
    """A read with one path parameter and a conditional header."""

    item_id: UUID
    if_none_match: str | None


@dataclass(frozen=True, slots=True)
class ListItems:
    """A list with three query parameters."""

    status: str | None
    cursor: str | None
    limit: int


@dataclass(frozen=True, slots=True)
class UpdateItem:
    """A write with a path parameter, a required header and a body."""

    item_id: UUID
    if_match: str
    body: ItemPatch


@dataclass(frozen=True, slots=True)
class Item(Response):
    """The answer of all three."""

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[dict[str, str]] = {"etag": "ETag"}
    body: Json[Any]
    etag: str


class Principal:
    """Who calls."""

    scopes = frozenset({"items:read", "items:write"})


class Security:
    """Knows the one token, as an application that remembers verified tokens does."""

    known: ClassVar[dict[str, Principal]] = {"t" * 300: Principal()}

    async def bearer_auth(self, _request: Any, credential: str, /) -> Principal:
        """Look the token up."""
        return self.known[credential]


class Handlers:
    """Answers everything with the same bytes."""

    async def answer(self, _context: None, _request: Any) -> Item:
        """Return the item."""
        return Item(Json(CONTENT), ETAG)

    get_item = list_items = update_item = answer


async def execute(call: Call[Principal], work: Work[None]) -> Answer:
    """Run the handler without a unit of work."""
    del call
    return await work(None)


def _parameter(name: str, location: Any, schema: str, **more: Any) -> Parameter:
    field = name.lower().replace("-", "_")
    style = "form" if location == "query" else "simple"
    required = location == "path" or more.pop("required", False)
    pointer = f"/components/schemas/{schema}"
    explode = style == "form"
    return Parameter(name, field, location, required, pointer, style=style, explode=explode, **more)  # type: ignore[arg-type]


def operations(prefix: str) -> list[Operation]:
    """Describe the three operations as generated code would."""
    item = _parameter("item_id", "path", "Id", convert=UUID)
    read, write = ((("bearerAuth", (f"items:{kind}",)),) for kind in ("read", "write"))
    common: dict[str, Any] = {
        "tag": "items",
        "responses": (
            ResponseSpec("200", {"application/json": None}, (HeaderSpec("ETag", required=True),)),
        ),
    }
    status = _parameter("status", "query", "Status")
    cursor = _parameter("cursor", "query", "Cursor")
    limit = _parameter("limit", "query", "Limit", types=("integer",), default=25)
    known = _parameter("If-None-Match", "header", "EntityTag")
    if_match = _parameter("If-Match", "header", "EntityTag", required=True)
    return [
        Operation(
            id="getItem", name="get_item", method="GET", path=f"{prefix}/items/{{item_id}}",
            parameters=(item, known), security=(read,), request=GetItem, **common,
        ),
        Operation(
            id="listItems", name="list_items", method="GET", path=f"{prefix}/items",
            parameters=(status, cursor, limit), security=(read,), request=ListItems, **common,
        ),
        Operation(
            id="updateItem", name="update_item", method="PATCH",
            path=f"{prefix}/items/{{item_id}}", parameters=(item, if_match),
            bodies=(Body("application/json", "/components/schemas/Patch", ItemPatch),),
            body_required=True, security=(write,), request=UpdateItem, **common,
        ),
    ]  # fmt: skip


class Bare:
    """The same answer from a route that does nothing else; a body is read, since it must be."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the bytes."""
        if scope["method"] == "PATCH":
            await receive()
        headers = [
            (b"etag", ETAG.encode()),
            (b"content-length", b"%d" % len(CONTENT)),
            (b"content-type", b"application/json"),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": CONTENT})


def application() -> tuple[FastAPI, ContractRouter]:
    """Build the application with both kinds of route, and the contract's router by itself."""
    app = FastAPI()
    bare = APIRouter()
    bare.add_route("/bare/api/v1/items", Bare(), methods=["GET"])  # type: ignore[arg-type]
    bare.add_route("/bare/api/v1/items/{item_id}", Bare(), methods=["GET", "PATCH"])  # type: ignore[arg-type]
    schemes = [SecurityScheme("bearerAuth", "bearer_auth", "http", "bearer")]
    contract = build_router(
        operations("/api/v1"),
        validators=Validators({"openapi": "3.1.1", "components": {"schemas": SCHEMAS}}),
        handlers={"items": Handlers()},
        execute=execute,
        schemes=schemes,
        security=Security(),
        options=Options(),
    )
    app.include_router(bare)
    app.include_router(contract)
    return app, contract


def request(method: str, path: str, query: bytes = b"", body: bytes = b"") -> Callable[[], Scope]:
    """Return what makes a fresh scope, as uvicorn does for each request."""
    headers = [
        (b"host", b"localhost:8000"),
        (b"user-agent", b"bench"),
        (b"accept", b"application/json"),
        (b"accept-encoding", b"gzip"),
        (b"authorization", b"Bearer " + b"t" * 300),
    ]
    if method == "PATCH":
        headers += [
            (b"if-match", ETAG.encode()),
            (b"content-type", b"application/json"),
            (b"content-length", b"%d" % len(body)),
        ]
    shape = {
        "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1",
        "server": ("127.0.0.1", 8000), "client": ("127.0.0.1", 50000), "scheme": "http",
        "root_path": "", "method": method, "path": path, "raw_path": path.encode(),
        "query_string": query, "headers": headers,
    }  # fmt: skip
    return lambda: {**shape, "state": {}}


async def measure(app: ASGIApp, scope: Callable[[], Scope], body: bytes, count: int) -> float:
    """Return microseconds of processor time per request; other processes do not count."""

    async def receive() -> Any:
        return {"type": "http.request", "body": body, "more_body": False}

    statuses = []

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    started = time.process_time()
    for _ in range(count):
        await app(scope(), receive, send)
    elapsed = time.process_time() - started
    if statuses != [200] * count:
        raise RuntimeError(f"an answer was not 200: {set(statuses)}")
    return elapsed / count * 1e6


CASES: dict[str, tuple[str, str, bytes, bytes]] = {
    "get one (uuid, bearer, scope)": ("GET", f"/api/v1/items/{ITEM_ID}", b"", b""),
    "list (3 query parameters)": ("GET", "/api/v1/items", b"status=draft&limit=20&cursor=abc", b""),
    "patch (If-Match, JSON body)": ("PATCH", f"/api/v1/items/{ITEM_ID}", b"", PATCH),
}


async def run(rounds: int, count: int) -> dict[str, list[float]]:
    """Return the medians of each case in microseconds: function, router, bare route, contract."""
    app, router = application()
    results: dict[str, list[float]] = {}
    for name, (method, path, query, body) in CASES.items():
        bare = request(method, "/bare" + path, query, body)
        contract = request(method, path, query, body)
        pairs: list[tuple[ASGIApp, Callable[[], Scope]]]
        pairs = [(Bare(), bare), (router, contract), (app, bare), (app, contract)]
        for target, scope in pairs:
            await measure(target, scope, body, count // 4)
        samples = [
            [await measure(target, scope, body, count) for target, scope in pairs]
            for _ in range(rounds)
        ]
        results[name] = [statistics.median(column) for column in zip(*samples, strict=True)]
    return results


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=15)
    arguments.add_argument("--requests", type=int, default=2000)
    chosen = arguments.parse_args()
    write = sys.stdout.write
    write(
        f"{'microseconds per request':30}  function  router   cost    bare route  contract   cost\n"
    )
    for name, columns in asyncio.run(run(chosen.rounds, chosen.requests)).items():
        function, router, bare, contract = columns
        write(f"{name:30}  {function:8.1f}  {router:6.1f}  {router - function:5.1f}")
        write(f"    {bare:10.1f}  {contract:8.1f}  {contract - bare:5.1f}\n")


if __name__ == "__main__":
    main()
