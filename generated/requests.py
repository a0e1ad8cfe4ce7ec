# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""What a handler is given: one frozen dataclass per operation with input.

Values are valid and typed. An absent optional parameter is its default, else None.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from . import models


@dataclass(frozen=True, slots=True)
class Register:
    """POST /api/v1/auth/registrations: Open an account."""

    body: models.Registration
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class VerifyEmail:
    """POST /api/v1/auth/email_verifications: Confirm an e-mail address."""

    body: models.EmailVerification


@dataclass(frozen=True, slots=True)
class RequestEmailVerification:
    """POST /api/v1/auth/email_verification_requests: Have the token for my address sent again."""

    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class ListSessions:
    """GET /api/v1/auth/sessions: List my sessions."""

    limit: int = 25
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class SignIn:
    """POST /api/v1/auth/sessions: Sign in."""

    body: models.SignIn


@dataclass(frozen=True, slots=True)
class RevokeSessions:
    """DELETE /api/v1/auth/sessions: End all my sessions."""

    except_current: bool = False


@dataclass(frozen=True, slots=True)
class RevokeSession:
    """DELETE /api/v1/auth/sessions/{session_id}: End a session (sign out)."""

    session_id: str


@dataclass(frozen=True, slots=True)
class RefreshTokens:
    """POST /api/v1/auth/token_refreshes: Exchange a refresh token for a new pair."""

    body: models.TokenRefresh


@dataclass(frozen=True, slots=True)
class RequestPasswordReset:
    """POST /api/v1/auth/password_resets: Ask for a new password."""

    body: models.PasswordReset


@dataclass(frozen=True, slots=True)
class ConfirmPasswordReset:
    """POST /api/v1/auth/password_reset_confirmations: Set a new password with the token of a
    letter.
    """

    body: models.PasswordResetConfirmation


@dataclass(frozen=True, slots=True)
class Reauthenticate:
    """POST /api/v1/auth/reauthentications: Give the password again (step-up)."""

    body: models.Reauthentication


@dataclass(frozen=True, slots=True)
class GetAccount:
    """GET /api/v1/account: My account."""

    if_none_match: str | None = None


@dataclass(frozen=True, slots=True)
class UpdateAccount:
    """PATCH /api/v1/account: Change my account."""

    if_match: str
    body: models.AccountPatch


@dataclass(frozen=True, slots=True)
class ChangePassword:
    """PUT /api/v1/account/password: Change my password."""

    body: models.PasswordChange


@dataclass(frozen=True, slots=True)
class ListBookmarks:
    """GET /api/v1/account/bookmarks: List my bookmarks."""

    limit: int = 25
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class ListApiKeys:
    """GET /api/v1/api_keys: List my API keys."""

    limit: int = 25
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class CreateApiKey:
    """POST /api/v1/api_keys: Make an API key."""

    body: models.ApiKeyCreate
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class RevokeApiKey:
    """DELETE /api/v1/api_keys/{api_key_id}: Revoke an API key."""

    api_key_id: UUID


@dataclass(frozen=True, slots=True)
class ListWorkspaces:
    """GET /api/v1/workspaces: List my workspaces."""

    limit: int = 25
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class CreateWorkspace:
    """POST /api/v1/workspaces: Create a workspace."""

    body: models.WorkspaceCreate
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class GetWorkspace:
    """GET /api/v1/workspaces/{workspace_id}: Read a workspace."""

    workspace_id: UUID
    if_none_match: str | None = None


@dataclass(frozen=True, slots=True)
class UpdateWorkspace:
    """PATCH /api/v1/workspaces/{workspace_id}: Change a workspace."""

    workspace_id: UUID
    if_match: str
    body: models.WorkspacePatch


@dataclass(frozen=True, slots=True)
class ListMembers:
    """GET /api/v1/workspaces/{workspace_id}/members: List the members of a workspace, and who is
    invited.
    """

    workspace_id: UUID
    status: Literal["active", "pending"] | None = None
    limit: int = 25
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class UpdateMember:
    """PATCH /api/v1/workspaces/{workspace_id}/members/{user_id}: Change a member's role."""

    workspace_id: UUID
    user_id: UUID
    if_match: str
    body: models.MemberPatch


