"""Text where it is required shows something, and names are compared by what one sees.

Walks the contract: an operation that is new is tried the day it is written.
"""

from __future__ import annotations

import json
from typing import Any

import psycopg
import pytest

from tests.contract.document import Operation
from tests.handlers.bodies import DOCUMENT, Member, bodies
from tests.handlers.conftest import Person, etag, expect, problem
from tests.handlers.places import Places

BODIES = bodies()
FORMAT = "visible-text"
INVISIBLE = ("   ", "\u200b", "\u00a0", "\u2800", "\u3164", "\u202e\u202c", "\u0301", "\ufe0f")
UNSEEN = " \u200b"
"""What a string that has to show something may not consist of."""
FREE = frozenset(
    {
        # Spans of one text: the space between two words may have a mark of its own.
        "text",
    }
)


def required(body: Any) -> list[Member]:
    """Give the strings of a body that have to show something."""
    return [member for member in body.strings() if member.schema.get("format") == FORMAT]


def test_every_text_that_people_see_has_to_show_something() -> None:
    """A string of at least one character that takes invisible ones is of the format, or listed."""
    for name, body in BODIES.items():
        for member in body.strings():
            schema = dict(member.schema)
            last = next(step for step in reversed(member.path) if isinstance(step, str))
            if schema.pop("format", None) == FORMAT or last in FREE or "minLength" not in schema:
                continue
            takes = DOCUMENT.validator(schema).is_valid(UNSEEN * 40)
            assert not takes or schema["minLength"] > 1, f"{name}: {member}"
    assert sum(len(required(body)) for body in BODIES.values()) > 15


@pytest.mark.parametrize("name", [name for name, body in BODIES.items() if required(body)])
async def test_invisible_text_is_refused(
    noor: Person, database: psycopg.Connection[Any], name: str
) -> None:
    """One clear violation at the place, and nothing is written."""
    body, places = BODIES[name], Places(noor)
    path = await places.path(body.operation)
    written = "SELECT count(*) FROM event_store"
    before = database.execute(written).fetchone()
    for member in required(body):
        for text in INVISIBLE:
            content = body.make(member.path, text)
            answer = await places.send(body.operation, path, json.dumps(content).encode())
            told = problem(answer, 422, "validation_failed")["errors"]
            seen = {"code": "format", "message": "must contain visible characters"}
            assert any(seen.items() <= error.items() for error in told), (member, ascii(text), told)
    assert database.execute(written).fetchone() == before


QUERIES = [
    (operation.id, parameter["name"])
    for operation in DOCUMENT.operations.values()
    for parameter in operation.parameters
    if DOCUMENT.resolve(parameter["schema"]).get("format") == FORMAT
]


@pytest.mark.parametrize(("name", "parameter"), QUERIES)
async def test_invisible_text_in_queries_is_refused(
    noor: Person, name: str, parameter: str
) -> None:
    """There is nothing to look for."""
    operation: Operation = DOCUMENT.operations[name]
    path = await Places(noor).path(operation)
    for text in INVISIBLE:
        answer = await noor.call(operation.method, path, params={parameter: text})
        (error,) = problem(answer, 422, "validation_failed")["errors"]
        assert error["message"] == "must contain visible characters", ascii(text)
    assert {name for name, _ in QUERIES} >= {"listTags", "listEntries", "listPosts", "searchPosts"}


WRITTEN = " \u200bLow \u00a0 water\ufeff "
SHOWN = "Low water"


async def test_titles_are_kept_as_they_are_seen(noor: Person) -> None:
    """Written again in any of its forms, a title is the same: no event, the same version."""
    home = await noor.workspace()
    entry = await noor.entry(home, title=WRITTEN)
    post = expect(await noor.post("/api/v1/posts", {"title": WRITTEN}), 201)
    assert (entry["title"], post["title"], post["slug"]) == (SHOWN, SHOWN, "low-water")
    for made, kind in ((entry, "entries"), (post, "posts")):
        path = f"/api/v1/{kind}/{made['id']}"
        for same in (WRITTEN, SHOWN, "Low  water"):
            again = expect(await noor.patch(path, {"title": same}, etag=etag(1)), 200)
            assert again["version"] == 1
        changed = expect(await noor.patch(path, {"title": " High\u2003water"}, etag=etag(1)), 200)
        assert (changed["title"], changed["version"]) == ("High water", 2)


