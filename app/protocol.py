"""HTTP as uvicorn reads it, with a bound on what is read before anybody sees a request."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MAX_HEAD: Final = 64 * 1024
"""The largest head of a request, in bytes: its first line and its headers."""


class HeadTooLarge(Exception):
    """What is to come before or after a body is larger than `MAX_HEAD`."""


class BoundedHttp(HttpToolsProtocol):
    """Refuses a head that does not end: uvicorn's parser takes any number of headers of any size.

    Counted is what has come since a head was complete, or since something of a body came: so
    trailers and the extensions of chunks (RFC 9112 §7.1) are bounded, too.
    """

    _unread = 0
    _too_large = False

    def data_received(self, data: bytes) -> None:
        """Take in bytes from the socket."""
        self._unread += len(data)
        super().data_received(data)
        if self._unread > MAX_HEAD and not self.transport.is_closing():
            self._too_large = True
            self.send_400_response("")

    def on_headers_complete(self) -> None:
        """Begin the request. Raises `HeadTooLarge`, which the parser makes an error of its own."""
        if self._unread > MAX_HEAD and self._size() > MAX_HEAD:
            self._too_large = True
            raise HeadTooLarge
        self._unread = 0
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Take in a part of the body."""
        self._unread = 0
        super().on_body(body)

    def _size(self) -> int:
        return len(self.url) + sum(len(name) + len(value) for name, value in self.headers)

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no request, or too large a one, as a problem (RFC 9457), and hang up."""
        status = HTTPStatus.BAD_REQUEST
        if self._too_large:
            status = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
            msg = f"The head of a request has at most {MAX_HEAD} bytes."
        problem = {"type": "about:blank", "title": status.phrase, "status": status, "detail": msg}
        body = json.dumps(problem).encode()
        lines = [
            f"HTTP/1.1 {status.value} {status.phrase}",
            "Content-Type: application/problem+json",
            f"Content-Length: {len(body)}",
            "Connection: close",
        ]
        self.transport.write("\r\n".join([*lines, "", ""]).encode() + body)
        self.transport.close()
