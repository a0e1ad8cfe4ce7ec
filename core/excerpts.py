"""What a finding shows: the parts of a text that were looked for, and the piece they stand in.

What it costs depends on the text that is given, so of an article only a piece is: positions come
from the index, which knows where every so many words begin (`core.words.Indexed`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from core.folding import fold
from core.words import RUN, WORD, is_run

BEFORE, LENGTH, SEARCHED = 60, 280, 180
PIECE = 1_000
"""Letters that an excerpt is chosen from: what comes before the best place, `core.words.STEP` words
of up to forty letters, and the excerpt itself."""
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


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, which begins with the text's word number `first` (from 1).

    `is_start` and `is_end` tell whether it reaches to the ends of the text.
    """

    text: str
    first: int = 1
    is_start: bool = True
    is_end: bool = True


def highlights(text: str, positions: Collection[int], letters: Collection[str]) -> list[Range]:
    """Return where the words at these positions (from 1) stand, and these letters within pairs."""
    return [Range(start, end - start) for start, end in _found(Piece(text), positions, letters)]


def excerpt(piece: Piece, positions: Collection[int], letters: Collection[str]) -> Excerpt:
    """Return the part of a piece in which most of what was looked for stands together."""
    text = piece.text
    found = _found(piece, positions, letters)
    start = _snap(text, max(0, _densest(found) - BEFORE)) if found else 0
    end = min(len(text), start + LENGTH)
    is_end = end == len(text) and piece.is_end
    if not is_end:
        end = _snap(text, end)
    before = "" if start == 0 and piece.is_start else "\u2026"
    after = "" if is_end else "\u2026"
    # One for one, so that places stay what they are.
    shown = _CONTROL.sub(" ", text[start:end])
    shift = len(before) - start
    ranges = [Range(s + shift, e - s) for s, e in found if start <= s and e <= end]
    return Excerpt(f"{before}{shown}{after}", ranges)


def _found(
    piece: Piece, positions: Collection[int], letters: Collection[str]
) -> list[tuple[int, int]]:
    """Return the places of what was looked for, in order, those that touch as one."""
    wanted = sorted(positions)
    if not wanted and not letters:
        return []
    folded = fold(piece.text)
    found: list[tuple[int, int]] = []
    for first, last in _places(folded.text, wanted, letters, piece.first):
        start, end = folded.start(first), folded.end(last)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _places(
    text: str, wanted: Sequence[int], letters: Collection[str], first: int
) -> Iterator[tuple[int, int]]:
    """Yield the first and the last letter of what was looked for in a folded text, in order."""
    inside = re.compile(f"[{re.escape(''.join(letters))}]") if letters else None
    number = first
    for match in WORD.finditer(text):
        if inside is None and (not wanted or number > wanted[-1]):
            return
        start, end = match.span()
        in_run = is_run(match)
        count, width = (end - start - 1, 2) if in_run else (1, end - start)
        hits = wanted[bisect_left(wanted, number) : bisect_left(wanted, number + count)]
        places = [(start + hit - number, start + hit - number + width - 1) for hit in hits]
        if inside is not None and RUN.match(match[0]):
            places += [(m.start(), m.start()) for m in inside.finditer(text, start, end)]
            places.sort()
        yield from places
        number += count


def _densest(found: Sequence[tuple[int, int]]) -> int:
    """Return where the piece with most findings begins, the first among equals."""
    best, most, ahead = 0, 0, 0
    for behind, (start, _) in enumerate(found):
        while ahead < len(found) and found[ahead][1] <= start + SEARCHED:
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
