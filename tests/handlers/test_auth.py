"""Operations of the tag auth."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import uuid4

import httpx
import jwt
import psycopg
import pytest
from psycopg import sql

from app.main import create_app
from core.passwords import Verdict
from core.settings import Settings
from tests.conftest import running
from tests.handlers.conftest import PASSWORD, Person, expect, problem

Make = Callable[[str], Awaitable[Person]]

Statements = Callable[[], AbstractContextManager[list[bytes]]]
REGISTRATIONS = "/api/v1/auth/registrations"
SESSIONS = "/api/v1/auth/sessions"
REFRESHES = "/api/v1/auth/token_refreshes"


def registration(**fields: Any) -> dict[str, Any]:
    """A registration that is in order."""
    return {"email": "noor@example.org", "password": PASSWORD, "username": "noor", **fields}


async def refresh(client: httpx.AsyncClient, token: str) -> httpx.Response:
    """Exchange a refresh token."""
    return await client.post(REFRESHES, json={"refresh_token": token})


def revoked(database: psycopg.Connection[Any]) -> int:
    """How many sessions have ended."""
    row = database.execute("SELECT count(*) FROM sessions WHERE revoked_at IS NOT NULL").fetchone()
    assert row is not None
    return int(row[0])


async def test_register(client: httpx.AsyncClient) -> None:
    """An account is opened with what was given, and can be signed in to."""
    full = registration(display_name="Noor Aydın", time_zone="Europe/Amsterdam", locale="nl-NL")
    answer = await client.post(REGISTRATIONS, json=full)

    assert expect(answer, 202)["status"] == "accepted"
    assert answer.headers["cache-control"] == "no-store"
    noor = Person(client, "noor@example.org", "noor")
    await noor.sign_in()
    account = expect(await noor.get("/api/v1/account"), 200)
    for name in ("email", "username", "display_name", "time_zone", "locale"):
        assert account[name] == full[name]
    assert PASSWORD not in (await noor.get("/api/v1/account")).text


async def test_register_answers_the_same_for_a_known_address(
    client: httpx.AsyncClient, database: psycopg.Connection[Any]
) -> None:
    """A known address, in any case, gets the same status, headers and body, and stays as it is."""
    first = await client.post(REGISTRATIONS, json=registration())
    again = await client.post(
        REGISTRATIONS, json=registration(email="NOOR@example.org", username="other")
    )

    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert set(first.headers) == set(again.headers)
    assert database.execute("SELECT username FROM users").fetchall() == [("noor",)]


async def test_register_hashes_for_a_known_address_too(
    client: httpx.AsyncClient,
    application: tuple[Any, httpx.AsyncClient],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The slow work is done whether or not the address is known, so its time tells nothing."""
    hashed: list[str] = []
    passwords = application[0].state.tools.passwords
    original = passwords.hash

    async def count(password: str) -> str:
        hashed.append(password)
        return str(await original(password))

    monkeypatch.setattr(passwords, "hash", count)
    for _ in range(2):
        expect(await client.post(REGISTRATIONS, json=registration()), 202)

    assert len(hashed) == 2


async def test_register_asks_the_database_as_much_for_a_known_address(
    client: httpx.AsyncClient, statements: Statements
) -> None:
    """As many statements, a write among them, and a commit that reaches the disk: equal times."""
    seen = []
    for _ in range(2):
        with statements() as sent:
            expect(await client.post(REGISTRATIONS, json=registration()), 202)
        seen.append(sent)
    opened, repeated = seen

    assert len(opened) == len(repeated)
    assert (opened[0], opened[-1]) == (repeated[0], repeated[-1]) == (b"BEGIN", b"COMMIT")
    assert all(any(b"INSERT" in sql for sql in sent) for sent in seen)


