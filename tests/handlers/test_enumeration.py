"""Security test 4: whether an address has an account is told by nothing that an answer carries.

Times are compared by `make torture`, on a machine that has nothing else to do: here the same
statements and the same number of password hashes stand for the same time.
"""

from __future__ import annotations

import math
import random
import statistics
import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest

from core.pace import Pace
from handlers.auth import REGISTERED_SECONDS
from tests.handlers.conftest import PASSWORD, Person

AUTH = "/api/v1/auth"
Ask = Callable[[Person, str], Awaitable[httpx.Response]]
Statements = Callable[[], AbstractContextManager[list[bytes]]]


async def sign_in(asker: Person, email: str) -> httpx.Response:
    """Sign in with a wrong password."""
    body = {"email": email, "password": "not the right one at all"}
    return await asker.http.post(f"{AUTH}/sessions", json=body)


async def register(asker: Person, email: str, key: str | None = None) -> httpx.Response:
    """Open an account."""
    body = {"email": email, "password": PASSWORD, "username": f"u{uuid4().hex[:12]}"}
    headers = {"Idempotency-Key": key} if key else {}
    return await asker.http.post(f"{AUTH}/registrations", json=body, headers=headers)


async def reset(asker: Person, email: str) -> httpx.Response:
    """Ask for a new password."""
    return await asker.http.post(f"{AUTH}/password_resets", json={"email": email})


async def invite(asker: Person, email: str) -> httpx.Response:
    """Invite an address to a workspace that is made for it."""
    if "invites" not in asker.grant:
        asker.grant["invites"] = (await asker.workspace())["id"]
    path = f"/api/v1/workspaces/{asker.grant['invites']}/invitations"
    return await asker.post(path, {"email": email, "role": "viewer"})


WAYS: dict[str, Ask] = {
    "sign_in": sign_in,
    "register": register,
    "reset": reset,
    "invite": invite,
}


def shown(answer: httpx.Response) -> tuple[int, Any, dict[str, str]]:
    """What a caller sees: status, body and headers, but for the trace of the request."""
    own = ("trace_id", "id", "email", "created_at", "expires_at")  # of this request, or said in it
    body = {name: value for name, value in answer.json().items() if name not in own}
    hidden = ("trace-id", "content-length", "location")
    headers = {k: v for k, v in answer.headers.items() if k not in hidden}
    return answer.status_code, body, headers


