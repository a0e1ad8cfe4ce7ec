"""Connections at the level of libpq, and who gets one next."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator

import psycopg
import pytest
from psycopg.pq import TransactionStatus
from psycopg_pool import PoolTimeout, TooManyRequests

from core.settings import Settings
from store import pool as pools
from store import wire as wires
from store.pool import Pool
from store.wire import Step, Wire

SIZE = 3


@pytest.fixture
async def pool(settings: Settings) -> AsyncIterator[Pool]:
    """Three connections, and a second to wait for one."""
    made = Pool(
        str(settings.database_url),
        size=SIZE,
        wait_seconds=0.5,
        checkout_seconds=1,
        kwargs={"autocommit": True},
    )
    await made.open(10)
    yield made
    await made.close()


@pytest.fixture
async def wire(pool: Pool) -> AsyncIterator[Wire]:
    """One connection."""
    borrowed = await pool.borrow()
    yield borrowed
    await pool.give_back(borrowed)


async def value(wire: Wire, sql: bytes, *params: object) -> object:
    """Return the one value of a statement."""
    return (await wire.fetch(sql, params))[0][0]


async def test_what_does_not_fit_into_a_socket_goes_in_parts(wire: Wire) -> None:
    """A parameter and a result of several megabytes arrive whole."""
    text = "água e céu " * 500_000

    assert await value(wire, b"SELECT length($1::text)", text) == len(text)
    assert await value(wire, b"SELECT $1::text", text) == text


async def test_a_statement_is_prepared_once_for_each_set_of_types(wire: Wire) -> None:
    """Its second run finds it prepared; an absent value does not disturb the others."""
    for given in (1, 2, None, 3, None):
        assert await value(wire, b"SELECT $1::bigint AS probe", given) == given

    names = await wire.fetch(
        b"SELECT name FROM pg_prepared_statements WHERE statement LIKE '%AS probe'"
        b" AND statement NOT LIKE '%pg_prepared%'"
    )
    assert len(names) == 2


async def test_an_error_leaves_a_connection_that_works(wire: Wire) -> None:
    """What the server refuses is raised as psycopg's error, prepared or not."""
    for _ in range(2):
        with pytest.raises(psycopg.errors.DivisionByZero):
            await wire.fetch(b"SELECT 1 / $1::int", [0])
    with pytest.raises(psycopg.errors.SyntaxError):
        await wire.fetch(b"SELEC 1")
    with pytest.raises(psycopg.errors.SyntaxError):
        await wire.command(b"BEGI")

    assert await value(wire, b"SELECT 1 / $1::int", 1) == 1


BEGIN: Step = b"BEGIN", ()
COMMIT: Step = b"COMMIT", ()


async def test_statements_travel_together(wire: Wire) -> None:
    """A transaction in one round trip, whether the server knows its statements yet or not."""
    for _ in range(2):
        steps: list[Step] = [BEGIN, (b"SELECT $1::int + 1", [1]), (b"SELECT 1 WHERE false", ())]
        assert await wire.batch(steps) == [[], [(2,)], []]
        assert wire.connection.pgconn.transaction_status == TransactionStatus.INTRANS
        assert await value(wire, b"SELECT 1") == 1
        assert await wire.batch([(b"SELECT $1::int + 1", [2]), COMMIT]) == [[(3,)], []]
        assert wire.is_clean
    assert await wire.batch([(b"SELECT 7", ())] * 3) == [[(7,)]] * 3


async def test_a_statement_sees_what_was_committed_since_the_one_before(wire: Wire) -> None:
    """Though they travel together: it waits for a lock, and sees what its holder did."""
    await wire.command(b"CREATE TABLE seen (id int)")
    async with await psycopg.AsyncConnection.connect(wire.connection.info.dsn) as other:
        await other.execute("SELECT pg_advisory_xact_lock(7)")
        await other.execute("INSERT INTO seen VALUES (1)")
        lock, count = b"SELECT pg_advisory_xact_lock(7)", b"SELECT count(*) FROM seen"
        task = asyncio.create_task(wire.batch([BEGIN, (lock, ()), (count, ()), COMMIT]))
        await asyncio.sleep(0.1)
        await other.commit()
        assert (await task)[2] == [(1,)]


