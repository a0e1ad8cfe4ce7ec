"""The relay: carries committed events from the event store to the bus, in order, at least once.

Domain rule D9. One relay leads at a time, by an advisory lock; it takes events in the order of
their positions, publishes them, waits until the broker has stored them, and marks them in the
transaction in which it leads. Two events of one aggregate are never on their way together, but in a
batch that is stored whole or not at all: if the first were lost with a broken connection and the
second were not, their order would be lost too.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import psycopg
import structlog

from core import telemetry
from core.bus import Bus, BusDown, Message, Refused
from core.errors import Unavailable
from store import events
from store.events import Outgoing
from store.session import EVENTS_CHANNEL, Store, WriteUnit

BATCH = 1_000
TOGETHER = 16
"""So many events are published as one: fewer are faster on their own, each synced to the disk."""
POLL_SECONDS = 1.0
BACK_OFF_SECONDS = (0.1, 0.2, 0.5, 1.0, 2.0)
MEASURE_SECONDS = 5.0

log = structlog.get_logger("daybook.relay")


@dataclass(slots=True)
class _Sent:
    """What became of a batch: stored, refused, and whether the broker went away meanwhile."""

    stored: set[UUID] = field(default_factory=set)
    refused: list[tuple[Outgoing, Refused]] = field(default_factory=list)
    stopped: set[UUID] = field(default_factory=set)
    down: BusDown | None = None

    def note(self, event: Outgoing, refusal: Refused | None) -> None:
        """Note one outcome."""
        if refusal is None:
            self.stored.add(event.id)
        else:
            self.refused.append((event, refusal))
            self.stopped.add(event.aggregate_id)

    def outcome(self) -> int:
        """Count what was stored, once it is marked. Raises `BusDown` when the broker went away."""
        telemetry.PUBLISHED.inc(len(self.stored))
        if self.down is not None:
            raise self.down
        return len(self.stored)


class Relay:
    """Publishes what is committed, until it is told to stop."""

    def __init__(self, store: Store, bus: Bus, *, listen_url: str = "", batch: int = BATCH) -> None:
        """Take at most `batch` events at a time.

        `listen_url` is the database's, for the hint that events have come; without it the relay
        finds them by polling alone.
        """
        self._store = store
        self._listen_url = listen_url
        self._bus = bus
        self._batch = batch
        self._stopping = asyncio.Event()
        self._hint = asyncio.Event()

    def stop(self) -> None:
        """Ask `run` to return after the round that it is in."""
        self._stopping.set()
        self._hint.set()

    async def run(self) -> None:
        """Relay until `stop`, and then once more what was committed until then."""
        listener = asyncio.create_task(self._listen(), name="relay listens")
        meter = asyncio.create_task(self._measure(), name="relay measures")
        try:
            await self._work()
            with contextlib.suppress(BusDown, Unavailable, psycopg.Error):
                await self.round()
        finally:
            for task in (listener, meter):
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task

    async def round(self) -> int | None:
        """Relay one batch; answer how many events were published, None when another relay leads.

        Raises `BusDown` after marking what was stored until then, and `Unavailable` after marking
        nothing; whatever is not marked is published again.
        """
        async with self._store.write() as unit:
            if not await events.try_lead(unit):
                return None
            sent = await self._relay(unit)
        return sent.outcome()

    async def round_of_leader(self) -> int:
        """Relay one batch as `round` does, for a caller that leads in another transaction."""
        async with self._store.write() as unit:
            sent = await self._relay(unit)
        return sent.outcome()

    async def _relay(self, unit: WriteUnit) -> _Sent:
        batch = await events.claim_unpublished(unit, self._batch)
        sent = await self._publish(batch)
        await events.mark_published(unit, [event for event in batch if event.id in sent.stored])
        for event, reason in sent.refused:
            _say_refused(event, reason, parked=await events.note_failure(unit, event))
        return sent

    async def _publish(self, batch: Sequence[Outgoing]) -> _Sent:
        """Publish a batch, as far as the broker goes along; a refusal stops its aggregate only."""
        sent = _Sent()
        try:
            if await publish_together(self._bus, batch):
                sent.stored.update(event.id for event in batch)
                return sent
        except BusDown as down:
            sent.down = down
            return sent
        for wave in waves(batch):
            ready = [event for event in wave if event.aggregate_id not in sent.stopped]
            try:
                outcomes = await self._bus.publish([message(event) for event in ready])
            except BusDown as down:
                sent.down = down
                return sent
            for event, refusal in zip(ready, outcomes, strict=True):
                sent.note(event, refusal)
        return sent

    async def _work(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            self._hint.clear()
            try:
                done = await self.round()
            except (BusDown, Unavailable, events.NotLeading, psycopg.Error) as error:
                failures += 1
                telemetry.RELAY_FAILURES.labels(type(error).__name__).inc()
                if failures == 1:
                    log.warning("events wait", reason=str(error))
                await self._pause(BACK_OFF_SECONDS[min(failures, len(BACK_OFF_SECONDS)) - 1])
                continue
            if failures:
                log.info("events go out again", after_failures=failures)
                failures = 0
            if done is None or done < self._batch:
                await self._wait_for_hint()

    async def _pause(self, seconds: float) -> None:
        """Sleep, but not past `stop`."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)

    async def _wait_for_hint(self) -> None:
        """Wait until an event is said to have come. Polling is the truth: a hint may be lost."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._hint.wait(), POLL_SECONDS)

    async def _listen(self) -> None:
        """Turn the database's notifications into hints, and reconnect when they stop coming."""
        while self._listen_url:
            with contextlib.suppress(psycopg.Error, OSError):
                async with await psycopg.AsyncConnection.connect(
                    self._listen_url, autocommit=True
                ) as connection:
                    await connection.execute(f"LISTEN {EVENTS_CHANNEL}")
                    self._hint.set()
                    async for _ in connection.notifies():
                        self._hint.set()
            await asyncio.sleep(POLL_SECONDS)

    async def _measure(self) -> None:
        """Keep the gauges of the outbox."""
        while True:
            with contextlib.suppress(Unavailable, psycopg.Error):
                backlog = await events.backlog(self._store.read())
                telemetry.OUTBOX_EVENTS.set(backlog.events)
                telemetry.OUTBOX_SECONDS.set(backlog.oldest_seconds)
                telemetry.OUTBOX_PARKED.set(backlog.parked)
            await asyncio.sleep(MEASURE_SECONDS)


def waves(batch: Iterable[Outgoing]) -> Iterator[list[Outgoing]]:
    """Split a batch so that no part has two events of one aggregate, and each keeps its order."""
    parts: list[list[Outgoing]] = []
    seen: dict[UUID, int] = {}
    for event in batch:
        place = seen.get(event.aggregate_id, 0)
        seen[event.aggregate_id] = place + 1
        if place == len(parts):
            parts.append([])
        parts[place].append(event)
    yield from parts


async def publish_together(bus: Bus, batch: Sequence[Outgoing]) -> bool:
    """Publish events as one where that is worth it; False when they are to go one by one."""
    if len(batch) < TOGETHER:
        return False
    return await bus.publish_together([message(event) for event in batch])


def _say_refused(event: Outgoing, reason: Refused, *, parked: bool) -> None:
    """Log a refusal; a parked event is an alarm, for a person has to act."""
    say = log.error if parked else log.warning
    say(
        "event parked: its aggregate waits for a person" if parked else "event refused",
        event_id=str(event.id),
        aggregate_id=str(event.aggregate_id),
        reason=str(reason),
    )


def message(event: Outgoing) -> Message:
    """Return an event as the bus takes it."""
    return Message(str(event.id), event.subject, event.body)
