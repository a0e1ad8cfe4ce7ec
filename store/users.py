"""Accounts: registration, credentials, the owner's view of an account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from psycopg import errors

from core.context import Context, Unverified
from core.emails import email_key
from core.ids import new_id
from core.results import Conflict, Document, NotFound, version_matches
from core.text import casefold_key, in_one_line, nfc, one_line
from store import events
from store.documents import ACCOUNT, ACTIVE
from store.session import first, one, rows, statement

USERNAME_LENGTH = 30
_VARIATIONS = 12
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class UsernameTaken:
    """Somebody else has, or had, this username."""

    username: str


@dataclass(frozen=True, slots=True)
class Credentials:
    """What signing in needs to know of an account. No `password_hash`: it has no password."""

    user_id: UUID
    password_hash: str | None
    is_active: bool
    verified: bool


# Registration -------------------------------------------------------------------------------------

_TAKEN = statement("""
    SELECT EXISTS (SELECT FROM users WHERE email_key = :email_key),
           ARRAY(SELECT username_key FROM usernames WHERE username_key = ANY(:candidates))""")

_REGISTER = statement(f"""
    WITH made AS (
        INSERT INTO users (id, email, email_key, username, username_key, password_hash,
                           display_name, time_zone, locale, version, created_at, updated_at)
        SELECT :id, :email, :email_key, :username, :username_key, :password_hash, :display_name,
               :time_zone, :locale, 1, moment, moment
        FROM clock_timestamp() AS moment
        ON CONFLICT DO NOTHING
        RETURNING id, username, username_key, created_at AS moment
    ), named AS (
        INSERT INTO usernames (username_key, user_id, username)
        SELECT username_key, id, username FROM made
    ), {events.recording("made")}
    SELECT id FROM made""")

_REPEATED = statement("""
    INSERT INTO account_notices (user_id, kind, ip, created_at, last_at)
    SELECT id, 'registration_repeated', CAST(:ip AS inet), moment, moment
    FROM users, clock_timestamp() AS moment
    WHERE email_key = :email_key
    ON CONFLICT (user_id, kind) DO UPDATE
    SET times = least(account_notices.times::bigint + 1, 2147483647), ip = excluded.ip,
        last_at = excluded.last_at""")


async def register(
    ctx: Context,
    *,
    email: str,
    username: str,
    password_hash: str,
    display_name: str | None,
    time_zone: str,
    locale: str,
) -> UUID | None:
    """Open an account, under a free variation of the username when it is taken.

    Returns None when the address has an account already; the caller answers the same in both cases.
    That costs as many statements and a commit, too, so that the time does not answer otherwise: a
    notice to the owner is written.
    """
    key = email_key(email)
    wished = nfc(username)
    for attempt in range(_ATTEMPTS):
        free = await _free_username(ctx, email, wished, attempt)
        if free is None:
            await rows(ctx.db, _REPEATED, email_key=key, ip=ctx.request.ip)
            return None
        user_id = new_id()
        account: dict[str, object] = {
            "email": email,
            "username": free,
            "display_name": one_line(display_name) if display_name else wished,
            "time_zone": time_zone,
            "locale": locale,
        }
        made = await rows(
            ctx.db,
            _REGISTER,
            id=user_id,
            email_key=key,
            username_key=casefold_key(free),
            password_hash=password_hash,
            **account,
            **events.parameters(
                ctx, events.Event("user.registered", user_id, 1, account, actor_id=user_id)
            ),
        )
        if made:
            return user_id
    return None


async def _free_username(ctx: Context, email: str, wished: str, attempt: int) -> str | None:
    """Return a username that nobody has or had; None when the address is known."""
    candidates = [wished, *(_variation(wished, n) for n in range(2, _VARIATIONS))]
    # So many namesakes, or a race lost: a number that nobody else will draw.
    candidates.append(_variation(wished, new_id().int % 10**9))
    keys = [casefold_key(candidate) for candidate in candidates]
    known, taken = await one(ctx.db, _TAKEN, email_key=email_key(email), candidates=keys)
    if known:
        return None
    free = [c for c, key in zip(candidates, keys, strict=True) if key not in taken]
    return free[min(attempt, len(free) - 1)] if free else candidates[-1]


def _variation(username: str, number: int) -> str:
    """Put a number behind a username, within its length."""
    suffix = str(number)
    return username[: USERNAME_LENGTH - len(suffix)].rstrip("_-") + suffix


# Signing in ---------------------------------------------------------------------------------------

_CREDENTIALS = statement(f"""
    SELECT u.id, u.password_hash, {ACTIVE}, u.email_verified_at IS NOT NULL
    FROM users u WHERE u.email_key = :email_key""")

_REHASH = statement("UPDATE users SET password_hash = :password_hash WHERE id = :user_id")


async def credentials(ctx: Context, email: str) -> Credentials | None:
    """Find the account of an address, whatever its case; None when there is none.

    Outside of the unit: a password is hashed next, which is slow.
    """
    row = await first(ctx.db.outside, _CREDENTIALS, email_key=email_key(email))
    return None if row is None else Credentials(*row)


async def replace_password_hash(ctx: Context, user_id: UUID, password_hash: str) -> None:
    """Store the same password under newer parameters. The account did not change: no event."""
    await rows(ctx.db, _REHASH, user_id=user_id, password_hash=password_hash)


_IS_VERIFIED = statement("SELECT email_verified_at IS NOT NULL FROM users WHERE id = :user_id")


async def require_verified(ctx: Context) -> None:
    """Let nobody pass whose e-mail address is not confirmed. Raises `Unverified`.

    A credential that says so is believed, since a confirmed address stays confirmed. One that does
    not may be older than the confirmation: then the database knows.
    """
    if ctx.user.verified:
        return
    row = await first(ctx.db, _IS_VERIFIED, user_id=ctx.user.user_id)
    if row is None or not row[0]:
        raise Unverified


# The account --------------------------------------------------------------------------------------

_READ = statement(f"""
    SELECT u.version, CASE WHEN ARRAY[u.version, -1] && :known THEN NULL ELSE {ACCOUNT} END
    FROM users u WHERE u.id = :user_id""")

_LOCK = statement("""
    SELECT version, updated_at, email_key, pending_email, username, display_name, avatar_url,
           time_zone, locale
    FROM users WHERE id = :user_id FOR UPDATE""")

_PATCHABLE = ("pending_email", "username", "display_name", "avatar_url", "time_zone", "locale")

_UPDATE = statement(f"""
    WITH changed AS (
        UPDATE users
        SET username = :username, username_key = :username_key, display_name = :display_name,
            pending_email = :pending_email, avatar_url = :avatar_url,
            time_zone = :time_zone, locale = :locale,
            version = version + 1, updated_at = greatest(clock_timestamp(), updated_at)
        WHERE id = :user_id
        RETURNING *, updated_at AS moment
    ), {events.recording("changed")}
    SELECT u.version, {ACCOUNT} FROM changed u""")

_CLAIM_USERNAME = statement("""
    INSERT INTO usernames (username_key, user_id, username)
    VALUES (:username_key, :user_id, :username)
    ON CONFLICT (username_key) DO UPDATE SET username = excluded.username
    WHERE usernames.user_id = excluded.user_id
    RETURNING user_id""")


async def read(ctx: Context, user_id: UUID, known: Sequence[int] = ()) -> Document | None:
    """Read an account as its owner sees it; `known` versions are not rendered."""
    row = await first(ctx.db, _READ, user_id=user_id, known=list(known))
    return None if row is None else Document(*row)


async def patch(
    ctx: Context, user_id: UUID, expected: Sequence[int], changes: Mapping[str, object]
) -> Document | NotFound | Conflict | UsernameTaken:
    """Change fields of an account. Nothing changed: no event, the same version (domain rule D1).

    Another `email` is kept as the pending one until it is confirmed.
    """
    row = await first(ctx.db, _LOCK, user_id=user_id)
    if row is None:
        return NotFound()
    version, updated_at, own, *values = row
    if not version_matches(expected, version):
        return Conflict(version, updated_at, user_id)
    current = dict(zip(_PATCHABLE, values, strict=True))
    wished = _normalised(changes, own)
    changed = {k: v for k, v in wished.items() if current[k] != v}
    if not changed:
        return Document(*await one(ctx.db, _READ, user_id=user_id, known=[]))
    name = {**current, **changed}
    key = casefold_key(str(name["username"]))
    if "username" in changed and not await _claim(ctx, user_id, str(name["username"]), key):
        return UsernameTaken(str(name["username"]))
    event = events.Event("user.updated", user_id, version + 1, changed)
    parameters = events.parameters(ctx, event)
    return Document(
        *await one(ctx.db, _UPDATE, user_id=user_id, username_key=key, **name, **parameters)
    )


async def _claim(ctx: Context, user_id: UUID, username: str, key: str) -> bool:
    """Take a username; one's own former name may be taken again."""
    row = await first(ctx.db, _CLAIM_USERNAME, username_key=key, user_id=user_id, username=username)
    return row is not None


