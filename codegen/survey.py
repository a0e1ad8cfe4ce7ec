"""What the house rules look at: the operations of a document and what they reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from codegen.bundle import Node
from codegen.media import is_json
from codegen.walk import METHODS, children, referring


@dataclass(frozen=True, slots=True)
class Visit:
    """One operation with its path and path item."""

    path: str
    item: Node
    method: str
    node: Node

    @property
    def id(self) -> str:
        """The operationId, or method and path when there is none."""
        return self.node.text("operationId") or f"{self.method} {self.path}"

    def parameters(self) -> Iterator[Node]:
        """Walk the parameters of path and operation, references followed."""
        for holder in (self.item, self.node):
            listed = holder.get("parameters")
            for entry in listed.elements() if listed else ():
                yield entry.resolved()

    def parameter(self, where: str, name: str) -> Node | None:
        """Give the parameter of that place and name."""
        for node in self.parameters():
            if node.text("in") == where and node.text("name").lower() == name.lower():
                return node
        return None

    def body(self) -> Node | None:
        """Give the request body, its reference followed."""
        body = self.node.get("requestBody")
        return body.resolved() if body else None

    def responses(self) -> Iterator[tuple[str, Node]]:
        """Walk the documented answers, references followed."""
        responses = self.node.get("responses")
        for status, response in responses.members() if responses else ():
            if not status.startswith("x-"):
                yield status, response.resolved()

    def response(self, status: str) -> Node | None:
        """Give the answer of that status."""
        return dict(self.responses()).get(status)

    def security(self, root: Node) -> Node | None:
        """Give the list of alternatives that holds here."""
        return self.node.get("security") or root.get("security")


def media(node: Node) -> Iterator[tuple[str, Node]]:
    """Walk the media types of a body or an answer."""
    content = node.get("content")
    for media_type, entry in content.members() if content else ():
        yield media_type, entry.resolved()


class Survey:
    """One document, looked at from the sides that the rules need."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.visits = list(self._visits())

    def _visits(self) -> Iterator[Visit]:
        paths = self.root.get("paths")
        for path, entry in paths.members() if paths else ():
            if path.startswith("x-"):
                continue
            item = entry.resolved()
            for method, node in item.members():
                if method in METHODS:
                    yield Visit(path, item, method, node)

    @cached_property
    def schemas(self) -> list[Node]:
        """Every schema of the document, each once, nested ones included."""
        found: dict[str, Node] = {}
        pending: list[tuple[Node, str]] = [(self.root, "OpenAPI")]
        while pending:
            node, kind = pending.pop()
            if kind == "Schema":
                found[node.pointer] = node
            if referring(node, kind) and kind != "Schema":
                continue
            if isinstance(node.value, dict):
                pending += children(kind.rstrip("*"), node)
        return [found[pointer] for pointer in sorted(found)]

    @cached_property
    def request_schemas(self) -> list[Node]:
        """Every schema that a request body can be made of."""
        bodies = [body for visit in self.visits if (body := visit.body()) is not None]
        return self._reached([entry for body in bodies for _, entry in media(body)])

    @cached_property
    def answer_schemas(self) -> list[Node]:
        """Every schema that a successful JSON answer can be made of."""
        answers = [
            entry
            for visit in self.visits
            for status, response in visit.responses()
            if status.startswith("2")
            for media_type, entry in media(response)
            if is_json(media_type)
        ]
        return self._reached(answers)

    def _reached(self, holders: list[Node]) -> list[Node]:
        found: dict[str, Node] = {}
        for holder in holders:
            schema = holder.get("schema")
            if schema is not None:
                reach(schema, found)
        return list(found.values())


def reach(schema: Node, found: dict[str, Node]) -> None:
    """Collect a schema and all that it is made of, references followed, each once."""
    pending = [schema]
    while pending:
        node = pending.pop()
        if node.pointer in found or not isinstance(node.value, dict):
            continue
        found[node.pointer] = node
        if node.ref() is not None:
            pending.append(node.target())
        pending += [child for child, kind in children("Schema", node) if kind == "Schema"]


def is_type(node: Node, kind: str) -> bool:
    """Tell whether a schema itself says that a value may be of this JSON type."""
    declared = node.value.get("type") if isinstance(node.value, dict) else None
    return declared == kind or (isinstance(declared, list) and kind in declared)


def property_schemas(node: Node) -> Iterator[tuple[str, Node]]:
    """Walk the properties that a schema itself declares."""
    properties = node.get("properties")
    yield from properties.members() if properties else ()
