# DO NOT EDIT. Change library.yaml, then: python -m codegen generate library.yaml
"""Builds the requests of the document's webhooks and callbacks.

Each function returns an `Outgoing`, which a `Sender` of your own sends with any HTTP client.
"""

from __future__ import annotations

from codegen.runtime import Json, Parameter
from codegen.runtime.expressions import Exchange
from codegen.runtime.senders import Message, Outgoing, build

from . import models

BOOK_ADDED_MESSAGE = Message(
    name="book.added",
    method="POST",
    media_type="application/json",
    statuses=("200",),
)

ADD_BOOK_DELIVERED_MESSAGE = Message(
    name="delivered",
    method="POST",
    parameters=(
        Parameter(
            name="attempt",
            field="attempt",
            location="query",
            required=True,
            pointer="/paths/~1books/post/callbacks/delivered/{$request.header.X-Notify}~1books/post/parameters/0/schema",
            types=("integer",),
            style="form",
            explode=True,
        ),
    ),
    media_type="application/json",
    statuses=("204",),
)


def book_added(url: str, body: models.BookAdded | Json[models.BookAdded] | None = None) -> Outgoing:
    """POST book.added: A book was added."""
    return build(BOOK_ADDED_MESSAGE, url, body)


def add_book_delivered(
    exchange: Exchange,
    body: models.Book | Json[models.Book],
    *,
    attempt: int,
) -> Outgoing:
    """POST callback delivered of addBook"""
    return build(
        ADD_BOOK_DELIVERED_MESSAGE,
        exchange.text("{$request.header.X-Notify}/books"),
        body,
        attempt=attempt,
    )
