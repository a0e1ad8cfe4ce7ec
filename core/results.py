"""What store functions answer: documents, pages, and the reasons why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict
from uuid import UUID

from core.etag import ANY_VERSION, format_etag
from core.paging import KeyPart


@dataclass(frozen=True, slots=True)
class Document:
    """One resource at one version, as JSON bytes that PostgreSQL rendered.

    `json` is None when the caller already holds this version (RFC 9110 §13.1.2), so nothing was
    rendered.
    """

    version: int
    json: bytes | None

    @property
    def etag(self) -> str:
        """The strong entity tag of this version."""
        return format_etag(self.version)

    @property
    def body(self) -> bytes:
        """The JSON bytes. Raises ValueError when nothing was rendered."""
        if self.json is None:
            raise ValueError("nothing was rendered: the caller holds this version")
        return self.json


@dataclass(frozen=True, slots=True)
class Page:
    """Some items of a list as JSON bytes, and the sort key to continue after.

    None on the last page.
    """

    items: Sequence[bytes]
    next_key: Sequence[KeyPart] | None

    def body(self, next_cursor: str | None) -> bytes:
        """Return `{"data": […], "next_cursor".

        …}`. The cursor is base64url, so it needs no escaping.
        """
        cursor = b"null" if next_cursor is None else b'"' + next_cursor.encode() + b'"'
        return b'{"data":[' + b",".join(self.items) + b'],"next_cursor":' + cursor + b"}"


@dataclass(frozen=True, slots=True)
class NotFound:
    """There is no such thing, or none that the caller may know of."""


@dataclass(frozen=True, slots=True)
class Forbidden:
    """The caller may see the thing and may not do this with it.

    `reason` is a sentence for people.
    """

    reason: str


class ConflictMembers(TypedDict):
    """What a client needs to merge.

    The present version, who made it and when, and its entity tag.
    """

    current_version: int
    updated_at: datetime
    updated_by: UUID | None
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """The thing is at another version than the caller expected."""

    version: int
    updated_at: datetime
    updated_by: UUID | None

    @property
    def members(self) -> ConflictMembers:
        """The members of the problem that tells the caller, its ETag included."""
        return {
            "current_version": self.version,
            "updated_at": self.updated_at,
            "updated_by": self.updated_by,
            "headers": {"ETag": format_etag(self.version)},
        }


@dataclass(frozen=True, slots=True)
class WrongState:
    """The thing is in a state that does not allow this."""

    status: str


def version_matches(expected: Sequence[int], current: int) -> bool:
    """Tell whether the caller expects the current version; `core.etag.ANY_VERSION` fits all."""
    return current in expected or ANY_VERSION in expected
