"""Failures that any operation may meet: what the machine, or an account, has no room for."""

from __future__ import annotations


class TextQuotaExceeded(Exception):
    """An account keeps as much text as it may, which is so many bytes."""

    def __init__(self, quota: int) -> None:
        super().__init__(quota)
        self.quota = quota


class Unavailable(Exception):
    """A backing service cannot answer now.

    The same request may succeed after `retry_after` seconds.
    """

    def __init__(self, reason: str, *, retry_after: int = 1) -> None:
        super().__init__(reason)
        self.retry_after = retry_after
