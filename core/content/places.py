"""Places in the source of content, by line and column from 1."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from core.content.tokens import Start

_POSITION: Final = re.compile(r"([0-9]{1,9}):([0-9]{1,9})-([0-9]{1,9}):([0-9]{1,9})")
SOURCEPOS: Final = "data-sourcepos"


class Lines:
    """The lines of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, at: int) -> tuple[int, int]:
        """Return the line and the column of an offset."""
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a place; beyond the last line, of that line."""
        return self._starts[min(line, len(self._starts)) - 1] + column - 1

    def of_bytes(self, line: int, column: int) -> tuple[int, int]:
        """Return the place of a column that counts bytes of UTF-8, as Comrak's do."""
        start = self.offset(line, 1)
        before = self._text[start : start + column - 1].encode()[: column - 1]
        return line, len(before.decode(errors="ignore")) + 1


class HtmlPlaces:
    """Places in HTML that is itself the source."""

    def __init__(self, source: str) -> None:
        self._lines = Lines(source)

    def see(self, token: Start) -> None:
        """Take note of a start tag."""

    def of(self, at: int, _end: int) -> tuple[int, int]:
        """Return the place of what stands at an offset."""
        return self._lines.place(at)


class MarkdownPlaces:
    """Places in Markdown of what is in the HTML that was rendered from it.

    The renderer writes the places of its own elements. HTML that the author wrote is found in the
    source after the last of them.
    """

    def __init__(self, source: str, rendered: str) -> None:
        self._source = source
        self._rendered = rendered
        self._lines = Lines(source)
        self._last = (1, 1)
        self._at = -1
        self._from = 0

    def see(self, token: Start) -> None:
        """Take note of a start tag, which may say its place."""
        match = _POSITION.fullmatch(token.attributes.get(SOURCEPOS, ""))
        if match is not None and 0 not in (place := (int(match[1]), int(match[2]))):
            self._at, self._last = token.at, place

    def of(self, at: int, end: int) -> tuple[int, int]:
        """Return the place of what stands at an offset of the rendered HTML."""
        last = self._lines.of_bytes(*self._last)
        if at == self._at:
            return last
        written = self._rendered[at:end]
        start = max(self._lines.offset(*last), self._from)
        found = self._source.find(written, start) if written else -1
        if found < 0:
            return last
        self._from = found
        return self._lines.place(found)


class BlockPlaces:
    """Places in blocks of what is in the HTML of each: the number of the block, from 1."""

    def __init__(self, parts: Sequence[str]) -> None:
        self._starts = [0, *accumulate(len(part) + 1 for part in parts)]

    def see(self, token: Start) -> None:
        """Take note of a start tag."""

    def of(self, at: int, _end: int) -> tuple[int, int]:
        """Return the block of what stands at an offset of the joined HTML."""
        return bisect_right(self._starts, at), 1


Places = HtmlPlaces | MarkdownPlaces | BlockPlaces
