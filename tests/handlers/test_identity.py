"""Confirmed addresses, forgotten and changed passwords, step-up, and what ends what."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest

from core.settings import Settings
from tests.handlers.conftest import PASSWORD, Make, Person, etag, expect, problem
from tests.handlers.letters import letters, text, token

AUTH = "/api/v1/auth"
VERIFY = f"{AUTH}/email_verifications"
ASK_AGAIN = f"{AUTH}/email_verification_requests"
RESET = f"{AUTH}/password_resets"
CONFIRM = f"{AUTH}/password_reset_confirmations"
ELEVATE = f"{AUTH}/reauthentications"
SESSIONS = f"{AUTH}/sessions"
KEYS = "/api/v1/api_keys"
NEW = "marmalade on the tram roof"

Run = Callable[..., Awaitable[None]]
Database = psycopg.Connection[Any]


@pytest.fixture(autouse=True)
async def _no_letters(settings: Settings) -> AsyncIterator[None]:
    """Begin and end with an empty folder."""
    shutil.rmtree(settings.mail_folder, ignore_errors=True)
    yield
    shutil.rmtree(settings.mail_folder, ignore_errors=True)


@pytest.fixture
async def mira(person: Make) -> Person:
    """Somebody who has just registered, and has not looked into the mail."""
    return await person("mira", verified=False)


async def elevate(somebody: Person) -> None:
    """Go on with a token that counts for more."""
    grant = expect(await somebody.post(ELEVATE, {"password": PASSWORD}), 200)
    somebody.grant["access_token"] = grant["access_token"]


async def key_of(somebody: Person, *scopes: str) -> str:
    """Make a key of somebody's."""
    await elevate(somebody)
    wish = {"name": "script", "scopes": list(scopes), "expires_in_days": 1}
    return str(expect(await somebody.post(KEYS, wish), 201)["key"])


async def with_key(client: httpx.AsyncClient, key: str, path: str = "/api/v1/account") -> int:
    """Ask with an API key alone; return the status."""
    return (await client.get(path, headers={"X-API-Key": key})).status_code


# Confirming an address ----------------------------------------------------------------------------


async def test_verify_email_takes_the_token_of_the_letter_once(
    mira: Person, settings: Settings, run_jobs: Run
) -> None:
    """The address counts from then on, with the access token of before; the ETag changes."""
    account = expect(await mira.get("/api/v1/account"), 200)
    assert (account["email_verified"], account["pending_email"]) == (False, None)
    await run_jobs()
    (letter,) = letters(settings, mira.email)
    assert letter["Subject"] == "Confirm your address"
    assert token(letter) in str(letter.get_body(("html",)))
    body = {"token": token(letter)}
    assert (await mira.http.post(VERIFY, json=body)).status_code == 204
    problem(await mira.http.post(VERIFY, json=body), 401, "token_invalid")
    after = await mira.get("/api/v1/account", headers={"If-None-Match": etag(1)})
    assert (expect(after, 200)["email_verified"], after.headers["etag"]) == (True, etag(2))


async def test_verify_email_has_one_winner(mira: Person, settings: Settings, run_jobs: Run) -> None:
    """Of many who show one token at once, one succeeds."""
    await run_jobs()
    body = {"token": token(letters(settings, mira.email)[0])}
    answers = await asyncio.gather(*(mira.http.post(VERIFY, json=body) for _ in range(10)))
    assert sorted(answer.status_code for answer in answers) == [204] + [401] * 9


async def test_verify_email_refuses_other_tokens(
    mira: Person, settings: Settings, run_jobs: Run
) -> None:
    """A token that we did not send is no good, however like one it is."""
    await run_jobs()
    good = token(letters(settings, mira.email)[0])
    for bad in (
        good[:-1] + ("A" if good[-1] != "A" else "B"),
        good[:4] + ("A" if good[4] != "A" else "B") + good[5:],
        good[4:],
        good + "A",
        "dbm_" + "A" * 64,
    ):
        problem(await mira.http.post(VERIFY, json={"token": bad}), 401, "token_invalid")
    assert (await mira.http.post(VERIFY, json={"token": good})).status_code == 204


