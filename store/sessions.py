"""Sessions: sign-ins, refresh token rotation (domain rule D11), and what ends them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from core.context import Context, Database
from core.ids import new_id
from core.paging import KeyPart
from core.results import Page
from core.tokens import new_refresh_token, token_hash
from store.documents import ACTIVE, SESSION
from store.session import first, one, rows, statement

ABSOLUTE_DAYS = 30
IDLE_DAYS = 14
GRACE_SECONDS = 10
_USER_AGENT_LENGTH = 512

# Of an ended or expired session nothing may be used again.
_ALIVE = "s.revoked_at IS NULL AND s.expires_at > clock_timestamp()"


@dataclass(frozen=True, slots=True)
class Grant:
    """A session with a refresh token to hand out; `session` is its JSON."""

    session_id: UUID
    user_id: UUID
    scopes: frozenset[str]
    verified: bool
    refresh_token: str
    session: bytes


@dataclass(frozen=True, slots=True)
class Unknown:
    """No such refresh token, or its session was ended."""


@dataclass(frozen=True, slots=True)
class Expired:
    """The refresh token, or its session, is too old."""


@dataclass(frozen=True, slots=True)
class Reused:
    """A used token came again: its whole family is revoked now."""

    session_id: UUID


@dataclass(frozen=True, slots=True)
class Suspended:
    """The account may not sign in."""


class Superseded(RuntimeError):
    """What proved who somebody is was good a moment ago, and is not any more."""


# Starting -----------------------------------------------------------------------------------------

# The password was compared outside of this transaction. Whoever changes it locks the same row, and
# ends the sessions that there are after that: none can slip in between with the old one.
_CREATE = statement(f"""
    WITH known AS (
        SELECT FROM users u
        WHERE u.id = :user_id AND {ACTIVE}
          AND (CAST(:password_hash AS text) IS NULL OR u.password_hash = :password_hash)
        FOR SHARE
    ), s AS (
        INSERT INTO sessions (id, user_id, scopes, user_agent, ip, created_at, last_used_at,
        expires_at)
        SELECT :current, :user_id, :scopes, :user_agent, CAST(:ip AS inet), moment, moment,
               moment + make_interval(days => {ABSOLUTE_DAYS})
        FROM clock_timestamp() AS moment, known
        RETURNING *
    ), token AS (
        INSERT INTO refresh_tokens (token_hash, session_id, user_agent, ip, created_at, expires_at)
        SELECT :token_hash, id, user_agent, ip, created_at,
        created_at + make_interval(days => {IDLE_DAYS})
        FROM s
    )
    SELECT {SESSION} FROM s""")


async def create(
    ctx: Context,
    user_id: UUID,
    scopes: Collection[str],
    *,
    verified: bool = False,
    password_hash: str | None = None,
) -> Grant:
    """Start a session for somebody who has just proved who they are.

    `verified` says that the e-mail address is confirmed; `password_hash` is that of the password
    which was the proof. Raises `Superseded` when it is not the account's any more.
    """
    session_id, token = new_id(), new_refresh_token()
    row = await first(
        ctx.db,
        _CREATE,
        current=session_id,
        user_id=user_id,
        scopes=sorted(scopes),
        token_hash=token_hash(token),
        password_hash=password_hash,
        **_device(ctx),
    )
    if row is None:
        raise Superseded
    return Grant(session_id, user_id, frozenset(scopes), verified, token, row[0])


def _device(ctx: Context) -> dict[str, object]:
    agent = ctx.request.user_agent
    return {"user_agent": agent and agent[:_USER_AGENT_LENGTH], "ip": ctx.request.ip}


# Rotating -----------------------------------------------------------------------------------------

# The single winner: of any number of requests with one token, exactly one finds it unused.
_USE = statement(f"""
    UPDATE refresh_tokens t SET used_at = clock_timestamp()
    FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE t.token_hash = :token_hash AND t.used_at IS NULL AND t.revoked_at IS NULL
      AND t.expires_at > clock_timestamp() AND s.id = t.session_id AND {_ALIVE} AND {ACTIVE}
    RETURNING t.session_id, u.email_verified_at IS NOT NULL""")

_SUCCEED = statement(f"""
    WITH s AS (
        UPDATE sessions
        SET last_used_at = greatest(clock_timestamp(), last_used_at),
            user_agent = coalesce(:user_agent, user_agent), ip = coalesce(CAST(:ip AS inet), ip)
        WHERE id = :current
        RETURNING *
    ), token AS (
        INSERT INTO refresh_tokens (token_hash, session_id, parent_hash, user_agent, ip,
        created_at, expires_at)
        SELECT :child_hash, id, :token_hash, user_agent, ip, last_used_at,
               least(last_used_at + make_interval(days => {IDLE_DAYS}), expires_at)
        FROM s
    )
    SELECT s.user_id, s.scopes, {SESSION} FROM s""")

_EXAMINE = statement(f"""
    SELECT s.id, s.user_id, s.scopes, {_ALIVE} AND t.revoked_at IS NULL,
           s.expires_at <= clock_timestamp() OR (t.used_at IS NULL
           AND t.expires_at <= clock_timestamp()),
           {ACTIVE},
           t.used_at > clock_timestamp() - make_interval(secs => {GRACE_SECONDS})
               AND child.used_at IS NULL AND child.revoked_at IS NULL,
           child.token_hash, u.email_verified_at IS NOT NULL
    FROM refresh_tokens t
    JOIN sessions s ON s.id = t.session_id
    JOIN users u ON u.id = s.user_id
    LEFT JOIN refresh_tokens child ON child.parent_hash = t.token_hash
    WHERE t.token_hash = :token_hash""")


async def rotate(ctx: Context, token: str) -> Grant | Unknown | Expired | Reused | Suspended:
    """Exchange a refresh token for its successor.

    One winner under concurrency. Within 10 seconds the immediately previous token gives the
    same successor again, while that is unused. Any other use of a used token revokes the
    family; the caller lets the unit commit and answers `Reused`.
    """
    used = await first(ctx.db, _USE, token_hash=token_hash(token))
    if used is None:
        return await _explain(ctx, token)
    session_id, verified = used
    child = ctx.tokens.successor(token)
    user_id, scopes, session = await one(
        ctx.db,
        _SUCCEED,
        current=session_id,
        token_hash=token_hash(token),
        child_hash=token_hash(child),
        **_device(ctx),
    )
    return Grant(session_id, user_id, frozenset(scopes), verified, child, session)


async def _explain(ctx: Context, token: str) -> Grant | Unknown | Expired | Reused | Suspended:
    """Tell a repeated request, a thief, and a token that is simply too old from each other."""
    row = await first(ctx.db, _EXAMINE, token_hash=token_hash(token))
    if row is None:
        return Unknown()
    session_id, user_id, scopes, alive, expired, active, in_grace, child_hash, verified = row
    if not alive or expired:
        return Expired() if expired else Unknown()
    if not active:
        return Suspended()
    child = _same_successor(ctx, token, child_hash) if in_grace else None
    if child is None:
        await revoke_family(ctx.db, session_id, "refresh token reuse")
        return Reused(session_id)
    (session,) = await one(ctx.db, _RENDER, current=session_id)
    return Grant(session_id, user_id, frozenset(scopes), verified, child, session)


def _same_successor(ctx: Context, token: str, child_hash: bytes) -> str | None:
    """Derive the successor again, under whichever secret made it."""
    return next(
        (child for child in ctx.tokens.successors(token) if token_hash(child) == child_hash), None
    )


_RENDER = statement(f"SELECT {SESSION} FROM sessions s WHERE s.id = :current")

# Listing ------------------------------------------------------------------------------------------

_LIST = statement(f"""
    SELECT s.id, {SESSION} FROM sessions s
    WHERE s.user_id = :user_id AND {_ALIVE} AND (CAST(:after AS uuid) IS NULL
    OR s.id < CAST(:after AS uuid))
    ORDER BY s.id DESC LIMIT :limit""")


async def page(ctx: Context, user_id: UUID, limit: int, after: list[KeyPart] | None = None) -> Page:
    """List somebody's live sessions, newest first."""
    current = ctx.who.session_id if ctx.who else None
    found = await rows(
        ctx.db,
        _LIST,
        user_id=user_id,
        current=current,
        after=after[0] if after else None,
        limit=limit + 1,
    )
    more = len(found) > limit
    return Page([row[1] for row in found[:limit]], [str(found[limit - 1][0])] if more else None)


