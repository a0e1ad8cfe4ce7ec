"""Finding what is published."""

from __future__ import annotations

from typing import Final

from codegen.runtime import Json
from core.context import Context
from generated.requests import SearchPosts
from generated.responses import SearchPosts200
from store import search

CACHING: Final = "public, max-age=0, s-maxage=30"


async def search_posts(ctx: Context, req: SearchPosts) -> SearchPosts200:
    """Find published posts, the best first."""
    pager = ctx.cursors.of("searchPosts", q=req.q)
    page = await search.page(ctx, req.q, req.limit, pager.after(req.cursor))
    return SearchPosts200(Json(page.body(pager.next(page.next_key))), cache_control=CACHING)