async def test_verify_email_refuses_an_old_token(
    mira: Person, settings: Settings, run_jobs: Run, database: Database
) -> None:
    """It works for 24 hours, and not for an account that was closed meanwhile."""
    await run_jobs()
    body = {"token": token(letters(settings, mira.email)[0])}
    life = database.execute("SELECT expires_at - created_at FROM account_tokens").fetchone()
    assert life is not None
    assert life[0].total_seconds() == 24 * 3600
    database.execute("UPDATE users SET suspended_at = now()")
    problem(await mira.http.post(VERIFY, json=body), 401, "token_invalid")
    database.execute("UPDATE users SET suspended_at = NULL")
    database.execute("UPDATE account_tokens SET expires_at = now()")
    problem(await mira.http.post(VERIFY, json=body), 401, "token_invalid")


async def test_verify_email_does_not_take_a_token_of_another_kind(
    noor: Person, settings: Settings, run_jobs: Run
) -> None:
    """A token sets a password or confirms an address, never the other."""
    await noor.http.post(RESET, json={"email": noor.email})
    await run_jobs()
    reset = token(letters(settings, noor.email)[0])
    problem(await noor.http.post(VERIFY, json={"token": reset}), 401, "token_invalid")
    body = {"token": reset, "password": NEW}
    assert (await noor.http.post(CONFIRM, json=body)).status_code == 204


async def test_publish_entry_needs_a_confirmed_address(
    mira: Person, settings: Settings, run_jobs: Run
) -> None:
    """403 before, and with the very same access token it works after."""
    entry = await mira.entry()
    path, body = f"/api/v1/entries/{entry['id']}/publications", {"version": 1}
    answer = await mira.post(path, body, key=str(uuid4()))
    problem(answer, 403, "email_unverified")
    await run_jobs()
    shown = {"token": token(letters(settings, mira.email)[0])}
    assert (await mira.http.post(VERIFY, json=shown)).status_code == 204
    expect(await mira.post(path, body, key=str(uuid4())), 201)


async def test_request_email_verification_sends_again(
    mira: Person, settings: Settings, run_jobs: Run
) -> None:
    """Three letters in an hour, the first one included; once one is used, none works."""
    await run_jobs()
    for _ in range(4):
        expect(await mira.post(ASK_AGAIN), 202)
        await run_jobs()
    found = letters(settings, mira.email)
    assert len(found) == 3
    assert len({token(letter) for letter in found}) == 3
    last, *others = [{"token": token(letter)} for letter in reversed(found)]
    assert (await mira.http.post(VERIFY, json=last)).status_code == 204
    for other in others:
        problem(await mira.http.post(VERIFY, json=other), 401, "token_invalid")


async def test_request_email_verification_sends_nothing_in_vain(
    noor: Person, settings: Settings, run_jobs: Run
) -> None:
    """Where no address waits, the answer is the same and no letter is written."""
    expect(await noor.post(ASK_AGAIN), 202)
    await run_jobs()
    assert letters(settings, noor.email) == []


async def test_register_tells_the_owner_of_a_known_address(
    noor: Person, settings: Settings, run_jobs: Run
) -> None:
    """Whoever tries to open a second account, the owner gets a letter without a token."""
    again = {"email": noor.email, "password": NEW, "username": "other"}
    expect(await noor.http.post(f"{AUTH}/registrations", json=again), 202)
    await run_jobs()
    (letter,) = letters(settings, noor.email)
    assert letter["Subject"] == "You have an account already"
    assert "dbm_" not in text(letter)


async def test_no_secret_rests_in_the_database(
    mira: Person, settings: Settings, run_jobs: Run, database: Database
) -> None:
    """Neither the queue nor a table has the token that the letter has."""
    await mira.http.post(RESET, json={"email": mira.email})
    jobs = str(database.execute("SELECT args FROM procrastinate_jobs").fetchall())
    rows = str(database.execute("SELECT t::text FROM account_tokens t").fetchall())
    await run_jobs()
    found = [token(letter) for letter in letters(settings, mira.email)]
    assert len(found) == 2
    assert not any(secret in jobs + rows for secret in found)
    assert mira.email not in jobs


# A forgotten password -----------------------------------------------------------------------------


