# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""What a handler may answer: one frozen dataclass per operation, status and media type.

Documented headers are fields. A JSON body is a model, or `Json`: bytes already in its shape.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from codegen.runtime import Json, Response

from . import models


@dataclass(frozen=True, slots=True)
class Register202(Response):
    """POST /api/v1/auth/registrations: Open an account.

    202: The request was taken.
    """

    status: ClassVar[int] = 202
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "cache_control": "Cache-Control",
        "idempotency_replayed": "Idempotency-Replayed",
    }
    body: models.RegistrationReceipt | Json[models.RegistrationReceipt]
    cache_control: Literal["no-store"] = "no-store"
    idempotency_replayed: Literal["true"] | None = None


@dataclass(frozen=True, slots=True)
class VerifyEmail204(Response):
    """POST /api/v1/auth/email_verifications: Confirm an e-mail address.

    204: The address is confirmed.
    """

    status: ClassVar[int] = 204
    media_type: ClassVar[str | None] = None


@dataclass(frozen=True, slots=True)
class RequestEmailVerification202(Response):
    """POST /api/v1/auth/email_verification_requests: Have the token for my address sent again.

    202: The request was taken.
    """

    status: ClassVar[int] = 202
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"idempotency_replayed": "Idempotency-Replayed"}
    body: models.MailReceipt | Json[models.MailReceipt]
    idempotency_replayed: Literal["true"] | None = None


@dataclass(frozen=True, slots=True)
class ListSessions200(Response):
    """GET /api/v1/auth/sessions: List my sessions.

    200: One page of sessions.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    body: models.SessionList | Json[models.SessionList]


@dataclass(frozen=True, slots=True)
class SignIn201(Response):
    """POST /api/v1/auth/sessions: Sign in.

    201: Signed in.
    """

    status: ClassVar[int] = 201
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "location": "Location",
        "cache_control": "Cache-Control",
    }
    body: models.TokenGrant | Json[models.TokenGrant]
    location: str
    cache_control: Literal["no-store"] = "no-store"


@dataclass(frozen=True, slots=True)
class RevokeSessions204(Response):
    """DELETE /api/v1/auth/sessions: End all my sessions.

    204: The sessions are over.
    """

    status: ClassVar[int] = 204
    media_type: ClassVar[str | None] = None


@dataclass(frozen=True, slots=True)
class RevokeSession204(Response):
    """DELETE /api/v1/auth/sessions/{session_id}: End a session (sign out).

    204: The session is over.
    """

    status: ClassVar[int] = 204
    media_type: ClassVar[str | None] = None


@dataclass(frozen=True, slots=True)
class RefreshTokens200(Response):
    """POST /api/v1/auth/token_refreshes: Exchange a refresh token for a new pair.

    200: A new pair of tokens.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"cache_control": "Cache-Control"}
    body: models.TokenGrant | Json[models.TokenGrant]
    cache_control: Literal["no-store"] = "no-store"


@dataclass(frozen=True, slots=True)
class RequestPasswordReset202(Response):
    """POST /api/v1/auth/password_resets: Ask for a new password.

    202: The request was taken.
    """

    status: ClassVar[int] = 202
    media_type: ClassVar[str | None] = "application/json"
    body: models.MailReceipt | Json[models.MailReceipt]


@dataclass(frozen=True, slots=True)
class ConfirmPasswordReset204(Response):
    """POST /api/v1/auth/password_reset_confirmations: Set a new password with the token of a
    letter.

    204: The password is set; sign in with it.
    """

    status: ClassVar[int] = 204
    media_type: ClassVar[str | None] = None


@dataclass(frozen=True, slots=True)
class Reauthenticate200(Response):
    """POST /api/v1/auth/reauthentications: Give the password again (step-up).

    200: An access token that counts for more.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"cache_control": "Cache-Control"}
    body: models.ElevatedGrant | Json[models.ElevatedGrant]
    cache_control: Literal["no-store"] = "no-store"


@dataclass(frozen=True, slots=True)
class GetJwks200(Response):
    """GET /.well-known/jwks.json: The keys that sign access tokens.

    200: The key set.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"cache_control": "Cache-Control"}
    body: models.JsonWebKeySet | Json[models.JsonWebKeySet]
    cache_control: str


@dataclass(frozen=True, slots=True)
class GetAccount200(Response):
    """GET /api/v1/account: My account.

    200: The account.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    body: models.Account | Json[models.Account]
    etag: str
    cache_control: Literal["private, no-cache"] = "private, no-cache"


@dataclass(frozen=True, slots=True)
class GetAccount304(Response):
    """GET /api/v1/account: My account.

    304: What you have is still good.
    """

    status: ClassVar[int] = 304
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    etag: str
    cache_control: Literal["private, no-cache"] = "private, no-cache"


@dataclass(frozen=True, slots=True)
class UpdateAccount200(Response):
    """PATCH /api/v1/account: Change my account.

    200: The account as it is now.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag"}
    body: models.Account | Json[models.Account]
    etag: str


