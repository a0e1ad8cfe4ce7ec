"""Checks schemas against the meta-schema of draft 2020-12, and that their patterns compile."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import jsonschema_rs

from codegen.bundle import Node
from codegen.errors import SpecError
from codegen.walk import children, referring

_META = jsonschema_rs.Draft202012Validator({"$ref": "https://json-schema.org/draft/2020-12/schema"})


def check_schemas(root: Node) -> list[SpecError]:
    """Check every outermost schema against the meta-schema of draft 2020-12."""
    found: list[SpecError] = []
    pending = [(root, "OpenAPI")]
    while pending:
        node, kind = pending.pop()
        if kind == "Schema":
            found += _meta_errors(node)
        else:
            pending += [
                (child, inner.rstrip("*"))
                for child, inner in children(kind, node)
                if not (inner.endswith("*") and referring(child, inner))
            ]
    return found


def _meta_errors(node: Node) -> Iterator[SpecError]:
    if _META.is_valid(node.value):
        return
    for error in _META.iter_errors(node.value):
        at = node
        for token in error.instance_path:
            at = at.get(token) or at
        yield at.error(f"not a valid schema: {error.message[:200]}")


@lru_cache(maxsize=4096)
def compiles(pattern: str) -> bool:
    """Tell whether the engine that validates takes a pattern."""
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except (ValueError, jsonschema_rs.ValidationError):
        return False
    return True
