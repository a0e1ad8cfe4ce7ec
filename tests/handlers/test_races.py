"""Many callers at once: one key, one version, and lists that are walked while others write.

Reliability tests 7, 8 and 13. The full sizes are in `make torture`.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.handlers.conftest import Person, etag, expect, problem

CALLERS = 50
ROUNDS = [
    pytest.param(3, id="small"),
    pytest.param(200, id="full", marks=pytest.mark.torture),
]


@pytest.mark.parametrize("rounds", ROUNDS)
async def test_one_key_has_one_effect(
    noor: Person, ilse: Person, database: psycopg.Connection[Any], rounds: int
) -> None:
    """Of fifty at once one writes; the rest get its very bytes, or are told to wait.

    Somebody else's same key is another one, and another body under the key is refused.
    """
    home, hers = await noor.workspace(), await ilse.workspace()
    path = f"/api/v1/workspaces/{home['id']}/entries"
    for n in range(rounds):
        key, body = str(uuid4()), {"title": f"Round {n}", "tags": [f"n{n}", "all"]}
        *answers, foreign = await asyncio.gather(
            *(noor.post(path, body, key=key) for _ in range(CALLERS)),
            ilse.post(f"/api/v1/workspaces/{hers['id']}/entries", body, key=key),
        )
        done = [answer for answer in answers if answer.status_code == 201]
        for answer in answers:
            if answer not in done:
                problem(answer, 409, "idempotency_in_progress")
                assert answer.headers["retry-after"] == "1"
        fresh = [answer for answer in done if "idempotency-replayed" not in answer.headers]
        assert len(fresh) == 1
        assert {answer.content for answer in done} == {fresh[0].content}
        assert (await noor.post(path, body, key=key)).content == fresh[0].content
        assert expect(foreign, 201)["workspace_id"] == hers["id"]
        changed = await noor.post(path, {**body, "title": "Another"}, key=key)
        problem(changed, 422, "idempotency_key_reused")
    counts = database.execute(
        """SELECT (SELECT count(*) FROM entries WHERE workspace_id = %(home)s),
                  (SELECT count(*) FROM event_store WHERE workspace_id = %(home)s
                   AND event_type = 'entry.created')""",
        {"home": home["id"]},
    )
    assert counts.fetchone() == (rounds, rounds)


@pytest.mark.parametrize("rounds", ROUNDS)
async def test_one_version_is_changed_once(noor: Person, rounds: int) -> None:
    """Of fifty changes of one version one wins, and its words are there (domain rule D2)."""
    entry = await noor.entry()
    path = f"/api/v1/entries/{entry['id']}"
    for version in range(1, rounds + 1):
        answers = await asyncio.gather(
            *(
                noor.patch(path, {"title": f"{version} by {n}"}, etag=etag(version))
                for n in range(CALLERS)
            )
        )
        (won,) = (answer for answer in answers if answer.status_code == 200)
        for answer in answers:
            if answer is not won:
                told = problem(answer, 412, "version_conflict")
                assert told["current_version"] == version + 1
        assert expect(await noor.get(path), 200) == won.json()
    history = expect(await noor.get(path + "/revisions", params={"limit": 100}), 200)["data"]
    assert history[0]["version"] == rounds + 1


STAY = """
    INSERT INTO entries (id, workspace_id, author_id, title, content, entry_date, time_zone,
                         version)
    SELECT uuidv7(), %(home)s, %(author)s, 'Stays', '{"blocks": []}',
           DATE '2026-01-01' + (random() * %(days)s)::integer, 'UTC', 1
    FROM generate_series(1, %(count)s)
    RETURNING id::text"""
WALKS = [
    pytest.param(60, 0.0, [(1, 1), (1, 7), (3, 100)], id="small"),
    pytest.param(
        10_000, 0.005, [(1, 1), (1, 10), (1, 100), (99, 100)], id="full", marks=pytest.mark.torture
    ),
]


@asynccontextmanager
async def churn(who: Person, home: dict[str, Any], pause: float) -> AsyncIterator[list[int]]:
    """Write, change, trash and restore entries of some days until the block ends; count them."""
    path = f"/api/v1/workspaces/{home['id']}/entries"
    chance, mine, count = random.Random(5), [await who.entry(home)], [0]

    async def step() -> None:
        where = f"/api/v1/entries/{chance.choice(mine)['id']}"
        day = f"2026-01-{chance.randrange(1, 29):02}"
        action = chance.randrange(4)
        if action == 0 or len(mine) < 5:
            answer = await who.post(path, {"title": "Comes", "entry_date": day})
            mine.append(expect(answer, 201))
        else:
            tag = (await who.get(where)).headers["etag"]
            if action == 1:
                await who.patch(where, {"entry_date": day}, etag=tag)
            elif action == 2:
                await who.delete(where, etag=tag)
            else:
                await who.post(where + "/restore")
        count[0] += 1

    done = asyncio.Event()

    async def run() -> None:
        while not done.is_set():
            await step()
            await asyncio.sleep(pause)

    task = asyncio.create_task(run())
    try:
        yield count
    finally:
        done.set()
        await task


@pytest.mark.by_hand("ten thousand entries, quickly")
@pytest.mark.parametrize(("rows", "pause", "limits"), WALKS)
async def test_a_walk_sees_what_stays_once(
    noor: Person,
    database: psycopg.Connection[Any],
    rows: int,
    pause: float,
    limits: list[tuple[int, int]],
) -> None:
    """While others write, whatever is there all the time is met once, pages of any size."""
    home = await noor.workspace()
    author = expect(await noor.get("/api/v1/account"), 200)["id"]
    given = {"home": home["id"], "author": author, "count": rows, "days": 28}
    stays = {row[0] for row in database.execute(STAY, given)}
    chance = random.Random(13)
    path = f"/api/v1/workspaces/{home['id']}/entries"
    async with churn(noor, home, pause) as writes:
        for least, most in limits:
            before, met, cursor = writes[0], [], None
            while True:
                query = {"limit": chance.randint(least, most)}
                query |= {"cursor": cursor} if cursor else {}
                page = expect(await noor.get(path, params=query), 200)
                assert len(page["data"]) <= query["limit"]
                met += [entry["id"] for entry in page["data"] if entry["id"] in stays]
                assert len(met) <= rows, "a walk that does not end"
                cursor = page["next_cursor"]
                if cursor is None:
                    break
            assert len(met) == len(stays)
            assert set(met) == stays
            assert writes[0] > before or most == 100