async def test_confirm_password_reset_ends_everything_else(
    noor: Person, settings: Settings, run_jobs: Run
) -> None:
    """The new password works, the old one does not; no session and no key of before lives."""
    key = await key_of(noor, "account:read")
    assert await with_key(noor.http, key) == 200
    expect(await noor.http.post(RESET, json={"email": noor.email.upper()}), 202)
    await run_jobs()
    (letter,) = letters(settings, noor.email)
    body = {"token": token(letter), "password": NEW}
    assert (await noor.http.post(CONFIRM, json=body)).status_code == 204
    problem(await noor.http.post(CONFIRM, json=body), 401, "token_invalid")
    problem(await noor.get("/api/v1/account"), 401, "token_invalid")
    assert await with_key(noor.http, key) == 401
    renewal = {"refresh_token": noor.grant["refresh_token"]}
    problem(await noor.http.post(f"{AUTH}/token_refreshes", json=renewal), 401, "token_invalid")
    old, new = ({"email": noor.email, "password": p} for p in (PASSWORD, NEW))
    problem(await noor.http.post(SESSIONS, json=old), 401, "invalid_credentials")
    expect(await noor.http.post(SESSIONS, json=new), 201)
    await run_jobs()
    assert [m["Subject"] for m in letters(settings, noor.email)][1:] == [
        "Your password was changed"
    ]


async def test_confirm_password_reset_refuses_what_is_guessed_first(
    noor: Person, settings: Settings, run_jobs: Run
) -> None:
    """Among that is one's own name; the token is not used up by it."""
    await noor.http.post(RESET, json={"email": noor.email})
    await run_jobs()
    body = {"token": token(letters(settings, noor.email)[0]), "password": "noor@example.org"}
    problem(await noor.http.post(CONFIRM, json=body), 422, "password_compromised")
    assert (await noor.http.post(CONFIRM, json={**body, "password": NEW})).status_code == 204


async def test_confirm_password_reset_lives_half_an_hour(
    noor: Person, settings: Settings, run_jobs: Run, database: Database
) -> None:
    """And confirms the address, for the letter arrived there."""
    await noor.http.post(RESET, json={"email": noor.email})
    await run_jobs()
    body = {"token": token(letters(settings, noor.email)[0]), "password": NEW}
    database.execute("UPDATE account_tokens SET expires_at = created_at")
    problem(await noor.http.post(CONFIRM, json=body), 401, "token_invalid")
    database.execute("UPDATE account_tokens SET expires_at = created_at + interval '30 minutes'")
    database.execute("UPDATE users SET email_verified_at = NULL")
    assert (await noor.http.post(CONFIRM, json=body)).status_code == 204
    assert database.execute("SELECT email_verified_at IS NOT NULL FROM users").fetchone() == (True,)


async def test_request_password_reset_answers_alike(
    noor: Person,
    settings: Settings,
    run_jobs: Run,
    statements: Callable[[], Any],
    database: Database,
) -> None:
    """Known or unknown: the same answer and statements; a stranger's address is forgotten."""
    seen = []
    for email in (noor.email, "nobody@example.org"):
        with statements() as sent:
            answer = await noor.http.post(RESET, json={"email": email})
        names = set(answer.headers) - {"trace-id"}
        seen.append((answer.status_code, answer.content, names, list(sent)))
    assert seen[0] == seen[1]
    await run_jobs()
    assert len(letters(settings, noor.email)) == 1
    assert letters(settings, "nobody@example.org") == []
    rows = database.execute("SELECT email FROM account_tokens WHERE kind = 'password_reset'")
    assert rows.fetchall() == [(noor.email,)]


async def test_request_password_reset_sends_three_letters_an_hour(
    noor: Person, settings: Settings, run_jobs: Run, database: Database
) -> None:
    """Nobody fills somebody else's mailbox, and nobody keeps them from their letters."""
    for sent in (3, 6):
        for email in (noor.email, noor.email.upper()) * 4:
            await noor.http.post(RESET, json={"email": email})
            await run_jobs()
        assert len(letters(settings, noor.email)) == sent
        database.execute("UPDATE letterboxes SET since = since - interval '1 hour'")
    oldest = {"token": token(letters(settings, noor.email)[0]), "password": NEW}
    assert (await noor.http.post(CONFIRM, json=oldest)).status_code == 204


