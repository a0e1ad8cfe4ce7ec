"""Makes JSON values that a schema may or may not accept, from a seed, for property tests."""

from __future__ import annotations

import copy
import math
import random
from collections.abc import Iterator, Mapping
from typing import Any

from codegen.view_parts import TYPES, listed, lookup

FORMATS: Mapping[str, tuple[str, ...]] = {
    "uuid": ("0190b6a4-7c3e-7d2a-9a51-3f2b8c1d4e5f", "6F0E1D9E-9D3F-4D5C-8D5A-0E6F5B1C2D3E"),
    "date": ("2026-11-20", "0001-01-01", "2024-02-29"),
    "date-time": (
        "2026-11-20T12:49:00Z",
        "1998-12-31T23:59:60Z",
        "2026-11-20t12:49:00.123456789+23:59",
        "0001-01-01T00:00:00-01:00",
    ),
    "email": ("a@b.example", '"odd one"@b.example', "ü@b.example"),
    "uri": ("https://a.example/x?y#z", "urn:x:y"),
    "time": ("12:00:00Z",),
    "ipv4": ("127.0.0.1",),
}
STRINGS = ("", "a", "NaN", "1", "true", "null", "2026-11-20", "ÅßÇ字🙂", " x ", "a" * 40)
INTEGERS = (0, 1, -1, 7, 2**31, -(2**63), 2**63, 1.0, 1e25)
NUMBERS = (0, 1.5, -2.0, 1e300, 3, 1e-9)


class Instances:
    """Values for the schemas of one document. The same seed gives the same values."""

    def __init__(self, document: Mapping[str, Any], seed: int) -> None:
        self._document = document
        self._random = random.Random(seed)

    def of(self, schema: Any, depth: int = 0) -> Any:
        """Return a value that tries to be valid, and often is."""
        if not isinstance(schema, Mapping):
            return self._anything(depth)
        if isinstance(schema.get("examples"), list) and self._random.random() < 0.7:
            return copy.deepcopy(self._random.choice(schema["examples"]))
        if "const" in schema:
            return schema["const"]
        if schema.get("enum"):
            return self._random.choice(schema["enum"])
        return self._composed(schema, depth)

    def _composed(self, schema: Mapping[str, Any], depth: int) -> Any:
        if "$ref" in schema:
            return self._both(
                schema, lookup(self._document, schema["$ref"].removeprefix("#")), depth
            )
        for keyword in ("oneOf", "anyOf"):
            if schema.get(keyword):
                return self._both(
                    schema, self._random.choice(schema[keyword]), depth, without=keyword
                )
        if schema.get("allOf"):
            return self._all_of(schema, depth)
        return self._typed(schema, depth)

    def several(self, schema: Any, count: int) -> Iterator[Any]:
        """Yield values, small ones among them."""
        for number in range(count):
            yield self.of(schema, depth=number % 4)

    def examples(self) -> list[Any]:
        """Return every example that stands in the document, and every object inside one."""
        found: list[Any] = []
        _collect(self._document, found, inside=False)
        return found

    def _both(
        self, schema: Mapping[str, Any], other: Any, depth: int, without: str = "$ref"
    ) -> Any:
        rest = {key: value for key, value in schema.items() if key != without}
        value = self.of(other, depth + 1)
        if not set(rest) & {"properties", "allOf", "oneOf", "anyOf", "$ref"}:
            return value
        return self._joined([value, self.of(rest, depth + 1)])

    def _all_of(self, schema: Mapping[str, Any], depth: int) -> Any:
        rest = {key: value for key, value in schema.items() if key != "allOf"}
        values = [self.of(branch, depth + 1) for branch in schema["allOf"]]
        return self._joined(
            [*values, *([self.of(rest, depth + 1)] if "properties" in rest else [])]
        )

    @staticmethod
    def _joined(values: list[Any]) -> Any:
        objects = [value for value in values if isinstance(value, dict)]
        return {k: v for value in objects for k, v in value.items()} if objects else values[0]

    def _typed(self, schema: Mapping[str, Any], depth: int) -> Any:
        types = listed(schema.get("type", "object" if "properties" in schema else list(TYPES)))
        kind = self._random.choice(types)
        if kind == "object":
            return self._object(schema, depth)
        if kind == "array":
            return self._array(schema, depth)
        if kind == "string":
            return self._string(schema)
        if kind in ("integer", "number"):
            return self._number(schema, INTEGERS if kind == "integer" else NUMBERS)
        return None if kind == "null" else self._random.random() < 0.5

    def _object(self, schema: Mapping[str, Any], depth: int) -> dict[str, Any]:
        value = {}
        for name, inner in schema.get("properties", {}).items():
            if name in schema.get("required", ()) or (depth < 4 and self._random.random() < 0.6):
                value[name] = self.of(inner, depth + 1)
        for name in schema.get("required", ()):
            value.setdefault(name, self._anything(depth))
        extra = schema.get("additionalProperties", schema.get("unevaluatedProperties", True))
        if extra is not False and depth < 4 and self._random.random() < 0.4:
            value[self._random.choice(("extra", "x-y", "1"))] = self.of(extra, depth + 1)
        return value

    def _array(self, schema: Mapping[str, Any], depth: int) -> list[Any]:
        low = schema.get("minItems", 0)
        count = self._random.randint(
            low, max(low, min(schema.get("maxItems", 3), 0 if depth > 5 else 3))
        )
        prefix = schema.get("prefixItems", [])
        items = schema.get("items", True)
        return [
            self.of(prefix[index] if index < len(prefix) else items, depth + 1)
            for index in range(len(prefix) if items is False else count)
        ]

    def _string(self, schema: Mapping[str, Any]) -> str:
        if schema.get("format") in FORMATS:
            return self._random.choice(FORMATS[schema["format"]])
        low, high = schema.get("minLength", 0), schema.get("maxLength", 60)
        return self._random.choice(STRINGS).ljust(low, "x")[:high]

    def _number(self, schema: Mapping[str, Any], values: tuple[float, ...]) -> Any:
        low, high = schema.get("minimum", -math.inf), schema.get("maximum", math.inf)
        return max(low, min(high, self._random.choice(values)))

    def _anything(self, depth: int) -> Any:
        flat: list[Any] = [None, True, 1, 1.5, "text"]
        return self._random.choice(flat if depth > 3 else [*flat, [], {}, [1], {"a": None}])


def _collect(node: Any, found: list[Any], *, inside: bool) -> None:
    if inside and isinstance(node, Mapping):
        found.append(node)
    if isinstance(node, Mapping):
        for key, value in node.items():
            _collect(value, found, inside=inside or key in ("example", "examples"))
    elif isinstance(node, list):
        for value in node:
            _collect(value, found, inside=inside)
