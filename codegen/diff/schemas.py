"""Compares two schemas by what they let through, whatever way it is written."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.annotate import alias
from codegen.bundle import Node
from codegen.diff.annotations import compare_annotations
from codegen.diff.arrays import compare_arrays
from codegen.diff.book_schemas import NOTES
from codegen.diff.bounds import compare_bounds
from codegen.diff.findings import Conj, Finding, Side, found, unique
from codegen.diff.memory import Memory
from codegen.diff.objects import compare_objects
from codegen.diff.pairing import Pairing
from codegen.diff.shapes import (
    TYPES,
    Alternative,
    TooMany,
    alternatives,
    branches,
    flatten,
    overlapping,
)
from codegen.diff.values import compare_types, compare_values
from codegen.problems import constant, members
from codegen.walk import children

_NOTES = frozenset(rule.id for rule in NOTES) | {"discriminator-added", "discriminator-removed"}
"""Rules of differences that leave the set of valid values alone."""


class SchemaDiff:
    """Compares the schemas of two documents on one side.

    A pair of schemas is compared once. One that contains itself is taken for unchanged where it is
    met again, for whatever differs is told where it was met first.
    """

    def __init__(self, side: Side) -> None:
        self.side = side
        self._memory = Memory()

    def compare(self, old: Conj, new: Conj) -> list[Finding]:
        """Tell how the values that `new` lets through differ from those of `old`."""
        pair = (_pointers(old), _pointers(new))
        return self._memory.recall(pair, lambda: unique(self._differences(old, new)))

    def compare_problems(self, old: Conj, new: Conj) -> list[Finding]:
        """Compare answers that are problem details: which types there are, then each type."""
        before, after = _problems(old), _problems(new)
        if not before or not after:
            return self.compare(old, new)
        every = [
            Finding("problem-removed", name, n) for name, n in before.items() if name not in after
        ]
        for name, node in after.items():
            if name in before:
                every += self.compare((before[name],), (node,))
            else:
                every.append(Finding("problem-added", name, node))
        return unique(every)

    def equal(self, old: Alternative, new: Alternative) -> bool:
        """Tell whether two alternatives are the same."""
        return not self._memory.tried(lambda: list(self._within_type(old, new)))

    def _differences(self, old: Conj, new: Conj) -> Iterator[Finding]:
        if not old and not new:
            return
        yield from compare_annotations(old, new)
        try:
            before, after = alternatives(old), alternatives(new)
        except TooMany:
            yield from self._piecewise(old, new)
            return
        yield from self._by_type(old, new, before, after)

    def _by_type(
        self,
        old: Conj,
        new: Conj,
        before: dict[str, list[Alternative]],
        after: dict[str, list[Alternative]],
    ) -> Iterator[Finding]:
        differing = list(compare_types(old, new, before, after))
        for kind in TYPES:
            if kind in before and kind in after:
                differing += self._within(before[kind], after[kind])
        yield from differing
        yield from self._exclusion(old, new, changed=bool(_touching(differing)))

    def _within(self, old: list[Alternative], new: list[Alternative]) -> Iterator[Finding]:
        """Compare the alternatives of one JSON type."""
        old, new = _absorbed(old), _absorbed(new)
        if len(old) == len(new) == 1:
            yield from self._within_type(old[0], new[0])
            return
        pairing = Pairing(old, new, self.equal)
        for one, other in pairing.pairs:
            yield from self._within_type(one, other)
        known = next(place for one in (*new, *old) if (place := one.place()) is not None)
        for gone in pairing.old:
            yield Finding("branch-removed", gone.label(), gone.place() or known)
        for fresh in pairing.new:
            yield Finding("branch-added", fresh.label(), fresh.place() or known)

    def _within_type(self, old: Alternative, new: Alternative) -> Iterator[Finding]:
        yield from compare_values(old, new)
        yield from compare_bounds(old, new)
        if old.type == "object":
            yield from compare_objects(old, new, self.side, self.compare)
        if old.type == "array":
            yield from compare_arrays(old, new, self.compare)
        yield from self._negated(old, new)
        yield from self._conditions(old, new)

    def _negated(self, old: Alternative, new: Alternative) -> Iterator[Finding]:
        before, after = _every(old, "not"), _every(new, "not")
        if len(before) < len(after):
            yield found("not-added", "what is forbidden", after[-1])
        elif len(after) < len(before):
            yield found("not-removed", "what is forbidden", before[-1])
        elif self._differ(before, after):
            yield found("not-changed", "what is forbidden", after[0])

    def _conditions(self, old: Alternative, new: Alternative) -> Iterator[Finding]:
        for keyword in ("if", "then", "else"):
            before, after = _every(old, keyword), _every(new, keyword)
            if len(before) != len(after) or self._differ(before, after):
                yield found("condition-changed", f"`{keyword}`", (after or before)[0])
                return

    def _exclusion(self, old: Conj, new: Conj, *, changed: bool) -> Iterator[Finding]:
        """Tell whether alternatives that may overlap exclude each other, now or before."""
        before, after = overlapping(old), overlapping(new)
        if not before and after:
            yield found("one-of-added", "alternatives exclude each other", after[0], "oneOf")
        elif before and not after:
            yield found("one-of-removed", "alternatives may overlap", before[0], "oneOf")
        elif after and (changed or not self._same_choices(before, after)):
            yield found("branches-may-overlap", "alternatives may overlap", after[0], "oneOf")

    def _same_choices(self, old: list[Node], new: list[Node]) -> bool:
        """Tell whether every `oneOf` has the same alternatives, in any order."""
        if len(old) != len(new):
            return False
        return all(
            self._same_set(branches(one, "oneOf"), branches(other, "oneOf"))
            for one, other in zip(old, new, strict=True)
        )

    def _same_set(self, old: list[Node], new: list[Node]) -> bool:
        left = list(new)
        for one in old:
            match = next((node for node in left if self._alternative(one, node)), None)
            if match is None:
                return False
            left = [node for node in left if node is not match]
        return not left

    def _alternative(self, old: Node, new: Node) -> bool:
        return not self._memory.tried(lambda: _touching(self.compare((old,), (new,))))

    def _differ(self, old: list[Node], new: list[Node]) -> bool:
        def differ() -> list[Finding]:
            pairs = zip(old, new, strict=True)
            return [finding for one, other in pairs for finding in self.compare((one,), (other,))]

        return bool(self._memory.tried(differ))

    def _piecewise(self, old: Conj, new: Conj) -> Iterator[Finding]:
        """Compare what is too entangled part by part, in the order of the document."""
        before, after = flatten(old), flatten(new)
        same = len(before) == len(after) and all(
            self._alike(one.node, other.node) for one, other in zip(before, after, strict=True)
        )
        if not same:
            yield found("too-many-branches", "alternatives", (new or old)[0])

    def _alike(self, old: Node, new: Node) -> bool:
        if not isinstance(old.value, dict) or not isinstance(new.value, dict):
            return bool(old.value == new.value)
        parts = [list(children("Schema", node)) for node in (old, new)]
        names = [[part.pointer.removeprefix(n.pointer) for part, _ in parts[i]]
                 for i, n in enumerate((old, new))]  # fmt: skip
        plain = [_plain(node) for node in (old, new)]
        return (
            names[0] == names[1]
            and plain[0] == plain[1]
            and not any(
                self.compare((one,), (other,))
                for (one, kind), (other, _) in zip(*parts, strict=True)
                if kind == "Schema" and "/allOf/" not in one.pointer.removeprefix(old.pointer)
            )
        )


def _problems(conj: Conj) -> dict[str, Node]:
    """Give the alternatives by their constant `type`; none if one of them has no such thing."""
    found_types: dict[str, Node] = {}
    pending = list(conj)
    while pending:
        node = alias(pending.pop(0))
        several = [*branches(node, "oneOf"), *branches(node, "anyOf")]
        kind = constant(members(node).get("type"))
        if several:
            pending = [*several, *pending]
        elif isinstance(kind, str):
            found_types[kind] = node
        else:
            return {}
    return found_types


def _plain(node: Node) -> dict[str, object]:
    """Give the members that hold no schemas."""
    holding = {part.pointer.removeprefix(node.pointer).split("/")[1]
               for part, _ in children("Schema", node)}  # fmt: skip
    return {key: value for key, value in node.value.items() if key not in holding}


def _pointers(conj: Conj) -> tuple[str, ...]:
    return tuple(sorted({alias(node).pointer if _bare(node) else node.pointer for node in conj}))


def _bare(node: Node) -> bool:
    """Tell whether a schema is a reference and nothing else, so that it is its target."""
    return isinstance(node.value, dict) and list(node.value) == ["$ref"]


def _absorbed(every: list[Alternative]) -> list[Alternative]:
    """Join the alternatives that only list values, and let one that asks for nothing be all."""
    free = next((one for one in every if _asks_nothing(one)), None)
    if free is not None and not any(_excluding(one) for one in every):
        return [free]
    listed = [one for one in every if one.values is not None]
    if len(listed) < 2:  # noqa: PLR2004 - one has nothing to be joined with
        return every
    values = tuple(dict.fromkeys(value for one in listed for value in one.values or ()))
    first = listed[0]
    joined = Alternative(first.type, first.leaves, first.branches, values, first.integer)
    return [joined, *(one for one in every if one.values is None)]


def _excluding(alternative: Alternative) -> bool:
    return bool(alternative.nodes("oneOf"))


def _asks_nothing(alternative: Alternative) -> bool:
    """Tell whether every value of the type is let through."""
    idle = {"$ref", "allOf", "anyOf", "oneOf", "type", "$comment", "default", "deprecated"}
    idle |= {"description", "example", "examples", "externalDocs", "title"}
    return (
        alternative.values is None
        and all(
            isinstance(leaf.node.value, dict)
            and all(key in idle or key.startswith("x-") for key in leaf.node.value)
            for leaf in alternative.leaves
        )
        and not alternative.integer
    )


def _touching(findings: list[Finding]) -> list[Finding]:
    """Give the findings that are about which values there are."""
    return [finding for finding in findings if finding.rule not in _NOTES]


def _every(alternative: Alternative, keyword: str) -> list[Node]:
    return [member for n in alternative.nodes(keyword) if (member := n.get(keyword)) is not None]
