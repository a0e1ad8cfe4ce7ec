"""How people come to be members of a workspace."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from codegen.runtime import Json
from core.context import Context
from core.mail import Letter
from core.results import Forbidden, NotFound
from generated import problems
from generated.requests import AcceptInvitation, InviteMember, WithdrawInvitation
from generated.responses import AcceptInvitation201, InviteMember201, WithdrawInvitation204
from store import invitations, letters, users
from store.invitations import Expired

PER_HOUR: Final = 10
"""Invitations that an address is sent in an hour, to whatever workspaces and by whomever."""


async def invite_member(ctx: Context, req: InviteMember) -> InviteMember201:
    """Invite an address, whether or not it has an account. Raises `Unverified`."""
    await users.require_verified(ctx)
    body = req.body
    match await invitations.invite(ctx, req.workspace_id, email=body.email, role=body.role):
        case NotFound():
            raise problems.NotFound
        case Forbidden(reason):
            raise problems.Forbidden(reason)
        case invitation_id, invitation:
            location = f"/api/v1/workspaces/{req.workspace_id}/invitations/{invitation_id}"
            return InviteMember201(Json(invitation.body), location=location)


async def withdraw_invitation(ctx: Context, req: WithdrawInvitation) -> WithdrawInvitation204:
    """Take an invitation back, once or again."""
    match await invitations.withdraw(ctx, req.workspace_id, req.invitation_id):
        case NotFound():
            raise problems.NotFound
        case Forbidden(reason):
            raise problems.Forbidden(reason)
    return WithdrawInvitation204()


async def accept_invitation(ctx: Context, req: AcceptInvitation) -> AcceptInvitation201:
    """Become a member. Raises `NotElevated` for another address than was written to."""
    match await invitations.accept(ctx, req.body.token):
        case NotFound():
            raise problems.NotFound
        case Expired():
            raise problems.InvitationExpired("The seven days are over. Ask for another invitation.")
        case workspace_id, workspace:
            location = f"/api/v1/workspaces/{workspace_id}"
            return AcceptInvitation201(Json(workspace.body), location=location, etag=workspace.etag)


async def mail_invitation(ctx: Context, *, token_id: str) -> None:
    """Send the letter of an invitation, as long as that is good: a task of the worker."""
    row_id = UUID(token_id)
    letter = await invitations.letter(ctx, row_id)
    outside = ctx.db.outside
    if letter is None or not await letters.count(
        outside, row_id, "invitation", letter.email, PER_HOUR
    ):
        return
    who = letter.display_name or letter.username
    before = [
        "Hello,",
        f"{who} ({letter.username}) invites you to the workspace “{letter.workspace}” of Daybook.",
        f"You would be: {letter.role}. This token accepts (acceptInvitation), with an account:",
    ]
    after = ["It works once, within seven days. If you know nobody of this name, do nothing."]
    subject = f"An invitation to {letter.workspace}"
    token = ctx.tokens.mail_token(row_id)
    await ctx.mailer.send(Letter(token_id, letter.email, subject, before, token, after))