def _normalised(changes: Mapping[str, object], own: str) -> dict[str, object]:
    """Keep names as they are shown; an address that the account has already is not waited for."""
    wished = in_one_line(changes, "display_name")
    if isinstance(username := wished.get("username"), str):
        wished["username"] = nfc(username)
    if isinstance(email := wished.pop("email", None), str):
        wished["pending_email"] = None if email_key(email) == own else email
    return wished


# Addresses and passwords --------------------------------------------------------------------------

_LOCK_ADDRESS = statement("""
    SELECT version, email, email_verified_at IS NOT NULL
    FROM users WHERE id = :user_id FOR UPDATE""")

_CONFIRM = statement(f"""
    WITH changed AS (
        UPDATE users
        SET email = :email, email_key = :email_key, email_verified_at = clock_timestamp(),
            pending_email = CASE WHEN pending_email = :email THEN NULL ELSE pending_email END,
            version = version + 1, updated_at = greatest(clock_timestamp(), updated_at)
        WHERE id = :user_id
        RETURNING updated_at AS moment
    ), voided AS (
        UPDATE account_tokens SET used_at = clock_timestamp()
        WHERE user_id = :user_id AND kind = 'email_verification' AND used_at IS NULL
    ), {events.recording("changed")}
    SELECT 1 FROM changed""")


