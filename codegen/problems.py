"""Finds the problem types of a document: schemas whose `type` is constant (RFC 9457)."""

from __future__ import annotations

from typing import Any

from codegen import ir, names
from codegen.annotate import Schemas, alias
from codegen.bundle import Node
from codegen.media import is_problem

UNIVERSAL_MEMBERS = ("type", "title", "status", "detail", "instance", "trace_id")
"""Members that every problem may have (RFC 9457 §3.1), and the trace id."""


class Problems:
    """Makes one record of each problem type, when an answer that may carry it is first met."""

    def __init__(self, schemas: Schemas) -> None:
        self.schemas = schemas
        self.found: dict[str, ir.Problem] = {}
        self._pointers: dict[str, str] = {}
        self._namer = names.Namer("Problem")

    def named(self, schema: Node) -> tuple[str, ...]:
        """Name the problem types that an answer may carry, each made a record when first met."""
        node = alias(schema)
        found: list[str] = []
        for keyword in ("oneOf", "anyOf"):
            branches = node.get(keyword)
            for branch in branches.elements() if branches else ():
                found += self.named(branch)
        if not found:
            name = self._problem(node)
            found += [name] if name else []
        return tuple(dict.fromkeys(found))

    def shared(self, root: Node) -> None:
        """Meet the problems of `components.responses` that no operation answers, such as 405."""
        components = root.get("components")
        responses = components.get("responses") if components else None
        for _, response in responses.members() if responses else ():
            content = response.resolved().get("content")
            for media_type, media in content.members() if content else ():
                schema = media.resolved().get("schema")
                if is_problem(media_type) and schema:
                    self.named(schema)

    def _problem(self, node: Node) -> str | None:
        if node.pointer in self.found:
            return self.found[node.pointer].class_name
        declared = members(node)
        kind = constant(declared.get("type"))
        if not isinstance(kind, str):
            return None
        if kind in self._pointers:
            raise node.error(
                f"problem type {kind!r} is described by two schemas",
                hint=f"the other is {self._pointers[kind]}; refer to one of them everywhere",
            )
        status, title = constant(declared.get("status")), constant(declared.get("title"))
        class_name = self._namer.take(names.problem(kind), names.problem(kind) + "Problem")
        self._pointers[kind] = node.pointer
        self.found[node.pointer] = ir.Problem(
            type=kind,
            class_name=class_name,
            status=status if isinstance(status, int) else None,
            title=title if isinstance(title, str) else None,
            members=self._members(declared, required(node), class_name),
            schema=self.schemas.view(node, class_name),
            description=node.text("description"),
            source=node.location,
        )
        return class_name

    def _members(
        self, declared: dict[str, list[Node]], asked: set[str], stem: str
    ) -> tuple[tuple[str, str, str, bool], ...]:
        namer = names.Namer("detail", "headers", "type", "status", "title", "members")
        found = []
        for name, nodes in declared.items():
            if name not in UNIVERSAL_MEMBERS:
                field = namer.take(names.field(name))
                annotation = self.schemas.annotation(nodes[-1], stem + names.pascal(name))
                found.append((name, field, annotation, name in asked))
        return tuple(found)


def members(node: Node, seen: frozenset[str] = frozenset()) -> dict[str, list[Node]]:
    """Collect the declarations of each property through `allOf` and `$ref`, the outermost last."""
    found: dict[str, list[Node]] = {}
    if not isinstance(node.value, dict) or node.pointer in seen:
        return found
    seen = seen | {node.pointer}
    parts = [node.target()] if node.ref() is not None else []
    branches = node.get("allOf")
    parts += list(branches.elements()) if branches else []
    for part in parts:
        for name, nodes in members(part, seen).items():
            found.setdefault(name, []).extend(nodes)
    properties = node.get("properties")
    for name, declared in properties.members() if properties else ():
        found.setdefault(name, []).append(declared)
    return found


def required(node: Node, seen: frozenset[str] = frozenset()) -> set[str]:
    """Collect `required` through `allOf` and `$ref`."""
    if not isinstance(node.value, dict) or node.pointer in seen:
        return set()
    seen = seen | {node.pointer}
    found = set(node.value.get("required") or ())
    if node.ref() is not None:
        found |= required(node.target(), seen)
    branches = node.get("allOf")
    for branch in branches.elements() if branches else ():
        found |= required(branch, seen)
    return found


def constant(nodes: list[Node] | None) -> Any:
    """Give the one value that a property's declarations allow, or None."""
    for node in nodes or ():
        schema = alias(node).value
        if isinstance(schema, dict):
            if "const" in schema:
                return schema["const"]
            if isinstance(schema.get("enum"), list) and len(schema["enum"]) == 1:
                return schema["enum"][0]
    return None
