"""The tags of a workspace: listed with counts, renamed, merged, removed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest

from tests.handlers.conftest import Meet, Person, etag, expect, problem, same_refusal

Join = Callable[[Person, dict[str, Any], str], None]


def address(home: dict[str, Any], tag: dict[str, Any] | None = None) -> str:
    """Where the tags of a workspace are, or one of them."""
    base = f"/api/v1/workspaces/{home['id']}/tags"
    return base if tag is None else f"{base}/{tag['id']}"


async def listed(who: Person, home: dict[str, Any], **query: Any) -> dict[str, dict[str, Any]]:
    """The tags of a workspace by name, in their order."""
    page = expect(await who.get(address(home), params=query), 200)
    return {tag["name"]: tag for tag in page["data"]}


async def entry_now(who: Person, entry: dict[str, Any]) -> dict[str, Any]:
    """An entry as it is."""
    return expect(await who.get(f"/api/v1/entries/{entry['id']}"), 200)


async def test_list_tags(noor: Person) -> None:
    """By name without regard to case, each with its entries; the trash does not count."""
    home = await noor.workspace()
    await noor.entry(home, tags=["Birds", "tides"])
    gone = await noor.entry(home, tags=["birds", "水鳥"])
    assert {n: t["entries_count"] for n, t in (await listed(noor, home)).items()} == {
        "Birds": 2,
        "tides": 1,
        "水鳥": 1,
    }
    expect(await noor.delete(f"/api/v1/entries/{gone['id']}", etag=etag(1)), 200)
    tags = await listed(noor, home)
    assert [(n, t["entries_count"]) for n, t in tags.items()] == [("Birds", 1), ("tides", 1)]
    expect(await noor.post(f"/api/v1/entries/{gone['id']}/restore"), 200)
    assert (await listed(noor, home))["水鳥"]["entries_count"] == 1
    assert await listed(noor, await noor.workspace()) == {}


async def test_list_tags_by_prefix(noor: Person) -> None:
    """A prefix is compared as tags are; `%` and `_` are no patterns."""
    home = await noor.workspace()
    await noor.entry(home, tags=["Straße", "strand", "sea", "100%", "1000"])
    assert list(await listed(noor, home, prefix="STRASS")) == ["Straße"]
    assert list(await listed(noor, home, prefix="s")) == ["sea", "strand", "Straße"]
    assert list(await listed(noor, home, prefix="100%")) == ["100%"]
    assert list(await listed(noor, home, prefix="_")) == []


@pytest.mark.parametrize("limit", [1, 2, 100])
async def test_list_tags_page_by_page(noor: Person, limit: int) -> None:
    """A walk meets each tag once, also those whose keys are long and alike; cursors are bound."""
    home = await noor.workspace()
    # Each of these letters is eighteen in the form that is compared.
    long = ["\ufdfa" * 40 + str(n) for n in range(4)]
    await noor.entry(home, tags=[*long, "b", "a"])
    met: list[str] = []
    query: dict[str, Any] = {"limit": limit}
    cursor = None
    while True:
        page = expect(await noor.get(address(home), params=query), 200)
        met += [tag["name"] for tag in page["data"]]
        if page["next_cursor"] is None:
            break
        query["cursor"] = cursor = page["next_cursor"]
    assert met[:2] == ["a", "b"]
    assert sorted(met[2:]) == long
    if cursor:
        answer = await noor.get(address(home), params={**query, "prefix": "a"})
        problem(answer, 400, "cursor_mismatch")


async def test_list_tags_hides_workspaces_of_others(noor: Person, ilse: Person) -> None:
    """Tags of strangers are not there, to read or to rename."""
    home = await noor.workspace()
    await noor.entry(home, tags=["birds"])
    tag = (await listed(noor, home))["birds"]
    foreign, missing = await ilse.get(address(home)), await ilse.get(address({"id": uuid4()}))
    problem(foreign, 404, "not_found")
    assert same_refusal(foreign, missing)
    own = await ilse.workspace()
    for place in (address(home, tag), address(own, tag), address(home, {"id": uuid4()})):
        problem(await ilse.patch(place, {"name": "x"}, etag=etag(1)), 404, "not_found")


async def test_update_tag(noor: Person, database: psycopg.Connection[Any]) -> None:
    """Every entry that carries it reads the new name in a new version, the trash included."""
    home = await noor.workspace()
    entry = await noor.entry(home, tags=["birds", "a"])
    gone = await noor.entry(home, tags=["birds"])
    other = await noor.entry(home, tags=["a"])
    expect(await noor.delete(f"/api/v1/entries/{gone['id']}", etag=etag(1)), 200)
    tag = (await listed(noor, home))["birds"]
    answer = await noor.patch(address(home, tag), {"name": "Zee\u0301birds"}, etag=etag(1))

    renamed = expect(answer, 200)
    name, found = renamed["name"], (renamed["id"], renamed["entries_count"], renamed["version"])
    assert (name, found) == ("Ze\u00e9birds", (tag["id"], 1, 2))
    assert answer.headers["etag"] == etag(2)
    now = await entry_now(noor, entry)
    assert (now["tags"], now["version"]) == (["a", name], 2)
    assert (await entry_now(noor, gone))["tags"] == [name]
    assert await entry_now(noor, other) == other
    kinds = database.execute(
        """SELECT aggregate_id::text, aggregate_version, event_data FROM event_store
           WHERE event_type = 'entry.tagged' ORDER BY aggregate_version"""
    ).fetchall()
    assert kinds == [
        (entry["id"], 2, {"tags": ["a", name]}),
        (gone["id"], 3, {"tags": [name]}),
    ]
    revisions = expect(await noor.get(f"/api/v1/entries/{entry['id']}/revisions"), 200)["data"]
    assert [r["reason"] for r in revisions] == ["tagged", "created"]
    past = expect(await noor.get(f"/api/v1/entries/{entry['id']}?as_of_version=1"), 200)
    assert past["tags"] == ["a", "birds"]


async def test_update_tag_spelling(noor: Person) -> None:
    """Another case is a new spelling of the same tag; the same name changes nothing."""
    home = await noor.workspace()
    entry = await noor.entry(home, tags=["birds"])
    tag = (await listed(noor, home))["birds"]
    for same in ({}, {"name": "birds"}, {"merge": True}):
        assert expect(await noor.patch(address(home, tag), same, etag=etag(1)), 200) == tag
    assert (await entry_now(noor, entry))["version"] == 1
    assert expect(await noor.patch(address(home, tag), {"name": "BIRDS"}, etag=etag(1)), 200)
    assert (await entry_now(noor, entry))["tags"] == ["BIRDS"]


async def test_update_tag_to_one_that_exists(noor: Person) -> None:
    """Two tags do not become one by accident; with `merge` they do, once on each entry."""
    home = await noor.workspace()
    both = await noor.entry(home, tags=["birds", "bird"])
    one = await noor.entry(home, tags=["bird"])
    tags = await listed(noor, home)
    path = address(home, tags["bird"])

    refused = problem(await noor.patch(path, {"name": "BIRDS"}, etag=etag(1)), 409, "tag_exists")
    assert (refused["tag_id"], refused["name"]) == (tags["birds"]["id"], "birds")
    assert list(await listed(noor, home)) == ["bird", "birds"]
    assert await entry_now(noor, both) == both

    answer = await noor.patch(path, {"name": "BIRDS", "merge": True}, etag=etag(1))
    left = expect(answer, 200)
    assert (left["id"], left["name"], left["entries_count"]) == (tags["birds"]["id"], "birds", 2)
    assert answer.headers["etag"] == etag(left["version"]) == etag(2)
    assert await listed(noor, home) == {"birds": left}
    for entry in (both, one):
        now = await entry_now(noor, entry)
        assert (now["tags"], now["version"]) == (["birds"], 2)
    listing = await noor.get(f"/api/v1/workspaces/{home['id']}/entries", params={"tag": "birds"})
    assert len(expect(listing, 200)["data"]) == 2
    problem(await noor.patch(path, {"name": "x"}, etag=etag(1)), 404, "not_found")


async def test_update_tag_under_conditions(noor: Person, ilse: Person, join: Join) -> None:
    """The version seen has to be named and be the newest; viewers rename nothing."""
    home = await noor.workspace()
    await noor.entry(home, tags=["birds"])
    path = address(home, (await listed(noor, home))["birds"])
    problem(await noor.patch(path, {"name": "x"}), 428, "precondition_required")
    conflict = await noor.patch(path, {"name": "x"}, etag=etag(2))
    assert problem(conflict, 412, "version_conflict")["current_version"] == 1
    join(ilse, home, "viewer")
    problem(await ilse.patch(path, {"name": "x"}, etag=etag(1)), 403, "forbidden")


async def test_update_tag_while_entries_are_written(noor: Person) -> None:
    """Whoever comes first, every entry ends with a tag of the workspace, and nobody fails."""
    home = await noor.workspace()
    made = [await noor.entry(home, tags=["birds"]) for _ in range(5)]
    path = address(home, (await listed(noor, home))["birds"])
    entries = f"/api/v1/workspaces/{home['id']}/entries"
    calls = [
        noor.patch(path, {"name": "sea birds"}, etag=etag(1)),
        *(noor.patch(f"/api/v1/entries/{e['id']}", {"pinned": True}, etag=etag(1)) for e in made),
        *(noor.post(entries, {"title": "x", "tags": ["birds", "sea birds"]}) for _ in range(5)),
    ]
    answers = await asyncio.gather(*calls)
    assert {a.status_code for a in answers} <= {200, 201, 409, 412}
    tags = await listed(noor, home)
    written = [answer.json() for answer in answers[6:]]
    for entry in (*made, *written):
        assert set((await entry_now(noor, entry))["tags"]) <= set(tags)
    assert all(len(entry["tags"]) == 2 for entry in written)


async def test_update_tag_two_merges_that_cross(noor: Person, meet: Meet) -> None:
    """One tag into the other, and the other into the one: the first is done, the second is told."""
    home = await noor.workspace()
    for name in ("bird", "birds"):
        await noor.entry(home, tags=[name])
    tags = await listed(noor, home)

    def merge(name: str, other: str) -> Coroutine[Any, Any, httpx.Response]:
        wish = {"name": other, "merge": True}
        return noor.patch(address(home, tags[name]), wish, etag=etag(1))

    answers = await meet("tags", tags["bird"], merge("bird", "birds"), merge("birds", "bird"))
    assert sorted(answer.status_code for answer in answers) == [200, 412]
    (left,) = (await listed(noor, home)).values()
    assert left["entries_count"] == 2


async def test_update_tag_to_a_name_that_is_being_made(noor: Person) -> None:
    """Two tags renamed to one name at once: one has it, the other is told."""
    home = await noor.workspace()
    await noor.entry(home, tags=["a", "b"])
    tags = await listed(noor, home)
    answers = await asyncio.gather(
        *(noor.patch(address(home, tags[n]), {"name": "c"}, etag=etag(1)) for n in "ab")
    )
    assert sorted(a.status_code for a in answers) == [200, 409]


async def test_delete_tag(noor: Person, database: psycopg.Connection[Any]) -> None:
    """Every entry that carries it loses it in a new version, the trash included; it is gone."""
    home = await noor.workspace()
    entry = await noor.entry(home, tags=["birds", "a"])
    gone = await noor.entry(home, tags=["birds"])
    other = await noor.entry(home, tags=["a"])
    expect(await noor.delete(f"/api/v1/entries/{gone['id']}", etag=etag(1)), 200)
    path = address(home, (await listed(noor, home))["birds"])

    answer = await noor.delete(path, etag=etag(1))
    assert (answer.status_code, answer.content) == (204, b"")
    now = await entry_now(noor, entry)
    assert (now["tags"], now["version"]) == (["a"], 2)
    trashed = await entry_now(noor, gone)
    assert (trashed["tags"], trashed["version"], trashed["status"]) == ([], 3, "trashed")
    assert await entry_now(noor, other) == other
    told = database.execute(
        """SELECT aggregate_id::text, aggregate_version, event_data, public_data::text ~ 'birds'
           FROM event_store WHERE event_type = 'entry.tagged' ORDER BY aggregate_version"""
    ).fetchall()
    assert told == [(entry["id"], 2, {"tags": ["a"]}, False), (gone["id"], 3, {"tags": []}, False)]
    revisions = expect(await noor.get(f"/api/v1/entries/{entry['id']}/revisions"), 200)["data"]
    assert [r["reason"] for r in revisions] == ["tagged", "created"]
    assert list(await listed(noor, home)) == ["a"]
    problem(await noor.delete(path, etag=etag(1)), 404, "not_found")


async def test_delete_tag_under_conditions(noor: Person, ilse: Person, join: Join) -> None:
    """The version seen has to be named and be the newest; viewers and strangers remove nothing."""
    home = await noor.workspace()
    await noor.entry(home, tags=["birds"])
    path = address(home, (await listed(noor, home))["birds"])
    problem(await noor.delete(path), 428, "precondition_required")
    conflict = await noor.delete(path, etag=etag(2))
    assert problem(conflict, 412, "version_conflict")["current_version"] == 1
    foreign = await ilse.delete(path, etag=etag(1))
    missing = await ilse.delete(address(home, {"id": uuid4()}), etag=etag(1))
    problem(foreign, 404, "not_found")
    assert same_refusal(foreign, missing)
    join(ilse, home, "viewer")
    problem(await ilse.delete(path, etag=etag(1)), 403, "forbidden")
    assert list(await listed(noor, home)) == ["birds"]


async def test_delete_tag_while_entries_are_written(noor: Person) -> None:
    """Whoever comes first, what an entry says it carries is a tag of the workspace."""
    home = await noor.workspace()
    made = [await noor.entry(home, tags=["birds"]) for _ in range(5)]
    path = address(home, (await listed(noor, home))["birds"])
    entries = f"/api/v1/workspaces/{home['id']}/entries"
    calls = [
        noor.delete(path, etag=etag(1)),
        *(noor.patch(f"/api/v1/entries/{e['id']}", {"tags": ["x"]}, etag=etag(1)) for e in made),
        *(noor.post(entries, {"title": "x", "tags": ["birds"]}) for _ in range(5)),
    ]
    answers = await asyncio.gather(*calls)
    assert {a.status_code for a in answers} <= {200, 201, 204, 404, 412}
    tags = await listed(noor, home)
    for entry in (*made, *(answer.json() for answer in answers[6:])):
        assert set((await entry_now(noor, entry))["tags"]) <= set(tags)


async def test_delete_tag_twice_at_once(noor: Person, meet: Meet) -> None:
    """One removes it, the other is told that it is gone."""
    home = await noor.workspace()
    await noor.entry(home, tags=["birds"])
    tag = (await listed(noor, home))["birds"]
    calls = [noor.delete(address(home, tag), etag=etag(1)) for _ in range(2)]
    answers = await meet("tags", tag, *calls)
    assert sorted(answer.status_code for answer in answers) == [204, 404]
