"""Open-loop load in a process of its own: requests leave at a fixed rate, answered or not.

A closed loop waits for an answer before it asks again, so it slows down with the server and hides
what an overload does. Here each request has its time, and waits are counted from that time.
`python -m tests.app.open_loop` reads a `Plan` as JSON from standard input and prints an `Outcome`.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import cast

import uvloop

ROOT = Path(__file__).resolve().parents[2]
MODULE = "tests.app.open_loop"
TICK_SECONDS = 0.001
_LENGTH = b"content-length: "


@dataclass(frozen=True, slots=True)
class Plan:
    """What is sent: whole requests as text, in turn, so many a second, for so long.

    `connections` is how many may be open; a request that finds them all busy is not sent, and is
    counted as such. `closed` sends without a rate: each connection asks again when it is answered.
    """

    port: int
    requests: Sequence[str]
    rate: float
    seconds: float
    connections: int = 500
    closed: bool = False
    patience: float = 10.0


@dataclass(slots=True)
class Outcome:
    """What came back: how many of each status, and how long each took, in seconds.

    `without_retry` counts 503s without a `Retry-After`; `broken` those connections that ended in
    the middle of an answer, or were not answered within the plan's patience. `lateness` is how long
    after its time each request was sent: on a busy machine the load is not as planned.
    """

    seconds: float = 0.0
    statuses: dict[str, int] = field(default_factory=dict)
    good: list[float] = field(default_factory=list)
    refused: list[float] = field(default_factory=list)
    without_retry: int = 0
    unsent: int = 0
    broken: int = 0
    lateness: list[float] = field(default_factory=list)

    @property
    def goodput(self) -> float:
        """Return the requests a second that were done."""
        return len(self.good) / self.seconds

    @property
    def sent(self) -> int:
        """Return how many requests were sent."""
        return sum(self.statuses.values()) + self.broken


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that a share of all is not above; 0 where there is none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


def run(plan: Plan) -> Outcome:
    """Run a plan in another process. Raises CalledProcessError."""
    done = subprocess.run(
        [sys.executable, "-m", MODULE],
        input=json.dumps(asdict(plan)),
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return Outcome(**json.loads(done.stdout))


async def arun(plan: Plan) -> Outcome:
    """Run a plan in another process, without holding the loop."""
    return await asyncio.to_thread(run, plan)


class _Connection(asyncio.Protocol):
    """One connection, with one request on its way at most."""

    def __init__(self, load: _Load) -> None:
        self._load = load
        self._transport: asyncio.Transport | None = None
        self._unread = b""
        self._due: float | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Be ready."""
        self._transport = cast("asyncio.Transport", transport)

    def ask(self, request: bytes, due: float) -> None:
        """Send a request."""
        assert self._transport is not None
        self._due = due
        self._unread = b""
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        """Take in a part of an answer; tell of a whole one."""
        self._unread += data
        head, end, body = self._unread.partition(b"\r\n\r\n")
        if not end:
            return
        head = head.lower()
        at = head.find(_LENGTH)
        length = int(head[at + len(_LENGTH) :].partition(b"\r\n")[0]) if at >= 0 else 0
        if len(body) >= length and self._due is not None:
            due, self._due = self._due, None
            self._load.answered(self, head, due)

    def connection_lost(self, _: Exception | None) -> None:
        """Tell that it is gone, and whether something was on its way."""
        self._load.lost(self, broken=self._due is not None)

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.abort()


class _Load:
    """One plan being carried out."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._requests = [request.encode() for request in plan.requests]
        self._loop = asyncio.get_running_loop()
        self._idle: deque[_Connection] = deque()
        self._all: set[_Connection] = set()
        self._turn = 0
        self._over = False
        self._statuses: Counter[str] = Counter()
        self.outcome = Outcome()

    async def run(self) -> Outcome:
        """Send what is due, tick by tick; then wait for the last answers."""
        began = self._loop.time()
        if self._plan.closed:
            await asyncio.gather(*(self._open(began) for _ in range(self._plan.connections)))
            await asyncio.sleep(self._plan.seconds)
        else:
            await self._at_its_rate()
        self._over = True
        self.outcome.seconds = self._loop.time() - began
        end = self._loop.time() + self._plan.patience
        while len(self._idle) < len(self._all) and self._loop.time() < end:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        self.outcome.statuses = dict(self._statuses)
        for connection in list(self._all):
            connection.close()
        await asyncio.sleep(0.05)
        return self.outcome

    async def _at_its_rate(self) -> None:
        await asyncio.gather(*(self._open(None) for _ in range(self._plan.connections)))
        began = self._loop.time()
        sent = 0
        while (passed := self._loop.time() - began) < self._plan.seconds:
            while sent < passed * self._plan.rate:
                due = began + sent / self._plan.rate
                sent += 1
                if self._idle:
                    self._ask(self._idle.pop(), due)
                else:
                    self.outcome.unsent += 1
            await asyncio.sleep(TICK_SECONDS)

    async def _open(self, due: float | None) -> None:
        try:
            _, made = await self._loop.create_connection(
                lambda: _Connection(self), "127.0.0.1", self._plan.port
            )
        except OSError:
            self.outcome.broken += 1
            return
        self._all.add(made)
        if due is None:
            self._idle.append(made)
        else:
            self._ask(made, due)

    def _ask(self, connection: _Connection, due: float) -> None:
        self._turn += 1
        now = self._loop.time()
        self.outcome.lateness.append(now - due)
        due = now
        connection.ask(self._requests[self._turn % len(self._requests)], due)

    def answered(self, connection: _Connection, head: bytes, due: float) -> None:
        """Note an answer, and use its connection again."""
        took = self._loop.time() - due
        status = head[9:12].decode()
        if not self._over:
            self._statuses[status] += 1
            if status[0] == "2":
                self.outcome.good.append(took)
            elif status == "503":
                self.outcome.refused.append(took)
                self.outcome.without_retry += b"\r\nretry-after: " not in head
        if self._plan.closed and not self._over:
            self._ask(connection, self._loop.time())
        else:
            self._idle.append(connection)

    def lost(self, connection: _Connection, *, broken: bool) -> None:
        """Forget a connection that is gone."""
        self._all.discard(connection)
        if connection in self._idle:
            self._idle.remove(connection)
        self.outcome.broken += broken


async def _main() -> None:
    plan = Plan(**json.loads(sys.stdin.read()))
    outcome = await _Load(plan).run()
    sys.stdout.write(json.dumps(asdict(outcome)))


if __name__ == "__main__":
    uvloop.run(_main())
