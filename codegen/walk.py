"""Walks a document by the table of keywords: which members hold objects, and of what kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from codegen.bundle import Node
from codegen.keywords import keyword

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The methods of a path item that are operations (§4.8.9)."""

PLAIN: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "string": ("a string", lambda v: isinstance(v, str)),
    "boolean": ("true or false", lambda v: isinstance(v, bool)),
    "integer": (
        "a whole number that is not negative",
        lambda v: not isinstance(v, bool) and isinstance(v, int | float) and v >= 0 and v % 1 == 0,
    ),
    "number": ("a number", lambda v: not isinstance(v, bool) and isinstance(v, int | float)),
    "any": ("any value", lambda _: True),
}
"""Shapes of plain values: what each is called, and how it is told."""


def children(kind: str, node: Node) -> Iterator[tuple[Node, str]]:
    """Give the members of an object that are of a known kind, with it (`Parameter*` …).

    Extensions, examples, defaults and other plain values are never entered.
    """
    for name, member in node.members():
        known = keyword(kind, name)
        if known is not None:
            yield from _inside(member, known.shape)


def _inside(node: Node, shape: str) -> Iterator[tuple[Node, str]]:
    if shape[0] == "[":
        for element in node.elements():
            yield from _inside(element, shape[1:-1])
    elif shape[0] == "{":
        for _, member in node.members():
            yield from _inside(member, shape[1:-1])
    elif shape not in PLAIN:
        yield node, shape


def referring(node: Node, kind: str) -> bool:
    """Tell whether an object stands for another: a reference, path item or schema with `$ref`."""
    may = kind.endswith("*") or kind in ("Schema", "PathItem")
    return may and isinstance(node.value, dict) and isinstance(node.value.get("$ref"), str)
