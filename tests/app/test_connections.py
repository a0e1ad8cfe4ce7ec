"""How many connections a process serves, and what becomes of those that do not get on."""

from __future__ import annotations

import asyncio
import contextlib
import resource
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from prometheus_client import REGISTRY
from structlog.testing import capture_logs

from app.connections import LINES, RESERVED, Bounds, Connections, Deadline, fitting
from app.serving import UNSENT_BYTES, listen
from core.settings import Settings
from tests.app.wire import answers, served, told, until, until_closed

HEAD = b"POST /x HTTP/1.1\r\nHost: x\r\n"
SIZED = HEAD + b"Content-Length: 1000\r\n\r\n"
GET = b"GET /x HTTP/1.1\r\nHost: x\r\n\r\n"
QUICK = Bounds(head=0.3, stall=0.3, idle=0.3, linger=0.3, look=0.05, body_rate=1000)
PATIENT = Bounds(head=3600, stall=3600, idle=3600, look=0.05)


async def sink(scope: Any, receive: Any, send: Any) -> None:
    """Read a body, however slowly it comes, then answer how long it was."""
    size, more = 0, True
    while more:
        message = await receive()
        size += len(message.get("body", b""))
        more = message.get("more_body", False)
    content = b"%d" % size
    headers = [(b"content-length", b"%d" % len(content))]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": content})


class Events:
    """A stream of events: nothing to send for a long while, then an event, then the end."""

    def __init__(self) -> None:
        self.go_on = asyncio.Event()

    async def __call__(self, _scope: Any, _receive: Any, send: Any) -> None:
        """Answer with a stream."""
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"first", "more_body": True})
        await self.go_on.wait()
        await send({"type": "http.response.body", "body": b"last"})


async def flood(scope: Any, receive: Any, send: Any) -> None:
    """Answer with more than all buffers hold, a piece at a time."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    for _ in range(400):
        await send({"type": "http.response.body", "body": bytes(100_000), "more_body": True})
    await send({"type": "http.response.body", "body": b""})


async def dribbled(port: int, first: bytes, drop: bytes) -> bytes:
    """Send something, then a drop at a time, until the server hangs up; return what it answered."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(first)
    reading = asyncio.create_task(until_closed(reader))
    while not reading.done():
        with contextlib.suppress(ConnectionError):
            writer.write(drop)
            await writer.drain()
        await asyncio.sleep(0.02)
    writer.close()
    return await reading


def refused(reason: str) -> float:
    """How many connections were closed for this reason."""
    name = "daybook_connections_refused_total"
    return REGISTRY.get_sample_value(name, {"reason": reason}) or 0.0


# Deadlines, counted in looks ---------------------------------------------------------------------


def looks(bounds: Bounds, stage: str, reads: Callable[[int], int], unsent: int = 0) -> int | None:
    """How many looks, one a second, until the deadline has passed; None when it never does."""
    deadline = Deadline(bounds)
    for number in range(4000):
        if deadline.has_passed(stage, 1, reads(number), unsent, 1.0):
            return number
    return None


@pytest.mark.parametrize(
    ("stage", "seconds"), [("head", 10), ("idle", 75), ("linger", 10), ("busy", None)]
)
def test_a_stage_has_its_bound(stage: str, seconds: int | None) -> None:
    """However many bytes dribble in; a request under way may take as long as it likes."""
    assert looks(Bounds(), stage, lambda number: number) == seconds


@pytest.mark.parametrize(
    ("rate", "seconds"), [(0, 11), (1, 11), (512, 21), (1023, None), (1024, None), (20_000, None)]
)
def test_a_body_comes_at_the_least_rate(rate: int, seconds: int | None) -> None:
    """After ten seconds of grace; at 1 KiB a second any length is taken."""
    found = looks(Bounds(), "body", lambda number: number * rate)
    assert found == seconds or (seconds is None and (found is None or found > 3600))


def test_a_quick_body_may_pause_but_not_for_ever() -> None:
    """What came quickly is credit for half a minute, however much it was."""
    assert looks(Bounds(), "body", lambda number: min(number, 5) * 10_000_000) == 35


