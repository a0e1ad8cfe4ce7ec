"""API keys: credentials of programs, of which only a hash is kept."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from core.context import Database
from core.tokens import token_hash
from store.documents import ACTIVE
from store.session import first, statement

_SEEN_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Found:
    """What a key proves, and whether its time is over."""

    user_id: UUID
    scopes: frozenset[str]
    verified: bool
    expired: bool


# Using --------------------------------------------------------------------------------------------

# Asked for each request, so that a revoked key is refused at once by every process. That it was
# used is noted once in a while only: reading must not become writing.
_USE = statement(f"""
    WITH found AS (
        SELECT k.id, k.user_id, k.scopes, u.email_verified_at IS NOT NULL AS verified,
               k.expires_at <= clock_timestamp() AS expired
        FROM api_keys k JOIN users u ON u.id = k.user_id
        WHERE k.key_hash = :key_hash AND k.revoked_at IS NULL AND {ACTIVE}
    ), seen AS (
        UPDATE api_keys k SET last_used_at = clock_timestamp()
        FROM found
        WHERE k.id = found.id AND NOT found.expired
          AND (k.last_used_at IS NULL
               OR k.last_used_at < clock_timestamp() - make_interval(secs => {_SEEN_SECONDS}))
    )
    SELECT user_id, scopes, verified, expired FROM found""")


async def use(db: Database, key: str) -> Found | None:
    """Look a key up and note that it was used.

    None for one that nobody has, that was revoked, or whose owner may not sign in.
    """
    row = await first(db, _USE, key_hash=token_hash(key))
    if row is None:
        return None
    user_id, scopes, verified, expired = row
    return Found(user_id, frozenset(scopes), verified, expired)
