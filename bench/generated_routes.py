"""Our routes beside those of `datamodel-codegen --generate-server fastapi`, from the same contract.

Both serve this repository's contract in one process, on ASGI level, with handlers that answer
constant bytes. First come requests whose answer the contract fixes, then CPU time per request:
rounds interleaved, medians, a bare Starlette route as the floor.

    python -m bench.generated_routes [--rounds 15] [--requests 1000]
"""

from __future__ import annotations

import argparse
import asyncio
import importlib
import inspect
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import FastAPI, HTTPException
from fastapi.responses import Response
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp, Scope

from codegen.runtime import Answer, Call, Json, Work
from generated import handlers, responses, routes

ROOT = Path(__file__).parents[1]
ID = "0190a5b0-7c2e-7000-8000-000000000001"
TOKEN = b"Bearer " + b"t" * 300
ETAG = '"7"'
CONTENT = json.dumps({"id": ID, "name": "Kitchen diary", "version": 7}).encode()
PEER_FLAGS = [
    *("--generate-server", "fastapi", "--server-handler-mode", "async"),
    *("--output", "peer_models.py", "--server-model-package", "peer_models"),
    *("--server-output", "peer_server", "--server-package", "peer_server"),
    *("--output-model-type", "pydantic_v2.BaseModel", "--target-pydantic-version", "2.14"),
    *("--use-missing-sentinel", "--strict-nullable", "--use-annotated"),
    *("--enum-field-as-literal", "all", "--disable-timestamp", "--formatters", "builtin"),
    *("--type-mappings", "email=string", "idn-email=string", "uri=string", "password=string"),
    *("--target-python-version", "3.11"),
]


@dataclass(frozen=True, slots=True)
class Probe:
    """One request, and the status that the contract fixes for it."""

    name: str
    status: int
    method: str
    path: str
    headers: tuple[tuple[bytes, bytes], ...] = ()
    body: bytes = b""
    query: bytes = b""
    problem: bool = True

    def scope(self) -> Scope:
        """Return a fresh ASGI scope, as a server makes one for each request."""
        path = self.path.encode()
        given = [(b"host", b"localhost"), (b"accept", b"application/json"), *self.headers]
        if self.body:
            given.append((b"content-length", b"%d" % len(self.body)))
        return {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "http",
            "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 5000), "root_path": "",
            "method": self.method, "path": self.path, "raw_path": path,
            "query_string": self.query, "headers": list(dict(given).items()), "state": {},
        }  # fmt: skip


AUTH = ((b"authorization", TOKEN),)
WORKSPACES, WORKSPACE = "/api/v1/workspaces", f"/api/v1/workspaces/{ID}"
JSON = (*AUTH, (b"content-type", b"application/json"))
PATCH = (*AUTH, (b"content-type", b"application/merge-patch+json"), (b"if-match", ETAG.encode()))
GOOD = b'{"name": "Kitchen diary", "trash_retention_days": 60}'

