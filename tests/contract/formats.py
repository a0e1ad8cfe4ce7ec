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

from codegen.runtime.formats import is_visible

_PROPERTY = re.compile(r"\\p\{(\w+)\}")

_version = st.integers(min_value=1, max_value=10**15)
_word = st.text(st.characters(categories=["L", "M", "Nd"]), min_size=1, max_size=20)
_latin = st.text("abcdefghijklmnopqrstuvwxyzéßłøāź0123456789", min_size=2, max_size=30)
_any_script = st.text(st.characters(categories=["L", "Nd"]), min_size=2, max_size=30)

_idn_emails = ("noor@münchen.example", "Ilse@BÜCHER.example", "a+b@日本語。example")

FORMATS: dict[str, st.SearchStrategy[str]] = {
    # Of the years that a day may be in: three of any year in one request are mostly none.
    "date": st.dates(date(1800, 1, 1), date(2199, 12, 31)).map(date.isoformat),
    "entity-tag": _version.map('"{}"'.format),
    "entity-tags": _version.map('W/"{}"'.format),
    "idn-email": st.one_of(st.emails(), st.sampled_from(_idn_emails)),
    "slug": st.lists(_word, min_size=1, max_size=4).map("-".join).filter(lambda s: len(s) <= 80),
    "username": st.one_of(_latin, _any_script),
    "visible-text": st.one_of(
        st.from_regex(r"\A[ -~]{0,40}[!-~][ -~]{0,8}\Z"),
        st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=40),
    ).filter(is_visible),
}


def spell_out(schema: Any) -> None:
    """Replace letter classes in patterns, such as that of category L, by the very characters.

    Schemathesis replaces them by a few ranges of its own, in what it generates and in what it
    checks: it would call a hieroglyph no letter.
    """
    if isinstance(schema, list):
        for item in schema:
            spell_out(item)
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "pattern" and isinstance(value, str):
                schema[key] = _PROPERTY.sub(lambda match: _ranges(match[1]), value)
            else:
                spell_out(value)


@cache
def _ranges(category: str) -> str:
    """Give the characters of a general category, such as `L` or `Nd`, as ranges of a class."""
    points = [
        p for p in range(sys.maxunicode + 1) if unicodedata.category(chr(p)).startswith(category)
    ]
    ranges: list[list[int]] = []
    for point in points:
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "".join(chr(low) + (f"-{chr(high)}" if high > low else "") for low, high in ranges)