@dataclass(frozen=True, slots=True)
class ChangePassword204(Response):
    """PUT /api/v1/account/password: Change my password.

    204: The password is changed.
    """

    status: ClassVar[int] = 204
    media_type: ClassVar[str | None] = None


@dataclass(frozen=True, slots=True)
class ListBookmarks200(Response):
    """GET /api/v1/account/bookmarks: List my bookmarks.

    200: One page of bookmarks.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"cache_control": "Cache-Control"}
    body: models.BookmarkList | Json[models.BookmarkList]
    cache_control: Literal["private, no-cache"] = "private, no-cache"


@dataclass(frozen=True, slots=True)
class ListApiKeys200(Response):
    """GET /api/v1/api_keys: List my API keys.

    200: One page of keys.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    body: models.ApiKeyList | Json[models.ApiKeyList]


@dataclass(frozen=True, slots=True)
class CreateApiKey201(Response):
    """POST /api/v1/api_keys: Make an API key.

    201: The key, this once.
    """

    status: ClassVar[int] = 201
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "location": "Location",
        "cache_control": "Cache-Control",
        "idempotency_replayed": "Idempotency-Replayed",
    }
    body: models.ApiKeyCreated | Json[models.ApiKeyCreated]
    location: str
    cache_control: Literal["no-store"] = "no-store"
    idempotency_replayed: Literal["true"] | None = None


@dataclass(frozen=True, slots=True)
class RevokeApiKey204(Response):
    """DELETE /api/v1/api_keys/{api_key_id}: Revoke an API key.

    204: The key is revoked.
    """

    status: ClassVar[int] = 204
    media_type: ClassVar[str | None] = None


@dataclass(frozen=True, slots=True)
class ListWorkspaces200(Response):
    """GET /api/v1/workspaces: List my workspaces.

    200: One page of workspaces.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    body: models.WorkspaceList | Json[models.WorkspaceList]


@dataclass(frozen=True, slots=True)
class CreateWorkspace201(Response):
    """POST /api/v1/workspaces: Create a workspace.

    201: The workspace was created.
    """

    status: ClassVar[int] = 201
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "location": "Location",
        "etag": "ETag",
        "idempotency_replayed": "Idempotency-Replayed",
    }
    body: models.Workspace | Json[models.Workspace]
    location: str
    etag: str
    idempotency_replayed: Literal["true"] | None = None


@dataclass(frozen=True, slots=True)
class GetWorkspace200(Response):
    """GET /api/v1/workspaces/{workspace_id}: Read a workspace.

    200: The workspace.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    body: models.Workspace | Json[models.Workspace]
    etag: str
    cache_control: Literal["private, no-cache"] = "private, no-cache"


@dataclass(frozen=True, slots=True)
class GetWorkspace304(Response):
    """GET /api/v1/workspaces/{workspace_id}: Read a workspace.

    304: What you have is still good.
    """

    status: ClassVar[int] = 304
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    etag: str
    cache_control: Literal["private, no-cache"] = "private, no-cache"


@dataclass(frozen=True, slots=True)
class UpdateWorkspace200(Response):
    """PATCH /api/v1/workspaces/{workspace_id}: Change a workspace.

    200: The workspace as it is now.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag"}
    body: models.Workspace | Json[models.Workspace]
    etag: str


@dataclass(frozen=True, slots=True)
class ListMembers200(Response):
    """GET /api/v1/workspaces/{workspace_id}/members: List the members of a workspace, and who is
    invited.

    200: One page of members.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    body: models.MemberList | Json[models.MemberList]


@dataclass(frozen=True, slots=True)
class UpdateMember200(Response):
    """PATCH /api/v1/workspaces/{workspace_id}/members/{user_id}: Change a member's role.

    200: The member as they are now.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag"}
    body: models.Member | Json[models.Member]
    etag: str


@dataclass(frozen=True, slots=True)
class RemoveMember204(Response):
    """DELETE /api/v1/workspaces/{workspace_id}/members/{user_id}: Remove a member, or leave.

    204: They are no member any more.
    """

    status: ClassVar[int] = 204
    media_type: ClassVar[str | None] = None


@dataclass(frozen=True, slots=True)
class InviteMember201(Response):
    """POST /api/v1/workspaces/{workspace_id}/invitations: Invite somebody.

    201: The invitation is on its way.
    """

    status: ClassVar[int] = 201
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "location": "Location",
        "idempotency_replayed": "Idempotency-Replayed",
    }
    body: models.Invitation | Json[models.Invitation]
    location: str
    idempotency_replayed: Literal["true"] | None = None


@dataclass(frozen=True, slots=True)
class WithdrawInvitation204(Response):
    """DELETE /api/v1/workspaces/{workspace_id}/invitations/{invitation_id}: Withdraw an invitation.

    204: Nobody can accept it any more.
    """

    status: ClassVar[int] = 204
    media_type: ClassVar[str | None] = None


@dataclass(frozen=True, slots=True)
class AcceptInvitation201(Response):
    """POST /api/v1/invitation_acceptances: Accept an invitation.

    201: The caller is a member of this workspace.
    """

    status: ClassVar[int] = 201
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "location": "Location",
        "etag": "ETag",
        "idempotency_replayed": "Idempotency-Replayed",
    }
    body: models.Workspace | Json[models.Workspace]
    location: str
    etag: str
    idempotency_replayed: Literal["true"] | None = None


@dataclass(frozen=True, slots=True)
class ListEntries200(Response):
    """GET /api/v1/workspaces/{workspace_id}/entries: List entries.

    200: One page of entries.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    body: models.EntryList | Json[models.EntryList]


