"""The event store: recording, relaying, reading back (domain rule D9)."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import orjson
import psycopg
import pytest

from core.etag import ANY_VERSION
from core.ids import new_id
from store import entries, events, lifecycle, publications, users, workspaces
from store.events import Outgoing
from tests import make
from tests.store.conftest import TRACE, World, conforms, paragraph

Connection = psycopg.AsyncConnection[Any]


@asynccontextmanager
async def transactions(world: World, count: int) -> AsyncIterator[list[Connection]]:
    """Open so many connections whose transactions the test holds open and ends itself."""
    url = str(world.settings.database_url)
    async with AsyncExitStack() as stack:
        yield [
            await stack.enter_async_context(await psycopg.AsyncConnection.connect(url))
            for _ in range(count)
        ]


async def relay(world: World, limit: int = 100) -> list[Outgoing]:
    """Relay what waits, as the relay does, to a broker that takes everything."""
    async with world.store.write() as unit:
        assert await events.try_lead(unit)
        batch = await events.claim_unpublished(unit, limit)
        await events.mark_published(unit, batch)
    return batch


def ids(batch: Sequence[Outgoing]) -> list[UUID]:
    """Return the ids of events, in their order."""
    return [event.id for event in batch]


# The three traps ----------------------------------------------------------------------------------


@dataclass(slots=True)
class PositionCursor:
    """The twin that trap 1 breaks: everything after the last position seen."""

    world: World
    query: str = "SELECT position, id FROM event_store WHERE position > $1 ORDER BY position"
    cursor: int = 0
    seen: list[UUID] = field(default_factory=list)

    async def read(self) -> list[UUID]:
        """Read on, and move the cursor."""
        for position, event_id in await self.world.sql(self.query, self.cursor):
            self.cursor = position
            self.seen.append(event_id)
        return self.seen

    async def reach(self, event_id: UUID) -> None:
        """Read on until an event was seen. Raises TimeoutError.

        The horizon of transaction ids is the server's: tests beside this one may hold it back.
        """
        async with asyncio.timeout(60):
            while event_id not in await self.read():  # noqa: ASYNC110 - nothing tells of it
                await asyncio.sleep(0.02)


SETTLED = """
    SELECT position, id FROM event_store
    WHERE position > $1
      AND xmin::text::bigint < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    ORDER BY position"""


async def test_trap_1_a_late_commit_is_not_skipped(world: World) -> None:
    """An event that commits after a later position was relayed is relayed all the same."""
    twin = PositionCursor(world)
    async with transactions(world, 2) as (slow, fast):
        early = await make.event(slow, new_id(), 1)
        late = await make.event(fast, new_id(), 1)
        await fast.commit()
        assert ids(await relay(world)) == [late]
        await twin.read()
        await slow.commit()
    assert ids(await relay(world)) == [early]
    assert await twin.read() == [late]


async def test_trap_2_a_position_taken_before_the_transaction_id_is_not_skipped(
    world: World,
) -> None:
    """Waiting for older transaction ids does not save a position cursor; the relay needs none."""
    twin = PositionCursor(world, SETTLED)
    async with transactions(world, 2) as (slow, fast):
        # A sequence logs once in 32 times, and only then gives its caller a transaction id.
        await world.sql("SELECT nextval('event_positions')")
        cursor = await slow.execute("SELECT nextval('event_positions')")
        (position,) = await cursor.fetchone() or (0,)
        late = await make.event(fast, new_id(), 1)
        await fast.commit()
        await twin.reach(late)
        assert ids(await relay(world)) == [late]
        early = await make.event(slow, new_id(), 1)
        await slow.execute("UPDATE event_store SET position = %s WHERE id = %s", [position, early])
        await slow.commit()
    assert ids(await relay(world)) == [early]
    assert await twin.read() == [late]


BY_TRANSACTION = "SELECT id FROM event_store ORDER BY xmin::text::bigint, position"


async def test_trap_3_versions_arrive_in_order(world: World) -> None:
    """An older transaction that waited for the aggregate comes second, as its version does."""
    aggregate = new_id()
    async with transactions(world, 2) as (older, newer):
        await older.execute("INSERT INTO inbox VALUES ('idempotency', gen_random_uuid())")
        first = await make.event(newer, aggregate, 1)
        await newer.commit()
        second = await make.event(older, aggregate, 2)
        await older.commit()
    assert [row[0] for row in await world.sql(BY_TRANSACTION)] == [second, first]
    assert ids(await relay(world)) == [first, second]


async def test_a_position_is_taken_after_the_aggregate_is_locked(world: World) -> None:
    """A writer that waits for its aggregate takes a position later than those who did not wait."""
    noor = await world.person()
    workspace_id = await world.workspace(noor)
    entry_id = await world.entry(noor, workspace_id)
    async with transactions(world, 1) as (holder,):
        await holder.execute("SELECT id FROM entries WHERE id = %s FOR UPDATE", [entry_id])
        change = {"title": "Later"}
        waiting = asyncio.create_task(
            world.write(noor, entries.patch, entry_id, [ANY_VERSION], change)
        )
        while not await waits(world):  # noqa: ASYNC110 - it happens in another process
            await asyncio.sleep(0.01)
        other = await world.entry(noor, workspace_id)
        await holder.rollback()
        await waiting
    order = "SELECT aggregate_id FROM event_store ORDER BY position DESC LIMIT 2"
    assert [row[0] for row in await world.sql(order)] == [entry_id, other]


async def waits(world: World) -> bool:
    """Tell whether a statement of this database waits for a lock."""
    query = """SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'
                              AND datname = current_database())"""
    return bool((await world.sql(query))[0][0])


async def test_writers_of_one_aggregate_take_positions_in_version_order(world: World) -> None:
    """Whatever order they come in: by position is by version."""
    noor = await world.person()
    entry_id = await world.entry(noor, await world.workspace(noor))
    await asyncio.gather(
        *(
            world.write(noor, entries.patch, entry_id, [ANY_VERSION], {"title": f"Title {n}"})
            for n in range(20)
        )
    )
    query = "SELECT aggregate_version FROM event_store WHERE aggregate_id = $1 ORDER BY position"
    assert [row[0] for row in await world.sql(query, entry_id)] == list(range(1, 22))


@dataclass(slots=True)
class Schedule:
    """One random interleaving of three writers on three aggregates, and a relay between them."""

    world: World
    chance: random.Random
    writers: list[Connection]
    aggregates: list[UUID] = field(default_factory=lambda: [new_id() for _ in range(3)])
    committed: dict[UUID, list[UUID]] = field(default_factory=dict)
    pending: dict[int, dict[UUID, list[UUID]]] = field(default_factory=dict)
    delivered: list[Outgoing] = field(default_factory=list)
    stamps: dict[UUID, tuple[int, int]] = field(default_factory=dict)

    async def run(self, twin: PositionCursor) -> None:
        """Take 14 random steps, then let everybody commit and the relay finish."""
        self.committed = {aggregate: [] for aggregate in self.aggregates}
        self.pending = {writer: {} for writer in range(len(self.writers))}
        for _ in range(14):
            await self._step(self.chance.randrange(len(self.writers)))
            if self.chance.random() < 0.4:
                self.delivered += await relay(self.world)
                await twin.read()
        for writer in self.pending:
            await self._end(writer, commit=True)
        self.delivered += await relay(self.world)
        await twin.read()

    async def _step(self, writer: int) -> None:
        action = self.chance.choice(["early", "append", "append", "append", "commit", "rollback"])
        if action == "early":
            await self.writers[writer].execute(
                "INSERT INTO inbox VALUES ('idempotency', gen_random_uuid())"
            )
        elif action == "append":
            await self._append(writer, self.chance.choice(self.aggregates))
        else:
            await self._end(writer, commit=action == "commit")

    async def _append(self, writer: int, aggregate: UUID) -> None:
        """Append, unless another writer holds the aggregate: then this one would have to wait."""
        held = any(aggregate in own for n, own in self.pending.items() if n != writer)
        if not held:
            own = self.pending[writer].setdefault(aggregate, [])
            version = len(self.committed[aggregate]) + len(own) + 1
            own.append(await make.event(self.writers[writer], aggregate, version))
            cursor = await self.writers[writer].execute("SELECT pg_current_xact_id()::text::bigint")
            (transaction,) = await cursor.fetchone() or (0,)
            self.stamps[own[-1]] = (transaction, len(self.stamps))

    async def _end(self, writer: int, *, commit: bool) -> None:
        if commit:
            await self.writers[writer].commit()
            for aggregate, made in self.pending[writer].items():
                self.committed[aggregate] += made
        else:
            await self.writers[writer].rollback()
        self.pending[writer] = {}

    def by_transaction(self, made: list[UUID]) -> list[UUID]:
        """Return events as the twin that trap 3 breaks would: by transaction id, then position."""
        return sorted(made, key=self.stamps.__getitem__)

    def relayed(self, aggregate: UUID) -> list[UUID]:
        """Return an aggregate's events as the relay delivered them."""
        return ids([event for event in self.delivered if event.aggregate_id == aggregate])


