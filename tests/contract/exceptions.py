"""What a fuzzer may take for a failure and the contract declares: each exception with its reason.

An exception is granted for one answer at a time, never for a status in general: the operation must
document this problem type at this status, and the type must be one whose meaning lies outside what
a schema can say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.contract.document import Document, Operation

BEYOND_SCHEMA: Mapping[str, str] = {
    "/problems/cursor_invalid": "a schema gives a cursor's alphabet, not which ones were issued",
    "/problems/cursor_mismatch": "a cursor belongs to the filters that it was issued with",
    "/problems/idempotency_key_reused": "whether a key was used with another request is history",
    "/problems/version_conflict": "a well-formed entity tag need not name the current version",
    "/problems/gone": "what was removed for good is addressed like what is there",
    "/problems/content_too_large": "JSON Schema bounds each part, not the size of the whole",
    "/problems/content_invalid": "JSON Schema bounds each list, not the number of nodes in all",
    "/problems/revision_not_found": "which versions an entry has is its history",
    "/problems/private_content_blocked": "which blocks a version has is not in the request",
    "/problems/parent_not_found": "which comments a post has is not in the request",
    "/problems/comment_depth_exceeded": "how deep a comment stands in its thread is its history",
    "/problems/slug_reserved": "the reserved words are compared after NFKC and case folding",
    "/problems/media_too_large": "how many pixels and frames a file has is inside of it",
    "/problems/range_not_satisfiable": "how many bytes a file has is not in the request",
    "/problems/password_compromised": "the list of known passwords is not part of the document",
}
"""Problem types that may answer a request which its schema accepts. Conflicts (409) may anyway."""

OF_OPERATIONS: Mapping[tuple[str, str], str] = {
    ("uploadMedia", "/problems/media_type_unsupported"): "what a file is, its first bytes tell",
}
"""The same, for one operation: elsewhere a schema can say what this problem is about."""

VALIDATION_FAILED = "/problems/validation_failed"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One answer to judge: its status and its body as JSON (None when it has none)."""

    status: int
    body: Any


def refused_valid(document: Document, operation: Operation, seen: Exchange) -> str | None:
    """Say why a request that the schema accepts may get this 4xx; None when it may not."""
    kind = _documented(document, operation, seen)
    if kind is None:
        return None
    if kind in BEYOND_SCHEMA:
        return BEYOND_SCHEMA[kind]
    if (operation.id, kind) in OF_OPERATIONS:
        return OF_OPERATIONS[operation.id, kind]
    if kind == VALIDATION_FAILED:
        codes = {error.get("code") for error in seen.body.get("errors", ())}
        if codes and codes <= document.semantic_codes(operation):
            return f"x-semantic-codes: {', '.join(sorted(codes))}"
    return None


def refused_invalid(document: Document, operation: Operation, seen: Exchange) -> str | None:
    """Say why an invalid request may get a 4xx of another kind; None when it may not."""
    if _documented(document, operation, seen) == "/problems/content_too_large":
        return "a body that is too large is refused before it is read"
    return None


def missing_header(
    document: Document, operation: Operation, header: str, seen: Exchange
) -> str | None:
    """Say why a missing header may be answered so: its parameter names the very problem type."""
    kind = _documented(document, operation, seen)
    for parameter in operation.parameters:
        if parameter["in"] == "header" and parameter["name"].lower() == header.lower():
            declared = parameter.get("x-missing-problem")
            if declared is not None and declared == kind:
                return f"x-missing-problem: {declared}"
    return None


def used_after_free(freed_by: Operation, asked: Operation, seen: Exchange) -> str | None:
    """Say why something deleted may still be read: the deletion is soft, the answer shows it.

    What else an operation keeps of it, such as its history, it names.
    """
    declared = freed_by.node.get("x-soft-delete")
    if declared is None:
        return None
    if asked.id in declared.get("keeps", ()):
        return f"x-soft-delete: {asked.id} is kept"
    shows = isinstance(seen.body, Mapping) and seen.body.get(declared["field"]) is not None
    if shows or seen.status == 304:
        return f"x-soft-delete: {declared['field']}"
    return None


def merged_away(operation: Operation, parameters: Mapping[str, Any], seen: Exchange) -> str | None:
    """Say why what was changed is not there any more: it became part of something else.

    The answer shows it: its field names another one than the parameter of the path did.
    """
    declared = operation.node.get("x-merge")
    if declared is None or not isinstance(seen.body, Mapping):
        return None
    asked, left = parameters.get(declared["parameter"]), seen.body.get(declared["field"])
    return None if left in (None, asked) else f"x-merge: {declared['parameter']}"


def _documented(document: Document, operation: Operation, seen: Exchange) -> str | None:
    """Give the answer's problem type if the operation documents it at this status."""
    if not isinstance(seen.body, Mapping):
        return None
    kind = seen.body.get("type")
    listed = document.problems(operation).get(str(seen.status), frozenset())
    return kind if kind in listed else None
