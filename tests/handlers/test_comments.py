"""Operations of the tag comments."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from itertools import pairwise
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.handlers.conftest import Person, etag, expect, problem, same_refusal, verify
from tests.handlers.talk import (
    COMMENTS,
    POSTS,
    age,
    complain,
    counted,
    decide,
    delete,
    edit,
    policy,
    say,
    status,
    suspend,
    thread,
)

PUBLIC, PRIVATE = "public, max-age=0, s-maxage=30", "private, no-cache"
Statements = Callable[[], AbstractContextManager[list[bytes]]]
Make = Callable[[str], Awaitable[Person]]
Database = psycopg.Connection[Any]

INVISIBLE = ("pending", "rejected", "spam", "hidden", "deleted")


def texts(comments: list[dict[str, Any]]) -> list[str | None]:
    """What is said, None for a tombstone."""
    return [comment["body"] for comment in comments]


async def take_down(author: Person, post: dict[str, Any]) -> None:
    """Unpublish a post."""
    path = f"{POSTS}/{post['id']}/unpublish"
    expect(await author.post(path, etag=etag(post["version"])), 200)


def recorded(database: Database, comment: dict[str, Any]) -> list[tuple[Any, ...]]:
    """The events of a comment: version, type and who."""
    found = database.execute(
        """SELECT aggregate_version, event_type, metadata -> 'actor' ->> 'id',
                  public_data::text
           FROM event_store WHERE aggregate_id = %s ORDER BY aggregate_version""",
        [comment["id"]],
    ).fetchall()
    assert [row[0] for row in found] == list(range(1, len(found) + 1))
    return found


def kinds(database: Database, comment: dict[str, Any]) -> list[str]:
    """The types of a comment's events."""
    return [row[1].removeprefix("comment.") for row in recorded(database, comment)]


# Writing ------------------------------------------------------------------------------------------


async def test_create_comment(noor: Person, ilse: Person, database: Database) -> None:
    """It is there at once, counted once, and told once."""
    post = await noor.published()
    body = {"body": "Eleven?\n\tTwelve."}
    answer = await ilse.post(f"{POSTS}/{post['id']}/comments", body)

    comment = expect(answer, 201)
    assert answer.headers["location"] == f"{COMMENTS}/{comment['id']}"
    assert answer.headers["etag"] == etag(1)
    assert comment["body"] == body["body"]
    assert (comment["status"], comment["edited"], comment["version"]) == ("approved", False, 1)
    assert (comment["parent_id"], comment["depth"], comment["path"]) == (None, 1, comment["id"])
    assert comment["author"]["username"] == "ilse"
    assert await thread(noor.http, post) == [comment]
    assert await counted(noor, post) == 1
    ((_, kind, actor, public),) = recorded(database, comment)
    assert (kind, actor) == ("comment.created", comment["author"]["id"])
    assert "Twelve" not in public


async def test_create_comment_once_per_key(noor: Person, ilse: Person) -> None:
    """A retry gives the same comment; another text under the key is refused."""
    post = await noor.published()
    path, key = f"{POSTS}/{post['id']}/comments", str(uuid4())
    first = await ilse.post(path, {"body": "once"}, key=key)
    again = await ilse.post(path, {"body": "once"}, key=key)
    assert expect(again, 201) == expect(first, 201)
    assert again.headers["idempotency-replayed"] == "true"
    problem(await ilse.post(path, {"body": "other"}, key=key), 422, "idempotency_key_reused")
    assert await counted(noor, post) == 1


@pytest.mark.parametrize(
    "body",
    [
        "\N{GRINNING FACE}\N{EMOJI MODIFIER FITZPATRICK TYPE-4} \N{FAMILY}",
        "\u05e9\u05dc\u05d5\u05dd \u202bmixed\u202c",
        "Z\u0351\u036b\u0314algo",
        "\U00020000 <script>alert(1)</script> & **not bold**",
        "x" * 10_000,
        "\U0001f9a9" * 10_000,
    ],
)
async def test_create_comment_takes_any_script(noor: Person, body: str) -> None:
    """What was written is what is read, as plain text."""
    post = await noor.published()
    assert (await say(noor, post, body))["body"] == body
    assert texts(await thread(noor.http, post)) == [body]


