"""Members of workspaces, and what may become of them.

Whatever changes who is a member, or in which role, holds the workspace's row while it looks and
decides, so that a workspace never loses its last owner to two who leave at the same time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final
from uuid import UUID

from core.context import Context
from core.paging import KeyPart
from core.results import Conflict, Document, Forbidden, NotFound, Page, version_matches
from store import events
from store.documents import MEMBER, PENDING_MEMBER
from store.session import Row, Statement, first, one, rows, statement

OWNER = "owner"
RANKS: Final = {OWNER: 4, "admin": 3, "editor": 2, "viewer": 1}
MANAGERS = ("owner", "admin")

NOT_A_MANAGER = "Only owners and admins manage members."


@dataclass(frozen=True, slots=True)
class LastOwner:
    """The workspace would be left without an owner."""


@dataclass(frozen=True, slots=True)
class RoleExceedsOwn:
    """The caller's role is below one that is given or taken."""


# Reading ------------------------------------------------------------------------------------------

_PENDING = "i.accepted_at IS NULL AND i.withdrawn_at IS NULL"
_MEMBERS = f"""SELECT 0 AS part, m.user_id AS id, {MEMBER} AS document
    FROM memberships m JOIN users a ON a.id = m.user_id
    WHERE m.workspace_id = me.workspace_id"""
_INVITED = f"""SELECT 1 AS part, i.id, {PENDING_MEMBER} AS document
    FROM invitations i
    WHERE i.workspace_id = me.workspace_id AND {_PENDING} AND i.expires_at > clock_timestamp()
      AND me.role IN ('owner', 'admin')"""
ACTIVE, PENDING = "active", "pending"
_PARTS: Final = {ACTIVE: (_MEMBERS, "m.user_id"), PENDING: (_INVITED, "i.id")}
# The ids before all and after all: a part that has not begun, and one that is over.
_BEGIN, _END = UUID(int=0), UUID(int=2**128 - 1)


@cache
def _list(status: str | None) -> Statement:
    """Compile the list of members. Whoever is one gets at least one row, maybe empty."""
    parts = [
        f"({select} AND {key} > CAST(:{name} AS uuid) ORDER BY {key} LIMIT :limit)"
        for name, (select, key) in _PARTS.items()
        if status in (None, name)
    ]
    return statement(f"""
        SELECT t.part, t.id, t.document
        FROM (SELECT m.workspace_id, m.role
              FROM memberships m JOIN workspaces w ON w.id = m.workspace_id
              WHERE m.workspace_id = :workspace_id AND m.user_id = :user_id
                AND w.deleted_at IS NULL) AS me
        LEFT JOIN LATERAL ({" UNION ALL ".join(parts)}) AS t ON true
        ORDER BY t.part, t.id LIMIT :limit""")


async def page(
    ctx: Context,
    workspace_id: UUID,
    status: str | None,
    limit: int,
    after: list[KeyPart] | None = None,
) -> Page | None:
    """List members, and those who are invited; None when the caller is no member."""
    part, last_id = after or (0, _BEGIN)
    found = await rows(
        ctx.db,
        _list(status),
        workspace_id=workspace_id,
        user_id=ctx.user.user_id,
        active=_END if part else last_id,
        pending=last_id if part else _BEGIN,
        limit=limit + 1,
    )
    if not found:
        return None
    shown = [row for row in found if row[1] is not None]
    last = shown[limit - 1] if len(shown) > limit else None
    key = None if last is None else [last[0], str(last[1])]
    return Page([row[2] for row in shown[:limit]], key)


# Changing -----------------------------------------------------------------------------------------

_LOCK = statement("""
    SELECT id FROM workspaces
    WHERE id = :workspace_id AND deleted_at IS NULL FOR NO KEY UPDATE""")

# After the lock: what others have committed meanwhile is seen.
_LOOK = statement("""
    SELECT (SELECT role FROM memberships
            WHERE workspace_id = :workspace_id AND user_id = :user_id),
           t.id, t.role, t.version, t.updated_at,
           (SELECT count(*) FROM memberships
            WHERE workspace_id = :workspace_id AND role = 'owner')
    FROM (SELECT) AS once
    LEFT JOIN memberships t ON t.workspace_id = :workspace_id AND t.user_id = :member_id""")

