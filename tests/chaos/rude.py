"""Clients that are not polite: each attack opens connections and does with them what it likes.

    python -m tests.chaos.rude PORT ATTACK[,ATTACK…] SECONDS SHARE

A process of its own, so that what it costs is not taken for what the server costs. `SHARE` of the
full number of connections takes part. It ends after so many seconds, whatever the server did.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import os
import random
import resource
import socket
import struct
import sys
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass

HOST = b"Host: 127.0.0.1\r\n"
GET = b"GET /api/v1/posts?limit=5 HTTP/1.1\r\n" + HOST
LARGE = b"GET /openapi.yaml HTTP/1.1\r\n" + HOST
POST = b"POST /api/v1/auth/sessions HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n"
SIZED = POST + b"Content-Length: 100000\r\n\r\n"
CHUNKED = POST + b"Transfer-Encoding: chunked\r\n\r\n"
END = b"\r\n"


@dataclass(frozen=True, slots=True)
class Line:
    """One connection of an attack. What the server does to it is no concern of the attack's."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def send(self, data: bytes) -> None:
        """Send, and wait until it is taken."""
        self.writer.write(data)
        await self.writer.drain()

    def stop_reading(self) -> None:
        """Take no answer."""
        self.writer.transport.pause_reading()  # type: ignore[attr-defined]

    async def dribble(self, data: bytes, pause: float = 0.1) -> None:
        """Send one thing again and again, with pauses."""
        while True:
            await self.send(data)
            await asyncio.sleep(pause)

    async def repeat(self, data: bytes) -> None:
        """Send one thing as quickly as it is taken."""
        while True:
            await self.send(data)

    async def wait(self) -> None:
        """Do nothing until the server closes."""
        while await self.reader.read(2**16):
            pass

    def reset(self) -> None:
        """Vanish without a word of farewell."""
        linger = struct.pack("ii", 1, 0)
        self.writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.writer.transport.abort()


Deed = Callable[[Line], Awaitable[None]]


async def unread_pipeline(line: Line) -> None:
    """Thousands of requests at once, no answer taken."""
    line.stop_reading()
    await line.send((GET + END) * 14_000)
    await asyncio.sleep(3600)


async def unread_pipeline_of_bodies(line: Line) -> None:
    """The same, with bodies in chunks."""
    line.stop_reading()
    await line.send((CHUNKED + b"2\r\n{}\r\n0\r\n\r\n") * 5_000)
    await asyncio.sleep(3600)


async def pipeline_read_slowly(line: Line) -> None:
    """A pipeline whose answers are taken a little at a time."""
    line.stop_reading()
    line.writer.write((LARGE + END) * 500)
    sock = line.writer.get_extra_info("socket")
    while True:
        await asyncio.sleep(0.2)
        with contextlib.suppress(BlockingIOError):
            os.read(sock.fileno(), 100)


async def dribbled_head(line: Line) -> None:
    """A head that does not end."""
    await line.send(GET)
    await line.dribble(b"X: y\r\n")


async def dribbled_line(line: Line) -> None:
    """A first line, letter by letter."""
    await line.send(b"GET /")
    await line.dribble(b"x")


async def dribbled_body(line: Line) -> None:
    """A body, byte by byte."""
    await line.send(SIZED)
    await line.dribble(b"x")


async def dribbled_chunks(line: Line) -> None:
    """A body, one small chunk at a time."""
    await line.send(CHUNKED)
    await line.dribble(b"1\r\nx\r\n")


async def small_chunks(line: Line) -> None:
    """As many chunks of one byte as go over the wire."""
    await line.send(CHUNKED)
    await line.repeat(b"1\r\nx\r\n" * 5_000)


async def silence(line: Line) -> None:
    """A connection, and nothing else."""
    await line.wait()


async def half_closed(line: Line) -> None:
    """A request, and the end of what will be sent."""
    await line.send(GET + END)
    line.writer.write_eof()
    await line.wait()


async def half_open(line: Line) -> None:
    """Half a request from a peer that is gone without a word."""
    await line.send(SIZED + b"x")
    await asyncio.sleep(3600)


async def abandoned_requests(line: Line) -> None:
    """A request whose client has gone before the answer."""
    await line.send(GET + END)
    line.reset()


async def abandoned_heads(line: Line) -> None:
    """Half a head, and away."""
    await line.send(GET)
    line.reset()


