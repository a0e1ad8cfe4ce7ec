"""Reads the allow-file: changes that were reviewed and are wanted, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from codegen.bundle import Bundle, Node
from codegen.diff.changes import Change
from codegen.diff.rules import RULES
from codegen.errors import SpecError, SpecErrors
from codegen.load import read
from codegen.source import Positions

FIELDS = ("rule", "place", "reason")


@dataclass(frozen=True, slots=True)
class Allowed:
    """One entry: the rule, the pointer of the place as changes tell it, and why it is wanted."""

    rule: str
    place: str
    reason: str
    node: Node

    def covers(self, change: Change) -> bool:
        """Tell whether a change is the one that was reviewed."""
        return (change.rule, change.place) == (self.rule, self.place)


def read_allowed(path: Path) -> list[Allowed]:
    """Read `allow:`, a list of `{rule, place, reason}`. Raises `SpecErrors` with every fault."""
    positions = Positions()
    try:
        document, source = read(path, positions)
    except SpecError as error:
        raise SpecErrors([error]) from error
    root = Bundle(document, positions, source).root
    listed = root.get("allow")
    if listed is None or not isinstance(listed.value, list) or len(document) > 1:
        raise SpecErrors([root.error("an allow-file has one member, the list `allow`")])
    faults = [fault for entry in listed.elements() for fault in _faults(entry)]
    if faults:
        raise SpecErrors(faults)
    return [_allowed(entry) for entry in listed.elements()]


def _allowed(entry: Node) -> Allowed:
    return Allowed(entry.text("rule"), entry.text("place"), entry.text("reason"), entry)


def _faults(entry: Node) -> list[SpecError]:
    hint = "write `{rule: …, place: '#/…', reason: …}`"
    if not isinstance(entry.value, dict):
        return [entry.error("an entry is a mapping", hint=hint)]
    found = [
        entry.error(f"`{field}` is missing or empty", hint=hint)
        for field in FIELDS
        if not entry.text(field).strip()
    ]
    found += [
        entry.error(f"`{key}` has no meaning here", key=key, hint=hint)
        for key in entry.value
        if key not in FIELDS
    ]
    if entry.text("rule") and entry.text("rule") not in RULES:
        found.append(entry.error(f"{entry.text('rule')!r} is no rule", key="rule"))
    return found


def apply(
    changes: Iterable[Change], allowed: list[Allowed]
) -> tuple[list[Change], list[SpecError]]:
    """Give the changes with the reasons of their exceptions, and an error for each stale entry."""
    used: set[int] = set()
    judged = []
    for change in changes:
        match = next((i for i, entry in enumerate(allowed) if entry.covers(change)), None)
        if match is not None:
            used.add(match)
            change = replace(change, reason=allowed[match].reason)  # noqa: PLW2901 - the same one
        judged.append(change)
    return judged, [
        entry.node.error(f"no change is {entry.rule} at {entry.place}", hint="remove the entry")
        for index, entry in enumerate(allowed)
        if index not in used
    ]
