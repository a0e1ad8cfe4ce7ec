"""A workspace holds the entries of a person or a team, and says who may do what with them."""

from __future__ import annotations

from codegen.runtime import Json
from core.context import Context
from core.etag import expected_versions, known_versions
from core.results import Conflict, Document, Forbidden, NotFound
from core.text import line_feeds
from generated import problems
from generated.requests import CreateWorkspace, GetWorkspace, ListWorkspaces, UpdateWorkspace
from generated.responses import (
    CreateWorkspace201,
    GetWorkspace200,
    GetWorkspace304,
    ListWorkspaces200,
    UpdateWorkspace200,
)
from store import workspaces


async def list_workspaces(ctx: Context, req: ListWorkspaces) -> ListWorkspaces200:
    """List the workspaces that the caller is a member of, newest first."""
    pager = ctx.cursors.of("listWorkspaces")
    page = await workspaces.page(ctx, req.limit, pager.after(req.cursor))
    return ListWorkspaces200(Json(page.body(pager.next(page.next_key))))


async def create_workspace(ctx: Context, req: CreateWorkspace) -> CreateWorkspace201:
    """Make a workspace that the caller owns."""
    body = req.body
    workspace_id, made = await workspaces.create(
        ctx,
        name=body.name,
        description=None if body.description is None else line_feeds(body.description),
        publishing=body.publishing,
        trash_retention_days=body.trash_retention_days,
    )
    location = f"/api/v1/workspaces/{workspace_id}"
    return CreateWorkspace201(Json(made.body), location=location, etag=made.etag)


async def get_workspace(ctx: Context, req: GetWorkspace) -> GetWorkspace200 | GetWorkspace304:
    """Read a workspace of the caller's."""
    found = await workspaces.read(ctx, req.workspace_id, known_versions(req.if_none_match))
    if found is None:
        raise problems.NotFound
    if found.json is None:
        return GetWorkspace304(found.etag)
    return GetWorkspace200(Json(found.json), etag=found.etag)


async def update_workspace(ctx: Context, req: UpdateWorkspace) -> UpdateWorkspace200:
    """Change a workspace that the caller owns or administers."""
    expected = expected_versions(req.if_match)
    changes = req.body.model_dump()
    if changes.get("description"):
        changes["description"] = line_feeds(changes["description"])
    match await workspaces.patch(ctx, req.workspace_id, expected, changes):
        case Document() as workspace:
            return UpdateWorkspace200(Json(workspace.body), etag=workspace.etag)
        case NotFound():
            raise problems.NotFound
        case Forbidden(reason):
            raise problems.Forbidden(reason)
        case Conflict() as conflict:
            raise problems.VersionConflict("The workspace changed meanwhile.", **conflict.members)
