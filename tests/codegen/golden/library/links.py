# DO NOT EDIT. Change library.yaml, then: python -m codegen generate library.yaml
"""Builds the paths of the contract from typed values, percent-encoded (RFC 3986).

A link of an answer is a function of its exchange, with the request that it leads to.
"""

from __future__ import annotations

from uuid import UUID

from codegen.runtime.expressions import Exchange
from codegen.runtime.links import segment
from codegen.runtime.senders import Outgoing, follow

from . import operations


def list_books() -> str:
    """GET /books: List books."""
    return "/books"


def read_book(book_id: UUID) -> str:
    """GET /books/{book_id}"""
    return f"/books/{segment(book_id)}"


def change_book(book_id: UUID) -> str:
    """PATCH /books/{book_id}"""
    return f"/books/{segment(book_id)}"


def read_cover(book_id: UUID) -> str:
    """GET /books/{book_id}/cover"""
    return f"/books/{segment(book_id)}/cover"


def follow_news() -> str:
    """GET /news"""
    return "/news"


def get_health() -> str:
    """GET /health"""
    return "/health"


def list_books_read(exchange: Exchange) -> Outgoing:
    """Link read of listBooks 200, to GET /books/{book_id}"""
    return follow(operations.READ_BOOK, exchange, {"book_id": "$response.body#/0/id"})


def add_book_change(exchange: Exchange, *, if_match: str) -> Outgoing:
    """Link change of addBook 201, to PATCH /books/{book_id}"""
    return follow(
        operations.CHANGE_BOOK,
        exchange,
        {"path.book_id": "$response.body#/id"},
        exchange.evaluate({"title": "{$request.body#/title}, again"}),
        if_match=if_match,
    )
