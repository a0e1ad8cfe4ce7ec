"""Collects findings and judges them: one change for each, with the operations it concerns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from codegen.bundle import Node
from codegen.diff.book import SEVERITIES, Section, Severity
from codegen.diff.findings import Finding, Side
from codegen.diff.rules import RULES
from codegen.ir import Location

ORDER: tuple[Severity, ...] = tuple(SEVERITIES)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference of two documents, judged.

    `place` is the JSON Pointer of what is pointed at, `where` leads a reader there from the first
    of `operations` (`response 200 application/json /title`), `reason` is that of an exception.
    """

    severity: Severity
    rule: str
    side: Side
    location: Location
    place: str
    operations: tuple[str, ...]
    where: str
    detail: str
    reason: str | None = None

    @property
    def section(self) -> Section:
        """The part of a changelog that it belongs to."""
        return RULES[self.rule].section

    @property
    def means(self) -> str:
        """What it means for a client."""
        return RULES[self.rule].verdict(self.side).means

    @property
    def remedy(self) -> str:
        """How to make it compatible; empty when it is."""
        return "" if self.severity == "compatible" else RULES[self.rule].remedy

    def grave(self, limit: Severity) -> bool:
        """Tell whether it is as grave as a limit, and no exception was made."""
        return self.reason is None and ORDER.index(self.severity) <= ORDER.index(limit)


@dataclass(slots=True)
class Changes:
    """Changes by what they are, so that a shared component is told once for all its users."""

    _known: dict[tuple[str, Side, int, str, str], Change] = field(default_factory=dict)

    def add(
        self, finding: Finding, side: Side, operation: str, where: str, *, lenient: bool = False
    ) -> None:
        """Add one finding; `lenient` is for operations that promised nothing."""
        place = finding.place
        key = (finding.rule, side, id(place.bundle), place.pointer, finding.detail)
        severity = RULES[finding.rule].verdict(side).severity
        if lenient and severity == "breaking":
            severity = "warning"
        known = self._known.get(key)
        if known is None:
            self._known[key] = Change(
                severity=severity,
                rule=finding.rule,
                side=side,
                location=place.location,
                place=f"#{place.pointer}",
                operations=(operation,) if operation else (),
                where=" ".join(part for part in (where, finding.path) if part),
                detail=finding.detail,
            )
            return
        gravest = min(known.severity, severity, key=ORDER.index)
        users = dict.fromkeys((*known.operations, *((operation,) if operation else ())))
        self._known[key] = replace(known, severity=gravest, operations=tuple(users))

    def sorted(self) -> list[Change]:
        """Give every change, the gravest first, then in the order of the documents."""
        return sorted(
            self._known.values(),
            key=lambda c: (
                ORDER.index(c.severity),
                c.location.file,
                c.location.line,
                c.location.column,
                c.rule,
                c.side,
                c.detail,
            ),
        )


@dataclass(frozen=True, slots=True)
class Scope:
    """Where findings are told: the operation, and which side its parts are on.

    `inputs` is the side of parameters and bodies, `outputs` that of answers; a webhook has them
    exchanged.
    """

    changes: Changes
    operation: str = ""
    inputs: Side = "request"
    outputs: Side = "response"
    lenient: bool = False
    prefix: str = ""

    def tell(self, findings: Iterable[Finding], side: Side, where: str) -> None:
        """Add findings of one part."""
        where = f"{self.prefix} {where}".strip()
        for finding in findings:
            self.changes.add(finding, side, self.operation, where, lenient=self.lenient)

    def say(self, rule: str, detail: str, place: Node, side: Side, where: str = "") -> None:
        """Add one finding."""
        self.tell([Finding(rule, detail, place)], side, where)
