"""House rules about schemas: bounds, closed requests, complete answers, names and formats."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codegen.annotate import alias, json_types
from codegen.bundle import Node, unescape
from codegen.problems import members, required
from codegen.rulebook import Finding, rule
from codegen.survey import Survey, is_type, property_schemas

BOUNDED_FORMATS = ("uuid", "date", "date-time", "time", "ipv4", "ipv6")
"""Formats whose values have a length of their own, and are checked."""

_SNAKE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*\Z")
_ENUM = re.compile(r"[a-z][a-z0-9_]*(?:[.:][a-z][a-z0-9_]*)*\Z")
_CLOSERS = ("additionalProperties", "unevaluatedProperties")


@rule(
    "DB006",
    "Every string has a bound: maxLength, enum, const, or a format that is short by nature.",
)
def string_bounds(survey: Survey) -> Iterator[Finding]:
    """What has no bound can fill memory and disk."""
    for node in survey.schemas:
        if is_type(node, "string") and not any(map(_bounded_string, _declarations(node))):
            yield Finding(node, f"{_name(node)}: a string without bound", "add `maxLength`")


def _declarations(node: Node) -> list[Node]:
    """Give a schema and, for a property, what the composed schemas say about the same property."""
    head, _, name = node.pointer.rpartition("/")
    if not head.endswith("/properties"):
        return [node]
    owner = node.bundle.at(head.removesuffix("/properties"))
    said = members(owner).get(unescape(name), [])
    return [node, *(branch for other in said for branch in _alternatives(other))]


def _alternatives(node: Node) -> list[Node]:
    """Give what a schema names, and the branches of its unions."""
    found = alias(node)
    branches = [b for key in ("oneOf", "anyOf") if (u := found.get(key)) for b in u.elements()]
    return [found, *(alias(branch) for branch in branches)]


def _bounded_string(node: Node) -> bool:
    schema = node.value if isinstance(node.value, dict) else {}
    told = any(key in schema for key in ("maxLength", "enum", "const"))
    return told or schema.get("format") in BOUNDED_FORMATS


@rule("DB007", "Every array has maxItems.")
def array_bounds(survey: Survey) -> Iterator[Finding]:
    """What has no bound can fill memory and disk."""
    for node in survey.schemas:
        if is_type(node, "array") and not {"maxItems", "const", "enum"} & node.value.keys():
            yield Finding(node, f"{_name(node)}: an array without bound", "add `maxItems`")


@rule("DB008", "Every object of a request is closed.")
def closed_requests(survey: Survey) -> Iterator[Finding]:
    """A field nobody declared must not slip in (OWASP API3)."""
    composed = {
        branch.pointer
        for node in survey.request_schemas
        if any(node.value.get(closer) is False for closer in _CLOSERS)
        for branch in _parts(node)
    }
    for node in survey.request_schemas:
        objects = is_type(node, "object") or "properties" in node.value
        if objects and node.pointer not in composed and not _closed(node):
            hint = (
                "add `additionalProperties: false`, or `unevaluatedProperties: false` beside allOf"
            )
            yield Finding(node, f"{_name(node)}: a request object that takes unknown fields", hint)


def _parts(node: Node) -> Iterator[Node]:
    """Walk what is applied to the same value as `node`, references followed."""
    for keyword in ("allOf", "oneOf", "anyOf"):
        branches = node.get(keyword)
        for branch in branches.elements() if branches else ():
            yield branch
            yield branch.resolved()
            yield from _parts(branch.resolved())
    if node.ref() is not None:
        yield node.resolved()


def _closed(node: Node) -> bool:
    """A map is closed as well when its values have a schema and their number a bound."""
    schema = node.value
    if any(schema.get(closer) is False for closer in _CLOSERS):
        return True
    return isinstance(schema.get("additionalProperties"), dict) and "maxProperties" in schema


@rule("DB015", "Properties are lower_snake.")
def property_names(survey: Survey) -> Iterator[Finding]:
    """One spelling everywhere."""
    for node in survey.schemas:
        for name, member in property_schemas(node):
            if not _SNAKE.match(name):
                yield Finding(member, f"property {name!r} is not lower_snake", "rename it")


@rule("DB016", "`…_at` is a date-time, `…_date` a date, and nothing else is.")
def time_names(survey: Survey) -> Iterator[Finding]:
    """A reader knows an instant from a day by its name."""
    for node in survey.schemas:
        for name, member in property_schemas(node):
            for suffix, wanted in (("_at", "date-time"), ("_date", "date")):
                formats = _formats(member)
                if formats is not None and name.endswith(suffix) != (wanted in formats):
                    told = f"format {', '.join(formats)}" if formats else "no format"
                    message = f"property {name!r} has {told}"
                    yield Finding(member, message, f"`{suffix}` and `format: {wanted}` go together")


def _formats(node: Node) -> list[str] | None:
    """Give the formats of a schema and its alternatives; None when it can only be null."""
    if json_types(node) == frozenset(("null",)):
        return None
    return [told for branch in _alternatives(node) if (told := branch.text("format"))]


@rule("DB017", "Values of an enum are lower_snake, in parts joined by `.` or `:`.")
def enum_values(survey: Survey) -> Iterator[Finding]:
    """One spelling everywhere."""
    for node in survey.schemas:
        values = node.value.get("enum") if isinstance(node.value, dict) else None
        for value in values or ():
            if isinstance(value, str) and not _ENUM.match(value):
                yield Finding(
                    node, f"{_name(node)}: {value!r} is not lower_snake", "rename it", "enum"
                )


@rule("DB018", "An answer requires every property that it declares.")
def complete_answers(survey: Survey) -> Iterator[Finding]:
    """Answers carry every field; what a request held comes back as it came."""
    given = {node.pointer for node in survey.request_schemas}
    for node in survey.answer_schemas:
        if node.pointer in given:
            continue
        asked = required(node) | _required_around(node)
        for name, member in property_schemas(node):
            if name not in asked:
                message = f"{_name(node)}: an answer may leave out {name!r}"
                yield Finding(
                    member, message, "add it to `required`, with null among its types if need be"
                )


def _required_around(node: Node) -> set[str]:
    """Give what the schema that composes this one requires: `allOf: [this], required: [...]`."""
    head, _, last = node.pointer.rpartition("/")
    if not last.isdigit() or not head.endswith("/allOf"):
        return set()
    return required(node.bundle.at(head.removesuffix("/allOf")))


@rule("DB027", "Every whole number that a request may hold has a maximum.")
def integer_bounds(survey: Survey) -> Iterator[Finding]:
    """Beyond 2^53-1 JSON readers disagree, and a column has its end before that."""
    for node in survey.request_schemas:
        if (
            is_type(node, "integer")
            and not {"maximum", "exclusiveMaximum", "enum", "const"} & node.value.keys()
        ):
            yield Finding(node, f"{_name(node)}: a whole number without bound", "add `maximum`")


def _name(node: Node) -> str:
    """Name a schema by the end of its pointer."""
    parts = node.pointer.split("/")
    if node.pointer.startswith("/components/schemas/"):
        return ".".join(part for part in parts[3:] if part not in ("properties", "allOf"))
    return ".".join(parts[-2:])
