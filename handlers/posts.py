"""What the world reads."""

from __future__ import annotations

from urllib.parse import quote

from codegen.runtime import Json
from core.caching import PRIVATE, PUBLIC, digest
from core.context import Anonymous, Context
from core.etag import expected_versions, is_known, known_versions
from core.results import Conflict, NotFound, WrongState
from generated import problems
from generated.requests import GetPost, GetPostByAddress, ListPosts, UnpublishPost
from generated.responses import (
    GetPost200,
    GetPost304,
    GetPostByAddress200,
    GetPostByAddress304,
    GetPostByAddress308,
    ListPosts200,
    ListPosts304,
    UnpublishPost200,
)
from store import popularity, posts
from store.posts import Filters, Gone, Moved, PostDocument


async def list_posts(ctx: Context, req: ListPosts) -> ListPosts200 | ListPosts304:
    """List everybody's published posts, or the caller's own in one state."""
    if req.status is not None and ctx.who is None:
        raise Anonymous("Sign in to see your own posts.")
    popular = req.sort == "popular" and req.status is None
    body = await (_popular(ctx, req) if popular else _newest(ctx, req))
    tag = digest(body)
    caching = PUBLIC if req.status is None else PRIVATE
    if is_known(tag, req.if_none_match):
        return ListPosts304(f'W/"{tag}"', cache_control=caching)
    return ListPosts200(Json(body), etag=f'W/"{tag}"', cache_control=caching)


async def _newest(ctx: Context, req: ListPosts) -> bytes:
    filters = Filters(status=req.status, author=req.author, tag=req.tag)
    pager = ctx.cursors.of("listPosts", filters=filters)
    page = await posts.page(ctx, filters, req.limit, pager.after(req.cursor))
    return page.body(pager.next(page.next_key))


async def _popular(ctx: Context, req: ListPosts) -> bytes:
    filters = popularity.Filters(author=req.author, tag=req.tag)
    pager = ctx.cursors.of("listPosts", sort="popular", filters=filters)
    try:
        page = await popularity.page(ctx, filters, req.limit, pager.after(req.cursor))
    except popularity.Expired:
        raise problems.CursorExpired("This list is no longer kept; begin again.") from None
    return page.body(pager.next(page.next_key))


async def get_post(ctx: Context, req: GetPost) -> GetPost200 | GetPost304:
    """Read a post: anybody a published one, its author any."""
    found = await posts.read(ctx, req.post_id, known_versions(req.if_none_match))
    if found is None:
        raise problems.NotFound
    caching = PUBLIC if found.is_public else PRIVATE
    if found.json is None:
        return GetPost304(found.etag, cache_control=caching)
    return GetPost200(Json(found.json), etag=found.etag, cache_control=caching)


async def get_post_by_address(
    ctx: Context, req: GetPostByAddress
) -> GetPostByAddress200 | GetPostByAddress304 | GetPostByAddress308:
    """Read a published post at its public address, or be sent to its present one."""
    known = known_versions(req.if_none_match)
    match await posts.read_by_address(ctx, req.username, req.slug, known):
        case PostDocument(json=None) as found:
            return GetPostByAddress304(found.etag, cache_control=PUBLIC)
        case PostDocument() as found:
            return GetPostByAddress200(Json(found.body), etag=found.etag, cache_control=PUBLIC)
        case Moved(username, slug):
            location = f"/api/v1/users/{quote(username, safe='')}/posts/{quote(slug, safe='')}"
            return GetPostByAddress308(location, cache_control=PUBLIC)
        case Gone():
            raise problems.Gone("The author removed this post.")
        case None:
            raise problems.NotFound


async def unpublish_post(ctx: Context, req: UnpublishPost) -> UnpublishPost200:
    """Take a published post of the caller's down."""
    match await posts.unpublish(ctx, req.post_id, expected_versions(req.if_match)):
        case PostDocument() as post:
            return UnpublishPost200(Json(post.body), etag=post.etag)
        case NotFound():
            raise problems.NotFound
        case WrongState(status):
            raise problems.InvalidTransition("The post is not public.", current_status=status)
        case Conflict() as conflict:
            raise problems.VersionConflict("The post changed meanwhile.", **conflict.members)
