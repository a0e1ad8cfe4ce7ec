"""Answers that leave at their moment."""

from __future__ import annotations

import asyncio
import time

import pytest

from core.pace import Pace


@pytest.mark.parametrize("work", [0.0, 0.0125, 0.0333])
async def test_an_answer_leaves_at_its_moment_however_long_the_work_took(work: float) -> None:
    """Not sooner, whatever fraction of a millisecond is left."""
    began = time.monotonic()
    pace = Pace()
    pace.even_out(0.05)
    await asyncio.to_thread(time.sleep, work)
    await pace.keep()
    assert time.monotonic() - began >= 0.05


async def test_nothing_is_waited_for_that_has_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that is late, or has no moment, leaves at once."""
    monkeypatch.setattr(time, "sleep", None)
    await Pace().keep()
    pace = Pace()
    pace.even_out(0)
    await pace.keep()
