"""Operations of the tag workspaces."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import uuid4

import pytest

from tests.handlers.conftest import Meet, Person, etag, expect, problem, same_refusal

Join = Callable[[Person, dict[str, Any], str], None]
Statements = Callable[[], AbstractContextManager[list[bytes]]]


async def test_create_workspace(noor: Person) -> None:
    """Who creates a workspace owns it; the answer says where it is and at which version."""
    answer = await noor.post("/api/v1/workspaces", {"name": "Field notes"})

    made = expect(answer, 201)
    assert (made["role"], made["publishing"], made["trash_retention_days"]) == (
        "owner",
        "author",
        30,
    )
    assert made["description"] is None
    assert answer.headers["location"] == f"/api/v1/workspaces/{made['id']}"
    assert answer.headers["etag"] == etag(1)
    assert expect(await noor.get(answer.headers["location"]), 200) == made


@pytest.mark.parametrize(
    "name", ["🦢 Zwäne", "مذكرات", "a" * 100, "'; DROP TABLE users; --", "日記"]
)
async def test_create_workspace_keeps_any_script(noor: Person, name: str) -> None:
    """A name in any script, or with signs that mean something elsewhere, comes back unchanged."""
    assert (await noor.workspace(name=name))["name"] == name


@pytest.mark.parametrize("name", ["", "a" * 101, "line\nfeed", 7, None])
async def test_create_workspace_refuses_names_outside_the_schema(noor: Person, name: Any) -> None:
    """A name that the schema excludes is a validation problem at its pointer."""
    content = problem(
        await noor.post("/api/v1/workspaces", {"name": name}), 422, "validation_failed"
    )

    assert {error["pointer"] for error in content["errors"]} == {"/name"}


@pytest.mark.parametrize("field", ["id", "role", "version", "owner_id", "created_at"])
async def test_create_workspace_refuses_fields_that_are_not_the_callers(
    noor: Person, field: str
) -> None:
    """A field that the server decides is refused, not passed over (mass assignment)."""
    body = {"name": "Mine", field: "1"}
    problem(await noor.post("/api/v1/workspaces", body), 422, "validation_failed")


@pytest.mark.parametrize("text", [r'"a\u0000b"', r'"a\ud800b"'])
async def test_create_workspace_refuses_what_postgres_cannot_keep(noor: Person, text: str) -> None:
    """NUL and lone surrogates are malformed, in whatever field they come."""
    answer = await noor.call(
        "POST",
        "/api/v1/workspaces",
        content=b'{"name":' + text.encode() + b"}",
        headers={"Content-Type": "application/json"},
    )
    problem(answer, 400, "malformed_request")


async def test_create_workspace_once_per_key(noor: Person) -> None:
    """The same request with the same key gets the first answer again, marked, byte for byte."""
    body = {"name": "Once"}
    first = await noor.post("/api/v1/workspaces", body, key="one")
    again = await noor.post("/api/v1/workspaces", body, key="one")

    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    assert (again.status_code, again.content) == (first.status_code, first.content)
    for name in ("location", "etag", "content-type"):
        assert again.headers[name] == first.headers[name]
    assert len(expect(await noor.get("/api/v1/workspaces"), 200)["data"]) == 1


async def test_create_workspace_refuses_a_key_used_with_another_request(noor: Person) -> None:
    """A key stands for one request: another body under it is refused."""
    expect(await noor.post("/api/v1/workspaces", {"name": "One"}, key="one"), 201)
    problem(
        await noor.post("/api/v1/workspaces", {"name": "Two"}, key="one"),
        422,
        "idempotency_key_reused",
    )


async def test_create_workspace_keys_of_two_people_never_meet(noor: Person, ilse: Person) -> None:
    """The same key of another person is another key."""
    mine = expect(await noor.post("/api/v1/workspaces", {"name": "One"}, key="one"), 201)
    theirs = expect(await ilse.post("/api/v1/workspaces", {"name": "Two"}, key="one"), 201)

    assert mine["id"] != theirs["id"]


async def test_create_workspace_forgets_a_key_whose_request_failed(noor: Person) -> None:
    """A refused request leaves nothing under its key, so its corrected form may use it."""
    problem(
        await noor.post("/api/v1/workspaces", {"name": ""}, key="one"), 422, "validation_failed"
    )
    expect(await noor.post("/api/v1/workspaces", {"name": "Right"}, key="one"), 201)


async def test_create_workspace_twenty_at_once_with_one_key(noor: Person) -> None:
    """Of twenty requests with one key one acts; the others get its answer or are told to wait."""
    body = {"name": "Race"}
    answers = await asyncio.gather(
        *(noor.post("/api/v1/workspaces", body, key="race") for _ in range(20))
    )

    made = [answer for answer in answers if answer.status_code == 201]
    waiting = [answer for answer in answers if answer.status_code == 409]
    assert len(made) + len(waiting) == 20
    assert len({answer.content for answer in made}) == 1
    assert sum("idempotency-replayed" not in answer.headers for answer in made) == 1
    for answer in waiting:
        problem(answer, 409, "idempotency_in_progress")
        assert answer.headers["retry-after"] == "1"
    assert len(expect(await noor.get("/api/v1/workspaces"), 200)["data"]) == 1


async def test_get_workspace_tells_304(noor: Person, statements: Statements) -> None:
    """What the client holds is not sent again, in one statement that renders nothing."""
    made = await noor.workspace()
    path = f"/api/v1/workspaces/{made['id']}"
    with statements() as seen:
        answer = await noor.get(path, headers={"If-None-Match": 'W/"9", "1"'})

    assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", etag(1))
    assert answer.headers["cache-control"] == "private, no-cache"
    assert len(seen) == 1
    assert (await noor.get(path, headers={"If-None-Match": etag(2)})).status_code == 200


async def test_get_workspace_hides_those_of_others(noor: Person, ilse: Person) -> None:
    """A workspace of strangers and one that is not answer the same."""
    hers = await ilse.workspace()

    foreign = await noor.get(f"/api/v1/workspaces/{hers['id']}")
    missing = await noor.get(f"/api/v1/workspaces/{uuid4()}")

    problem(foreign, 404, "not_found")
    assert same_refusal(foreign, missing)


async def test_list_workspaces(noor: Person, ilse: Person, join: Join) -> None:
    """A list has the workspaces that one is a member of, in one's role, newest first."""
    mine = await noor.workspace(name="Mine")
    hers = await ilse.workspace(name="Hers")
    await ilse.workspace(name="Hidden")
    join(noor, hers, "viewer")

    listed = expect(await noor.get("/api/v1/workspaces"), 200)

    assert [(w["id"], w["role"]) for w in listed["data"]] == [
        (hers["id"], "viewer"),
        (mine["id"], "owner"),
    ]
    assert listed["next_cursor"] is None


