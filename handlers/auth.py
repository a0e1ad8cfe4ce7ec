"""Accounts are opened here, and sessions are started, renewed and ended."""

from __future__ import annotations

from typing import Final, get_args
from uuid import UUID

import orjson
from pydantic import MISSING

from codegen.runtime import Json
from core.context import Context
from core.passwords import as_hashed
from core.tokens import ACCESS_SECONDS, ELEVATED_SECONDS
from generated import models, problems
from generated.requests import (
    ConfirmPasswordReset,
    ListSessions,
    Reauthenticate,
    RefreshTokens,
    Register,
    RequestEmailVerification,
    RequestPasswordReset,
    RevokeSession,
    RevokeSessions,
    SignIn,
    VerifyEmail,
)
from generated.responses import (
    ConfirmPasswordReset204,
    GetJwks200,
    ListSessions200,
    Reauthenticate200,
    RefreshTokens200,
    Register202,
    RequestEmailVerification202,
    RequestPasswordReset202,
    RevokeSession204,
    RevokeSessions204,
    SignIn201,
    VerifyEmail204,
)
from generated.security import Scope
from handlers.refusals import check_account
from store import account_tokens, api_keys, jobs, sessions, users
from store.sessions import Expired, Grant, Reused, Superseded, Suspended, Unknown

CHALLENGE: Final = {"WWW-Authenticate": 'Bearer realm="api"'}
RECEIPT: Final = models.RegistrationReceipt(
    status="accepted",
    message="If the address is new, its account is ready: sign in, and look for a letter.",
)
ON_ITS_WAY: Final = "If the address has an account, a letter is on its way."
WAITING: Final = "If an address of yours waits to be confirmed, a letter is on its way."
NOT_OURS: Final = "This token was not sent by us, is too old, or was used before."
WRONG: Final = "The address or the password is wrong."
GUESSED: Final = "Attackers try this password first. Choose another."
REGISTERED_SECONDS: Final = 0.01
"""Several times what the database takes for a registration."""
SESSION_SCOPES: Final = frozenset(s for s in get_args(Scope) if not s.startswith("admin:"))
"""What somebody may do who has signed in: everything, but to run the service."""


async def register(ctx: Context, req: Register) -> Register202:
    """Open an account. A known address gets the same answer for as much work."""
    body = req.body
    given = {"username": body.username, "time_zone": body.time_zone}
    username = check_account(given)["username"]
    if await ctx.passwords.is_weak(body.password, (body.email, username)):
        raise problems.PasswordCompromised(GUESSED)
    password_hash = await ctx.passwords.hash(as_hashed(body.password))
    ctx.pace.even_out(REGISTERED_SECONDS)  # to make an account takes longer than to find one
    await users.register(
        ctx,
        email=body.email,
        username=username,
        password_hash=password_hash,
        display_name=None if body.display_name is MISSING else body.display_name,
        time_zone=body.time_zone,
        locale=body.locale,
    )
    await _send(ctx, await account_tokens.ask(ctx, "email_verification", body.email))
    return Register202(RECEIPT)


async def verify_email(ctx: Context, req: VerifyEmail) -> VerifyEmail204:
    """Confirm the address that a letter was sent to."""
    token = await account_tokens.take(ctx, req.body.token, "email_verification", "email_change")
    if token is None or not await users.confirm_email(ctx, token.user_id, token.email):
        raise problems.TokenInvalid(NOT_OURS, headers=CHALLENGE)
    return VerifyEmail204()


async def request_email_verification(
    ctx: Context, _req: RequestEmailVerification
) -> RequestEmailVerification202:
    """Send the token for an address that waits to be confirmed once more."""
    waiting = await users.waiting_email(ctx, ctx.user.user_id)
    if waiting is not None:
        kind, email = waiting
        await _send(ctx, await account_tokens.ask_own(ctx, ctx.user.user_id, kind, email))
    return RequestEmailVerification202(models.MailReceipt(status="accepted", message=WAITING))