@dataclass(frozen=True, slots=True)
class CreateEntry201(Response):
    """POST /api/v1/workspaces/{workspace_id}/entries: Write an entry.

    201: The entry was created.
    """

    status: ClassVar[int] = 201
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "location": "Location",
        "etag": "ETag",
        "idempotency_replayed": "Idempotency-Replayed",
    }
    body: models.Entry | Json[models.Entry]
    location: str
    etag: str
    idempotency_replayed: Literal["true"] | None = None


@dataclass(frozen=True, slots=True)
class GetCalendar200(Response):
    """GET /api/v1/workspaces/{workspace_id}/calendar: See on which days there are entries.

    200: The calendar.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    body: models.Calendar | Json[models.Calendar]
    etag: str
    cache_control: Literal["private, no-cache"] = "private, no-cache"


@dataclass(frozen=True, slots=True)
class GetCalendar304(Response):
    """GET /api/v1/workspaces/{workspace_id}/calendar: See on which days there are entries.

    304: What you have is still good.
    """

    status: ClassVar[int] = 304
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    etag: str
    cache_control: Literal["private, no-cache"] = "private, no-cache"


@dataclass(frozen=True, slots=True)
class ListTags200(Response):
    """GET /api/v1/workspaces/{workspace_id}/tags: List the tags of a workspace.

    200: One page of tags.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    body: models.WorkspaceTagList | Json[models.WorkspaceTagList]


@dataclass(frozen=True, slots=True)
class UpdateTag200(Response):
    """PATCH /api/v1/workspaces/{workspace_id}/tags/{tag_id}: Rename a tag, or merge it into
    another.

    200: The tag as it is now.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag"}
    body: models.WorkspaceTag | Json[models.WorkspaceTag]
    etag: str


@dataclass(frozen=True, slots=True)
class DeleteTag204(Response):
    """DELETE /api/v1/workspaces/{workspace_id}/tags/{tag_id}: Remove a tag.

    204: It is gone.
    """

    status: ClassVar[int] = 204
    media_type: ClassVar[str | None] = None


@dataclass(frozen=True, slots=True)
class GetEntry200(Response):
    """GET /api/v1/entries/{entry_id}: Read an entry.

    200: The entry.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    body: models.Entry | Json[models.Entry]
    etag: str
    cache_control: Literal["private, no-cache"] = "private, no-cache"


@dataclass(frozen=True, slots=True)
class GetEntry304(Response):
    """GET /api/v1/entries/{entry_id}: Read an entry.

    304: What you have is still good.
    """

    status: ClassVar[int] = 304
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    etag: str
    cache_control: Literal["private, no-cache"] = "private, no-cache"


@dataclass(frozen=True, slots=True)
class UpdateEntry200(Response):
    """PATCH /api/v1/entries/{entry_id}: Change an entry's title, tags, day, mood or pin.

    200: The entry as it is now.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag"}
    body: models.Entry | Json[models.Entry]
    etag: str


@dataclass(frozen=True, slots=True)
class DeleteEntry200(Response):
    """DELETE /api/v1/entries/{entry_id}: Put an entry in the trash.

    200: The entry is in the trash.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag"}
    body: models.TrashedEntry | Json[models.TrashedEntry]
    etag: str


@dataclass(frozen=True, slots=True)
class ReplaceEntryContent200(Response):
    """PUT /api/v1/entries/{entry_id}/content: Replace an entry's content.

    200: The entry as it is now.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag"}
    body: models.Entry | Json[models.Entry]
    etag: str


@dataclass(frozen=True, slots=True)
class RestoreEntry200(Response):
    """POST /api/v1/entries/{entry_id}/restore: Take an entry out of the trash.

    200: The entry is back.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "etag": "ETag",
        "idempotency_replayed": "Idempotency-Replayed",
    }
    body: models.Entry | Json[models.Entry]
    etag: str
    idempotency_replayed: Literal["true"] | None = None


