"""The connections of a process, lent to one user at a time.

psycopg's pool makes them and replaces those that died. Who uses one next is decided here: its own
way of lending a connection, which works for threads too, costs as much as a short statement.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Mapping
from typing import Any

from psycopg_pool import AsyncConnectionPool, PoolTimeout, TooManyRequests

from store.wire import Connection, Wire


class DatabaseAway(PoolTimeout):
    """No connection could be made in time: the database does not answer."""


class Pool:
    """At most so many connections, made when they are needed, kept while they work."""

    def __init__(
        self,
        url: str,
        *,
        size: int,
        waiting: int,
        checkout_seconds: float,
        kwargs: Mapping[str, Any],
    ) -> None:
        """Describe it: `size` connections, a line of `waiting` before them, `kwargs` of each."""
        self._idle: list[Wire] = []
        self._size = self._free = size
        self._connecting = 0
        self._line: deque[asyncio.Future[Wire | None]] = deque()
        self._longest_line = waiting
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

    async def close(self) -> None:
        """Disconnect, after what is running has ended."""
        while self._idle:
            await self._return(self._idle.pop())
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

    async def borrow(self) -> Wire:
        """Return an unused connection.

        Raises `DatabaseAway`, `PoolTimeout` or `TooManyRequests`.
        """
        while True:
            while self._idle:
                wire = self._idle.pop()
                if not wire.closed:
                    return wire
                await self._return(wire)
            if self._free:
                return await self._connect()
            if len(self._line) >= self._longest_line:
                raise TooManyRequests(f"{self._longest_line} requests wait for a connection")
            if (given := await self._wait_in_line()) is not None:
                return given

    async def _connect(self) -> Wire:
        self._free -= 1
        self._connecting += 1
        try:
            return Wire(await self._source.getconn())
        except BaseException as problem:
            self._free += 1
            self._call_next(None)
            if isinstance(problem, PoolTimeout):
                raise DatabaseAway("no connection could be made in time") from problem
            raise
        finally:
            self._connecting -= 1

    async def _wait_in_line(self) -> Wire | None:
        """Return a connection that became free; None for the right to look for one again."""
        place: asyncio.Future[Wire | None] = asyncio.get_running_loop().create_future()
        self._line.append(place)
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
        if not wire.is_clean or self._source.closed:
            await wire.release().close()
            await self._return(wire)
        elif not self._call_next(wire):
            self._idle.append(wire)

    def _call_next(self, wire: Wire | None) -> bool:
        """Give a connection, or the right to look for one, to the next in line, if there is one."""
        while self._line:
            place = self._line.popleft()
            if not place.done():
                place.set_result(wire)
                return True
        return False

    async def _return(self, wire: Wire) -> None:
        """Give a connection back to the pool, which makes another in the place of a closed one."""
        self._free += 1
        self._call_next(None)
        await self._source.putconn(wire.release())
