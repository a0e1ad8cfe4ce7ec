"""Idempotency keys: one effect per key, whatever happens at once."""

from __future__ import annotations

import asyncio

import pytest

from core.context import Context
from store import idempotency
from store.idempotency import InProgress, Record
from store.session import rows, statement
from tests.store.conftest import World

RECORD = Record(b"print", 201, b'[["etag", "\\"1\\""]]', b'{"id": 1}')
EFFECT = statement("INSERT INTO inbox (consumer, event_id) VALUES ('t', gen_random_uuid())")


async def request(ctx: Context, principal: str = "user:1", operation: str = "op") -> str:
    """Do what a request with a key does; tell how it went."""
    try:
        record = await idempotency.claim(ctx, principal, operation, "key")
    except InProgress:
        return "in progress"
    if record is not None:
        assert record == RECORD
        return "replayed"
    await rows(ctx.db, EFFECT)
    await idempotency.keep(ctx, principal, operation, "key", RECORD)
    return "done"


async def effects(world: World) -> int:
    """Count the effects."""
    return int((await world.sql("SELECT count(*) FROM inbox"))[0][0])


async def test_a_repetition_gets_the_first_answer(world: World) -> None:
    """The second request with a key has no effect and the same answer, byte for byte."""
    assert await world.write(None, request) == "done"
    assert await world.write(None, request) == "replayed"
    assert await effects(world) == 1


async def test_of_many_at_once_one_has_the_effect(world: World) -> None:
    """In every one of 20 rounds, 10 parallel requests with one key have one effect."""
    for round_ in range(1, 21):
        outcomes = await asyncio.gather(
            *(world.write(None, request, f"user:{round_}") for _ in range(10))
        )
        assert outcomes.count("done") == 1
        assert set(outcomes) <= {"done", "replayed", "in progress"}
        assert await effects(world) == round_


async def test_a_request_under_way_is_told_at_once(world: World) -> None:
    """While the first request runs, another with its key does not wait for it."""
    async with world.store.write() as unit:
        assert await request(world.context(unit)) == "done"
        assert await world.write(None, request) == "in progress"
    assert await world.write(None, request) == "replayed"


async def test_a_failed_request_leaves_its_key_free(world: World) -> None:
    """What rolls back takes its key with it: the retry has the effect."""

    async def fail(ctx: Context) -> None:
        assert await request(ctx) == "done"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await world.write(None, fail)
    assert await effects(world) == 0
    assert await world.write(None, request) == "done"


@pytest.mark.parametrize(("principal", "operation"), [("user:2", "op"), ("user:1", "other")])
async def test_keys_of_others_do_not_meet(world: World, principal: str, operation: str) -> None:
    """The same key of another caller, or for another operation, is another key."""
    async with world.store.write() as unit:
        assert await request(world.context(unit)) == "done"
        assert await world.write(None, request, principal, operation) == "done"
    assert await effects(world) == 2


async def test_an_expired_key_is_free_again(world: World) -> None:
    """After a day the key means a new request, even if nobody has tidied up."""
    assert await world.write(None, request) == "done"
    await world.sql("UPDATE idempotency_keys SET expires_at = now() - interval '1 second'")
    assert await world.write(None, request) == "done"
    assert await world.write(None, request) == "replayed"
    assert await effects(world) == 2
