"""A small service made of hand-written descriptors, for tests of the engine."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import make_dataclass
from types import SimpleNamespace
from typing import Any, ClassVar

import httpx
from fastapi import FastAPI

from codegen.runtime import (
    Answer,
    Body,
    Call,
    ContractRouter,
    Json,
    Operation,
    Options,
    Parameter,
    Problem,
    Response,
    ResponseSpec,
    SecurityScheme,
    Validators,
    Work,
    build_router,
    dump,
)
from codegen.runtime.routing import Unimplemented

PROBLEM = "application/problem+json"
ANY = ResponseSpec("default", {PROBLEM: None})
ANYTHING: dict[str, Any] = {}
SCHEMAS: list[Any] = []
CHECKED = Options(validate_responses=1.0)


class Echo(Response):
    """Answers 200 with any JSON value."""

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"

    def __init__(self, value: Any) -> None:
        self.body: Json[Any] = Json(dump(value))


async def execute(call: Call[Any], work: Work[Any]) -> Answer:
    """Run the handler with the call itself as its context."""
    return await work(call)


async def echo(_context: Any, request: Any = None) -> Echo:
    """Answer with the arguments that the handler got."""
    names = getattr(request, "__dataclass_fields__", {})
    return Echo({name: getattr(request, name) for name in names})


def operation(
    *parameters: Parameter,
    method: str = "GET",
    path: str = "/things",
    bodies: Sequence[Body] = (),
    **more: Any,
) -> Operation:
    """Describe an operation whose handler is `echo` unless the service names another."""
    fields = [parameter.field for parameter in parameters]
    if bodies:
        fields.append("body")
    if len(bodies) > 1:
        fields.append("media_type")
    more.setdefault("responses", (ResponseSpec("200", {"application/json": None}), ANY))
    return Operation(
        id=more.pop("id", f"{method} {path}"),
        name=more.pop("name", "echo"),
        tag="things",
        method=method,
        path=path,
        parameters=parameters,
        bodies=tuple(bodies),
        request=make_dataclass("Request", fields, frozen=True),
        **more,
    )


def parameter(name: str, location: Any, schema: Any = ANYTHING, **more: Any) -> Parameter:
    """Describe a parameter; `schema` is kept for `service` to put into the document."""
    style = more.pop("style", "form" if location in ("query", "cookie") else "simple")
    more.setdefault("required", location == "path")
    made = Parameter(
        name=name,
        field=name.lower().replace("-", "_"),
        location=location,
        pointer=f"/schemas/{len(SCHEMAS)}",
        style=style,
        explode=more.pop("explode", style == "form"),
        **more,
    )
    SCHEMAS.append(schema)
    return made


def pointer(schema: Any) -> str:
    """Put a schema into the document and return where it stands."""
    SCHEMAS.append(schema)
    return f"/schemas/{len(SCHEMAS) - 1}"


def router(
    *operations: Operation,
    security: object = None,
    schemes: Sequence[SecurityScheme] = (),
    problems: Sequence[type[Problem]] = (),
    options: Options = CHECKED,
    execute: Callable[..., Any] = execute,
    unimplemented: Unimplemented = "refuse",
    **handlers: Any,
) -> ContractRouter:
    """Build the router of some operations; keywords are handlers by name."""
    return build_router(
        operations,
        validators=Validators({"schemas": list(SCHEMAS)}),
        handlers={"things": SimpleNamespace(**{"echo": echo, **handlers})},
        execute=execute,
        schemes=schemes,
        security=security,
        problems=problems,
        options=options,
        unimplemented=unimplemented,
    )


def client(app: Any, **more: Any) -> httpx.AsyncClient:
    """Return a client of an ASGI app; a contract router is included in a FastAPI app first."""
    if isinstance(app, ContractRouter):
        contract, app = app, FastAPI()
        app.include_router(contract)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test", **more)


async def send_raw(
    app: Any,
    method: str = "GET",
    raw_path: bytes = b"/things",
    query: bytes = b"",
    headers: Mapping[str, str] | None = None,
    messages: Sequence[dict[str, Any]] = ({"type": "http.request", "body": b""},),
    **scope: Any,
) -> list[dict[str, Any]]:
    """Speak ASGI to an app and return the messages it sent."""
    waiting, sent = list(messages), []

    async def receive() -> dict[str, Any]:
        if not waiting:  # a server tells nothing more until the client goes away
            await asyncio.Event().wait()
        return waiting.pop(0)

    async def send(message: Any) -> None:
        sent.append(dict(message))

    lines = [(k.lower().encode(), v.encode("latin-1")) for k, v in (headers or {}).items()]
    await app(
        {
            "type": "http", "http_version": "1.1", "method": method, "scheme": "http",
            "path": raw_path.decode(), "raw_path": raw_path, "query_string": query,
            "root_path": "", "headers": lines, "server": ("test", 80), "client": ("test", 1),
            **scope,
        },
        receive,
        send,
    )  # fmt: skip
    return sent
