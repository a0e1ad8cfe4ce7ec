"""Security test 4: whether an address has an account is told by nothing that an answer carries.

Times are compared by `make torture`, on a machine that has nothing else to do: here the same
statements and the same number of password hashes stand for the same time.
"""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.handlers.conftest import PASSWORD, Person

AUTH = "/api/v1/auth"
Ask = Callable[[httpx.AsyncClient, str], Awaitable[httpx.Response]]
Statements = Callable[[], AbstractContextManager[list[bytes]]]


async def sign_in(client: httpx.AsyncClient, email: str) -> httpx.Response:
    """Sign in with a wrong password."""
    body = {"email": email, "password": "not the right one at all"}
    return await client.post(f"{AUTH}/sessions", json=body)


async def register(client: httpx.AsyncClient, email: str) -> httpx.Response:
    """Open an account."""
    body = {"email": email, "password": PASSWORD, "username": f"u{uuid4().hex[:12]}"}
    return await client.post(f"{AUTH}/registrations", json=body)


async def reset(client: httpx.AsyncClient, email: str) -> httpx.Response:
    """Ask for a new password."""
    return await client.post(f"{AUTH}/password_resets", json={"email": email})


WAYS: dict[str, Ask] = {"sign_in": sign_in, "register": register, "reset": reset}


def shown(answer: httpx.Response) -> tuple[int, Any, dict[str, str]]:
    """What a caller sees: status, body and headers, but for the trace of the request."""
    body = answer.json()
    body.pop("trace_id", None)
    headers = {k: v for k, v in answer.headers.items() if k not in ("trace-id", "content-length")}
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
    for email in (noor.email, f"{uuid4().hex}@example.org", ilse.email.upper()):
        hashes.clear()
        with statements() as sent:
            answer = await ask(noor.http, email)
        writes = sum(b"INSERT" in sql for sql in sent)
        seen.append((shown(answer), list(hashes), len(sent), writes > 0, sent[-1]))
    assert seen[0] == seen[1] == seen[2]


@pytest.mark.torture("security 4")
@pytest.mark.parametrize("ask", WAYS.values(), ids=WAYS)
async def test_their_times_cannot_be_told_apart(noor: Person, ask: Ask) -> None:
    """1,000 of each, in turn, after a warm-up: one distribution (Kolmogorov-Smirnov)."""
    times: dict[bool, list[float]] = {True: [], False: []}
    for number in range(2_100):
        known = number % 2 == 0
        email = noor.email if known else f"{uuid4().hex}@example.org"
        began = time.perf_counter()
        await ask(noor.http, email)
        if number >= 100:
            times[known].append(time.perf_counter() - began)
    assert distance(times[True], times[False]) < critical(1_000), {
        known: statistics.median(values) for known, values in times.items()
    }


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


async def test_wrong_passwords_do_not_lock_the_owner_out(noor: Person) -> None:
    """However often a stranger tries, a session that exists goes on."""
    for _ in range(20):
        await sign_in(noor.http, noor.email)
    assert (await noor.get("/api/v1/account")).status_code == 200
