"""Where requests begin and end on a connection: `httptools` parses, and gets one message at a time.

The parser takes whatever it is given, requests in a row included. So the bytes are cut here, by the
end of a head, the length of a body, or the line before a chunk; the parser checks every one of them
and decides when a message is complete. Where the two disagree the request is refused.
"""

from __future__ import annotations

import re
from time import perf_counter
from typing import Final

import httptools

from app import request_head
from app.request_head import Headers, Target
from core.errors import RequestBroken

HEAD, SIZED, CHUNKED = range(3)
"""What comes next: a head, a body whose length is known, or one in chunks."""

_END: Final = b"\r\n\r\n"
_CHUNK: Final = re.compile(rb"([0-9a-fA-F]{1,8})\r\n")
_TRAILERS: Final = re.compile(rb"(?:[^\r\n]+\r\n)+")


class Framing:
    """Reads requests, one after the other. The caller decides when the next one may be read."""

    def __init__(self, max_head: int) -> None:
        self.next = HEAD
        self.raw = b""
        """What came of a head that is not complete, or that was refused."""
        self.began = 0.0
        """When its first byte came, if the rest did not come with it."""
        self.headed = False
        """Whether the head of the last request is complete; the next six are what it says."""
        self.method = self.version = b""
        self.target: Target = (b"", b"", None)
        self.headers: Headers = []
        self.keep_alive = self.expects_continue = False
        self.complete = False
        """Whether the last request is complete."""
        self.body = bytearray()
        """What came of its body and was not taken away."""
        self._max_head = max_head
        self._parser = httptools.HttpRequestParser(self)
        self._noted: dict[bytes, list[bytes]] = {}
        self._host: bytes | None = None
        self._left = 0
        self._line = b""
        self._trailing = False
        self._beside = 0

    def close(self) -> None:
        """Let go of the parser, which holds this."""
        del self._parser

    def _parse(self, piece: bytes) -> None:
        try:
            self._parser.feed_data(piece)
        except httptools.HttpParserUpgrade:
            """What is asked for is not offered: the request is served as it is (RFC 9110 §7.8)."""
        except httptools.HttpParserError as error:
            raise request_head.malformed(f"This is not HTTP/1.1: {error}.") from None

    # The head ----------------------------------------------------------------------------------

    def take_head(self, data: bytes, at: int) -> int:
        """Take bytes of a head, up to its end; return where they end. It may then be `headed`.

        Raises `RequestBroken`.
        """
        before = len(self.raw)
        if not before:
            self.headers, self._noted, self.began = [], {}, 0.0
            self.headed = self.complete = False
        self.raw += data[at:]
        end = self.raw.find(_END, max(before + 1 - len(_END), 0)) + len(_END)
        if end < len(_END):
            end = len(self.raw)
            self.began = self.began or perf_counter()
        elif end < len(self.raw):
            self.raw = self.raw[:end]
        if end > self._max_head:
            limit = f"The head of a request has at most {self._max_head} bytes."
            raise RequestBroken("headers_too_large", limit)
        self._parse(self.raw[before:])
        if self.headed:
            self._read_head()
            self.raw = b""
        elif self.raw == _END:  # empty lines before a request (RFC 9112 §2.2)
            self.raw = b""
        return at + end - before

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take one header, and no trailer: who asks is settled before the body comes."""
        if not self.headed:
            name = name.lower()
            if name in request_head.NOTED:
                self._noted.setdefault(name, []).append(value)
            self.headers.append((name, value))

    def on_headers_complete(self) -> None:
        """Note that the head is complete."""
        self.headed = True
        self.keep_alive = self._parser.should_keep_alive()

    def on_message_complete(self) -> None:
        """Note that the request is complete."""
        self.complete = True

    def _read_head(self) -> None:
        """Check what the parser does not, and note how the body comes. Raises `RequestBroken`."""
        noted = self._noted
        method, url, version = request_head.line_of(self.raw)
        hosts = noted.get(b"host", ())
        if len(hosts) != 1 or hosts[0] != self._host:
            request_head.check_host(version, hosts)
            self._host = hosts[0] if hosts else None
        self.method, self.version = method, version
        self.target = request_head.target_of(method, url)
        if (authority := self.target[2]) is not None:  # stands for the Host (RFC 9112 §3.2.2)
            self.headers = [item for item in self.headers if item[0] != b"host"]
            self.headers.append((b"host", authority))
        expects = noted.get(b"expect")
        self.expects_continue = expects is not None and b"100-continue" in map(bytes.lower, expects)
        codings = noted.get(b"transfer-encoding")
        if codings is not None:
            request_head.check_coding(version, codings)
        length = int(noted[b"content-length"][0]) if b"content-length" in noted else 0
        if codings is not None or length:
            if self.complete:
                self._read_on(codings is not None, length)
            self.next = SIZED if codings is None else CHUNKED
            self._left = length
            self._line, self._trailing, self._beside = b"", False, 0

    def _read_on(self, chunked: bool, length: int) -> None:  # noqa: FBT001 - internal
        """Read the body of a request that asks for an upgrade (RFC 9110 §7.8).

        The parser takes it for the other protocol's bytes. Clients that offer HTTP/2 in clear send
        such requests; what they ask for is not done, and their bodies are bodies.
        """
        keep_alive = self.keep_alive
        self.complete = False
        self._parser = httptools.HttpRequestParser(self)
        coding = b"Transfer-Encoding: chunked" if chunked else b"Content-Length: %d" % length
        self._parse(b"POST / HTTP/1.1\r\n%s\r\n\r\n" % coding)
        self.keep_alive = keep_alive

    # The body ----------------------------------------------------------------------------------

    def take_body(self, data: bytes, at: int) -> int:
        """Take bytes of a body, at most up to its end; return where they end.

        Raises `RequestBroken`.
        """
        end = self._take_sized(data, at) if self._left else self._take_line(data, at)
        if self.complete:
            self.next = HEAD
        elif self.next == SIZED and not self._left:
            raise request_head.malformed("The body does not end where its length says.")
        return end

    def _take_sized(self, data: bytes, at: int) -> int:
        """Take bytes of a body whose length is known, or of one chunk."""
        end = min(at + self._left, len(data))
        self._left -= end - at
        self._beside = 0
        self._parse(data[at:end])
        return end

    def _take_line(self, data: bytes, at: int) -> int:
        """Take bytes of the line before a chunk, or of a trailer."""
        if not self._line and (end := self._end_of_run(data, at)) > at:
            self._pass(end - at if self._trailing else 0)
            self._parse(data[at:end])
            return end
        end = data.find(b"\n", at) + 1 or len(data)
        piece = data[at:end]
        self._line += piece
        self._pass(len(piece))
        self._parse(piece)  # which finds a line valid before its number is read
        if piece.endswith(b"\n"):
            if not self._trailing:
                size = int(self._line.partition(b";")[0], 16)
                self._left = size + len(b"\r\n") if size else 0
                self._trailing = not size
            self._line = b""
        return end

    def _pass(self, size: int) -> None:
        """Count bytes that are no body. Raises `RequestBroken` when they are too many in a row."""
        self._beside = self._beside + size if size else 0
        if self._beside > self._max_head:
            limit = f"There may be {self._max_head} bytes beside a body."
            raise RequestBroken("headers_too_large", limit)

    def _end_of_run(self, data: bytes, at: int) -> int:
        """Return where the chunks or trailers end that are here as a whole, those in a row."""
        if self._trailing:
            run = _TRAILERS.match(data, at, at + self._max_head)
            return run.end() if run else at
        end = at
        while line := _CHUNK.match(data, end):
            size = int(line[1], 16)
            after = line.end() + size + len(b"\r\n")
            if not size or after > len(data):
                break
            end = after
        return end

    def on_body(self, body: bytes) -> None:
        """Take a part of a body."""
        self.body += body
