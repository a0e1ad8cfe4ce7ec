"""Formats of our own: what counts as visible, where it is asked, and what is said."""

from __future__ import annotations

from typing import Any

import pytest

from codegen.runtime.formats import is_visible
from codegen.runtime.mock.sampling import Sampler
from codegen.runtime.validation import Validators, violations

NOTHING = {
    "nothing": "",
    "spaces": " \t\n\u00a0\u2003\u202f\u3000\u1680",
    "ends of lines": "\u2028\u2029\x85",
    "zero width": "\u200b\u200c\u200d\u2060\ufeff",
    "soft hyphens": "\u00ad",
    "fillers of Hangul": "\u3164\u115f\u1160\uffa0",
    "empty Braille": "\u2800",
    "two directions": "\u202e\u202c\u2066\u2069\u200f\u061c",
    "variation selectors": "\ufe0f\ufe00\U000e0100\u180b\u180e",
    "tag characters": "\U000e0061\U000e007f\U000e0001",
    "marks without a letter": "\u0301\u20dd\u0940\u0e31",
    "a note without a head": "\U0001d159",
    "vowels of Khmer that are not written": "\u17b4\u17b5",
    "invisible operators": "\u2061\u2062\u2063\u2064",
    "what is no character": "\ufffe\uffff\U0010ffff\ufdd0",
    "a byte of another time": "\x00\x1b\x7f",
}
SOMETHING = (
    "a",
    ".",
    "\u200bx",
    " 7 ",
    "\u00bf",
    "日",
    "क्",
    "\U0001f469\u200d\U0001f467",
    "\u2764\ufe0f",
    "\u2813",
    "\u0600",
    "\ue000",
    "\U0001fae8",
    "\U000323b0",
    "\u1161",
)
SCHEMA = {"type": "string", "format": "visible-text", "minLength": 1, "maxLength": 40}


@pytest.mark.parametrize("name", list(NOTHING))
def test_nothing_to_see(name: str) -> None:
    """No character of a text shows, alone or with the others."""
    assert not is_visible(NOTHING[name])
    assert not any(map(is_visible, NOTHING[name]))


@pytest.mark.parametrize("text", SOMETHING)
def test_something_to_see(text: str) -> None:
    """Letters, digits, signs and emoji show, also those that are newer than this Python."""
    assert is_visible(text)


def test_it_is_asked_of_requests_and_said_in_words() -> None:
    """Answers may show what was kept before; the message names no keyword and no value."""
    validators = Validators({"a": SCHEMA})
    request, response = validators.side("request").at("/a"), validators.side("response").at("/a")
    (wrong,) = violations(request, "\u200b", "body")
    assert (wrong.code, wrong.message) == ("format", "must contain visible characters")
    assert request.is_valid("\u200bx")
    assert response.is_valid("\u200b")
    assert not response.is_valid("")


@pytest.mark.parametrize("pattern", [None, "^[^\\x00-\\x1F]+$", "^ +[a-z]$"])
def test_a_mock_shows_something(pattern: str | None) -> None:
    """What a mock answers is visible, whatever else the schema asks."""
    schema: dict[str, Any] = SCHEMA if pattern is None else {**SCHEMA, "pattern": pattern}
    sampler = Sampler(Validators({"s": schema}))
    assert all(is_visible(sampler.sample("/s", str(seed))) for seed in range(20))
