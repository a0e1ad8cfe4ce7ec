"""How often posts are looked at, and what their authors learn of it."""

from __future__ import annotations

import secrets

from codegen.runtime import Json
from core.bots import is_program
from core.caching import PRIVATE, digest
from core.context import Context
from core.etag import is_known
from generated import problems
from generated.requests import GetPostStats, RecordView
from generated.responses import GetPostStats200, GetPostStats304, RecordView202
from store import audience


async def get_post_stats(ctx: Context, req: GetPostStats) -> GetPostStats200 | GetPostStats304:
    """Read how a post of the caller's is doing."""
    figures = await audience.stats(ctx, req.post_id, req.days)
    if figures is None:
        raise problems.NotFound
    tag = digest(figures)
    if is_known(tag, req.if_none_match):
        return GetPostStats304(f'W/"{tag}"', cache_control=PRIVATE)
    return GetPostStats200(Json(figures), etag=f'W/"{tag}"', cache_control=PRIVATE)


async def record_view(ctx: Context, req: RecordView) -> RecordView202:
    """Count a view of a public post, once per visitor within half an hour."""
    agent = ctx.request.user_agent
    found = await audience.record(
        ctx,
        req.post_id,
        visitor=f"{ctx.request.ip}\0{agent}".encode(),
        salt=secrets.token_bytes(audience.SALT_BYTES),
        counts=not is_program(agent),
    )
    if not found:
        raise problems.NotFound
    return RecordView202()
