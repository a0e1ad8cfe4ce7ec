"""The relay on a real database and a real broker: what is committed arrives, once, in order."""

from __future__ import annotations

import asyncio
import contextlib
import json
import shutil
from collections.abc import AsyncIterator, Iterator
from uuid import UUID

import psycopg
import pytest
from nats.js.api import StreamConfig

from app import relay as module
from app.relay import Relay
from app.replay import replay
from core import bus as bus_module
from core.bus import Bus, BusDown, Message
from core.embedded import Nats, temporary
from core.ids import new_id
from store import events
from store.session import Store
from tests import make


@pytest.fixture
def nats() -> Iterator[Nats]:
    """A broker of the test's own, which it may stop, start and wipe."""
    folder = temporary()
    nats = Nats(folder / "nats")
    nats.start()
    yield nats
    nats.stop()
    shutil.rmtree(folder)


@pytest.fixture
async def bus(nats: Nats) -> AsyncIterator[Bus]:
    """A connection to the test's broker."""
    bus = Bus(nats.url)
    await bus.open(wait=5)
    yield bus
    await bus.close()


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    """The database, as the relay sees it."""
    store = Store(database_url, size=3)
    await store.open()
    yield store
    await store.close()


@pytest.fixture(autouse=True, params=[1, 10_000], ids=["as one", "one by one"])
def together(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything holds for events that are published as one batch, and for others."""
    monkeypatch.setattr(module, "TOGETHER", request.param)


@contextlib.asynccontextmanager
async def running(relay: Relay) -> AsyncIterator[None]:
    """Run a relay beside the block."""
    task = asyncio.create_task(relay.run())
    try:
        yield
    finally:
        relay.stop()
        await task


async def delivered(bus: Bus, count: int) -> list[tuple[str, UUID, int]]:
    """Take so many messages as a consumer; answer event id, aggregate and version of each."""
    found = []
    async with asyncio.timeout(60), contextlib.aclosing(bus.deliveries("test")) as messages:
        async for message in messages:
            body = json.loads(message.data)
            await message.ack()
            aggregate = UUID(body["aggregate_id"])
            found.append((body["event_id"], aggregate, body["aggregate_version"]))
            if len(found) == count:
                break
    return found


async def left(store: Store) -> int:
    """Answer how many events wait."""
    return (await events.backlog(store.read())).events


async def drained(store: Store) -> None:
    """Wait until no event waits."""
    async with asyncio.timeout(60):
        while await left(store):  # noqa: ASYNC110 - the event is in another process
            await asyncio.sleep(0.02)


def streams(aggregates: int, versions: int) -> list[tuple[UUID, int]]:
    """Give the events of some aggregates, interleaved."""
    ids = [new_id() for _ in range(aggregates)]
    return [(aggregate, version) for version in range(1, versions + 1) for aggregate in ids]


async def test_committed_events_arrive_in_the_order_of_each_aggregate(
    database_url: str, store: Store, bus: Bus
) -> None:
    """Every event arrives once, and the versions of each aggregate come as 1, 2, 3."""
    written = await make.events(database_url, streams(7, 5))
    async with running(Relay(store, bus, listen_url=database_url, batch=8)):
        await drained(store)
    found = await delivered(bus, len(written))
    assert sorted(event for event, _, _ in found) == sorted(str(event) for event in written)
    for aggregate in {aggregate for _, aggregate, _ in found}:
        assert [v for _, a, v in found if a == aggregate] == [1, 2, 3, 4, 5]


async def test_feed_positions_have_no_gap(database_url: str, store: Store, bus: Bus) -> None:
    """What was published is numbered 1, 2, 3 in the order in which it was published."""
    await make.events(database_url, streams(3, 4))
    relay = Relay(store, bus, batch=5)
    while await relay.round():
        pass
    feed = await events.published_after(store.read(), 0, 100)
    assert [position for position, _ in feed] == list(range(1, 13))


async def test_an_event_of_an_uncommitted_transaction_is_not_published(
    database_url: str, store: Store, bus: Bus
) -> None:
    """A later event goes out while an earlier one is still uncommitted, which then follows."""
    relay = Relay(store, bus)
    async with await psycopg.AsyncConnection.connect(database_url) as slow:
        early = await make.event(slow, new_id(), 1)
        (late,) = await make.events(database_url, [(new_id(), 1)])
        assert await relay.round() == 1
        await slow.commit()
    assert await relay.round() == 1
    assert [event for event, _, _ in await delivered(bus, 2)] == [str(late), str(early)]


async def test_a_hint_is_not_needed(
    database_url: str, store: Store, bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without notifications the relay finds events by polling."""
    monkeypatch.setattr(module, "POLL_SECONDS", 0.05)
    async with running(Relay(store, bus)):
        await make.events(database_url, streams(2, 2))
        await drained(store)


async def test_a_hint_wakes_the_relay(
    database_url: str, store: Store, bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A notification alone brings events out, though the next poll is far away."""
    async with running(Relay(store, bus, listen_url=database_url)):
        await asyncio.sleep(0.3)
        monkeypatch.setattr(module, "POLL_SECONDS", 3600)
        await asyncio.sleep(1.2)
        await make.events(database_url, streams(2, 2))
        async with await psycopg.AsyncConnection.connect(database_url, autocommit=True) as other:
            await other.execute("SELECT pg_notify('daybook_events', '')")
        await drained(store)


async def test_an_outage_of_the_broker_only_delays(
    database_url: str, store: Store, bus: Bus, nats: Nats
) -> None:
    """While NATS is down events wait, none is counted as failed; all arrive when it is back."""
    async with running(Relay(store, bus, listen_url=database_url)):
        first = await make.events(database_url, streams(3, 2))
        await drained(store)
        nats.stop()
        second = await make.events(database_url, streams(3, 2))
        await asyncio.sleep(0.5)
        assert await left(store) == len(second)
        nats.start()
        await drained(store)
    found = await delivered(bus, len(first) + len(second))
    assert sorted(event for event, _, _ in found) == sorted(str(e) for e in first + second)
    async with await psycopg.AsyncConnection.connect(database_url) as connection:
        attempts = await connection.execute("SELECT max(attempts) FROM event_store")
        assert await attempts.fetchone() == (0,)


async def test_what_was_published_but_not_marked_is_stored_once(
    database_url: str, store: Store, bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash between the acknowledgement and the mark repeats the publication, not the event."""
    written = await make.events(database_url, streams(2, 2))

    async def crash(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(events, "mark_published", crash)
        with pytest.raises(RuntimeError):
            await Relay(store, bus).round()
    assert await left(store) == len(written)
    await Relay(store, bus).round()
    (marker,) = await make.events(database_url, [(new_id(), 1)])
    await Relay(store, bus).round()
    found = [event for event, _, _ in await delivered(bus, len(written) + 1)]
    assert found[-1] == str(marker)
    assert len(set(found)) == len(found)


async def test_two_relays_never_lead_at_once(database_url: str, store: Store, bus: Bus) -> None:
    """A second relay does nothing while the first is at work."""
    await make.events(database_url, streams(1, 2))
    async with store.write() as unit:
        assert await events.try_lead(unit)
        assert await Relay(store, bus).round() is None
    assert await Relay(store, bus).round() == 2


async def test_a_refused_event_stops_its_aggregate_only(
    database_url: str, store: Store, bus: Bus
) -> None:
    """An event that the broker will not take is parked in the end; others pass all the time."""
    poisoned, healthy = new_id(), new_id()
    async with await psycopg.AsyncConnection.connect(database_url) as connection:
        await make.event(connection, poisoned, 1, public=json.dumps({"x": "x" * 2_000_000}))
        await make.event(connection, poisoned, 2)
        await make.event(connection, healthy, 1)
    relay = Relay(store, bus)
    assert await relay.round() == 1
    for _ in range(events.MAX_ATTEMPTS - 1):
        assert await relay.round() == 0
    await make.events(database_url, [(healthy, 2)])
    assert await relay.round() == 1
    backlog = await events.backlog(store.read())
    assert (backlog.events, backlog.parked) == (2, 1)
    assert [(a, v) for _, a, v in await delivered(bus, 2)] == [(healthy, 1), (healthy, 2)]


async def wiped(nats: Nats, bus: Bus) -> None:
    """Take the broker's store away, and wait until the connection is back."""
    nats.stop()
    shutil.rmtree(nats.folder)
    nats.start()
    async with asyncio.timeout(60):
        while True:
            with contextlib.suppress(BusDown):
                await bus.count()
                return
            await asyncio.sleep(0.05)


async def test_replay_fills_a_broker_that_was_wiped(
    database_url: str, store: Store, bus: Bus, nats: Nats
) -> None:
    """After the loss of its store, the broker gets every published event again, in order."""
    written = await make.events(database_url, streams(3, 3))
    await Relay(store, bus).round()
    await wiped(nats, bus)
    assert await replay(store, bus, 2) == len(written) - 2
    feed = await events.published_after(store.read(), 2, 100)
    found = await delivered(bus, len(written) - 2)
    assert [event for event, _, _ in found] == [str(event.id) for _, event in feed]


async def test_replay_is_in_order_beside_a_live_relay(
    database_url: str, store: Store, bus: Bus, nats: Nats
) -> None:
    """What the relay published between the loss and the replay comes after what came before it."""
    aggregate = new_id()
    written = await make.events(database_url, [(aggregate, 1)])
    async with running(Relay(store, bus, listen_url=database_url)):
        await drained(store)
        await wiped(nats, bus)
        written += await make.events(database_url, [(aggregate, 2)])
        await drained(store)
        replaying = asyncio.create_task(replay(store, bus, 0))
        written += await make.events(database_url, [(aggregate, 3)])
        assert await replaying >= 2
        await drained(store)
    found = await delivered(bus, 3)
    assert [(event, version) for event, _, version in found] == [
        (str(event), version) for version, event in enumerate(written, 1)
    ]


async def test_replay_keeps_what_the_stream_holds(
    database_url: str, store: Store, bus: Bus
) -> None:
    """From a later position, a stream that was not lost keeps its older events: in order, once."""
    written = await make.events(database_url, streams(2, 4))
    await Relay(store, bus).round()
    assert await replay(store, bus, 5) == len(written)
    found = await delivered(bus, len(written))
    feed = await events.published_after(store.read(), 0, 100)
    assert [event for event, _, _ in found] == [str(event.id) for _, event in feed]


async def test_replay_loses_nothing_that_was_published_but_not_marked(
    database_url: str, store: Store, bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An event that the broker knows by its id, and the store does not, is in the stream after."""
    written = await make.events(database_url, streams(2, 2))

    async def crash(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(events, "mark_published", crash)
        with pytest.raises(RuntimeError):
            await Relay(store, bus).round()
    assert await replay(store, bus, 0) == len(written)
    await Relay(store, bus).round()
    found = [event for event, _, _ in await delivered(bus, len(written))]
    assert sorted(found) == sorted(map(str, written))
    assert await left(store) == 0


async def test_replay_waits_for_the_relay_that_leads(
    database_url: str, store: Store, bus: Bus
) -> None:
    """While a round is under way nothing is removed from the stream."""
    await make.events(database_url, streams(1, 1))
    await Relay(store, bus).round()
    async with store.write() as unit:
        assert await events.try_lead(unit)
        replaying = asyncio.create_task(replay(store, bus, 0))
        await asyncio.sleep(0.3)
        assert not replaying.done()
        assert await bus.count() == 1
    assert await replaying == 1


async def test_events_of_one_aggregate_are_never_on_their_way_together(
    database_url: str, store: Store, bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the connection breaks after the first of two events, the second was not sent yet."""
    aggregate = new_id()
    await make.events(database_url, [(aggregate, 1), (aggregate, 2), (aggregate, 3)])
    sent: list[int] = []
    publish = bus.publish

    async def breaks(messages: list[Message]) -> list[object]:
        sent.append(len(messages))
        if len(sent) == 2:
            raise BusDown
        return list(await publish(messages))

    monkeypatch.setattr(bus, "publish", breaks)
    monkeypatch.setattr(module, "TOGETHER", 10_000)
    with pytest.raises(BusDown):
        await Relay(store, bus).round()
    assert sent == [1, 1]
    assert await left(store) == 2


def messages(number: int, *, size: int = 1) -> list[Message]:
    """Give messages that a broker takes."""
    return [Message(str(new_id()), "daybook.v1.entry.created", b"x" * size) for _ in range(number)]


async def bodies(bus: Bus, count: int) -> list[bytes]:
    """Take so many messages as a consumer."""
    found = []
    async with asyncio.timeout(10), contextlib.aclosing(bus.deliveries("test")) as deliveries:
        async for message in deliveries:
            await message.ack()
            found.append(message.data)
            if len(found) == count:
                break
    return found


async def test_a_batch_is_stored_whole_or_not_at_all(bus: Bus) -> None:
    """One message that was stored before, or that is too large, and none of the batch is."""
    stored = messages(bus_module.BATCH_MESSAGES)
    large = messages(1, size=2_000_000)

    assert await bus.publish_together(stored)
    assert not await bus.publish_together([*messages(2), stored[7]])
    assert not await bus.publish_together([*messages(2), *large, *messages(2)])
    assert not await bus.publish_together(messages(bus_module.BATCH_MESSAGES + 1))
    assert await bus.publish(messages(1, size=3)) == [None]

    assert await bodies(bus, len(stored) + 1) == [b"x"] * len(stored) + [b"xxx"]


async def test_a_broker_that_knows_no_batches_gets_one_message_after_another(
    database_url: str, store: Store, bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Older ones do not; nothing is sent to them as a batch, which they would take apart."""
    monkeypatch.setattr(
        bus_module, "StreamConfig", lambda **given: StreamConfig(**given | {"allow_atomic": None})
    )
    assert not await bus.publish_together(messages(20))
    written = await make.events(database_url, streams(7, 5))
    assert await Relay(store, bus).round() == len(written)
    assert len(await delivered(bus, len(written))) == len(written)


async def test_a_batch_that_gets_no_answer_is_published_again(
    database_url: str, store: Store, bus: Bus, nats: Nats, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it was stored or not: each event is there once in the end."""
    written = await make.events(database_url, streams(4, 5))
    send = bus._acks.send_together

    async def unanswered(sent: list[Message]) -> object:
        outcome = await send(sent)
        await outcome
        raise BusDown

    with monkeypatch.context() as patch:
        patch.setattr(bus._acks, "send_together", unanswered)
        patch.setattr(module, "TOGETHER", 1)
        with pytest.raises(BusDown):
            await Relay(store, bus).round()
    assert await left(store) == len(written)
    assert await Relay(store, bus).round() == len(written)
    found = await delivered(bus, len(written))
    assert sorted(event for event, _, _ in found) == sorted(str(event) for event in written)
