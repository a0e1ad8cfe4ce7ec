"""Work that takes longer than others may wait: moved off the event loop, or done in turns."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import perf_counter
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

LARGE: Final = 16_384
"""Bytes or characters from which work on them goes to a thread: below, going there costs more."""


async def apart(size: int, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do some work on a text of this size: here when it is small, else in a thread.

    A thread computes no sooner, for there is one interpreter. But it gives way every few
    milliseconds, which a function of the event loop does not.
    """
    if size < LARGE:
        return work(*args, **kwargs)
    return await asyncio.to_thread(work, *args, **kwargs)


class Turns:
    """Gives everything else a turn, once some work has gone on for a few milliseconds."""

    __slots__ = ("_began",)

    SECONDS: Final = 0.004

    def __init__(self) -> None:
        self._began = perf_counter()

    async def give(self) -> None:
        """Call it between parts of the work."""
        if perf_counter() - self._began > self.SECONDS:
            await asyncio.sleep(0)
            self._began = perf_counter()
