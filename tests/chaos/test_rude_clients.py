"""Clients that are not polite, beside one that is.

Security test 17. The full size is in `make torture`.
"""

from __future__ import annotations

import re
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx
import psutil
import pytest

from tests.app.launch import ROOT, Daybook, daybook
from tests.chaos.launch import until
from tests.chaos.rude import ATTACKS

HONEST = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
EACH_SECONDS = 0.02
"""From one honest request to the next."""
REFUSED = {
    "unread_pipeline": "answer_not_taken",
    "unread_answer": "answer_not_taken",
    "dribbled_head": "request_timeout",
    "dribbled_line": "request_timeout",
    "dribbled_body": "request_timeout",
    "dribbled_chunks": "request_timeout",
    "half_open": "request_timeout",
    "silence": "silent",
    "silence_of_many": "connections",
    "abandoned_requests": "aborted",
    "abandoned_heads": "aborted",
    "oversized_head": "headers_too_large",
    "oversized_trailers": "headers_too_large",
    "garbage": "malformed_request",
    "smuggling": "malformed_request",
}
"""What the metrics say that became of an attack; the others are served, or end by themselves."""


@dataclass
class Honest:
    """A client that asks one thing after the other, on one connection, and times the answers."""

    port: int
    milliseconds: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    _over: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Ask as long as the block runs."""
        self._over.clear()
        self.milliseconds.clear()
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as connection:
            thread = threading.Thread(target=self._ask, args=[connection])
            thread.start()
            try:
                yield
            finally:
                self._over.set()
                thread.join()

    def _ask(self, connection: socket.socket) -> None:
        while not self._over.wait(EACH_SECONDS):
            began = time.perf_counter()
            connection.sendall(HONEST)
            answer = b""
            while not answer.endswith(b"}") and (part := connection.recv(2**16)):
                answer += part
            self.milliseconds.append((time.perf_counter() - began) * 1000)
            if not answer.startswith(b"HTTP/1.1 200 ") or not answer.endswith(b"}"):
                self.failures.append(answer.decode("latin-1"))
                return

    @property
    def p99(self) -> float:
        """What 99 of 100 answers took at most."""
        return statistics.quantiles(self.milliseconds, n=100)[-1]


@dataclass
class Server:
    """The server under attack."""

    running: Daybook
    port: int
    metrics: int

    def counted(self) -> dict[str, float]:
        """How many of each kind were refused, by the metrics."""
        text = httpx.get(f"http://127.0.0.1:{self.metrics}/metrics", timeout=60).text
        kinds = r'daybook_(?:connections_refused|requests_broken)_total\{\w+="(\w+)"\} (\S+)'
        found = {kind: float(value) for kind, value in re.findall(kinds, text)}
        (aborted,) = re.findall(r"(?m)^daybook_requests_aborted_total (\S+)", text)
        return found | {"aborted": float(aborted)}

    def memory(self) -> float:
        """What it holds, in megabytes."""
        return float(psutil.Process(self.running.process.pid).memory_info().rss) / 1e6

    def connections(self) -> int:
        """How many connections it has, by the system."""
        found = psutil.Process(self.running.process.pid).net_connections("tcp")
        return sum(item.status != "LISTEN" and item.laddr[1:] == (self.port,) for item in found)

    def attack(self, names: Sequence[str], seconds: float, share: float) -> None:
        """Let an attack run, or some at once, and end."""
        command = [sys.executable, "-m", "tests.chaos.rude", str(self.port), ",".join(names)]
        subprocess.run(
            [*command, str(seconds), str(share)], cwd=ROOT, check=True, timeout=seconds + 120
        )


@contextmanager
def serving(
    database_url: str, ports: tuple[int, int], bounds: Mapping[str, str]
) -> Iterator[Server]:
    """Run a server on a port, with its metrics on another."""
    port, metrics = ports
    settings = {
        "DATABASE_URL": database_url,
        "DAYBOOK_SECRET": "a secret for this test, long enough for it",
        "DAYBOOK_PORT": str(port),
        "DAYBOOK_METRICS_PORT": str(metrics),
        "DAYBOOK_RATE_LIMITS": "off",
        "DAYBOOK_LOG_FORMAT": "json",
        **bounds,
    }
    with daybook("serve", **settings) as running:
        server = Server(running, port, metrics)
        until(lambda: answers(port))
        yield server


def answers(port: int) -> bool:
    """Tell whether the server has started."""
    try:
        return httpx.get(f"http://127.0.0.1:{port}/readyz").is_success
    except httpx.TransportError:
        return False


QUICK = {
    "DAYBOOK_HEAD_SECONDS": "1",
    "DAYBOOK_STALL_SECONDS": "1",
    "DAYBOOK_IDLE_SECONDS": "2",
    "DAYBOOK_MAX_CONNECTIONS": "150",
}
CROWD = "silence_of_many"
SIZES = [
    pytest.param(
        4.0, 0.02, QUICK, [[name for name in ATTACKS if name != CROWD], [CROWD]], False, id="small"
    ),
    pytest.param(
        60.0,
        1.0,
        {},
        [[name] for name in ATTACKS],
        True,
        id="full",
        marks=pytest.mark.torture("security 17"),
    ),
]


@pytest.fixture
def ports(free_tcp_port_factory: Callable[[], int]) -> tuple[int, int]:
    """Two ports that are free."""
    return free_tcp_port_factory(), free_tcp_port_factory()


@pytest.mark.parametrize(("seconds", "share", "bounds", "attacks", "timed"), SIZES)
def test_rude_clients_are_the_only_ones_who_notice(
    database_url: str,
    ports: tuple[int, int],
    seconds: float,
    share: float,
    bounds: dict[str, str],
    attacks: list[list[str]],
    timed: bool,  # noqa: FBT001 - a parameter of the test
    record_property: Callable[[str, object], None],
) -> None:
    """Each is refused by its bound, counted and logged; an honest client is served all along."""
    broken = []
    with serving(database_url, ports, bounds) as server:
        honest = Honest(server.port)
        server.attack([CROWD], seconds / 4, share)  # as much memory as it may ever need
        until(lambda: server.connections() == 0)
        with honest.asking():
            time.sleep(seconds / 4)
        quiet, memory = honest.p99, server.memory()
        record_property("quiet p99 in ms", round(quiet, 1))
        for names in attacks:
            name, before = names[0] if len(names) == 1 else "all at once", server.counted()
            with honest.asking():
                server.attack(names, seconds, share)
            until(lambda: server.connections() == 0)
            grown, after = server.memory() - memory, server.counted()
            record_property(name, f"p99 {honest.p99:.1f} ms, +{grown:.0f} MB")
            kinds = {REFUSED[name] for name in names if name in REFUSED}
            broken += [
                f"{name}: no {kind} was counted"
                for kind in sorted(kinds)
                if after.get(kind, 0) <= before.get(kind, 0)
            ]
            if timed and not honest.p99 <= min(2 * quiet, 250):
                broken.append(f"{name}: p99 {honest.p99:.0f} ms, quiet {quiet:.0f} ms")
        time.sleep(seconds / 10)
        grown = server.memory() - memory
        record_property("memory in the end in MB", round(server.memory()))
        if grown > (0.1 * memory if timed else 60):
            broken.append(f"memory: {memory:.0f} MB before, {grown:.0f} MB more after")
        until(lambda: '"reason": "silent"' in server.running.output)
        assert "Traceback" not in server.running.output
    assert not honest.failures
    assert not broken
