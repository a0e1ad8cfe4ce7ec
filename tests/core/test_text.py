"""Text in one Unicode form."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codegen.runtime.formats import is_visible
from core.text import (
    in_one_line,
    is_overlaid,
    line_feeds,
    nfc,
    normal,
    normal_json,
    one_line,
    seen_key,
)
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


KEPT = {
    "an ordinary title": "An ordinary title",
    "a family": "\U0001f469\u200d\U0001f469\u200d\U0001f467 at sea",
    "a red heart": "\u2764\ufe0f",
    "a key": "1\ufe0f\u20e3",
    "the flag of a region": "\U0001f3f4\U000e0067\U000e0062\U000e007f",
    "Persian": "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "Hindi": "\u0915\u094d\u200d\u0937",
    "Thai, where a line may break": "\u0e44\u0e17\u0e22\u200b\u0e44\u0e17\u0e22",
    "two directions": "\u05e9\u05dc\u05d5\u05dd C++\u200e",
    "a variant of a character": "\u845b\U000e0100",
    "old Korean": "\u1112\u1160\u11ab",
    "Mongolian": "\u1820\u180e\u1821",
    "a space that breaks no line": "Quoi\u00a0?",
}
CLEANED = (
    (" x ", "x"),
    ("a  b", "a b"),
    ("a \u00a0 b", "a b"),
    ("\u3000a\u2003b\u2028c\u3000", "a b c"),
    ("\u2800\u2813\u2800\u2811\u2800", "\u2813\u2800\u2811"),
    ("x\u200by", "xy"),
    ("\ufeffhello\u2060", "hello"),
    ("soft\u00adhyphen", "softhyphen"),
    ("x\ufe0fy\u200dz", "xyz"),
    ("\u202eabc\u202c", "abc"),
    ("a\U000e0061", "a"),
    ("e\u034f\u0301\u3164", "e\u034f\u0301"),
    ("e\u0301", "\u00e9"),
)
ODD = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("\u200b\u200c\u200d\ufe0f\u034f\u1160\u115f\u180e\u200e\u00a0\u2800 "),
        st.sampled_from(
            "aßI\u0130\u0915\u2764\u0633\u0e44\u3131\u0301\U0001f3f4\U000e0067\U000e007f"
        ),
    ),
    max_size=12,
)


@pytest.mark.parametrize("name", list(KEPT))
def test_what_means_something_is_kept(name: str) -> None:
    """Invisible characters of emoji and of many writings change how a line looks."""
    assert one_line(KEPT[name]) == KEPT[name]


@pytest.mark.parametrize(("text", "line"), CLEANED)
def test_a_line_is_what_is_seen_of_it(text: str, line: str) -> None:
    """No space around it, one inside, and nothing invisible that changes nothing."""
    assert one_line(text) == line
    assert seen_key(text) == seen_key(line)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x\u200by", "XY"),
        ("a  b", "a\u00a0b"),
        ("\uff41\uff42", "ab"),
        ("Stra\u00dfe", "STRASSE"),
        ("\u2764\ufe0f", "\u2764"),
        ("\u0646\u0645\u06cc\u200c\u062e", "\u0646\u0645\u06cc\u062e"),
        ("\ufb01sh", "FISH"),
        ("e\u0301", "\u00c9"),
        ("\u2813\u2800\u2811", "\u2813 \u2811"),
    ],
)
def test_names_that_look_alike_have_one_key(one: str, other: str) -> None:
    """Case, width, composition, spaces and what is invisible make no other name."""
    assert seen_key(one) == seen_key(other)


def test_flags_of_regions_have_keys_of_their_own() -> None:
    """They are spelt with invisible characters, and look different."""
    assert seen_key(KEPT["the flag of a region"]) != seen_key("\U0001f3f4")


@given(ODD)
def test_lines_and_keys_are_final(text: str) -> None:
    """Made again they are the same; a line has the key of its text, and is never longer."""
    line = one_line(text)
    assert one_line(line) == line
    assert seen_key(line) == seen_key(text) == seen_key(seen_key(text))
    assert len(line) <= len(text)
    if is_visible(text):
        assert line
        assert seen_key(text)


def test_only_named_texts_of_fields_become_lines() -> None:
    """Null and absent fields stay so."""
    fields = {"title": " a ", "name": None, "body": " b "}
    assert in_one_line(fields, "title", "name", "slug") == {
        "title": "a",
        "name": None,
        "body": " b ",
    }


def test_line_breaks_become_line_feeds() -> None:
    """CR LF, and CR alone, each one line feed; nothing else changes."""
    assert line_feeds("a\r\nb\rc\n\r\r\nd") == "a\nb\nc\n\n\nd"
    assert normal_json(["e\u0301\r\n", {"a\r": "\r"}]) == ["é\n", {"a\r": "\n"}]
    assert normal("e\u0301\r") == "é\n"
