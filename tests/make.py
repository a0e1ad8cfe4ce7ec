"""Builders: what a test needs to exist, in one call, with defaults that do not matter."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import psycopg

from core.ids import new_id

EVENT = """
    INSERT INTO event_store (id, aggregate_id, aggregate_type, aggregate_version, event_type,
                             event_data, public_data, metadata, occurred_at, position)
    VALUES (%s, %s, 'entry', %s, 'entry.updated', '{}', %s, '{"actor": {"kind": "system"}}',
            clock_timestamp(), nextval('event_positions'))
"""


async def event(
    connection: psycopg.AsyncConnection[object],
    aggregate_id: UUID,
    version: int,
    *,
    public: str = "{}",
) -> UUID:
    """Record one event in the connection's transaction; answer its id."""
    event_id = new_id()
    await connection.execute(EVENT, [event_id, aggregate_id, version, public])
    return event_id


async def events(url: str, streams: Iterable[tuple[UUID, int]]) -> list[UUID]:
    """Record and commit one event for each (aggregate, version); answer their ids."""
    async with await psycopg.AsyncConnection.connect(url) as connection:
        return [await event(connection, aggregate, version) for aggregate, version in streams]
