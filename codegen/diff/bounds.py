"""Compares bounds, multiples, formats and patterns: what two schemas ask of numbers and texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, gcd, lcm

from codegen.bundle import Node
from codegen.diff.findings import Finding, found
from codegen.diff.shapes import Alternative

SIZES = {
    "string": (("minLength", "min-length"), ("maxLength", "max-length")),
    "array": (("minItems", "min-items"), ("maxItems", "max-items")),
    "object": (("minProperties", "min-properties"), ("maxProperties", "max-properties")),
}
"""The bounds of each JSON type that has a size, and the stems of their rules."""

NUMERIC = frozenset({"int8", "int16", "int32", "int64", "uint8", "uint32", "uint64"}) | {
    "float",
    "double",
}
WITHIN = frozenset(
    {
        ("int32", "int64"),
        ("float", "double"),
        ("email", "idn-email"),
        ("hostname", "idn-hostname"),
        ("uri", "uri-reference"),
        ("uri", "iri"),
        ("uri", "iri-reference"),
        ("uri-reference", "iri-reference"),
        ("iri", "iri-reference"),
    }
)
"""Pairs of formats of which the first allows less than the second."""


@dataclass(frozen=True, slots=True)
class _Bound:
    """The tightest of the bounds that hold together, and the keyword that says it."""

    value: Fraction
    exclusive: bool
    node: Node
    key: str

    def text(self) -> str:
        return f"{self.key} {self.node.value[self.key]}"


def compare_bounds(old: Alternative, new: Alternative) -> Iterator[Finding]:
    """Tell how two alternatives of one JSON type differ in size, range, format and pattern."""
    if old.type == "number":
        yield from _range(old, new)
        yield from _multiples(old, new)
    for keyword, stem in SIZES.get(old.type, ()):
        pick: Callable[..., _Bound] = max if keyword.startswith("min") else min
        yield from _moved(stem, _size(old, keyword, pick), _size(new, keyword, pick))
    if old.type in ("number", "string"):
        yield from _formats(old, new)
    if old.type == "string":
        yield from _patterns(old, new)
        yield from _contents(old, new)


def _size(alternative: Alternative, keyword: str, pick: Callable[..., _Bound]) -> _Bound | None:
    idle = 0 if keyword.startswith("min") else None
    bounds = [
        _Bound(_exact(node.value[keyword]), False, node, keyword)  # noqa: FBT003 - a named field
        for node in alternative.nodes(keyword)
        if node.value[keyword] != idle
    ]
    return pick(bounds, key=lambda bound: bound.value) if bounds else None


def _exact(number: float) -> Fraction:
    return Fraction(str(number))


def _range(old: Alternative, new: Alternative) -> Iterator[Finding]:
    yield from _moved("minimum", _lower(old), _lower(new))
    yield from _moved("maximum", _upper(old), _upper(new))


def _lower(alternative: Alternative) -> _Bound | None:
    bounds = _read(alternative, "minimum", "exclusiveMinimum", lambda v: floor(v) + 1, ceil)
    return max(bounds, key=lambda bound: (bound.value, bound.exclusive), default=None)


def _upper(alternative: Alternative) -> _Bound | None:
    bounds = _read(alternative, "maximum", "exclusiveMaximum", lambda v: ceil(v) - 1, floor)
    return min(bounds, key=lambda bound: (bound.value, not bound.exclusive), default=None)


def _read(
    alternative: Alternative,
    inclusive: str,
    exclusive: str,
    inside: Callable[[Fraction], int],
    whole: Callable[[Fraction], int],
) -> list[_Bound]:
    """Read both spellings of a bound; those of whole numbers are made inclusive and whole."""
    found_bounds = []
    for key, open_ended in ((inclusive, False), (exclusive, True)):
        for node in alternative.nodes(key):
            value = _exact(node.value[key])
            if alternative.integer:
                value = Fraction(inside(value) if open_ended else whole(value))
            found_bounds.append(_Bound(value, open_ended and not alternative.integer, node, key))
    return found_bounds


def _moved(stem: str, old: _Bound | None, new: _Bound | None) -> Iterator[Finding]:
    """Tell whether a bound was raised or lowered; a minimum that is new was raised."""
    low = stem.startswith("min")
    ends = (_end(old, low=low), _end(new, low=low))
    if ends[0] == ends[1]:
        return
    detail = f"{old.text() if old else 'no bound'} → {new.text() if new else 'no bound'}"
    place = new or old
    if place is not None:
        rule = f"{stem}-{'raised' if ends[0] < ends[1] else 'lowered'}"
        yield found(rule, detail, place.node, place.key)


def _end(bound: _Bound | None, *, low: bool) -> tuple[int, Fraction, int]:
    """Place a bound on the line of numbers, absence at its end."""
    if bound is None:
        return (-1 if low else 1, Fraction(0), 0)
    return (0, bound.value, (1 if low else -1) if bound.exclusive else 0)


def _multiples(old: Alternative, new: Alternative) -> Iterator[Finding]:
    before, after = _multiple(old), _multiple(new)
    if before == after:
        return
    detail = f"multipleOf {before or 'any'} → {after or 'any'}"
    place = next(iter((*new.nodes("multipleOf"), *old.nodes("multipleOf"))), None)
    if place is None:
        return
    narrowed = before is None or (after is not None and (after / before).denominator == 1)
    widened = after is None or (before is not None and (before / after).denominator == 1)
    rule = "narrowed" if narrowed else "widened" if widened else "changed"
    yield found(f"multiple-of-{rule}", detail, place, "multipleOf")


def _multiple(alternative: Alternative) -> Fraction | None:
    """Give the number of which every value is a multiple; whole numbers are multiples of 1."""
    every = [_exact(node.value["multipleOf"]) for node in alternative.nodes("multipleOf")]
    result = Fraction(1) if alternative.integer else None
    for one in every:
        result = one if result is None else _common(result, one)
    return result


def _common(one: Fraction, other: Fraction) -> Fraction:
    """Give the least number that is a multiple of both."""
    numerator = lcm(one.numerator, other.numerator)
    return Fraction(numerator, gcd(one.denominator, other.denominator))


def _formats(old: Alternative, new: Alternative) -> Iterator[Finding]:
    before, after = _told(old, "format"), _told(new, "format")
    before, after = _without(before, after), _without(after, before)
    if not before and not after:
        return
    place = next(iter((*after.values(), *before.values())))
    names = (next(iter(before), ""), next(iter(after), ""))
    detail = f"format {names[0] or 'any'} → {names[1] or 'any'}"
    if not before or _within(names[1], names[0]):
        rule = "format-added"
    elif not after or _within(*names):
        rule = "format-removed"
    else:
        rule = "format-changed"
    yield found(rule, detail, place, "format")


def _within(one: str, other: str) -> bool:
    """Tell whether the first of two formats allows less than the second."""
    return (one, other) in WITHIN


def _told(alternative: Alternative, keyword: str) -> dict[str, Node]:
    """Give the values of a keyword that mean something for the JSON type."""
    every = {node.value[keyword]: node for node in alternative.nodes(keyword)}
    if keyword != "format":
        return every
    return {k: n for k, n in every.items() if (k in NUMERIC) == (alternative.type == "number")}


def _without(one: dict[str, Node], other: dict[str, Node]) -> dict[str, Node]:
    return {key: node for key, node in one.items() if key not in other}


def _patterns(old: Alternative, new: Alternative) -> Iterator[Finding]:
    before, after = _told(old, "pattern"), _told(new, "pattern")
    gone, fresh = _without(before, after), _without(after, before)
    if not gone and not fresh:
        return
    rule = "changed" if gone and fresh else "added" if fresh else "removed"
    detail = f"pattern {' and '.join(gone) or 'none'} → {' and '.join(fresh) or 'none'}"
    place = next(iter((*fresh.values(), *gone.values())))
    yield found(f"pattern-{rule}", detail, place, "pattern")


def _contents(old: Alternative, new: Alternative) -> Iterator[Finding]:
    for keyword in ("contentEncoding", "contentMediaType"):
        before, after = _told(old, keyword), _told(new, keyword)
        if before.keys() != after.keys():
            place = next(iter((*after.values(), *before.values())))
            detail = f"{keyword} {', '.join(before) or 'none'} → {', '.join(after) or 'none'}"
            yield found("content-changed", detail, place, keyword)
