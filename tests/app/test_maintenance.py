"""What the clock asks for: alarms, and parts that go on by themselves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import psycopg
from prometheus_client import REGISTRY
from structlog.testing import capture_logs

from app.tools import Tools
from core.context import RequestInfo
from core.settings import Settings
from store import counters, jobs
from store.session import Store
from tests import make


def drifts() -> float:
    """The alarm's counter."""
    return (
        REGISTRY.get_sample_value("daybook_counter_drifts_total", {"counter": "likes_count"}) or 0
    )


async def test_a_drift_is_an_alarm_in_whatever_part_it_is(
    settings: Settings, run_jobs: Callable[..., Awaitable[None]]
) -> None:
    """The error is logged, Prometheus counts it, and the parts go on until the last post."""
    with psycopg.connect(str(settings.database_url), autocommit=True) as connection:
        author = make.author(connection)
        posts = make.scheduled_posts(connection, author, [3600] * (counters.BATCH + 1))
        connection.execute("UPDATE posts SET likes_count = 3 WHERE id = %s", [posts[-1]])
    store, tools = Store(str(settings.database_url), size=1), Tools.from_settings(settings)
    await store.open()
    async with store.write() as unit:
        await jobs.enqueue(tools.context(unit, RequestInfo()), "counters.reconcile")
    before = drifts()
    with capture_logs() as logged:
        await run_jobs()
    await store.close()
    alarms: list[Any] = [line for line in logged if line["event"] == "counter drifted"]
    assert [(line["log_level"], line["post_id"], line["stored"]) for line in alarms] == [
        ("error", str(posts[-1]), 3)
    ]
    assert drifts() == before + 1
