"""Writes what was measured: ratios against the targets first, then the table, and a plot."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

NAMES = {"D": "Daybook"}
Results = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Target:
    """A measure, what it has to reach, what would be splendid, and how it is found in results.

    `most` tells that less is better. `find` gives None for what this run did not measure.
    """

    measure: str
    find: Callable[[Results], float | None]
    must: float | None
    moonshot: float | None = None
    unit: str = "×"
    most: bool = False

    def row(self, results: Results) -> tuple[str, str, str, str, str]:
        """Return measure, measured, must, moonshot and verdict."""
        value = self.find(results)
        return (
            self.measure,
            "not measured" if value is None else self._shown(value),
            self._goal(self.must),
            self._goal(self.moonshot),
            self._verdict(value),
        )

    def _verdict(self, value: float | None) -> str:
        if value is None:
            return "–"
        if self._reached(value, self.moonshot):
            return "moonshot"
        return "met" if self._reached(value, self.must) else "**missed**"

    def _reached(self, value: float, goal: float | None) -> bool:
        return goal is not None and (value <= goal if self.most else value >= goal)

    def _shown(self, value: float) -> str:
        digits = 0 if value >= 100 else 1 if value >= 10 else 2  # noqa: PLR2004 - for reading
        return f"{value:,.{digits}f}{self.unit}"

    def _goal(self, goal: float | None) -> str:
        if goal is None:
            return "–"
        return f"{'≤' if self.most else '≥'} {goal:,g}{self.unit}"


def at(*path: str) -> Callable[[Results], float | None]:
    """Return what finds a figure by its path."""

    def find(results: Results) -> float | None:
        value: Any = results
        for key in path:
            value = value.get(key) if value else None
        return None if value is None else float(value)

    return find


def against(workload: str, other: str) -> Callable[[Results], float | None]:
    """Return what finds Daybook's rate as a multiple of another's."""
    return over(at("workloads", workload, "D", "rate"), at("workloads", workload, other, "rate"))


def over(
    above: Callable[[Results], float | None], below: Callable[[Results], float | None]
) -> Callable[[Results], float | None]:
    """Return what finds a quotient."""

    def find(results: Results) -> float | None:
        one, other = above(results), below(results)
        return one / other if one is not None and other else None

    return find


def contract_cost(results: Results) -> float | None:
    """Return the dearest kind of request: a contract route, less a bare one beside it."""
    costs = [columns[3] - columns[2] for columns in (results.get("contract") or {}).values()]
    return max(costs, default=None)


def search_p95(results: Results) -> float | None:
    """Return the search of common and rare words, one after another, at 100,000 posts."""
    return at("search", "p95")(results) if results.get("posts") == 100_000 else None  # noqa: PLR2004


def nothing(_: Results) -> None:
    """What does not exist yet cannot be measured."""


_SCALED = ("scales", "1000000", "list", "p99"), ("scales", "10000", "list", "p99")
TARGETS = (
    Target("one post by slug, against B0", against("post", "B0"), 12),
    Target("one post by slug, against B1", against("post", "B1"), 0.45, 0.8),
    Target("one post by slug, against B4", against("post", "B4"), 0.2),
    Target("list of 20, against B0", against("list", "B0"), 9),
    Target("list of 20, against B1", against("list", "B1"), 0.75, 1.0),
    Target("list of 20, against B4", against("list", "B4"), 0.22),
    Target("304 on one post, against B1", against("not modified", "B1"), 0.5, 0.8),
    Target("create entry, against B0", against("create", "B0"), 4),
    Target("create entry, against B4", against("create", "B4"), 0.3, 0.5),
    Target("contract work of a request", contract_cost, 25, 12, " µs", most=True),
    Target(
        "list p99, 1 M posts / 10 k", over(at(*_SCALED[0]), at(*_SCALED[1])), 1.3, 1.1, most=True
    ),
    Target("full-text search p95, 100 k posts", search_p95, 80, 40, " ms", most=True),
    Target("hybrid search p95 (does not exist yet)", nothing, 150, 75, " ms", most=True),
    Target(
        "relay to JetStream, acked and marked", at("beside", "relay", "rate"), 8_000, 20_000, "/s"
    ),
    Target("commit → NATS p99 at 500/s", at("beside", "relay", "p99"), 100, None, " ms", most=True),
    Target("codegen, our contract", at("beside", "codegen", "own"), 3, 1, " s", most=True),
    Target("codegen, 13 MB", at("beside", "codegen", "large"), 60, 30, " s", most=True),
    Target(
        "second `make run` to first answer", at("beside", "second start"), 3, 1.5, " s", most=True
    ),
    Target("memory of a worker after load", at("memory", "D"), 110, 80, " MB", most=True),
    Target("WebSocket fan-out (does not exist yet)", nothing, None),
)


def verdicts(results: Results) -> list[tuple[str, str, str, str, str]]:
    """Return (measure, measured, must, moonshot, verdict) for every target."""
    return [target.row(results) for target in TARGETS]


def markdown(results: Results, picture: str = "load.svg") -> str:
    """Return the report as Markdown."""
    lines = ["# Daybook under load", ""]
    lines += ["| measure | measured | must | moonshot | verdict |", "|---|---|---|---|---|"]
    lines += [f"| {' | '.join(row)} |" for row in verdicts(results)]
    lines += _rates(results) + _scales(results["scales"]) + _beside(results) + _facts(results)
    return "\n".join([*lines, "", f"![Requests per second]({picture})", ""])


def _rates(results: Results) -> list[str]:
    names = list(results["contenders"])
    lines = ["", "Requests per second (p99 in milliseconds):", ""]
    lines += [f"| workload | {' | '.join(names)} |", "|---|" + "---|" * len(names)]
    for workload, loads in results["workloads"].items():
        if loads:
            cells = (_cell(loads.get(name)) for name in names)
            lines.append(f"| {workload} | {' | '.join(cells)} |")
    held = results["memory"]
    cells = (f"{held[name]:.0f}" if name in held else "-" for name in names)
    lines += [f"| memory after load, MB | {' | '.join(cells)} |", ""]
    lines += [f"* **{name}**: {about}" for name, about in results["contenders"].items()]
    return lines + [f"* **{name}** did not run: {why}" for name, why in results["missing"].items()]


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


def _beside(results: Results) -> list[str]:
    lines = []
    if results["contract"]:
        lines += ["", "What the contract costs a request, in microseconds of processor time:", ""]
        lines += ["| request | bare route | contract route | cost |", "|---|---|---|---|"]
        for name, (_, _, bare, ours) in results["contract"].items():
            lines.append(f"| {name} | {bare:.1f} | {ours:.1f} | {ours - bare:.1f} |")
    relay = results["beside"].get("relay")
    if relay:
        told = (
            f"Relay, a process of its own on the server's core: {relay['events']:,} events at"
            f" {relay['rate']:,.0f} a second, stored by JetStream and marked here; at"
            f" {relay['paced']} a second {relay['p50']:.1f} ms (p50) and {relay['p99']:.1f} ms"
            " (p99) from the commit to who listens."
        )
        lines += ["", told]
    return lines


def _facts(results: Results) -> list[str]:
    machine = results["machine"]
    told = (
        f"{results['day']}, {results.get('minutes', '?')} minutes. {results['posts']:,} posts,"
        f" medians of {results['rounds']} rounds of {results['seconds']:g} s in turn, wrk with one"
        " thread and 16 connections; the server on one core, PostgreSQL and wrk on the other;"
        " durable commits. Before timing every contender answered the same, member by member, and"
        " a load with one answer that is not good would have failed the run. Rate limits are off."
        " The search of the target is asked by one reader after another, the others by 16 at once."
    )
    return [
        "",
        told,
        "",
        "| machine | |",
        "|---|---|",
        *(f"| {name} | {value} |" for name, value in machine.items()),
    ]


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
