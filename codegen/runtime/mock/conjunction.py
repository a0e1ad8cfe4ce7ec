"""Joins the schemas that one value has to satisfy into one list of what they ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

TYPES = ("null", "boolean", "integer", "number", "string", "array", "object")
LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains")
UPPER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
_IMPLIED = {
    "properties": "object",
    "required": "object",
    "additionalProperties": "object",
    "patternProperties": "object",
    "minProperties": "object",
    "items": "array",
    "prefixItems": "array",
    "minItems": "array",
    "pattern": "string",
    "format": "string",
    "minLength": "string",
    "maxLength": "string",
    "minimum": "number",
    "maximum": "number",
}


class ImpossibleError(Exception):
    """No value can be made: the schemas contradict each other, or go on without an end."""


@dataclass(slots=True)
class Shape:
    """Everything that is asked of one value. Lists of schemas hold all that apply."""

    types: set[str] = field(default_factory=lambda: set(TYPES))
    hints: list[str] = field(default_factory=list)
    values: list[Any] | None = None
    examples: list[Any] = field(default_factory=list)
    bounds: dict[str, Any] = field(default_factory=dict)
    multiples: list[Any] = field(default_factory=list)
    patterns: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    encoding: str | None = None
    properties: dict[str, list[Any]] = field(default_factory=dict)
    required: dict[str, None] = field(default_factory=dict)
    dependent: dict[str, list[str]] = field(default_factory=dict)
    pattern_properties: list[tuple[str, Any]] = field(default_factory=list)
    additional: list[Any] = field(default_factory=list)
    names: list[Any] = field(default_factory=list)
    items: list[Any] = field(default_factory=list)
    prefix: list[list[Any]] = field(default_factory=list)
    contains: list[Any] = field(default_factory=list)
    unique: bool = False

    @classmethod
    def of_types(cls, types: set[str]) -> Shape:
        """Return a shape that asks for a type and nothing else."""
        return cls(types=types)

    def copy(self) -> Shape:
        """Return a shape that can be added to apart."""
        return Shape(
            set(self.types),
            list(self.hints),
            None if self.values is None else list(self.values),
            list(self.examples),
            dict(self.bounds),
            list(self.multiples),
            list(self.patterns),
            list(self.formats),
            self.encoding,
            {name: list(schemas) for name, schemas in self.properties.items()},
            dict(self.required),
            {name: list(names) for name, names in self.dependent.items()},
            list(self.pattern_properties),
            list(self.additional),
            list(self.names),
            list(self.items),
            [list(schemas) for schemas in self.prefix],
            list(self.contains),
            self.unique,
        )

    def add(self, schema: Mapping[str, Any]) -> None:
        """Join the keywords that say something of the value itself. Raises ImpossibleError."""
        for keyword, value in schema.items():
            if keyword in _IMPLIED:
                self.hints.append(_IMPLIED[keyword])
            join = _JOIN.get(keyword)
            if join is not None:
                join(self, value)
        for keyword in (*LOWER, *UPPER):
            if keyword in schema:
                self._bound(keyword, schema[keyword])
        if not self.types or self.values == []:
            raise ImpossibleError

    def _bound(self, keyword: str, value: Any) -> None:
        known = self.bounds.get(keyword, value)
        self.bounds[keyword] = max(known, value) if keyword in LOWER else min(known, value)

    def narrow(self, value: Any) -> None:
        """Join `type`."""
        named = {value} if isinstance(value, str) else set(value)
        self.types &= named | ({"integer"} if "number" in named else set())

    def choose(self, values: list[Any]) -> None:
        """Join `enum` or `const`."""
        if self.values is None:
            self.values = list(values)
        else:
            self.values = [value for value in self.values if any(same(value, v) for v in values)]

    def allows(self, value: Any) -> bool:
        """Tell whether `type`, `enum` and `const` let a value through."""
        if self.values is not None and not any(same(value, known) for known in self.values):
            return False
        return bool(self.types & kinds(value))

    def describe(self, properties: Mapping[str, Any]) -> None:
        """Join `properties`."""
        for name, schema in properties.items():
            self.properties.setdefault(name, []).append(schema)

    def lead(self, schemas: list[Any]) -> None:
        """Join `prefixItems`."""
        for index, schema in enumerate(schemas):
            if index == len(self.prefix):
                self.prefix.append([])
            self.prefix[index].append(schema)


def same(one: Any, other: Any) -> bool:
    """Compare JSON values: true is not 1."""
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)


def kinds(value: Any) -> set[str]:
    """Return the JSON types of a value: a whole number is an integer too."""
    if value is None:
        return {"null"}
    if isinstance(value, bool):
        return {"boolean"}
    if isinstance(value, int | float):
        whole = isinstance(value, int) or value.is_integer()
        return {"number", "integer"} if whole else {"number"}
    if isinstance(value, str):
        return {"string"}
    return {"array"} if isinstance(value, list) else {"object"}


def _encoded(shape: Shape, value: Any) -> None:
    shape.encoding = value


def _unique(shape: Shape, value: Any) -> None:
    shape.unique = shape.unique or bool(value)


_JOIN: dict[str, Callable[[Shape, Any], object]] = {
    "type": Shape.narrow,
    "const": lambda shape, value: shape.choose([value]),
    "enum": Shape.choose,
    "examples": lambda shape, value: shape.examples.extend(value or ()),
    "example": lambda shape, value: shape.examples.append(value),
    "default": lambda shape, value: shape.examples.append(value),
    "multipleOf": lambda shape, value: shape.multiples.append(value),
    "pattern": lambda shape, value: shape.patterns.append(value),
    "format": lambda shape, value: shape.formats.append(value),
    "contentEncoding": _encoded,
    "properties": Shape.describe,
    "required": lambda shape, value: shape.required.update(dict.fromkeys(value)),
    "dependentRequired": lambda shape, value: shape.dependent.update(value),
    "patternProperties": lambda shape, value: shape.pattern_properties.extend(value.items()),
    "additionalProperties": lambda shape, value: shape.additional.append(value),
    "unevaluatedProperties": lambda shape, value: shape.additional.append(value),
    "propertyNames": lambda shape, value: shape.names.append(value),
    "items": lambda shape, value: shape.items.append(value),
    "unevaluatedItems": lambda shape, value: shape.items.append(value),
    "prefixItems": Shape.lead,
    "contains": lambda shape, value: shape.contains.append(value),
    "uniqueItems": _unique,
}
