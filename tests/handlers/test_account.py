"""Operations of the tag account."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import psycopg
import pytest

from tests.handlers.conftest import Meet, Person, etag, expect, problem

ACCOUNT = "/api/v1/account"
Statements = Callable[[], AbstractContextManager[list[bytes]]]


async def test_get_account(noor: Person, statements: Statements) -> None:
    """One's own account, in one statement, for nobody's cache."""
    with statements() as seen:
        answer = await noor.get(ACCOUNT)

    account = expect(answer, 200)
    assert (account["username"], account["display_name"]) == ("noor", "noor")
    assert (account["time_zone"], account["locale"], account["avatar_url"]) == ("UTC", "en", None)
    assert answer.headers["etag"] == etag(account["version"])
    assert answer.headers["cache-control"] == "private, no-cache"
    assert len(seen) == 1


async def test_get_account_tells_304(noor: Person) -> None:
    """What the client holds is not sent again."""
    answer = await noor.get(ACCOUNT, headers={"If-None-Match": etag(1)})

    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"] == etag(1)


async def test_get_account_of_an_account_that_is_gone(
    noor: Person, database: psycopg.Connection[Any]
) -> None:
    """A token outlives its account by minutes; it is told apart from a missing page."""
    database.execute("DELETE FROM users")
    problem(await noor.get(ACCOUNT), 401, "token_invalid")


async def test_update_account(noor: Person) -> None:
    """A patch changes what it names; null clears."""
    patch = {
        "display_name": "نور",
        "avatar_url": "https://images.example.org/noor.png",
        "time_zone": "Asia/Tokyo",
        "locale": "ja-JP",
    }
    answer = await noor.patch(ACCOUNT, patch, etag=etag(1))

    changed = expect(answer, 200)
    assert {name: changed[name] for name in patch} == patch
    assert answer.headers["etag"] == etag(2)
    cleared = expect(await noor.patch(ACCOUNT, {"avatar_url": None}, etag=etag(2)), 200)
    assert (cleared["avatar_url"], cleared["version"]) == (None, 3)


async def test_update_account_that_changes_nothing_keeps_the_version(noor: Person) -> None:
    """The same values make no version (domain rule D1)."""
    account = expect(await noor.get(ACCOUNT), 200)
    patch = {"username": "noor", "locale": "en"}

    assert expect(await noor.patch(ACCOUNT, patch, etag=etag(1)), 200) == account


@pytest.mark.parametrize("name", ["ilse", "ILSE"])
async def test_update_account_refuses_a_taken_username(
    noor: Person, ilse: Person, name: str
) -> None:
    """Somebody else's name is taken in any case; nothing else of the patch happens."""
    patch = {"username": name, "locale": "nl"}
    content = problem(await noor.patch(ACCOUNT, patch, etag=etag(1)), 409, "username_taken")

    assert content["username"] == name
    assert expect(await noor.get(ACCOUNT), 200)["version"] == 1


async def test_update_account_keeps_former_usernames(noor: Person, ilse: Person) -> None:
    """A former name stays its owner's, who may take it back; nobody else may."""
    expect(await noor.patch(ACCOUNT, {"username": "nora"}, etag=etag(1)), 200)

    problem(await ilse.patch(ACCOUNT, {"username": "noor"}, etag=etag(1)), 409, "username_taken")
    expect(await noor.patch(ACCOUNT, {"username": "noor"}, etag=etag(2)), 200)


@pytest.mark.parametrize(
    ("patch", "pointer", "code"),
    [
        ({"username": "раураl1x"}, "/username", "single_script"),
        ({"username": "support"}, "/username", "reserved"),
        ({"time_zone": "Nowhere"}, "/time_zone", "unknown_time_zone"),
        ({"avatar_url": "javascript:alert(1)"}, "/avatar_url", None),
        ({"email_verified": True}, "/email_verified", "additionalProperties"),
        ({"version": 7}, "/version", "additionalProperties"),
        ({"username": None}, "/username", "type"),
    ],
)
async def test_update_account_names_what_is_wrong(
    noor: Person, patch: dict[str, Any], pointer: str, code: str | None
) -> None:
    """Each rule answers at its field; fields that are not the owner's to change are refused."""
    errors = problem(await noor.patch(ACCOUNT, patch, etag=etag(1)), 422, "validation_failed")

    found = {(error["pointer"], error["code"]) for error in errors["errors"]}
    assert any(p == pointer and code in {None, c} for p, c in found), found


async def test_update_account_needs_the_version(noor: Person) -> None:
    """Without If-Match 428, with a stale one 412."""
    expect(await noor.patch(ACCOUNT, {"locale": "nl"}, etag=etag(1)), 200)

    problem(await noor.patch(ACCOUNT, {"locale": "de"}), 428, "precondition_required")
    answer = await noor.patch(ACCOUNT, {"locale": "de"}, etag=etag(1))
    assert problem(answer, 412, "version_conflict")["current_version"] == 2


async def test_update_account_two_take_one_name(noor: Person, ilse: Person) -> None:
    """Of two who want one free name at once, one gets it."""
    answers = await asyncio.gather(
        *(p.patch(ACCOUNT, {"username": "wanted"}, etag=etag(1)) for p in (noor, ilse))
    )

    assert sorted(answer.status_code for answer in answers) == [200, 409]


async def test_update_account_two_that_meet(noor: Person, meet: Meet) -> None:
    """Two changes that saw one version, and reach the row together: one wins, the other is told."""
    account = expect(await noor.get(ACCOUNT), 200)
    calls = [noor.patch(ACCOUNT, {"locale": tag}, etag=etag(1)) for tag in ("nl", "de")]
    answers = await meet("users", account, *calls)

    assert sorted(answer.status_code for answer in answers) == [200, 412]
