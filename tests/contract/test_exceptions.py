"""What the fuzzer may overlook is granted by the contract, answer by answer, or not at all."""

from __future__ import annotations

import pytest

from tests.contract import exceptions
from tests.contract.document import Document
from tests.contract.exceptions import BEYOND_SCHEMA, Exchange


def _problem(name: str, **members: object) -> dict[str, object]:
    return {"type": f"/problems/{name}", **members}


def test_declared_types_are_granted(document: Document) -> None:
    """A problem type that is beyond schemas and documented for the operation is no failure."""
    for operation, status, name in (
        ("listPosts", 400, "cursor_invalid"),
        ("updateEntry", 412, "version_conflict"),
        ("publishEntry", 422, "revision_not_found"),
    ):
        seen = Exchange(status, _problem(name))
        assert exceptions.refused_valid(document, document.operations[operation], seen)


@pytest.mark.parametrize(
    ("operation", "status", "body"),
    [
        ("listPosts", 422, _problem("validation_failed", errors=[{"code": "maxLength"}])),
        ("getPost", 400, _problem("cursor_invalid")),
        ("getEntry", 412, _problem("version_conflict")),
        ("updateEntry", 409, _problem("version_conflict")),
        ("createEntry", 400, _problem("malformed_request")),
        ("createEntry", 415, _problem("media_type_unsupported")),
        ("createEntry", 422, _problem("validation_failed", errors=[])),
        ("createEntry", 422, None),
    ],
)
def test_anything_else_is_a_failure(
    document: Document, operation: str, status: int, body: object
) -> None:
    """Other types, other statuses and operations that do not document the type get no exception."""
    seen = Exchange(status, body)
    assert exceptions.refused_valid(document, document.operations[operation], seen) is None


def test_semantic_codes_are_granted_where_declared(document: Document) -> None:
    """`x-semantic-codes` of a request's schemas excuse a refusal, and no other code does."""
    zone = {"code": "unknown_time_zone"}
    seen = Exchange(422, _problem("validation_failed", errors=[zone]))
    assert exceptions.refused_valid(document, document.operations["createEntry"], seen)
    assert exceptions.refused_valid(document, document.operations["signIn"], seen) is None
    both = Exchange(422, _problem("validation_failed", errors=[zone, {"code": "pattern"}]))
    assert exceptions.refused_valid(document, document.operations["createEntry"], both) is None


def test_missing_header_needs_its_own_problem(document: Document) -> None:
    """A missing header may be answered by the problem that its parameter names, by nothing else."""
    operation = document.operations["updateEntry"]
    asked = Exchange(428, _problem("precondition_required"))
    assert exceptions.missing_header(document, operation, "if-match", asked)
    assert exceptions.missing_header(document, operation, "Idempotency-Key", asked) is None
    stale = Exchange(412, _problem("version_conflict"))
    assert exceptions.missing_header(document, operation, "If-Match", stale) is None


def test_only_a_declared_soft_deletion_leaves_something_to_read(document: Document) -> None:
    """What was deleted may be read when the deletion is declared soft and the answer says so."""
    soft, hard = document.operations["deleteEntry"], document.operations["revokeSession"]
    read, tags = document.operations["getEntry"], document.operations["listTags"]
    trashed = Exchange(200, {"deleted_at": "2026-11-20T09:00:00Z"})
    assert exceptions.used_after_free(soft, read, trashed)
    assert exceptions.used_after_free(soft, read, Exchange(200, {"deleted_at": None})) is None
    assert exceptions.used_after_free(hard, read, trashed) is None
    history = document.operations["getPostVersion"]
    assert exceptions.used_after_free(
        document.operations["deletePost"], history, Exchange(200, {"version": 1})
    )
    assert exceptions.used_after_free(soft, tags, Exchange(200, {"data": []})) is None


def test_only_a_declared_merger_leaves_nothing_to_change(document: Document) -> None:
    """What was changed may be gone when the answer shows another thing, and nowhere else."""
    merging, other = document.operations["updateTag"], document.operations["updateEntry"]
    path = {"tag_id": "a", "entry_id": "a"}
    assert exceptions.merged_away(merging, path, Exchange(200, {"id": "b"}))
    assert exceptions.merged_away(merging, path, Exchange(200, {"id": "a"})) is None
    assert exceptions.merged_away(merging, path, Exchange(200, None)) is None
    assert exceptions.merged_away(other, path, Exchange(200, {"id": "b"})) is None


def test_declared_mergers_name_what_there_is(document: Document) -> None:
    """The parameter is one of the path, and the field one of every answer."""
    for operation in document.operations.values():
        if (declared := operation.node.get("x-merge")) is not None:
            in_path = {p["name"] for p in operation.parameters if p["in"] == "path"}
            schemas = [
                document.resolve(media["schema"])
                for media in document.responses(operation)["200"]["content"].values()
            ]
            assert declared["parameter"] in in_path
            assert all(declared["field"] in schema["required"] for schema in schemas)


def test_no_exception_is_idle(document: Document) -> None:
    """Each problem type in the table is documented by some operation: a stale line fails."""
    documented = frozenset[str]().union(
        *(
            types
            for operation in document.operations.values()
            for types in document.problems(operation).values()
        )
    )
    assert sorted(set(BEYOND_SCHEMA) - documented) == []