async def test_create_comment_needs_a_confirmed_address(
    noor: Person, person: Callable[..., Awaitable[Person]], database: Database
) -> None:
    """Before anything about the post is told; reports do, too. Confirmed, at once."""
    comment = await say(noor, await noor.published())
    pieter = await person("pieter", verified=False)
    for post_id in (comment["post_id"], uuid4()):
        refused = await pieter.post(f"{POSTS}/{post_id}/comments", {"body": "x"})
        problem(refused, 403, "email_unverified")
    for reported in (comment, {"id": uuid4()}):
        problem(await complain(pieter, reported), 403, "email_unverified")
    verify(database, pieter)
    assert (await complain(pieter, comment)).status_code == 204
    await say(pieter, {"id": comment["post_id"]})


async def test_create_comment_is_kept_in_nfc(noor: Person) -> None:
    """Two spellings of one text are one."""
    post = await noor.published()
    assert (await say(noor, post, "cafe\u0301"))["body"] == "caf\u00e9"


@pytest.mark.parametrize("body", ["", " \n\t ", "x" * 10_001, "bell\u0007", "\u00a0", None, 7])
async def test_create_comment_refuses_what_is_no_text(noor: Person, body: Any) -> None:
    """Empty, blank, too long, or with control characters."""
    post = await noor.published()
    answer = await noor.post(f"{POSTS}/{post['id']}/comments", {"body": body})
    problem(answer, 422, "validation_failed")
    assert await counted(noor, post) == 0


@pytest.mark.parametrize("raw", ['{"body": "a\\u0000b"}', '{"body": "a\\ud800b"}'])
async def test_create_comment_refuses_what_no_text_can_hold(noor: Person, raw: str) -> None:
    """U+0000 and half a surrogate pair."""
    post = await noor.published()
    path = f"{POSTS}/{post['id']}/comments"
    headers = {"Content-Type": "application/json"}
    problem(await noor.call("POST", path, content=raw, headers=headers), 400, "malformed_request")


async def test_create_comment_waits_where_comments_are_moderated(
    noor: Person, ilse: Person
) -> None:
    """Others see nothing of it, and it does not count; the author of the post needs nobody."""
    post = await noor.published()
    await policy(noor, post, "moderated")
    comment = await say(ilse, post)
    assert comment["status"] == "pending"
    assert await thread(ilse, post) == []
    assert await counted(noor, post) == 0
    for who in (noor, ilse):
        assert expect(await who.get(f"{COMMENTS}/{comment['id']}"), 200)["status"] == "pending"
    assert (await say(noor, post))["status"] == "approved"
    assert await counted(noor, post) == 1


async def test_create_comment_where_comments_are_closed(noor: Person, ilse: Person) -> None:
    """Nobody comments on a closed post, nor its author on one that is not public."""
    post = await noor.published()
    await policy(noor, post, "closed")
    path = f"{POSTS}/{post['id']}/comments"
    for who in (ilse, noor):
        problem(await who.post(path, {"body": "x"}), 409, "comments_closed")
    await policy(noor, post, "open")
    await take_down(noor, post)
    problem(await noor.post(path, {"body": "x"}), 409, "comments_closed")


async def test_create_comment_hides_what_is_not_public(noor: Person, ilse: Person) -> None:
    """A post that was taken down looks like one that never was."""
    post = await noor.published()
    await take_down(noor, post)
    refused = await ilse.post(f"{POSTS}/{post['id']}/comments", {"body": "x"})
    problem(refused, 404, "not_found")
    missing = await ilse.post(f"{POSTS}/{uuid4()}/comments", {"body": "x"})
    assert same_refusal(refused, missing)


