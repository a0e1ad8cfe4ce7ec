"""Answers: what a handler returns becomes bytes, and is held to the contract."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

import pytest
from pydantic import MISSING, BaseModel, Field

from codegen.runtime import (
    Answer,
    Catalog,
    HeaderSpec,
    Json,
    Options,
    Problem,
    Response,
    ResponseSpec,
    instance_of,
    render,
)
from tests.codegen.runtime.service import (
    CHECKED,
    PROBLEM,
    client,
    operation,
    parameter,
    pointer,
    router,
    send_raw,
)

NAIVE = dt.datetime(2026, 1, 1)  # noqa: DTZ001 what must not be sent


class Thing(BaseModel):
    """A typed view with an alias and a member that may be absent."""

    name: str = Field(alias="Name")
    at: dt.datetime | None
    gone: int | MISSING = MISSING


THING = {
    "type": "object",
    "required": ["Name", "at"],
    "properties": {
        "Name": {"type": "string"},
        "at": {"type": ["string", "null"], "format": "date-time"},
    },
    "additionalProperties": False,
}


@dataclass(frozen=True, slots=True)
class Found(Response):
    """200 with typed headers."""

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[dict[str, str]] = {"etag": "ETag", "when": "X-When", "n": "X-N"}
    body: Any
    etag: str | None = None
    when: Any = None
    n: Any = None


@dataclass(frozen=True, slots=True)
class Gone(Response):
    """204."""

    status: ClassVar[int] = 204
    media_type: ClassVar[str | None] = None


@dataclass(frozen=True, slots=True)
class Open(Response):
    """Status and media type are the handler's choice."""

    status: int  # type: ignore[misc]
    media_type: str | None  # type: ignore[misc]
    body: Any


class Taken(Problem):
    """409 with a member."""

    type: ClassVar[str] = "/problems/slug_taken"
    status: ClassVar[int] = 409
    title: ClassVar[str] = "Taken"

    def __init__(self, detail: str | None = None, *, suggestion: str) -> None:
        super().__init__(detail, headers={"Retry-After": "1"}, suggestion=suggestion)


def headers(answer: Answer) -> dict[bytes, bytes]:
    """Return the headers of an answer."""
    return dict(answer.headers)


def test_models_and_rendered_json_are_both_bodies() -> None:
    """Aliases are written, MISSING is not, instants end in Z, and Json goes through untouched."""
    at = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
    expected = b'{"Name":"a","at":"2026-01-02T00:00:00Z"}'
    thing = Thing(Name="a", at=at)
    assert render(Found(thing)).body == expected
    assert render(Found([thing])).body == b"[" + expected + b"]"
    raw = render(Found(Json(memoryview(b'{"a" :1}'))))
    assert (raw.body, headers(raw)[b"content-length"]) == (b'{"a" :1}', b"8")
    assert headers(raw)[b"content-type"] == b"application/json"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (
            dt.datetime(2026, 1, 2, 3, tzinfo=dt.timezone(dt.timedelta(hours=1))),
            b"2026-01-02T02:00:00Z",
        ),
        (dt.date(2026, 1, 2), b"2026-01-02"),
        (UUID(int=1), b"00000000-0000-0000-0000-000000000001"),
        (True, b"true"),
        (5, b"5"),
        (["a", 1, False], b"a,1,false"),
        ({"a": 1}, b"a,1"),
        ("plain, text", b"plain, text"),
    ],
)
def test_headers_are_typed(value: Any, text: bytes) -> None:
    """Style simple for every type; None leaves the header out."""
    sent = headers(render(Found({}, n=value)))
    assert sent[b"x-n"] == text
    assert b"etag" not in sent


@pytest.mark.parametrize("value", ["a\r\nset-cookie: x", "\0", NAIVE])
def test_a_header_cannot_be_split(value: Any) -> None:
    """Control characters never reach the socket, nor do instants without a zone."""
    with pytest.raises(ValueError, match=r"control|zone"):
        render(Found({}, n=value))


def test_answers_without_content_have_no_body() -> None:
    """204 and 304 have no Content-Length, other empty answers have one of 0."""
    assert headers(render(Gone())) == {}
    assert headers(render(Open(200, None, None))) == {b"content-length": b"0"}


def test_text_and_bytes_keep_their_media_type() -> None:
    """Text is UTF-8 and says so; what does not fit its media type is a programming error."""
    text = render(Open(200, "text/csv", "ä"))
    assert (text.body, headers(text)[b"content-type"]) == ("ä".encode(), b"text/csv; charset=utf-8")
    assert render(Open(200, "image/png", b"\x89")).body == b"\x89"
    with pytest.raises(TypeError, match="image/png"):
        render(Open(200, "image/png", 5))


async def test_streams_are_sent_as_they_come() -> None:
    """A stream has no Content-Length; for HEAD it is closed unread."""
    closed = []

    async def chunks() -> AsyncIterator[bytes]:
        try:
            yield b"a"
            yield b"b"
        finally:
            closed.append(True)

    async def handler(_context: Any, _request: Any) -> Any:
        return Open(200, "application/octet-stream", chunks())

    served = router(operation(), echo=handler, options=Options())
    sent = await send_raw(served)
    assert [m.get("body") for m in sent[1:]] == [b"a", b"b", b""]
    assert b"content-length" not in dict(sent[0]["headers"])
    assert closed == [True]
    assert [m.get("body") for m in (await send_raw(served, method="HEAD"))[1:]] == [b""]


