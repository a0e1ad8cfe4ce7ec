"""Finds the examples that a document gives for its answers and their headers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from codegen.runtime.operation import Operation
from codegen.runtime.validation import pointer_of, resolve


@dataclass(frozen=True, slots=True)
class Example:
    """One example; `name` is its key in `examples`, None for an `example`.

    `pointer` is where it stands.
    """

    name: str | None
    value: Any
    pointer: str


@dataclass(frozen=True, slots=True)
class Place:
    """An object of the document and its pointer, references followed."""

    pointer: str
    node: Any

    def child(self, document: Mapping[str, Any], key: str) -> Place | None:
        """Return a member, references followed; None when it is not there."""
        if not isinstance(self.node, Mapping) or key not in self.node:
            return None
        return place(document, self.pointer + pointer_of([key]))


def place(document: Mapping[str, Any], pointer: str) -> Place:
    """Return what stands at a pointer, references followed. Raises KeyError."""
    node = resolve(document, pointer)
    while isinstance(node, Mapping) and isinstance(node.get("$ref"), str):
        pointer = unquote(node["$ref"].removeprefix("#"))
        node = resolve(document, pointer)
    return Place(pointer, node)


def response_place(document: Mapping[str, Any], operation: Operation, status: str) -> Place | None:
    """Return the Response Object of an operation's status; None for one the mock has added."""
    item = place(document, "/paths" + pointer_of([operation.path]))
    found = item.child(document, operation.method.lower())
    responses = found.child(document, "responses") if found else None
    keys = responses.node if responses else ()
    key = next((key for key in keys if key.upper() == status.upper()), None)
    return responses.child(document, key) if responses and key else None


def media_place(
    document: Mapping[str, Any], operation: Operation, status: str, media_type: str
) -> Place | None:
    """Return the Media Type Object of an answer."""
    response = response_place(document, operation, status)
    content = response.child(document, "content") if response else None
    return content.child(document, media_type) if content else None


def examples_at(document: Mapping[str, Any], where: Place | None) -> Iterator[Example]:
    """Yield the examples of a Media Type or Header Object, in its order."""
    if where is None or not isinstance(where.node, Mapping):
        return
    if "example" in where.node:
        yield Example(None, where.node["example"], f"{where.pointer}/example")
    named = where.node.get("examples")
    for name in named if isinstance(named, Mapping) else ():
        found = place(document, where.pointer + pointer_of(["examples", name]))
        if isinstance(found.node, Mapping) and "value" in found.node:
            yield Example(name, found.node["value"], f"{found.pointer}/value")
