"""Members of workspaces: who sees them, who changes them, and that there is always an owner."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest

from tests.handlers.conftest import Meet, Person, etag, expect, problem, same_refusal

Join = Callable[[Person, dict[str, Any], str], None]
PATCH = "application/merge-patch+json"


@pytest.fixture
async def team(
    noor: Person, ilse: Person, person: Callable[[str], Awaitable[Person]], join: Join
) -> dict[str, Person]:
    """A workspace of noor's, with one person in each other role."""
    workspace = await noor.workspace()
    people = {"owner": noor, "admin": ilse, "editor": await person("emil"), "viewer": None}
    people["viewer"] = await person("vera")
    for role in ("admin", "editor", "viewer"):
        join(people[role], workspace, role)  # type: ignore[arg-type]
    for somebody in people.values():
        somebody.grant["workspace"] = workspace["id"]  # type: ignore[union-attr]
    return people  # type: ignore[return-value]


def members(somebody: Person) -> str:
    """The path of the team's members."""
    return f"/api/v1/workspaces/{somebody.grant['workspace']}/members"


async def listed(somebody: Person, query: str = "") -> list[dict[str, Any]]:
    """What the list of members shows somebody."""
    content = expect(await somebody.get(f"{members(somebody)}{query}"), 200)
    found: list[dict[str, Any]] = content["data"]
    return found


async def ids(somebody: Person) -> dict[str, str]:
    """The ids of all members' accounts by username."""
    return {
        m["user"]["username"]: m["user"]["id"] for m in await listed(somebody, "?status=active")
    }


async def change(somebody: Person, whom: str, role: str, version: int = 1) -> httpx.Response:
    """Give a member, by username, another role."""
    path = f"{members(somebody)}/{(await ids(somebody))[whom]}"
    headers = {"Content-Type": PATCH, "If-Match": etag(version)}
    return await somebody.call(
        "PATCH", path, content=f'{{"role": "{role}"}}'.encode(), headers=headers
    )


async def remove(somebody: Person, whom: str) -> httpx.Response:
    """Remove a member by username."""
    return await somebody.delete(f"{members(somebody)}/{(await ids(somebody))[whom]}")


async def test_list_members_shows_everybody_once(team: dict[str, Person]) -> None:
    """Page by page as in one: each member once, to every member."""
    for somebody in team.values():
        assert {m["role"] for m in await listed(somebody)} == set(team)
    walked, cursor = [], ""
    while True:
        page = expect(await team["viewer"].get(f"{members(team['viewer'])}?limit=1{cursor}"), 200)
        walked += page["data"]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert walked == await listed(team["owner"])


async def test_list_members_hides_the_workspaces_of_others(
    team: dict[str, Person], person: Callable[[str], Awaitable[Person]]
) -> None:
    """An outsider learns nothing, not even that there is a workspace."""
    outsider = await person("otto")
    outsider.grant["workspace"] = team["owner"].grant["workspace"]
    hidden = await outsider.get(members(outsider))
    problem(hidden, 404, "not_found")
    assert same_refusal(hidden, await outsider.get(f"/api/v1/workspaces/{uuid4()}/members"))


async def test_list_members_cursor_belongs_to_its_filter(team: dict[str, Person]) -> None:
    """A cursor of all members continues no list of the active ones."""
    noor = team["owner"]
    page = expect(await noor.get(f"{members(noor)}?limit=1"), 200)
    answer = await noor.get(f"{members(noor)}?status=active&cursor={page['next_cursor']}")
    problem(answer, 400, "cursor_mismatch")


