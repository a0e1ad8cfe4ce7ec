"""The worker's chores, on a real database."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import psycopg
import pytest
from structlog.testing import capture_logs

from app.worker import AT_ONCE, CHORES, Chore, Worker
from core.context import Database
from store import housekeeping
from store.session import Store, rows, statement

_SLEEP = statement("SELECT pg_sleep(0.25)")


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    """The database, as the worker sees it."""
    store = Store(database_url, size=len(CHORES))
    await store.open()
    yield store
    await store.close()


async def test_expired_idempotency_keys_are_removed(database_url: str, store: Store) -> None:
    """A key that has expired goes, one that has not stays."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("""
            INSERT INTO idempotency_keys
                (principal, operation, key, fingerprint, status, headers, body, expires_at)
            SELECT 'p', 'o', key, '', 200, '[]', '', now() + life
            FROM (VALUES ('old', interval '-1 s'), ('new', interval '1 h')) AS k (key, life)""")
        async with store.write() as unit:
            assert await housekeeping.remove_expired_idempotency_keys(unit) == 1
        assert connection.execute("SELECT key FROM idempotency_keys").fetchall() == [("new",)]


async def test_sessions_are_kept_for_a_while_after_their_end(
    database_url: str, store: Store
) -> None:
    """A session that ended long ago goes with its refresh tokens; a recent one stays."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("""
            WITH u AS (
                INSERT INTO users (id, email, email_key, username, username_key, display_name,
                                   time_zone, locale, version, created_at, updated_at)
                VALUES (gen_random_uuid(), 'a@b', 'a@b', 'a', 'a', 'A', 'UTC', 'en', 1,
                        now(), now())
                RETURNING id)
            INSERT INTO sessions (id, user_id, scopes, expires_at, user_agent)
            SELECT gen_random_uuid(), id, '{}', now() - age, name
            FROM u, (VALUES ('old', interval '31 d'), ('new', interval '1 d')) AS s (name, age)""")
        async with store.write() as unit:
            assert await housekeeping.remove_expired_sessions(unit) == 1
        assert connection.execute("SELECT user_agent FROM sessions").fetchall() == [("new",)]


async def test_who_was_written_to_is_forgotten_after_an_hour(
    database_url: str, store: Store
) -> None:
    """An address is kept no longer than it is counted for."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("""
            INSERT INTO letterboxes
            SELECT name || '@example.org', 'invitation', now() - age, '{}'
            FROM (VALUES ('old', interval '61 m'), ('new', interval '59 m')) AS s (name, age)""")
        async with store.write() as unit:
            assert await housekeeping.remove_letterboxes(unit) == 1
        kept = connection.execute("SELECT email_key FROM letterboxes").fetchall()
        assert kept == [("new@example.org",)]


async def test_partitions_of_the_coming_months_are_made_once(store: Store) -> None:
    """They are there before anybody needs them; a second run finds nothing to do."""
    async with store.write() as unit:
        await housekeeping.make_event_partitions(unit)
        assert await housekeeping.make_event_partitions(unit) == 0


async def test_chores_are_done_again_and_again_until_the_end(store: Store) -> None:
    """Each chore has its turn at its interval; a failing one does not stop the others."""
    turns = {"well": 0, "ill": 0}
    enough = asyncio.Event()

    async def well(_: Database) -> int:
        turns["well"] += 1
        if min(turns.values()) >= 3:
            enough.set()
        return 0

    async def ill(_: Database) -> int:
        turns["ill"] += 1
        raise psycopg.DataError

    worker = Worker(store, chores=(Chore("well", 0.01, well), Chore("ill", 0.01, ill)))
    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        group.create_task(worker.run())
        await enough.wait()
        worker.stop()


async def test_chores_do_not_wait_for_connections_of_each_other(database_url: str) -> None:
    """All are due at the start and connections are few: none fails, and a promise is kept."""
    done: list[str] = []

    async def slow(db: Database) -> int:
        await rows(db, _SLEEP)
        done.append("slow")
        return 0

    async def prompt(_: Database) -> int:
        done.append("prompt")
        return 0

    chores = [Chore(f"slow {number}", 3600, slow) for number in range(8)]
    store = Store(database_url, size=AT_ONCE + 1, checkout_seconds=0.3)
    await store.open()
    worker = Worker(store, chores=(*chores, Chore("prompt", 3600, prompt, promise=True)))
    with capture_logs() as logged:
        async with asyncio.timeout(60), asyncio.TaskGroup() as group:
            group.create_task(worker.run())
            while len(done) < 9:  # noqa: ASYNC110 - the work is the worker's
                await asyncio.sleep(0.02)
            worker.stop()
    await store.close()
    assert not [line for line in logged if line["event"] == "chore failed"]
    assert done.index("prompt") == 0


async def test_every_chore_works(store: Store) -> None:
    """The statement of each chore is one that the database understands."""
    for chore in CHORES:
        async with store.write() as unit:
            assert await chore.work(unit) >= 0


async def test_a_full_batch_is_followed_by_the_next_at_once(store: Store) -> None:
    """After an outage everything is done at the first look, however many batches it takes."""
    left = [2, 2, 1]
    empty = asyncio.Event()

    async def work(_: Database) -> int:
        done = left.pop(0)
        if not left:
            empty.set()
        return done

    worker = Worker(store, chores=(Chore("batches", 3600, work, batch=2),))
    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        group.create_task(worker.run())
        await empty.wait()
        worker.stop()
    assert left == []
