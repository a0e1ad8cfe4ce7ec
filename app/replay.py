"""Replay: fills the stream anew from the event store, in order, while relays wait for the lead.

Domain rule D9. A broker that lost its store is empty, and a live relay goes on publishing to it: a
new consumer would see version 5 of an entry before version 1. So a replay leads, as a relay does,
removes what the stream holds, and publishes everything in the order of the feed.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from uuid import UUID

import structlog

from app.relay import BATCH, Relay, message, publish_together, waves
from core.bus import Bus
from core.settings import Settings
from store import events
from store.events import Outgoing
from store.session import Store, WriteUnit

CONNECTIONS = 2
"""One that leads from the beginning to the end, and one for everything else."""
CONNECT_SECONDS = 5.0
LEAD_POLL_SECONDS = 0.05

log = structlog.get_logger("daybook.replay")


class ReplayIncomplete(RuntimeError):
    """The stream holds something else than what was published; run the replay once more."""


async def replay_all(settings: Settings, feed_position: int) -> int:
    """Connect to both, `replay`, and return the number of events.

    Raises `BusDown`, `Unavailable` or `ReplayIncomplete`.
    """
    store = Store(str(settings.database_url), size=CONNECTIONS)
    bus = Bus(str(settings.nats_url), replicas=settings.nats_replicas)
    await store.open()
    try:
        await bus.open(wait=CONNECT_SECONDS)
        return await replay(store, bus, feed_position)
    finally:
        await bus.close()
        await store.close()


async def replay(store: Store, bus: Bus, feed_position: int) -> int:
    """Replace what the stream holds by all events after a feed position; return how many.

    Events before that position are published, too, when the stream still holds them: a consumer
    may not have had them yet. What waits to be published goes first, so that the broker never
    drops one of them as a repetition of what is removed. A replay that is interrupted leaves a
    part of the events in the stream, and nothing is lost: run it again. `store` needs two
    connections. Raises `BusDown`, `Unavailable` or `ReplayIncomplete`.
    """
    async with _leading(store) as lead:
        await _drain(store, bus, lead)
        feed_position = min(feed_position, await _before_stream(store, bus, feed_position))
        await bus.clear()
        count = 0
        while batch := await events.published_after(store.read(), feed_position, BATCH):
            await _publish([event for _, event in batch], bus)
            await events.try_lead(lead)
            feed_position = batch[-1][0]
            count += len(batch)
        if (held := await bus.count()) != count:
            raise ReplayIncomplete(
                f"The stream holds {held} events where {count} were published. "
                "Run the replay once more."
            )
    return count


@asynccontextmanager
async def _leading(store: Store) -> AsyncIterator[WriteUnit]:
    """Lead for as long as the block takes; a relay in the middle of a round is waited for.

    The lead belongs to a transaction, which has to be used now and then: a connection that is idle
    for long is closed by the server, and the lead with it.
    """
    async with store.write() as unit:
        while not await events.try_lead(unit):  # noqa: ASYNC110 - the leader is another process
            await asyncio.sleep(LEAD_POLL_SECONDS)
        yield unit


async def _drain(store: Store, bus: Bus, lead: WriteUnit) -> None:
    """Publish what waits, each batch marked in a transaction of its own."""
    relay = Relay(store, bus)
    while await relay.round_of_leader():
        await events.try_lead(lead)


async def _before_stream(store: Store, bus: Bus, feed_position: int) -> int:
    """Return the feed position before the first event that the stream holds."""
    first = await bus.first_id()
    if first is None:
        return feed_position
    position = await events.feed_position(store.read(), UUID(first))
    return feed_position if position is None else position - 1


async def _publish(batch: Sequence[Outgoing], bus: Bus) -> None:
    """Publish a batch in order. Raises `Refused`, and `BusDown`."""
    if await publish_together(bus, batch):
        return
    for wave in waves(batch):
        for refusal in await bus.publish([message(event) for event in wave]):
            if refusal is not None:
                raise refusal
