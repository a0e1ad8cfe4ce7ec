"""Answers in fewer bytes: br or gzip, as `Accept-Encoding` says (RFC 9110 §12.5.3).

Inside of the edge and around everything that answers. What is small is left alone, what is
compressed already, what is sent in parts, and what holds a secret: a secret must not share a
compressed answer with what a stranger put into the request (BREACH), and such answers say
`no-store`. The entity tag of a compressed answer names its coding; `core/etag.py` takes it as the
same version.
"""

from __future__ import annotations

import asyncio
import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import Final

import brotli
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.etag import in_coding, names_coding

Headers = list[tuple[bytes, bytes]]

SMALLEST: Final = 1024
"""A shorter body fits into one packet as it is."""
THREAD_BYTES: Final = 128 * 1024
"""A longer body is compressed beside the event loop, which it would hold for milliseconds."""
CODING: Final = "content_coding"
"""The key of a scope under which an endpoint finds the coding, if it has compressed bodies."""

_TYPES: Final = re.compile(
    rb"(?:text/(?!event-stream)[\w.+-]+|image/svg\+xml"
    rb"|application/(?:[\w.+-]+\+)?(?:json|xml|yaml|javascript))\s*(?:;.*)?",
    re.IGNORECASE,
)
_ELEMENT: Final = re.compile(
    rb"\s*([!#$%&'*+.^_`|~\w-]+)\s*(?:;\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?",
    re.IGNORECASE,
)
_WITHOUT: Final = frozenset({204, 205, 206, 304})
_REMEMBERED: Final = 64


def _gzip(body: bytes, level: int = 1) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return packer.compress(body) + packer.flush()


_FAST: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "br": lambda body: brotli.compress(body, quality=1),
    "gzip": _gzip,
}
"""The fast levels: half the bytes more would cost as much time as the whole answer."""
_SMALL: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "br": lambda body: brotli.compress(body, quality=9),
    "gzip": lambda body: _gzip(body, 9),
}


def chosen(accept_encoding: bytes) -> str | None:
    """Return the coding to send: what the client likes best, br before gzip; None for as it is."""
    weights: dict[bytes, float] = {}
    for element in accept_encoding.split(b","):
        if match := _ELEMENT.fullmatch(element):
            weights[match[1].lower()] = float(match[2] or 1)
    rest = weights.get(b"*", 0.0)
    br = weights.get(b"br", rest)
    gzip = weights.get(b"gzip", weights.get(b"x-gzip", rest))
    best = max(br, gzip)
    if not best or best < weights.get(b"identity", 0.0):
        return None
    return "br" if br == best else "gzip"


async def compressed(body: bytes, coding: str, *, well: bool = False) -> bytes:
    """Return a body in a coding, a large one without holding the loop.

    Done `well` it takes a hundred times as long: for what is sent again and again.
    """
    pack = (_SMALL if well else _FAST)[coding]
    if well or len(body) > THREAD_BYTES:
        return await asyncio.to_thread(pack, body)
    return pack(body)


class Compression:
    """ASGI middleware that compresses answers for those who say that they can read them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._chosen: dict[bytes, str | None] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection; who accepts no coding costs one look at the headers."""
        if scope["type"] == "http":
            accepted = [value for name, value in scope["headers"] if name == b"accept-encoding"]
            if accepted and (coding := self._choose(b",".join(accepted))) is not None:
                scope[CODING] = coding
                send = _Reply(scope, coding, send)
        await self.app(scope, receive, send)

    def _choose(self, accepted: bytes) -> str | None:
        try:
            return self._chosen[accepted]
        except KeyError:
            coding = chosen(accepted)
            if len(self._chosen) < _REMEMBERED:
                self._chosen[accepted] = coding
            return coding


class _Reply:
    """Sends one answer: its head waits for the body, which tells whether it is worth it."""

    __slots__ = ("_coding", "_head", "_scope", "_send")

    def __init__(self, scope: Scope, coding: str, send: Send) -> None:
        self._scope = scope
        self._coding = coding
        self._send = send
        self._head: Message | None = None

    async def __call__(self, message: Message) -> None:
        """Take in one message of the application."""
        if message["type"] == "http.response.start":
            if message["status"] == 304:  # noqa: PLR2004 - Not Modified
                message = {**message, "headers": self._as_known(message.get("headers", []))}
            elif is_worth_it(message):
                self._head = message
                return
        elif self._head is not None:
            message = await self._begin(self._head, message)
        await self._send(message)

    async def _begin(self, head: Message, message: Message) -> Message:
        """Send the head, and return the body that belongs to it."""
        self._head = None
        body = message.get("body", b"")
        if not message.get("more_body", False):
            length: int | None = None
            if len(body) >= SMALLEST:
                body = await compressed(body, self._coding)
                length = len(body)
                message = {"type": "http.response.body", "body": body}
            if length or self._scope["method"] == "HEAD":
                head = {**head, "headers": recoded(head["headers"], self._coding, length)}
        await self._send(head)
        return message

    def _as_known(self, headers: Headers) -> Headers:
        """Name the answer that the client holds as it does: by the tag with its coding."""
        held = b",".join(value for name, value in self._scope["headers"] if name == _KNOWN)
        return [
            (name, in_coding(value, coding))
            if name == b"etag" and (coding := names_coding(held, value)) is not None
            else (name, value)
            for name, value in headers
        ]


_KNOWN: Final = b"if-none-match"


def is_worth_it(head: Message) -> bool:
    """Tell whether an answer may be compressed, as far as its head tells."""
    if head["status"] in _WITHOUT:
        return False
    kind, length = b"", SMALLEST
    for name, value in head.get("headers", ()):
        if name == b"content-type":
            kind = value
        elif name == b"content-length":
            length = int(value)
        elif name in (b"content-encoding", b"content-range", b"accept-ranges") or (
            name == b"cache-control" and (b"no-store" in value or b"no-transform" in value)
        ):
            return False
    return length >= SMALLEST and is_compressible(kind)


def is_compressible(media_type: bytes) -> bool:
    """Tell whether bytes of a media type become fewer."""
    return _TYPES.fullmatch(media_type) is not None


def recoded(headers: Iterable[tuple[bytes, bytes]], coding: str, length: int | None) -> Headers:
    """Return the headers of an answer in a coding; its length is not known to a HEAD."""
    changed = [
        (name, in_coding(value, coding) if name == b"etag" else value)
        for name, value in headers
        if name != b"content-length"
    ]
    changed.append((b"content-encoding", coding.encode()))
    if length is not None:
        changed.append((b"content-length", b"%d" % length))
    return changed
