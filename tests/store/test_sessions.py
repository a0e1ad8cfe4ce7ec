"""Sessions and refresh token rotation (domain rule D11)."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from core.context import Context, Principal
from core.ids import new_id
from core.tokens import KeyRing, token_hash
from store import sessions, users
from store.sessions import Expired, Grant, Reused, Superseded, Suspended, Unknown
from tests.store.conftest import World, all_conform, conforms

SCOPES = frozenset({"entries:read", "account:read"})


async def sign_in(world: World, who: Principal) -> Grant:
    """Start a session."""
    return await world.write(who, sessions.create, who.user_id, SCOPES)


async def rotate(world: World, token: str) -> Any:
    """Exchange a refresh token, in a unit of its own."""
    return await world.write(None, sessions.rotate, token)


async def renewed(world: World, token: str) -> Grant:
    """Exchange a refresh token that is good."""
    grant = await rotate(world, token)
    assert isinstance(grant, Grant)
    return grant


async def age(world: World, token: str, seconds: int) -> None:
    """Let time pass since a token was used."""
    await world.sql(
        "UPDATE refresh_tokens SET used_at = used_at - make_interval(secs => $2)"
        " WHERE token_hash = $1",
        token_hash(token),
        seconds,
    )


async def is_over(world: World, session_id: UUID) -> bool:
    """Tell whether a session has ended, with every token that it had."""
    rows = await world.sql("SELECT revoked_reason FROM sessions WHERE id = $1", session_id)
    unrevoked = await world.sql(
        "SELECT count(*) FROM refresh_tokens WHERE session_id = $1 AND revoked_at IS NULL",
        session_id,
    )
    return rows == [("refresh token reuse",)] and unrevoked == [(0,)]


async def test_a_session_starts_with_a_token(world: World) -> None:
    """The session is as the contract shows it, the address only as a network, the token hashed."""
    grant = await sign_in(world, await world.person())
    session = conforms("Session", grant.session)
    assert session.items() >= {"ip_prefix": "203.0.113.0/24", "current": True}.items()
    assert grant.scopes == SCOPES
    stored = await world.sql("SELECT token_hash FROM refresh_tokens")
    assert stored == [(token_hash(grant.refresh_token),)]


@pytest.mark.parametrize(
    ("ip", "prefix"),
    [("2001:db8:1:2:3::4", "2001:db8:1::/48"), ("198.51.100.7", "198.51.100.0/24"), (None, None)],
)
async def test_addresses_are_shown_as_networks(
    world: World, ip: str | None, prefix: str | None
) -> None:
    """Of an IPv4 address 24 bits show, of an IPv6 one 48."""
    noor = await world.person()

    async def create(ctx: Context) -> Grant:
        from_there = replace(ctx, request=replace(ctx.request, ip=ip))
        return await sessions.create(from_there, noor.user_id, SCOPES)

    grant = await world.write(noor, create)
    assert conforms("Session", grant.session)["ip_prefix"] == prefix


async def test_a_token_works_once(world: World) -> None:
    """Each exchange gives the next token of the same session, with the same scopes."""
    first = await sign_in(world, await world.person())
    second = await renewed(world, first.refresh_token)
    third = await renewed(world, second.refresh_token)
    tokens = {first.refresh_token, second.refresh_token, third.refresh_token}
    assert len(tokens) == 3
    assert {g.session_id for g in (first, second, third)} == {first.session_id}
    assert (third.scopes, third.user_id) == (SCOPES, first.user_id)
    before, after = conforms("Session", first.session), conforms("Session", third.session)
    assert after["last_used_at"] > before["last_used_at"]
    assert after["expires_at"] == before["expires_at"]


async def test_parallel_uses_give_one_lineage(world: World) -> None:
    """In each of ten rounds, ten uses of one token at once all get the same successor."""
    token = (await sign_in(world, await world.person())).refresh_token
    for _ in range(10):
        grants = await asyncio.gather(*(renewed(world, token) for _ in range(10)))
        assert len({grant.refresh_token for grant in grants}) == 1
        token = grants[0].refresh_token
    assert (await world.sql("SELECT count(*) FROM refresh_tokens"))[0][0] == 11


async def test_a_lost_answer_strands_nobody(world: World) -> None:
    """Within ten seconds the same token gives the same successor, and that one works."""
    first = await sign_in(world, await world.person())
    lost = await renewed(world, first.refresh_token)
    await age(world, first.refresh_token, 8)
    again = await renewed(world, first.refresh_token)
    assert again.refresh_token == lost.refresh_token
    assert conforms("Session", again.session)["current"] is True
    assert isinstance(await rotate(world, again.refresh_token), Grant)


async def test_a_late_repetition_ends_the_session(world: World) -> None:
    """After ten seconds a used token is a stolen one: nobody of the family goes on."""
    first = await sign_in(world, await world.person())
    thief = await renewed(world, first.refresh_token)
    await age(world, first.refresh_token, 11)
    assert await rotate(world, first.refresh_token) == Reused(first.session_id)
    assert await is_over(world, first.session_id)
    assert await rotate(world, thief.refresh_token) == Unknown()
    assert await rotate(world, first.refresh_token) == Unknown()


async def test_grace_ends_when_the_successor_is_used(world: World) -> None:
    """Once the successor was used, its parent is worth nothing, however short the time."""
    first = await sign_in(world, await world.person())
    second = await renewed(world, first.refresh_token)
    await renewed(world, second.refresh_token)
    assert await rotate(world, first.refresh_token) == Reused(first.session_id)
    assert await is_over(world, first.session_id)


async def test_a_grandparent_ends_the_session(world: World) -> None:
    """Only the immediately previous token has grace."""
    first = await sign_in(world, await world.person())
    second = await renewed(world, first.refresh_token)
    third = await renewed(world, second.refresh_token)
    assert isinstance(await rotate(world, second.refresh_token), Grant)
    assert await rotate(world, first.refresh_token) == Reused(first.session_id)
    assert await rotate(world, third.refresh_token) == Unknown()


async def test_a_thief_and_the_owner_at_once(world: World) -> None:
    """When a parent and its successor are used at the same time, one line remains, or none."""
    for _ in range(15):
        first = await sign_in(world, await world.person())
        second = await renewed(world, first.refresh_token)
        answers = await asyncio.gather(
            rotate(world, first.refresh_token), rotate(world, second.refresh_token)
        )
        if isinstance(answers[0], Reused):
            assert await is_over(world, first.session_id)
        else:
            assert answers[0].refresh_token == second.refresh_token
            assert isinstance(answers[1], Grant)


async def test_other_sessions_go_on(world: World) -> None:
    """Reuse ends the family that it happened in, and no other of the same person."""
    noor = await world.person()
    stolen, other = await sign_in(world, noor), await sign_in(world, noor)
    await renewed(world, stolen.refresh_token)
    await age(world, stolen.refresh_token, 60)
    assert isinstance(await rotate(world, stolen.refresh_token), Reused)
    assert isinstance(await rotate(world, other.refresh_token), Grant)


@pytest.mark.parametrize("token", ["", "dbr_unknown", "\x00", "\u6c34" * 200])
async def test_an_unknown_token_is_unknown(world: World, token: str) -> None:
    """What was never given out is no reuse."""
    assert await rotate(world, token) == Unknown()


async def test_life_is_limited(world: World) -> None:
    """A token that lay idle too long has expired, and so has every token of an old session."""
    noor = await world.person()
    idle, old = await sign_in(world, noor), await sign_in(world, noor)
    await world.sql(
        "UPDATE refresh_tokens SET expires_at = now() WHERE session_id = $1", idle.session_id
    )
    await world.sql("UPDATE sessions SET expires_at = now() WHERE id = $1", old.session_id)
    assert await rotate(world, idle.refresh_token) == Expired()
    assert await rotate(world, old.refresh_token) == Expired()
    assert not await is_over(world, idle.session_id)


async def test_a_session_has_thirty_days_and_each_token_fourteen(world: World) -> None:
    """From the sign-in, however often it is renewed, and from each renewal."""
    grant = await sign_in(world, await world.person())
    await renewed(world, grant.refresh_token)
    rows = await world.sql("""
        SELECT s.expires_at = s.created_at + interval '30 days',
               t.expires_at = t.created_at + interval '14 days'
        FROM refresh_tokens t JOIN sessions s ON s.id = session_id""")
    assert rows == [(True, True), (True, True)]


async def test_a_token_never_outlives_its_session(world: World) -> None:
    """A successor expires with the session at the latest."""
    grant = await sign_in(world, await world.person())
    await world.sql("UPDATE sessions SET expires_at = clock_timestamp() + interval '1 hour'")
    await renewed(world, grant.refresh_token)
    rows = await world.sql("""
        SELECT t.expires_at = s.expires_at
        FROM refresh_tokens t JOIN sessions s ON s.id = session_id
        WHERE parent_hash IS NOT NULL""")
    assert rows == [(True,)]


async def test_a_suspended_account_is_not_renewed(world: World) -> None:
    """The session is there, and its account may not use it; reinstated, it goes on."""
    grant = await sign_in(world, await world.person())
    await world.sql("UPDATE users SET suspended_at = now()")
    assert await rotate(world, grant.refresh_token) == Suspended()
    assert not await sessions.is_live(world.store.read(), grant.session_id)
    await world.sql("UPDATE users SET suspended_at = NULL")
    assert isinstance(await rotate(world, grant.refresh_token), Grant)


async def test_grace_survives_a_rotation_of_secrets(world: World) -> None:
    """A repetition under a new secret still gives the successor that the old one made."""
    first = await sign_in(world, await world.person())
    second = await renewed(world, first.refresh_token)

    async def rotate_under_a_new_secret(ctx: Context) -> Any:
        secrets = [b"a new secret, also of thirty-two bytes", *ctx.tokens._secrets]
        ring = KeyRing(secrets, issuer="i", audience="a")
        return await sessions.rotate(replace(ctx, tokens=ring), first.refresh_token)

    again = await world.write(None, rotate_under_a_new_secret)
    assert isinstance(again, Grant)
    assert again.refresh_token == second.refresh_token


async def test_signing_out_ends_one_session(world: World) -> None:
    """Ending is for one's own sessions, may be repeated, and makes the token unknown."""
    noor, ilse = await world.person("noor"), await world.person("ilse")
    grant, other = await sign_in(world, noor), await sign_in(world, noor)
    assert not await world.write(ilse, sessions.revoke, ilse.user_id, grant.session_id)
    assert not await world.write(noor, sessions.revoke, noor.user_id, new_id())
    assert await sessions.is_live(world.store.read(), grant.session_id)
    for _ in range(2):
        assert await world.write(noor, sessions.revoke, noor.user_id, grant.session_id)
    assert not await sessions.is_live(world.store.read(), grant.session_id)
    assert await rotate(world, grant.refresh_token) == Unknown()
    assert isinstance(await rotate(world, other.refresh_token), Grant)


