"""Workspaces and the roles of their members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from core.context import Context
from core.ids import new_id
from core.paging import KeyPart
from core.results import Conflict, Document, Forbidden, NotFound, Page, version_matches
from core.text import in_one_line, one_line
from store import events
from store.documents import WORKSPACE
from store.session import first, one, rows, statement

MANAGERS = ("owner", "admin")

# Who is not a member does not learn that the workspace exists.
_MINE = """workspaces w JOIN memberships m ON m.workspace_id = w.id AND m.user_id = :user_id
    AND w.deleted_at IS NULL"""


# Creating -----------------------------------------------------------------------------------------

_CREATE = statement(f"""
    WITH w AS (
        INSERT INTO workspaces (id, name, description, publishing, trash_retention_days, version,
                                created_at, updated_at, updated_by)
        SELECT :id, :name, :description, :publishing, :trash_retention_days, 1, moment, moment,
               :user_id
        FROM clock_timestamp() AS moment
        RETURNING *, created_at AS moment
    ), m AS (
        INSERT INTO memberships (id, workspace_id, user_id, role, version, created_at, updated_at)
        SELECT :member_id, id, :user_id, 'owner', 1, moment, moment FROM w
        RETURNING role
    ), {events.recording("w")}, {events.recording("event", "joined")}
    SELECT w.version, {WORKSPACE} FROM w, m""")


async def create(
    ctx: Context, *, name: str, description: str | None, publishing: str, trash_retention_days: int
) -> tuple[UUID, Document]:
    """Make a workspace whose owner is the caller; return its id and how it reads."""
    workspace_id, owner_id, member_id = new_id(), ctx.user.user_id, new_id()
    fields: dict[str, object] = {
        "name": one_line(name),
        "description": description,
        "publishing": publishing,
        "trash_retention_days": trash_retention_days,
    }
    event = events.Event(
        "workspace.created", workspace_id, 1, {**fields, "owner_id": owner_id}, workspace_id
    )
    joined = events.Event(
        "member.joined",
        member_id,
        1,
        {"user_id": owner_id, "role": "owner"},
        workspace_id,
        public={"member_id": member_id, "user_id": owner_id, "version": 1},
    )
    row = await one(
        ctx.db,
        _CREATE,
        id=workspace_id,
        user_id=owner_id,
        member_id=member_id,
        **fields,
        **events.parameters(ctx, event),
        **events.parameters(ctx, joined, "joined"),
    )
    return workspace_id, Document(*row)


# Reading ------------------------------------------------------------------------------------------

_READ = statement(f"""
    SELECT w.version, CASE WHEN ARRAY[w.version, -1] && :known THEN NULL ELSE {WORKSPACE} END
    FROM {_MINE} WHERE w.id = :workspace_id""")

_LIST = statement(f"""
    SELECT w.id, {WORKSPACE} FROM {_MINE}
    WHERE CAST(:after AS uuid) IS NULL OR m.workspace_id < CAST(:after AS uuid)
    ORDER BY m.workspace_id DESC LIMIT :limit""")


async def read(ctx: Context, workspace_id: UUID, known: Sequence[int] = ()) -> Document | None:
    """Read a workspace of the caller's; None when there is none, or none of theirs."""
    row = await first(
        ctx.db, _READ, workspace_id=workspace_id, user_id=ctx.user.user_id, known=list(known)
    )
    return None if row is None else Document(*row)


async def page(ctx: Context, limit: int, after: list[KeyPart] | None = None) -> Page:
    """List the caller's workspaces, newest first."""
    found = await rows(
        ctx.db,
        _LIST,
        user_id=ctx.user.user_id,
        after=after[0] if after else None,
        limit=limit + 1,
    )
    more = len(found) > limit
    return Page([row[1] for row in found[:limit]], [str(found[limit - 1][0])] if more else None)


# Changing -----------------------------------------------------------------------------------------

_LOCK = statement(f"""
    SELECT m.role, w.version, w.updated_at, w.updated_by,
           w.name, w.description, w.publishing, w.trash_retention_days
    FROM {_MINE} WHERE w.id = :workspace_id FOR UPDATE OF w""")

_PATCHABLE = ("name", "description", "publishing", "trash_retention_days")

_UPDATE = statement(f"""
    WITH w AS (
        UPDATE workspaces
        SET name = :name, description = :description, publishing = :publishing,
            trash_retention_days = :trash_retention_days, version = version + 1,
            updated_at = greatest(clock_timestamp(), updated_at), updated_by = :user_id
        WHERE id = :workspace_id
        RETURNING *, updated_at AS moment
    ), {events.recording("w")}
    SELECT w.version, {WORKSPACE}
    FROM w JOIN memberships m ON m.workspace_id = w.id AND m.user_id = :user_id""")


async def patch(
    ctx: Context, workspace_id: UUID, expected: Sequence[int], changes: Mapping[str, object]
) -> Document | NotFound | Forbidden | Conflict:
    """Change fields of a workspace.

    For owners and admins. Nothing changed: no event, the same version.
    """
    where = {"workspace_id": workspace_id, "user_id": ctx.user.user_id}
    row = await first(ctx.db, _LOCK, **where)
    if row is None:
        return NotFound()
    role, version, updated_at, updated_by, *values = row
    if role not in MANAGERS:
        return Forbidden("Only owners and admins change a workspace.")
    if not version_matches(expected, version):
        return Conflict(version, updated_at, updated_by)
    current = dict(zip(_PATCHABLE, values, strict=True))
    changed = {k: v for k, v in in_one_line(changes, "name").items() if current[k] != v}
    if not changed:
        return Document(*await one(ctx.db, _READ, known=[], **where))
    event = events.Event("workspace.updated", workspace_id, version + 1, changed, workspace_id)
    return Document(
        *await one(ctx.db, _UPDATE, **where, **current | changed, **events.parameters(ctx, event))
    )
