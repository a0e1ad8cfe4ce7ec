"""The tasks: what a job may name, joined here, and how one job is run.

A task is a short function `async def name(ctx: Context, **args) -> None` that is safe to run twice,
for a job is run at least once. It has one transaction, which begins with its first statement and
commits when it returns; what is slow (a mail, a stranger's server) comes before that, and reads
what it needs from `ctx.db.outside`. What is long does a part of its work, and enqueues the next one
in the same transaction.
"""

from __future__ import annotations

import random
import secrets
from asyncio import CancelledError
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Concatenate, Final

import structlog
from procrastinate import App, BaseConnector, BaseRetryStrategy, JobContext, RetryDecision
from procrastinate.jobs import Job

from app import maintenance
from app.tools import Tools
from core import telemetry
from core.context import RequestInfo
from core.trace import TRACE_ID
from handlers import invitations, letters, media
from store.jobs import MAX_ATTEMPTS, TRACE
from store.session import Store

Task = Callable[..., Awaitable[None]]

FIRST_RETRY_SECONDS: Final = 5
LAST_RETRY_SECONDS: Final = 6 * 3600
FOREVER: Final = float("inf")

TASKS: Final[Mapping[str, Task]] = {
    "mail_invitation": invitations.mail_invitation,
    "mail_notice": letters.mail_notice,
    "mail_token": letters.mail_token,
    "media.purge": media.purge_media,
    "media.remove_blobs": media.remove_media_blobs,
    "media.sweep": media.sweep_media,
    "counters.reconcile": maintenance.reconcile_counters,
    "usage.settle": maintenance.settle_usage,
}
"""Every task by the name under which it is enqueued."""

PERIODIC: Final[Mapping[str, str]] = {
    "media.purge": "17 * * * *",
    "media.sweep": "37 3 * * *",
    "counters.reconcile": "17 3 * * *",
    "usage.settle": "47 3 * * *",
}
"""Which tasks are enqueued by the clock, and when (minute, hour, day, month, weekday; UTC)."""

log = structlog.get_logger("daybook.tasks")


class Backoff(BaseRetryStrategy):
    """Try again after 5 s, 15 s, 45 s … 6 h, and give up after ten attempts, about 16 hours.

    A job that was interrupted because its worker ended goes on at once.
    """

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """Say when to try again; None gives the job up."""
        if isinstance(exception, CancelledError):
            return RetryDecision()
        if job.attempts + 1 >= MAX_ATTEMPTS:
            log.error("job given up", task=job.task_name, job_id=job.id, reason=repr(exception))
            return None
        seconds = min(FIRST_RETRY_SECONDS * 3**job.attempts, LAST_RETRY_SECONDS)
        return RetryDecision(retry_in={"seconds": round(seconds * random.uniform(0.9, 1.1))})  # noqa: S311


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs jobs: one task, in one unit of work, with the process's tools."""

    store: Store
    tools: Tools
    tasks: Mapping[str, Task] = field(default_factory=lambda: TASKS)
    periodic: Mapping[str, str] = field(default_factory=lambda: PERIODIC)

    def application(self, connector: BaseConnector) -> App:
        """Make procrastinate's application, in which every task is known."""
        # However long no worker ran, what became due meanwhile is enqueued once.
        app = App(connector=connector, periodic_defaults={"max_delay": FOREVER})
        for name, work in self.tasks.items():
            named = app.task(name=name, pass_context=True, retry=Backoff())
            task = named(self._running(name, work))
            if name in self.periodic:
                app.periodic(cron=self.periodic[name], queueing_lock=f"periodic:{name}")(task)
        return app

    def _running(
        self, name: str, work: Task
    ) -> Callable[Concatenate[JobContext, ...], Awaitable[None]]:
        async def run(_: JobContext, **args: Any) -> None:
            args.pop("timestamp", None)  # when a periodic job should have begun
            trace = args.pop(TRACE, None) or secrets.token_hex(16)
            TRACE_ID.set(trace)
            outcome = "failed"
            try:
                async with self.store.write() as unit:
                    await work(self.tools.context(unit, RequestInfo(trace_id=trace)), **args)
                outcome = "done"
            except Exception as error:
                log.warning("job failed", task=name, reason=repr(error))
                raise
            finally:
                telemetry.JOBS_RUN.labels(name, outcome).inc()

        return run
