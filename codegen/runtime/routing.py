"""Routing: one dispatcher per path, found in one look-up, inside any FastAPI application."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal
from urllib.parse import quote

from fastapi import APIRouter
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from codegen.runtime.call import Execute
from codegen.runtime.endpoint import Endpoint, Engine, Handler
from codegen.runtime.mock.endpoint import MockEndpoint
from codegen.runtime.operation import Operation, SecurityScheme, address
from codegen.runtime.options import Options
from codegen.runtime.overloads import Overload, Renamed, Served
from codegen.runtime.parameters import Variables
from codegen.runtime.paths import VARIABLE, PathTree
from codegen.runtime.problems import Catalog, Problem, instance_of
from codegen.runtime.responses import Answer
from codegen.runtime.sending import send_answer
from codegen.runtime.unimplemented import is_unimplemented
from codegen.runtime.validation import Validators

Unimplemented = Literal["refuse", "501", "mock"]

_MATCH = "codegen.match"


class UnimplementedOperations(Exception):
    """Operations of the contract have no handler; the message lists each with what to write."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        """Say where each handler belongs, and its signature."""
        self.operations = tuple(operations)
        lines = [
            f"  {o.tag}.{o.name}  ({o.method} {o.path})"
            + (f"\n      {o.signature}" if o.signature else "")
            for o in self.operations
        ]
        count = len(self.operations)
        super().__init__(f"{count} operation(s) without a handler:\n" + "\n".join(lines))


class PathRoute(Route):
    """All methods of one path of the contract, as a route of Starlette and FastAPI."""

    def __init__(self, path: str, endpoints: Mapping[str, Served], router: ContractRouter) -> None:
        """Make the route; `endpoints` are by method."""
        self.endpoints = dict(endpoints)
        self._router = router
        allowed = allowed_methods(endpoints)
        self.allow = ", ".join(allowed)
        super().__init__(path, endpoint=self.dispatch_app, methods=allowed)
        self.methods = set(allowed)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Match as the router does: only a path that no better template takes."""
        match, child = self._router.matches(scope)
        own = match is Match.FULL and scope[_MATCH][0] is self
        return (Match.FULL, child) if own else (Match.NONE, {})

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request that `matches` has accepted."""
        await self.dispatch(scope, receive, send, scope[_MATCH][1])

    async def dispatch_app(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The route as an ASGI application."""
        await self.handle(scope, receive, send)

    async def dispatch(
        self, scope: Scope, receive: Receive, send: Send, variables: Variables
    ) -> None:
        """Serve a request by its method; HEAD falls back on GET, OPTIONS is answered here."""
        method = scope["method"]
        endpoint = self.endpoints.get(method)
        if endpoint is None and method == "HEAD":
            endpoint = self.endpoints.get("GET")
        if endpoint is not None:
            await endpoint.serve(scope, receive, send, variables)
        elif method == "OPTIONS":
            await send_answer(Answer(204, [(b"allow", self.allow.encode())]), send)
        else:
            await self._router.refuse(self._not_allowed(method), scope, send)

    def _not_allowed(self, method: str) -> Problem:
        """405 with the methods of the whole path (RFC 9110 §15.5.6)."""
        return self._router.catalog.make(
            "method_not_allowed",
            f"{method[:20]} is not a method of this resource.",
            headers={"Allow": self.allow},
        )


def allowed_methods(methods: Iterable[str]) -> list[str]:
    """Return the methods of a path as `Allow` lists them: HEAD comes with GET, OPTIONS always."""
    allowed = list(methods)
    if "GET" in allowed and "HEAD" not in allowed:
        allowed.insert(allowed.index("GET") + 1, "HEAD")
    if "OPTIONS" not in allowed:
        allowed.append("OPTIONS")
    return allowed


