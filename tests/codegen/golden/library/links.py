# DO NOT EDIT. Change library.yaml, then: python -m codegen generate library.yaml
"""Builds the paths of the contract from typed values, percent-encoded (RFC 3986)."""

from __future__ import annotations

from uuid import UUID

from codegen.runtime.links import segment


def list_books() -> str:
    """GET /books: List books."""
    return "/books"


def read_book(book_id: UUID) -> str:
    """GET /books/{book_id}"""
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
