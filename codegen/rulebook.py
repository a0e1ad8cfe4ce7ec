"""What a house rule is, and the book in which each one is entered under its id."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from codegen.bundle import Node
from codegen.survey import Survey, Visit


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that breaks a rule; `key` is the member of `node` to point at, if any."""

    node: Node
    message: str
    hint: str
    key: str | None = None
    operation: str | None = None


Check = Callable[[Survey], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the house: its id, what it asks for, and the check that finds what breaks it."""

    id: str
    asks: str
    check: Check


RULES: dict[str, Rule] = {}


def rule(identity: str, asks: str) -> Callable[[Check], Check]:
    """Register a check under a rule's id."""

    def register(check: Check) -> Check:
        RULES[identity] = Rule(identity, asks, check)
        return check

    return register


def at(
    visit: Visit, message: str, hint: str, key: str | None = None, node: Node | None = None
) -> Finding:
    """Point at the operation, at one of its members, or at a node that it refers to."""
    place = node or visit.node
    key = key if key in place.value else None
    return Finding(place, f"{visit.method.upper()} {visit.path} {message}", hint, key, visit.id)
