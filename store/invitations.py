"""Invitations to workspaces: made, sent by letter, withdrawn, accepted.

The events of a member begin with the invitation, whose id the membership takes over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from core.context import Context
from core.emails import email_key
from core.ids import new_id
from core.results import Document, Forbidden, NotFound
from store import events, jobs
from store.documents import ACTIVE, INVITATION, WORKSPACE
from store.session import first, one, rows, statement

GOOD_DAYS: Final = 7
MANAGERS: Final = ("owner", "admin")
NOT_A_MANAGER: Final = "Only owners and admins invite."
LETTER: Final = "mail_invitation"

_OPEN = "accepted_at IS NULL AND withdrawn_at IS NULL"
_PENDING = "i.accepted_at IS NULL AND i.withdrawn_at IS NULL"


@dataclass(frozen=True, slots=True)
class Expired:
    """The invitation was good for a while that is over."""


# Inviting -----------------------------------------------------------------------------------------

_LOCK = statement("""
    SELECT id FROM workspaces
    WHERE id = :workspace_id AND deleted_at IS NULL FOR NO KEY UPDATE""")

# After the lock: what others have committed meanwhile is seen.
_LOOK = statement(f"""
    SELECT m.role, i.id, i.version
    FROM memberships m
    LEFT JOIN invitations i ON i.workspace_id = m.workspace_id AND i.email_key = :email_key
                           AND {_PENDING}
    WHERE m.workspace_id = :workspace_id AND m.user_id = :user_id""")

# Who is invited again keeps the invitation's id, and its place in lists; the letter is a new one.
_INVITE = statement(f"""
    WITH i AS (
        INSERT INTO invitations AS old (id, workspace_id, invited_by, email, email_key, role,
                                        token_id, version, created_at, expires_at)
        SELECT :id, :workspace_id, :user_id, :email, :email_key, :role, :token_id, 1, moment,
               moment + make_interval(days => {GOOD_DAYS})
        FROM clock_timestamp() AS moment
        ON CONFLICT (workspace_id, email_key) WHERE {_OPEN} DO UPDATE
        SET invited_by = excluded.invited_by, email = excluded.email, role = excluded.role,
            token_id = excluded.token_id, expires_at = excluded.expires_at,
            version = old.version + 1
        RETURNING *, clock_timestamp() AS moment
    ), {events.recording("i")}
    SELECT i.version, {INVITATION} FROM i""")


def _event(
    kind: str, member: UUID, version: int, workspace_id: UUID, user_id: UUID | None
) -> events.Event:
    public = {"member_id": member, "user_id": user_id, "version": version}
    return events.Event(kind, member, version, {"user_id": user_id}, workspace_id, public)


async def invite(
    ctx: Context, workspace_id: UUID, *, email: str, role: str
) -> tuple[UUID, Document] | NotFound | Forbidden:
    """Invite an address, or invite it again, and have the letter sent; return id and document."""
    if await first(ctx.db, _LOCK, workspace_id=workspace_id) is None:
        return NotFound()
    where = {"workspace_id": workspace_id, "user_id": ctx.user.user_id}
    key = email_key(email)
    found = await first(ctx.db, _LOOK, email_key=key, **where)
    if found is None:
        return NotFound()
    own, pending_id, version = found
    if own not in MANAGERS:
        return Forbidden(NOT_A_MANAGER)
    invitation_id, token_id = pending_id or new_id(), new_id()
    event = _event("member.invited", invitation_id, (version or 0) + 1, workspace_id, None)
    made = await one(
        ctx.db,
        _INVITE,
        id=invitation_id,
        email=email,
        email_key=key,
        role=role,
        token_id=token_id,
        **where,
        **events.parameters(ctx, event),
    )
    await jobs.enqueue(ctx, LETTER, {"token_id": str(token_id)})
    return invitation_id, Document(*made)


# Sending ------------------------------------------------------------------------------------------

_LETTER = statement(f"""
    SELECT i.email, i.role, w.name, u.display_name, u.username
    FROM invitations i JOIN workspaces w ON w.id = i.workspace_id AND w.deleted_at IS NULL
    JOIN users u ON u.id = i.invited_by AND {ACTIVE}
    WHERE i.token_id = :token_id AND {_PENDING}
      AND i.expires_at > clock_timestamp()""")


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter of invitation says."""

    email: str
    role: str
    workspace: str
    display_name: str | None
    username: str


