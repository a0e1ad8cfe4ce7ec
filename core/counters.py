"""Counters that forget: of this process alone, or shared by all processes through Redis."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, Protocol

import structlog

from core import telemetry

if TYPE_CHECKING:
    from limits.aio.storage import RedisStorage

MOST_KEYS: Final = 200_000
"""Keys of one length of life that a process keeps; about 40 MB."""
ANSWER_SECONDS: Final = 0.25
"""Redis that takes longer is as good as away: the request that counts is waiting."""
PAUSE_SECONDS: Final = 1.0
"""How long a Redis that did not answer is left alone."""

log = structlog.get_logger("daybook.counters")


class Counters(Protocol):
    """Counts under keys, each of which is forgotten some time after its first count."""

    async def add(self, key: str, seconds: int, amount: int = 1) -> int:
        """Add to a key that lives `seconds`, and return what it is then."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


class Memory:
    """The counters of one process. A key costs one look-up, however many there are."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._counts: dict[str, int] = {}
        self._ends: dict[int, deque[tuple[float, str]]] = {}

    async def add(self, key: str, seconds: int, amount: int = 1) -> int:
        """Add to a key that lives `seconds`, and return what it is then."""
        now = self._clock()
        ends = self._ends.get(seconds)
        if ends is None:
            ends = self._ends[seconds] = deque()
        while ends and (ends[0][0] <= now or len(ends) >= MOST_KEYS):
            del self._counts[ends.popleft()[1]]
        count = self._counts.get(key)
        if count is None:
            ends.append((now + seconds, key))
            count = 0
        self._counts[key] = count = count + amount
        return count

    async def close(self) -> None:
        """Nothing is held."""

    def __len__(self) -> int:
        """How many keys are remembered."""
        return len(self._counts)


class Shared:
    """The counters of all processes, in Redis. While it is away, this process counts alone."""

    def __init__(self, url: str, *, clock: Callable[[], float] = monotonic) -> None:
        """Name the Redis; nothing is connected before something is counted."""
        # Not held in memory by processes that count alone.
        from limits.errors import StorageError
        from limits.storage import storage_from_string

        self._failure: type[Exception] = StorageError
        storage: Any = storage_from_string(
            f"async+{url}",
            implementation="redispy",
            wrap_exceptions=True,
            key_prefix="daybook:rate",
            socket_timeout=ANSWER_SECONDS,
            socket_connect_timeout=ANSWER_SECONDS,
        )
        self._storage: RedisStorage = storage
        self._clock = clock
        self._alone = Memory(clock)
        self._again_at = 0.0

    async def add(self, key: str, seconds: int, amount: int = 1) -> int:
        """Add to a key that lives `seconds`, and return what it is then."""
        if self._clock() >= self._again_at:
            try:
                return await self._storage.incr(key, seconds, amount)
            except self._failure as error:
                self._away(error)
        return await self._alone.add(key, seconds, amount)

    async def check(self) -> None:
        """Ask Redis for an answer. Raises ConnectionError when there is none."""
        if not await self._storage.check():
            raise ConnectionError("no answer; each process counts alone until there is one")

    def _away(self, error: Exception) -> None:
        self._again_at = self._clock() + PAUSE_SECONDS
        telemetry.COUNTER_FAILURES.inc()
        log.warning("Redis does not count: this process counts alone", reason=str(error))

    async def close(self) -> None:
        """Let go of connections."""
        await self._storage.bridge.storage.aclose()  # type: ignore[attr-defined]  # of its bridges