def test_an_answer_has_to_be_taken() -> None:
    """When as much is unsent as before, look after look."""
    assert looks(Bounds(), "busy", lambda _: 0, unsent=5) == 30
    deadline = Deadline(Bounds())
    assert not any(deadline.has_passed("busy", 1, 0, unsent, 1.0) for unsent in range(1, 4000))


# Deadlines, on sockets ---------------------------------------------------------------------------


async def test_a_silent_connection_is_closed() -> None:
    """Without an answer, since nothing was asked; it is logged and counted."""
    before = refused("silent")
    async with served(sink, QUICK) as server:
        with capture_logs() as logs:
            assert await told(server.port, b"") == b""
        await until(lambda: not server.connections)
    assert refused("silent") == before + 1
    assert [(line["event"], line["reason"]) for line in logs] == [("connection_closed", "silent")]


async def test_a_dribbled_head_is_refused() -> None:
    """As a problem, with one line in the log, though bytes come all the time."""
    async with served(sink, QUICK) as server:
        with capture_logs() as logs:
            (answer,) = answers(await dribbled(server.port, HEAD, b"X: y\r\n"))
    assert (answer.status, answer.problem["type"]) == (408, "/problems/request_timeout")
    assert answer.headers["trace-id"] == answer.problem["trace_id"]
    (line,) = logs
    assert (line["path"], line["status"], line["peer"]) == ("/x", 408, "127.0.0.1")
    assert line["milliseconds"] >= 300