async def request_password_reset(
    ctx: Context, req: RequestPasswordReset
) -> RequestPasswordReset202:
    """Take the wish for a new password. Whether anybody has the address, the worker finds out."""
    await _send(ctx, await account_tokens.ask(ctx, "password_reset", req.body.email))
    return RequestPasswordReset202(models.MailReceipt(status="accepted", message=ON_ITS_WAY))


async def confirm_password_reset(
    ctx: Context, req: ConfirmPasswordReset
) -> ConfirmPasswordReset204:
    """Set the password of whoever was sent the token, and end all that the old one began."""
    shown = await account_tokens.peek(ctx, req.body.token, "password_reset")
    if shown is None:
        raise problems.TokenInvalid(NOT_OURS, headers=CHALLENGE)
    if await ctx.passwords.is_weak(req.body.password, (shown.email, shown.username)):
        raise problems.PasswordCompromised(GUESSED)
    password_hash = await ctx.passwords.hash(as_hashed(req.body.password))
    token = await account_tokens.take(ctx, req.body.token, "password_reset")
    if token is None or not await users.confirm_email(ctx, token.user_id, token.email):
        raise problems.TokenInvalid(NOT_OURS, headers=CHALLENGE)
    await users.replace_password_hash(ctx, token.user_id, password_hash)
    await sessions.revoke_all(ctx, token.user_id, "password reset")
    await api_keys.revoke_all(ctx, token.user_id)
    await _notify(ctx, token.user_id, "password_changed")
    return ConfirmPasswordReset204()


async def reauthenticate(ctx: Context, req: Reauthenticate) -> Reauthenticate200:
    """Give a token that counts for more to who knows the password."""
    session_id = ctx.session_id
    stored = await users.password_hash(ctx, ctx.user.user_id)
    verdict = await ctx.passwords.verify(as_hashed(req.body.password), stored)
    if not verdict.ok:
        raise problems.InvalidCredentials("The password is wrong.", headers=CHALLENGE)
    verified = await sessions.elevate(ctx, session_id)
    if verified is None:
        raise problems.TokenInvalid("The session of this token has ended.", headers=CHALLENGE)
    access = ctx.tokens.issue_access(
        ctx.user.user_id, session_id, ctx.user.scopes, verified=verified, elevated=True
    )
    return Reauthenticate200(
        models.ElevatedGrant(
            access_token=access,
            token_type="Bearer",  # noqa: S106 - the type of a token
            expires_in=ACCESS_SECONDS,
            elevated_for=ELEVATED_SECONDS,
        )
    )


async def sign_in(ctx: Context, req: SignIn) -> SignIn201:
    """Start a session. An unknown address costs a hash like a wrong password."""
    found = await users.credentials(ctx, req.body.email)
    stored = found.password_hash if found else None
    verdict = await ctx.passwords.verify(as_hashed(req.body.password), stored)
    if found is None or not verdict.ok:
        raise problems.InvalidCredentials(WRONG, headers=CHALLENGE)
    if not found.is_active:
        raise problems.AccountSuspended("This account may not be used.")
    if verdict.new_hash is not None:
        await users.replace_password_hash(ctx, found.user_id, verdict.new_hash)
    try:
        grant = await sessions.create(
            ctx,
            found.user_id,
            SESSION_SCOPES,
            verified=found.verified,
            password_hash=verdict.new_hash or stored,
        )
    except Superseded:
        raise problems.InvalidCredentials(WRONG, headers=CHALLENGE) from None
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


async def revoke_sessions(ctx: Context, req: RevokeSessions) -> RevokeSessions204:
    """End all sessions of the caller's, or all the others."""
    keep = ctx.session_id if req.except_current else None
    await sessions.revoke_all(ctx, ctx.user.user_id, "signed out everywhere", keep=keep)
    return RevokeSessions204()


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


async def _send(ctx: Context, token_id: UUID) -> None:
    """Have a token sent once this is committed; only its id rests in the queue."""
    await jobs.enqueue(ctx, "mail_token", {"token_id": token_id})


async def _notify(ctx: Context, user_id: UUID, notice: str) -> None:
    await jobs.enqueue(ctx, "mail_notice", {"user_id": user_id, "notice": notice})
