"""Descriptors of events: what the contract's `webhooks` say of each message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """One message. `pointer` is where its payload's schema stands, `model` the class that views it.

    Both are None for a message without a body.
    """

    name: str
    pointer: str | None = None
    model: Any = None
    summary: str = ""
