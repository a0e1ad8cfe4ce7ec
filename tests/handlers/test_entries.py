"""Operations of the tag entries."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import httpx
import psycopg
import pytest

from tests.handlers.conftest import (
    PARAGRAPH,
    Meet,
    Person,
    etag,
    expect,
    problem,
    same_refusal,
)

Join = Callable[[Person, dict[str, Any], str], None]
Statements = Callable[[], AbstractContextManager[list[bytes]]]


def address(entry: dict[str, Any]) -> str:
    """Where an entry is."""
    return f"/api/v1/entries/{entry['id']}"


def paragraph(text: str, **fields: Any) -> dict[str, Any]:
    """A block of running text."""
    return {"type": "paragraph", "text": [{"text": text}], **fields}


async def listed(person: Person, workspace: dict[str, Any], **query: Any) -> list[str]:
    """The titles of a list of entries."""
    answer = await person.get(f"/api/v1/workspaces/{workspace['id']}/entries", params=query)
    return [entry["title"] for entry in expect(answer, 200)["data"]]


async def test_create_entry(noor: Person) -> None:
    """An entry comes back as it was written, with its address, version and author."""
    home = await noor.workspace()
    written = {
        "title": "Low water 🐚",
        "content": {"blocks": [PARAGRAPH, paragraph("Geheim", private=True)]},
        "entry_date": "2026-11-20",
        "time_zone": "Europe/Amsterdam",
        "mood": "calm",
        "pinned": True,
        "tags": ["tides", "birds"],
    }
    answer = await noor.post(f"/api/v1/workspaces/{home['id']}/entries", written)

    entry = expect(answer, 201)
    for name in ("title", "content", "entry_date", "time_zone", "mood", "pinned"):
        assert entry[name] == written[name]
    assert entry["tags"] == ["birds", "tides"]
    assert (entry["author"]["username"], entry["status"], entry["version"]) == (
        "noor",
        "active",
        1,
    )
    assert answer.headers["location"] == address(entry)
    assert answer.headers["etag"] == etag(1)
    assert expect(await noor.get(address(entry)), 200) == entry


async def test_create_entry_defaults(noor: Person) -> None:
    """The smallest entry has no content, and today in the writer's zone as its day."""
    account = await noor.get("/api/v1/account")
    zone = {"time_zone": "Pacific/Kiritimati"}
    expect(await noor.patch("/api/v1/account", zone, etag=account.headers["etag"]), 200)
    home = await noor.workspace()
    path = f"/api/v1/workspaces/{home['id']}/entries"

    entry = expect(await noor.post(path, {"title": "x"}), 201)

    today = datetime.now(ZoneInfo("Pacific/Kiritimati")).date().isoformat()
    assert entry["entry_date"] == today
    assert (entry["content"], entry["tags"], entry["mood"]) == ({"blocks": []}, [], None)


async def test_create_entry_keeps_tags_as_a_set(noor: Person) -> None:
    """Tags that differ in case or form only are one, spelled as the workspace spelled it first."""
    home = await noor.workspace()
    await noor.entry(home, tags=["Café"])

    entry = await noor.entry(home, tags=["cafe\u0301", "CAFÉ", "birds"])
    assert entry["tags"] == ["birds", "Café"]


async def test_create_entry_with_letters_that_grow_when_composed(noor: Person) -> None:
    """A tag at its full length stays within it, whatever normalisation would do."""
    tag = "\u0958" * 50
    assert (await noor.entry(tags=[tag]))["tags"] == [tag]


@pytest.mark.parametrize(
    "text",
    ["עברית וגם English", "👩‍👩‍👧‍👦", "e\u0301", "tab\tand\nbreak", "<script>alert(1)</script>"],
)
async def test_create_entry_keeps_the_writers_words(noor: Person, text: str) -> None:
    """Words of any script come back, in the one form that texts are kept in."""
    entry = await noor.entry(content={"blocks": [paragraph(text)]})

    assert entry["content"]["blocks"][0]["text"][0]["text"] == text.replace("e\u0301", "é")


