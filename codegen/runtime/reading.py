"""Reading a request body from the socket, never more of it than allowed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from starlette.types import Receive

from codegen.runtime.headers import HeaderMap


class Disconnected(Exception):
    """The client went away before the request was complete; there is nobody to answer."""


class TooLarge(Exception):
    """The body is larger than the limit. `close` says that the connection cannot be used again."""

    def __init__(self, limit: int, *, close: bool) -> None:
        super().__init__(limit)
        self.limit = limit
        self.close = close


async def read_body(receive: Receive, headers: HeaderMap, limit: int) -> bytes:
    """Return the whole body. Raises TooLarge and Disconnected."""
    length = _length(headers.get(b"content-length"))
    if length > limit:
        raise await _refuse(receive, headers, limit, length)
    message = await receive()
    body: bytes = _content(message)
    if not message.get("more_body", False):
        if len(body) > limit:
            raise TooLarge(limit, close=False)
        return body
    return await _read_rest(receive, body, limit)


async def stream_body(receive: Receive, headers: HeaderMap, limit: int) -> AsyncIterator[bytes]:
    """Yield the body in the chunks that come. Raises TooLarge and Disconnected."""
    length = _length(headers.get(b"content-length"))
    if length > limit:
        raise await _refuse(receive, headers, limit, length)
    size, more = 0, True
    while more:
        message = await receive()
        chunk = _content(message)
        more = message.get("more_body", False)
        size += len(chunk)
        if size > limit:
            raise TooLarge(limit, close=more)
        if chunk:
            yield chunk


def _length(declared: bytes | None) -> int:
    """Read Content-Length.

    What is no number is the server's business, and measured while reading.
    """
    return int(declared[:18]) if declared is not None and declared.isdigit() else 0


def _content(message: Any) -> bytes:
    if message["type"] == "http.disconnect":
        raise Disconnected
    content: bytes = message.get("body", b"")
    return content


async def _read_rest(receive: Receive, first: bytes, limit: int) -> bytes:
    """Collect the remaining chunks of a body."""
    chunks, size, more = [first], len(first), True
    while more:
        if size > limit:
            raise TooLarge(limit, close=not await drain(receive, limit))
        message = await receive()
        chunk = _content(message)
        chunks.append(chunk)
        size += len(chunk)
        more = message.get("more_body", False)
    if size > limit:
        raise TooLarge(limit, close=False)
    return b"".join(chunks)


async def _refuse(receive: Receive, headers: HeaderMap, limit: int, length: int) -> TooLarge:
    """Refuse a body by its declared length.

    A client that waits for `100 Continue` is not told to continue. One that is only a little over
    the limit is heard out, so that it sees the answer instead of a reset connection; a larger
    body costs the connection.
    """
    waiting = headers.get(b"expect", b"").lower() == b"100-continue"
    if waiting or length > 2 * limit:
        return TooLarge(limit, close=True)
    return TooLarge(limit, close=not await drain(receive, length))


async def drain(receive: Receive, limit: int) -> bool:
    """Read on and throw away, up to about `limit` bytes; tell whether the body came to its end."""
    size = 0
    while size <= limit:
        message = await receive()
        size += len(_content(message))
        if not message.get("more_body", False):
            return True
    return False
