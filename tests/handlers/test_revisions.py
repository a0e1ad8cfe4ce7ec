"""Revisions of an entry: the list, the state at a version, differences, the way back, events."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest

from tests.core.test_block_patch import applied
from tests.handlers.conftest import PARAGRAPH, Person, etag, expect, problem, same_refusal
from tests.handlers.surfaces import upload

Join = Callable[[Person, dict[str, Any], str], None]

STATE = ("title", "content", "entry_date", "time_zone", "mood", "pinned", "tags", "status")


def address(entry: dict[str, Any], version: int | None = None) -> str:
    """Where the revisions of an entry are, or one of them."""
    base = f"/api/v1/entries/{entry['id']}/revisions"
    return base if version is None else f"{base}/{version}"


def code(text: str) -> dict[str, str]:
    """A block that is quickly told from others."""
    return {"type": "code", "code": text}


async def story(who: Person, home: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    """Write an entry and change it six times; return how it read after each change, from 1."""
    entry = await who.entry(home, title="One", content={"blocks": [code("a"), code("b")]})
    path = f"/api/v1/entries/{entry['id']}"
    states = [entry]

    async def step(answer: httpx.Response) -> None:
        expect(answer, 200)
        states.append(expect(await who.get(path), 200))

    content = {"blocks": [code("a"), code("x"), code("y")]}
    await step(await who.patch(path, {"title": "Two", "tags": ["b", "a"]}, etag=etag(1)))
    await step(await who.put(path + "/content", content, etag=etag(2)))
    await step(await who.delete(path, etag=etag(3)))
    await step(await who.post(path + "/restore"))
    await step(await who.patch(path, {"mood": "calm", "pinned": True}, etag=etag(5)))
    day = {"entry_date": "1999-12-31", "time_zone": "Asia/Tokyo", "tags": []}
    await step(await who.patch(path, day, etag=etag(6)))
    return states


async def test_list_revisions(noor: Person) -> None:
    """Newest first: who, why, how large, and how many blocks came, changed and went."""
    states = await story(noor)
    page = expect(await noor.get(address(states[0])), 200)

    assert page["next_cursor"] is None
    listed = page["data"]
    assert [item["version"] for item in listed] == [7, 6, 5, 4, 3, 2, 1]
    reasons = ["updated", "updated", "restored", "trashed", "content_replaced", "updated"]
    assert [item["reason"] for item in listed] == [*reasons, "created"]
    assert {item["editor"]["username"] for item in listed} == {"noor"}
    assert [item["created_at"] for item in listed] == [s["updated_at"] for s in states[::-1]]
    assert [item["title"] for item in listed][-2:] == ["Two", "One"]
    counts = [
        (item["blocks_added"], item["blocks_changed"], item["blocks_removed"]) for item in listed
    ]
    assert counts == [(0, 0, 0)] * 4 + [(1, 1, 0), (0, 0, 0), (2, 0, 0)]
    sizes = [item["size_bytes"] for item in listed]
    assert sizes == [sizes[0]] * 5 + [sizes[-1]] * 2
    assert sizes[0] > sizes[-1] > 50


@pytest.mark.parametrize("limit", [1, 3])
async def test_list_revisions_page_by_page(noor: Person, limit: int) -> None:
    """A walk meets each version once; its cursor is of no use for another entry."""
    states = await story(noor)
    met: list[int] = []
    query: dict[str, Any] = {"limit": limit}
    while True:
        page = expect(await noor.get(address(states[0]), params=query), 200)
        met += [item["version"] for item in page["data"]]
        if page["next_cursor"] is None:
            break
        query["cursor"] = page["next_cursor"]
    assert met == [7, 6, 5, 4, 3, 2, 1]
    other = await noor.entry()
    problem(await noor.get(address(other), params=query), 400, "cursor_mismatch")


async def test_list_revisions_shows_who_edited(noor: Person, ilse: Person, join: Join) -> None:
    """A revision is the work of whoever made it, not of the entry's author."""
    home = await noor.workspace()
    join(ilse, home, "editor")
    entry = await noor.entry(home)
    path = f"/api/v1/entries/{entry['id']}"
    expect(await ilse.patch(path, {"title": "Mine"}, etag=etag(1)), 200)

    listed = expect(await noor.get(address(entry)), 200)["data"]
    assert [item["editor"]["username"] for item in listed] == ["ilse", "noor"]


async def test_get_revision(noor: Person) -> None:
    """Each version reads as the entry did then, content included, and may be kept for a year."""
    for state in await story(noor):
        answer = await noor.get(address(state, state["version"]))
        revision = expect(answer, 200)
        assert {name: revision[name] for name in STATE} == {name: state[name] for name in STATE}
        assert (revision["entry_id"], revision["diff"]) == (state["id"], None)
        assert revision["created_at"] == state["updated_at"]
        assert revision["editor_id"] == state["author"]["id"]
        assert answer.headers["cache-control"] == "private, max-age=31536000"
        assert answer.headers["etag"] == etag(state["version"])


