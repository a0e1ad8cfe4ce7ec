"""The security sweep: every operation, asked with every kind of credential, over HTTP.

The cells are made from the document alone, so that a new operation is swept the day it is written.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import httpx

from core.tokens import KeyRing, new_api_key
from tests.contract.document import Document, Operation
from tests.contract.requests import Request, example
from tests.contract.serve import SECRET, Server, User

GARBAGE = "not-one-of-ours"
OTHER_SCHEME = "Basic bm9ib2R5Om5vdGhpbmc="
API_KEY = "apiKeyAuth"
A_KEY = "an API key for all"
SCOPES = "/problems/insufficient_scope"
CHALLENGED = frozenset(
    {
        "/problems/authentication_required",
        "/problems/token_invalid",
        "/problems/token_expired",
        SCOPES,
    }
)

HARMLESS = frozenset({"nothing", "every scope but", "a key for all but"})
"""What lets nobody in, and keeps nobody out where everybody is let in."""
BAD_KEYS = frozenset({"an unknown key", "an expired key"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One operation with one credential. `missing` is the scope left out, if one is."""

    operation: Operation
    credential: str
    missing: str | None = None

    def __str__(self) -> str:
        return f"{self.operation.id} with {self.credential}" + (
            f" {self.missing}" if self.missing else ""
        )


def cells(document: Document) -> Iterator[Cell]:
    """Make the cells: no credential, bad ones, each scope missing alone, exactly the right ones."""
    for operation in document.operations.values():
        for credential in (
            "nothing",
            "garbage",
            "another scheme",
            "an expired token",
            "a forged token",
        ):
            yield Cell(operation, credential)
        for scope in sorted(document.scopes(operation)):
            yield Cell(operation, "every scope but", scope)
        yield Cell(operation, "the right scopes")
        if not document.takes(operation, API_KEY):
            yield Cell(operation, A_KEY)
            continue
        yield Cell(operation, "an unknown key")
        yield Cell(operation, "an expired key")
        for scope in sorted(document.scopes(operation)):
            yield Cell(operation, "a key for all but", scope)
        yield Cell(operation, A_KEY)


class Sweep:
    """Asks a server and compares its answers with what the document says about each cell."""

    def __init__(self, document: Document, server: Server, user: User) -> None:
        self.document = document
        self.server = server
        self.user = user
        self.every_scope = frozenset[str]().union(
            *(document.scopes(operation) for operation in document.operations.values())
        )

    def faults(self, cell: Cell, client: httpx.Client) -> str | None:
        """Ask, and say what is wrong with the answer; None when it is as it should be."""
        request = example(self.document, cell.operation)
        answer = self._ask(client, request, self._credential(cell))
        if not self.document.security(cell.operation):
            return self._same(client, request, answer)
        takes_keys = self.document.takes(cell.operation, API_KEY)
        if cell.credential == "the right scopes" or (cell.credential == A_KEY and takes_keys):
            return None if _kind(answer) not in CHALLENGED else f"refused: {_told(answer)}"
        if cell.credential in HARMLESS and self.document.is_public(cell.operation):
            return self._same(client, request, answer)
        return self._refused(cell, answer)

    def _refused(self, cell: Cell, answer: httpx.Response) -> str | None:
        """Compare with the refusal that the cell calls for, and its challenge (RFC 6750 §3)."""
        if cell.credential in ("every scope but", "a key for all but"):
            missing = answer.json().get("missing_scopes") if _kind(answer) == SCOPES else None
            if answer.status_code == 403 and missing == [cell.missing]:
                return _challenge(answer, f'error="insufficient_scope", scope="{cell.missing}"')
            return f"expected 403 for {cell.missing}, got {_told(answer)}"
        kind = {
            "nothing": "/problems/authentication_required",
            A_KEY: "/problems/authentication_required",
            "an expired token": "/problems/token_expired",
            "an expired key": "/problems/token_expired",
        }.get(cell.credential, "/problems/token_invalid")
        if answer.status_code != 401 or _kind(answer) != kind:
            return f"expected 401 {kind}, got {_told(answer)}"
        named = "" if cell.credential in ("nothing", A_KEY) else 'error="invalid_token"'
        return _challenge(answer, named, "ApiKey" if cell.credential in BAD_KEYS else "Bearer")

    def _same(self, client: httpx.Client, request: Request, answer: httpx.Response) -> str | None:
        """Where nobody needs a credential, it changes nothing."""
        plain = self._ask(client, request, {})
        if (plain.status_code, _kind(plain)) != (answer.status_code, _kind(answer)):
            return f"{_told(plain)} without a credential, {_told(answer)} with this one"
        return None

    def _ask(
        self, client: httpx.Client, request: Request, credential: dict[str, str]
    ) -> httpx.Response:
        headers = {**request.headers, **credential}
        return client.request(request.method, request.url, headers=headers, content=request.content)

    def _credential(self, cell: Cell) -> dict[str, str]:
        if "key" in cell.credential:
            return {"X-API-Key": self._key(cell)}
        authorization = self._authorization(cell)
        return {} if authorization is None else {"Authorization": authorization}

    def _key(self, cell: Cell) -> str:
        if cell.credential == "an unknown key":
            return new_api_key()
        days = -1 if cell.credential == "an expired key" else 1
        scopes = self.every_scope - {cell.missing}
        return self.server.api_key(self.user, scopes, days=days)

    def _authorization(self, cell: Cell) -> str | None:
        needed = self.document.scopes(cell.operation)
        now, yesterday = time.time(), time.time() - 86_400
        tokens = {
            "an expired token": (SECRET, needed, yesterday),
            "a forged token": (SECRET[::-1], needed, now),
            "every scope but": (SECRET, self.every_scope - {cell.missing}, now),
            "the right scopes": (SECRET, needed, now),
        }
        if cell.credential in tokens:
            return f"Bearer {self._issue(*tokens[cell.credential])}"
        return {"nothing": None, "garbage": f"Bearer {GARBAGE}", "another scheme": OTHER_SCHEME}[
            cell.credential
        ]

    def _issue(self, secret: str, scopes: frozenset[str | None], now: float) -> str:
        keys = KeyRing.from_settings(secret)
        chosen = [scope for scope in scopes if scope is not None]
        return keys.issue_access(UUID(self.user.id), UUID(self.user.session_id), chosen, now=now)


def _kind(answer: httpx.Response) -> str | None:
    if "json" not in answer.headers.get("content-type", ""):
        return None
    body = answer.json()
    return body.get("type") if isinstance(body, dict) and answer.status_code >= 400 else None


def _told(answer: httpx.Response) -> str:
    return f"{answer.status_code} {_kind(answer) or ''}".strip()


def _challenge(answer: httpx.Response, part: str, scheme: str = "Bearer") -> str | None:
    value = answer.headers.get("www-authenticate", "")
    if not value.startswith(scheme) or part not in value:
        return f"WWW-Authenticate is {value!r}, expected {scheme} with {part or 'a challenge'}"
    return None
