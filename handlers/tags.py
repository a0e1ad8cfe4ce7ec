"""The tags of a workspace."""

from __future__ import annotations

from pydantic import MISSING

from codegen.runtime import Json
from core.context import Context
from core.etag import expected_versions
from core.results import Conflict, Document, Forbidden, NotFound
from generated import problems
from generated.requests import DeleteTag, ListTags, UpdateTag
from generated.responses import DeleteTag204, ListTags200, UpdateTag200
from handlers.refusals import refusal
from store import tagging
from store.tagging import TagExists


async def list_tags(ctx: Context, req: ListTags) -> ListTags200:
    """List the tags of a workspace, in the order of their names."""
    pager = ctx.cursors.of("listTags", workspace_id=req.workspace_id, prefix=req.prefix)
    after = pager.after(req.cursor)
    page = await tagging.page(ctx, req.workspace_id, req.prefix, req.limit, after)
    if page is None:
        raise problems.NotFound
    return ListTags200(Json(page.body(pager.next(page.next_key))))


async def update_tag(ctx: Context, req: UpdateTag) -> UpdateTag200:
    """Rename a tag, or merge it into another."""
    name, merge = req.body.name, req.body.merge
    renamed = await tagging.rename(
        ctx,
        req.workspace_id,
        req.tag_id,
        expected_versions(req.if_match),
        name=None if name is MISSING else name,
        merge=merge is True,
    )
    match renamed:
        case Document() as tag:
            return UpdateTag200(Json(tag.body), etag=tag.etag)
        case NotFound():
            raise problems.NotFound
        case Forbidden(reason):
            raise problems.Forbidden(reason)
        case Conflict() as conflict:
            raise problems.VersionConflict("The tag changed meanwhile.", **conflict.members)
        case TagExists(tag_id, taken):
            raise problems.TagExists("Another tag has this name.", tag_id=tag_id, name=taken)


async def delete_tag(ctx: Context, req: DeleteTag) -> DeleteTag204:
    """Remove a tag from all entries."""
    refused = await tagging.remove(
        ctx, req.workspace_id, req.tag_id, expected_versions(req.if_match)
    )
    if refused is not None:
        raise refusal("tag", refused)
    return DeleteTag204()
