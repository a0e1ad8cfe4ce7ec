"""Reads what JSON Schemas that hold together say: their types, values, properties and openness.

A *part* is one schema object with its place. Parts come from `$ref` and `allOf`: all of them hold
at once, so a list of parts is a conjunction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Schema = Any  # a JSON Schema as it stands in the document: an object or a boolean

SCALARS = ("null", "boolean", "integer", "number", "string")
TYPES = (*SCALARS, "array", "object")
ANY = frozenset(TYPES) - {"integer"}  # `number` stands for both
TYPED_FORMATS = frozenset({"uuid", "date", "date-time"})
_EVERY = frozenset(TYPES)
_INT64 = 2**63
_OBJECT_KEYWORDS = {"properties", "required", "additionalProperties", "unevaluatedProperties"}
_VALUES = {"enum", "const", "properties", "items", "prefixItems"}
_DROPPED_APPLICATORS = ("if", "dependentSchemas", "$dynamicRef")


@dataclass(frozen=True, slots=True)
class Part:
    """One schema object and where it stands (a JSON Pointer into the bundle)."""

    schema: Mapping[str, Any]
    pointer: str

    def child(self, *keys: str | int) -> str:
        """Return the pointer of a sub-schema of this part."""
        return self.pointer + "".join("/" + escape(str(key)) for key in keys)


def escape(token: str) -> str:
    """Escape one reference token of a JSON Pointer (RFC 6901 §3)."""
    return token.replace("~", "~0").replace("/", "~1")


def lookup(document: Any, pointer: str) -> Any:
    """Return the value at a JSON Pointer (RFC 6901 §4). Raises LookupError without one."""
    value = document
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


def contributes(part: Part) -> bool:
    """Tell whether a schema shows something of its own, beyond being an object."""
    types = listed(part.schema.get("type", "object"))
    values = isinstance(part.schema.get("additionalProperties"), Mapping)
    return bool(_VALUES & set(part.schema)) or types != ["object"] or values


def shapes(part: Part) -> bool:
    """Tell whether a schema narrows more than the JSON type: values, properties, a format."""
    return bool((_VALUES | {"format", "$ref"}) & set(part.schema))


def possible_types(parts: Iterable[Part]) -> frozenset[str]:
    """Return the JSON types that all the parts leave possible, `number` standing for `integer` too.

    A schema without `type` allows every type. One that names properties is read as meant, and that
    is the one place where a view is narrower than its schema: documents leave `type: object` out
    far more often than they mean "or anything that is no object".
    """
    stated = list(parts)
    types = _EVERY
    for part in stated:
        if "type" in part.schema:
            types &= _expanded(listed(part.schema["type"]))
    values = allowed_values(stated)
    if values is not None:
        types &= _expanded([json_type(value) for value in values])
    if types == _EVERY and any(_OBJECT_KEYWORDS & set(part.schema) for part in stated):
        return frozenset({"object"})
    return types - {"integer"} if "number" in types else types


def _expanded(types: list[str]) -> frozenset[str]:
    """Add `integer` to a set that has `number`: whole numbers are numbers."""
    return frozenset([*types, "integer"] if "number" in types else types)


def allowed_values(parts: Iterable[Part]) -> list[Any] | None:
    """Return the values that every `enum` and `const` lists, None without either.

    An empty `enum` (real documents have them) says nothing that a view could show.
    """
    lists = []
    for part in parts:
        if part.schema.get("enum"):
            lists.append(list(part.schema["enum"]))
        if "const" in part.schema:
            lists.append([part.schema["const"]])
    if not lists:
        return None
    first, *others = sorted(lists, key=len)
    common = [value for value in first if all(holds(other, value) for other in others)]
    return common or first


def holds(values: list[Any], wanted: Any) -> bool:
    """Tell whether a list has a value, as JSON compares: true is not 1."""
    return any(json_type(value) == json_type(wanted) and value == wanted for value in values)


def json_type(value: Any) -> str:
    """Return the JSON type of a value; a whole number is an `integer` (2020-12 §4.2.3)."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "integer" if float(value).is_integer() else "number"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object"


def listed(types: Any) -> list[str]:
    """Return the value of `type` as a list."""
    return [types] if isinstance(types, str) else list(types)


def is_closed(parts: list[Part]) -> bool:
    """Tell whether no property beyond the declared ones can be valid.

    `additionalProperties` looks at the properties beside it alone. What the view leaves out may
    evaluate further ones, and keeps an object open that `unevaluatedProperties` would close.
    """
    if any(part.schema.get("patternProperties") for part in parts):
        return False
    if any(part.schema.get("additionalProperties") is False for part in parts):
        return True
    if any(keyword in part.schema for part in parts for keyword in _DROPPED_APPLICATORS):
        return False
    return any(part.schema.get("unevaluatedProperties") is False for part in parts)


def required_names(parts: list[Part]) -> list[str]:
    """Return the names that any part requires, in order."""
    return list(dict.fromkeys(name for part in parts for name in part.schema.get("required", ())))


def typed_format(parts: list[Part]) -> str | None:
    """Return the format that has a Python type of its own, if a part names one."""
    found = (part.schema.get("format") for part in parts)
    return next((name for name in found if name in TYPED_FORMATS), None)


def is_bounded(parts: list[Part]) -> bool:
    """Tell whether an integer stays within 64 bits."""
    low = max(_bound(part, "minimum", "exclusiveMinimum", 1) for part in parts)
    high = max(_bound(part, "maximum", "exclusiveMaximum", -1) for part in parts)
    return low >= -_INT64 and high > -_INT64


def _bound(part: Part, inclusive: str, exclusive: str, sign: int) -> float:
    """Return the tightest bound times `sign`, or minus infinity; a boolean is no bound."""
    values = (part.schema.get(inclusive), part.schema.get(exclusive))
    numbers = [sign * v for v in values if isinstance(v, int | float) and not isinstance(v, bool)]
    return max(numbers, default=float("-inf"))
