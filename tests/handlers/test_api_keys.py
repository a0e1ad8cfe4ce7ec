"""API keys: made once, listed without the key, refused at once."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import psycopg
import pytest

from core.tokens import token_hash
from tests.handlers.conftest import Person, expect, problem
from tests.handlers.test_identity import KEYS, elevate, key_of, with_key

WISH = {"name": "backup 📓 script", "scopes": ["entries:read"], "expires_in_days": 90}
Database = psycopg.Connection[Any]


async def test_create_api_key_shows_the_key_once(noor: Person, database: Database) -> None:
    """Afterwards only its beginning and end show, and the database has its hash."""
    await elevate(noor)
    answer = await noor.post(KEYS, WISH)
    made = expect(answer, 201)
    key, shown = made["key"], made["api_key"]
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["location"] == f"{KEYS}/{shown['id']}"
    assert (shown["prefix"], shown["last_four"]) == (key[:8], key[-4:])
    assert (shown["name"], shown["scopes"]) == (WISH["name"], WISH["scopes"])
    listed = await noor.get(KEYS)
    assert expect(listed, 200)["data"] == [shown]
    assert key not in listed.text
    assert database.execute("SELECT key_hash FROM api_keys").fetchone() == (token_hash(key),)


async def test_create_api_key_replays_without_keeping_the_key(
    noor: Person, database: Database
) -> None:
    """A repetition gets the same bytes; what is kept for that is unreadable without a secret."""
    await elevate(noor)
    attempt = str(uuid4())
    first, again = [await noor.post(KEYS, WISH, key=attempt) for _ in range(2)]
    assert (first.status_code, first.content) == (201, again.content)
    assert again.headers["idempotency-replayed"] == "true"
    ((kept,),) = database.execute("SELECT body FROM idempotency_keys").fetchall()
    assert first.json()["key"].encode() not in bytes(kept)
    assert b"dbk_" not in bytes(kept)
    assert database.execute("SELECT count(*) FROM api_keys").fetchone() == (1,)
    await noor.sign_in()
    problem(await noor.post(KEYS, WISH, key=attempt), 403, "reauthentication_required")


async def test_create_api_key_gives_no_more_than_its_maker_has(noor: Person) -> None:
    """What the maker's own credential lacks is named."""
    await elevate(noor)
    wish = {**WISH, "scopes": ["entries:read", "events:read", "collab:connect"]}
    told = problem(await noor.post(KEYS, wish), 403, "scope_exceeds_grant")
    assert told["scopes"] == ["collab:connect", "events:read"]


@pytest.mark.parametrize("scope", ["account:write", "entries:purge", "admin:users", "nonsense"])
async def test_create_api_key_never_holds_what_is_for_people(noor: Person, scope: str) -> None:
    """However much its maker may do."""
    await elevate(noor)
    problem(await noor.post(KEYS, {**WISH, "scopes": [scope]}), 422, "validation_failed")


@pytest.mark.parametrize(
    "change",
    [
        {"expires_in_days": 366},
        {"expires_in_days": 0},
        {"scopes": []},
        {"scopes": ["entries:read", "entries:read"]},
        {"name": ""},
        {"name": "a\u0000b"},
    ],
)
async def test_create_api_key_refuses_bad_input(noor: Person, change: dict[str, Any]) -> None:
    """Before anything is made."""
    await elevate(noor)
    answer = await noor.post(KEYS, {**WISH, **change})
    assert answer.status_code in (400, 422)
    assert expect(await noor.get(KEYS), 200)["data"] == []


async def test_create_api_key_cannot_be_asked_by_a_key(noor: Person) -> None:
    """A key makes no keys, and ends none."""
    key = await key_of(noor, "account:read")
    for method, path in (("POST", KEYS), ("DELETE", f"{KEYS}/{uuid4()}")):
        answer = await noor.http.request(method, path, json=WISH, headers={"X-API-Key": key})
        problem(answer, 401, "authentication_required")


async def test_revoke_api_key_is_effective_at_once(noor: Person, ilse: Person) -> None:
    """From the next request on; again is fine; nobody else can."""
    key = await key_of(noor, "account:read")
    assert await with_key(noor.http, key) == 200
    (shown,) = expect(await noor.get(KEYS), 200)["data"]
    path = f"{KEYS}/{shown['id']}"
    problem(await ilse.delete(path), 404, "not_found")
    assert await with_key(noor.http, key) == 200
    for _ in range(2):
        assert (await noor.delete(path)).status_code == 204
    assert await with_key(noor.http, key) == 401
    assert expect(await noor.get(KEYS), 200)["data"] == []


async def test_list_api_keys_pages_newest_first(noor: Person, ilse: Person) -> None:
    """Each once; with a key's own credential, too; nobody sees another's."""
    await key_of(ilse, "account:read")
    keys = [await key_of(noor, "account:read") for _ in range(3)]
    first = expect(await noor.get(KEYS, params={"limit": 2}), 200)
    cursor = {"limit": 2, "cursor": first["next_cursor"]}
    headers = {"X-API-Key": keys[0]}
    second = expect(await noor.http.get(KEYS, params=cursor, headers=headers), 200)
    ends = [k["last_four"] for k in first["data"] + second["data"]]
    assert ends == [k[-4:] for k in reversed(keys)]
    assert second["next_cursor"] is None


async def test_a_key_does_what_its_scopes_allow_and_no_more(noor: Person) -> None:
    """It reads and writes as its owner would, is told what it lacks, and its writes are marked."""
    workspace = await noor.workspace()
    entries = f"/api/v1/workspaces/{workspace['id']}/entries"
    key = await key_of(noor, "entries:read", "entries:write")
    headers = {"X-API-Key": key}
    body = {"title": "by a program"}
    written = expect(await noor.http.post(entries, json=body, headers=headers), 201)
    read = await noor.http.get(f"/api/v1/entries/{written['id']}", headers=headers)
    assert expect(read, 200)["author"]["username"] == noor.username
    lacking = problem(await noor.http.get(KEYS, headers=headers), 403, "insufficient_scope")
    assert lacking["missing_scopes"] == ["account:read"]


async def test_a_key_of_a_suspended_account_is_refused(noor: Person, database: Database) -> None:
    """At once; access tokens follow within a minute."""
    key = await key_of(noor, "account:read")
    database.execute("UPDATE users SET suspended_at = now()")
    assert await with_key(noor.http, key) == 401
