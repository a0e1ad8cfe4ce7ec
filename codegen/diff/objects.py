"""Compares what two schemas ask of objects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from codegen.bundle import Node, escape
from codegen.diff.findings import Compare, Conj, Finding, Side, found
from codegen.diff.shapes import Alternative, Leaf, flatten

_OTHER = "\x00"
"""Stands for any property that is not declared; no document has this name."""


class ObjectView:
    """What one alternative says of the properties of an object."""

    def __init__(self, alternative: Alternative) -> None:
        self.alternative = alternative
        self.declared: dict[str, Node] = {}
        for node in alternative.nodes("properties"):
            declared = node.get("properties") or node
            for name, member in declared.members():
                self.declared.setdefault(name, member)
        self.required: dict[str, Node] = {}
        for node in alternative.nodes("required"):
            for name in node.value["required"]:
                self.required.setdefault(name, node)

    def of(self, name: str) -> Conj:
        """Give every schema that the value of a property must satisfy (§10.3.2, §11.3)."""
        every: list[Node] = []
        for leaf in self.alternative.leaves:
            every += _own(leaf, name)
            if leaf.has("unevaluatedProperties") and not self._evaluated(leaf, name):
                every += _member(leaf.node, "unevaluatedProperties")
        return tuple(node for node in every if node.value is not True and node.value != {})

    def _evaluated(self, outer: Leaf, name: str) -> bool:
        return any(
            leaf.has("additionalProperties")
            or (leaf.has("unevaluatedProperties") and leaf is not outer)
            or any(_named(leaf, name))
            for leaf in self.alternative.leaves
            if leaf is outer or outer.node.pointer in leaf.above
        )


def forbids(conj: Conj) -> bool:
    """Tell whether one of the schemas is `false`."""
    return any(leaf.node.value is False for leaf in flatten(conj))


def _named(leaf: Leaf, name: str) -> Iterator[Node]:
    """Give the schemas that `properties` and `patternProperties` have for a name."""
    for key in ("properties", "patternProperties"):
        holder = leaf.node.get(key)
        for declared, member in holder.members() if holder else ():
            if declared == name if key == "properties" else _matches(declared, name):
                yield member


def _own(leaf: Leaf, name: str) -> list[Node]:
    return list(_named(leaf, name)) or _member(leaf.node, "additionalProperties")


def _member(node: Node, key: str) -> list[Node]:
    member = node.get(key)
    return [] if member is None else [member]


@lru_cache(maxsize=4096)
def _matches(pattern: str, name: str) -> bool:
    if name == _OTHER:
        return False
    try:
        return re.search(pattern, name) is not None
    except re.error:
        return False


def compare_objects(
    old: Alternative, new: Alternative, side: Side, compare: Compare
) -> Iterator[Finding]:
    """Tell how two alternatives differ in what they ask of an object."""
    before, after = ObjectView(old), ObjectView(new)
    for name in dict.fromkeys((*before.declared, *after.declared)):
        if name not in before.declared:
            yield from _added(name, before, after, side, compare)
        elif name not in after.declared:
            yield from _removed(name, before, after, side, compare)
        else:
            yield from _kept(name, before, after, side, compare)
    yield from _undeclared(before, after)
    yield from _others(before, after, compare)
    yield from _patterns(before, after, compare)
    yield from _names(old, new, compare)
    yield from _dependent(old, new)
    yield from _dependent_schemas(old, new, compare)


def passed_over(conj: Conj, side: Side) -> bool:
    """Tell whether a property is `readOnly` in a request, or `writeOnly` in an answer."""
    keyword = "readOnly" if side == "request" else "writeOnly"
    return any(leaf.has(keyword) and leaf.node.value[keyword] is True for leaf in flatten(conj))


def _step(name: str) -> str:
    return f"/{escape(name)}"


def _kept(
    name: str, before: ObjectView, after: ObjectView, side: Side, compare: Compare
) -> Iterator[Finding]:
    old, new = before.of(name), after.of(name)
    if passed_over(old, side) and passed_over(new, side):
        return
    for finding in compare(old, new):
        yield finding.under(_step(name))
    if not passed_over(new, side):
        yield from _requirement(name, before, after)


def _requirement(name: str, before: ObjectView, after: ObjectView) -> Iterator[Finding]:
    if name in after.required and name not in before.required:
        place = after.declared.get(name) or after.required[name]
        yield found("required-added", f"`{name}` is required", place).under(_step(name))
    if name in before.required and name not in after.required:
        place = after.declared.get(name) or before.required[name]
        yield found("required-removed", f"`{name}` is optional", place).under(_step(name))


def _undeclared(before: ObjectView, after: ObjectView) -> Iterator[Finding]:
    """Compare `required` for names that neither declares."""
    for name in dict.fromkeys((*before.required, *after.required)):
        if name not in before.declared and name not in after.declared:
            yield from _requirement(name, before, after)


def _added(
    name: str, before: ObjectView, after: ObjectView, side: Side, compare: Compare
) -> Iterator[Finding]:
    old, new = before.of(name), after.of(name)
    place = after.declared[name]
    if passed_over(new, side) or (forbids(old) and forbids(new)):
        return
    if name in after.required and name not in before.required:
        rule = "required-property-added"
    else:
        rule = "property-permitted" if forbids(old) else "property-added"
    if forbids(new):
        rule = "forbidden"
    yield found(rule, f"`{name}`", place).under(_step(name))
    if name in before.required:
        yield from _requirement(name, before, after)
    if rule == "property-added" and old:
        for finding in compare(old, new):
            yield finding.under(_step(name))


def _removed(
    name: str, before: ObjectView, after: ObjectView, side: Side, compare: Compare
) -> Iterator[Finding]:
    old, new = before.of(name), after.of(name)
    place = before.declared[name]
    if passed_over(old, side) or (forbids(old) and forbids(new)):
        return
    if forbids(old):
        yield found("allowed", f"`{name}`", place).under(_step(name))
        return
    asked = "required-" if name in before.required else ""
    rule = "property-forbidden" if forbids(new) else "property-removed"
    yield found(asked + rule, f"`{name}`", place).under(_step(name))
    if name in after.required and name not in before.required:
        yield from _requirement(name, before, after)
    if new and not forbids(new):
        for finding in compare(old, new):
            yield finding.under(_step(name))


def _others(before: ObjectView, after: ObjectView, compare: Compare) -> Iterator[Finding]:
    """Compare what holds for properties that are not declared."""
    old, new = before.of(_OTHER), after.of(_OTHER)
    if forbids(old) and forbids(new):
        return
    if forbids(new):
        yield found("object-closed", "no further properties", _closing(new))
    elif forbids(old):
        yield found("object-opened", "further properties", _closing(old))
    else:
        for finding in compare(old, new):
            yield finding.under("/*")


def _closing(conj: Conj) -> Node:
    return next(leaf.node for leaf in flatten(conj) if leaf.node.value is False)


def _patterns(before: ObjectView, after: ObjectView, compare: Compare) -> Iterator[Finding]:
    old, new = (_by_key(view.alternative, "patternProperties") for view in (before, after))
    if old.keys() != new.keys():
        differing = next(
            pattern for pattern in (*new, *old) if (pattern in old) != (pattern in new)
        )
        place = (new.get(differing) or old[differing])[0]
        yield found("pattern-properties-changed", f"/{differing}/", place)
        return
    for pattern, nodes in new.items():
        for finding in compare(tuple(old[pattern]), tuple(nodes)):
            yield finding.under(_step(pattern))


def _by_key(alternative: Alternative, keyword: str) -> dict[str, list[Node]]:
    every: dict[str, list[Node]] = {}
    for node in alternative.nodes(keyword):
        holder = node.get(keyword) or node
        for key, member in holder.members():
            every.setdefault(key, []).append(member)
    return every


def _names(old: Alternative, new: Alternative, compare: Compare) -> Iterator[Finding]:
    before, after = (_conj(side, "propertyNames") for side in (old, new))
    if before and after:
        for finding in compare(before, after):
            yield finding.under("/(names)")
    elif after:
        yield found("property-names-added", "names of properties", after[0])
    elif before:
        yield found("property-names-removed", "names of properties", before[0])


def _conj(alternative: Alternative, keyword: str) -> Conj:
    return tuple(member for node in alternative.nodes(keyword) for member in _member(node, keyword))


def _dependent(old: Alternative, new: Alternative) -> Iterator[Finding]:
    before, after = _pairs(old), _pairs(new)
    for (name, other), place in after.items():
        if (name, other) not in before:
            yield found("dependent-required-added", f"`{name}` needs `{other}`", place)
    for (name, other), place in before.items():
        if (name, other) not in after:
            yield found("dependent-required-removed", f"`{name}` needs no `{other}`", place)


def _pairs(alternative: Alternative) -> dict[tuple[str, str], Node]:
    return {
        (name, other): member
        for name, members in _by_key(alternative, "dependentRequired").items()
        for member in members
        for other in member.value
    }


def _dependent_schemas(old: Alternative, new: Alternative, compare: Compare) -> Iterator[Finding]:
    findings = list(_conditional(old, new, compare))
    # What such a schema declares counts as evaluated: it may open what is closed by that.
    if findings and (old.nodes("unevaluatedProperties") or new.nodes("unevaluatedProperties")):
        yield found("condition-changed", "`dependentSchemas`", findings[0].place)
    else:
        yield from findings


def _conditional(old: Alternative, new: Alternative, compare: Compare) -> Iterator[Finding]:
    before, after = (_by_key(side, "dependentSchemas") for side in (old, new))
    for name in dict.fromkeys((*before, *after)):
        if name not in before:
            yield found("dependent-schema-added", f"with `{name}`", after[name][0])
        elif name not in after:
            yield found("dependent-schema-removed", f"with `{name}`", before[name][0])
        else:
            yield from compare(tuple(before[name]), tuple(after[name]))
