"""Marks a handler that is still to be written: it type-checks, and does not count as there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

F = TypeVar("F", bound=Callable[..., object])
_MARK = "__unimplemented__"


def unimplemented(function: F) -> F:
    """Mark a function as a stub: the router treats its operation as having no handler."""
    setattr(function, _MARK, True)
    return function


def is_unimplemented(function: object) -> bool:
    """Tell whether a handler is missing or only a stub."""
    return function is None or getattr(function, _MARK, False) is True
