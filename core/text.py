"""Text in one Unicode form, with line feeds for line breaks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

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


_OVERLAID: Final = re.compile(f"[{''.join(_marks())}]{{{MOST_MARKS + 1}}}")


def is_overlaid(text: str) -> bool:
    """Tell whether a text has a letter with so many marks that it should not be normalised."""
    return not text.isascii() and _OVERLAID.search(text) is not None


def nfc(text: str) -> str:
    """Return a text in NFC; as it is when it would grow, since its length was already checked.

    Only a few letters grow, those that Unicode excludes from composition. What has more than
    `MOST_MARKS` on a letter stays as it is, too.
    """
    if is_overlaid(text) or unicodedata.is_normalized("NFC", text):
        return text
    normal = unicodedata.normalize("NFC", text)
    return normal if len(normal) <= len(text) else text


def line_feeds(text: str) -> str:
    """Return a text in which each line break, CR LF or CR alone, is a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def normal(text: str) -> str:
    """Return a text of lines as it is kept: in NFC, with line feeds."""
    return nfc(line_feeds(text))


def normal_json(value: Any) -> Any:
    """Return a JSON value whose strings are as they are kept; the names of members stay."""
    if isinstance(value, str):
        return normal(value)
    if isinstance(value, dict):
        return {name: normal_json(member) for name, member in value.items()}
    if isinstance(value, list):
        return [normal_json(item) for item in value]
    return value
