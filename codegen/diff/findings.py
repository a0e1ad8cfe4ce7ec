"""What comparing two documents finds, before it is judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from codegen.bundle import Node

Side = Literal["request", "response"]
"""Who sends a value: `request` is sent by clients, `response` is received by them."""

Conj = tuple[Node, ...]
"""Schemas that hold together. The empty one lets everything through."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference: the rule it falls under, what differs, and the node to point at.

    `path` leads from the value that was compared to the part that differs (`/author/name`).
    """

    rule: str
    detail: str
    place: Node
    path: str = ""

    def under(self, prefix: str) -> Finding:
        """Tell the same of a value that holds the one compared."""
        return replace(self, path=prefix + self.path)

    def renamed(self, rule: str) -> Finding:
        """File the same difference under another rule."""
        return replace(self, rule=rule)


def found(rule: str, detail: str, place: Node, key: str | None = None) -> Finding:
    """Make a finding that points at a node, or at its member `key` where it has one."""
    member = place.get(key) if key is not None else None
    return Finding(rule, detail, member or place)


Compare = Callable[[Conj, Conj], list[Finding]]
"""Compares two schemas, wherever they stand."""


def unique(findings: Iterable[Finding]) -> list[Finding]:
    """Keep the first of findings that say the same of the same place."""
    kept: dict[tuple[str, str, int, str], Finding] = {}
    for finding in findings:
        place = finding.place
        kept.setdefault((finding.rule, finding.detail, id(place.bundle), place.pointer), finding)
    return list(kept.values())