async def test_create_comment_replies_six_deep(noor: Person, ilse: Person) -> None:
    """Each reply stands below the one before; a seventh is too deep."""
    post = await noor.published()
    chain = [await say(noor, post, "1")]
    for depth in range(2, 7):
        chain.append(await say(ilse, post, str(depth), to=chain[-1]))
    assert [comment["depth"] for comment in chain] == [1, 2, 3, 4, 5, 6]
    for parent, comment in pairwise(chain):
        assert comment["parent_id"] == parent["id"]
        assert comment["path"] == f"{parent['path']}/{comment['id']}"
    assert await thread(noor.http, post) == chain
    for parent, below in zip(chain, (chain[n:] for n in range(1, 7)), strict=True):
        for sort in ("thread", "oldest"):
            assert await thread(noor.http, post, parent_id=parent["id"], sort=sort) == below
    body = {"body": "7", "parent_id": chain[-1]["id"]}
    refused = await ilse.post(f"{POSTS}/{post['id']}/comments", body)
    problem(refused, 422, "comment_depth_exceeded")
    assert await counted(noor, post) == 6


async def test_create_comment_needs_a_parent_that_is_seen(
    noor: Person, ilse: Person, database: Database
) -> None:
    """Of another post, not seen, or nowhere: all the same. A tombstone lasts while it is needed."""
    post, other = await noor.published(), await noor.published()
    parent = await say(ilse, post, "parent")
    path = f"{POSTS}/{post['id']}/comments"
    elsewhere = await say(ilse, other)

    async def refused(parent_id: str) -> None:
        body = {"body": "reply", "parent_id": parent_id}
        problem(await noor.post(path, body), 422, "parent_not_found")

    await refused(str(uuid4()))
    await refused(elsewhere["id"])
    for state in INVISIBLE:
        status(database, parent, state)
        await refused(parent["id"])
    status(database, parent, "approved")
    child = await say(noor, post, "child", to=parent)
    await delete(ilse, parent)
    assert (await say(ilse, post, "second", to=parent))["depth"] == 2
    for comment in await thread(noor, post, parent_id=parent["id"]):
        await delete(noor, comment)
    assert child["parent_id"] == parent["id"]
    await refused(parent["id"])


async def test_create_comment_at_once(noor: Person, ilse: Person) -> None:
    """Many at once by two people: all are taken, all counted."""
    post = await noor.published()
    root = await say(noor, post)
    await asyncio.gather(*(say(who, post, to=root) for _ in range(8) for who in (noor, ilse)))
    assert await counted(noor, post) == 17
    assert len(await thread(noor.http, post)) == 17


# Threads ------------------------------------------------------------------------------------------


async def test_list_comments(noor: Person, ilse: Person, statements: Statements) -> None:
    """Anybody reads a thread in its order, or by time, in one statement."""
    post = await noor.published()
    a = await say(ilse, post, "a")
    b = await say(noor, post, "b")
    aa = await say(noor, post, "aa", to=a)
    ba = await say(ilse, post, "ba", to=b)
    ab = await say(ilse, post, "ab", to=a)
    aaa = await say(ilse, post, "aaa", to=aa)
    with statements() as seen:
        answer = await noor.http.get(f"{POSTS}/{post['id']}/comments")

    page = expect(answer, 200)
    assert page == {"data": [a, aa, aaa, ab, b, ba], "next_cursor": None}
    assert answer.headers["cache-control"] == PUBLIC
    assert len(seen) == 1
    assert await thread(noor.http, post, sort="oldest") == [a, b, aa, ba, ab, aaa]
    assert await thread(noor.http, post, sort="newest") == [aaa, ab, ba, aa, b, a]
    assert await thread(noor.http, post, parent_id=a["id"]) == [aa, aaa, ab]
    assert await thread(noor.http, post, parent_id=a["id"], sort="newest") == [aaa, ab, aa]
    assert await thread(noor.http, post, parent_id=ab["id"]) == []
    assert await thread(noor.http, post, parent_id=str(uuid4())) == []


