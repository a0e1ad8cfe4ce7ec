"""What the author of a post does about comments."""

from __future__ import annotations

from codegen.runtime import Json
from core.context import Context
from core.etag import expected_versions
from core.results import Conflict, Document, Forbidden, NotFound, WrongState
from generated import problems
from generated.requests import ListModerationQueue, ModerateComment
from generated.responses import ListModerationQueue200, ModerateComment200
from store import comments


async def list_moderation_queue(ctx: Context, req: ListModerationQueue) -> ListModerationQueue200:
    """List comments on the caller's posts that wait for a decision."""
    pager = ctx.cursors.of("listModerationQueue", user_id=ctx.user.user_id, status=req.status)
    page = await comments.queue(ctx, req.status, req.limit, pager.after(req.cursor))
    return ListModerationQueue200(Json(page.body(pager.next(page.next_key))))


async def moderate_comment(ctx: Context, req: ModerateComment) -> ModerateComment200:
    """Decide about a comment."""
    expected = expected_versions(req.if_match)
    match await comments.decide(ctx, req.comment_id, expected, req.body.decision):
        case Document() as comment:
            return ModerateComment200(Json(comment.body), etag=comment.etag)
        case NotFound():
            raise problems.NotFound
        case Forbidden(text):
            raise problems.Forbidden(text)
        case WrongState(status):
            raise problems.InvalidTransition(
                f"A comment that is {status} takes no such decision.", current_status=status
            )
        case Conflict() as conflict:
            raise problems.VersionConflict("The comment changed meanwhile.", **conflict.members)
