"""Renders contract coverage: for a terminal, as one HTML page, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape
from string import Template

from codegen import ir
from codegen.coverage.items import KINDS, Item, Kind, Result

_PLURAL: dict[Kind, str] = {
    "answer": "answers",
    "problem": "problem types",
    "request body": "request bodies",
    "parameter": "parameters",
}


def text(result: Result, *, every: bool = False) -> str:
    """Write totals and what was missed; with `every`, a line for each operation as well."""
    lines = [_summary(result), ""]
    if every:
        width = max((len(operation.id) for operation in result.contract.operations), default=0)
        for operation in result.contract.operations:
            met, all_ = _share(_own(result, operation))
            lines.append(f"  {operation.id:<{width}}  {percent(met, all_):>6}  {met}/{all_}")
        lines.append("")
    for operation in result.contract.operations:
        missed = [item for item, times in _own(result, operation) if not times]
        if missed:
            lines.append(f"{operation.method} {operation.path} ({operation.id}) missed:")
            lines += [f"  {item.kind:<12} {item.label:<52} {item.source}" for item in missed]
    if result.strangers:
        lines += ["", "answered, and not in the document:"]
        lines += [f"  {stranger}" for stranger in result.strangers]
    return "\n".join(lines).rstrip() + "\n"


def as_json(result: Result) -> str:
    """Write all items and their counts for other programs."""
    met, all_ = result.share()
    operations = [
        {
            "operation": operation.id,
            "method": operation.method,
            "path": operation.path,
            "items": [
                {"kind": item.kind, "item": item.label, "seen": n, "source": str(item.source)}
                for item, n in _own(result, operation)
            ],
        }
        for operation in result.contract.operations
    ]
    content = {
        "title": result.contract.title,
        "version": result.contract.version,
        "met": met,
        "items": all_,
        "operations": operations,
        "undocumented": list(result.strangers),
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def page(result: Result) -> str:
    """Write one self-contained page: totals, a bar for each operation, every item with its count.

    It needs no network, no script and no other file.
    """
    title = f"{result.contract.title} {result.contract.version}"
    return _PAGE.substitute(
        title=escape(title),
        totals="".join(_totals(result)),
        strangers=_strangers(result.strangers),
        rows="".join(_row(result, operation) for operation in result.contract.operations),
    )


def _summary(result: Result) -> str:
    met, all_ = result.share()
    parts = []
    for kind in KINDS:
        some, every = result.share(kind)
        parts.append(f"{_PLURAL[kind]} {some}/{every}")
    return f"contract coverage {percent(met, all_)} ({met} of {all_}): {', '.join(parts)}"


def _own(result: Result, operation: ir.Operation) -> list[tuple[Item, int]]:
    return [(item, n) for item, n in result.items.items() if item.operation == operation.id]


def _share(items: Sequence[tuple[Item, int]]) -> tuple[int, int]:
    return sum(1 for _, n in items if n), len(items)


def percent(met: int, all_: int) -> str:
    """Write a share; what is not whole is never shown as 100."""
    if met == all_:
        return "100 %"
    return f"{min(99.9, 100 * met / all_):.1f} %"


# HTML ---------------------------------------------------------------------------------------------


def _totals(result: Result) -> Iterator[str]:
    yield _total("all", *result.share())
    for kind in KINDS:
        yield _total(_PLURAL[kind], *result.share(kind))


def _total(label: str, met: int, all_: int) -> str:
    return (
        f'<div class="total{"" if met == all_ else " open"}"><b>{percent(met, all_)}</b>'
        f"<span>{escape(label)}</span><small>{met} of {all_}</small></div>"
    )


def _row(result: Result, operation: ir.Operation) -> str:
    items = _own(result, operation)
    met, all_ = _share(items)
    state = "" if met == all_ else " open"
    width = 100 * met / all_ if all_ else 100
    return (
        f'<details class="operation{state}"{" open" if state else ""}><summary>'
        f'<span class="method">{escape(operation.method)}</span>'
        f'<span class="path">{escape(operation.path)}</span>'
        f'<span class="id">{escape(operation.id)}</span>'
        f'<span class="bar"><i style="width:{width:.1f}%"></i></span>'
        f'<span class="share">{met}/{all_}</span></summary>'
        f"{''.join(_group(kind, items) for kind in KINDS)}</details>"
    )


def _group(kind: Kind, items: Sequence[tuple[Item, int]]) -> str:
    own = [(item, n) for item, n in items if item.kind == kind]
    if not own:
        return ""
    return f"<h3>{_PLURAL[kind]}</h3><p>{''.join(_chip(item, n) for item, n in own)}</p>"


def _chip(item: Item, times: int) -> str:
    hint = f"{item.source}: seen in {times} ways" if times else f"{item.source}: never seen"
    state = "met" if times else "missed"
    return f'<span class="chip {state}" title="{escape(hint)}">{escape(item.label)}</span>'


def _strangers(strangers: Sequence[str]) -> str:
    if not strangers:
        return ""
    lines = "".join(f"<li>{escape(stranger)}</li>" for stranger in strangers)
    head = "<h2>Answered, and not in the document</h2>"
    return f'<section class="strangers">{head}<ul>{lines}</ul></section>'


_PAGE = Template("""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Contract coverage: $title</title>
<style>
:root { --ink: #1f2430; --paper: #fff; --quiet: #667085; --line: #e4e7ec; --met: #1a7f4b;
  --metback: #e8f6ee; --missed: #b42318; --missedback: #fdecea; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9f0; --paper: #14171f; --quiet: #98a2b3;
  --line: #2b303b; --met: #6fd39b; --metback: #16301f; --missed: #ff9b8f; --missedback: #3a1a17; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 76rem; color: var(--ink);
  background: var(--paper); font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.4rem; margin: 0 0 1.25rem; }
h2 { font-size: 1.1rem; }
h3 { margin: .75rem 0 .25rem; font-size: .75rem; color: var(--quiet); font-weight: 600;
  text-transform: uppercase; letter-spacing: .05em; }
.totals { display: flex; flex-wrap: wrap; gap: .75rem; margin-bottom: 1.75rem; }
.total { flex: 1 1 9rem; padding: .75rem 1rem; border: 1px solid var(--line);
  border-radius: .6rem; }
.total b { display: block; font-size: 1.35rem; color: var(--met); }
.total.open b { color: var(--missed); }
.total small { display: block; color: var(--quiet); }
.operation { border-top: 1px solid var(--line); padding: .5rem 0; }
summary { display: flex; gap: .75rem; align-items: center; cursor: pointer; }
.method { width: 4.2rem; font: 600 12px ui-monospace, monospace; }
.path { flex: 1; font: 13px ui-monospace, monospace; overflow-wrap: anywhere; }
.id { color: var(--quiet); font-size: 13px; }
.bar { width: 7rem; height: .45rem; border-radius: 9px; background: var(--missedback); }
.bar i { display: block; height: 100%; border-radius: 9px; background: var(--met); }
.share { width: 3.6rem; text-align: right; font-variant-numeric: tabular-nums; }
.operation p { margin: 0 0 .5rem; }
.chip { display: inline-block; margin: .15rem .3rem .15rem 0; padding: .05rem .5rem;
  border-radius: .35rem; font: 12.5px ui-monospace, monospace; }
.met { color: var(--met); background: var(--metback); }
.missed { color: var(--missed); background: var(--missedback); outline: 1px solid var(--missed); }
@media (max-width: 46rem) { .id, .bar { display: none; } }
</style>
<h1>Contract coverage of $title</h1>
<div class="totals">$totals</div>
$strangers
<main>$rows</main>
</html>
""")
