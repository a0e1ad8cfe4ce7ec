"""Generators for the contract's own formats, whose patterns the fuzzer makes no good text from.

It passes over headers whose pattern needs a quote, and its tables of Unicode letters are rough.
What these make still has to match the pattern of the schema.
"""

from __future__ import annotations

from hypothesis import strategies as st

LETTERS = ("Lu", "Ll", "Lt", "Lm", "Lo")
MARKS = ("Mn", "Mc", "Me")

_version = st.integers(min_value=1, max_value=10**15)
_word = st.text(st.characters(categories=[*LETTERS, *MARKS, "Nd"]), min_size=1, max_size=20)
_latin = st.text("abcdefghijklmnopqrstuvwxyzéßłøāź0123456789", min_size=2, max_size=30)
_any_script = st.text(st.characters(categories=[*LETTERS, "Nd"]), min_size=2, max_size=30)

FORMATS: dict[str, st.SearchStrategy[str]] = {
    "entity-tag": _version.map('"{}"'.format),
    "entity-tags": _version.map('W/"{}"'.format),
    "slug": st.lists(_word, min_size=1, max_size=4).map("-".join).filter(lambda s: len(s) <= 80),
    "username": st.one_of(_latin, _any_script),
}
