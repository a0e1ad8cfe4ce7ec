"""Request bodies made from the contract's schemas: a small one that fits, with any member set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema_rs import Draft202012Validator

from tests.contract.document import Document, Operation, load

DOCUMENT = load()
Step = str | int
Path = tuple[Step, ...]

_ITEM = "*"
_CANDIDATES = (
    "plain words",
    "a",
    "water",
    "019a5c22-4b10-7f66-9c1d-2a8e7d3f3001",
    "2199-01-01",
    "2199-01-01T00:00:00Z",
    "https://example.org/a.png",
    "https://www.youtube.com/watch",
    "somebody@example.org",
    "Europe/Amsterdam",
    "nl-NL",
    "x" * 43,
)
"""Texts of which one fits every string of the contract. Add one for a string of a new form."""


@dataclass(frozen=True, slots=True)
class Member:
    """A string somewhere in a body. An integer in its path chooses a branch of a union."""

    path: Path
    schema: Mapping[str, Any]

    def __str__(self) -> str:
        return "/".join(str(step) for step in self.path if isinstance(step, str))


class Body:
    """The JSON body of an operation."""

    def __init__(self, operation: Operation, media_type: str, document: Document) -> None:
        body = document.resolve(operation.node["requestBody"])
        self.operation = operation
        self.media_type = media_type
        self.schema = body["content"][media_type]["schema"]
        self.validator = document.validator(self.schema)
        self._document = document

    def fits(self, value: Any) -> bool:
        """Tell whether the schema accepts a body."""
        return self.validator.is_valid(value)

    def strings(self) -> list[Member]:
        """Give every string that a caller may choose freely: not constants, not enumerations."""
        return list(self._strings(self.schema, ()))

    def _strings(self, node: Any, path: Path) -> Iterator[Member]:
        schema = self._document.resolve(node)
        for index, branch in enumerate(_branches(schema)):
            yield from self._strings(branch, (*path, index))
        for name, member in schema.get("properties", {}).items():
            yield from self._strings(member, (*path, name))
        if "items" in schema:
            yield from self._strings(schema["items"], (*path, _ITEM))
        if "string" in _types(schema) and not {"enum", "const"} & set(schema):
            yield Member(path, schema)

    def make(self, path: Path = (), value: Any = None) -> Any:
        """Make a body that has what is required, and `value` at a path where one is given."""
        return self._make(self.schema, path, value)

    def _make(self, node: Any, path: Path, value: Any) -> Any:
        schema = self._document.resolve(node)
        branches = _branches(schema)
        if branches:
            chosen, rest = (path[0], path[1:]) if path else (0, ())
            return self._make(branches[int(chosen)], rest, value)
        if not path and value is not None:
            return value
        kind = next(kind for kind in _types(schema) if kind != "null")
        if kind == "object":
            return self._object(schema, path, value)
        if kind == "array":
            count = 1 if path else schema.get("minItems", 0)
            return [self._make(schema["items"], path[1:], value) for _ in range(count)]
        return self._leaf(schema, kind)

    def _leaf(self, schema: Mapping[str, Any], kind: str) -> Any:
        if "const" in schema or "enum" in schema:
            return schema["const"] if "const" in schema else schema["enum"][0]
        if kind == "string":
            return self._text(schema)
        return False if kind == "boolean" else schema.get("minimum", 0)

    def _object(self, schema: Mapping[str, Any], path: Path, value: Any) -> dict[str, Any]:
        """Make an object: what is required, of alternatives that name the wanted member's."""
        wanted = path[:1]
        required = [*schema.get("required", ())]
        choices = [schema[word] for word in ("if", "else") if word in schema]
        alternatives = [branch["required"] for branch in schema.get("oneOf", choices)]
        if alternatives:
            required += next((a for a in alternatives if set(wanted) & set(a)), alternatives[0])
        names = dict.fromkeys([*required, *wanted])
        return {
            str(name): self._make(
                schema["properties"][name],
                path[1:] if (name,) == wanted else (),
                value if (name,) == wanted else None,
            )
            for name in names
        }

    def text_for(self, member: Member) -> str:
        """Give a plain text that fits a member."""
        return self._text(member.schema)

    def _text(self, schema: Mapping[str, Any]) -> str:
        validator = Draft202012Validator(dict(schema), validate_formats=True)
        return next(text for text in _CANDIDATES if validator.is_valid(text))


def bodies() -> dict[str, Body]:
    """Give the JSON body of each operation that has one."""
    found = {}
    for operation in DOCUMENT.operations.values():
        content = DOCUMENT.resolve(operation.node.get("requestBody", {})).get("content", {})
        for media_type in content:
            if media_type.endswith("json"):
                found[operation.id] = Body(operation, media_type, DOCUMENT)
    return found


def _types(schema: Mapping[str, Any]) -> list[str]:
    given = schema.get("type", [])
    return [given] if isinstance(given, str) else list(given)


def _branches(schema: Mapping[str, Any]) -> list[Any]:
    """Give the branches of a union; what only says which members go together is none."""
    found = [*schema.get("oneOf", ()), *schema.get("anyOf", ())]
    return [branch for branch in found if set(branch) - {"required"}]
