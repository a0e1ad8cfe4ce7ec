"""Inputs: what a handler gets, and what a caller is told who sent something else."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar
from uuid import UUID

import pytest
from pydantic import BaseModel

from codegen.runtime import Body, Options, Problem
from codegen.runtime.values import parse_datetime
from tests.codegen.runtime.service import client, operation, parameter, pointer, router, send_raw

LIMIT = {"type": "integer", "minimum": 1, "maximum": 100}
COLORS = {"type": "array", "items": {"enum": ["red", "blue"]}, "maxItems": 2}


async def ask(
    made: Any, path: str = "/things", method: str = "GET", **more: Any
) -> tuple[int, Any]:
    """Call one operation; return status and body."""
    options = more.pop("options", Options(validate_responses=1.0))
    problems = more.pop("problems", ())
    async with client(router(made, options=options, problems=problems)) as http:
        answer = await http.request(method, path, **more)
    return answer.status_code, answer.json()


def listed(body: Any) -> set[tuple[str, str, str]]:
    """Return the errors of a problem as (location, pointer, code)."""
    assert body["status"] == 422
    return {(e["location"], e["pointer"], e["code"]) for e in body["errors"]}


async def test_values_are_typed_and_converted() -> None:
    """The handler gets Python values; absent ones are the default, or None."""
    seen = {}

    async def look(_context: Any, request: Any) -> Any:
        seen["request"] = request
        raise ValueError

    made = operation(
        parameter("id", "path", {"format": "uuid"}, convert=UUID),
        parameter("limit", "query", LIMIT, types=("integer",), default=25),
        parameter("day", "query", {"format": "date"}, convert=dt.date.fromisoformat),
        parameter("At", "header", {"format": "date-time"}, convert=parse_datetime),
        parameter("ids", "query", kind="array", items=("string",), convert=UUID),
        parameter("flag", "cookie", types=("boolean",)),
        path="/things/{id}",
    )
    uid = "0190a5b0-7c2e-7000-8000-000000000001"
    with pytest.raises(ValueError):  # noqa: PT011 the handler's own
        await send_raw(
            router(made, echo=look),
            raw_path=f"/things/{uid}".encode(),
            query=f"day=2026-01-02&ids={uid}&ids={uid}".encode(),
            headers={"At": "2026-01-02T03:04:05Z", "Cookie": "x=y; flag=true"},
        )
    request = seen["request"]
    assert (request.id, request.ids) == (UUID(uid), [UUID(uid)] * 2)
    assert (request.limit, request.day) == (25, dt.date(2026, 1, 2))
    assert request.at == dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    assert request.flag is True


async def test_everything_that_is_wrong_is_told_at_once() -> None:
    """Errors of all locations and of the body, each with its place, in one 422."""
    made = operation(
        parameter("id", "path", {"type": "integer"}, types=("integer",)),
        parameter("limit", "query", LIMIT, types=("integer",)),
        parameter("color", "query", COLORS, kind="array", items=("string",)),
        parameter("need", "query", {"type": "string"}, required=True),
        parameter("X-Tag", "header", {"maxLength": 2}),
        parameter("c", "cookie", {"maxLength": 2}),
        path="/things/{id}",
        method="POST",
        bodies=[
            Body(
                "application/json",
                pointer(
                    {
                        "required": ["a"],
                        "properties": {"b": {"type": "array", "items": {"type": "integer"}}},
                        "additionalProperties": False,
                    }
                ),
            )
        ],
    )
    status, body = await ask(
        made,
        "/things/+1?limit=101&limit=2&color=red&color=green&surprise=1",
        "POST",
        headers={"x-tag": "abc", "cookie": "c=abc"},
        json={"b": [1, "x"], "c/d": 1},
    )
    assert status == 422
    assert listed(body) == {
        ("path", "/id", "type"),
        ("query", "/limit", "repeated"),
        ("query", "/color/1", "enum"),
        ("query", "/surprise", "unknown"),
        ("query", "/need", "required"),
        ("header", "/X-Tag", "maxLength"),
        ("cookie", "/c", "maxLength"),
        ("body", "/a", "required"),
        ("body", "/b/1", "type"),
        ("body", "/c~1d", "additionalProperties"),
    }


async def test_formats_are_asserted() -> None:
    """A date that is none is refused, which JSON Schema leaves to the implementation."""
    made = operation(parameter("day", "query", {"format": "date"}))
    _, body = await ask(made, "/things?day=2026-02-30")
    assert listed(body) == {("query", "/day", "format")}


async def test_the_list_of_errors_is_bounded() -> None:
    """A hundred errors say enough."""
    body = Body("application/json", pointer({"items": {"type": "integer"}}))
    made = operation(method="POST", bodies=[body])
    _, answer = await ask(made, "/things?unknown=1", "POST", json=["x"] * 1000)
    assert len(answer["errors"]) == 100


async def test_messages_do_not_repeat_the_value() -> None:
    """A password that is too short must not come back, nor reach a log."""
    body = Body("application/json", pointer({"properties": {"password": {"minLength": 99}}}))
    made = operation(method="POST", bodies=[body])
    _, answer = await ask(made, method="POST", json={"password": "s3cret"})
    assert "s3cret" not in str(answer)


@pytest.mark.parametrize(
    ("query", "code"),
    [("a=%zz", "encoding"), ("a=%ff", "encoding"), ("a=%00", "encoding"), ("%zz=1", "encoding")],
)
async def test_undecodable_queries_are_refused(query: str, code: str) -> None:
    """Malformed escapes, bytes that are not UTF-8 and U+0000."""
    made = operation(parameter("a", "query", {"type": "string"}))
    sent = await send_raw(router(made), query=query.encode())
    assert sent[0]["status"] == 422
    assert f'"code":"{code}"'.encode() in sent[1]["body"]
    sent = await send_raw(router(made), query=b"a=\xff")
    assert sent[0]["status"] == 422


async def test_an_unreadable_parameter_is_not_missing_too() -> None:
    """One reason for each parameter."""
    made = operation(parameter("a", "query", {"type": "string"}, required=True))
    sent = await send_raw(router(made), query=b"a=%zz")
    assert sent[1]["body"].count(b'"pointer"') == 1


async def test_nul_can_be_let_in() -> None:
    """A service that can store U+0000 may take it in parameters as well."""
    made = operation(parameter("a", "query"))
    assert await ask(made, "/things?a=%00", options=Options(allow_nul=True)) == (200, {"a": "\0"})


async def test_a_converter_that_refuses_is_answered_422() -> None:
    """The schema takes what Python cannot hold: the year 0, for instance."""
    made = operation(parameter("at", "query", convert=parse_datetime))
    _, body = await ask(made, "/things?at=0000-01-01T00:00:00Z")
    assert listed(body) == {("query", "/at", "value")}


class Required(Problem):
    """428."""

    type: ClassVar[str] = "/problems/precondition_required"
    status: ClassVar[int] = 428
    title: ClassVar[str] = "Precondition required"


async def test_a_missing_header_may_have_a_problem_of_its_own() -> None:
    """428 instead of 422, before the body is looked at; present, it is validated as usual."""
    made = operation(
        parameter(
            "If-Match", "header", {"pattern": '^"'}, required=True, missing_problem=Required.type
        ),
        method="PUT",
        bodies=[Body("application/json", pointer({"not": {}}))],
    )
    status, body = await ask(made, method="PUT", json={}, problems=[Required])
    assert (status, body["type"]) == (428, Required.type)
    status, body = await ask(
        made, method="PUT", json={}, headers={"if-match": "x"}, problems=[Required]
    )
    assert listed(body) == {("header", "/If-Match", "pattern"), ("body", "", "not")}


async def test_lists_in_headers_may_come_in_several_lines() -> None:
    """RFC 9110 §5.3: lines of one name are one list, with white space around its commas."""
    made = operation(parameter("X-Tags", "header", kind="array", items=("integer",)))
    headers = [("x-tags", "1 , 2"), ("x-tags", "3")]
    assert await ask(made, headers=headers) == (200, {"x_tags": [1, 2, 3]})


async def test_cookies_are_read() -> None:
    """Quotes are taken off, escapes decoded, lists split; two of a name are refused."""
    made = operation(
        parameter("a", "cookie"), parameter("l", "cookie", kind="array", items=("string",))
    )
    answer = await ask(made, headers={"cookie": 'a="x%20y"; l=1,2; other'})
    assert answer == (200, {"a": "x y", "l": ["1", "2"]})
    _, body = await ask(made, headers={"cookie": "a=1; a=2"})
    assert listed(body) == {("cookie", "/a", "repeated")}


async def test_json_in_a_parameter_is_parsed_strictly() -> None:
    """`content` instead of `schema`: one media type describes the value."""
    made = operation(
        parameter("filter", "query", {"type": "object"}, kind="content",
                  content_type="application/json")
    )  # fmt: skip
    assert await ask(made, "/things", params={"filter": '{"a": 1}'}) == (200, {"filter": {"a": 1}})
    _, body = await ask(made, "/things", params={"filter": '{"a": 1, "a": 2}'})
    assert listed(body) == {("query", "/filter", "style")}


async def test_free_form_objects_take_the_rest_of_the_query() -> None:
    """An exploded object without properties is whatever else is there."""
    made = operation(parameter("rest", "query", kind="object"), parameter("a", "query"))
    expected = (200, {"rest": {"b": "1", "c": "2"}, "a": "0"})
    assert await ask(made, "/things?b=1&a=0&c=2") == expected


class Patch(BaseModel):
    """A typed view."""

    title: str
    on: dt.date | None = None


PATCH = {
    "type": "object",
    "required": ["title"],
    "properties": {"title": {"type": "string"}, "on": {"type": "string", "format": "date"}},
}


def patch(**more: Any) -> Any:
    """Describe an operation with one JSON body."""
    return operation(
        method="PATCH",
        bodies=[Body("application/merge-patch+json", pointer(PATCH), Patch)],
        **more,
    )


MERGE = {"content-type": "application/merge-patch+json"}


async def test_a_body_is_a_typed_view() -> None:
    """The model comes after the schema."""
    status, body = await ask(patch(), method="PATCH", content=b'{"title":"a"}', headers=MERGE)
    assert (status, body["body"]["title"]) == (200, "a")


async def test_what_pydantic_refuses_is_a_422() -> None:
    """The schema decides, but Python's calendar may have no such day."""
    content = b'{"title":"a","on":"0000-01-01"}'
    status, body = await ask(patch(), method="PATCH", content=content, headers=MERGE)
    assert status == 422
    assert listed(body) == {("body", "/on", "value")}


