"""Accounts are opened here, and sessions are started, renewed and ended."""

from __future__ import annotations

import unicodedata
from typing import Final, get_args
from uuid import UUID

import orjson
from pydantic import MISSING

from codegen.runtime import Json
from core.compromised import is_compromised
from core.context import Context
from core.days import time_zones
from core.tokens import ACCESS_SECONDS
from core.usernames import UsernameInvalid, parse_username
from generated import models, problems
from generated.requests import ListSessions, RefreshTokens, Register, RevokeSession, SignIn
from generated.responses import (
    GetJwks200,
    ListSessions200,
    RefreshTokens200,
    Register202,
    RevokeSession204,
    SignIn201,
)
from generated.security import Scope
from store import sessions, users
from store.sessions import Expired, Grant, Reused, Suspended, Unknown

CHALLENGE: Final = {"WWW-Authenticate": 'Bearer realm="api"'}
RECEIPT: Final = models.RegistrationReceipt(
    status="accepted", message="If the address is new, its account is ready: sign in."
)
SESSION_SCOPES: Final = frozenset(s for s in get_args(Scope) if not s.startswith("admin:"))
"""What somebody may do who has signed in: everything, but to run the service."""


async def register(ctx: Context, req: Register) -> Register202:
    """Open an account. A known address gets the same answer for as much work."""
    body = req.body
    username = _checked(body)
    if is_compromised(body.password, (body.email, username)):
        raise problems.PasswordCompromised("Attackers try this password first. Choose another.")
    await users.register(
        ctx,
        email=body.email,
        username=username,
        password_hash=await ctx.passwords.hash(_secret(body.password)),
        display_name=None if body.display_name is MISSING else body.display_name,
        time_zone=body.time_zone,
        locale=body.locale,
    )
    return Register202(RECEIPT)


async def sign_in(ctx: Context, req: SignIn) -> SignIn201:
    """Start a session. An unknown address costs a hash like a wrong password."""
    found = await users.credentials(ctx, req.body.email)
    stored = found.password_hash if found else None
    verdict = await ctx.passwords.verify(_secret(req.body.password), stored)
    if found is None or not verdict.ok:
        raise problems.InvalidCredentials(
            "The address or the password is wrong.", headers=CHALLENGE
        )
    if not found.is_active:
        raise problems.AccountSuspended("This account may not be used.")
    if verdict.new_hash is not None:
        await users.replace_password_hash(ctx, found.user_id, verdict.new_hash)
    grant = await sessions.create(ctx, found.user_id, SESSION_SCOPES, verified=found.verified)
    location = f"/api/v1/auth/sessions/{grant.session_id}"
    return SignIn201(_tokens(ctx, grant), location=location)


async def refresh_tokens(
    ctx: Context, req: RefreshTokens
) -> RefreshTokens200 | problems.TokenReused:
    """Exchange a refresh token. Reuse is answered, not raised: the family's end must be kept."""
    match await sessions.rotate(ctx, req.body.refresh_token):
        case Grant() as grant:
            return RefreshTokens200(_tokens(ctx, grant))
        case Reused(session_id):
            ctx.ended_sessions.append(session_id)
            return problems.TokenReused(
                "This refresh token was used before, so its session was ended.", headers=CHALLENGE
            )
        case Expired():
            raise problems.TokenExpired("The session is over. Sign in again.", headers=CHALLENGE)
        case Unknown():
            raise problems.TokenInvalid("There is no such refresh token.", headers=CHALLENGE)
        case Suspended():
            raise problems.AccountSuspended("This account may not be used.")


async def list_sessions(ctx: Context, req: ListSessions) -> ListSessions200:
    """List the caller's live sessions, newest first."""
    pager = ctx.cursors.of("listSessions")
    page = await sessions.page(ctx, ctx.user.user_id, req.limit, pager.after(req.cursor))
    return ListSessions200(Json(page.body(pager.next(page.next_key))))


async def revoke_session(ctx: Context, req: RevokeSession) -> RevokeSession204:
    """End a session of the caller's, once or again."""
    current = req.session_id == "current"
    session_id = ctx.session_id if current else UUID(req.session_id)
    if not await sessions.revoke(ctx, ctx.user.user_id, session_id):
        raise problems.NotFound
    ctx.ended_sessions.append(session_id)
    return RevokeSession204()


async def get_jwks(ctx: Context) -> GetJwks200:
    """Publish the keys that sign access tokens."""
    return GetJwks200(Json(ctx.tokens.jwks), cache_control="public, max-age=300")


def _tokens(ctx: Context, grant: Grant) -> Json[models.TokenGrant]:
    access = ctx.tokens.issue_access(
        grant.user_id, grant.session_id, grant.scopes, verified=grant.verified
    )
    return Json(
        orjson.dumps(
            {
                "access_token": access,
                "token_type": "Bearer",
                "expires_in": ACCESS_SECONDS,
                "refresh_token": grant.refresh_token,
                "session": orjson.Fragment(grant.session),
            }
        )
    )


def _checked(body: models.Registration) -> str:
    """Return the username; raise all that the schema cannot say about name and zone."""
    errors = []
    username = body.username
    try:
        username = parse_username(body.username)
    except UsernameInvalid as error:
        errors.append(_violation("/username", error.code, str(error)))
    if body.time_zone not in time_zones():
        errors.append(_violation("/time_zone", "unknown_time_zone", "a zone of the IANA database"))
    if errors:
        raise problems.ValidationFailed("The request breaks rules of the contract.", errors=errors)
    return username


def _violation(pointer: str, code: str, message: str) -> models.Violation:
    return models.Violation(location="body", pointer=pointer, code=code, message=message)


def _secret(password: str) -> str:
    """Return a password as it is hashed: in NFC, since keyboards compose letters differently."""
    return unicodedata.normalize("NFC", password)
