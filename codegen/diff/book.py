"""What a rule of the comparison is, and the words with which the book of rules is written.

A rule has two verdicts, for what clients send and for what they receive: the same difference of a
schema that breaks the one leaves the other alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from codegen.diff.findings import Side

Severity = Literal["breaking", "warning", "compatible"]
Section = Literal["Added", "Changed", "Deprecated", "Removed"]

SEVERITIES: dict[Severity, str] = {
    "breaking": "a client that keeps to the old document may fail, or nobody can tell that it "
    "will not",
    "warning": "no client that keeps to the letter of the old document fails, but some in use may",
    "compatible": "no client needs to know",
}
"""The severities, the gravest first, and what each means."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How grave a difference is on one side, and what it means for a client there."""

    severity: Severity
    means: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of difference. `remedy` is how to make it compatible, empty if it always is."""

    id: str
    what: str
    request: Verdict
    response: Verdict
    section: Section
    remedy: str = ""

    def verdict(self, side: Side) -> Verdict:
        """Give the verdict for values that clients send or receive."""
        return self.request if side == "request" else self.response


REFUSED = Verdict("breaking", "what was accepted may be refused")
ACCEPTED = Verdict("compatible", "what was accepted still is")
UNKNOWN = Verdict("breaking", "clients may receive what the old document rules out")
WITHIN = Verdict("compatible", "what clients receive stays within the old document")
CANNOT_TELL = Verdict("breaking", "cannot tell which of the two allows more, so treat as breaking")
SILENT = Verdict("compatible", "nothing changes on the wire")

STAGE = "add a second field or operation with the new rule, and deprecate this one"
KEEP = "keep accepting what was accepted"
HOLD = "keep within what the old document promises, or offer the new values where asked for"


def breaking(means: str) -> Verdict:
    """Judge a difference as one that clients may fail at."""
    return Verdict("breaking", means)


def warning(means: str) -> Verdict:
    """Judge a difference as one that needs a look."""
    return Verdict("warning", means)


def compatible(means: str) -> Verdict:
    """Judge a difference as one that clients need not know."""
    return Verdict("compatible", means)


def narrow(name: str, what: str, remedy: str = KEEP, section: Section = "Changed") -> Rule:
    """Enter a difference after which fewer values are valid."""
    return Rule(name, what, REFUSED, WITHIN, section, remedy)


def widen(name: str, what: str, remedy: str = HOLD, section: Section = "Changed") -> Rule:
    """Enter a difference after which more values are valid."""
    return Rule(name, what, ACCEPTED, UNKNOWN, section, remedy)


def shift(name: str, what: str, remedy: str = STAGE, section: Section = "Changed") -> Rule:
    """Enter a difference after which other values are valid than before."""
    return Rule(name, what, REFUSED, UNKNOWN, section, remedy)


def opaque(name: str, what: str, remedy: str = STAGE) -> Rule:
    """Enter a difference whose direction is not computed."""
    return Rule(name, what, CANNOT_TELL, CANNOT_TELL, "Changed", remedy)


def note(name: str, what: str, section: Section, means: str = SILENT.means) -> Rule:
    """Enter a difference that breaks nobody."""
    return Rule(name, what, compatible(means), compatible(means), section)


def same(name: str, what: str, verdict: Verdict, section: Section, remedy: str) -> Rule:
    """Enter a difference that is as grave on both sides."""
    return Rule(name, what, verdict, verdict, section, remedy)
