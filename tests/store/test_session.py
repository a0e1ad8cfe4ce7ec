"""The pool, compiled statements, read and write units."""

from __future__ import annotations

import asyncio
import contextlib

import psycopg
import pytest
from sqlalchemy import bindparam, select

from core.context import Context
from core.errors import Unavailable
from core.settings import Settings
from store import events
from store.documents import instant, json_row
from store.session import (
    EVENTS_CHANNEL,
    Store,
    first,
    json_text,
    jsonb,
    one,
    rows,
    statement,
)
from store.tables import workspaces
from tests.store.conftest import World


def test_text_and_core_compile_to_numbered_placeholders() -> None:
    """Parameters keep their names in Python and become `$1…`; a repeated one is sent once."""
    made = statement("SELECT :a, :b, :a, '12:30:00', x::text, '50%' FROM t")
    assert made.sql == b"SELECT $1, $2, $1, '12:30:00', x::text, '50%' FROM t"
    assert made.arguments({"b": 2, "a": 1}) == [1, 2]
    core = statement(select(workspaces.c.name).where(workspaces.c.id == bindparam("id")))
    assert core.names == ("id",)
    assert b"$1::UUID" in core.sql


def test_a_missing_parameter_is_named() -> None:
    """Forgetting a parameter fails in Python, before the database is asked."""
    with pytest.raises(KeyError, match="b"):
        statement("SELECT :a, :b").arguments({"a": 1})


async def test_json_comes_as_bytes(world: World) -> None:
    """What PostgreSQL renders is not parsed on its way through."""
    query = statement(f"SELECT {json_row('1 AS a, NULL AS b, ARRAY[true] AS c')}, '[1]'::jsonb")
    assert await one(world.store.read(), query) == (b'{"a":1,"b":null,"c":[true]}', b"[1]")


async def test_instants_are_written_as_the_contract_says(world: World) -> None:
    """RFC 3339, six digits, `Z`, whatever zone the instant was given in; null stays null."""
    query = statement(
        f"SELECT {instant(chr(39) + '2026-11-20 01:02:03.04+02' + chr(39) + '::timestamptz')},"
        f" {instant('NULL::timestamptz')}"
    )
    assert await one(world.store.read(), query) == ("2026-11-19T23:02:03.040000Z", None)


async def test_parameters_keep_their_types(world: World) -> None:
    """Texts, large and small integers, lists, null and JSON arrive as they were."""
    query = statement(
        "SELECT :n + 1, CAST(:list AS text[]), CAST(:none AS uuid), CAST(:json AS json), :doc"
    )
    row = await one(
        world.store.read(),
        query,
        n=2**40,
        list=["a", 'b"c'],
        none=None,
        json=json_text({"z": 1, "a": "\u6c34"}),
        doc=jsonb([1, "x"]),
    )
    assert row == (2**40 + 1, ["a", 'b"c'], None, '{"z":1,"a":"\u6c34"}'.encode(), b'[1, "x"]')


async def test_small_and_large_integers_share_a_plan(settings: Settings) -> None:
    """The width of a number does not make another prepared statement."""
    store = Store(str(settings.database_url), size=1)
    await store.open()
    query = statement("SELECT :n + 0 AS plan_probe")
    for n in (1, 70_000, 2**40):
        await one(store.read(), query, n=n)
    prepared = await store.read().fetch(
        b"SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%plan_probe'"
        b" AND statement NOT LIKE '%pg_prepared%'",
        [],
    )
    await store.close()
    assert prepared == [(1,)]


async def test_a_read_is_one_statement(world: World) -> None:
    """No BEGIN, no COMMIT, nothing but the statement."""
    world.statements.clear()
    await one(world.store.read(), statement("SELECT 1"))
    assert world.statements == [b"SELECT 1"]


MAKE = statement("INSERT INTO inbox (consumer, event_id) VALUES ('t', gen_random_uuid())")
COUNT = statement("SELECT count(*) FROM inbox")


async def made(world: World) -> int:
    """Count the rows that tests of transactions make."""
    return int((await one(world.store.read(), COUNT))[0])


async def test_a_write_commits_at_the_end(world: World) -> None:
    """What a unit did is seen by others when its block has ended, and not before."""
    world.statements.clear()
    async with world.store.write() as unit:
        await rows(unit, MAKE)
        assert (await one(unit, COUNT))[0] == 1
        assert await made(world) == 0
    assert await made(world) == 1
    assert (world.statements[0], world.statements[-2]) == (b"BEGIN", b"COMMIT")


