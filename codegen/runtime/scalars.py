"""Strict scalars: how the text of a parameter becomes a JSON value.

A text that is not exactly a value of the wanted type stays a string, and the schema then refuses
it with the right message. `+1`, ` 1`, `1_000`, `yes` and `0x1` are strings here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from codegen.runtime.strict_json import MalformedJson, loads

INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,999})")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,999})(?:\.[0-9]{1,999})?(?:[eE][+-]?[0-9]{1,9})?")
_CONTAINERS = {"array", "object"}
_ORDER = ("null", "boolean", "integer", "number")
_WORDS: dict[str, dict[str, Any]] = {
    "null": {"null": None},
    "boolean": {"true": True, "false": False},
}

Coerce = Callable[[str], Any]


def _integer(text: str) -> Any:
    return int(text) if INTEGER.fullmatch(text) else text


def _number(text: str) -> Any:
    """Read a JSON number; one that a double cannot hold stays text."""
    if INTEGER.fullmatch(text):
        return int(text)
    if NUMBER.fullmatch(text):
        value = float(text)
        return text if value in (float("inf"), float("-inf")) else value
    return text


def _boolean(text: str) -> Any:
    return True if text == "true" else False if text == "false" else text


def _text(text: str) -> Any:
    return text


def _json(text: str) -> Any:
    """Read an object or a list, which no style can write inside another, as JSON."""
    try:
        return loads(text.encode())
    except MalformedJson:
        return text


_SINGLE: dict[str, Coerce] = {"boolean": _boolean, "integer": _integer, "number": _number}


def coercion(types: tuple[str, ...]) -> Coerce:
    """Return the reader of a scalar of these JSON types, the most specific tried first.

    Types that are all of them `array` or `object` are read as JSON.
    """
    if types and set(types) <= _CONTAINERS:
        return _json
    wanted = tuple(name for name in _ORDER if name in types)
    if not wanted:
        return _text
    if len(wanted) == 1 and wanted[0] in _SINGLE:
        return _SINGLE[wanted[0]]
    words = {text: value for name in wanted for text, value in _WORDS.get(name, {}).items()}
    number = _number if "number" in wanted else _integer if "integer" in wanted else _text

    def coerce(text: str) -> Any:
        return words[text] if text in words else number(text)

    return coerce
