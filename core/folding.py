"""Text in the form in which search compares it, with the way back to how it was written.

`fold` takes away what no stemmer asks for: case, compatibility forms, Hebrew and Arabic points,
stress in Cyrillic and Greek. Accents of Latin letters stay, since stems depend on them; `unaccent`
takes those away, too. What makes another letter in its script is kept by both: Cyrillic й, the
voiced Kana, vowel signs.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.text import MOST_MARKS, casefold_key

# Accents that any script may use.
_ACCENTS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
# Hebrew and Arabic points, which are written for learners and in scripture, and the tatweel, which
# stretches a word. Hamza (0653-0655) belongs to its letter.
_POINTS = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff"
)
_CYRILLIC = "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"
_GREEK = "\u0370-\u03ff"  # decomposed; the polytonic ones are made of these
_SLICE = 65_536
"""Characters handled in one call: a call holds the interpreter until it returns."""

# Optional in decomposed text: points; every accent on Greek; stress on Cyrillic, but not the stroke
# of ѓ and ќ; the dots of ё, which Russian leaves out at will, and those of Turkish İ without case.
_OPTIONAL: Final = re.compile(
    f"[{_POINTS}]|(?<=[{_GREEK}])[{_ACCENTS}]+|(?<![\u0433\u043a])(?<=[{_CYRILLIC}])[\u0300\u0301]"
    "|(?<=\u0435)\u0308|(?<=i)\u0307"
)
_ACCENTED: Final = re.compile(
    f"(?<![{_CYRILLIC}{_ACCENTS}])[{_ACCENTS}]+|(?<=\u0627)[\u0653-\u0655]"
)

# One letter in several code points: with its accents, points and voicing mark; half-width Kana;
# Hangul in its parts.
_COMBINED = f"{_ACCENTS}{_POINTS}\u0653-\u0655\u3099\u309a"
_CLUSTER = (
    "[\uff66-\uff9d][\uff9e\uff9f]|[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?"
    f"|(?s:.)[{_COMBINED}]{{1,{MOST_MARKS}}}"
)
_IN_CLUSTERS: Final = re.compile(f"[{_COMBINED}\uff9e\uff9f\u1160-\u11a7]")


@lru_cache(4_096)
def _letter(text: str) -> str:
    """Fold one letter in however many code points."""
    # Case folding would make a letter of the iota that is written below another one.
    folded = casefold_key(unicodedata.normalize("NFD", text).replace("\u0345", ""))
    if folded.isascii():
        return folded
    return unicodedata.normalize("NFKC", _OPTIONAL.sub("", unicodedata.normalize("NFD", folded)))


class _Letters(dict[int, str]):
    """Each code point folded by itself, worked out once; what belongs to no word is a space."""

    _MOST = 30_000

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = _letter(char)
        if len(folded) > 1 and not any(map(str.isalnum, folded)):
            folded = " "
        if len(self) < self._MOST:
            self[code] = folded
        return folded


_LETTERS: Final = _Letters()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. Where a letter became more or fewer, its places are kept, in order."""

    text: str
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    places: Sequence[tuple[int, int]] = ()

    def start(self, index: int) -> int:
        """Return where the letter began that is at an index now."""
        return self._place(index)[0]

    def end(self, index: int) -> int:
        """Return where the letter ended that is at an index now."""
        return self._place(index)[1]

    def _place(self, index: int) -> tuple[int, int]:
        before = bisect_right(self.starts, index) - 1
        if before < 0:
            return index, index + 1
        if index < self.ends[before]:
            return self.places[before]
        start = self.places[before][1] + index - self.ends[before]
        return start, start + 1


def fold(text: str) -> Folded:
    """Fold a text, letter by letter in one pass; nearly all of it at the speed of C."""
    if text.isascii():
        return Folded(text.lower())
    pattern = _unequal(text)
    if pattern is None:
        return Folded(_translated(text))
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    places: list[tuple[int, int]] = []
    size = last = 0
    for match in pattern.finditer(text):
        parts.append(_translated(text[last : match.start()]))
        size += match.start() - last
        letter = match[0]
        parts.append(_LETTERS[ord(letter)] if len(letter) == 1 else _letter(letter))
        starts.append(size)
        size += len(parts[-1])
        ends.append(size)
        places.append(match.span())
        last = match.end()
    parts.append(_translated(text[last:]))
    return Folded("".join(parts), starts, ends, places)


def _translated(text: str) -> str:
    if len(text) <= _SLICE:
        return text.translate(_LETTERS)
    pieces = (text[at : at + _SLICE] for at in range(0, len(text), _SLICE))
    return "".join(piece.translate(_LETTERS) for piece in pieces)


def _unequal(text: str) -> re.Pattern[str] | None:
    """Return what finds the letters of a text that do not fold one for one; None for none."""
    chars: set[str] = set()
    for at in range(0, len(text), _SLICE):
        chars.update(text[at : at + _SLICE])
    special = "".join(sorted(char for char in chars if len(_LETTERS[ord(char)]) != 1))
    clustered = _IN_CLUSTERS.search("".join(chars)) is not None
    if not special:
        return re.compile(_CLUSTER) if clustered else None
    alone = f"[{re.escape(special)}]"
    return re.compile(f"{_CLUSTER}|{alone}" if clustered else alone)


# Without accents ----------------------------------------------------------------------------------


def _plain_letters() -> dict[int, str]:
    """Return the Latin letters that have no accent apart from them, and what they are without it.

    Unicode's names say so: LATIN SMALL LETTER L WITH STROKE.
    """
    name = re.compile("LATIN SMALL LETTER ([A-Z]|AE|OE) WITH .*")
    found = {0x131: "i", 0xE6: "ae", 0x153: "oe", 0xF0: "d", 0xFE: "th", 0x14B: "n", 0x138: "k"}
    for code in (*range(0xDF, 0x2B0), *range(0x1E00, 0x1F00), *range(0x2C60, 0x2C80)):
        char = chr(code)
        match = name.fullmatch(unicodedata.name(char, ""))
        if match and not unicodedata.decomposition(char):
            found[code] = match[1].lower()
    return found


_PLAIN: Final = _plain_letters()


def unaccent(folded: str) -> str:
    """Return a folded text without accents; as many words as before, each with as many letters.

    Or more: æ is ae.
    """
    if folded.isascii():
        return folded
    if len(folded) > _SLICE:
        return "".join(map(unaccent, _slices(folded)))
    plain = _ACCENTED.sub("", unicodedata.normalize("NFD", folded)).translate(_PLAIN)
    return unicodedata.normalize("NFC", plain)


def _slices(text: str) -> list[str]:
    """Cut a text before spaces, so that no letter is cut."""
    slices, last = [], 0
    while last < len(text):
        at = text.find(" ", last + _SLICE // 2)
        at = len(text) if at < 0 else at
        slices.append(text[last:at])
        last = at
    return slices