async def test_create_entry_refuses_more_than_an_entry_holds(noor: Person) -> None:
    """Too many nodes, or too many bytes, are refused with the count."""
    home = await noor.workspace()
    path = f"/api/v1/workspaces/{home['id']}/entries"
    spans = {"type": "paragraph", "text": [{"text": "x"}] * 500}
    many = {"title": "x", "content": {"blocks": [spans] * 10}}
    wide = {"title": "x", "content": {"blocks": [paragraph("水" * 20_000)] * 18}}

    content = problem(await noor.post(path, many), 422, "content_invalid")
    assert content["nodes"] == 5_010
    problem(await noor.post(path, wide), 422, "content_invalid")


async def test_create_entry_refuses_blocks_it_does_not_know(noor: Person) -> None:
    """An unknown block, and a script as an address, break the schema."""
    home = await noor.workspace()
    path = f"/api/v1/workspaces/{home['id']}/entries"
    link = {"text": "x", "link": "javascript:alert(1)"}
    for block in ({"type": "iframe"}, {"type": "paragraph", "text": [link]}):
        body = {"title": "x", "content": {"blocks": [block]}}
        problem(await noor.post(path, body), 422, "validation_failed")


@pytest.mark.parametrize("zone", ["Mars/Olympus", "posixrules", "utc"])
async def test_create_entry_refuses_zones_that_are_not(noor: Person, zone: str) -> None:
    """A zone has to be one of the IANA database, in its spelling."""
    home = await noor.workspace()
    body = {"title": "x", "time_zone": zone}
    answer = await noor.post(f"/api/v1/workspaces/{home['id']}/entries", body)

    (error,) = problem(answer, 422, "validation_failed")["errors"]
    assert (error["pointer"], error["code"]) == ("/time_zone", "unknown_time_zone")


async def test_create_entry_is_for_members_who_write(
    noor: Person, ilse: Person, join: Join
) -> None:
    """A stranger finds no workspace, a viewer is refused, an editor writes."""
    home = await noor.workspace()
    path = f"/api/v1/workspaces/{home['id']}/entries"
    missing = f"/api/v1/workspaces/{uuid4()}/entries"
    body = {"title": "Hers"}
    foreign = await ilse.post(path, body)
    problem(foreign, 404, "not_found")
    assert same_refusal(foreign, await ilse.post(missing, body))

    join(ilse, home, "viewer")
    problem(await ilse.post(path, body), 403, "forbidden")


async def test_create_entry_once_per_key(noor: Person, database: psycopg.Connection[Any]) -> None:
    """A retried creation makes one entry and one event."""
    home = await noor.workspace()
    path = f"/api/v1/workspaces/{home['id']}/entries"
    answers = [await noor.post(path, {"title": "x"}, key="k") for _ in range(3)]

    assert len({answer.content for answer in answers}) == 1
    assert [a.headers.get("idempotency-replayed") for a in answers] == [None, "true", "true"]
    made = database.execute("SELECT count(*) FROM event_store WHERE event_type = 'entry.created'")
    assert made.fetchone() == (1,)


async def test_a_key_and_its_effect_are_one_transaction(
    noor: Person, database: psycopg.Connection[Any]
) -> None:
    """When the record of the key cannot be written, the entry is not there either."""
    home = await noor.workspace()
    database.execute("ALTER TABLE idempotency_keys ADD CONSTRAINT no CHECK (key <> 'k') NOT VALID")
    try:
        path = f"/api/v1/workspaces/{home['id']}/entries"
        problem(await noor.post(path, {"title": "x"}, key="k"), 500, "internal_error")
    finally:
        database.execute("ALTER TABLE idempotency_keys DROP CONSTRAINT no")

    assert await listed(noor, home) == []
    expect(await noor.post(path, {"title": "x"}, key="k"), 201)


async def test_get_entry_tells_304(noor: Person, statements: Statements) -> None:
    """Reading is one statement, and what the client holds is not rendered again."""
    entry = await noor.entry()
    with statements() as seen:
        full = await noor.get(address(entry))
        known = await noor.get(address(entry), headers={"If-None-Match": etag(1)})

    assert len(seen) == 2
    assert (full.status_code, known.status_code, known.content) == (200, 304, b"")
    assert full.headers["cache-control"] == "private, no-cache"
    assert known.headers["etag"] == full.headers["etag"]


