"""Idempotency keys: one effect per key, recorded in the transaction of the effect."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from core.context import Database
from store.session import Guard, WriteUnit, first, statement

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


class Known(RuntimeError):
    """The key has an answer, which `find` gives."""


_CLAIM = statement("SELECT idempotency_claim(:lock, :principal, :operation, :key)")
_REFUSALS = {"DB001": InProgress, "DB002": Known}
"""By the SQLSTATE of the function of migration 0020."""

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


def claim(unit: WriteUnit, principal: str, operation: str, key: str) -> None:
    """Have a unit take a key when it begins, in the round trip of its first statement.

    `principal` names the caller, so that keys of different callers never meet. A rolled-back
    transaction leaves nothing: the retry simply runs. That statement, or `unit.start`, raises
    `InProgress` at once, without waiting, or `Known`; then nothing of the unit has been run.
    """
    lock = _lock_number(principal, operation, key)
    step = _CLAIM.with_(lock=lock, principal=principal, operation=operation, key=key)
    unit.guard = Guard(step, _REFUSALS)


async def find(db: Database, principal: str, operation: str, key: str) -> Record | None:
    """Return the answer that a key got; None when its time is over."""
    row = await first(db, _FIND, principal=principal, operation=operation, key=key)
    return None if row is None else Record(bytes(row[0]), row[1], row[2], bytes(row[3]))


def keep(unit: WriteUnit, principal: str, operation: str, key: str, record: Record) -> None:
    """Keep the answer under a claimed key: it is written with the commit of the effect."""
    step = _KEEP.with_(
        principal=principal,
        operation=operation,
        key=key,
        fingerprint=record.fingerprint,
        status=record.status,
        headers=record.headers.decode(),
        body=record.body,
    )
    unit.last.append(step)


def _lock_number(principal: str, operation: str, key: str) -> int:
    """Return the 64-bit number that stands for a key among the advisory locks."""
    digest = hashlib.sha256(f"{principal}\0{operation}\0{key}".encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)
