"""Credentials for programs that act for their owner."""

from __future__ import annotations

import orjson

from codegen.runtime import Json
from core.context import Context
from generated import problems
from generated.requests import CreateApiKey, ListApiKeys, RevokeApiKey
from generated.responses import CreateApiKey201, ListApiKeys200, RevokeApiKey204
from store import api_keys


async def list_api_keys(ctx: Context, req: ListApiKeys) -> ListApiKeys200:
    """List the caller's keys, newest first."""
    pager = ctx.cursors.of("listApiKeys")
    page = await api_keys.page(ctx, ctx.user.user_id, req.limit, pager.after(req.cursor))
    return ListApiKeys200(Json(page.body(pager.next(page.next_key))))


async def create_api_key(ctx: Context, req: CreateApiKey) -> CreateApiKey201:
    """Make a key that may do no more than who makes it."""
    maker, body = ctx.elevated_user, req.body
    excess: list[str] = sorted(set(body.scopes) - maker.scopes)
    if excess:
        told = f"A key cannot hold {', '.join(excess)}, which your own credential lacks."
        raise problems.ScopeExceedsGrant(told, scopes=excess)
    key_id, key, document = await api_keys.create(
        ctx, maker.user_id, body.name, body.scopes, body.expires_in_days
    )
    answer = orjson.dumps({"key": key, "api_key": orjson.Fragment(document)})
    return CreateApiKey201(Json(answer), location=f"/api/v1/api_keys/{key_id}")


async def revoke_api_key(ctx: Context, req: RevokeApiKey) -> RevokeApiKey204:
    """Revoke a key of the caller's, once or again."""
    if not await api_keys.revoke(ctx, ctx.user.user_id, req.api_key_id):
        raise problems.NotFound
    return RevokeApiKey204()
