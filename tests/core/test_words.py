"""Words of a text: where they stand, what a query asks for, and what a finding shows."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.words import (
    MAX_BYTES,
    MAX_WORDS,
    Range,
    excerpt,
    highlights,
    indexable,
    query,
    single_letters,
    words,
)

SCRIPTS = "aÀßéЖёяאبسक्षि大阪城カタｶﾞ한글ไทยဗမာ🦦e\u0301１²ﬁΣς 0123 \t\n-_'’\"<>&."
texts = st.one_of(st.text(max_size=80), st.text(SCRIPTS, max_size=80))


def keys(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [word.key for word in words(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Low  water,low-water!", ["low", "water", "low", "water"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("Ёлка елка", ["елка", "елка"]),
        ("cafe\u0301 café", ["café", "café"]),
        ("大阪城", ["大阪", "阪城"]),
        ("大", ["大"]),
        ("ｶﾞｷﾞ", ["ガギ"]),
        ("１２ ²", ["12", "2"]),
        ("東京tower", ["東京", "tower"]),
        ("1e5x", ["\u01c11e5x"]),
        ("snake_case", ["snake", "case"]),
        ("क्षि", ["क्षि"]),
        ("🦦 … ''", []),
    ],
)
def test_words_of_many_scripts(text: str, found: list[str]) -> None:
    """Spaces part words; where there are none, every two letters are one."""
    assert keys(text) == found


@given(texts)
def test_words_stand_where_they_say(text: str) -> None:
    """In order, within the text; what stands there is compared as the same word."""
    last = 0
    for word in words(text):
        assert last <= word.start < word.end <= len(text)
        last = word.start
        assert (
            word.key.removeprefix("\u01c1")
            in "".join(keys(text[word.start :])).replace("\u01c1", "")
            or len(word.key) == 64
        )


@given(texts)
def test_words_do_not_depend_on_case_or_form(text: str) -> None:
    """Writing it larger finds the same, as far as folding knows."""
    assert keys(text.casefold()) == keys(text) or not text.isascii()


@given(texts)
def test_indexable_consists_of_words_and_single_spaces(text: str) -> None:
    """So that the n-th word is at position n of PostgreSQL's vector."""
    indexed = indexable(text)
    assert indexed.split(" ") == keys(text) or indexed == ""
    assert not re.search(r"\s\s|^\s|\s$|[\x00-\x1f'\"\\:&|!()<>*]", indexed)


def test_indexable_ends_where_an_index_does() -> None:
    """A vector holds so much; what comes after is not found."""
    assert len(indexable("a " * (MAX_WORDS + 9)).split(" ")) == MAX_WORDS
    long = indexable(" ".join(f"{'я' * 60}{number}" for number in range(9_000)))
    assert MAX_BYTES - 200 < len(long.encode()) <= MAX_BYTES


def test_a_word_without_end_is_cut() -> None:
    """A word of a megabyte is found by its beginning."""
    assert keys("a" * 1_000_000) == ["a" * 64]


def test_single_letters_are_those_within_pairs() -> None:
    """A query of one letter has to find it in a run."""
    assert single_letters("大阪 阪城 low 水") == "城 大 阪"


@pytest.mark.parametrize(
    ("text", "websearch", "wanted"),
    [
        ("Low water", '"low" "water"', "low water"),
        ("low-water", '"low water"', "low water"),
        ('"at low water"', '"at low water"', "at low water"),
        ('"unclosed phrase', '"unclosed phrase"', "unclosed phrase"),
        ("tide -ebb", '"tide" -"ebb"', "tide"),
        ('tide -"low water"', '"tide" -"low water"', "tide"),
        ("tide or ebb", '"tide" or "ebb"', "tide ebb"),
        ("大阪城", "大阪 阪城", "大阪 阪城"),
        ("大阪城公", "大阪 城公", "大阪 阪城 城公"),
        ('"大阪城"', '"大阪 阪城"', "大阪 阪城"),
        ("& | ! ( ) : * <-> ' \\ --", "", ""),
        ('""', "", ""),
    ],
)
def test_queries(text: str, websearch: str, wanted: str) -> None:
    """Words, phrases, what must not be there, alternatives; nothing else has a meaning."""
    found = query(text)
    assert (found.websearch, found.wanted) == (websearch, wanted)


@given(texts)
def test_a_query_holds_no_operator_but_its_own(text: str) -> None:
    """Whatever is asked: words in quotes or runs, `or`, and `-` before a quote."""
    websearch = query(text).websearch
    outside = re.sub(r'"[^"]*"', "", websearch)
    assert websearch.count('"') % 2 == 0
    assert not re.search(r"[&|!()<>:*'\\]", websearch)
    assert not re.search(r"-(?!$| )", outside.replace("- ", " "))


def test_letters_are_single_ones_of_runs() -> None:
    """A single Latin letter is a word like any other."""
    assert query("水 a").letters == {"水"}


def test_a_letter_in_two_code_points_is_shown_whole() -> None:
    """Accents and voicing marks belong to what is found."""
    assert highlights("a cafe\u0301 b", {2}, ()) == [Range(2, 5)]
    assert highlights("ｶﾞｷﾞ", {1}, ()) == [Range(0, 4)]
    assert query("cafe\u0301") == query("café")


def test_highlights_join_what_touches() -> None:
    """Overlapping pairs are shown as one piece."""
    assert highlights("in 大阪城 now", {2, 3}, ()) == [Range(3, 3)]
    assert highlights("Low water. Low tide", {1, 3}, ()) == [Range(0, 3), Range(11, 3)]
    assert highlights("満潮", (), {"潮"}) == [Range(1, 1)]
    assert highlights("nothing", (), ()) == []


@given(texts, st.sets(st.integers(1, 20)), st.sets(st.sampled_from("大阪城"), max_size=2))
def test_highlights_are_apart_and_within(text: str, positions: set[int], letters: set[str]) -> None:
    """No two touch, none is empty, none leaves the text."""
    last = -1
    for found in highlights(text, positions, letters):
        assert found.length > 0
        assert last < found.start <= len(text) - found.length
        last = found.start + found.length


@given(st.text(SCRIPTS + "\x00\u2028", max_size=2_000), st.sets(st.integers(1, 400), max_size=6))
def test_an_excerpt_is_a_piece_of_the_text(text: str, positions: set[int]) -> None:
    """As it reads, without controls; its ranges are whole words of it."""
    piece = excerpt(text, positions, ())
    assert len(piece.text) <= 282
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029]", piece.text)
    plain = re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text)
    assert piece.text.strip("\u2026") in plain
    all_of = {text[r.start : r.start + r.length] for r in highlights(text, positions, ())}
    for part in piece.ranges:
        shown = piece.text[part.start : part.start + part.length]
        assert shown in {re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", word) for word in all_of}


def test_an_excerpt_is_where_most_was_found() -> None:
    """Not at the first finding, if the others are together elsewhere; words are not cut."""
    text = "ebb " + "filling " * 90 + "ebb and flow and ebb " + "filling " * 90
    at = [n for n, word in enumerate(words(text), 1) if word.key in ("ebb", "flow")]
    piece = excerpt(text, at, ())
    assert piece.text.startswith("\u2026filling")
    assert piece.text.endswith("filling \u2026")
    assert [piece.text[r.start : r.start + r.length] for r in piece.ranges] == [
        "ebb",
        "flow",
        "ebb",
    ]