@dataclass(frozen=True, slots=True)
class ListRevisions200(Response):
    """GET /api/v1/entries/{entry_id}/revisions: List an entry's revisions.

    200: One page of revisions.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    body: models.RevisionList | Json[models.RevisionList]


@dataclass(frozen=True, slots=True)
class GetRevision200(Response):
    """GET /api/v1/entries/{entry_id}/revisions/{version}: Read a revision.

    200: The revision.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    body: models.Revision | Json[models.Revision]
    etag: str
    cache_control: Literal["private, max-age=31536000"] = "private, max-age=31536000"


@dataclass(frozen=True, slots=True)
class GetRevision304(Response):
    """GET /api/v1/entries/{entry_id}/revisions/{version}: Read a revision.

    304: What you have is still good, as it always will be.
    """

    status: ClassVar[int] = 304
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    etag: str
    cache_control: Literal["private, max-age=31536000"] = "private, max-age=31536000"


@dataclass(frozen=True, slots=True)
class RestoreRevision200(Response):
    """POST /api/v1/entries/{entry_id}/revisions/{version}/restore: Bring an old version of an entry
    back.

    200: The entry as it is now.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "etag": "ETag",
        "idempotency_replayed": "Idempotency-Replayed",
    }
    body: models.Entry | Json[models.Entry]
    etag: str
    idempotency_replayed: Literal["true"] | None = None


@dataclass(frozen=True, slots=True)
class ListEntryEvents200(Response):
    """GET /api/v1/entries/{entry_id}/events: List what happened to an entry.

    200: One page of events.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    body: models.EntryEventList | Json[models.EntryEventList]


@dataclass(frozen=True, slots=True)
class PublishEntry201(Response):
    """POST /api/v1/entries/{entry_id}/publications: Publish one version of an entry as a post.

    201: The post is public, or scheduled.
    """

    status: ClassVar[int] = 201
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "location": "Location",
        "etag": "ETag",
        "idempotency_replayed": "Idempotency-Replayed",
    }
    body: models.WrittenPost | Json[models.WrittenPost]
    location: str
    etag: str
    idempotency_replayed: Literal["true"] | None = None


@dataclass(frozen=True, slots=True)
class ListPosts200(Response):
    """GET /api/v1/posts: List posts.

    200: One page of posts.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    body: models.PostList | Json[models.PostList]
    etag: str
    cache_control: str


@dataclass(frozen=True, slots=True)
class ListPosts304(Response):
    """GET /api/v1/posts: List posts.

    304: What you have is still good.
    """

    status: ClassVar[int] = 304
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    etag: str
    cache_control: str


@dataclass(frozen=True, slots=True)
class CreatePost201(Response):
    """POST /api/v1/posts: Begin a draft.

    201: The draft.
    """

    status: ClassVar[int] = 201
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "location": "Location",
        "etag": "ETag",
        "idempotency_replayed": "Idempotency-Replayed",
    }
    body: models.WrittenPost | Json[models.WrittenPost]
    location: str
    etag: str
    idempotency_replayed: Literal["true"] | None = None


@dataclass(frozen=True, slots=True)
class GetPost200(Response):
    """GET /api/v1/posts/{post_id}: Read a post.

    200: The post.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "etag": "ETag",
        "cache_control": "Cache-Control",
        "vary": "Vary",
    }
    body: models.Post | Json[models.Post]
    etag: str
    cache_control: str
    vary: Literal["Authorization"] = "Authorization"


@dataclass(frozen=True, slots=True)
class GetPost304(Response):
    """GET /api/v1/posts/{post_id}: Read a post.

    304: What you have is still good.
    """

    status: ClassVar[int] = 304
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {
        "etag": "ETag",
        "cache_control": "Cache-Control",
        "vary": "Vary",
    }
    etag: str
    cache_control: str
    vary: Literal["Authorization"] = "Authorization"


@dataclass(frozen=True, slots=True)
class UpdatePost200(Response):
    """PATCH /api/v1/posts/{post_id}: Change a post's title, slug, summary, tags, metadata, comment
    policy, date or aliases.

    200: The post as it is now.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag"}
    body: models.WrittenPost | Json[models.WrittenPost]
    etag: str


@dataclass(frozen=True, slots=True)
class DeletePost200(Response):
    """DELETE /api/v1/posts/{post_id}: Put a post in the trash.

    200: The post is in the trash.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag"}
    body: models.TrashedPost | Json[models.TrashedPost]
    etag: str


