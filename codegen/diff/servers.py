"""Compares servers: of the document, or of a path or operation that has its own."""

from __future__ import annotations

from codegen.bundle import Node
from codegen.diff.changes import Scope
from codegen.survey import Visit


def compare_servers(old: Node, new: Node, scope: Scope) -> None:
    """Tell how the servers of two documents differ."""
    _compare(_listed(old), _listed(new), (old, new), scope)


def compare_own_servers(old: Visit, new: Visit, scope: Scope) -> None:
    """Tell how the servers differ that an operation has for itself, on either side."""
    before, after = _own(old), _own(new)
    if before is not None or after is not None:
        first = before or _listed(old.node.bundle.root)
        second = after or _listed(new.node.bundle.root)
        _compare(first, second, (old.node, new.node), scope)


def _own(visit: Visit) -> dict[str, Node] | None:
    for holder in (visit.node, visit.item):
        if holder.get("servers") is not None:
            return _listed(holder)
    return None


def _listed(holder: Node) -> dict[str, Node]:
    """Give the servers by URL; where there are none, it is `/` (§4.8.1.1)."""
    servers = holder.get("servers")
    every = {node.text("url"): node for node in (servers.elements() if servers else ())}
    return every or {"/": holder}


def _compare(
    before: dict[str, Node], after: dict[str, Node], holders: tuple[Node, Node], scope: Scope
) -> None:
    for url, node in before.items():
        if url not in after:
            scope.say("server-removed", url, node, "request", "servers")
    for url, node in after.items():
        if url not in before:
            scope.say("server-added", url, node, "request", "servers")
        elif node is not holders[1]:
            _variables(before[url], node, scope)


def _variables(old: Node, new: Node, scope: Scope) -> None:
    before, after = _named(old), _named(new)
    for name, node in after.items():
        if name in before:
            _variable(name, before[name], node, scope)


def _named(node: Node) -> dict[str, Node]:
    variables = node.get("variables")
    return dict(variables.members()) if variables else {}


def _variable(name: str, old: Node, new: Node, scope: Scope) -> None:
    first, second = old.value.get("enum"), new.value.get("enum")
    gone = [value for value in first or () if second is not None and value not in second]
    fresh = [value for value in second or () if first is not None and value not in first]
    if gone or (first is None and second is not None):
        detail = f"`{name}` {', '.join(gone) or 'any value'}"
        scope.say("server-variable-narrowed", detail, new, "request", "servers")
    if fresh or (second is None and first is not None):
        detail = f"`{name}` {', '.join(fresh) or 'any value'}"
        scope.say("server-variable-widened", detail, new, "request", "servers")
    if old.value.get("default") != new.value.get("default"):
        detail = f"`{name}` {old.value.get('default')} → {new.value.get('default')}"
        scope.say("server-default-changed", detail, new, "request", "servers")
