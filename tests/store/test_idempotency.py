"""Idempotency keys: one effect per key, whatever happens at once."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import psycopg
import pytest

from core.context import Context, Database
from store import idempotency
from store.idempotency import InProgress, Known, Record
from store.session import Store, WriteUnit, rows, statement
from tests.store.conftest import World

RECORD = Record(b"print", 201, b'[["etag", "\\"1\\""]]', b'{"id": 1}')
EFFECT = statement("INSERT INTO inbox (consumer, event_id) VALUES ('t', gen_random_uuid())")


async def request(store: Store, principal: str = "user:1", operation: str = "op") -> str:
    """Do what a request with a key does; tell how it went."""
    try:
        async with store.write() as unit:
            await effect(unit, principal, operation)
    except InProgress:
        return "in progress"
    except Known:
        assert await idempotency.find(store.read(), principal, operation, "key") == RECORD
        return "replayed"
    return "done"


async def effect(
    db: Database, principal: str = "user:1", operation: str = "op", record: Record = RECORD
) -> None:
    """Have an effect, and keep the answer under a key."""
    unit = claim(db, principal, operation)
    await rows(unit, EFFECT)
    idempotency.keep(unit, principal, operation, "key", record)


def claim(db: Database, principal: str = "user:1", operation: str = "op") -> WriteUnit:
    """Claim the key with whatever the unit does first."""
    assert isinstance(db, WriteUnit)
    idempotency.claim(db, principal, operation, "key")
    return db


async def effects(world: World) -> int:
    """Count the effects."""
    return int((await world.sql("SELECT count(*) FROM inbox"))[0][0])


async def test_a_repetition_gets_the_first_answer(world: World) -> None:
    """The second request with a key has no effect and the same answer, byte for byte."""
    assert await request(world.store) == "done"
    assert await request(world.store) == "replayed"
    assert await effects(world) == 1


async def test_of_many_at_once_one_has_the_effect(world: World) -> None:
    """In every one of 20 rounds, 10 parallel requests with one key have one effect."""
    for round_ in range(1, 21):
        outcomes = await asyncio.gather(
            *(request(world.store, f"user:{round_}") for _ in range(10))
        )
        assert outcomes.count("done") == 1
        assert set(outcomes) <= {"done", "replayed", "in progress"}
        assert await effects(world) == round_


async def test_a_request_under_way_is_told_at_once(world: World) -> None:
    """While the first request runs, another with its key does not wait for it."""
    async with world.store.write() as unit:
        await effect(unit)
        assert await request(world.store) == "in progress"
    assert await request(world.store) == "replayed"


async def test_a_failed_request_leaves_its_key_free(world: World) -> None:
    """What rolls back takes its key with it: the retry has the effect."""

    async def fail(ctx: Context) -> None:
        await effect(ctx.db)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await world.write(None, fail)
    assert await effects(world) == 0
    assert await request(world.store) == "done"


@pytest.mark.parametrize(("principal", "operation"), [("user:2", "op"), ("user:1", "other")])
async def test_keys_of_others_do_not_meet(world: World, principal: str, operation: str) -> None:
    """The same key of another caller, or for another operation, is another key."""
    async with world.store.write() as unit:
        await effect(unit)
        assert await request(world.store, principal, operation) == "done"
    assert await effects(world) == 2


async def test_an_expired_key_is_free_again(world: World) -> None:
    """After a day the key means a new request, even if nobody has tidied up."""
    assert await request(world.store) == "done"
    await world.sql("UPDATE idempotency_keys SET expires_at = now() - interval '1 second'")
    assert await request(world.store) == "done"
    assert await request(world.store) == "replayed"
    assert await effects(world) == 2


async def test_a_repetition_runs_nothing(world: World) -> None:
    """What a request with a known key would do first is not even tried."""

    async def fail(ctx: Context) -> None:
        claim(ctx.db)
        await rows(ctx.db, statement("SELECT 1 / 0"))

    assert await request(world.store) == "done"
    with pytest.raises(Known):
        await world.write(None, fail)


async def test_a_unit_that_does_nothing_claims_all_the_same(world: World) -> None:
    """To begin is enough; what is kept comes with the commit, and begins where nothing has."""
    async with world.store.write() as unit:
        claim(unit)
        idempotency.keep(unit, "user:1", "op", "key", RECORD)

    async def start(ctx: Context) -> None:
        await claim(ctx.db).start()

    with pytest.raises(Known):
        await world.write(None, start)


async def test_an_answer_that_cannot_be_kept_undoes_its_effect(world: World) -> None:
    """It is written with the commit, so neither is there without the other."""

    async def fail(ctx: Context) -> None:
        await effect(ctx.db, record=replace(RECORD, status=1_000_000))

    with pytest.raises(psycopg.DataError):
        await world.write(None, fail)
    assert await effects(world) == 0
    assert await request(world.store) == "done"