@dataclass(frozen=True, slots=True)
class RemoveMember:
    """DELETE /api/v1/workspaces/{workspace_id}/members/{user_id}: Remove a member, or leave."""

    workspace_id: UUID
    user_id: UUID


@dataclass(frozen=True, slots=True)
class InviteMember:
    """POST /api/v1/workspaces/{workspace_id}/invitations: Invite somebody."""

    workspace_id: UUID
    body: models.InvitationCreate
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class WithdrawInvitation:
    """DELETE /api/v1/workspaces/{workspace_id}/invitations/{invitation_id}: Withdraw an invitation.
    """

    workspace_id: UUID
    invitation_id: UUID


@dataclass(frozen=True, slots=True)
class AcceptInvitation:
    """POST /api/v1/invitation_acceptances: Accept an invitation."""

    body: models.InvitationAcceptance
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class ListEntries:
    """GET /api/v1/workspaces/{workspace_id}/entries: List entries."""

    workspace_id: UUID
    status: Literal["active", "trashed"] = "active"
    tag: str | None = None
    author_id: UUID | None = None
    pinned: bool | None = None
    entry_date_gte: date | None = None
    entry_date_lte: date | None = None
    limit: int = 25
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class CreateEntry:
    """POST /api/v1/workspaces/{workspace_id}/entries: Write an entry."""

    workspace_id: UUID
    body: models.EntryCreate
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class GetCalendar:
    """GET /api/v1/workspaces/{workspace_id}/calendar: See on which days there are entries."""

    workspace_id: UUID
    entry_date_gte: date
    entry_date_lte: date
    on_this_day: date | None = None
    if_none_match: str | None = None


@dataclass(frozen=True, slots=True)
class ListTags:
    """GET /api/v1/workspaces/{workspace_id}/tags: List the tags of a workspace."""

    workspace_id: UUID
    prefix: str | None = None
    limit: int = 25
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class UpdateTag:
    """PATCH /api/v1/workspaces/{workspace_id}/tags/{tag_id}: Rename a tag, or merge it into
    another.
    """

    workspace_id: UUID
    tag_id: UUID
    if_match: str
    body: models.TagPatch


@dataclass(frozen=True, slots=True)
class DeleteTag:
    """DELETE /api/v1/workspaces/{workspace_id}/tags/{tag_id}: Remove a tag."""

    workspace_id: UUID
    tag_id: UUID
    if_match: str


@dataclass(frozen=True, slots=True)
class GetEntry:
    """GET /api/v1/entries/{entry_id}: Read an entry."""

    entry_id: UUID
    as_of_version: int | None = None
    as_of_time: datetime | None = None
    if_none_match: str | None = None


@dataclass(frozen=True, slots=True)
class UpdateEntry:
    """PATCH /api/v1/entries/{entry_id}: Change an entry's title, tags, day, mood or pin."""

    entry_id: UUID
    if_match: str
    body: models.EntryPatch


@dataclass(frozen=True, slots=True)
class DeleteEntry:
    """DELETE /api/v1/entries/{entry_id}: Put an entry in the trash."""

    entry_id: UUID
    if_match: str


@dataclass(frozen=True, slots=True)
class ReplaceEntryContent:
    """PUT /api/v1/entries/{entry_id}/content: Replace an entry's content."""

    entry_id: UUID
    if_match: str
    body: models.BlockDocument


@dataclass(frozen=True, slots=True)
class RestoreEntry:
    """POST /api/v1/entries/{entry_id}/restore: Take an entry out of the trash."""

    entry_id: UUID
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class ListRevisions:
    """GET /api/v1/entries/{entry_id}/revisions: List an entry's revisions."""

    entry_id: UUID
    limit: int = 25
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class GetRevision:
    """GET /api/v1/entries/{entry_id}/revisions/{version}: Read a revision."""

    entry_id: UUID
    version: int
    diff_from: int | None = None
    if_none_match: str | None = None


