"""The mock: what it answers, what it refuses, and that it answers as documented."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from codegen.mock import make

SPEC = Path(__file__).parent / "library.yaml"
KEY = {"X-Key": "anything"}


def client(**options: Any) -> httpx.AsyncClient:
    """Return a client of the library's mock."""
    transport = httpx.ASGITransport(make(SPEC, **options).app)
    return httpx.AsyncClient(transport=transport, base_url="http://mock")


@pytest.fixture
async def http() -> AsyncIterator[httpx.AsyncClient]:
    """A client of the library's mock."""
    async with client() as made:
        yield made


async def test_the_first_valid_example_is_the_answer(http: httpx.AsyncClient) -> None:
    """The lowest 2xx, its first example that is what the schema says, and documented headers."""
    answer = await http.get("/books", headers=KEY)
    assert (answer.status_code, answer.json()) == (200, [{"title": "Emma", "pages": 400}])
    assert (answer.headers["x-total"], answer.headers["x-hint"]) == ("3", "as documented")


async def test_an_invalid_example_is_told_with_its_place() -> None:
    """File, line and column, the operation, and what is wrong."""
    (warning,) = make(SPEC).warnings
    told = warning.removeprefix(f"{SPEC.parent}/")
    assert told.startswith("library.yaml:22:26: operation listBooks: this example is not served: ")
    assert told.endswith('/0/title value is not of type "string"')


@pytest.mark.parametrize(
    ("prefer", "status", "body", "applied"),
    [
        ("code=404", 404, None, "code=404"),
        ("code=206", 206, None, "code=206"),
        ("example=none", 200, [], "example=none"),
        ('example="none"; foo=1, wait=3', 200, [], "example=none"),
        ("code=418", 200, [{"title": "Emma", "pages": 400}], None),
        ("example=wrong", 200, [{"title": "Emma", "pages": 400}], None),
    ],
)
async def test_a_client_may_prefer_another_answer(
    http: httpx.AsyncClient, prefer: str, status: int, body: Any, applied: str | None
) -> None:
    """RFC 7240: what is not documented, or not valid, is passed over."""
    answer = await http.get("/books", headers={**KEY, "Prefer": prefer})
    assert answer.status_code == status
    assert answer.headers.get("preference-applied") == applied
    if body is not None:
        assert answer.json() == body


async def test_default_answers_with_any_status_that_is_asked_for(http: httpx.AsyncClient) -> None:
    """`default` stands for every status that is not listed."""
    answer = await http.get("/books/7", headers={"Prefer": "code=503"})
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")


async def test_values_are_made_where_there_is_no_example(http: httpx.AsyncClient) -> None:
    """Every property, its example where it has one, else something that its keywords allow."""
    book = (await http.get("/books/7")).json()
    assert book["title"] == "Persuasion"
    assert 1 <= book["pages"] <= 999
    assert re.fullmatch(r"97[89]-\d{10}", book["isbn"])


async def test_the_same_request_gives_the_same_answer() -> None:
    """By seed and request: a page that is loaded again looks the same."""
    answers = []
    for seed, path in ((0, "/books/7"), (0, "/books/7"), (0, "/books/8"), (1, "/books/7")):
        async with client(seed=seed) as http:
            answers.append((await http.get(path)).content)
    assert answers[0] == answers[1]
    assert len(set(answers)) == 3


async def test_accept_chooses_the_media_type(http: httpx.AsyncClient) -> None:
    """And what cannot be had is refused."""
    answer = await http.get("/books", headers={**KEY, "Accept": "text/csv"})
    assert answer.text == "title\nEmma\n"
    assert (await http.get("/books", headers={**KEY, "Accept": "image/png"})).status_code == 406


async def test_events_are_sent_as_events(http: httpx.AsyncClient) -> None:
    """One event, its data what the schema describes."""
    answer = await http.get("/events")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert json.loads(answer.text.removeprefix("data: "))["title"] == "Persuasion"


async def test_a_credential_must_be_there_and_all_scopes_are_granted(
    http: httpx.AsyncClient,
) -> None:
    """Its value does not matter, unless one was chosen."""
    assert (await http.get("/books")).status_code == 401
    async with client(credential="right") as strict:
        assert (await strict.get("/books", headers=KEY)).status_code == 401
        assert (await strict.get("/books", headers={"X-Key": "right"})).status_code == 200


async def test_requests_are_validated_and_refused_as_documented(http: httpx.AsyncClient) -> None:
    """Where the document has 400 with a body of its own, that is what a client sees."""
    good = {"title": "Emma", "pages": 1}
    assert (await http.post("/books", json=good)).status_code == 201
    for bad in ({}, {**good, "pages": 0}, {**good, "x": 1}):
        answer = await http.post("/books", json=bad)
        assert (answer.status_code, answer.json()) == (400, {"reason": "refused"})


async def test_where_the_document_is_silent_a_problem_is_the_answer(
    http: httpx.AsyncClient,
) -> None:
    """`default` of problem details holds the very problem; nothing at all gets 422."""
    answer = await http.get("/books/7?unknown=1")
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "unknown")
    answer = await http.get("/books?limit=0", headers=KEY)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "minimum")


async def test_answers_without_content(http: httpx.AsyncClient) -> None:
    """204 has none, and so has an operation that says nothing of its answers."""
    gone = await http.delete("/books/7")
    assert (gone.status_code, gone.content) == (204, b"")
    assert (await http.put("/books/7")).status_code == 200


async def test_routing_is_that_of_the_generated_server(http: httpx.AsyncClient) -> None:
    """405 with all methods, OPTIONS, HEAD."""
    answer = await http.patch("/books/7")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, DELETE, PUT, OPTIONS")
    assert (await http.head("/books/7")).status_code == 200
    assert (await http.options("/books/7")).status_code == 204


async def test_browsers_may_call_from_anywhere(http: httpx.AsyncClient) -> None:
    """A frontend on another port, with credentials and headers of its own."""
    asked = {"Origin": "http://localhost:5173", "Access-Control-Request-Method": "POST"}
    answer = await http.options("/books", headers=asked)
    assert answer.headers["access-control-allow-origin"] == "http://localhost:5173"
    read = await http.get("/books/7", headers={"Origin": "http://localhost:5173"})
    assert "access-control-allow-origin" in read.headers