@dataclass(frozen=True, slots=True)
class ReplacePostContent200(Response):
    """PUT /api/v1/posts/{post_id}/content: Replace a post's content.

    200: The post as it is now.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag"}
    body: models.WrittenPost | Json[models.WrittenPost]
    etag: str


@dataclass(frozen=True, slots=True)
class RestorePost200(Response):
    """POST /api/v1/posts/{post_id}/restore: Take a post out of the trash.

    200: The post is back.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "etag": "ETag",
        "idempotency_replayed": "Idempotency-Replayed",
    }
    body: models.Post | Json[models.Post]
    etag: str
    idempotency_replayed: Literal["true"] | None = None


@dataclass(frozen=True, slots=True)
class PublishPost200(Response):
    """POST /api/v1/posts/{post_id}/publish: Publish a post, now or later.

    200: The post is public, or scheduled.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "etag": "ETag",
        "idempotency_replayed": "Idempotency-Replayed",
    }
    body: models.Post | Json[models.Post]
    etag: str
    idempotency_replayed: Literal["true"] | None = None


@dataclass(frozen=True, slots=True)
class UnpublishPost200(Response):
    """POST /api/v1/posts/{post_id}/unpublish: Take a post down, or cancel its schedule.

    200: The post as it is now, seen by its author alone.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "etag": "ETag",
        "idempotency_replayed": "Idempotency-Replayed",
    }
    body: models.Post | Json[models.Post]
    etag: str
    idempotency_replayed: Literal["true"] | None = None


@dataclass(frozen=True, slots=True)
class ResyncPost200(Response):
    """POST /api/v1/posts/{post_id}/resync: Bring a post up to its entry.

    200: The post as it is now.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "etag": "ETag",
        "idempotency_replayed": "Idempotency-Replayed",
    }
    body: models.WrittenPost | Json[models.WrittenPost]
    etag: str
    idempotency_replayed: Literal["true"] | None = None


@dataclass(frozen=True, slots=True)
class ListPostVersions200(Response):
    """GET /api/v1/posts/{post_id}/versions: List the versions that were written of a post.

    200: One page of versions.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    body: models.PostVersionList | Json[models.PostVersionList]


@dataclass(frozen=True, slots=True)
class GetPostVersion200(Response):
    """GET /api/v1/posts/{post_id}/versions/{version}: Read one version of a post.

    200: The version.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"cache_control": "Cache-Control"}
    body: models.PostVersion | Json[models.PostVersion]
    cache_control: Literal["private, max-age=31536000, immutable"] = (
        "private, max-age=31536000, immutable"
    )


@dataclass(frozen=True, slots=True)
class ListPostSlugs200(Response):
    """GET /api/v1/posts/{post_id}/slugs: List a post's slugs, the present one and former ones.

    200: One page of slugs.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    body: models.PostSlugList | Json[models.PostSlugList]


@dataclass(frozen=True, slots=True)
class LikePost204(Response):
    """PUT /api/v1/posts/{post_id}/like: Like a post.

    204: You like it.
    """

    status: ClassVar[int] = 204
    media_type: ClassVar[str | None] = None


@dataclass(frozen=True, slots=True)
class UnlikePost204(Response):
    """DELETE /api/v1/posts/{post_id}/like: Take a like back.

    204: You do not like it.
    """

    status: ClassVar[int] = 204
    media_type: ClassVar[str | None] = None


@dataclass(frozen=True, slots=True)
class BookmarkPost204(Response):
    """PUT /api/v1/posts/{post_id}/bookmark: Bookmark a post.

    204: It is among your bookmarks.
    """

    status: ClassVar[int] = 204
    media_type: ClassVar[str | None] = None


@dataclass(frozen=True, slots=True)
class UnbookmarkPost204(Response):
    """DELETE /api/v1/posts/{post_id}/bookmark: Remove a bookmark.

    204: It is not among your bookmarks.
    """

    status: ClassVar[int] = 204
    media_type: ClassVar[str | None] = None


@dataclass(frozen=True, slots=True)
class ListComments200(Response):
    """GET /api/v1/posts/{post_id}/comments: List the comments of a post.

    200: One page of comments.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    body: models.CommentList | Json[models.CommentList]
    etag: str
    cache_control: str


@dataclass(frozen=True, slots=True)
class ListComments304(Response):
    """GET /api/v1/posts/{post_id}/comments: List the comments of a post.

    304: What you have is still good.
    """

    status: ClassVar[int] = 304
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    etag: str
    cache_control: str


@dataclass(frozen=True, slots=True)
class CreateComment201(Response):
    """POST /api/v1/posts/{post_id}/comments: Comment on a post, or reply to a comment.

    201: The comment was taken.
    """

    status: ClassVar[int] = 201
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "location": "Location",
        "etag": "ETag",
        "idempotency_replayed": "Idempotency-Replayed",
    }
    body: models.Comment | Json[models.Comment]
    location: str
    etag: str
    idempotency_replayed: Literal["true"] | None = None


@dataclass(frozen=True, slots=True)
class GetPostStats200(Response):
    """GET /api/v1/posts/{post_id}/stats: Read how a post is doing.

    200: The figures.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    body: models.PostStats | Json[models.PostStats]
    etag: str
    cache_control: str


