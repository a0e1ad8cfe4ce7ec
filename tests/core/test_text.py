"""Text in one Unicode form."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from core.text import nfc, nfc_json


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
    assert nfc_json(value) == {"e\u0301": ["é", 1, None, {"a": "é"}]}
