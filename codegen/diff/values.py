"""Compares JSON types and lists of values."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.bundle import Node
from codegen.diff.findings import Conj, Finding, found
from codegen.diff.shapes import TYPES, Alternative, flatten


def compare_types(
    old: Conj,
    new: Conj,
    before: dict[str, list[Alternative]],
    after: dict[str, list[Alternative]],
) -> Iterator[Finding]:
    """Tell which JSON types came and went."""
    gone = [kind for kind in TYPES if kind in before and kind not in after]
    fresh = [kind for kind in TYPES if kind in after and kind not in before]
    if not gone and not fresh:
        return
    place = _typed(new) or _typed(old)
    if place is None:
        return
    if not before or not after:
        yield found("allowed" if after else "forbidden", "any value", place)
        return
    null = [kind for kind in ("null",) if kind in gone or kind in fresh]
    others = (set(gone) | set(fresh)) - {"null"}
    if others:
        yield found(_rule(before, after, gone, fresh), _detail(before, after), place, "type")
    elif null:
        yield found("null-added" if fresh else "null-removed", "null", place, "type")


def _rule(
    before: dict[str, list[Alternative]],
    after: dict[str, list[Alternative]],
    gone: list[str],
    fresh: list[str],
) -> str:
    common = (before.keys() & after.keys()) - {"null"}
    if (gone and fresh) or not common:
        return "type-changed"
    return "type-narrowed" if gone else "type-widened"


def _detail(before: dict[str, list[Alternative]], after: dict[str, list[Alternative]]) -> str:
    return f"{_listed(before)} → {_listed(after)}"


def _listed(every: dict[str, list[Alternative]]) -> str:
    kinds = [
        "integer" if kind == "number" and all(a.integer for a in every[kind]) else kind
        for kind in TYPES
        if kind in every
    ]
    return "any" if len(kinds) == len(TYPES) else " or ".join(kinds)


def _typed(conj: Conj) -> Node | None:
    """Give the schema object to point at when types differ."""
    leaves = flatten(conj)
    for leaf in leaves:
        if leaf.has("type") or leaf.has("anyOf") or leaf.has("oneOf"):
            return leaf.node
    return leaves[0].node if leaves else None


def compare_values(old: Alternative, new: Alternative) -> Iterator[Finding]:
    """Compare lists of values, and whether numbers are whole."""
    if old.integer != new.integer and old.values is None and new.values is None:
        rule = "type-narrowed" if new.integer else "type-widened"
        place = (new.nodes("type") or old.nodes("type"))[0]
        yield found(rule, f"{_kind(old)} → {_kind(new)}", place, "type")
    if old.values == new.values or old.type == "null":
        return
    places = [*_listing(new), *_listing(old)]
    if old.values is None or new.values is None:
        rule = "enum-added" if old.values is None else "enum-removed"
        yield found(rule, _enumerated(old.values or new.values or ()), places[0])
        return
    gone = [value for value in old.values if value not in new.values]
    fresh = [value for value in new.values if value not in old.values]
    if len(old.values) == len(new.values) == 1 and gone:
        yield found("const-changed", f"{old.values[0]} → {new.values[0]}", places[0])
        return
    for value in gone:
        yield found("enum-value-removed", value, (*_listing(new), *_listing(old))[0])
    for value in fresh:
        yield found("enum-value-added", value, (*_listing(new), *_listing(old))[0])


def _kind(alternative: Alternative) -> str:
    return "integer" if alternative.integer else "number"


def _listing(alternative: Alternative) -> list[Node]:
    keywords = ("const", "enum")
    every = [n for key in keywords for node in alternative.nodes(key) if (n := node.get(key))]
    place = alternative.place()
    return every or ([place] if place is not None else [])


def _enumerated(values: tuple[str, ...]) -> str:
    shown = ", ".join(values[:5])
    return shown + (", …" if len(values) > 5 else "")  # noqa: PLR2004 - as many as fit a line
