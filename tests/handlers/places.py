"""Something real for every path parameter, so that a request of any operation has an object."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import httpx

from tests.contract.document import Operation
from tests.handlers.conftest import Person, etag, expect


class Places:
    """What one person made, each thing when it is first asked for."""

    def __init__(self, who: Person) -> None:
        self.who = who
        self._made: dict[str, str] = {}
        self._makers: dict[str, Callable[[], Awaitable[str]]] = {
            "workspace_id": self._workspace,
            "entry_id": self._entry,
            "post_id": self._post,
            "tag_id": self._tag,
        }

    async def path(self, operation: Operation) -> str:
        """Fill in an operation's path: with what was made, and with random ids for the rest."""
        path = operation.path
        for name in re.findall(r"\{(\w+)\}", path):
            path = path.replace("{" + name + "}", await self._value(name))
        return path

    async def send(self, operation: Operation, path: str, content: bytes) -> httpx.Response:
        """Send a body of JSON, under the version that is there and a new key each time."""
        media_type = next(iter(operation.node["requestBody"]["content"]))
        headers = {"Content-Type": media_type}
        names = {parameter["name"] for parameter in operation.parameters}
        if "Idempotency-Key" in names:
            headers["Idempotency-Key"] = str(uuid4())
        tag = etag(1) if "If-Match" in names else None
        answer = await self._call(operation, path, content, headers, tag)
        if answer.status_code == 412:
            tag = answer.headers["etag"]
            answer = await self._call(operation, path, content, headers, tag)
        return answer

    async def _call(
        self,
        operation: Operation,
        path: str,
        content: bytes,
        headers: dict[str, str],
        tag: str | None,
    ) -> httpx.Response:
        options: dict[str, Any] = {"content": content, "headers": dict(headers), "etag": tag}
        answer = await self.who.call(operation.method, path, **options)
        if answer.status_code == 401 and operation.node.get("security") != []:
            await self.who.sign_in()  # a request before this one ended the session
            options["headers"] = dict(headers)
            answer = await self.who.call(operation.method, path, **options)
        return answer

    async def _value(self, name: str) -> str:
        if name == "version":
            return "1"
        if name not in self._made:
            maker = self._makers.get(name)
            self._made[name] = str(uuid4()) if maker is None else await maker()
        return self._made[name]

    async def _workspace(self) -> str:
        return str((await self.who.workspace())["id"])

    async def _entry(self) -> str:
        home = {"id": await self._value("workspace_id")}
        return str((await self.who.entry(home, tags=["places"]))["id"])

    async def _post(self) -> str:
        return str((await self.who.published())["id"])

    async def _tag(self) -> str:
        await self._value("entry_id")
        home = await self._value("workspace_id")
        answer = await self.who.get(f"/api/v1/workspaces/{home}/tags")
        return str(expect(answer, 200)["data"][0]["id"])