@pytest.mark.parametrize(
    "schedules",
    [
        pytest.param(100, id="small"),
        pytest.param(1_000, id="full", marks=pytest.mark.torture("reliability 3")),
    ],
)
async def test_no_interleaving_skips_or_reorders(world: World, schedules: int) -> None:
    """In all random interleavings every event arrives once, in version order; the twins fail.

    Reliability test 3. The full size is in `make torture`.
    """
    skipped = reordered = 0
    async with transactions(world, 3) as writers:
        for seed in range(schedules):
            schedule = Schedule(world, random.Random(seed), writers)
            last = await world.sql("SELECT coalesce(max(position), 0) FROM event_store")
            twin = PositionCursor(world, cursor=last[0][0])
            await schedule.run(twin)
            everything = {e for made in schedule.committed.values() for e in made}
            for aggregate, made in schedule.committed.items():
                assert schedule.relayed(aggregate) == made, f"seed {seed}"
                reordered += schedule.by_transaction(made) != made
            assert len(schedule.delivered) == len(everything), f"seed {seed}"
            skipped += everything != set(twin.seen)
    assert skipped
    assert reordered


# Relaying -----------------------------------------------------------------------------------------


async def committed(world: World, *streams: tuple[UUID, int]) -> list[UUID]:
    """Record and commit events."""
    return await make.events(str(world.settings.database_url), streams)


