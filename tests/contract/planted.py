"""Bugs planted in the real server, one at a time, to see every proof turn red.

Nothing of this is in the product: a bug is a wrapper around the assembled application, or a change
to one attribute of an imported module, made in a server process that lives for one proof.
"""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args
from urllib.parse import parse_qsl, urlencode

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.settings import Settings

Headers = list[tuple[bytes, bytes]]
Gate = Literal["served", "strictness", "sweep", "fuzz"]
Wrap = Callable[[ASGIApp, Settings], ASGIApp]
Change = Callable[["Answer"], "Answer"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer of the application, to be changed on its way out."""

    status: int
    headers: Headers
    body: bytes

    def header(self, name: bytes) -> bytes | None:
        """Give a header's value."""
        return next((value for key, value in self.headers if key.lower() == name), None)

    def without(self, name: bytes) -> Answer:
        """The answer without a header."""
        return replace(self, headers=[item for item in self.headers if item[0].lower() != name])

    def with_header(self, name: bytes, value: bytes) -> Answer:
        """The answer with a header set."""
        cut = self.without(name)
        return replace(cut, headers=[*cut.headers, (name, value)])

    def with_json(self, change: Callable[[dict[str, Any]], None]) -> Answer:
        """The answer with a changed JSON object as its body."""
        if not self.body.startswith(b"{"):
            return self
        value = json.loads(self.body)
        change(value)
        return replace(self, body=json.dumps(value).encode())


@dataclass(frozen=True, slots=True)
class Bug:
    """One bug: which proof must find it, by which finding, and where to look to find it fast."""

    name: str
    about: str
    gate: Gate
    finding: str
    wrap: Wrap
    operations: tuple[str, ...] = ()
    phases: tuple[str, ...] = ("examples", "coverage")


def plant(name: str, settings: Settings) -> ASGIApp:
    """Make the server with one bug."""
    from app.main import create_app

    return BUGS[name].wrap(create_app(settings), settings)


# -- tools ---------------------------------------------------------------------------------------


def on_answer(method: str, path: str, change: Change, status: int | None = None) -> Wrap:
    """Change the answers to one method and path (a regular expression), of one status or of all."""
    pattern = re.compile(path)

    def wrap(app: ASGIApp, _: Settings) -> ASGIApp:
        async def changed(scope: Scope, receive: Receive, send: Send) -> None:
            hit = scope["type"] == "http" and (
                method in ("*", scope["method"]) and pattern.fullmatch(scope["path"])
            )
            if not hit:
                await app(scope, receive, send)
                return
            answer = await _collect(app, scope, receive)
            if status is None or answer.status == status:
                answer = change(answer)
            await _send(answer, send)

        return changed

    return wrap


async def _collect(app: ASGIApp, scope: Scope, receive: Receive) -> Answer:
    messages: list[Message] = []

    async def keep(message: Message) -> None:
        messages.append(message)

    await app(scope, receive, keep)
    start = messages[0]
    body = b"".join(message.get("body", b"") for message in messages[1:])
    return Answer(start["status"], list(start.get("headers", ())), body)


async def _send(answer: Answer, send: Send) -> None:
    headers = answer.headers
    if answer.header(b"content-length") is not None:
        headers = answer.with_header(b"content-length", b"%d" % len(answer.body)).headers
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})


RequestChange = Callable[[dict[str, Any], Settings], Awaitable[None]]


def on_request(method: str, path: str, change: RequestChange) -> Wrap:
    """Change the ASGI scope of the requests to one method and path."""
    pattern = re.compile(path)

    def wrap(app: ASGIApp, settings: Settings) -> ASGIApp:
        async def changed(scope: Scope, receive: Receive, send: Send) -> None:
            if (
                scope["type"] == "http"
                and method in ("*", scope["method"])
                and pattern.fullmatch(scope["path"])
            ):
                scope = {**scope, "headers": list(scope["headers"])}
                await change(dict_scope := scope, settings)
                scope = dict_scope
            await app(scope, receive, send)

        return changed

    return wrap


def _header(scope: Mapping[str, Any], name: bytes) -> bytes | None:
    return next((value for key, value in scope["headers"] if key == name), None)


def _set_header(scope: dict[str, Any], name: bytes, value: bytes | None) -> None:
    scope["headers"] = [item for item in scope["headers"] if item[0] != name]
    if value is not None:
        scope["headers"].append((name, value))


async def _one(settings: Settings, query: str, *parameters: object) -> Any:
    """Ask the database for one value."""
    import psycopg

    assert settings.database_url is not None
    async with await psycopg.AsyncConnection.connect(settings.database_url) as connection:
        cursor = await connection.execute(query.encode(), parameters)
        row = await cursor.fetchone()
        return None if row is None else row[0]


# -- bugs ----------------------------------------------------------------------------------------

ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
ENTRY = f"/api/v1/entries/{ID}"
WORKSPACE = f"/api/v1/workspaces/{ID}"


def _leak(value: dict[str, Any]) -> None:
    value["password_hash"] = "$argon2id$v=19$m=65536"


