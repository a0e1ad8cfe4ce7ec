"""Compares operations, webhooks and callbacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from codegen.bundle import Node
from codegen.diff.bodies import compare_bodies, compare_responses
from codegen.diff.changes import Scope
from codegen.diff.findings import Side
from codegen.diff.parameters import TEMPLATE, compare_parameters
from codegen.diff.schemas import SchemaDiff
from codegen.diff.security import compare_security
from codegen.diff.servers import compare_own_servers
from codegen.survey import Survey, Visit
from codegen.walk import METHODS

Key = tuple[str, str]
STABILITY, SUNSET = "x-stability", "x-sunset"


@dataclass(frozen=True, slots=True)
class Engine:
    """What every comparison of operations needs: both roots, schemas by side, and the day."""

    roots: tuple[Node, Node]
    schemas: dict[Side, SchemaDiff]
    today: date

    def compare(self, old: Visit, new: Visit, scope: Scope) -> None:
        """Tell how two versions of an operation differ."""
        _notes(old, new, scope)
        compare_parameters(old, new, scope, self.schemas[scope.inputs])
        compare_bodies(old, new, scope, self.schemas[scope.inputs])
        compare_responses(old, new, scope, self.schemas[scope.outputs])
        self._callbacks(old, new, scope)

    def _callbacks(self, old: Visit, new: Visit, scope: Scope) -> None:
        turned = replace(scope, inputs=scope.outputs, outputs=scope.inputs)
        before, after = dict(_callbacks(old)), dict(_callbacks(new))
        self._messages(before, after, turned, "callback")

    def _messages(
        self, before: dict[Key, Visit], after: dict[Key, Visit], scope: Scope, what: str
    ) -> None:
        for key, visit in before.items():
            if key not in after:
                scope.say("webhook-removed", " ".join(key), visit.node, scope.inputs, what)
        for key, visit in after.items():
            inner = replace(scope, prefix=f"{what} {key[0]}")
            if key not in before:
                scope.say("webhook-added", " ".join(key), visit.node, scope.inputs, what)
            else:
                self.compare(before[key], visit, inner)

    def webhooks(self, scope: Scope) -> None:
        """Tell how the webhooks differ: their requests are what clients receive."""
        before, after = (dict(_webhooks(root)) for root in self.roots)
        turned = replace(scope, inputs=scope.outputs, outputs=scope.inputs)
        for key in dict.fromkeys((*before, *after)):
            one = {key: before[key]} if key in before else {}
            other = {key: after[key]} if key in after else {}
            self._messages(one, other, replace(turned, operation=key[0]), "webhook")

    def operations(self, old: Survey, new: Survey, scope: Scope) -> None:
        """Tell which operations came and went, and how those that stayed differ."""
        before, after = _by_address(old), _by_address(new)
        for key, visit in before.items():
            if key not in after:
                here = _scope(scope, visit)
                detail = f"{visit.method.upper()} {visit.path}"
                here.say(self._gone(visit), detail, visit.node, "request")
        for key, visit in after.items():
            if key not in before:
                detail = f"{visit.method.upper()} {visit.path}"
                _scope(scope, visit).say("operation-added", detail, visit.node, "request")
                continue
            here = _scope(scope, before[key], visit)
            self.compare(before[key], visit, here)
            compare_security(before[key], visit, self.roots, here)
            compare_own_servers(before[key], visit, here)

    def _gone(self, visit: Visit) -> str:
        if visit.node.value.get("deprecated") is not True:
            return "operation-removed"
        until = _sunset(visit.node)
        return "operation-removed-early" if until and until > self.today else "operation-retired"


def _scope(scope: Scope, old: Visit, new: Visit | None = None) -> Scope:
    lenient = old.node.text(STABILITY) == "experimental"
    return replace(scope, operation=(new or old).id, lenient=lenient)


def _by_address(survey: Survey) -> dict[Key, Visit]:
    """Give operations by method and path, the names of path parameters left out."""
    return {(visit.method, TEMPLATE.sub("{}", visit.path)): visit for visit in survey.visits}


def _notes(old: Visit, new: Visit, scope: Scope) -> None:
    before, after = old.node, new.node
    names = before.text("operationId"), after.text("operationId")
    if names[0] != names[1] and names[0]:
        place = after.get("operationId") or after
        scope.say("operation-id-changed", f"{names[0]} → {names[1]}", place, "request")
    was, is_now = (node.value.get("deprecated") is True for node in (before, after))
    if was != is_now:
        rule = "operation-deprecated" if is_now else "operation-restored"
        until = _sunset(after)
        detail = f"until {until}" if until else "deprecated" if is_now else "not deprecated"
        scope.say(rule, detail, after.get("deprecated") or after, "request")
    first, second = _sunset(before), _sunset(after)
    if first and second and second < first:
        scope.say("sunset-earlier", f"{first} → {second}", after.get(SUNSET) or after, "request")


def _sunset(node: Node) -> date | None:
    """Read the day of `x-sunset`; None where there is none, or it is no date."""
    try:
        return date.fromisoformat(node.text(SUNSET)[:10])
    except ValueError:
        return None


def _webhooks(root: Node) -> Iterator[tuple[Key, Visit]]:
    webhooks = root.get("webhooks")
    for name, entry in webhooks.members() if webhooks else ():
        item = entry.resolved()
        for method, node in item.members():
            if method in METHODS:
                yield (name, method), Visit(name, item, method, node)


def _callbacks(visit: Visit) -> Iterator[tuple[Key, Visit]]:
    callbacks = visit.node.get("callbacks")
    for name, entry in callbacks.members() if callbacks else ():
        for expression, path_item in entry.resolved().members():
            item = path_item.resolved()
            for method, node in item.members():
                if method in METHODS and not expression.startswith("x-"):
                    yield (f"{name} {expression}", method), Visit(expression, item, method, node)