async def test_after_a_statement_that_fails_none_is_run(wire: Wire) -> None:
    """Its error is raised, whatever it is, and the connection goes on after a roll-back."""
    await wire.command(b"CREATE TABLE done (id int)")
    for sql, problem in (
        (b"SELECT 1 / $1::int", psycopg.errors.DivisionByZero),
        (b"SELECT 1 / $1::int", psycopg.errors.DivisionByZero),
        (b"SELEC $1::int", psycopg.errors.SyntaxError),
    ):
        with pytest.raises(problem):
            await wire.batch([BEGIN, (sql, [0]), (b"INSERT INTO done VALUES (1)", ()), COMMIT])
        assert wire.connection.pgconn.transaction_status == TransactionStatus.INERROR
        await wire.command(b"ROLLBACK")
    assert await wire.batch([BEGIN, (b"SELECT 1 / $1::int", [1])]) == [[], [(1,)]]
    assert not wire.has_failed
    await wire.command(b"COMMIT")
    assert await value(wire, b"SELECT count(*) FROM done") == 0


async def test_a_statement_without_rows_gives_none(wire: Wire) -> None:
    """Neither does an empty one."""
    assert await wire.fetch(b"CREATE TEMPORARY TABLE probe (id int)") == []
    assert await wire.fetch(b"") == []


async def test_two_statements_at_once_are_a_mistake_of_ours(wire: Wire) -> None:
    """The second one is refused, the first one gets its answer."""
    first = asyncio.create_task(wire.fetch(b"SELECT pg_sleep(0.2)"))
    await asyncio.sleep(0.05)

    with pytest.raises(RuntimeError, match="one statement at a time"):
        await wire.fetch(b"SELECT 1")
    assert len(await first) == 1


async def test_a_cancelled_task_ends_its_statement(wire: Wire) -> None:
    """The server works no longer for nobody, and the connection can be used at once."""
    sleep = b"SELECT pg_sleep(60)"
    for run in (lambda: wire.fetch(sleep), lambda: wire.batch([BEGIN, (sleep, ()), COMMIT])):
        task: asyncio.Task[object] = asyncio.create_task(run())
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    await wire.command(b"ROLLBACK")

    assert await asyncio.wait_for(value(wire, b"SELECT 1"), 5) == 1
    assert not wire.closed


async def test_an_answer_that_comes_with_the_cancellation_is_put_aside(wire: Wire) -> None:
    """Whenever the task is cancelled, the next statement gets its own answer."""
    chance = random.Random(1)
    for number in range(200):
        task = asyncio.create_task(value(wire, b"SELECT $1::int", -1))
        await asyncio.sleep(chance.random() * 0.001)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert await asyncio.wait_for(value(wire, b"SELECT $1::int", number), 5) == number


async def test_a_connection_that_dies_idle_is_noticed(pool: Pool, wire: Wire) -> None:
    """Nobody has to run a statement on it to find out."""
    other = await pool.borrow()
    await other.fetch(b"SELECT pg_terminate_backend($1)", [wire.connection.info.backend_pid])
    await pool.give_back(other)

    async with asyncio.timeout(5):
        while not wire.closed:  # noqa: ASYNC110 - no event tells
            await asyncio.sleep(0.01)
    with pytest.raises(psycopg.OperationalError):
        await wire.fetch(b"SELECT 1")


