"""Entity tags and the conditions built on them (RFC 9110 §8.8.3, §13.1).

A strong tag names the very bytes, so that of a compressed answer names its coding as well: `"3-br"`
(§8.8.3.3). A condition is about the state behind them, which is the same: here both are version 3.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

# Stands for `*` in a list of known versions; no aggregate has it.
ANY_VERSION = -1
# The same among the opaque texts of entity tags, of which no one of ours consists.
ANY_TAG = "*"

_TAG = re.compile(r'(?P<weak>W/)?"(?P<opaque>[\x21\x23-\x7e\x80-\xff]*)"')
_CODINGS = ("br", "gzip")
_VERSION = re.compile(rf"([1-9][0-9]{{0,17}})(?:-(?:{'|'.join(_CODINGS)}))?")


class ETagMalformed(ValueError):
    """The header is neither `*` nor a list of entity tags."""


@dataclass(frozen=True, slots=True)
class EntityTag:
    """One entity tag: its opaque text without the quotes, and whether it is weak."""

    opaque: str
    weak: bool = False

    @property
    def version(self) -> int | None:
        """The aggregate version that the tag names, or None when it is not one of ours."""
        match = _VERSION.fullmatch(self.opaque)
        return int(match[1]) if match else None


def format_etag(version: int) -> str:
    """Return the strong entity tag of an aggregate version: `3` becomes `"3"`."""
    return f'"{version}"'


def in_coding(etag: bytes, coding: str) -> bytes:
    """Return the tag of the same answer in a content coding; a weak one names no bytes."""
    if etag.startswith(b"W/"):
        return etag
    return b'%b-%b"' % (etag[:-1], coding.encode())


def names_coding(if_none_match: bytes, etag: bytes) -> str | None:
    """Return the coding in which a client holds the answer of a strong tag, as it says itself."""
    for coding in _CODINGS:
        if not etag.startswith(b"W/") and in_coding(etag, coding) in if_none_match:
            return coding
    return None


def parse_etags(header: str) -> list[EntityTag] | None:
    """Read an `If-Match` or `If-None-Match` field value; None stands for `*`.

    Empty list elements are allowed (RFC 9110 §5.6.1.2). Raises `ETagMalformed`.
    """
    if header.strip(" \t") == "*":
        return None
    tags: list[EntityTag] = []
    position, needs_comma = 0, False
    while position < len(header):
        if header[position] in " \t":
            position += 1
        elif header[position] == ",":
            position, needs_comma = position + 1, False
        else:
            match = _TAG.match(header, position)
            if match is None or needs_comma:
                raise ETagMalformed(header)
            tags.append(EntityTag(match["opaque"], match["weak"] is not None))
            position, needs_comma = match.end(), True
    if not tags:
        raise ETagMalformed(header)
    return tags


def expected_versions(if_match: str) -> list[int]:
    """Return the versions that an `If-Match` allows, by strong comparison (RFC 9110 §13.1.1).

    `[ANY_VERSION]` for `*`. A weak tag or a foreign one allows nothing, so the list may be empty:
    the condition is then false whatever the current version is. Raises `ETagMalformed`.
    """
    tags = parse_etags(if_match)
    if tags is None:
        return [ANY_VERSION]
    return [tag.version for tag in tags if not tag.weak and tag.version is not None]


def known_versions(if_none_match: str | None) -> list[int]:
    """Return the versions that the client holds, by weak comparison (RFC 9110 §13.1.2).

    `[ANY_VERSION]` for `*`, `[]` without the header. A malformed header counts as absent: the
    condition only saves bytes, and the full answer is always right.
    """
    if if_none_match is None:
        return []
    try:
        tags = parse_etags(if_none_match)
    except ETagMalformed:
        return []
    if tags is None:
        return [ANY_VERSION]
    return [tag.version for tag in tags if tag.version is not None]


def known_tags(if_none_match: str | None) -> list[str]:
    """Return the opaque tags that the client holds, by weak comparison; `[ANY_TAG]` for `*`.

    For answers that are not versions of an aggregate. Each is there with its coding and without.
    A malformed header counts as absent.
    """
    if if_none_match is None:
        return []
    try:
        tags = parse_etags(if_none_match)
    except ETagMalformed:
        return []
    if tags is None:
        return [ANY_TAG]
    whole = [tag.opaque for tag in tags]
    return whole + [tag.removesuffix(f"-{coding}") for tag in whole for coding in _CODINGS]


def is_known(opaque: str, if_none_match: str | None) -> bool:
    """Tell whether the client holds the answer with this opaque tag, by weak comparison."""
    tags = known_tags(if_none_match)
    return opaque in tags or ANY_TAG in tags


def known_since(if_none_match: str | None, if_modified_since: str | None) -> datetime | None:
    """Return the time of what the client holds, if it goes by time (RFC 9110 §13.1.3, §13.2.2).

    None beside `If-None-Match`, which counts alone, and for what is no date.
    """
    if if_none_match is not None or if_modified_since is None:
        return None
    try:
        moment = parsedate_to_datetime(if_modified_since)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