@pytest.mark.parametrize(
    ("first", "drop"),
    [(SIZED, b"x"), (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n")],
    ids=["sized", "chunked"],
)
async def test_a_dribbled_body_is_refused(first: bytes, drop: bytes) -> None:
    """Once, by the application's edge; the application itself answers nothing."""
    bounds = Bounds(head=0.3, stall=0.3, look=0.05, body_rate=100_000)
    async with served(sink, bounds) as server:
        with capture_logs() as logs:
            (answer,) = answers(await dribbled(server.port, first, drop))
    assert (answer.status, answer.problem["type"]) == (408, "/problems/request_timeout")
    assert (answer.headers["connection"], answer.problem["instance"]) == ("close", "/x")
    assert [(line["path"], line["status"]) for line in logs] == [("/x", 408)]


async def test_a_slow_and_honest_body_is_taken() -> None:
    """Longer than any deadline, at a rate above the least."""
    async with served(sink, QUICK) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(HEAD + b"Connection: close\r\nContent-Length: 6000\r\n\r\n")
        for _ in range(12):
            await asyncio.sleep(0.08)
            writer.write(b"x" * 500)
        (answer,) = answers(await until_closed(reader))
        writer.close()
    assert (answer.status, answer.body) == (200, b"6000")


async def test_an_idle_connection_is_closed() -> None:
    """After its answer, without a word: that is what keep-alive means."""
    async with served(sink, QUICK) as server:
        with capture_logs() as logs:
            raw = await told(server.port, GET)
    assert len(answers(raw)) == 1
    assert [line["event"] for line in logs] == ["request"]


async def test_who_does_not_read_is_disconnected() -> None:
    """With the answer half sent; the application is let go, and the buffers with it."""
    before = refused("answer_not_taken")
    async with served(flood, QUICK) as server:
        with capture_logs() as logs, socket.socket() as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.connect(("127.0.0.1", server.port))
            client.sendall(GET)
            await until(lambda: len(server.connections) == 1)
            await until(lambda: not server.connections)
            await until(lambda: len(logs) == 2)
    assert refused("answer_not_taken") == before + 1
    assert sorted(line["event"] for line in logs) == ["connection_closed", "request"]


@pytest.mark.skipif(not hasattr(socket, "TCP_NOTSENT_LOWAT"), reason="not on this system")
def test_little_of_an_answer_is_out_of_sight() -> None:
    """The system takes no more than it can send, for whoever connects to what we listen on."""
    with listen("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        listener.settimeout(10)
        accepted = listener.accept()[0]
        accepted.setblocking(False)  # noqa: FBT003 - the standard library's way
        taken = 0
        with accepted, contextlib.suppress(BlockingIOError):
            while taken < 50_000_000:
                taken += accepted.send(bytes(UNSENT_BYTES))
        assert taken < 8 * UNSENT_BYTES


async def test_who_reads_slowly_gets_everything() -> None:
    """Longer than any deadline."""
    async with served(flood, Bounds(stall=1, look=0.05)) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(GET.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        size = 0
        for _ in range(10):
            await asyncio.sleep(0.15)
            size += len(await reader.readexactly(3_000_000))
        size += len(await until_closed(reader))
        writer.close()
    assert size > 40_000_000


async def test_a_stream_may_be_silent() -> None:
    """Whoever waits for events waits for us."""
    events = Events()
    async with served(events, QUICK) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(GET)
        await reader.readuntil(b"first\r\n")
        await asyncio.sleep(1)
        events.go_on.set()
        assert await reader.readuntil(b"0\r\n\r\n") == b"4\r\nlast\r\n0\r\n\r\n"
        writer.close()


async def test_who_keeps_sending_after_the_last_answer_is_cut_off() -> None:
    """The answer is seen by those who read it; the connection does not stay."""
    async with served(sink, QUICK) as server:
        (answer,) = answers(await dribbled(server.port, b"no HTTP\r\n\r\n", b"x"))
        assert answer.status == 400
        await until(lambda: not server.connections)


# How many ----------------------------------------------------------------------------------------


async def test_one_connection_too_many_is_refused() -> None:
    """With 503 and when to come again; the others are served, and their places are free later."""
    before = refused("connections")
    bounds = Bounds(connections=2, head=3600, look=0.05)
    async with served(sink, bounds) as server:
        held = [await asyncio.open_connection("127.0.0.1", server.port) for _ in range(2)]
        await until(lambda: len(server.connections) == 2)
        with capture_logs() as logs:
            (answer,) = answers(await told(server.port, b""))
        assert (answer.status, answer.problem["type"]) == (503, "/problems/unavailable")
        assert (answer.headers["retry-after"], answer.headers["connection"]) == ("5", "close")
        assert answer.headers["trace-id"] == answer.problem["trace_id"]
        assert {(line["event"], line.get("reason")) for line in logs} == {
            ("request", None),
            ("connection_closed", "connections"),
        }
        held[0][1].write(GET)
        assert (await held[0][0].readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200 ")
        held[1][1].close()
        await until(lambda: len(server.connections) == 1)
        raw = await told(server.port, GET.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        assert answers(raw)[0].status == 200
        held[0][1].close()
    assert refused("connections") == before + 1


async def connect_from(address: str, port: int) -> tuple[bytes, asyncio.StreamWriter]:
    """Connect from an address of this machine; return what is answered before anything is asked."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(address, 0))
    try:
        async with asyncio.timeout(0.5):
            return await until_closed(reader), writer
    except TimeoutError:
        return b"", writer


@pytest.mark.skipif(sys.platform != "linux", reason="one address of loopback is there by itself")
@pytest.mark.parametrize(
    ("trusted", "second"), [("", 503), ("10.0.0.0/8", 503), ("127.0.0.0/24", None), ("*", None)]
)
async def test_an_address_has_so_many_connections(trusted: str, second: int | None) -> None:
    """Not so a trusted proxy, whose address all of its users have."""
    bounds = Bounds(per_address=1, head=3600, look=0.05, trusted=trusted)
    async with served(sink, bounds) as server:
        raw, first = await connect_from("127.0.0.1", server.port)
        assert raw == b""
        raw, again = await connect_from("127.0.0.1", server.port)
        assert (answers(raw)[0].status if raw else None) == second
        raw, other = await connect_from("127.0.0.2", server.port)
        assert raw == b""
        for writer in (first, again, other):
            writer.close()


async def test_a_local_socket_has_no_address(tmp_path: Path) -> None:
    """What listens on a path serves a proxy of this machine: only the whole number is bounded."""
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(tmp_path / "daybook.sock"))
    bounds = Bounds(connections=2, per_address=1, head=3600, look=0.05)
    async with served(sink, bounds, listener) as server:
        opened = [
            await asyncio.open_unix_connection(str(tmp_path / "daybook.sock")) for _ in range(3)
        ]
        for _, writer in opened[:2]:
            writer.write(GET)
        for reader, _ in opened[:2]:
            assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200 ")
        assert len(server.connections) == 2
        assert (await until_closed(opened[2][0])).startswith(b"HTTP/1.1 503 ")
        for _, writer in opened:
            writer.close()


class Stub:
    """A connection from an address."""

    def __init__(self, address: str) -> None:
        self.peer: tuple[str, int] | None = (address, 1)

    def check(self, seconds: float) -> None:
        """Fail, as a mistake of ours would."""
        raise ValueError(seconds)


async def test_a_network_of_addresses_is_one() -> None:
    """Whoever has one address of IPv6 has a /64 of them."""
    found = Connections(Bounds(per_address=1, look=3600))
    first, second = Stub("2001:db8::1"), Stub("2001:db8::2")
    assert found.admit(first) is None
    assert found.admit(second) == "connections_per_address"
    assert found.admit(Stub("2001:db8:0:1::1")) is None
    found.leave(second)
    found.leave(first)
    assert found.admit(second) is None


async def test_one_connection_that_fails_does_not_save_the_others() -> None:
    """A mistake of ours in one is logged, and everybody else is looked at."""
    found = Connections(Bounds(look=0.01))
    with capture_logs() as logs:
        for number in range(3):
            found.admit(Stub(f"127.0.0.{number}"))
        await until(lambda: len(logs) >= 6)
    assert {line["event"] for line in logs} == {"connection_check_failed"}
    for member in found:
        found.leave(member)


async def test_many_refusals_are_one_line() -> None:
    """Each is counted; the log is no second attack."""
    found, count = Connections(Bounds(look=0.05)), LINES + 30
    before = refused("silent")
    with capture_logs() as logs:
        found.admit(Stub("127.0.0.1"))
        for _ in range(count):
            found.closed("silent", Stub("127.0.0.1"))
        await until(lambda: any(line["event"] == "connections_closed" for line in logs))
    assert refused("silent") == before + count
    assert sum(line["event"] == "connection_closed" for line in logs) == LINES
    (rest,) = [line for line in logs if line["event"] == "connections_closed"]
    assert (rest["reason"], rest["count"]) == ("silent", 30)
    for member in found:
        found.leave(member)


# Descriptors -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("soft", "hard", "wanted", "fit", "raised"),
    [
        (100_000, 200_000, 4096, 4096, None),
        (1024, 200_000, 4096, 4096, 4096 + RESERVED),
        (1024, 2048, 4096, 2048 - RESERVED, 2048),
        (256, 256, 4096, 128, None),
        (1024, resource.RLIM_INFINITY, 4096, 4096, 4096 + RESERVED),
        (resource.RLIM_INFINITY, resource.RLIM_INFINITY, 4096, 4096, None),
    ],
)
def test_connections_fit_below_the_limit_of_descriptors(
    monkeypatch: pytest.MonkeyPatch, soft: int, hard: int, wanted: int, fit: int, raised: int | None
) -> None:
    """It is raised as far as it is needed and may be; fewer connections fit below a low one."""
    limits = [soft, hard]
    monkeypatch.setattr(resource, "getrlimit", lambda _: tuple(limits))
    monkeypatch.setattr(resource, "setrlimit", lambda _, new: limits.__setitem__(slice(2), new))
    with capture_logs() as logs:
        assert fitting(wanted) == fit
    assert limits == [soft if raised is None else raised, hard]
    assert bool(logs) == (fit < wanted)


def test_the_bounds_are_settings() -> None:
    """Each of them can be changed."""
    given = {
        "DAYBOOK_MAX_HEAD_BYTES": "10000",
        "DAYBOOK_MAX_CONNECTIONS": "7",
        "DAYBOOK_MAX_CONNECTIONS_PER_ADDRESS": "3",
        "DAYBOOK_HEAD_SECONDS": "2",
        "DAYBOOK_BODY_RATE": "9",
        "DAYBOOK_STALL_SECONDS": "4",
        "DAYBOOK_IDLE_SECONDS": "5",
        "DAYBOOK_TRUSTED_PROXIES": "10.0.0.0/8",
    }
    assert Bounds.of(Settings.from_environment(given)) == Bounds(
        max_head=10_000,
        connections=7,
        per_address=3,
        head=2,
        body_rate=9,
        stall=4,
        idle=5,
        trusted="10.0.0.0/8",
    )
    assert Bounds.of(Settings.from_environment({})) == Bounds()
