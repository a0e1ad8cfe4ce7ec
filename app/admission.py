"""Who is let in: a request that would wait for too long is refused before anything is done for it.

It would wait for a connection to the database, whose line knows how long that takes, or for the
event loop, when there is more to do than one processor can. A refusal costs little, so that those
who were let in are served as fast as ever (`docs/decisions/0028-overload-and-manners.md`).
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from time import monotonic
from typing import Final, Protocol

import structlog
from starlette.types import Scope

from app.problems import CATALOG
from codegen.runtime import Answer
from codegen.runtime.problems import instance_of
from core import telemetry
from core.trace import TRACE_ID
from generated import problems

PREFIX: Final = "/api/"
"""What waits in line. Health, the contract and its pages are answered however many wait."""
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
PAUSE_SECONDS: Final = 0.05
"""A client that asks again at once, whatever it was answered, is kept to twenty times a second."""
MOST_RETRY_SECONDS: Final = 10
LOG_SECONDS: Final = 1.0

BEAT_SECONDS: Final = 0.1
BUSY_SECONDS: Final = 0.05
"""A beat that comes so late tells of a loop with too much to do; half of it, that it has caught up.
"""
BUSY_BOUND: Final = 0.25
"""For how long a request may be in a busy loop, seconds: health waits as long for its turn."""
FEWEST: Final = 256
"""So many are let in however slow the others were: a busy machine is not an overload yet."""

log = structlog.get_logger("daybook.admission")


class Waiting(Protocol):
    """What requests wait for: the connections to the database."""

    def is_open(self, *, write: bool) -> bool:
        """Tell whether a request that comes now may wait for its turn."""
        ...

    def expected_wait(self, *, write: bool) -> float:
        """Return how long that would take, in seconds."""
        ...

    @property
    def in_use(self) -> int:
        """Return how many connections are in use."""
        ...

    @property
    def waiting(self) -> int:
        """Return how many requests wait for one."""
        ...


class NoLine:
    """What is there when nothing is waited for."""

    def is_open(self, *, write: bool) -> bool:  # noqa: ARG002
        """Let every request in."""
        return True

    def expected_wait(self, *, write: bool) -> float:  # noqa: ARG002
        """Return that it waits for nothing."""
        return 0.0

    in_use = waiting = 0


class Admission:
    """Lets requests in, or refuses them with 503 `unavailable` and the seconds to wait.

    `began` and `ended` count the operations of which nothing is to be read any more: a slow upload
    is no load of the loop, and neither is what waits in line.
    """

    def __init__(self, line: Waiting) -> None:
        self._line = line
        self.began = 0
        self.ended = 0
        self._most: float = math.inf
        self._logged_at = -math.inf
        self._unlogged = 0

    def refuses(self, scope: Scope) -> bool:
        """Tell whether a request has to be refused; asked of every one, so it costs little."""
        if not scope["path"].startswith(PREFIX):
            return False
        begun = self.began - self.ended
        if begun >= self._most and begun - self._line.waiting >= self._most:
            return True
        return not self._line.is_open(write=scope["method"] not in SAFE)

    async def refusal(self, scope: Scope, trace: str) -> Answer:
        """Return, after a short pause, the answer that says when to come again."""
        write = scope["method"] not in SAFE
        seconds = self._line.expected_wait(write=write)
        self._note(seconds)
        telemetry.SHED.labels("write" if write else "read").inc()
        retry = min(max(1, math.ceil(seconds)), MOST_RETRY_SECONDS)
        problem = problems.Unavailable(
            f"Too many requests are waiting. Send this one again in {retry} s.",
            headers={"Retry-After": str(retry)},
        )
        TRACE_ID.set(trace)
        answer = CATALOG.render(problem, instance_of(scope))
        await asyncio.sleep(PAUSE_SECONDS)
        return answer

    def _note(self, seconds: float) -> None:
        """Log a line a second at most: an overload must not write one for each request."""
        self._unlogged += 1
        now = monotonic()
        if now - self._logged_at >= LOG_SECONDS:
            log.warning("requests_shed", count=self._unlogged, expected_wait=round(seconds, 3))
            self._logged_at, self._unlogged = now, 0

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """Look after the loop while the block runs."""
        watch = asyncio.create_task(self._watch(), name="load of the loop")
        try:
            yield
        finally:
            watch.cancel()
            with suppress(asyncio.CancelledError):
                await watch

    async def _watch(self) -> None:
        since, began, ended = monotonic(), self.began, self.ended
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            now = monotonic()
            self.beat(now - since, self.ended - ended)
            telemetry.ADMITTED.inc(self.began - began)
            self._measure()
            since, began, ended = now, self.began, self.ended

    def _measure(self) -> None:
        """Tell the metrics how long the lines are."""
        telemetry.POOL_IN_USE.set(self._line.in_use)
        telemetry.POOL_WAITING.set(self._line.waiting)
        telemetry.POOL_SECONDS.labels("read").set(self._line.expected_wait(write=False))
        telemetry.POOL_SECONDS.labels("write").set(self._line.expected_wait(write=True))

    def beat(self, seconds: float, ended: int) -> None:
        """Take in how long a beat took, and how many operations ended in it.

        While the loop is busy, as many may be on their way as end in `BUSY_BOUND`.
        """
        late = seconds - BEAT_SECONDS
        if late > BUSY_SECONDS:
            self._most = max(FEWEST, BUSY_BOUND * ended / seconds)
        elif late < BUSY_SECONDS / 2:
            self._most = math.inf
