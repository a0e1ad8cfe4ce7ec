"""SIGINT and SIGTERM, over the life of a command: one ends it, and none breaks the end off.

They come more than once: Ctrl-C reaches every process of a terminal, `timeout` and make pass
SIGTERM on, an impatient supervisor repeats it.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

TERMINATED = 143
_BOTH = (signal.SIGINT, signal.SIGTERM)


def unwind() -> None:
    """From now on, the first signal raises KeyboardInterrupt or SystemExit where the program is.

    What was started until then is stopped on the way out, whatever else comes.
    """
    _set(_raise)


def _raise(number: int, _frame: object) -> None:
    _set(signal.SIG_IGN)
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    sys.exit(TERMINATED)


@asynccontextmanager
async def told(ask: Callable[[int], None]) -> AsyncIterator[None]:
    """Call `ask` in the running loop for each signal within the block; none does anything after.

    What follows the block is the end, and each of its steps has a time limit of its own.
    """
    loop = asyncio.get_running_loop()
    _set(lambda number, _: loop.call_soon_threadsafe(ask, number))
    try:
        yield
    finally:
        _set(signal.SIG_IGN)


def _set(handler: Callable[[int, object], object] | signal.Handlers) -> None:
    for number in _BOTH:
        signal.signal(number, handler)
