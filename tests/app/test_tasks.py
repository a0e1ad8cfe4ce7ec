"""Running jobs: one unit of work each, again when it failed, given up in the end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import psycopg
import pytest
from procrastinate.jobs import Job

from app.tasks import LAST_RETRY_SECONDS, PERIODIC, TASKS, Backoff, Runner, Task
from app.tools import Tools
from app.worker import Worker
from core.context import Context, RequestInfo
from core.settings import Settings
from core.trace import current_trace
from store import jobs
from store.session import Store, first, statement
from tests import queue

NOTE = statement("""
    INSERT INTO inbox (consumer, event_id) VALUES (:consumer, gen_random_uuid())""")


@pytest.fixture
async def store(settings: Settings) -> AsyncIterator[Store]:
    """The database, as a worker sees it."""
    store = Store(str(settings.database_url), size=6)
    await store.open()
    yield store
    await store.close()


@pytest.fixture
def tools(settings: Settings) -> Tools:
    """What tasks are given."""
    return Tools.from_settings(settings)


async def enqueue(store: Store, tools: Tools, task: str, args: Any = None, **options: Any) -> None:
    """Enqueue a job in a transaction of its own."""
    async with store.write() as unit:
        ctx = tools.context(unit, RequestInfo(trace_id="5" * 32))
        await jobs.enqueue(ctx, task, args, **options)


async def noted(store: Store) -> int:
    """Return how many rows the tasks here have written."""
    return int((await store.read().fetch(b"SELECT count(*) FROM inbox", []))[0][0])


async def kept(store: Store) -> int:
    """Return how many jobs there are, in whatever state."""
    return int((await store.read().fetch(b"SELECT count(*) FROM procrastinate_jobs", []))[0][0])


async def note(ctx: Context) -> None:
    """Write a row."""
    await first(ctx.db, NOTE, consumer="tests")


async def test_a_task_gets_its_arguments_and_a_context(
    settings: Settings, store: Store, tools: Tools
) -> None:
    """Nobody is signed in, the settings are those of the process, the trace is the request's."""
    seen: list[object] = []

    async def look(ctx: Context, *, who: str) -> None:
        seen.extend((who, ctx.who, ctx.settings, ctx.request.trace_id, current_trace()))

    await enqueue(store, tools, "look", {"who": "noor"})
    await queue.run(str(settings.database_url), tasks={"look": look}, settings=settings)
    assert seen == ["noor", None, settings, "5" * 32, "5" * 32]


async def test_what_a_task_writes_commits_with_its_end(
    settings: Settings, store: Store, tools: Tools
) -> None:
    """A job that is done is gone, its effect stays, and its continuation has been run too."""

    async def begin(ctx: Context) -> None:
        await note(ctx)
        await jobs.enqueue(ctx, "go_on")

    await enqueue(store, tools, "begin")
    await queue.run(str(settings.database_url), tasks={"begin": begin, "go_on": note})
    assert await noted(store) == 2
    assert await jobs.backlog(store.read()) == jobs.Backlog(0, 0, 0)


async def test_what_a_failed_task_wrote_is_undone_and_it_is_tried_again(
    settings: Settings, store: Store, tools: Tools
) -> None:
    """The second attempt comes some seconds later, and succeeds here."""
    attempts = []

    async def stumble(ctx: Context) -> None:
        attempts.append(1)
        await note(ctx)
        if len(attempts) == 1:
            raise RuntimeError

    await enqueue(store, tools, "stumble")
    url = str(settings.database_url)
    await queue.run(url, tasks={"stumble": stumble})
    assert await noted(store) == 0
    await queue.run(url, tasks={"stumble": stumble})  # not due yet
    assert len(attempts) == 1
    await queue.run(url, tasks={"stumble": stumble}, early=True)
    assert await noted(store) == 1


async def test_a_task_that_always_fails_is_given_up(
    settings: Settings, store: Store, tools: Tools
) -> None:
    """It stays as failed, for a person to look at, and the gauge counts it."""
    attempts = []

    async def fail(_: Context) -> None:
        attempts.append(1)
        raise RuntimeError

    await enqueue(store, tools, "fail")
    for _ in range(jobs.MAX_ATTEMPTS + 1):
        await queue.run(str(settings.database_url), tasks={"fail": fail}, early=True)
    assert len(attempts) == jobs.MAX_ATTEMPTS
    assert await jobs.backlog(store.read()) == jobs.Backlog(0, 0, 1)
    await store.read().fetch(b"DELETE FROM procrastinate_jobs", [])


