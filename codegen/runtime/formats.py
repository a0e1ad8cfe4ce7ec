"""Formats of strings that JSON Schema does not define, and what to say where one is not met.

They are asked of requests only: what was kept before a document named the format is still served.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, Final

VISIBLE_TEXT: Final = "visible-text"
"""Text with something to see in it: a letter, a digit, a sign, an emoji."""

# Letters and symbols by their category that show nothing: fillers of Hangul, vowels of Khmer that
# are not written, the empty cell of Braille, a note without a head.
_BLANK = re.compile("[\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufff0-\ufff8\U0001d159]")
# Marks of Arabic and its kin that are written before a number: to Unicode, formatting.
_PREPENDED = re.compile("[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]")
# Characters that Unicode will never assign, and those that it keeps for what does not show.
_NEVER = re.compile(
    "[\u2065\ufdd0-\ufdef\U000e0000-\U000e0fff"
    + "".join(f"{chr(end)}{chr(end + 1)}" for end in range(0xFFFE, 0x110000, 0x10000))
    + "]"
)
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Mc", "Me", "Mn", "Zl", "Zp", "Zs"})


def is_visible(text: str) -> bool:
    """Tell whether a text has a character that is seen: no space, no mark alone, no formatting."""
    return any(map(_is_seen, text))


def _is_seen(char: str) -> bool:
    if "!" <= char <= "~":
        return True
    if unicodedata.category(char) in _UNSEEN_CATEGORIES:
        return _PREPENDED.match(char) is not None
    return _BLANK.match(char) is None and _NEVER.match(char) is None


def named(document: Any) -> set[str]:
    """Return the formats that a document names."""
    found: set[str] = set()
    nodes = [document]
    while nodes:
        node = nodes.pop()
        if isinstance(node, Mapping):
            if isinstance(name := node.get("format"), str):
                found.add(name)
            nodes.extend(node.values())
        elif isinstance(node, list):
            nodes.extend(node)
    return found


REQUEST_FORMATS: Final[Mapping[str, Callable[[str], bool]]] = {VISIBLE_TEXT: is_visible}
"""What the validator of requests asks, in addition to the formats that it knows."""

MESSAGES: Final[Mapping[str, str]] = {
    VISIBLE_TEXT: "must contain visible characters",
    "email": "must be an email address",
    "idn-email": "must be an email address",
    "date-time": "must be a date and time with an offset, as in RFC 3339",
}
"""What is said of a string that is not of a format; of others, what the validator says."""
