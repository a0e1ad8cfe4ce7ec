"""Large work goes to a thread, and long work gives others a turn."""

from __future__ import annotations

import asyncio
import threading

import pytest

from core import threads
from core.threads import LARGE, Turns, apart


@pytest.mark.parametrize(("size", "here"), [(LARGE - 1, True), (LARGE, False)])
async def test_large_work_is_done_apart(size: int, here: bool) -> None:  # noqa: FBT001 - a case
    """Small work is done at once: to go to a thread would take longer."""
    assert (await apart(size, threading.get_ident) == threading.get_ident()) is here


async def test_long_work_gives_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once some milliseconds are over, and not before."""
    now = [0.0]
    monkeypatch.setattr(threads, "perf_counter", lambda: now[0])
    turns, others = Turns(), 0

    async def other() -> None:
        nonlocal others
        while True:
            others += 1
            await asyncio.sleep(0)

    task = asyncio.create_task(other())
    await asyncio.sleep(0)
    before = others
    await turns.give()
    assert others == before
    now[0] += 2 * Turns.SECONDS
    await turns.give()
    assert others == before + 1
    await turns.give()
    assert others == before + 1
    task.cancel()