def job(attempts: int) -> Job:
    """A job that was tried so often before."""
    return Job(
        id=1, queue="default", lock=None, queueing_lock=None, task_name="t", attempts=attempts
    )


def test_the_time_between_attempts_grows() -> None:
    """Three times as long each time, up to some hours, and not for ever."""
    waits = []
    for attempts in range(jobs.MAX_ATTEMPTS - 1):
        decision = Backoff().get_retry_decision(exception=RuntimeError(), job=job(attempts))
        assert decision is not None
        assert decision.retry_at is not None
        waits.append(decision.retry_at.timestamp())
    assert waits == sorted(waits)
    assert waits[-1] - waits[0] < 1.2 * LAST_RETRY_SECONDS
    last = job(jobs.MAX_ATTEMPTS - 1)
    assert Backoff().get_retry_decision(exception=RuntimeError(), job=last) is None
    interrupted = Backoff().get_retry_decision(exception=asyncio.CancelledError(), job=last)
    assert interrupted is not None
    assert interrupted.retry_at is None


def test_every_periodic_task_is_a_task() -> None:
    """What the clock enqueues can be run."""
    assert set(PERIODIC) <= set(TASKS)


# Workers ------------------------------------------------------------------------------------------


def worker(store: Store, tools: Tools, url: str, **tasks: Task) -> Worker:
    """Make a worker that knows these tasks and has no chores."""
    return Worker(store, Runner(store, tools, tasks, {}), url=url, chores=())


async def test_several_workers_do_each_job_once(
    settings: Settings, store: Store, tools: Tools
) -> None:
    """Forty jobs, three workers: each job has its effect once."""
    for _ in range(40):
        await enqueue(store, tools, "note")
    workers = [worker(store, tools, str(settings.database_url), note=note) for _ in range(3)]
    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        for one in workers:
            group.create_task(one.run())
        while (await jobs.backlog(store.read())).due or await noted(store) < 40:  # noqa: ASYNC110 - Postgres tells nobody
            await asyncio.sleep(0.02)
        for one in workers:
            one.stop()
    assert await noted(store) == 40


async def test_a_worker_survives_the_loss_of_its_connections(
    settings: Settings, store: Store, tools: Tools
) -> None:
    """After the database came back, it goes on with the jobs that were enqueued meanwhile."""
    url = str(settings.database_url)
    one = worker(store, tools, url, note=note)
    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        group.create_task(one.run())
        for expected in (1, 2):
            await enqueue(store, tools, "note")
            # Until it is finished, too: one that cannot be finished waits until its worker is dead.
            while await noted(store) < expected or await kept(store):  # noqa: ASYNC110 - Postgres tells nobody
                await asyncio.sleep(0.02)
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND application_name = 'daybook jobs'""")
        one.stop()


async def test_a_worker_that_ends_lets_its_jobs_be_done_by_others(
    settings: Settings, store: Store, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A job that takes too long is interrupted, undone, and waits for the next worker."""
    monkeypatch.setattr("app.worker.ENDING_SECONDS", 0.05)
    begun = asyncio.Event()

    async def dawdle(ctx: Context) -> None:
        await note(ctx)
        begun.set()
        await asyncio.sleep(3600)

    await enqueue(store, tools, "dawdle")
    one = worker(store, tools, str(settings.database_url), dawdle=dawdle)
    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        group.create_task(one.run())
        await begun.wait()
        one.stop()
    assert await noted(store) == 0
    await queue.run(str(settings.database_url), tasks={"dawdle": note})
    assert await noted(store) == 1


async def test_periodic_tasks_are_enqueued_once_by_all_workers(
    settings: Settings, store: Store, tools: Tools
) -> None:
    """However many workers look at the clock, and however late, there is one job."""
    yearly = Runner(store, tools, {"note": note}, {"note": "0 0 1 1 *"})
    url = str(settings.database_url)
    workers = [Worker(store, yearly, url=url, chores=()) for _ in range(3)]
    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        for one in workers:
            group.create_task(one.run())
        while await noted(store) < 1:  # noqa: ASYNC110 - Postgres tells nobody
            await asyncio.sleep(0.02)
        await asyncio.sleep(0.3)
        for one in workers:
            one.stop()
    assert await noted(store) == 1
