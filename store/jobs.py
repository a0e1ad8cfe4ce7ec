"""Jobs: what is to be done after a commit, enqueued in the transaction whose effect it follows.

The tables are procrastinate's, and its worker runs the jobs (`app/worker.py`). A job names a task
of `app/tasks.py`. It is run at least once after the commit, and never when there was none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from core.context import Context, Database
from store.session import WriteUnit, jsonb, one, rows, statement

CHANNEL: Final = "procrastinate_any_queue_v1"
HINT: Final = '{"type": "job_inserted", "job_id": 0}'
TRACE: Final = "trace_id"
"""The argument, of every job, that says which request enqueued it."""

MAX_ATTEMPTS: Final = 10
DEAD_SECONDS: Final = 30
"""A worker that has not been heard of for so long is dead, and its jobs are others' to do."""

# The first of a queueing lock wins. Touching its row keeps workers from it until this transaction
# has committed, so that it runs after the effect of each who asked for it. It runs as early as any
# of them wanted.
_ENQUEUE = statement("""
    INSERT INTO procrastinate_jobs AS j (queue_name, task_name, lock, queueing_lock, args,
                                         scheduled_at)
    VALUES (:queue, :task, :lock, :queueing_lock, :args,
            coalesce(CAST(:at AS timestamptz), clock_timestamp() + CAST(:after AS interval)))
    ON CONFLICT (queueing_lock) WHERE status = 'todo' DO UPDATE
    SET scheduled_at = CASE WHEN j.scheduled_at IS NOT NULL AND excluded.scheduled_at IS NOT NULL
                            THEN least(j.scheduled_at, excluded.scheduled_at) END""")

_RESCUE = statement("""
    WITH lost AS (
        SELECT j.id FROM procrastinate_jobs j
        LEFT JOIN procrastinate_workers w ON w.id = j.worker_id
        WHERE j.status = 'doing'
          AND (w.id IS NULL
               OR w.last_heartbeat < clock_timestamp() - make_interval(secs => :dead_seconds))
        FOR UPDATE OF j SKIP LOCKED)
    UPDATE procrastinate_jobs j
    SET status = CASE WHEN j.attempts + 1 < CAST(:max_attempts AS integer) THEN 'todo'
                      ELSE 'failed' END::procrastinate_job_status,
        attempts = j.attempts + 1, worker_id = NULL
    FROM lost WHERE j.id = lost.id
    RETURNING j.task_name""")

_BACKLOG = statement("""
    SELECT count(*) FILTER (WHERE due), coalesce(max(age) FILTER (WHERE due), 0)::float8,
           count(*) FILTER (WHERE status = 'failed')
    FROM (SELECT j.status,
                 j.status = 'todo' AND coalesce(j.scheduled_at <= clock_timestamp(), true) AS due,
                 extract(epoch FROM clock_timestamp() - coalesce(
                     j.scheduled_at,
                     (SELECT max(e.at) FROM procrastinate_events e WHERE e.job_id = j.id))) AS age
          FROM procrastinate_jobs j WHERE j.status IN ('todo', 'failed')) AS waiting""")


async def enqueue(
    ctx: Context,
    task: str,
    args: Mapping[str, object] | None = None,
    *,
    at: datetime | None = None,
    after: timedelta | None = None,
    queue: str = "default",
    lock: str | None = None,
    queueing_lock: str | None = None,
) -> None:
    """Enqueue a job in the caller's transaction: at once, at an instant, or after a while.

    `args` become the task's keyword arguments, as JSON gives them back (an id as text). They are
    logged when a job fails, so they are ids and settings, never what somebody wrote.

    Jobs with the same `lock` run one at a time, in the order of their enqueuing. With the same
    `queueing_lock` only one waits at a time; enqueuing a second one does nothing more.
    """
    if isinstance(ctx.db, WriteUnit):
        ctx.db.hints[CHANNEL] = HINT
    await rows(
        ctx.db,
        _ENQUEUE,
        task=task,
        args=jsonb({**(args or {}), TRACE: ctx.request.trace_id}),
        at=at,
        after=after,
        queue=queue,
        lock=lock,
        queueing_lock=queueing_lock,
    )


async def rescue(db: Database, dead_seconds: float = DEAD_SECONDS) -> list[str]:
    """Let the jobs of dead workers be done by others; return the names of their tasks.

    One that was begun `MAX_ATTEMPTS` times has failed: perhaps it is what kills its workers.
    """
    found = await rows(db, _RESCUE, dead_seconds=dead_seconds, max_attempts=MAX_ATTEMPTS)
    return [row[0] for row in found]


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many jobs are due, for how many seconds the first of them, and how many were given up."""

    due: int
    oldest_seconds: float
    failed: int


async def backlog(db: Database) -> Backlog:
    """Measure the queue."""
    row: tuple[Any, ...] = await one(db, _BACKLOG)
    return Backlog(*row)
