"""A server of ours on a socket, with an application as small as a test needs, and its raw bytes."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from app.connections import Bounds, Connections
from app.edge import Edge
from app.protocol import serving

PATIENCE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs: its address, its connections."""

    port: int
    connections: Connections


@contextlib.asynccontextmanager
async def served(
    app: ASGIApp, bounds: Bounds | None = None, listener: socket.socket | None = None
) -> AsyncIterator[Served]:
    """Serve an application as ours is served, behind the edge, beside the block."""
    connections = Connections(bounds)
    config = uvicorn.Config(
        Edge(app), http=serving(connections), port=0, log_config=None, lifespan="off", ws="none"
    )
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve(None if listener is None else [listener]))
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
            await asyncio.sleep(0.01)
    address = server.servers[0].sockets[0].getsockname()
    try:
        yield Served(address[1] if isinstance(address, tuple) else 0, connections)
    finally:
        server.should_exit = server.force_exit = True
        await task


async def told(port: int, sent: bytes, piece: int = 2**16) -> bytes:
    """Send bytes in pieces; return what was answered before the server hung up.

    Raises TimeoutError when it does not.
    """
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answer = b""
    async with asyncio.timeout(PATIENCE_SECONDS):
        with contextlib.suppress(ConnectionError):
            for start in range(0, len(sent), piece):
                writer.write(sent[start : start + piece])
                await writer.drain()
        with contextlib.suppress(ConnectionError):
            while part := await reader.read(2**16):
                answer += part
    writer.close()
    return answer


async def until(condition: Callable[[], bool]) -> None:
    """Wait for something that happens in this loop."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not condition():  # noqa: ASYNC110 - there is no event for it
            await asyncio.sleep(0.01)


async def until_closed(reader: asyncio.StreamReader) -> bytes:
    """Read until the server hangs up, in whatever way."""
    answer = b""
    async with asyncio.timeout(PATIENCE_SECONDS):
        with contextlib.suppress(ConnectionError):
            while part := await reader.read(2**16):
                answer += part
    return answer


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, taken apart."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def problem(self) -> Any:
        """The problem that it is."""
        assert self.headers["content-type"] == "application/problem+json"
        return json.loads(self.body)


def answers(raw: bytes) -> Sequence[Answer]:
    """Take answers in a row apart; each says how long it is."""
    found, at = [], 0
    while at < len(raw):
        end = raw.index(b"\r\n\r\n", at)
        line, *lines = raw[at:end].decode("latin-1").split("\r\n")
        pairs = [item.partition(": ") for item in lines]
        headers = {name.lower(): value for name, _, value in pairs}
        body = end + 4
        at = body + int(headers["content-length"])
        found.append(Answer(int(line.split()[1]), headers, raw[body:at]))
    return found
