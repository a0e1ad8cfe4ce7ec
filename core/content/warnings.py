"""What was dropped or changed when HTML was derived from content, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

MAX_WARNINGS: Final = 100
_MAX_CITED: Final = 120


@dataclass(frozen=True, slots=True)
class Warning:  # noqa: A001 - the contract's word for it
    """One thing that the derived HTML does not show as it was written.

    `code` is stable, `detail` is for people. `line` and `column`, from 1, are in the source of
    Markdown and HTML; `block` is the index of a block, from 0.
    """

    code: str
    detail: str
    line: int | None = None
    column: int | None = None
    block: int | None = None

    def as_json(self) -> dict[str, str | int]:
        """Return the members that are set."""
        members = ("code", "detail", "line", "column", "block")
        values = {name: getattr(self, name) for name in members}
        return {name: value for name, value in values.items() if value is not None}


Place = tuple[int, int] | None


class Warnings:
    """Collects warnings: equal ones are one that counts, and beyond a bound all are counted."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Place] = {}
        self._counts: dict[tuple[str, str], int] = {}
        self._more = 0

    def is_known(self, code: str, detail: str) -> bool:
        """Count one more of an equal warning, or of those beyond the bound; False for a new one."""
        key = (code, detail)
        if key in self._counts:
            self._counts[key] += 1
            return True
        if len(self._counts) >= MAX_WARNINGS - 1:
            self._more += 1
            return True
        return False

    def add(self, code: str, detail: str, place: Place) -> None:
        """Add a warning; ask `is_known` before."""
        self._found[code, detail] = place
        self._counts[code, detail] = 1

    def all(self) -> tuple[Warning, ...]:
        """Return them in the order of the source, and how many more there were."""
        found = [self._one(key, place) for key, place in self._found.items()]
        found.sort(key=lambda warning: (warning.line or 0, warning.column or 0))
        if self._more:
            detail = f"{self._more:,} more of the kinds above, or of others, are not listed."
            found.append(Warning("more_warnings", detail))
        return tuple(found)

    def _one(self, key: tuple[str, str], place: Place) -> Warning:
        code, detail = key
        count = self._counts[key]
        line, column = place or (None, None)
        times = f" ({count:,} times, here first)" if count > 1 else ""
        return Warning(code, f"{detail}{times}", line, column)


class Source(Protocol):
    """Knows where in the source a piece of HTML stands."""

    def of(self, at: int, end: int) -> tuple[int, int]:
        """Return the place of what stands between two offsets."""


class Piece(Protocol):
    """A tag or a comment."""

    @property
    def at(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


class Reporter:
    """Adds warnings with the places of the tags that they are about."""

    def __init__(self, warnings: Warnings, places: Source) -> None:
        self._warnings = warnings
        self._places = places

    def warn(self, code: str, detail: str, piece: Piece) -> None:
        """Say what is not shown as it was written. Finding a place costs, so equal ones count."""
        if not self._warnings.is_known(code, detail):
            self._warnings.add(code, detail, self._places.of(piece.at, piece.end))


def cited(text: str) -> str:
    """Return a text within quotation marks, on one line, and no longer than a warning needs."""
    line = " ".join(text.split())
    return f'"{line if len(line) <= _MAX_CITED else line[: _MAX_CITED - 1] + chr(0x2026)}"'
