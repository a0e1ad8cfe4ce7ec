"""Words of a text: where they stand, what a query asks for, and what a finding shows."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.excerpts import Piece, Range, excerpt, highlights
from core.words import (
    MAX_BYTES,
    MAX_POSITION,
    MAX_WORDS,
    STEP,
    Asked,
    indexed,
    letters,
    query,
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
def test_indexed_consists_of_words_and_single_spaces(text: str) -> None:
    """So that the n-th word is at position n of PostgreSQL's vector."""
    found = indexed(text)
    assert found.words.split(" ") == keys(text) or found.words == ""
    assert found.plain == "" or len(found.plain.split(" ")) == len(found.words.split(" "))
    for part in (found.words, found.plain):
        assert not re.search(r"\s\s|^\s|\s$|[\x00-\x1f'\"\\:&|!()<>*]", part)


def test_indexed_ends_where_an_index_does() -> None:
    """A vector holds so much; what comes after is not found."""
    assert len(indexed("a " * (MAX_WORDS + 9)).words.split(" ")) == MAX_WORDS
    long = indexed(" ".join(f"{'я' * 60}{number}" for number in range(9_000)))
    assert MAX_BYTES - 200 < len(long.words.encode()) <= MAX_BYTES
    both = indexed(" ".join(f"{'é' * 60}{number}" for number in range(9_000)))
    assert MAX_BYTES - 200 < len(both.words.encode()) + len(both.plain.encode()) <= MAX_BYTES
    assert both.words.count(" ") == both.plain.count(" ")


@settings(max_examples=40, deadline=None)
@given(st.text(SCRIPTS + " ", min_size=100, max_size=400))
def test_indexed_knows_where_words_begin(text: str) -> None:
    """The place of every so many words is where that word is; from there on the words are the same.

    So a finding is shown without reading the text before it.
    """
    found, every = indexed(text), list(words(text))
    assert found.places == [word.start for word in every[::STEP]]
    for number, place in enumerate(found.places):
        rest = [word.key for word in words(text[place:])]
        assert rest == [word.key for word in every[number * STEP :]]


def test_places_end_where_positions_do() -> None:
    """PostgreSQL has no more of them, and nobody reads on from there."""
    places = indexed("a " * MAX_WORDS).places
    assert len(places) == -(-MAX_POSITION // STEP)
    assert places[-1] == 2 * STEP * (len(places) - 1)


def test_a_word_without_end_is_cut() -> None:
    """A word of a megabyte is found by its beginning."""
    assert keys("a" * 1_000_000) == ["a" * 64]


def test_single_letters_are_those_within_pairs() -> None:
    """A query of one letter has to find it in a run."""
    assert letters(indexed("大阪城 low 水"), indexed("大山")) == "城 大 山 阪"


@pytest.mark.parametrize(
    ("text", "wanted", "without", "shown"),
    [
        ("Low water", '"low" "water"', "", "low water"),
        ("low-water", '"low water"', "", "low water"),
        ('"at low water"', '"at low water"', "", "at low water"),
        ('"unclosed phrase', '"unclosed phrase"', "", "unclosed phrase"),
        ("tide -ebb", '"tide"', '"ebb"', "tide"),
        ('tide -"low water" -ebb', '"tide"', '"low water" or "ebb"', "tide"),
        ("tide or ebb", '"tide" or "ebb"', "", "tide ebb"),
        ("tide or -ebb or flow", '"tide" or "flow"', '"ebb"', "tide flow"),
        ("or tide or", '"tide"', "", "tide"),
        ("大阪城", "大阪 阪城", "", "大阪 阪城"),
        ("大阪城公", "大阪 城公", "", "大阪 阪城 城公"),
        ('"大阪城"', '"大阪 阪城"', "", "大阪 阪城"),
        ("& | ! ( ) : * <-> ' \\ --", "", "", ""),
        ('""', "", "", ""),
    ],
)
def test_queries(text: str, wanted: str, without: str, shown: str) -> None:
    """Words, phrases, what must not be there, alternatives; nothing else has a meaning."""
    found = query(text)
    assert (found.wanted, found.without) == (Asked(wanted, ""), Asked(without, ""))
    assert found.shown == shown


def test_a_query_asks_with_and_without_accents() -> None:
    """Both ways: stems of a language depend on them."""
    found = query('Café "Œuvre noire" -Été')
    assert found.wanted == Asked('"café" "œuvre noire"', '"cafe" "oeuvre noire"')
    assert found.without == Asked('"été"', '"ete"')
    assert found.shown == "café œuvre noire cafe oeuvre noire"


@given(texts)
def test_a_query_holds_no_operator_but_its_own(text: str) -> None:
    """Whatever is asked: words in quotes or runs, and `or`."""
    found = query(text)
    for terms in (found.wanted, found.without):
        for form in (terms.terms, terms.plain):
            outside = re.sub(r'"[^"]*"', "", form)
            assert form.count('"') % 2 == 0
            assert not re.search(r"[-&|!()<>:*'\\]", form)
            assert not re.search(r"[a-z]", outside.replace("or", ""))


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
def test_highlights_are_apart_and_within(text: str, positions: set[int], inside: set[str]) -> None:
    """No two touch, none is empty, none leaves the text."""
    last = -1
    for found in highlights(text, positions, inside):
        assert found.length > 0
        assert last < found.start <= len(text) - found.length
        last = found.start + found.length


@given(st.text(SCRIPTS + "\x00\u2028", max_size=2_000), st.sets(st.integers(1, 400), max_size=6))
def test_an_excerpt_is_a_piece_of_the_text(text: str, positions: set[int]) -> None:
    """As it reads, without controls; its ranges are whole words of it."""
    piece = excerpt(Piece(text), positions, ())
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
    piece = excerpt(Piece(text), at, ())
    assert piece.text.startswith("\u2026filling")
    assert piece.text.endswith("filling \u2026")
    assert [piece.text[r.start : r.start + r.length] for r in piece.ranges] == [
        "ebb",
        "flow",
        "ebb",
    ]


@settings(max_examples=40, deadline=None)
@given(st.text(SCRIPTS, min_size=100, max_size=900), st.sets(st.integers(1, 400), max_size=6))
def test_a_piece_shows_what_the_whole_text_would(text: str, positions: set[int]) -> None:
    """Words count from the piece's first one; an end that is none of the text's says so."""
    whole = highlights(text, positions, ())
    for number, place in enumerate(indexed(text).places):
        first = number * STEP + 1
        cut = Piece(text[place:], first, is_start=not place)
        later = {position for position in positions if position >= first}
        found = excerpt(cut, later, ())
        assert found.text.startswith("\u2026") or not place
        shown = {found.text[r.start : r.start + r.length] for r in found.ranges}
        of_all = [text[r.start : r.start + r.length] for r in whole]
        assert all(any(part in one for one in of_all) for part in shown)
