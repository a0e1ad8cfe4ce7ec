"""The outermost layer: trace ids, safe headers, the last resort, one log line a request.

Pure ASGI. It looks at the head of an answer and never at a body, so it costs the hot path one
function call.
"""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Iterable
from time import perf_counter
from typing import Any, Final, Protocol

import structlog
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.admission import Admission, NoLine
from app.problems import failure
from core import telemetry
from core.errors import Unavailable
from core.trace import TRACE_ID

Headers = list[tuple[bytes, bytes]]

# W3C Trace Context §3.2.2: version 00, and an all-zero trace-id or parent-id is invalid.
TRACEPARENT: Final = re.compile(
    rb"(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?"
)

DEFAULTS: Final[tuple[tuple[bytes, bytes], ...]] = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"cache-control", b"no-store"),
)
VARY: Final = (b"vary", b"Accept-Encoding")
"""Of every answer, also where a proxy compresses; on a line of its own, after the operation's."""
HSTS: Final = (b"strict-transport-security", b"max-age=63072000; includeSubDomains")
CLIENT_CLOSED: Final = 499
"""Logged, never sent: the client went away before it had the answer (nginx has the number)."""
PEER: Final = "daybook.peer"
"""Where the server keeps in a scope whether the client has gone (`Peer`)."""

log = structlog.get_logger("daybook.access")


class Peer(Protocol):
    """Who is at the other end of a connection."""

    gone: bool


class Edge:
    """ASGI middleware around the whole application.

    Gives each request a trace id (from `traceparent`, W3C Trace Context, or a new one), which
    problems, events and log lines carry and the `Trace-Id` header returns; adds the headers of
    `DEFAULTS` that an answer does not set itself; turns what nobody else caught into a problem that
    tells nothing but the trace id. What would wait for too long, as `admission` knows, is refused
    before anything is done for it.
    """

    def __init__(self, app: ASGIApp, admission: Admission | None = None) -> None:
        self.app = app
        self.admission = admission or Admission(NoLine())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection; everything but HTTP passes through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        trace = trace_of(scope["headers"])
        secure = scope.get("scheme") == "https"
        admission = self.admission
        if admission.refuses(scope):
            answer = await admission.refusal(scope, trace)
            headers = complete(answer.headers, trace, secure=secure)
            await send({"type": "http.response.start", "status": 503, "headers": headers})
            await send({"type": "http.response.body", "body": answer.body})
            return
        TRACE_ID.set(trace)
        status = 0
        began = perf_counter()

        async def reply(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                peer: Peer | None = scope.get(PEER)
                status = message["status"] if peer is None or not peer.gone else CLIENT_CLOSED
                message["headers"] = complete(message.get("headers", ()), trace, secure=secure)
            await send(message)

        try:
            await self.app(scope, receive, reply)
        except ClientDisconnect:
            pass  # and what has no status in the end had no client to answer
        except asyncio.CancelledError:
            # The server ends and has waited long enough. Cutting the connection is its business.
            if not status:
                await failure(Unavailable("the server is ending"), scope)(scope, receive, reply)
        except Exception as error:
            if status:
                log.exception("answer broken off", status=status, path=scope["path"])
                raise  # the head is out: the server must cut the connection, which the client sees
            await failure(error, scope)(scope, receive, reply)
        finally:
            record(scope, status or CLIENT_CLOSED, perf_counter() - began)


def trace_of(headers: Iterable[tuple[bytes, bytes]]) -> str:
    """The trace id (32 lower hex digits) of the caller's `traceparent`, or a new one."""
    for name, value in headers:
        if name == b"traceparent":
            match = TRACEPARENT.fullmatch(value)
            return match[1].decode() if match else new_trace()
    return new_trace()


def new_trace() -> str:
    """A trace id that no other request has. Nothing is decided by it, so chance is enough."""
    return f"{random.getrandbits(128) or 1:032x}"


def complete(headers: Iterable[tuple[bytes, bytes]], trace: str, *, secure: bool) -> Headers:
    """`headers` with the trace id and those of `DEFAULTS` that are not there yet."""
    present = list(headers)
    names = {name.lower() for name, _ in present}
    present += [item for item in DEFAULTS if item[0] not in names]
    present.append((b"trace-id", trace.encode()))
    present.append(VARY)
    if secure:
        present.append(HSTS)
    return present


def record(scope: Scope, status: int, seconds: float, **more: Any) -> None:
    """Log one request, without query and headers: those may hold what nobody else should read."""
    if status == CLIENT_CLOSED:
        telemetry.REQUESTS_ABORTED.inc()
    log.info(
        "request",
        operation=scope.get("operation_id"),
        method=scope["method"],
        path=scope["path"],
        status=status,
        milliseconds=round(seconds * 1000, 2),
        **more,
    )