async def test_one_relay_leads(world: World) -> None:
    """While one relay works, another learns at once that it does not lead."""
    async with world.store.write() as first, world.store.write() as second:
        assert await events.try_lead(first)
        assert not await events.try_lead(second)
    async with world.store.write() as third:
        assert await events.try_lead(third)


async def test_what_was_not_marked_comes_again(world: World) -> None:
    """A relay that dies between publishing and marking leaves the events to the next one."""
    made = await committed(world, (new_id(), 1))

    async def work() -> None:
        async with world.store.write() as unit:
            batch = await events.claim_unpublished(unit, 10)
            await events.mark_published(unit, batch)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await work()
    assert ids(await relay(world)) == made
    assert await relay(world) == []


async def test_feed_positions_have_no_gaps(world: World) -> None:
    """Published events are numbered 1, 2, 3 … in publishing order, whatever was rolled back."""
    await committed(world, *((new_id(), 1) for _ in range(3)))
    async with transactions(world, 1) as (lost,):
        await make.event(lost, new_id(), 1)
        await lost.rollback()
    await committed(world, *((new_id(), 1) for _ in range(4)))
    first, second = await relay(world, 2), await relay(world)
    feed = await events.published_after(world.store.read(), 0, 100)
    assert [position for position, _ in feed] == [1, 2, 3, 4, 5, 6, 7]
    assert ids([event for _, event in feed]) == ids(first + second)
    assert [p for p, _ in await events.published_after(world.store.read(), 3, 2)] == [4, 5]


async def test_marking_twice_is_refused(world: World) -> None:
    """Two relays at once would leave a gap in the feed; the second one fails instead."""
    await committed(world, (new_id(), 1), (new_id(), 1))
    batch = await relay(world)
    with pytest.raises(events.NotLeading):
        async with world.store.write() as unit:
            await events.mark_published(unit, batch)
    assert len(await events.published_after(world.store.read(), 0, 100)) == 2