@pytest.mark.parametrize(
    ("who", "whom", "role", "status"),
    [
        ("owner", "ilse", "owner", 200),
        ("owner", "ilse", "viewer", 200),
        ("admin", "emil", "viewer", 200),
        ("admin", "emil", "admin", 200),
        ("admin", "ilse", "editor", 200),
        ("admin", "emil", "owner", "role_exceeds_own"),
        ("admin", "noor", "admin", "role_exceeds_own"),
        ("editor", "vera", "editor", "forbidden"),
        ("editor", "emil", "admin", "forbidden"),
        ("viewer", "vera", "viewer", "forbidden"),
    ],
)
async def test_update_member_depends_on_both_roles(
    team: dict[str, Person], who: str, whom: str, role: str, status: int | str
) -> None:
    """Owners and admins change roles; nobody reaches above their own."""
    answer = await change(team[who], whom, role)
    if isinstance(status, str):
        problem(answer, 403, status)
    else:
        member = expect(answer, status)
        assert (member["role"], member["version"]) == (role, 2)
        assert answer.headers["etag"] == etag(2)
        assert member in await listed(team[who])


async def test_update_member_takes_and_gives_the_right(team: dict[str, Person]) -> None:
    """A new role counts from the next request on."""
    expect(await change(team["owner"], "emil", "viewer"), 200)
    path = f"/api/v1/workspaces/{team['editor'].grant['workspace']}/entries"
    body = {"title": "x", "content": {"blocks": []}}
    problem(await team["editor"].post(path, body), 403, "forbidden")
    expect(await change(team["owner"], "emil", "editor", 2), 200)
    expect(await team["editor"].post(path, body), 201)


async def test_update_member_needs_the_version(team: dict[str, Person]) -> None:
    """Another version is a conflict that names the current; none is 428; no change keeps it."""
    noor = team["owner"]
    same = expect(await change(noor, "emil", "editor"), 200)
    assert same["version"] == 1
    expect(await change(noor, "emil", "admin"), 200)
    conflict = await change(noor, "emil", "viewer")
    assert problem(conflict, 412, "version_conflict")["current_version"] == 2
    assert conflict.headers["etag"] == etag(2)
    path = f"{members(noor)}/{(await ids(noor))['emil']}"
    bare = await noor.call("PATCH", path, content=b"{}", headers={"Content-Type": PATCH})
    problem(bare, 428, "precondition_required")


async def test_update_member_knows_only_members(team: dict[str, Person]) -> None:
    """Nobody and an outsider look the same; who may not manage is told only that."""
    for somebody, status, kind in (("admin", 404, "not_found"), ("viewer", 403, "forbidden")):
        answer = await team[somebody].call(
            "PATCH",
            f"{members(team[somebody])}/{uuid4()}",
            content=b'{"role": "viewer"}',
            headers={"Content-Type": PATCH, "If-Match": '"1"'},
        )
        problem(answer, status, kind)


async def test_update_member_keeps_the_last_owner(team: dict[str, Person]) -> None:
    """The only owner stays one; beside another, they may step down."""
    noor = team["owner"]
    problem(await change(noor, "noor", "admin"), 409, "last_owner")
    expect(await change(noor, "ilse", "owner"), 200)
    expect(await change(noor, "noor", "admin"), 200)
    problem(await change(team["admin"], "ilse", "admin", 2), 409, "last_owner")


async def test_update_member_keeps_an_owner_when_two_step_down_at_once(
    team: dict[str, Person], meet: Meet
) -> None:
    """Two owners give up at the same moment: one of them remains."""
    noor, ilse = team["owner"], team["admin"]
    expect(await change(noor, "ilse", "owner"), 200)
    known = await ids(noor)

    async def step_down(who: Person, name: str, version: int) -> httpx.Response:
        path = f"{members(who)}/{known[name]}"
        headers = {"Content-Type": PATCH, "If-Match": etag(version)}
        return await who.call("PATCH", path, content=b'{"role": "viewer"}', headers=headers)

    answers = await meet(
        "workspaces",
        {"id": noor.grant["workspace"]},
        step_down(noor, "noor", 1),
        step_down(ilse, "ilse", 2),
    )
    assert sorted(a.status_code for a in answers) == [200, 409]
    assert [m["role"] for m in await listed(team["viewer"])].count("owner") == 1


