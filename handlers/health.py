"""For those who operate the service."""

from __future__ import annotations

from typing import Final

from core.context import Context
from generated import models, problems
from generated.responses import GetHealth200, GetReadiness200
from store import health

ALIVE: Final = models.Health(status="ok")
READY: Final = models.Readiness(status="ready", database="ok", migrations="ok")


async def get_health(_: Context) -> GetHealth200:
    """Say that the process answers."""
    return GetHealth200(ALIVE)


async def get_readiness(ctx: Context) -> GetReadiness200:
    """Say that the database answers and has the schema that this version expects."""
    if not await health.is_migrated(ctx.db):
        raise problems.Unavailable(
            "The database waits for its migrations.", headers={"Retry-After": "5"}
        )
    return GetReadiness200(READY)
