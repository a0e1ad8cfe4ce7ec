"""Several media types per operation: what a request may be, what the client likes best."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, ClassVar, Literal

import pytest
from pydantic import BaseModel

from codegen.runtime import Body, HeaderSpec, Json, Operation, Options, Response, ResponseSpec, dump
from codegen.runtime.checks import header_text_value
from codegen.runtime.negotiation import preferred
from codegen.runtime.responses import check_status, header_value, styled
from tests.codegen.runtime.service import ANY, Echo, client, operation, pointer, router, send_raw

OBJECT = {"type": "object", "required": ["a"]}


async def told(_context: Any, request: Any) -> Echo:
    """Answer with the body's kind, the body and its media type."""
    body = request.body
    shown = body.decode("latin-1") if isinstance(body, bytes) else body
    return Echo([type(body).__name__, shown, getattr(request, "media_type", None)])


def bodies(*media_types: str, schema: Any = OBJECT) -> tuple[Body, ...]:
    """Describe bodies of several media types with one schema."""
    return tuple(Body(media_type, pointer(schema)) for media_type in media_types)


@pytest.mark.parametrize(
    ("documented", "sent", "content", "answer"),
    [
        (["application/json"], "application/json; charset=UTF-8", b'{"a":1}', ["dict", {"a": 1}]),
        (["application/json; charset=utf-8"], "application/json", b'{"a":1}', ["dict", {"a": 1}]),
        (["application/merge-patch+json"], "application/merge-patch+json", b"{}", 422),
        (["application/json"], "application/merge-patch+json", b"{}", 415),
        (["application/json"], "application/json; charset=utf-16", b"{}", 415),
        (["*/*"], "application/json", b'{"a":1}', ["dict", {"a": 1}]),
        (["*/*"], "application/json", b"{}", 422),
        (["*/*"], "image/png", b"\x89", ["bytes", "\x89"]),
        (["*/*"], "text/plain", b"a", ["bytes", "a"]),
        (["application/*"], "application/vnd.x+json", b'{"a":1}', ["dict", {"a": 1}]),
        (["application/*"], "text/plain", b"a", 415),
        (["image/*"], "image/png", b"\x89", ["bytes", "\x89"]),
        (["application/octet-stream"], "application/octet-stream", b"\x00", ["bytes", "\x00"]),
        (["application/xml"], "application/xml", b"<a/>", ["bytes", "<a/>"]),
    ],
)
async def test_bodies_by_media_type(
    documented: list[str], sent: str, content: bytes, answer: Any
) -> None:
    """JSON by its name, parameters apart; a range takes anything under it (§4.8.14)."""
    post = operation(method="POST", bodies=bodies(*documented), body_required=True)
    async with client(router(post, echo=told)) as http:
        found = await http.post("/things", content=content, headers={"content-type": sent})
    if isinstance(answer, int):
        assert found.status_code == answer
    else:
        assert found.json() == [*answer, None]


@pytest.mark.parametrize(
    ("schema", "sent", "content", "answer"),
    [
        ({}, "application/json", b'{"a"', ["bytes", '{"a"']),
        ({"type": "string"}, "application/json", b'"a"', ["bytes", '"a"']),
        (None, "application/xml", b"<a/>", ["bytes", "<a/>"]),
    ],
)
async def test_a_range_that_does_not_ask_for_json_is_bytes(
    schema: Any, sent: str, content: bytes, answer: Any
) -> None:
    """A schema that text could match says nothing of JSON."""
    body = Body("*/*", None if schema is None else pointer(schema))
    post = operation(method="POST", bodies=[body], body_required=True)
    async with client(router(post, echo=told)) as http:
        found = await http.post("/things", content=content, headers={"content-type": sent})
    assert found.json() == [*answer, None]


async def test_only_json_under_a_range_gets_its_model() -> None:
    """Bytes stay bytes, which no model would take."""
    body = Body("*/*", pointer(OBJECT), dict[str, int])
    post = operation(method="POST", bodies=[body], body_required=True)
    async with client(router(post, echo=told)) as http:
        for kind, content, found in (
            ("application/json", b'{"a":1}', ["dict", {"a": 1}, None]),
            ("image/png", b"\x89", ["bytes", "\x89", None]),
        ):
            answer = await http.post("/things", content=content, headers={"content-type": kind})
            assert answer.json() == found


