"""Text in one Unicode form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

import orjson

MOST_MARKS: Final = 30
"""What Unicode calls stream-safe (UAX #15 §13): no writing puts more on one letter.

Putting marks in order takes time with the square of their number.
"""


def _marks() -> Iterator[str]:
    """Yield the ranges of characters that combine, as a pattern has them."""
    first = None
    for code in range(0x300, 0x1E94C):
        combines = unicodedata.combining(chr(code)) != 0
        if combines and first is None:
            first = code
        elif not combines and first is not None:
            yield f"{chr(first)}-{chr(code - 1)}"
            first = None


_MARK: Final = re.compile(f"[{''.join(_marks())}]")
_OVERLAID: Final = re.compile(f"{_MARK.pattern}{{{MOST_MARKS + 1}}}")


def is_overlaid(text: str) -> bool:
    """Tell whether a text has a letter with so many marks that it should not be normalised.

    A run of so many has a mark at every so many places: only where there is one, the rest is read.
    """
    if text.isascii():
        return False
    step = MOST_MARKS + 1
    return any(
        _OVERLAID.search(text, max(0, (at.start() - 1) * step), (at.start() + 2) * step)
        for at in _MARK.finditer(text[::step])
    )


def nfc(text: str) -> str:
    """Return a text in NFC; as it is when it would grow, since its length was already checked.

    Only a few letters grow, those that Unicode excludes from composition. What has more than
    `MOST_MARKS` on a letter stays as it is, too.
    """
    if is_nfc(text):
        return text
    normal = unicodedata.normalize("NFC", text)
    return normal if len(normal) <= len(text) else text


def is_nfc(text: str) -> bool:
    """Tell whether a text is in NFC, or not to be normalised."""
    return text.isascii() or is_overlaid(text) or unicodedata.is_normalized("NFC", text)


def nfc_json(value: Any) -> Any:
    """Return a JSON value whose strings are in NFC; the names of members stay.

    The value itself is returned when they are already, which is seen at once in its text.
    """
    text = orjson.dumps(value, default=str).decode()
    if text.isascii() or (not is_overlaid(text) and unicodedata.is_normalized("NFC", text)):
        return value
    return _nfc_json(value)


def _nfc_json(value: Any) -> Any:
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, dict):
        return {name: _nfc_json(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_nfc_json(item) for item in value]
    return value
