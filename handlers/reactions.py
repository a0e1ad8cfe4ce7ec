"""What readers do with a post without words, likes and bookmarks."""

from __future__ import annotations

from codegen.runtime import Json
from core.context import Context
from generated import problems
from generated.requests import BookmarkPost, LikePost, ListBookmarks, UnbookmarkPost, UnlikePost
from generated.responses import (
    BookmarkPost204,
    LikePost204,
    ListBookmarks200,
    UnbookmarkPost204,
    UnlikePost204,
)
from store import reactions


async def list_bookmarks(ctx: Context, req: ListBookmarks) -> ListBookmarks200:
    """List the caller's bookmarks, newest first."""
    pager = ctx.cursors.of("listBookmarks", user_id=ctx.user.user_id)
    page = await reactions.bookmarks(ctx, req.limit, pager.after(req.cursor))
    return ListBookmarks200(Json(page.body(pager.next(page.next_key))))


async def like_post(ctx: Context, req: LikePost) -> LikePost204:
    """Like a post, once or again."""
    if not await reactions.like(ctx, req.post_id):
        raise problems.NotFound
    return LikePost204()


async def unlike_post(ctx: Context, req: UnlikePost) -> UnlikePost204:
    """Take a like back, if there is one."""
    if not await reactions.unlike(ctx, req.post_id):
        raise problems.NotFound
    return UnlikePost204()


async def bookmark_post(ctx: Context, req: BookmarkPost) -> BookmarkPost204:
    """Bookmark a post, once or again."""
    if not await reactions.bookmark(ctx, req.post_id):
        raise problems.NotFound
    return BookmarkPost204()


async def unbookmark_post(ctx: Context, req: UnbookmarkPost) -> UnbookmarkPost204:
    """Remove a bookmark, if there is one."""
    if not await reactions.unbookmark(ctx, req.post_id):
        raise problems.NotFound
    return UnbookmarkPost204()
