"""The tasks that belong to no tag: what the clock asks for, once for all workers."""

from __future__ import annotations

from uuid import UUID

import structlog

from core import telemetry
from core.context import Context
from store import counters, jobs, usage

log = structlog.get_logger("daybook.maintenance")


async def reconcile_counters(ctx: Context, *, after: str | None = None) -> None:
    """Count again what a part of the posts is said to have, and go on with the next part.

    A drift is an alarm: the counter is put right, and a person has to find out what let it drift.
    """
    part = await counters.reconcile(ctx.db, UUID(after) if after else None)
    for drift in part.drifts:
        telemetry.COUNTER_DRIFTS.labels(drift.counter).inc()
        log.error(
            "counter drifted",
            post_id=str(drift.post_id),
            counter=drift.counter,
            stored=drift.stored,
            counted=drift.counted,
        )
    if part.last is not None:
        await jobs.enqueue(ctx, "counters.reconcile", {"after": part.last})


async def settle_usage(ctx: Context) -> None:
    """Make the sums of what accounts keep exact, which are right on average during the day."""
    log.info("usage settled", accounts=await usage.settle(ctx.db))
