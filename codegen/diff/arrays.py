"""Compares what two schemas ask of arrays."""

from __future__ import annotations

import math
from collections.abc import Iterator

from codegen.bundle import Node
from codegen.diff.findings import Compare, Conj, Finding, found
from codegen.diff.shapes import Alternative, Leaf


def compare_arrays(old: Alternative, new: Alternative, compare: Compare) -> Iterator[Finding]:
    """Tell how two alternatives differ in what they ask of an array."""
    yield from _items(old, new, compare)
    yield from _unique(old, new)
    yield from _contains(old, new, compare)
    yield from _unevaluated(old, new, compare)


def _items(old: Alternative, new: Alternative, compare: Compare) -> Iterator[Finding]:
    places = max(_length(old), _length(new))
    for index in range(places):
        for finding in compare(_at(old, index), _at(new, index)):
            yield finding.under(f"/{index}")
    for finding in compare(_at(old, places), _at(new, places)):
        yield finding.under("/[]")


def _length(alternative: Alternative) -> int:
    return max((len(n.value["prefixItems"]) for n in alternative.nodes("prefixItems")), default=0)


def _at(alternative: Alternative, index: int) -> Conj:
    """Give every schema that the element at an index must satisfy (§10.3.1)."""
    every = [node for leaf in alternative.leaves if (node := _own(leaf, index)) is not None]
    return tuple(node for node in every if node.value is not True and node.value != {})


def _own(leaf: Leaf, index: int) -> Node | None:
    prefix = leaf.node.get("prefixItems")
    at = prefix.get(index) if prefix else None
    return at or leaf.node.get("items")


def _unique(old: Alternative, new: Alternative) -> Iterator[Finding]:
    before, after = _asking(old), _asking(new)
    if after is not None and before is None:
        yield found("unique-items-added", "elements are unique", after, "uniqueItems")
    if before is not None and after is None:
        yield found("unique-items-removed", "elements may repeat", before, "uniqueItems")


def _asking(alternative: Alternative) -> Node | None:
    nodes = alternative.nodes("uniqueItems")
    return next((node for node in nodes if node.value["uniqueItems"] is True), None)


def _contains(old: Alternative, new: Alternative, compare: Compare) -> Iterator[Finding]:
    before, after = _every(old, "contains"), _every(new, "contains")
    if len(before) < len(after):
        yield found("contains-added", "an element of a kind", after[-1])
    elif len(after) < len(before):
        yield found("contains-removed", "an element of a kind", before[-1])
    elif any(compare((one,), (other,)) for one, other in zip(before, after, strict=True)):
        yield found("contains-changed", "an element of another kind", after[0])
    elif after:
        yield from _count(old, new, "minContains", "min-contains", 1)
        yield from _count(old, new, "maxContains", "max-contains", math.inf)


def _count(
    old: Alternative, new: Alternative, keyword: str, stem: str, absent: float
) -> Iterator[Finding]:
    """Compare how many elements must match `contains`; `absent` is what no keyword means."""
    before, after = (
        [node.value[keyword] for node in side.nodes(keyword)] or [absent] for side in (old, new)
    )
    pick = max if keyword == "minContains" else min
    if pick(before) != pick(after):
        rule = f"{stem}-{'raised' if pick(before) < pick(after) else 'lowered'}"
        place = (new.nodes(keyword) or old.nodes(keyword))[0]
        yield found(rule, f"{keyword} {pick(before)} → {pick(after)}", place, keyword)


def _unevaluated(old: Alternative, new: Alternative, compare: Compare) -> Iterator[Finding]:
    before, after = _every(old, "unevaluatedItems"), _every(new, "unevaluatedItems")
    if not before and not after:
        return
    same = bool(before) == bool(after) and _evaluated(old) == _evaluated(new)
    if not same or compare(tuple(before), tuple(after)):
        yield found("unevaluated-items-changed", "further elements", (after or before)[0])


def _evaluated(alternative: Alternative) -> tuple[int, bool, int]:
    """Give what decides which elements `unevaluatedItems` is about (§11.2)."""
    further = bool(alternative.nodes("items"))
    return _length(alternative), further, len(alternative.nodes("contains"))


def _every(alternative: Alternative, keyword: str) -> list[Node]:
    return [member for n in alternative.nodes(keyword) if (member := n.get(keyword)) is not None]