async def test_register_varies_a_taken_username(client: httpx.AsyncClient) -> None:
    """Who wants a taken name gets a variation, since the answer must not tell."""
    expect(await client.post(REGISTRATIONS, json=registration()), 202)
    other = registration(email="nora@example.org", username="NOOR")
    expect(await client.post(REGISTRATIONS, json=other), 202)

    nora = Person(client, "nora@example.org", "")
    await nora.sign_in()
    username = expect(await nora.get("/api/v1/account"), 200)["username"]
    assert username != "noor"
    assert username.lower().startswith("noor")


@pytest.mark.parametrize(
    "password", ["password", "P@ssw0rd1", "12345678", "qwertyuiop", "noor1234", "noor@example.org"]
)
async def test_register_refuses_passwords_that_are_tried_first(
    client: httpx.AsyncClient, password: str
) -> None:
    """A password from the lists, or made of one's own name, is refused."""
    answer = await client.post(REGISTRATIONS, json=registration(password=password))
    problem(answer, 422, "password_compromised")


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("username", "nооr", "single_script"),
        ("username", "admin", "reserved"),
        ("username", "_noor", "pattern"),
        ("time_zone", "Europe/Atlantis", "unknown_time_zone"),
        ("time_zone", "localtime", "unknown_time_zone"),
        ("email", "nobody", "format"),
        ("password", "short", "minLength"),
    ],
)
async def test_register_names_what_is_wrong(
    client: httpx.AsyncClient, field: str, value: str, code: str
) -> None:
    """Each rule has its code, at the field that breaks it."""
    answer = await client.post(REGISTRATIONS, json=registration(**{field: value}))

    errors = problem(answer, 422, "validation_failed")["errors"]
    assert (f"/{field}", code) in {(error["pointer"], error["code"]) for error in errors}


async def test_register_names_all_that_is_wrong_at_once(client: httpx.AsyncClient) -> None:
    """What the schema cannot say is listed together."""
    wrong = registration(username="admin", time_zone="Europe/Atlantis")
    errors = problem(await client.post(REGISTRATIONS, json=wrong), 422, "validation_failed")

    assert {error["pointer"] for error in errors["errors"]} == {"/username", "/time_zone"}


@pytest.mark.parametrize("username", ["søren", "さくら", "김철수", "नूर", "Илья-2", "ab"])
async def test_register_takes_names_of_one_script(client: httpx.AsyncClient, username: str) -> None:
    """A name in any one script is shown as it was wished."""
    expect(await client.post(REGISTRATIONS, json=registration(username=username)), 202)
    somebody = Person(client, "noor@example.org", username)
    await somebody.sign_in()

    assert expect(await somebody.get("/api/v1/account"), 200)["username"] == username


async def test_register_once_per_key(client: httpx.AsyncClient) -> None:
    """A repeated registration replays; another one under its key is refused."""
    headers = {"Idempotency-Key": "one"}
    expect(await client.post(REGISTRATIONS, json=registration(), headers=headers), 202)
    again = await client.post(REGISTRATIONS, json=registration(), headers=headers)
    other = registration(email="else@example.org")

    assert again.headers["idempotency-replayed"] == "true"
    problem(
        await client.post(REGISTRATIONS, json=other, headers=headers), 422, "idempotency_key_reused"
    )


async def test_register_keeps_no_password_in_the_clear(
    client: httpx.AsyncClient, database: psycopg.Connection[Any]
) -> None:
    """Neither the account, the event, nor the idempotency record holds the password."""
    headers = {"Idempotency-Key": "one"}
    expect(await client.post(REGISTRATIONS, json=registration(), headers=headers), 202)

    for table in ("users", "event_store", "idempotency_keys"):
        query = sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier(table))
        rows = database.execute(query).fetchall()
        assert rows
        assert PASSWORD not in str(rows)
        assert PASSWORD.encode().hex() not in str(rows)