@pytest.mark.parametrize(
    ("headers", "advice"),
    [
        ({"content-type": "application/json"}, ("accept-patch", "application/merge-patch+json")),
        ({}, ("accept-patch", "application/merge-patch+json")),
        ({"content-type": "x"}, ("accept-patch", "application/merge-patch+json")),
        ({**MERGE, "content-encoding": "gzip"}, ("accept-encoding", "identity")),
        (
            {"content-type": MERGE["content-type"] + "; charset=latin-1"},
            ("accept-patch", "application/merge-patch+json"),
        ),
    ],
)
async def test_other_media_types_are_refused(
    headers: dict[str, str], advice: tuple[str, str]
) -> None:
    """415 says what would be taken (RFC 5789 §2.2, RFC 9110 §15.5.16)."""
    async with client(router(patch())) as http:
        answer = await http.patch("/things", content=b"{}", headers=headers)
    assert answer.status_code == 415
    assert answer.headers[advice[0]] == advice[1]


async def test_a_malformed_body_is_a_400() -> None:
    """What is no JSON at all is not a matter of validation."""
    status, body = await ask(patch(), method="PATCH", content=b'{"a":NaN}', headers=MERGE)
    assert (status, body["detail"]) == (400, "The body is malformed: NaN is not a JSON number.")


