"""Identifiers: UUIDv7, made by the application (RFC 9562 §5.7)."""

from __future__ import annotations

import os
import secrets
import threading
import time
from uuid import UUID

_TAIL_BITS = 74
_TAIL_LIMIT = 1 << _TAIL_BITS
# A fresh tail leaves its top bit clear: a burst within a millisecond has room to count upwards.
_FRESH_TAIL_BITS = _TAIL_BITS - 1
_STEP_BITS = 32


class _Clock:
    """The last millisecond and tail handed out; each next pair is greater than the one before."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._millisecond = 0
        self._tail = 0

    def tick(self) -> tuple[int, int]:
        """Return milliseconds since 1970 and 74 bits, strictly increasing (RFC 9562 §6.2)."""
        now = time.time_ns() // 1_000_000
        with self._lock:
            if now > self._millisecond:
                self._millisecond, self._tail = now, secrets.randbits(_FRESH_TAIL_BITS)
            else:
                self._tail += 1 + secrets.randbits(_STEP_BITS)
                if self._tail >= _TAIL_LIMIT:
                    self._millisecond += 1
                    self._tail = secrets.randbits(_FRESH_TAIL_BITS)
            return self._millisecond, self._tail

    def forget(self) -> None:
        """Start afresh: a forked child must not continue its parent's tail."""
        self._lock = threading.Lock()
        self._millisecond = 0


_clock = _Clock()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_clock.forget)


def new_id() -> UUID:
    """Make a UUIDv7: sorted by time of making, strictly increasing within one process."""
    millisecond, tail = _clock.tick()
    value = (millisecond & 0xFFFF_FFFF_FFFF) << 80
    value |= 0x7 << 76
    value |= (tail >> 62) << 64
    value |= 0b10 << 62
    value |= tail & ((1 << 62) - 1)
    return UUID(int=value)