@pytest.mark.parametrize("sort", ["thread", "oldest", "newest"])
async def test_list_comments_page_by_page(
    noor: Person, ilse: Person, database: Database, sort: str
) -> None:
    """A walk meets each comment once, also those of one instant, and goes on after a deletion."""
    post = await noor.published()
    roots = [await say(who, post) for who in (noor, ilse, noor)]
    for root in roots:
        await say(ilse, post, to=root)
    await say(noor, post, to=roots[0])
    database.execute("UPDATE comments SET created_at = '2026-11-20T09:00:00.123456Z'")
    whole = [c["id"] for c in await thread(noor.http, post, sort=sort)]
    met: list[str] = []
    query: dict[str, Any] = {"limit": 2, "sort": sort}
    while query.get("cursor", "") is not None:
        path = f"{POSTS}/{post['id']}/comments"
        page = expect(await noor.http.get(path, params=query), 200)
        met += [comment["id"] for comment in page["data"]]
        if len(met) == 2:
            await delete(noor, page["data"][-1])
        query["cursor"] = page["next_cursor"]
    assert (met, len(met)) == (whole, 7)


async def test_list_comments_binds_a_cursor_to_its_thread(noor: Person) -> None:
    """A cursor is of no use in another order, branch or post."""
    post, other = await noor.published(), await noor.published()
    root = await say(noor, post)
    await say(noor, post, to=root)
    path = f"{POSTS}/{post['id']}/comments"
    cursor = expect(await noor.get(path, params={"limit": 1}), 200)["next_cursor"]
    for query in ({"sort": "newest"}, {"parent_id": root["id"]}):
        answer = await noor.get(path, params={"cursor": cursor, **query})
        problem(answer, 400, "cursor_mismatch")
    elsewhere = f"{POSTS}/{other['id']}/comments"
    problem(await noor.get(elsewhere, params={"cursor": cursor}), 400, "cursor_mismatch")


async def test_list_comments_tells_304(noor: Person, ilse: Person) -> None:
    """The weak tag of a page is good until the page changes."""
    post = await noor.published()
    await say(ilse, post)
    path = f"{POSTS}/{post['id']}/comments"
    tag = (await noor.http.get(path)).headers["etag"]
    answer = await noor.http.get(path, headers={"If-None-Match": tag})
    assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)
    await say(noor, post)
    expect(await noor.http.get(path, headers={"If-None-Match": tag}), 200)


async def test_list_comments_hides_what_is_not_public(noor: Person, ilse: Person) -> None:
    """The thread of a post that was taken down is its author's alone, and no cache's."""
    post = await noor.published()
    comment = await say(ilse, post)
    await take_down(noor, post)
    path = f"{POSTS}/{post['id']}/comments"
    refused = await ilse.get(path)
    problem(refused, 404, "not_found")
    assert same_refusal(refused, await ilse.get(f"{POSTS}/{uuid4()}/comments"))
    own = await noor.get(path)
    assert expect(own, 200)["data"] == [comment]
    assert own.headers["cache-control"] == PRIVATE


@pytest.mark.parametrize("state", INVISIBLE)
async def test_list_comments_keeps_tombstones_above_replies(
    noor: Person, ilse: Person, database: Database, state: str
) -> None:
    """What may not be seen is left out, or says nothing but that it is there."""
    post = await noor.published()
    a = await say(ilse, post, "a secret")
    b = await say(noor, post, "b", to=a)
    c = await say(ilse, post, "c", to=b)
    status(database, a, state)
    status(database, b, state)

    seen = await thread(noor, post)
    assert texts(seen) == [None, None, "c"]
    assert {comment["status"] for comment in seen[:2]} == {"removed"}
    assert [comment["author"] for comment in seen[:2]] == [None, None]
    assert [comment["path"] for comment in seen] == [x["path"] for x in (a, b, c)]
    assert "secret" not in str(seen)
    assert await counted(noor, post) == 1
    await delete(ilse, c)
    assert await thread(noor, post) == []
    assert await counted(noor, post) == 0


