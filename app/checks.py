"""`check`: tells an operator whether this installation could serve, one line for each part."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import psycopg

from app.migrate import current, head
from core.bus import Bus
from core.counters import Shared
from core.settings import Settings

CONNECT_SECONDS = 3.0


async def report(settings: Settings) -> bool:
    """Print what is well and what is not; answer whether all is well."""
    wells = [await _line(name, look, settings) for name, look in LOOKS.items()]
    return all(wells)


async def _line(name: str, look: Callable[[Settings], Awaitable[str]], settings: Settings) -> bool:
    """Print one line; a look that raises tells what is wrong."""
    try:
        print(f"  ok     {name}: {await look(settings)}")
    except Exception as error:  # noqa: BLE001 - whatever is wrong is the answer
        print(f"  wrong  {name}: {error}")
        return False
    return True


async def _contract(_settings: Settings) -> str:
    from app.main import create_app

    create_app(_settings.but(database_url=_settings.database_url or "postgresql:///"))
    return "generated/ is openapi.yaml's, and every operation has its handler"


async def _database(settings: Settings) -> str:
    if settings.database_url is None:
        return "none configured; `run` starts its own"
    try:
        found = current(settings.database_url)
    except psycopg.OperationalError as error:
        raise ConnectionError(str(error).strip()) from None
    if found != head():
        raise LookupError(f"it is at version {found}, not {head()}: run `python -m app migrate`")
    return f"at version {found}"


async def _broker(settings: Settings) -> str:
    if settings.nats_url is None:
        return "none configured; `run` starts its own"
    bus = Bus(settings.nats_url, name="daybook check")
    await bus.open(wait=CONNECT_SECONDS)
    try:
        if not bus.connected:
            raise ConnectionError("no answer; events wait in the database until there is one")
    finally:
        await bus.close()
    return "answers"


async def _counters(settings: Settings) -> str:
    if settings.rates is None:
        return "rate limits are off"
    if settings.redis_url is None:
        return "none configured; each API process counts requests alone"
    shared = Shared(settings.redis_url)
    try:
        await shared.check()
    finally:
        await shared.close()
    return "answers"


LOOKS = {
    "contract": _contract,
    "database": _database,
    "broker": _broker,
    "redis": _counters,
}
