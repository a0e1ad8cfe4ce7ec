"""Many callers at once: one key, one version, and lists that are walked while others write.

Reliability tests 7, 8 and 13. The full sizes are in `make torture`.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.handlers.conftest import Person, etag, expect, problem

CALLERS = 50
ROUNDS = [
    pytest.param(3, id="small"),
    pytest.param(200, id="full", marks=pytest.mark.torture("reliability 7, 8")),
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
    pytest.param(60, 1, [(1, 1), (1, 7), (3, 100)], id="small"),
    pytest.param(
        10_000,
        8,
        [(1, 5), (1, 100), (99, 100)],
        id="full",
        marks=pytest.mark.torture("reliability 13"),
    ),
]
WRITES_PER_SECOND = 200


@dataclass(slots=True)
class Churn:
    """Some who write, move, trash and restore entries of some days, at most so many per second."""

    who: Person
    home: dict[str, Any]
    tags: dict[str, str] = field(default_factory=dict)
    chance: random.Random = field(default_factory=lambda: random.Random(5))
    begun: float = field(default_factory=monotonic)
    writes: int = 0
    done: bool = False

    async def step(self) -> None:
        """Write once, with the tag of the last answer: another writer may have been there since."""
        day = f"2026-01-{self.chance.randrange(1, 29):02}"
        action = self.chance.randrange(4)
        if action == 0 or len(self.tags) < 5:
            path = f"/api/v1/workspaces/{self.home['id']}/entries"
            answer = await self.who.post(path, {"title": "Comes", "entry_date": day})
            where = f"/api/v1/entries/{expect(answer, 201)['id']}"
        else:
            where = self.chance.choice(list(self.tags))
            if action == 1:
                answer = await self.who.patch(where, {"entry_date": day}, etag=self.tags[where])
            elif action == 2:
                answer = await self.who.delete(where, etag=self.tags[where])
            else:
                answer = await self.who.post(where + "/restore")
        assert answer.status_code in (200, 201, 409, 412), answer.text
        self.tags[where] = answer.headers.get("etag", self.tags.get(where, ""))
        self.writes += answer.is_success

    async def run(self) -> None:
        """Write until the walks are over."""
        while not self.done:
            await self.step()
            ahead = self.writes / WRITES_PER_SECOND - (monotonic() - self.begun)
            await asyncio.sleep(max(ahead, 0))


@asynccontextmanager
async def churn(who: Person, home: dict[str, Any], writers: int) -> AsyncIterator[Churn]:
    """Let so many write until the block ends."""
    storm = Churn(who, home)
    tasks = [asyncio.create_task(storm.run()) for _ in range(writers)]
    try:
        yield storm
    finally:
        storm.done = True
        await asyncio.gather(*tasks)


@pytest.mark.by_hand("ten thousand entries, quickly")
@pytest.mark.parametrize(("rows", "writers", "limits"), WALKS)
async def test_a_walk_sees_what_stays_once(
    noor: Person,
    database: psycopg.Connection[Any],
    rows: int,
    writers: int,
    limits: list[tuple[int, int]],
    record_property: Callable[[str, object], None],
) -> None:
    """While others write, whatever is there all the time is met once, pages of any size."""
    home = await noor.workspace()
    author = expect(await noor.get("/api/v1/account"), 200)["id"]
    given = {"home": home["id"], "author": author, "count": rows, "days": 28}
    stays = {row[0] for row in database.execute(STAY, given)}
    chance = random.Random(13)
    path = f"/api/v1/workspaces/{home['id']}/entries"
    async with churn(noor, home, writers) as storm:
        for least, most in limits:
            before, met, cursor = storm.writes, [], None
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
            assert storm.writes > before or most == 100
        record_property("writes", storm.writes)
        record_property("per second", round(storm.writes / (monotonic() - storm.begun)))
