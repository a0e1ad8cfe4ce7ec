"""The connections of a process, lent to one user at a time.

psycopg's pool makes them and replaces those that died. Who uses one next is decided here: its own
way of lending a connection, which works for threads too, costs as much as a short statement.

Reads and writes wait in lines of their own (`store/line.py`). Whoever came first is first, but
writes never have every connection: those that wait for a lock must not keep readers out.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from itertools import count
from typing import Any

from psycopg_pool import AsyncConnectionPool, PoolTimeout, TooManyRequests

from store.line import Line, Place
from store.wire import Connection, Wire

LOOK_SECONDS = 1.0
MOST_WAITING = 5_000
"""However fast they are served: each holds memory."""
_OF_READS = 5
"""One connection of so many is for reads alone."""


class DatabaseAway(PoolTimeout):
    """No connection could be made in time: the database does not answer."""


class Pool:
    """At most so many connections, made when they are needed, kept while they work."""

    def __init__(
        self,
        url: str,
        *,
        size: int,
        wait_seconds: float,
        checkout_seconds: float,
        kwargs: Mapping[str, Any],
    ) -> None:
        """Describe it: `size` connections, and `kwargs` of each.

        It is open to those who would get one within `wait_seconds`, as far as one can tell; who has
        waited for `checkout_seconds` all the same is refused then.
        """
        self._idle: list[Wire] = []
        self._size = self._free = size
        self._connecting = 0
        self._made: set[Wire] = set()
        self._looking: asyncio.Task[None] | None = None
        self._reads = Line(bound=wait_seconds, always=size)
        self._writes = Line(bound=wait_seconds, always=size)
        self._write_slots = size - size // _OF_READS
        self._numbers = count()
        self._checkout_seconds = checkout_seconds
        self._source: AsyncConnectionPool[Connection] = AsyncConnectionPool(
            url,
            min_size=min(2, size),
            max_size=size,
            timeout=checkout_seconds,
            open=False,
            kwargs=dict(kwargs),
        )

    async def open(self, timeout: float) -> None:  # noqa: ASYNC109 - psycopg's own
        """Connect. Raises `DatabaseAway` when the database does not answer in time."""
        try:
            await self._source.open(wait=True, timeout=timeout)
        except PoolTimeout as problem:
            raise DatabaseAway("no connection could be made in time") from problem
        self._looking = asyncio.create_task(self._look(), name="connections that ended")

    async def _look(self) -> None:
        """Have each connection look whether it has ended, in use or not."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            for wire in tuple(self._made):
                wire.look()

    async def close(self) -> None:
        """Disconnect, after what is running has ended."""
        while self._idle:
            await self._return(self._idle.pop())
        if self._looking is not None:
            self._looking.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._looking
        await self._source.close()

    async def check(self) -> None:
        """After a restart of the server every connection is dead: look at all of them now."""
        while self._idle:
            await self._return(self._idle.pop())
        await self._source.check()

    @property
    def lent(self) -> int:
        """How many connections are in use at this moment."""
        return self._size - self._free - len(self._idle)

    @property
    def waiting(self) -> int:
        """How many wait for a connection."""
        return len(self._reads) + len(self._writes)

    def expected_wait(self, *, write: bool) -> float:
        """Return how long a request that comes now would wait for a connection, in seconds."""
        return (self._writes if write else self._reads).expected_wait

    def is_open(self, *, write: bool) -> bool:
        """Tell whether a request that comes now gets a connection, or may wait for one."""
        return (self._writes if write else self._reads).is_open

    async def borrow(self, *, write: bool = False, urgent: bool = False) -> Wire:
        """Return a connection that nobody uses.

        Raises `DatabaseAway`, `PoolTimeout` or `TooManyRequests`.

        Whoever asks waits for it: whether a request may is asked before, with `is_open`, since one
        that has waited for its first statement should not be refused at its second one. What is
        urgent is a read that others hang on: it waits before them.
        """
        if self._idle and (not write or self._write_slots):  # the way that nearly all go
            idle = self._idle.pop()
            if not idle.closed:
                if write:
                    self._write_slots -= 1
                    idle.has_slot = True
                return idle
            await self._return(idle)
        while True:
            if not write:
                if (wire := await self._take()) is not None:
                    return wire
            elif self._write_slots:
                self._write_slots -= 1
                if (wire := await self._take_for_write()) is not None:
                    return wire
            line = self._writes if write else self._reads
            if len(line) >= MOST_WAITING and not urgent:
                raise TooManyRequests(f"{len(line)} requests wait for a connection")
            place = line.jump() if urgent else line.join(next(self._numbers))
            if (given := await self._wait_for(place)) is not None:
                return given

    async def _take(self) -> Wire | None:
        """Return a connection that is at hand or can be made; None where all are in use."""
        while self._idle:
            wire = self._idle.pop()
            if not wire.closed:
                return wire
            await self._return(wire)
        return await self._connect() if self._free else None

    async def _take_for_write(self) -> Wire | None:
        """Do the same for a write that has a slot; give the slot back where there is none."""
        try:
            wire = await self._take()
        except BaseException:
            self._write_slots += 1
            self._call_next(None)
            raise
        if wire is None:
            self._write_slots += 1
        else:
            wire.has_slot = True
        return wire

    async def _connect(self) -> Wire:
        self._free -= 1
        self._connecting += 1
        try:
            wire = Wire(await self._source.getconn())
        except BaseException as problem:
            self._free += 1
            self._call_next(None)
            if isinstance(problem, PoolTimeout):
                raise DatabaseAway("no connection could be made in time") from problem
            raise
        finally:
            self._connecting -= 1
        self._made.add(wire)
        return wire

    async def _wait_for(self, place: Place) -> Wire | None:
        """Return a connection that became free; None for the right to look for one again."""
        try:
            async with asyncio.timeout(self._checkout_seconds):
                return await place
        except BaseException as problem:
            if place.done() and not place.cancelled():  # called at the last moment
                await self._pass_on(place.result())
            if isinstance(problem, TimeoutError):
                if self._connecting:  # for as long as this one waited: nothing answers
                    raise DatabaseAway("no connection could be made in time") from None
                raise PoolTimeout("no connection became free in time") from None
            raise

    async def _pass_on(self, called_with: Wire | None) -> None:
        if called_with is None:
            self._call_next(None)
        else:
            await self.give_back(called_with)

    async def give_back(self, wire: Wire) -> None:
        """Let the next one in line have a connection, or keep it at hand."""
        if wire.has_slot:
            wire.has_slot = False
            self._write_slots += 1
        if not wire.is_clean or self._source.closed:
            await wire.release().close()
            await self._return(wire)
        elif not self._call_next(wire):
            self._idle.append(wire)
        elif self._idle:  # a write waits, maybe, that had no slot until now
            self._call_next(None)

    def _call_next(self, wire: Wire | None) -> bool:
        """Give a connection, or the right to look for one, to the next in line, if there is one."""
        line = self._next_line()
        if line is None:
            return False
        if wire is not None and line is self._writes:
            wire.has_slot = True
            self._write_slots -= 1
        line.call(wire)
        return True

    def _next_line(self) -> Line | None:
        """Return the line of who came first among those who may have a connection."""
        read = self._reads.first
        write = self._writes.first if self._write_slots else None
        if read is None:
            return None if write is None else self._writes
        return self._writes if write is not None and write < read else self._reads

    async def _return(self, wire: Wire) -> None:
        """Give a connection back to the pool, which makes another in the place of a closed one."""
        self._free += 1
        self._made.discard(wire)
        self._call_next(None)
        await self._source.putconn(wire.release())