async def test_list_comments_hides_suspended_authors(
    noor: Person, ilse: Person, person: Make, database: Database
) -> None:
    """Their own comments only, with the count; reinstated, everything is as before."""
    post = await noor.published()
    pieter = await person("pieter")
    a = await say(ilse, post, "a")
    b = await say(pieter, post, "b", to=a)
    c = await say(ilse, post, "c", to=b)
    before = await thread(noor, post)
    suspend(database, ilse)

    seen = await thread(noor, post)
    assert texts(seen) == [None, "b"]
    assert seen[0]["author"] is None
    assert await counted(noor, post) == 1
    problem(await noor.http.get(f"{COMMENTS}/{c['id']}"), 404, "not_found")
    expect(await noor.get(f"{COMMENTS}/{c['id']}"), 200)
    suspend(database, ilse, ended=True)
    assert await thread(noor, post) == before
    assert await counted(noor, post) == 3


async def test_list_comments_counts_what_happens_to_a_suspended_author(
    noor: Person, ilse: Person, database: Database
) -> None:
    """Decisions about comments that are not seen anyway change no count until they are."""
    post = await noor.published()
    kept, hidden, gone = [await say(ilse, post) for _ in range(3)]
    suspend(database, ilse)
    expect(await decide(noor, hidden, "hide"), 200)
    await delete(noor, gone)
    assert await counted(noor, post) == 0
    suspend(database, ilse, ended=True)
    assert await counted(noor, post) == 1
    assert [comment["id"] for comment in await thread(noor, post)] == [kept["id"]]


# Reading one --------------------------------------------------------------------------------------


async def test_get_comment(noor: Person, ilse: Person, statements: Statements) -> None:
    """Anybody reads what is in the thread; a version that is held is not sent."""
    comment = await say(ilse, await noor.published())
    path = f"{COMMENTS}/{comment['id']}"
    with statements() as seen:
        answer = await noor.http.get(path)
    assert expect(answer, 200) == comment
    assert (answer.headers["etag"], answer.headers["cache-control"]) == (etag(1), PUBLIC)
    assert len(seen) == 1
    known = await noor.http.get(path, headers={"If-None-Match": etag(1)})
    assert (known.status_code, known.content) == (304, b"")


@pytest.mark.parametrize("state", INVISIBLE)
async def test_get_comment_hides_what_is_not_seen(
    noor: Person, ilse: Person, person: Make, database: Database, state: str
) -> None:
    """Its author and its moderator read it all the same, unless it is deleted."""
    comment = await say(ilse, await noor.published())
    status(database, comment, state)
    path, stranger = f"{COMMENTS}/{comment['id']}", await person("pieter")
    for refused in (await stranger.get(path), await noor.http.get(path)):
        problem(refused, 404, "not_found")
        assert same_refusal(refused, await stranger.get(f"{COMMENTS}/{uuid4()}"))
    for who in (noor, ilse):
        answer = await who.get(path)
        if state == "deleted":
            problem(answer, 404, "not_found")
        else:
            assert expect(answer, 200)["status"] == state
            assert answer.headers["cache-control"] == PRIVATE


# Changing -----------------------------------------------------------------------------------------


async def test_update_comment(noor: Person, ilse: Person, database: Database) -> None:
    """In the first minutes without a trace, then marked; the same text is no change."""
    comment = await say(ilse, await noor.published(), "first")
    path = f"{COMMENTS}/{comment['id']}"
    answer = await ilse.patch(path, {"body": "second"}, etag=etag(1))
    second = expect(answer, 200)
    assert (second["body"], second["edited"], second["version"]) == ("second", False, 2)
    assert answer.headers["etag"] == etag(2)
    for same in ({"body": "second"}, {}):
        assert expect(await ilse.patch(path, same, etag=etag(2)), 200) == second
    age(database, comment, 16)
    third = expect(await ilse.patch(path, {"body": "third"}, etag=etag(2)), 200)
    assert (third["body"], third["edited"], third["status"]) == ("third", True, "approved")
    assert kinds(database, comment) == ["created", "edited", "edited"]
    assert expect(await noor.http.get(path), 200) == third