async def test_names_are_kept_as_they_are_seen(noor: Person) -> None:
    """Workspaces, people and keys have names of one line."""
    home = expect(await noor.post("/api/v1/workspaces", {"name": WRITTEN}), 201)
    assert home["name"] == SHOWN
    path = f"/api/v1/workspaces/{home['id']}"
    assert expect(await noor.patch(path, {"name": WRITTEN}, etag=etag(1)), 200)["version"] == 1
    me = expect(await noor.get("/api/v1/account"), 200)
    path, tag = "/api/v1/account", etag(me["version"])
    changed = expect(await noor.patch(path, {"display_name": WRITTEN}, etag=tag), 200)
    assert changed["display_name"] == SHOWN
    tag = etag(changed["version"])
    again = expect(await noor.patch(path, {"display_name": f"{SHOWN}\u2060"}, etag=tag), 200)
    assert again["version"] == changed["version"]


@pytest.mark.parametrize("username", ["\u3164\u3164", "a\ufe0fb", "noor\u17b4x"])
async def test_usernames_have_nothing_invisible(client: Any, username: str) -> None:
    """Two names that look alike would be two people's."""
    account = {"email": "a@example.org", "username": username, "password": "four quiet herons"}
    answer = await client.post("/api/v1/auth/registrations", json=account)
    told = problem(answer, 422, "validation_failed")["errors"]
    assert [error["code"] for error in told] == ["normalization"]


async def test_tags_are_compared_by_what_one_sees(noor: Person) -> None:
    """However a tag is written, it is the same one: on an entry, in lists, by prefix and name."""
    home = await noor.workspace()
    tags = ["low  water", " Low\u00a0water", "LOW\u200b WATER", "\uff4c\uff4f\uff57 water"]
    entry = await noor.entry(home, tags=tags)
    assert entry["tags"] == ["\uff4c\uff4f\uff57 water"]
    path = f"/api/v1/entries/{entry['id']}"
    for tag in tags:
        again = expect(await noor.patch(path, {"tags": [tag]}, etag=etag(1)), 200)
        assert again["version"] == 1
        base = f"/api/v1/workspaces/{home['id']}"
        found = expect(await noor.get(f"{base}/entries", params={"tag": tag}), 200)["data"]
        assert [item["id"] for item in found] == [entry["id"]]
        (seen,) = expect(await noor.get(f"{base}/tags", params={"prefix": tag}), 200)["data"]
    place = f"{base}/tags/{seen['id']}"
    renamed = expect(await noor.patch(place, {"name": " Low  water"}, etag=etag(1)), 200)
    assert (renamed["id"], renamed["name"]) == (seen["id"], "Low water")
    again = expect(await noor.patch(place, {"name": "Low\u200b water\u2009"}, etag=etag(2)), 200)
    assert again == renamed


async def test_tags_of_posts_are_compared_by_what_one_sees(noor: Person) -> None:
    """Posts share their tags with others, whoever wrote them how."""
    one = await noor.published(tags=["sea  birds"])
    two = await noor.published(tags=["Sea\u200b\u00a0birds"])
    assert one["tags"] == two["tags"] == ["sea birds"]
    for written in ("SEA BIRDS", " sea \u2003birds", "sea\u2060 birds"):
        listing = expect(await noor.get("/api/v1/posts", params={"tag": written}), 200)["data"]
        assert {post["id"] for post in listing} == {one["id"], two["id"]}
        popular = {"tag": written, "sort": "popular"}
        assert (await noor.get("/api/v1/posts", params=popular)).status_code == 200