async def letter(ctx: Context, token_id: UUID) -> Letter | None:
    """Say what is to be sent; None when the invitation is no good any more."""
    row = await first(ctx.db.outside, _LETTER, token_id=token_id)
    return None if row is None else Letter(*row)


# Withdrawing --------------------------------------------------------------------------------------

_LOOK_AT = statement("""
    SELECT m.role, i.version, i.accepted_at IS NOT NULL, i.withdrawn_at IS NOT NULL
    FROM memberships m
    LEFT JOIN invitations i ON i.workspace_id = m.workspace_id AND i.id = :id
    WHERE m.workspace_id = :workspace_id AND m.user_id = :user_id""")

_WITHDRAW = statement(f"""
    WITH i AS (
        UPDATE invitations SET withdrawn_at = clock_timestamp(), version = version + 1
        WHERE id = :id RETURNING *, withdrawn_at AS moment
    ), {events.recording("i")}
    SELECT moment FROM event""")


async def withdraw(
    ctx: Context, workspace_id: UUID, invitation_id: UUID
) -> NotFound | Forbidden | None:
    """Take an invitation back, once or again."""
    if await first(ctx.db, _LOCK, workspace_id=workspace_id) is None:
        return NotFound()
    where = {"workspace_id": workspace_id, "user_id": ctx.user.user_id}
    found = await first(ctx.db, _LOOK_AT, id=invitation_id, **where)
    if found is None:
        return NotFound()
    own, version, is_accepted, is_withdrawn = found
    if own not in MANAGERS:
        return Forbidden(NOT_A_MANAGER)
    if version is None or is_accepted:
        return NotFound()
    if not is_withdrawn:
        event = _event("member.removed", invitation_id, version + 1, workspace_id, None)
        await rows(ctx.db, _WITHDRAW, id=invitation_id, **events.parameters(ctx, event))
    return None


# Accepting ----------------------------------------------------------------------------------------

_FIND = statement("""
    SELECT w.id FROM invitations i JOIN workspaces w ON w.id = i.workspace_id
    WHERE i.token_id = :token_id AND w.deleted_at IS NULL FOR NO KEY UPDATE OF w""")

_ACCEPTABLE = statement(f"""
    SELECT i.id, i.role, i.version, i.expires_at <= clock_timestamp(),
           i.email_key = u.email_key,
           EXISTS (SELECT FROM memberships m
                   WHERE m.workspace_id = i.workspace_id AND m.user_id = u.id)
    FROM invitations i, users u
    WHERE i.token_id = :token_id AND {_PENDING}
      AND u.id = :user_id""")

_USE = statement("""
    UPDATE invitations SET accepted_at = clock_timestamp() WHERE token_id = :token_id""")

_JOIN = statement(f"""
    WITH m AS (
        INSERT INTO memberships (id, workspace_id, user_id, role, version, created_at, updated_at)
        SELECT :id, :workspace_id, :user_id, :role, :version, moment, moment
        FROM clock_timestamp() AS moment
        RETURNING *, created_at AS moment
    ), {events.recording("m")}
    SELECT moment FROM event""")

_WORKSPACE = statement(f"""
    SELECT w.version, {WORKSPACE} FROM workspaces w
    JOIN memberships m ON m.workspace_id = w.id AND m.user_id = :user_id
    WHERE w.id = :workspace_id""")


async def accept(ctx: Context, token: str) -> tuple[UUID, Document] | NotFound | Expired:
    """Make the caller a member; return the workspace's id, and how it reads.

    Raises `NotElevated` for whoever has another address than the one that was written to, unless
    the password was given just now. A member stays what they are.
    """
    token_id = ctx.tokens.read_mail_token(token)
    held = None if token_id is None else await first(ctx.db, _FIND, token_id=token_id)
    if held is None:
        return NotFound()
    where = {"workspace_id": held[0], "user_id": ctx.user.user_id}
    found = await first(ctx.db, _ACCEPTABLE, token_id=token_id, user_id=ctx.user.user_id)
    if found is None:
        return NotFound()
    invitation_id, role, version, is_over, is_theirs, is_member = found
    if not is_theirs:
        _ = ctx.elevated_user
    if is_over:
        return Expired()
    await rows(ctx.db, _USE, token_id=token_id)
    if not is_member:
        event = _event("member.joined", invitation_id, version + 1, held[0], ctx.user.user_id)
        fields = {"id": invitation_id, "role": role, "version": version + 1}
        await one(ctx.db, _JOIN, **fields, **where, **events.parameters(ctx, event))
    return held[0], Document(*await one(ctx.db, _WORKSPACE, **where))
