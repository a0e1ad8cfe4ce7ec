"""Writes what was measured: ratios against the targets first, then the table, and a plot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

NAMES = {"D": "Daybook"}


@dataclass(frozen=True, slots=True)
class Target:
    """A ratio of Daybook's rate to another's that has to be reached, and one to dream of."""

    workload: str
    against: str
    must: float
    moonshot: float | None = None


TARGETS = (
    Target("post", "B0", 12),
    Target("post", "B1", 0.45, 0.8),
    Target("post", "B4", 0.2),
    Target("list", "B0", 9),
    Target("list", "B1", 0.75, 1.0),
    Target("list", "B4", 0.22),
    Target("not modified", "B1", 0.5, 0.8),
    Target("create", "B0", 4),
)
GROWTH = 1.3
"""How much longer the slowest hundredth of lists may take at 1,000,000 posts than at 10,000."""
SEARCH_MILLISECONDS = 80.0
MEGABYTES = 110.0
CONTRACT_MICROSECONDS = 25.0
"""The most that parsing, authenticating, validating and dispatching may cost a request."""


def verdicts(results: Mapping[str, Any]) -> list[tuple[str, str, str, str]]:
    """Return (measure, measured, target, verdict) for every target that could be measured."""
    rows = []
    for target in TARGETS:
        loads = results["workloads"].get(target.workload, {})
        if "D" in loads and loads.get(target.against, {}).get("rate"):
            ratio = loads["D"]["rate"] / loads[target.against]["rate"]
            goal = f"≥ {target.must:g}×"
            if target.moonshot:
                goal += f" (moonshot {target.moonshot:g}×)"
            label = f"{target.workload} against {target.against}"
            rows.append((label, f"{ratio:.2f}×", goal, _verdict(ratio >= target.must)))
    rows += _growth(results)
    memory = results["memory"].get("D")
    if memory:
        rows.append(
            (
                "memory after load",
                f"{memory:.0f} MB",
                f"≤ {MEGABYTES:g} MB",
                _verdict(memory <= MEGABYTES),
            )
        )
    return rows + _contract(results)


def _contract(results: Mapping[str, Any]) -> list[tuple[str, str, str, str]]:
    """Judge what a contract route costs on top of a bare one of the same application."""
    goal = f"≤ {CONTRACT_MICROSECONDS:g} µs"
    costs = {name: columns[3] - columns[2] for name, columns in results["contract"].items()}
    return [
        (f"contract: {name}", f"{cost:.1f} µs", goal, _verdict(cost <= CONTRACT_MICROSECONDS))
        for name, cost in costs.items()
    ]


def _growth(results: Mapping[str, Any]) -> list[tuple[str, str, str, str]]:
    scales = results["scales"]
    small, large = scales.get("10000"), scales.get("1000000")
    if not small or not large:
        return []
    ratio = large["list"]["p99"] / small["list"]["p99"]
    label = "list p99, 1,000,000 posts against 10,000"
    return [(label, f"{ratio:.2f}×", f"≤ {GROWTH:g}×", _verdict(ratio <= GROWTH))]


def _verdict(met: bool) -> str:  # noqa: FBT001 - the one thing it is told
    return "met" if met else "missed"


def markdown(results: Mapping[str, Any]) -> str:
    """Return the report as Markdown."""
    lines = ["# Daybook under load", ""]
    lines += ["| measure | measured | target | verdict |", "|---|---|---|---|"]
    lines += [f"| {' | '.join(row)} |" for row in verdicts(results)]
    names = list(results["contenders"])
    lines += ["", "Requests per second (p99 in milliseconds):", ""]
    lines += [f"| workload | {' | '.join(names)} |", "|---|" + "---|" * len(names)]
    for workload, loads in results["workloads"].items():
        cells = (_cell(loads.get(name)) for name in names)
        lines.append(f"| {workload} | {' | '.join(cells)} |")
    memory = (
        f"{results['memory'].get(name, 0):.0f}" if name in results["memory"] else "-"
        for name in names
    )
    lines += [f"| memory, MB | {' | '.join(memory)} |", ""]
    lines += [f"* **{name}**: {about}" for name, about in results["contenders"].items()]
    lines += [f"* **{name}** did not run: {why}" for name, why in results["missing"].items()]
    lines += _scales(results["scales"])
    differ = [name for name, same in results["equal"].items() if not same]
    same = (
        "all contenders answered the same" if not differ else f"other answers: {', '.join(differ)}"
    )
    refused = sum(
        load["refused"] for loads in results["workloads"].values() for load in loads.values()
    )
    where = "the server on one, PostgreSQL and wrk on the other"
    how = f"medians of {results['rounds']} rounds of {results['seconds']:g} s, 16 connections"
    lines += [
        "",
        f"{results['day']}, Python {results['python']}, {results['cores']} cores: {where}.",
        f"{results['posts']:,} posts, {how}.",
        f"Compared before timing: {same}. Answers that were not good: {refused}.",
        "",
    ]
    return "\n".join(lines)


def _cell(load: Mapping[str, float] | None) -> str:
    if load is None:
        return "-"
    return f"{load['rate']:,.0f}" + (f" ({load['p99']:.1f})" if load["p99"] else "")


def _scales(scales: Mapping[str, Any]) -> list[str]:
    if not scales:
        return []
    lines = ["", "Daybook at other sizes, p50 / p99 in milliseconds:", ""]
    kinds = ("post", "list", "search")
    lines += [f"| posts | {' | '.join(kinds)} |", "|---|---|---|---|"]
    for posts, found in scales.items():
        cells = (f"{found[kind]['p50']:.2f} / {found[kind]['p99']:.2f}" for kind in kinds)
        lines.append(f"| {int(posts):,} | {' | '.join(cells)} |")
    return lines


# The plot -----------------------------------------------------------------------------------------

_COLOURS = ("#2f5fd0", "#98a2b3", "#1a7f4b", "#b7791f", "#d0d5dd")
_BAR, _GAP, _LEFT, _WIDTH = 16, 26, 110, 560


def plot(results: Mapping[str, Any]) -> str:
    """Return bars of requests per second by workload, as SVG; B4 is left out, it is no server."""
    names = [name for name in results["contenders"] if name != "B4"]
    rows: list[str] = []
    y = 34
    for workload, loads in results["workloads"].items():
        present = [name for name in names if name in loads]
        if not present:
            continue
        most = max(loads[name]["rate"] for name in present)
        rows.append(_text(0, y + 12, workload, bold=True))
        for name in present:
            rows.append(_bar(names, name, loads[name]["rate"], most, y))
            y += _BAR
        y += _GAP
    legend = "".join(_key(names, name, index) for index, name in enumerate(names))
    body = "".join(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 780 {y}" font-family="sans-serif"'
        f' font-size="12"><rect width="100%" height="100%" fill="white"/>{legend}{body}</svg>\n'
    )


def _bar(names: Sequence[str], name: str, rate: float, most: float, y: int) -> str:
    width = _WIDTH * rate / max(most, 1)
    colour = _COLOURS[names.index(name) % len(_COLOURS)]
    return (
        f'<rect x="{_LEFT}" y="{y}" width="{width:.0f}" height="{_BAR - 3}" fill="{colour}"/>'
        + _text(_LEFT + int(width) + 6, y + 11, f"{rate:,.0f}")
    )


def _key(names: Sequence[str], name: str, index: int) -> str:
    x, colour = _LEFT + 130 * index, _COLOURS[names.index(name) % len(_COLOURS)]
    square = f'<rect x="{x}" y="8" width="11" height="11" fill="{colour}"/>'
    return square + _text(x + 16, 18, NAMES.get(name, name))


def _text(x: int, y: int, text: str, *, bold: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    return f'<text x="{x}" y="{y}" fill="#1f2430"{weight}>{escape(text)}</text>'