async def test_get_entry_hides_those_of_others(noor: Person, ilse: Person) -> None:
    """An entry of strangers and one that is not answer the same, whatever is asked of it."""
    entry = await noor.entry()
    missing = {"id": uuid4()}
    calls: list[tuple[str, str, dict[str, Any]]] = [
        ("GET", "", {}),
        ("PATCH", "", {"json": {"title": "x"}, "etag": etag(1)}),
        ("PUT", "/content", {"json": {"blocks": []}, "etag": etag(1)}),
        ("DELETE", "", {"etag": etag(1)}),
        ("POST", "/restore", {}),
        ("POST", "/publications", {"json": {"version": 1}, "key": "k"}),
    ]
    for method, suffix, options in calls:
        foreign = await ilse.call(method, address(entry) + suffix, **options)
        absent = await ilse.call(method, address(missing) + suffix, **options)
        problem(foreign, 404, "not_found")
        assert same_refusal(foreign, absent), (method, suffix)


async def test_viewers_read_and_do_not_write(noor: Person, ilse: Person, join: Join) -> None:
    """Too small a role is 403, before the version is looked at."""
    home = await noor.workspace(publishing="editors")
    entry = await noor.entry(home)
    join(ilse, home, "viewer")

    expect(await ilse.get(address(entry)), 200)
    stale = etag(9)
    for answer in (
        await ilse.patch(address(entry), {"title": "x"}, etag=stale),
        await ilse.put(address(entry) + "/content", {"blocks": []}, etag=stale),
        await ilse.delete(address(entry), etag=stale),
        await ilse.post(address(entry) + "/restore"),
        await ilse.post(address(entry) + "/publications", {"version": 9}, key="k"),
    ):
        problem(answer, 403, "forbidden")


async def test_list_entries(noor: Person) -> None:
    """Newest day first, within a day the newest entry first, and without content."""
    home = await noor.workspace()
    for title, day in (("b", "2026-01-02"), ("a", "2026-01-01"), ("c", "2026-01-02")):
        await noor.entry(home, title=title, entry_date=day)
    answer = await noor.get(f"/api/v1/workspaces/{home['id']}/entries")

    entries = expect(answer, 200)["data"]
    assert [entry["title"] for entry in entries] == ["c", "b", "a"]
    assert "content" not in entries[0]
    assert answer.headers["cache-control"] == "no-store"


async def test_list_entries_filtered(noor: Person, ilse: Person, join: Join) -> None:
    """Each filter narrows the list, alone and together with others."""
    home = await noor.workspace()
    join(ilse, home, "editor")
    first = await noor.entry(home, title="first", entry_date="2026-01-01", tags=["Birds"])
    await noor.entry(home, title="second", entry_date="2026-02-01")
    hers = await ilse.entry(home, title="third", entry_date="2026-03-01", tags=["birds"])

    assert await listed(noor, home, tag="BIRDS") == ["third", "first"]
    assert await listed(noor, home, author_id=hers["author"]["id"]) == ["third"]
    days = {"entry_date[gte]": "2026-01-02", "entry_date[lte]": "2026-02-01"}
    assert await listed(noor, home, **days) == ["second"]
    assert await listed(noor, home, tag="birds", **{"entry_date[lte]": "2026-01-01"}) == ["first"]
    assert await listed(noor, home, tag="nothing") == []
    expect(await noor.delete(address(first), etag=etag(1)), 200)
    assert await listed(noor, home, status="trashed") == ["first"]
    assert await listed(noor, home) == ["third", "second"]


