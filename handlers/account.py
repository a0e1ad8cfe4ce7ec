"""The signed-in person's own account."""

from __future__ import annotations

from typing import Any, Final

from codegen.runtime import Json
from core.context import Context
from core.days import time_zones
from core.etag import expected_versions, known_versions
from core.results import Conflict, Document, NotFound
from core.usernames import UsernameInvalid, parse_username
from generated import models, problems
from generated.requests import GetAccount, UpdateAccount
from generated.responses import GetAccount200, GetAccount304, UpdateAccount200
from store import users
from store.users import UsernameTaken

CHALLENGE: Final = {"WWW-Authenticate": 'Bearer error="invalid_token"'}


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
    changes = _checked(req.body)
    expected = expected_versions(req.if_match)
    match await users.patch(ctx, ctx.user.user_id, expected, changes):
        case Document() as account:
            return UpdateAccount200(Json(account.body), etag=account.etag)
        case UsernameTaken(username):
            raise problems.UsernameTaken("Somebody has, or had, this name.", username=username)
        case Conflict() as conflict:
            raise problems.VersionConflict("Your account changed meanwhile.", **conflict.members)
        case NotFound():
            raise problems.TokenInvalid("The account of this token is gone.", headers=CHALLENGE)


def _checked(patch: models.AccountPatch) -> dict[str, Any]:
    """Return the changes; raise what the schema cannot say about them, all at once."""
    changes = patch.model_dump()
    errors = []
    try:
        if "username" in changes:
            changes["username"] = parse_username(changes["username"])
    except UsernameInvalid as error:
        errors.append(_violation("/username", error.code, str(error)))
    if "time_zone" in changes and changes["time_zone"] not in time_zones():
        errors.append(_violation("/time_zone", "unknown_time_zone", "a zone of the IANA database"))
    if errors:
        raise problems.ValidationFailed("The request breaks rules of the contract.", errors=errors)
    return changes


def _violation(pointer: str, code: str, message: str) -> models.Violation:
    return models.Violation(location="body", pointer=pointer, code=code, message=message)
