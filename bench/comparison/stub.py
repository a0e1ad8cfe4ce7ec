"""Serves what a tool made of a document: `python stub.py KIND FOLDER SPEC serve PORT | import`.

Runs in the environment of that tool, so it imports nothing of this project's but where the tool is
ours or `--generate-server`, which live in it. `import` imports the application and ends; `time`
prints the microseconds of processor time that one request costs, as JSON.
"""

from __future__ import annotations

import asyncio
import contextvars
import importlib
import json
import statistics
import sys
import time
from pathlib import Path
from typing import Any

CONTENT = b'{"data": [], "id": 1, "name": "Rex", "photoUrls": []}'
SECRET = "the-mocks-own"  # noqa: S105 - of a mock
"""The one credential that is good, where a tool lets its user decide."""


def ours(_folder: Path, spec: Path) -> Any:
    """Our mock: the routes and checks that a generated server has, answers from the document."""
    from codegen import mock

    return mock.make(spec, unknown="warn", credential=SECRET).app


def ours_constant(folder: Path, _spec: Path) -> Any:
    """The generated server, with handlers that answer constant bytes."""
    import inspect
    from types import SimpleNamespace

    from fastapi import FastAPI

    from codegen.runtime import Json, Response

    sys.path.insert(0, str(folder))
    routes = importlib.import_module("generated.routes")

    class Constant(Response):
        status, media_type = 200, "application/json"
        body: Any = Json(CONTENT)

    class Everything:
        """Has every handler and every authenticator."""

        def __init__(self, function: Any) -> None:
            self.function = function

        def __getattr__(self, name: str) -> Any:
            return self.function

    async def answer(*_: Any) -> Any:
        return Constant()

    async def admit(*_: Any) -> Any:
        return SimpleNamespace(scopes=frozenset({"read", "read:pets", "write:pets"}))

    async def execute(_call: Any, work: Any) -> Any:
        return await work(None)

    fixed = {"security", "execute", "options", "unimplemented"}
    tags = [name for name in inspect.signature(routes.router).parameters if name not in fixed]
    given = dict.fromkeys(tags, Everything(answer))
    app = FastAPI(openapi_url=None)
    app.include_router(routes.router(security=Everything(admit), execute=execute, **given))
    return app


def generate_server(folder: Path, spec: Path) -> Any:
    """`datamodel-codegen --generate-server fastapi`, with our mock's answers as its services."""
    from fastapi.responses import Response

    from codegen import mock

    router = next(r for r in _routers(mock.make(spec, unknown="warn").app))
    answer: contextvars.ContextVar[Any] = contextvars.ContextVar("answer")

    async def method(*_: Any, **__: Any) -> Response:
        made = answer.get()
        response = Response(made.body, made.status)
        response.raw_headers = [*made.headers, (b"content-length", b"%d" % len(made.body))]
        return response

    app = _with_services(folder, method)

    async def with_answer(scope: Any, receive: Any, send: Any) -> None:
        look = dict(scope)
        if scope["type"] == "http" and router.matches(look)[0].value:
            served = look["codegen.match"][0].endpoints.get(scope["method"])
            if hasattr(served, "answers"):
                line = f"{scope['method']} {scope['path']}?"
                answer.set(served.answers.answer(line, dict(scope["headers"])))
        await app(scope, receive, send)

    return with_answer


def generate_server_constant(folder: Path, _spec: Path) -> Any:
    """`datamodel-codegen --generate-server fastapi`, with services that answer constant bytes."""
    from fastapi.responses import Response

    async def method(*_: Any, **__: Any) -> Response:
        return Response(CONTENT, 200, media_type="application/json")

    return _with_services(folder, method, any_credential=True)


def _with_services(folder: Path, method: Any, *, any_credential: bool = False) -> Any:
    from fastapi import HTTPException

    sys.path.insert(0, str(folder))
    application = importlib.import_module("peer_server.application")
    services = importlib.import_module("peer_server.services")

    async def authorize(requirements: Any, credentials: Any) -> str:
        needed = all(requirements) and not any_credential
        if needed and SECRET not in str(credentials):
            raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"})
        return "somebody"

    given: dict[str, Any] = {}
    for name, protocol in vars(services).items():
        if name.endswith("Service"):
            made = {m: staticmethod(method) for m in protocol.__abstractmethods__}
            given[_keyword(application.create_app, name)] = type(name, (), made)()
    if "authorize" in application.create_app.__annotations__:
        given["authorize"] = authorize
    return application.create_app(**given, redirect_slashes=False)


