"""`make torture` as a table: what is about to run, and what each test proved, measured and took."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

MARK = "torture"
PROVES = "proves"
_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    verdict: str
    proves: str
    name: str
    seconds: float
    figures: Sequence[tuple[str, object]] = ()

    def __str__(self) -> str:
        """Lay the line out; what was measured stands below it."""
        told = ", ".join(f"{name} {value}" for name, value in self.figures)
        line = f"{self.verdict:<6} {self.proves:<15} {self.name:<{_WIDTH}} {self.seconds:7.1f} s"
        return f"{line}\n{'':<23}{told}" if told else line


def chosen(config: pytest.Config) -> bool:
    """Tell whether this run is of the torture tests."""
    return str(config.getoption("markexpr")) == MARK


def note(items: Sequence[pytest.Item]) -> None:
    """Keep with each test what its mark says that it proves: the table is made of reports."""
    for item in items:
        mark = item.get_closest_marker(MARK)
        if mark is not None:
            item.user_properties.append((PROVES, " ".join(map(str, mark.args))))


def plan(items: Sequence[pytest.Item]) -> Iterator[str]:
    """Tell what is about to run: the proof, the test, and the first sentence about it."""
    for item in items:
        told = inspect.getdoc(getattr(item, "obj", None)) or ""
        yield f"  {dict(item.user_properties)[PROVES]:<15} {_name(item.nodeid)}"
        yield f"  {'':<15}   {told.partition(chr(10))[0]}"


def table(stats: dict[str, list[pytest.TestReport]]) -> Iterator[str]:
    """Tell what became of each test, in the order of their proofs."""
    reports = [
        report
        for verdict in ("passed", "failed", "error", "skipped")
        for report in stats.get(verdict, ())
        if report.when == "call" or verdict != "passed"
    ]
    rows = sorted(map(_row, reports), key=lambda row: _natural(row.proves, row.name))
    yield from map(str, rows)
    green = sum(row.verdict == "green" for row in rows)
    yield f"{green} of {len(rows)} green in {sum(row.seconds for row in rows) / 60:.1f} minutes"


def _row(report: pytest.TestReport) -> Row:
    given = dict(report.user_properties)
    proves = str(given.pop(PROVES, ""))
    verdict = {"passed": "green", "skipped": "skip"}.get(report.outcome, "RED")
    return Row(verdict, proves, _name(report.nodeid), report.duration, [*given.items()])


def _name(nodeid: str) -> str:
    """Name a test as it is asked for, without the folder that all of them are in."""
    return nodeid.removeprefix("tests/")


def _natural(proves: str, name: str) -> tuple[str, int, str]:
    """Put the tests of a proof together, and its numbers in their order."""
    kind, _, number = proves.partition(" ")
    return kind or "~", int(number) if number.isdigit() else 0, name
