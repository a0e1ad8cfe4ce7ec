"""Security test 3: refresh tokens under races; one lineage, and the honest client is not stranded.

The full size is in `make torture`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any

import httpx
import psycopg
import pytest

from tests.handlers.conftest import Person, expect, problem

REFRESHES = "/api/v1/auth/token_refreshes"
SESSIONS = "/api/v1/auth/sessions"
SIZES = [
    pytest.param(20, 3, id="small"),
    pytest.param(100, 100, id="full", marks=pytest.mark.torture("security 3")),
]
Database = psycopg.Connection[Any]


async def refresh(somebody: Person, token: str) -> httpx.Response:
    """Exchange a refresh token."""
    return await somebody.http.post(REFRESHES, json={"refresh_token": token})


async def at_once(*calls: Awaitable[httpx.Response]) -> list[httpx.Response]:
    """Call all at once; return what was answered. A 503 says that nothing was done."""
    answers = await asyncio.gather(*calls)
    return [answer for answer in answers if answer.status_code != 503]


async def sign_out(somebody: Person) -> httpx.Response:
    """End the session, however busy the server is."""
    while True:
        answer = await somebody.delete(f"{SESSIONS}/current")
        if answer.status_code != 503:
            return answer
        await asyncio.sleep(float(answer.headers["retry-after"]))


def revoked(database: Database) -> int:
    """How many sessions were ended."""
    row = database.execute("SELECT count(*) FROM sessions WHERE revoked_at IS NOT NULL").fetchone()
    assert row is not None
    return int(row[0])


@pytest.mark.parametrize(("parallel", "rounds"), SIZES)
async def test_parallel_uses_make_one_lineage(
    noor: Person, database: Database, parallel: int, rounds: int
) -> None:
    """Whatever the number that use one token at once, all get the same successor, each round."""
    token = noor.grant["refresh_token"]
    for _ in range(rounds):
        answers = await at_once(*(refresh(noor, token) for _ in range(parallel)))
        (token,) = {expect(answer, 200)["refresh_token"] for answer in answers}
    assert revoked(database) == 0
    lineage = "SELECT count(*), count(DISTINCT parent_hash) FROM refresh_tokens"
    assert database.execute(lineage).fetchone() == (rounds + 1, rounds)


@pytest.mark.parametrize(("parallel", "rounds"), SIZES)
async def test_a_thief_and_the_owner_end_the_family(
    noor: Person, database: Database, parallel: int, rounds: int
) -> None:
    """A token whose successor was used ends the session for whoever comes, once, for good."""
    for number in range(1, rounds + 1):
        await noor.sign_in()
        stolen = noor.grant["refresh_token"]
        child = expect(await refresh(noor, stolen), 200)["refresh_token"]
        noor.grant = expect(await refresh(noor, child), 200)
        grandchild = noor.grant["refresh_token"]
        expect(await noor.get("/api/v1/account"), 200)
        answers = await at_once(*(refresh(noor, stolen) for _ in range(parallel)))
        kinds = sorted(answer.json()["type"] for answer in answers)
        assert {answer.status_code for answer in answers} == {401}
        assert kinds[-1] == "/problems/token_reused"
        problem(await refresh(noor, grandchild), 401, "token_invalid")
        problem(await noor.get("/api/v1/account"), 401, "token_invalid")
        assert revoked(database) == number


@pytest.mark.parametrize(("parallel", "rounds"), SIZES)
async def test_a_sign_out_among_renewals_wins(
    noor: Person, database: Database, parallel: int, rounds: int
) -> None:
    """However they meet, afterwards nothing of the session is good."""
    for _ in range(rounds):
        await noor.sign_in()
        token = noor.grant["refresh_token"]
        calls = [refresh(noor, token) for _ in range(parallel)]
        calls.insert(parallel // 2, sign_out(noor))
        answers = await at_once(*calls)
        assert {answer.status_code for answer in answers} <= {200, 204, 401}
        got = {a.json()["refresh_token"] for a in answers if a.status_code == 200}
        for successor in got | {token}:
            assert (await refresh(noor, successor)).status_code == 401
        problem(await noor.get("/api/v1/account"), 401, "token_invalid")


async def test_a_lost_answer_strands_nobody(noor: Person, database: Database) -> None:
    """Asked again within ten seconds, the successor is the same, until that is used."""
    token = noor.grant["refresh_token"]
    lost = expect(await refresh(noor, token), 200)["refresh_token"]
    database.execute("UPDATE refresh_tokens SET used_at = used_at - interval '9 s'")
    assert expect(await refresh(noor, token), 200)["refresh_token"] == lost
    next_one = expect(await refresh(noor, lost), 200)["refresh_token"]
    assert revoked(database) == 0
    problem(await refresh(noor, token), 401, "token_reused")
    problem(await refresh(noor, next_one), 401, "token_invalid")


async def test_a_replay_after_eleven_seconds_is_reuse(noor: Person, database: Database) -> None:
    """Too late for a lost answer, whoever asks: the session ends, with its access tokens."""
    token = noor.grant["refresh_token"]
    noor.grant = expect(await refresh(noor, token), 200)
    database.execute("UPDATE refresh_tokens SET used_at = used_at - interval '11 s'")
    problem(await refresh(noor, token), 401, "token_reused")
    problem(await refresh(noor, noor.grant["refresh_token"]), 401, "token_invalid")
    problem(await noor.get("/api/v1/account"), 401, "token_invalid")
    assert revoked(database) == 1