async def test_text_ranges_are_text() -> None:
    """`text/*` gives text in a charset that we know, also when its name ends like JSON's."""
    post = operation(method="POST", bodies=[Body("text/*")], body_required=True)
    async with client(router(post, echo=told)) as http:
        for kind, content in (("text/markdown; charset=iso-8859-1", b"\xe9"), ("text/json", b"1")):
            found = await http.post("/things", content=content, headers={"content-type": kind})
            assert found.json()[:2] == ["str", content.decode("latin-1")]


async def test_the_request_tells_the_documented_media_type() -> None:
    """With several, the most specific one decides; a range gives what was sent."""
    documented = bodies("application/json; charset=utf-8", "application/x-www-form-urlencoded")
    documented += (Body("text/*"), Body("text/csv"))
    post = operation(method="POST", bodies=documented, body_required=True)
    async with client(router(post, echo=told)) as http:
        for sent, content, media_type in [
            ("application/json", b'{"a":1}', "application/json; charset=utf-8"),
            ("application/x-www-form-urlencoded", b"a=1", "application/x-www-form-urlencoded"),
            ("text/csv; header=present", b"a", "text/csv"),
            ("text/markdown; variant=x", b"a", "text/markdown"),
        ]:
            found = await http.post("/things", content=content, headers={"content-type": sent})
            assert found.json()[2] == media_type


