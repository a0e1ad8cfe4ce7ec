"""Compares security: alternatives (OR) of requirements (AND), each with its scopes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from codegen.bundle import Node
from codegen.diff.changes import Scope
from codegen.diff.shapes import canonical
from codegen.survey import Visit

Asked = Mapping[str, frozenset[str]]
"""The schemes that must all hold, each with its scopes."""

_IDENTITY = ("type", "in", "name", "scheme")


def compare_security(old: Visit, new: Visit, roots: tuple[Node, Node], scope: Scope) -> None:
    """Tell whether credentials that were good enough still are, and whether others became so."""
    names = same_schemes(*roots)
    before = [_renamed(one, names) for one in _alternatives(old, roots[0])]
    after = _alternatives(new, roots[1])
    place = new.security(roots[1]) or new.node
    for one in before:
        if not any(_enough(one, other) for other in after):
            rule, detail = _lost(one, after)
            scope.say(rule, detail, place, "request", "security")
    for other in after:
        if not any(_enough(other, one) for one in before):
            rule, detail = _gained(other, before)
            scope.say(rule, detail, place, "request", "security")


def _alternatives(visit: Visit, root: Node) -> list[Asked]:
    """Read the alternatives that hold; none at all means that anybody may call."""
    listed = visit.security(root)
    every: list[Asked] = [
        {name: frozenset(scopes.value) for name, scopes in entry.members()}
        for entry in (listed.elements() if listed else ())
    ]
    return every or [{}]


def _renamed(asked: Asked, names: Mapping[str, str]) -> Asked:
    return {names.get(name, name): scopes for name, scopes in asked.items()}


def _enough(held: Asked, asked: Asked) -> bool:
    """Tell whether who satisfies one alternative satisfies another."""
    return all(name in held and scopes <= held[name] for name, scopes in asked.items())


def _text(asked: Asked) -> str:
    parts = [f"{name}[{' '.join(sorted(scopes))}]" if scopes else name
             for name, scopes in sorted(asked.items())]  # fmt: skip
    return " and ".join(parts) or "nobody asked"


def _lost(one: Asked, after: list[Asked]) -> tuple[str, str]:
    if not one:
        return "security-added", " or ".join(_text(other) for other in after)
    kin = [other for other in after if other.keys() == one.keys()]
    if kin:
        more = sorted(scope for name in one for scope in kin[0][name] - one[name])
        return "scope-added", f"{', '.join(more)} beside {_text(one)}"
    return "security-alternative-removed", _text(one)


def _gained(other: Asked, before: list[Asked]) -> tuple[str, str]:
    if not other:
        return "security-removed", "anonymous callers are let in"
    kin = [one for one in before if one.keys() == other.keys()]
    if kin:
        less = sorted(scope for name in other for scope in kin[0][name] - other[name])
        return "scope-removed", f"{', '.join(less)} from {_text(kin[0])}"
    return "security-alternative-added", _text(other)


def same_schemes(old: Node, new: Node) -> dict[str, str]:
    """Find the schemes of the old document that only have another name in the new one."""
    before, after = schemes(old), schemes(new)
    fresh = {identity(node): name for name, node in after.items() if name not in before}
    return {
        name: fresh[identity(node)]
        for name, node in before.items()
        if name not in after and identity(node) in fresh
    }


def schemes(root: Node) -> dict[str, Node]:
    """Give the declared schemes by name."""
    components = root.get("components")
    declared = components.get("securitySchemes") if components else None
    return {name: node.resolved() for name, node in (declared.members() if declared else ())}


def identity(node: Node) -> str:
    """Give what a caller has to know of a scheme to send credentials."""
    told: dict[str, Any] = {key: node.value[key] for key in _IDENTITY if key in node.value}
    for key in ("scheme",) if "scheme" in told else ():
        told[key] = str(told[key]).lower()
    if told.get("in") == "header":
        told["name"] = str(told.get("name")).lower()
    return canonical(told)


def compare_schemes(old: Node, new: Node, used: set[str], scope: Scope) -> None:
    """Tell how the schemes differ that operations of the old document use."""
    names = same_schemes(old, new)
    before, after = schemes(old), schemes(new)
    for name, node in before.items():
        other = after.get(names.get(name, name))
        if other is None or name not in used:
            continue
        if identity(node) != identity(other):
            scope.say("security-scheme-changed", f"`{name}`", other, "request", "security")
        else:
            _flows(node, other, scope)
            _addresses(node, other, ("openIdConnectUrl",), scope)


def _flows(old: Node, new: Node, scope: Scope) -> None:
    before, after = _listed(old), _listed(new)
    for name, flow in before.items():
        if name not in after:
            scope.say("oauth-flow-removed", f"`{name}`", flow, "request", "security")
        else:
            urls = ("authorizationUrl", "tokenUrl", "refreshUrl")
            _addresses(flow, after[name], urls, scope)
    for name, flow in after.items():
        if name not in before:
            scope.say("oauth-flow-added", f"`{name}`", flow, "request", "security")


def _listed(node: Node) -> dict[str, Node]:
    flows = node.get("flows")
    return dict(flows.members()) if flows else {}


def _addresses(old: Node, new: Node, keys: tuple[str, ...], scope: Scope) -> None:
    for key in keys:
        if old.value.get(key) != new.value.get(key):
            detail = f"{key} {old.value.get(key)} → {new.value.get(key)}"
            scope.say("oauth-url-changed", detail, new.get(key) or new, "request", "security")


def used_schemes(visits: list[Visit], root: Node) -> set[str]:
    """Name the schemes that some operation asks for."""
    return {name for visit in visits for one in _alternatives(visit, root) for name in one}