# Ending -------------------------------------------------------------------------------------------

_REVOKE = statement("""
    UPDATE sessions SET revoked_at = coalesce(revoked_at, clock_timestamp()),
                        revoked_reason = coalesce(revoked_reason, :reason)
    WHERE id = :session_id AND user_id = :user_id
    RETURNING id""")

_REVOKE_ALL = statement(f"""
    UPDATE sessions s SET revoked_at = clock_timestamp(), revoked_reason = :reason
    WHERE s.user_id = :user_id AND {_ALIVE} AND s.id IS DISTINCT FROM CAST(:keep AS uuid)
    RETURNING s.id""")

# `last_used_at` is when a session was last given an access token.
_ELEVATE = statement(f"""
    UPDATE sessions s SET last_used_at = greatest(clock_timestamp(), s.last_used_at)
    FROM users u
    WHERE s.id = :session_id AND u.id = s.user_id AND {_ALIVE} AND {ACTIVE}
    RETURNING u.email_verified_at IS NOT NULL""")

_REVOKE_FAMILY = statement("""
    WITH s AS (
        UPDATE sessions SET revoked_at = clock_timestamp(), revoked_reason = :reason
        WHERE id = :session_id AND revoked_at IS NULL
    )
    UPDATE refresh_tokens SET revoked_at = clock_timestamp()
    WHERE session_id = :session_id AND revoked_at IS NULL""")

