# DO NOT EDIT. Change library.yaml, then: python -m codegen generate library.yaml
"""The events of the contract: names, payloads, and where each payload's schema stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from codegen.runtime.events import Event

from . import models

EventName = Literal["book.added"]

EVENTS: Mapping[EventName, Event] = {
    "book.added": Event(
        name="book.added",
        pointer="/components/schemas/BookAdded",
        model=models.BookAdded,
        summary="A book was added.",
    ),
}