def _stringify(value: dict[str, Any]) -> None:
    value["version"] = str(value["version"])


def _drop_null(value: dict[str, Any]) -> None:
    for name in [name for name, item in value.items() if item is None]:
        del value[name]


def _untraced(value: dict[str, Any]) -> None:
    value.pop("trace_id", None)


def _ignore_scopes(app: ASGIApp, _: Settings) -> ASGIApp:
    from codegen.runtime import security

    def nothing_lacks(*_: object) -> tuple[str, ...]:
        return ()

    security._lacking = nothing_lacks  # type: ignore[assignment]
    return app


def _ignore_body_schema(app: ASGIApp, _: Settings) -> ASGIApp:
    """Take any JSON for a workspace: what makes no sense becomes a workspace without a name."""
    from codegen.runtime.bodies import Variant

    bodies = _endpoint(app, "createWorkspace")._inputs._bodies
    select = bodies.select

    def unchecked(headers: Any) -> Variant | None:
        found: Variant | None = select(headers)
        return found and Variant(found.media_type, found.parse, None, _tolerant(found.view))

    bodies.select = unchecked
    return app


def _tolerant(view: Any) -> Callable[[Any], Any]:
    def typed(value: Any) -> Any:
        try:
            return view(value)
        except ValueError:
            return view({"name": "unnamed"})

    return typed


async def _known_query_only(scope: dict[str, Any], _: Settings) -> None:
    known = [
        (k, v) for k, v in parse_qsl(scope["query_string"].decode()) if k in ("limit", "cursor")
    ]
    scope["query_string"] = urlencode(known).encode()


async def _any_version(scope: dict[str, Any], settings: Settings) -> None:
    """Put the current version into If-Match, whatever was sent there, if anything was."""
    if _header(scope, b"if-match") is None:
        return
    workspace = scope["path"].rpartition("/")[2]
    version = await _one(settings, "SELECT version FROM workspaces WHERE id = %s", workspace)
    if version is not None:
        _set_header(scope, b"if-match", b'"%d"' % version)


async def _assume_if_match(scope: dict[str, Any], _: Settings) -> None:
    if _header(scope, b"if-match") is None:
        _set_header(scope, b"if-match", b'"1"')


async def _forget_key(scope: dict[str, Any], _: Settings) -> None:
    _set_header(scope, b"idempotency-key", None)


async def _forget_tag(scope: dict[str, Any], _: Settings) -> None:
    _set_header(scope, b"if-none-match", None)


async def _admit_anybody(scope: dict[str, Any], settings: Settings) -> None:
    """Sign in whoever comes without a credential, as the first user there is."""
    if _header(scope, b"authorization") is not None:
        return
    user = await _one(settings, "SELECT id FROM users ORDER BY created_at LIMIT 1")
    _set_header(scope, b"authorization", await _bearer(settings, user))


async def _as_owner(scope: dict[str, Any], settings: Settings) -> None:
    """Read an entry as its author would, whoever asks, if they are signed in at all."""
    given = _header(scope, b"authorization")
    if given is None or given.count(b".") != 2:
        return
    entry = scope["path"].rpartition("/")[2]
    author = await _one(settings, "SELECT author_id FROM entries WHERE id = %s", entry)
    if author is not None:
        _set_header(scope, b"authorization", await _bearer(settings, author))


async def _bearer(settings: Settings, user: Any) -> bytes:
    from core.tokens import KeyRing
    from generated.security import Scope

    assert settings.secret is not None
    session = await _one(settings, "SELECT id FROM sessions WHERE user_id = %s LIMIT 1", user)
    keys = KeyRing.from_settings(settings.secret)
    return b"Bearer " + keys.issue_access(user, session, get_args(Scope)).encode()


def _crash_on_accents(app: ASGIApp, _: Settings) -> ASGIApp:
    endpoint = _endpoint(app, "createWorkspace")
    sound = endpoint.handler

    async def crash(ctx: Any, req: Any) -> Any:
        req.body.name.encode("ascii")
        return await sound(ctx, req)

    endpoint.handler = crash
    return app


def _endpoint(app: ASGIApp, operation_id: str) -> Any:
    """Find what serves an operation; the router holds handlers themselves, not their modules."""
    return next(
        endpoint
        for route in _contract_routes(app)
        for endpoint in route.endpoints.values()
        if endpoint.operation.id == operation_id
    )


def _contract_routes(app: Any) -> list[Any]:
    from codegen.runtime.routing import PathRoute

    found: list[Any] = []
    pending = list(app.routes)
    while pending:
        route = pending.pop()
        if isinstance(route, PathRoute):
            found.append(route)
        inner = getattr(route, "original_router", None) or getattr(route, "app", None)
        pending.extend(getattr(inner, "routes", ()) if inner is not route else ())
    return found


def _plain(answer: Answer) -> Answer:
    return answer.with_header(b"content-type", b"application/json").with_json(_untraced)


