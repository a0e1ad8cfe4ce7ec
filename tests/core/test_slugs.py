"""Slugs (domain rule D3)."""

from __future__ import annotations

import re
import unicodedata
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.slugs import (
    MAX_LENGTH,
    RESERVED,
    SlugInvalid,
    SlugReserved,
    cut,
    numbered,
    parse_slug,
    slug_from_title,
    slug_key,
)
from core.text import casefold_key

POST = UUID("019a5c30-7a21-7d90-a5b4-6c0e1f2d4001")
ANYTHING = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Low water at the old pier", "low-water-at-the-old-pier"),
        ("  What?! Really...  ", "what-really"),
        ("Don\u2019t panic", "dont-panic"),
        ("\u00c4pfel & Stra\u00dfe", "\u00e4pfel-stra\u00dfe"),
        (
            "\u65e5\u672c\u8a9e \u30bf\u30a4\u30c8\u30eb",
            "\u65e5\u672c\u8a9e-\u30bf\u30a4\u30c8\u30eb",
        ),
        (
            "\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440",
            "\u043f\u0440\u0438\u0432\u0435\u0442-\u043c\u0438\u0440",
        ),
        (
            "\u0939\u093f\u0928\u094d\u0926\u0940 \u092e\u0947\u0902",
            "\u0939\u093f\u0928\u094d\u0926\u0940-\u092e\u0947\u0902",
        ),
        ("\uff26\uff35\uff2c\uff2c \uff37\uff29\uff24\uff34\uff28", "full-width"),
        (
            "\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645",
            "\u0645\u0631\u062d\u0628\u0627-\u0628\u0627\u0644\u0639\u0627\u0644\u0645",
        ),
        ("2026-11-20", "2026-11-20"),
    ],
)
def test_titles_of_every_script_give_readable_slugs(title: str, slug: str) -> None:
    """Letters, marks and digits stay, in small letters; everything else becomes one hyphen."""
    assert slug_from_title(title, POST) == slug


@pytest.mark.parametrize(
    "title", ["\U0001f389\U0001f389", "?!", "---", "\u0301", "\u3164", "\u200d"]
)
def test_a_title_without_letters_gets_the_end_of_the_id(title: str) -> None:
    """Nothing left means `post-` and the id's random end, since its beginning is a clock."""
    assert slug_from_title(title, POST) == "post-1f2d4001"


@given(ANYTHING)
def test_every_derived_slug_is_a_slug(title: str) -> None:
    """Whatever the title, what is derived passes the rules for slugs that users type."""
    slug = slug_from_title(title, POST)
    assert parse_slug(slug) == slug
    assert unicodedata.is_normalized("NFC", slug)


@given(ANYTHING, st.integers(2, 10**12))
def test_every_numbered_slug_is_a_slug(title: str, number: int) -> None:
    """A variation keeps its number at the end, within the length, however long the slug was."""
    slug = numbered(slug_from_title(title, POST), number)
    assert parse_slug(slug) == slug
    assert slug.endswith(f"-{number}")


def test_length_is_counted_in_code_points() -> None:
    """Eighty Chinese characters are a slug; their length when percent-encoded does not matter."""
    slug = slug_from_title("\u6c34" * 300, POST)
    assert slug == "\u6c34" * MAX_LENGTH
    assert parse_slug(slug) == slug
    with pytest.raises(SlugInvalid):
        parse_slug(slug + "\u6c34")


def test_a_cut_never_parts_a_letter_from_its_marks() -> None:
    """Cutting goes back to before the letter when a mark would be lost."""
    assert cut("ab\u0928\u093f", 3) == "ab"
    assert cut("ab-cd", 3) == "ab"
    assert cut("abc", 3) == "abc"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "-a",
        "a-",
        "a--b",
        "a b",
        "a_b",
        "a/b",
        "a.b",
        "a\u200db",
        "\u3164",
        "\U0001f389",
        "a" * 81,
    ],
)
def test_what_is_no_slug_is_refused(text: str) -> None:
    """Other characters, misplaced hyphens, invisible text and too much of it."""
    with pytest.raises(SlugInvalid):
        parse_slug(text)


@pytest.mark.parametrize("text", ["feeds", "NEW", "\uff41\uff50\uff49", "sign-in"])
def test_reserved_words_are_refused_in_every_disguise(text: str) -> None:
    """A word that Daybook keeps is kept in capitals and full-width letters too."""
    with pytest.raises(SlugReserved):
        parse_slug(text)


def test_a_title_that_is_a_reserved_word_gets_another_slug() -> None:
    """A post called Feeds is no reason to refuse it."""
    assert slug_from_title("Feeds", POST) == "feeds-post"
    assert all(parse_slug(slug_from_title(word, POST)) for word in RESERVED)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stra\u00dfe", "STRASSE"),
        ("\u00e9t\u00e9", "e\u0301te\u0301"),
        ("\uff41bc", "abc"),
        ("\u03a3\u03a3", "\u03c3\u03c2"),
        ("a\ufe0fb", "ab"),
        ("\ufb01n", "fin"),
    ],
)
def test_slugs_that_look_alike_have_one_key(one: str, other: str) -> None:
    """Case, composition, width, ligatures and invisible characters do not make another slug."""
    assert slug_key(one) == slug_key(other)


@given(ANYTHING)
def test_a_key_is_its_own_key(text: str) -> None:
    """Folding what is folded changes nothing, so equality of keys is an equivalence."""
    assert casefold_key(casefold_key(text)) == casefold_key(text)


def test_a_key_that_would_not_fit_an_index_is_a_digest() -> None:
    """One letter may unfold to eighteen; the key stays below what a B-tree takes."""
    key = slug_key("\ufdfa" * MAX_LENGTH)
    assert re.fullmatch("sha256:[0-9a-f]{64}", key)
    assert key != slug_key("\ufdfa" * (MAX_LENGTH - 1))
