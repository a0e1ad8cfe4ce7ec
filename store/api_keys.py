"""API keys: credentials of programs, of which only a hash is kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from core.context import Context, Database
from core.ids import new_id
from core.paging import KeyPart
from core.results import Page
from core.text import one_line
from core.tokens import API_KEY_PREFIX, new_api_key, token_hash
from store.documents import ACTIVE, API_KEY
from store.session import first, one, rows, statement

_SEEN_SECONDS = 60
_SHOWN = 4


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


# Making -------------------------------------------------------------------------------------------

_CREATE = statement(f"""
    WITH k AS (
        INSERT INTO api_keys (id, user_id, name, prefix, last_four, key_hash, scopes, created_at,
                              expires_at)
        SELECT :id, :user_id, :name, :prefix, :last_four, :key_hash, :scopes, moment,
               moment + make_interval(days => CAST(:days AS integer))
        FROM clock_timestamp() AS moment
        RETURNING *
    )
    SELECT {API_KEY} FROM k""")


async def create(
    ctx: Context, user_id: UUID, name: str, scopes: Collection[str], days: int
) -> tuple[UUID, str, bytes]:
    """Make a key; return its id, the key, this once, and how it reads from now on."""
    key_id, key = new_id(), new_api_key()
    (document,) = await one(
        ctx.db,
        _CREATE,
        id=key_id,
        user_id=user_id,
        name=one_line(name),
        prefix=key[: len(API_KEY_PREFIX) + _SHOWN],
        last_four=key[-_SHOWN:],
        key_hash=token_hash(key),
        scopes=sorted(scopes),
        days=days,
    )
    return key_id, key, document


# Listing ------------------------------------------------------------------------------------------

_LIST = statement(f"""
    SELECT k.id, {API_KEY} FROM api_keys k
    WHERE k.user_id = :user_id AND k.revoked_at IS NULL
      AND (CAST(:after AS uuid) IS NULL OR k.id < CAST(:after AS uuid))
    ORDER BY k.id DESC LIMIT :limit""")


async def page(ctx: Context, user_id: UUID, limit: int, after: list[KeyPart] | None = None) -> Page:
    """List somebody's keys that are not revoked, expired ones too, newest first."""
    last = after[0] if after else None
    found = await rows(ctx.db, _LIST, user_id=user_id, after=last, limit=limit + 1)
    more = len(found) > limit
    return Page([row[1] for row in found[:limit]], [str(found[limit - 1][0])] if more else None)


# Ending -------------------------------------------------------------------------------------------

_REVOKE = statement("""
    UPDATE api_keys SET revoked_at = coalesce(revoked_at, clock_timestamp())
    WHERE id = :key_id AND user_id = :user_id
    RETURNING id""")

_REVOKE_ALL = statement("""
    UPDATE api_keys SET revoked_at = clock_timestamp()
    WHERE user_id = :user_id AND revoked_at IS NULL""")


async def revoke(ctx: Context, user_id: UUID, key_id: UUID) -> bool:
    """Revoke one of somebody's own keys; again is fine. False when they have no such key."""
    return await first(ctx.db, _REVOKE, key_id=key_id, user_id=user_id) is not None


async def revoke_all(ctx: Context, user_id: UUID) -> None:
    """Revoke every key of somebody."""
    await rows(ctx.db, _REVOKE_ALL, user_id=user_id)
