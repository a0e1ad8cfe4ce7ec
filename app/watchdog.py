"""Measures how long the event loop is held: how late a timer fires, and by whose doing.

While one function computes, every other request waits. The watchdog costs a timer and a thread that
wake some dozens of times a second, so it is always on.
"""

from __future__ import annotations

import asyncio
import sys
import threading
from asyncio import AbstractEventLoop
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, thread_time
from types import FrameType
from typing import Final

import structlog

from app.edge import Edge
from core import telemetry

ROOT: Final = f"{Path(__file__).parent.parent}/"
TICKS: Final = 4
"""Timers in the time that is too long to be held: what a hold may be taken too short by."""

log = structlog.get_logger("daybook.watchdog")


@dataclass(frozen=True, slots=True)
class Holder:
    """What the loop was doing: an operation, or else the name of a task; and where in the code."""

    operation: str | None = None
    place: str | None = None


class Watchdog:
    """Runs beside whatever the loop does; logs and counts what holds it longer than a threshold."""

    def __init__(self, threshold: float) -> None:
        """Take what is too long, in seconds."""
        self._threshold = threshold
        self._tick = threshold / TICKS
        self._due = perf_counter()
        self._used = 0.0
        self._holder = Holder()
        self._ended = threading.Event()
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Ask `run` to return."""
        self._stopping.set()

    async def run(self) -> None:
        """Watch the loop until `stop`."""
        loop = asyncio.get_running_loop()
        sampler = threading.Thread(
            target=self._sample, args=(loop, threading.get_ident()), name="watchdog", daemon=True
        )
        self._await_tick(loop)
        sampler.start()
        try:
            await self._stopping.wait()
        finally:
            self._ended.set()
            self._timer.cancel()

    def _await_tick(self, loop: AbstractEventLoop) -> None:
        self._holder = Holder()
        self._used = thread_time()
        self._due = perf_counter() + self._tick
        self._timer = loop.call_later(self._tick, self._measure, loop)

    def _measure(self, loop: AbstractEventLoop) -> None:
        """Note how late this is, and how much of the time since the last tick was computing."""
        held = perf_counter() - self._due
        telemetry.LOOP_HELD.observe(max(held, 0.0))
        if held > self._threshold:
            log.warning(
                "event_loop_held",
                milliseconds=round(held * 1000, 1),
                cpu_milliseconds=round((thread_time() - self._used) * 1000, 1),
                operation=self._holder.operation,
                place=self._holder.place,
            )
        self._await_tick(loop)

    def _sample(self, loop: AbstractEventLoop, thread: int) -> None:
        """Look, from a thread of its own, what the loop does while it is late."""
        while not self._ended.wait(self._tick):
            if self._holder.place is None and perf_counter() - self._due > self._tick:
                frames = sys._current_frames()  # noqa: SLF001 - there is no other way to see them
                self._holder = holder_of(frames.get(thread), loop)


@asynccontextmanager
async def watching(milliseconds: int) -> AsyncIterator[None]:
    """Watch the loop while the block runs, unless it may be held for ever, which is 0."""
    if not milliseconds:
        yield
        return
    watchdog = Watchdog(milliseconds / 1000)
    task = asyncio.create_task(watchdog.run(), name="watchdog")
    try:
        yield
    finally:
        watchdog.stop()
        await task


def holder_of(frame: FrameType | None, loop: AbstractEventLoop) -> Holder:
    """Return what a stack of frames, the innermost first, was doing."""
    place: str | None = None
    while frame is not None:
        code = frame.f_code
        if place is None and code.co_filename.startswith(ROOT) and ".venv" not in code.co_filename:
            place = f"{code.co_filename.removeprefix(ROOT)}:{frame.f_lineno} {code.co_name}"
        if code is Edge.__call__.__code__:
            return Holder(frame.f_locals["scope"].get("operation_id"), place)
        frame = frame.f_back
    task = asyncio.current_task(loop)
    return Holder(None if task is None else task.get_name(), place)