# Step-up ------------------------------------------------------------------------------------------


async def test_reauthenticate_gives_a_token_that_counts_for_more(noor: Person) -> None:
    """The plain token is refused where the elevated one, of the same session, is taken."""
    wish = {"name": "script", "scopes": ["entries:read"], "expires_in_days": 1}
    problem(await noor.post(KEYS, wish), 403, "reauthentication_required")
    grant = expect(await noor.post(ELEVATE, {"password": PASSWORD}), 200)
    assert (grant["expires_in"], grant["elevated_for"]) == (600, 300)
    noor.grant["access_token"] = grant["access_token"]
    expect(await noor.post(KEYS, wish), 201)
    current = [s["current"] for s in expect(await noor.get(SESSIONS), 200)["data"]]
    assert current == [True]


async def test_reauthenticate_refuses_a_wrong_password(noor: Person) -> None:
    """Whoever has the token alone gets no further."""
    problem(await noor.post(ELEVATE, {"password": NEW}), 401, "invalid_credentials")


async def test_reauthenticate_counts_for_five_minutes(
    noor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Later the password is asked for again, though the token itself is still good."""
    await elevate(noor)

    now = time.time()
    monkeypatch.setattr("core.context.time", lambda: now + 301)
    wish = {"name": "script", "scopes": ["entries:read"], "expires_in_days": 1}
    problem(await noor.post(KEYS, wish), 403, "reauthentication_required")
    monkeypatch.setattr("core.context.time", lambda: now + 298)
    expect(await noor.post(KEYS, wish), 201)


async def test_reauthenticate_needs_a_living_session(noor: Person, database: Database) -> None:
    """A session that ended a moment ago, elsewhere, gets no new token."""
    database.execute("UPDATE sessions SET revoked_at = now(), revoked_reason = 'elsewhere'")
    problem(await noor.post(ELEVATE, {"password": PASSWORD}), 401, "token_invalid")


# The password and the address ---------------------------------------------------------------------


async def test_change_password_ends_the_others(
    noor: Person, settings: Settings, run_jobs: Run
) -> None:
    """This session goes on; the other ones, the keys and letters with tokens are worth nothing."""
    other = Person(noor.http, noor.email, noor.username)
    await other.sign_in()
    key = await key_of(noor, "account:read")
    await noor.http.post(RESET, json={"email": noor.email})
    await run_jobs()
    reset = token(letters(settings, noor.email)[0])
    change = {"current_password": PASSWORD, "password": NEW}
    problem(await other.put("/api/v1/account/password", change), 403, "reauthentication_required")
    assert (await noor.put("/api/v1/account/password", change)).status_code == 204
    expect(await noor.get("/api/v1/account"), 200)
    problem(await other.get("/api/v1/account"), 401, "token_invalid")
    assert await with_key(noor.http, key) == 401
    spent = await noor.http.post(CONFIRM, json={"token": reset, "password": NEW})
    problem(spent, 401, "token_invalid")
    expect(await noor.http.post(SESSIONS, json={"email": noor.email, "password": NEW}), 201)


async def test_change_password_asks_for_the_present_one(noor: Person) -> None:
    """Wrong, or easily guessed, nothing changes."""
    await elevate(noor)
    path = "/api/v1/account/password"
    wrong = {"current_password": NEW, "password": NEW}
    problem(await noor.put(path, wrong), 401, "invalid_credentials")
    weak = {"current_password": PASSWORD, "password": "password1"}
    problem(await noor.put(path, weak), 422, "password_compromised")
    own = {"current_password": PASSWORD, "password": noor.email}
    problem(await noor.put(path, own), 422, "password_compromised")
    await noor.sign_in()


async def test_update_account_keeps_the_address_until_the_new_one_is_confirmed(
    noor: Person, settings: Settings, run_jobs: Run
) -> None:
    """Step-up; a letter with a token to the new address, one without to the old one."""
    change = {"email": "noor@elsewhere.example"}
    answer = await noor.patch("/api/v1/account", change, etag=etag(1))
    problem(answer, 403, "reauthentication_required")
    await elevate(noor)
    account = expect(await noor.patch("/api/v1/account", change, etag=etag(1)), 200)
    assert (account["email"], account["pending_email"]) == (noor.email, change["email"])
    await run_jobs()
    assert "dbm_" not in text(letters(settings, noor.email)[-1])
    (letter,) = letters(settings, change["email"])
    assert (await noor.http.post(VERIFY, json={"token": token(letter)})).status_code == 204
    account = expect(await noor.get("/api/v1/account"), 200)
    shown = (account["email"], account["email_verified"], account["pending_email"])
    assert shown == (change["email"], True, None)
    old, new = ({"email": e, "password": PASSWORD} for e in (noor.email, change["email"]))
    problem(await noor.http.post(SESSIONS, json=old), 401, "invalid_credentials")
    expect(await noor.http.post(SESSIONS, json=new), 201)


async def test_update_account_does_not_tell_whose_an_address_is(
    noor: Person, ilse: Person, settings: Settings, run_jobs: Run
) -> None:
    """For a known address the answer is the same, and its owner gets a letter without a token."""
    await elevate(noor)
    change = {"email": ilse.email}
    account = expect(await noor.patch("/api/v1/account", change, etag=etag(1)), 200)
    assert account["pending_email"] == ilse.email
    await run_jobs()
    (letter,) = letters(settings, ilse.email)
    assert "dbm_" not in text(letter)
    assert noor.username not in text(letter)


async def test_update_account_takes_a_wish_back(
    noor: Person, settings: Settings, run_jobs: Run
) -> None:
    """Naming the present address voids the token that was sent; a second wish the first."""
    await elevate(noor)
    for number, address in enumerate(("one@x.example", "two@x.example", noor.email.upper()), 1):
        expect(await noor.patch("/api/v1/account", {"email": address}, etag=etag(number)), 200)
        await run_jobs()
    for address in ("one@x.example", "two@x.example"):
        body = {"token": token(letters(settings, address)[0])}
        problem(await noor.http.post(VERIFY, json=body), 401, "token_invalid")
    account = expect(await noor.get("/api/v1/account"), 200)
    assert (account["email"], account["pending_email"]) == (noor.email, None)


async def test_update_account_writes_to_three_addresses_an_hour(
    noor: Person, settings: Settings, run_jobs: Run
) -> None:
    """Nobody writes to strangers by the hundred; the wish counts all the same."""
    await elevate(noor)
    addresses = [f"{number}@x.example" for number in range(1, 6)]
    for number, address in enumerate(addresses, 1):
        expect(await noor.patch("/api/v1/account", {"email": address}, etag=etag(number)), 200)
        await run_jobs()
    assert [len(letters(settings, address)) for address in addresses] == [1, 1, 1, 0, 0]


async def test_verify_email_does_not_give_an_address_to_two(
    noor: Person, settings: Settings, run_jobs: Run, person: Make
) -> None:
    """Whose account has it first keeps it."""
    await elevate(noor)
    change = {"email": "mira@example.org"}
    expect(await noor.patch("/api/v1/account", change, etag=etag(1)), 200)
    await run_jobs()
    body = {"token": token(letters(settings, change["email"])[0])}
    await person("mira")
    problem(await noor.http.post(VERIFY, json=body), 401, "token_invalid")
    assert expect(await noor.get("/api/v1/account"), 200)["email"] == noor.email


# Sessions -----------------------------------------------------------------------------------------


async def test_revoke_sessions_ends_all_or_all_others(noor: Person) -> None:
    """At once in this process; those of other people go on."""
    other = Person(noor.http, noor.email, noor.username)
    await other.sign_in()
    assert (await noor.delete(SESSIONS, params={"except_current": "true"})).status_code == 204
    expect(await noor.get("/api/v1/account"), 200)
    problem(await other.get("/api/v1/account"), 401, "token_invalid")
    assert (await noor.delete(SESSIONS)).status_code == 204
    problem(await noor.get("/api/v1/account"), 401, "token_invalid")


async def test_revoke_sessions_leaves_other_people_alone(noor: Person, ilse: Person) -> None:
    """Only one's own."""
    assert (await noor.delete(SESSIONS)).status_code == 204
    expect(await ilse.get("/api/v1/account"), 200)
