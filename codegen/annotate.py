"""Gives each JSON Schema the Python type that views it, and names the schemas that need a class."""

from __future__ import annotations

import re
from typing import Any

from codegen import names
from codegen.bundle import Node, unescape
from codegen.ir import SchemaRef

ANNOTATIONS = frozenset(
    {"$comment", "default", "deprecated", "description", "example", "examples"}
    | {"externalDocs", "readOnly", "title", "writeOnly", "xml"}
)
"""Keywords that say something about a value and nothing about which values there are."""

SCALARS = ("null", "boolean", "integer", "number", "string")
"""JSON types a parameter may have on the wire, the most specific first."""

_PYTHON = {"null": "None", "boolean": "bool", "integer": "int", "number": "float", "string": "str"}
_FORMATS = {"uuid": "UUID", "date": "date", "date-time": "datetime"}
_NEVER = frozenset[str]()
_SHARED = re.compile(r"/components/(parameters|headers|requestBodies|responses)/([^/]*)/")
_WITH_BODY = ("requestBodies", "responses")


def is_annotation(keyword: str) -> bool:
    """Tell whether a keyword leaves the set of valid values alone."""
    return keyword in ANNOTATIONS or keyword.startswith("x-")


def alias(node: Node) -> Node:
    """Follow a schema that only names another (a `$ref`, or an `allOf` of one) to the one it names.

    Stops at a schema that adds a rule of its own, and at a circle.
    """
    seen: set[str] = set()
    while isinstance(node.value, dict) and node.pointer not in seen:
        seen.add(node.pointer)
        rules = [key for key in node.value if not is_annotation(key)]
        if rules == ["$ref"]:
            node = node.target()
        elif rules == ["allOf"] and (only := _only_rule(node)) is not None:
            node = only
        else:
            break
    return node


def _only_rule(node: Node) -> Node | None:
    """Give the one branch of `allOf` that says more than annotations, if there is exactly one."""
    branches = node.get("allOf")
    ruling = [
        branch
        for branch in (branches.elements() if branches else ())
        if isinstance(branch.value, dict) and any(not is_annotation(key) for key in branch.value)
    ]
    return ruling[0] if len(ruling) == 1 else None


def json_types(node: Node, seen: frozenset[str] = _NEVER) -> frozenset[str] | None:
    """Give the JSON types that a schema lets through, or None when it lets through any."""
    node = alias(node)
    schema = node.value
    if not isinstance(schema, dict) or node.pointer in seen:
        return None
    seen = seen | {node.pointer}
    found = _own_types(schema)
    if "$ref" in schema:
        found = _both(found, json_types(node.target(), seen))
    for branch in _branches(node, "allOf"):
        found = _both(found, json_types(branch, seen))
    for keyword in ("oneOf", "anyOf"):
        if keyword in schema:
            found = _both(found, _any_of([json_types(b, seen) for b in _branches(node, keyword)]))
    return found


def _branches(node: Node, keyword: str) -> list[Node]:
    found = node.get(keyword)
    return list(found.elements()) if found else []


def _own_types(schema: dict[str, Any]) -> frozenset[str] | None:
    declared = schema.get("type")
    if isinstance(declared, str):
        return frozenset((declared,))
    if isinstance(declared, list):
        return frozenset(declared)
    if "const" in schema:
        return frozenset((type_of(schema["const"]),))
    if schema.get("enum"):
        return frozenset(type_of(value) for value in schema["enum"])
    return None