@dataclass(frozen=True, slots=True)
class RestoreRevision:
    """POST /api/v1/entries/{entry_id}/revisions/{version}/restore: Bring an old version of an entry
    back.
    """

    entry_id: UUID
    version: int
    if_match: str
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class ListEntryEvents:
    """GET /api/v1/entries/{entry_id}/events: List what happened to an entry."""

    entry_id: UUID
    limit: int = 25
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class PublishEntry:
    """POST /api/v1/entries/{entry_id}/publications: Publish one version of an entry as a post."""

    entry_id: UUID
    idempotency_key: str
    body: models.PublicationCreate


@dataclass(frozen=True, slots=True)
class ListPosts:
    """GET /api/v1/posts: List posts."""

    status: Literal["draft", "scheduled", "published", "unpublished", "trashed"] | None = None
    author: str | None = None
    tag: str | None = None
    sort: Literal["newest", "popular"] = "newest"
    limit: int = 25
    cursor: str | None = None
    if_none_match: str | None = None


@dataclass(frozen=True, slots=True)
class CreatePost:
    """POST /api/v1/posts: Begin a draft."""

    body: models.PostCreate
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class GetPost:
    """GET /api/v1/posts/{post_id}: Read a post."""

    post_id: UUID
    if_none_match: str | None = None


@dataclass(frozen=True, slots=True)
class UpdatePost:
    """PATCH /api/v1/posts/{post_id}: Change a post's title, slug, summary, tags, metadata, comment
    policy, date or aliases.
    """

    post_id: UUID
    if_match: str
    body: models.PostPatch


@dataclass(frozen=True, slots=True)
class DeletePost:
    """DELETE /api/v1/posts/{post_id}: Put a post in the trash."""

    post_id: UUID
    if_match: str


@dataclass(frozen=True, slots=True)
class ReplacePostContent:
    """PUT /api/v1/posts/{post_id}/content: Replace a post's content."""

    post_id: UUID
    if_match: str
    body: models.BlocksContent | models.MarkdownContent | models.HtmlContent


@dataclass(frozen=True, slots=True)
class RestorePost:
    """POST /api/v1/posts/{post_id}/restore: Take a post out of the trash."""

    post_id: UUID
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class PublishPost:
    """POST /api/v1/posts/{post_id}/publish: Publish a post, now or later."""

    post_id: UUID
    if_match: str
    idempotency_key: str
    body: models.PostPublication | None = None


@dataclass(frozen=True, slots=True)
class UnpublishPost:
    """POST /api/v1/posts/{post_id}/unpublish: Take a post down, or cancel its schedule."""

    post_id: UUID
    if_match: str
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class ResyncPost:
    """POST /api/v1/posts/{post_id}/resync: Bring a post up to its entry."""

    post_id: UUID
    if_match: str
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class ListPostVersions:
    """GET /api/v1/posts/{post_id}/versions: List the versions that were written of a post."""

    post_id: UUID
    limit: int = 25
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class GetPostVersion:
    """GET /api/v1/posts/{post_id}/versions/{version}: Read one version of a post."""

    post_id: UUID
    version: int


@dataclass(frozen=True, slots=True)
class ListPostSlugs:
    """GET /api/v1/posts/{post_id}/slugs: List a post's slugs, the present one and former ones."""

    post_id: UUID
    limit: int = 25
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class LikePost:
    """PUT /api/v1/posts/{post_id}/like: Like a post."""

    post_id: UUID


@dataclass(frozen=True, slots=True)
class UnlikePost:
    """DELETE /api/v1/posts/{post_id}/like: Take a like back."""

    post_id: UUID


@dataclass(frozen=True, slots=True)
class BookmarkPost:
    """PUT /api/v1/posts/{post_id}/bookmark: Bookmark a post."""

    post_id: UUID


@dataclass(frozen=True, slots=True)
class UnbookmarkPost:
    """DELETE /api/v1/posts/{post_id}/bookmark: Remove a bookmark."""

    post_id: UUID


@dataclass(frozen=True, slots=True)
class ListComments:
    """GET /api/v1/posts/{post_id}/comments: List the comments of a post."""

    post_id: UUID
    parent_id: UUID | None = None
    sort: Literal["thread", "oldest", "newest"] = "thread"
    limit: int = 25
    cursor: str | None = None
    if_none_match: str | None = None


