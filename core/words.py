"""Words of a text as search sees them, and where they stand in it.

PostgreSQL's parser splits at spaces, so it takes a Chinese sentence for one word. Here a run of
letters of a script without spaces becomes its overlapping pairs (大阪城: 大阪, 阪城), and any other
word stays one. Documents and queries go the same way. What PostgreSQL is given consists of words
and single spaces, each word one token for its parser, so that the n-th word is at position n.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from operator import add

from core.folding import Folded, fold, unaccent
from core.text import nfc

# Bounds of one text in the index: a vector holds 1 MiB, and positions end before 2¹⁴.
MAX_WORDS = 30_000
MAX_BYTES = 500_000
MAX_LETTERS = 600_000
MAX_POSITION = 16_382
STEP = 16
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
WORD = re.compile(rf"[{_UNSPACED}]+|(?:[^\W_{_UNSPACED}][{_MARKS}]*)+")
RUN = re.compile(f"[{_UNSPACED}]")
_RUNS = re.compile(f"[{_UNSPACED}]{{2,}}")
_NUMBER_LIKE = re.compile(r"[0-9]+[^0-9]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word in the form in which it is compared, and its place in the text: `text[start:end]`."""

    key: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text in order, pairs of letters where there are no spaces."""
    folded = fold(text)
    for match in WORD.finditer(folded.text):
        start, end = match.span()
        width = 2 if is_run(match) else end - start
        for at, key in enumerate(keys_of(match), start):
            yield Word(key, folded.start(at), folded.end(at + width - 1))


def is_run(match: re.Match[str]) -> bool:
    """Tell whether a match of `WORD` is letters that stand for pairs."""
    return match.end() - match.start() > 1 and RUN.match(match[0]) is not None


def keys_of(match: re.Match[str]) -> list[str]:
    """Return the keys of one match: the word itself, or the pairs of a run."""
    word = match[0]
    return list(map(add, word, word[1:])) if is_run(match) else [_one_token(word)]


def _one_token(word: str) -> str:
    """Return a word such that PostgreSQL's parser takes it for one.

    It would take `1e5x` apart, as a number and a rest; a letter before it prevents that.
    """
    key = word[:_MAX_WORD]
    return f"\u01c1{key}" if _NUMBER_LIKE.match(key) else key


# Documents ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Indexed:
    """The words of a document, joined by spaces, as an index takes them.

    `plain` is the same without accents, word for word, and empty where that changes nothing.
    `places` says where in the text every `STEP`-th word begins: from there on, what stands at a
    position is found without reading what comes before.
    """

    words: str
    plain: str
    places: list[int]


def indexed(text: str) -> Indexed:
    """Return the words of a document, up to what an index takes."""
    folded = fold(text[:MAX_LETTERS])
    keys, places = _keys(folded)
    found = " ".join(keys)
    plain = unaccent(found)
    count = _fitting(found, "" if plain == found else plain)
    if count < len(keys):
        found, plain = (" ".join(part.split(" ", count)[:count]) for part in (found, plain))
    return Indexed(found, "" if plain == found else plain, places[: -(-count // STEP)])


def _keys(folded: Folded) -> tuple[list[str], list[int]]:
    """Return the keys of a text in order, and where every `STEP`-th of them begins."""
    keys: list[str] = []
    places: list[int] = []
    for match in WORD.finditer(folded.text):
        first, start = len(keys), match.start()
        keys += keys_of(match)
        if len(places) * STEP < min(len(keys), MAX_POSITION):
            steps = range(len(places) * STEP, min(len(keys), MAX_POSITION), STEP)
            places += [folded.start(start + step - first) for step in steps]
        if len(keys) >= MAX_WORDS:
            break
    return keys[:MAX_WORDS], places


def _fitting(*texts: str) -> int:
    """Return how many words of all these texts, as many in each, fit into an index together."""
    sizes = [[len(word) + 1 for word in text.encode().split(b" ")] for text in texts if text]
    ends = list(accumulate(map(sum, zip(*sizes, strict=True))))
    return bisect_right(ends, MAX_BYTES)


def letters(*parts: Indexed) -> str:
    """Return the letters within pairs, each once: a query of one letter finds them."""
    return " ".join(sorted({letter for part in parts for letter in _within(part.words)}))


def _within(words: str) -> set[str]:
    return set("".join(_RUNS.findall(words)))


# Queries ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asked:
    """Terms as `websearch_to_tsquery` takes them; and without accents, empty if that is the same.

    A post is compared with both, for it has both of every word that has accents.
    """

    terms: str
    plain: str

    @classmethod
    def of(cls, terms: str) -> Asked:
        """Add the terms without accents."""
        plain = unaccent(terms)
        return cls(terms, "" if plain == terms else plain)


@dataclass(frozen=True, slots=True)
class Query:
    """A search: what has to be there, what must not be, and the words that a finding shows."""

    wanted: Asked
    without: Asked
    shown: str

    @property
    def letters(self) -> frozenset[str]:
        """The single letters that are looked for inside of pairs."""
        return frozenset(key for key in self.shown.split(" ") if len(key) == 1 and RUN.match(key))


_TERM = re.compile(r'(?P<no>-?)(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))')


def query(text: str) -> Query:
    """Read a search: words, `"phrases"`, `-without`, `or`.

    Everything but words and these signs is left out. Of a run without spaces the pairs that do not
    overlap have to be there, near or far; within quotes, all of it in one piece. What must not be
    there must not be there whichever of the alternatives is.
    """
    alternatives: list[list[str]] = [[]]
    without: list[str] = []
    shown: list[str] = []
    for term in _TERM.finditer(nfc(text)):
        folded = fold(term["quoted"] or term["plain"] or "").text
        keys = [key for match in WORD.finditer(folded) for key in keys_of(match)]
        if not keys:
            continue
        if term["no"]:
            without.append(_phrase(keys))
        elif term["quoted"] is None and keys == ["or"]:
            alternatives.append([])
        else:
            asked = [_phrase(keys)] if term["quoted"] is not None else _plain(folded)
            alternatives[-1] += asked
            shown += keys
    terms = " or ".join(" ".join(_once(each)) for each in alternatives if each)
    excluded = " or ".join(_once(without))
    return Query(Asked.of(terms), Asked.of(excluded), _with_plain(" ".join(_once(shown))))


def _once(terms: Iterable[str]) -> list[str]:
    """Leave out what is there already: to ask for it twice finds the same, and costs twice."""
    return list(dict.fromkeys(terms))


def _phrase(keys: list[str]) -> str:
    return f'"{" ".join(keys)}"'


def _with_plain(shown: str) -> str:
    plain = unaccent(shown)
    return shown if plain == shown else f"{shown} {plain}"


def _plain(folded: str) -> Iterator[str]:
    """Yield the parts of a term without quotes; words joined by signs (low-water) are a phrase."""
    phrase: list[str] = []
    for match in WORD.finditer(folded):
        keys = keys_of(match)
        if RUN.match(match[0]) is None:
            phrase += keys
            continue
        if phrase:
            yield _phrase(phrase)
            phrase = []
        yield from keys[::2] if len(keys) % 2 else [*keys[::2], keys[-1]]
    if phrase:
        yield _phrase(phrase)