@pytest.mark.parametrize("limit", [1, 2, 7])
async def test_list_entries_page_by_page(noor: Person, limit: int, statements: Statements) -> None:
    """A walk meets each entry once, also those of one day, each page in one statement."""
    home = await noor.workspace()
    for n in range(7):
        await noor.entry(home, title=f"n{n}", entry_date=f"2026-01-0{n % 3 + 1}")
    path = f"/api/v1/workspaces/{home['id']}/entries"
    whole = await listed(noor, home)
    met: list[str] = []
    query: dict[str, Any] = {"limit": limit}
    while True:
        with statements() as seen:
            page = expect(await noor.get(path, params=query), 200)
        assert len(seen) == 1
        met += [entry["title"] for entry in page["data"]]
        if page["next_cursor"] is None:
            break
        query["cursor"] = page["next_cursor"]

    assert met == whole
    assert len(met) == 7


async def test_list_entries_binds_a_cursor_to_its_filters(noor: Person) -> None:
    """A cursor is of no use with other filters, or in another workspace."""
    home, other = await noor.workspace(), await noor.workspace()
    for n in range(2):
        await noor.entry(home, title=f"n{n}")
    path = "/api/v1/workspaces/{}/entries"
    first = await noor.get(path.format(home["id"]), params={"limit": 1})
    query = {"cursor": expect(first, 200)["next_cursor"]}

    for answer in (
        await noor.get(path.format(home["id"]), params={**query, "status": "trashed"}),
        await noor.get(path.format(other["id"]), params=query),
    ):
        problem(answer, 400, "cursor_mismatch")
    expect(await noor.get(path.format(home["id"]), params={**query, "limit": 5}), 200)


async def test_list_entries_survives_the_entry_it_stopped_at(noor: Person) -> None:
    """A cursor goes on after its entry though that was trashed meanwhile."""
    home = await noor.workspace()
    made = [await noor.entry(home, title=f"n{n}", entry_date="2026-01-01") for n in range(3)]
    path = f"/api/v1/workspaces/{home['id']}/entries"
    page = expect(await noor.get(path, params={"limit": 2}), 200)
    expect(await noor.delete(address(made[1]), etag=etag(1)), 200)

    rest = expect(await noor.get(path, params={"cursor": page["next_cursor"]}), 200)
    assert [entry["title"] for entry in rest["data"]] == ["n0"]


async def test_list_entries_hides_workspaces_of_others(noor: Person, ilse: Person) -> None:
    """The list of strangers is not empty, it is not there."""
    home = await noor.workspace()
    foreign = await ilse.get(f"/api/v1/workspaces/{home['id']}/entries")
    missing = await ilse.get(f"/api/v1/workspaces/{uuid4()}/entries")

    problem(foreign, 404, "not_found")
    assert same_refusal(foreign, missing)


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "limit=x", "unknown=1", "limit=1&limit=2", "status=gone"]
)
async def test_list_entries_refuses_queries_outside_the_schema(noor: Person, query: str) -> None:
    """Limits are not coerced, and nothing unknown or repeated is passed over."""
    home = await noor.workspace()
    answer = await noor.get(f"/api/v1/workspaces/{home['id']}/entries?{query}")

    (error,) = problem(answer, 422, "validation_failed")["errors"]
    assert error["location"] == "query"


async def test_get_entry_as_it_was(noor: Person, statements: Statements) -> None:
    """At each version and each instant the entry reads as it did, in one statement."""
    entry = await noor.entry(title="One", tags=["a"])
    path = address(entry)
    expect(await noor.patch(path, {"title": "Two", "tags": ["b"]}, etag=etag(1)), 200)
    states = [entry, expect(await noor.get(path), 200)]
    expect(await noor.put(path + "/content", {"blocks": []}, etag=etag(2)), 200)
    states.append(expect(await noor.get(path), 200))
    expect(await noor.delete(path, etag=etag(3)), 200)
    states.append(expect(await noor.get(path), 200))
    expect(await noor.post(path + "/restore"), 200)

    for state in states:
        for query in ({"as_of_version": state["version"]}, {"as_of_time": state["updated_at"]}):
            with statements() as seen:
                answer = await noor.get(path, params=query)
            assert expect(answer, 200) == state
            assert (answer.headers["etag"], len(seen)) == (etag(state["version"]), 1)
            held = await noor.get(path, params=query, headers={"If-None-Match": etag(1)})
            assert held.status_code == (304 if state["version"] == 1 else 200)
    now = await noor.get(path, params={"as_of_time": "2199-12-31T23:59:60Z"})
    assert expect(now, 200) == expect(await noor.get(path), 200)