@pytest.mark.parametrize("headers", [MERGE, {}])
async def test_a_body_may_be_absent_where_it_is_optional(headers: dict[str, str]) -> None:
    """No body is None; a required one that is absent is an error of validation."""
    assert await ask(patch(), method="PATCH", headers=headers) == (200, {"body": None})
    _, body = await ask(patch(body_required=True), method="PATCH")
    assert listed(body) == {("body", "", "required")}


async def test_json_null_is_a_body() -> None:
    """Null is a value, absence is none: it is validated."""
    status, body = await ask(patch(), method="PATCH", content=b"null", headers=MERGE)
    assert status == 422
    assert listed(body) == {("body", "", "type")}


async def test_several_media_types_are_told_apart() -> None:
    """The request says which one came; text and bytes are handed over as they are."""
    made = operation(
        method="POST",
        bodies=[
            Body("application/json"),
            Body("text/*", pointer({"maxLength": 3})),
            Body("application/octet-stream"),
        ],
    )

    async def post(content: bytes, kind: str) -> Any:
        return await ask(made, method="POST", content=content, headers={"content-type": kind})

    assert await post(b"[1]", "application/json") == (
        200, {"body": [1], "media_type": "application/json"},
    )  # fmt: skip
    assert await post("äö".encode("latin-1"), "text/plain; charset=iso-8859-1") == (
        200, {"body": "äö", "media_type": "text/plain"},
    )  # fmt: skip
    assert (await post(b"abcd", "text/csv"))[0] == 422
    assert (await post(b"\xff", "text/csv"))[0] == 400
    assert (await post(b"a", "text/csv; charset=utf-16"))[0] == 415
    assert (await post(b"a", "application/octet-stream"))[1]["body"] == "a"


