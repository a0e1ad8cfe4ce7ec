"""Usernames: public addresses in which nobody can pass for somebody else.

One script per name (UTS #39 §5.1, single script), so that no Cyrillic letter stands in for a Latin
one; the writing systems that mix scripts by nature, Japanese, Korean and Bopomofo, count as one.
"""

from __future__ import annotations

import unicodedata

from core.slugs import RESERVED
from core.text import casefold_key, is_ignorable

MIN_LENGTH, MAX_LENGTH = 2, 30

_FIRST = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd"})
_LAST = _FIRST | {"Mn", "Mc", "Me"}
_WRITING_SYSTEMS = (
    frozenset({"CJK", "HIRAGANA", "KATAKANA"}),
    frozenset({"CJK", "HANGUL"}),
    frozenset({"CJK", "BOPOMOFO"}),
)
# Names of characters that belong to every script, or to the one before them.
_SHARED = frozenset({"COMBINING", "VARIATION", "KATAKANA-HIRAGANA"})
_IDEOGRAPHIC = frozenset({"IDEOGRAPHIC", "KANGXI"})


class UsernameInvalid(ValueError):
    """The text cannot be a username. `code` is `normalization`, `single_script` or `reserved`."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def parse_username(text: str) -> str:
    """Return a username in NFC. Raises `UsernameInvalid`."""
    name = unicodedata.normalize("NFC", text)
    if is_ignorable(name):
        raise UsernameInvalid("normalization", "characters that can be seen")
    if not MIN_LENGTH <= len(name) <= MAX_LENGTH or not _has_shape(name):
        raise UsernameInvalid("normalization", "2 to 30 letters and digits, `_` and `-` inside")
    if not _is_single_script(unicodedata.normalize("NFKC", name)):
        raise UsernameInvalid("single_script", "letters and digits of one script only")
    if casefold_key(name) in RESERVED:
        raise UsernameInvalid("reserved", "this word is kept for the service")
    return name


def _has_shape(name: str) -> bool:
    """Whether a name has letters, marks and digits, and `_` and `-` inside only."""
    kinds = [unicodedata.category(char) for char in name]
    inner = all(kind in _LAST or char in "_-" for kind, char in zip(kinds, name, strict=True))
    return inner and kinds[0] in _FIRST and kinds[-1] in _LAST


def _is_single_script(text: str) -> bool:
    scripts = {script for char in text if (script := _script(char)) is not None}
    return len(scripts) <= 1 or any(scripts <= system for system in _WRITING_SYSTEMS)


def _script(char: str) -> str | None:
    """Return the script of a letter, mark or digit, as its Unicode name begins; None for any.

    Names carry the script for every letter that NFKC leaves; the standard library has no table of
    scripts, and a name that begins otherwise only makes the rule stricter.
    """
    if char.isascii() and not char.isalpha():
        return None
    word = unicodedata.name(char, "UNNAMED").partition(" ")[0]
    if word in _SHARED:
        return None
    return "CJK" if word in _IDEOGRAPHIC else word.partition("-")[0]
