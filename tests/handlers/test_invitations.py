"""Invitations: a letter with a token, which makes whoever was written to a member."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable, Iterator
from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest

from core.settings import Settings
from tests.handlers import letters
from tests.handlers.conftest import PASSWORD, Make, Person, etag, expect, problem, same_refusal

ACCEPT = "/api/v1/invitation_acceptances"


NAME = "Zeehonden 🦭 دفتر e\u0301\u2028Bcc: x@example.org"


@pytest.fixture(autouse=True)
def _no_letters(settings: Settings) -> Iterator[None]:
    """Begin and end with an empty folder."""
    shutil.rmtree(settings.mail_folder, ignore_errors=True)
    yield
    shutil.rmtree(settings.mail_folder, ignore_errors=True)


Token = Callable[[str], Awaitable[str]]


@pytest.fixture
def token(settings: Settings, run_jobs: Callable[..., Awaitable[None]]) -> Token:
    """The token that the last letter to an address holds, once all are sent."""

    async def find(email: str) -> str:
        await run_jobs()
        return letters.token(letters.letters(settings, email)[-1])

    return find


async def invite(
    somebody: Person, workspace: dict[str, Any], email: str, role: str = "editor", **options: Any
) -> httpx.Response:
    """Invite an address."""
    path = f"/api/v1/workspaces/{workspace['id']}/invitations"
    return await somebody.post(path, {"email": email, "role": role}, **options)


async def listed(somebody: Person, workspace: dict[str, Any], query: str = "") -> Any:
    """What the list of members shows somebody."""
    path = f"/api/v1/workspaces/{workspace['id']}/members{query}"
    return expect(await somebody.get(path), 200)["data"]


async def test_invite_member_and_accept_invitation(
    noor: Person, ilse: Person, token: Token
) -> None:
    """Who is invited and accepts is a member in that role; the invitation is used up."""
    workspace = await noor.workspace()
    made = expect(await invite(noor, workspace, ilse.email), 201)
    pending = await listed(noor, workspace, "?status=pending")
    assert [(p["invitation_id"], p["email"], p["role"]) for p in pending] == [
        (made["id"], ilse.email, "editor")
    ]
    answer = await ilse.post(ACCEPT, {"token": await token(ilse.email)})
    joined = expect(answer, 201)
    assert (joined["id"], joined["role"]) == (workspace["id"], "editor")
    assert answer.headers["location"] == f"/api/v1/workspaces/{workspace['id']}"
    assert answer.headers["etag"] == etag(1)
    assert {m["status"] for m in await listed(noor, workspace)} == {"active"}
    problem(await ilse.post(ACCEPT, {"token": await token(ilse.email)}), 404, "not_found")


async def test_invite_member_writes_to_the_address(
    noor: Person, settings: Settings, run_jobs: Callable[..., Awaitable[None]]
) -> None:
    """One letter, to the address alone, that says who invites whereto, in any script."""
    workspace = await noor.workspace(name=NAME)
    expect(await invite(noor, workspace, "new@example.org", "viewer"), 201)
    await run_jobs()
    (letter,) = letters.letters(settings, "new@example.org")
    assert letter["Bcc"] is None
    assert "Zeehonden 🦭 دفتر" in letter["Subject"]
    assert "noor" in letters.text(letter)
    assert "viewer" in letters.text(letter)


async def test_withdraw_invitation_before_the_letter_is_sent(
    noor: Person, settings: Settings, run_jobs: Callable[..., Awaitable[None]]
) -> None:
    """Nobody is written to about what is no good any more."""
    workspace = await noor.workspace()
    made = expect(await invite(noor, workspace, "new@example.org"), 201)
    path = f"/api/v1/workspaces/{workspace['id']}/invitations/{made['id']}"
    assert (await noor.delete(path)).status_code == 204
    await run_jobs()
    assert letters.letters(settings, "new@example.org") == []


async def test_invite_member_tells_nothing_about_accounts(noor: Person, ilse: Person) -> None:
    """A known address and one that nobody has get the same answer, without a token."""
    workspace = await noor.workspace()
    known = await invite(noor, workspace, ilse.email)
    unknown = await invite(noor, workspace, "nobody@example.org")
    for answer in (known, unknown):
        content = expect(answer, 201)
        assert set(content) == {"id", "workspace_id", "email", "role", "created_at", "expires_at"}
        assert "dbm_" not in answer.text
    assert set(known.headers) == set(unknown.headers)


async def test_invite_member_again_writes_a_new_letter(
    noor: Person, ilse: Person, token: Token
) -> None:
    """The invitation stays the same one, with the new role; the first token is worth nothing."""
    workspace = await noor.workspace()
    first = expect(await invite(noor, workspace, ilse.email, "viewer"), 201)
    old = await token(ilse.email)
    again = expect(await invite(noor, workspace, ilse.email.upper(), "admin"), 201)
    assert (again["id"], again["role"]) == (first["id"], "admin")
    assert again["expires_at"] > first["expires_at"]
    problem(await ilse.post(ACCEPT, {"token": old}), 404, "not_found")
    joined = expect(await ilse.post(ACCEPT, {"token": await token(ilse.email.upper())}), 201)
    assert joined["role"] == "admin"


async def test_invite_member_sends_ten_letters_an_hour(
    noor: Person,
    ilse: Person,
    database: psycopg.Connection[Any],
    settings: Settings,
    run_jobs: Callable[..., Awaitable[None]],
) -> None:
    """To one address, whoever invites and to whatever; the answer to one more is no other."""
    spellings, shown = ("kees@example.org", "Kees@Example.ORG"), set()
    for number in range(12):
        inviter, email = [(noor, spellings[0]), (ilse, spellings[1])][number % 2]
        answer = await invite(inviter, await inviter.workspace(), email)
        shown.add((answer.status_code, *expect(answer, 201)))
        await run_jobs()
    assert len(shown) == 1
    assert [len(letters.letters(settings, email)) for email in spellings] == [5, 5]
    database.execute("UPDATE letterboxes SET since = since - interval '1 hour'")
    await invite(noor, await noor.workspace(), spellings[0])
    await run_jobs()
    assert len(letters.letters(settings, spellings[0])) == 6


async def test_invite_member_once_per_key(noor: Person, database: psycopg.Connection[Any]) -> None:
    """A repeated call sends no second letter."""
    workspace = await noor.workspace()
    answers = [await invite(noor, workspace, "a@example.org", key="one") for _ in range(2)]
    assert answers[0].content == answers[1].content
    assert answers[1].headers["idempotency-replayed"] == "true"
    jobs = database.execute(
        "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'mail_invitation'"
    ).fetchone()
    assert jobs == (1,)


async def test_invite_member_needs_a_confirmed_address(person: Make) -> None:
    """Whoever has not shown that the address is theirs writes to nobody."""
    somebody = await person("uma", verified=False)
    workspace = await somebody.workspace()
    problem(await invite(somebody, workspace, "a@example.org"), 403, "email_unverified")


@pytest.mark.parametrize(
    ("role", "status"), [("admin", 201), ("editor", 403), ("viewer", 403), (None, 404)]
)
async def test_invite_member_and_withdraw_invitation_are_for_managers(
    noor: Person, ilse: Person, join: Any, role: str | None, status: int
) -> None:
    """Owners and admins invite and withdraw; to outsiders the workspace is not there."""
    workspace = await noor.workspace()
    if role is not None:
        join(ilse, workspace, role)
    made = expect(await invite(noor, workspace, "a@example.org"), 201)
    assert (await invite(ilse, workspace, "b@example.org")).status_code == status
    path = f"/api/v1/workspaces/{workspace['id']}/invitations/{made['id']}"
    answer = await ilse.delete(path)
    assert answer.status_code == {201: 204}.get(status, status)


async def test_list_members_shows_invitations_to_managers(
    noor: Person, ilse: Person, join: Any
) -> None:
    """Addresses of people who may have no account are not for every member."""
    workspace = await noor.workspace()
    expect(await invite(noor, workspace, "a@example.org"), 201)
    join(ilse, workspace, "editor")
    assert await listed(ilse, workspace, "?status=pending") == []
    assert {m["status"] for m in await listed(ilse, workspace)} == {"active"}
    assert [m["status"] for m in await listed(noor, workspace)] == ["active", "active", "pending"]


async def test_withdraw_invitation_ends_it(noor: Person, ilse: Person, token: Token) -> None:
    """Its token is worth nothing; withdrawing again is fine; an accepted one is not there."""
    workspace = await noor.workspace()
    made = expect(await invite(noor, workspace, ilse.email), 201)
    first = await token(ilse.email)
    path = f"/api/v1/workspaces/{workspace['id']}/invitations/{made['id']}"
    assert [(await noor.delete(path)).status_code for _ in range(2)] == [204, 204]
    problem(await ilse.post(ACCEPT, {"token": first}), 404, "not_found")
    assert await listed(noor, workspace, "?status=pending") == []
    second = expect(await invite(noor, workspace, ilse.email), 201)
    assert second["id"] != made["id"]
    expect(await ilse.post(ACCEPT, {"token": await token(ilse.email)}), 201)
    path = f"/api/v1/workspaces/{workspace['id']}/invitations/{second['id']}"
    problem(await noor.delete(path), 404, "not_found")


async def test_withdraw_invitation_of_another_workspace(noor: Person, ilse: Person) -> None:
    """An invitation is found in its own workspace only."""
    theirs, mine = await noor.workspace(), await ilse.workspace()
    made = expect(await invite(noor, theirs, "a@example.org"), 201)
    answer = await ilse.delete(f"/api/v1/workspaces/{mine['id']}/invitations/{made['id']}")
    problem(answer, 404, "not_found")
    assert len(await listed(noor, theirs, "?status=pending")) == 1


async def test_accept_invitation_after_seven_days(
    noor: Person, ilse: Person, token: Token, database: psycopg.Connection[Any]
) -> None:
    """Then it is expired, and no longer listed; inviting again makes it good."""
    workspace = await noor.workspace()
    expect(await invite(noor, workspace, ilse.email), 201)
    late = await token(ilse.email)
    database.execute("UPDATE invitations SET expires_at = now() - interval '1 second'")
    problem(await ilse.post(ACCEPT, {"token": late}), 410, "invitation_expired")
    assert await listed(noor, workspace, "?status=pending") == []
    expect(await invite(noor, workspace, ilse.email), 201)
    expect(await ilse.post(ACCEPT, {"token": await token(ilse.email)}), 201)


async def test_accept_invitation_of_another_address(
    noor: Person, ilse: Person, token: Token
) -> None:
    """Whoever was not written to gives the password again, and may then."""
    workspace = await noor.workspace()
    expect(await invite(noor, workspace, "elsewhere@example.org"), 201)
    body = {"token": await token("elsewhere@example.org")}
    problem(await ilse.post(ACCEPT, body), 403, "reauthentication_required")
    assert len(await listed(noor, workspace, "?status=pending")) == 1
    elevated = await ilse.post("/api/v1/auth/reauthentications", {"password": PASSWORD})
    ilse.grant |= expect(elevated, 200)
    assert expect(await ilse.post(ACCEPT, body), 201)["role"] == "editor"


async def test_accept_invitation_as_a_member_changes_nothing(
    noor: Person, ilse: Person, token: Token, join: Any
) -> None:
    """A member stays what they are; the invitation is used up."""
    workspace = await noor.workspace()
    expect(await invite(noor, workspace, ilse.email, "viewer"), 201)
    join(ilse, workspace, "admin")
    joined = expect(await ilse.post(ACCEPT, {"token": await token(ilse.email)}), 201)
    assert joined["role"] == "admin"
    assert await listed(noor, workspace, "?status=pending") == []


async def test_accept_invitation_knows_its_own_tokens(noor: Person, ilse: Person) -> None:
    """Made-up tokens, of our form or of none, find nothing and look the same."""
    answers = [
        await ilse.post(ACCEPT, {"token": text})
        for text in ("x", "dbm_" + "A" * 64, "dbm_" + "_" * 64, "dbr_" + "A" * 64)
    ]
    for answer in answers:
        problem(answer, 404, "not_found")
        assert same_refusal(answer, answers[0])


async def test_invitations_begin_the_stream_of_the_member(
    noor: Person, ilse: Person, token: Token, database: psycopg.Connection[Any]
) -> None:
    """Invited twice, joined, removed: one aggregate, each version once."""
    workspace = await noor.workspace()
    made = expect(await invite(noor, workspace, ilse.email), 201)
    expect(await invite(noor, workspace, ilse.email), 201)
    expect(await ilse.post(ACCEPT, {"token": await token(ilse.email)}), 201)
    me = expect(await ilse.get("/api/v1/account"), 200)
    path = f"/api/v1/workspaces/{workspace['id']}/members/{me['id']}"
    assert (await ilse.delete(path)).status_code == 204
    found = database.execute(
        """SELECT event_type, aggregate_version, public_data->>'user_id' FROM event_store
           WHERE aggregate_id = %s ORDER BY position""",
        [UUID(made["id"])],
    ).fetchall()
    assert found == [
        ("member.invited", 1, None),
        ("member.invited", 2, None),
        ("member.joined", 3, me["id"]),
        ("member.removed", 4, me["id"]),
    ]
