"""The signed-in person's own account."""

from __future__ import annotations

from typing import Final

from codegen.runtime import Json
from core.context import Context
from core.etag import expected_versions, known_versions
from core.passwords import as_hashed
from core.results import Conflict, Document, NotFound
from generated import problems
from generated.requests import ChangePassword, GetAccount, UpdateAccount
from generated.responses import ChangePassword204, GetAccount200, GetAccount304, UpdateAccount200
from handlers.refusals import check_account
from store import account_tokens, api_keys, jobs, sessions, users
from store.users import UsernameTaken

CHALLENGE: Final = {"WWW-Authenticate": 'Bearer error="invalid_token"'}
WRONG: Final = {"WWW-Authenticate": 'Bearer realm="api"'}


async def get_account(ctx: Context, req: GetAccount) -> GetAccount200 | GetAccount304:
    """Read the caller's account."""
    found = await users.read(ctx, ctx.user.user_id, known_versions(req.if_none_match))
    if found is None:
        raise problems.TokenInvalid("The account of this token is gone.", headers=CHALLENGE)
    if found.json is None:
        return GetAccount304(found.etag)
    return GetAccount200(Json(found.json), etag=found.etag)


async def update_account(ctx: Context, req: UpdateAccount) -> UpdateAccount200:
    """Change the caller's account."""
    changes = check_account(req.body.model_dump())
    if "email" in changes:
        _ = ctx.elevated_user
    expected = expected_versions(req.if_match)
    match await users.patch(ctx, ctx.user.user_id, expected, changes):
        case Document() as account:
            if "email" in changes:
                await _ask_to_confirm(ctx)
            return UpdateAccount200(Json(account.body), etag=account.etag)
        case UsernameTaken(username):
            raise problems.UsernameTaken("Somebody has, or had, this name.", username=username)
        case Conflict() as conflict:
            raise problems.VersionConflict("Your account changed meanwhile.", **conflict.members)
        case NotFound():
            raise problems.TokenInvalid("The account of this token is gone.", headers=CHALLENGE)


async def change_password(ctx: Context, req: ChangePassword) -> ChangePassword204:
    """Change the caller's password, and end all that the old one began elsewhere."""
    user_id, current = ctx.elevated_user.user_id, req.body.current_password
    stored = await users.password_hash(ctx, user_id)
    if not (await ctx.passwords.verify(as_hashed(current), stored)).ok:
        raise problems.InvalidCredentials("The present password is wrong.", headers=WRONG)
    if await ctx.passwords.is_weak(req.body.password, await users.personal(ctx, user_id)):
        raise problems.PasswordCompromised("Attackers try this password first. Choose another.")
    password_hash = await ctx.passwords.hash(as_hashed(req.body.password))
    await users.replace_password_hash(ctx, user_id, password_hash)
    await sessions.revoke_all(ctx, user_id, "password changed", keep=ctx.session_id)
    await api_keys.revoke_all(ctx, user_id)
    await account_tokens.void(ctx, user_id, "password_reset")
    await jobs.enqueue(ctx, "mail_notice", {"user_id": user_id, "notice": "password_changed"})
    return ChangePassword204()


async def _ask_to_confirm(ctx: Context) -> None:
    """Send a token to the address that the account is to have, and tell the one it has."""
    user_id = ctx.user.user_id
    waiting = await users.waiting_email(ctx, user_id)
    if waiting is None or waiting[0] != "email_change":
        return
    token_id = await account_tokens.ask_own(ctx, user_id, *waiting)
    await jobs.enqueue(ctx, "mail_token", {"token_id": token_id})
    await jobs.enqueue(ctx, "mail_notice", {"user_id": user_id, "notice": "email_change"})
