# DO NOT EDIT. Change library.yaml, then: python -m codegen generate library.yaml
"""What a handler may answer: one frozen dataclass per operation, status and media type.

Documented headers are fields. A JSON body is a model, or `Json`: bytes already in its shape.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from codegen.runtime import Events, Json, Response
from codegen.runtime.responses import HeaderStyle, check_status

from . import models


@dataclass(frozen=True, slots=True)
class ListBooks200(Response):
    """GET /books: List books.

    200: One page.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "cache_control": "Cache-Control",
        "x_total": "X-Total",
        "link": "Link",
    }
    body: list[models.Book] | Json[list[models.Book]]
    x_total: int
    cache_control: Literal["no-store"] = "no-store"
    link: str | None = None


@dataclass(frozen=True, slots=True)
class ListBooks200Csv(Response):
    """GET /books: List books.

    200: One page.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "text/csv"
    header_names: ClassVar[Mapping[str, str]] = {
        "cache_control": "Cache-Control",
        "x_total": "X-Total",
        "link": "Link",
    }
    body: str | AsyncIterator[bytes]
    x_total: int
    cache_control: Literal["no-store"] = "no-store"
    link: str | None = None


@dataclass(frozen=True, slots=True)
class AddBook201(Response):
    """POST /books: Add a book.

    201: Added.
    """

    status: ClassVar[int] = 201
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"location": "Location", "etag": "ETag"}
    body: models.Book | Json[models.Book]
    location: str
    etag: str


@dataclass(frozen=True, slots=True)
class ReadBook200(Response):
    """GET /books/{book_id}

    200: The book.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    body: models.Book | Json[models.Book]


@dataclass(frozen=True, slots=True)
class ReadBook304(Response):
    """GET /books/{book_id}

    304: Unchanged.
    """

    status: ClassVar[int] = 304
    media_type: ClassVar[str | None] = None


@dataclass(frozen=True, slots=True)
class ChangeBook204(Response):
    """PATCH /books/{book_id}

    204: Changed.
    """

    status: ClassVar[int] = 204
    media_type: ClassVar[str | None] = None


@dataclass(frozen=True, slots=True)
class ReadCover200(Response):
    """GET /books/{book_id}/cover

    200: The picture.
    """

    status: ClassVar[int] = 200
    media_type: str  # type: ignore[misc]
    body: bytes | AsyncIterator[bytes]


@dataclass(frozen=True, slots=True)
class ReadCoverDefault(Response):
    """GET /books/{book_id}/cover

    default: Anything else.
    """

    media_type: ClassVar[str | None] = "application/json"
    status: int  # type: ignore[misc]
    body: dict[str, Any] | Json[dict[str, Any]]

    def __post_init__(self) -> None:
        check_status(self.status, "default")


@dataclass(frozen=True, slots=True)
class ReplaceCover204(Response):
    """PUT /books/{book_id}/cover

    204: Replaced.
    """

    status: ClassVar[int] = 204
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {"x_size": "X-Size", "x_place": "X-Place"}
    header_styles: ClassVar[Mapping[str, HeaderStyle]] = {"x_size": "explode", "x_place": "json"}
    x_size: models.ReplaceCover204XSize | None = None
    x_place: models.Place1 | models.Place2 | None = None


@dataclass(frozen=True, slots=True)
class FollowNews200(Response):
    """GET /news

    200: What happens in the library.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "text/event-stream"
    body: Events[models.BookAdded]


@dataclass(frozen=True, slots=True)
class GetHealth204(Response):
    """GET /health

    204: Alive.
    """

    status: ClassVar[int] = 204
    media_type: ClassVar[str | None] = None