async def test_what_ended_lately_is_listed(world: World) -> None:
    """The deny-list has the sessions that ended within the time asked for, and no others."""
    noor = await world.person()
    ended, long_ago, live = [await sign_in(world, noor) for _ in range(3)]
    for grant in (ended, long_ago):
        await world.write(noor, sessions.revoke, noor.user_id, grant.session_id)
    await world.sql(
        "UPDATE sessions SET revoked_at = now() - interval '1 hour' WHERE id = $1",
        long_ago.session_id,
    )
    assert await sessions.revoked_within(world.store.read(), 600) == {ended.session_id}
    assert live.session_id not in await sessions.revoked_within(world.store.read(), 7200)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE users SET suspended_at = now() WHERE id = $1",
        "UPDATE users SET erased_at = now() WHERE id = $1",
        "UPDATE users SET is_active = false WHERE id = $1",
    ],
)
async def test_sessions_of_a_closed_account_count_as_ended(world: World, change: str) -> None:
    """So that the deny-list covers them, while an access token of them may be alive."""
    noor, ilse = await world.person("noor"), await world.person("ilse")
    used, unused = [await sign_in(world, noor) for _ in range(2)]
    await sign_in(world, ilse)
    await world.sql(
        "UPDATE sessions SET last_used_at = now() - interval '1 hour' WHERE id = $1",
        unused.session_id,
    )
    assert await sessions.revoked_within(world.store.read(), 660) == set()
    await world.sql(change, noor.user_id)
    assert await sessions.revoked_within(world.store.read(), 660) == {used.session_id}