TIMED = (
    Probe("public GET without input", 200, "GET", "/healthz", problem=False),
    Probe("GET one (uuid, bearer, scope)", 200, "GET", WORKSPACE, AUTH, problem=False),
    Probe("POST (bearer, scope, JSON body)", 201, "POST", WORKSPACES, JSON, GOOD, problem=False),
)
PROBES = (
    *TIMED,
    Probe("no credential", 401, "GET", WORKSPACE),
    Probe("no such path", 404, "GET", "/api/v1/nothing", problem=False),
    Probe("trailing slash", 404, "GET", WORKSPACES + "/", AUTH, problem=False),
    Probe("method not of this path", 405, "PUT", WORKSPACE, AUTH),
    Probe("OPTIONS", 204, "OPTIONS", WORKSPACE, problem=False),
    Probe("HEAD", 200, "HEAD", WORKSPACE, AUTH, problem=False),
    Probe("not acceptable", 406, "GET", WORKSPACE, (*AUTH, (b"accept", b"image/png"))),
    Probe("no If-Match", 428, "PATCH", WORKSPACE, PATCH[:2], b"{}"),
    Probe("unknown query parameter", 422, "GET", WORKSPACES, AUTH, query=b"sort=name"),
    Probe("parameter given twice", 422, "GET", WORKSPACES, AUTH, query=b"limit=1&limit=2"),
    Probe("integer +1", 422, "GET", WORKSPACES, AUTH, query=b"limit=%2B1"),
    Probe("integer 1_0", 422, "GET", WORKSPACES, AUTH, query=b"limit=1_0"),
    Probe("integer 1.0", 422, "GET", WORKSPACES, AUTH, query=b"limit=1.0"),
    Probe("uuid in braces", 422, "GET", f"{WORKSPACES}/{{{ID}}}", AUTH),
    Probe("body of another media type", 415, "POST", WORKSPACES, PATCH[:2], GOOD),
    Probe("body without media type", 415, "POST", WORKSPACES, AUTH, GOOD),
    Probe("broken JSON", 400, "POST", WORKSPACES, JSON, b'{"name": '),
    Probe("duplicate member", 400, "POST", WORKSPACES, JSON, b'{"name": "a", "name": "b"}'),
    Probe("NaN", 400, "POST", WORKSPACES, JSON, b'{"name": "a", "trash_retention_days": NaN}'),
    Probe("lone surrogate", 400, "POST", WORKSPACES, JSON, b'{"name": "\\ud800"}'),
    Probe("unknown member", 422, "POST", WORKSPACES, JSON, b'{"name": "a", "owner": "b"}'),
    Probe("null where none may be", 422, "POST", WORKSPACES, JSON, b'{"name": null}'),
    Probe("number as text", 422, "POST", WORKSPACES, JSON,
          b'{"name": "a", "trash_retention_days": "60"}'),
    Probe("body of 3 MB", 413, "POST", WORKSPACES, JSON, b'{"name": "' + b"a" * 3_000_000 + b'"}'),
)  # fmt: skip


class Ours:
    """Handlers, authenticator and unit of work that do nothing."""

    scopes = frozenset({"workspaces:read", "workspaces:write", "workspaces:admin"})

    async def bearer_auth(self, _request: object, _credential: str, /) -> Ours:
        """Know everybody."""
        return self

    async def api_key_auth(self, _request: object, _credential: str, /) -> Ours:
        """Know everybody."""
        return self

    async def execute(self, _call: Call[Ours], work: Work[None], /) -> Answer:
        """Run the handler without a unit of work."""
        return await work(None)

    async def get_health(self, _ctx: object) -> object:
        """Answer constant bytes."""
        return responses.GetHealth200(Json(CONTENT), **_headers(responses.GetHealth200))

    async def get_workspace(self, _ctx: object, _req: object) -> object:
        """Answer constant bytes."""
        return responses.GetWorkspace200(Json(CONTENT), **_headers(responses.GetWorkspace200))

    async def create_workspace(self, _ctx: object, _req: object) -> object:
        """Answer constant bytes."""
        made = responses.CreateWorkspace201
        return made(Json(CONTENT), **_headers(made))

    def app(self) -> FastAPI:
        """Return an application with the whole contract; what is not timed counts as there too."""
        app = FastAPI(openapi_url=None, redirect_slashes=False)
        fixed = {"security", "execute", "options", "unimplemented"}
        tags = [name for name in inspect.signature(routes.router).parameters if name not in fixed]
        given = dict.fromkeys(tags, _Anything(self))
        app.include_router(routes.router(security=self, execute=self.execute, **given))  # type: ignore[arg-type]
        return app


class _Anything:
    """A handler module in which every operation has a function."""

    def __init__(self, ours: Ours) -> None:
        self._ours = ours

    def __getattr__(self, name: str) -> object:
        return getattr(self._ours, name, self._ours.get_workspace)


def _is_protocol(kind: object) -> bool:
    return inspect.isclass(kind) and kind.__module__ == handlers.__name__


def _headers(kind: Any) -> dict[str, Any]:
    """Return a value for each header that an answer requires."""
    values = {"etag": ETAG, "location": WORKSPACE, "cache_control": "private, no-cache"}
    return {name: value for name, value in values.items() if name in kind.header_names}


def peer(folder: Path) -> FastAPI:
    """Generate the peer's server from the same document, and give it the same handlers."""
    command = ["--input", str(ROOT / "openapi.yaml"), "--input-file-type", "openapi", *PEER_FLAGS]
    subprocess.run(  # noqa: S603 - the command is ours
        [sys.executable, "-m", "datamodel_code_generator", *command],
        check=True,
        capture_output=True,
        cwd=folder,
    )
    sys.path.insert(0, str(folder))
    services = importlib.import_module("peer_server.services")
    application = importlib.import_module("peer_server.application")
    given = {
        re.sub("(?<!^)(?=[A-Z])", "_", name.removesuffix("Service")).lower(): _service(kind)
        for name, kind in vars(services).items()
        if name.endswith("Service")
    }
    app: FastAPI = application.create_app(**given, authorize=_authorize, redirect_slashes=False)
    return app


