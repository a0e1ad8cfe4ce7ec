"""What a problem means, at the address that its `type` is (RFC 9457 §3.1.1).

`/problems` lists every type, `/problems/{name}` tells of one: its status, what it says, the members
that it adds, and the operations that answer it. All of it is read from `generated/`.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Sequence
from html import escape
from typing import Final

from starlette.routing import BaseRoute

from app.docs import fill, find_assets, page, template
from codegen.runtime import Operation, Problem
from generated import problems
from generated.operations import OPERATIONS

INDEX: Final = "/problems"
OWN: Final = frozenset({"detail", "headers"})
"""Arguments of a problem that are not members of its own."""

_CODE: Final = re.compile(r"`([^`]+)`")
_STATUS: Final = re.compile(r"\d{3} ")


def problem_routes(title: str, version: str) -> list[BaseRoute]:
    """Return a route for the list of all problem types, and one for each of them.

    Raises `AssetsMissing` when the wheel with the icon of the pages is not installed.
    """
    kinds = sorted(all_kinds(), key=lambda kind: (kind.status, kind.type))
    values = {"title": title, "version": version}
    values |= {asset.file.name: asset.path for asset in find_assets()}
    pages = {INDEX: ("Problems", _list(kinds))}
    pages |= {kind.type: (kind.title, _one(kind)) for kind in kinds}
    html = template("problem.html")
    return [
        page(path, fill(html, {**values, "heading": heading}, body))
        for path, (heading, body) in pages.items()
    ]


def all_kinds() -> list[type[Problem]]:
    """Return every type of problem of the contract."""
    found = (item for _, item in inspect.getmembers(problems, inspect.isclass))
    return [item for item in found if issubclass(item, Problem) and item is not Problem]


def _list(kinds: Sequence[type[Problem]]) -> str:
    rows = "\n".join(
        f"<tr><td>{kind.status}</td>"
        f'<td><a href="{escape(kind.type)}">{escape(kind.type.rpartition("/")[2])}</a></td>'
        f"<td>{_prose(_meaning(kind))}</td></tr>"
        for kind in kinds
    )
    return (
        "<h1>Problems</h1>\n"
        '<p class="type">Every error is an <code>application/problem+json</code> (RFC 9457) whose '
        "<code>type</code> is one of these. Programs decide by it; <code>detail</code> is for "
        "people, and <code>trace_id</code> finds the request in the logs.</p>\n"
        f"<table>\n{rows}\n</table>"
    )


def _one(kind: type[Problem]) -> str:
    return (
        f"<h1>{escape(kind.title)}</h1>\n"
        f'<p class="type"><code>{escape(kind.type)}</code> · status {kind.status}</p>\n'
        f"<p>{_prose(_meaning(kind))}</p>\n"
        f"{_members(kind)}"
        f"<h2>Answered by</h2>\n{_operations(answering(kind))}"
    )


def _members(kind: type[Problem]) -> str:
    """Return what the problem says beyond the members that every problem has."""
    own = [name for name in inspect.signature(kind).parameters if name not in OWN | {"members"}]
    if not own:
        return ""
    items = "".join(f"<li><code>{escape(name)}</code></li>" for name in own)
    return f"<h2>Members of its own</h2>\n<ul>{items}</ul>\n"


def answering(kind: type[Problem]) -> list[Operation]:
    """Return the operations that document this problem."""
    return [operation for operation in OPERATIONS if kind.type in operation.problems]


def _operations(listed: Sequence[Operation]) -> str:
    if not listed:
        return "<p>Any request, before it reaches an operation.</p>"
    if len(listed) == len(OPERATIONS):
        return "<p>Every operation.</p>"
    rows = "\n".join(
        f"<tr><td><code>{escape(item.method)} {escape(item.path)}</code></td>"
        f"<td><code>{escape(item.id)}</code></td></tr>"
        for item in listed
    )
    return f"<table>\n{rows}\n</table>"


def _meaning(kind: type[Problem]) -> str:
    """Return the description of the contract, which the generator gave the class."""
    return _STATUS.sub("", inspect.getdoc(kind) or "", count=1)


def _prose(text: str) -> str:
    return _CODE.sub(r"<code>\1</code>", escape(text, quote=False))
