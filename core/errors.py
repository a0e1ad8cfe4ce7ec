"""Failures outside of any operation: of the machine, an account's room, a request's way in."""

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


class RequestBroken(Exception):
    """A request that cannot be read to its end: it is malformed, or comes too slowly.

    `kind` names the problem that is answered, `detail` says what is wrong.
    """

    def __init__(self, kind: str, detail: str) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
