"""Idempotency keys: one effect per key, in the transaction of the effect."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import orjson

from core.context import Database
from store.session import first, jsonb, one, rows, statement

KEPT_HOURS = 24


@dataclass(frozen=True, slots=True)
class Replay:
    """The answer that the first request with this key got."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


@dataclass(frozen=True, slots=True)
class InProgress:
    """Another request with this key is running."""


@dataclass(frozen=True, slots=True)
class Reused:
    """The key was used with another request."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """The key is ours until the transaction ends; `remember` the answer before."""

    principal: str
    operation: str
    key: str
    fingerprint: bytes


# Two keys that hash to the same lock only make one of them wait for the other.
_TRY_LOCK = statement("SELECT pg_try_advisory_xact_lock(:lock)")

# After the lock, in a statement of its own: it sees what the holder before us committed.
_FIND = statement("""
    SELECT fingerprint, status, headers, body FROM idempotency_keys
    WHERE principal = :principal AND operation = :operation AND key = :key
      AND expires_at > clock_timestamp()""")

# An expired row may still be there; its key is free again.
_REMEMBER = statement(f"""
    INSERT INTO idempotency_keys (principal, operation, key, fingerprint, status, headers, body, expires_at)
    VALUES (:principal, :operation, :key, :fingerprint, :status, :headers, :body,
            clock_timestamp() + make_interval(hours => {KEPT_HOURS}))
    ON CONFLICT (principal, operation, key) DO UPDATE
    SET fingerprint = excluded.fingerprint, status = excluded.status, headers = excluded.headers,
        body = excluded.body, created_at = now(), expires_at = excluded.expires_at
    WHERE idempotency_keys.expires_at <= clock_timestamp()
    RETURNING key""")

_FORGET = statement("DELETE FROM idempotency_keys WHERE expires_at <= clock_timestamp()")


async def claim(
    db: Database, principal: str, operation: str, key: str, fingerprint: bytes
) -> Claimed | Replay | InProgress | Reused:
    """Take a key for this transaction, or learn what became of it.

    `principal` names the caller, so that keys of different callers never meet; `fingerprint` is a digest of the
    request. A rolled-back transaction leaves nothing: the retry simply runs.
    """
    if not (await one(db, _TRY_LOCK, lock=_lock_number(principal, operation, key)))[0]:
        return InProgress()
    row = await first(db, _FIND, principal=principal, operation=operation, key=key)
    if row is None:
        return Claimed(principal, operation, key, fingerprint)
    known, status, headers, body = row
    if bytes(known) != fingerprint:
        return Reused()
    return Replay(status, [(name, value) for name, value in orjson.loads(headers)], bytes(body))


async def remember(
    db: Database, claimed: Claimed, status: int, headers: list[tuple[str, str]], body: bytes
) -> None:
    """Keep the answer under a claimed key; it commits together with the effect."""
    await rows(
        db,
        _REMEMBER,
        principal=claimed.principal,
        operation=claimed.operation,
        key=claimed.key,
        fingerprint=claimed.fingerprint,
        status=status,
        headers=jsonb(headers),
        body=body,
    )


async def forget_expired(db: Database) -> None:
    """Delete keys whose day is over. A worker calls it now and then."""
    await rows(db, _FORGET)


def _lock_number(principal: str, operation: str, key: str) -> int:
    """Return the 64-bit number that stands for a key among the advisory locks."""
    digest = hashlib.sha256("\0".join((principal, operation, key)).encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)
