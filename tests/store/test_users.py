"""Accounts."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from core.context import Unverified
from core.etag import ANY_VERSION
from core.ids import new_id
from core.results import Conflict, Document, NotFound
from store import users
from store.users import Credentials, UsernameTaken
from tests.store.conftest import World, conforms


async def register(world: World, email: str, username: str = "noor") -> UUID | None:
    """Open an account."""
    return await world.write(
        None,
        users.register,
        email=email,
        username=username,
        password_hash="$hash",
        display_name=None,
        time_zone="Europe/Amsterdam",
        locale="nl-NL",
    )


async def account(world: World, user_id: UUID) -> dict[str, Any]:
    """Read an account."""
    found = await users.read(world.reading(), user_id)
    assert found is not None
    return conforms("Account", found)


async def test_an_account_starts_with_what_was_given(world: World) -> None:
    """The name is the username when absent; the version is 1, and one event tells of it."""
    user_id = await register(world, "Noor@example.org")
    assert user_id is not None
    found = await account(world, user_id)
    assert (found["email"], found["username"], found["display_name"], found["version"]) == (
        "Noor@example.org",
        "noor",
        "noor",
        1,
    )
    assert await world.event_types(user_id) == ["user.registered"]


@pytest.mark.parametrize("email", ["noor@example.org", "NOOR@EXAMPLE.ORG", "n\uff4for@example.org"])
async def test_a_known_address_opens_no_second_account(world: World, email: str) -> None:
    """Whatever its case or width, an address has one account."""
    assert await register(world, "noor@example.org")
    assert await register(world, email, "another") is None
    assert (await world.sql("SELECT count(*) FROM users"))[0][0] == 1


async def test_the_owner_of_a_known_address_has_a_notice(world: World) -> None:
    """However often it is tried there is one row, with how often and when at last."""
    user_id = await register(world, "noor@example.org")
    assert await world.sql("SELECT * FROM account_notices") == []
    for _ in range(3):
        await register(world, "Noor@example.org", "another")
    ((owner, kind, times, later),) = await world.sql(
        "SELECT user_id, kind, times, last_at > created_at FROM account_notices"
    )
    assert (owner, kind, times, later) == (user_id, "registration_repeated", 3, True)
    assert user_id is not None
    assert await world.event_types(user_id) == ["user.registered"]


async def test_a_taken_username_is_varied(world: World) -> None:
    """Namesakes get numbers behind their names, also when case or width differ."""
    wished = ["noor", "NOOR", "n\uff4for", "n" * 30, "N" * 30]
    made = [await register(world, f"{n}@example.org", name) for n, name in enumerate(wished)]
    names = [(await account(world, user_id))["username"] for user_id in made if user_id]
    assert names == ["noor", "NOOR2", "n\uff4for3", "n" * 30, "N" * 29 + "2"]


async def test_many_namesakes_at_once_get_different_names(world: World) -> None:
    """Ten registrations of one name at the same time all succeed, under ten names."""
    made = await asyncio.gather(*(register(world, f"{n}@example.org") for n in range(10)))
    assert None not in made
    names = await world.sql("SELECT DISTINCT username_key FROM users")
    assert len(names) == 10


async def test_one_address_at_once_opens_one_account(world: World) -> None:
    """Of ten registrations of one address at the same time one opens the account."""
    made = await asyncio.gather(*(register(world, "noor@example.org", f"n{n}") for n in range(10)))
    assert sum(user_id is not None for user_id in made) == 1


async def test_credentials_are_found_by_address(world: World) -> None:
    """Case does not matter; an unknown address has none; a suspended account is not active."""
    user_id = await register(world, "Noor@example.org")
    assert user_id is not None
    found = await users.credentials(world.reading(), "noor@EXAMPLE.org")
    assert found == Credentials(user_id, "$hash", is_active=True, verified=False)
    assert await users.credentials(world.reading(), "ilse@example.org") is None
    await world.write(None, users.replace_password_hash, user_id, "$new")
    await world.sql(
        "UPDATE users SET suspended_at = now(), email_verified_at = now() WHERE id = $1", user_id
    )
    found = await users.credentials(world.reading(), "noor@example.org")
    assert found == Credentials(user_id, "$new", is_active=False, verified=True)
    assert await world.event_types(user_id) == ["user.registered"]


async def test_a_confirmed_address_is_required(world: World) -> None:
    """What a credential says is enough; one that does not know is looked up, once."""
    noor = await world.person()
    with pytest.raises(Unverified):
        await users.require_verified(world.reading(noor))
    world.statements.clear()
    await users.require_verified(world.reading(replace(noor, verified=True)))
    assert world.statements == []
    await world.sql("UPDATE users SET email_verified_at = now() WHERE id = $1", noor.user_id)
    await users.require_verified(world.reading(noor))
    with pytest.raises(Unverified):
        await users.require_verified(world.reading(replace(noor, user_id=new_id())))


async def test_a_known_version_is_not_rendered(world: World) -> None:
    """Who holds the version, or says `*`, gets no bytes; in one statement either way."""
    noor = await world.person()
    world.statements.clear()
    for known in ([1], [3, 1], [ANY_VERSION]):
        assert await users.read(world.reading(), noor.user_id, known) == Document(1, None)
    assert len(world.statements) == 3
    stale = await users.read(world.reading(), noor.user_id, [2])
    assert stale is not None
    assert stale.json is not None
    assert await users.read(world.reading(), new_id()) is None


async def test_a_change_counts_and_tells(world: World) -> None:
    """A patch changes what it names, raises the version, and records what changed."""
    noor = await world.person()
    changes = {"display_name": "Noor A.", "avatar_url": "https://example.org/a.png"}
    changed = await world.write(noor, users.patch, noor.user_id, [1], changes)
    assert isinstance(changed, Document)
    assert conforms("Account", changed) == await account(world, noor.user_id)
    assert changed.version == 2
    event = await world.sql(
        "SELECT event_data::text FROM event_store WHERE event_type = 'user.updated'"
    )
    assert event == [('{"display_name":"Noor A.","avatar_url":"https://example.org/a.png"}',)]


async def test_a_patch_that_changes_nothing_is_no_change(world: World) -> None:
    """No event, no new version (domain rule D1); an empty patch too."""
    noor = await world.person()
    for changes in ({}, {"display_name": "Noor"}, {"time_zone": "Europe/Amsterdam"}):
        same = await world.write(noor, users.patch, noor.user_id, [1], changes)
        assert isinstance(same, Document)
        assert same.version == 1
    assert await world.event_types(noor.user_id) == ["user.registered"]


async def test_a_stale_version_is_a_conflict(world: World) -> None:
    """Whoever has not seen the last change is told which version there is."""
    noor = await world.person()
    await world.write(noor, users.patch, noor.user_id, [1], {"locale": "de"})
    for expected in ([1], []):
        answer = await world.write(noor, users.patch, noor.user_id, expected, {"locale": "fr"})
        assert isinstance(answer, Conflict)
        assert answer.version == 2
    assert isinstance(await world.write(noor, users.patch, new_id(), [1], {}), NotFound)


async def test_usernames_are_taken_for_good(world: World) -> None:
    """A former name stays its owner's: they may have it back, and nobody else may have it."""
    noor, ilse = await world.person("noor"), await world.person("ilse")
    for expected, name in ((1, "aydin"), (2, "noor"), (3, "Noor")):
        changed = await world.write(noor, users.patch, noor.user_id, [expected], {"username": name})
        assert isinstance(changed, Document)
        assert conforms("Account", changed)["username"] == name
    for name in ("noor", "AYDIN", "\uff41ydin"):
        taken = await world.write(ilse, users.patch, ilse.user_id, [1], {"username": name})
        assert taken == UsernameTaken(name)
    assert (await account(world, ilse.user_id))["username"] == "ilse"
