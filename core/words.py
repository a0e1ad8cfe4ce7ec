"""Words of a text as search sees them, and where they stand in it.

PostgreSQL's parser splits at spaces, so it takes a Chinese sentence for one word. Here a run of
letters of a script without spaces becomes its overlapping pairs (大阪城: 大阪, 阪城), and any other
word stays one. Documents and queries go the same way. What PostgreSQL is given consists of words
and single spaces, each word one token for its parser, so that the n-th word is at position n.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from core.text import MOST_MARKS, casefold_key, is_overlaid

# Bounds of one text in the index: a vector holds 1 MiB.
MAX_WORDS = 30_000
MAX_BYTES = 400_000
_MAX_WORD = 64

# Thai, Lao, Burmese, Khmer, Han, Kana, Bopomofo; and Hangul, whose particles cling to the word.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029"
    "\u3031-\u3035\u3038-\u303c\u3041-\u3096\u3099\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3105-\u312f\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f"
    "\uac00-\ud7ff\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
# What belongs to the letter before it, and Python's `\w` leaves out.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a"
    "\u07a6-\u07b0\u0900-\u0963\u0966-\u0dff\u0f71-\u0f84\u0f8d-\u0fbc\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20f0\ufe20-\ufe2f"
)
_WORD = re.compile(rf"[{_UNSPACED}]+|(?:[^\W_{_UNSPACED}][{_MARKS}]*)+")
_RUN = re.compile(f"[{_UNSPACED}]")
_NUMBER_LIKE = re.compile(r"[0-9]+[^0-9]")
# Half-width Kana with its voicing mark is one letter, and so is any with its accents: typed in two
# code points or in one, it is the same.
_LETTER = re.compile(
    f"[\uff66-\uff9d][\uff9e\uff9f]|.[\u0300-\u036f\u3099\u309a]{{0,{MOST_MARKS}}}", re.DOTALL
)
_SAME = str.maketrans({"\u0451": "\u0435"})  # Russian leaves the dots out at will


@dataclass(frozen=True, slots=True)
class Word:
    """A word in the form in which it is compared, and its place in the text: `text[start:end]`."""

    key: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text in order, pairs of letters where there are no spaces."""
    folded, starts, ends = _fold(text)
    for match in _WORD.finditer(folded):
        for key, start, end in _parts(match[0], match.start()):
            yield Word(key, starts[start], ends[end - 1])