async def test_a_raised_problem_passes_the_unit_of_work_and_a_returned_one_does_not() -> None:
    """Raise rolls back, return commits: `execute` sees the difference."""
    seen: list[str] = []

    async def execute(call: Any, work: Any) -> Answer:
        try:
            answer: Answer = await work(None)
        except Problem:
            seen.append("rollback")
            raise
        seen.append("commit")
        return answer

    async def raising(_context: Any, _request: Any) -> Any:
        raise Taken("no", suggestion="b")

    async def returning(_context: Any, _request: Any) -> Any:
        return Taken("no", suggestion="b")

    bodies = []
    for handler in (raising, returning):
        served = router(operation(), echo=handler, execute=execute, options=CHECKED)
        async with client(served) as http:
            answer = await http.get("/things")
        bodies.append(answer.content)
        assert (answer.status_code, answer.headers["retry-after"]) == (409, "1")
        assert answer.headers["content-type"] == PROBLEM
    assert seen == ["rollback", "commit"]
    assert bodies[0] == bodies[1]
    assert answer.json() == {
        "type": "/problems/slug_taken",
        "title": "Taken",
        "status": 409,
        "detail": "no",
        "instance": "/things",
        "suggestion": "b",
    }


async def test_other_exceptions_go_on_to_the_edge() -> None:
    """The engine does not hide faults."""

    async def handler(_context: Any, _request: Any) -> Any:
        raise LookupError("oops")

    with pytest.raises(LookupError, match="oops"):
        await send_raw(router(operation(), echo=handler))


async def check(spec: ResponseSpec | None, result: Any, share: float = 1.0) -> tuple[int, Any]:
    """Answer with a result under a contract of one documented answer; return status and body."""

    async def handler(_context: Any, _request: Any) -> Any:
        if isinstance(result, Problem):
            raise result
        return result

    made = operation(responses=(spec,) if spec is not None else ())
    served = router(made, echo=handler, options=Options(validate_responses=share))
    async with client(served) as http:
        answer = await http.get("/things")
    return answer.status_code, answer.content


OK = {"application/json": pointer(THING)}
NUMBER = (HeaderSpec("X-N", pointer=pointer({"type": "integer"})),)
LIST = {"type": "array", "items": {"type": "integer"}}
NUMBERS = (HeaderSpec("X-N", pointer=pointer(LIST)),)
EXTRA: Json[Any] = Json(b'{"Name":"a","at":null,"x":1}')
PROBLEMS = {PROBLEM: pointer({"required": ["suggestion"]})}
NEVER = {PROBLEM: pointer({"not": {}})}
TAGGED = (HeaderSpec("ETag", required=True, pointer=pointer({"pattern": '^"'})),)
GOOD: Json[Any] = Json(b'{"Name":"a","at":null}')


@pytest.mark.parametrize(
    ("spec", "result"),
    [
        (ResponseSpec("200", OK), Found(GOOD)),
        (ResponseSpec("2XX", OK), Found(GOOD)),
        (ResponseSpec("default", OK), Found(GOOD)),
        (ResponseSpec("200", {"application/*": OK["application/json"]}), Found(GOOD)),
        (ResponseSpec("200", OK, TAGGED), Found(GOOD, etag='"1"')),
        (ResponseSpec("200", OK, NUMBER), Found(GOOD, n=1)),
        (ResponseSpec("200", OK, NUMBERS), Found(GOOD, n=[1, 2])),
        (ResponseSpec("204"), Gone()),
        (ResponseSpec("409", PROBLEMS), Taken(suggestion="b")),
    ],
)  # fmt: skip
async def test_answers_as_documented_are_sent(spec: ResponseSpec, result: Any) -> None:
    """Exact status before its class before default, ranges of media types, typed headers."""
    assert (await check(spec, result))[0] == result.status


