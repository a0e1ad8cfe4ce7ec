"""Puts views together: unions, restrictions by type, listed values, defaults.

The vocabulary of a view is in `codegen.views`; every function here returns a new view.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from codegen.view_parts import ANY, TYPED_FORMATS, TYPES, holds, json_type

View = dict[str, Any]


def union(views: Iterable[View]) -> View:
    """Return the union of views, flat and without repetition; `{}` (anything) swallows the rest."""
    flat: list[View] = []
    for view in views:
        for member in members(view):
            if not member:
                return {}
            if member not in flat:
                flat.append(member)
    flat = _without_integers_beside_numbers(_with_one_enum(flat))
    if not flat:
        return {}
    return flat[0] if len(flat) == 1 else {"anyOf": flat}


def members(view: View) -> list[View]:
    """Return the members of a union, or the view alone."""
    found: list[View] = view["anyOf"] if set(view) == {"anyOf"} else [view]
    return found


def _with_one_enum(views: list[View]) -> list[View]:
    """Join the listed values of several members into one Literal."""
    values: list[Any] = []
    for view in views:
        if set(view) == {"enum"}:
            values += [value for value in view["enum"] if not holds(values, value)]
    if not values or mixes_booleans(values):
        return views
    return [{"enum": values}, *(view for view in views if set(view) != {"enum"})]


def mixes_booleans(values: Iterable[Any]) -> bool:
    """Tell whether booleans and integers are listed: Literal[1, True] cannot tell them apart."""
    return {bool, int} <= {type(value) for value in values}


def _without_integers_beside_numbers(views: list[View]) -> list[View]:
    if {"type": "number"} not in views:
        return views
    return [view for view in views if view.get("type") != "integer"]


def restrict(view: View, types: frozenset[str]) -> View:
    """Drop the members of a union that a sibling `type` excludes; anything becomes those types."""
    if types == ANY:
        return view
    if not view:
        return union(plain(name) for name in TYPES if name in types)
    kept = [member for member in members(view) if _may_be(member, types)]
    return union(kept) if kept else view


def _may_be(view: View, types: frozenset[str]) -> bool:
    name = view.get("type")
    return name is None or name in types or (name == "integer" and "number" in types)


def plain(name: str) -> View:
    """Return the view of a JSON type of which nothing else is known."""
    if name == "array":
        return {"type": "array", "items": {}}
    return {"type": "object", "additionalProperties": True} if name == "object" else {"type": name}


def enumeration(values: list[Any], types: frozenset[str]) -> View:
    """Return the view of listed values: strings, integers, booleans as Literal, others wider."""
    kinds = [json_type(value) for value in values]
    kept = [
        (value, kind)
        for value, kind in zip(values, kinds, strict=True)
        if kind in types or (kind == "integer" and "number" in types)
    ]
    literals = [value for value, kind in kept if _is_literal(value, kind)]
    if mixes_booleans(literals):
        return union(plain(kind) for _, kind in kept)
    wider = [plain(_wider(kind)) for value, kind in kept if not _is_literal(value, kind)]
    listed = [{"enum": list(dict.fromkeys(literals))}] if literals else []
    return union([*listed, *wider])


def _is_literal(value: Any, kind: str) -> bool:
    return kind in ("boolean", "integer", "string") and not isinstance(value, float)


def _wider(kind: str) -> str:
    """Return the type of a value that no Literal takes: `1.0` is whole, and a float still."""
    return "number" if kind == "integer" else kind


def fits(value: Any, view: View) -> bool:
    """Tell whether a default is a scalar or an empty container of the view's type."""
    if "anyOf" in view:
        return any(fits(value, member) for member in view["anyOf"])
    if "enum" in view:
        return holds(view["enum"], value)
    kind = json_type(value)
    if view.get("format") in TYPED_FORMATS or (kind in ("array", "object") and value):
        return False
    return view.get("type") in (kind, "number" if kind == "integer" else kind)
