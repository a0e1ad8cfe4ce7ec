"""Reads YAML 1.2 (core schema) with positions: `on` and dates are strings, `1e+09` is a number."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

import yaml  # type: ignore[import-untyped]  # PyYAML carries no types

from codegen.load_json import MAX_DEPTH, duplicate
from codegen.source import Positions, Source

MAX_NODES = 5_000_000
_LOADER = getattr(yaml, "CLoader", yaml.Loader)
_INT = re.compile(r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\Z")
_WORDS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_SPECIAL = frozenset("0123456789-+.tTfFnN~")
_TAG = "tag:yaml.org,2002:"


def parse(source: Source, positions: Positions) -> Any:
    """Read the one document of `source`. Raises `SpecError` at the first fault."""
    try:
        return _Reader(source, positions).document()
    except yaml.MarkedYAMLError as error:
        raise _syntax(source, error) from None
    except yaml.reader.ReaderError as error:
        code = error.character if isinstance(error.character, int) else ord(error.character)
        raise source.error(
            error.position, f"character #x{code:04x} is not allowed in YAML"
        ) from None


def _syntax(source: Source, error: yaml.MarkedYAMLError) -> Exception:
    mark = error.problem_mark or error.context_mark
    offset = min(mark.index, len(source.text)) if mark else 0
    hint = None
    if source.text[offset : offset + 1] == "\t" or "'\\t'" in (error.problem or ""):
        hint = "YAML is indented with spaces, never with tabs"
    context = f" {error.context}" if error.context else ""
    return source.error(offset, f"not YAML:{context} {error.problem}".replace("  ", " "), hint)


class _Reader:
    """Builds values from the parser's events; tags of YAML 1.1 never come into play."""

    def __init__(self, source: Source, positions: Positions) -> None:
        self.source = source
        self.positions = positions
        self.events: Iterator[Any] = yaml.parse(source.text, Loader=_LOADER)
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.nodes = 0

    def document(self) -> Any:
        next(self.events)  # stream start
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise self.source.error(0, "the file holds no YAML document")
        value = self._node(next(self.events), 0)
        next(self.events)  # document end
        following = next(self.events)
        if not isinstance(following, yaml.StreamEndEvent):
            raise self.source.error(following.start_mark.index, "the file holds a second document")
        return value

    def _node(self, event: Any, depth: int) -> Any:
        self.nodes += 1
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        before = self.nodes
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event)
        elif depth >= MAX_DEPTH:
            raise self.source.error(
                event.start_mark.index, f"nested deeper than {MAX_DEPTH} levels"
            )
        elif isinstance(event, yaml.MappingStartEvent):
            value = self._mapping(event, depth + 1)
        else:
            value = self._sequence(event, depth + 1)
        if event.anchor:
            self.anchors[event.anchor] = (value, self.nodes - before + 1)
        return value

    def _alias(self, event: Any) -> Any:
        """Give the anchored value itself, its size counted: `*a` of `*b` of `*c` … explodes."""
        at = event.start_mark.index
        if event.anchor not in self.anchors:
            raise self.source.error(at, f"alias *{event.anchor} has no complete anchor before it")
        value, size = self.anchors[event.anchor]
        self.nodes += size
        if self.nodes > MAX_NODES:
            raise self.source.error(at, f"aliases expand to more than {MAX_NODES:,} nodes")
        return value

    def _mapping(self, event: Any, depth: int) -> dict[str, Any]:
        self._tag(event, "map")
        found: dict[str, Any] = {}
        members: dict[Any, int] = {}
        merged: list[tuple[int, Any]] = []
        self.positions.record(found, self.source, event.start_mark.index, members)
        for key_event in self.events:
            if isinstance(key_event, yaml.MappingEndEvent):
                break
            at = key_event.start_mark.index
            if not isinstance(key_event, yaml.ScalarEvent):
                raise self.source.error(at, "a key must be a plain word or a string")
            key = key_event.value
            value = self._node(next(self.events), depth)
            if key == "<<" and key_event.implicit[0]:
                merged.append((at, value))
                continue
            if key in found:
                raise duplicate(self.source, key, at, members[key])
            found[key] = value
            members[key] = at
        for at, value in merged:
            self._merge(found, members, at, value)
        return found

    def _merge(self, found: dict[str, Any], members: dict[Any, int], at: int, value: Any) -> None:
        """Do what `<<` means (YAML 1.1 type repository): own keys win, then earlier mappings."""
        for part in value if isinstance(value, list) else [value]:
            if not isinstance(part, dict):
                raise self.source.error(at, "`<<` merges mappings only")
            for key, inner in part.items():
                if key not in found:
                    found[key] = inner
                    members[key] = at

    def _sequence(self, event: Any, depth: int) -> list[Any]:
        self._tag(event, "seq")
        found: list[Any] = []
        members: dict[Any, int] = {}
        self.positions.record(found, self.source, event.start_mark.index, members)
        for item in self.events:
            if isinstance(item, yaml.SequenceEndEvent):
                break
            members[len(found)] = item.start_mark.index
            found.append(self._node(item, depth))
        return found

    def _tag(self, event: Any, expected: str) -> None:
        if event.tag not in (None, "!", _TAG + expected):
            raise self.source.error(
                event.start_mark.index, f"tag {event.tag} is not known", "leave the tag out"
            )

    def _scalar(self, event: Any) -> Any:
        if event.tag in (None, "!"):
            if not event.implicit[0]:
                return event.value
            return self._plain(event.value, event)
        return self._tagged(event)

    def _plain(self, text: str, event: Any) -> Any:
        """Resolve a plain scalar by the core schema (YAML 1.2.2 §10.3.2)."""
        if text and text[0] not in _SPECIAL:
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _INT.match(text):
            return int(text, 0 if text[:2] in ("0o", "0x") else 10)
        if _FLOAT.match(text):
            return self._finite(float(text), event)
        return self._finite(math.inf, event) if _NOT_FINITE.match(text) else text

    def _finite(self, value: float, event: Any) -> float:
        if math.isinf(value):
            raise self.source.error(
                event.start_mark.index, f"{event.value} has no form in JSON", "put it in quotes"
            )
        return value

    def _tagged(self, event: Any) -> Any:
        if event.tag == _TAG + "str":
            return event.value
        value = self._plain(event.value, event)
        kind = {bool: "bool", int: "int", float: "float", type(None): "null"}.get(type(value))
        if event.tag == _TAG + "float" and kind == "int":
            return float(value)
        if kind is None or event.tag != _TAG + kind:
            raise self.source.error(
                event.start_mark.index, f"tag {event.tag} does not fit {event.value!r}"
            )
        return value
