"""Security test 15: no password, token or key is in a log, a problem, an event or the database."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest
from psycopg import sql

from core.settings import Settings
from tests.handlers.conftest import Person, expect
from tests.handlers.letters import letters, token

AUTH = "/api/v1/auth"
TABLES = """SELECT oid::regclass::text FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"""


@dataclass
class Life:
    """The life of an account: every secret that it had, and every refusal that it met."""

    client: httpx.AsyncClient
    settings: Settings
    run_jobs: Callable[..., Awaitable[None]]
    tag: str = field(default_factory=lambda: uuid4().hex[:12])
    secrets: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Choose the passwords."""
        self.somebody = Person(self.client, f"{self.tag}@example.org", f"u{self.tag}")
        words = ("first", "second", "third", "wrong")
        self.first, self.second, self.third, self.wrong = (
            f"canary {self.tag} {word}" for word in words
        )
        self.secrets += [self.first, self.second, self.third, self.wrong]

    async def refused(self, answer: Awaitable[httpx.Response]) -> None:
        """Note what a refusal says."""
        found = await answer
        assert found.status_code >= 400
        self.refusals.append(found.text + str(found.headers))

    async def begins(self) -> None:
        """Registered, with a letter; signed in after some attempts."""
        email, client = self.somebody.email, self.client
        account = {"email": email, "username": self.somebody.username, "password": self.first}
        headers = {"Idempotency-Key": self.tag}
        expect(await client.post(f"{AUTH}/registrations", json=account, headers=headers), 202)
        await self.run_jobs()
        self.secrets.append(token(letters(self.settings, email)[-1]))
        no_token = {"token": self.secrets[-1] + "x"}
        await self.refused(client.post(f"{AUTH}/email_verifications", json=no_token))
        await self.refused(client.post(f"{AUTH}/sessions", json={**account, "password": "x" * 9}))
        body = {"email": email, "password": self.wrong}
        await self.refused(client.post(f"{AUTH}/sessions", json=body))
        body = {"email": email, "password": self.first}
        self.somebody.grant = expect(await client.post(f"{AUTH}/sessions", json=body), 201)
        self.secrets += [self.somebody.token, str(self.somebody.grant["refresh_token"])]

    async def is_stepped_up(self) -> None:
        """A key is made, used in vain, and ended with the old password."""
        path, somebody = f"{AUTH}/reauthentications", self.somebody
        await self.refused(somebody.post(path, {"password": self.wrong}))
        grant = expect(await somebody.post(path, {"password": self.first}), 200)
        somebody.grant["access_token"] = grant["access_token"]
        wish = {"name": "script", "scopes": ["account:read"], "expires_in_days": 1}
        made = expect(await somebody.post("/api/v1/api_keys", wish, key=self.tag), 201)
        self.secrets += [grant["access_token"], made["key"]]
        headers = {"X-API-Key": made["key"]}
        await self.refused(self.client.get("/api/v1/workspaces", headers=headers))
        change = {"current_password": self.first, "password": self.second}
        assert (await somebody.put("/api/v1/account/password", change)).status_code == 204
        await self.refused(somebody.put("/api/v1/account/password", change))
        await self.refused(self.client.get("/api/v1/account", headers=headers))

    async def is_renewed(self) -> None:
        """Until an old refresh token comes again."""
        path, old = f"{AUTH}/token_refreshes", self.somebody.grant["refresh_token"]
        renewed = expect(await self.client.post(path, json={"refresh_token": old}), 200)
        self.secrets += [renewed["access_token"], renewed["refresh_token"]]
        young = {"refresh_token": renewed["refresh_token"]}
        grant = expect(await self.client.post(path, json=young), 200)
        self.secrets += [grant["access_token"], grant["refresh_token"]]
        await self.refused(self.client.post(path, json={"refresh_token": old}))

    async def is_forgotten(self) -> None:
        """The password, that is."""
        email = self.somebody.email
        await self.client.post(f"{AUTH}/password_resets", json={"email": email})
        await self.run_jobs()
        (letter,) = [m for m in letters(self.settings, email) if m["Subject"] == "A new password"]
        reset = {"token": token(letter), "password": self.third}
        self.secrets.append(reset["token"])
        path = f"{AUTH}/password_reset_confirmations"
        assert (await self.client.post(path, json=reset)).status_code == 204
        await self.refused(self.client.post(path, json=reset))
        await self.run_jobs()


async def test_secrets_stay_where_they_belong(
    client: httpx.AsyncClient,
    settings: Settings,
    run_jobs: Callable[..., Awaitable[None]],
    database: psycopg.Connection[Any],
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A life of an account, with refusals on its way; then everything that was written is read."""
    caplog.set_level(logging.DEBUG)
    life = Life(client, settings, run_jobs)
    for part in (life.begins, life.is_stepped_up, life.is_renewed, life.is_forgotten):
        await part()
    logs, kept = caplog.text + "".join(capsys.readouterr()), dump(database)
    assert "reauthenticate" in logs, "nothing was captured"
    assert life.somebody.username in kept, "nothing was dumped"
    for secret in life.secrets:
        for where, text in (("log", logs), ("problem", "".join(life.refusals)), ("table", kept)):
            assert secret not in text, where


def dump(database: psycopg.Connection[Any]) -> str:
    """Everything that the database has, as text; bytes as what they would be read as."""
    texts = []
    for (table,) in database.execute(TABLES).fetchall():
        rows = database.execute(sql.SQL("SELECT * FROM {}").format(sql.SQL(table))).fetchall()
        texts += [
            cell.decode("latin-1") if isinstance(cell, bytes) else str(cell)
            for row in rows
            for cell in row
        ]
    return "\n".join(texts)
