"""Compares parameters and headers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from codegen.annotate import json_types
from codegen.bundle import Node
from codegen.diff.changes import Scope
from codegen.diff.findings import Conj, Finding, found
from codegen.diff.schemas import SchemaDiff
from codegen.survey import Visit

TEMPLATE = re.compile(r"\{([^{}]*)\}")
_IGNORED = ("accept", "content-type", "authorization")
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Wire:
    """How a parameter or header travels: its schema, media type, style and explosion."""

    schema: Conj
    media_type: str | None
    style: str
    explode: bool


def wire(node: Node, where: str) -> Wire:
    """Read how a value travels, with the defaults of its place (§4.8.12.2.2)."""
    content = node.get("content")
    for media_type, media in content.members() if content else ():
        return Wire(schema_of(media.resolved()), media_type, "", explode=False)
    style = node.text("style") or ("form" if where in ("query", "cookie") else "simple")
    explode = node.value.get("explode", style == "form") is True
    schema = node.get("schema")
    types = json_types(schema) if schema is not None else None
    composed = types is not None and bool(types & {"array", "object"})
    return Wire(schema_of(node), None, style, explode=explode and composed)


def schema_of(node: Node) -> Conj:
    """Give the schema of a media type, parameter or header; nothing stands for any value."""
    schema = node.get("schema")
    return () if schema is None else (schema,)


def compare_parameters(old: Visit, new: Visit, scope: Scope, schemas: SchemaDiff) -> None:
    """Tell how the parameters of an operation differ."""
    before, after = _parameters(old), _parameters(new)
    gone = [key for key in before if key not in after]
    fresh = [key for key in after if key not in before]
    for key in list(fresh):
        moved = next((other for other in gone if other[1] == key[1] and key[0] != "path"), None)
        if moved:
            detail = f"`{key[1]}` from {moved[0]} to {key[0]}"
            scope.say("parameter-moved", detail, after[key], scope.inputs, f"parameter {key[1]}")
            gone.remove(moved)
            fresh.remove(key)
    for key in gone:
        rule = "header-parameter-removed" if key[0] == "header" else "parameter-removed"
        scope.say(rule, _named(before[key]), before[key], scope.inputs, _where(before[key]))
    for key in fresh:
        asked = "required-" if after[key].value.get("required") is True else ""
        rule = f"{asked}parameter-added"
        scope.say(rule, _named(after[key]), after[key], scope.inputs, _where(after[key]))
    for key, node in after.items():
        if key in before:
            scope.tell(_changes(before[key], node, schemas), scope.inputs, _where(node))


def _named(node: Node) -> str:
    return f"{node.text('in')} parameter `{node.text('name')}`"


def _where(node: Node) -> str:
    return f"{node.text('in')} parameter {node.text('name')}"


def _parameters(visit: Visit) -> dict[_Key, Node]:
    """Give the parameters by place and name; those of the path by their position in it."""
    found: dict[_Key, Node] = {}
    positions = {name: str(index) for index, name in enumerate(TEMPLATE.findall(visit.path))}
    for node in visit.parameters():
        where, name = node.text("in"), node.text("name")
        if where == "header":
            name = name.lower()
            if name in _IGNORED:
                continue
        if where == "path":
            if name not in positions:
                continue
            name = positions[name]
        found[where, name] = node
    return found


def _changes(old: Node, new: Node, schemas: SchemaDiff) -> Iterator[Finding]:
    where = new.text("in")
    if where == "path" and old.text("name") != new.text("name"):
        detail = f"`{old.text('name')}` → `{new.text('name')}`"
        yield found("path-parameter-renamed", detail, new, "name")
    yield from _requirement(old, new)
    yield from _flag(old, new, "allowReserved", "reserved-allowed", "reserved-refused")
    yield from _flag(old, new, "allowEmptyValue", "empty-value-allowed", "empty-value-refused")
    yield from _flag(old, new, "deprecated", "parameter-deprecated", "parameter-restored")
    yield from compare_wire(old, new, where, "parameter-style-changed", schemas)


def _requirement(old: Node, new: Node) -> Iterator[Finding]:
    if new.text("in") != "path":
        yield from _flag(old, new, "required", "parameter-required", "parameter-optional")


def _flag(old: Node, new: Node, key: str, added: str, removed: str) -> Iterator[Finding]:
    before, after = old.value.get(key) is True, new.value.get(key) is True
    if after and not before:
        yield found(added, f"`{key}`", new, key)
    elif before and not after:
        yield found(removed, f"`{key}`", new, key)


def compare_wire(
    old: Node, new: Node, where: str, style_rule: str, schemas: SchemaDiff
) -> Iterator[Finding]:
    """Tell how two values differ in how they travel, and in what they may be."""
    before, after = wire(old, where), wire(new, where)
    if before.media_type != after.media_type:
        detail = f"{before.media_type or 'schema'} → {after.media_type or 'schema'}"
        yield found("parameter-media-changed", detail, new, "content")
    elif before.style != after.style or before.explode != after.explode:
        key = "style" if before.style != after.style else "explode"
        yield found(style_rule, f"{_style(before)} → {_style(after)}", new, key)
    yield from schemas.compare(before.schema, after.schema)


def _style(one: Wire) -> str:
    return f"{one.style}{', exploded' if one.explode else ''}"


def compare_headers(old: Node, new: Node, schemas: SchemaDiff) -> Iterator[tuple[Finding, str]]:
    """Tell how the headers of two answers differ, each finding with the name of its header."""
    before, after = _headers(old), _headers(new)
    for name, node in before.items():
        if name not in after:
            asked = "required-" if _asked(node) else ""
            yield found(f"{asked}header-removed", f"`{name}`", node), name
    for name, node in after.items():
        if name not in before:
            yield found("header-added", f"`{name}`", node), name
            continue
        if _asked(before[name]) != _asked(node):
            rule = "header-required" if _asked(node) else "header-optional"
            yield found(rule, f"`{name}`", node, "required"), name
        for finding in compare_wire(before[name], node, "header", "header-style-changed", schemas):
            yield finding, name


def _asked(node: Node) -> bool:
    return node.value.get("required") is True


def _headers(node: Node) -> dict[str, Node]:
    headers = node.get("headers")
    return {
        name.lower(): entry.resolved()
        for name, entry in (headers.members() if headers else ())
        if name.lower() != "content-type"
    }