@pytest.mark.parametrize(
    "moment",
    [
        "2199-12-31T23:59:59.1234567Z",
        "2199-12-31T23:59:59.123456789Z",
        "2199-12-31t23:59:59z",
        "2199-12-31T23:59:59.5+05:30",
        "2199-12-31T23:59:59-00:00",
        "9999-12-31T23:59:59-23:59",
    ],
)
async def test_get_entry_at_every_time_of_rfc_3339(noor: Person, moment: str) -> None:
    """Any offset, and any number of digits of a second."""
    entry = await noor.entry()
    assert expect(await noor.get(address(entry), params={"as_of_time": moment}), 200) == entry


@pytest.mark.parametrize(
    "moment",
    [
        "2026-01-01T08:00:00",
        "2026-01-01",
        "2026-01-01T08:00:00,5Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:60Z",
        "2026-02-30T08:00:00Z",
    ],
)
async def test_get_entry_at_no_time(noor: Person, moment: str) -> None:
    """A time without an offset, one that does not exist, or that nothing here can hold."""
    entry = await noor.entry()
    answer = await noor.get(address(entry), params={"as_of_time": moment})
    errors = problem(answer, 422, "validation_failed")["errors"]
    assert {error["pointer"] for error in errors} == {"/as_of_time"}


async def test_get_entry_as_it_never_was(noor: Person, ilse: Person) -> None:
    """Before it was written, and at a version to come, there is no such entry; nor for others."""
    entry = await noor.entry()
    for query in ({"as_of_version": 2}, {"as_of_time": "2000-01-01T00:00:00Z"}):
        problem(await noor.get(address(entry), params=query), 404, "not_found")
    both = {"as_of_version": 1, "as_of_time": "2199-01-01T00:00:00Z"}
    (error,) = problem(await noor.get(address(entry), params=both), 422, "validation_failed")[
        "errors"
    ]
    assert (error["location"], error["code"]) == ("query", "mutually_exclusive")
    for query in ({"as_of_version": 1}, {"as_of_time": "2199-01-01T00:00:00Z"}):
        problem(await ilse.get(address(entry), params=query), 404, "not_found")


async def test_get_entry_under_the_tag_of_a_past_state(noor: Person) -> None:
    """The tag of what was is no permission to overwrite what is."""
    entry = await noor.entry()
    expect(await noor.patch(address(entry), {"title": "new"}, etag=etag(1)), 200)
    past = await noor.get(address(entry), params={"as_of_version": 1})
    tag = past.headers["etag"]
    refused = await noor.patch(address(entry), {"title": "newer"}, etag=tag)
    problem(refused, 412, "version_conflict")
    answer = await noor.get(address(entry), headers={"If-None-Match": tag})
    assert expect(answer, 200)["title"] == "new"


async def test_list_entries_that_are_pinned(noor: Person) -> None:
    """Pinned entries alone, or the others alone, together with other filters."""
    home = await noor.workspace()
    for n, pinned in enumerate([True, False, True]):
        await noor.entry(home, title=f"n{n}", pinned=pinned, entry_date=f"2026-01-0{n + 1}")
    assert await listed(noor, home, pinned="true") == ["n2", "n0"]
    assert await listed(noor, home, pinned="false") == ["n1"]
    days = {"entry_date[lte]": "2026-01-02"}
    assert await listed(noor, home, pinned="true", **days) == ["n0"]


async def calendar(person: Person, home: dict[str, Any], **query: Any) -> httpx.Response:
    """The calendar of some winter days."""
    days = {"entry_date[gte]": "2027-12-01", "entry_date[lte]": "2028-11-30"}
    return await person.get(f"/api/v1/workspaces/{home['id']}/calendar", params={**days, **query})