_REVOKED = statement(f"""
    SELECT id FROM sessions
    WHERE revoked_at > clock_timestamp() - make_interval(secs => :seconds)
    UNION
    SELECT s.id FROM users u JOIN sessions s ON s.user_id = u.id
    WHERE NOT ({ACTIVE})
      AND s.last_used_at > clock_timestamp() - make_interval(secs => :seconds)""")

_IS_LIVE = statement(f"""
    SELECT EXISTS (SELECT FROM sessions s JOIN users u ON u.id = s.user_id
                   WHERE s.id = :session_id AND {_ALIVE} AND {ACTIVE})""")


async def revoke(ctx: Context, user_id: UUID, session_id: UUID) -> bool:
    """End one of somebody's own sessions; again is fine. False when they have no such session."""
    row = await first(ctx.db, _REVOKE, session_id=session_id, user_id=user_id, reason="signed out")
    return row is not None


async def revoke_all(ctx: Context, user_id: UUID, reason: str, *, keep: UUID | None = None) -> None:
    """End every session of somebody, but for one to keep."""
    ended = await rows(ctx.db, _REVOKE_ALL, user_id=user_id, reason=reason, keep=keep)
    ctx.ended_sessions.extend(row[0] for row in ended)


async def elevate(ctx: Context, session_id: UUID) -> bool | None:
    """Note that a session gets an access token for one who gave the password again.

    Tells whether the address is confirmed; None when the session has ended meanwhile.
    """
    row = await first(ctx.db, _ELEVATE, session_id=session_id)
    return None if row is None else bool(row[0])


async def revoke_family(db: Database, session_id: UUID, reason: str) -> None:
    """End a session with all its refresh tokens."""
    await rows(db, _REVOKE_FAMILY, session_id=session_id, reason=reason)


async def revoked_within(db: Database, seconds: int) -> set[UUID]:
    """Return the sessions ended in the last seconds: access tokens of them may still be alive.

    Those of accounts that may not be used count as ended; `last_used_at` is when a session was
    last given an access token.
    """
    return {row[0] for row in await rows(db, _REVOKED, seconds=seconds)}


async def is_live(db: Database, session_id: UUID) -> bool:
    """Tell whether a session may be used: not ended, not expired, its account in good standing."""
    return bool((await one(db, _IS_LIVE, session_id=session_id))[0])