async def test_sign_in(noor: Person) -> None:
    """A sign-in gives a bearer token of ten minutes, a refresh token and the session."""
    answer = await noor.http.post(SESSIONS, json={"email": noor.email, "password": PASSWORD})

    grant = expect(answer, 201)
    assert (grant["token_type"], grant["expires_in"]) == ("Bearer", 600)
    assert grant["session"]["current"] is True
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["location"] == f"{SESSIONS}/{grant['session']['id']}"
    claims = jwt.decode(grant["access_token"], options={"verify_signature": False})
    assert claims["sid"] == grant["session"]["id"]


async def test_sign_in_tells_nothing_about_who_has_an_account(noor: Person) -> None:
    """An unknown address and a wrong password differ in nothing but the trace."""
    answers = [
        await noor.http.post(SESSIONS, json={"email": email, "password": "not the right one"})
        for email in (noor.email, "nobody@example.org")
    ]

    bodies = [problem(answer, 401, "invalid_credentials") for answer in answers]
    for body in bodies:
        body.pop("trace_id")
    assert bodies[0] == bodies[1]
    assert set(answers[0].headers) == set(answers[1].headers)
    assert answers[0].headers["www-authenticate"]


async def test_sign_in_verifies_a_hash_for_an_unknown_address(
    noor: Person, application: tuple[Any, httpx.AsyncClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The work for an unknown address is a hash too, so its time tells nothing."""
    verified: list[str | None] = []
    passwords = application[0].state.tools.passwords
    original = passwords.verify

    async def look(password: str, stored: str | None) -> Any:
        verified.append(stored)
        return await original(password, stored)

    monkeypatch.setattr(passwords, "verify", look)
    await noor.http.post(SESSIONS, json={"email": "nobody@example.org", "password": PASSWORD})

    assert verified == [None]


async def test_sign_in_holds_no_connection_while_it_hashes(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A storm of sign-ins waits for the processor, and everybody else goes on reading."""
    app = create_app(settings.but(pool_size=1))
    async with running(app) as client:
        hashing, done = asyncio.Event(), asyncio.Event()

        async def slow(_password: str, _stored: str | None) -> Verdict:
            hashing.set()
            await done.wait()
            return Verdict(ok=False)

        monkeypatch.setattr(app.state.tools.passwords, "verify", slow)
        credentials = {"email": "noor@example.org", "password": PASSWORD}
        attempt = asyncio.create_task(client.post(SESSIONS, json=credentials))
        async with asyncio.timeout(30):
            await hashing.wait()
        expect(await client.get("/readyz"), 200)
        done.set()
        problem(await attempt, 401, "invalid_credentials")


async def test_sign_in_takes_the_address_in_any_case_and_the_password_in_any_form(
    client: httpx.AsyncClient,
) -> None:
    """Case of the address does not matter, nor how a letter of the password is composed."""
    composed, decomposed = "schöne grüße aus köln", "scho\u0308ne gru\u0308ße aus ko\u0308ln"
    expect(await client.post(REGISTRATIONS, json=registration(password=composed)), 202)
    credentials = {"email": "Noor@Example.ORG", "password": decomposed}

    expect(await client.post(SESSIONS, json=credentials), 201)


async def test_sign_in_refuses_a_suspended_account(
    noor: Person, database: psycopg.Connection[Any]
) -> None:
    """Who is suspended learns it only with the right password."""
    database.execute("UPDATE users SET suspended_at = now(), is_active = false")
    right = {"email": noor.email, "password": PASSWORD}
    wrong = {"email": noor.email, "password": "not the right one"}

    problem(await noor.http.post(SESSIONS, json=right), 403, "account_suspended")
    problem(await noor.http.post(SESSIONS, json=wrong), 401, "invalid_credentials")


async def test_refresh_tokens(noor: Person) -> None:
    """A refresh token is exchanged for a new pair of the same session."""
    grant = expect(await refresh(noor.http, noor.grant["refresh_token"]), 200)

    assert grant["refresh_token"] != noor.grant["refresh_token"]
    assert grant["session"]["id"] == noor.grant["session"]["id"]
    noor.grant = grant
    expect(await noor.get("/api/v1/account"), 200)


async def test_refresh_tokens_gives_the_same_successor_within_the_grace(noor: Person) -> None:
    """Whose answer was lost asks again and gets the same refresh token, while it is unused."""
    first = expect(await refresh(noor.http, noor.grant["refresh_token"]), 200)
    again = expect(await refresh(noor.http, noor.grant["refresh_token"]), 200)

    assert again["refresh_token"] == first["refresh_token"]
    assert again["session"]["current"] is True
    expect(await refresh(noor.http, first["refresh_token"]), 200)


async def test_refresh_tokens_ends_the_family_of_a_grandparent(
    noor: Person, database: psycopg.Connection[Any]
) -> None:
    """A token whose successor was used is a thief's or its victim's: the session ends for both."""
    child = expect(await refresh(noor.http, noor.grant["refresh_token"]), 200)
    grandchild = expect(await refresh(noor.http, child["refresh_token"]), 200)

    answer = await refresh(noor.http, noor.grant["refresh_token"])

    problem(answer, 401, "token_reused")
    assert answer.headers["www-authenticate"]
    assert revoked(database) == 1
    problem(await refresh(noor.http, grandchild["refresh_token"]), 401, "token_invalid")
    noor.grant = grandchild
    problem(await noor.get("/api/v1/account"), 401, "token_invalid")


async def test_refresh_tokens_ends_the_family_of_a_late_replay(
    noor: Person, database: psycopg.Connection[Any]
) -> None:
    """After ten seconds a used token is reuse, even while its successor is unused."""
    child = expect(await refresh(noor.http, noor.grant["refresh_token"]), 200)
    database.execute(
        "UPDATE refresh_tokens SET used_at = used_at - interval '11 s' WHERE used_at IS NOT NULL"
    )

    problem(await refresh(noor.http, noor.grant["refresh_token"]), 401, "token_reused")
    problem(await refresh(noor.http, child["refresh_token"]), 401, "token_invalid")


async def test_refresh_tokens_twenty_at_once(noor: Person) -> None:
    """However many use one token at once, there is one successor, and nobody is thrown out."""
    token = noor.grant["refresh_token"]
    answers = await asyncio.gather(*(refresh(noor.http, token) for _ in range(20)))

    successors = {expect(answer, 200)["refresh_token"] for answer in answers}
    assert len(successors) == 1
    expect(await refresh(noor.http, successors.pop()), 200)


async def test_refresh_tokens_refuses_what_it_does_not_know(noor: Person) -> None:
    """A made-up token, and one of an ended session, are invalid."""
    problem(await refresh(noor.http, "dbr_" + "x" * 43), 401, "token_invalid")
    expect_no_content(await noor.delete(f"{SESSIONS}/current"))
    problem(await refresh(noor.http, noor.grant["refresh_token"]), 401, "token_invalid")


@pytest.mark.parametrize("table", ["sessions", "refresh_tokens"])
async def test_refresh_tokens_refuses_what_is_too_old(
    noor: Person, database: psycopg.Connection[Any], table: str
) -> None:
    """The life of a session, and of an unused token, comes to an end."""
    query = sql.SQL("UPDATE {} SET expires_at = now() - interval '1 s'")
    database.execute(query.format(sql.Identifier(table)))
    problem(await refresh(noor.http, noor.grant["refresh_token"]), 401, "token_expired")


async def test_refresh_tokens_refuses_a_suspended_account(
    noor: Person, database: psycopg.Connection[Any]
) -> None:
    """Suspension ends the renewal of tokens."""
    database.execute("UPDATE users SET suspended_at = now(), is_active = false")
    problem(await refresh(noor.http, noor.grant["refresh_token"]), 403, "account_suspended")


async def test_list_sessions(noor: Person, ilse: Person) -> None:
    """One's own live sessions, newest first, with the one of this token marked."""
    first = noor.grant["session"]["id"]
    await noor.sign_in()

    listed = expect(await noor.get(SESSIONS), 200)

    assert [(s["id"], s["current"]) for s in listed["data"]] == [
        (noor.grant["session"]["id"], True),
        (first, False),
    ]
    assert listed["data"][0]["ip_prefix"] == "127.0.0.0/24"


async def test_list_sessions_page_by_page(noor: Person) -> None:
    """A cursor leads to the next page, and the last page has none."""
    await noor.sign_in()
    page = expect(await noor.get(f"{SESSIONS}?limit=1"), 200)
    rest = expect(await noor.get(f"{SESSIONS}?limit=1&cursor={page['next_cursor']}"), 200)

    assert page["data"][0]["id"] != rest["data"][0]["id"]
    assert rest["next_cursor"] is None


def expect_no_content(answer: httpx.Response) -> None:
    """See that an answer is 204 and empty."""
    assert (answer.status_code, answer.content) == (204, b""), answer.text


async def test_revoke_session(noor: Person) -> None:
    """Another session of one's own ends at once, and ending it again is fine."""
    other = Person(noor.http, noor.email, noor.username, noor.grant)
    await noor.sign_in()
    expect(await other.get("/api/v1/account"), 200)

    for _ in range(2):
        expect_no_content(await noor.delete(f"{SESSIONS}/{other.grant['session']['id']}"))

    problem(await other.get("/api/v1/account"), 401, "token_invalid")
    assert len(expect(await noor.get(SESSIONS), 200)["data"]) == 1


async def test_revoke_session_current(noor: Person) -> None:
    """`current` signs this very token out."""
    expect_no_content(await noor.delete(f"{SESSIONS}/current"))

    answer = await noor.get("/api/v1/account")
    problem(answer, 401, "token_invalid")
    assert "invalid_token" in answer.headers["www-authenticate"]


async def test_revoke_session_hides_those_of_others(noor: Person, ilse: Person) -> None:
    """A session of somebody else is as unknown as one that is not."""
    for session_id in (ilse.grant["session"]["id"], uuid4()):
        problem(await noor.delete(f"{SESSIONS}/{session_id}"), 404, "not_found")
    expect(await ilse.get("/api/v1/account"), 200)


async def test_get_jwks(noor: Person) -> None:
    """The published keys verify our access tokens, and caches may keep them."""
    answer = await noor.http.get("/.well-known/jwks.json")

    keys = jwt.PyJWKSet.from_dict(expect(answer, 200))
    kid = jwt.get_unverified_header(noor.token)["kid"]
    claims = jwt.decode(noor.token, keys[kid], algorithms=["EdDSA"], audience="daybook")
    assert claims["sid"] == noor.grant["session"]["id"]
    assert "max-age" in answer.headers["cache-control"]
    assert "d" not in expect(answer, 200)["keys"][0]


@pytest.mark.parametrize("token", ["nonsense", "a.b.c", "x" * 5000])
async def test_a_bad_token_is_refused_even_where_nobody_needs_one(
    client: httpx.AsyncClient, token: str
) -> None:
    """Who presents a token believes to be somebody, so a bad one is never passed over."""
    headers = {"Authorization": f"Bearer {token}"}
    for path in ("/api/v1/account", "/api/v1/posts"):
        problem(await client.get(path, headers=headers), 401, "token_invalid")


async def test_an_expired_token_is_told_apart(
    noor: Person, application: tuple[Any, httpx.AsyncClient]
) -> None:
    """An access token that was good says so, so that the client refreshes."""
    tokens = application[0].state.tools.tokens
    claims = tokens.verify_access(noor.token)
    noor.grant["access_token"] = tokens.issue_access(
        claims.user_id, claims.session_id, claims.scopes, now=1_000_000_000
    )

    problem(await noor.get("/api/v1/account"), 401, "token_expired")


async def test_without_a_token_the_answer_says_how(client: httpx.AsyncClient) -> None:
    """401 names the scheme (RFC 6750)."""
    answer = await client.get("/api/v1/account")

    problem(answer, 401, "authentication_required")
    assert answer.headers["www-authenticate"].startswith("Bearer")
