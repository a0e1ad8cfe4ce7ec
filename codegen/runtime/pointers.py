"""JSON Pointers (RFC 6901): to write one, and to follow one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


def resolve(document: Mapping[str, Any], pointer: str) -> Any:
    """Return the node at a JSON Pointer (RFC 6901).

    Raises KeyError, IndexError or ValueError when it is absent.
    """
    node: Any = document
    for key in parts_of(pointer):
        node = node[int(key)] if isinstance(node, list) else node[key]
    return node


def pointer_of(path: Iterable[str | int]) -> str:
    """Write a JSON Pointer (RFC 6901 §3)."""
    return "".join("/" + str(token).replace("~", "~0").replace("/", "~1") for token in path)


def parts_of(pointer: str) -> tuple[str, ...]:
    """Read a JSON Pointer (RFC 6901 §4)."""
    tokens = pointer.split("/")[1:]
    return tuple(token.replace("~1", "/").replace("~0", "~") for token in tokens)
