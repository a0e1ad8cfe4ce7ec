"""Keyset cursors: opaque, authenticated, bound to the list that issued them."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

KeyPart = str | int | None

_FORMAT = b"\x01"
_BINDING_BYTES = 8
_MAC_BYTES = 16
_MAX_CHARACTERS = 1024


class CursorInvalid(ValueError):
    """The cursor was not made by this server, or was altered."""


class CursorMismatch(ValueError):
    """The cursor is genuine but belongs to another list: other filters, sort or operation."""


class Cursors:
    """Makes and reads cursors under one secret key.

    A cursor holds the sort key of the last row shown and a digest of the list it belongs to. It
    grants no access: the list it continues checks the caller again.
    """

    def __init__(self, key: bytes, *previous: bytes) -> None:
        self._key = key
        self._keys = (key, *previous)

    def encode(self, operation: str, filters: Mapping[str, object], key: Sequence[KeyPart]) -> str:
        """Return the cursor that continues the list after the row with this sort key."""
        payload = json.dumps(list(key), separators=(",", ":"), ensure_ascii=False).encode()
        body = _FORMAT + _binding(operation, filters) + payload
        return base64.urlsafe_b64encode(body + _mac(self._key, body)).rstrip(b"=").decode()

    def decode(self, operation: str, filters: Mapping[str, object], cursor: str) -> list[KeyPart]:
        """Return the sort key inside a cursor. Raises `CursorInvalid` or `CursorMismatch`."""
        body = self._authenticated(cursor)
        start = len(_FORMAT) + _BINDING_BYTES
        if not hmac.compare_digest(body[len(_FORMAT) : start], _binding(operation, filters)):
            raise CursorMismatch(operation)
        key: list[KeyPart] = json.loads(body[start:])
        return key

    def of(self, operation: str, **filters: object) -> Pager:
        """Return the cursors of one list, which its operation and filters identify."""
        return Pager(self, operation, filters)

    def _authenticated(self, cursor: str) -> bytes:
        """Return the signed bytes, or raise `CursorInvalid` when no key of ours signed them."""
        raw = _decoded(cursor)
        body, mac = raw[:-_MAC_BYTES], raw[-_MAC_BYTES:]
        if not any(hmac.compare_digest(mac, _mac(key, body)) for key in self._keys):
            raise CursorInvalid
        return body


@dataclass(frozen=True, slots=True)
class Pager:
    """The cursors of one list: one operation with one set of filters."""

    cursors: Cursors
    operation: str
    filters: Mapping[str, object]

    def after(self, cursor: str | None) -> list[KeyPart] | None:
        """Return the sort key to continue after; None at the beginning.

        Raises `CursorInvalid` or `CursorMismatch`.
        """
        if cursor is None:
            return None
        return self.cursors.decode(self.operation, self.filters, cursor)

    def next(self, key: Sequence[KeyPart] | None) -> str | None:
        """Return the cursor that continues after a sort key; None after the last page."""
        return None if key is None else self.cursors.encode(self.operation, self.filters, key)


def _decoded(cursor: str) -> bytes:
    """Undo base64url. Only the canonical spelling passes, so one position has one cursor."""
    if len(cursor) > _MAX_CHARACTERS or not cursor.isascii():
        raise CursorInvalid
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise CursorInvalid from None
    if base64.urlsafe_b64encode(raw).rstrip(b"=").decode() != cursor:
        raise CursorInvalid
    if len(raw) < len(_FORMAT) + _BINDING_BYTES + _MAC_BYTES or not raw.startswith(_FORMAT):
        raise CursorInvalid
    return raw


def _binding(operation: str, filters: Mapping[str, object]) -> bytes:
    """Digest the list's identity. Filters that are absent (None) are as if never named."""
    present = {name: str(value) for name, value in filters.items() if value is not None}
    text = json.dumps([operation, present], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).digest()[:_BINDING_BYTES]


def _mac(key: bytes, body: bytes) -> bytes:
    return hmac.digest(key, body, "sha256")[:_MAC_BYTES]