async def unread_answer(line: Line) -> None:
    """A large answer, of which nothing is taken."""
    line.stop_reading()
    await line.send((LARGE + END) * 20)
    await asyncio.sleep(3600)


async def oversized_head(line: Line) -> None:
    """A header without end."""
    await line.send(GET + b"X: ")
    await line.repeat(b"x" * 2**16)


async def oversized_body(line: Line) -> None:
    """A body of ten gigabytes."""
    await line.send(POST + b"Content-Length: 10000000000\r\n\r\n")
    await line.repeat(b"x" * 2**16)


async def oversized_trailers(line: Line) -> None:
    """Trailers without end."""
    await line.send(CHUNKED + b"2\r\n{}\r\n0\r\n")
    await line.repeat(b"X: y\r\n" * 5_000)


async def garbage(line: Line) -> None:
    """What is no HTTP at all."""
    await line.send(random.Random(1).randbytes(2_000) + END + END)
    await line.wait()


async def smuggling(line: Line) -> None:
    """A request inside of a request."""
    await line.send(
        POST + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + GET
    )
    await line.wait()


async def unasked_body(line: Line) -> None:
    """A client that waits to be asked for a body, and then sends none."""
    await line.send(POST + b"Expect: 100-continue\r\nContent-Length: 10\r\n\r\n")
    await line.wait()


@dataclass(frozen=True, slots=True)
class Attack:
    """What each connection does, and how many of them there are; a closed one comes again."""

    deed: Deed
    connections: int
    pause: float = 0.2
    """Before one comes again."""
    many_addresses: bool = False


ATTACKS = {
    attack.deed.__name__ + ("_of_many" if attack.many_addresses else ""): attack
    for attack in (
        Attack(unread_pipeline, 12),
        Attack(unread_pipeline_of_bodies, 12),
        Attack(pipeline_read_slowly, 50),
        Attack(unread_answer, 100),
        Attack(dribbled_head, 400),
        Attack(dribbled_line, 400),
        Attack(dribbled_body, 400),
        Attack(dribbled_chunks, 400),
        Attack(small_chunks, 4),
        Attack(silence, 940),
        Attack(silence, 10_000, many_addresses=True),
        Attack(half_closed, 20),
        Attack(half_open, 400),
        Attack(abandoned_requests, 20),
        Attack(abandoned_heads, 20),
        Attack(oversized_head, 8),
        Attack(oversized_body, 8),
        Attack(oversized_trailers, 8),
        Attack(garbage, 20),
        Attack(smuggling, 20),
        Attack(unasked_body, 100),
    )
}


def addresses(*, many: bool) -> Iterator[str | None]:
    """Where connections come from: one address, or many of this machine's, where it has them."""
    if not many or sys.platform != "linux":
        return itertools.repeat(None)
    return itertools.cycle(f"127.0.1.{number}" for number in range(1, 100))


async def connected(
    port: int, address: str | None
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Connect, with little room for answers, so that one who takes none is noticed soon."""
    sock = socket.socket()
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        sock.setblocking(False)  # noqa: FBT003 - the standard library's way
        if address is not None:
            sock.bind((address, 0))
        await asyncio.get_running_loop().sock_connect(sock, ("127.0.0.1", port))
        return await asyncio.open_connection(sock=sock)
    except BaseException:
        sock.close()
        raise


async def come_again(port: int, attack: Attack, address: str | None) -> None:
    """Connect and do the deed, again and again."""
    while True:
        writer = None
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            reader, writer = await connected(port, address)
            await attack.deed(Line(reader, writer))
        if writer is not None:
            writer.close()
        await asyncio.sleep(attack.pause)


async def run(port: int, names: str, seconds: float, share: float) -> None:
    """Attack for so long, in one or more ways, then let go of everything at once."""
    lines: list[asyncio.Task[None]] = []
    for attack in map(ATTACKS.__getitem__, names.split(",")):
        many = addresses(many=attack.many_addresses)
        count = max(1, round(attack.connections * share))
        lines += [asyncio.create_task(come_again(port, attack, next(many))) for _ in range(count)]
    await asyncio.sleep(seconds)
    for line in lines:
        line.cancel()
    await asyncio.gather(*lines, return_exceptions=True)


def main(port: str, names: str, seconds: str, share: str) -> None:
    """Attack as the command line says."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 20_000), hard))
    asyncio.run(run(int(port), names, float(seconds), float(share)))


if __name__ == "__main__":
    main(*sys.argv[1:])