@pytest.mark.parametrize(
    ("accept", "best"),
    [
        (None, "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("text/*", "text/csv"),
        ("application/json;q=0.5, text/csv;q=0.6", "text/csv"),
        ("text/csv;q=0.5, */*;q=0.5", "application/json"),
        ("image/png", "image/png"),
        ("image/webp;q=0.2, image/gif;q=0.3", "image/gif"),
        ("image/*", "image/*"),
        ("nonsense", "application/json"),
    ],
)
def test_the_media_type_that_a_client_likes_best(accept: str | None, best: str) -> None:
    """By quality and precedence (RFC 9110 §12.5.1), the document's order among equals."""
    assert preferred(accept, ["application/json", "text/csv", "image/*"]) == best


@dataclasses.dataclass(frozen=True, slots=True)
class Found(Response):
    """An answer as JSON."""

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    body: Json[Any]


@dataclasses.dataclass(frozen=True, slots=True)
class FoundCsv(Response):
    """The same answer as text."""

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "text/csv"
    body: str


@dataclasses.dataclass(frozen=True)
class Request:
    """What the handler is told about the client's wishes."""

    accept: Literal["application/json", "text/csv"] = "application/json"
    last_event_id: str | None = None


def negotiating() -> Operation:
    """Describe an operation with two media types for one status, and one for errors."""
    two = ResponseSpec("200", {"application/json": None, "text/csv": None})
    error = ResponseSpec("4XX", {"text/html": None})
    made = operation(responses=(two, error, ANY))
    return dataclasses.replace(
        made, request=Request, accept_field="accept", last_event_field="last_event_id"
    )


async def chosen(_context: Any, request: Request) -> Any:
    """Answer with the class of the media type that the client likes best."""
    told = [request.accept, request.last_event_id]
    return FoundCsv(repr(told)) if request.accept == "text/csv" else Found(Json(dump(told)))


async def test_a_handler_answers_with_the_class_of_what_is_wanted() -> None:
    """The request says what the client likes; 406 looks at good answers only."""
    async with client(router(negotiating(), echo=chosen, options=Options())) as http:
        for accept, kind in (("text/csv", "text/csv"), ("application/*", "application/json")):
            found = await http.get("/things", headers={"accept": accept})
            assert (found.status_code, found.headers["content-type"].partition(";")[0]) == (
                200,
                kind,
            )
        assert (await http.get("/things", headers={"accept": "text/html"})).status_code == 406
        assert (await http.get("/things", headers={"accept": "text/*;q=0"})).status_code == 406


async def test_the_last_event_id_is_utf8() -> None:
    """WHATWG HTML §9.2.3 sends it as UTF-8, not as Latin-1."""
    made = router(negotiating(), echo=chosen, options=Options())
    async with client(made) as http:
        found = await http.get("/things", headers={b"last-event-id": "é".encode()})
        assert found.json() == ["application/json", "é"]
        assert (await http.get("/things", headers={b"last-event-id": b"\xe9"})).status_code == 422


class Size(BaseModel):
    """An object in a header."""

    width: int
    unit: str = "px"


SIZE = {"type": "object", "properties": {"width": {"type": "integer"}, "unit": {"type": "string"}}}


@pytest.mark.parametrize(
    ("value", "schema", "explode", "text"),
    [
        ("blue", {"type": "string"}, False, "blue"),
        (["blue", "black"], {"type": "array", "items": {"type": "string"}}, False, "blue,black"),
        ([1, 2], {"type": "array", "items": {"type": "integer"}}, True, "1,2"),
        ([], {"type": "array", "items": {"type": "integer"}}, False, ""),
        ({"width": 1, "unit": "px"}, SIZE, False, "width,1,unit,px"),
        ({"width": 1, "unit": "px"}, SIZE, True, "width=1,unit=px"),
        (True, {"type": "boolean"}, False, "true"),
        (1.5, {"type": "number"}, False, "1.5"),
    ],
)
def test_header_values_in_style_simple_come_back(
    value: Any, schema: Any, *, explode: bool, text: str
) -> None:
    """The rows of the table for `simple` (§4.8.12.6), written and read."""
    written = styled(value, "explode") if explode and isinstance(value, dict) else value
    assert header_value(written).decode() == text
    spec = HeaderSpec("X", pointer="/s", explode=explode)
    assert header_text_value({"s": schema}, spec, text) == value


def test_models_and_json_in_headers() -> None:
    """A model is written by its members, a header described by `content` as JSON."""
    assert header_value(Size(width=1)) == b"width,1,unit,px"
    assert styled(Size(width=1), "explode") == "width=1,unit=px"
    assert styled(Size(width=1), "json") == '{"width":1,"unit":"px"}'
    assert styled("a", "json") == '"a"'
    assert styled(Json(b"[1]"), "json") == "[1]"
    spec = HeaderSpec("X", pointer="/s", content_type="application/json")
    assert header_text_value({"s": SIZE}, spec, '{"width":1}') == {"width": 1}
    assert header_text_value({"s": SIZE}, spec, "{") == "{"
    assert header_text_value({"s": SIZE}, HeaderSpec("X", pointer="/s"), "width") == "width"


@dataclasses.dataclass(frozen=True, slots=True)
class Sized(Response):
    """An answer with headers of both styles."""

    status: ClassVar[int] = 204
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {"size": "X-Size", "more": "X-More"}
    header_styles: ClassVar[Mapping[str, Any]] = {"size": "explode", "more": "json"}
    size: Size
    more: Any


async def test_headers_are_checked_in_their_own_style() -> None:
    """A value of the wrong type is found whatever the style."""
    headers = (
        HeaderSpec("X-Size", pointer=pointer(SIZE), explode=True),
        HeaderSpec("X-More", pointer=pointer({"type": "array"}), content_type="application/json"),
    )
    get = operation(responses=(ResponseSpec("204", {}, headers), ANY))
    more: Any = [1]

    async def handler(_context: Any, _request: Any) -> Sized:
        return Sized(Size(width=1), more)

    async with client(router(get, echo=handler)) as http:
        found = await http.get("/things")
        assert (found.status_code, found.headers["x-size"]) == (204, "width=1,unit=px")
        assert found.headers["x-more"] == "[1]"
        more = {"a": 1}
        assert (await http.get("/things")).status_code == 500


@pytest.mark.parametrize(
    ("documented", "good", "bad"),
    [("4XX", (400, 499), (399, 500)), ("2XX", (200,), (300,)), ("default", (100, 599), (99, 600))],
)
def test_an_open_status_stays_within_what_is_documented(
    documented: str, good: tuple[int, ...], bad: tuple[int, ...]
) -> None:
    """`4XX` means 400 to 499 (§4.8.16.2)."""
    for status in good:
        check_status(status, documented)
    for status in bad:
        with pytest.raises(ValueError, match="is not one of"):
            check_status(status, documented)


@pytest.mark.parametrize("status", [204, 205, 304])
async def test_answers_without_content_have_none(status: int) -> None:
    """Whatever a handler says: a body there would be taken for the next answer (RFC 9112 §6.3)."""

    async def handler(_context: Any, _request: Any) -> Any:
        made = Echo([1])
        made.status = status  # type: ignore[misc]
        return made

    sent = await send_raw(router(operation(), echo=handler, options=Options()))
    assert [message.get("body") for message in sent[1:]] == [b""]
    assert not [name for name, _ in sent[0]["headers"] if name.startswith(b"content-")]