async def test_get_calendar(noor: Person, statements: Statements) -> None:
    """Days are counted as they were written down, the trash apart; the years before are shown."""
    home = await noor.workspace()
    days = ["2027-12-01", "2028-11-30", "2028-11-30", "2028-12-01", "2027-11-30", "1912-11-30"]
    made = [await noor.entry(home, title=f"n{n}", entry_date=d) for n, d in enumerate(days)]
    with statements() as seen:
        answer = await calendar(noor, home, on_this_day="2028-11-30")
    found = expect(answer, 200)
    assert found["days"] == [
        {"entry_date": "2027-12-01", "entries_count": 1},
        {"entry_date": "2028-11-30", "entries_count": 2},
    ]
    assert [entry["title"] for entry in found["on_this_day"]] == ["n4", "n5"]
    assert len(seen) == 1
    expect(await noor.delete(address(made[4]), etag=etag(1)), 200)
    expect(await noor.delete(address(made[1]), etag=etag(1)), 200)
    found = expect(await calendar(noor, home, on_this_day="2028-11-30"), 200)
    assert [day["entries_count"] for day in found["days"]] == [1, 1]
    assert [entry["title"] for entry in found["on_this_day"]] == ["n5"]
    assert expect(await calendar(noor, home), 200)["on_this_day"] == []


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2028-02-29", ["2024-02-29"]),
        ("2027-02-28", ["2026-02-28", "2024-02-29"]),
        ("2028-02-28", ["2026-02-28"]),
    ],
)
async def test_get_calendar_on_a_leap_day(noor: Person, day: str, shown: list[str]) -> None:
    """29 February is remembered every year, on the day before where there is none."""
    home = await noor.workspace()
    for written in ("2024-02-29", "2026-02-28", "2026-03-01"):
        await noor.entry(home, entry_date=written)
    found = expect(await calendar(noor, home, on_this_day=day), 200)
    assert [entry["entry_date"] for entry in found["on_this_day"]] == shown


async def test_get_calendar_that_is_known(noor: Person) -> None:
    """The tag stands for what is shown, and another entry makes another one."""
    home = await noor.workspace()
    first = await calendar(noor, home)
    held = {"If-None-Match": first.headers["etag"]}
    days = {"entry_date[gte]": "2027-12-01", "entry_date[lte]": "2028-11-30"}
    path = f"/api/v1/workspaces/{home['id']}/calendar"
    answer = await noor.get(path, params=days, headers=held)
    assert (answer.status_code, answer.headers["etag"]) == (304, first.headers["etag"])
    await noor.entry(home, entry_date="2028-01-01")
    expect(await noor.get(path, params=days, headers=held), 200)


async def test_get_calendar_of_a_range(noor: Person, ilse: Person) -> None:
    """From the first day to the last, 366 at most; strangers see none."""
    home = await noor.workspace()
    for first, last, status in (
        ("2028-01-01", "2028-12-31", 200),
        ("2028-01-01", "2029-01-01", 422),
        ("2028-01-01", "2027-12-31", 422),
        ("2028-01-01", "2028-01-01", 200),
    ):
        query = {"entry_date[gte]": first, "entry_date[lte]": last}
        answer = await calendar(noor, home, **query)
        assert answer.status_code == status
        if status == 422:
            (error,) = problem(answer, 422, "validation_failed")["errors"]
            assert error["code"] == "range"
    foreign, missing = await calendar(ilse, home), await calendar(ilse, {"id": uuid4()})
    problem(foreign, 404, "not_found")
    assert same_refusal(foreign, missing)


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"media_id": str(uuid4())}, 422),
        ({"url": "https://example.org/a.jpg"}, 200),
        ({}, 422),
        ({"media_id": str(uuid4()), "url": "https://example.org/a.jpg"}, 422),
    ],
)
async def test_replace_entry_content_with_a_picture(
    noor: Person, given: dict[str, str], status: int
) -> None:
    """A picture was uploaded here or is on the web, one of the two."""
    entry = await noor.entry()
    content = {"blocks": [{"type": "image", "alt": "A pier", **given}]}
    answer = await noor.put(address(entry) + "/content", content, etag=etag(1))
    assert answer.status_code == status
    if status == 200:
        assert expect(answer, 200)["content"] == content
        assert expect(await noor.get(address(entry)), 200)["content"] == content


