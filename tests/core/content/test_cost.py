"""What content costs: bounded by its size, whatever it says (security test 18)."""

from __future__ import annotations

import re
from collections.abc import Callable
from time import process_time

import pytest

from core.content import TooMuch, derive
from core.content.markdown import MAX_TAGS
from core.content.warnings import MAX_WARNINGS
from tests.core.content.hostile import KINDS, SIZE, text

MAX_SECONDS = 0.5
FULL = pytest.mark.torture("security 18")


def outcome(form: str, source: str) -> str | None:
    """Derive HTML; None where it is too much."""
    try:
        derived = derive(form, None, source, "https://e.org/")
    except TooMuch:
        return None
    assert len(derived.warnings) <= MAX_WARNINGS
    return derived.html


@pytest.mark.parametrize(("form", "kind"), KINDS)
def test_what_was_made_to_cost_is_bounded(form: str, kind: str) -> None:
    """It is refused, or its outcome has no more tags and letters than its size allows."""
    html = outcome(form, text(form, kind, SIZE // 8))
    if html is not None:
        assert len(re.findall("<[a-z]", html)) <= 6 * MAX_TAGS
        assert len(html) <= 40 * SIZE // 8


@FULL
@pytest.mark.parametrize(("form", "kind"), KINDS)
def test_what_was_made_to_cost_takes_little(
    form: str, kind: str, record_property: Callable[[str, object], None]
) -> None:
    """At the size that the contract takes, half a second of the processor is the most."""
    source = text(form, kind)
    began = process_time()
    outcome(form, source)
    seconds = process_time() - began
    record_property("seconds", round(seconds, 3))
    assert seconds < MAX_SECONDS
