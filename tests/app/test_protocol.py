"""Heads of requests that do not end, on a socket of uvicorn's."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import uvicorn

from app.protocol import MAX_HEAD, BoundedHttp

START = b"POST /x HTTP/1.1\r\nHost: x\r\n"
LAST = START + b"Connection: close\r\n\r\n"
CHUNKED = START + b"Transfer-Encoding: chunked\r\n\r\n"
FLOOD = 4 * 1024 * 1024


async def echo(scope: Any, receive: Any, send: Any) -> None:
    """Answer with how much came: bytes of the body, and headers."""
    size, more = 0, True
    while more:
        message = await receive()
        size += len(message.get("body", b""))
        more = message.get("more_body", False)
    content = b"%d %d" % (size, len(scope["headers"]))
    headers = [(b"content-length", b"%d" % len(content))]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": content})


@pytest.fixture
async def port() -> AsyncIterator[int]:
    """A server that reads as ours does."""
    config = uvicorn.Config(echo, http=BoundedHttp, port=0, log_config=None, lifespan="off")
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve())
    async with asyncio.timeout(10):
        while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
            await asyncio.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    await task


async def told(port: int, sent: bytes, piece: int = 2**16) -> bytes:
    """Send bytes in pieces; return what was answered before the server hung up.

    Raises TimeoutError when it does not. Where it hung up with bytes on their way, the connection
    is reset, and may have taken the answer along.
    """
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answer = b""
    async with asyncio.timeout(10):
        with contextlib.suppress(ConnectionError):
            for start in range(0, len(sent), piece):
                writer.write(sent[start : start + piece])
                await writer.drain()
        with contextlib.suppress(ConnectionError):
            while part := await reader.read(2**16):
                answer += part
    writer.close()
    return answer


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
    """Once that is known: what follows is not read. The refusal is a problem."""
    answer = await told(port, head, piece)
    if answer:
        start, _, body = answer.partition(b"\r\n\r\n")
        assert start.startswith(b"HTTP/1.1 431 Request Header Fields Too Large\r\n"), answer
        assert b"application/problem+json" in start
        assert json.loads(body)["status"] == 431
    assert (await told(port, LAST)).endswith(b"\r\n0 2")


@pytest.mark.parametrize(
    "rest",
    [b"0\r\n" + b"X: y\r\n" * (FLOOD // 6), b"0\r\nX: " + b"x" * FLOOD, b"1;x=" + b"x" * FLOOD],
    ids=["trailers", "a trailer", "a chunk's extension"],
)
async def test_what_stands_beside_a_body_is_bounded_too(port: int, rest: bytes) -> None:
    """Nothing of it reaches a handler; the connection ends."""
    answer = await told(port, CHUNKED + b"3\r\nabc\r\n" + rest + b"\r\n0\r\n\r\n")
    assert b"200 OK" not in answer


async def test_what_is_no_request_is_refused_as_a_problem(port: int) -> None:
    """Like everything else that is refused."""
    start, _, body = (await told(port, b"\x16\x03\x01 no HTTP\r\n\r\n")).partition(b"\r\n\r\n")
    assert start.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert json.loads(body)["title"] == "Bad Request"


@pytest.mark.parametrize("piece", [7, 1_000, FLOOD], ids=["tiny", "small", "at once"])
async def test_a_head_within_the_bound_is_read(port: int, piece: int) -> None:
    """Large ones, bodies behind them, requests in a row, chunks and trailers, in any pieces."""
    body = b"y" * 300_000 if piece > 7 else b"y" * 3_000
    large = b"X: " + b"x" * (MAX_HEAD - 1_000) + b"\r\n" if piece > 7 else b"X: x\r\n"
    sent = START + large + b"Content-Length: %d\r\n\r\n" % len(body) + body
    sent += CHUNKED + b"1\r\nz\r\n" * 1_000 + b"0\r\nTrailer: t\r\n\r\n" + LAST
    answer = await told(port, sent, piece)
    ends = [part.rpartition(b"\r\n")[2] for part in answer.split(b"HTTP/1.1 200 OK")[1:]]
    assert [end.split()[0] for end in ends] == [b"%d" % len(body), b"1000", b"0"]
