"""Operations of the tag audience."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest
from fastapi import FastAPI

from store import audience
from tests.handlers.conftest import Person, etag, expect, problem, same_refusal
from tests.handlers.talk import say, status

POSTS = "/api/v1/posts"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
Application = tuple[FastAPI, httpx.AsyncClient]
Statements = Callable[[], AbstractContextManager[list[bytes]]]
Database = psycopg.Connection[Any]


async def look(
    client: httpx.AsyncClient, post: dict[str, Any], agent: str = FIREFOX
) -> httpx.Response:
    """Look at a post with a browser."""
    headers = {"User-Agent": agent}
    return await client.post(f"{POSTS}/{post['id']}/views", headers=headers)


def pass_by(database: Database, time: str) -> None:
    """Let time pass for the views that wait to be folded."""
    database.execute(
        "UPDATE post_views SET first_at = first_at - %(by)s::interval,"
        " last_at = last_at - %(by)s::interval",
        {"by": time},
    )


async def fold(application: Application, database: Database, *, hours: int = 1) -> int:
    """Let so many hours pass, and fold what is over."""
    pass_by(database, f"{hours} hours")
    async with application[0].state.store.write() as unit:
        return await audience.fold_views(unit)


async def figures(author: Person, post: dict[str, Any], **query: Any) -> dict[str, Any]:
    """The figures of a post."""
    return expect(await author.get(f"{POSTS}/{post['id']}/stats", params=query), 200)


def views(database: Database) -> int:
    """How many views wait to be folded."""
    row = database.execute("SELECT coalesce(sum(views_count), 0) FROM post_views").fetchone()
    assert row is not None
    return int(row[0])


async def test_record_view_once_per_visitor(
    noor: Person, database: Database, statements: Statements
) -> None:
    """Again within half an hour does not count; another browser or post does, and later does."""
    post, other = await noor.published(), await noor.published()
    with statements() as seen:
        answer = await look(noor.http, post)
    assert (answer.status_code, answer.content) == (202, b"")
    assert len(seen) == 3, "BEGIN, one statement, COMMIT"
    await look(noor.http, post)
    assert views(database) == 1
    await look(noor.http, post, f"{FIREFOX} again")
    await look(noor.http, other)
    assert views(database) == 3
    pass_by(database, "29 minutes")
    await look(noor.http, post)
    assert views(database) == 3
    pass_by(database, "1 minute")
    for _ in range(2):
        await look(noor.http, post)
        assert views(database) == 4


async def test_record_view_at_once(
    noor: Person, application: Application, database: Database
) -> None:
    """Of many views of one visitor one counts, the first time and half an hour later."""
    post = await noor.published()
    for expected in (1, 2):
        await asyncio.gather(*(look(noor.http, post) for _ in range(20)))
        assert views(database) == expected
        pass_by(database, "30 minutes")
    assert await fold(application, database) == 1
    assert (await figures(noor, post))["views_count"] == 2


async def test_record_view_writes_nothing_that_is_shared(noor: Person, database: Database) -> None:
    """It does not wait for who holds the post's row, and says nothing of who it was."""
    post = await noor.published()
    with psycopg.connect(database.info.dsn, password=database.info.password) as holder:
        holder.execute("SELECT FROM posts FOR NO KEY UPDATE")
        assert (await look(noor.http, post)).status_code == 202
    kept = database.execute("SELECT visitor_hash FROM post_views").fetchall()
    assert [len(row[0]) for row in kept] == [32]
    row = database.execute("SELECT count(DISTINCT salt), min(length(salt)) FROM view_salts")
    assert row.fetchone() == (1, 32)


async def test_record_view_by_another_salt_each_day(noor: Person, database: Database) -> None:
    """Tomorrow the same visitor has another digest, and the old salt goes with its day."""
    post = await noor.published()
    await look(noor.http, post)
    database.execute("UPDATE view_salts SET salt_date = salt_date - 1")
    pass_by(database, "1 day")
    await look(noor.http, post)
    digests = database.execute("SELECT DISTINCT visitor_hash FROM post_views").fetchall()
    assert len(digests) == 2


async def test_record_view_drops_programs(noor: Person, database: Database) -> None:
    """A crawler is told the same, and not counted."""
    post = await noor.published()
    for agent in ("Googlebot/2.1", "curl/8", ""):
        assert (await look(noor.http, post, agent)).status_code == 202
    assert views(database) == 0


async def test_record_view_hides_what_is_not_public(noor: Person, database: Database) -> None:
    """A post that was taken down looks like one that never was, to browsers and programs."""
    post = await noor.published()
    expect(await noor.post(f"{POSTS}/{post['id']}/unpublish", etag=etag(2)), 200)
    for agent in (FIREFOX, "Googlebot/2.1"):
        refused = await look(noor.http, post, agent)
        problem(refused, 404, "not_found")
        assert same_refusal(refused, await look(noor.http, {"id": uuid4()}, agent))
    assert views(database) == 0


