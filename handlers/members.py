"""Who belongs to a workspace, and in which role."""

from __future__ import annotations

from typing import NoReturn

from pydantic import MISSING

from codegen.runtime import Json
from core.context import Context
from core.etag import expected_versions
from core.results import Conflict, Document, Forbidden, NotFound
from generated import problems
from generated.requests import ListMembers, RemoveMember, UpdateMember
from generated.responses import ListMembers200, RemoveMember204, UpdateMember200
from store import members
from store.members import LastOwner, RoleExceedsOwn

Refusal = NotFound | Forbidden | RoleExceedsOwn | Conflict | LastOwner


async def list_members(ctx: Context, req: ListMembers) -> ListMembers200:
    """List the members of a workspace of the caller's, and who is invited."""
    pager = ctx.cursors.of("listMembers", workspace_id=req.workspace_id, status=req.status)
    after = pager.after(req.cursor)
    page = await members.page(ctx, req.workspace_id, req.status, req.limit, after)
    if page is None:
        raise problems.NotFound
    return ListMembers200(Json(page.body(pager.next(page.next_key))))


async def update_member(ctx: Context, req: UpdateMember) -> UpdateMember200:
    """Give a member another role."""
    role = None if req.body.role is MISSING else req.body.role
    expected = expected_versions(req.if_match)
    member = await members.change_role(ctx, req.workspace_id, req.user_id, expected, role)
    if not isinstance(member, Document):
        _refuse(member)
    return UpdateMember200(Json(member.body), etag=member.etag)


async def remove_member(ctx: Context, req: RemoveMember) -> RemoveMember204:
    """Remove a member, or leave."""
    refusal = await members.remove(ctx, req.workspace_id, req.user_id)
    if refusal is not None:
        _refuse(refusal)
    return RemoveMember204()


def _refuse(reason: Refusal) -> NoReturn:
    """Raise the problem for what the store would not do."""
    match reason:
        case NotFound():
            raise problems.NotFound
        case Forbidden(text):
            raise problems.Forbidden(text)
        case RoleExceedsOwn():
            raise problems.RoleExceedsOwn(
                "Only owners change owners, remove owners and make owners."
            )
        case Conflict() as conflict:
            raise problems.VersionConflict("The member changed meanwhile.", **conflict.members)
        case LastOwner():
            raise problems.LastOwner("A workspace always has an owner. Make somebody else one.")
