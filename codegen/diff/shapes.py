"""Takes schemas apart: what holds together in one value, and which alternatives there are.

References and `allOf` are unfolded, every combination of the alternatives of `anyOf` and `oneOf`
is one of its own, and each is split by JSON type. What is left of a document that says the same in
another way is then the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from codegen.annotate import alias, type_of
from codegen.bundle import Node
from codegen.diff.findings import Conj

TYPES = ("null", "boolean", "number", "string", "array", "object")
LIMIT = 1024
"""How many combinations of alternatives are looked at one by one."""


class TooMany(Exception):
    """The alternatives of a schema multiply beyond `LIMIT`."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One schema object without its references and compositions.

    `above` are the pointers of the schemas that it is a part of: an `unevaluatedProperties` in one
    of them takes the properties declared here for evaluated.
    """

    node: Node
    above: frozenset[str] = frozenset()

    def has(self, key: str) -> bool:
        """Tell whether the schema object itself has a keyword."""
        return isinstance(self.node.value, dict) and key in self.node.value


@dataclass(frozen=True)
class Alternative:
    """Values of one JSON type that one combination of alternatives lets through.

    `values` are the only ones, in canonical form, or None; `integer` says that numbers are whole.
    """

    type: str
    leaves: tuple[Leaf, ...]
    branches: tuple[Node, ...]
    values: tuple[str, ...] | None
    integer: bool

    def nodes(self, key: str) -> list[Node]:
        """Give the schema objects that have a keyword."""
        return [leaf.node for leaf in self.leaves if leaf.has(key)]

    @cached_property
    def name(self) -> str | None:
        """The component that the innermost alternative refers to."""
        for branch in reversed(self.branches):
            if (ref := branch.ref()) is not None:
                return ref
        return None

    @cached_property
    def title(self) -> str | None:
        """The title of the innermost alternative."""
        return next((text for b in reversed(self.branches) if (text := b.text("title"))), None)

    @cached_property
    def tags(self) -> dict[str, frozenset[str]]:
        """Properties that are required and have few values, with those values."""
        required = {name for node in self.nodes("required") for name in node.value["required"]}
        found: dict[str, frozenset[str]] = {}
        for node in self.nodes("properties"):
            for name in node.value["properties"]:
                values = _few(node, name) if name in required else None
                if values is not None:
                    found[name] = found.get(name, values) & values
        return found

    def label(self) -> str:
        """Name the alternative for a reader."""
        if self.name:
            return self.name.rpartition("/")[2]
        if self.title:
            return self.title
        tags = [f"{name} {'|'.join(sorted(values))}" for name, values in self.tags.items()]
        return ", ".join(tags) or self.type

    def place(self) -> Node | None:
        """Give the node to point at; `{}` written as nothing at all has none."""
        if self.branches:
            return self.branches[-1]
        return self.leaves[0].node if self.leaves else None


def _few(node: Node, name: str) -> frozenset[str] | None:
    declared = node.get("properties")
    member = declared.get(name) if declared else None
    schema = alias(member).value if member else None
    if not isinstance(schema, dict):
        return None
    if "const" in schema:
        return frozenset((canonical(schema["const"]),))
    listed = schema.get("enum")
    return frozenset(map(canonical, listed)) if isinstance(listed, list) and listed else None


def canonical(value: Any) -> str:
    """Write a JSON value so that equal ones (JSON Schema §4.2.2) are the same text."""
    return json.dumps(_plain(value), sort_keys=True, ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def flatten(nodes: Conj, above: frozenset[str] = frozenset()) -> list[Leaf]:
    """Unfold references and `allOf`, the outermost first. Every schema object stands once."""
    found: dict[tuple[str, frozenset[str]], Leaf] = {}
    for node in nodes:
        for leaf in _unfold(node, above):
            found.setdefault((leaf.node.pointer, leaf.above), leaf)
    return list(found.values())


def _unfold(node: Node, above: frozenset[str]) -> Iterator[Leaf]:
    if node.value is True or node.pointer in above:
        return
    yield Leaf(node, above)
    inner = above | {node.pointer}
    if node.ref() is not None:
        yield from _unfold(node.target(), inner)
    for branch in branches(node, "allOf"):
        yield from _unfold(branch, inner)


def branches(node: Node, keyword: str) -> list[Node]:
    """Give the elements of a keyword that holds a list of schemas."""
    found = node.get(keyword)
    return list(found.elements()) if found else []


Option = tuple[tuple[Leaf, ...], tuple[Node, ...]]
"""What holds together, and the branches that were chosen for it."""


def options(nodes: Conj, above: frozenset[str] = frozenset()) -> list[Option]:
    """Give every combination of the alternatives of `anyOf` and `oneOf`. Raises `TooMany`."""
    leaves = tuple(flatten(nodes, above))
    found: list[Option] = [(leaves, ())]
    for leaf in leaves:
        for keyword in ("anyOf", "oneOf"):
            if leaf.has(keyword):
                found = _times(found, _choices(leaf, keyword))
    return found


def _choices(leaf: Leaf, keyword: str) -> list[Option]:
    inner = leaf.above | {leaf.node.pointer}
    return [
        (leaves, (branch, *chosen))
        for branch in branches(leaf.node, keyword)
        for leaves, chosen in options((branch,), inner)
    ]


def _times(left: list[Option], right: list[Option]) -> list[Option]:
    if len(left) * len(right) > LIMIT:
        raise TooMany
    return [(a + c, b + d) for a, b in left for c, d in right]


def alternatives(nodes: Conj) -> dict[str, list[Alternative]]:
    """Give what a value may be, by JSON type, in the order of the document. Raises `TooMany`."""
    found: dict[str, list[Alternative]] = {}
    for leaves, chosen in options(nodes):
        for alternative in _split(leaves, chosen):
            found.setdefault(alternative.type, []).append(alternative)
    return found


def _split(leaves: tuple[Leaf, ...], chosen: tuple[Node, ...]) -> Iterator[Alternative]:
    types, integer = set(TYPES), False
    for leaf in leaves:
        own = _own_types(leaf.node.value)
        types &= {"number" if kind == "integer" else kind for kind in own}
        integer = integer or ("integer" in own and "number" not in own)
    values = _values(leaves)
    for kind in TYPES:
        if kind in types and (mine := _of_type(values, kind, whole=integer)) != ():
            yield Alternative(kind, leaves, chosen, mine, integer and kind == "number")


def _own_types(schema: Any) -> tuple[str, ...]:
    if schema is False:
        return ()
    declared = schema.get("type", list(TYPES))
    return (declared,) if isinstance(declared, str) else tuple(declared)


def _values(leaves: tuple[Leaf, ...]) -> list[str] | None:
    found: list[str] | None = None
    for leaf in leaves:
        schema = leaf.node.value
        for listed in (
            [schema["const"]] if leaf.has("const") else None,
            schema["enum"] if leaf.has("enum") else None,
        ):
            if listed is not None:
                own = list(dict.fromkeys(map(canonical, listed)))
                found = own if found is None else [value for value in found if value in own]
    return found


def _of_type(values: list[str] | None, kind: str, *, whole: bool) -> tuple[str, ...] | None:
    if values is None:
        return {"null": ("null",), "boolean": ("false", "true")}.get(kind)
    return tuple(value for value in values if _is(json.loads(value), kind, whole=whole))


def _is(value: Any, kind: str, *, whole: bool) -> bool:
    actual = type_of(value)
    if kind == "number":
        return actual == "integer" or (actual == "number" and not whole)
    return actual == kind


def overlapping(nodes: Conj) -> list[Node]:
    """Give the schema objects with a `oneOf` whose alternatives are not provably apart."""
    choosing = {
        leaf.node.pointer: leaf.node
        for leaves, _ in options(nodes)
        for leaf in leaves
        if leaf.has("oneOf")
    }
    return [node for node in choosing.values() if not _apart(branches(node, "oneOf"))]


def _apart(nodes: list[Node]) -> bool:
    every = [alternatives((node,)) for node in nodes]
    listed = [one.values for kinds in every for many in kinds.values() for one in many]
    if None not in listed:
        values = [value for many in listed for value in many or ()]
        return len(values) == len(set(values))
    return all(_disjoint(one, other) for one, other in combinations(every, 2))


def _disjoint(one: dict[str, list[Alternative]], other: dict[str, list[Alternative]]) -> bool:
    return all(
        _exclude(left, right)
        for kind in one.keys() & other.keys()
        for left in one[kind]
        for right in other[kind]
    )


def _exclude(left: Alternative, right: Alternative) -> bool:
    if left.values is not None and right.values is not None:
        return not set(left.values) & set(right.values)
    return conflicting(left, right)


def conflicting(left: Alternative, right: Alternative) -> bool:
    """Tell whether a property that both require has no value in common."""
    if left.type != "object" or right.type != "object":
        return False
    return any(not left.tags[name] & right.tags[name] for name in left.tags.keys() & right.tags)
