"""Answers for reasons that lie outside the request: keys, cursors, quotas, and broken machines.

Each probe puts one operation into one circumstance; what the contract documents for it must come.
Made from the document alone, so that a new operation is probed the day it is written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

import httpx
import psycopg

from core.paging import Cursors
from core.tokens import KeyRing
from tests.contract.document import Document, Operation
from tests.contract.requests import Request, example
from tests.contract.serve import SECRET, User

KEY = "Idempotency-Key"


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One operation in one circumstance, and the problem that its contract promises for it."""

    operation: Operation
    name: str
    status: int
    kind: str

    def __str__(self) -> str:
        return f"{self.operation.id}: {self.name}"


PROMISES = {
    "a forged cursor": (400, "/problems/cursor_invalid"),
    "a cursor of another list": (400, "/problems/cursor_mismatch"),
    "a key in use": (409, "/problems/idempotency_in_progress"),
    "a key of another request": (422, "/problems/idempotency_key_reused"),
}


def circumstances(document: Document) -> Iterator[Circumstance]:
    """Make every circumstance that each operation's contract speaks of."""
    for operation in document.operations.values():
        problems = document.problems(operation)
        for name, (status, kind) in PROMISES.items():
            if kind in problems.get(str(status), frozenset()):
                yield Circumstance(operation, name, status, kind)


def fault(
    probe: Circumstance, document: Document, client: httpx.Client, user: User, database_url: str
) -> str | None:
    """Bring the circumstance about, ask, and say what is wrong with the answer, if anything is."""
    request = example(document, probe.operation)
    with _arranged(probe, request, user, database_url) as arranged:
        headers = {**arranged.headers, **stepped_up(document, user)}
        answer = client.request(
            arranged.method, arranged.url, headers=headers, content=arranged.content
        )
    told = answer.json().get("type") if answer.content else None
    if (answer.status_code, told) != (probe.status, probe.kind):
        return f"expected {probe.status} {probe.kind}, got {answer.status_code} {told}"
    return None


def stepped_up(document: Document, user: User) -> dict[str, str]:
    """Give the headers of somebody who has just given the password again."""
    needed = (document.scopes(operation) for operation in document.operations.values())
    scopes = frozenset[str]().union(*needed)
    token = KeyRing.from_settings(SECRET).issue_access(
        UUID(user.id), UUID(user.session_id), scopes, verified=True, elevated=True
    )
    return {"Authorization": f"Bearer {token}"}


@contextmanager
def _arranged(
    probe: Circumstance, request: Request, user: User, database_url: str
) -> Iterator[Request]:
    if "cursor" in probe.name:
        yield replace(request, url=request.asking(f"cursor={_cursor(probe)}"))
        return
    key = uuid4().hex
    principals = [f"user:{user.id}"]
    if not probe.operation.node.get("security", [1]):
        principals = ["anonymous:127.0.0.1"]
    changed = replace(request, headers={**request.headers, KEY: key})
    with psycopg.connect(database_url) as connection:
        for principal in principals:
            if probe.name == "a key in use":
                digest = hashlib.sha256(f"{principal}\0{probe.operation.id}\0{key}".encode())
                lock = int.from_bytes(digest.digest()[:8], "big", signed=True)
                connection.execute("SELECT pg_advisory_xact_lock(%s)", [lock])
            else:
                connection.execute(
                    """INSERT INTO idempotency_keys
                       (principal, operation, key, fingerprint, status, headers, body, expires_at)
                       VALUES (%s, %s, %s, %s, 200, '[]', '', now() + interval '1 hour')""",
                    [principal, probe.operation.id, key, b"of another request"],
                )
                connection.commit()
        yield changed


def _cursor(probe: Circumstance) -> str:
    if probe.name == "a forged cursor":
        return "AAAA"
    keys = KeyRing.from_settings(SECRET).subkeys("cursor")
    return Cursors(*keys).encode("a list of nobody's", {}, ["2026-11-20", "x"])
