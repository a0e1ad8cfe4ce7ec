"""Uploads that are large, slow and many: what the server holds of them is on the disk.

Security test 9, in a server of its own; the thousand at once are in `make torture`.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlsplit

import psutil
import pytest

from tests.contract.serve import Server, User
from tests.handlers.surfaces import PIXEL
from tests.handlers.test_media_attacks import LIMIT, gif_bomb, png_bomb, zipped

MIB = 1024 * 1024
MOST = 100 * MIB
# What the HTTP server reads ahead on a connection: 64 KiB before it stops, and one read more.
BUFFER = 128 * 1024
HEAD = '--x\r\nContent-Disposition: form-data; name="file"; filename="{}"\r\n\r\n'


@dataclass(slots=True)
class Upload:
    """One upload over a socket of its own; the second half is sent when it is let go."""

    server: Server
    user: User
    name: str
    content: bytes = field(repr=False)

    async def send(self, half_sent: asyncio.Semaphore, let_go: asyncio.Event) -> int:
        """Send it, and return the status that it got."""
        form = HEAD.format(self.name).encode() + self.content + b"\r\n--x--\r\n"
        place = urlsplit(self.server.url)
        reader, writer = await asyncio.open_connection(place.hostname, place.port)
        head = {**self.user.headers, "Host": place.netloc, "Connection": "close"}
        head |= {
            "Content-Type": "multipart/form-data; boundary=x",
            "Content-Length": str(len(form)),
        }
        lines = [
            "POST /api/v1/media HTTP/1.1",
            *(f"{name}: {value}" for name, value in head.items()),
        ]
        writer.write("\r\n".join([*lines, "", ""]).encode())
        # A server may answer and hang up before it has heard all.
        with contextlib.suppress(ConnectionError):
            writer.write(form[: len(form) // 2])
            await writer.drain()
        half_sent.release()
        await let_go.wait()
        with contextlib.suppress(ConnectionError):
            writer.write(form[len(form) // 2 :])
            await writer.drain()
        status = int((await reader.readline()).split()[1])
        with contextlib.suppress(ConnectionError):
            await reader.read()
        writer.close()
        return status


async def send_all(uploads: Sequence[Upload]) -> list[int]:
    """Send uploads at once: all of them are half there before any ends."""
    half_sent, let_go = asyncio.Semaphore(0), asyncio.Event()
    sending = [asyncio.create_task(upload.send(half_sent, let_go)) for upload in uploads]
    for _ in uploads:
        await half_sent.acquire()
    await asyncio.sleep(0.5)  # what was sent may still be on its way
    let_go.set()
    return list(await asyncio.gather(*sending))


@contextlib.contextmanager
def growth(process: psutil.Process) -> Iterator[list[int]]:
    """Tell, in the end, by how many bytes a process grew at most meanwhile."""
    before = most = process.memory_info().rss
    over = threading.Event()

    def watch() -> None:
        nonlocal most
        while not over.wait(0.01):
            most = max(most, process.memory_info().rss)

    thread = threading.Thread(target=watch)
    thread.start()
    grown: list[int] = []
    try:
        yield grown
    finally:
        over.set()
        thread.join()
        grown.append(most - before)


@cache
def _kinds() -> tuple[tuple[str, bytes], ...]:
    return (
        ("a.png", png_bomb(30_000, 30_000, 3_000)),
        ("a.gif", gif_bomb(2_000)),
        ("a.pdf", zipped(b"\0" * 9_000_000)),
        ("a.pdf", b"%PDF-" + b"x" * 300_000),
        ("a.png", PIXEL[:40]),
        ("a.png", PIXEL),
    )


def hostile(number: int) -> tuple[str, bytes]:
    """A file that means harm, one of several kinds, or one of 200 kB that nobody has sent yet."""
    kinds = _kinds()
    at = number % (len(kinds) + 1)
    return kinds[at] if at < len(kinds) else ("a.pdf", b"%%PDF-%06d" % number * 20_000)


@pytest.mark.parametrize(
    ("large", "many"),
    [
        pytest.param(8, 40, id="small"),
        pytest.param(20, 1_000, id="full", marks=pytest.mark.torture("security 9")),
    ],
)
async def test_uploads_are_not_held_in_memory(
    apart: Server, large: int, many: int, record_property: Callable[[str, object], None]
) -> None:
    """Large ones, then many at once: the process grows by less than 100 MB, and works on.

    Besides that there is what the HTTP server reads ahead, for each connection.
    """
    user, process = apart.user("noor"), psutil.Process(apart.pid)
    warm = [Upload(apart, user, *hostile(number)) for number in range(7)]
    assert set(await send_all(warm)) <= {200, 201, 413, 415, 422}
    pages = b"%PDF-" + b"\0" * (LIMIT - 100)
    with growth(process) as grown:
        told = await send_all(
            [Upload(apart, user, "a.pdf", pages + b"%d" % n) for n in range(large)]
        )
        assert set(told) == {201}
        told = await send_all([Upload(apart, user, *hostile(n)) for n in range(many)])
        assert set(told) <= {200, 201, 413, 415, 422, 503}, Counter(told)
    record_property("MiB grown", grown[0] // MIB)
    assert grown[0] < MOST + many * BUFFER, f"{grown[0] / MIB:.0f} MiB"
    with apart.client() as client:
        mine = client.get("/api/v1/media", headers=user.headers)
        assert mine.raise_for_status().json()["data"]