async def test_list_workspaces_page_by_page(noor: Person, statements: Statements) -> None:
    """A walk over all pages meets every workspace once, each page in one statement."""
    made = [(await noor.workspace(name=f"n{n}"))["id"] for n in range(5)]
    met, cursor = [], None
    while True:
        query = {"limit": 2, **({"cursor": cursor} if cursor else {})}
        with statements() as seen:
            page = expect(await noor.get("/api/v1/workspaces", params=query), 200)
        assert len(seen) == 1
        met += [workspace["id"] for workspace in page["data"]]
        if (cursor := page["next_cursor"]) is None:
            break

    assert met == made[::-1]


async def test_list_workspaces_refuses_a_cursor_that_is_not_ours(noor: Person) -> None:
    """An altered cursor and a made-up one are refused alike."""
    for n in range(2):
        await noor.workspace(name=f"n{n}")
    cursor = expect(await noor.get("/api/v1/workspaces?limit=1"), 200)["next_cursor"]
    altered = ("B" if cursor[10] != "B" else "C").join((cursor[:10], cursor[11:]))

    for text in (altered, "AAAA", cursor[:-1]):
        answer = await noor.get("/api/v1/workspaces", params={"cursor": text})
        problem(answer, 400, "cursor_invalid")


async def test_list_workspaces_refuses_a_cursor_of_another_list(noor: Person) -> None:
    """A cursor continues the list that gave it, and no other."""
    for _ in range(2):
        await noor.sign_in()
    cursor = expect(await noor.get("/api/v1/auth/sessions?limit=1"), 200)["next_cursor"]

    answer = await noor.get("/api/v1/workspaces", params={"cursor": cursor})
    problem(answer, 400, "cursor_mismatch")


