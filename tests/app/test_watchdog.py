"""The watchdog says what held the event loop, where, and for how long."""

from __future__ import annotations

import asyncio
from time import thread_time
from typing import Any

import structlog
from prometheus_client import REGISTRY

from app.edge import Edge
from app.watchdog import Watchdog, watching

HOLD = 0.2


def compute() -> None:
    """Hold the interpreter's thread for a while, and nothing else."""
    until = thread_time() + HOLD
    while thread_time() < until:
        sum(range(1_000))


def count(most: str) -> float:
    """Return how many times the loop was held no longer than `most` seconds."""
    name = "daybook_event_loop_hold_seconds_bucket"
    return REGISTRY.get_sample_value(name, {"le": most}) or 0.0


async def test_what_holds_the_loop_is_logged_with_its_operation() -> None:
    """Also where in the code it was, and how much of it was computing."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        scope["operation_id"] = "searchPosts"
        compute()

    slow = count("+Inf") - count("0.1")
    with structlog.testing.capture_logs() as logs:
        async with watching(20):
            await asyncio.sleep(0.05)
            scope = {"type": "http", "method": "GET", "path": "/", "headers": []}
            await Edge(app)(scope, *2 * [None])  # type: ignore[arg-type]
            await asyncio.sleep(0.05)
    lines = [line for line in logs if line["event"] == "event_loop_held"]
    (held,) = [line for line in lines if line["operation"] == "searchPosts"]
    assert held["place"].endswith("compute")
    assert held["place"].startswith("tests/app/test_watchdog.py:")
    assert held["milliseconds"] >= held["cpu_milliseconds"] - 20 > 1e3 * HOLD - 40
    assert count("+Inf") - count("0.1") > slow


async def test_a_task_that_is_no_request_is_named() -> None:
    """Such as a chore of the worker."""

    async def chore() -> None:
        compute()

    with structlog.testing.capture_logs() as logs:
        async with watching(20):
            await asyncio.sleep(0.05)
            await asyncio.create_task(chore(), name="purge_posts")
            await asyncio.sleep(0.05)
    assert "purge_posts" in {line.get("operation") for line in logs}


async def test_who_gives_turns_is_not_logged() -> None:
    """Waiting holds nothing, and neither does work in a thread."""
    with structlog.testing.capture_logs() as logs:
        async with watching(int(1e3 * HOLD * 10)):
            await asyncio.to_thread(compute)
            await asyncio.sleep(0.05)
    assert [line for line in logs if line["event"] == "event_loop_held"] == []


async def test_it_can_be_switched_off_and_ends() -> None:
    """Nothing is left of it after the block."""
    before = asyncio.all_tasks()
    async with watching(0):
        assert asyncio.all_tasks() == before
    watchdog = Watchdog(0.02)
    task = asyncio.create_task(watchdog.run())
    await asyncio.sleep(0.05)
    watchdog.stop()
    await task
    assert watchdog._ended.is_set()
