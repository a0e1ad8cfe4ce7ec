"""Text in one Unicode form."""

from __future__ import annotations

import unicodedata
from typing import Any


def nfc(text: str) -> str:
    """Return a text in NFC; as it is when it would grow, since its length was already checked.

    Only a few letters grow, those that Unicode excludes from composition.
    """
    if unicodedata.is_normalized("NFC", text):
        return text
    normal = unicodedata.normalize("NFC", text)
    return normal if len(normal) <= len(text) else text


def nfc_json(value: Any) -> Any:
    """Return a JSON value whose strings are in NFC; the names of members stay."""
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, dict):
        return {name: nfc_json(member) for name, member in value.items()}
    if isinstance(value, list):
        return [nfc_json(item) for item in value]
    return value