async def test_record_view_is_folded_once(
    noor: Person, application: Application, database: Database
) -> None:
    """What is over is counted and removed, with the salts of former days; what is not stays."""
    post = await noor.published()
    for n in range(3):
        await look(noor.http, post, f"{FIREFOX} {n}")
    database.execute(
        "INSERT INTO view_salts VALUES (current_date - 1, decode(repeat('00', 32), 'hex'))"
    )
    async with application[0].state.store.write() as unit:
        assert await audience.fold_views(unit) == 0
    assert (await figures(noor, post))["views_count"] == 0
    assert await fold(application, database) == 3
    assert await fold(application, database) == 0
    assert views(database) == 0
    assert (await figures(noor, post))["views_count"] == 3
    salts = database.execute("SELECT count(*) FROM view_salts WHERE salt_date < current_date")
    assert salts.fetchone() == (0,)


async def test_get_post_stats(
    noor: Person, ilse: Person, application: Application, database: Database, statements: Statements
) -> None:
    """In all and by day, today last, in one statement."""
    post = await noor.published()
    await look(noor.http, post)
    await fold(application, database, hours=72)
    await look(noor.http, post)
    await fold(application, database)
    for who in (noor, ilse):
        await who.put(f"{POSTS}/{post['id']}/like")
    await say(ilse, post)
    status(database, await say(noor, post), "hidden")
    moved = database.execute(
        "UPDATE post_likes SET created_at = created_at - interval '1 day'"
        " WHERE user_id = (SELECT id FROM users WHERE username = 'ilse') RETURNING created_at"
    ).fetchone()
    assert moved is not None
    with statements() as seen:
        answer = await noor.get(f"{POSTS}/{post['id']}/stats", params={"days": 10})

    found = expect(answer, 200)
    assert len(seen) == 1
    assert answer.headers["cache-control"] == "private, no-cache"
    totals = {name: found[name] for name in ("views_count", "likes_count", "comments_count")}
    assert totals == {"views_count": 2, "likes_count": 2, "comments_count": 1}
    days = found["days"]
    assert len(days) == 10
    today = datetime.now(UTC).date()
    assert days[-1]["on_date"] == today.isoformat()
    assert days[0]["on_date"] == (today - timedelta(days=9)).isoformat()
    assert {name: sum(day[name] for day in days) for name in totals} == totals
    yesterday = moved[0].astimezone(UTC).date()
    assert [d["likes_count"] for d in days if d["on_date"] == yesterday.isoformat()] == [1]
    assert [day["views_count"] for day in days[-5:-2]].count(1) == 1
    week = await figures(noor, post, days=1)
    assert (len(week["days"]), week["views_count"]) == (1, 2)


async def test_get_post_stats_says_as_of_when(
    noor: Person, application: Application, database: Database
) -> None:
    """Views before that instant are counted, later ones may not be."""
    post = await noor.published()
    fresh = datetime.fromisoformat((await figures(noor, post))["as_of"])
    assert timedelta(0) <= datetime.now(UTC) - fresh <= timedelta(minutes=31)
    assert fresh.minute in (0, 30)
    await look(noor.http, post)
    pass_by(database, "2 hours")
    behind = datetime.fromisoformat((await figures(noor, post))["as_of"])
    assert timedelta(hours=2) <= fresh - behind + timedelta(minutes=30)
    assert behind < fresh
    await fold(application, database)
    assert datetime.fromisoformat((await figures(noor, post))["as_of"]) >= fresh


async def test_get_post_stats_tells_304(noor: Person) -> None:
    """Until a figure changes."""
    post = await noor.published()
    path = f"{POSTS}/{post['id']}/stats"
    tag = (await noor.get(path)).headers["etag"]
    answer = await noor.get(path, headers={"If-None-Match": tag})
    assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)
    await noor.put(f"{POSTS}/{post['id']}/like")
    expect(await noor.get(path, headers={"If-None-Match": tag}), 200)


async def test_get_post_stats_is_its_authors(noor: Person, ilse: Person) -> None:
    """To others a post's figures look missing, whether or not they may read the post."""
    post = await noor.published()
    path = f"{POSTS}/{post['id']}/stats"
    unknown = await ilse.get(f"{POSTS}/{uuid4()}/stats")
    problem(unknown, 404, "not_found")
    assert same_refusal(await ilse.get(path), unknown)
    expect(await noor.post(f"{POSTS}/{post['id']}/unpublish", etag=etag(2)), 200)
    assert same_refusal(await ilse.get(path), unknown)
    expect(await noor.get(path), 200)


@pytest.mark.parametrize("days", [0, 367, "all"])
async def test_get_post_stats_bounds_its_days(noor: Person, days: object) -> None:
    """A year at most."""
    post = await noor.published()
    answer = await noor.get(f"{POSTS}/{post['id']}/stats", params={"days": days})
    problem(answer, 422, "validation_failed")
