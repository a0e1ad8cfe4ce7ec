"""The worker: runs jobs, and looks now and then for what the database's clock has made due.

Any number of workers may run: a job is one worker's, and what a poll does is safe to do at once
elsewhere. A notification is a hint, polling the truth.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import psycopg
import structlog
from procrastinate import PsycopgConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.worker import Worker as JobWorker
from psycopg_pool import PoolTimeout

from app.tasks import Runner
from core import telemetry
from core.context import Database
from core.errors import Unavailable
from store import (
    audience,
    derivation,
    housekeeping,
    indexing,
    jobs,
    popularity,
    purge,
    schedule,
)
from store.session import Store

CONCURRENCY = 4
CONNECTIONS = 2
AT_ONCE = 2
"""So many chores run at a time: all of them are due at the start, and connections are few."""
POLL_SECONDS = 1.0
HEARTBEAT_SECONDS = 5.0
BACK_OFF_SECONDS = 1.0
CONNECT_SECONDS = 5.0
ENDING_SECONDS = 8.0
"""How long jobs may go on once the worker is to end; then they are interrupted, and begin anew."""

log = structlog.get_logger("daybook.worker")


@dataclass(frozen=True, slots=True)
class Chore:
    """Something periodic; `work` answers how many rows it touched.

    One that takes a `batch` at most has its next turn at once when that was full. One with a
    `promise` of a time to keep does not wait until others are done.
    """

    name: str
    every_seconds: float
    work: Callable[[Database], Awaitable[int]]
    batch: int | None = None
    promise: bool = False


async def rescue_jobs(db: Database) -> int:
    """Take over the jobs of dead workers; answer how many."""
    rescued = await jobs.rescue(db)
    for task in rescued:
        log.warning("job rescued from a dead worker", task=task)
        telemetry.JOBS_RESCUED.labels(task).inc()
    return len(rescued)


async def measure_jobs(db: Database) -> int:
    """Keep the gauges of the queue; touches nothing."""
    backlog = await jobs.backlog(db)
    telemetry.JOBS_DUE.set(backlog.due)
    telemetry.JOBS_SECONDS.set(backlog.oldest_seconds)
    telemetry.JOBS_FAILED.set(backlog.failed)
    return 0


CHORES: tuple[Chore, ...] = (
    Chore("index_waiting_posts", 5, indexing.index_waiting, indexing.BATCH),
    Chore("publish_due_posts", POLL_SECONDS, schedule.publish_due, schedule.BATCH, promise=True),
    Chore("derive_stale_html", 3600, derivation.derive_stale, derivation.BATCH),
    Chore("rescue_jobs", 10, rescue_jobs),
    Chore("measure_jobs", 5, measure_jobs),
    Chore("fold_views", 60, audience.fold_views),
    Chore("work_out_popularity", 300, popularity.work_out),
    Chore("make_event_partitions", 6 * 3600, housekeeping.make_event_partitions),
    Chore(
        "remove_idempotency_keys",
        600,
        housekeeping.remove_expired_idempotency_keys,
        housekeeping.BATCH,
    ),
    Chore("remove_sessions", 3600, housekeeping.remove_expired_sessions, housekeeping.BATCH),
    Chore(
        "remove_account_tokens",
        3600,
        housekeeping.remove_expired_account_tokens,
        housekeeping.BATCH,
    ),
    Chore("remove_letterboxes", 3600, housekeeping.remove_letterboxes, housekeeping.BATCH),
    Chore("remove_failed_jobs", 3600, housekeeping.remove_failed_jobs, housekeeping.BATCH),
    Chore("remove_unused_tags", 3600, housekeeping.remove_unused_tags, housekeeping.BATCH),
    Chore("purge_entries", 60, purge.purge_entries, purge.BATCH),
    Chore("purge_posts", 60, purge.purge_posts, purge.BATCH),
    Chore("free_slugs", 3600, purge.free_slugs),
)


class Worker:
    """Runs jobs as they become due, and each chore at its interval, until it is told to stop."""

    def __init__(
        self,
        store: Store,
        runner: Runner | None = None,
        *,
        url: str = "",
        chores: tuple[Chore, ...] | None = None,
    ) -> None:
        """Take the jobs of the database at `url` with `runner`, or do chores alone without it."""
        self._store = store
        self._runner = runner
        self._url = url
        self._chores = CHORES if chores is None else chores
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._stopping = asyncio.Event()
        self._jobs: JobWorker | None = None

    def stop(self) -> None:
        """Ask `run` to return after the jobs and chores that it is doing."""
        self._stopping.set()
        if self._jobs is not None:
            self._jobs.stop()  # type: ignore[no-untyped-call]

    async def run(self) -> None:
        """Work until `stop`."""
        async with asyncio.TaskGroup() as group:
            for chore in self._chores:
                group.create_task(self._repeat(chore), name=chore.name)
            if self._runner is not None:
                group.create_task(self._run_jobs(self._runner), name="jobs")

    async def _run_jobs(self, runner: Runner) -> None:
        """Run jobs; begin again whenever the database was away."""
        while not self._stopping.is_set():
            try:
                await self._run_jobs_once(runner)
            except (ConnectorException, Unavailable, PoolTimeout, psycopg.Error) as error:
                log.warning("jobs wait", reason=str(error))
            await self._pause(BACK_OFF_SECONDS)

    async def _run_jobs_once(self, runner: Runner) -> None:
        connector = PsycopgConnector(
            conninfo=self._url,
            min_size=1,
            max_size=CONNECTIONS,
            timeout=CONNECT_SECONDS,
            kwargs={"application_name": "daybook jobs"},
        )
        app = runner.application(connector)
        async with app.open_async():
            self._jobs = JobWorker(
                app,
                concurrency=CONCURRENCY,
                fetch_job_polling_interval=POLL_SECONDS,
                shutdown_graceful_timeout=ENDING_SECONDS,
                delete_jobs="successful",
                install_signal_handlers=False,
                update_heartbeat_interval=HEARTBEAT_SECONDS,
                stalled_worker_timeout=jobs.DEAD_SECONDS,
            )
            if not self._stopping.is_set():
                await self._jobs.run()  # type: ignore[no-untyped-call]

    async def _repeat(self, chore: Chore) -> None:
        while not self._stopping.is_set():
            async with contextlib.nullcontext() if chore.promise else self._turns:
                rows = await self._do(chore)
            if rows != chore.batch:
                await self._pause(chore.every_seconds)

    async def _pause(self, seconds: float) -> None:
        """Sleep, but not past `stop`."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)

    async def _do(self, chore: Chore) -> int:
        """Do a part of it; what fails now is tried again at the next turn."""
        try:
            async with self._store.write() as unit:
                rows = await chore.work(unit)
        except (Unavailable, psycopg.Error) as error:
            log.warning("chore failed", chore=chore.name, reason=str(error))
            return 0
        if rows:
            log.info("chore done", chore=chore.name, rows=rows)
        return rows