async def test_get_revision_that_is_known(noor: Person) -> None:
    """With the tag of a revision there is nothing to send; that of another version does not do."""
    entry = await noor.entry()
    held = await noor.get(address(entry, 1), headers={"If-None-Match": etag(1)})
    assert (held.status_code, held.content) == (304, b"")
    assert held.headers["cache-control"] == "private, max-age=31536000"
    expect(await noor.get(address(entry, 1), headers={"If-None-Match": etag(2)}), 200)


async def test_get_revision_with_a_difference(noor: Person) -> None:
    """The patch, applied to the other revision as RFC 6902 says, gives this one, both ways."""
    states = await story(noor)
    revisions = [expect(await noor.get(address(s, s["version"])), 200) for s in states]
    for old in revisions:
        for new in revisions:
            query = {"diff_from": old["version"]}
            answer = expect(await noor.get(address(states[0], new["version"]), params=query), 200)
            diff = answer.pop("diff")
            assert answer == {k: v for k, v in new.items() if k != "diff"}
            assert diff["from_version"] == old["version"]
            made = applied(diff["operations"], old)
            assert {name: made[name] for name in STATE} == {name: new[name] for name in STATE}
            assert (diff["operations"] == []) == all(old[n] == new[n] for n in STATE)


async def test_get_revision_that_never_was(noor: Person) -> None:
    """A version that is not there is not found; one to compare with that is not there is told."""
    entry = await noor.entry()
    problem(await noor.get(address(entry, 2)), 404, "not_found")
    answer = await noor.get(address(entry, 1), params={"diff_from": 2})
    assert problem(answer, 422, "revision_not_found")["current_version"] == 1
    problem(await noor.get(address(entry, 0)), 422, "validation_failed")


@pytest.mark.by_hand("events that must not be needed are taken away")
async def test_get_revision_reads_no_other_history(
    noor: Person, database: psycopg.Connection[Any]
) -> None:
    """However many versions there are, a revision is found by its key and its content's event."""
    entry = await noor.entry()
    path = f"/api/v1/entries/{entry['id']}"
    for version in range(1, 12):
        expect(await noor.patch(path, {"title": f"n{version}"}, etag=etag(version)), 200)
    # With the events in between gone, what is asked for is still there.
    database.execute(
        "DELETE FROM event_store WHERE aggregate_id = %s AND aggregate_version BETWEEN 2 AND 11",
        [entry["id"]],
    )
    revision = expect(await noor.get(address(entry, 12)), 200)
    assert (revision["title"], revision["content"]) == ("n11", entry["content"])


async def test_restore_revision(noor: Person, database: psycopg.Connection[Any]) -> None:
    """What was comes back as one more version; the history before it is untouched."""
    states = await story(noor)
    before = [expect(await noor.get(address(s, s["version"])), 200) for s in states]
    answer = await noor.post(address(states[0], 3) + "/restore", etag=etag(7), key="r")

    entry = expect(answer, 200)
    wanted = {name: states[2][name] for name in STATE}
    assert {name: entry[name] for name in STATE} == wanted
    assert (entry["version"], answer.headers["etag"]) == (8, etag(8))
    assert expect(await noor.get(f"/api/v1/entries/{entry['id']}"), 200) == entry
    again = await noor.post(address(entry, 3) + "/restore", etag=etag(7), key="r")
    assert (again.content, again.headers["idempotency-replayed"]) == (answer.content, "true")
    after = [expect(await noor.get(address(s, s["version"])), 200) for s in states]
    assert after == before
    newest = expect(await noor.get(address(entry)), 200)["data"][0]
    assert (newest["version"], newest["reason"]) == (8, "revision_restored")
    dates = database.execute(
        "SELECT DISTINCT entry_date::text FROM entry_tags WHERE entry_id = %s", [entry["id"]]
    ).fetchall()
    assert dates == [(entry["entry_date"],)]


async def test_restore_revision_that_is_there_already(noor: Person) -> None:
    """Restoring what the entry is makes neither version nor event."""
    states = await story(noor)
    entry = expect(await noor.post(address(states[0], 7) + "/restore", etag=etag(7)), 200)
    assert entry == states[-1]
    assert len(expect(await noor.get(address(entry)), 200)["data"]) == 7


async def test_restore_revision_under_conditions(noor: Person) -> None:
    """The version seen has to be named and be the newest; the trash comes first."""
    entry = await noor.entry()
    path = address(entry, 1) + "/restore"
    problem(await noor.post(path), 428, "precondition_required")
    assert problem(await noor.post(path, etag=etag(2)), 412, "version_conflict")
    problem(await noor.post(address(entry, 2) + "/restore", etag=etag(1)), 404, "not_found")
    expect(await noor.delete(f"/api/v1/entries/{entry['id']}", etag=etag(1)), 200)
    refused = problem(await noor.post(path, etag=etag(2)), 409, "invalid_transition")
    assert refused["current_status"] == "trashed"


