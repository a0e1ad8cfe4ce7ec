"""How soon an answer may leave, where the time that it took would tell something."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass


@dataclass(slots=True)
class Pace:
    """Holds an answer back until a moment that does not depend on what was found."""

    _moment: float = 0.0

    def even_out(self, seconds: float) -> None:
        """Let the answer leave so long after now, or when it is ready, if that is later."""
        self._moment = time.monotonic() + seconds

    async def keep(self) -> None:
        """Wait for the moment. Call it when the unit of work has ended: nothing is held then."""
        rest = self._moment - time.monotonic()
        if rest > 0:
            # In a thread: the event loop's timers count whole milliseconds, from now on, and would
            # let the fraction show that this is about.
            await asyncio.to_thread(time.sleep, rest)
