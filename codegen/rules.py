"""House rules: a lint whose messages tell the fix, and the one visible way around each.

A rule is waived where it bites by `x-waive: {DB006: why}` on the object that breaks it or on one
that holds it, up to the operation, the path or the component. A waiver that is not needed is an
error, and so is one without a reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from codegen import rules_http, rules_paths, rules_schema
from codegen.bundle import Node
from codegen.errors import SpecError
from codegen.rulebook import RULES, Finding
from codegen.survey import Survey

WAIVER = "x-waive"
BOOKS = (rules_http, rules_paths, rules_schema)
"""The modules whose import registers the rules."""


def check_rules(root: Node) -> list[SpecError]:
    """Check a bundled document against every rule; gives what is neither kept nor waived."""
    survey = Survey(root)
    waivers = _waivers(root)
    errors = [error for waiver in waivers for error in waiver.faults()]
    for identity in sorted(RULES):
        found = RULES[identity].check(survey)
        errors += [
            _error(identity, finding)
            for finding in found
            if not _waived(waivers, identity, finding.node.pointer)
        ]
    errors += [waiver.unused() for waiver in waivers if not waiver.used]
    return errors


def _error(identity: str, finding: Finding) -> SpecError:
    return finding.node.error(
        f"{identity} {finding.message}",
        key=finding.key,
        hint=finding.hint,
        operation=finding.operation,
    )


@dataclass(slots=True)
class _Waiver:
    """One rule waived at one place, for everything at or below `pointer`."""

    rule: str
    reason: Any
    pointer: str
    place: Node
    used: bool = False

    def covers(self, rule: str, pointer: str) -> bool:
        inside = pointer == self.pointer or pointer.startswith(self.pointer + "/")
        return rule == self.rule and inside

    def faults(self) -> Iterator[SpecError]:
        if self.rule not in RULES:
            self.used = True
            yield self.place.error(f"`{WAIVER}` names {self.rule}, which is no rule", key=self.rule)
        elif not isinstance(self.reason, str) or not self.reason.strip():
            hint = f"{self.rule}: why this place is different"
            yield self.place.error(
                f"`{WAIVER}` of {self.rule} has no reason", key=self.rule, hint=hint
            )

    def unused(self) -> SpecError:
        hint = "remove it: the rule is kept here"
        return self.place.error(
            f"`{WAIVER}` of {self.rule} is not needed", key=self.rule, hint=hint
        )


def _waived(waivers: list[_Waiver], rule: str, pointer: str) -> bool:
    covering = [waiver for waiver in waivers if waiver.covers(rule, pointer)]
    for waiver in covering:
        waiver.used = True
    return bool(covering)


def _waivers(root: Node) -> list[_Waiver]:
    """Find every `x-waive` of the document, wherever it stands."""
    found: list[_Waiver] = []
    pending = [root]
    while pending:
        node = pending.pop()
        for key, member in node.members():
            if key == WAIVER:
                found += [
                    _Waiver(name, reason.value, node.pointer, member)
                    for name, reason in member.members()
                ]
            else:
                pending.append(member)
        pending.extend(node.elements())
    return found
