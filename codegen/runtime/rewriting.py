"""Copies a document with some schemas changed, and shares everything that stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PLAIN = frozenset({"example", "examples", "default", "const", "enum", "mapping"})
"""Members that hold values, whatever they look like."""
NAMED = frozenset(
    {"properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "schemas"}
)
"""Members that hold schemas by name: a property called `default` is a schema."""
SAME_VALUE = ("allOf", "anyOf", "oneOf")
"""Keywords that apply schemas to the very value that they belong to."""
Names = frozenset[str]
NONE: Names = frozenset()


class Rewriter:
    """Walks a document; what it changes is for those who derive from it."""

    def enter(self, node: Mapping[str, Any], around: Names) -> Names:
        """Return what is known of a value at an object, given what was known around it."""
        del node
        return around

    def change(self, node: Mapping[str, Any], made: dict[str, Any], known: Names) -> None:
        """Change the copy of an object whose members have been rewritten."""

    def node(self, node: Any, around: Names = NONE) -> Any:
        """Return a value rewritten: the very same if nothing in it changes."""
        if isinstance(node, list):
            items = [self.node(item, around) for item in node]
            return items if any(a is not b for a, b in zip(items, node, strict=True)) else node
        if not isinstance(node, Mapping):
            return node
        known = self.enter(node, around)
        made = {key: self._member(key, value, known) for key, value in node.items()}
        self.change(node, made, known)
        return made if _differ(made, node) else node

    def _member(self, key: str, value: Any, known: Names) -> Any:
        if key in PLAIN or key.startswith("x-"):
            return value
        if key in NAMED and isinstance(value, Mapping):
            made = {name: self.node(item) for name, item in value.items()}
            return made if _differ(made, value) else value
        return self.node(value, known if key in SAME_VALUE else NONE)


def _differ(made: Mapping[str, Any], node: Mapping[str, Any]) -> bool:
    return len(made) != len(node) or any(made[key] is not node[key] for key in node)