def _both(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    if one is None or other is None:
        return one if other is None else other
    common = one & other
    if "number" in one or "number" in other:
        common |= (one | other) & {"integer"}
    return common


def _any_of(parts: list[frozenset[str] | None]) -> frozenset[str] | None:
    union: frozenset[str] = frozenset()
    for part in parts:
        if part is None:
            return None
        union |= part
    return union


def type_of(value: Any) -> str:
    """Give the JSON type of a value; a whole number is an integer."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return "integer"
    if isinstance(value, float):
        return "number"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object"


def union(parts: list[str]) -> str:
    """Join annotations with `|`, each once, `None` last; `Any` swallows the others."""
    flat: list[str] = []
    for part in parts:
        flat += [piece for piece in _pieces(part) if piece not in flat]
    if "Any" in flat or not flat:
        return "Any"
    if "None" in flat:
        flat = [part for part in flat if part != "None"] + ["None"]
    return " | ".join(flat)


def _pieces(annotation: str) -> list[str]:
    """Split a union at its outermost bars; text in quotes and brackets stays whole."""
    pieces, depth, quote, start = [], 0, "", 0
    for index, char in enumerate(annotation):
        if quote:
            quote = "" if char == quote and annotation[index - 1] != "\\" else quote
        elif char in "'\"":
            quote = char
        elif char in "[(":
            depth += 1
        elif char in "])":
            depth -= 1
        elif char == "|" and not depth:
            pieces.append(annotation[start:index].strip())
            start = index + 1
    return [*pieces, annotation[start:].strip()]


class Schemas:
    """Hands out the Python view of schemas. Component schemas take their class names first.

    A schema needs a class when it declares properties, itself or through `allOf`; every other
    schema is a plain expression of Python types (`str`, `list[models.Post]`, `models.Card |
    models.Account`, `dict[str, int]`), also when it is a component.
    """

    def __init__(self, root: Node) -> None:
        self.classes: dict[str, str] = {}
        self._namer = names.Namer(*names.MODEL_WORDS)
        components = root.get("components")
        schemas = components.get("schemas") if components else None
        found = [(key, node) for key, node in (schemas.members() if schemas else ())]
        needing = [(key, node) for key, node in found if alias(node) is node and _has_members(node)]
        exact = {key for key, _ in needing if names.pascal(key) == key and key not in self._namer}
        for key in sorted(exact):
            self._namer.take(key)
        for key, node in needing:
            self.classes[node.pointer] = key if key in exact else self._take(names.pascal(key))

    def _take(self, name: str) -> str:
        return self._namer.take(name, f"{name}Model")

    def view(self, node: Node, hint: str) -> SchemaRef:
        """Give the view of a schema; `hint` names its class if it needs one and is inline."""
        location = node.location
        target = _follow(node)
        annotation = self.annotation(node, _shared_name(node) or hint)
        return SchemaRef(
            target.pointer, annotation, self.classes.get(alias(node).pointer), location
        )

    def annotation(self, node: Node, hint: str, seen: frozenset[str] = _NEVER) -> str:
        """Give the type expression; a schema that holds itself without a class is `Any` inside."""
        node = alias(node)
        schema = node.value
        if not isinstance(schema, dict) or node.pointer in seen:
            return "Any"
        seen = seen | {node.pointer}
        hint = _component_name(node) or hint
        if "const" in schema:
            return _literal([schema["const"]])
        if schema.get("enum"):
            return _literal(schema["enum"])
        if node.pointer in self.classes or _has_members(node):
            return self._class(node, hint)
        for keyword in ("oneOf", "anyOf"):
            if schema.get(keyword):
                return self._union(node, keyword, hint, seen)
        return self._plain(node, hint, seen)

    def _class(self, node: Node, hint: str) -> str:
        if node.pointer not in self.classes:
            self.classes[node.pointer] = self._take(hint)
        name = f"models.{self.classes[node.pointer]}"
        types = _own_types(node.value)
        if types is None or types <= {"object"}:
            return name
        others = [_PYTHON.get(kind, "Any") for kind in SCALARS if kind in types]
        return union([name, *others, *(["list[Any]"] if "array" in types else [])])

    def _union(self, node: Node, keyword: str, hint: str, seen: frozenset[str]) -> str:
        branches = _branches(node, keyword)
        inline = [b for b in branches if alias(b).pointer not in self.classes]
        parts = []
        for branch in branches:
            number = str(inline.index(branch) + 1) if branch in inline and len(inline) > 1 else ""
            parts.append(self.annotation(branch, hint + number, seen))
        whole = union(parts)
        own = _own_types(node.value)
        if whole == "Any" and own:
            return self._plain(node, hint, seen)
        if own and "null" in own and "None" not in _pieces(whole):
            return union([whole, "None"]) if _nullable_branch(branches) else whole
        return whole

    def _plain(self, node: Node, hint: str, seen: frozenset[str]) -> str:
        types = _own_types(node.value)
        if types is None:
            return self._untyped(node, hint, seen)
        order = (*(kind for kind in SCALARS if kind != "null"), "array", "object", "null")
        return union([self._typed(node, kind, hint, seen) for kind in order if kind in types])

    def _untyped(self, node: Node, hint: str, seen: frozenset[str]) -> str:
        """Take the type of the `$ref`, or of the first branch of `allOf` that tells one."""
        candidates = [node.target()] if "$ref" in node.value else []
        for branch in (*candidates, *_branches(node, "allOf")):
            annotation = self.annotation(branch, hint, seen)
            if annotation != "Any":
                return annotation
        return "Any"

    def _typed(self, node: Node, kind: str, hint: str, seen: frozenset[str]) -> str:
        if kind == "array":
            items = node.get("items")
            if items is None or "prefixItems" in node.value:
                return "list[Any]"
            return f"list[{self.annotation(items, hint + 'Item', seen)}]"
        if kind == "object":
            values = node.get("additionalProperties")
            inner = self.annotation(values, hint + "Value", seen) if values else "Any"
            return f"dict[str, {inner}]"
        if kind == "string":
            return _FORMATS.get(node.text("format"), "str")
        return _PYTHON[kind]


def _shared_name(node: Node) -> str | None:
    """Name the inline schema of a shared parameter, header, body or response after that."""
    match = _SHARED.match(node.pointer)
    if match is None:
        return None
    return names.pascal(unescape(match[2])) + ("Body" if match[1] in _WITH_BODY else "")


def _component_name(node: Node) -> str | None:
    """Give the class name that a component schema's parts are named after."""
    head, _, key = node.pointer.rpartition("/")
    return names.pascal(unescape(key)) if head == "/components/schemas" else None


def _follow(node: Node) -> Node:
    """Follow references that have no siblings at all: the target validates the same values."""
    seen: set[str] = set()
    while (
        isinstance(node.value, dict) and list(node.value) == ["$ref"] and node.pointer not in seen
    ):
        seen.add(node.pointer)
        node = node.target()
    return node


def _nullable_branch(branches: list[Node]) -> bool:
    """Tell whether some branch lets null through."""
    return any((types := json_types(branch)) is None or "null" in types for branch in branches)


def _has_members(node: Node, seen: frozenset[str] = _NEVER) -> bool:
    """Tell whether a schema declares properties, itself or through `$ref` siblings and `allOf`."""
    schema = node.value
    if not isinstance(schema, dict) or node.pointer in seen:
        return False
    if schema.get("properties"):
        return True
    seen = seen | {node.pointer}
    if "$ref" in schema and _has_members(node.target(), seen):
        return True
    return any(_has_members(branch, seen) for branch in _branches(node, "allOf"))


def _literal(values: list[Any]) -> str:
    """Write an enumeration: text, whole numbers and booleans as `Literal`, others by type."""
    if not all(isinstance(value, str | bool | int | None) for value in values):
        kinds = [
            _PYTHON.get(type_of(v), "Any") if not isinstance(v, float) else "float" for v in values
        ]
        return union(
            [
                {"Any": _container(value)}.get(kind, kind)
                for kind, value in zip(kinds, values, strict=True)
            ]
        )
    told = [repr(value) for value in values if value is not None]
    parts = [f"Literal[{', '.join(dict.fromkeys(told))}]"] if told else []
    return union([*parts, *(["None"] if None in values else [])])


def _container(value: Any) -> str:
    return "list[Any]" if isinstance(value, list) else "dict[str, Any]"