@pytest.mark.parametrize(
    ("who", "whom", "status"),
    [
        ("owner", "ilse", 204),
        ("admin", "emil", 204),
        ("admin", "ilse", 204),
        ("editor", "emil", 204),
        ("viewer", "vera", 204),
        ("admin", "noor", "role_exceeds_own"),
        ("editor", "vera", "forbidden"),
        ("viewer", "noor", "forbidden"),
    ],
)
async def test_remove_member_depends_on_both_roles(
    team: dict[str, Person], who: str, whom: str, status: int | str
) -> None:
    """Everybody may leave; owners and admins remove, but not above themselves."""
    answer = await remove(team[who], whom)
    if isinstance(status, str):
        problem(answer, 403, status)
        return
    assert answer.status_code == status
    watcher = team["owner"]
    assert whom not in await ids(watcher)
    gone = next(p for p in team.values() if p.username == whom)
    problem(await gone.get(members(gone)), 404, "not_found")
    if gone is not watcher:
        again = await watcher.delete(f"{members(watcher)}/{uuid4()}")
        problem(again, 404, "not_found")


async def test_remove_member_keeps_the_last_owner(team: dict[str, Person]) -> None:
    """The only owner cannot leave."""
    problem(await remove(team["owner"], "noor"), 409, "last_owner")


async def test_remove_member_keeps_an_owner_when_two_leave_at_once(
    team: dict[str, Person], meet: Meet
) -> None:
    """Two owners leave at the same moment: one of them remains."""
    noor, ilse = team["owner"], team["admin"]
    expect(await change(noor, "ilse", "owner"), 200)
    known = await ids(noor)
    answers = await meet(
        "workspaces",
        {"id": noor.grant["workspace"]},
        noor.delete(f"{members(noor)}/{known['noor']}"),
        ilse.delete(f"{members(ilse)}/{known['ilse']}"),
    )
    assert sorted(a.status_code for a in answers) == [204, 409]


async def test_members_have_streams_of_events(
    team: dict[str, Person], database: psycopg.Connection[Any]
) -> None:
    """Joined, changed, removed: one version each, with ids and no more in public."""
    workspace = await team["owner"].workspace()
    expect(await change(team["owner"], "emil", "admin"), 200)
    assert (await remove(team["owner"], "emil")).status_code == 204
    found = database.execute(
        """SELECT event_type, aggregate_version, public_data FROM event_store
           WHERE aggregate_type = 'member' ORDER BY position"""
    ).fetchall()
    assert [(kind, version) for kind, version, _ in found] == [
        ("member.joined", 1),
        ("member.joined", 1),
        ("member.role_changed", 2),
        ("member.removed", 3),
    ]
    assert {frozenset(public) for *_, public in found} == {
        frozenset({"member_id", "user_id", "version"})
    }
    assert workspace["role"] == "owner"


@pytest.mark.parametrize(
    ("role", "status"), [("owner", 200), ("admin", 200), ("editor", 403), ("viewer", 403)]
)
async def test_update_workspace_is_for_owners_and_admins(
    team: dict[str, Person], role: str, status: int
) -> None:
    """Who only writes or reads does not change the workspace."""
    somebody = team[role]
    answer = await somebody.call(
        "PATCH",
        f"/api/v1/workspaces/{somebody.grant['workspace']}",
        content='{"name": "Zeehonden 🦭 دفتر"}'.encode(),
        headers={"Content-Type": PATCH, "If-Match": '"1"'},
    )
    assert answer.status_code == status


@pytest.mark.parametrize("role", ["owner", "admin", "editor", "viewer"])
async def test_get_workspace_says_the_callers_role(team: dict[str, Person], role: str) -> None:
    """Everybody sees the workspace, and what they are in it."""
    somebody = team[role]
    path = f"/api/v1/workspaces/{somebody.grant['workspace']}"
    assert expect(await somebody.get(path), 200)["role"] == role
