# DO NOT EDIT. Change library.yaml, then: python -m codegen generate library.yaml
"""What has to be written: one Protocol per tag, one method per operation.

A plain module of `async def create_post(ctx: Context, req: CreatePost) -> CreatePost201: ...` is
one; a type checker names the function that is missing or mistyped.
"""

from __future__ import annotations

from typing import Protocol, TypeVar

from . import problems, requests, responses

C = TypeVar("C", contravariant=True)


class Books(Protocol[C]):
    """What may be borrowed."""

    async def list_books(self, ctx: C, req: requests.ListBooks, /) -> (
        responses.ListBooks200
        | responses.ListBooks200Csv
        | problems.TitleTaken
        | problems.Changed
    ):
        """GET /books: List books.

        Newest first.
        """
        ...

    async def add_book(self, ctx: C, req: requests.AddBook, /) -> (
        responses.AddBook201
        | problems.TitleTaken
        | problems.Changed
    ):
        """POST /books: Add a book."""
        ...

    async def read_book(self, ctx: C, req: requests.ReadBook, /) -> (
        responses.ReadBook200
        | responses.ReadBook304
        | problems.TitleTaken
        | problems.Changed
    ):
        """GET /books/{book_id}"""
        ...

    async def change_book(self, ctx: C, req: requests.ChangeBook, /) -> (
        responses.ChangeBook204
        | problems.TitleTaken
        | problems.Changed
    ):
        """PATCH /books/{book_id}"""
        ...


class Covers(Protocol[C]):
    """The operations tagged covers."""

    async def read_cover(self, ctx: C, req: requests.ReadCover, /) -> (
        responses.ReadCover200
        | responses.ReadCoverDefault
    ):
        """GET /books/{book_id}/cover"""
        ...

    async def replace_cover(self, ctx: C, req: requests.ReplaceCover, /) -> (
        responses.ReplaceCover204
    ):
        """PUT /books/{book_id}/cover"""
        ...

    async def follow_news(self, ctx: C, req: requests.FollowNews, /) -> responses.FollowNews200:
        """GET /news"""
        ...


class Default(Protocol[C]):
    """The operations tagged default."""

    async def get_health(self, ctx: C, /) -> responses.GetHealth204:
        """GET /health"""
        ...

    # mypy names what is missing only if something is there, as this always is.
    def __repr__(self) -> str: ...
