"""What owners of accounts are written to: tasks of the worker, each safe to run twice.

A token is derived here, when it is sent; until then only its id is anywhere. None of these letters
tells a stranger who has an account: each goes to the address itself, after the answer was given.
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

from core.context import Context
from core.mail import Letter
from store import account_tokens, letters
from store.account_tokens import Addressed

NOTICES: Final = {
    "password_changed": (
        "Your password was changed",
        "The password of your Daybook account was changed. Other sessions and all API keys ended.",
        "If that was not you, ask for a new password at once.",
    ),
    "email_change": (
        "Another address for your account",
        "Your Daybook account is to have another e-mail address, once that one is confirmed.",
        "If that was not your wish, change your password at once, and your address back.",
    ),
}
TOKENS: Final = {
    "email_verification": (
        "Confirm your address",
        "This token confirms the e-mail address of your Daybook account (verifyEmail):",
        "It works once, within 24 hours. If you opened no account, do nothing.",
    ),
    "email_change": (
        "Confirm your new address",
        "This token makes this the e-mail address of your Daybook account (verifyEmail):",
        "It works once, within 24 hours. If you did not ask for it, do nothing.",
    ),
    "password_reset": (
        "A new password",
        "This token sets a new password for your Daybook account (confirmPasswordReset):",
        "It works once, within 30 minutes. If you did not ask for it, do nothing.",
    ),
}
PER_HOUR: Final = 3
"""Letters of one kind that an address is sent in an hour; more would be somebody's nuisance."""
KNOWN: Final = (
    "Hello,",
    "Somebody, perhaps you, gave this address for a Daybook account. It has one. Nothing changed.",
    "If you forgot the password, ask for a new one.",
)


async def mail_token(ctx: Context, *, token_id: str) -> None:
    """Send a token to the address that it is for, if anybody has it, and it had not too many."""
    row_id = UUID(token_id)
    addressed = await account_tokens.to_send(ctx.db.outside, row_id)
    if addressed is None:
        await account_tokens.forget_stranger(ctx, row_id)
        return
    kind, email = addressed.kind, addressed.email
    if await letters.count(ctx.db.outside, row_id, kind, email, PER_HOUR):
        await ctx.mailer.send(_letter(token_id, addressed, ctx.tokens.mail_token(row_id)))


async def mail_notice(ctx: Context, *, user_id: str, notice: str) -> None:
    """Tell the owner of an account what was done with it."""
    owner = await account_tokens.owner(ctx.db.outside, UUID(user_id))
    if owner is not None:
        email, username = owner
        subject, what, otherwise = NOTICES[notice]
        name = f"{notice}-{user_id}"
        await ctx.mailer.send(Letter(name, email, subject, [_hello(username), what, otherwise]))


def _letter(token_id: str, to: Addressed, token: str) -> Letter:
    """Write the letter that a token goes with, or one without when it would open nothing."""
    if to.taken or (to.kind == "email_verification" and to.verified):
        return Letter(token_id, to.email, "You have an account already", KNOWN)
    subject, why, life = TOKENS[to.kind]
    return Letter(token_id, to.email, subject, [_hello(to.username), why], token, [life])


def _hello(username: str) -> str:
    return f"Hello {username},"
