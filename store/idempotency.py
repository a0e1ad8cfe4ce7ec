"""Idempotency keys: one effect per key, recorded in the transaction of the effect."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from core.context import Context
from store.session import first, one, rows, statement

KEPT_HOURS = 24


@dataclass(frozen=True, slots=True)
class Record:
    """The answer that the first request with a key got. `headers` is JSON: pairs in an array.

    `fingerprint` is a digest of the request, to tell it from another one under the same key.
    """

    fingerprint: bytes
    status: int
    headers: bytes
    body: bytes


class InProgress(RuntimeError):
    """Another request with this key is being answered now."""


# Two keys that hash to the same lock only get in each other's way for a moment.
_TRY_LOCK = statement("SELECT pg_try_advisory_xact_lock(:lock)")

# After the lock, in a statement of its own: it sees what the holder before us committed.
_FIND = statement("""
    SELECT fingerprint, status, headers, body FROM idempotency_keys
    WHERE principal = :principal AND operation = :operation AND key = :key
      AND expires_at > clock_timestamp()""")

# An expired row may still be there; its key is free again.
_KEEP = statement(f"""
    INSERT INTO idempotency_keys (principal, operation, key, fingerprint, status, headers, body,
    expires_at)
    VALUES (:principal, :operation, :key, :fingerprint, :status, :headers, :body,
            clock_timestamp() + make_interval(hours => {KEPT_HOURS}))
    ON CONFLICT (principal, operation, key) DO UPDATE
    SET fingerprint = excluded.fingerprint, status = excluded.status, headers = excluded.headers,
        body = excluded.body, created_at = now(), expires_at = excluded.expires_at""")


async def claim(ctx: Context, principal: str, operation: str, key: str) -> Record | None:
    """Take a key for this transaction.

    Return the answer of an earlier request, or None for the first.

    `principal` names the caller, so that keys of different callers never meet. A rolled-back
    transaction leaves nothing: the retry simply runs. Raises `InProgress` at once, without
    waiting.
    """
    lock = _lock_number(principal, operation, key)
    if not (await one(ctx.db, _TRY_LOCK, lock=lock))[0]:
        raise InProgress
    where = {"principal": principal, "operation": operation, "key": key}
    row = await first(ctx.db, _FIND, **where)
    return None if row is None else Record(bytes(row[0]), row[1], row[2], bytes(row[3]))


async def keep(ctx: Context, principal: str, operation: str, key: str, record: Record) -> None:
    """Keep the answer under a claimed key; it commits together with the effect."""
    await rows(
        ctx.db,
        _KEEP,
        principal=principal,
        operation=operation,
        key=key,
        fingerprint=record.fingerprint,
        status=record.status,
        headers=record.headers.decode(),
        body=record.body,
    )


def _lock_number(principal: str, operation: str, key: str) -> int:
    """Return the 64-bit number that stands for a key among the advisory locks."""
    digest = hashlib.sha256(f"{principal}\0{operation}\0{key}".encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)
