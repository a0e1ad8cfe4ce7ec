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
    """Check every schema against the meta-schema of draft 2020-12, and find circles."""
    found: list[SpecError] = []
    circles = _Circles()
    pending = [(root, "OpenAPI")]
    while pending:
        node, kind = pending.pop()
        inside = kind == "Schema"
        for child, inner in children(kind, node):
            if inner == "Schema" and not inside:
                found += _meta_errors(child)
            if not (inner.endswith("*") and referring(child, inner)):
                pending.append((child, inner.rstrip("*")))
        if inside and node.ref() is not None:
            circles.visit(node)
    return found + circles.errors


class _Circles:
    """Finds schemas that apply themselves to the value they judge, and so never decide."""

    def __init__(self) -> None:
        self.errors: list[SpecError] = []
        self._open: set[str] = set()
        self._done: set[str] = set()

    def visit(self, node: Node) -> None:
        """Follow everything that is applied to the same value, to its end."""
        if node.pointer in self._done or not isinstance(node.value, dict):
            return
        self._open.add(node.pointer)
        for following, key in _in_place(node):
            if following.pointer in self._open:
                message = "this schema leads back to itself before it says anything"
                self.errors.append(node.error(message, key=key))
            else:
                self.visit(following)
        self._open.discard(node.pointer)
        self._done.add(node.pointer)


def _in_place(node: Node) -> Iterator[tuple[Node, str]]:
    """Give the schemas that a schema applies to its own value, with the keyword that does it."""
    if node.ref() is not None:
        yield node.target(), "$ref"
    for key in ("allOf", "anyOf", "oneOf"):
        branches = node.get(key)
        for branch in branches.elements() if branches else ():
            yield branch, key
    for key in ("not", "if", "then", "else"):
        applied = node.get(key)
        if applied is not None:
            yield applied, key


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
