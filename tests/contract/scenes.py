"""One scene for each operation: something real of the owner's, and the request that acts on it.

A scene is made anew for every caller who tries it, so that what one of them did is no reason for
what the next one is answered.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg

from core.tokens import new_api_key, token_hash
from tests.handlers.conftest import PARAGRAPH, Person, expect

API = "/api/v1"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c"
    "6360606060000000050001a5f645400000000049454e44ae426082"
)


@dataclass(frozen=True, slots=True)
class Ask:
    """A request without a caller."""

    method: str
    path: str
    body: Any = None
    etag: str | None = None
    key: str | None = None
    files: Any = None

    async def by(self, http: httpx.AsyncClient, headers: dict[str, str]) -> httpx.Response:
        """Send it with a caller's headers."""
        sent = dict(headers)
        if self.etag is not None:
            sent["If-Match"] = self.etag
        if self.key is not None:
            sent["Idempotency-Key"] = self.key
        if self.method == "PATCH":
            sent["Content-Type"] = "application/merge-patch+json"
        return await http.request(
            self.method, self.path, json=self.body, files=self.files, headers=sent
        )


@dataclass(slots=True)
class Stage:
    """The owner with a workspace, and what scenes are made of."""

    http: httpx.AsyncClient
    database: psycopg.Connection[Any]
    owner: Person
    stranger: Person
    workspace: str
    count: int = 0
    keys: dict[frozenset[str], str] = field(default_factory=dict)

    def key(self) -> str:
        """A new idempotency key."""
        return uuid4().hex

    async def entry(self) -> dict[str, Any]:
        """A new entry of the owner's."""
        body = {"title": "Low water", "content": {"blocks": [PARAGRAPH]}, "tags": ["birds"]}
        path = f"{API}/workspaces/{self.workspace}/entries"
        return expect(await self.owner.post(path, body), 201)

    async def trashed_entry(self) -> dict[str, Any]:
        """A new entry of the owner's in the trash."""
        entry = await self.entry()
        tag = f'"{entry["version"]}"'
        expect(await self.owner.delete(f"{API}/entries/{entry['id']}", etag=tag), 200)
        return entry

    async def draft(self) -> dict[str, Any]:
        """A new draft of the owner's."""
        body = {
            "title": "Low water",
            "content_format": "blocks",
            "content": {"blocks": [PARAGRAPH]},
        }
        return expect(await self.owner.post(f"{API}/posts", body), 201)

    async def published(self) -> dict[str, Any]:
        """A new post of the owner's that everybody reads."""
        draft = await self.draft()
        path, tag = f"{API}/posts/{draft['id']}/publish", f'"{draft["version"]}"'
        return expect(await self.owner.post(path, {}, etag=tag, key=self.key()), 200)

    async def trashed_post(self) -> dict[str, Any]:
        """A new post of the owner's in the trash."""
        draft = await self.draft()
        tag = f'"{draft["version"]}"'
        expect(await self.owner.delete(f"{API}/posts/{draft['id']}", etag=tag), 200)
        return draft

    async def comment(self, by: Person | None = None) -> dict[str, Any]:
        """A new comment under a new post of the owner's."""
        post = await self.published()
        author = by or self.owner
        path = f"{API}/posts/{post['id']}/comments"
        return expect(await author.post(path, {"text": "Well seen."}), 201)

    async def media(self) -> dict[str, Any]:
        """A new upload of the owner's."""
        self.count += 1
        files = {"file": (f"dot{self.count}.png", PNG, "image/png")}
        return expect(await self.owner.call("POST", f"{API}/media", files=files), 201)

    def member(self) -> str:
        """The id of a new viewer of the workspace, who has no session."""
        number = uuid4()
        name = f"m{number.hex[:12]}"
        self.database.execute(
            """INSERT INTO users (id, email, email_key, username, username_key, display_name,
                                  version, email_verified_at)
               VALUES (%s, %s, %s, %s, %s, 'Member', 1, now())""",
            [number, f"{name}@example.org", f"{name}@example.org", name, name],
        )
        self.database.execute(
            """INSERT INTO memberships (workspace_id, user_id, role, version)
               VALUES (%s, %s, 'viewer', 1)""",
            [UUID(self.workspace), number],
        )
        return str(number)

    def api_key(self, scopes: frozenset[str]) -> str:
        """A key of the owner's with these scopes."""
        if scopes not in self.keys:
            key = self.keys[scopes] = new_api_key()
            self.database.execute(
                """INSERT INTO api_keys (id, user_id, name, prefix, last_four, key_hash, scopes,
                                         expires_at)
                   SELECT %s, id, 'of a scene', %s, %s, %s, %s, now() + interval '1 day'
                   FROM users WHERE username = %s""",
                [
                    uuid4(),
                    key[:8],
                    key[-4:],
                    token_hash(key),
                    sorted(scopes),
                    self.owner.username,
                ],
            )
        return self.keys[scopes]

    async def version_of(self, path: str) -> str:
        """The entity tag of something as its owner sees it now."""
        return str((await self.owner.get(path)).headers["etag"])


Scene = Callable[[Stage], Awaitable[Ask]]