@pytest.fixture
def hashes(application: tuple[Any, Any], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count the slow work."""
    done: list[str] = []
    passwords = application[0].state.tools.passwords
    for name in ("hash", "verify"):
        monkeypatch.setattr(passwords, name, _counted(getattr(passwords, name), name, done))
    return done


def _counted(work: Callable[..., Awaitable[Any]], name: str, done: list[str]) -> Any:
    async def count(*args: Any) -> Any:
        done.append(name)
        return await work(*args)

    return count


@pytest.mark.parametrize("ask", WAYS.values(), ids=WAYS)
async def test_a_known_and_an_unknown_address_look_alike(
    noor: Person, ilse: Person, hashes: list[str], statements: Statements, ask: Ask
) -> None:
    """Status, body, headers, hashes and the number of statements and writes are the same."""
    seen = []
    await ask(noor, f"{uuid4().hex}@example.org")  # what is made for the first time is made
    for email in (noor.email, f"{uuid4().hex}@example.org", ilse.email.upper()):
        hashes.clear()
        with statements() as sent:
            answer = await ask(noor, email)
        writes = sum(b"INSERT" in sql for sql in sent)
        seen.append((shown(answer), list(hashes), len(sent), writes > 0, sent[-1]))
    assert seen[0] == seen[1] == seen[2]


@pytest.mark.parametrize("key", [None, "register-1"], ids=["plain", "with a key"])
async def test_a_registration_leaves_at_its_moment(
    noor: Person, statements: Statements, monkeypatch: pytest.MonkeyPatch, key: str | None
) -> None:
    """The moment is set before anybody is looked for, and waited for once all is committed.

    To open an account takes the database longer than to find one. No answer may leave in between.
    """
    paces: list[tuple[str, object, bool]] = []
    even_out, keep = Pace.even_out, Pace.keep

    def note_even_out(pace: Pace, seconds: float) -> None:
        paces.append(("set", seconds, any(b"users" in sql for sql in sent)))
        even_out(pace, seconds)

    async def note_keep(pace: Pace) -> None:
        paces.append(("kept", pace._moment > 0, sent[-1] == b"COMMIT"))
        await keep(pace)

    monkeypatch.setattr(Pace, "even_out", note_even_out)
    monkeypatch.setattr(Pace, "keep", note_keep)
    for email in (noor.email, f"{uuid4().hex}@example.org"):
        paces.clear()
        with statements() as sent:
            answer = await register(asker=noor, email=email, key=key and f"{key}-{email}")
        assert answer.status_code == 202
        assert paces == [("set", REGISTERED_SECONDS, False), ("kept", True, True)]


def test_to_note_a_wish_for_a_token_checks_no_reference(database: psycopg.Connection[Any]) -> None:
    """Whose address it is must not show: a foreign key is checked only where there is an owner.

    That is a trigger's twentieth of a millisecond, for those addresses alone that have an account.
    """
    triggers = "SELECT tgname FROM pg_trigger WHERE tgrelid = 'account_tokens'::regclass"
    assert database.execute(triggers).fetchall() == []


@pytest.mark.torture("security 4")
@pytest.mark.parametrize("ask", WAYS.values(), ids=WAYS)
async def test_their_times_cannot_be_told_apart(
    noor: Person,
    database: psycopg.Connection[Any],
    ask: Ask,
    record_property: Callable[[str, object], None],
) -> None:
    """1,000 of each, in turn, after a warm-up: one distribution (Kolmogorov-Smirnov)."""
    known = strangers(database, 1_050)
    unknown = [f"{uuid4().hex}@example.org" for _ in known]
    times: dict[bool, list[float]] = {True: [], False: []}
    chance = random.Random(4)
    for number, pair in enumerate(zip(known, unknown, strict=True)):
        sides = [True, False]
        chance.shuffle(sides)
        for side in sides:
            began = time.perf_counter()
            await ask(noor, pair[0] if side else pair[1])
            if number >= 50:
                times[side].append(time.perf_counter() - began)
    medians = {side: 1e3 * statistics.median(values) for side, values in times.items()}
    record_property("known, ms", round(medians[True], 3))
    record_property("unknown, ms", round(medians[False], 3))
    assert distance(times[True], times[False]) < critical(1_000), medians


def strangers(database: psycopg.Connection[Any], count: int) -> list[str]:
    """Open accounts, all with one password's hash, and give their addresses."""
    found = database.execute(
        """INSERT INTO users (id, email, email_key, username, username_key, display_name,
                              password_hash, email_verified_at, time_zone, locale, version,
                              created_at, updated_at)
           SELECT gen_random_uuid(), name || '@example.org', name || '@example.org', name, name,
                  display_name, password_hash, now(), time_zone, locale, 1, now(), now()
           FROM (SELECT * FROM users LIMIT 1) u,
                (SELECT 'stranger' || n AS name FROM generate_series(1, %s) n) s
           RETURNING email""",
        [count],
    )
    return [email for (email,) in found]


def distance(one: list[float], other: list[float]) -> float:
    """The greatest difference between two empirical distributions."""
    points = sorted([(t, 1) for t in one] + [(t, -1) for t in other])
    height = greatest = 0.0
    for _, side in points:
        height += side / len(one)
        greatest = max(greatest, abs(height))
    return greatest


def critical(size: int) -> float:
    """The distance that equal distributions exceed once in a hundred times (p = 0.01)."""
    return 1.628 * math.sqrt(2 / size)
