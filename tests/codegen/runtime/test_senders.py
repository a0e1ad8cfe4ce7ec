"""Requests that we send: styles written, runtime expressions, webhooks, callbacks, links."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from codegen.runtime import Answer, Body, Json, Parameter, Validators
from codegen.runtime.encoding import decode, decode_form
from codegen.runtime.expressions import Exchange, UnresolvedError
from codegen.runtime.pairs import PairsLocation, query_pairs
from codegen.runtime.senders import Message, Outgoing, Sender, build, follow
from codegen.runtime.styles import reader
from codegen.runtime.writing import header_text, pairs, path_text
from tests.codegen.runtime.service import Echo, client, operation, parameter, router

ARRAY = ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200, "B": 150}
INTEGERS = tuple((key, ("integer",)) for key in OBJECT)


def described(style: Any, value: Any, location: Any = "query", **more: Any) -> Parameter:
    """Describe the parameter `color` of the specification's table for a value."""
    kind: Any = "scalar"
    if isinstance(value, list | dict):
        kind = "array" if isinstance(value, list) else "object"
    return Parameter(
        "color", "color", location, required=False, pointer="/s", kind=kind, style=style,
        items=("string",), properties=INTEGERS, **more,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("style", "explode", "empty", "string", "array", "object_"),
    [
        ("matrix", False, ";color", ";color=blue", ";color=blue,black,brown",
         ";color=R,100,G,200,B,150"),
        ("matrix", True, ";color", ";color=blue", ";color=blue;color=black;color=brown",
         ";R=100;G=200;B=150"),
        ("label", False, ".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
        ("label", True, ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
        ("simple", False, "", "blue", "blue,black,brown", "R,100,G,200,B,150"),
        ("simple", True, "", "blue", "blue,black,brown", "R=100,G=200,B=150"),
    ],
)  # fmt: skip
def test_the_table_of_path_styles(
    style: str, empty: str, string: str, array: str, object_: str, *, explode: bool
) -> None:
    """§4.8.12.6, rows matrix, label and simple."""
    for value, text in (("", empty), ("blue", string), (ARRAY, array), (OBJECT, object_)):
        assert path_text(described(style, value, "path", explode=explode), value) == text


@pytest.mark.parametrize(
    ("style", "explode", "value", "text"),
    [
        ("form", False, "", "color="),
        ("form", False, "blue", "color=blue"),
        ("form", False, ARRAY, "color=blue,black,brown"),
        ("form", False, OBJECT, "color=R,100,G,200,B,150"),
        ("form", True, ARRAY, "color=blue&color=black&color=brown"),
        ("form", True, OBJECT, "R=100&G=200&B=150"),
        ("spaceDelimited", False, ARRAY, "color=blue%20black%20brown"),
        ("spaceDelimited", False, OBJECT, "color=R%20100%20G%20200%20B%20150"),
        ("pipeDelimited", False, ARRAY, "color=blue%7Cblack%7Cbrown"),
        ("pipeDelimited", False, OBJECT, "color=R%7C100%7CG%7C200%7CB%7C150"),
        ("deepObject", True, OBJECT, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
        ("deepObject", True, {"a": {"b": [1]}}, "color%5Ba%5D%5Bb%5D%5B0%5D=1"),
    ],
)
def test_the_table_of_query_styles(style: str, value: Any, text: str, *, explode: bool) -> None:
    """§4.8.12.6, rows form, spaceDelimited, pipeDelimited and deepObject."""
    found = pairs(described(style, value, explode=explode), value)
    assert "&".join(f"{name}={part}" for name, part in found) == text


def test_a_dot_inside_a_label_is_escaped() -> None:
    """It would end the item; elsewhere a dot is an unreserved character."""
    items = ["a.b", "c"]
    assert path_text(described("label", items, "path", explode=True), items) == ".a%2Eb.c"
    assert path_text(described("simple", items, "path"), items) == "a.b,c"


def test_headers_are_written_without_escapes() -> None:
    """Style simple, and JSON for a header described by `content`."""
    assert header_text(described("simple", ARRAY, "header"), ARRAY) == "blue,black,brown"
    assert header_text(described("simple", OBJECT, "header", explode=True), OBJECT) == (
        "R=100,G=200,B=150"
    )
    assert header_text(described("simple", "a b", "header"), "a b") == "a b"
    content = Parameter("c", "c", "header", required=False, pointer="/s", kind="content")
    assert header_text(content, {"a": 1}) == '{"a":1}'


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


@given(st.sampled_from(["matrix", "label", "simple"]), st.booleans(), st.lists(TEXTS, min_size=1))
def test_what_is_written_into_a_path_is_read_back(
    style: str, explode: Any, items: list[str]
) -> None:
    """Whatever the items hold, delimiters and escapes included."""
    made = described(style, items, "path", explode=explode)
    assert reader(made, decode)(path_text(made, items)) == items


@given(
    st.sampled_from([("form", True), ("form", False), ("pipeDelimited", False)]),
    st.lists(TEXTS, min_size=1),
)
def test_what_is_written_into_a_query_is_read_back(
    style: tuple[str, Any], items: list[str]
) -> None:
    """The same for queries; a pipe inside an item is the exception that the table makes."""
    items = [item.replace("|", "") or "x" for item in items]
    made = described(style[0], items, explode=style[1])
    query = "&".join(f"{name}={text}" for name, text in pairs(made, items))
    found: list[Any] = []
    location = PairsLocation("query", [made], Validators({"s": True}), decode_form)
    assert location.read_pairs(query_pairs(query.encode(), found), found) == {"color": items}
    assert found == []


def test_reserved_characters_stay_where_they_may() -> None:
    """`allowReserved` keeps what has no meaning in a query (§4.8.12.2.2)."""
    made = described("form", "", explode=True, allow_reserved=True)
    assert list(pairs(made, "a/b?c=d&e+f#g")) == [("color", "a/b?c=d%26e%2Bf%23g")]
    assert list(pairs(described("form", ""), "a/b")) == [("color", "a%2Fb")]
    listed = described("form", [], explode=False, allow_reserved=True)
    assert list(pairs(listed, ["a/b", "c,d"])) == [("color", "a/b,c%2Cd")]


REQUEST = Exchange(
    method="GET",
    url="https://example.org/subscribe/myevent?queryUrl=https%3A%2F%2Fclient.example",
    path={"eventType": "myevent"},
    query={"queryUrl": "https://client.example"},
    request_headers={"content-type": "application/json"},
    request_body={
        "failedUrl": "https://client.example/failed",
        "successUrls": ["https://client.example/fast", "https://client.example/medium"],
        "a/b": {"~": None, "n": 7},
    },
    status=201,
    response_headers={"location": "https://example.org/subscription/1"},
    response_body=[{"id": 5}],
)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("$url", "https://example.org/subscribe/myevent?queryUrl=https%3A%2F%2Fclient.example"),
        ("$method", "GET"),
        ("$statusCode", 201),
        ("$request.path.eventType", "myevent"),
        ("$request.query.queryUrl", "https://client.example"),
        ("$request.header.content-Type", "application/json"),
        ("$request.body#/failedUrl", "https://client.example/failed"),
        ("$request.body#/successUrls/1", "https://client.example/medium"),
        ("$request.body#/a~1b/n", 7),
        ("$request.body#/a~1b/~0", None),
        ("$response.header.Location", "https://example.org/subscription/1"),
        ("$response.body", [{"id": 5}]),
        ("$response.body#/0/id", 5),
        ("https://x/{$request.path.eventType}?n={$request.body#/a~1b/n}", "https://x/myevent?n=7"),
        ("plain", "plain"),
        ("$5", "$5"),
        ({"a": ["$statusCode", 1]}, {"a": [201, 1]}),
    ],
)
def test_the_table_of_runtime_expressions(expression: Any, value: Any) -> None:
    """The examples of §4.8.18.1 and §4.8.20.4, case-blind in headers only."""
    assert REQUEST.evaluate(expression) == value


@pytest.mark.parametrize(
    "expression",
    [
        "$request.path.eventtype", "$request.query.none", "$request.header.none",
        "$request.body#/none", "$request.body#/successUrls/2", "$response.body#/0/id/x",
        "$response.path.eventType", "a {$request.query.none} b", "{$nonsense}",
    ],
)  # fmt: skip
def test_what_an_expression_does_not_find(expression: str) -> None:
    """A request is never built with a hole in it."""
    with pytest.raises(UnresolvedError):
        REQUEST.evaluate(expression)


async def test_an_exchange_is_made_of_a_call_and_its_answer() -> None:
    """As `execute` sees them: path by name, headers in lower case, JSON bodies parsed."""
    seen: list[Exchange] = []

    async def execute(call: Any, work: Any) -> Answer:
        answer: Answer = await work(call)
        seen.extend([Exchange.of(call), Exchange.of(call, answer)])
        return answer

    async def handler(_context: Any, _request: Any) -> Echo:
        return Echo({"id": 5})

    made = operation(
        parameter("x", "path", convert=UUID), parameter("q", "query"), path="/a/{x}",
        method="POST", bodies=[Body("application/json")],
    )  # fmt: skip
    id_ = "0190a5b0-7c2e-7000-8000-000000000001"
    async with client(router(made, execute=execute, echo=handler)) as http:
        await http.post(f"/a/{id_}?q=b%20c", json={"k": 1}, headers={"X-Y": "z"})
    before, after = seen
    assert (before.path, before.query, before.request_body) == ({"x": id_}, {"q": "b c"}, {"k": 1})
    assert (before.method, before.url) == ("POST", f"http://test/a/{id_}?q=b%20c")
    assert (before.request_headers["x-y"], before.status) == ("z", None)
    assert (after.status, after.response_body) == (200, {"id": 5})
    assert after.response_headers["content-type"] == "application/json"


class Payload(BaseModel):
    """What a webhook sends."""

    id: UUID
    at: datetime = Field(alias="At")


ID = UUID("0190a5b0-7c2e-7000-8000-000000000001")


def test_a_message_becomes_a_request() -> None:
    """Parameters go to their places, the model is JSON by alias, None is left out."""
    message = Message(
        "added",
        "POST",
        (
            parameter("X-Trace", "header"),
            parameter("since", "query"),
            parameter("page", "query"),
            parameter("session", "cookie"),
        ),
        "application/json",
        ("204",),
    )
    body = Payload(id=ID, At=datetime(2026, 1, 2, tzinfo=UTC))
    made = build(
        message, "https://x.example/hook?a=1#f", body, x_trace=ID, since=body.at, session="a;b"
    )
    assert made == Outgoing(
        "POST",
        "https://x.example/hook?a=1&since=2026-01-02T00%3A00%3A00Z#f",
        [("X-Trace", str(ID)), ("Cookie", "session=a%3Bb"), ("Content-Type", "application/json")],
        b'{"id":"%s","At":"2026-01-02T00:00:00Z"}' % str(ID).encode(),
        ("204",),
    )


@pytest.mark.parametrize(
    ("media_type", "body", "content"),
    [
        ("application/json", Json(b"{ }"), b"{ }"),
        ("application/cloudevents+json", {"a": 1}, b'{"a":1}'),
        ("text/plain", "é", "é".encode()),
        ("image/png", b"\x89", b"\x89"),
        ("application/x-www-form-urlencoded", {"a": "b c", "d": [1, 2]}, b"a=b%20c&d=1&d=2"),
    ],
)
def test_bodies_by_media_type(media_type: str, body: Any, content: bytes) -> None:
    """JSON, text, bytes and forms; anything else is refused."""
    assert build(Message("m", "POST", media_type=media_type), "/", body).body == content
    with pytest.raises(TypeError, match="must be str or bytes"):
        build(Message("m", "POST", media_type="image/png"), "/", {"a": 1})


def test_a_header_cannot_be_broken_into_two() -> None:
    """A value from elsewhere may hold line breaks."""
    message = Message("m", "POST", (parameter("X-A", "header"),))
    with pytest.raises(ValueError, match="control characters"):
        build(message, "/", x_a="a\r\nX-B: c")


def test_a_link_becomes_a_request() -> None:
    """Parameters by qualified name, expressions evaluated, the fragment never sent."""
    made = operation(
        parameter("x-y", "path"),
        parameter("If-Match", "header", required=True),
        parameter("n", "query"),
        path="/a/{x-y}?beta=true#f",
        method="PUT",
        bodies=[Body("text/plain"), Body("application/json")],
    )
    expressions: Mapping[str, Any] = {"path.x-y": "$response.body#/0/id", "n": "{$method}!"}
    found = follow(made, REQUEST, expressions, {"a": "$url"}, if_match='"1"')
    assert found == Outgoing(
        "PUT",
        "/a/5?beta=true&n=GET%21",
        [("If-Match", '"1"'), ("Content-Type", "application/json")],
        b'{"a":"$url"}',
        ("200", "default"),
    )
    with pytest.raises(ValueError, match="needs the parameter If-Match"):
        follow(made, REQUEST, expressions)
    with pytest.raises(ValueError, match="has no parameter z"):
        follow(made, REQUEST, {"z": 1})
    with pytest.raises(UnresolvedError):
        follow(made, REQUEST, {"path.x-y": "$response.body#/none"}, if_match="1")


async def test_a_sender_is_any_function_over_a_client() -> None:
    """The Protocol asks for no more than a request in, something out."""

    async def send(request: Outgoing, /) -> int:
        return len(request.body)

    sender: Sender[int] = send
    assert await sender(build(Message("m", "POST", media_type="text/plain"), "/", "abc")) == 3
