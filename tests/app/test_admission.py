"""Overload: who is let in, and what the others are answered.

Security test 19 and reliability test 19; the full size is in `make torture`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
import psycopg
import pytest
from structlog.testing import capture_logs

from app import admission
from app.admission import Admission, NoLine
from app.main import create_app
from core.settings import Settings
from tests.conftest import running
from tests.handlers.conftest import Person, expect, problem

SIZE = 2
READ = {"type": "http", "method": "GET", "path": "/api/v1/posts", "headers": []}


@pytest.fixture
async def crowded(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """A server with two connections to its database, for each of which two requests wait."""
    app = create_app(settings.but(pool_size=SIZE, pool_wait_ms=1_000))
    async with running(app) as client:
        yield client


@pytest.fixture
async def noor(crowded: httpx.AsyncClient) -> Person:
    """Somebody who has an account there."""
    noor = Person(crowded, "noor@example.org", "noor")
    account = {"email": noor.email, "username": "noor", "password": "four quiet herons at dusk"}
    expect(await crowded.post("/api/v1/auth/registrations", json=account), 202)
    await noor.sign_in()
    return noor


async def locked(settings: Settings) -> psycopg.AsyncConnection[object]:
    """Lock the table that workspaces are in; whoever needs it waits."""
    holder = await psycopg.AsyncConnection.connect(str(settings.database_url))
    await holder.execute("LOCK TABLE workspaces IN ACCESS EXCLUSIVE MODE")
    return holder


@pytest.mark.parametrize("write", [False, True])
async def test_those_who_would_wait_too_long_are_refused_at_once(
    noor: Person,
    settings: Settings,
    write: bool,  # noqa: FBT001 - a parameter
) -> None:
    """Some wait and are served; all others are told when to come again, and health tells truly."""

    def ask() -> asyncio.Task[httpx.Response]:
        path = "/api/v1/workspaces"
        call = noor.post(path, {"name": "Field notes"}) if write else noor.get(path)
        return asyncio.create_task(call)

    good = 201 if write else 200
    async with await locked(settings) as holder:  # by these the line learns that it is slow
        first = [ask() for _ in range(2 * SIZE)]
        await asyncio.sleep(0.6)
        await holder.rollback()
    assert {answer.status_code for answer in await asyncio.gather(*first)} == {good}

    async with await locked(settings) as holder:
        asked = []
        for _ in range(12):
            asked.append(ask())
            await asyncio.sleep(0.01)
        done, waiting = await asyncio.wait(asked, timeout=0.3)
        expect(await noor.http.get("/healthz"), 200)
        ready = asyncio.create_task(noor.http.get("/readyz"))
        await asyncio.sleep(0)
        await holder.rollback()
    assert len(waiting) == 2 * SIZE
    for task in done:
        answer = problem_of(await task)
        assert 1 <= int(answer.headers["retry-after"]) <= 10
    for task in waiting:
        assert (await task).status_code == good
    expect(await ready, 200)
    expect(await noor.get("/api/v1/workspaces"), 200)


def problem_of(answer: httpx.Response) -> httpx.Response:
    """Check that an answer is the documented refusal."""
    problem(answer, 503, "unavailable")
    assert answer.json()["instance"] == "/api/v1/workspaces"
    assert answer.headers["x-content-type-options"] == "nosniff"
    return answer


async def test_a_refusal_carries_the_trace_and_is_logged_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An overload writes a line a second, which tells how many there were."""
    monkeypatch.setattr(admission, "PAUSE_SECONDS", 0)
    gate = Admission(NoLine())
    with capture_logs() as logs:
        for _ in range(5):
            answer = await gate.refusal(READ, "ab" * 16)
    assert [(line["event"], line["count"]) for line in logs] == [("requests_shed", 1)]
    assert b'"trace_id":"' + b"ab" * 16 in answer.body  # type: ignore[operator]


def test_a_busy_loop_takes_no_more_than_it_answers() -> None:
    """What it answers in a moment may be on its way, and never fewer than a few hundred."""
    gate = Admission(NoLine())
    gate.began = 500
    assert not gate.refuses(READ)
    gate.beat(admission.BEAT_SECONDS * 2, 800)  # 4,000 a second
    assert not gate.refuses(READ)
    gate.began = 1_001
    assert gate.refuses(READ)
    assert not gate.refuses({**READ, "path": "/healthz"})
    gate.beat(admission.BEAT_SECONDS * 50, 1)
    gate.began = admission.FEWEST - 1
    assert not gate.refuses(READ)
    gate.began = admission.FEWEST
    assert gate.refuses(READ)
    gate.beat(admission.BEAT_SECONDS * 1.3, 1)  # nearly caught up: not yet
    assert gate.refuses(READ)
    gate.beat(admission.BEAT_SECONDS, 1)
    assert not gate.refuses(READ)


def test_what_waits_for_the_database_is_no_load_of_the_loop() -> None:
    """Writers that wait for a lock do not keep readers out, however busy the machine is."""
    line = NoLine()
    gate = Admission(line)
    gate.began = admission.FEWEST + 100
    gate.beat(admission.BEAT_SECONDS * 2, 1)
    assert gate.refuses(READ)
    line.waiting = 200
    assert not gate.refuses(READ)
