"""Generators for the contract's own formats, whose patterns the fuzzer makes no good text from.

It passes over headers whose pattern needs a quote, and its tables of Unicode letters are rough.
What these make still has to match the pattern of the schema.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st

from codegen.runtime.formats import VISIBLE_TEXT, is_visible

_OF_ONE_CLASS = re.compile(r"\^\[\^([^\]]+)\]\+\$")
_POINTS = (*range(0xD800), *range(0xE000, sys.maxunicode + 1))
_PROPERTY = re.compile(r"\\p\{(\w+)\}")

_version = st.integers(min_value=1, max_value=10**15)
_word = st.text(st.characters(categories=["L", "M", "Nd"]), min_size=1, max_size=20)
_latin = st.text("abcdefghijklmnopqrstuvwxyzéßłøāź0123456789", min_size=2, max_size=30)
_any_script = st.text(st.characters(categories=["L", "Nd"]), min_size=2, max_size=30)

FORMATS: dict[str, st.SearchStrategy[str]] = {
    # Of the years that a day may be in: three of any year in one request are mostly none.
    "date": st.dates(date(1800, 1, 1), date(2199, 12, 31)).map(date.isoformat),
    "entity-tag": _version.map('"{}"'.format),
    "entity-tags": _version.map('W/"{}"'.format),
    "slug": st.lists(_word, min_size=1, max_size=4).map("-".join).filter(lambda s: len(s) <= 80),
    "username": st.one_of(_latin, _any_script),
}


def spell_out(schema: Any) -> None:
    """Say in patterns what the fuzzer does not know, and what its generators are too slow for.

    Letter classes, such as that of category L, become the very characters: Schemathesis replaces
    them by a few ranges of its own, in what it generates and in what it checks, and would call a
    hieroglyph no letter. So does the format of visible text. For addresses it has a generator that
    knows lengths; those of domains beyond ASCII have tests of their own.
    """
    if isinstance(schema, list):
        for item in schema:
            spell_out(item)
    if isinstance(schema, dict):
        if schema.get("format") == VISIBLE_TEXT:
            del schema["format"]
            schema["pattern"] = _showing(schema["pattern"])
        if schema.get("format") == "idn-email":
            schema["format"] = "email"
            del schema["pattern"]
        for key, value in schema.items():
            if key == "pattern" and isinstance(value, str):
                schema[key] = _PROPERTY.sub(lambda match: _ranges(match[1]), value)
            else:
                spell_out(value)


def _showing(pattern: str) -> str:
    """Give the pattern of texts that another one describes, and that have something to see."""
    found = _OF_ONE_CLASS.fullmatch(pattern)
    assert found is not None, f"say here how to read {pattern}"
    return f"^[^{found[1]}]*[^{found[1]}{_invisible()}][^{found[1]}]*$"


@cache
def _invisible() -> str:
    """Give the characters that do not show, as ranges of a class."""
    return _class([p for p in _POINTS if not is_visible(chr(p))])


@cache
def _ranges(category: str) -> str:
    """Give the characters of a general category, such as `L` or `Nd`, as ranges of a class."""
    return _class([p for p in _POINTS if unicodedata.category(chr(p)).startswith(category)])


def _class(points: list[int]) -> str:
    """Give characters as ranges of a class."""
    ranges: list[list[int]] = []
    for point in points:
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "".join(chr(low) + (f"-{chr(high)}" if high > low else "") for low, high in ranges)
