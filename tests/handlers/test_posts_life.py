"""Operations of the tag posts that move a post from state to state (domain rules D4, D5)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest

from store.states import STATES, TABLE, Action, after
from tests.handlers.conftest import Make, Meet, Person, as_read, etag, expect, for_all, problem

POSTS = "/api/v1/posts"
SOON = "2199-01-01T08:00:00+01:00"


async def draft(person: Person, **fields: Any) -> dict[str, Any]:
    """Begin a draft."""
    return as_read(expect(await person.post(POSTS, {"title": "Spring tide", **fields}), 201))


async def tag(person: Person, post: dict[str, Any]) -> str:
    """The entity tag of a post as it is now."""
    return (await person.get(f"{POSTS}/{post['id']}")).headers["etag"]


async def act(
    person: Person, post: dict[str, Any], verb: str, body: Any = None, **options: Any
) -> httpx.Response:
    """Do something with a post, at its present version unless another one is named."""
    given = {"key": str(uuid4()), **options}
    if "etag" not in given:
        given["etag"] = await tag(person, post)
    return await person.post(f"{POSTS}/{post['id']}/{verb}", body, **given)


async def bring(person: Person, state: str, *, was_public: bool) -> dict[str, Any]:
    """Make a post that is in a state, having been public before or not."""
    post = await draft(person)
    if was_public or state in ("published", "unpublished"):
        post = expect(await act(person, post, "publish"), 200)
    if (was_public and state in ("scheduled", "unpublished")) or state == "unpublished":
        post = expect(await act(person, post, "unpublish"), 200)
    if state == "scheduled":
        post = expect(await act(person, post, "publish", {"publish_at": SOON}), 200)
    if state == "trashed":
        expect(await person.delete(f"{POSTS}/{post['id']}", etag=etag(post["version"])), 200)
        post = expect(await person.get(f"{POSTS}/{post['id']}"), 200)
    assert post["status"] == state
    return post


Doing = Callable[[Person, dict[str, Any], str], Awaitable[httpx.Response]]
DOING: dict[Action, list[Doing]] = {
    Action.EDIT: [
        lambda who, post, now: who.patch(f"{POSTS}/{post['id']}", {"title": "Neap"}, etag=now),
        lambda who, post, now: who.put(
            f"{POSTS}/{post['id']}/content", {"content_format": "html", "text": "x"}, etag=now
        ),
    ],
    Action.SCHEDULE: [
        lambda who, post, now: act(who, post, "publish", {"publish_at": SOON}, etag=now)
    ],
    Action.PUBLISH: [lambda who, post, now: act(who, post, "publish", etag=now)],
    Action.UNPUBLISH: [lambda who, post, now: act(who, post, "unpublish", etag=now)],
    Action.TRASH: [lambda who, post, now: who.delete(f"{POSTS}/{post['id']}", etag=now)],
    Action.RESTORE: [lambda who, post, _: act(who, post, "restore", etag=None)],
}
# What an action answers where the table has no transition, other than `invalid_transition`.
REFUSALS = {
    (Action.PUBLISH, "published"): (409, "already_published"),
    (Action.SCHEDULE, "published"): (409, "already_published"),
    (Action.TRASH, "trashed"): (200, None),
    **{(Action.RESTORE, state): (409, "not_deleted") for state in STATES if state != "trashed"},
}
BEGINNINGS = [(state, True) for state in STATES if state != "draft"] + [
    (state, False) for state in ("draft", "scheduled", "trashed")
]


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize(("state", "was_public"), BEGINNINGS)
async def test_a_post_moves_as_the_table_says(
    noor: Person, action: Action, state: str, *, was_public: bool
) -> None:
    """Each action in each state: where the table leads, or its refusal, and nothing changed."""
    expected = after(action, state, was_public=was_public)
    for do in DOING[action]:
        post = await bring(noor, state, was_public=was_public)
        answer = await do(noor, post, etag(post["version"]))
        now = expect(await noor.get(f"{POSTS}/{post['id']}"), 200)
        if expected is not None:
            assert answer.status_code == 200, answer.text
            assert now["status"] == expected
            assert now["version"] == post["version"] + 1
            continue
        status, kind = REFUSALS.get((action, state), (409, "invalid_transition"))
        if kind is None:
            assert answer.status_code == status
        else:
            content = problem(answer, status, kind)
            assert content.get("current_status", state) == state
        assert now == post


def test_the_table_is_complete() -> None:
    """Every action has its states; each leads to a state, and only restoring leaves the trash."""
    assert set(TABLE) == set(Action)
    for action in Action:
        for state in STATES:
            for was_public in (False, True):
                target = after(action, state, was_public=was_public)
                assert target is None or target in STATES
                assert state != "trashed" or (target is None) == (action is not Action.RESTORE)
    assert [after(a, "nowhere", was_public=True) for a in Action] == [None] * len(Action)


# Publishing ---------------------------------------------------------------------------------------


async def test_publish_post(noor: Person, client: httpx.AsyncClient) -> None:
    """At once: everybody reads it, in the list, by its tag, and at its address."""
    post = await draft(noor, tags=["tides"], slug="spring")
    answer = await act(noor, post, "publish", etag=etag(1), key="k")

    public = expect(answer, 200)
    assert (public["status"], public["version"]) == ("published", 2)
    assert public["published_at"] == public["updated_at"]
    assert answer.headers["etag"] == etag(2)
    assert expect(await client.get("/api/v1/users/noor/posts/spring"), 200) == for_all(public)
    for query in ({}, {"tag": "tides"}, {"author": "noor"}):
        listed = expect(await client.get(POSTS, params=query), 200)["data"]
        assert [item["id"] for item in listed] == [post["id"]]
    again = await act(noor, post, "publish", etag=etag(1), key="k")
    assert (again.content, again.headers["idempotency-replayed"]) == (answer.content, "true")


async def test_publish_post_keeps_the_first_day(noor: Person, client: httpx.AsyncClient) -> None:
    """Taken down and published again, a post has the date and the tags it had."""
    post = await draft(noor, tags=["tides"])
    first = expect(await act(noor, post, "publish"), 200)
    expect(await act(noor, post, "unpublish"), 200)
    again = expect(await act(noor, post, "publish"), 200)
    assert again["published_at"] == first["published_at"]
    listed = expect(await client.get(POSTS, params={"tag": "tides"}), 200)["data"]
    assert len(listed) == 1


async def test_publish_post_later(noor: Person, ilse: Person) -> None:
    """It waits, seen by its author alone, and may be moved, published early, or called off."""
    post = await draft(noor, tags=["tides"], slug="spring")
    when = {"publish_at": SOON, "time_zone": "Asia/Tokyo"}
    waiting = expect(await act(noor, post, "publish", when), 200)

    assert (waiting["status"], waiting["published_at"]) == ("scheduled", None)
    assert waiting["authoring"]["scheduled_at"] == "2199-01-01T07:00:00.000000Z"
    assert waiting["authoring"]["schedule_zone"] == "Asia/Tokyo"
    for path in (f"{POSTS}/{post['id']}", "/api/v1/users/noor/posts/spring"):
        problem(await ilse.get(path), 404, "not_found")
    mine = expect(await noor.get(POSTS, params={"status": "scheduled"}), 200)["data"]
    assert mine[0]["authoring"]["scheduled_at"] == "2199-01-01T07:00:00.000000Z"
    moved = {"publish_at": "2198-06-30T23:59:59.5Z"}
    moved_to = expect(await act(noor, post, "publish", moved), 200)["authoring"]
    assert moved_to["scheduled_at"] == "2198-06-30T23:59:59.500000Z"
    assert moved_to["schedule_zone"] == "UTC"
    early = expect(await act(noor, post, "publish"), 200)
    assert (early["status"], early["authoring"]["scheduled_at"]) == ("published", None)


@pytest.mark.parametrize(
    ("publish_at", "code"),
    [
        ("2026-01-01T08:00:00Z", "not_in_future"),
        ("2199-01-01T08:00:00", "pattern"),
        ("2199-01-01", "pattern"),
        ("2199-01-01T08:00:00 Europe/Amsterdam", "pattern"),
        ("2199-02-30T08:00:00Z", "format"),
        ("9999-12-31T23:59:59-14:00", "pattern"),
        ("2198-12-31T12:00:60Z", "format"),
        ("2199-01-01T08:00:00,5Z", "format"),
        ("2199-01-01T08:00:00.Z", "format"),
    ],
)
async def test_publish_post_refuses_other_instants(
    noor: Person, publish_at: str, code: str
) -> None:
    """An instant that is past, has no offset, or is none."""
    post = await draft(noor)
    answer = await act(noor, post, "publish", {"publish_at": publish_at})
    content = problem(answer, 422, "validation_failed")
    assert code in {error["code"] for error in content["errors"]}
    assert {error["pointer"] for error in content["errors"]} == {"/publish_at"}
    assert expect(await noor.get(f"{POSTS}/{post['id']}"), 200) == post


@pytest.mark.parametrize(
    ("publish_at", "kept"),
    [
        ("2199-01-01T08:00:00.1234567Z", "2199-01-01T08:00:00.123456Z"),
        ("2199-01-01T08:00:00.123456789+01:00", "2199-01-01T07:00:00.123456Z"),
        ("2199-01-01T08:00:00.9999999999Z", "2199-01-01T08:00:00.999999Z"),
        (f"2199-01-01T08:00:00.{'0' * 30}Z", "2199-01-01T08:00:00.000000Z"),
        ("2199-01-01t08:00:00.1z", "2199-01-01T08:00:00.100000Z"),
        ("2199-01-01T08:00:00-00:00", "2199-01-01T08:00:00.000000Z"),
        ("2198-12-31T23:59:60Z", "2199-01-01T00:00:00.000000Z"),
    ],
)
async def test_publish_post_takes_every_time_of_rfc_3339(
    noor: Person, publish_at: str, kept: str
) -> None:
    """Programs write seven digits of a second, or nine; what is beyond microseconds is cut."""
    post = await draft(noor)
    planned = expect(await act(noor, post, "publish", {"publish_at": publish_at}), 200)
    assert planned["authoring"]["scheduled_at"] == kept


async def test_publish_post_asks_the_clock_of_the_database(noor: Person) -> None:
    """A moment ago is past, a moment ahead is not."""
    post = await draft(noor)
    now = datetime.now(UTC)
    past = {"publish_at": (now - timedelta(seconds=2)).isoformat()}
    problem(await act(noor, post, "publish", past), 422, "validation_failed")
    ahead = {"publish_at": (now + timedelta(seconds=30)).isoformat()}
    expect(await act(noor, post, "publish", ahead), 200)


async def test_publish_post_needs_key_version_and_zone(noor: Person) -> None:
    """A key, the version, and a zone that exists."""
    post = await draft(noor)
    problem(await act(noor, post, "publish", key=None), 400, "idempotency_key_required")
    problem(await act(noor, post, "publish", etag=None), 428, "precondition_required")
    problem(await act(noor, post, "publish", etag=etag(9)), 412, "version_conflict")
    nowhere = {"publish_at": SOON, "time_zone": "Europe/Atlantis"}
    content = problem(await act(noor, post, "publish", nowhere), 422, "validation_failed")
    assert content["errors"][0]["code"] == "unknown_time_zone"


async def test_publish_post_needs_a_confirmed_address(person: Make) -> None:
    """Whose address is not confirmed writes drafts, and publishes none, now or later."""
    somebody = await person("somebody", verified=False)
    post = await draft(somebody)
    for body in (None, {"publish_at": SOON}):
        problem(await act(somebody, post, "publish", body), 403, "email_unverified")
    assert expect(await somebody.get(f"{POSTS}/{post['id']}"), 200) == post


async def test_publish_post_twenty_at_once(noor: Person) -> None:
    """Of many who publish one version, one does."""
    post = await draft(noor)
    answers = await asyncio.gather(*(act(noor, post, "publish", etag=etag(1)) for _ in range(20)))
    assert sorted(answer.status_code for answer in answers) == [200] + [412] * 19


async def test_unpublish_post_cancels_a_schedule(noor: Person) -> None:
    """What waited is what it was before: a draft, or unpublished."""
    for was_public, state in ((False, "draft"), (True, "unpublished")):
        post = await bring(noor, "scheduled", was_public=was_public)
        back = expect(await act(noor, post, "unpublish", etag=etag(post["version"])), 200)
        assert back["status"] == state
        assert back["authoring"]["scheduled_at"] is None


# The trash ----------------------------------------------------------------------------------------


async def test_delete_post(noor: Person, client: httpx.AsyncClient) -> None:
    """Its address says at once that it is gone; thrown away again, it is as it was."""
    post = await draft(noor, slug="spring")
    expect(await act(noor, post, "publish"), 200)
    path = f"{POSTS}/{post['id']}"
    answer = await noor.delete(path, etag=etag(2))

    trashed = expect(answer, 200)
    assert trashed["version"] == 3
    kept = datetime.fromisoformat(trashed["purge_at"]) - datetime.fromisoformat(
        trashed["deleted_at"]
    )
    assert kept == timedelta(days=30)
    problem(await client.get("/api/v1/users/noor/posts/spring"), 410, "gone")
    problem(await client.get(path), 404, "not_found")
    again = await noor.delete(path, etag=etag(1))
    assert (again.content, again.headers["etag"]) == (answer.content, etag(3))
    mine = expect(await noor.get(POSTS, params={"status": "trashed"}), 200)["data"]
    assert mine[0]["authoring"]["purge_at"] == trashed["purge_at"]


async def test_delete_post_that_was_never_public(noor: Person, client: httpx.AsyncClient) -> None:
    """Nobody learns from its address that there was a draft."""
    post = await draft(noor, slug="spring")
    expect(await noor.delete(f"{POSTS}/{post['id']}", etag=etag(1)), 200)
    problem(await client.get("/api/v1/users/noor/posts/spring"), 404, "not_found")
    problem(await noor.post(POSTS, {"title": "x", "slug": "spring"}), 409, "slug_taken")


async def test_delete_post_needs_the_version(noor: Person) -> None:
    """Without If-Match 428, with a stale one 412."""
    path = f"{POSTS}/{(await draft(noor))['id']}"
    problem(await noor.delete(path), 428, "precondition_required")
    problem(await noor.delete(path, etag=etag(2)), 412, "version_conflict")


async def test_delete_post_two_that_meet(noor: Person, meet: Meet) -> None:
    """Thrown away twice at one moment, there is one event, and both succeed."""
    post = await draft(noor)
    calls = (noor.delete(f"{POSTS}/{post['id']}", etag=etag(1)) for _ in range(2))
    answers = await meet("posts", post, *calls)
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].content == answers[1].content


async def test_restore_post(noor: Person, database: psycopg.Connection[Any]) -> None:
    """What was public is not public again; content, slug and tags are as they were."""
    post = await draft(noor, tags=["tides"])
    public = expect(await act(noor, post, "publish"), 200)
    expect(await noor.delete(f"{POSTS}/{post['id']}", etag=etag(2)), 200)
    answer = await act(noor, post, "restore", etag=None, key="k")

    back = expect(answer, 200)
    changed = {"status", "version", "updated_at"}
    assert back["status"] == "unpublished"
    assert {k: v for k, v in back.items() if k not in changed} == {
        k: v for k, v in public.items() if k not in changed
    }
    again = await act(noor, post, "restore", etag=None, key="k")
    assert again.headers["idempotency-replayed"] == "true"
    problem(await act(noor, post, "restore", etag=None), 409, "not_deleted")