async def test_a_password_that_changes_meanwhile_starts_nothing(world: World) -> None:
    """Who was let in by the old password waits for the change, and is then refused."""
    noor = await world.person()
    async with world.store.write() as changing:
        ctx = world.context(changing, noor)
        await users.replace_password_hash(ctx, noor.user_id, "$new")
        late = asyncio.create_task(
            world.write(None, sessions.create, noor.user_id, SCOPES, password_hash="$hash")
        )
        waiting = """SELECT count(*) FROM pg_stat_activity
                     WHERE datname = current_database() AND wait_event_type = 'Lock'"""
        while not late.done() and await world.sql(waiting) == [(0,)]:  # noqa: ASYNC110 - Postgres tells nobody
            await asyncio.sleep(0.01)
        await sessions.revoke_all(ctx, noor.user_id, "password changed")
    with pytest.raises(Superseded):
        await late
    await world.write(None, sessions.create, noor.user_id, SCOPES, password_hash="$new")
    await world.sql("UPDATE users SET suspended_at = now()")
    with pytest.raises(Superseded):
        await world.write(None, sessions.create, noor.user_id, SCOPES)


async def test_live_sessions_are_listed_newest_first(world: World) -> None:
    """Each once over the pages; ended and expired ones and those of others are not."""
    noor, ilse = await world.person("noor"), await world.person("ilse")
    made = [await sign_in(world, noor) for _ in range(5)]
    await sign_in(world, ilse)
    await world.write(noor, sessions.revoke, noor.user_id, made[1].session_id)
    await world.sql("UPDATE sessions SET expires_at = now() WHERE id = $1", made[3].session_id)
    here = replace(noor, session_id=made[0].session_id)
    first = await sessions.page(world.reading(here), noor.user_id, 2)
    assert first.next_key is not None
    second = await sessions.page(world.reading(here), noor.user_id, 2, list(first.next_key))
    assert second.next_key is None
    listed = all_conform("Session", [*first.items, *second.items])
    assert [s["id"] for s in listed] == [str(made[n].session_id) for n in (4, 2, 0)]
    assert [s["current"] for s in listed] == [False, False, True]
    assert json.loads(first.body("abc"))["next_cursor"] == "abc"
