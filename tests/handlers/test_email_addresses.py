"""One address, however it is written: in every operation that takes one, and on its way to SMTP."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import psycopg
import pytest

from core.emails import deliverable
from core.settings import Settings
from tests.handlers.conftest import PASSWORD, Person, etag, expect, problem
from tests.handlers.letters import letters, token

UNICODE, ASCII = "Noor@M\u00fcnchen.example", "noor@xn--mnchen-3ya.example"
FORMS = (UNICODE, ASCII, "NOOR@XN--MNCHEN-3YA.EXAMPLE", "noor@mu\u0308nchen\u3002example")
Run = Callable[..., Awaitable[None]]
REGISTRATIONS, SESSIONS = "/api/v1/auth/registrations", "/api/v1/auth/sessions"


@pytest.fixture(autouse=True)
async def _no_letters(settings: Settings) -> AsyncIterator[None]:
    """Begin and end with an empty folder."""
    shutil.rmtree(settings.mail_folder, ignore_errors=True)
    yield
    shutil.rmtree(settings.mail_folder, ignore_errors=True)


@pytest.fixture(params=[UNICODE, ASCII])
async def registered(client: httpx.AsyncClient, request: pytest.FixtureRequest) -> str:
    """An account at a domain beyond ASCII, in one of the domain's spellings."""
    account = {"email": request.param, "username": "noor", "password": PASSWORD}
    expect(await client.post(REGISTRATIONS, json=account), 202)
    return str(request.param)


async def test_sign_in_at_any_spelling(client: httpx.AsyncClient, registered: str) -> None:
    """The account shows its address as it was given, and is found by all the others."""
    for form in FORMS:
        grant = await client.post(SESSIONS, json={"email": form, "password": PASSWORD})
        token = expect(grant, 201)["access_token"]
        me = await client.get("/api/v1/account", headers={"Authorization": f"Bearer {token}"})
        assert expect(me, 200)["email"] == registered


async def test_register_the_same_address_again(
    client: httpx.AsyncClient, registered: str, database: psycopg.Connection[Any]
) -> None:
    """There is one account for an address, whatever its spelling; nobody is told."""
    for number, form in enumerate(FORMS):
        account = {"email": form, "username": f"noor{number}", "password": PASSWORD}
        expect(await client.post(REGISTRATIONS, json=account), 202)
    found = database.execute("SELECT email, email_key FROM users").fetchall()
    assert found == [(registered, ASCII)]


@pytest.mark.parametrize(
    "email",
    [
        "n\u00f6or@example.org",
        "noor@ex ample.org",
        "noor@-m\u00fcnchen.example",
        "noor@m\u00fc..example",
    ],
)
async def test_register_no_address(client: httpx.AsyncClient, email: str) -> None:
    """What is before the `@` is ASCII; a domain is one that the DNS could have."""
    account = {"email": email, "username": "noor", "password": PASSWORD}
    errors = problem(await client.post(REGISTRATIONS, json=account), 422, "validation_failed")
    assert {error["pointer"] for error in errors["errors"]} == {"/email"}


@pytest.mark.parametrize("form", FORMS)
async def test_a_forgotten_password_is_sent_to_the_domain_of_the_dns(
    client: httpx.AsyncClient, registered: str, settings: Settings, run_jobs: Run, form: str
) -> None:
    """Whoever asks in whatever spelling, the letter goes to the address of the account."""
    receipt = await client.post("/api/v1/auth/password_resets", json={"email": form})
    expect(receipt, 202)
    await run_jobs()
    local = registered.partition("@")[0]
    sent = letters(settings, f"{local}@xn--mnchen-3ya.example")
    assert [letter["Subject"] for letter in sent][-1] == "A new password"


@pytest.mark.parametrize("form", FORMS)
async def test_an_invitation_is_its_receivers_in_any_spelling(
    noor: Person, client: httpx.AsyncClient, settings: Settings, run_jobs: Run, form: str
) -> None:
    """The invited address is the account's: no password is asked for; once more is the same one."""
    mira = Person(client, UNICODE, "mira")
    account = {"email": mira.email, "username": "mira", "password": PASSWORD}
    expect(await client.post(REGISTRATIONS, json=account), 202)
    await mira.sign_in()
    home = await noor.workspace()
    path = f"/api/v1/workspaces/{home['id']}/invitations"
    first = expect(await noor.post(path, {"email": ASCII, "role": "editor"}), 201)
    again = expect(await noor.post(path, {"email": form, "role": "editor"}), 201)
    assert again["id"] == first["id"]
    await run_jobs()
    sent = letters(settings, deliverable(form))
    accepted = await mira.post("/api/v1/invitation_acceptances", {"token": token(sent[-1])})
    assert expect(accepted, 201)["role"] == "editor"


async def test_the_address_of_an_account_is_not_a_new_one(
    client: httpx.AsyncClient, registered: str, run_jobs: Run
) -> None:
    """In another spelling it is what it was: nothing waits to be confirmed, no new version."""
    noor = Person(client, registered, "noor")
    await noor.sign_in()
    grant = await noor.post("/api/v1/auth/reauthentications", {"password": PASSWORD})
    noor.grant["access_token"] = expect(grant, 200)["access_token"]
    await run_jobs()
    for form in FORMS:
        patched = await noor.patch("/api/v1/account", {"email": form}, etag=etag(1))
        assert expect(patched, 200)["pending_email"] is None
        assert patched.headers["etag"] == etag(1)