class ContractRouter(APIRouter):
    """A FastAPI router that serves a contract.

    `routes` lists one route per path, for whoever asks what is served; requests do not go through
    that list but through a tree of the paths. FastAPI's own parsing and dependencies stay off the
    path, so a prefix may be given to `include_router`, dependencies may not.
    """

    def __init__(self, engine: Engine, endpoints: Iterable[Endpoint]) -> None:
        """Group the endpoints by path: templates that match the same paths are one route."""
        super().__init__(redirect_slashes=False)
        self.catalog = engine.catalog
        contract_routes = [
            PathRoute(path, found, self) for path, found in _by_path(endpoints).items()
        ]
        self.contract_routes = contract_routes
        self.routes.extend(contract_routes)
        self._trees: dict[str, PathTree[PathRoute]] = {"": self._tree("")}

    def _tree(self, prefix: str) -> PathTree[PathRoute]:
        """Build the tree of all paths under a prefix."""
        tree: PathTree[PathRoute] = PathTree()
        for route in self.contract_routes:
            tree.add(prefix + route.path, route)
        return tree

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Find the route of a request and note it in the scope, for `handle`."""
        if scope["type"] != "http":
            return Match.NONE, {}
        prefix = _prefix(scope)
        tree = self._trees.get(prefix)
        if tree is None:
            tree = self._trees[prefix] = self._tree(prefix)
        match = tree.find(_route_path(scope))
        if match is None:
            return Match.NONE, {}
        scope[_MATCH] = match
        return Match.FULL, {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request that `matches` has accepted."""
        route, variables = scope[_MATCH]
        scope["route"] = route
        await route.dispatch(scope, receive, send, variables)

    async def app(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The router as an application of its own."""
        if scope["type"] == "http" and self.matches(scope)[0] is Match.FULL:
            await self.handle(scope, receive, send)
        else:
            await super().app(scope, receive, send)

    async def refuse(self, problem: Problem, scope: Scope, send: Send) -> None:
        """Answer with a problem."""
        answer = self.catalog.render(problem, instance_of(scope))
        await send_answer(answer, send, head=scope["method"] == "HEAD")


class ContractFirst:
    """ASGI middleware that serves the requests of a contract before any other route is looked at.

    Optional. The router serves them too where it is included; what lies between, FastAPI's and
    Starlette's handling of exceptions, dependencies and routes, does nothing for them and takes a
    tenth of the time of a short request. It knows no prefix. Add it first, so that it is the
    innermost.
    """

    def __init__(self, app: ASGIApp, router: ContractRouter) -> None:
        """Stand before an application for what a router serves."""
        self.app = app
        self._router = router

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if self._router.matches(scope)[0] is Match.FULL:
            await self._router.handle(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _by_path(endpoints: Iterable[Endpoint]) -> dict[str, dict[str, Served]]:
    """Return what serves each method of each path, as the first template of the path names it."""
    shapes: dict[str, dict[str, list[Endpoint]]] = {}
    templates: dict[str, str] = {}
    for endpoint in endpoints:
        path = address(endpoint.operation.path).path
        shape = VARIABLE.sub("{}", path)
        templates.setdefault(shape, path)
        methods = shapes.setdefault(shape, {})
        methods.setdefault(endpoint.operation.method, []).append(endpoint)
    return {
        templates[shape]: {name: _served(found, templates[shape]) for name, found in group.items()}
        for shape, group in shapes.items()
    }


def _served(endpoints: list[Endpoint], template: str) -> Served:
    """Return what serves the operations of one method of one path."""
    first = address(endpoints[0].operation.path)
    served: Served = endpoints[0]
    if len(endpoints) > 1 or first.query:
        served = Overload(endpoints)
    own = VARIABLE.findall(first.path)
    names = VARIABLE.findall(template)
    return served if own == names else Renamed(served, dict(zip(names, own, strict=True)))


def _prefix(scope: Scope) -> str:
    """Return the prefix under which FastAPI included the router that is being asked.

    Raises RuntimeError.
    """
    included = scope.get("fastapi", {}).get("included_router")
    if included is None:
        return ""
    context = included.include_context
    if context.dependencies:
        raise RuntimeError(
            "a contract router is included without dependencies: it does not run them"
        )
    prefix: str = context.prefix
    return prefix


def _route_path(scope: Scope) -> bytes:
    """Return the raw path below `root_path`.

    Servers that give none have it made of the decoded path.
    """
    raw: bytes | None = scope.get("raw_path")
    if raw is None:
        raw = scope["raw_path"] = quote(scope["path"]).encode()
    root = scope.get("root_path", "")
    if not root:
        return raw
    prefix = quote(root).encode()
    rest = raw.removeprefix(prefix)
    return rest if rest is not raw and (not rest or rest.startswith(b"/")) else raw


def build_router(  # noqa: PLR0913 the parts of a service, each by its name
    operations: Sequence[Operation],
    *,
    validators: Validators,
    handlers: Mapping[str, object],
    execute: Execute[Any, Any],
    schemes: Sequence[SecurityScheme] = (),
    security: object = None,
    problems: Sequence[type[Problem]] = (),
    options: Options | None = None,
    unimplemented: Unimplemented = "refuse",
    seed: int = 0,
) -> ContractRouter:
    """Make the router of a contract; include it in any FastAPI application beside ordinary routes.

    `handlers` maps each `Operation.tag` to a module or an object with one async function per
    operation. `security` has one method per security scheme. `execute` runs each call in the
    application's unit of work.

    Raises UnimplementedOperations when handlers are missing, and ValueError for an operation that
    cannot be served. With `unimplemented="501"` operations without a handler answer 501; with
    `"mock"` they answer what the document shows, outside of any unit of work, and the same for the
    same `seed`.
    """
    chosen = options or Options()
    engine = Engine(
        validators=validators,
        catalog=Catalog(problems, chosen),
        options=chosen,
        schemes={scheme.name: scheme for scheme in schemes},
        authenticators=security,
        execute=execute,
    )
    found = {operation.id: _handler(handlers, operation) for operation in operations}
    missing = [operation for operation in operations if found[operation.id] is None]
    if missing and unimplemented == "refuse":
        raise UnimplementedOperations(missing)
    standby = _standby(engine.catalog)
    # That there is no handler yet is outside of the contract: nothing to check the answer against.
    unchecked = replace(engine, options=replace(chosen, validate_responses=0.0))

    def endpoint(operation: Operation) -> Endpoint:
        handler = found[operation.id]
        if handler is not None:
            return Endpoint(operation, handler, engine)
        if unimplemented == "mock":
            return MockEndpoint(operation, engine, seed)
        return Endpoint(operation, standby(operation), unchecked)

    return ContractRouter(engine, [endpoint(operation) for operation in operations])


def _handler(handlers: Mapping[str, object], operation: Operation) -> Handler | None:
    """Return the function that serves an operation; None for a missing one and for a stub."""
    handler = getattr(handlers.get(operation.tag), operation.name, None)
    return handler if callable(handler) and not is_unimplemented(handler) else None


def _standby(catalog: Catalog) -> Callable[[Operation], Handler]:
    """Return what makes handlers that answer 501."""

    def make(operation: Operation) -> Handler:
        async def handler(*_: Any) -> Any:
            raise catalog.make("not_implemented", f"{operation.id} is not implemented yet.")

        return handler

    return make
