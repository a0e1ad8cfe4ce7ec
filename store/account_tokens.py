"""Tokens that are sent to owners of accounts: made, looked up for the mail, used once.

What is stored of a token is its row's id; the token is derived from that by a key of the server.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from core.context import Context, Database
from core.emails import email_key
from core.ids import new_id
from store.documents import ACTIVE
from store.session import first, rows, statement

Kind = Literal["email_verification", "email_change", "password_reset"]

MINUTES: dict[Kind, int] = {
    "email_verification": 24 * 60,
    "email_change": 24 * 60,
    "password_reset": 30,
}
CHANGES_PER_HOUR = 3
"""Letters about another address that one account causes in an hour, to whatever addresses.

How many an address gets of any kind is counted when they are sent (`store/letters.py`).
"""


# The account's own address, not what somebody typed: texts that are the same after folding may be
# mailboxes of two people.
_ADDRESS = "CASE t.kind WHEN 'email_change' THEN t.email ELSE u.email END"


# Asking -------------------------------------------------------------------------------------------

# The same statement, the same row, whether the address has an account or not: the worker finds out.
_ASK = statement("""
    INSERT INTO account_tokens (id, user_id, kind, email, email_key, created_at, expires_at)
    SELECT :id, (SELECT u.id FROM users u WHERE u.email_key = :email_key), :kind, :email,
           :email_key, moment, moment + make_interval(mins => CAST(:minutes AS integer))
    FROM clock_timestamp() AS moment""")

_ASK_OWN = statement("""
    INSERT INTO account_tokens (id, user_id, kind, email, email_key, created_at, expires_at)
    SELECT :id, :user_id, :kind, :email, :email_key, moment,
           moment + make_interval(mins => CAST(:minutes AS integer))
    FROM clock_timestamp() AS moment""")

_VOID = statement("""
    UPDATE account_tokens SET used_at = clock_timestamp()
    WHERE user_id = :user_id AND kind = :kind AND used_at IS NULL""")


async def ask(ctx: Context, kind: Kind, email: str) -> UUID:
    """Make a token for whoever has this address, who may be nobody; return its id.

    The worker derives the token from the id, and sends it.
    """
    token_id = new_id()
    await rows(ctx.db, _ASK, id=token_id, kind=kind, **_addressed(kind, email))
    return token_id


async def ask_own(ctx: Context, user_id: UUID, kind: Kind, email: str) -> UUID:
    """Make a token for an address of somebody who has signed in; return its id."""
    token_id = new_id()
    await rows(ctx.db, _ASK_OWN, id=token_id, user_id=user_id, kind=kind, **_addressed(kind, email))
    return token_id


def _addressed(kind: Kind, email: str) -> dict[str, object]:
    return {"email": email, "email_key": email_key(email), "minutes": MINUTES[kind]}


async def void(ctx: Context, user_id: UUID, kind: Kind) -> None:
    """Let no token of this kind, sent to somebody before, be good for anything."""
    await rows(ctx.db, _VOID, user_id=user_id, kind=kind)


# Sending ------------------------------------------------------------------------------------------

_CHANGES_THIS_HOUR = """(
    SELECT count(*) FROM account_tokens o
    WHERE o.user_id = t.user_id AND o.kind = t.kind AND o.created_at <= t.created_at
      AND o.created_at > t.created_at - interval '1 hour')"""

_TO_SEND = statement(f"""
    SELECT t.kind, {_ADDRESS}, u.username, u.email_verified_at IS NOT NULL,
           EXISTS (SELECT FROM users other WHERE other.email_key = t.email_key AND other.id <> u.id)
    FROM account_tokens t JOIN users u ON u.id = t.user_id AND {ACTIVE}
    WHERE t.id = :id AND t.used_at IS NULL AND t.expires_at > clock_timestamp()
      AND CASE WHEN t.kind = 'email_change'
               THEN u.pending_email = t.email AND {_CHANGES_THIS_HOUR} <= {CHANGES_PER_HOUR}
               ELSE t.email_key = u.email_key END""")

_FORGET = statement("DELETE FROM account_tokens WHERE id = :id AND user_id IS NULL")

_NOTIFIED = statement(f"SELECT u.email, u.username FROM users u WHERE u.id = :user_id AND {ACTIVE}")


@dataclass(frozen=True, slots=True)
class Addressed:
    """A token that waits to be sent.

    `verified`: the account's address is confirmed. `taken`: another account has the address that
    this is sent to.
    """

    kind: Kind
    email: str
    username: str
    verified: bool
    taken: bool


async def to_send(db: Database, token_id: UUID) -> Addressed | None:
    """Say to whom a token goes; None when there is nobody, no need, or too many came before."""
    row = await first(db, _TO_SEND, id=token_id)
    return None if row is None else Addressed(*row)


async def forget_stranger(ctx: Context, token_id: UUID) -> None:
    """Remove a token that was asked for with an address which has no account."""
    await rows(ctx.db, _FORGET, id=token_id)


async def owner(db: Database, user_id: UUID) -> tuple[str, str] | None:
    """Return somebody's address and username, to write to them; None when nobody is to be."""
    row = await first(db, _NOTIFIED, user_id=user_id)
    return None if row is None else (row[0], row[1])


# Using --------------------------------------------------------------------------------------------

_OUTSTANDING = f"""t.used_at IS NULL AND t.expires_at > clock_timestamp()
      AND t.kind = ANY(CAST(:kinds AS text[])) AND u.id = t.user_id AND {ACTIVE}
      AND (t.email_key = u.email_key OR (t.kind = 'email_change' AND u.pending_email = t.email))"""

_PEEK = statement(f"""
    SELECT t.id, t.kind, t.user_id, {_ADDRESS}, u.username
    FROM account_tokens t, users u WHERE t.id = :id AND {_OUTSTANDING}""")

# One winner: of any number of requests with one token, exactly one finds it unused. What was asked
# for before it is worth nothing any more.
_TAKE = statement(f"""
    WITH taken AS (
        UPDATE account_tokens t SET used_at = clock_timestamp() FROM users u
        WHERE t.id = :id AND {_OUTSTANDING}
        RETURNING t.id, t.kind, t.user_id, {_ADDRESS} AS email, u.username
    ), others AS (
        UPDATE account_tokens o SET used_at = clock_timestamp() FROM taken
        WHERE o.user_id = taken.user_id AND o.kind = taken.kind AND o.id <> taken.id
          AND o.used_at IS NULL
    )
    SELECT id, kind, user_id, email, username FROM taken""")


@dataclass(frozen=True, slots=True)
class Token:
    """A token that somebody was sent and has shown."""

    id: UUID
    kind: Kind
    user_id: UUID
    email: str
    username: str


async def peek(ctx: Context, text: str, *kinds: Kind) -> Token | None:
    """Look whether a token is good, without using it and without beginning the transaction."""
    return await _find(ctx, ctx.db.outside, text, kinds, taking=False)


async def take(ctx: Context, text: str, *kinds: Kind) -> Token | None:
    """Use a token up; None when it is no good, or was used before."""
    return await _find(ctx, ctx.db, text, kinds, taking=True)


async def _find(
    ctx: Context, db: Database, text: str, kinds: tuple[Kind, ...], *, taking: bool
) -> Token | None:
    token_id = ctx.tokens.read_mail_token(text)
    if token_id is None:
        return None
    row = await first(db, _TAKE if taking else _PEEK, id=token_id, kinds=list(kinds))
    return None if row is None else Token(*row)
