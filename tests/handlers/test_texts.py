"""Every text that a caller may write, of every operation, in scripts that break careless programs.

Walks the contract: an operation that is new is tried the day it is written.
"""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import httpx
import psycopg
import pytest

from tests.contract.document import Operation
from tests.handlers.bodies import DOCUMENT, Member, bodies
from tests.handlers.conftest import Person, etag, problem
from tests.handlers.places import Places

BODIES = bodies()
TEXTS = {
    "emoji": "\U0001f986\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "right to left": "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd",
    "right to left in one script": "\u0645\u0631\u062d\u0628\u0627",
    "combining marks": "e\u0301\u0323zu\u0308rich",
    "four bytes": "\U00020bb7\u91ce\u5bb6",
    "an address": "https://example.org/%F0%9F%A6%86",
}
REFUSED = {
    "U+0000": '"a\\u0000b"',
    "a lone surrogate": '"a\\ud83eb"',
    "a surrogate of the other half": '"\\udd86"',
    "halves in the wrong order": '"\\udd86\\ud83e"',
}
HELD = "what stands where the text will be"


def found(value: Any, path: tuple[str | int, ...]) -> Any:
    """What an answer has at the place of a request's member, or None."""
    for step in (step for step in path if isinstance(step, str)):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get(step)
    return value


@pytest.mark.parametrize("name", list(BODIES))
async def test_texts_are_kept_as_they_are(noor: Person, name: str) -> None:
    """What the schema accepts is not refused, breaks nothing, and comes back, in NFC at most."""
    body, places = BODIES[name], Places(noor)
    path = await places.path(body.operation)
    for member in body.strings():
        for text in TEXTS.values():
            content = body.make(member.path, text)
            answer = await places.send(body.operation, path, json.dumps(content).encode())
            assert answer.status_code < 500, f"{member}: {answer.text}"
            if body.fits(content):
                taken(body.operation, member, text, answer)
            else:
                problem(answer, 422, "validation_failed")


def taken(operation: Operation, member: Member, text: str, answer: httpx.Response) -> None:
    """Check the answer to a text that the schema accepts."""
    assert answer.status_code != 400, f"{member}: {answer.text}"
    if answer.status_code == 422 and "errors" in answer.json():
        codes = {error["code"] for error in answer.json()["errors"]}
        assert codes <= DOCUMENT.semantic_codes(operation), f"{member}: {answer.text}"
    if answer.is_success and answer.content:
        back = found(answer.json(), member.path)
        if isinstance(back, str):
            assert back in (text, unicodedata.normalize("NFC", text)), member


@pytest.mark.parametrize("name", list(BODIES))
async def test_texts_that_no_database_holds_are_refused(
    noor: Person, database: psycopg.Connection[Any], name: str
) -> None:
    """U+0000 and lone surrogates are told from JSON at once, and nothing comes of them."""
    body, places = BODIES[name], Places(noor)
    path = await places.path(body.operation)
    count = "SELECT (SELECT count(*) FROM event_store), (SELECT count(*) FROM idempotency_keys)"
    before = database.execute(count).fetchone()
    for member in body.strings():
        template = json.dumps(body.make(member.path, HELD))
        for spelt in REFUSED.values():
            content = template.replace(json.dumps(HELD), spelt)
            assert content != template
            answer = await places.send(body.operation, path, content.encode())
            problem(answer, 400, "malformed_request")
    assert database.execute(count).fetchone() == before


QUERIES = [
    (operation.id, parameter["name"])
    for operation in DOCUMENT.operations.values()
    for parameter in operation.parameters
    if parameter["in"] == "query"
]


@pytest.mark.parametrize(("name", "parameter"), QUERIES, ids=[f"{o}: {p}" for o, p in QUERIES])
async def test_texts_in_queries_break_nothing(noor: Person, name: str, parameter: str) -> None:
    """Whatever a query parameter holds, the answer is the contract's, and never a failure."""
    operation = DOCUMENT.operations[name]
    path = await Places(noor).path(operation)
    seen = any(parameter["name"] == "If-Match" for parameter in operation.parameters)
    odd = ("%00", "%F0%9F%A6%86", "%ED%A0%80", "%FF", "%E2%80%AE%D7%A9", "%25%5F%27%22%5C", "")
    for value in odd:
        where = f"{path}?{parameter}={value}"
        answer = await noor.call(operation.method, where, etag=etag(1) if seen else None)
        assert answer.status_code < 500, answer.text
        if "%00" in value or "%ED" in value or "%FF" in value:
            assert answer.status_code in (400, 422), answer.text


def test_every_member_can_be_set() -> None:
    """The bodies are made well: each fits its schema, with or without each of its strings."""
    for name, body in BODIES.items():
        assert body.fits(body.make()), name
        for member in body.strings():
            plain = body.make(member.path, body.text_for(member))
            assert body.fits(plain), f"{name}: {member}"
    assert sum(len(body.strings()) for body in BODIES.values()) > 40
