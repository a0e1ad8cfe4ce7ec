# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The problems of the contract (RFC 9457).

Raise one and the unit of work rolls back; return one and it commits. It is the answer both ways.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from codegen.runtime import Problem

from . import models


class MalformedRequest(Problem):
    """400 The request cannot be read: broken JSON, duplicate keys, U+0000, or a bad encoding."""

    type: ClassVar[str] = "/problems/malformed_request"
    status: ClassVar[int] = 400
    title: ClassVar[str] = "Malformed request"


class NotAcceptable(Problem):
    """406 No representation matches the `Accept` header."""

    type: ClassVar[str] = "/problems/not_acceptable"
    status: ClassVar[int] = 406
    title: ClassVar[str] = "Not acceptable"


class IdempotencyInProgress(Problem):
    """409 A request with the same `Idempotency-Key` is still running; ask again after `Retry-After`
    seconds.
    """

    type: ClassVar[str] = "/problems/idempotency_in_progress"
    status: ClassVar[int] = 409
    title: ClassVar[str] = "Request in progress"


class ContentTooLarge(Problem):
    """413 The body is larger than the operation takes."""

    type: ClassVar[str] = "/problems/content_too_large"
    status: ClassVar[int] = 413
    title: ClassVar[str] = "Content too large"


class MediaTypeUnsupported(Problem):
    """415 The operation does not take this `Content-Type`."""

    type: ClassVar[str] = "/problems/media_type_unsupported"
    status: ClassVar[int] = 415
    title: ClassVar[str] = "Media type unsupported"


