"""Writes docs/comparison.md from what was measured."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bench.comparison.peers import PEERS

Show = Callable[[Mapping[str, Any]], str]

_INTRODUCTION = """# Our generator beside its peers

The same documents, which real services and the authors of the specification publish, given to
five tools. Written by `python -m bench.comparison` from `bench/results/comparison.json`; no figure
on this page is typed by hand. A dash means that there was nothing to measure: the tool had failed
before, or the document is too large for that column.

* **generated**: the tool ends with exit code 0 and has written something (connexion writes
  nothing, it reads the document).
* **imported**: the application imports and starts, as generated, in an environment of the tool's
  own.
* **operations**: answered by anything but 404 and 405 when asked for over HTTP, with a value for
  each path variable.
* **guarded**: of the operations whose `security` needs a credential, those that answer 401 or 403
  without one.
* **failures**: what Schemathesis finds (all checks, examples, coverage and fuzzing, the same seed
  and budget for all) against the tool's server, counted per operation. The document is given the
  answers that any server has to give where it is silent (401, 422 …). What serves is what the
  tool offers: our mock; connexion's mock; for `--generate-server` services that give our mock's
  answers, so that only its own layer is judged; for fastapi-code-generator and openapi-generator
  their generated stubs, whose answers are no answers yet, so that their counts say less.
* **µs**: processor time of one GET inside the tool's application, without a socket, median of
  nine rounds of a thousand.

Where a peer does better, that row stays.
"""


def render(results: Mapping[str, Any]) -> str:
    """Return the page."""
    rows = [row for row in results["rows"] if "tools" in row]
    refused = [row for row in results["rows"] if "refused" in row]
    parts = [_INTRODUCTION, "## In sum", "", *_summary(rows), ""]
    parts += _details("Generated and imported", rows, _works)
    parts += _details("Operations kept", rows, _number("operations"), "operations")
    parts += _details("Security kept", rows, _number("guarded"), "guarded")
    parts += _details("Failures that Schemathesis finds", rows, _number("failures"))
    parts += _costs(results, rows)
    parts += _reasons(rows)
    if refused:
        parts += ["## Not counted", ""]
        parts += [f"* `{row['document']}`: {row['refused']}" for row in refused]
        parts.append("")
    versions = ", ".join(f"{peer.title} {results['versions'][peer.name]}" for peer in PEERS)
    parts += [
        "## Conditions",
        "",
        f"{results['day']}, Python {results['python']}, {results['cores']} cores. {versions}.",
        "",
    ]
    return "\n".join(parts)


def _head(first: str) -> list[str]:
    names = " | ".join(peer.title for peer in PEERS)
    return [f"| {first} | {names} |", "|---|" + "---|" * len(PEERS)]


def _summary(rows: list[Any]) -> list[str]:
    operations = sum(row["operations"] for row in rows)
    guarded = sum(row["guarded"] for row in rows)
    lines = _head(f"{len(rows)} documents, {operations} operations, {guarded} of them guarded")
    measures: dict[str, Callable[[list[Any]], int]] = {
        "documents generated": lambda tools: sum(bool(t.get("generated")) for t in tools),
        "documents imported": lambda tools: sum(bool(t.get("imported")) for t in tools),
        "operations answered": lambda tools: sum(t.get("operations") or 0 for t in tools),
        "guarded operations that refuse": lambda tools: sum(t.get("guarded") or 0 for t in tools),
        "documents that could be fuzzed": lambda tools: sum("failures" in t for t in tools),
        "of those, without a failure": lambda tools: sum(t.get("failures") == 0 for t in tools),
    }
    for label, count in measures.items():
        found = [f"{count([row['tools'][peer.name] for row in rows]):,}" for peer in PEERS]
        if label == "documents generated":
            found = [n if peer.generates else "-" for n, peer in zip(found, PEERS, strict=True)]
        lines.append(f"| {label} | {' | '.join(found)} |")
    return lines


def _details(title: str, rows: list[Any], show: Show, total: str | None = None) -> list[str]:
    lines = [f"## {title}", "", *_head("document")]
    for row in rows:
        of = f" ({row[total]})" if total else ""
        cells = " | ".join(show(row["tools"][peer.name]) for peer in PEERS)
        lines.append(f"| {row['document']}{of} | {cells} |")
    return [*lines, ""]


def _works(tool: Mapping[str, Any]) -> str:
    if not tool["generated"]:
        return "no"
    return "yes" if tool.get("imported") else "not imported"


def _number(name: str) -> Show:
    return lambda tool: "-" if tool.get(name) is None else f"{tool[name]:,}"


def _costs(results: Mapping[str, Any], rows: list[Any]) -> list[str]:
    lines = ["## Microseconds for one request", "", *_head("request")]
    for row in rows:
        if row["document"] in results["timed"]:
            costs = (row["tools"][peer.name].get("microseconds") for peer in PEERS)
            cells = " | ".join("-" if cost is None else f"{cost:.0f}" for cost in costs)
            path = results["timed"][row["document"]]
            lines.append(f"| {row['document']} `GET {path}` | {cells} |")
    return [*lines, ""]


def _reasons(rows: list[Any]) -> list[str]:
    lines = ["## What was said where it failed", ""]
    lines += ["| document | tool | the last error |", "|---|---|---|"]
    for row in rows:
        for peer in PEERS:
            said = row["tools"][peer.name].get("said")
            if said:
                text = said.replace("|", "\\|").replace("`", "'")
                lines.append(f"| {row['document']} | {peer.title} | `{text}` |")
    return [*lines, ""]
