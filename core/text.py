"""Text as it is kept: in one Unicode form, with line feeds; and what it is compared by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
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
    """Return whether a text is in NFC, or not to be normalised."""
    return text.isascii() or is_overlaid(text) or unicodedata.is_normalized("NFC", text)


def line_feeds(text: str) -> str:
    """Return a text in which each line break, CR LF or CR alone, is a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def normal(text: str) -> str:
    """Return a text of lines as it is kept: in NFC, with line feeds."""
    return nfc(line_feeds(text))


def normal_json(value: Any) -> Any:
    """Return a JSON value whose strings are as they are kept; the names of members stay.

    The value itself is returned when they are already, which is seen at once in its text.
    """
    text = orjson.dumps(value, default=str).decode()
    is_normal = text.isascii() or (not is_overlaid(text) and unicodedata.is_normalized("NFC", text))
    return value if is_normal and "\\r" not in text else _normal_json(value)


def _normal_json(value: Any) -> Any:
    if isinstance(value, str):
        return normal(value)
    if isinstance(value, dict):
        return {name: _normal_json(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_normal_json(item) for item in value]
    return value


# What is seen -------------------------------------------------------------------------------------

# Default_Ignorable_Code_Point of Unicode: none of them has a look of its own.
_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_REGION_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Scripts in which a joiner changes how letters look, and emoji, of which it makes another one.
_JOINED = (
    "\u0590-\u10ff\u1700-\u1cff\u2190-\u2bff\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff\U0001e800-\U0001faff"
)
_JAMO = "\u1100-\u115e\u1161-\u11ff\ua960-\ua97f\ud7b0-\ud7ff"
# Scripts without spaces, in which a line may break only where U+200B says so.
_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17b3\u17b6-\u17ff\u1950-\u19ff\u1a20-\u1aad\ua9e0-\ua9fe"
)
_MEANT = "|".join(
    (
        _REGION_FLAG,
        f"(?<=[{_JOINED}])[\u200c\u200d]|(?<=[{_JOINED}]\ufe0f)\u200d",
        f"(?<=[^\\sA-Za-z{_IGNORABLE}])[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]",
        f"(?<=[{_SPACELESS}])\u200b(?=[{_SPACELESS}])",
        f"(?<=[{_JAMO}])\u1160|\u115f(?=[{_JAMO}])",
        "(?<=[\u1820-\u18aa])\u180e",
        f"(?<=[^\\s{_IGNORABLE}])\u034f(?=[{''.join(_marks())}])",
    )
)
_IGNORED: Final = re.compile(f"[{_IGNORABLE}]")
_UNSEEN: Final = re.compile(f"({_REGION_FLAG})|[{_IGNORABLE}]")
_NOISE: Final = re.compile(f"({_MEANT})|[{_IGNORABLE}]")
_NOISE_BUT_DIRECTIONS: Final = re.compile(f"({_MEANT}|[{_DIRECTIONS}])|[{_IGNORABLE}]")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})

BRAILLE_BLANK: Final = "\u2800"
"""A symbol to Unicode, a space to readers."""
_ENDS: Final = re.compile(f"^[\\s{BRAILLE_BLANK}]+|[\\s{BRAILLE_BLANK}]+$")
# A space that does not break a line stays one, where it stands alone.
_GAPS: Final = re.compile(f"[\\s{BRAILLE_BLANK}]{{2,}}|[^\\S\u00a0\u202f]")


def one_line(text: str) -> str:
    """Return a name or a title as it is kept: what is seen of it, in NFC.

    Without space around it, one space where there were several, and without invisible characters
    that change nothing; those of emoji, of Persian and Indic words and of two directions stay.
    """
    if text.isascii():
        return " ".join(text.split())
    return _GAPS.sub(" ", _ENDS.sub("", nfc(_without_noise(text))))


def in_one_line(fields: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Return fields, of which those of these names that are texts are kept as one line."""
    lines = {n: one_line(fields[n]) for n in names if isinstance(fields.get(n), str)}
    return {**fields, **lines}


def _without_noise(text: str) -> str:
    """Remove invisible characters that change nothing of how a text looks."""
    if _IGNORED.search(text) is None:
        return text
    mixed = any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text)
    pattern = _NOISE_BUT_DIRECTIONS if mixed else _NOISE
    return pattern.sub(lambda match: match[1] or "", text)


def without_ignorable(text: str) -> str:
    """Return a text without what does not show; the flags of regions, spelt with such, stay."""
    return _UNSEEN.sub(lambda match: match[1] or "", text)


def is_ignorable(text: str) -> bool:
    """Tell whether a text has characters that do not show."""
    return _IGNORED.search(text) is not None


def casefold_key(text: str) -> str:
    """Return the form on which texts compare without case (Unicode §3.13, NFKC_Casefold)."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFD", text).casefold())
    return unicodedata.normalize("NFKC", folded.casefold())


def seen_key(text: str) -> str:
    """Return the form on which names compare by what one sees.

    NFKC, case-folded, without invisible characters, one space for any space. Names that are kept in
    another form of themselves (`one_line`) have the same key.
    """
    key = casefold_key(without_ignorable(text))
    return " ".join(key.replace(BRAILLE_BLANK, " ").split())
