"""Draws schemas, edits of them, and values that tell them apart, from a small vocabulary."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from hypothesis import strategies as st

NAMES = ("a", "b", "xa")
SCALARS: tuple[Any, ...] = (None, True, False, 0, 1, 2, 3, 0.5, 2.0, "", "a", "ab", "abc", "b")
TYPES = ("null", "boolean", "integer", "number", "string", "array", "object")
COMPONENTS = ("Tree", "Card", "Bank")

_sizes = st.integers(0, 3)
_names = st.lists(st.sampled_from(NAMES), unique=True, max_size=2)
_values = st.lists(st.sampled_from(SCALARS), min_size=1, max_size=3, unique_by=repr)
_KEYWORDS: dict[str, st.SearchStrategy[Any]] = {
    "type": st.one_of(
        st.sampled_from(TYPES),
        st.lists(st.sampled_from(TYPES), min_size=1, max_size=3, unique=True),
    ),
    "enum": _values,
    "const": st.sampled_from(SCALARS),
    "minimum": _sizes,
    "maximum": _sizes,
    "exclusiveMinimum": _sizes,
    "exclusiveMaximum": _sizes,
    "multipleOf": st.sampled_from((0.5, 1, 2, 3)),
    "minLength": _sizes,
    "maxLength": _sizes,
    "pattern": st.sampled_from(("^a", "b$")),
    "minItems": _sizes,
    "maxItems": _sizes,
    "uniqueItems": st.booleans(),
    "minProperties": _sizes,
    "maxProperties": _sizes,
    "required": _names,
    "dependentRequired": st.dictionaries(st.sampled_from(NAMES), _names, max_size=2),
    "minContains": _sizes,
    "maxContains": _sizes,
}
_ONE = (
    *("items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems", "contains"),
    *("propertyNames", "not", "if", "then", "else"),
)
_MANY = ("allOf", "anyOf", "oneOf", "prefixItems")
_NAMED = ("properties", "patternProperties", "dependentSchemas")
_PLAIN = tuple(_KEYWORDS)


def _pool() -> list[Any]:
    """Make every scalar, short lists of them, small objects of those, and one level more."""
    lists: list[Any] = [[], *([v] for v in SCALARS), *([v, w] for v in SCALARS for w in SCALARS)]
    lists += [["a", "a", "a"], [0, 1, 2], [None, "a", 1, True]]
    some: list[Any] = [*SCALARS, [], {}, ["a"], [0, "b"], {"a": "a"}, {"xa": 1}]
    flat = [{}, *({n: v} for n in (*NAMES, "z") for v in some)]
    flat += [{n: v, m: w} for n, m in combinations((*NAMES, "z"), 2) for v in some for w in some]
    flat += [{"a": v, "b": w, "xa": v} for v in some for w in some]
    deep = [{"a": inner} for inner in flat[:200:3]] + [[inner] for inner in flat[:200:3]]
    return [*SCALARS, *lists, *flat, *deep]


POOL = _pool()
"""JSON values of every type, of the vocabulary that schemas use."""


@st.composite
def schemas(draw: st.DrawFn, depth: int = 2) -> Any:
    """Draw a schema of a few keywords."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.sampled_from((True, False, {"$ref": "#/components/schemas/Tree"},
                                     {"$ref": "#/components/schemas/Card"})))  # fmt: skip
    names = draw(st.lists(st.sampled_from(_names_at(depth)), max_size=4, unique=True))
    return {name: draw(_member(name, depth)) for name in names}


def _names_at(depth: int) -> tuple[str, ...]:
    common = ("type", "type", "properties", "required", "oneOf", "anyOf", "additionalProperties")
    return (*_PLAIN, *_ONE, *_MANY, *_NAMED, *common) if depth else _PLAIN


def _member(name: str, depth: int) -> st.SearchStrategy[Any]:
    if name in _KEYWORDS:
        return _KEYWORDS[name]
    inner = schemas(depth - 1)
    if name in _MANY:
        return st.lists(inner, min_size=1, max_size=3)
    if name in _NAMED:
        keys = ("^x", "a$") if name == "patternProperties" else NAMES
        return st.dictionaries(st.sampled_from(keys), inner, max_size=3)
    return inner


@st.composite
def edits(draw: st.DrawFn, schema: Any, depth: int = 2) -> Any:
    """Draw a schema that differs from another one in a place or two."""
    if not isinstance(schema, dict) or "$ref" in schema:
        return draw(st.one_of(st.just(schema), schemas(depth)))
    done = dict(schema)
    how = draw(st.sampled_from(("inside", "inside", "change", "drop", "add")))
    if how == "add" or not done:
        name = draw(st.sampled_from(_names_at(depth)))
        return {**done, name: draw(_member(name, depth))}
    name = draw(st.sampled_from(sorted(done)))
    if how == "drop":
        del done[name]
    elif how == "change" or name in _KEYWORDS:
        done[name] = draw(_member(name, depth))
    else:
        done[name] = draw(_inside(done[name], name, depth - 1))
    return done


@st.composite
def _inside(draw: st.DrawFn, value: Any, name: str, depth: int) -> Any:
    depth = max(depth, 0)
    if name in _ONE:
        return draw(edits(value, depth))
    keys = list(range(len(value))) if name in _MANY else sorted(value)
    if not keys:
        return value
    key = draw(st.sampled_from(keys))
    changed = draw(edits(value[key], depth))
    if name in _NAMED:
        return {**value, key: changed}
    return [changed if index == key else one for index, one in enumerate(value)]