@pytest.mark.parametrize(
    ("spec", "result", "fault"),
    [
        (None, Found(GOOD), "the status is not documented"),
        (ResponseSpec("201", OK), Found(GOOD), "the status is not documented"),
        (ResponseSpec("200", {"text/csv": None}), Found(GOOD), "json is not documented"),
        (ResponseSpec("200"), Found(GOOD), "a body is not documented"),
        (ResponseSpec("204", OK), Open(204, "application/json", GOOD), "a body"),
        (ResponseSpec("200", OK), Open(200, None, None), "the documented body is missing"),
        (ResponseSpec("200", OK, TAGGED), Found(GOOD), "the header ETag is missing"),
        (ResponseSpec("200", OK, TAGGED), Found(GOOD, etag="1"), "the header ETag value does not"),
        (ResponseSpec("200", OK), Found(Json(b'{"Name":1}')), "body /at required"),
        (ResponseSpec("200", OK), Found(Json(b'{"Name":1,"at":null}')), "body /Name type"),
        (ResponseSpec("200", OK), Found(EXTRA), "body /x additional"),
        (ResponseSpec("200", OK), Found(Json(b"{")), "the body is not JSON"),
        (ResponseSpec("200", OK), Found(Json(b"NaN")), "the body is not JSON"),
        (ResponseSpec("409", NEVER), Taken(suggestion="b"), "body / not"),
        (ResponseSpec("200", OK), Taken(suggestion="b"), "the status is not documented"),
    ],
)  # fmt: skip
async def test_other_answers_are_never_sent(
    spec: ResponseSpec | None, result: Any, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    """500 for the caller, the reason in the log."""
    with caplog.at_level(logging.ERROR):
        status, body = await check(spec, result)
    assert status == 500
    assert b'"title":"Internal Server Error"' in body
    assert "Name" not in body.decode()
    assert fault in caplog.text


@pytest.mark.parametrize(
    ("documented", "noted"), [(("200", "default"), 1), (("default",), 0), (("409", "default"), 0)]
)
async def test_a_status_that_only_default_covers_is_noted(
    documented: tuple[str, ...], noted: int, caplog: pytest.LogCaptureFixture
) -> None:
    """It is sent, for `default` allows it, and the log says once that nothing else does."""

    async def handler(_context: Any, _request: Any) -> Any:
        return Taken(suggestion="b")

    made = operation(responses=tuple(ResponseSpec(s, {PROBLEM: None}) for s in documented))
    answering = router(made, echo=handler)
    for _ in range(2):
        assert (await send_raw(answering))[0]["status"] == 409
    assert caplog.text.count("answered 409, which the contract documents by `default`") == noted


async def test_checking_can_be_switched_off() -> None:
    """In production a share of the answers is enough, or none."""
    assert (await check(None, Found(GOOD), share=0.0))[0] == 200


async def test_a_wrong_answer_rolls_back() -> None:
    """The check is made while the unit of work is open: what was not answered has not happened."""
    seen = []

    async def execute(_call: Any, work: Any) -> Answer:
        try:
            answer: Answer = await work(None)
        except BaseException:
            seen.append("rollback")
            raise
        return answer

    async def handler(_context: Any, _request: Any) -> Any:
        return Found(Json(b"1"), etag='"1"')

    made = operation(responses=(ResponseSpec("200", OK),))
    sent = await send_raw(router(made, echo=handler, execute=execute))
    assert (sent[0]["status"], seen) == (500, ["rollback"])


async def test_an_answer_that_execute_makes_itself_is_checked_too() -> None:
    """Replays of idempotent requests do not go through the handler."""

    async def execute(_call: Any, _work: Any) -> Answer:
        return Answer(299, [], b"")

    made = operation(responses=(ResponseSpec("200", OK),))
    assert (await send_raw(router(made, execute=execute)))[0]["status"] == 500


def test_a_member_without_a_value_is_left_out() -> None:
    """None among the members of a problem means that there is none."""
    assert Problem("x", a=None, b=0).members == {"b": 0}


def test_problems_of_the_contract_stand_for_the_kinds_of_the_engine() -> None:
    """A class whose type ends in the kind is used, past its own signature; else about:blank."""

    class NotFound(Problem):
        type: ClassVar[str] = "https://example.org/problems/not_found"
        status: ClassVar[int] = 410
        title: ClassVar[str] = "Nothing here"

        def __init__(self, *, required: int) -> None:
            super().__init__(required=required)

    catalog = Catalog([NotFound], Options(trace_id=lambda: "t1"))
    made = catalog.make("not_found", "gone")
    assert isinstance(made, NotFound)
    assert (made.status, made.detail, made.members) == (410, "gone", {})
    answer = catalog.render(catalog.make("content_too_large"), "/x")
    assert answer.body == (
        b'{"type":"about:blank","title":"Content Too Large","status":413,'
        b'"detail":"Content Too Large","instance":"/x","trace_id":"t1"}'
    )


@pytest.mark.parametrize(
    ("raw", "instance"),
    [(b"/a%2Fb", "/a%2Fb"), (b"/%zz|\xe4", "/%25zz%7C%E4"), (None, "/a%20b%C3%A4")],
)
def test_the_instance_is_a_uri_reference(raw: bytes | None, instance: str) -> None:
    """Whatever was sent, the member has the format that the contract gives it."""
    scope = {"path": "/a bä"} if raw is None else {"raw_path": raw}
    assert instance_of(scope) == instance


async def test_the_call_can_be_read_by_the_application() -> None:
    """`execute` gets the operation, the bytes of the body, and a Starlette request when it asks."""
    seen: dict[str, Any] = {}

    async def execute(call: Any, work: Any) -> Answer:
        seen.update(id=call.operation.id, body=call.body, again=await call.http.body())
        answer: Answer = await work(call)
        return answer

    from codegen.runtime import Body

    made = operation(
        parameter("a", "query"), method="POST", id="postThing", bodies=[Body("application/json")]
    )
    async with client(router(made, execute=execute)) as http:
        assert (await http.post("/things", json=[1])).is_success
    assert seen == {"id": "postThing", "body": b"[1]", "again": b"[1]"}
