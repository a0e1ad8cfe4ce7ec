"""`readOnly` and `writeOnly`: what a request may leave out, and what an answer may not hold."""

from __future__ import annotations

from typing import Any

import pytest

from codegen.runtime import Body, ResponseSpec, Validators
from codegen.runtime.sides import document_of
from tests.codegen.runtime.service import ANY, Echo, client, operation, pointer, router

READ = {"type": "string", "readOnly": True}
WRITE = {"type": "string", "writeOnly": True}
ACCOUNT = {
    "type": "object",
    "properties": {"id": READ, "name": {"type": "string"}, "secret": WRITE},
    "required": ["id", "name", "secret"],
}


def accepts(schema: Any, side: Any, value: Any) -> bool:
    """Ask one side's validator of a schema."""
    return Validators({"a": schema, "b": ACCOUNT}).side(side).at("/a").is_valid(value)


@pytest.mark.parametrize(
    ("side", "value", "expected"),
    [
        ("request", {"name": "n", "secret": "s"}, True),
        ("request", {"id": "i", "name": "n", "secret": "s"}, True),
        ("request", {"id": "i", "name": "n"}, False),
        ("response", {"id": "i", "name": "n"}, True),
        ("response", {"id": "i", "name": "n", "secret": "s"}, False),
        ("response", {"name": "n"}, False),
    ],
)
@pytest.mark.parametrize(
    "schema",
    [
        ACCOUNT,
        {"$ref": "#/b"},
        {"allOf": [{"$ref": "#/b"}, {"required": ["id", "secret"]}]},
        {"properties": ACCOUNT["properties"], "allOf": [{"required": ACCOUNT["required"]}]},
        {"allOf": [{"properties": ACCOUNT["properties"]}], "required": ACCOUNT["required"]},
    ],
    ids=["own", "referred", "required again", "required below", "described below"],
)
def test_each_side_asks_what_is_its_own(
    schema: Any, side: str, value: Any, *, expected: bool
) -> None:
    """Wherever `required` stands beside the property it names, however it is composed."""
    assert accepts(schema, side, value) is expected


def test_a_property_may_be_marked_behind_a_reference() -> None:
    """The mark belongs to the property, wherever its schema stands."""
    schema = {
        "properties": {"k": {"$ref": "#/a/$defs/key"}},
        "required": ["k"],
        "$defs": {"key": READ},
    }
    assert accepts(schema, "request", {})
    assert not accepts(schema, "response", {})


def test_a_document_without_marks_is_one_for_both_sides() -> None:
    """No copy is made, and no validator is compiled twice."""
    validators = Validators({"a": {"properties": {"readOnly": {"type": "boolean"}}}})
    assert validators.side("request") is validators
    assert validators.side("response") is validators


def test_examples_and_defaults_are_left_alone() -> None:
    """They are values, even where they look like schemas."""
    document = {"a": {"default": ACCOUNT, "example": ACCOUNT, "examples": [ACCOUNT]}}
    assert document_of(document, "request") is document


async def test_the_engine_reads_requests_as_requests() -> None:
    """A client leaves out what the server gives; an answer without it is still an error."""
    place = pointer(ACCOUNT)
    create = operation(
        method="POST",
        bodies=[Body("application/json", place)],
        responses=(ResponseSpec("200", {"application/json": place}), ANY),
    )

    async def answer(_context: Any, request: Any) -> Echo:
        leaked = {"secret": "s"} if request.body["name"] == "leak" else {}
        return Echo({"id": "i", "name": "n", **leaked})

    async with client(router(create, echo=answer)) as http:
        for name, expected in (("n", 200), ("leak", 500)):
            sent = {"name": name, "secret": "s"}
            assert (await http.post("/things", json=sent)).status_code == expected
        assert (await http.post("/things", json={"id": "i", "name": "n"})).status_code == 422