@dataclass(frozen=True, slots=True)
class GetPostStats304(Response):
    """GET /api/v1/posts/{post_id}/stats: Read how a post is doing.

    304: What you have is still good.
    """

    status: ClassVar[int] = 304
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    etag: str
    cache_control: str


@dataclass(frozen=True, slots=True)
class RecordView202(Response):
    """POST /api/v1/posts/{post_id}/views: Tell that a post was looked at.

    202: It was taken, whether or not it counts.
    """

    status: ClassVar[int] = 202
    media_type: ClassVar[str | None] = None


@dataclass(frozen=True, slots=True)
class GetComment200(Response):
    """GET /api/v1/comments/{comment_id}: Read a comment.

    200: The comment.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    body: models.Comment | Json[models.Comment]
    etag: str
    cache_control: str


@dataclass(frozen=True, slots=True)
class GetComment304(Response):
    """GET /api/v1/comments/{comment_id}: Read a comment.

    304: What you have is still good.
    """

    status: ClassVar[int] = 304
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    etag: str
    cache_control: str


@dataclass(frozen=True, slots=True)
class UpdateComment200(Response):
    """PATCH /api/v1/comments/{comment_id}: Change the text of my comment.

    200: The comment as it is now.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag"}
    body: models.Comment | Json[models.Comment]
    etag: str


@dataclass(frozen=True, slots=True)
class DeleteComment204(Response):
    """DELETE /api/v1/comments/{comment_id}: Delete a comment.

    204: The comment is deleted.
    """

    status: ClassVar[int] = 204
    media_type: ClassVar[str | None] = None


@dataclass(frozen=True, slots=True)
class ReportComment204(Response):
    """POST /api/v1/comments/{comment_id}/reports: Report a comment.

    204: The report was taken.
    """

    status: ClassVar[int] = 204
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {"idempotency_replayed": "Idempotency-Replayed"}
    idempotency_replayed: Literal["true"] | None = None


@dataclass(frozen=True, slots=True)
class ModerateComment200(Response):
    """POST /api/v1/comments/{comment_id}/moderation_decisions: Decide about a comment.

    200: The comment as it is now.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "etag": "ETag",
        "idempotency_replayed": "Idempotency-Replayed",
    }
    body: models.ModeratedComment | Json[models.ModeratedComment]
    etag: str
    idempotency_replayed: Literal["true"] | None = None


@dataclass(frozen=True, slots=True)
class ListModerationQueue200(Response):
    """GET /api/v1/moderation/comments: List what waits for a decision.

    200: One page of comments.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"cache_control": "Cache-Control"}
    body: models.ModeratedCommentList | Json[models.ModeratedCommentList]
    cache_control: Literal["private, no-cache"] = "private, no-cache"


@dataclass(frozen=True, slots=True)
class GetUser200(Response):
    """GET /api/v1/users/{username}: Read a public profile.

    200: The profile.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    body: models.PublicProfile | Json[models.PublicProfile]
    etag: str
    cache_control: str


@dataclass(frozen=True, slots=True)
class GetUser304(Response):
    """GET /api/v1/users/{username}: Read a public profile.

    304: What you have is still good.
    """

    status: ClassVar[int] = 304
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    etag: str
    cache_control: str


@dataclass(frozen=True, slots=True)
class GetUser308(Response):
    """GET /api/v1/users/{username}: Read a public profile.

    308: This person has another username now.
    """

    status: ClassVar[int] = 308
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {
        "location": "Location",
        "cache_control": "Cache-Control",
    }
    location: str
    cache_control: str


@dataclass(frozen=True, slots=True)
class GetPostByAddress200(Response):
    """GET /api/v1/users/{username}/posts/{slug}: Read a post by its public address.

    200: The post.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    body: models.Post | Json[models.Post]
    etag: str
    cache_control: str


@dataclass(frozen=True, slots=True)
class GetPostByAddress304(Response):
    """GET /api/v1/users/{username}/posts/{slug}: Read a post by its public address.

    304: What you have is still good.
    """

    status: ClassVar[int] = 304
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    etag: str
    cache_control: str


@dataclass(frozen=True, slots=True)
class GetPostByAddress308(Response):
    """GET /api/v1/users/{username}/posts/{slug}: Read a post by its public address.

    308: The post has another address now.
    """

    status: ClassVar[int] = 308
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {
        "location": "Location",
        "cache_control": "Cache-Control",
    }
    location: str
    cache_control: str


