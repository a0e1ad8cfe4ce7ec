"""Makes the records of what the service sends: webhooks and callbacks."""

from __future__ import annotations

from collections.abc import Iterator

from codegen import ir, names
from codegen.bundle import Node
from codegen.media import is_json
from codegen.parts import Parts
from codegen.walk import METHODS

_RESERVED = ("build", "Exchange", "Json", "Outgoing", "models")


class Messages:
    """Makes one record for each method of each webhook and callback."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.functions = names.Namer(*_RESERVED)
        self.stems = names.Namer()

    def webhooks(self, root: Node) -> Iterator[ir.Message]:
        """Give the webhooks, named as in the document."""
        webhooks = root.get("webhooks")
        for name, entry in webhooks.members() if webhooks else ():
            item = entry.resolved()
            for method, node in _methods(item):
                stem = self.stems.take(names.pascal(name), names.pascal(f"{name}_{method}"))
                function = names.snake(name)
                yield self._message(
                    name, self._function(function, method), method, item, node, None, None, stem
                )

    def callbacks(self, operation: Node, owner: str) -> Iterator[ir.Message]:
        """Give the callbacks of an operation: one for each URL that one of them has."""
        callbacks = operation.get("callbacks")
        for name, entry in callbacks.members() if callbacks else ():
            for url, held in entry.resolved().members():
                if url.startswith("x-"):
                    continue
                item = held.resolved()
                for method, node in _methods(item):
                    given = node.text("operationId")
                    function = names.snake(given or f"{names.snake(owner)}_{name}")
                    stem = names.pascal_of_snake(function)
                    yield self._message(
                        name, self._function(function, method), method, item, node, url, owner, stem
                    )

    def _function(self, name: str, method: str) -> str:
        return self.functions.take(name, f"{name}_{method}")

    def _message(
        self,
        name: str,
        function: str,
        method: str,
        item: Node,
        node: Node,
        url: str | None,
        owner: str | None,
        stem: str,
    ) -> ir.Message:
        body = node.get("requestBody")
        body = body.resolved() if body else None
        bodies = self.parts.bodies(body, stem)
        responses = node.get("responses")
        return ir.Message(
            name=name,
            function=function,
            method=method.upper(),
            url=url,
            owner=owner,
            parameters=self.parts.parameters("", item, node, stem),
            body=next((b for b in bodies if is_json(b.media_type)), bodies[0] if bodies else None),
            body_required=bool(body and body.value.get("required") is True),
            statuses=tuple(s for s, _ in responses.members() if not s.startswith("x-"))
            if responses
            else (),
            summary=node.text("summary") or node.text("description"),
            source=node.location,
        )


def _methods(item: Node) -> Iterator[tuple[str, Node]]:
    return ((method, node) for method, node in item.members() if method in METHODS)