async def test_an_end_that_the_loop_does_not_tell_is_noticed(
    pool: Pool, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Libuv stops watching a socket with an error: a statement would wait for ever."""
    monkeypatch.setattr(pools, "LOOK_SECONDS", 0.05)
    ((pid,),) = await wire.fetch(b"SELECT pg_backend_pid()")
    asyncio.get_running_loop().remove_reader(wire.connection.pgconn.socket)
    other = await pool.borrow()
    statement = asyncio.create_task(wire.fetch(b"SELECT pg_sleep(60)"))
    await asyncio.sleep(0.05)
    await other.fetch(b"SELECT pg_terminate_backend($1)", [pid])
    await pool.give_back(other)
    async with asyncio.timeout(20):
        with pytest.raises(psycopg.OperationalError):
            await statement
    assert wire.closed


async def test_everybody_in_line_gets_a_connection(pool: Pool) -> None:
    """Three connections serve twenty, each of them alone on its own."""
    in_use = 0
    most = 0

    async def use() -> int:
        nonlocal in_use, most
        wire = await pool.borrow()
        in_use += 1
        most = max(most, in_use)
        result = await wire.fetch(b"SELECT pg_backend_pid(), pg_sleep(0.05)")
        in_use -= 1
        await pool.give_back(wire)
        return int(result[0][0])

    assert len(set(await asyncio.gather(*(use() for _ in range(20))))) == SIZE
    assert most == SIZE
    assert pool.lent == 0


async def test_who_has_waited_too_long_gives_up(pool: Pool) -> None:
    """Those who were let in, since no one could know, are refused after a second."""
    held = [await pool.borrow() for _ in range(SIZE)]
    outcomes = await asyncio.gather(*(pool.borrow() for _ in range(20)), return_exceptions=True)
    assert {type(outcome) for outcome in outcomes} == {PoolTimeout}
    for wire in held:
        await pool.give_back(wire)
    await pool.give_back(await pool.borrow())


async def test_who_would_wait_too_long_is_not_let_in(pool: Pool) -> None:
    """The pace of the line, which was learned, tells; those that are in it are served."""

    async def use(seconds: float) -> None:
        wire = await pool.borrow()
        await wire.fetch(b"SELECT pg_sleep($1)", [seconds])
        await pool.give_back(wire)

    await asyncio.gather(*(use(0.15) for _ in range(SIZE * 3)))  # a turn takes 50 ms
    assert pool.is_open(write=False)
    waiting = []
    while pool.is_open(write=False):
        waiting.append(asyncio.create_task(use(0.02)))
        await asyncio.sleep(0)
    assert len(waiting) < 30
    assert pool.expected_wait(write=False) > 0.5
    second = asyncio.create_task(use(0))  # of a request that was let in, it waits as well
    urgent = asyncio.create_task(pool.borrow(urgent=True))
    wire = await urgent
    assert not second.done()
    assert not waiting[-1].done()
    await pool.give_back(wire)
    await asyncio.gather(*waiting, second)
    assert pool.is_open(write=False)
    assert pool.lent == 0


async def test_a_slow_past_is_forgotten(pool: Pool) -> None:
    """A line that was slow takes few, and learns from them that it is fast again."""

    async def use(seconds: float) -> bool:
        if not pool.is_open(write=False):
            return False
        wire = await pool.borrow()
        await wire.fetch(b"SELECT pg_sleep($1)", [seconds])
        await pool.give_back(wire)
        return True

    await asyncio.gather(*(use(0.4) for _ in range(SIZE * 2)))
    assert not all(await asyncio.gather(*(use(0) for _ in range(50))))
    for _ in range(100):
        await asyncio.gather(*(use(0) for _ in range(SIZE * 2)))
    assert all(await asyncio.gather(*(use(0) for _ in range(50))))


async def test_writes_do_not_take_every_connection(settings: Settings) -> None:
    """Of ten, two are for reads: writes that wait for a lock keep no reader out."""
    pool = Pool(str(settings.database_url), size=10, wait_seconds=5, checkout_seconds=5, kwargs={})
    await pool.open(10)
    writes = [asyncio.create_task(pool.borrow(write=True)) for _ in range(12)]
    while pool.lent < 8:  # noqa: ASYNC110 - no event tells
        await asyncio.sleep(0.01)
    for _ in range(3):
        reads = [await pool.borrow() for _ in range(2)]
        assert pool.lent == 10
        for wire in reads:
            await pool.give_back(wire)
    assert sum(task.done() for task in writes) == 8
    for task in writes:
        await pool.give_back(await task)
    assert pool.lent == 0
    await pool.close()


async def test_who_came_first_is_served_first(pool: Pool) -> None:
    """A read that comes later does not overtake a write, nor a write a read."""
    held = [await pool.borrow() for _ in range(SIZE)]
    order: list[int] = []

    async def use(number: int) -> None:
        wire = await pool.borrow(write=number % 2 == 0)
        order.append(number)
        await wire.fetch(b"SELECT 1")
        await pool.give_back(wire)

    tasks = [asyncio.create_task(use(number)) for number in range(10)]
    await asyncio.sleep(0.01)
    await pool.give_back(held.pop())
    await asyncio.gather(*tasks)
    assert order == sorted(order)
    for wire in held:
        await pool.give_back(wire)


async def test_no_connection_is_lost_to_those_who_give_up(pool: Pool) -> None:
    """Tasks are cancelled while they wait, while they are called, and in their statement."""
    chance = random.Random(2)

    async def use(*, write: bool) -> None:
        wire = await pool.borrow(write=write)
        try:
            await wire.fetch(b"SELECT pg_sleep(0.001)")
        finally:
            await pool.give_back(wire)

    for _ in range(40):
        tasks = [asyncio.create_task(use(write=number % 3 == 0)) for number in range(12)]
        await asyncio.sleep(chance.random() * 0.008)
        for task in chance.sample(tasks, 6):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert pool.lent == 0
    held = [await asyncio.wait_for(pool.borrow(write=True), 5) for _ in range(SIZE)]
    assert pool.lent == SIZE
    for wire in held:
        await pool.give_back(wire)


async def test_dead_connections_make_way_for_those_in_line(pool: Pool) -> None:
    """When a connection ends in somebody's hands, the next in line gets a new one."""
    held = [await pool.borrow() for _ in range(SIZE)]
    waiting = [asyncio.create_task(pool.borrow()) for _ in range(SIZE)]
    await asyncio.sleep(0.01)
    for wire in held:
        with pytest.raises(psycopg.OperationalError):
            await wire.fetch(b"SELECT pg_terminate_backend(pg_backend_pid())")
        await pool.give_back(wire)

    for wire in await asyncio.gather(*waiting):
        assert await value(wire, b"SELECT 1") == 1
        await pool.give_back(wire)


async def test_an_old_connection_is_replaced(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its server process ends when it is given back, and another one is made."""
    monkeypatch.setattr(wires, "_OLD_SECONDS", -1.0)
    first = await pool.borrow()
    pid = first.connection.info.backend_pid
    await pool.give_back(first)

    second = await pool.borrow()
    assert second.connection.info.backend_pid != pid
    assert first.connection.closed
    await pool.give_back(second)


async def test_a_line_has_an_end(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    """However fast it moves: those who wait hold memory."""
    monkeypatch.setattr(pools, "MOST_WAITING", 1)
    held = [await pool.borrow() for _ in range(SIZE)]
    waiting = asyncio.create_task(pool.borrow())
    await asyncio.sleep(0)
    with pytest.raises(TooManyRequests):
        await pool.borrow()
    await pool.give_back(held.pop())
    held.append(await waiting)
    for wire in held:
        await pool.give_back(wire)
    assert pool.lent == 0


async def test_what_is_left_of_a_transaction_reaches_nobody(pool: Pool) -> None:
    """A connection that is given back in the middle of one is closed, and with it what it did."""
    first = await pool.borrow()
    await first.command(b"BEGIN")
    await pool.give_back(first)

    assert first.connection.closed
    second = await pool.borrow()
    assert second is not first
    await pool.give_back(second)


async def test_connections_that_were_looked_at_are_used_again(pool: Pool) -> None:
    """Those that live stay, with what was prepared on them; those that died are replaced."""
    for _ in range(2):
        held = [await pool.borrow() for _ in range(SIZE)]
        for wire in held:
            assert await value(wire, b"SELECT $1::int + 5", 1) == 6
        with pytest.raises(psycopg.OperationalError):
            await held[0].fetch(b"SELECT pg_terminate_backend(pg_backend_pid())")
        for wire in held:
            await pool.give_back(wire)
        await pool.check()
        assert pool.lent == 0
