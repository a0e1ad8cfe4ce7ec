# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""What has to be written: one Protocol per tag, one method per operation.

A plain module of `async def create_post(ctx: Context, req: CreatePost) -> CreatePost201: ...` is
one; a type checker names the function that is missing or mistyped.
"""

from __future__ import annotations

from typing import Protocol, TypeVar

from . import problems, requests, responses

C = TypeVar("C", contravariant=True)


class Auth(Protocol[C]):
    """Accounts are opened here, and sessions are started, renewed and ended."""

    async def register(self, ctx: C, req: requests.Register, /) -> (
        responses.Register202
        | problems.MalformedRequest
        | problems.NotAcceptable
        | problems.IdempotencyInProgress
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.PasswordCompromised
        | problems.IdempotencyKeyReused
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/auth/registrations: Open an account.

        Always answers 202 with the same body, whether or not the address is known, so that nobody
        learns who has an account. If the wished username is taken, the account starts with a free
        variation of it; change it with `updateAccount`.
        """
        ...

    async def verify_email(self, ctx: C, req: requests.VerifyEmail, /) -> (
        responses.VerifyEmail204
        | problems.MalformedRequest
        | problems.TokenInvalid
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/auth/email_verifications: Confirm an e-mail address.

        Takes the token of a letter, once, within 24 hours. It is the new account's address that is
        confirmed, or the one that `updateAccount` asked for, which becomes the account's now.
        """
        ...

    async def request_email_verification(
        self, ctx: C, req: requests.RequestEmailVerification, /
    ) -> (
        responses.RequestEmailVerification202
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotAcceptable
        | problems.IdempotencyInProgress
        | problems.ValidationFailed
        | problems.IdempotencyKeyReused
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/auth/email_verification_requests: Have the token for my address sent again.

        For the address that waits to be confirmed; when none does, nothing is sent. An address gets
        three such letters an hour.
        """
        ...

    async def list_sessions(self, ctx: C, req: requests.ListSessions, /) -> (
        responses.ListSessions200
        | problems.CursorInvalid
        | problems.CursorMismatch
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/auth/sessions: List my sessions.

        Newest first. Sessions that ended are not listed.
        """
        ...

    async def sign_in(self, ctx: C, req: requests.SignIn, /) -> (
        responses.SignIn201
        | problems.MalformedRequest
        | problems.InvalidCredentials
        | problems.AccountSuspended
        | problems.NotAcceptable
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/auth/sessions: Sign in.

        Starts a session. An unknown address and a wrong password get the same answer after the same
        work.
        """
        ...

    async def revoke_sessions(self, ctx: C, req: requests.RevokeSessions, /) -> (
        responses.RevokeSessions204
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """DELETE /api/v1/auth/sessions: End all my sessions.

        Access tokens of the sessions stop working within 60 seconds. API keys go on.
        """
        ...

    async def revoke_session(self, ctx: C, req: requests.RevokeSession, /) -> (
        responses.RevokeSession204
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """DELETE /api/v1/auth/sessions/{session_id}: End a session (sign out).

        `current` names the session of the access token. Ending an ended session succeeds again.
        Access tokens of the session stop working within 60 seconds.
        """
        ...

    async def refresh_tokens(self, ctx: C, req: requests.RefreshTokens, /) -> (
        responses.RefreshTokens200
        | problems.MalformedRequest
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.TokenReused
        | problems.AccountSuspended
        | problems.NotAcceptable
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/auth/token_refreshes: Exchange a refresh token for a new pair.

        The refresh token itself is the credential. It works once; asking again within 10 seconds
        with the same token, while its successor is unused, gives the same successor (a lost answer
        strands nobody). Any other reuse ends the whole session.
        """
        ...

    async def request_password_reset(self, ctx: C, req: requests.RequestPasswordReset, /) -> (
        responses.RequestPasswordReset202
        | problems.MalformedRequest
        | problems.NotAcceptable
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/auth/password_resets: Ask for a new password.

        Always answers 202 with the same body, after the same work, so that nobody learns who has an
        account. The letter's token is good for 30 minutes. An address gets three such letters an
        hour; all of them are good.
        """
        ...

    async def confirm_password_reset(self, ctx: C, req: requests.ConfirmPasswordReset, /) -> (
        responses.ConfirmPasswordReset204
        | problems.MalformedRequest
        | problems.TokenInvalid
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.PasswordCompromised
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/auth/password_reset_confirmations: Set a new password with the token of a
        letter.

        Takes the token once. Every session and every API key of the account ends. The address
        counts as confirmed, too: the letter arrived there.
        """
        ...

    async def reauthenticate(self, ctx: C, req: requests.Reauthenticate, /) -> (
        responses.Reauthenticate200
        | problems.MalformedRequest
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InvalidCredentials
        | problems.NotAcceptable
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/auth/reauthentications: Give the password again (step-up).

        Gives an access token of the same session and scopes that also lets its bearer do, for five
        minutes, what would hand over the account. The refresh token stays as it is.
        """
        ...

    async def get_jwks(self, ctx: C, /) -> (
        responses.GetJwks200
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /.well-known/jwks.json: The keys that sign access tokens.

        Public keys as a JSON Web Key Set (RFC 7517). A key appears here before it signs and stays
        until its last token expired.
        """
        ...


class Account(Protocol[C]):
    """The signed-in person's own account."""

    async def get_account(self, ctx: C, req: requests.GetAccount, /) -> (
        responses.GetAccount200
        | responses.GetAccount304
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/account: My account."""
        ...

    async def update_account(self, ctx: C, req: requests.UpdateAccount, /) -> (
        responses.UpdateAccount200
        | problems.MalformedRequest
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.ReauthenticationRequired
        | problems.NotAcceptable
        | problems.UsernameTaken
        | problems.VersionConflict
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.PreconditionRequired
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """PATCH /api/v1/account: Change my account.

        A JSON merge patch (RFC 7396). A patch that changes nothing keeps the version.
        """
        ...

    async def change_password(self, ctx: C, req: requests.ChangePassword, /) -> (
        responses.ChangePassword204
        | problems.MalformedRequest
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InvalidCredentials
        | problems.InsufficientScope
        | problems.ReauthenticationRequired
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.PasswordCompromised
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """PUT /api/v1/account/password: Change my password.

        Every other session and every API key of the account ends. Needs step-up, and the present
        password besides.
        """
        ...


class Reactions(Protocol[C]):
    """What readers do with a post without words, likes and bookmarks."""

    async def list_bookmarks(self, ctx: C, req: requests.ListBookmarks, /) -> (
        responses.ListBookmarks200
        | problems.CursorInvalid
        | problems.CursorMismatch
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/account/bookmarks: List my bookmarks.

        Newest first. A bookmark stays when its post is taken down: then `post` is null until the
        post is public again.
        """
        ...

    async def like_post(self, ctx: C, req: requests.LikePost, /) -> (
        responses.LikePost204
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """PUT /api/v1/posts/{post_id}/like: Like a post.

        Once or again: a person likes a post or does not, and counts once.
        """
        ...

    async def unlike_post(self, ctx: C, req: requests.UnlikePost, /) -> (
        responses.UnlikePost204
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """DELETE /api/v1/posts/{post_id}/like: Take a like back.

        Also of a post that was taken down meanwhile. Without a like nothing changes.
        """
        ...

    async def bookmark_post(self, ctx: C, req: requests.BookmarkPost, /) -> (
        responses.BookmarkPost204
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """PUT /api/v1/posts/{post_id}/bookmark: Bookmark a post.

        Once or again: a post is among the bookmarks or is not. Who bookmarked it is shown to
        nobody.
        """
        ...

    async def unbookmark_post(self, ctx: C, req: requests.UnbookmarkPost, /) -> (
        responses.UnbookmarkPost204
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """DELETE /api/v1/posts/{post_id}/bookmark: Remove a bookmark.

        Also of a post that was taken down meanwhile. Without a bookmark nothing changes.
        """
        ...


class ApiKeys(Protocol[C]):
    """Credentials for programs that act for their owner."""

    async def list_api_keys(self, ctx: C, req: requests.ListApiKeys, /) -> (
        responses.ListApiKeys200
        | problems.CursorInvalid
        | problems.CursorMismatch
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/api_keys: List my API keys.

        Newest first, expired ones too. Of a key itself only the beginning and the last four
        characters show.
        """
        ...

    async def create_api_key(self, ctx: C, req: requests.CreateApiKey, /) -> (
        responses.CreateApiKey201
        | problems.MalformedRequest
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.ReauthenticationRequired
        | problems.ScopeExceedsGrant
        | problems.NotAcceptable
        | problems.IdempotencyInProgress
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.IdempotencyKeyReused
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/api_keys: Make an API key.

        The key itself is in this answer and nowhere else; only its hash is kept, and answers that
        are kept for an `Idempotency-Key` are encrypted. A key holds no scope that its maker's
        credential lacks. Needs step-up.
        """
        ...

    async def revoke_api_key(self, ctx: C, req: requests.RevokeApiKey, /) -> (
        responses.RevokeApiKey204
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """DELETE /api/v1/api_keys/{api_key_id}: Revoke an API key.

        It is refused from the next request on. Revoking a revoked key succeeds again.
        """
        ...


class Workspaces(Protocol[C]):
    """A workspace holds the entries of a person or a team, and says who may do what with them. Its
    members are, from the most to the least powerful, `owner`, `admin`, `editor` and `viewer`: all
    read, all but viewers write, owners and admins manage the workspace and its members, and only
    owners make owners. There is always an owner.
    """

    async def list_workspaces(self, ctx: C, req: requests.ListWorkspaces, /) -> (
        responses.ListWorkspaces200
        | problems.CursorInvalid
        | problems.CursorMismatch
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/workspaces: List my workspaces.

        Newest first.
        """
        ...

    async def create_workspace(self, ctx: C, req: requests.CreateWorkspace, /) -> (
        responses.CreateWorkspace201
        | problems.MalformedRequest
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotAcceptable
        | problems.IdempotencyInProgress
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.IdempotencyKeyReused
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/workspaces: Create a workspace.

        Whoever creates it is its owner.
        """
        ...

    async def get_workspace(self, ctx: C, req: requests.GetWorkspace, /) -> (
        responses.GetWorkspace200
        | responses.GetWorkspace304
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/workspaces/{workspace_id}: Read a workspace."""
        ...

    async def update_workspace(self, ctx: C, req: requests.UpdateWorkspace, /) -> (
        responses.UpdateWorkspace200
        | problems.MalformedRequest
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.Forbidden
        | problems.NotFound
        | problems.NotAcceptable
        | problems.VersionConflict
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.PreconditionRequired
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """PATCH /api/v1/workspaces/{workspace_id}: Change a workspace.

        A JSON merge patch (RFC 7396), for owners and admins. A patch that changes nothing keeps the
        version.
        """
        ...


class Members(Protocol[C]):
    """Who belongs to a workspace, and in which role."""

    async def list_members(self, ctx: C, req: requests.ListMembers, /) -> (
        responses.ListMembers200
        | problems.CursorInvalid
        | problems.CursorMismatch
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/workspaces/{workspace_id}/members: List the members of a workspace, and who
        is invited.

        Members first, in the order in which they opened their accounts, then pending invitations,
        oldest first. Invitations are shown to owners and admins alone, since they name the
        addresses of people who may have no account; for others they are left out.
        """
        ...

    async def update_member(self, ctx: C, req: requests.UpdateMember, /) -> (
        responses.UpdateMember200
        | problems.MalformedRequest
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.Forbidden
        | problems.RoleExceedsOwn
        | problems.NotFound
        | problems.NotAcceptable
        | problems.LastOwner
        | problems.VersionConflict
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.PreconditionRequired
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """PATCH /api/v1/workspaces/{workspace_id}/members/{user_id}: Change a member's role.

        For owners and admins; only owners change owners, and make owners. `If-Match` names the
        member's `version`, as `listMembers` tells it. The only owner stays one. A patch that
        changes nothing keeps the version.
        """
        ...

    async def remove_member(self, ctx: C, req: requests.RemoveMember, /) -> (
        responses.RemoveMember204
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.Forbidden
        | problems.RoleExceedsOwn
        | problems.NotFound
        | problems.LastOwner
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """DELETE /api/v1/workspaces/{workspace_id}/members/{user_id}: Remove a member, or leave.

        Everybody may leave, but for the only owner. Owners and admins remove others; only owners
        remove owners. What the member wrote stays in the workspace.
        """
        ...


class Invitations(Protocol[C]):
    """How people come to be members of a workspace; the way in is a letter to their address."""

    async def invite_member(self, ctx: C, req: requests.InviteMember, /) -> (
        responses.InviteMember201
        | problems.MalformedRequest
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.Forbidden
        | problems.EmailUnverified
        | problems.NotFound
        | problems.NotAcceptable
        | problems.IdempotencyInProgress
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.IdempotencyKeyReused
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/workspaces/{workspace_id}/invitations: Invite somebody.

        For owners and admins. A letter with a token goes to the address; the token is told nowhere
        else, and is good for seven days. The answer is the same whether or not the address belongs
        to somebody with an account. Who is invited again gets a new letter, with the new role; the
        old one is worth nothing any more. An address gets ten invitations an hour, from whomever:
        for those that are more the answer is the same, and no letter goes out until one is invited
        again later.
        """
        ...

    async def withdraw_invitation(self, ctx: C, req: requests.WithdrawInvitation, /) -> (
        responses.WithdrawInvitation204
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.Forbidden
        | problems.NotFound
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """DELETE /api/v1/workspaces/{workspace_id}/invitations/{invitation_id}: Withdraw an
        invitation.

        For owners and admins. The token in the letter is worth nothing any more. Withdrawing again
        succeeds again.
        """
        ...

    async def accept_invitation(self, ctx: C, req: requests.AcceptInvitation, /) -> (
        responses.AcceptInvitation201
        | problems.MalformedRequest
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.ReauthenticationRequired
        | problems.NotFound
        | problems.NotAcceptable
        | problems.IdempotencyInProgress
        | problems.InvitationExpired
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.IdempotencyKeyReused
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/invitation_acceptances: Accept an invitation.

        With the token of the letter, which works once. Whoever has another address than the one
        that was written to has to have given the password just now. A member who accepts stays what
        they are.
        """
        ...


class Entries(Protocol[C]):
    """Private journal entries, their content in blocks, and the trash."""

    async def list_entries(self, ctx: C, req: requests.ListEntries, /) -> (
        responses.ListEntries200
        | problems.CursorInvalid
        | problems.CursorMismatch
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/workspaces/{workspace_id}/entries: List entries.

        Newest day first, then newest entry first. The content is left out; read a single entry to
        get it.
        """
        ...

    async def create_entry(self, ctx: C, req: requests.CreateEntry, /) -> (
        responses.CreateEntry201
        | problems.MalformedRequest
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.Forbidden
        | problems.NotFound
        | problems.NotAcceptable
        | problems.IdempotencyInProgress
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.ContentInvalid
        | problems.IdempotencyKeyReused
        | problems.RateLimited
        | problems.QuotaExceeded
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/workspaces/{workspace_id}/entries: Write an entry.

        For owners, admins and editors of the workspace. The day defaults to today in the entry's
        time zone, and the time zone to the writer's own; neither moves when the writer travels.
        """
        ...

    async def get_calendar(self, ctx: C, req: requests.GetCalendar, /) -> (
        responses.GetCalendar200
        | responses.GetCalendar304
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/workspaces/{workspace_id}/calendar: See on which days there are entries.

        How many entries each day of a range has, days without any left out, the trash not counted.
        Days are those that the entries are about (`entry_date`). With `on_this_day`, also the
        entries of the same day in the years before it, newest first, at most fifty; in years
        without one, 28 February shows 29 February too.
        """
        ...

    async def get_entry(self, ctx: C, req: requests.GetEntry, /) -> (
        responses.GetEntry200
        | responses.GetEntry304
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/entries/{entry_id}: Read an entry.

        An entry in the trash is still readable; `deleted_at` tells since when it is there.

        With `as_of_version` or `as_of_time`, one of the two, it is read as it was then: `404` when
        it did not exist yet, or has no such version. `ETag` is always the version of the state that
        is shown, so a change under the tag of a past state gets `412`. The author is shown with the
        name and picture of today.
        """
        ...

    async def update_entry(self, ctx: C, req: requests.UpdateEntry, /) -> (
        responses.UpdateEntry200
        | problems.MalformedRequest
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.Forbidden
        | problems.NotFound
        | problems.NotAcceptable
        | problems.InvalidTransition
        | problems.VersionConflict
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.PreconditionRequired
        | problems.RateLimited
        | problems.QuotaExceeded
        | problems.InternalError
        | problems.Unavailable
    ):
        """PATCH /api/v1/entries/{entry_id}: Change an entry's title, tags, day, mood or pin.

        A JSON merge patch (RFC 7396); `tags` replaces the whole set. A patch that changes nothing
        keeps the version. What is in the trash must be restored first.
        """
        ...

    async def delete_entry(self, ctx: C, req: requests.DeleteEntry, /) -> (
        responses.DeleteEntry200
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.Forbidden
        | problems.NotFound
        | problems.NotAcceptable
        | problems.VersionConflict
        | problems.ValidationFailed
        | problems.PreconditionRequired
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """DELETE /api/v1/entries/{entry_id}: Put an entry in the trash.

        It stays readable and can be restored until `purge_at`. Trashing what is in the trash
        already succeeds again, whichever version `If-Match` names, and changes nothing.
        """
        ...

    async def replace_entry_content(self, ctx: C, req: requests.ReplaceEntryContent, /) -> (
        responses.ReplaceEntryContent200
        | problems.MalformedRequest
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.Forbidden
        | problems.NotFound
        | problems.NotAcceptable
        | problems.InvalidTransition
        | problems.VersionConflict
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.ContentInvalid
        | problems.PreconditionRequired
        | problems.RateLimited
        | problems.QuotaExceeded
        | problems.InternalError
        | problems.Unavailable
    ):
        """PUT /api/v1/entries/{entry_id}/content: Replace an entry's content.

        The whole block document is replaced. Content that equals what is there keeps the version.
        What is in the trash must be restored first.
        """
        ...

    async def restore_entry(self, ctx: C, req: requests.RestoreEntry, /) -> (
        responses.RestoreEntry200
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.Forbidden
        | problems.NotFound
        | problems.NotAcceptable
        | problems.NotDeleted
        | problems.IdempotencyInProgress
        | problems.ValidationFailed
        | problems.IdempotencyKeyReused
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/entries/{entry_id}/restore: Take an entry out of the trash."""
        ...


class Tags(Protocol[C]):
    """The tags of a workspace."""

    async def list_tags(self, ctx: C, req: requests.ListTags, /) -> (
        responses.ListTags200
        | problems.CursorInvalid
        | problems.CursorMismatch
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/workspaces/{workspace_id}/tags: List the tags of a workspace.

        In the order of their names, with the number of entries that carry each; the trash is not
        counted. A tag that no entry outside of the trash carries is not listed, and one that no
        entry carries at all is gone.
        """
        ...

    async def update_tag(self, ctx: C, req: requests.UpdateTag, /) -> (
        responses.UpdateTag200
        | problems.MalformedRequest
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.Forbidden
        | problems.NotFound
        | problems.NotAcceptable
        | problems.TagExists
        | problems.VersionConflict
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.PreconditionRequired
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """PATCH /api/v1/workspaces/{workspace_id}/tags/{tag_id}: Rename a tag, or merge it into
        another.

        Every entry that carries the tag, in the trash or not, gets a new version, all at once.
        Where another tag of the workspace has the name already, the answer is `tag_exists`; with
        `merge`, the entries get that one instead, and this one is gone. The answer is the tag that
        the entries carry now.
        """
        ...

    async def delete_tag(self, ctx: C, req: requests.DeleteTag, /) -> (
        responses.DeleteTag204
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.Forbidden
        | problems.NotFound
        | problems.VersionConflict
        | problems.ValidationFailed
        | problems.PreconditionRequired
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """DELETE /api/v1/workspaces/{workspace_id}/tags/{tag_id}: Remove a tag.

        Every entry that carries the tag, in the trash or not, loses it and gets a new version, all
        at once. Afterwards the tag is gone: once more is `404`.
        """
        ...


class Revisions(Protocol[C]):
    """What an entry was at each of its versions, and every event that made it so."""

    async def list_revisions(self, ctx: C, req: requests.ListRevisions, /) -> (
        responses.ListRevisions200
        | problems.CursorInvalid
        | problems.CursorMismatch
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/entries/{entry_id}/revisions: List an entry's revisions.

        Newest first: every version with who made it, when, why, how large the content was, and how
        many blocks were added, changed and removed. The state itself is left out; read a single
        revision to get it.
        """
        ...

    async def get_revision(self, ctx: C, req: requests.GetRevision, /) -> (
        responses.GetRevision200
        | responses.GetRevision304
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RevisionNotFound
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/entries/{entry_id}/revisions/{version}: Read a revision.

        The state of the entry at one version. It never changes, so it may be kept for as long as
        the entry is there. With `diff_from`, `diff` tells how this state comes out of the one at
        another version, earlier or later.
        """
        ...

    async def restore_revision(self, ctx: C, req: requests.RestoreRevision, /) -> (
        responses.RestoreRevision200
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.Forbidden
        | problems.NotFound
        | problems.NotAcceptable
        | problems.InvalidTransition
        | problems.IdempotencyInProgress
        | problems.VersionConflict
        | problems.ValidationFailed
        | problems.IdempotencyKeyReused
        | problems.PreconditionRequired
        | problems.RateLimited
        | problems.QuotaExceeded
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/entries/{entry_id}/revisions/{version}/restore: Bring an old version of an
        entry back.

        Title, content, day, time zone, mood, pin and tags become what they were at that version, in
        a new version on top: nothing of the history is rewritten. Where they are that already, the
        version stays. Tags come back under the names that they had then. What is in the trash must
        be taken out first. A version that shows a file which was deleted meanwhile does not come
        back: `422`, with the code `unknown_media`. Upload the file again, and it will; or write its
        content without it. Nor does one that shows a file as what it is not, such as a document as
        a picture: `422`, with the code `media_kind`.
        """
        ...

    async def list_entry_events(self, ctx: C, req: requests.ListEntryEvents, /) -> (
        responses.ListEntryEvents200
        | problems.CursorInvalid
        | problems.CursorMismatch
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.Forbidden
        | problems.NotFound
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/entries/{entry_id}/events: List what happened to an entry.

        Every event, oldest first, versions 1, 2, 3 and so on without a gap: what happened, when,
        who did it and in which trace. For the entry's author, and for owners and admins of the
        workspace. The content is left out; the revision of the same version has it.
        """
        ...


class Publications(Protocol[C]):
    """The bridge from the private journal to the public blog."""

    async def publish_entry(self, ctx: C, req: requests.PublishEntry, /) -> (
        responses.PublishEntry201
        | problems.MalformedRequest
        | problems.IdempotencyKeyRequired
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.Forbidden
        | problems.EmailUnverified
        | problems.NotFound
        | problems.NotAcceptable
        | problems.SlugTaken
        | problems.AliasTaken
        | problems.InvalidTransition
        | problems.IdempotencyInProgress
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.RevisionNotFound
        | problems.PrivateContentBlocked
        | problems.SlugReserved
        | problems.IdempotencyKeyReused
        | problems.RateLimited
        | problems.QuotaExceeded
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/entries/{entry_id}/publications: Publish one version of an entry as a post.

        Copies the named version into a new public post. Private blocks are left out, and nothing of
        the entry, its workspace or its tags shows in the post: it has the tags that this request
        gives. Later changes of the entry do not change the post.

        Only the entry's author may publish it, or any editor where the workspace allows editors; a
        workspace may forbid publishing. Without a `slug` one is made from the title. With
        `publish_at` the post waits in the state `scheduled` until then, seen by its author alone.
        With `published_at` it is public at once, under a date in the past. A version that shows a
        deleted file is refused: `422`, with the code `unknown_media`.
        """
        ...

    async def resync_post(self, ctx: C, req: requests.ResyncPost, /) -> (
        responses.ResyncPost200
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.Forbidden
        | problems.NotFound
        | problems.NotAcceptable
        | problems.NotLinked
        | problems.NothingToSync
        | problems.InvalidTransition
        | problems.IdempotencyInProgress
        | problems.VersionConflict
        | problems.ValidationFailed
        | problems.PrivateContentBlocked
        | problems.IdempotencyKeyReused
        | problems.PreconditionRequired
        | problems.RateLimited
        | problems.QuotaExceeded
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/posts/{post_id}/resync: Bring a post up to its entry.

        Copies title and content of the entry's present version into the post that was made of it,
        private blocks left out, as publishing does. What was changed in the post meanwhile is
        replaced; slug, summary, tags and state stay. An entry that shows a deleted file
        (`unknown_media`), or a file as what it is not, such as a document as a picture
        (`media_kind`), is refused with `422`, as publishing refuses it.
        `authoring.unsynced_versions` tells how many versions there are to catch up with.
        """
        ...

    # mypy names what is missing only if something is there, as this always is.
    def __repr__(self) -> str: ...


class Posts(Protocol[C]):
    """What the world reads, and how its authors write it. While an account is suspended its posts,
    with their pictures and comments, look like missing ones.
    """

    async def list_posts(self, ctx: C, req: requests.ListPosts, /) -> (
        responses.ListPosts200
        | responses.ListPosts304
        | problems.CursorInvalid
        | problems.CursorMismatch
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotAcceptable
        | problems.CursorExpired
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/posts: List posts.

        Published posts of everybody, newest first, without their content. With `status`, the
        caller's own posts in that state instead, those that were begun last first, with
        `authoring`; this needs a sign-in with `posts:read`: `401` without one, `403` when the token
        lacks that scope.
        """
        ...

    async def create_post(self, ctx: C, req: requests.CreatePost, /) -> (
        responses.CreatePost201
        | problems.MalformedRequest
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotAcceptable
        | problems.SlugTaken
        | problems.AliasTaken
        | problems.IdempotencyInProgress
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.ContentInvalid
        | problems.SlugReserved
        | problems.IdempotencyKeyReused
        | problems.RateLimited
        | problems.QuotaExceeded
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/posts: Begin a draft.

        A post of its own, with no entry behind it, that nobody but its author sees until it is
        published. Without a `slug` one is made from the title; a slug that is asked for is taken as
        it is, or refused. `aliases` are addresses that the post had in a former blog: once it is
        public, they lead readers to it.
        """
        ...

    async def get_post(self, ctx: C, req: requests.GetPost, /) -> (
        responses.GetPost200
        | responses.GetPost304
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.NotFound
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/posts/{post_id}: Read a post.

        A published post is for everybody; any other is for its author alone, and `404` for the
        rest. Its author is given `authoring` and `content_raw`, which are null for everybody else,
        in an answer that no shared cache may keep. The entity tag speaks of the version: counts,
        and what `authoring` tells of the entry, may have moved on at a `304`.
        """
        ...

    async def update_post(self, ctx: C, req: requests.UpdatePost, /) -> (
        responses.UpdatePost200
        | problems.MalformedRequest
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.NotAcceptable
        | problems.SlugTaken
        | problems.AliasTaken
        | problems.InvalidTransition
        | problems.VersionConflict
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.SlugReserved
        | problems.PreconditionRequired
        | problems.RateLimited
        | problems.QuotaExceeded
        | problems.InternalError
        | problems.Unavailable
    ):
        """PATCH /api/v1/posts/{post_id}: Change a post's title, slug, summary, tags, metadata,
        comment policy, date or aliases.

        A JSON merge patch (RFC 7396): `tags` and `aliases` replace the whole set, members of
        `metadata` are merged, and null removes them. A patch that changes nothing keeps the
        version. What is in the trash must be restored first.

        When a post has been public, its former slug leads to the new one for good, and no other
        post can take it; a draft leaves its slug to others. Going back to a former slug of the same
        post is always possible.

        `published_at` corrects the date of a post that is public, or was; any other gets its date
        when it is published.
        """
        ...

    async def delete_post(self, ctx: C, req: requests.DeletePost, /) -> (
        responses.DeletePost200
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.NotAcceptable
        | problems.VersionConflict
        | problems.ValidationFailed
        | problems.PreconditionRequired
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """DELETE /api/v1/posts/{post_id}: Put a post in the trash.

        If it was public, its address answers `410` at once. It can be restored until `purge_at`,
        thirty days from now. Trashing what is in the trash already succeeds again, whichever
        version `If-Match` names, and changes nothing.
        """
        ...

    async def replace_post_content(self, ctx: C, req: requests.ReplacePostContent, /) -> (
        responses.ReplacePostContent200
        | problems.MalformedRequest
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.NotAcceptable
        | problems.InvalidTransition
        | problems.VersionConflict
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.ContentInvalid
        | problems.PreconditionRequired
        | problems.RateLimited
        | problems.QuotaExceeded
        | problems.InternalError
        | problems.Unavailable
    ):
        """PUT /api/v1/posts/{post_id}/content: Replace a post's content.

        The content is kept as it is sent, in any of the three formats; `content_html` is derived
        from it, sanitised, and `warnings` names what that leaves out. Content that equals what is
        there keeps the version. What is in the trash must be restored first.
        """
        ...

    async def restore_post(self, ctx: C, req: requests.RestorePost, /) -> (
        responses.RestorePost200
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.NotAcceptable
        | problems.NotDeleted
        | problems.IdempotencyInProgress
        | problems.ValidationFailed
        | problems.IdempotencyKeyReused
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/posts/{post_id}/restore: Take a post out of the trash.

        It is not public then, a draft if it never was. Its slug is still its own.
        """
        ...

    async def publish_post(self, ctx: C, req: requests.PublishPost, /) -> (
        responses.PublishPost200
        | problems.MalformedRequest
        | problems.IdempotencyKeyRequired
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.EmailUnverified
        | problems.NotFound
        | problems.NotAcceptable
        | problems.AlreadyPublished
        | problems.InvalidTransition
        | problems.IdempotencyInProgress
        | problems.VersionConflict
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.IdempotencyKeyReused
        | problems.PreconditionRequired
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/posts/{post_id}/publish: Publish a post, now or later.

        Without a body, or without `publish_at`, at once. With it, the post waits in the state
        `scheduled`, seen by its author alone, and is published by the clock of the server's
        database; naming another instant moves it.

        A post that was public elsewhere gets its date by `published_at`. Without it, a post has the
        date of its first publication, which stays when it is taken down and published again.
        """
        ...

    async def unpublish_post(self, ctx: C, req: requests.UnpublishPost, /) -> (
        responses.UnpublishPost200
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.NotAcceptable
        | problems.InvalidTransition
        | problems.IdempotencyInProgress
        | problems.VersionConflict
        | problems.ValidationFailed
        | problems.IdempotencyKeyReused
        | problems.PreconditionRequired
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/posts/{post_id}/unpublish: Take a post down, or cancel its schedule.

        The public address of a published post answers 404 at once; the slug, and everything that
        readers left, is kept. A post that waits to be published becomes what it was before: a
        draft, or unpublished.
        """
        ...

    async def list_post_versions(self, ctx: C, req: requests.ListPostVersions, /) -> (
        responses.ListPostVersions200
        | problems.CursorInvalid
        | problems.CursorMismatch
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/posts/{post_id}/versions: List the versions that were written of a post.

        Newest first, those that changed title, summary or content; for the author alone.
        """
        ...

    async def get_post_version(self, ctx: C, req: requests.GetPostVersion, /) -> (
        responses.GetPostVersion200
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/posts/{post_id}/versions/{version}: Read one version of a post.

        As it was written, without the HTML, which is derived anew when the sanitiser changes. It
        never changes, so keep it.
        """
        ...

    async def list_post_slugs(self, ctx: C, req: requests.ListPostSlugs, /) -> (
        responses.ListPostSlugs200
        | problems.CursorInvalid
        | problems.CursorMismatch
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/posts/{post_id}/slugs: List a post's slugs, the present one and former ones.

        Newest first; each former one leads readers to the present one. For the author alone.
        """
        ...

    async def get_post_by_address(self, ctx: C, req: requests.GetPostByAddress, /) -> (
        responses.GetPostByAddress200
        | responses.GetPostByAddress304
        | responses.GetPostByAddress308
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.NotFound
        | problems.NotAcceptable
        | problems.Gone
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/users/{username}/posts/{slug}: Read a post by its public address.

        As everybody sees it, whoever asks. A former username or a former slug redirects to the
        present address, and so does an alias of one part, such as `/low-water`, where no post has
        that slug; `findByFormerAddress` knows every alias. A post that its author put in the trash
        is gone, and one that was purged says so for a year.
        """
        ...

    async def find_by_former_address(self, ctx: C, req: requests.FindByFormerAddress, /) -> (
        responses.FindByFormerAddress308
        | problems.NotFound
        | problems.Gone
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/users/{username}/former_addresses: Find the post that had an address in a
        former blog.

        For a site that takes over the domain of a blog: it asks with the path that a reader came
        by, and is sent to the post. The address is compared in the normal form of `aliases`; one
        with a query that no post has is found without it.
        """
        ...


class Comments(Protocol[C]):
    """What readers say about a post, and to each other."""

    async def list_comments(self, ctx: C, req: requests.ListComments, /) -> (
        responses.ListComments200
        | responses.ListComments304
        | problems.CursorInvalid
        | problems.CursorMismatch
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.NotFound
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/posts/{post_id}/comments: List the comments of a post.

        The whole thread in one flat list: `parent_id`, `depth` and `path` say where each comment
        stands. In the order `thread` a comment comes after the one that it replies to, and before
        the next one of the same depth; `oldest` and `newest` go by time alone. With `parent_id`,
        only the replies below that comment, and the replies to those.

        A comment that may not be seen any more, or not yet, is left out; where replies to it can be
        seen it stays as a tombstone, with the status `removed`, without author and text.
        """
        ...

    async def create_comment(self, ctx: C, req: requests.CreateComment, /) -> (
        responses.CreateComment201
        | problems.MalformedRequest
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.EmailUnverified
        | problems.NotFound
        | problems.NotAcceptable
        | problems.CommentsClosed
        | problems.IdempotencyInProgress
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.ParentNotFound
        | problems.CommentDepthExceeded
        | problems.IdempotencyKeyReused
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/posts/{post_id}/comments: Comment on a post, or reply to a comment.

        The text is plain: clients show it escaped. Where the author of the post looks at comments
        first (`comment_policy` is `moderated`) it starts as `pending`, and is seen by the two of
        them alone until it is approved; the author's own comments need no approval. Threads are six
        deep. A tombstone can be replied to as long as it has replies that can be seen.
        """
        ...

    async def get_comment(self, ctx: C, req: requests.GetComment, /) -> (
        responses.GetComment200
        | responses.GetComment304
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.NotFound
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/comments/{comment_id}: Read a comment.

        What can be seen in the thread. Its author, and the author of the post, also see a comment
        that waits for approval or was refused or hidden. A deleted comment answers `404`, also
        where the thread shows a tombstone for it.
        """
        ...

    async def update_comment(self, ctx: C, req: requests.UpdateComment, /) -> (
        responses.UpdateComment200
        | problems.MalformedRequest
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.Forbidden
        | problems.NotFound
        | problems.NotAcceptable
        | problems.CommentsClosed
        | problems.VersionConflict
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.PreconditionRequired
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """PATCH /api/v1/comments/{comment_id}: Change the text of my comment.

        For fifteen minutes a comment is corrected without a trace; after that it is marked
        `edited`. What a moderator has decided about, or reports have hidden, goes back to
        `pending`, unless its author is the moderator. On a post that is closed for comments the
        fifteen minutes are all there is. The same text again keeps the version.
        """
        ...

    async def delete_comment(self, ctx: C, req: requests.DeleteComment, /) -> (
        responses.DeleteComment204
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.Forbidden
        | problems.NotFound
        | problems.VersionConflict
        | problems.ValidationFailed
        | problems.PreconditionRequired
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """DELETE /api/v1/comments/{comment_id}: Delete a comment.

        For its author, and for the author of the post. Its text is gone at once; the replies stay,
        below a tombstone. Deleting what is deleted already succeeds again, whichever version
        `If-Match` names, and changes nothing.
        """
        ...

    async def report_comment(self, ctx: C, req: requests.ReportComment, /) -> (
        responses.ReportComment204
        | problems.MalformedRequest
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.EmailUnverified
        | problems.NotFound
        | problems.IdempotencyInProgress
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.IdempotencyKeyReused
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/comments/{comment_id}/reports: Report a comment.

        Tells the moderator, who does not learn from whom. A person reports a comment once: a second
        report changes nothing. At five reports that nobody has looked at the comment is hidden
        until the moderator decides.
        """
        ...


class Audience(Protocol[C]):
    """How often posts are looked at, and what their authors learn of it."""

    async def get_post_stats(self, ctx: C, req: requests.GetPostStats, /) -> (
        responses.GetPostStats200
        | responses.GetPostStats304
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/posts/{post_id}/stats: Read how a post is doing.

        For its author alone. A view comes in half an hour later: those before `as_of` are counted.
        Likes and comments are those that can be seen now, by the day on which they were given or
        written. Days are UTC.
        """
        ...

    async def record_view(self, ctx: C, req: requests.RecordView, /) -> (
        responses.RecordView202
        | problems.NotFound
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/posts/{post_id}/views: Tell that a post was looked at.

        For the page that shows it to call, on its own time. A view counts unless one of the same
        visitor counted in the half hour before. Who it was is not kept: what is stored for a while
        is a digest with a salt that is thrown away after its day, in UTC, and after midnight a
        visitor is a new one. Programs that say so are not counted.
        """
        ...

    # mypy names what is missing only if something is there, as this always is.
    def __repr__(self) -> str: ...


class Moderation(Protocol[C]):
    """What the author of a post does about comments."""

    async def moderate_comment(self, ctx: C, req: requests.ModerateComment, /) -> (
        responses.ModerateComment200
        | problems.MalformedRequest
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.Forbidden
        | problems.NotFound
        | problems.NotAcceptable
        | problems.InvalidTransition
        | problems.IdempotencyInProgress
        | problems.VersionConflict
        | problems.ContentTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.IdempotencyKeyReused
        | problems.PreconditionRequired
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/comments/{comment_id}/moderation_decisions: Decide about a comment.

        For the author of the post. A decision about a comment closes its open reports.

        | decision | from | to |
        |---|---|---|
        | `approve` | `pending`, `spam`; `approved` with open reports, to dismiss them | `approved`
        |
        | `reject` | `pending` | `rejected` |
        | `spam` | `pending` | `spam` |
        | `hide` | `approved` | `hidden` |
        | `unhide` | `hidden` | `approved` |
        """
        ...

    async def list_moderation_queue(self, ctx: C, req: requests.ListModerationQueue, /) -> (
        responses.ListModerationQueue200
        | problems.CursorInvalid
        | problems.CursorMismatch
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/moderation/comments: List what waits for a decision.

        Comments on the caller's posts, the oldest first: those that wait for approval, those with
        open reports, or those that were marked as spam.
        """
        ...

    # mypy names what is missing only if something is there, as this always is.
    def __repr__(self) -> str: ...


class Users(Protocol[C]):
    """People who publish, as everybody sees them."""

    async def get_user(self, ctx: C, req: requests.GetUser, /) -> (
        responses.GetUser200
        | responses.GetUser304
        | responses.GetUser308
        | problems.NotFound
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/users/{username}: Read a public profile.

        A former username redirects to the present one.
        """
        ...

    # mypy names what is missing only if something is there, as this always is.
    def __repr__(self) -> str: ...


class Feeds(Protocol[C]):
    """What an author published, for feed readers."""

    async def get_feed(self, ctx: C, req: requests.GetFeed, /) -> (
        responses.GetFeed200
        | responses.GetFeed200AtomXml
        | responses.GetFeed200FeedJson
        | responses.GetFeed200Xml
        | responses.GetFeed200Xml2
        | responses.GetFeed200Json
        | responses.GetFeed304
        | responses.GetFeed308
        | problems.NotFound
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/feeds/{username}: Follow an author.

        The newest 50 posts of an author as RSS 2.0, Atom 1.0 or JSON Feed 1.1: the one that
        `Accept` likes best, or that `format` names. An item is known by its id, `urn:uuid:` and the
        post's id, which stays when its address changes. Posts come with their whole content as
        sanitised HTML until the feed would grow beyond 2 MB; later ones with their beginning. A
        former username redirects to the present one.

        Addresses in the content are absolute: those of this service, fragments of the post, and
        what is relative to the `canonical_url` in its metadata. The audio and video files of a post
        are its enclosures (`attachments` in JSON Feed). As `application/xml` or `text/xml` a feed
        is RSS, unless `format` says `atom`; as `application/json` it is JSON Feed.
        """
        ...

    # mypy names what is missing only if something is there, as this always is.
    def __repr__(self) -> str: ...


class Search(Protocol[C]):
    """Finding what is published."""

    async def search_posts(self, ctx: C, req: requests.SearchPosts, /) -> (
        responses.SearchPosts200
        | problems.CursorInvalid
        | problems.CursorMismatch
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/search: Search what is published.

        Published posts in which the words stand, the best first. `"…"` asks for a phrase, `or` for
        either side, `-` for posts without what follows, whichever side they match. Words are found
        in their other forms (houses, house) where the language of the post is one that we have
        stems for; case, width and accents do not matter (`cafe` finds `Café`). Chinese, Japanese,
        Korean, Thai and other scripts without spaces between words are searched by pairs of
        letters, together with any other words in the query. A search for nothing but very common
        words or for what must *not* be there finds nothing. Of very many findings, the newest 2,000
        are ranked.

        Of each post comes its title and an excerpt of its text, both plain text, with the ranges in
        which the words stand.
        """
        ...

    async def list_public_tags(self, ctx: C, req: requests.ListPublicTags, /) -> (
        responses.ListPublicTags200
        | problems.CursorInvalid
        | problems.CursorMismatch
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/tags: List the tags of published posts.

        Every tag that a published post carries, in the order of code points of its folded name,
        with the number of those posts, which is counted every five minutes.
        """
        ...

    # mypy names what is missing only if something is there, as this always is.
    def __repr__(self) -> str: ...


class Media(Protocol[C]):
    """Pictures and other files that entries and posts show."""

    async def list_media(self, ctx: C, req: requests.ListMedia, /) -> (
        responses.ListMedia200
        | problems.CursorInvalid
        | problems.CursorMismatch
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/media: List my files.

        Newest first.
        """
        ...

    async def upload_media(self, ctx: C, req: requests.UploadMedia, /) -> (
        responses.UploadMedia200
        | responses.UploadMedia201
        | problems.MalformedRequest
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotAcceptable
        | problems.IdempotencyInProgress
        | problems.MediaTooLarge
        | problems.MediaTypeUnsupported
        | problems.ValidationFailed
        | problems.IdempotencyKeyReused
        | problems.RateLimited
        | problems.QuotaExceeded
        | problems.InternalError
        | problems.Unavailable
    ):
        """POST /api/v1/media: Upload a file.

        Pictures (PNG, JPEG, GIF, WebP, AVIF, HEIC), sound (MP3, M4A, AAC, FLAC, WAV, Ogg, WebM),
        films (MP4, MOV, Ogg, WebM) and PDF, up to 25 MiB. What the file is, its first bytes tell;
        the part's `Content-Type` and the extension of its name must agree with them, where they are
        there. Whether an MP4, Ogg or WebM is sound or a film, they may say. SVG, HTML and Matroska
        are not taken.

        A picture has at most 50 megapixels, 100,000 pixels on each side and, if it moves, 300
        frames of together 100 megapixels. It is decoded and written anew, upright: place, camera
        and whatever else it carried are gone. HEIC, which most browsers do not show, is kept as
        JPEG, or as WebP where one sees through it. Smaller variations (`thumb`: 320, `medium`: 1024
        pixels on the longer side) are made as WebP, from its first frame if it moves.

        **PDF, audio and video are kept byte for byte**, and so is what they tell: author and
        program of a document, tags of a piece of music, and time and **place** of a recording,
        which telephones write into their films. Whoever may see the file may read that; take it out
        before you upload.

        A file that you have already is answered with 200 instead; an `alt_text` that comes with it
        replaces the one it had.
        """
        ...

    async def get_media(self, ctx: C, req: requests.GetMedia, /) -> (
        responses.GetMedia200
        | responses.GetMedia304
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/media/{media_id}: Read what is known of a file.

        For its owner alone.
        """
        ...

    async def delete_media(self, ctx: C, req: requests.DeleteMedia, /) -> (
        responses.DeleteMedia204
        | problems.AuthenticationRequired
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.InsufficientScope
        | problems.NotFound
        | problems.MediaInUse
        | problems.VersionConflict
        | problems.ValidationFailed
        | problems.PreconditionRequired
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """DELETE /api/v1/media/{media_id}: Delete a file.

        It is gone for everybody at once; its bytes leave the disk a week later, once nothing names
        it any more. A file that an entry (in the trash or not) or a post shows or links to is kept,
        unless `force=true`: then that place stays empty.
        """
        ...

    async def get_media_content(self, ctx: C, req: requests.GetMediaContent, /) -> (
        responses.GetMediaContent200
        | responses.GetMediaContent206
        | responses.GetMediaContent304
        | problems.TokenInvalid
        | problems.TokenExpired
        | problems.NotFound
        | problems.RangeNotSatisfiable
        | problems.ValidationFailed
        | problems.RateLimited
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /api/v1/media/{media_id}/content: The bytes of a file.

        For its owner; for the members of a workspace whose entry shows it; and for everybody as
        soon as a published post does. What its owner calls it, `Content-Disposition` tells the
        owner and those members; all others get its id as a name. The answer runs no script wherever
        it is shown.

        Ask for a part with `Range`: one range of bytes is answered with 206, several with the
        whole.
        """
        ...


class Health(Protocol[C]):
    """For those who operate the service."""

    async def get_health(self, ctx: C, /) -> (
        responses.GetHealth200
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.InternalError
        | problems.Unavailable
    ):
        """GET /healthz: Is the process alive?"""
        ...

    async def get_readiness(self, ctx: C, /) -> (
        responses.GetReadiness200
        | problems.NotAcceptable
        | problems.ValidationFailed
        | problems.Unavailable
        | problems.InternalError
    ):
        """GET /readyz: Can the process serve?

        Ready means that Postgres answers and its schema is the one this version expects. The event
        bus may be down.
        """
        ...

    # mypy names what is missing only if something is there, as this always is.
    def __repr__(self) -> str: ...
