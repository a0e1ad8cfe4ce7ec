"""Which web pages may read our answers (CORS, WHATWG Fetch §3.3), and a line that says why not.

Around everything, so that a page can read every answer, errors and refusals among them. Credentials
travel in headers that the page sets, never in cookies: so no answer allows credentials, and a page
that is let in can do nothing that its user's token does not do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.edge import Edge, Headers
from core.settings import LOCAL_ORIGINS

EXPOSED: Final = (
    "ETag",
    "Location",
    "Link",
    "Accept-Ranges",
    "Allow",
    "Content-Disposition",
    "Content-Range",
    "Retry-After",
    "Idempotency-Replayed",
    "RateLimit",
    "RateLimit-Policy",
    "Trace-Id",
    "WWW-Authenticate",
)
ALLOWED: Final = (
    "Authorization",
    "X-API-Key",
    "Accept",
    "Accept-Language",
    "Content-Language",
    "Content-Type",
    "If-Match",
    "If-Modified-Since",
    "If-None-Match",
    "If-Range",
    "Idempotency-Key",
    "Range",
    "traceparent",
    "tracestate",
)
METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
MAX_AGE_SECONDS: Final = 3600

_HERE: Final = re.compile(rb"https?://(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]{1,5})?")
_SHOWN: Final = 120
_REMEMBERED: Final = 50
_VARY: Final = (b"vary", b"Origin")
_EXPOSE: Final = (b"access-control-expose-headers", ", ".join(EXPOSED).encode())
_PREFLIGHT: Final = (
    (b"access-control-allow-methods", ", ".join(METHODS).encode()),
    (b"access-control-allow-headers", ", ".join(ALLOWED).encode()),
    (b"access-control-max-age", b"%d" % MAX_AGE_SECONDS),
    (b"vary", b"Access-Control-Request-Method, Access-Control-Request-Headers"),
)

log = structlog.get_logger("daybook.cors")


class Cors:
    """ASGI middleware around the application's edge.

    `origins` are compared as they are sent, whole; `local` among them stands for pages of this
    machine, on any port. An origin that is not let in is logged once, with the setting to change.
    """

    def __init__(self, app: ASGIApp, origins: Iterable[str]) -> None:
        self.app = app
        listed = set(origins)
        self._local = LOCAL_ORIGINS in listed
        self._origins = frozenset(origin.encode() for origin in listed - {LOCAL_ORIGINS})
        self._configured = bool(listed)
        self._refused: set[bytes] = set()
        self._preflight = Edge(_allow)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection; everything but HTTP passes through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        origin = method = None
        for name, value in scope["headers"]:
            if name == b"origin":
                origin = value
            elif name == b"access-control-request-method":
                method = value
        if origin is None and not self._configured:
            await self.app(scope, receive, send)
            return
        permission = self._permission(origin, scope)

        async def reply(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *permission]
            await send(message)

        asked_first = method is not None and scope["method"] == "OPTIONS" and len(permission) > 1
        await (self._preflight if asked_first else self.app)(scope, receive, reply)

    def allows(self, origin: bytes) -> bool:
        """Tell whether pages of an origin may read our answers."""
        if origin in self._origins:
            return True
        return self._local and _HERE.fullmatch(origin) is not None

    def _permission(self, origin: bytes | None, scope: Scope) -> Headers:
        """Return the headers that let a page read an answer, and say that answers differ."""
        if origin is None:
            return [_VARY]
        if self.allows(origin):
            return [_VARY, (b"access-control-allow-origin", origin), _EXPOSE]
        self._note(origin, scope)
        return [_VARY] if self._configured else []

    def _note(self, origin: bytes, scope: Scope) -> None:
        """Log an origin that is refused: once, and so many of them only; a caller chooses it."""
        if origin in self._refused or len(self._refused) >= _REMEMBERED or _is_own(origin, scope):
            return
        self._refused.add(origin)
        log.warning(
            "cors_origin_refused",
            origin=origin[:_SHOWN].decode("ascii", "backslashreplace"),
            setting="DAYBOOK_CORS_ORIGINS",
        )


def _is_own(origin: bytes, scope: Scope) -> bool:
    """Tell whether a page of this very server calls: browsers name its origin for a POST, too."""
    host = next((value for name, value in scope["headers"] if name == b"host"), None)
    try:
        return host is not None and urlsplit(origin.decode("ascii")).netloc.encode() == host
    except ValueError:  # UnicodeDecodeError is one
        return False


async def _allow(_scope: Scope, _receive: Receive, send: Send) -> None:
    """Answer a preflight of an origin that is let in, on any path: the page reads the errors."""
    await send({"type": "http.response.start", "status": 204, "headers": [*_PREFLIGHT]})
    await send({"type": "http.response.body", "body": b""})