async def confirm_email(ctx: Context, user_id: UUID, email: str) -> bool:
    """Count an address as confirmed, and as the account's from now on.

    False when another account has it.
    """
    version, current, verified = await one(ctx.db, _LOCK_ADDRESS, user_id=user_id)
    if verified and current == email:
        return True
    change = {"email": email, "email_verified": True}
    event = events.Event("user.updated", user_id, version + 1, change, actor_id=user_id)
    address = {"email": email, "email_key": email_key(email)}
    try:
        await rows(ctx.db, _CONFIRM, user_id=user_id, **address, **events.parameters(ctx, event))
    except errors.UniqueViolation:
        return False
    return True


_WAITING = statement("""
    SELECT pending_email, email, email_verified_at IS NOT NULL
    FROM users WHERE id = :user_id""")


async def waiting_email(
    ctx: Context, user_id: UUID
) -> tuple[Literal["email_change", "email_verification"], str] | None:
    """Return the address that waits to be confirmed, and for what; None when none does."""
    row = await first(ctx.db, _WAITING, user_id=user_id)
    if row is None or (row[0] is None and row[2]):
        return None
    return ("email_verification", row[1]) if row[0] is None else ("email_change", row[0])


_PASSWORD = statement("SELECT password_hash FROM users WHERE id = :user_id")
_PERSONAL = statement("SELECT email, username FROM users WHERE id = :user_id")


async def password_hash(ctx: Context, user_id: UUID) -> str | None:
    """Return the hash of somebody's password, before it is compared, which is slow."""
    row = await first(ctx.db.outside, _PASSWORD, user_id=user_id)
    return None if row is None else row[0]


async def personal(ctx: Context, user_id: UUID) -> tuple[str, ...]:
    """Return the texts of an account that its password must not be."""
    row = await first(ctx.db.outside, _PERSONAL, user_id=user_id)
    return () if row is None else (row[0], row[1])
