"""People who publish, as everybody sees them."""

from __future__ import annotations

from urllib.parse import quote

from codegen.runtime import Json
from core.caching import PUBLIC
from core.context import Context
from core.etag import known_tags
from generated import problems
from generated.requests import GetUser
from generated.responses import GetUser200, GetUser304, GetUser308
from store import profiles


async def get_user(ctx: Context, req: GetUser) -> GetUser200 | GetUser304 | GetUser308:
    """Read a public profile, or be sent to its present username."""
    found = await profiles.read(ctx, req.username, known_tags(req.if_none_match))
    if found is None:
        raise problems.NotFound
    if found.is_former:
        location = f"/api/v1/users/{quote(found.username, safe='')}"
        return GetUser308(location, cache_control=PUBLIC)
    etag = f'W/"{found.state}"'
    if found.json is None:
        return GetUser304(etag, cache_control=PUBLIC)
    return GetUser200(Json(found.json), etag=etag, cache_control=PUBLIC)
