"""Byte ranges of an answer: what `Range` and `If-Range` ask for (RFC 9110 §13.1.5 and §14)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RANGE = re.compile(r"bytes=[ \t]*(?:(\d{1,18})-(\d{0,18})|-(\d{1,18}))[ \t]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ByteRange:
    """A part of a representation: the bytes from `start` up to, not including, `end`."""

    start: int
    end: int

    @property
    def size(self) -> int:
        """How many bytes these are: the Content-Length of a 206."""
        return self.end - self.start

    def content_range(self, length: int) -> str:
        """Return the Content-Range of a 206 whose whole has `length` bytes."""
        return f"bytes {self.start}-{self.end - 1}/{length}"


class Unsatisfiable(Exception):
    """The range begins behind the end, or has no bytes: 416, with `content_range`."""

    def __init__(self, length: int) -> None:
        super().__init__(length)
        self.content_range = f"bytes */{length}"


def select_range(
    wanted: str | None, if_range: str | None, *, length: int, etag: str
) -> ByteRange | None:
    """Return the one range of `length` bytes that a request asks for; None to send everything.

    That is also for several ranges, for units other than bytes, for what cannot be read (§14.2),
    and when `If-Range` names another version, or a date, which a strong entity tag does not
    compare with. Raises Unsatisfiable.
    """
    if wanted is None or (if_range is not None and (if_range != etag or etag.startswith("W/"))):
        return None
    match = _RANGE.fullmatch(wanted)
    if match is None:
        return None
    first, last, suffix = match.groups()
    if suffix is not None:
        start, end = max(length - int(suffix), 0), length
    else:
        start, end = int(first), length if not last else min(int(last) + 1, length)
        if last and int(last) < start:
            return None
    if start >= end:
        raise Unsatisfiable(length)
    return ByteRange(start, end)