def _fold(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """Return a text as it is compared, and from where to where each of its letters was."""
    folded = text.casefold().translate(_SAME)
    # Folding never shortens, so at equal length each character became one.
    same = len(folded) == len(text) and not is_overlaid(folded)
    if same and unicodedata.is_normalized("NFKC", folded):
        return folded, range(len(text)), range(1, len(text) + 1)
    parts, starts, ends = [], [], []
    for letter in _LETTER.finditer(text):
        part = casefold_key(letter[0]).translate(_SAME)
        parts.append(part)
        starts += [letter.start()] * len(part)
        ends += [letter.end()] * len(part)
    return "".join(parts), starts, ends


def _parts(word: str, offset: int) -> Iterator[tuple[str, int, int]]:
    """Yield the keys of one match with their places: the word itself, or the pairs of a run."""
    if _RUN.match(word) is None or len(word) == 1:
        yield _one_token(word), offset, offset + len(word)
        return
    for at in range(len(word) - 1):
        yield word[at : at + 2], offset + at, offset + at + 2


def _one_token(word: str) -> str:
    """Return a word such that PostgreSQL's parser takes it for one.

    It would take `1e5x` apart, as a number and a rest; a letter before it prevents that.
    """
    key = word[:_MAX_WORD]
    return f"\u01c1{key}" if _NUMBER_LIKE.match(key) else key


# Documents ----------------------------------------------------------------------------------------


def indexable(text: str) -> str:
    """Return the words of a document, joined by spaces, up to what an index takes."""
    keys: list[str] = []
    size = 0
    for word in words(text):
        size += len(word.key.encode()) + 1
        if len(keys) == MAX_WORDS or size > MAX_BYTES:
            break
        keys.append(word.key)
    return " ".join(keys)


def single_letters(indexed: str) -> str:
    """Return the letters within the pairs of an indexed text: a query of one letter finds them."""
    pairs = (key for key in indexed.split(" ") if len(key) > 1 and _RUN.match(key))
    return " ".join(sorted({letter for pair in pairs for letter in pair}))


# Queries ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Query:
    """A search as `websearch_to_tsquery` takes it, and the words that a finding shows."""

    websearch: str
    wanted: str

    @property
    def letters(self) -> frozenset[str]:
        """The single letters that are looked for inside of pairs."""
        keys = self.wanted.split(" ")
        return frozenset(key for key in keys if len(key) == 1 and _RUN.match(key))


_TERM = re.compile(r'(?P<no>-?)(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))')


def query(text: str) -> Query:
    """Read a search: words, `"phrases"`, `-without`, `or`.

    Everything but words and these signs is left out. Of a run without spaces the pairs that do not
    overlap have to be there, near or far; within quotes, all of it in one piece.
    """
    terms: list[str] = []
    wanted: list[str] = []
    for term in _TERM.finditer(text):
        keys = [word.key for word in words(term["quoted"] or term["plain"] or "")]
        if not keys:
            continue
        if term["no"]:
            terms.append(f'-"{" ".join(keys)}"')
            continue
        if term["quoted"] is not None:
            terms.append(f'"{" ".join(keys)}"')
        elif keys == ["or"]:
            terms.append("or")
            continue
        else:
            terms += _plain(term["plain"])
        wanted += keys
    return Query(" ".join(terms), " ".join(wanted))


def _plain(text: str) -> Iterator[str]:
    """Yield the parts of a term without quotes; words joined by signs (low-water) are a phrase."""
    folded, _, _ = _fold(text)
    phrase: list[str] = []
    for match in _WORD.finditer(folded):
        keys = [key for key, _, _ in _parts(match[0], 0)]
        if _RUN.match(match[0]) is None:
            phrase += keys
            continue
        if phrase:
            yield f'"{" ".join(phrase)}"'
            phrase = []
        yield from keys[::2] if len(keys) % 2 else [*keys[::2], keys[-1]]
    if phrase:
        yield f'"{" ".join(phrase)}"'


# Findings -----------------------------------------------------------------------------------------

_BEFORE, _LENGTH, _SEARCHED = 60, 280, 180
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Range:
    """A part of a text, in code points."""

    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a text as it reads, and the parts of it that were looked for."""

    text: str
    ranges: list[Range]


def highlights(text: str, positions: Collection[int], letters: Collection[str]) -> list[Range]:
    """Return where the words at these positions (from 1) stand, and these letters within pairs."""
    return [Range(start, end - start) for start, end in _found(text, positions, letters)]


def excerpt(text: str, positions: Collection[int], letters: Collection[str]) -> Excerpt:
    """Return the piece of a text in which most of what was looked for stands together."""
    found = _found(text, positions, letters)
    start = _snap(text, max(0, _densest(found) - _BEFORE)) if found else 0
    end = min(len(text), start + _LENGTH)
    if end < len(text):
        end = _snap(text, end)
    before, after = ("\u2026" if start else ""), ("\u2026" if end < len(text) else "")
    # One for one, so that places stay what they are.
    piece = _CONTROL.sub(" ", text[start:end])
    shift = len(before) - start
    ranges = [Range(s + shift, e - s) for s, e in found if start <= s and e <= end]
    return Excerpt(f"{before}{piece}{after}", ranges)


def _found(
    text: str, positions: Collection[int], letters: Collection[str]
) -> list[tuple[int, int]]:
    """Return the places of what was looked for, in order, those that touch as one."""
    if not positions and not letters:
        return []
    last = max(positions, default=0)
    found: list[tuple[int, int]] = []
    for position, word in enumerate(words(text), 1):
        if position > last and not letters:
            break
        for start, end in _within(word, position in positions, letters):
            if found and start <= found[-1][1]:
                found[-1] = (found[-1][0], max(end, found[-1][1]))
            else:
                found.append((start, end))
    return found


def _within(word: Word, whole: bool, letters: Collection[str]) -> Iterator[tuple[int, int]]:  # noqa: FBT001 - what the caller knows of this word
    if whole:
        yield word.start, word.end
    elif letters and _RUN.match(word.key):
        if word.key[0] in letters:
            yield word.start, word.start + 1
        if word.key[-1] in letters:
            yield word.end - 1, word.end


def _densest(found: Sequence[tuple[int, int]]) -> int:
    """Return where the piece with most findings begins, the first among equals."""
    best, most, ahead = 0, 0, 0
    for behind, (start, _) in enumerate(found):
        while ahead < len(found) and found[ahead][1] <= start + _SEARCHED:
            ahead += 1
        if ahead - behind > most:
            best, most = start, ahead - behind
    return best


def _snap(text: str, at: int) -> int:
    """Return the place after the last space before `at`, if one is near: no word is cut."""
    if at == 0:
        return 0
    space = max(text.rfind(" ", at - 20, at), text.rfind("\n", at - 20, at))
    return space + 1 if space >= 0 else at
