"""What readers say about a post, and to each other."""

from __future__ import annotations

from typing import NoReturn

from pydantic import MISSING

from codegen.runtime import Json
from core.caching import PRIVATE, PUBLIC, digest
from core.context import Context
from core.etag import expected_versions, is_known, known_versions
from core.results import Conflict, Document, Forbidden, NotFound
from generated import problems
from generated.requests import (
    CreateComment,
    DeleteComment,
    GetComment,
    ListComments,
    ReportComment,
    UpdateComment,
)
from generated.responses import (
    CreateComment201,
    DeleteComment204,
    GetComment200,
    GetComment304,
    ListComments200,
    ListComments304,
    ReportComment204,
    UpdateComment200,
)
from store import comments, users
from store.comments import CommentsClosed, Filters, ParentNotFound, TooDeep

Refusal = NotFound | Forbidden | Conflict | CommentsClosed | ParentNotFound | TooDeep


async def list_comments(ctx: Context, req: ListComments) -> ListComments200 | ListComments304:
    """List the comments that stand in the thread of a post."""
    filters = Filters(req.parent_id, req.sort)
    pager = ctx.cursors.of("listComments", post_id=req.post_id, filters=filters)
    page = await comments.page(ctx, req.post_id, filters, req.limit, pager.after(req.cursor))
    if page is None:
        raise problems.NotFound
    body = page.body(pager.next(page.next_key))
    tag = digest(body)
    caching = PUBLIC if page.is_public else PRIVATE
    if is_known(tag, req.if_none_match):
        return ListComments304(f'W/"{tag}"', cache_control=caching)
    return ListComments200(Json(body), etag=f'W/"{tag}"', cache_control=caching)


async def create_comment(ctx: Context, req: CreateComment) -> CreateComment201:
    """Comment on a post, or reply to a comment. Raises `Unverified`."""
    await users.require_verified(ctx)
    parent_id = None if req.body.parent_id is MISSING else req.body.parent_id
    made = await comments.create(ctx, req.post_id, body=req.body.body, parent_id=parent_id)
    if not isinstance(made, tuple):
        _refuse(made)
    comment_id, comment = made
    location = f"/api/v1/comments/{comment_id}"
    return CreateComment201(Json(comment.body), location=location, etag=comment.etag)


async def get_comment(ctx: Context, req: GetComment) -> GetComment200 | GetComment304:
    """Read a comment."""
    found = await comments.read(ctx, req.comment_id, known_versions(req.if_none_match))
    if found is None:
        raise problems.NotFound
    caching = PUBLIC if found.is_public else PRIVATE
    if found.json is None:
        return GetComment304(found.etag, cache_control=caching)
    return GetComment200(Json(found.json), etag=found.etag, cache_control=caching)


async def update_comment(ctx: Context, req: UpdateComment) -> UpdateComment200:
    """Change the text of the caller's comment."""
    body = None if req.body.body is MISSING else req.body.body
    comment = await comments.edit(ctx, req.comment_id, expected_versions(req.if_match), body)
    if not isinstance(comment, Document):
        _refuse(comment)
    return UpdateComment200(Json(comment.body), etag=comment.etag)


async def delete_comment(ctx: Context, req: DeleteComment) -> DeleteComment204:
    """Delete a comment, once or again."""
    refusal = await comments.delete(ctx, req.comment_id, expected_versions(req.if_match))
    if refusal is not None:
        _refuse(refusal)
    return DeleteComment204()


async def report_comment(ctx: Context, req: ReportComment) -> ReportComment204:
    """Report a comment, once or again. Raises `Unverified`."""
    await users.require_verified(ctx)
    note = None if req.body.note is MISSING else req.body.note
    refusal = await comments.report(ctx, req.comment_id, reason=req.body.reason, note=note)
    if refusal is not None:
        _refuse(refusal)
    return ReportComment204()


def _refuse(reason: Refusal) -> NoReturn:
    """Raise the problem for what the store would not do."""
    match reason:
        case NotFound():
            raise problems.NotFound
        case Forbidden(text):
            raise problems.Forbidden(text)
        case Conflict() as conflict:
            raise problems.VersionConflict("The comment changed meanwhile.", **conflict.members)
        case CommentsClosed():
            raise problems.CommentsClosed("The post takes no comments now.")
        case ParentNotFound():
            raise problems.ParentNotFound("There is no such comment on this post to reply to.")
        case TooDeep():
            raise problems.CommentDepthExceeded(f"Threads are {comments.MAX_DEPTH} comments deep.")
