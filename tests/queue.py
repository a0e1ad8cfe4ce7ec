"""The queue of jobs in tests: run by hand when a test says so, and emptied after each."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psycopg
import pytest
from procrastinate import PsycopgConnector
from procrastinate.worker import Worker

from app.tasks import TASKS, Runner, Task
from app.tools import Tools
from core.settings import Settings
from store.session import Store
from tests.servers import FOLDER

SECRET = "a secret for tests, of more than thirty-two bytes"

# What a worker had no reason to leave. A job that is to run later is nothing left undone; one that
# waits because it failed is.
LEFT = """
    SELECT task_name, status::text, attempts FROM procrastinate_jobs
    WHERE status <> 'todo' OR attempts > 0 OR coalesce(scheduled_at <= clock_timestamp(), true)"""


async def run(
    url: str,
    *,
    early: bool = False,
    tasks: Mapping[str, Task] = TASKS,
    settings: Settings | None = None,
) -> None:
    """Run due jobs, one after the other, and what they enqueue; `early` makes all of them due."""
    own = Path(os.environ[FOLDER]) / os.environ.get("PYTEST_XDIST_WORKER", "master")
    settings = settings or Settings(database_url=url, secret=SECRET, data=own)
    tools = Tools.from_settings(settings)
    store = Store(url, size=3)
    await store.open()
    try:
        if early:
            await store.read().fetch(b"UPDATE procrastinate_jobs SET scheduled_at = NULL", [])
        connector = PsycopgConnector(conninfo=url, min_size=1, max_size=2)
        app = Runner(store, tools, tasks, periodic={}).application(connector)
        async with app.open_async():
            worker = Worker(
                app,
                wait=False,
                listen_notify=False,
                delete_jobs="successful",
                install_signal_handlers=False,
            )
            await worker.run()  # type: ignore[no-untyped-call]
    finally:
        await store.close()
        tools.close()


def settle(connection: psycopg.Connection[Any], url: str) -> None:
    """Run what is due after a test, and fail the test when jobs are left or have failed."""
    if connection.execute(LEFT).fetchall():
        asyncio.run(run(url))
        if left := connection.execute(LEFT).fetchall():
            pytest.fail(f"jobs were left: {left}")