async def test_update_comment_loses_to_who_was_faster(noor: Person, ilse: Person) -> None:
    """412 with what is there; 428 without a version."""
    comment = await say(ilse, await noor.published())
    path = f"{COMMENTS}/{comment['id']}"
    expect(await ilse.patch(path, {"body": "second"}, etag=etag(1)), 200)
    lost = await ilse.patch(path, {"body": "other"}, etag=etag(1))
    content = problem(lost, 412, "version_conflict")
    assert (content["current_version"], lost.headers["etag"]) == (2, etag(2))
    assert content["updated_by"] == comment["author"]["id"]
    problem(await ilse.patch(path, {"body": "other"}), 428, "precondition_required")


async def test_update_comment_is_its_authors(
    noor: Person, ilse: Person, person: Make, database: Database
) -> None:
    """403 for who sees it, its moderator too; 404 for who does not."""
    comment = await say(ilse, await noor.published())
    path, stranger = f"{COMMENTS}/{comment['id']}", await person("pieter")
    for who in (noor, stranger):
        problem(await who.patch(path, {"body": "mine"}, etag=etag(1)), 403, "forbidden")
    status(database, comment, "hidden")
    refused = await stranger.patch(path, {"body": "mine"}, etag=etag(1))
    problem(refused, 404, "not_found")
    nowhere = await stranger.patch(f"{COMMENTS}/{uuid4()}", {"body": "mine"}, etag=etag(1))
    assert same_refusal(refused, nowhere)
    status(database, comment, "deleted")
    problem(await edit(ilse, comment), 404, "not_found")


@pytest.mark.parametrize("decision", ["approve", "reject", "spam", "hide"])
async def test_update_comment_after_a_decision_waits_again(
    noor: Person, ilse: Person, decision: str
) -> None:
    """What was decided does not hold for a new text."""
    post = await noor.published()
    if decision != "hide":
        await policy(noor, post, "moderated")
    comment = await say(ilse, post)
    expect(await decide(noor, comment, decision), 200)
    assert expect(await edit(ilse, comment), 200)["status"] == "pending"
    assert await thread(noor, post) == []
    assert await counted(noor, post) == 0
    assert expect(await decide(noor, comment, "approve"), 200)["status"] == "approved"
    assert await counted(noor, post) == 1


async def test_update_comment_of_the_moderator_needs_nobody(noor: Person) -> None:
    """The author of the post is trusted with an own comment."""
    post = await noor.published()
    await policy(noor, post, "moderated")
    comment = await say(noor, post)
    for decision in ("hide", "unhide"):
        expect(await decide(noor, comment, decision), 200)
    assert expect(await edit(noor, comment), 200)["status"] == "approved"


async def test_update_comment_where_comments_are_closed(
    noor: Person, ilse: Person, database: Database
) -> None:
    """The minutes for corrections are kept, nothing more."""
    post = await noor.published()
    comment = await say(ilse, post)
    await policy(noor, post, "closed")
    path = f"{COMMENTS}/{comment['id']}"
    expect(await ilse.patch(path, {"body": "in time"}, etag=etag(1)), 200)
    age(database, comment, 16)
    problem(await ilse.patch(path, {"body": "late"}, etag=etag(2)), 409, "comments_closed")


async def test_delete_comment(noor: Person, ilse: Person, database: Database) -> None:
    """The text is gone; again is fine, whatever was expected, and tells nothing."""
    post = await noor.published()
    comment = await say(ilse, post, "a secret")
    path = f"{COMMENTS}/{comment['id']}"
    problem(await ilse.delete(path), 428, "precondition_required")
    problem(await ilse.delete(path, etag=etag(7)), 412, "version_conflict")
    await delete(ilse, comment)
    await delete(ilse, comment)
    await delete(noor, comment)
    for who in (noor, ilse):
        problem(await who.get(path), 404, "not_found")
    assert await thread(noor, post) == []
    assert await counted(noor, post) == 0
    assert kinds(database, comment) == ["created", "deleted"]
    row = database.execute("SELECT body FROM comments WHERE id = %s", [comment["id"]]).fetchone()
    assert row == ("",)


