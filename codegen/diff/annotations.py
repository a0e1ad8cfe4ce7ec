"""Compares what schemas say besides which values there are: defaults, discriminators, notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codegen.bundle import Node
from codegen.diff.findings import Conj, Finding, found
from codegen.diff.shapes import branches, canonical, flatten


def compare_annotations(old: Conj, new: Conj) -> Iterator[Finding]:
    """Tell how the annotations of two schemas differ that a client may depend on."""
    yield from _defaults(_holder(old, "default"), _holder(new, "default"))
    for keyword, stem in (("readOnly", "read-only"), ("writeOnly", "write-only")):
        yield from _flag(old, new, keyword, f"{stem}-added", f"{stem}-removed")
    yield from _flag(old, new, "deprecated", "schema-deprecated", "schema-restored")
    yield from _discriminators(_holder(old, "discriminator"), _holder(new, "discriminator"))
    yield from _xml(_holder(old, "xml"), _holder(new, "xml"))


def _holder(conj: Conj, keyword: str) -> Node | None:
    """Give the outermost schema object that has a keyword."""
    return next((leaf.node for leaf in flatten(conj) if leaf.has(keyword)), None)


def _defaults(old: Node | None, new: Node | None) -> Iterator[Finding]:
    before, after = _value(old, "default"), _value(new, "default")
    if before == after:
        return
    if new is None and old is not None:
        yield found("default-removed", f"default {before}", old, "default")
    elif new is not None:
        rule = "default-added" if old is None else "default-changed"
        detail = f"default {after}" if old is None else f"default {before} → {after}"
        yield found(rule, detail, new, "default")


def _value(node: Node | None, key: str) -> str | None:
    return None if node is None else canonical(node.value[key])


def _flag(old: Conj, new: Conj, keyword: str, added: str, removed: str) -> Iterator[Finding]:
    before, after = _set(old, keyword), _set(new, keyword)
    if after is not None and before is None:
        yield found(added, f"`{keyword}`", after, keyword)
    elif before is not None and after is None:
        yield found(removed, f"`{keyword}`", before, keyword)


def _set(conj: Conj, keyword: str) -> Node | None:
    nodes = (leaf.node for leaf in flatten(conj) if leaf.has(keyword))
    return next((node for node in nodes if node.value[keyword] is True), None)


def _discriminators(old: Node | None, new: Node | None) -> Iterator[Finding]:
    if old is None or new is None:
        if old is not None:
            yield found("discriminator-removed", _property(old), old, "discriminator")
        if new is not None:
            yield found("discriminator-added", _property(new), new, "discriminator")
        return
    if _property(old) != _property(new):
        detail = f"{_property(old)} → {_property(new)}"
        yield found("discriminator-changed", detail, new, "discriminator")
        return
    yield from _mappings(old, new)


def _property(node: Node) -> str:
    return str(node.value["discriminator"].get("propertyName"))


def _mappings(old: Node, new: Node) -> Iterator[Finding]:
    """Compare mappings; a value that comes and goes with its alternative is told there."""
    before, after = _mapping(old), _mapping(new)
    for value in dict.fromkeys((*before, *after)):
        if value not in after:
            if before[value] in _targets(new):
                yield found("mapping-removed", value, old, "discriminator")
        elif value not in before:
            if after[value] in _targets(old):
                yield found("mapping-added", value, new, "discriminator")
        elif before[value] != after[value]:
            detail = f"{value}: {before[value]} → {after[value]}"
            yield found("mapping-changed", detail, new, "discriminator")


def _mapping(node: Node) -> dict[str, str]:
    mapping: dict[str, Any] = node.value["discriminator"].get("mapping") or {}
    return {value: str(target).rpartition("/")[2] for value, target in mapping.items()}


def _targets(node: Node) -> set[str]:
    """Name the components that the alternatives beside a discriminator refer to."""
    every = [*branches(node, "oneOf"), *branches(node, "anyOf")]
    return {ref.rpartition("/")[2] for branch in every if (ref := branch.ref()) is not None}


def _xml(old: Node | None, new: Node | None) -> Iterator[Finding]:
    if _value(old, "xml") != _value(new, "xml") and (place := new or old) is not None:
        yield found("xml-changed", "`xml`", place, "xml")