async def test_update_workspace(noor: Person) -> None:
    """A patch changes what it names, and the version with it."""
    made = await noor.workspace(description="Birds")
    path = f"/api/v1/workspaces/{made['id']}"
    answer = await noor.patch(path, {"name": "Harbour", "description": None}, etag=etag(1))

    changed = expect(answer, 200)
    assert (changed["name"], changed["description"], changed["version"]) == ("Harbour", None, 2)
    assert answer.headers["etag"] == etag(2)
    assert changed["updated_at"] > made["updated_at"]
    assert expect(await noor.get(path), 200) == changed


async def test_update_workspace_that_changes_nothing_keeps_the_version(noor: Person) -> None:
    """A patch with the values that are there makes no version (domain rule D1)."""
    made = await noor.workspace()
    path = f"/api/v1/workspaces/{made['id']}"

    for patch in ({}, {"name": made["name"]}):
        assert expect(await noor.patch(path, patch, etag=etag(1)), 200) == made


async def test_update_workspace_needs_the_version(noor: Person) -> None:
    """Without If-Match 428, with a stale one 412 that tells what a merge needs."""
    made = await noor.workspace()
    path = f"/api/v1/workspaces/{made['id']}"
    expect(await noor.patch(path, {"name": "Other"}, etag=etag(1)), 200)

    problem(await noor.patch(path, {"name": "Mine"}), 428, "precondition_required")
    answer = await noor.patch(path, {"name": "Mine"}, etag=etag(1))

    content = problem(answer, 412, "version_conflict")
    assert content["current_version"] == 2
    assert content["updated_by"] == expect(await noor.get("/api/v1/account"), 200)["id"]
    assert answer.headers["etag"] == etag(2)


async def test_update_workspace_is_for_managers(noor: Person, ilse: Person, join: Join) -> None:
    """A member with too small a role is told so, before the version matters; a stranger is not."""
    made = await noor.workspace()
    path = f"/api/v1/workspaces/{made['id']}"
    stranger = await ilse.patch(path, {"name": "Mine"}, etag=etag(9))
    problem(stranger, 404, "not_found")

    join(ilse, made, "editor")
    problem(await ilse.patch(path, {"name": "Mine"}, etag=etag(9)), 403, "forbidden")


async def test_update_workspace_fifty_at_once(noor: Person) -> None:
    """Of many changes of one version exactly one wins; the others learn the new one."""
    made = await noor.workspace()
    path = f"/api/v1/workspaces/{made['id']}"
    answers = await asyncio.gather(
        *(noor.patch(path, {"name": f"n{n}"}, etag=etag(1)) for n in range(50))
    )

    assert sorted(answer.status_code for answer in answers) == [200] + [412] * 49
    assert expect(await noor.get(path), 200)["version"] == 2


async def test_update_workspace_two_that_meet(noor: Person, meet: Meet) -> None:
    """Two changes that saw one version, and reach the row together: one wins, the other is told."""
    made = await noor.workspace()
    path = f"/api/v1/workspaces/{made['id']}"
    calls = [noor.patch(path, {"name": f"n{n}"}, etag=etag(1)) for n in range(2)]
    answers = await meet("workspaces", made, *calls)

    assert sorted(answer.status_code for answer in answers) == [200, 412]