async def test_restore_revision_that_shows_a_deleted_file(noor: Person) -> None:
    """It is refused as a whole, and comes back once the file is there again."""
    picture = await upload(noor)
    shown = {"blocks": [PARAGRAPH, {"type": "image", "media_id": picture["id"], "alt": "A bird"}]}
    entry = await noor.entry(content=shown)
    where = f"/api/v1/entries/{entry['id']}"
    expect(await noor.put(f"{where}/content", {"blocks": [PARAGRAPH]}, etag=etag(1)), 200)
    deleted = await noor.delete(f"/api/v1/media/{picture['id']}", etag=etag(picture["version"]))
    assert deleted.status_code == 204
    path = address(entry, 1) + "/restore"
    before = (await noor.get(where)).json()

    refused = problem(await noor.post(path, etag=etag(2)), 422, "validation_failed")
    (error,) = refused["errors"]
    assert [error[name] for name in ("location", "pointer", "code")] == [
        *("path", "/version", "unknown_media")
    ]
    assert (await noor.get(where)).json() == before
    assert (await upload(noor))["id"] == picture["id"]
    restored = expect(await noor.post(path, etag=etag(2)), 200)
    assert restored["content"]["blocks"][1]["media_id"] == picture["id"]
    assert (await noor.get(f"/api/v1/media/{picture['id']}/content")).status_code == 200


async def test_restore_revision_two_that_meet(noor: Person) -> None:
    """Of many restorations of one version one wins."""
    states = await story(noor)
    path = address(states[0], 1) + "/restore"
    answers = await asyncio.gather(*(noor.post(path, etag=etag(7)) for _ in range(10)))
    assert sorted(a.status_code for a in answers) == [200] + [412] * 9


async def test_list_entry_events(noor: Person) -> None:
    """Oldest first without a gap: what, when, who, in which trace; contents left out."""
    states = await story(noor)
    last = await noor.post(address(states[0], 1) + "/restore", etag=etag(7))
    expect(last, 200)
    path = f"/api/v1/entries/{states[0]['id']}/events"
    listed: list[dict[str, Any]] = []
    query: dict[str, Any] = {"limit": 3}
    while True:
        page = expect(await noor.get(path, params=query), 200)
        listed += page["data"]
        if page["next_cursor"] is None:
            break
        query["cursor"] = page["next_cursor"]

    assert [event["version"] for event in listed] == [1, 2, 3, 4, 5, 6, 7, 8]
    kinds = ["created", "updated", "content_replaced", "trashed", "restored", "updated", "updated"]
    assert [e["type"] for e in listed] == [f"entry.{k}" for k in (*kinds, "revision_restored")]
    assert {event["actor"]["id"] for event in listed} == {states[0]["author"]["id"]}
    assert [e["occurred_at"] for e in listed[:7]] == [s["updated_at"] for s in states]
    assert listed[-1]["trace_id"] == last.headers["trace-id"]
    assert all("content" not in event["change"] for event in listed)
    assert listed[1]["change"] == {"title": "Two", "tags": ["a", "b"]}
    assert listed[2]["change"] == {}
    assert listed[7]["change"]["restored_version"] == 1


@pytest.mark.parametrize(
    ("role", "status"), [("owner", 200), ("admin", 200), ("editor", 403), ("viewer", 403)]
)
async def test_list_entry_events_is_for_who_answers_for_it(
    noor: Person,
    ilse: Person,
    join: Join,
    database: psycopg.Connection[Any],
    role: str,
    status: int,
) -> None:
    """Owners and admins see the history of any entry, other members that of their own."""
    home = await noor.workspace()
    entry = await noor.entry(home)
    join(ilse, home, "editor")
    hers = await ilse.entry(home)
    database.execute("UPDATE memberships SET role = %s WHERE role = 'editor'", [role])
    answer = await ilse.get(f"/api/v1/entries/{entry['id']}/events")
    if status == 200:
        expect(answer, 200)
    else:
        problem(answer, 403, "forbidden")
    expect(await ilse.get(f"/api/v1/entries/{hers['id']}/events"), 200)


@pytest.mark.parametrize("path", ["", "/1", "/1/restore", "events"])
async def test_histories_of_others_are_hidden(noor: Person, ilse: Person, path: str) -> None:
    """To a stranger an entry's history is as missing as one that never was."""
    entry = await noor.entry()
    method = "POST" if path.endswith("restore") else "GET"
    options = {"etag": etag(1)} if method == "POST" else {}
    answers = []
    for entry_id in (entry["id"], str(uuid4())):
        base = f"/api/v1/entries/{entry_id}/"
        where = base + (path if path == "events" else "revisions" + path)
        answers.append(await ilse.call(method, where, **options))
    problem(answers[0], 404, "not_found")
    assert same_refusal(*answers)


async def test_restore_revision_is_not_for_viewers(noor: Person, ilse: Person, join: Join) -> None:
    """A viewer reads revisions and brings none back."""
    home = await noor.workspace()
    entry = await noor.entry(home)
    join(ilse, home, "viewer")
    expect(await ilse.get(address(entry, 1)), 200)
    problem(await ilse.post(address(entry, 1) + "/restore", etag=etag(1)), 403, "forbidden")