class ValidationFailed(Problem):
    """422 The request breaks the rules of this document; all violations are listed."""

    type: ClassVar[str] = "/problems/validation_failed"
    status: ClassVar[int] = 422
    title: ClassVar[str] = "Validation failed"

    def __init__(
        self,
        detail: str | None = None,
        *,
        errors: list[models.Violation],
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Say what happened this time; the keywords are members of the problem."""
        super().__init__(detail, headers=headers, errors=errors)


class PasswordCompromised(Problem):
    """422 The password is on lists that attackers use."""

    type: ClassVar[str] = "/problems/password_compromised"
    status: ClassVar[int] = 422
    title: ClassVar[str] = "Password compromised"


class IdempotencyKeyReused(Problem):
    """422 The `Idempotency-Key` was used with another request."""

    type: ClassVar[str] = "/problems/idempotency_key_reused"
    status: ClassVar[int] = 422
    title: ClassVar[str] = "Idempotency key reused"


class RateLimited(Problem):
    """429 The quota is used up; ask again after `Retry-After` seconds."""

    type: ClassVar[str] = "/problems/rate_limited"
    status: ClassVar[int] = 429
    title: ClassVar[str] = "Too many requests"


class InternalError(Problem):
    """500 Something broke on our side; `trace_id` finds it."""

    type: ClassVar[str] = "/problems/internal_error"
    status: ClassVar[int] = 500
    title: ClassVar[str] = "Internal error"


class Unavailable(Problem):
    """503 The service cannot answer now; ask again after `Retry-After` seconds."""

    type: ClassVar[str] = "/problems/unavailable"
    status: ClassVar[int] = 503
    title: ClassVar[str] = "Unavailable"


class TokenInvalid(Problem):
    """401 The token is not one of ours, or was revoked."""

    type: ClassVar[str] = "/problems/token_invalid"
    status: ClassVar[int] = 401
    title: ClassVar[str] = "Invalid token"


class AuthenticationRequired(Problem):
    """401 No credential was sent, and the operation needs one."""

    type: ClassVar[str] = "/problems/authentication_required"
    status: ClassVar[int] = 401
    title: ClassVar[str] = "Authentication required"


class TokenExpired(Problem):
    """401 The token was good once, and its time is over."""

    type: ClassVar[str] = "/problems/token_expired"
    status: ClassVar[int] = 401
    title: ClassVar[str] = "Token expired"


class InsufficientScope(Problem):
    """403 The token lacks scopes that the operation needs."""

    type: ClassVar[str] = "/problems/insufficient_scope"
    status: ClassVar[int] = 403
    title: ClassVar[str] = "Insufficient scope"

    def __init__(
        self,
        detail: str | None = None,
        *,
        missing_scopes: list[str],
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Say what happened this time; the keywords are members of the problem."""
        super().__init__(detail, headers=headers, missing_scopes=missing_scopes)


class CursorInvalid(Problem):
    """400 The cursor was not made by this service, or was altered."""

    type: ClassVar[str] = "/problems/cursor_invalid"
    status: ClassVar[int] = 400
    title: ClassVar[str] = "Invalid cursor"


class CursorMismatch(Problem):
    """400 The cursor belongs to a list with other filters."""

    type: ClassVar[str] = "/problems/cursor_mismatch"
    status: ClassVar[int] = 400
    title: ClassVar[str] = "Cursor of another list"


class InvalidCredentials(Problem):
    """401 The address or the password is wrong; which one is not said."""

    type: ClassVar[str] = "/problems/invalid_credentials"
    status: ClassVar[int] = 401
    title: ClassVar[str] = "Invalid credentials"


class AccountSuspended(Problem):
    """403 The account may not be used."""

    type: ClassVar[str] = "/problems/account_suspended"
    status: ClassVar[int] = 403
    title: ClassVar[str] = "Account suspended"


class NotFound(Problem):
    """404 There is nothing here that you may see."""

    type: ClassVar[str] = "/problems/not_found"
    status: ClassVar[int] = 404
    title: ClassVar[str] = "Not found"


class TokenReused(Problem):
    """401 A refresh token was used a second time, so its session was ended."""

    type: ClassVar[str] = "/problems/token_reused"
    status: ClassVar[int] = 401
    title: ClassVar[str] = "Refresh token reused"


class ReauthenticationRequired(Problem):
    """403 The password has to be given again first."""

    type: ClassVar[str] = "/problems/reauthentication_required"
    status: ClassVar[int] = 403
    title: ClassVar[str] = "Reauthentication required"


class UsernameTaken(Problem):
    """409 Somebody else has, or had, this username."""

    type: ClassVar[str] = "/problems/username_taken"
    status: ClassVar[int] = 409
    title: ClassVar[str] = "Username taken"

    def __init__(
        self,
        detail: str | None = None,
        *,
        username: str,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Say what happened this time; the keywords are members of the problem."""
        super().__init__(detail, headers=headers, username=username)


class VersionConflict(Problem):
    """412 The resource changed since the version that `If-Match` names; `ETag` has the present one.
    """

    type: ClassVar[str] = "/problems/version_conflict"
    status: ClassVar[int] = 412
    title: ClassVar[str] = "Version conflict"

    def __init__(
        self,
        detail: str | None = None,
        *,
        current_version: int,
        updated_at: datetime,
        updated_by: UUID | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Say what happened this time; the keywords are members of the problem."""
        super().__init__(
            detail,
            headers=headers,
            current_version=current_version,
            updated_at=updated_at,
            updated_by=updated_by,
        )


class PreconditionRequired(Problem):
    """428 This operation needs an `If-Match` header."""

    type: ClassVar[str] = "/problems/precondition_required"
    status: ClassVar[int] = 428
    title: ClassVar[str] = "Precondition required"


class ScopeExceedsGrant(Problem):
    """403 A key cannot be given more than its maker holds, nor what no key may hold."""

    type: ClassVar[str] = "/problems/scope_exceeds_grant"
    status: ClassVar[int] = 403
    title: ClassVar[str] = "Scope exceeds grant"

    def __init__(
        self,
        detail: str | None = None,
        *,
        scopes: list[str],
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Say what happened this time; the keywords are members of the problem."""
        super().__init__(detail, headers=headers, scopes=scopes)


class Forbidden(Problem):
    """403 Your role does not allow this."""

    type: ClassVar[str] = "/problems/forbidden"
    status: ClassVar[int] = 403
    title: ClassVar[str] = "Forbidden"


class RoleExceedsOwn(Problem):
    """403 Only owners change owners, remove owners and make owners."""

    type: ClassVar[str] = "/problems/role_exceeds_own"
    status: ClassVar[int] = 403
    title: ClassVar[str] = "Role exceeds own"


class LastOwner(Problem):
    """409 A workspace always has an owner, and this is the only one."""

    type: ClassVar[str] = "/problems/last_owner"
    status: ClassVar[int] = 409
    title: ClassVar[str] = "Last owner"


class EmailUnverified(Problem):
    """403 The account's e-mail address has to be confirmed first."""

    type: ClassVar[str] = "/problems/email_unverified"
    status: ClassVar[int] = 403
    title: ClassVar[str] = "E-mail not confirmed"


class InvitationExpired(Problem):
    """410 The invitation was good for seven days, which are over."""

    type: ClassVar[str] = "/problems/invitation_expired"
    status: ClassVar[int] = 410
    title: ClassVar[str] = "Invitation expired"


class ContentInvalid(Problem):
    """422 The content is well-formed, but more than an entry or a post holds."""

    type: ClassVar[str] = "/problems/content_invalid"
    status: ClassVar[int] = 422
    title: ClassVar[str] = "Content invalid"

    def __init__(
        self,
        detail: str | None = None,
        *,
        nodes: int,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Say what happened this time; the keywords are members of the problem."""
        super().__init__(detail, headers=headers, nodes=nodes)


class QuotaExceeded(Problem):
    """429 You keep as much as one account may; delete something first."""

    type: ClassVar[str] = "/problems/quota_exceeded"
    status: ClassVar[int] = 429
    title: ClassVar[str] = "Quota exceeded"


class TagExists(Problem):
    """409 Another tag of the workspace has this name; `merge` makes them one."""

    type: ClassVar[str] = "/problems/tag_exists"
    status: ClassVar[int] = 409
    title: ClassVar[str] = "Tag exists"

    def __init__(
        self,
        detail: str | None = None,
        *,
        tag_id: UUID,
        name: str,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Say what happened this time; the keywords are members of the problem."""
        super().__init__(detail, headers=headers, tag_id=tag_id, name=name)


class InvalidTransition(Problem):
    """409 The resource is in a state that does not allow this."""

    type: ClassVar[str] = "/problems/invalid_transition"
    status: ClassVar[int] = 409
    title: ClassVar[str] = "Invalid transition"

    def __init__(
        self,
        detail: str | None = None,
        *,
        current_status: str,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Say what happened this time; the keywords are members of the problem."""
        super().__init__(detail, headers=headers, current_status=current_status)


class NotDeleted(Problem):
    """409 What is not in the trash cannot be restored."""

    type: ClassVar[str] = "/problems/not_deleted"
    status: ClassVar[int] = 409
    title: ClassVar[str] = "Not deleted"


class RevisionNotFound(Problem):
    """422 The entry has no such version."""

    type: ClassVar[str] = "/problems/revision_not_found"
    status: ClassVar[int] = 422
    title: ClassVar[str] = "Revision not found"

    def __init__(
        self,
        detail: str | None = None,
        *,
        current_version: int,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Say what happened this time; the keywords are members of the problem."""
        super().__init__(detail, headers=headers, current_version=current_version)


class IdempotencyKeyRequired(Problem):
    """400 This operation needs an `Idempotency-Key` header."""

    type: ClassVar[str] = "/problems/idempotency_key_required"
    status: ClassVar[int] = 400
    title: ClassVar[str] = "Idempotency key required"


class SlugTaken(Problem):
    """409 Another post of the author has, or had, this slug."""

    type: ClassVar[str] = "/problems/slug_taken"
    status: ClassVar[int] = 409
    title: ClassVar[str] = "Slug taken"

    def __init__(
        self,
        detail: str | None = None,
        *,
        slug: str,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Say what happened this time; the keywords are members of the problem."""
        super().__init__(detail, headers=headers, slug=slug)


class AliasTaken(Problem):
    """409 Another post of the author has this alias."""

    type: ClassVar[str] = "/problems/alias_taken"
    status: ClassVar[int] = 409
    title: ClassVar[str] = "Alias taken"

    def __init__(
        self,
        detail: str | None = None,
        *,
        alias: str,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Say what happened this time; the keywords are members of the problem."""
        super().__init__(detail, headers=headers, alias=alias)


class PrivateContentBlocked(Problem):
    """422 Every block of the entry is private, so there is nothing to publish."""

    type: ClassVar[str] = "/problems/private_content_blocked"
    status: ClassVar[int] = 422
    title: ClassVar[str] = "Private content blocked"


class SlugReserved(Problem):
    """422 The slug is a word that the service keeps for itself."""

    type: ClassVar[str] = "/problems/slug_reserved"
    status: ClassVar[int] = 422
    title: ClassVar[str] = "Slug reserved"

    def __init__(
        self,
        detail: str | None = None,
        *,
        slug: str,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Say what happened this time; the keywords are members of the problem."""
        super().__init__(detail, headers=headers, slug=slug)


class CursorExpired(Problem):
    """410 The cursor is too old; begin again."""

    type: ClassVar[str] = "/problems/cursor_expired"
    status: ClassVar[int] = 410
    title: ClassVar[str] = "Cursor expired"


class AlreadyPublished(Problem):
    """409 The post is public already."""

    type: ClassVar[str] = "/problems/already_published"
    status: ClassVar[int] = 409
    title: ClassVar[str] = "Already published"


class NotLinked(Problem):
    """409 The post was not made of an entry that you may see."""

    type: ClassVar[str] = "/problems/not_linked"
    status: ClassVar[int] = 409
    title: ClassVar[str] = "Not linked"


class NothingToSync(Problem):
    """409 The post shows the newest version of its entry already."""

    type: ClassVar[str] = "/problems/nothing_to_sync"
    status: ClassVar[int] = 409
    title: ClassVar[str] = "Nothing to sync"


class CommentsClosed(Problem):
    """409 The post takes no comments now."""

    type: ClassVar[str] = "/problems/comments_closed"
    status: ClassVar[int] = 409
    title: ClassVar[str] = "Comments closed"


class ParentNotFound(Problem):
    """422 There is no such comment on this post to reply to."""

    type: ClassVar[str] = "/problems/parent_not_found"
    status: ClassVar[int] = 422
    title: ClassVar[str] = "Parent not found"


class CommentDepthExceeded(Problem):
    """422 The thread is as deep as threads get; reply to a comment above."""

    type: ClassVar[str] = "/problems/comment_depth_exceeded"
    status: ClassVar[int] = 422
    title: ClassVar[str] = "Comment depth exceeded"


class Gone(Problem):
    """410 What was here was removed."""

    type: ClassVar[str] = "/problems/gone"
    status: ClassVar[int] = 410
    title: ClassVar[str] = "Gone"


class MediaTooLarge(Problem):
    """413 The file has more bytes, pixels or frames than are taken."""

    type: ClassVar[str] = "/problems/media_too_large"
    status: ClassVar[int] = 413
    title: ClassVar[str] = "File too large"


class MediaInUse(Problem):
    """409 An entry or a post shows the file."""

    type: ClassVar[str] = "/problems/media_in_use"
    status: ClassVar[int] = 409
    title: ClassVar[str] = "File in use"

    def __init__(
        self,
        detail: str | None = None,
        *,
        references_count: int,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Say what happened this time; the keywords are members of the problem."""
        super().__init__(detail, headers=headers, references_count=references_count)


class RangeNotSatisfiable(Problem):
    """416 The range begins behind the end of the file."""

    type: ClassVar[str] = "/problems/range_not_satisfiable"
    status: ClassVar[int] = 416
    title: ClassVar[str] = "Range not satisfiable"


class MethodNotAllowed(Problem):
    """405 The path does not know this method; `Allow` lists those it does."""

    type: ClassVar[str] = "/problems/method_not_allowed"
    status: ClassVar[int] = 405
    title: ClassVar[str] = "Method not allowed"


class RequestTimeout(Problem):
    """408 The request came too slowly; the connection is closed. Send it again, without pauses."""

    type: ClassVar[str] = "/problems/request_timeout"
    status: ClassVar[int] = 408
    title: ClassVar[str] = "Request timeout"


class HeadersTooLarge(Problem):
    """431 The request line and the headers are larger than the server takes; the connection is
    closed.
    """

    type: ClassVar[str] = "/problems/headers_too_large"
    status: ClassVar[int] = 431
    title: ClassVar[str] = "Request header fields too large"


PROBLEMS: tuple[type[Problem], ...] = (
    MalformedRequest,
    NotAcceptable,
    IdempotencyInProgress,
    ContentTooLarge,
    MediaTypeUnsupported,
    ValidationFailed,
    PasswordCompromised,
    IdempotencyKeyReused,
    RateLimited,
    InternalError,
    Unavailable,
    TokenInvalid,
    AuthenticationRequired,
    TokenExpired,
    InsufficientScope,
    CursorInvalid,
    CursorMismatch,
    InvalidCredentials,
    AccountSuspended,
    NotFound,
    TokenReused,
    ReauthenticationRequired,
    UsernameTaken,
    VersionConflict,
    PreconditionRequired,
    ScopeExceedsGrant,
    Forbidden,
    RoleExceedsOwn,
    LastOwner,
    EmailUnverified,
    InvitationExpired,
    ContentInvalid,
    QuotaExceeded,
    TagExists,
    InvalidTransition,
    NotDeleted,
    RevisionNotFound,
    IdempotencyKeyRequired,
    SlugTaken,
    AliasTaken,
    PrivateContentBlocked,
    SlugReserved,
    CursorExpired,
    AlreadyPublished,
    NotLinked,
    NothingToSync,
    CommentsClosed,
    ParentNotFound,
    CommentDepthExceeded,
    Gone,
    MediaTooLarge,
    MediaInUse,
    RangeNotSatisfiable,
    MethodNotAllowed,
    RequestTimeout,
    HeadersTooLarge,
)