async def test_a_write_begins_with_its_first_statement(world: World) -> None:
    """A unit that never gets to the database runs nothing; statements outside are on their own."""
    world.statements.clear()
    async with world.store.write() as unit:
        await one(unit.outside, COUNT)
        assert world.statements == [COUNT.sql]
        await rows(unit, MAKE)
        assert await one(unit.outside, COUNT) == (0,)
    async with world.store.write():
        pass
    assert world.statements == [COUNT.sql, b"BEGIN", MAKE.sql, COUNT.sql, b"COMMIT"]


async def test_a_raised_error_rolls_back(world: World) -> None:
    """A unit that raises leaves nothing, and its error comes out unchanged."""

    async def work() -> None:
        async with world.store.write() as unit:
            await rows(unit, MAKE)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await work()
    assert await made(world) == 0
    assert world.statements[-2] == b"ROLLBACK"


async def test_a_commit_that_fails_is_an_error(world: World) -> None:
    """A rule that is checked at the commit raises out of the unit: no answer claims success."""
    noor = await world.person()
    orphan = statement("""
        INSERT INTO post_slugs (author_id, slug_key, slug, post_id)
        VALUES (:author_id, 'x', 'x', gen_random_uuid())""")
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        async with world.store.write() as unit:
            await rows(unit, orphan, author_id=noor.user_id)


@pytest.fixture
async def small(settings: Settings) -> Store:
    """A store whose patience is short."""
    store = Store(
        str(settings.database_url),
        size=2,
        wait_seconds=0.1,
        checkout_seconds=0.2,
        statement_seconds=2,
        lock_seconds=0.1,
    )
    await store.open()
    return store


async def test_a_cancelled_write_rolls_back_and_returns_its_connection(
    settings: Settings, world: World
) -> None:
    """A client that goes away costs neither data nor a connection."""
    store = Store(str(settings.database_url), size=2, checkout_seconds=60, statement_seconds=60)
    await store.open()

    async def work() -> None:
        async with store.write() as unit:
            await rows(unit, MAKE)
            await rows(unit, statement("SELECT pg_sleep(30)"))

    for _ in range(3):
        task = asyncio.create_task(work())
        while await sleeping(world) == 0:
            assert not task.done(), task
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert await made(world) == 0
    assert await one(store.read(), COUNT) == (0,)
    await store.close()


async def sleeping(world: World) -> int:
    """Count the connections that sleep in the database."""
    query = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE wait_event = 'PgSleep' AND datname = current_database()"
    )
    return int((await world.sql(query))[0][0])


async def test_a_cancelled_write_is_cancelled_even_when_its_connection_dies(
    world: World, settings: Settings
) -> None:
    """What comes out of a unit is why it ended, not that rolling back failed too."""

    async def work() -> None:
        async with world.store.write() as unit:
            await rows(unit, MAKE)
            await terminate_others(world, settings)
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await work()


async def test_a_full_pool_is_unavailable(small: Store) -> None:
    """Without a free connection the answer comes in time, and afterwards all is well."""
    async with small.write() as first, small.write() as second:
        for unit in (first, second):
            await one(unit, COUNT)
        waiting = asyncio.gather(
            *(one(small.read(), COUNT) for _ in range(4)), return_exceptions=True
        )
        assert [type(answer) for answer in await waiting] == [Unavailable] * 4
    assert await one(small.read(), COUNT) == (0,)
    await small.close()


async def test_a_lock_that_is_held_is_unavailable(small: Store, world: World) -> None:
    """Waiting for a lock ends in `Unavailable`, and in a rollback, rather than never."""
    workspace_id = await world.workspace(await world.person())
    lock = statement("SELECT id FROM workspaces WHERE id = :id FOR UPDATE")
    async with world.store.write() as unit:
        await one(unit, lock, id=workspace_id)
        with pytest.raises(Unavailable):
            async with small.write() as other:
                await one(other, lock, id=workspace_id)
    await small.close()


async def test_a_statement_that_takes_too_long_is_unavailable(small: Store) -> None:
    """A statement has a time limit, on the server."""
    with pytest.raises(Unavailable):
        await one(small.read(), statement("SELECT pg_sleep(20)"))
    await small.close()


