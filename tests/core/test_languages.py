"""In which language a text is: its script, its small words, or its author's locale."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.languages import CONFIGURATIONS, NAMES, SIMPLE, configuration

DUTCH = "Het water is laag en de vogels zijn niet ver van het wad, maar ook met de kijker."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (DUTCH, "dutch"),
        ("The water is low and the birds are not far from the flats with you.", "english"),
        ("Das Wasser ist niedrig und die Vögel sind nicht weit, aber wir auch mit.", "german"),
        ("L'eau est basse et les oiseaux ne sont pas loin, mais avec des jumelles.", "french"),
        ("El agua está baja y los pájaros no están lejos, pero también con una lente.", "spanish"),
        ("Вода низкая, и птицы недалеко.", "russian"),
        ("Вода је ниска, а птице нису далеко; љубав, ђак.", "serbian"),
        ("Вода низька, і птахи недалеко.", SIMPLE),
        ("Το νερό είναι χαμηλό.", "greek"),
        ("الماء منخفض والطيور قريبة", "arabic"),
        ("پرندگان نزدیک هستند و چشم", SIMPLE),
        ("पानी कम है और पक्षी पास हैं", "hindi"),
        ("המים נמוכים", SIMPLE),
        ("水位が低く、鳥は遠くない。", SIMPLE),
        ("Woda jest niska, a ptaki nie są daleko, ale był przez się.", SIMPLE),
        ("🦦 123", SIMPLE),
        ("", SIMPLE),
    ],
)
def test_a_text_tells_its_language(text: str, language: str) -> None:
    """By its letters or its small words."""
    assert configuration(text) == language


@pytest.mark.parametrize(
    ("text", "locale", "language"),
    [
        ("Oystercatchers", "nl-NL", "dutch"),
        ("Oystercatchers", "ja", SIMPLE),
        (DUTCH, "en-GB", "dutch"),
        ("og det er ikke også", "da", "danish"),
        ("jeg og meg ikke etter noe mye", "nn-NO", "norwegian"),
        ("पानी कम छ", "ne-NP", "nepali"),
        ("Водата е ниска", "bg", SIMPLE),
        ("די וואסער", "yi", "yiddish"),
        ("水", "de", SIMPLE),
    ],
)
def test_the_locale_decides_what_the_text_does_not_tell(
    text: str, locale: str, language: str
) -> None:
    """Few words, or a script that several languages share; not against what is clear."""
    assert configuration(text, locale) == language


@pytest.mark.parametrize(
    ("stated", "language"),
    [("en", "english"), ("EN-us", "english"), ("ja", SIMPLE), ("xx", SIMPLE)],
)
def test_what_the_author_said_decides(stated: str, language: str) -> None:
    """Whatever the text looks like."""
    assert configuration(DUTCH, "nl", stated) == language


@given(st.text(), st.text(max_size=12), st.none() | st.text(max_size=12))
def test_every_answer_is_a_configuration(text: str, locale: str, stated: str | None) -> None:
    """One that PostgreSQL has, for any text, locale and statement."""
    assert configuration(text, locale, stated) in NAMES


@given(st.sampled_from(sorted(CONFIGURATIONS)), st.text())
def test_case_and_region_of_a_tag_do_not_matter(tag: str, text: str) -> None:
    """`nl`, `NL-be` and `nl-NL` are one language."""
    stated = {configuration(text, "", form) for form in (tag, tag.upper(), f"{tag}-XX")}
    assert stated == {CONFIGURATIONS[tag]}