async def test_update_entry(noor: Person) -> None:
    """A patch changes what it names; tags are replaced as a set, null clears."""
    entry = await noor.entry(mood="calm", tags=["a", "b"])
    patch = {"title": "High water", "tags": ["b", "c"], "mood": None, "pinned": True}
    answer = await noor.patch(address(entry), patch, etag=etag(1))

    changed = expect(answer, 200)
    for name, value in patch.items():
        assert changed[name] == value
    assert changed["content"] == entry["content"]
    assert answer.headers["etag"] == etag(2)
    assert expect(await noor.get(address(entry)), 200) == changed


async def test_update_entry_that_changes_nothing_keeps_the_version(
    noor: Person, database: psycopg.Connection[Any]
) -> None:
    """The same values, in whatever order or case, make neither version nor event."""
    entry = await noor.entry(tags=["birds", "tides"])
    for patch in ({}, {"title": entry["title"]}, {"tags": ["TIDES", "birds"]}):
        assert expect(await noor.patch(address(entry), patch, etag=etag(1)), 200) == entry

    count = database.execute("SELECT count(*) FROM event_store WHERE aggregate_type = 'entry'")
    assert count.fetchone() == (1,)


async def test_update_entry_takes_merge_patches_only(noor: Person) -> None:
    """Another Content-Type is refused with the one to use."""
    entry = await noor.entry()
    answer = await noor.patch(
        address(entry), {}, etag=etag(1), headers={"Content-Type": "application/json"}
    )

    problem(answer, 415, "media_type_unsupported")
    assert answer.headers["accept-patch"] == "application/merge-patch+json"


@pytest.mark.parametrize("method", ["PATCH", "PUT", "DELETE"])
async def test_a_change_needs_the_version_seen(noor: Person, method: str) -> None:
    """Without If-Match 428; with a stale one 412 with the present version, its time and maker."""
    entry = await noor.entry()
    changed = expect(await noor.patch(address(entry), {"title": "new"}, etag=etag(1)), 200)
    path = address(entry) + ("/content" if method == "PUT" else "")
    body = {"PATCH": {"title": "x"}, "PUT": {"blocks": []}, "DELETE": None}[method]

    problem(await noor.call(method, path, json=body), 428, "precondition_required")
    answer = await noor.call(method, path, json=body, etag=etag(1))

    content = problem(answer, 412, "version_conflict")
    assert content["current_version"] == 2
    assert content["updated_at"] == changed["updated_at"]
    assert content["updated_by"] == entry["author"]["id"]
    assert answer.headers["etag"] == etag(2)


@pytest.mark.parametrize("tag", ['W/"1"', "1", "*", '"x"', '"0"', '"1", "2"'])
async def test_if_match_is_one_strong_tag(noor: Person, tag: str) -> None:
    """Anything but one strong version tag breaks the schema of the header."""
    entry = await noor.entry()
    answer = await noor.patch(address(entry), {"title": "x"}, etag=tag)

    errors = problem(answer, 422, "validation_failed")["errors"]
    assert {error["location"] for error in errors} == {"header"}


async def test_replace_entry_content(noor: Person) -> None:
    """The whole document is replaced; the same document keeps the version."""
    entry = await noor.entry()
    path = address(entry) + "/content"
    content = {"blocks": [{"type": "divider"}, paragraph("New", id="b1", private=True)]}

    changed = expect(await noor.put(path, content, etag=etag(1)), 200)
    assert (changed["content"], changed["version"]) == (content, 2)
    again = await noor.put(path, content, etag=etag(2))
    assert expect(again, 200) == changed
    assert again.headers["etag"] == etag(2)