async def test_a_poison_event_stops_its_aggregate_only(world: World) -> None:
    """After ten failures an event is parked: its aggregate waits for a person, others go on."""
    poisoned, healthy = new_id(), new_id()
    stuck = await committed(world, (poisoned, 1), (poisoned, 2))
    async with world.store.write() as unit:
        event = (await events.claim_unpublished(unit, 1))[0]
        parked = [await events.note_failure(unit, event) for _ in range(events.MAX_ATTEMPTS)]
    assert parked == [False] * 9 + [True]
    fine = await committed(world, (healthy, 1), (poisoned, 3))
    assert ids(await relay(world)) == [fine[0]]
    backlog = await events.backlog(world.store.read())
    assert (backlog.events, backlog.parked) == (3, 1)
    assert backlog.oldest_seconds > 0
    await world.sql("UPDATE event_store SET parked_at = NULL WHERE id = $1", stuck[0])
    assert ids(await relay(world)) == [*stuck, fine[1]]


# What is recorded ---------------------------------------------------------------------------------


def class_name(event_type: str) -> str:
    """Return the schema of an event type: `entry.content_replaced`, `EntryContentReplacedEvent`."""
    return "".join(map(str.title, event_type.replace(".", "_").split("_"))) + "Event"


async def test_every_envelope_is_as_the_contract_says(world: World) -> None:
    """Each event of a whole story conforms to its webhook and tells nothing private."""
    canary = "canary in the private text"
    noor = await world.person()
    await world.write(noor, users.patch, noor.user_id, [1], {"display_name": canary})
    workspace_id = await world.workspace(noor, name=canary)
    await world.write(noor, workspaces.patch, workspace_id, [1], {"description": canary})
    content = {"blocks": [paragraph("public"), paragraph(canary, private=True)]}
    entry_id = await world.entry(noor, workspace_id, content=content, tags=[canary])
    await world.write(noor, entries.patch, entry_id, [1], {"title": "Shown", "mood": "calm"})
    new_content = {"blocks": [*content["blocks"], paragraph("more")]}
    await world.write(noor, entries.replace_content, entry_id, [2], new_content)
    await world.write(noor, entries.trash, entry_id, [3])
    await world.write(noor, entries.restore, entry_id)
    await world.write(noor, users.patch, noor.user_id, [2], {"display_name": "Noor"})
    published = await world.write(
        noor, publications.publish, entry_id, publications.Wish(5, summary="S", tags=["t"])
    )
    assert isinstance(published, tuple)
    await world.write(noor, lifecycle.unpublish, published[0], [2])

    sent = await relay(world)
    seen = []
    for event in sent:
        body = orjson.loads(event.body)
        seen.append(body["type"])
        conforms(class_name(body["type"]), event.body)
        assert list(body)[:3] == ["event_id", "type", "schema_version"]
        assert body["event_id"] == str(event.id)
        assert body["actor"] == {"kind": "user", "id": str(noor.user_id)}
        assert body["trace_id"] == TRACE
        kind, _, verb = body["type"].partition(".")
        assert event.subject == f"daybook.v1.{kind}.{body['aggregate_id']}.{verb}"
        assert canary.encode() not in event.body
    assert seen == [
        "user.registered",
        "user.updated",
        "workspace.created",
        "member.joined",
        "workspace.updated",
        "entry.created",
        "entry.updated",
        "entry.content_replaced",
        "entry.trashed",
        "entry.restored",
        "user.updated",
        "entry.published",
        "post.created",
        "post.published",
        "post.unpublished",
    ]


async def test_times_never_run_against_versions(world: World) -> None:
    """Within an aggregate a later version is not earlier, and the row says when its event says."""
    noor = await world.person()
    entry_id = await world.entry(noor, await world.workspace(noor))
    for n in range(5):
        await world.write(noor, entries.patch, entry_id, [ANY_VERSION], {"title": str(n)})
    times = [event.occurred_at for event in await events.stream(world.store.read(), entry_id)]
    assert times == sorted(times)
    row = await world.sql("SELECT updated_at FROM entries WHERE id = $1", entry_id)
    assert row[0][0] == times[-1]


async def test_an_older_transaction_writes_a_later_time(world: World) -> None:
    """A transaction that began before another one committed is later all the same: it waited."""
    noor = await world.person()
    entry_id = await world.entry(noor, await world.workspace(noor))
    async with world.store.write() as older:
        await older.fetch(b"SELECT now()", [])
        await world.write(noor, entries.patch, entry_id, [1], {"title": "A"})
        await entries.patch(world.context(older, noor), entry_id, [2], {"title": "B"})
    times = [event.occurred_at for event in await events.stream(world.store.read(), entry_id)]
    assert times == sorted(times)
    assert len(times) == 3
