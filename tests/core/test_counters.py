"""Counters that forget, of one process and of several."""

from __future__ import annotations

import asyncio
from uuid import uuid4

import pytest

from core import counters, telemetry
from core.counters import Memory, Shared


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """The time."""
        return self.now


async def test_memory_counts_each_key_and_forgets_it() -> None:
    """A key lives as long as it was first said to live, and is gone from memory after."""
    clock = Clock()
    memory = Memory(clock)
    assert [await memory.add("a", 60) for _ in range(3)] == [1, 2, 3]
    assert await memory.add("b", 60) == 1
    assert await memory.add("a", 60, -1) == 2
    clock.now += 59
    assert await memory.add("a", 60) == 3
    clock.now += 1
    assert await memory.add("c", 60) == 1
    assert len(memory) == 1


async def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Callers without number cost the oldest their count, not the process its memory."""
    monkeypatch.setattr(counters, "MOST_KEYS", 100)
    memory = Memory(Clock())
    for number in range(1000):
        await memory.add(str(number), 60)
    assert len(memory) == 100
    assert await memory.add("999", 60) == 2


async def test_processes_share_what_redis_counts(redis_url: str) -> None:
    """Two processes count together; a request that is taken back is one for both."""
    one, other = Shared(redis_url), Shared(redis_url)
    key = str(uuid4())
    try:
        counts = await asyncio.gather(*(p.add(key, 60) for p in (one, other) * 20))
        assert sorted(counts) == list(range(1, 41))
        assert await one.add(key, 60, -1) == 39
        assert await other.add(key, 60) == 40
    finally:
        await one.close()
        await other.close()


async def test_redis_forgets(redis_url: str) -> None:
    """A key has an end also when its first count was taken back after its window."""
    shared = Shared(redis_url)
    first, late = str(uuid4()), str(uuid4())
    try:
        assert await shared.add(first, 1) == 1
        assert await shared.add(late, 1, -1) == -1
        await asyncio.sleep(1.1)
        assert await shared.add(first, 60) == 1
        assert await shared.add(late, 60) == 1
    finally:
        await shared.close()


async def test_without_redis_a_process_counts_alone(free_tcp_port: int) -> None:
    """Nobody is refused or let in for ever; Redis is asked again after a pause, and metered."""
    clock = Clock()
    shared = Shared(f"redis://127.0.0.1:{free_tcp_port}/0", clock=clock)
    before = telemetry.COUNTER_FAILURES._value.get()
    assert [await shared.add("a", 60) for _ in range(3)] == [1, 2, 3]
    assert telemetry.COUNTER_FAILURES._value.get() == before + 1
    clock.now += counters.PAUSE_SECONDS
    assert await shared.add("a", 60) == 4
    assert telemetry.COUNTER_FAILURES._value.get() == before + 2
    await shared.close()


async def test_redis_that_hangs_is_as_good_as_away() -> None:
    """A server that takes connections and says nothing holds a request up for a moment only."""

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    shared = Shared(f"redis://127.0.0.1:{port}/0")
    assert await asyncio.wait_for(shared.add("a", 60), 5) == 1
    await shared.close()
    server.close()
