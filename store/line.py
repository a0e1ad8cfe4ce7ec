"""A line before the connections: who is let in by how long they would wait, who is next.

A request that would wait too long is refused when it comes, not after it has waited: it can ask
again, and those before it are served. How long that is, is measured: the length of the line, times
the pace at which it moved lately (Little's law).
"""

from __future__ import annotations

import asyncio
from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.wire import Wire

Place = asyncio.Future["Wire | None"]

_STALLED_SECONDS = 0.25
_STALLED_TURNS = 8
"""A line that has not moved for so long, nor for as long as so many turns took, is stuck. A
shorter pause is a hiccup: a disk that writes."""
_WINDOW_SECONDS = 0.25
_WINDOW_TURNS = 64
"""The pace is looked at after so much time, or so many turns, in which somebody waited."""


class Line:
    """Requests of one kind that wait for a connection, in the order in which they came."""

    def __init__(self, *, bound: float, always: int) -> None:
        """Be open to those that would wait for `bound` seconds at most.

        As many as `always` may wait whatever the pace was, since it is learned from them.
        """
        self._bound = bound
        self._always = always
        self._places: deque[tuple[int, Place]] = deque()
        self._moved_at = 0.0
        self._pace = 0.0
        self._seconds = 0.0
        self._turns = 0

    def __len__(self) -> int:
        return len(self._places)

    @property
    def first(self) -> int | None:
        """Return the number of who is next, or None; those who gave up are not counted."""
        places = self._places
        while places and places[0][1].done():
            places.popleft()
        return places[0][0] if places else None

    @property
    def expected_wait(self) -> float:
        """Return how long a request that comes now would wait, in seconds."""
        if not self._places:
            return 0.0
        pace = self._pace
        still = monotonic() - self._moved_at
        if pace and still > max(_STALLED_SECONDS, _STALLED_TURNS * pace):
            pace = still
        return (len(self._places) + 1) * pace

    @property
    def is_open(self) -> bool:
        """Whether a request that comes now may wait."""
        return len(self._places) < self._always or self.expected_wait <= self._bound

    def join(self, number: int) -> Place:
        """Wait under a number that tells who came first."""
        if not self._places:
            self._moved_at = monotonic()
        place: Place = asyncio.get_running_loop().create_future()
        self._places.append((number, place))
        return place

    def jump(self) -> Place:
        """Wait before all others: for what many requests hang on."""
        if not self._places:
            self._moved_at = monotonic()
        place: Place = asyncio.get_running_loop().create_future()
        self._places.appendleft((-1, place))
        return place

    def call(self, wire: Wire | None) -> None:
        """Give the first one a connection, or with None the right to look for one.

        There has to be one: see `first`.
        """
        now = monotonic()
        self._learn(now - self._moved_at)
        self._moved_at = now
        self._places.popleft()[1].set_result(wire)

    def _learn(self, seconds: float) -> None:
        """Count a turn that took so long. One alone says little: a disk may pause for a moment."""
        self._seconds += seconds
        self._turns += 1
        if self._seconds >= _WINDOW_SECONDS or self._turns >= _WINDOW_TURNS:
            seen = self._seconds / self._turns
            # What became faster is believed at once: too many are let in, and measured again.
            known = 0.0 < self._pace < seen
            self._pace = (self._pace + seen) / 2 if known else seen
            self._seconds, self._turns = 0.0, 0
