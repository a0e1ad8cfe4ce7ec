"""API keys: what one proves, and for how long."""

from __future__ import annotations

import asyncio
from uuid import UUID

import pytest

from core.context import Principal
from core.ids import new_id
from core.tokens import new_api_key, token_hash
from store import api_keys
from store.api_keys import Found
from tests.store.conftest import World


async def stored(world: World, owner: Principal, key: str) -> UUID:
    """Give somebody a key."""
    key_id = new_id()
    await world.sql(
        """INSERT INTO api_keys (id, user_id, name, prefix, last_four, key_hash, scopes,
                                 expires_at)
           VALUES ($1, $2, 'k', 'dbk_abcd', 'wxyz', $3, '{posts:read}',
                   now() + interval '1 day')""",
        key_id,
        owner.user_id,
        token_hash(key),
    )
    return key_id


async def test_a_key_proves_its_owner_and_scopes(world: World) -> None:
    """And whether the owner's address is confirmed now."""
    noor, key = await world.person(), new_api_key()
    await stored(world, noor, key)
    expected = Found(noor.user_id, frozenset({"posts:read"}), verified=False, expired=False)
    assert await api_keys.use(world.store.read(), key) == expected
    await world.sql("UPDATE users SET email_verified_at = now()")
    found = await api_keys.use(world.store.read(), key)
    assert found is not None
    assert found.verified
    assert await api_keys.use(world.store.read(), new_api_key()) is None


@pytest.mark.parametrize(
    "what",
    [
        "UPDATE api_keys SET revoked_at = now()",
        "UPDATE users SET suspended_at = now()",
        "UPDATE users SET erased_at = now()",
        "UPDATE users SET is_active = false",
    ],
)
async def test_nothing_is_proved_any_more(world: World, what: str) -> None:
    """A revoked key, and one of an owner who may not sign in, count from the next request on."""
    noor, key = await world.person(), new_api_key()
    await stored(world, noor, key)
    assert await api_keys.use(world.store.read(), key) is not None
    await world.sql(what)
    assert await api_keys.use(world.store.read(), key) is None


async def test_a_key_expires(world: World) -> None:
    """Its time over, it is told from an unknown one, and does not count as used."""
    noor, key = await world.person(), new_api_key()
    await stored(world, noor, key)
    await world.sql("UPDATE api_keys SET expires_at = now()")
    found = await api_keys.use(world.store.read(), key)
    assert found is not None
    assert found.expired
    assert await world.sql("SELECT last_used_at FROM api_keys") == [(None,)]


async def test_use_is_noted_once_in_a_while(world: World) -> None:
    """The first request notes it, those of the next minute do not; none waits for another."""
    noor, key = await world.person(), new_api_key()
    await stored(world, noor, key)
    await asyncio.gather(*(api_keys.use(world.store.read(), key) for _ in range(10)))
    ((noted,),) = await world.sql("SELECT last_used_at FROM api_keys")
    await api_keys.use(world.store.read(), key)
    assert await world.sql("SELECT last_used_at FROM api_keys") == [(noted,)]
    await world.sql("UPDATE api_keys SET last_used_at = now() - interval '61 seconds'")
    await api_keys.use(world.store.read(), key)
    ((again,),) = await world.sql("SELECT last_used_at FROM api_keys")
    assert again > noted