BUGS: dict[str, Bug] = {
    bug.name: bug
    for bug in (
        Bug(
            "wrong_status",
            "createWorkspace answers 200 in place of 201",
            "fuzz",
            "documented_status",
            on_answer("POST", "/api/v1/workspaces", lambda a: replace(a, status=200), 201),
            ("createWorkspace",),
        ),
        Bug(
            "missing_header",
            "createWorkspace forgets Location",
            "fuzz",
            "Missing required response headers",
            on_answer("POST", "/api/v1/workspaces", lambda a: a.without(b"location"), 201),
            ("createWorkspace",),
        ),
        Bug(
            "missing_etag",
            "getAccount forgets ETag",
            "fuzz",
            "Missing required response headers",
            on_answer("GET", "/api/v1/account", lambda a: a.without(b"etag"), 200),
            ("getAccount",),
        ),
        Bug(
            "wrong_media_type",
            "getAccount is sent as text/html",
            "fuzz",
            "Undocumented Content-Type",
            on_answer(
                "GET",
                "/api/v1/account",
                lambda a: a.with_header(b"content-type", b"text/html"),
                200,
            ),
            ("getAccount",),
        ),
        Bug(
            "leaked_secret",
            "getAccount shows the password's hash",
            "fuzz",
            "Response violates schema",
            on_answer("GET", "/api/v1/account", lambda a: a.with_json(_leak), 200),
            ("getAccount",),
        ),
        Bug(
            "null_left_out",
            "getAccount leaves out fields that have no value",
            "fuzz",
            "Response violates schema",
            on_answer("GET", "/api/v1/account", lambda a: a.with_json(_drop_null), 200),
            ("getAccount",),
        ),
        Bug(
            "wrong_type",
            "createWorkspace gives the version as a text",
            "fuzz",
            "Response violates schema",
            on_answer("POST", "/api/v1/workspaces", lambda a: a.with_json(_stringify), 201),
            ("createWorkspace",),
        ),
        Bug(
            "other_problem_shape",
            "errors of createWorkspace have a shape of their own",
            "fuzz",
            "one_problem_shape",
            on_answer("POST", "/api/v1/workspaces", _plain, 422),
            ("createWorkspace",),
        ),
        Bug(
            "body_unvalidated",
            "createWorkspace takes any JSON",
            "fuzz",
            "Schema-violating request accepted",
            _ignore_body_schema,
            ("createWorkspace",),
        ),
        Bug(
            "server_error",
            "createWorkspace breaks on a name that is not ASCII",
            "fuzz",
            "Server error",
            _crash_on_accents,
            ("createWorkspace",),
            ("examples", "coverage", "fuzzing"),
        ),
        Bug(
            "anybody_admitted",
            "getAccount signs in whoever comes without a credential",
            "fuzz",
            "API accepts requests without authentication",
            on_request("GET", "/api/v1/account", _admit_anybody),
            ("getAccount",),
        ),
        Bug(
            "peers_see_each_other",
            "getEntry shows any entry to any user",
            "fuzz",
            "Object-level authorization bypass",
            on_request("GET", ENTRY, _as_owner),
            ("createWorkspace", "createEntry", "getEntry"),
            ("stateful",),
        ),
        Bug(
            "if_match_ignored",
            "updateWorkspace overwrites whatever version there is",
            "fuzz",
            "lost_update",
            on_request("PATCH", WORKSPACE, _any_version),
            ("createWorkspace", "updateWorkspace"),
            ("stateful",),
        ),
        Bug(
            "never_not_modified",
            "getAccount ignores If-None-Match",
            "fuzz",
            "revalidation",
            on_request("GET", "/api/v1/account", _forget_tag),
            ("getAccount",),
        ),
        Bug(
            "repeated_effect",
            "createWorkspace ignores Idempotency-Key",
            "fuzz",
            "idempotent_repetition",
            on_request("POST", "/api/v1/workspaces", _forget_key),
            ("createWorkspace",),
        ),
        Bug(
            "if_match_optional",
            "updateAccount does without If-Match",
            "strictness",
            "updateAccount: no If-Match",
            on_request("PATCH", "/api/v1/account", _assume_if_match),
        ),
        Bug(
            "unknown_query_accepted",
            "listWorkspaces ignores query parameters that it does not know",
            "strictness",
            "listWorkspaces: unknown query",
            on_request("GET", "/api/v1/workspaces", _known_query_only),
        ),
        Bug(
            "wrong_allow",
            "405 and OPTIONS of an entry forget PATCH",
            "strictness",
            "/api/v1/entries/{entry_id}",
            on_answer(
                "*",
                ENTRY,
                lambda a: (
                    a.with_header(b"allow", b"GET, HEAD, DELETE, OPTIONS")
                    if a.header(b"allow")
                    else a
                ),
            ),
        ),
        Bug(
            "scope_ignored",
            "a token's scopes are not looked at",
            "sweep",
            "every scope but",
            _ignore_scopes,
        ),
        Bug(
            "other_contract",
            "/openapi.yaml is not the file byte for byte",
            "served",
            "/openapi.yaml",
            # Not its 304, which has no body: uvicorn would end the connection.
            on_answer(
                "GET", "/openapi.yaml", lambda a: replace(a, body=a.body + b"\n"), status=200
            ),
        ),
    )
}
