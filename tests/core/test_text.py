"""Text in one Unicode form."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import is_overlaid, line_feeds, nfc, normal, normal_json
from core.words import words


@given(st.text())
def test_normal_text_never_grows_and_stays_what_it_is(text: str) -> None:
    """It is canonically the same text, never longer; normalising again changes nothing."""
    normal = nfc(text)

    assert unicodedata.normalize("NFD", normal) == unicodedata.normalize("NFD", text)
    assert len(normal) <= len(text)
    assert nfc(normal) == normal


def test_only_values_of_json_are_normalised() -> None:
    """Strings anywhere in a value change form; names of members and other values stay."""
    value = {"e\u0301": ["e\u0301", 1, None, {"a": "e\u0301"}]}
    assert normal_json(value) == {"e\u0301": ["é", 1, None, {"a": "é"}]}


@pytest.mark.parametrize(
    "marks", ["\u0301\u0327", "\u0327\u0301", "\u05b0\u05c1", "\U0001e8d0\u0301"]
)
def test_a_letter_under_a_heap_of_marks_stays_as_it_is(marks: str) -> None:
    """Ordering a heap takes time with the square of its height: minutes for what a body holds."""
    heap = "e" + marks * 250_000
    assert nfc(heap) is heap
    assert normal_json([heap]) == [heap]
    assert next(iter(words(heap))).key


@given(st.text(st.sampled_from("aeé\u0301\u0327\u0323ا\u064b\u0651"), max_size=30))
def test_what_people_write_is_normalised(text: str) -> None:
    """Up to thirty marks on a letter; some writings have four."""
    assert nfc(text) in (unicodedata.normalize("NFC", text), text)
    assert not is_overlaid(text)


def test_line_breaks_become_line_feeds() -> None:
    """CR LF, and CR alone, each one line feed; nothing else changes."""
    assert line_feeds("a\r\nb\rc\n\r\r\nd") == "a\nb\nc\n\n\nd"
    assert normal_json(["e\u0301\r\n", {"a\r": "\r"}]) == ["é\n", {"a\r": "\n"}]
    assert normal("e\u0301\r") == "é\n"
