"""How many letters an address gets, whoever sends them."""

from __future__ import annotations

import asyncio
from uuid import uuid4

from core.ids import new_id
from store import letters
from tests.store.conftest import World

NOOR = "Noor@Example.org"


async def test_the_number_is_exact_however_many_workers_there_are(world: World) -> None:
    """Of forty letters at once three are sent; an address in other letters is the same one."""
    db = world.store.read()
    spellings = [NOOR, NOOR.lower(), NOOR.upper()]
    asked = [letters.count(db, new_id(), "reset", spellings[n % 3], 3) for n in range(40)]
    assert sum(await asyncio.gather(*asked)) == 3


async def test_a_letter_that_is_sent_again_is_counted_once(world: World) -> None:
    """A job may be run twice: its letter goes out again, and takes no place from another."""
    db, one = world.store.read(), new_id()
    assert [await letters.count(db, one, "reset", NOOR, 2) for _ in range(5)] == [True] * 5
    others = [new_id(), new_id()]
    assert [await letters.count(db, other, "reset", NOOR, 2) for other in others] == [True, False]
    assert await letters.count(db, one, "reset", NOOR, 2)


async def test_kinds_and_addresses_are_counted_apart(world: World) -> None:
    """So invitations do not keep anybody from a new password."""
    db = world.store.read()
    sent = [await letters.count(db, uuid4(), "invitation", NOOR, 1) for _ in range(2)]
    assert sent == [True, False]
    assert await letters.count(db, uuid4(), "reset", NOOR, 1)
    assert await letters.count(db, uuid4(), "invitation", "ilse@example.org", 1)


async def test_the_next_hour_begins_anew(world: World) -> None:
    """The window is fixed: it begins with a letter, and is over an hour later."""
    db = world.store.read()
    assert await letters.count(db, new_id(), "reset", NOOR, 1)
    await world.sql("UPDATE letterboxes SET since = since - interval '59 minutes'")
    assert not await letters.count(db, new_id(), "reset", NOOR, 1)
    await world.sql("UPDATE letterboxes SET since = since - interval '1 minute'")
    assert await letters.count(db, new_id(), "reset", NOOR, 1)
    assert not await letters.count(db, new_id(), "reset", NOOR, 1)