async def test_forms_are_typed_by_their_schema() -> None:
    """application/x-www-form-urlencoded: numbers, lists, JSON members, and everything validated."""
    schema = {
        "type": "object",
        "required": ["n"],
        "properties": {
            "n": {"$ref": "#" + pointer({"type": "integer"})},
            "code": {"$ref": "#" + pointer({"type": "string"})},
            "tags": {"type": "array", "items": {"type": "integer"}},
            "deep": {"type": "object", "properties": {"x": {"type": "integer"}}},
        },
        "additionalProperties": {"maxLength": 3},
    }
    made = operation(
        method="POST",
        bodies=[Body("application/x-www-form-urlencoded", pointer(schema))],
    )

    async def post(content: str) -> Any:
        kind = {"content-type": "application/x-www-form-urlencoded"}
        return await ask(made, method="POST", content=content, headers=kind)

    status, body = await post("n=1&code=12&tags=2&tags=3&deep=%7B%22x%22%3A1%7D&more=a+b")
    expected = {"n": 1, "code": "12", "tags": [2, 3], "deep": {"x": 1}, "more": "a b"}
    assert (status, body.get("body")) == (200, expected)
    _, body = await post("n=x&n=2&tags=y&more=abcd")
    assert listed(body) == {
        ("body", "/n", "repeated"),
        ("body", "/n", "type"),
        ("body", "/tags/0", "type"),
        ("body", "/more", "maxLength"),
    }


async def test_an_alternative_that_was_meant_explains_itself() -> None:
    """Of a tagged union, the errors of the tag's own schema are told, not that none fits."""
    kinds = [
        {"properties": {"kind": {"const": kind}, "n": {"type": "integer"}}, "required": ["n"]}
        for kind in ("a", "b")
    ]
    body = Body("application/json", pointer({"items": {"oneOf": kinds}}))
    made = operation(method="POST", bodies=[body])
    _, answer = await ask(made, method="POST", json=[{"kind": "b"}, {"kind": "a", "n": "x"}])
    assert listed(answer) == {("body", "/0/n", "required"), ("body", "/1/n", "type")}
    _, answer = await ask(made, method="POST", json=[{"kind": "c"}])
    assert listed(answer) == {("body", "/0/kind", "enum")}


MOODS = {"oneOf": [{"type": "string", "enum": ["calm", "glad"]}, {"type": "null"}]}
TAGGED = {
    "oneOf": [
        {"type": "object", "properties": {"kind": {"const": kind}}, "required": ["kind"]}
        for kind in ("a", "b")
    ]
}


@pytest.mark.parametrize(
    ("schema", "value", "pointer_to", "message"),
    [
        (MOODS, "sunny", "/0", 'must be "calm", "glad" or null'),
        (MOODS, 1, "/0", 'must be "calm", "glad" or null'),
        ({"anyOf": [MOODS, {"type": "integer"}]}, [], "/0", '"glad", null or an integer'),
        ({"enum": ["p", "q", "r", "s", None]}, "t", "/0", 'must be "p", "q", "r", "s" or null'),
        ({"enum": list(range(200))}, "t", "/0", "must be 0, 1, 2, "),
        (TAGGED, {"kind": "c"}, "/0/kind", 'must be "a" or "b"'),
        (TAGGED, {}, "/0/kind", "is required"),
        (TAGGED, 3, "/0", "must be an object"),
        ({"oneOf": [{"minimum": 5}, {"maximum": 1}]}, 3, "/0", "not valid under any"),
        ({"oneOf": [{"type": "integer"}, {"type": "number"}]}, 3, "/0", "more than one"),
    ],
)
async def test_a_refused_choice_names_what_there_is_to_choose(
    schema: dict[str, Any], value: object, pointer_to: str, message: str
) -> None:
    """Whoever chose wrongly reads the choices: values, types, or tags of the alternatives."""
    made = operation(method="POST", bodies=[Body("application/json", pointer({"items": schema}))])
    _, answer = await ask(made, method="POST", json=[value])
    (violation,) = answer["errors"]
    assert violation["pointer"] == pointer_to
    assert message in violation["message"]
    assert len(violation["message"]) <= 300


def test_a_problem_that_the_contract_does_not_have_is_told_at_start() -> None:
    """An absent header could not be answered."""
    header = parameter("If-Match", "header", required=True, missing_problem="/problems/none")
    with pytest.raises(ValueError, match="no problem /problems/none"):
        router(operation(header))