@dataclass(frozen=True, slots=True)
class CreateComment:
    """POST /api/v1/posts/{post_id}/comments: Comment on a post, or reply to a comment."""

    post_id: UUID
    body: models.CommentCreate
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class GetPostStats:
    """GET /api/v1/posts/{post_id}/stats: Read how a post is doing."""

    post_id: UUID
    days: int = 30
    if_none_match: str | None = None


@dataclass(frozen=True, slots=True)
class RecordView:
    """POST /api/v1/posts/{post_id}/views: Tell that a post was looked at."""

    post_id: UUID


@dataclass(frozen=True, slots=True)
class GetComment:
    """GET /api/v1/comments/{comment_id}: Read a comment."""

    comment_id: UUID
    if_none_match: str | None = None


@dataclass(frozen=True, slots=True)
class UpdateComment:
    """PATCH /api/v1/comments/{comment_id}: Change the text of my comment."""

    comment_id: UUID
    if_match: str
    body: models.CommentPatch


@dataclass(frozen=True, slots=True)
class DeleteComment:
    """DELETE /api/v1/comments/{comment_id}: Delete a comment."""

    comment_id: UUID
    if_match: str


@dataclass(frozen=True, slots=True)
class ReportComment:
    """POST /api/v1/comments/{comment_id}/reports: Report a comment."""

    comment_id: UUID
    body: models.CommentReport
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class ModerateComment:
    """POST /api/v1/comments/{comment_id}/moderation_decisions: Decide about a comment."""

    comment_id: UUID
    if_match: str
    body: models.ModerationDecision
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class ListModerationQueue:
    """GET /api/v1/moderation/comments: List what waits for a decision."""

    status: Literal["pending", "reported", "spam"] = "pending"
    limit: int = 25
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class GetUser:
    """GET /api/v1/users/{username}: Read a public profile."""

    username: str
    if_none_match: str | None = None


@dataclass(frozen=True, slots=True)
class GetPostByAddress:
    """GET /api/v1/users/{username}/posts/{slug}: Read a post by its public address."""

    username: str
    slug: str
    if_none_match: str | None = None


@dataclass(frozen=True, slots=True)
class FindByFormerAddress:
    """GET /api/v1/users/{username}/former_addresses: Find the post that had an address in a former
    blog.
    """

    username: str
    address: str


@dataclass(frozen=True, slots=True)
class GetFeed:
    """GET /api/v1/feeds/{username}: Follow an author."""

    username: str
    format: Literal["rss", "atom", "json"] | None = None
    if_none_match: str | None = None
    if_modified_since: str | None = None
    accept: Literal[
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "application/xml",
        "text/xml",
        "application/json",
    ] = "application/rss+xml"


@dataclass(frozen=True, slots=True)
class SearchPosts:
    """GET /api/v1/search: Search what is published."""

    q: str
    limit: int = 25
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class ListMedia:
    """GET /api/v1/media: List my files."""

    unattached: bool = False
    limit: int = 25
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class UploadMedia:
    """POST /api/v1/media: Upload a file."""

    body: models.MediaUpload
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class GetMedia:
    """GET /api/v1/media/{media_id}: Read what is known of a file."""

    media_id: UUID
    if_none_match: str | None = None


@dataclass(frozen=True, slots=True)
class DeleteMedia:
    """DELETE /api/v1/media/{media_id}: Delete a file."""

    media_id: UUID
    if_match: str
    force: bool = False


@dataclass(frozen=True, slots=True)
class GetMediaContent:
    """GET /api/v1/media/{media_id}/content: The bytes of a file."""

    media_id: UUID
    variant: Literal["original", "thumb", "medium"] = "original"
    range: str | None = None
    if_range: str | None = None
    if_none_match: str | None = None


@dataclass(frozen=True, slots=True)
class ListPublicTags:
    """GET /api/v1/tags: List the tags of published posts."""

    prefix: str | None = None
    limit: int = 25
    cursor: str | None = None