def _service(protocol: Any) -> object:
    """Return an object with every method of a service, each answering constant bytes."""
    names = [name for name in vars(protocol) if name in protocol.__abstractmethods__]
    methods = {name: staticmethod(_constant(name)) for name in names}
    made: object = type(protocol.__name__, (), methods)()
    return made


def _constant(name: str) -> Callable[..., Any]:
    status = 201 if name.startswith("create_") else 200

    async def answer(**_: object) -> Response:
        return Response(CONTENT, status, {"etag": ETAG}, "application/json")

    return answer


async def _authorize(requirements: Any, _credentials: object) -> object:
    """Grant the scopes that the timed requests need, as `Ours` does."""
    needed = {
        scope for alternative in requirements for _, scopes in alternative for scope in scopes
    }
    if not needed <= Ours.scopes:
        raise HTTPException(403)
    return "somebody"


def floor() -> Starlette:
    """Return bare Starlette routes that answer the same bytes."""

    async def answer(request: Any) -> Response:
        await request.body()
        status = 201 if request.method == "POST" else 200
        return Response(CONTENT, status, {"etag": ETAG}, "application/json")

    paths = ("/healthz", WORKSPACES, "/api/v1/workspaces/{workspace_id}")
    return Starlette(routes=[Route(path, answer, methods=["GET", "POST"]) for path in paths])


async def send(app: ASGIApp, probe: Probe) -> tuple[int, bytes]:
    """Send one request and return the status and media type of the answer."""
    found: dict[str, Any] = {}

    async def receive() -> Any:
        return {"type": "http.request", "body": probe.body, "more_body": False}

    async def sent(message: Any) -> None:
        if message["type"] == "http.response.start":
            found.update(message)

    try:
        await app(probe.scope(), receive, sent)
    except Exception:  # noqa: BLE001 - whatever escapes is what a server answers 500 to
        return 500, b""
    return found["status"], dict(found["headers"]).get(b"content-type", b"")


async def probes(app: ASGIApp) -> dict[str, str]:
    """Return what is not as the contract says, by probe; a 404 of no route is the application's."""
    wrong = {}
    for probe in PROBES:
        status, media_type = await send(app, probe)
        if status != probe.status:
            wrong[probe.name] = str(status)
        elif probe.problem and media_type != b"application/problem+json":
            wrong[probe.name] = f"{status} as {media_type.decode() or 'nothing'}"
    return wrong


async def timed(app: ASGIApp, probe: Probe, count: int) -> float:
    """Return microseconds per request."""
    started = time.process_time()
    for _ in range(count):
        await send(app, probe)
    return (time.process_time() - started) / count * 1e6


async def run(apps: Mapping[str, ASGIApp], rounds: int, count: int) -> None:
    """Print what each application gets wrong, and what it costs."""
    write = sys.stdout.write
    for name in ("ours", "peer"):
        wrong = await probes(apps[name])
        shape = sum(" as " in got for got in wrong.values())
        write(f"{name}: {len(PROBES) - len(wrong)} of {len(PROBES)} answers as the contract says")
        write(f", {shape} more in status only\n")
        for probe in PROBES:
            if probe.name in wrong:
                write(f"    {probe.name}: {wrong[probe.name]}, not {probe.status}\n")
    write(f"\n{'microseconds of CPU per request':34}{''.join(f'{name:>10}' for name in apps)}\n")
    for probe in TIMED:
        samples = [[await timed(app, probe, count) for app in apps.values()] for _ in range(rounds)]
        medians = [statistics.median(column) for column in zip(*samples, strict=True)]
        write(f"{probe.name:34}{''.join(f'{median:10.1f}' for median in medians)}\n")


def main() -> None:
    """Build the three applications and compare them."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=15)
    arguments.add_argument("--requests", type=int, default=1000)
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        apps = {"bare": floor(), "ours": Ours().app(), "peer": peer(Path(folder))}
        asyncio.run(run(apps, chosen.rounds, chosen.requests))


if __name__ == "__main__":
    main()
