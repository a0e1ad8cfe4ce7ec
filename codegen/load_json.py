"""Reads JSON (RFC 8259) with positions; refuses duplicate keys, NaN and huge numbers."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from codegen.source import Positions, Source

MAX_DEPTH = 200
_SPACE = re.compile(r"[ \t\n\r]*")
_KEY = re.compile(r'[ \t\n\r]*"([^"\\\x00-\x1f]*)"[ \t\n\r]*:[ \t\n\r]*')
_AFTER = re.compile(r"[ \t\n\r]*([,\]}])[ \t\n\r]*")
_LONE = re.compile("[\ud800-\udfff]")


class _RefusedError(ValueError):
    """A value that JSON text may not hold."""


def _constant(text: str) -> Any:
    raise _RefusedError(f"{text} is not a JSON number")


def _float(text: str) -> float:
    value = float(text)
    if math.isinf(value):
        raise _RefusedError(f"{text} is too large for a JSON number")
    return value


_SCALAR = json.JSONDecoder(parse_constant=_constant, parse_float=_float).scan_once  # type: ignore[attr-defined]


def parse(source: Source, positions: Positions) -> Any:
    """Read the whole text of `source`. Raises `SpecError` at the first fault."""
    return _Reader(source, positions).document()


class _Reader:
    """One pass over the text: containers here, for their positions; scalars by C code."""

    def __init__(self, source: Source, positions: Positions) -> None:
        self.source = source
        self.text = source.text
        self.positions = positions

    def document(self) -> Any:
        at = self._skip(0)
        value, at = self._value(at, 0)
        at = self._skip(at)
        if at != len(self.text):
            raise self.source.error(at, "there is text after the end of the JSON value")
        return value

    def _skip(self, at: int) -> int:
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def _value(self, at: int, depth: int) -> tuple[Any, int]:
        char = self.text[at : at + 1]
        if char == "{":
            return self._object(at, depth + 1)
        if char == "[":
            return self._array(at, depth + 1)
        return self._scalar(at)

    def _scalar(self, at: int) -> tuple[Any, int]:
        try:
            value, end = _SCALAR(self.text, at)
        except StopIteration:
            raise self.source.error(at, "a JSON value is expected here") from None
        except json.JSONDecodeError as error:
            raise self.source.error(error.pos, f"not JSON: {error.msg}") from None
        except _RefusedError as error:
            raise self.source.error(at, str(error)) from None
        if type(value) is str and _LONE.search(value):
            raise self.source.error(at, "half of a surrogate pair in a string")
        return value, end

    def _key(self, at: int) -> tuple[str, int, int]:
        """Give the key, the offset at which it stood and the offset of its value."""
        match = _KEY.match(self.text, at)
        if match:
            return match[1], match.start(1) - 1, match.end()
        start = self._skip(at)
        if self.text[start : start + 1] != '"':
            raise self.source.error(start, "a key in double quotes is expected here")
        key, end = self._scalar(start)
        colon = self._skip(end)
        if self.text[colon : colon + 1] != ":":
            raise self.source.error(colon, "a colon is expected here")
        return key, start, self._skip(colon + 1)

    def _after(self, at: int, close: str) -> tuple[bool, int]:
        """Step over the comma or the closing bracket; True when the container ends."""
        match = _AFTER.match(self.text, at)
        if match is None or (match[1] != "," and match[1] != close):
            raise self.source.error(self._skip(at), f"a comma or {close} is expected here")
        return match[1] != ",", match.end() if match[1] == "," else match.end(1)

    def _deep(self, at: int, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise self.source.error(at, f"nested deeper than {MAX_DEPTH} levels")

    def _object(self, start: int, depth: int) -> tuple[dict[str, Any], int]:
        self._deep(start, depth)
        found: dict[str, Any] = {}
        members: dict[Any, int] = {}
        self.positions.record(found, self.source, start, members)
        at = self._skip(start + 1)
        if self.text[at : at + 1] == "}":
            return found, at + 1
        done = False
        while not done:
            key, where, at = self._key(at)
            if key in found:
                raise duplicate(self.source, key, where, members[key])
            members[key] = where
            found[key], at = self._value(at, depth)
            done, at = self._after(at, "}")
        return found, at

    def _array(self, start: int, depth: int) -> tuple[list[Any], int]:
        self._deep(start, depth)
        found: list[Any] = []
        members: dict[Any, int] = {}
        self.positions.record(found, self.source, start, members)
        at = self._skip(start + 1)
        if self.text[at : at + 1] == "]":
            return found, at + 1
        done = False
        while not done:
            members[len(found)] = at
            value, at = self._value(at, depth)
            found.append(value)
            done, at = self._after(at, "]")
        return found, at


def duplicate(source: Source, key: str, where: int, first: int) -> Exception:
    """Make the error for a key that stands twice in one mapping."""
    line = source.location(first).line
    return source.error(
        where, f"duplicate key {key!r}, first on line {line}", "keep one of the two"
    )
