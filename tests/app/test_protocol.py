"""What is read from a socket before an application sees a request, and what is refused there."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from prometheus_client import REGISTRY
from structlog.testing import capture_logs

from app.protocol import READ
from tests.app.wire import Served, answers, served, told, until, until_closed

MAX_HEAD = 64 * 1024
HOST = b"Host: x\r\n"
START = b"POST /x HTTP/1.1\r\n" + HOST
LAST = START + b"Connection: close\r\n\r\n"
CHUNKED = START + b"Transfer-Encoding: chunked\r\n\r\n"
FLOOD = 4 * 1024 * 1024
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


async def echo(scope: Any, receive: Any, send: Any) -> None:
    """Answer with how much came: bytes of the body, and headers; and with what was asked for."""
    size, more = 0, True
    while more:
        message = await receive()
        size += len(message.get("body", b""))
        more = message.get("more_body", False)
    content = b"%d %d" % (size, len(scope["headers"]))
    asked = [scope["raw_path"], scope["query_string"], dict(scope["headers"]).get(b"host", b"")]
    headers = [(b"content-length", b"%d" % len(content)), (b"asked", b" ".join(asked))]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": content})


@pytest.fixture(scope="module")
async def server() -> AsyncIterator[Served]:
    """A server that reads as ours does."""
    async with served(echo) as running:
        yield running


@pytest.fixture
def port(server: Served) -> int:
    """Its port."""
    return server.port


def counted(name: str, **labels: str) -> float:
    """What a metric says."""
    return REGISTRY.get_sample_value(f"{name}_total", labels) or 0.0


# Heads that are too large ------------------------------------------------------------------------


@pytest.mark.parametrize("piece", [1_000, 2**16, FLOOD], ids=["small", "middle", "at once"])
@pytest.mark.parametrize(
    "head",
    [
        START + b"X: " + b"x" * FLOOD,
        START + b"X: y\r\n" * (FLOOD // 6),
        START + b"X: " + b"x" * MAX_HEAD + b"\r\n\r\n",
        b"GET /" + b"x" * FLOOD,
        b"GET /?" + b"x" * MAX_HEAD + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    ],
    ids=["a header", "headers", "a header that ends", "an address", "an address that ends"],
)
async def test_a_head_that_is_too_large_is_refused(port: int, head: bytes, piece: int) -> None:
    """Once that is known: what follows is not read. The refusal is a problem, and is not lost."""
    (answer,) = answers(await told(port, head, piece))
    assert (answer.status, answer.problem["type"]) == (431, "/problems/headers_too_large")
    assert (await told(port, LAST)).endswith(b"\r\n0 2")


@pytest.mark.parametrize(
    "rest",
    [b"0\r\n" + b"X: y\r\n" * (FLOOD // 6), b"0\r\nX: " + b"x" * FLOOD, b"1;x=" + b"x" * FLOOD],
    ids=["trailers", "a trailer", "a chunk's extension"],
)
async def test_what_stands_beside_a_body_is_bounded_too(port: int, rest: bytes) -> None:
    """Nothing of it reaches a handler; it is refused, and the connection ends."""
    (answer,) = answers(await told(port, CHUNKED + b"3\r\nabc\r\n" + rest + b"\r\n0\r\n\r\n"))
    assert (answer.status, answer.problem["type"]) == (431, "/problems/headers_too_large")


@pytest.mark.parametrize("piece", [7, 1_000, FLOOD], ids=["tiny", "small", "at once"])
async def test_a_head_within_the_bound_is_read(port: int, piece: int) -> None:
    """Large ones, bodies behind them, requests in a row, chunks and trailers, in any pieces."""
    body = b"y" * 300_000 if piece > 7 else b"y" * 3_000
    large = b"X: " + b"x" * (MAX_HEAD - 1_000) + b"\r\n" if piece > 7 else b"X: x\r\n"
    sent = START + large + b"Content-Length: %d\r\n\r\n" % len(body) + body
    sent += CHUNKED + b"1\r\nz\r\n" * 1_000 + b"0\r\nTrailer: t\r\n\r\n" + LAST
    bodies = [answer.body for answer in answers(await told(port, sent, piece))]
    assert bodies == [b"%d 3" % len(body), b"1000 2", b"0 2"]


# What is no HTTP, or can be read in two ways -----------------------------------------------------

GET = b"GET / HTTP/1.1\r\n"
POST = b"POST / HTTP/1.1\r\n" + HOST
MALFORMED = {
    "no HTTP": b"\x16\x03\x01 no HTTP\r\n\r\n",
    "no host": GET + b"\r\n",
    "two hosts": GET + HOST + HOST + b"\r\n",
    "two hosts of 1.0": b"GET / HTTP/1.0\r\n" + HOST + b"host: y\r\n\r\n",
    "empty host": GET + b"Host:\r\n\r\n",
    "host with space": GET + b"Host: a b\r\n\r\n",
    "host with path": GET + b"Host: a/b\r\n\r\n",
    "host with user": GET + b"Host: u@a\r\n\r\n",
    "host with letters for a port": GET + b"Host: a:b\r\n\r\n",
    "list of hosts": GET + b"Host: a,b\r\n\r\n",
    "host that is no address": GET + b"Host: [::1::2]\r\n\r\n",
    "host with a broken escape": GET + b"Host: a%zz\r\n\r\n",
    "HTTP/2.0": b"GET / HTTP/2.0\r\n" + HOST + b"\r\n",
    "HTTP/3.0": b"GET / HTTP/3.0\r\n" + HOST + b"\r\n",
    "HTTP/1.2": b"GET / HTTP/1.2\r\n" + HOST + b"\r\n",
    "HTTP/0.9": b"GET / HTTP/0.9\r\n" + HOST + b"\r\n",
    "no version": b"GET /\r\n\r\n",
    "preface of HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "RTSP": b"GET / RTSP/1.0\r\n" + HOST + b"\r\n",
    "ICE": b"SOURCE / ICE/1.0\r\n" + HOST + b"\r\n",
    "two spaces": b"GET  / HTTP/1.1\r\n" + HOST + b"\r\n",
    "two spaces before the version": b"GET /  HTTP/1.1\r\n" + HOST + b"\r\n",
    "space after the version": b"GET / HTTP/1.1 \r\n" + HOST + b"\r\n",
    "tab": b"GET\t/ HTTP/1.1\r\n" + HOST + b"\r\n",
    "space in the target": b"GET /a b HTTP/1.1\r\n" + HOST + b"\r\n",
    "fragment": b"GET /a#b HTTP/1.1\r\n" + HOST + b"\r\n",
    "letters beyond ASCII": "GET /ä HTTP/1.1\r\n".encode() + HOST + b"\r\n",
    "NUL in the target": b"GET /\0 HTTP/1.1\r\n" + HOST + b"\r\n",
    "method that is no token": b"G(T / HTTP/1.1\r\n" + HOST + b"\r\n",
    "method in small letters": b"get / HTTP/1.1\r\n" + HOST + b"\r\n",
    "unknown method": b"FROB / HTTP/1.1\r\n" + HOST + b"\r\n",
    "authority": b"GET x:80 HTTP/1.1\r\n" + HOST + b"\r\n",
    "CONNECT": b"CONNECT x:80 HTTP/1.1\r\n" + HOST + b"\r\n",
    "CONNECT to a path": b"CONNECT /x HTTP/1.1\r\n" + HOST + b"\r\n",
    "asterisk": b"GET * HTTP/1.1\r\n" + HOST + b"\r\n",
    "relative target": b"GET x HTTP/1.1\r\n" + HOST + b"\r\n",
    "other scheme": b"GET ftp://x/ HTTP/1.1\r\n" + HOST + b"\r\n",
    "absolute target with user": b"GET http://u@x/ HTTP/1.1\r\n" + HOST + b"\r\n",
    "absolute target, no host": b"GET http://x/ HTTP/1.1\r\n\r\n",
    "bare LF": b"GET / HTTP/1.1\nHost: x\n\n",
    "bare LF before": b"\nGET / HTTP/1.1\r\n" + HOST + b"\r\n",
    "bare LF between": GET + b"Host: x\nA: b\r\n\r\n",
    "bare LF at the end": GET + HOST + b"\n",
    "bare CR": GET + HOST + b"A: b\rC: d\r\n\r\n",
    "folded line": GET + HOST + b"A: b\r\n c\r\n\r\n",
    "folded line, tab": GET + HOST + b"A: b\r\n\tc\r\n\r\n",
    "folded first line": GET + b" A: b\r\n" + HOST + b"\r\n",
    "space before the colon": GET + HOST + b"A : b\r\n\r\n",
    "header without a name": GET + HOST + b": b\r\n\r\n",
    "header without a colon": GET + HOST + b"Abc\r\n\r\n",
    "NUL in a value": GET + HOST + b"A: b\0c\r\n\r\n",
    "NUL in a name": GET + HOST + b"A\0: b\r\n\r\n",
    "control character": GET + HOST + b"A: b\x01c\r\n\r\n",
    "coding and length": POST + b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
    "length and coding": POST + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "two lengths": POST + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
    "list of lengths": POST + b"Content-Length: 3, 3\r\n\r\nabc",
    "length with a sign": POST + b"Content-Length: +3\r\n\r\nabc",
    "length below zero": POST + b"Content-Length: -3\r\n\r\nabc",
    "empty length": POST + b"Content-Length:\r\n\r\nabc",
    "huge length": POST + b"Content-Length: 99999999999999999999\r\n\r\nabc",
    "coding of HTTP/1.0": b"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "unknown coding": POST + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "coding before chunks": POST + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "coding after chunks": POST + b"Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
    "two codings": POST + b"Transfer-Encoding: chunked\r\n" * 2 + b"\r\n0\r\n\r\n",
    "identity": POST
    + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
    "hidden coding": POST + b"Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n",
}
SMUGGLED = b"GET /smuggled HTTP/1.1\r\n" + HOST + b"\r\n"


@pytest.mark.parametrize("together", [True, False], ids=["at once", "in pieces"])
@pytest.mark.parametrize("head", MALFORMED.values(), ids=MALFORMED)
async def test_what_can_be_read_in_two_ways_is_refused(
    port: int,
    head: bytes,
    together: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    """As a problem like all others, with one line in the log; what follows is not read."""
    before = counted("daybook_requests_broken", problem="malformed_request")
    with capture_logs() as logs:
        (answer,) = answers(await told(port, head + SMUGGLED, FLOOD if together else 5))
    assert (answer.status, answer.problem["type"]) == (400, "/problems/malformed_request")
    assert answer.headers["connection"] == "close"
    assert answer.headers["trace-id"] == answer.problem["trace_id"] != "0" * 32
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["date"]
    (line,) = [line for line in logs if line["event"] == "request"]
    assert (line["status"], line["peer"]) == (400, "127.0.0.1")
    assert counted("daybook_requests_broken", problem="malformed_request") == before + 1


BROKEN = {
    "size below zero": b"-1\r\n\r\n",
    "size with a prefix": b"0x1\r\na\r\n0\r\n\r\n",
    "size with a sign": b"+1\r\na\r\n0\r\n\r\n",
    "size after a space": b" 1\r\na\r\n0\r\n\r\n",
    "size with an underscore": b"1_0\r\n" + b"a" * 16 + b"\r\n0\r\n\r\n",
    "huge size": b"f" * 20 + b"\r\na",
    "no size": b"\r\na\r\n0\r\n\r\n",
    "bare LF": b"1\na\n0\n\n",
    "bare LF after an extension": b"1;x\na\r\n0\r\n\r\n",
    "bare CR in an extension": b"1;a\rb\r\na\r\n0\r\n\r\n",
    "chunk longer than its size": b"1\r\nab\r\n0\r\n\r\n",
    "no CRLF after a chunk": b"1\r\na0\r\n\r\n",
    "broken trailer": b"0\r\nA : b\r\n\r\n",
}


@pytest.mark.parametrize("together", [True, False], ids=["at once", "in pieces"])
@pytest.mark.parametrize("chunks", BROKEN.values(), ids=BROKEN)
async def test_a_body_that_breaks_off_is_refused(
    port: int,
    chunks: bytes,
    together: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    """The application, which waits for it, answers nothing; one refusal is sent and logged."""
    with capture_logs() as logs:
        sent = CHUNKED + b"2\r\nab\r\n" + chunks + SMUGGLED
        (answer,) = answers(await told(port, sent, FLOOD if together else 5))
    assert (answer.status, answer.problem["type"]) == (400, "/problems/malformed_request")
    assert (answer.problem["instance"], answer.headers["connection"]) == ("/x", "close")
    assert [(line["path"], line["status"]) for line in logs] == [("/x", 400)]


async def test_a_refusal_continues_the_trace_and_names_what_is_known(port: int) -> None:
    """Its trace id is that of the caller; method and path are logged, the query is not."""
    with capture_logs() as logs:
        head = b"GET /a?b=secret HTTP/1.1\r\ntraceparent: 00-%s-00f067aa0ba902b7-01\r\n\r\n"
        (answer,) = answers(await told(port, head % TRACE.encode()))
    assert answer.headers["trace-id"] == answer.problem["trace_id"] == TRACE
    assert [(line["method"], line["path"]) for line in logs] == [("GET", "/a")]
    assert "secret" not in str(logs)


async def test_a_later_request_is_refused_after_the_answers_before_it(port: int) -> None:
    """What came first is served; the rest of the connection is not."""
    ok, refused = answers(await told(port, START + b"\r\n" + GET + b"\r\n" + SMUGGLED))
    assert (ok.status, refused.status) == (200, 400)


@pytest.mark.parametrize(
    ("sent", "asked"),
    [
        (b"GET / HTTP/1.0\r\n\r\n", "/  "),
        (b"GET / HTTP/1.0\r\nHost: y\r\n\r\n", "/  y"),
        (b"GET http://y:80/a?b HTTP/1.1\r\nHost: x\r\n\r\n", "/a b y:80"),
        (b"GET HTTP://y?b HTTP/1.1\r\nHost: x\r\n\r\n", "/ b y"),
        (b"OPTIONS http://y HTTP/1.1\r\nHost: x\r\n\r\n", "*  y"),
        (b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", "*  x"),
        (b"\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", "/  x"),
        (b"\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", "/  x"),
        (b"GET //a/b?c?d HTTP/1.1\r\nHost: x\r\n\r\n", "//a/b c?d x"),
        (b'GET /"<>{}|^`[] HTTP/1.1\r\nHost: x\r\n\r\n', '/"<>{}|^`[]  x'),
        (b"GET / HTTP/1.1\r\nHost: [::1]:8000\r\n\r\n", "/  [::1]:8000"),
        (b"GET / HTTP/1.1\r\nHost: my_app.internal:8000\r\n\r\n", "/  my_app.internal:8000"),
        (b"GET / HTTP/1.1\r\nHost: xn--bcher-kva.example\r\n\r\n", "/  xn--bcher-kva.example"),
    ],
)
@pytest.mark.parametrize("piece", [1, FLOOD], ids=["in pieces", "at once"])
async def test_the_forms_of_a_target_are_read(
    port: int, sent: bytes, asked: str, piece: int
) -> None:
    """RFC 9112 §3.2; the authority of an absolute target stands for the Host."""
    head = sent[:-2] + b"Connection: close\r\n\r\n"
    (answer,) = answers(await told(port, head, piece))
    assert (answer.status, answer.headers["asked"]) == (200, asked)


async def test_an_upgrade_is_not_made(port: int) -> None:
    """The request is served as it is, and so is what follows it (RFC 9110 §7.8)."""
    upgrade = b"Connection: upgrade\r\nUpgrade: h2c\r\n"
    chunked = b"Transfer-Encoding: chunked\r\n\r\n4\r\nGET \r\n0\r\n\r\n"
    sent = START + upgrade + b"Content-Length: %d\r\n\r\n" % len(SMUGGLED) + SMUGGLED
    sent += START + upgrade + b"\r\n" + START + upgrade + chunked + LAST
    for piece in (1, FLOOD):
        bodies = [answer.body for answer in answers(await told(port, sent, piece))]
        assert bodies == [b"%d 4" % len(SMUGGLED), b"0 3", b"4 4", b"0 2"]


async def test_a_trailer_is_no_header(port: int) -> None:
    """A request cannot be signed by what comes after it began."""
    sent = CHUNKED + b"1\r\na\r\n0\r\nAuthorization: Bearer x\r\n\r\n" + LAST
    bodies = [answer.body for answer in answers(await told(port, sent))]
    assert bodies == [b"1 2", b"0 2"]


# Requests in a row -------------------------------------------------------------------------------


class Gate:
    """An application that answers only once it is let; `begun` are the requests that it has."""

    def __init__(self, size: int = 2) -> None:
        self.begun = 0
        self.open = asyncio.Event()
        self.answer = b"x" * size

    async def __call__(self, _scope: Any, _receive: Any, send: Any) -> None:
        """Answer with so many bytes."""
        self.begun += 1
        await self.open.wait()
        headers = [(b"content-length", b"%d" % len(self.answer))]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": self.answer})


async def test_a_pipeline_costs_its_peer_the_memory() -> None:
    """One request is under way, what was read once waits, and no more is read; all are answered."""
    gate, count = Gate(), 4_000
    async with served(gate) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write((GET + HOST + b"\r\n") * count + LAST)
        await until(lambda: gate.begun > 0)
        (connection,) = server.connections
        await until(lambda: connection.flow.read_paused)  # type: ignore[attr-defined]
        await asyncio.sleep(0.2)
        waiting = connection._rest  # type: ignore[attr-defined]
        assert gate.begun == 1
        assert 0 < len(waiting) <= READ
        assert connection.flow.read_paused  # type: ignore[attr-defined]
        gate.open.set()
        found = answers(await until_closed(reader))
        writer.close()
    assert len(found) == gate.begun == count + 1


async def test_who_takes_no_answers_is_served_no_more() -> None:
    """Once the buffers are full, the next request is not begun, however many were sent."""
    gate, count = Gate(250_000), 100
    gate.open.set()
    async with served(gate) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write((GET + HOST + b"\r\n") * count + LAST)
        begun = -1
        while begun != gate.begun:
            begun = gate.begun
            await asyncio.sleep(0.3)
        (connection,) = server.connections
        unsent = connection.transport.get_write_buffer_size()  # type: ignore[attr-defined]
        assert begun < count / 2
        assert unsent <= 2 * len(gate.answer)
        assert len(answers(await until_closed(reader))) == count + 1
        writer.close()


async def test_a_body_that_nobody_asked_for_ends_the_connection(port: int) -> None:
    """A client that waits for 100 may send it or not: its bytes could be body or request."""

    async def refuse(scope: Any, receive: Any, send: Any) -> None:
        headers = [(b"content-length", b"0")]
        await send({"type": "http.response.start", "status": 401, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    expects = START + b"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(SMUGGLED)
    async with served(refuse) as server:
        (answer,) = answers(await told(server.port, expects + SMUGGLED + SMUGGLED))
        assert answer.status == 401
        assert len(answers(await told(server.port, LAST))) == 1
    raw = await told(port, expects + SMUGGLED + LAST)
    assert raw.startswith(b"HTTP/1.1 100 Continue\r\n\r\n")
    assert [a.status for a in answers(raw.partition(b"\r\n\r\n")[2])] == [200, 200]


async def test_a_body_after_its_answer_is_thrown_away_up_to_a_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An answer that did not wait is seen by who sends on; who never ends is cut off."""

    async def refuse(scope: Any, receive: Any, send: Any) -> None:
        headers = [(b"content-length", b"0")]
        await send({"type": "http.response.start", "status": 401, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    length = START + b"Content-Length: %d\r\n\r\n" % FLOOD
    async with served(refuse) as server:
        first, second = answers(await told(server.port, length + b"x" * FLOOD + LAST))
        assert (first.status, second.status) == (401, 401)
        monkeypatch.setattr("app.protocol.MAX_REST", FLOOD // 2)
        assert len(answers(await told(server.port, length + b"x" * FLOOD + LAST))) == 1


# Clients that leave ------------------------------------------------------------------------------


async def test_who_leaves_before_the_answer_is_logged_once_as_499() -> None:
    """Whether the application notices or not; and it is counted."""
    begun = asyncio.Event()

    async def slow(scope: Any, receive: Any, send: Any) -> None:
        begun.set()
        while (await receive())["type"] != "http.disconnect":
            pass
        if scope["path"] == "/answers":
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b"x"})

    before = counted("daybook_requests_aborted")
    paths = [b"/answers", b"/notices"]
    with capture_logs() as logs:
        async with served(slow) as server:
            for path in paths:
                begun.clear()
                _, writer = await asyncio.open_connection("127.0.0.1", server.port)
                writer.write(b"GET %s HTTP/1.1\r\n" % path + HOST + b"\r\n")
                await begun.wait()
                writer.transport.abort()
            await until(lambda: len(logs) == len(paths))
    assert [(line["path"], line["status"]) for line in logs] == [
        ("/answers", 499),
        ("/notices", 499),
    ]
    assert counted("daybook_requests_aborted") == before + 2


@pytest.mark.parametrize(
    ("sent", "path"),
    [
        (b"GET /a HTTP/1.1\r\nHo", "/a"),
        (b"GE", None),
        (START + b"Content-Length: 9\r\n\r\nx", "/x"),
    ],
    ids=["in the head", "in the method", "in the body"],
)
async def test_who_leaves_in_the_middle_of_a_request_is_logged(
    server: Served, sent: bytes, path: str | None
) -> None:
    """Once, as 499, with what is known of the request."""
    with capture_logs() as logs:
        _, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(sent)
        await writer.drain()
        await asyncio.sleep(0.05)
        writer.transport.abort()
        await until(lambda: bool(logs))
        await asyncio.sleep(0.05)
    assert [(line["path"], line["status"]) for line in logs] == [(path, 499)]


async def test_who_asks_nothing_and_leaves_is_not_logged(server: Served) -> None:
    """Browsers and health checks of load balancers connect like that."""
    with capture_logs() as logs:
        _, writer = await asyncio.open_connection("127.0.0.1", server.port)
        await asyncio.sleep(0.05)
        writer.transport.abort()
        await asyncio.sleep(0.05)
    assert not logs


def test_answers_are_taken_apart() -> None:
    """What these tests read answers with, on answers in a row."""
    first = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
    found = answers(first + b"HTTP/1.1 400 X\r\ncontent-length: 0\r\n\r\n")
    assert [(item.status, item.body) for item in found] == [(200, b"{}"), (400, b"")]
    assert json.loads(found[0].body) == {}