def _routers(app: Any) -> Any:
    for route in app.routes:
        original = getattr(route, "original_router", None) or getattr(route, "_router", None)
        if original is not None:
            yield original


def _keyword(function: Any, service: str) -> str:
    """Find the parameter of `create_app` that a service protocol annotates."""
    for name, annotation in function.__annotations__.items():
        kind = getattr(annotation, "__origin__", annotation)
        written = getattr(kind, "__name__", str(kind).partition("[")[0].rpartition(".")[2])
        if written == service:
            return str(name)
    raise LookupError(service)


def fastapi_code_generator(folder: Path, _spec: Path) -> Any:
    """`fastapi-codegen`: functions with empty bodies, as generated."""
    sys.path.insert(0, str(folder.parent))
    module = __import__(f"{folder.name}.main", fromlist=["app"])
    return module.app


def openapi_generator(folder: Path, _spec: Path) -> Any:
    """`openapi-generator -g python-fastapi`: routes that answer 500 "Not implemented"."""
    sys.path.insert(0, str(folder / "src"))
    module = __import__("openapi_server.main", fromlist=["app"])
    return module.app


def connexion(_folder: Path, spec: Path) -> Any:
    """Connexion's own mock: answers from the document's examples."""
    package = importlib.import_module("connexion")
    resolver = importlib.import_module("connexion.mock").MockResolver(mock_all=True)
    app = package.AsyncApp("mock", strict_validation=True)
    app.add_api(str(spec), resolver=resolver, validate_responses=True)
    return app


CONSTANT = {"ours": ours_constant, "generate-server": generate_server_constant}
"""How those serve whose own answers cost more than their routes: for the timing."""
OK = 200
KINDS = {
    "ours": ours,
    "generate-server": generate_server,
    "fastapi-code-generator": fastapi_code_generator,
    "openapi-generator": openapi_generator,
    "connexion": connexion,
}


def serve(app: Any, port: int) -> None:
    """Serve until the standard input ends."""
    import threading

    import uvicorn

    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="critical", access_log=False))

    def wait() -> None:
        sys.stdin.read()
        server.should_exit = True

    threading.Thread(target=wait, daemon=True).start()
    server.run()


def timed(app: Any, path: str, headers: dict[str, str], rounds: int, count: int) -> float | None:
    """Return the median microseconds of processor time of a GET, None if it is not answered 200."""
    raw = [(k.lower().encode(), v.encode()) for k, v in {"host": "localhost", **headers}.items()]

    async def once() -> int:
        found = 0
        name, _, query = path.partition("?")
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "http",
            "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 5000), "root_path": "",
            "method": "GET", "path": name, "raw_path": name.encode(),
            "query_string": query.encode(), "headers": list(raw), "state": {},
        }  # fmt: skip

        async def receive() -> Any:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            nonlocal found
            if message["type"] == "http.response.start":
                found = message["status"]

        await app(scope, receive, send)
        return found

    async def measure() -> float | None:
        try:
            if await once() != OK:
                return None
        except Exception:
            return None
        samples = []
        for _ in range(rounds):
            began = time.process_time()
            for _ in range(count):
                await once()
            samples.append((time.process_time() - began) / count * 1e6)
        return statistics.median(samples)

    return asyncio.run(measure())


def main() -> None:
    """Do what the command line says."""
    kind, folder, spec, command = sys.argv[1:5]
    make = CONSTANT.get(kind, KINDS[kind]) if command == "time" else KINDS[kind]
    app = make(Path(folder).resolve(), Path(spec).resolve())
    if command == "serve":
        serve(app, int(sys.argv[5]))
    elif command == "time":
        path, headers, rounds, count = sys.argv[5:9]
        print(json.dumps(timed(app, path, json.loads(headers), int(rounds), int(count))))


if __name__ == "__main__":
    main()