async def test_replace_entry_content_bounds_it(noor: Person) -> None:
    """Five thousand nodes; a document with more leaves the entry as it was."""
    entry = await noor.entry()
    spans = {"type": "paragraph", "text": [{"text": "x"}] * 500}
    answer = await noor.put(address(entry) + "/content", {"blocks": [spans] * 10}, etag=etag(1))
    assert problem(answer, 422, "content_invalid")["nodes"] == 5_010
    assert expect(await noor.get(address(entry)), 200) == entry


async def test_delete_entry(noor: Person) -> None:
    """The trash keeps an entry readable, and says until when; once more changes nothing."""
    entry = await noor.entry(await noor.workspace(trash_retention_days=7))
    answer = await noor.delete(address(entry), etag=etag(1))

    trashed = expect(answer, 200)
    assert (trashed["version"], answer.headers["etag"]) == (2, etag(2))
    deleted, purge = (datetime.fromisoformat(trashed[f"{n}_at"]) for n in ("deleted", "purge"))
    assert (purge - deleted).days == 7
    assert expect(await noor.delete(address(entry), etag=etag(1)), 200) == trashed
    read = expect(await noor.get(address(entry)), 200)
    assert (read["status"], read["deleted_at"]) == ("trashed", trashed["deleted_at"])


async def test_what_is_in_the_trash_is_not_changed(noor: Person) -> None:
    """An entry has to be taken out of the trash before it changes."""
    entry = await noor.entry()
    expect(await noor.delete(address(entry), etag=etag(1)), 200)

    for answer in (
        await noor.patch(address(entry), {"title": "x"}, etag=etag(2)),
        await noor.put(address(entry) + "/content", {"blocks": []}, etag=etag(2)),
        await noor.post(address(entry) + "/publications", {"version": 1}, key="k"),
    ):
        assert problem(answer, 409, "invalid_transition")["current_status"] == "trashed"


async def test_restore_entry(noor: Person) -> None:
    """A restored entry is as it was, two versions later; once only."""
    entry = await noor.entry(tags=["birds"])
    expect(await noor.delete(address(entry), etag=etag(1)), 200)
    answer = await noor.post(address(entry) + "/restore", key="r")

    restored = expect(answer, 200)
    assert (restored["status"], restored["version"], restored["tags"]) == ("active", 3, ["birds"])
    assert answer.headers["etag"] == etag(3)
    again = await noor.post(address(entry) + "/restore", key="r")
    assert (again.content, again.headers["idempotency-replayed"]) == (answer.content, "true")
    problem(await noor.post(address(entry) + "/restore"), 409, "not_deleted")


async def test_every_change_is_an_event_with_its_version(
    noor: Person, database: psycopg.Connection[Any]
) -> None:
    """The stream of an entry counts its versions without gaps, and says who and in which trace."""
    entry = await noor.entry()
    path = address(entry)
    expect(await noor.patch(path, {"title": "x"}, etag=etag(1)), 200)
    expect(await noor.put(path + "/content", {"blocks": []}, etag=etag(2)), 200)
    expect(await noor.delete(path, etag=etag(3)), 200)
    last: httpx.Response = await noor.post(path + "/restore")

    stream = database.execute(
        """SELECT event_type, aggregate_version, metadata -> 'actor' ->> 'id',
                  metadata ->> 'trace_id'
           FROM event_store WHERE aggregate_id = %s ORDER BY position""",
        [entry["id"]],
    ).fetchall()
    kinds = ["created", "updated", "content_replaced", "trashed", "restored"]
    assert [row[0] for row in stream] == [f"entry.{kind}" for kind in kinds]
    assert [row[1] for row in stream] == [1, 2, 3, 4, 5]
    assert {row[2] for row in stream} == {entry["author"]["id"]}
    assert stream[-1][3] == last.headers["trace-id"]


async def test_update_entry_two_that_meet(noor: Person, meet: Meet) -> None:
    """Two changes that saw one version, and reach the row together: one wins, the other is told."""
    entry = await noor.entry()
    calls = [noor.patch(address(entry), {"title": f"n{n}"}, etag=etag(1)) for n in range(2)]
    answers = await meet("entries", entry, *calls)

    assert sorted(answer.status_code for answer in answers) == [200, 412]
