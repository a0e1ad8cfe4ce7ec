"""What a schema asks of a request, and what of an answer: `readOnly` and `writeOnly`.

To JSON Schema both are annotations. OpenAPI gives them a direction (3.0.4 §4.7.24.2, 3.1.1
§4.8.24.3): a property that is `readOnly` belongs to answers alone, so a request may leave it out
even if it is required; one that is `writeOnly` is not sent in an answer. A document without such
properties is the same on both sides.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from codegen.runtime.rewriting import SAME_VALUE, Names, Rewriter
from codegen.runtime.shapes import branches_of, properties_of

Side = Literal["request", "response"]
_OF_OTHERS: Mapping[Side, str] = {"request": "readOnly", "response": "writeOnly"}
_TELLING = frozenset({"properties", "$ref", *SAME_VALUE})


def document_of(document: Mapping[str, Any], side: Side) -> Mapping[str, Any]:
    """Return a document as one side sees it; the very same where there is no difference."""
    if not _occurs(_OF_OTHERS[side], document):
        return document
    seen: Mapping[str, Any] = _View(document, side).node(document)
    return seen


def _occurs(mark: str, node: Any) -> bool:
    if isinstance(node, Mapping):
        return node.get(mark) is True or any(_occurs(mark, value) for value in node.values())
    return isinstance(node, list) and any(_occurs(mark, item) for item in node)


class _View(Rewriter):
    """One side's view; what is known at a schema are the members that are hidden."""

    def __init__(self, document: Mapping[str, Any], side: Side) -> None:
        self._document = document
        self._side = side
        self._mark = _OF_OTHERS[side]
        self._known: dict[int, bool] = {}

    def enter(self, node: Mapping[str, Any], around: Names) -> Names:
        """Add the members that a schema, or what it is composed of, hides."""
        if _TELLING.isdisjoint(node):
            return around
        members = properties_of(self._document, node)
        return around | {name for name, inner in members.items() if self._is_marked(inner)}

    def change(self, node: Mapping[str, Any], made: dict[str, Any], known: Names) -> None:
        """Ask for no hidden member, and let none through in answers."""
        if known and isinstance(node.get("required"), list):
            kept = [name for name in node["required"] if name not in known]
            made["required"] = kept if len(kept) < len(node["required"]) else node["required"]
        properties = node.get("properties")
        if self._side == "response" and isinstance(properties, Mapping):
            marked = [name for name, schema in properties.items() if self._is_marked(schema)]
            if marked:
                made["properties"] = {**made["properties"], **dict.fromkeys(marked, False)}

    def _is_marked(self, schema: Any) -> bool:
        known = self._known.get(id(schema))
        if known is None:
            branches = branches_of(self._document, schema)
            known = any(branch.get(self._mark) is True for branch in branches)
            self._known[id(schema)] = known
        return known
