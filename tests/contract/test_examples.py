"""Proof 3: the document keeps its own promises."""

from __future__ import annotations

import pytest

from tests.contract.document import PROBLEM_JSON, Document, load

DOCUMENT = load()
UNIVERSAL = ["type", "title", "status", "detail", "instance", "trace_id"]
PROBLEM_TYPES = [
    name
    for name, schema in DOCUMENT.root["components"]["schemas"].items()
    if isinstance(schema.get("properties", {}).get("status", {}).get("const"), int)
]
SUBJECTS = list(DOCUMENT.examples())


@pytest.mark.parametrize(("where", "schema", "value"), SUBJECTS, ids=[s[0] for s in SUBJECTS])
def test_example_validates(document: Document, where: str, schema: object, value: object) -> None:
    """Each example is accepted by the schema beside it, formats included."""
    assert [error.message for error in document.validator(schema).iter_errors(value)] == []


def test_every_body_has_an_example(document: Document) -> None:
    """Each media type of each request and answer shows at least one example."""
    bare = []
    for operation in document.operations.values():
        body = document.resolve(operation.node.get("requestBody", {}))
        contents = {"request": body.get("content", {})}
        for status, response in document.responses(operation).items():
            contents[status] = response.get("content", {})
        bare += [
            f"{operation.id} {where} {media_type}"
            for where, content in contents.items()
            for media_type, media in content.items()
            if not media.get("examples")
        ]
    assert bare == []


@pytest.mark.parametrize("operation_id", list(DOCUMENT.operations))
def test_errors_have_one_shape(document: Document, operation_id: str) -> None:
    """Each error answer is application/problem+json alone, of types that have its status."""
    operation = document.operations[operation_id]
    for status, response in document.responses(operation).items():
        if status == "default" or status >= "400":
            assert list(response["content"]) == [PROBLEM_JSON], status
            types = document.problems(operation)[status]
            assert types, f"{status} names no problem type"
            for kind in types:
                schema = document.root["components"]["schemas"][_class(kind)]
                assert status in ("default", str(schema["properties"]["status"]["const"]))


@pytest.mark.parametrize("kind", PROBLEM_TYPES)
def test_problem_types_extend_the_one_shape(document: Document, kind: str) -> None:
    """Each schema of a problem type composes `Problem`, is closed, and is named for its type."""
    schemas = document.root["components"]["schemas"]
    schema = schemas[kind]
    constant = schema.get("properties", {}).get("type", {}).get("const", "")
    assert schemas["Problem"]["required"] == UNIVERSAL
    assert schema["allOf"] == [{"$ref": "#/components/schemas/Problem"}]
    assert schema["unevaluatedProperties"] is False
    assert kind == _class(constant)


def test_operations_answer_their_own_statuses(document: Document) -> None:
    """Security, bodies, cursors and conditions bring the answers that follow, and nothing else."""
    for operation in document.operations.values():
        statuses = set(document.responses(operation))
        secured = any(document.security(operation))
        public = document.is_public(operation)
        scoped = bool(document.scopes(operation)) and not public
        has_body = "requestBody" in operation.node
        parameters = {parameter["name"] for parameter in operation.parameters}
        problems = frozenset[str]().union(*document.problems(operation).values())
        assert {"422", "default"} <= statuses, operation.id
        assert not secured or "401" in statuses, operation.id
        assert not scoped or "403" in statuses, operation.id
        assert public or ("/problems/insufficient_scope" in problems) == scoped, operation.id
        assert public or "/problems/authentication_required" in problems, operation.id
        assert ("406" in statuses) == bool(document.offers(operation)), operation.id
        assert has_body == ({"413", "415"} <= statuses), operation.id
        assert ("/problems/malformed_request" in problems) == has_body, operation.id
        assert ("cursor" in parameters) == ("/problems/cursor_invalid" in problems), operation.id
        assert ("If-Match" in parameters) == ({"412", "428"} <= statuses), operation.id
        assert ("If-None-Match" in parameters) == ("304" in statuses), operation.id
        assert ("Idempotency-Key" in parameters) == (
            "/problems/idempotency_in_progress" in problems
        ), operation.id


def _class(kind: str) -> str:
    return "".join(word.capitalize() for word in kind.removeprefix("/problems/").split("_"))
