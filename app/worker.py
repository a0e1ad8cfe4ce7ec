"""The worker: what has to be done now and then, on the database's clock, safe to do twice."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import psycopg
import structlog

from core.context import Database
from core.errors import Unavailable
from store import housekeeping, indexing
from store.session import Store

log = structlog.get_logger("daybook.worker")


@dataclass(frozen=True, slots=True)
class Chore:
    """Something periodic; `work` answers how many rows it touched."""

    name: str
    every_seconds: float
    work: Callable[[Database], Awaitable[int]]


CHORES = (
    Chore("index_waiting_posts", 5, indexing.index_waiting),
    Chore("make_event_partitions", 6 * 3600, housekeeping.make_event_partitions),
    Chore("remove_idempotency_keys", 600, housekeeping.remove_expired_idempotency_keys),
    Chore("remove_sessions", 3600, housekeeping.remove_expired_sessions),
)


class Worker:
    """Does each chore at once, and then at its interval, until it is told to stop."""

    def __init__(self, store: Store, chores: tuple[Chore, ...] = CHORES) -> None:
        self._store = store
        self._chores = chores
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Ask `run` to return after the chores that it is doing."""
        self._stopping.set()

    async def run(self) -> None:
        """Do the chores until `stop`."""
        async with asyncio.TaskGroup() as group:
            for chore in self._chores:
                group.create_task(self._repeat(chore), name=chore.name)

    async def _repeat(self, chore: Chore) -> None:
        while not self._stopping.is_set():
            await self._do(chore)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), chore.every_seconds)

    async def _do(self, chore: Chore) -> None:
        """Do it once; what fails now is tried again at the next turn."""
        try:
            async with self._store.write() as unit:
                rows = await chore.work(unit)
        except (Unavailable, psycopg.Error) as error:
            log.warning("chore failed", chore=chore.name, reason=str(error))
            return
        if rows:
            log.info("chore done", chore=chore.name, rows=rows)
