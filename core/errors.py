"""Failures that are nobody's mistake: what the machine could not do just now."""

from __future__ import annotations


class Unavailable(Exception):
    """A backing service cannot answer now.

    The same request may succeed after `retry_after` seconds.
    """

    def __init__(self, reason: str, *, retry_after: int = 1) -> None:
        super().__init__(reason)
        self.retry_after = retry_after