@dataclass(frozen=True, slots=True)
class FindByFormerAddress308(Response):
    """GET /api/v1/users/{username}/former_addresses: Find the post that had an address in a former
    blog.

    308: The post is there.
    """

    status: ClassVar[int] = 308
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {
        "location": "Location",
        "cache_control": "Cache-Control",
    }
    location: str
    cache_control: str


@dataclass(frozen=True, slots=True)
class GetFeed200(Response):
    """GET /api/v1/feeds/{username}: Follow an author.

    200: The feed.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/rss+xml"
    header_names: ClassVar[Mapping[str, str]] = {
        "etag": "ETag",
        "last_modified": "Last-Modified",
        "cache_control": "Cache-Control",
        "vary": "Vary",
    }
    body: bytes | AsyncIterator[bytes]
    etag: str
    last_modified: str
    cache_control: str
    vary: Literal["Accept"] = "Accept"


@dataclass(frozen=True, slots=True)
class GetFeed200AtomXml(Response):
    """GET /api/v1/feeds/{username}: Follow an author.

    200: The feed.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/atom+xml"
    header_names: ClassVar[Mapping[str, str]] = {
        "etag": "ETag",
        "last_modified": "Last-Modified",
        "cache_control": "Cache-Control",
        "vary": "Vary",
    }
    body: bytes | AsyncIterator[bytes]
    etag: str
    last_modified: str
    cache_control: str
    vary: Literal["Accept"] = "Accept"


@dataclass(frozen=True, slots=True)
class GetFeed200FeedJson(Response):
    """GET /api/v1/feeds/{username}: Follow an author.

    200: The feed.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/feed+json"
    header_names: ClassVar[Mapping[str, str]] = {
        "etag": "ETag",
        "last_modified": "Last-Modified",
        "cache_control": "Cache-Control",
        "vary": "Vary",
    }
    body: models.JsonFeed | Json[models.JsonFeed]
    etag: str
    last_modified: str
    cache_control: str
    vary: Literal["Accept"] = "Accept"


@dataclass(frozen=True, slots=True)
class GetFeed200Xml(Response):
    """GET /api/v1/feeds/{username}: Follow an author.

    200: The feed.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/xml"
    header_names: ClassVar[Mapping[str, str]] = {
        "etag": "ETag",
        "last_modified": "Last-Modified",
        "cache_control": "Cache-Control",
        "vary": "Vary",
    }
    body: bytes | AsyncIterator[bytes]
    etag: str
    last_modified: str
    cache_control: str
    vary: Literal["Accept"] = "Accept"


@dataclass(frozen=True, slots=True)
class GetFeed200Xml2(Response):
    """GET /api/v1/feeds/{username}: Follow an author.

    200: The feed.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "text/xml"
    header_names: ClassVar[Mapping[str, str]] = {
        "etag": "ETag",
        "last_modified": "Last-Modified",
        "cache_control": "Cache-Control",
        "vary": "Vary",
    }
    body: str | AsyncIterator[bytes]
    etag: str
    last_modified: str
    cache_control: str
    vary: Literal["Accept"] = "Accept"


@dataclass(frozen=True, slots=True)
class GetFeed200Json(Response):
    """GET /api/v1/feeds/{username}: Follow an author.

    200: The feed.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "etag": "ETag",
        "last_modified": "Last-Modified",
        "cache_control": "Cache-Control",
        "vary": "Vary",
    }
    body: models.JsonFeed | Json[models.JsonFeed]
    etag: str
    last_modified: str
    cache_control: str
    vary: Literal["Accept"] = "Accept"


@dataclass(frozen=True, slots=True)
class GetFeed304(Response):
    """GET /api/v1/feeds/{username}: Follow an author.

    304: What you have is still good.
    """

    status: ClassVar[int] = 304
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {
        "etag": "ETag",
        "last_modified": "Last-Modified",
        "cache_control": "Cache-Control",
        "vary": "Vary",
    }
    etag: str
    last_modified: str
    cache_control: str
    vary: Literal["Accept"] = "Accept"


@dataclass(frozen=True, slots=True)
class GetFeed308(Response):
    """GET /api/v1/feeds/{username}: Follow an author.

    308: The author has another username now.
    """

    status: ClassVar[int] = 308
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {
        "location": "Location",
        "cache_control": "Cache-Control",
    }
    location: str
    cache_control: str


@dataclass(frozen=True, slots=True)
class SearchPosts200(Response):
    """GET /api/v1/search: Search what is published.

    200: One page of findings.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"cache_control": "Cache-Control"}
    body: models.SearchResultList | Json[models.SearchResultList]
    cache_control: str


@dataclass(frozen=True, slots=True)
class ListMedia200(Response):
    """GET /api/v1/media: List my files.

    200: One page of files.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    body: models.MediaList | Json[models.MediaList]


