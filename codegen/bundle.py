"""One document with local references only, and a cursor that walks it and knows where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from codegen.errors import SpecError
from codegen.ir import Location
from codegen.source import Positions, Source


def escape(token: str) -> str:
    """Escape one reference token of a JSON Pointer (RFC 6901 §3)."""
    return token.replace("~", "~0").replace("/", "~1")


def unescape(token: str) -> str:
    """Undo `escape`."""
    return token.replace("~1", "/").replace("~0", "~")


def reference(pointer: str) -> str:
    """Write a pointer as a local `$ref` (RFC 6901 §6)."""
    return "#" + pointer.replace("%", "%25")


@dataclass(slots=True)
class Bundle:
    """The bundled document, where each of its containers stood, and the file that was given."""

    document: dict[str, Any]
    positions: Positions
    source: Source
    _found: dict[str, Node] | None = field(default=None, init=False, repr=False, compare=False)

    def settle(self) -> None:
        """Say that the document will not change: what a pointer leads to is looked for once now."""
        self._found = {}

    @property
    def root(self) -> Node:
        """The cursor at the top."""
        return Node(self, self.document, "", None, None)

    def at(self, pointer: str) -> Node:
        """Walk a JSON Pointer from the top. Raises KeyError when nothing is there."""
        if self._found is None:
            return self._walk(pointer)
        if pointer not in self._found:
            self._found[pointer] = self._walk(pointer)
        return self._found[pointer]

    def _walk(self, pointer: str) -> Node:
        value: Any = self.document
        holder, key, steps = None, None, [""]
        for token in pointer.split("/")[1:]:
            holder, key = value, _key(value, unescape(token))
            if key is None:
                raise KeyError(pointer)
            value = value[key]
            steps.append(escape(str(key)))
        return Node(self, value, "/".join(steps), holder, key)


def _key(value: Any, token: str | int) -> Any:
    """Give the key of a member or element, or None. A list's index may be text, as in a pointer."""
    if isinstance(value, dict):
        return token if token in value else None
    if isinstance(value, list):
        index = int(token) if str(token).isdigit() else -1
        return index if 0 <= index < len(value) else None
    return None


@dataclass(slots=True)
class Node:
    """A value of the document together with its pointer and the container that holds it.

    Its location is that of its key (or list element), where an editor would jump to. It never
    changes, and is not frozen because making one, hundreds of thousands in a run, would take
    three times as long.
    """

    bundle: Bundle
    value: Any
    pointer: str
    holder: Any
    key: Any

    @property
    def location(self) -> Location:
        """Where the value's key stands; the first character of the file for the top."""
        if self.holder is None:
            return self.bundle.positions.location(self.value)
        return self.bundle.positions.location(self.holder, self.key)

    def get(self, key: str | int) -> Node | None:
        """Give the member or element, or None. A list's index may be text, as in a pointer."""
        found = _key(self.value, key)
        return None if found is None else self._child(found)

    def _child(self, key: Any) -> Node:
        pointer = f"{self.pointer}/{escape(str(key))}"
        return Node(self.bundle, self.value[key], pointer, self.value, key)

    def members(self) -> Iterator[tuple[str, Node]]:
        """Walk the members of a mapping, in order; nothing for any other value."""
        if isinstance(self.value, dict):
            for key in self.value:
                yield key, self._child(key)

    def elements(self) -> Iterator[Node]:
        """Walk the elements of a list; nothing for any other value."""
        if isinstance(self.value, list):
            for index in range(len(self.value)):
                yield self._child(index)

    def text(self, key: str, default: str = "") -> str:
        """Give a string member, or `default`."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return value if isinstance(value, str) else default

    def description(self) -> str:
        """Give the description; one beside a `$ref` goes before the target's (§4.8.23)."""
        return self.text("description") or self.resolved().text("description")

    def ref(self) -> str | None:
        """Give the `$ref` of the value, if it has one."""
        value = self.value.get("$ref") if isinstance(self.value, dict) else None
        return value if isinstance(value, str) else None

    def target(self) -> Node:
        """Give what a local `$ref` names, one step. Raises `SpecError` when nothing is there."""
        ref = self.ref() or ""
        try:
            if not ref.startswith("#"):
                raise KeyError(ref)
            return self.bundle.at(unquote(ref[1:]))
        except KeyError:
            raise self.error(f"`$ref: {ref}` names nothing", key="$ref") from None

    def resolved(self) -> Node:
        """Follow `$ref` until a value that has none. Raises `SpecError` for a circle."""
        node, seen = self, set[str]()
        while node.ref() is not None:
            if node.pointer in seen:
                raise self.error("this `$ref` leads back to itself", key="$ref")
            seen.add(node.pointer)
            node = node.target()
        return node

    def error(
        self,
        message: str,
        *,
        key: str | int | None = None,
        hint: str | None = None,
        operation: str | None = None,
    ) -> SpecError:
        """Make the error that points here, or at the member `key` of this value."""
        holder, at = self.holder, self.key
        if (key is not None and isinstance(self.value, dict | list)) or holder is None:
            holder, at = self.value, key
        return self.bundle.positions.error(message, holder, at, hint=hint, operation=operation)