_READ = statement(f"""
    SELECT m.version, {MEMBER} FROM memberships m JOIN users a ON a.id = m.user_id
    WHERE m.id = :id""")

_CHANGE = statement(f"""
    WITH m AS (
        UPDATE memberships SET role = :role, version = version + 1,
               updated_at = greatest(clock_timestamp(), updated_at)
        WHERE id = :id RETURNING *, updated_at AS moment
    ), {events.recording("m")}
    SELECT m.version, {MEMBER} FROM m JOIN users a ON a.id = m.user_id""")

_REMOVE = statement(f"""
    WITH m AS (
        DELETE FROM memberships WHERE id = :id
        RETURNING greatest(clock_timestamp(), updated_at) AS moment
    ), {events.recording("m")}
    SELECT moment FROM event""")


async def _look(ctx: Context, workspace_id: UUID, member_id: UUID) -> Row | None:
    """Hold the workspace until the commit, and see what a change of a member hangs on.

    The caller's role (None: no member); the member's id, role, version and last change; how many
    owners there are. None when there is no such workspace.
    """
    if await first(ctx.db, _LOCK, workspace_id=workspace_id) is None:
        return None
    where = {"workspace_id": workspace_id, "user_id": ctx.user.user_id, "member_id": member_id}
    return await one(ctx.db, _LOOK, **where)


def _change(
    kind: str,
    member: UUID,
    version: int,
    workspace_id: UUID,
    user_id: UUID | None,
    **change: object,
) -> events.Event:
    public = {"member_id": member, "user_id": user_id, "version": version}
    return events.Event(kind, member, version, change, workspace_id, public)


Refusal = NotFound | Forbidden | RoleExceedsOwn | LastOwner


def _forbids(found: Row | None, *, leaves: bool = False, role: str | None = None) -> Refusal | None:
    """Say why the caller may not change a member, or give this role; None: they may.

    Permission comes before existence: who does not manage members does not learn who is one.
    """
    if found is None or found[0] is None:
        return NotFound()
    own, row_id, current, *_ = found
    if leaves:
        return None
    if own not in MANAGERS:
        return Forbidden(NOT_A_MANAGER)
    if row_id is None:
        return NotFound()
    if max(RANKS[current], RANKS[role or current]) > RANKS[own]:
        return RoleExceedsOwn()
    return None


async def change_role(
    ctx: Context, workspace_id: UUID, member_id: UUID, expected: Sequence[int], role: str | None
) -> Document | Refusal | Conflict:
    """Give a member another role. Nothing changed: no event, the same version."""
    found = await _look(ctx, workspace_id, member_id)
    refusal = _forbids(found, role=role)
    if found is None or refusal is not None:
        return refusal or NotFound()
    _, row_id, current, version, updated_at, owners = found
    if not version_matches(expected, version):
        return Conflict(version, updated_at, None)
    if role in (None, current):
        return Document(*await one(ctx.db, _READ, id=row_id))
    if current == OWNER and owners == 1:
        return LastOwner()
    event = _change("member.role_changed", row_id, version + 1, workspace_id, member_id, role=role)
    return Document(
        *await one(ctx.db, _CHANGE, id=row_id, role=role, **events.parameters(ctx, event))
    )


async def remove(ctx: Context, workspace_id: UUID, member_id: UUID) -> Refusal | None:
    """Take a member out of a workspace, who may be the caller."""
    found = await _look(ctx, workspace_id, member_id)
    refusal = _forbids(found, leaves=member_id == ctx.user.user_id)
    if found is None or refusal is not None:
        return refusal or NotFound()
    _, row_id, current, version, _, owners = found
    if current == OWNER and owners == 1:
        return LastOwner()
    event = _change("member.removed", row_id, version + 1, workspace_id, member_id)
    await one(ctx.db, _REMOVE, id=row_id, **events.parameters(ctx, event))
    return None
