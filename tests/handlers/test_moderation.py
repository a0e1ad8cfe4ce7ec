"""Operations of the tag moderation."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from itertools import product
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from store.comments import _DECIDED, DECISIONS
from store.tables import comments
from tests.handlers.conftest import Person, etag, expect, problem, same_refusal
from tests.handlers.talk import (
    COMMENTS,
    complain,
    counted,
    decide,
    policy,
    say,
    status,
    suspend,
    thread,
)

QUEUE = "/api/v1/moderation/comments"
Statements = Callable[[], AbstractContextManager[list[bytes]]]
Make = Callable[[str], Awaitable[Person]]
Database = psycopg.Connection[Any]

STATES = ("pending", "approved", "rejected", "spam", "hidden", "deleted")
KNOWN = [(d, before, after) for d, steps in DECISIONS.items() for before, after in steps.items()]
UNKNOWN = [pair for pair in product(DECISIONS, STATES) if pair[1] not in DECISIONS[pair[0]]]


async def ids(who: Person, **query: Any) -> list[str]:
    """The comments in a queue."""
    return [c["id"] for c in expect(await who.get(QUEUE, params=query), 200)["data"]]


def test_moderate_comment_knows_the_states_of_the_database() -> None:
    """The table speaks of the states that a comment can be in, and decides about each way once."""
    (check,) = [c for c in comments.constraints if c.name == "comments_status_check"]
    assert all(f"'{state}'" in str(check.sqltext) for state in STATES)  # type: ignore[attr-defined]
    assert str(check.sqltext).count("'") == 2 * len(STATES)  # type: ignore[attr-defined]
    assert {state for _, *ends in KNOWN for state in ends} <= set(STATES) - {"deleted"}
    assert len(KNOWN) + len(UNKNOWN) == len(DECISIONS) * len(STATES)
    assert _DECIDED.keys() == DECISIONS.keys()


@pytest.mark.parametrize(("decision", "before", "after"), KNOWN)
async def test_moderate_comment(
    noor: Person, ilse: Person, database: Database, decision: str, before: str, after: str
) -> None:
    """Each way of the table: the state, the count, the thread and the event follow."""
    post = await noor.published()
    comment = await say(ilse, post)
    status(database, comment, before)
    assert await counted(noor, post) == (before == "approved")
    path = f"{COMMENTS}/{comment['id']}/moderation_decisions"
    answer = await noor.post(path, {"decision": decision}, etag=etag(1))

    decided = expect(answer, 200)
    assert (decided["status"], decided["is_moderated"], decided["version"]) == (after, True, 2)
    assert answer.headers["etag"] == etag(2)
    assert decided["post"]["id"] == post["id"]
    assert await counted(noor, post) == (after == "approved")
    assert len(await thread(ilse, post)) == (after == "approved")
    told = database.execute(
        """SELECT event_type, metadata -> 'actor' ->> 'id', event_data ->> 'from'
           FROM event_store WHERE aggregate_id = %s ORDER BY aggregate_version DESC LIMIT 1""",
        [comment["id"]],
    ).fetchone()
    account = expect(await noor.get("/api/v1/account"), 200)
    assert told == (f"comment.{_DECIDED[decision]}", account["id"], before)


@pytest.mark.parametrize(("decision", "before"), UNKNOWN)
async def test_moderate_comment_refuses_unknown_transitions(
    noor: Person, ilse: Person, database: Database, decision: str, before: str
) -> None:
    """Whatever the table does not have is told which state is in the way, and changes nothing."""
    comment = await say(ilse, await noor.published())
    status(database, comment, before)
    content = problem(await decide(noor, comment, decision), 409, "invalid_transition")
    assert content["current_status"] == before
    row = database.execute("SELECT status, version FROM comments").fetchone()
    assert row == (before, 1)


async def test_moderate_comment_dismisses_reports(noor: Person, ilse: Person, person: Make) -> None:
    """What readers complained about and is fine is approved, once."""
    comment = await say(ilse, await noor.published())
    await complain(await person("pieter"), comment, "abuse")
    kept = expect(await decide(noor, comment, "approve"), 200)
    assert (kept["status"], kept["reports_count"]) == ("approved", 0)
    assert await ids(noor, status="reported") == []
    problem(await decide(noor, comment, "approve"), 409, "invalid_transition")


async def test_moderate_comment_is_the_authors_of_the_post(
    noor: Person, ilse: Person, person: Make, database: Database
) -> None:
    """403 for who sees the comment, also who wrote it; 404 for who does not."""
    comment = await say(ilse, await noor.published())
    stranger = await person("pieter")
    for who in (ilse, stranger):
        problem(await decide(who, comment, "hide"), 403, "forbidden")
    status(database, comment, "pending")
    problem(await decide(ilse, comment, "approve"), 403, "forbidden")
    refused = await decide(stranger, comment, "approve")
    problem(refused, 404, "not_found")
    assert same_refusal(refused, await decide(stranger, {"id": str(uuid4())}, "approve"))


async def test_moderate_comment_by_version_and_key(noor: Person, ilse: Person) -> None:
    """412 for another version, 428 for none; a retry gives the first answer."""
    comment = await say(ilse, await noor.published())
    path, body = f"{COMMENTS}/{comment['id']}/moderation_decisions", {"decision": "hide"}
    problem(await noor.post(path, body), 428, "precondition_required")
    problem(await noor.post(path, body, etag=etag(9)), 412, "version_conflict")
    first = await noor.post(path, body, etag=etag(1), key="hide-it")
    again = await noor.post(path, body, etag=etag(1), key="hide-it")
    assert expect(again, 200) == expect(first, 200)
    assert again.headers["idempotency-replayed"] == "true"


async def test_list_moderation_queue(
    noor: Person, ilse: Person, person: Make, database: Database, statements: Statements
) -> None:
    """What waits on the caller's own posts, the oldest first, each kind in its queue."""
    post, theirs = await noor.published(), await ilse.published()
    for author, each in ((noor, post), (ilse, theirs)):
        await policy(author, each, "moderated")
    pieter = await person("pieter")
    waiting = [await say(ilse, post, str(n)) for n in range(2)]
    spam = await say(pieter, post)
    expect(await decide(noor, spam, "spam"), 200)
    fine = await say(noor, post, "fine")
    for who, reason in ((ilse, "spam"), (pieter, "abuse")):
        await complain(who, fine, reason)
    await say(pieter, theirs)
    with statements() as seen:
        answer = await noor.get(QUEUE)

    assert [c["id"] for c in expect(answer, 200)["data"]] == [c["id"] for c in waiting]
    assert answer.headers["cache-control"] == "private, no-cache"
    assert len(seen) == 1
    assert await ids(noor, status="spam") == [spam["id"]]
    (reported,) = expect(await noor.get(QUEUE, params={"status": "reported"}), 200)["data"]
    assert (reported["id"], reported["reports_count"]) == (fine["id"], 2)
    assert reported["report_reasons"] == ["abuse", "spam"]
    assert "pieter" not in str(reported)
    assert await ids(pieter) == []
    suspend(database, ilse)
    assert await ids(noor) == [c["id"] for c in waiting]


async def test_list_moderation_queue_page_by_page(
    noor: Person, ilse: Person, database: Database
) -> None:
    """A walk meets each once, also those of one instant; a cursor is of no use elsewhere."""
    post = await noor.published()
    await policy(noor, post, "moderated")
    whole = [(await say(ilse, post))["id"] for _ in range(5)]
    database.execute("UPDATE comments SET created_at = '2026-11-20T09:00:00.123456Z'")
    met: list[str] = []
    query: dict[str, Any] = {"limit": 2}
    while query.get("cursor", "") is not None:
        page = expect(await noor.get(QUEUE, params=query), 200)
        met += [comment["id"] for comment in page["data"]]
        query["cursor"] = page["next_cursor"]
    assert met == sorted(whole)

    cursor = expect(await noor.get(QUEUE, params={"limit": 1}), 200)["next_cursor"]
    for who, more in ((noor, {"status": "spam"}), (ilse, {})):
        answer = await who.get(QUEUE, params={"cursor": cursor, **more})
        problem(answer, 400, "cursor_mismatch")
