"""Folding: what is compared as equal, what is not, and where it was in the text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.folding import fold, unaccent

LETTERS = "aÀßéЖйё́אְבّسكـक़षि大カｶﾞ한ไ🦦ﬁΣςίᾳİıłøĐ½№ 0\t-_"
texts = st.one_of(st.text(max_size=60), st.text(LETTERS, max_size=60))


@pytest.mark.parametrize(
    ("written", "folded", "plain"),
    [
        ("Café CAFE\u0301", "café café", "cafe cafe"),
        ("Łódź Ørsted Đà Þór", "łódź ørsted đà þór", "lodz orsted da thor"),
        ("Straße STRASSE ẞ", "strasse strasse ss", "strasse strasse ss"),
        ("Œuvre Ærø", "œuvre ærø", "oeuvre aero"),
        ("İzmir ISPARTA ısparta", "izmir isparta ısparta", "izmir isparta isparta"),
        ("ǅ ﬁ ＡＢ", "dž fi ab", "dz fi ab"),
        ("Ελλάς ἄνθρωπος ᾳ", "ελλασ ανθρωποσ α", "ελλασ ανθρωποσ α"),
        ("Ёлка за́мок", "елка замок", "елка замок"),
        ("й ї ў ѓ ќ", "й ї ў ѓ ќ", "й ї ў ѓ ќ"),
        ("שָׁלוֹם", "שלום", "שלום"),
        ("مُحَمَّد كــتاب", "محمد كتاب", "محمد كتاب"),
        ("أحمد آدم إلى مؤمن", "أحمد آدم إلى مؤمن", "احمد ادم الى مؤمن"),
        ("ガ ｶﾞ か が", "ガ ガ か が", "ガ ガ か が"),
        ("한국 \u1112\u1161\u11ab", "한국 한", "한국 한"),
        ("क़ि किताब", "क\u093cि किताब", "क\u093cि किताब"),
        ("Việt ẫ", "việt ẫ", "viet a"),
    ],
)
def test_what_is_the_same(written: str, folded: str, plain: str) -> None:
    """Without case and optional marks; then without accents, which stems depend on."""
    assert fold(written).text == unicodedata.normalize("NFC", folded)
    assert unaccent(fold(written).text) == unicodedata.normalize("NFC", plain)


@given(texts)
def test_places_are_those_of_the_text(text: str) -> None:
    """In order, within the text, and none is empty; letter by letter it folds to the same."""
    folded = fold(text)
    last = 0
    for index in range(len(folded.text)):
        start, end = folded.start(index), folded.end(index)
        assert last <= start < end <= len(text)
        assert folded.text[index] in fold(text[start:end]).text
        last = start


@given(texts, texts)
def test_a_text_folds_piece_by_piece(one: str, other: str) -> None:
    """What stands before a space changes nothing after it."""
    assert fold(f"{one} {other}").text == f"{fold(one).text} {fold(other).text}"


@given(texts)
def test_folding_again_changes_nothing(text: str) -> None:
    """Nor does taking accents away, which leaves as many words."""
    folded = fold(text).text
    plain = unaccent(folded)
    assert unaccent(plain) == plain
    assert plain.count(" ") >= folded.count(" ")


def test_a_long_text_is_folded_in_slices() -> None:
    """The same comes out, wherever a slice ends."""
    text = "Žluťoučký kůň, ＡＢ ß " * 9_000
    assert fold(text).text == fold("Žluťoučký kůň, ＡＢ ß ").text * 9_000
    assert unaccent(fold(text).text) == unaccent(fold("Žluťoučký kůň, ＡＢ ß ").text) * 9_000
