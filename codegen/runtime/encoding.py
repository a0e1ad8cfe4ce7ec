"""Percent-encoding, read strictly: malformed escapes are refused (RFC 3986 §2.1)."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

_BROKEN = re.compile(r"%(?![0-9A-Fa-f]{2})")

Decode = Callable[[str], str]


class EncodingError(ValueError):
    """A text is not percent-encoded UTF-8, or holds a character that is not let in."""


def decode(text: str) -> str:
    """Decode escapes. Raises EncodingError."""
    if "%" not in text:
        return text
    if _BROKEN.search(text):
        raise EncodingError("holds a malformed percent escape")
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        raise EncodingError("is not UTF-8 once decoded") from None


def decode_form(text: str) -> str:
    """Decode escapes where `+` is a space, as in queries and forms. Raises EncodingError."""
    return decode(text.replace("+", " ") if "+" in text else text)


def identity(text: str) -> str:
    """Return the text as it is: headers are not percent-encoded."""
    return text


def without_nul(inner: Decode) -> Decode:
    """Return a decoder that refuses U+0000 too, which PostgreSQL cannot store."""

    def outer(text: str) -> str:
        decoded = inner(text)
        if "\0" in decoded:
            raise EncodingError("contains U+0000")
        return decoded

    return outer


def lenient(inner: Decode) -> Decode:
    """Return a decoder that takes a text with malformed escapes as it is.

    Cookies need it: to RFC 6265 their values are opaque, and few clients encode them.
    """

    def outer(text: str) -> str:
        return text if _BROKEN.search(text) else inner(text)

    return outer