async def test_delete_comment_by_the_moderator(
    noor: Person, ilse: Person, person: Make, database: Database
) -> None:
    """The author of the post deletes any comment on it; others are told 403, or 404."""
    post = await noor.published()
    comment = await say(ilse, post)
    path, stranger = f"{COMMENTS}/{comment['id']}", await person("pieter")
    problem(await stranger.delete(path, etag=etag(1)), 403, "forbidden")
    await delete(noor, comment)
    refused = await stranger.delete(path, etag=etag(1))
    problem(refused, 404, "not_found")
    nowhere = await stranger.delete(f"{COMMENTS}/{uuid4()}", etag=etag(1))
    assert same_refusal(refused, nowhere)
    author = expect(await noor.get("/api/v1/account"), 200)["id"]
    assert [row[1:3] for row in recorded(database, comment)][-1] == ("comment.deleted", author)


# Reports ------------------------------------------------------------------------------------------


async def test_report_comment_counts_once(
    noor: Person, ilse: Person, person: Make, database: Database
) -> None:
    """A second report by the same person changes nothing; nobody learns from whom it is."""
    comment = await say(ilse, await noor.published())
    pieter = await person("pieter")
    for _ in range(2):
        assert (await complain(pieter, comment)).status_code == 204
    seen = expect(await noor.get(f"{COMMENTS}/{comment['id']}"), 200)
    assert (seen["version"], seen["status"]) == (2, "approved")
    assert kinds(database, comment) == ["created", "reported"]
    assert recorded(database, comment)[1][2] is None
    lost = await ilse.patch(f"{COMMENTS}/{comment['id']}", {"body": "x"}, etag=etag(1))
    assert "updated_by" not in problem(lost, 412, "version_conflict")


async def test_report_comment_hides_at_five(
    noor: Person, ilse: Person, person: Make, database: Database
) -> None:
    """Five people, not five reports; until the moderator decides."""
    post = await noor.published()
    comment = await say(ilse, post)
    people = [noor, *[await person(f"reader{n}") for n in range(4)]]
    for who in people[:4]:
        await complain(who, comment)
        await complain(who, comment)
    assert texts(await thread(ilse, post)) == ["Twelve."]
    assert (await complain(people[4], comment)).status_code == 204

    assert await thread(ilse, post) == []
    assert await counted(noor, post) == 0
    told = recorded(database, comment)
    assert [row[1] for row in told[-2:]] == ["comment.reported", "comment.hidden"]
    assert [row[2] for row in told[-2:]] == [None, None]
    assert (await complain(people[4], comment)).status_code == 204
    problem(await complain(await person("late"), comment), 404, "not_found")
    shown = expect(await decide(noor, comment, "unhide"), 200)
    assert (shown["status"], shown["reports_count"], shown["report_reasons"]) == ("approved", 0, [])
    await complain(people[1], comment)
    assert texts(await thread(ilse, post)) == ["Twelve."]


async def test_report_comment_at_once(
    noor: Person, ilse: Person, person: Make, database: Database
) -> None:
    """Six people at the same moment: each counts once, and it is hidden once."""
    post = await noor.published()
    comment = await say(ilse, post)
    people = [await person(f"reader{n}") for n in range(6)]
    answers = await asyncio.gather(*(complain(who, comment) for who in people * 2))
    assert {answer.status_code for answer in answers} <= {204, 404}
    told = kinds(database, comment)
    assert (told.count("reported"), told.count("hidden")) == (5, 1)
    assert await counted(noor, post) == 0


async def test_report_comment_needs_one_to_be_seen(
    noor: Person, ilse: Person, database: Database
) -> None:
    """Nobody reports what is not seen."""
    comment = await say(ilse, await noor.published())
    status(database, comment, "pending")
    problem(await complain(noor, comment), 404, "not_found")
    problem(await complain(noor, {"id": str(uuid4())}), 404, "not_found")
    answer = await noor.post(f"{COMMENTS}/{comment['id']}/reports", {"reason": "boring"})
    problem(answer, 422, "validation_failed")
