"""Writes changes down: a line each, a changelog for partners, or JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from codegen.diff.book import SEVERITIES
from codegen.diff.changes import Change

_SECTIONS = ("Added", "Changed", "Deprecated", "Removed")
_SHOWN = 3
_SIGN = re.compile(r"[*_\[\]<>|`\\]")


@dataclass(frozen=True, slots=True)
class Versions:
    """What the two documents call themselves: title of the new one, both versions."""

    title: str
    old: str
    new: str


def text(changes: Sequence[Change]) -> str:
    """Write one line for each change, and one that counts them."""
    lines = [_line(change) for change in changes]
    return "\n".join([*lines, _count(changes)]) + "\n"


def _line(change: Change) -> str:
    accepted = ", accepted" if change.reason is not None else ""
    subject = ", ".join(part for part in (_operations(change), change.where) if part)
    parts = [f"{subject}: {change.detail}" if subject else change.detail]
    if change.reason is not None:
        parts.append(f"accepted: {change.reason}")
    else:
        parts.append(change.means)
        parts += [f"instead: {change.remedy}"] if change.remedy else []
    told = "; ".join(parts)
    severity = f"{change.severity}{accepted}"
    return f"{change.location}: {severity}: {change.rule}: {told} [{change.place}]"


def _operations(change: Change) -> str:
    shown = change.operations[:_SHOWN]
    more = len(change.operations) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _count(changes: Sequence[Change]) -> str:
    counted = Counter(change.severity for change in changes if change.reason is None)
    parts = [f"{counted[severity]} {severity}" for severity in SEVERITIES]
    accepted = sum(change.reason is not None for change in changes)
    return ", ".join([*parts, f"{accepted} accepted"] if accepted else parts)


def markdown(changes: Sequence[Change], versions: Versions) -> str:
    """Write a changelog: what breaks first, then what was added, changed, deprecated, removed."""
    lines = [f"# {versions.title}: from {versions.old} to {versions.new}", ""]
    if not changes:
        lines += ["Nothing changed for clients.", ""]
    lines += _section("Breaking", [c for c in changes if c.severity == "breaking"])
    for name in _SECTIONS:
        rest = [c for c in changes if c.severity != "breaking" and c.section == name]
        lines += _section(name, rest)
    return "\n".join(lines)


def _section(name: str, changes: Sequence[Change]) -> list[str]:
    if not changes:
        return []
    return [f"## {name}", "", *(_item(change) for change in changes), ""]


def _item(change: Change) -> str:
    names = ", ".join(f"**{_escaped(name)}**" for name in change.operations[:_SHOWN])
    more = len(change.operations) - _SHOWN
    subject = names + (f" and {more} more" if more > 0 else "")
    where = f" ({_escaped(change.where)})" if change.where else ""
    said = f"{subject}{where}: " if subject or where else ""
    what = f"{_sentence(change)} {_escaped(change.detail)}"
    mark = "**Take care**: " if change.severity == "warning" else ""
    reason = f" {change.reason}" if change.reason is not None else ""
    means = f" {change.means[0].upper()}{change.means[1:]}."
    return f"- {said}{mark}{what}.{means if mark or change.severity == 'breaking' else ''}{reason}"


def _sentence(change: Change) -> str:
    return change.rule.replace("-", " ") + ":"


def _escaped(text_: str) -> str:
    """Escape what Markdown would take for its own, but for what stands in backticks."""
    parts = text_.split("`")
    if len(parts) % 2 == 0:
        return _SIGN.sub(r"\\\g<0>", text_)
    shown = [part if index % 2 else _SIGN.sub(r"\\\g<0>", part) for index, part in enumerate(parts)]
    return "`".join(shown)


def as_json(changes: Sequence[Change]) -> str:
    """Write the changes as a list of objects, for other programs."""
    every = []
    for change in changes:
        entry = {key: value for key, value in asdict(change).items() if key != "location"}
        place = change.location
        entry |= {"file": place.file, "line": place.line, "column": place.column}
        entry |= {"means": change.means, "remedy": change.remedy, "section": change.section}
        every.append(entry)
    return json.dumps(every, indent=2, ensure_ascii=False) + "\n"
