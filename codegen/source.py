"""A source file, and where in it everything stood that was read from it."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from codegen.errors import SpecError
from codegen.ir import Location

_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")


@dataclass(slots=True)
class Source:
    """One file: the path as it was given, its text, and the offset at which each line starts."""

    path: Path
    text: str
    data: bytes
    starts: list[int] = field(default_factory=list)

    def location(self, offset: int) -> Location:
        """Turn a character offset into a line and column, both from 1."""
        if not self.starts:
            self.starts = [0, *(match.end() for match in _BREAK.finditer(self.text))]
        line = bisect.bisect_right(self.starts, offset)
        return Location(str(self.path), line, offset - self.starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Give the text of a line, without its end."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n\x85\u2028\u2029")

    def error(self, offset: int, message: str, hint: str | None = None) -> SpecError:
        """Make the error that points at `offset`."""
        where = self.location(offset)
        return SpecError(where, message, hint, excerpt=self.line(where.line))


@dataclass(slots=True)
class Place:
    """Where a mapping or list stood, and where each of its keys (or elements) did."""

    source: Source
    offset: int
    members: dict[Any, int]


class Positions:
    """The place of every mapping and list, known by identity: they may move, it stays.

    Holds every container it knows, so that an identity is never used twice.
    """

    def __init__(self) -> None:
        self._places: dict[int, tuple[Any, Place]] = {}

    def record(self, node: Any, source: Source, offset: int, members: dict[Any, int]) -> None:
        """Remember where `node`, just read, stood."""
        self._places[id(node)] = (node, Place(source, offset, members))

    def adopt(self, node: Any, like: Any) -> Any:
        """Give a container that the generator made the place of another; returns it."""
        known = self._places.get(id(like))
        if known is not None and id(node) not in self._places:
            self._places[id(node)] = (node, known[1])
        return node

    def place(self, node: Any) -> Place | None:
        """Give the place of a container, or None for one that no file holds."""
        known = self._places.get(id(node))
        return known[1] if known else None

    def files(self) -> list[Path]:
        """Give the files that were read, the document itself first."""
        return list(dict.fromkeys(place.source.path for _, place in self._places.values()))

    def offset(self, node: Any, key: Any = None) -> tuple[Source, int]:
        """Give source and offset of a container, or of one of its keys.

        A member that the generator put there stands where its value stood. Raises KeyError when
        unknown.
        """
        place = self._places[id(node)][1]
        if key is None or key in place.members:
            return place.source, place.members[key] if key is not None else place.offset
        inner = self.place(node.get(key) if isinstance(node, dict) else node[key])
        return (inner.source, inner.offset) if inner else (place.source, place.offset)

    def location(self, node: Any, key: Any = None) -> Location:
        """Give the location of a container, or of one of its keys (elements)."""
        source, offset = self.offset(node, key)
        return source.location(offset)

    def error(
        self,
        message: str,
        node: Any,
        key: Any = None,
        *,
        hint: str | None = None,
        operation: str | None = None,
    ) -> SpecError:
        """Make the error that points at a container, or at one of its keys."""
        source, offset = self.offset(node, key)
        error = source.error(offset, message, hint)
        error.operation = operation
        return error
