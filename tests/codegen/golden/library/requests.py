# DO NOT EDIT. Change library.yaml, then: python -m codegen generate library.yaml
"""What a handler is given: one frozen dataclass per operation with input.

Values are valid and typed. An absent optional parameter is its default, else None.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from . import models


@dataclass(frozen=True, slots=True)
class ListBooks:
    """GET /books: List books."""

    limit: int = 10
    since: date | None = None
    tag: list[str] | None = None
    shelf: models.ListBooksShelf | None = None
    x_trace: UUID | None = None
    session: str | None = None
    accept: Literal["application/json", "text/csv"] = "application/json"


@dataclass(frozen=True, slots=True)
class AddBook:
    """POST /books: Add a book."""

    body: models.BookCreate | str
    media_type: Literal["application/json", "text/plain"]


@dataclass(frozen=True, slots=True)
class ReadBook:
    """GET /books/{book_id}"""

    book_id: UUID


@dataclass(frozen=True, slots=True)
class ChangeBook:
    """PATCH /books/{book_id}"""

    book_id: UUID
    if_match: str
    body: models.BookPatch | None = None


@dataclass(frozen=True, slots=True)
class ReadCover:
    """GET /books/{book_id}/cover"""

    book_id: UUID


@dataclass(frozen=True, slots=True)
class ReplaceCover:
    """PUT /books/{book_id}/cover"""

    book_id: UUID
    body: models.ReplaceCoverBody | models.ReplaceCoverBodyAny | bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class FollowNews:
    """GET /news"""

    last_event_id: str | None = None
