"""Finding what is published."""

from __future__ import annotations

from codegen.runtime import Json
from core.caching import PUBLIC
from core.context import Context
from generated.requests import ListPublicTags, SearchPosts
from generated.responses import ListPublicTags200, SearchPosts200
from store import public_tags, search


async def search_posts(ctx: Context, req: SearchPosts) -> SearchPosts200:
    """Find published posts, the best first."""
    pager = ctx.cursors.of("searchPosts", q=req.q)
    page = await search.page(ctx, req.q, req.limit, pager.after(req.cursor))
    return SearchPosts200(Json(page.body(pager.next(page.next_key))), cache_control=PUBLIC)


async def list_public_tags(ctx: Context, req: ListPublicTags) -> ListPublicTags200:
    """List the tags of published posts, in the order of their names."""
    pager = ctx.cursors.of("listPublicTags", prefix=req.prefix)
    page = await public_tags.page(ctx, req.prefix, req.limit, pager.after(req.cursor))
    return ListPublicTags200(Json(page.body(pager.next(page.next_key))), cache_control=PUBLIC)
