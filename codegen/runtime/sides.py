"""What a schema asks of a request, and what of an answer: `readOnly` and `writeOnly`.

To JSON Schema both are annotations. OpenAPI gives them a direction (3.0.4 §4.7.24.2, 3.1.1
§4.8.24.3): a property that is `readOnly` belongs to answers alone, so a request may leave it out
even if it is required; one that is `writeOnly` is not sent in an answer. A document without such
properties is the same on both sides.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from codegen.runtime.shapes import branches_of, properties_of

Side = Literal["request", "response"]
_OF_OTHERS: Mapping[Side, str] = {"request": "readOnly", "response": "writeOnly"}
_PLAIN = frozenset({"example", "examples", "default", "const", "enum", "mapping"})
_NAMED = frozenset(
    {"properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "schemas"}
)
_SAME_VALUE = ("allOf", "anyOf", "oneOf")
_TELLING = frozenset({"properties", "$ref", *_SAME_VALUE})


def document_of(document: Mapping[str, Any], side: Side) -> Mapping[str, Any]:
    """Return a document as one side sees it; the very same where there is no difference."""
    if not _occurs(_OF_OTHERS[side], document):
        return document
    seen: Mapping[str, Any] = _Rewriter(document, side).node(document, frozenset())
    return seen


def _occurs(mark: str, node: Any) -> bool:
    if isinstance(node, Mapping):
        return node.get(mark) is True or any(_occurs(mark, value) for value in node.values())
    return isinstance(node, list) and any(_occurs(mark, item) for item in node)


class _Rewriter:
    """Copies what changes, and shares everything else."""

    def __init__(self, document: Mapping[str, Any], side: Side) -> None:
        self._document = document
        self._side = side
        self._mark = _OF_OTHERS[side]
        self._known: dict[int, bool] = {}

    def node(self, node: Any, hidden: frozenset[str]) -> Any:
        """Return a value rewritten; `hidden` names members that a schema around it hides."""
        if isinstance(node, list):
            return _shared(node, [self.node(item, hidden) for item in node])
        if not isinstance(node, Mapping):
            return node
        if not _TELLING.isdisjoint(node):
            hidden |= self._hidden(node)
        made = {key: self._member(key, value, hidden) for key, value in node.items()}
        if hidden and isinstance(node.get("required"), list):
            made["required"] = [name for name in node["required"] if name not in hidden]
            if made["required"] == node["required"]:
                made["required"] = node["required"]
        if self._side == "response" and isinstance(node.get("properties"), Mapping):
            made["properties"] = self._without(made["properties"], node["properties"])
        return made if any(made[key] is not node[key] for key in node) else node

    def _member(self, key: str, value: Any, hidden: frozenset[str]) -> Any:
        if key in _PLAIN or key.startswith("x-"):
            return value
        if key in _NAMED and isinstance(value, Mapping):
            made = {name: self.node(item, frozenset()) for name, item in value.items()}
            return made if any(made[name] is not value[name] for name in value) else value
        return self.node(value, hidden if key in _SAME_VALUE else frozenset())

    def _without(self, made: Mapping[str, Any], properties: Mapping[str, Any]) -> Mapping[str, Any]:
        """Let no value through at the properties that are hidden."""
        marked = [name for name, schema in properties.items() if self._is_marked(schema)]
        return {**made, **dict.fromkeys(marked, False)} if marked else made

    def _hidden(self, schema: Mapping[str, Any]) -> frozenset[str]:
        """Return the members of a schema, and of what it is composed of, that are hidden."""
        members = properties_of(self._document, schema)
        return frozenset(name for name, inner in members.items() if self._is_marked(inner))

    def _is_marked(self, schema: Any) -> bool:
        known = self._known.get(id(schema))
        if known is None:
            branches = branches_of(self._document, schema)
            known = any(branch.get(self._mark) is True for branch in branches)
            self._known[id(schema)] = known
        return known


def _shared(node: list[Any], made: list[Any]) -> list[Any]:
    same = all(one is other for one, other in zip(node, made, strict=True))
    return node if same else made
