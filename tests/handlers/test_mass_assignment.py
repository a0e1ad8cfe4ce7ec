"""What only the service decides cannot be sent: every field of every answer, on every write.

Walks the contract (security test 8): an operation that is new is tried the day it is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tests.handlers.bodies import DOCUMENT, bodies
from tests.handlers.conftest import Person, problem
from tests.handlers.places import Places

BODIES = bodies()
# Columns and words that attackers try; no answer has them.
WISHED = {
    "user_id", "author_id", "owner_id", "is_admin", "is_active", "scopes", "kind", "workspace_id",
    "password_hash", "email_verified_at", "suspended_at", "erased_at", "content_html",
    "search_vector", "is_moderated", "content_version", "published_at", "deleted_at", "purge_at",
    "__proto__", "constructor", "$set",
}  # fmt: skip


def decided(operation_id: str) -> list[str]:
    """The fields of an operation's answers that its requests do not have."""
    operation = DOCUMENT.operations[operation_id]
    mine = _properties(BODIES[operation_id].schema)
    theirs = set(WISHED)
    for status, response in DOCUMENT.responses(operation).items():
        if status.startswith("2"):
            for media in response.get("content", {}).values():
                theirs |= _properties(media["schema"])
    return sorted(theirs - mine)


def _properties(node: Any) -> set[str]:
    schema = DOCUMENT.resolve(node)
    found = set(schema.get("properties", ()))
    for key in ("oneOf", "anyOf", "allOf"):
        for branch in schema.get(key, ()):
            found |= _properties(branch)
    return found


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object inside a body."""
    if isinstance(value, dict):
        yield value
    for member in value.values() if isinstance(value, dict) else ():
        yield from objects(member)
    for item in value if isinstance(value, list) else ():
        yield from objects(item)


@pytest.mark.parametrize("name", list(BODIES))
async def test_no_field_of_an_answer_is_written(
    noor: Person, database: psycopg.Connection[Any], name: str
) -> None:
    """Each one is refused by name, all at once too, and nothing happens."""
    body, places = BODIES[name], Places(noor)
    path = await places.path(body.operation)
    count = "SELECT (SELECT count(*) FROM event_store), (SELECT count(*) FROM idempotency_keys)"
    before = database.execute(count).fetchone()
    fields = decided(name)
    assert fields
    for chosen in (*([field] for field in fields), fields):
        content = {**body.make(), **dict.fromkeys(chosen, "1")}
        answer = await places.send(body.operation, path, json.dumps(content).encode())
        errors = problem(answer, 422, "validation_failed")["errors"]
        told = {e["pointer"].rpartition("/")[2] for e in errors if "ropert" in e["code"]}
        assert set(chosen) <= told, answer.text
    assert database.execute(count).fetchone() == before


@pytest.mark.parametrize("name", list(BODIES))
def test_no_object_within_a_body_is_open(name: str) -> None:
    """A field too many is refused at any depth: in each object that a body may hold."""
    body = BODIES[name]
    wholes = [body.make(member.path, body.text_for(member)) for member in body.strings()]
    for whole in [body.make(), *wholes]:
        assert body.fits(whole)
        for inner in objects(whole):
            inner["owner_id"] = "1"
            assert not body.fits(whole)
            del inner["owner_id"]
