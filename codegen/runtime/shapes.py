"""What JSON types a schema takes, for text that has to become a value (forms, headers)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from codegen.runtime.pointers import resolve

_DEEPEST = 32  # references may go round in circles
_ALL = ("null", "boolean", "integer", "number", "string", "array", "object")


def types_of(document: Mapping[str, Any], schema: Any, depth: int = 0) -> tuple[str, ...]:
    """Return the JSON types a schema may accept, as far as its keywords tell."""
    found = set(_ALL)
    if isinstance(schema, Mapping) and depth < _DEEPEST:
        for allowed in _constraints(document, schema, depth):
            found &= allowed
    return tuple(name for name in _ALL if name in found)


def _constraints(
    document: Mapping[str, Any], schema: Mapping[str, Any], depth: int
) -> Iterator[set[str]]:
    """Yield the types that each keyword of a schema lets through."""
    if "$ref" in schema:
        yield set(types_of(document, _target(document, schema["$ref"]), depth + 1))
    if "type" in schema:
        named = schema["type"]
        types = {named} if isinstance(named, str) else set(named)
        yield types | ({"integer"} if "number" in types else set())
    if "const" in schema:
        yield _type_of(schema["const"])
    if "enum" in schema:
        yield set().union(*(_type_of(value) for value in schema["enum"]))
    for part in schema.get("allOf", ()):
        yield set(types_of(document, part, depth + 1))
    for keyword in ("anyOf", "oneOf"):
        if keyword in schema:
            parts = (types_of(document, part, depth + 1) for part in schema[keyword])
            yield set().union(*parts)


def _type_of(value: Any) -> set[str]:
    if value is None:
        return {"null"}
    if isinstance(value, bool):
        return {"boolean"}
    if isinstance(value, int | float):
        return {"integer", "number"}
    if isinstance(value, str):
        return {"string"}
    return {"array" if isinstance(value, list) else "object"}


def properties_of(document: Mapping[str, Any], schema: Any, depth: int = 0) -> dict[str, Any]:
    """Return the properties of a schema and of what it refers to and is composed of."""
    if not isinstance(schema, Mapping) or depth > _DEEPEST:
        return {}
    found: dict[str, Any] = {}
    if "$ref" in schema:
        found.update(properties_of(document, _target(document, schema["$ref"]), depth + 1))
    for keyword in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(keyword, ()):
            found.update(properties_of(document, part, depth + 1))
    found.update(schema.get("properties", {}))
    return found


def items_of(document: Mapping[str, Any], schema: Any, depth: int = 0) -> Any:
    """Return the schema of an array's items; True (anything) when it is not said."""
    if not isinstance(schema, Mapping) or depth > _DEEPEST:
        return True
    if "items" in schema:
        return schema["items"]
    parts = [_target(document, schema["$ref"])] if "$ref" in schema else []
    for keyword in ("allOf", "anyOf", "oneOf"):
        parts.extend(schema.get(keyword, ()))
    found = (items_of(document, part, depth + 1) for part in parts)
    return next((items for items in found if items is not True), True)


def _target(document: Mapping[str, Any], reference: str) -> Any:
    """Follow a local reference; one that leads nowhere constrains nothing."""
    try:
        return resolve(document, unquote(reference.removeprefix("#")))
    except (KeyError, IndexError, ValueError):
        return True


def branches_of(
    document: Mapping[str, Any], schema: Any, depth: int = 0
) -> Iterator[Mapping[str, Any]]:
    """Yield a schema and everything it refers to and is composed of."""
    if not isinstance(schema, Mapping) or depth > _DEEPEST:
        return
    yield schema
    parts = [_target(document, schema["$ref"])] if "$ref" in schema else []
    for keyword in ("allOf", "anyOf", "oneOf"):
        parts.extend(schema.get(keyword, ()))
    for part in parts:
        yield from branches_of(document, part, depth + 1)


_EVENT_MEMBERS = {"data", "event", "id", "retry", "comment"}


def is_envelope(document: Mapping[str, Any], schema: Any) -> bool:
    """Tell whether the schema of an event stream describes whole events, not their data alone."""
    names = set(properties_of(document, schema))
    return "data" in names and names <= _EVENT_MEMBERS


def is_json_shape(document: Mapping[str, Any], schema: Any) -> bool:
    """Tell whether a value of a schema can only be sent as JSON, whatever the media range says."""
    return "string" not in types_of(document, schema)