async def test_a_deadlock_is_unavailable(world: World) -> None:
    """Of two writers that wait for each other one is asked to come again."""
    noor = await world.person()
    ids = [await world.workspace(noor), await world.workspace(noor)]
    lock = statement("SELECT id FROM workspaces WHERE id = :id FOR UPDATE")
    barrier = asyncio.Barrier(2)

    async def both(order: list[int]) -> str:
        try:
            async with world.store.write() as unit:
                await one(unit, lock, id=ids[order[0]])
                await barrier.wait()
                await one(unit, lock, id=ids[order[1]])
        except Unavailable:
            return "unavailable"
        return "done"

    outcomes = await asyncio.gather(both([0, 1]), both([1, 0]))
    assert sorted(outcomes) == ["done", "unavailable"]


async def terminate_others(world: World, settings: Settings) -> None:
    """End every connection of the store, as a restart of the server does."""
    for _ in range(3):
        await asyncio.gather(*(one(world.store.read(), COUNT) for _ in range(10)))
    with psycopg.connect(str(settings.database_url), autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


async def test_a_read_survives_a_restart_of_the_database(world: World, settings: Settings) -> None:
    """Reads on connections that died meanwhile are asked again on new ones."""
    await terminate_others(world, settings)
    answers = await asyncio.gather(*(one(world.store.read(), COUNT) for _ in range(10)))
    assert answers == [(0,)] * 10


async def test_no_read_waits_for_ever_when_connections_end(
    world: World, settings: Settings
) -> None:
    """However the end of a connection and an answer meet, the task that waits is told."""
    for _ in range(40):
        await terminate_others(world, settings)
        async with asyncio.timeout(20):
            answers = await asyncio.gather(*(one(world.store.read(), COUNT) for _ in range(10)))
        assert answers == [(0,)] * 10


async def test_a_write_survives_a_restart_before_it_begins(
    world: World, settings: Settings
) -> None:
    """A unit that gets a dead connection begins on another one; nothing was lost yet."""
    await terminate_others(world, settings)
    async with world.store.write() as unit:
        await rows(unit, MAKE)
    assert await made(world) == 1


async def test_a_connection_that_dies_inside_a_write_is_unavailable(
    world: World, settings: Settings
) -> None:
    """In the middle of a unit there is no second try: what it did is lost, and that is said."""

    async def work() -> None:
        async with world.store.write() as unit:
            await rows(unit, MAKE)
            await terminate_others(world, settings)
            await rows(unit, MAKE)

    with pytest.raises(Unavailable):
        await work()
    assert await made(world) == 0


async def test_a_database_that_is_not_there_is_unavailable() -> None:
    """Opening fails in the one way, within its time."""
    store = Store("postgresql://nobody@127.0.0.1:1/nothing", size=1)
    with pytest.raises(Unavailable):
        await store.open(timeout=0.3)
    await store.close()


async def test_a_commit_with_events_sends_a_hint(world: World, settings: Settings) -> None:
    """Relays are woken after a commit that appended, and not after one that did not."""
    author = (await world.person()).user_id
    connection = await psycopg.AsyncConnection.connect(str(settings.database_url), autocommit=True)
    async with connection:
        world.store._hint.clear()  # the author's own
        async with world.store.write() as unit:
            await rows(unit, MAKE)
        assert not world.store._hint.is_set()
        await connection.execute(f"LISTEN {EVENTS_CHANNEL}")
        async with world.store.write() as unit:
            await events.append(
                world.context(unit), events.Event("workspace.created", author, 2, {})
            )
        assert world.store._hint.is_set()
        # One more may come with it: the author's, sent late.
        assert [n async for n in connection.notifies(timeout=60, stop_after=1)]


async def test_first_gives_none_for_no_row(world: World) -> None:
    """Asking for what may be missing is no error; asking for what must be there is."""
    nothing = statement("SELECT 1 WHERE false")
    assert await first(world.store.read(), nothing) is None
    with pytest.raises(IndexError):
        await one(world.store.read(), nothing)


async def test_a_failure_that_was_ignored_is_not_called_done(world: World) -> None:
    """PostgreSQL answers COMMIT with a roll-back then, and calls that a success."""

    async def ignore(ctx: Context) -> None:
        with contextlib.suppress(psycopg.errors.DivisionByZero):
            await rows(ctx.db, statement("SELECT 1 / 0"))

    with pytest.raises(RuntimeError, match="a statement failed"):
        await world.write(None, ignore)