@dataclass(frozen=True, slots=True)
class UploadMedia200(Response):
    """POST /api/v1/media: Upload a file.

    200: You have this file already.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "etag": "ETag",
        "idempotency_replayed": "Idempotency-Replayed",
    }
    body: models.Media | Json[models.Media]
    etag: str
    idempotency_replayed: Literal["true"] | None = None


@dataclass(frozen=True, slots=True)
class UploadMedia201(Response):
    """POST /api/v1/media: Upload a file.

    201: The file is there.
    """

    status: ClassVar[int] = 201
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {
        "location": "Location",
        "etag": "ETag",
        "idempotency_replayed": "Idempotency-Replayed",
    }
    body: models.Media | Json[models.Media]
    location: str
    etag: str
    idempotency_replayed: Literal["true"] | None = None


@dataclass(frozen=True, slots=True)
class GetMedia200(Response):
    """GET /api/v1/media/{media_id}: Read what is known of a file.

    200: What is known of the file.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    body: models.Media | Json[models.Media]
    etag: str
    cache_control: Literal["private, no-cache"] = "private, no-cache"


@dataclass(frozen=True, slots=True)
class GetMedia304(Response):
    """GET /api/v1/media/{media_id}: Read what is known of a file.

    304: What you have is still good.
    """

    status: ClassVar[int] = 304
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    etag: str
    cache_control: Literal["private, no-cache"] = "private, no-cache"


@dataclass(frozen=True, slots=True)
class DeleteMedia204(Response):
    """DELETE /api/v1/media/{media_id}: Delete a file.

    204: It is deleted.
    """

    status: ClassVar[int] = 204
    media_type: ClassVar[str | None] = None


@dataclass(frozen=True, slots=True)
class GetMediaContent200(Response):
    """GET /api/v1/media/{media_id}/content: The bytes of a file.

    200: All of it.
    """

    status: ClassVar[int] = 200
    header_names: ClassVar[Mapping[str, str]] = {
        "etag": "ETag",
        "cache_control": "Cache-Control",
        "content_length": "Content-Length",
        "content_disposition": "Content-Disposition",
        "content_security_policy": "Content-Security-Policy",
        "accept_ranges": "Accept-Ranges",
    }
    media_type: str  # type: ignore[misc]
    body: bytes | AsyncIterator[bytes]
    etag: str
    cache_control: str
    content_length: int
    content_disposition: str
    content_security_policy: Literal["default-src 'none'; frame-ancestors 'none'; sandbox"] = (
        "default-src 'none'; frame-ancestors 'none'; sandbox"
    )
    accept_ranges: Literal["bytes"] = "bytes"


@dataclass(frozen=True, slots=True)
class GetMediaContent206(Response):
    """GET /api/v1/media/{media_id}/content: The bytes of a file.

    206: The range that was asked for.
    """

    status: ClassVar[int] = 206
    header_names: ClassVar[Mapping[str, str]] = {
        "etag": "ETag",
        "cache_control": "Cache-Control",
        "content_length": "Content-Length",
        "content_range": "Content-Range",
        "content_disposition": "Content-Disposition",
        "content_security_policy": "Content-Security-Policy",
        "accept_ranges": "Accept-Ranges",
    }
    media_type: str  # type: ignore[misc]
    body: bytes | AsyncIterator[bytes]
    etag: str
    cache_control: str
    content_length: int
    content_range: str
    content_disposition: str
    content_security_policy: Literal["default-src 'none'; frame-ancestors 'none'; sandbox"] = (
        "default-src 'none'; frame-ancestors 'none'; sandbox"
    )
    accept_ranges: Literal["bytes"] = "bytes"


@dataclass(frozen=True, slots=True)
class GetMediaContent304(Response):
    """GET /api/v1/media/{media_id}/content: The bytes of a file.

    304: What you have is still good.
    """

    status: ClassVar[int] = 304
    media_type: ClassVar[str | None] = None
    header_names: ClassVar[Mapping[str, str]] = {"etag": "ETag", "cache_control": "Cache-Control"}
    etag: str
    cache_control: str


@dataclass(frozen=True, slots=True)
class ListPublicTags200(Response):
    """GET /api/v1/tags: List the tags of published posts.

    200: One page of tags.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"cache_control": "Cache-Control"}
    body: models.PublicTagList | Json[models.PublicTagList]
    cache_control: str


@dataclass(frozen=True, slots=True)
class GetHealth200(Response):
    """GET /healthz: Is the process alive?

    200: It is.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"cache_control": "Cache-Control"}
    body: models.Health | Json[models.Health]
    cache_control: Literal["no-store"] = "no-store"


@dataclass(frozen=True, slots=True)
class GetReadiness200(Response):
    """GET /readyz: Can the process serve?

    200: It can.
    """

    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    header_names: ClassVar[Mapping[str, str]] = {"cache_control": "Cache-Control"}
    body: models.Readiness | Json[models.Readiness]
    cache_control: Literal["no-store"] = "no-store"
