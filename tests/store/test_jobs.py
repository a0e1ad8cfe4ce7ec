"""Enqueuing: a job exists when its transaction committed, and waits on the database's clock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import psycopg
import pytest

from core.settings import Settings
from store import jobs
from store.session import Row
from tests.store.conftest import TRACE, World

JOBS = "SELECT task_name, args, queue_name, lock, queueing_lock FROM procrastinate_jobs ORDER BY id"


@pytest.fixture
async def world(world: World) -> AsyncIterator[World]:
    """The store; the jobs that tests enqueue here name no task, and are taken away."""
    yield world
    await world.sql("DELETE FROM procrastinate_jobs")


async def fetched(world: World) -> list[str]:
    """Take every job that is due as a worker does; return the names of their tasks."""
    found: list[str] = []
    while True:
        (row,) = await world.sql("SELECT task_name FROM procrastinate_fetch_job_v2(NULL, NULL)")
        if row[0] is None:
            return found
        found.append(row[0])


async def test_a_job_exists_when_its_transaction_commits(world: World) -> None:
    """It carries its arguments as JSON, and which request enqueued it."""
    await world.write(None, jobs.enqueue, "tidy", {"day": timedelta(0).days, "who": "noor"})
    ((task, args, *rest),) = await world.sql(JOBS)
    assert (task, rest) == ("tidy", ["default", None, None])
    assert args == f'{{"day": 0, "who": "noor", "trace_id": "{TRACE}"}}'.encode()


async def test_a_job_of_a_rolled_back_transaction_never_was(world: World) -> None:
    """Nothing follows an effect that did not happen."""

    async def work() -> None:
        async with world.store.write() as unit:
            await jobs.enqueue(world.context(unit), "tidy")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await work()
    assert await world.sql(JOBS) == []


async def test_enqueuing_is_one_statement(world: World) -> None:
    """It costs its transaction one round trip."""
    async with world.store.write() as unit:
        await jobs.enqueue(world.context(unit), "tidy")
        world.statements.clear()
        await jobs.enqueue(world.context(unit), "tidy", lock="a", queueing_lock="b")
        assert len(world.statements) == 1


async def test_a_job_waits_until_the_databases_clock_says_so(world: World) -> None:
    """At an instant, or after a while; what is past is due at once."""
    ((now,),) = await world.sql("SELECT clock_timestamp()")
    await world.write(None, jobs.enqueue, "overdue", at=now - timedelta(hours=1))
    await world.write(None, jobs.enqueue, "later", at=now + timedelta(hours=1))
    await world.write(None, jobs.enqueue, "after", after=timedelta(hours=1))
    assert await fetched(world) == ["overdue"]
    await world.sql("UPDATE procrastinate_jobs SET scheduled_at = scheduled_at - interval '1 hour'")
    assert await fetched(world) == ["later", "after"]


async def waiting(world: World) -> list[Row]:
    """Return when each waiting job is due, as the hours from now."""
    return await world.sql("""
        SELECT round(extract(epoch FROM scheduled_at - now()) / 3600)::int
        FROM procrastinate_jobs WHERE status = 'todo' ORDER BY id""")


async def test_one_job_waits_under_a_queueing_lock(world: World) -> None:
    """A second one adds nothing, but that the first is run as early as the second wanted."""
    for hours in (3, 2, 5):
        given = {"queueing_lock": "index", "after": timedelta(hours=hours)}
        await world.write(None, jobs.enqueue, "index", **given)
    await world.write(None, jobs.enqueue, "index", queueing_lock="other")
    assert await waiting(world) == [(2,), (None,)]
    await world.write(None, jobs.enqueue, "index", queueing_lock="index")
    assert await waiting(world) == [(None,), (None,)]


async def test_a_queueing_lock_is_free_once_its_job_has_begun(world: World) -> None:
    """What is enqueued while a job runs is not covered by it; both can wait again."""
    await world.write(None, jobs.enqueue, "index", queueing_lock="index")
    assert await fetched(world) == ["index"]
    await world.write(None, jobs.enqueue, "index", queueing_lock="index")
    assert await jobs.rescue(world.store.read()) == ["index"]
    assert await waiting(world) == [(None,), (None,)]


async def test_a_job_does_not_begin_before_everybody_who_asked_for_it_committed(
    world: World,
) -> None:
    """While somebody's second request under a queueing lock is uncommitted, no worker takes it."""
    await world.write(None, jobs.enqueue, "index", queueing_lock="index")
    async with world.store.write() as unit:
        await jobs.enqueue(world.context(unit), "index", queueing_lock="index")
        assert await fetched(world) == []
    assert await fetched(world) == ["index"]


async def test_a_commit_with_jobs_wakes_the_workers(world: World, settings: Settings) -> None:
    """They listen on procrastinate's channel, which is notified after the commit."""
    connection = await psycopg.AsyncConnection.connect(str(settings.database_url), autocommit=True)
    async with connection:
        await connection.execute(f"LISTEN {jobs.CHANNEL}")
        await world.write(None, jobs.enqueue, "tidy")
        (hint,) = [n async for n in connection.notifies(timeout=60, stop_after=1)]
        assert hint.payload == jobs.HINT


async def beating(world: World, age: str) -> int:
    """Register a worker that was last heard of some time ago; return its id."""
    ((worker_id,),) = await world.sql(
        """INSERT INTO procrastinate_workers (last_heartbeat)
           VALUES (now() - CAST($1::text AS interval)) RETURNING id""",
        age,
    )
    return int(worker_id)


async def test_jobs_of_dead_workers_are_rescued(world: World) -> None:
    """A worker that is silent too long loses its jobs, one that is alive keeps them."""
    for age, task in (("1 s", "kept"), ("1 h", "lost")):
        await world.write(None, jobs.enqueue, task)
        worker_id = await beating(world, age)
        await world.sql("SELECT procrastinate_fetch_job_v2(NULL, $1)", worker_id)
    assert await jobs.rescue(world.store.read()) == ["lost"]
    assert await fetched(world) == ["lost"]


async def test_a_job_that_kills_its_workers_is_given_up(world: World) -> None:
    """After so many dead workers it has failed, and nobody takes it any more."""
    await world.write(None, jobs.enqueue, "poison")
    for _ in range(jobs.MAX_ATTEMPTS):
        assert await fetched(world) == ["poison"]
        await jobs.rescue(world.store.read())
    assert await fetched(world) == []
    assert (await jobs.backlog(world.store.read())).failed == 1


async def test_the_backlog_counts_what_is_due(world: World) -> None:
    """Jobs of later do not count, and the age is that of being due."""
    await world.write(None, jobs.enqueue, "later", after=timedelta(hours=1))
    assert await jobs.backlog(world.store.read()) == jobs.Backlog(0, 0, 0)
    await world.write(None, jobs.enqueue, "overdue", after=timedelta(seconds=-60))
    await world.write(None, jobs.enqueue, "now")
    found = await jobs.backlog(world.store.read())
    assert found.due == 2
    assert 60 <= found.oldest_seconds < 90


async def test_two_who_take_one_queueing_lock_at_once(world: World) -> None:
    """The second waits for the first, and one job is there."""
    enqueued = asyncio.Event()

    async def first() -> None:
        async with world.store.write() as unit:
            await jobs.enqueue(world.context(unit), "index", queueing_lock="index")
            enqueued.set()
            await asyncio.sleep(0.1)

    async def second() -> None:
        await enqueued.wait()
        await world.write(None, jobs.enqueue, "index", queueing_lock="index")

    await asyncio.gather(first(), second())
    assert len(await waiting(world)) == 1
