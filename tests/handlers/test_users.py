"""People who publish, as everybody sees them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import psycopg
import pytest

from tests.handlers.conftest import Person, etag, expect, problem, same_refusal


async def test_get_user_shows_what_is_public(client: httpx.AsyncClient, noor: Person) -> None:
    """Name, picture and the number of posts; nothing else of the account."""
    post = await noor.published()
    await noor.published()
    expect(await noor.post(f"/api/v1/posts/{post['id']}/unpublish", etag=etag(2)), 200)
    profile = expect(await client.get("/api/v1/users/NOOR"), 200)
    account = expect(await noor.get("/api/v1/account"), 200)
    shown = ("id", "username", "display_name", "avatar_url", "created_at")
    assert profile == {**{name: account[name] for name in shown}, "posts_count": 1}


async def test_get_user_knows_what_the_caller_holds(
    client: httpx.AsyncClient, noor: Person
) -> None:
    """304 until the profile or the number of posts changes."""
    path = "/api/v1/users/noor"
    for change in (noor.published, lambda: rename(noor, display_name="Noor A.")):
        first = await client.get(path)
        tag = first.headers["etag"]
        for known in (tag, tag.removeprefix("W/"), f'"x", {tag}', "*"):
            again = await client.get(path, headers={"If-None-Match": known})
            assert again.status_code == 304
            assert again.headers["etag"] == tag
        await change()
        changed = await client.get(path, headers={"If-None-Match": tag})
        assert changed.status_code == 200
        assert changed.json() != first.json()


async def rename(who: Person, **fields: Any) -> None:
    """Change an account."""
    account = await who.get("/api/v1/account")
    expect(await who.patch("/api/v1/account", fields, etag=account.headers["etag"]), 200)


async def test_get_user_redirects_from_former_names(
    client: httpx.AsyncClient, noor: Person
) -> None:
    """Each of them leads to the present one in one step, in any script."""
    await rename(noor, username="नूर")
    await rename(noor, username="noor-ä")
    for former in ("noor", "नूर"):
        answer = await client.get(f"/api/v1/users/{former}")
        assert answer.status_code == 308
        assert answer.headers["location"] == "/api/v1/users/noor-%C3%A4"
        expect(await client.get(answer.headers["location"]), 200)


@pytest.mark.parametrize("column", ["suspended_at", "erased_at"])
async def test_get_user_hides_who_is_not_to_be_seen(
    client: httpx.AsyncClient, noor: Person, database: psycopg.Connection[Any], column: str
) -> None:
    """Suspended or erased: as if nobody ever had the name, a former one included."""
    await rename(noor, username="later")
    database.execute(f"UPDATE users SET {column} = now()")  # noqa: S608 - a parameter of this test
    nobody = await client.get("/api/v1/users/nobody")
    problem(nobody, 404, "not_found")
    for name in ("later", "noor"):
        assert same_refusal(await client.get(f"/api/v1/users/{name}"), nobody)


async def test_get_user_is_one_statement(
    client: httpx.AsyncClient,
    person: Callable[[str], Awaitable[Person]],
    statements: Any,
) -> None:
    """A read is one round trip."""
    await person("ilse")
    with statements() as seen:
        expect(await client.get("/api/v1/users/ilse"), 200)
    assert len(seen) == 1
