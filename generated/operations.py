# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The operations of the contract, as the runtime reads them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from codegen.runtime import Body, HeaderSpec, Operation, Parameter, ResponseSpec
from codegen.runtime.values import parse_datetime

from . import models, requests

IDEMPOTENCY_KEY_HEADER = Parameter(
    name="Idempotency-Key",
    field="idempotency_key",
    location="header",
    required=False,
    pointer="/components/schemas/IdempotencyKey",
)

ANSWER_400 = ResponseSpec(
    "400",
    media_types={"application/problem+json": "/components/schemas/MalformedRequest"},
)

ANSWER_406 = ResponseSpec(
    "406",
    media_types={"application/problem+json": "/components/schemas/NotAcceptable"},
)

ANSWER_409 = ResponseSpec(
    "409",
    media_types={"application/problem+json": "/components/schemas/IdempotencyInProgress"},
    headers=(
        HeaderSpec(
            name="Retry-After",
            required=True,
            pointer="/components/headers/RetryAfterRequired/schema",
        ),
    ),
)

ANSWER_413 = ResponseSpec(
    "413",
    media_types={"application/problem+json": "/components/schemas/ContentTooLarge"},
)

ANSWER_415 = ResponseSpec(
    "415",
    media_types={"application/problem+json": "/components/schemas/MediaTypeUnsupported"},
    headers=(
        HeaderSpec(name="Accept-Post", pointer="/components/headers/Accepted/schema"),
        HeaderSpec(name="Accept-Patch", pointer="/components/headers/Accepted/schema"),
    ),
)

ANSWER_429 = ResponseSpec(
    "429",
    media_types={"application/problem+json": "/components/schemas/RateLimited"},
    headers=(
        HeaderSpec(
            name="Retry-After",
            required=True,
            pointer="/components/headers/RetryAfterRequired/schema",
        ),
        HeaderSpec(name="RateLimit", required=True, pointer="/components/headers/RateLimit/schema"),
        HeaderSpec(
            name="RateLimit-Policy",
            required=True,
            pointer="/components/headers/RateLimitPolicy/schema",
        ),
    ),
)

ANSWER_DEFAULT = ResponseSpec(
    "default",
    media_types={
        "application/problem+json": "/components/responses/Unexpected/content/application~1problem+json/schema",
    },
    headers=(HeaderSpec(name="Retry-After", pointer="/components/headers/RetryAfter/schema"),),
)

ANSWER_204 = ResponseSpec("204")

ANSWER_401 = ResponseSpec(
    "401",
    media_types={"application/problem+json": "/components/schemas/TokenInvalid"},
    headers=(
        HeaderSpec(
            name="WWW-Authenticate",
            required=True,
            pointer="/components/headers/WWWAuthenticate/schema",
        ),
    ),
)

ANSWER_422 = ResponseSpec(
    "422",
    media_types={"application/problem+json": "/components/schemas/ValidationFailed"},
)

ANSWER_401_2 = ResponseSpec(
    "401",
    media_types={
        "application/problem+json": "/components/responses/Unauthenticated/content/application~1problem+json/schema",
    },
    headers=(
        HeaderSpec(
            name="WWW-Authenticate",
            required=True,
            pointer="/components/headers/WWWAuthenticate/schema",
        ),
    ),
)

ANSWER_403 = ResponseSpec(
    "403",
    media_types={"application/problem+json": "/components/schemas/InsufficientScope"},
    headers=(
        HeaderSpec(
            name="WWW-Authenticate",
            required=True,
            pointer="/components/headers/WWWAuthenticate/schema",
        ),
    ),
)

ANSWER_422_2 = ResponseSpec(
    "422",
    media_types={
        "application/problem+json": "/components/responses/InvalidOrReused/content/application~1problem+json/schema",
    },
)

LIMIT_QUERY = Parameter(
    name="limit",
    field="limit",
    location="query",
    required=False,
    pointer="/components/parameters/Limit/schema",
    types=("integer",),
    style="form",
    explode=True,
    default=25,
)

CURSOR_QUERY = Parameter(
    name="cursor",
    field="cursor",
    location="query",
    required=False,
    pointer="/components/parameters/Cursor/schema",
    style="form",
    explode=True,
)

ANSWER_400_2 = ResponseSpec(
    "400",
    media_types={
        "application/problem+json": "/components/responses/CursorRefused/content/application~1problem+json/schema",
    },
)

ANSWER_403_2 = ResponseSpec(
    "403",
    media_types={"application/problem+json": "/components/schemas/AccountSuspended"},
)

ANSWER_404 = ResponseSpec(
    "404",
    media_types={"application/problem+json": "/components/schemas/NotFound"},
)

IF_NONE_MATCH_HEADER = Parameter(
    name="If-None-Match",
    field="if_none_match",
    location="header",
    required=False,
    pointer="/components/parameters/IfNoneMatch/schema",
)

ANSWER_304 = ResponseSpec(
    "304",
    headers=(
        HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
        HeaderSpec(
            name="Cache-Control",
            required=True,
            pointer="/components/headers/Private/schema",
        ),
    ),
)

IF_MATCH_HEADER = Parameter(
    name="If-Match",
    field="if_match",
    location="header",
    required=True,
    pointer="/components/schemas/EntityTag",
    missing_problem="/problems/precondition_required",
)

ANSWER_403_3 = ResponseSpec(
    "403",
    media_types={
        "application/problem+json": "/components/responses/StepUp/content/application~1problem+json/schema",
    },
    headers=(
        HeaderSpec(
            name="WWW-Authenticate",
            pointer="/components/responses/StepUp/headers/WWW-Authenticate/schema",
        ),
    ),
)

ANSWER_412 = ResponseSpec(
    "412",
    media_types={"application/problem+json": "/components/schemas/VersionConflict"},
    headers=(HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),),
)

ANSWER_428 = ResponseSpec(
    "428",
    media_types={"application/problem+json": "/components/schemas/PreconditionRequired"},
)

ANSWER_201 = ResponseSpec(
    "201",
    media_types={"application/json": "/components/schemas/Workspace"},
    headers=(
        HeaderSpec(name="Location", required=True, pointer="/components/headers/Location/schema"),
        HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
        HeaderSpec(
            name="Idempotency-Replayed",
            pointer="/components/headers/IdempotencyReplayed/schema",
        ),
    ),
)

WORKSPACE_ID_PATH = Parameter(
    name="workspace_id",
    field="workspace_id",
    location="path",
    required=True,
    pointer="/components/parameters/WorkspaceId/schema",
    convert=UUID,
)

ANSWER_403_4 = ResponseSpec(
    "403",
    media_types={
        "application/problem+json": "/components/responses/Forbidden/content/application~1problem+json/schema",
    },
    headers=(
        HeaderSpec(
            name="WWW-Authenticate",
            pointer="/components/responses/Forbidden/headers/WWW-Authenticate/schema",
        ),
    ),
)

USER_ID_PATH = Parameter(
    name="user_id",
    field="user_id",
    location="path",
    required=True,
    pointer="/components/parameters/MemberId/schema",
    convert=UUID,
)

ANSWER_403_5 = ResponseSpec(
    "403",
    media_types={
        "application/problem+json": "/components/responses/ForbiddenOrRoleExceedsOwn/content/application~1problem+json/schema",
    },
    headers=(
        HeaderSpec(
            name="WWW-Authenticate",
            pointer="/components/responses/ForbiddenOrRoleExceedsOwn/headers/WWW-Authenticate/schema",
        ),
    ),
)

ANSWER_409_2 = ResponseSpec(
    "409",
    media_types={"application/problem+json": "/components/schemas/LastOwner"},
)

ANSWER_403_6 = ResponseSpec(
    "403",
    media_types={
        "application/problem+json": "/components/responses/ForbiddenOrUnverified/content/application~1problem+json/schema",
    },
    headers=(
        HeaderSpec(
            name="WWW-Authenticate",
            pointer="/components/responses/ForbiddenOrUnverified/headers/WWW-Authenticate/schema",
        ),
    ),
)

TAG_QUERY = Parameter(
    name="tag",
    field="tag",
    location="query",
    required=False,
    pointer="/components/schemas/Tag",
    style="form",
    explode=True,
)

ANSWER_429_2 = ResponseSpec(
    "429",
    media_types={
        "application/problem+json": "/components/responses/RateLimitedOrFull/content/application~1problem+json/schema",
    },
    headers=(
        HeaderSpec(name="Retry-After", pointer="/components/headers/RetryAfter/schema"),
        HeaderSpec(
            name="RateLimit",
            pointer="/components/responses/RateLimitedOrFull/headers/RateLimit/schema",
        ),
        HeaderSpec(
            name="RateLimit-Policy",
            pointer="/components/responses/RateLimitedOrFull/headers/RateLimit-Policy/schema",
        ),
    ),
)

PREFIX_QUERY = Parameter(
    name="prefix",
    field="prefix",
    location="query",
    required=False,
    pointer="/components/schemas/Tag",
    style="form",
    explode=True,
)

TAG_ID_PATH = Parameter(
    name="tag_id",
    field="tag_id",
    location="path",
    required=True,
    pointer="/components/parameters/TagId/schema",
    convert=UUID,
)

ENTRY_ID_PATH = Parameter(
    name="entry_id",
    field="entry_id",
    location="path",
    required=True,
    pointer="/components/parameters/EntryId/schema",
    convert=UUID,
)

ANSWER_200 = ResponseSpec(
    "200",
    media_types={"application/json": "/components/schemas/Entry"},
    headers=(HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),),
)

ANSWER_409_3 = ResponseSpec(
    "409",
    media_types={"application/problem+json": "/components/schemas/InvalidTransition"},
)

ANSWER_200_2 = ResponseSpec(
    "200",
    media_types={"application/json": "/components/schemas/Entry"},
    headers=(
        HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
        HeaderSpec(
            name="Idempotency-Replayed",
            pointer="/components/headers/IdempotencyReplayed/schema",
        ),
    ),
)

VERSION_PATH = Parameter(
    name="version",
    field="version",
    location="path",
    required=True,
    pointer="/components/schemas/Version",
    types=("integer",),
)

IDEMPOTENCY_KEY_HEADER2 = Parameter(
    name="Idempotency-Key",
    field="idempotency_key",
    location="header",
    required=True,
    pointer="/components/schemas/IdempotencyKey",
    missing_problem="/problems/idempotency_key_required",
)

ANSWER_201_2 = ResponseSpec(
    "201",
    media_types={"application/json": "/components/schemas/WrittenPost"},
    headers=(
        HeaderSpec(name="Location", required=True, pointer="/components/headers/Location/schema"),
        HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
        HeaderSpec(
            name="Idempotency-Replayed",
            pointer="/components/headers/IdempotencyReplayed/schema",
        ),
    ),
)

ANSWER_304_2 = ResponseSpec(
    "304",
    headers=(
        HeaderSpec(
            name="ETag",
            required=True,
            pointer="/components/responses/NotModifiedPublic/headers/ETag/schema",
        ),
        HeaderSpec(
            name="Cache-Control",
            required=True,
            pointer="/components/headers/CacheControl/schema",
        ),
    ),
)

POST_ID_PATH = Parameter(
    name="post_id",
    field="post_id",
    location="path",
    required=True,
    pointer="/components/parameters/PostId/schema",
    convert=UUID,
)

ANSWER_401_3 = ResponseSpec(
    "401",
    media_types={
        "application/problem+json": "/components/responses/CredentialRefused/content/application~1problem+json/schema",
    },
    headers=(
        HeaderSpec(
            name="WWW-Authenticate",
            required=True,
            pointer="/components/headers/WWWAuthenticate/schema",
        ),
    ),
)

ANSWER_200_3 = ResponseSpec(
    "200",
    media_types={"application/json": "/components/schemas/WrittenPost"},
    headers=(HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),),
)

ANSWER_200_4 = ResponseSpec(
    "200",
    media_types={"application/json": "/components/schemas/Post"},
    headers=(
        HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
        HeaderSpec(
            name="Idempotency-Replayed",
            pointer="/components/headers/IdempotencyReplayed/schema",
        ),
    ),
)

ANSWER_403_7 = ResponseSpec(
    "403",
    media_types={
        "application/problem+json": "/components/responses/Unconfirmed/content/application~1problem+json/schema",
    },
    headers=(
        HeaderSpec(
            name="WWW-Authenticate",
            pointer="/components/responses/Unconfirmed/headers/WWW-Authenticate/schema",
        ),
    ),
)

COMMENT_ID_PATH = Parameter(
    name="comment_id",
    field="comment_id",
    location="path",
    required=True,
    pointer="/components/parameters/CommentId/schema",
    convert=UUID,
)

USERNAME_PATH = Parameter(
    name="username",
    field="username",
    location="path",
    required=True,
    pointer="/components/schemas/Username",
)

ANSWER_308 = ResponseSpec(
    "308",
    headers=(
        HeaderSpec(name="Location", required=True, pointer="/components/headers/Location/schema"),
        HeaderSpec(
            name="Cache-Control",
            required=True,
            pointer="/components/headers/CacheControl/schema",
        ),
    ),
)

ANSWER_410 = ResponseSpec(
    "410",
    media_types={"application/problem+json": "/components/schemas/Gone"},
)

MEDIA_ID_PATH = Parameter(
    name="media_id",
    field="media_id",
    location="path",
    required=True,
    pointer="/components/parameters/MediaId/schema",
    convert=UUID,
)

REGISTER = Operation(
    id="register",
    name="register",
    tag="auth",
    method="POST",
    path="/api/v1/auth/registrations",
    parameters=(IDEMPOTENCY_KEY_HEADER,),
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/Registration",
            model=models.Registration,
        ),
    ),
    body_required=True,
    responses=(
        ResponseSpec(
            "202",
            media_types={"application/json": "/components/schemas/RegistrationReceipt"},
            headers=(
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/NoStore/schema",
                ),
                HeaderSpec(
                    name="Idempotency-Replayed",
                    pointer="/components/headers/IdempotencyReplayed/schema",
                ),
            ),
        ),
        ANSWER_400,
        ANSWER_406,
        ANSWER_409,
        ANSWER_413,
        ANSWER_415,
        ResponseSpec(
            "422",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1auth~1registrations/post/responses/422/content/application~1problem+json/schema",
            },
        ),
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    request=requests.Register,
    problems=frozenset(
        (
            "/problems/content_too_large",
            "/problems/idempotency_in_progress",
            "/problems/idempotency_key_reused",
            "/problems/internal_error",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/password_compromised",
            "/problems/rate_limited",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    extensions={"x-rate-limit": "registration"},
    signature="async def register(ctx: Context, req: Register) -> Register202: ...",
)

VERIFY_EMAIL = Operation(
    id="verifyEmail",
    name="verify_email",
    tag="auth",
    method="POST",
    path="/api/v1/auth/email_verifications",
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/EmailVerification",
            model=models.EmailVerification,
        ),
    ),
    body_required=True,
    responses=(
        ANSWER_204,
        ANSWER_400,
        ANSWER_401,
        ANSWER_413,
        ANSWER_415,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    request=requests.VerifyEmail,
    problems=frozenset(
        (
            "/problems/content_too_large",
            "/problems/internal_error",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/rate_limited",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def verify_email(ctx: Context, req: VerifyEmail) -> VerifyEmail204: ...",
)

REQUEST_EMAIL_VERIFICATION = Operation(
    id="requestEmailVerification",
    name="request_email_verification",
    tag="auth",
    method="POST",
    path="/api/v1/auth/email_verification_requests",
    parameters=(IDEMPOTENCY_KEY_HEADER,),
    responses=(
        ResponseSpec(
            "202",
            media_types={"application/json": "/components/schemas/MailReceipt"},
            headers=(
                HeaderSpec(
                    name="Idempotency-Replayed",
                    pointer="/components/headers/IdempotencyReplayed/schema",
                ),
            ),
        ),
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_406,
        ANSWER_409,
        ANSWER_422_2,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("account:write",)),),),
    request=requests.RequestEmailVerification,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/idempotency_in_progress",
            "/problems/idempotency_key_reused",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def request_email_verification(ctx: Context, req: RequestEmailVerification) -> RequestEmailVerification202: ...",
)

LIST_SESSIONS = Operation(
    id="listSessions",
    name="list_sessions",
    tag="auth",
    method="GET",
    path="/api/v1/auth/sessions",
    parameters=(LIMIT_QUERY, CURSOR_QUERY),
    responses=(
        ResponseSpec("200", media_types={"application/json": "/components/schemas/SessionList"}),
        ANSWER_400_2,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("account:read",)),), (("apiKeyAuth", ("account:read",)),)),
    request=requests.ListSessions,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/cursor_invalid",
            "/problems/cursor_mismatch",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def list_sessions(ctx: Context, req: ListSessions) -> ListSessions200: ...",
)

SIGN_IN = Operation(
    id="signIn",
    name="sign_in",
    tag="auth",
    method="POST",
    path="/api/v1/auth/sessions",
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/SignIn",
            model=models.SignIn,
        ),
    ),
    body_required=True,
    responses=(
        ResponseSpec(
            "201",
            media_types={"application/json": "/components/schemas/TokenGrant"},
            headers=(
                HeaderSpec(
                    name="Location",
                    required=True,
                    pointer="/components/headers/Location/schema",
                ),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/NoStore/schema",
                ),
            ),
        ),
        ANSWER_400,
        ResponseSpec(
            "401",
            media_types={"application/problem+json": "/components/schemas/InvalidCredentials"},
            headers=(
                HeaderSpec(
                    name="WWW-Authenticate",
                    required=True,
                    pointer="/components/headers/WWWAuthenticate/schema",
                ),
            ),
        ),
        ANSWER_403_2,
        ANSWER_406,
        ANSWER_413,
        ANSWER_415,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    request=requests.SignIn,
    problems=frozenset(
        (
            "/problems/account_suspended",
            "/problems/content_too_large",
            "/problems/internal_error",
            "/problems/invalid_credentials",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/rate_limited",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    extensions={"x-rate-limit": "sign_in"},
    signature="async def sign_in(ctx: Context, req: SignIn) -> SignIn201: ...",
)

REVOKE_SESSIONS = Operation(
    id="revokeSessions",
    name="revoke_sessions",
    tag="auth",
    method="DELETE",
    path="/api/v1/auth/sessions",
    parameters=(
        Parameter(
            name="except_current",
            field="except_current",
            location="query",
            required=False,
            pointer="/paths/~1api~1v1~1auth~1sessions/delete/parameters/0/schema",
            types=("boolean",),
            style="form",
            explode=True,
            default=False,
        ),
    ),
    responses=(ANSWER_204, ANSWER_401_2, ANSWER_403, ANSWER_422, ANSWER_429, ANSWER_DEFAULT),
    security=((("bearerAuth", ("account:write",)),),),
    request=requests.RevokeSessions,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def revoke_sessions(ctx: Context, req: RevokeSessions) -> RevokeSessions204: ...",
)

REVOKE_SESSION = Operation(
    id="revokeSession",
    name="revoke_session",
    tag="auth",
    method="DELETE",
    path="/api/v1/auth/sessions/{session_id}",
    parameters=(
        Parameter(
            name="session_id",
            field="session_id",
            location="path",
            required=True,
            pointer="/paths/~1api~1v1~1auth~1sessions~1{session_id}/delete/parameters/0/schema",
        ),
    ),
    responses=(
        ANSWER_204,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("account:write",)),),),
    request=requests.RevokeSession,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def revoke_session(ctx: Context, req: RevokeSession) -> RevokeSession204: ...",
)

REFRESH_TOKENS = Operation(
    id="refreshTokens",
    name="refresh_tokens",
    tag="auth",
    method="POST",
    path="/api/v1/auth/token_refreshes",
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/TokenRefresh",
            model=models.TokenRefresh,
        ),
    ),
    body_required=True,
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/TokenGrant"},
            headers=(
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/NoStore/schema",
                ),
            ),
        ),
        ANSWER_400,
        ResponseSpec(
            "401",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1auth~1token_refreshes/post/responses/401/content/application~1problem+json/schema",
            },
            headers=(
                HeaderSpec(
                    name="WWW-Authenticate",
                    required=True,
                    pointer="/components/headers/WWWAuthenticate/schema",
                ),
            ),
        ),
        ANSWER_403_2,
        ANSWER_406,
        ANSWER_413,
        ANSWER_415,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    request=requests.RefreshTokens,
    problems=frozenset(
        (
            "/problems/account_suspended",
            "/problems/content_too_large",
            "/problems/internal_error",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/token_reused",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def refresh_tokens(ctx: Context, req: RefreshTokens) -> RefreshTokens200: ...",
)

REQUEST_PASSWORD_RESET = Operation(
    id="requestPasswordReset",
    name="request_password_reset",
    tag="auth",
    method="POST",
    path="/api/v1/auth/password_resets",
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/PasswordReset",
            model=models.PasswordReset,
        ),
    ),
    body_required=True,
    responses=(
        ResponseSpec("202", media_types={"application/json": "/components/schemas/MailReceipt"}),
        ANSWER_400,
        ANSWER_406,
        ANSWER_413,
        ANSWER_415,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    request=requests.RequestPasswordReset,
    problems=frozenset(
        (
            "/problems/content_too_large",
            "/problems/internal_error",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/rate_limited",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def request_password_reset(ctx: Context, req: RequestPasswordReset) -> RequestPasswordReset202: ...",
)

CONFIRM_PASSWORD_RESET = Operation(
    id="confirmPasswordReset",
    name="confirm_password_reset",
    tag="auth",
    method="POST",
    path="/api/v1/auth/password_reset_confirmations",
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/PasswordResetConfirmation",
            model=models.PasswordResetConfirmation,
        ),
    ),
    body_required=True,
    responses=(
        ANSWER_204,
        ANSWER_400,
        ANSWER_401,
        ANSWER_413,
        ANSWER_415,
        ResponseSpec(
            "422",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1auth~1password_reset_confirmations/post/responses/422/content/application~1problem+json/schema",
            },
        ),
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    request=requests.ConfirmPasswordReset,
    problems=frozenset(
        (
            "/problems/content_too_large",
            "/problems/internal_error",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/password_compromised",
            "/problems/rate_limited",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def confirm_password_reset(ctx: Context, req: ConfirmPasswordReset) -> ConfirmPasswordReset204: ...",
)

REAUTHENTICATE = Operation(
    id="reauthenticate",
    name="reauthenticate",
    tag="auth",
    method="POST",
    path="/api/v1/auth/reauthentications",
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/Reauthentication",
            model=models.Reauthentication,
        ),
    ),
    body_required=True,
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/ElevatedGrant"},
            headers=(
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/NoStore/schema",
                ),
            ),
        ),
        ANSWER_400,
        ResponseSpec(
            "401",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1auth~1reauthentications/post/responses/401/content/application~1problem+json/schema",
            },
            headers=(
                HeaderSpec(
                    name="WWW-Authenticate",
                    required=True,
                    pointer="/components/headers/WWWAuthenticate/schema",
                ),
            ),
        ),
        ANSWER_406,
        ANSWER_413,
        ANSWER_415,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ()),),),
    request=requests.Reauthenticate,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/content_too_large",
            "/problems/internal_error",
            "/problems/invalid_credentials",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    extensions={
        "x-rate-limit": "sign_in",
        "x-waive": {
            "DB020": "it creates nothing; asked again it gives another token, which is what a retry wants",
        },
    },
    signature="async def reauthenticate(ctx: Context, req: Reauthenticate) -> Reauthenticate200: ...",
)

GET_JWKS = Operation(
    id="getJwks",
    name="get_jwks",
    tag="auth",
    method="GET",
    path="/.well-known/jwks.json",
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/JsonWebKeySet"},
            headers=(
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/CacheControl/schema",
                ),
            ),
        ),
        ANSWER_406,
        ANSWER_422,
        ANSWER_DEFAULT,
    ),
    problems=frozenset(
        (
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    has_input=False,
    extensions={"x-rate-limit": "none"},
    signature="async def get_jwks(ctx: Context) -> GetJwks200: ...",
)

GET_ACCOUNT = Operation(
    id="getAccount",
    name="get_account",
    tag="account",
    method="GET",
    path="/api/v1/account",
    parameters=(IF_NONE_MATCH_HEADER,),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/Account"},
            headers=(
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/Private/schema",
                ),
            ),
        ),
        ANSWER_304,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("account:read",)),), (("apiKeyAuth", ("account:read",)),)),
    request=requests.GetAccount,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def get_account(ctx: Context, req: GetAccount) -> GetAccount200: ...",
)

UPDATE_ACCOUNT = Operation(
    id="updateAccount",
    name="update_account",
    tag="account",
    method="PATCH",
    path="/api/v1/account",
    parameters=(IF_MATCH_HEADER,),
    bodies=(
        Body(
            media_type="application/merge-patch+json",
            pointer="/components/schemas/AccountPatch",
            model=models.AccountPatch,
        ),
    ),
    body_required=True,
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/Account"},
            headers=(
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
            ),
        ),
        ANSWER_400,
        ANSWER_401_2,
        ANSWER_403_3,
        ANSWER_406,
        ResponseSpec(
            "409",
            media_types={"application/problem+json": "/components/schemas/UsernameTaken"},
        ),
        ANSWER_412,
        ANSWER_413,
        ANSWER_415,
        ANSWER_422,
        ANSWER_428,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("account:write",)),),),
    request=requests.UpdateAccount,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/content_too_large",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/precondition_required",
            "/problems/rate_limited",
            "/problems/reauthentication_required",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/username_taken",
            "/problems/validation_failed",
            "/problems/version_conflict",
        ),
    ),
    signature="async def update_account(ctx: Context, req: UpdateAccount) -> UpdateAccount200: ...",
)

CHANGE_PASSWORD = Operation(
    id="changePassword",
    name="change_password",
    tag="account",
    method="PUT",
    path="/api/v1/account/password",
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/PasswordChange",
            model=models.PasswordChange,
        ),
    ),
    body_required=True,
    responses=(
        ANSWER_204,
        ANSWER_400,
        ResponseSpec(
            "401",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1account~1password/put/responses/401/content/application~1problem+json/schema",
            },
            headers=(
                HeaderSpec(
                    name="WWW-Authenticate",
                    required=True,
                    pointer="/components/headers/WWWAuthenticate/schema",
                ),
            ),
        ),
        ANSWER_403_3,
        ANSWER_413,
        ANSWER_415,
        ResponseSpec(
            "422",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1account~1password/put/responses/422/content/application~1problem+json/schema",
            },
        ),
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("account:write",)),),),
    request=requests.ChangePassword,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/content_too_large",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/invalid_credentials",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/password_compromised",
            "/problems/rate_limited",
            "/problems/reauthentication_required",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    extensions={"x-rate-limit": "sign_in"},
    signature="async def change_password(ctx: Context, req: ChangePassword) -> ChangePassword204: ...",
)

LIST_BOOKMARKS = Operation(
    id="listBookmarks",
    name="list_bookmarks",
    tag="reactions",
    method="GET",
    path="/api/v1/account/bookmarks",
    parameters=(LIMIT_QUERY, CURSOR_QUERY),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/BookmarkList"},
            headers=(
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/Private/schema",
                ),
            ),
        ),
        ANSWER_400_2,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("posts:read",)),), (("apiKeyAuth", ("posts:read",)),)),
    request=requests.ListBookmarks,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/cursor_invalid",
            "/problems/cursor_mismatch",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def list_bookmarks(ctx: Context, req: ListBookmarks) -> ListBookmarks200: ...",
)

LIST_API_KEYS = Operation(
    id="listApiKeys",
    name="list_api_keys",
    tag="api_keys",
    method="GET",
    path="/api/v1/api_keys",
    parameters=(LIMIT_QUERY, CURSOR_QUERY),
    responses=(
        ResponseSpec("200", media_types={"application/json": "/components/schemas/ApiKeyList"}),
        ANSWER_400_2,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("account:read",)),), (("apiKeyAuth", ("account:read",)),)),
    request=requests.ListApiKeys,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/cursor_invalid",
            "/problems/cursor_mismatch",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def list_api_keys(ctx: Context, req: ListApiKeys) -> ListApiKeys200: ...",
)

CREATE_API_KEY = Operation(
    id="createApiKey",
    name="create_api_key",
    tag="api_keys",
    method="POST",
    path="/api/v1/api_keys",
    parameters=(IDEMPOTENCY_KEY_HEADER,),
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/ApiKeyCreate",
            model=models.ApiKeyCreate,
        ),
    ),
    body_required=True,
    responses=(
        ResponseSpec(
            "201",
            media_types={"application/json": "/components/schemas/ApiKeyCreated"},
            headers=(
                HeaderSpec(
                    name="Location",
                    required=True,
                    pointer="/components/headers/Location/schema",
                ),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/NoStore/schema",
                ),
                HeaderSpec(
                    name="Idempotency-Replayed",
                    pointer="/components/headers/IdempotencyReplayed/schema",
                ),
            ),
        ),
        ANSWER_400,
        ANSWER_401_2,
        ResponseSpec(
            "403",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1api_keys/post/responses/403/content/application~1problem+json/schema",
            },
            headers=(
                HeaderSpec(
                    name="WWW-Authenticate",
                    pointer="/paths/~1api~1v1~1api_keys/post/responses/403/headers/WWW-Authenticate/schema",
                ),
            ),
        ),
        ANSWER_406,
        ANSWER_409,
        ANSWER_413,
        ANSWER_415,
        ANSWER_422_2,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("account:write",)),),),
    request=requests.CreateApiKey,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/content_too_large",
            "/problems/idempotency_in_progress",
            "/problems/idempotency_key_reused",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/rate_limited",
            "/problems/reauthentication_required",
            "/problems/scope_exceeds_grant",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def create_api_key(ctx: Context, req: CreateApiKey) -> CreateApiKey201: ...",
)

REVOKE_API_KEY = Operation(
    id="revokeApiKey",
    name="revoke_api_key",
    tag="api_keys",
    method="DELETE",
    path="/api/v1/api_keys/{api_key_id}",
    parameters=(
        Parameter(
            name="api_key_id",
            field="api_key_id",
            location="path",
            required=True,
            pointer="/paths/~1api~1v1~1api_keys~1{api_key_id}/delete/parameters/0/schema",
            convert=UUID,
        ),
    ),
    responses=(
        ANSWER_204,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("account:write",)),),),
    request=requests.RevokeApiKey,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def revoke_api_key(ctx: Context, req: RevokeApiKey) -> RevokeApiKey204: ...",
)

LIST_WORKSPACES = Operation(
    id="listWorkspaces",
    name="list_workspaces",
    tag="workspaces",
    method="GET",
    path="/api/v1/workspaces",
    parameters=(LIMIT_QUERY, CURSOR_QUERY),
    responses=(
        ResponseSpec("200", media_types={"application/json": "/components/schemas/WorkspaceList"}),
        ANSWER_400_2,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("workspaces:read",)),), (("apiKeyAuth", ("workspaces:read",)),)),
    request=requests.ListWorkspaces,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/cursor_invalid",
            "/problems/cursor_mismatch",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def list_workspaces(ctx: Context, req: ListWorkspaces) -> ListWorkspaces200: ...",
)

CREATE_WORKSPACE = Operation(
    id="createWorkspace",
    name="create_workspace",
    tag="workspaces",
    method="POST",
    path="/api/v1/workspaces",
    parameters=(IDEMPOTENCY_KEY_HEADER,),
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/WorkspaceCreate",
            model=models.WorkspaceCreate,
        ),
    ),
    body_required=True,
    responses=(
        ANSWER_201,
        ANSWER_400,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_406,
        ANSWER_409,
        ANSWER_413,
        ANSWER_415,
        ANSWER_422_2,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("workspaces:write",)),), (("apiKeyAuth", ("workspaces:write",)),)),
    request=requests.CreateWorkspace,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/content_too_large",
            "/problems/idempotency_in_progress",
            "/problems/idempotency_key_reused",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def create_workspace(ctx: Context, req: CreateWorkspace) -> CreateWorkspace201: ...",
)

GET_WORKSPACE = Operation(
    id="getWorkspace",
    name="get_workspace",
    tag="workspaces",
    method="GET",
    path="/api/v1/workspaces/{workspace_id}",
    parameters=(WORKSPACE_ID_PATH, IF_NONE_MATCH_HEADER),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/Workspace"},
            headers=(
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/Private/schema",
                ),
            ),
        ),
        ANSWER_304,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("workspaces:read",)),), (("apiKeyAuth", ("workspaces:read",)),)),
    request=requests.GetWorkspace,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def get_workspace(ctx: Context, req: GetWorkspace) -> GetWorkspace200: ...",
)

UPDATE_WORKSPACE = Operation(
    id="updateWorkspace",
    name="update_workspace",
    tag="workspaces",
    method="PATCH",
    path="/api/v1/workspaces/{workspace_id}",
    parameters=(WORKSPACE_ID_PATH, IF_MATCH_HEADER),
    bodies=(
        Body(
            media_type="application/merge-patch+json",
            pointer="/components/schemas/WorkspacePatch",
            model=models.WorkspacePatch,
        ),
    ),
    body_required=True,
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/Workspace"},
            headers=(
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
            ),
        ),
        ANSWER_400,
        ANSWER_401_2,
        ANSWER_403_4,
        ANSWER_404,
        ANSWER_406,
        ANSWER_412,
        ANSWER_413,
        ANSWER_415,
        ANSWER_422,
        ANSWER_428,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("workspaces:admin",)),), (("apiKeyAuth", ("workspaces:admin",)),)),
    request=requests.UpdateWorkspace,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/content_too_large",
            "/problems/forbidden",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/precondition_required",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
            "/problems/version_conflict",
        ),
    ),
    signature="async def update_workspace(ctx: Context, req: UpdateWorkspace) -> UpdateWorkspace200: ...",
)

LIST_MEMBERS = Operation(
    id="listMembers",
    name="list_members",
    tag="members",
    method="GET",
    path="/api/v1/workspaces/{workspace_id}/members",
    parameters=(
        WORKSPACE_ID_PATH,
        Parameter(
            name="status",
            field="status",
            location="query",
            required=False,
            pointer="/paths/~1api~1v1~1workspaces~1{workspace_id}~1members/get/parameters/0/schema",
            style="form",
            explode=True,
        ),
        LIMIT_QUERY,
        CURSOR_QUERY,
    ),
    responses=(
        ResponseSpec("200", media_types={"application/json": "/components/schemas/MemberList"}),
        ANSWER_400_2,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("workspaces:read",)),), (("apiKeyAuth", ("workspaces:read",)),)),
    request=requests.ListMembers,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/cursor_invalid",
            "/problems/cursor_mismatch",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def list_members(ctx: Context, req: ListMembers) -> ListMembers200: ...",
)

UPDATE_MEMBER = Operation(
    id="updateMember",
    name="update_member",
    tag="members",
    method="PATCH",
    path="/api/v1/workspaces/{workspace_id}/members/{user_id}",
    parameters=(WORKSPACE_ID_PATH, USER_ID_PATH, IF_MATCH_HEADER),
    bodies=(
        Body(
            media_type="application/merge-patch+json",
            pointer="/components/schemas/MemberPatch",
            model=models.MemberPatch,
        ),
    ),
    body_required=True,
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/Member"},
            headers=(
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
            ),
        ),
        ANSWER_400,
        ANSWER_401_2,
        ANSWER_403_5,
        ANSWER_404,
        ANSWER_406,
        ANSWER_409_2,
        ANSWER_412,
        ANSWER_413,
        ANSWER_415,
        ANSWER_422,
        ANSWER_428,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("workspaces:admin",)),), (("apiKeyAuth", ("workspaces:admin",)),)),
    request=requests.UpdateMember,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/content_too_large",
            "/problems/forbidden",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/last_owner",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/precondition_required",
            "/problems/rate_limited",
            "/problems/role_exceeds_own",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
            "/problems/version_conflict",
        ),
    ),
    signature="async def update_member(ctx: Context, req: UpdateMember) -> UpdateMember200: ...",
)

REMOVE_MEMBER = Operation(
    id="removeMember",
    name="remove_member",
    tag="members",
    method="DELETE",
    path="/api/v1/workspaces/{workspace_id}/members/{user_id}",
    parameters=(WORKSPACE_ID_PATH, USER_ID_PATH),
    responses=(
        ANSWER_204,
        ANSWER_401_2,
        ANSWER_403_5,
        ANSWER_404,
        ANSWER_409_2,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("workspaces:admin",)),), (("apiKeyAuth", ("workspaces:admin",)),)),
    request=requests.RemoveMember,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/forbidden",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/last_owner",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/role_exceeds_own",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def remove_member(ctx: Context, req: RemoveMember) -> RemoveMember204: ...",
)

INVITE_MEMBER = Operation(
    id="inviteMember",
    name="invite_member",
    tag="invitations",
    method="POST",
    path="/api/v1/workspaces/{workspace_id}/invitations",
    parameters=(WORKSPACE_ID_PATH, IDEMPOTENCY_KEY_HEADER),
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/InvitationCreate",
            model=models.InvitationCreate,
        ),
    ),
    body_required=True,
    responses=(
        ResponseSpec(
            "201",
            media_types={"application/json": "/components/schemas/Invitation"},
            headers=(
                HeaderSpec(
                    name="Location",
                    required=True,
                    pointer="/components/headers/Location/schema",
                ),
                HeaderSpec(
                    name="Idempotency-Replayed",
                    pointer="/components/headers/IdempotencyReplayed/schema",
                ),
            ),
        ),
        ANSWER_400,
        ANSWER_401_2,
        ANSWER_403_6,
        ANSWER_404,
        ANSWER_406,
        ANSWER_409,
        ANSWER_413,
        ANSWER_415,
        ANSWER_422_2,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("workspaces:admin",)),), (("apiKeyAuth", ("workspaces:admin",)),)),
    request=requests.InviteMember,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/content_too_large",
            "/problems/email_unverified",
            "/problems/forbidden",
            "/problems/idempotency_in_progress",
            "/problems/idempotency_key_reused",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def invite_member(ctx: Context, req: InviteMember) -> InviteMember201: ...",
)

WITHDRAW_INVITATION = Operation(
    id="withdrawInvitation",
    name="withdraw_invitation",
    tag="invitations",
    method="DELETE",
    path="/api/v1/workspaces/{workspace_id}/invitations/{invitation_id}",
    parameters=(
        WORKSPACE_ID_PATH,
        Parameter(
            name="invitation_id",
            field="invitation_id",
            location="path",
            required=True,
            pointer="/paths/~1api~1v1~1workspaces~1{workspace_id}~1invitations~1{invitation_id}/parameters/1/schema",
            convert=UUID,
        ),
    ),
    responses=(
        ANSWER_204,
        ANSWER_401_2,
        ANSWER_403_4,
        ANSWER_404,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("workspaces:admin",)),), (("apiKeyAuth", ("workspaces:admin",)),)),
    request=requests.WithdrawInvitation,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/forbidden",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def withdraw_invitation(ctx: Context, req: WithdrawInvitation) -> WithdrawInvitation204: ...",
)

ACCEPT_INVITATION = Operation(
    id="acceptInvitation",
    name="accept_invitation",
    tag="invitations",
    method="POST",
    path="/api/v1/invitation_acceptances",
    parameters=(IDEMPOTENCY_KEY_HEADER,),
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/InvitationAcceptance",
            model=models.InvitationAcceptance,
        ),
    ),
    body_required=True,
    responses=(
        ANSWER_201,
        ANSWER_400,
        ANSWER_401_2,
        ANSWER_403_3,
        ANSWER_404,
        ANSWER_406,
        ANSWER_409,
        ResponseSpec(
            "410",
            media_types={"application/problem+json": "/components/schemas/InvitationExpired"},
        ),
        ANSWER_413,
        ANSWER_415,
        ANSWER_422_2,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("workspaces:write",)),),),
    request=requests.AcceptInvitation,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/content_too_large",
            "/problems/idempotency_in_progress",
            "/problems/idempotency_key_reused",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/invitation_expired",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/reauthentication_required",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def accept_invitation(ctx: Context, req: AcceptInvitation) -> AcceptInvitation201: ...",
)

LIST_ENTRIES = Operation(
    id="listEntries",
    name="list_entries",
    tag="entries",
    method="GET",
    path="/api/v1/workspaces/{workspace_id}/entries",
    parameters=(
        WORKSPACE_ID_PATH,
        Parameter(
            name="status",
            field="status",
            location="query",
            required=False,
            pointer="/paths/~1api~1v1~1workspaces~1{workspace_id}~1entries/get/parameters/0/schema",
            style="form",
            explode=True,
            default="active",
        ),
        TAG_QUERY,
        Parameter(
            name="author_id",
            field="author_id",
            location="query",
            required=False,
            pointer="/paths/~1api~1v1~1workspaces~1{workspace_id}~1entries/get/parameters/2/schema",
            style="form",
            explode=True,
            convert=UUID,
        ),
        Parameter(
            name="pinned",
            field="pinned",
            location="query",
            required=False,
            pointer="/paths/~1api~1v1~1workspaces~1{workspace_id}~1entries/get/parameters/3/schema",
            types=("boolean",),
            style="form",
            explode=True,
        ),
        Parameter(
            name="entry_date[gte]",
            field="entry_date_gte",
            location="query",
            required=False,
            pointer="/components/schemas/Day",
            style="form",
            explode=True,
            convert=date.fromisoformat,
        ),
        Parameter(
            name="entry_date[lte]",
            field="entry_date_lte",
            location="query",
            required=False,
            pointer="/components/schemas/Day",
            style="form",
            explode=True,
            convert=date.fromisoformat,
        ),
        LIMIT_QUERY,
        CURSOR_QUERY,
    ),
    responses=(
        ResponseSpec("200", media_types={"application/json": "/components/schemas/EntryList"}),
        ANSWER_400_2,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("entries:read",)),), (("apiKeyAuth", ("entries:read",)),)),
    request=requests.ListEntries,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/cursor_invalid",
            "/problems/cursor_mismatch",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def list_entries(ctx: Context, req: ListEntries) -> ListEntries200: ...",
)

CREATE_ENTRY = Operation(
    id="createEntry",
    name="create_entry",
    tag="entries",
    method="POST",
    path="/api/v1/workspaces/{workspace_id}/entries",
    parameters=(WORKSPACE_ID_PATH, IDEMPOTENCY_KEY_HEADER),
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/EntryCreate",
            model=models.EntryCreate,
        ),
    ),
    body_required=True,
    responses=(
        ResponseSpec(
            "201",
            media_types={"application/json": "/components/schemas/Entry"},
            headers=(
                HeaderSpec(
                    name="Location",
                    required=True,
                    pointer="/components/headers/Location/schema",
                ),
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
                HeaderSpec(
                    name="Idempotency-Replayed",
                    pointer="/components/headers/IdempotencyReplayed/schema",
                ),
            ),
        ),
        ANSWER_400,
        ANSWER_401_2,
        ANSWER_403_4,
        ANSWER_404,
        ANSWER_406,
        ANSWER_409,
        ANSWER_413,
        ANSWER_415,
        ResponseSpec(
            "422",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1workspaces~1{workspace_id}~1entries/post/responses/422/content/application~1problem+json/schema",
            },
        ),
        ANSWER_429_2,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("entries:write",)),), (("apiKeyAuth", ("entries:write",)),)),
    request=requests.CreateEntry,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/content_invalid",
            "/problems/content_too_large",
            "/problems/forbidden",
            "/problems/idempotency_in_progress",
            "/problems/idempotency_key_reused",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/quota_exceeded",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def create_entry(ctx: Context, req: CreateEntry) -> CreateEntry201: ...",
)

GET_CALENDAR = Operation(
    id="getCalendar",
    name="get_calendar",
    tag="entries",
    method="GET",
    path="/api/v1/workspaces/{workspace_id}/calendar",
    parameters=(
        WORKSPACE_ID_PATH,
        Parameter(
            name="entry_date[gte]",
            field="entry_date_gte",
            location="query",
            required=True,
            pointer="/components/schemas/Day",
            style="form",
            explode=True,
            convert=date.fromisoformat,
        ),
        Parameter(
            name="entry_date[lte]",
            field="entry_date_lte",
            location="query",
            required=True,
            pointer="/paths/~1api~1v1~1workspaces~1{workspace_id}~1calendar/get/parameters/1/schema",
            style="form",
            explode=True,
            convert=date.fromisoformat,
        ),
        Parameter(
            name="on_this_day",
            field="on_this_day",
            location="query",
            required=False,
            pointer="/components/schemas/Day",
            style="form",
            explode=True,
            convert=date.fromisoformat,
        ),
        IF_NONE_MATCH_HEADER,
    ),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/Calendar"},
            headers=(
                HeaderSpec(
                    name="ETag",
                    required=True,
                    pointer="/components/headers/WeakETag/schema",
                ),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/Private/schema",
                ),
            ),
        ),
        ResponseSpec(
            "304",
            headers=(
                HeaderSpec(
                    name="ETag",
                    required=True,
                    pointer="/components/headers/WeakETag/schema",
                ),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/Private/schema",
                ),
            ),
        ),
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("entries:read",)),), (("apiKeyAuth", ("entries:read",)),)),
    request=requests.GetCalendar,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def get_calendar(ctx: Context, req: GetCalendar) -> GetCalendar200: ...",
)

LIST_TAGS = Operation(
    id="listTags",
    name="list_tags",
    tag="tags",
    method="GET",
    path="/api/v1/workspaces/{workspace_id}/tags",
    parameters=(WORKSPACE_ID_PATH, PREFIX_QUERY, LIMIT_QUERY, CURSOR_QUERY),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/WorkspaceTagList"},
        ),
        ANSWER_400_2,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("entries:read",)),), (("apiKeyAuth", ("entries:read",)),)),
    request=requests.ListTags,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/cursor_invalid",
            "/problems/cursor_mismatch",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def list_tags(ctx: Context, req: ListTags) -> ListTags200: ...",
)

UPDATE_TAG = Operation(
    id="updateTag",
    name="update_tag",
    tag="tags",
    method="PATCH",
    path="/api/v1/workspaces/{workspace_id}/tags/{tag_id}",
    parameters=(WORKSPACE_ID_PATH, TAG_ID_PATH, IF_MATCH_HEADER),
    bodies=(
        Body(
            media_type="application/merge-patch+json",
            pointer="/components/schemas/TagPatch",
            model=models.TagPatch,
        ),
    ),
    body_required=True,
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/WorkspaceTag"},
            headers=(
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
            ),
        ),
        ANSWER_400,
        ANSWER_401_2,
        ANSWER_403_4,
        ANSWER_404,
        ANSWER_406,
        ResponseSpec(
            "409",
            media_types={"application/problem+json": "/components/schemas/TagExists"},
        ),
        ANSWER_412,
        ANSWER_413,
        ANSWER_415,
        ANSWER_422,
        ANSWER_428,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("entries:write",)),), (("apiKeyAuth", ("entries:write",)),)),
    request=requests.UpdateTag,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/content_too_large",
            "/problems/forbidden",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/precondition_required",
            "/problems/rate_limited",
            "/problems/tag_exists",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
            "/problems/version_conflict",
        ),
    ),
    extensions={"x-merge": {"parameter": "tag_id", "field": "id"}},
    signature="async def update_tag(ctx: Context, req: UpdateTag) -> UpdateTag200: ...",
)

DELETE_TAG = Operation(
    id="deleteTag",
    name="delete_tag",
    tag="tags",
    method="DELETE",
    path="/api/v1/workspaces/{workspace_id}/tags/{tag_id}",
    parameters=(WORKSPACE_ID_PATH, TAG_ID_PATH, IF_MATCH_HEADER),
    responses=(
        ANSWER_204,
        ANSWER_401_2,
        ANSWER_403_4,
        ANSWER_404,
        ANSWER_412,
        ANSWER_422,
        ANSWER_428,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("entries:write",)),), (("apiKeyAuth", ("entries:write",)),)),
    request=requests.DeleteTag,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/forbidden",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_found",
            "/problems/precondition_required",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
            "/problems/version_conflict",
        ),
    ),
    signature="async def delete_tag(ctx: Context, req: DeleteTag) -> DeleteTag204: ...",
)

GET_ENTRY = Operation(
    id="getEntry",
    name="get_entry",
    tag="entries",
    method="GET",
    path="/api/v1/entries/{entry_id}",
    parameters=(
        ENTRY_ID_PATH,
        Parameter(
            name="as_of_version",
            field="as_of_version",
            location="query",
            required=False,
            pointer="/components/schemas/Version",
            types=("integer",),
            style="form",
            explode=True,
        ),
        Parameter(
            name="as_of_time",
            field="as_of_time",
            location="query",
            required=False,
            pointer="/paths/~1api~1v1~1entries~1{entry_id}/get/parameters/1/schema",
            style="form",
            explode=True,
            convert=parse_datetime,
        ),
        IF_NONE_MATCH_HEADER,
    ),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/Entry"},
            headers=(
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/Private/schema",
                ),
            ),
        ),
        ANSWER_304,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("entries:read",)),), (("apiKeyAuth", ("entries:read",)),)),
    request=requests.GetEntry,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def get_entry(ctx: Context, req: GetEntry) -> GetEntry200: ...",
)

UPDATE_ENTRY = Operation(
    id="updateEntry",
    name="update_entry",
    tag="entries",
    method="PATCH",
    path="/api/v1/entries/{entry_id}",
    parameters=(ENTRY_ID_PATH, IF_MATCH_HEADER),
    bodies=(
        Body(
            media_type="application/merge-patch+json",
            pointer="/components/schemas/EntryPatch",
            model=models.EntryPatch,
        ),
    ),
    body_required=True,
    responses=(
        ANSWER_200,
        ANSWER_400,
        ANSWER_401_2,
        ANSWER_403_4,
        ANSWER_404,
        ANSWER_406,
        ANSWER_409_3,
        ANSWER_412,
        ANSWER_413,
        ANSWER_415,
        ANSWER_422,
        ANSWER_428,
        ANSWER_429_2,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("entries:write",)),), (("apiKeyAuth", ("entries:write",)),)),
    request=requests.UpdateEntry,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/content_too_large",
            "/problems/forbidden",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/invalid_transition",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/precondition_required",
            "/problems/quota_exceeded",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
            "/problems/version_conflict",
        ),
    ),
    signature="async def update_entry(ctx: Context, req: UpdateEntry) -> UpdateEntry200: ...",
)

DELETE_ENTRY = Operation(
    id="deleteEntry",
    name="delete_entry",
    tag="entries",
    method="DELETE",
    path="/api/v1/entries/{entry_id}",
    parameters=(ENTRY_ID_PATH, IF_MATCH_HEADER),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/TrashedEntry"},
            headers=(
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
            ),
        ),
        ANSWER_401_2,
        ANSWER_403_4,
        ANSWER_404,
        ANSWER_406,
        ANSWER_412,
        ANSWER_422,
        ANSWER_428,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("entries:write",)),), (("apiKeyAuth", ("entries:write",)),)),
    request=requests.DeleteEntry,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/forbidden",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/precondition_required",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
            "/problems/version_conflict",
        ),
    ),
    extensions={
        "x-soft-delete": {
            "field": "deleted_at",
            "restored_by": "restoreEntry",
            "keeps": ["listRevisions", "getRevision", "listEntryEvents"],
        },
    },
    signature="async def delete_entry(ctx: Context, req: DeleteEntry) -> DeleteEntry200: ...",
)

REPLACE_ENTRY_CONTENT = Operation(
    id="replaceEntryContent",
    name="replace_entry_content",
    tag="entries",
    method="PUT",
    path="/api/v1/entries/{entry_id}/content",
    parameters=(ENTRY_ID_PATH, IF_MATCH_HEADER),
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/BlockDocument",
            model=models.BlockDocument,
        ),
    ),
    body_required=True,
    responses=(
        ANSWER_200,
        ANSWER_400,
        ANSWER_401_2,
        ANSWER_403_4,
        ANSWER_404,
        ANSWER_406,
        ANSWER_409_3,
        ANSWER_412,
        ANSWER_413,
        ANSWER_415,
        ResponseSpec(
            "422",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1entries~1{entry_id}~1content/put/responses/422/content/application~1problem+json/schema",
            },
        ),
        ANSWER_428,
        ANSWER_429_2,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("entries:write",)),), (("apiKeyAuth", ("entries:write",)),)),
    request=requests.ReplaceEntryContent,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/content_invalid",
            "/problems/content_too_large",
            "/problems/forbidden",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/invalid_transition",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/precondition_required",
            "/problems/quota_exceeded",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
            "/problems/version_conflict",
        ),
    ),
    signature="async def replace_entry_content(ctx: Context, req: ReplaceEntryContent) -> ReplaceEntryContent200: ...",
)

RESTORE_ENTRY = Operation(
    id="restoreEntry",
    name="restore_entry",
    tag="entries",
    method="POST",
    path="/api/v1/entries/{entry_id}/restore",
    parameters=(ENTRY_ID_PATH, IDEMPOTENCY_KEY_HEADER),
    responses=(
        ANSWER_200_2,
        ANSWER_401_2,
        ANSWER_403_4,
        ANSWER_404,
        ANSWER_406,
        ResponseSpec(
            "409",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1entries~1{entry_id}~1restore/post/responses/409/content/application~1problem+json/schema",
            },
            headers=(
                HeaderSpec(name="Retry-After", pointer="/components/headers/RetryAfter/schema"),
            ),
        ),
        ANSWER_422_2,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("entries:write",)),), (("apiKeyAuth", ("entries:write",)),)),
    request=requests.RestoreEntry,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/forbidden",
            "/problems/idempotency_in_progress",
            "/problems/idempotency_key_reused",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_deleted",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def restore_entry(ctx: Context, req: RestoreEntry) -> RestoreEntry200: ...",
)

LIST_REVISIONS = Operation(
    id="listRevisions",
    name="list_revisions",
    tag="revisions",
    method="GET",
    path="/api/v1/entries/{entry_id}/revisions",
    parameters=(ENTRY_ID_PATH, LIMIT_QUERY, CURSOR_QUERY),
    responses=(
        ResponseSpec("200", media_types={"application/json": "/components/schemas/RevisionList"}),
        ANSWER_400_2,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("entries:read",)),), (("apiKeyAuth", ("entries:read",)),)),
    request=requests.ListRevisions,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/cursor_invalid",
            "/problems/cursor_mismatch",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def list_revisions(ctx: Context, req: ListRevisions) -> ListRevisions200: ...",
)

GET_REVISION = Operation(
    id="getRevision",
    name="get_revision",
    tag="revisions",
    method="GET",
    path="/api/v1/entries/{entry_id}/revisions/{version}",
    parameters=(
        ENTRY_ID_PATH,
        VERSION_PATH,
        Parameter(
            name="diff_from",
            field="diff_from",
            location="query",
            required=False,
            pointer="/components/schemas/Version",
            types=("integer",),
            style="form",
            explode=True,
        ),
        IF_NONE_MATCH_HEADER,
    ),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/Revision"},
            headers=(
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/PrivateForever/schema",
                ),
            ),
        ),
        ResponseSpec(
            "304",
            headers=(
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/PrivateForever/schema",
                ),
            ),
        ),
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_406,
        ResponseSpec(
            "422",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1entries~1{entry_id}~1revisions~1{version}/get/responses/422/content/application~1problem+json/schema",
            },
        ),
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("entries:read",)),), (("apiKeyAuth", ("entries:read",)),)),
    request=requests.GetRevision,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/revision_not_found",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def get_revision(ctx: Context, req: GetRevision) -> GetRevision200: ...",
)

RESTORE_REVISION = Operation(
    id="restoreRevision",
    name="restore_revision",
    tag="revisions",
    method="POST",
    path="/api/v1/entries/{entry_id}/revisions/{version}/restore",
    parameters=(ENTRY_ID_PATH, VERSION_PATH, IF_MATCH_HEADER, IDEMPOTENCY_KEY_HEADER),
    responses=(
        ANSWER_200_2,
        ANSWER_401_2,
        ANSWER_403_4,
        ANSWER_404,
        ANSWER_406,
        ResponseSpec(
            "409",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1entries~1{entry_id}~1revisions~1{version}~1restore/post/responses/409/content/application~1problem+json/schema",
            },
            headers=(
                HeaderSpec(name="Retry-After", pointer="/components/headers/RetryAfter/schema"),
            ),
        ),
        ANSWER_412,
        ANSWER_422_2,
        ANSWER_428,
        ANSWER_429_2,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("entries:write",)),), (("apiKeyAuth", ("entries:write",)),)),
    request=requests.RestoreRevision,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/forbidden",
            "/problems/idempotency_in_progress",
            "/problems/idempotency_key_reused",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/invalid_transition",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/precondition_required",
            "/problems/quota_exceeded",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
            "/problems/version_conflict",
        ),
    ),
    signature="async def restore_revision(ctx: Context, req: RestoreRevision) -> RestoreRevision200: ...",
)

LIST_ENTRY_EVENTS = Operation(
    id="listEntryEvents",
    name="list_entry_events",
    tag="revisions",
    method="GET",
    path="/api/v1/entries/{entry_id}/events",
    parameters=(ENTRY_ID_PATH, LIMIT_QUERY, CURSOR_QUERY),
    responses=(
        ResponseSpec("200", media_types={"application/json": "/components/schemas/EntryEventList"}),
        ANSWER_400_2,
        ANSWER_401_2,
        ANSWER_403_4,
        ANSWER_404,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("entries:audit",)),), (("apiKeyAuth", ("entries:audit",)),)),
    request=requests.ListEntryEvents,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/cursor_invalid",
            "/problems/cursor_mismatch",
            "/problems/forbidden",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def list_entry_events(ctx: Context, req: ListEntryEvents) -> ListEntryEvents200: ...",
)

PUBLISH_ENTRY = Operation(
    id="publishEntry",
    name="publish_entry",
    tag="publications",
    method="POST",
    path="/api/v1/entries/{entry_id}/publications",
    parameters=(ENTRY_ID_PATH, IDEMPOTENCY_KEY_HEADER2),
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/PublicationCreate",
            model=models.PublicationCreate,
        ),
    ),
    body_required=True,
    responses=(
        ANSWER_201_2,
        ResponseSpec(
            "400",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1entries~1{entry_id}~1publications/post/responses/400/content/application~1problem+json/schema",
            },
        ),
        ANSWER_401_2,
        ANSWER_403_6,
        ANSWER_404,
        ANSWER_406,
        ResponseSpec(
            "409",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1entries~1{entry_id}~1publications/post/responses/409/content/application~1problem+json/schema",
            },
            headers=(
                HeaderSpec(name="Retry-After", pointer="/components/headers/RetryAfter/schema"),
            ),
        ),
        ANSWER_413,
        ANSWER_415,
        ResponseSpec(
            "422",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1entries~1{entry_id}~1publications/post/responses/422/content/application~1problem+json/schema",
            },
        ),
        ANSWER_429_2,
        ANSWER_DEFAULT,
    ),
    security=(
        (("bearerAuth", ("posts:publish", "entries:read")),),
        (("apiKeyAuth", ("posts:publish", "entries:read")),),
    ),
    request=requests.PublishEntry,
    problems=frozenset(
        (
            "/problems/alias_taken",
            "/problems/authentication_required",
            "/problems/content_too_large",
            "/problems/email_unverified",
            "/problems/forbidden",
            "/problems/idempotency_in_progress",
            "/problems/idempotency_key_required",
            "/problems/idempotency_key_reused",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/invalid_transition",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/private_content_blocked",
            "/problems/quota_exceeded",
            "/problems/rate_limited",
            "/problems/revision_not_found",
            "/problems/slug_reserved",
            "/problems/slug_taken",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def publish_entry(ctx: Context, req: PublishEntry) -> PublishEntry201: ...",
)

LIST_POSTS = Operation(
    id="listPosts",
    name="list_posts",
    tag="posts",
    method="GET",
    path="/api/v1/posts",
    parameters=(
        Parameter(
            name="status",
            field="status",
            location="query",
            required=False,
            pointer="/components/schemas/PostStatus",
            style="form",
            explode=True,
        ),
        Parameter(
            name="author",
            field="author",
            location="query",
            required=False,
            pointer="/components/schemas/Username",
            style="form",
            explode=True,
        ),
        TAG_QUERY,
        Parameter(
            name="sort",
            field="sort",
            location="query",
            required=False,
            pointer="/paths/~1api~1v1~1posts/get/parameters/3/schema",
            style="form",
            explode=True,
            default="newest",
        ),
        LIMIT_QUERY,
        CURSOR_QUERY,
        IF_NONE_MATCH_HEADER,
    ),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/PostList"},
            headers=(
                HeaderSpec(
                    name="ETag",
                    required=True,
                    pointer="/components/headers/WeakETag/schema",
                ),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/CacheControl/schema",
                ),
            ),
        ),
        ANSWER_304_2,
        ANSWER_400_2,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_406,
        ResponseSpec(
            "410",
            media_types={"application/problem+json": "/components/schemas/CursorExpired"},
        ),
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((), (("bearerAuth", ("posts:read",)),), (("apiKeyAuth", ("posts:read",)),)),
    request=requests.ListPosts,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/cursor_expired",
            "/problems/cursor_invalid",
            "/problems/cursor_mismatch",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def list_posts(ctx: Context, req: ListPosts) -> ListPosts200: ...",
)

CREATE_POST = Operation(
    id="createPost",
    name="create_post",
    tag="posts",
    method="POST",
    path="/api/v1/posts",
    parameters=(IDEMPOTENCY_KEY_HEADER,),
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/PostCreate",
            model=models.PostCreate,
        ),
    ),
    body_required=True,
    responses=(
        ANSWER_201_2,
        ANSWER_400,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_406,
        ResponseSpec(
            "409",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1posts/post/responses/409/content/application~1problem+json/schema",
            },
            headers=(
                HeaderSpec(name="Retry-After", pointer="/components/headers/RetryAfter/schema"),
            ),
        ),
        ANSWER_413,
        ANSWER_415,
        ResponseSpec(
            "422",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1posts/post/responses/422/content/application~1problem+json/schema",
            },
        ),
        ANSWER_429_2,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("posts:write",)),), (("apiKeyAuth", ("posts:write",)),)),
    request=requests.CreatePost,
    problems=frozenset(
        (
            "/problems/alias_taken",
            "/problems/authentication_required",
            "/problems/content_invalid",
            "/problems/content_too_large",
            "/problems/idempotency_in_progress",
            "/problems/idempotency_key_reused",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/quota_exceeded",
            "/problems/rate_limited",
            "/problems/slug_reserved",
            "/problems/slug_taken",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def create_post(ctx: Context, req: CreatePost) -> CreatePost201: ...",
)

GET_POST = Operation(
    id="getPost",
    name="get_post",
    tag="posts",
    method="GET",
    path="/api/v1/posts/{post_id}",
    parameters=(POST_ID_PATH, IF_NONE_MATCH_HEADER),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/Post"},
            headers=(
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/CacheControl/schema",
                ),
                HeaderSpec(name="Vary", required=True, pointer="/components/headers/Vary/schema"),
            ),
        ),
        ResponseSpec(
            "304",
            headers=(
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/CacheControl/schema",
                ),
                HeaderSpec(name="Vary", required=True, pointer="/components/headers/Vary/schema"),
            ),
        ),
        ANSWER_401_3,
        ANSWER_404,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((), (("bearerAuth", ("posts:read",)),), (("apiKeyAuth", ("posts:read",)),)),
    request=requests.GetPost,
    problems=frozenset(
        (
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def get_post(ctx: Context, req: GetPost) -> GetPost200: ...",
)

UPDATE_POST = Operation(
    id="updatePost",
    name="update_post",
    tag="posts",
    method="PATCH",
    path="/api/v1/posts/{post_id}",
    parameters=(POST_ID_PATH, IF_MATCH_HEADER),
    bodies=(
        Body(
            media_type="application/merge-patch+json",
            pointer="/components/schemas/PostPatch",
            model=models.PostPatch,
        ),
    ),
    body_required=True,
    responses=(
        ANSWER_200_3,
        ANSWER_400,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_406,
        ResponseSpec(
            "409",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1posts~1{post_id}/patch/responses/409/content/application~1problem+json/schema",
            },
        ),
        ANSWER_412,
        ANSWER_413,
        ANSWER_415,
        ResponseSpec(
            "422",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1posts~1{post_id}/patch/responses/422/content/application~1problem+json/schema",
            },
        ),
        ANSWER_428,
        ANSWER_429_2,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("posts:write",)),), (("apiKeyAuth", ("posts:write",)),)),
    request=requests.UpdatePost,
    problems=frozenset(
        (
            "/problems/alias_taken",
            "/problems/authentication_required",
            "/problems/content_too_large",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/invalid_transition",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/precondition_required",
            "/problems/quota_exceeded",
            "/problems/rate_limited",
            "/problems/slug_reserved",
            "/problems/slug_taken",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
            "/problems/version_conflict",
        ),
    ),
    signature="async def update_post(ctx: Context, req: UpdatePost) -> UpdatePost200: ...",
)

DELETE_POST = Operation(
    id="deletePost",
    name="delete_post",
    tag="posts",
    method="DELETE",
    path="/api/v1/posts/{post_id}",
    parameters=(POST_ID_PATH, IF_MATCH_HEADER),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/TrashedPost"},
            headers=(
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
            ),
        ),
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_406,
        ANSWER_412,
        ANSWER_422,
        ANSWER_428,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("posts:write",)),), (("apiKeyAuth", ("posts:write",)),)),
    request=requests.DeletePost,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/precondition_required",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
            "/problems/version_conflict",
        ),
    ),
    extensions={
        "x-soft-delete": {
            "field": "status",
            "restored_by": "restorePost",
            "keeps": ["listPostVersions", "getPostVersion", "listPostSlugs"],
        },
    },
    signature="async def delete_post(ctx: Context, req: DeletePost) -> DeletePost200: ...",
)

REPLACE_POST_CONTENT = Operation(
    id="replacePostContent",
    name="replace_post_content",
    tag="posts",
    method="PUT",
    path="/api/v1/posts/{post_id}/content",
    parameters=(POST_ID_PATH, IF_MATCH_HEADER),
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/PostContent",
            model=models.BlocksContent | models.MarkdownContent | models.HtmlContent,
        ),
    ),
    body_required=True,
    responses=(
        ANSWER_200_3,
        ANSWER_400,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_406,
        ANSWER_409_3,
        ANSWER_412,
        ANSWER_413,
        ANSWER_415,
        ResponseSpec(
            "422",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1posts~1{post_id}~1content/put/responses/422/content/application~1problem+json/schema",
            },
        ),
        ANSWER_428,
        ANSWER_429_2,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("posts:write",)),), (("apiKeyAuth", ("posts:write",)),)),
    request=requests.ReplacePostContent,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/content_invalid",
            "/problems/content_too_large",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/invalid_transition",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/precondition_required",
            "/problems/quota_exceeded",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
            "/problems/version_conflict",
        ),
    ),
    signature="async def replace_post_content(ctx: Context, req: ReplacePostContent) -> ReplacePostContent200: ...",
)

RESTORE_POST = Operation(
    id="restorePost",
    name="restore_post",
    tag="posts",
    method="POST",
    path="/api/v1/posts/{post_id}/restore",
    parameters=(POST_ID_PATH, IDEMPOTENCY_KEY_HEADER),
    responses=(
        ANSWER_200_4,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_406,
        ResponseSpec(
            "409",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1posts~1{post_id}~1restore/post/responses/409/content/application~1problem+json/schema",
            },
            headers=(
                HeaderSpec(name="Retry-After", pointer="/components/headers/RetryAfter/schema"),
            ),
        ),
        ANSWER_422_2,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("posts:write",)),), (("apiKeyAuth", ("posts:write",)),)),
    request=requests.RestorePost,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/idempotency_in_progress",
            "/problems/idempotency_key_reused",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_deleted",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def restore_post(ctx: Context, req: RestorePost) -> RestorePost200: ...",
)

PUBLISH_POST = Operation(
    id="publishPost",
    name="publish_post",
    tag="posts",
    method="POST",
    path="/api/v1/posts/{post_id}/publish",
    parameters=(POST_ID_PATH, IF_MATCH_HEADER, IDEMPOTENCY_KEY_HEADER2),
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/PostPublication",
            model=models.PostPublication,
        ),
    ),
    responses=(
        ANSWER_200_4,
        ResponseSpec(
            "400",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1posts~1{post_id}~1publish/post/responses/400/content/application~1problem+json/schema",
            },
        ),
        ANSWER_401_2,
        ANSWER_403_7,
        ANSWER_404,
        ANSWER_406,
        ResponseSpec(
            "409",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1posts~1{post_id}~1publish/post/responses/409/content/application~1problem+json/schema",
            },
            headers=(
                HeaderSpec(name="Retry-After", pointer="/components/headers/RetryAfter/schema"),
            ),
        ),
        ANSWER_412,
        ANSWER_413,
        ANSWER_415,
        ANSWER_422_2,
        ANSWER_428,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("posts:publish",)),), (("apiKeyAuth", ("posts:publish",)),)),
    request=requests.PublishPost,
    problems=frozenset(
        (
            "/problems/already_published",
            "/problems/authentication_required",
            "/problems/content_too_large",
            "/problems/email_unverified",
            "/problems/idempotency_in_progress",
            "/problems/idempotency_key_required",
            "/problems/idempotency_key_reused",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/invalid_transition",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/precondition_required",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
            "/problems/version_conflict",
        ),
    ),
    signature="async def publish_post(ctx: Context, req: PublishPost) -> PublishPost200: ...",
)

UNPUBLISH_POST = Operation(
    id="unpublishPost",
    name="unpublish_post",
    tag="posts",
    method="POST",
    path="/api/v1/posts/{post_id}/unpublish",
    parameters=(POST_ID_PATH, IF_MATCH_HEADER, IDEMPOTENCY_KEY_HEADER),
    responses=(
        ANSWER_200_4,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_406,
        ResponseSpec(
            "409",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1posts~1{post_id}~1unpublish/post/responses/409/content/application~1problem+json/schema",
            },
            headers=(
                HeaderSpec(name="Retry-After", pointer="/components/headers/RetryAfter/schema"),
            ),
        ),
        ANSWER_412,
        ANSWER_422_2,
        ANSWER_428,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("posts:publish",)),), (("apiKeyAuth", ("posts:publish",)),)),
    request=requests.UnpublishPost,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/idempotency_in_progress",
            "/problems/idempotency_key_reused",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/invalid_transition",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/precondition_required",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
            "/problems/version_conflict",
        ),
    ),
    signature="async def unpublish_post(ctx: Context, req: UnpublishPost) -> UnpublishPost200: ...",
)

RESYNC_POST = Operation(
    id="resyncPost",
    name="resync_post",
    tag="publications",
    method="POST",
    path="/api/v1/posts/{post_id}/resync",
    parameters=(POST_ID_PATH, IF_MATCH_HEADER, IDEMPOTENCY_KEY_HEADER),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/WrittenPost"},
            headers=(
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
                HeaderSpec(
                    name="Idempotency-Replayed",
                    pointer="/components/headers/IdempotencyReplayed/schema",
                ),
            ),
        ),
        ANSWER_401_2,
        ANSWER_403_4,
        ANSWER_404,
        ANSWER_406,
        ResponseSpec(
            "409",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1posts~1{post_id}~1resync/post/responses/409/content/application~1problem+json/schema",
            },
            headers=(
                HeaderSpec(name="Retry-After", pointer="/components/headers/RetryAfter/schema"),
            ),
        ),
        ANSWER_412,
        ResponseSpec(
            "422",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1posts~1{post_id}~1resync/post/responses/422/content/application~1problem+json/schema",
            },
        ),
        ANSWER_428,
        ANSWER_429_2,
        ANSWER_DEFAULT,
    ),
    security=(
        (("bearerAuth", ("posts:publish", "entries:read")),),
        (("apiKeyAuth", ("posts:publish", "entries:read")),),
    ),
    request=requests.ResyncPost,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/forbidden",
            "/problems/idempotency_in_progress",
            "/problems/idempotency_key_reused",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/invalid_transition",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/not_linked",
            "/problems/nothing_to_sync",
            "/problems/precondition_required",
            "/problems/private_content_blocked",
            "/problems/quota_exceeded",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
            "/problems/version_conflict",
        ),
    ),
    signature="async def resync_post(ctx: Context, req: ResyncPost) -> ResyncPost200: ...",
)

LIST_POST_VERSIONS = Operation(
    id="listPostVersions",
    name="list_post_versions",
    tag="posts",
    method="GET",
    path="/api/v1/posts/{post_id}/versions",
    parameters=(POST_ID_PATH, LIMIT_QUERY, CURSOR_QUERY),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/PostVersionList"},
        ),
        ANSWER_400_2,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("posts:write",)),), (("apiKeyAuth", ("posts:write",)),)),
    request=requests.ListPostVersions,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/cursor_invalid",
            "/problems/cursor_mismatch",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def list_post_versions(ctx: Context, req: ListPostVersions) -> ListPostVersions200: ...",
)

GET_POST_VERSION = Operation(
    id="getPostVersion",
    name="get_post_version",
    tag="posts",
    method="GET",
    path="/api/v1/posts/{post_id}/versions/{version}",
    parameters=(POST_ID_PATH, VERSION_PATH),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/PostVersion"},
            headers=(
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/Immutable/schema",
                ),
            ),
        ),
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("posts:write",)),), (("apiKeyAuth", ("posts:write",)),)),
    request=requests.GetPostVersion,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def get_post_version(ctx: Context, req: GetPostVersion) -> GetPostVersion200: ...",
)

LIST_POST_SLUGS = Operation(
    id="listPostSlugs",
    name="list_post_slugs",
    tag="posts",
    method="GET",
    path="/api/v1/posts/{post_id}/slugs",
    parameters=(POST_ID_PATH, LIMIT_QUERY, CURSOR_QUERY),
    responses=(
        ResponseSpec("200", media_types={"application/json": "/components/schemas/PostSlugList"}),
        ANSWER_400_2,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("posts:read",)),), (("apiKeyAuth", ("posts:read",)),)),
    request=requests.ListPostSlugs,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/cursor_invalid",
            "/problems/cursor_mismatch",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def list_post_slugs(ctx: Context, req: ListPostSlugs) -> ListPostSlugs200: ...",
)

LIKE_POST = Operation(
    id="likePost",
    name="like_post",
    tag="reactions",
    method="PUT",
    path="/api/v1/posts/{post_id}/like",
    parameters=(POST_ID_PATH,),
    responses=(
        ANSWER_204,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("posts:interact",)),), (("apiKeyAuth", ("posts:interact",)),)),
    request=requests.LikePost,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def like_post(ctx: Context, req: LikePost) -> LikePost204: ...",
)

UNLIKE_POST = Operation(
    id="unlikePost",
    name="unlike_post",
    tag="reactions",
    method="DELETE",
    path="/api/v1/posts/{post_id}/like",
    parameters=(POST_ID_PATH,),
    responses=(
        ANSWER_204,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("posts:interact",)),), (("apiKeyAuth", ("posts:interact",)),)),
    request=requests.UnlikePost,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def unlike_post(ctx: Context, req: UnlikePost) -> UnlikePost204: ...",
)

BOOKMARK_POST = Operation(
    id="bookmarkPost",
    name="bookmark_post",
    tag="reactions",
    method="PUT",
    path="/api/v1/posts/{post_id}/bookmark",
    parameters=(POST_ID_PATH,),
    responses=(
        ANSWER_204,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("posts:interact",)),), (("apiKeyAuth", ("posts:interact",)),)),
    request=requests.BookmarkPost,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def bookmark_post(ctx: Context, req: BookmarkPost) -> BookmarkPost204: ...",
)

UNBOOKMARK_POST = Operation(
    id="unbookmarkPost",
    name="unbookmark_post",
    tag="reactions",
    method="DELETE",
    path="/api/v1/posts/{post_id}/bookmark",
    parameters=(POST_ID_PATH,),
    responses=(
        ANSWER_204,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("posts:interact",)),), (("apiKeyAuth", ("posts:interact",)),)),
    request=requests.UnbookmarkPost,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def unbookmark_post(ctx: Context, req: UnbookmarkPost) -> UnbookmarkPost204: ...",
)

LIST_COMMENTS = Operation(
    id="listComments",
    name="list_comments",
    tag="comments",
    method="GET",
    path="/api/v1/posts/{post_id}/comments",
    parameters=(
        POST_ID_PATH,
        Parameter(
            name="parent_id",
            field="parent_id",
            location="query",
            required=False,
            pointer="/paths/~1api~1v1~1posts~1{post_id}~1comments/get/parameters/0/schema",
            style="form",
            explode=True,
            convert=UUID,
        ),
        Parameter(
            name="sort",
            field="sort",
            location="query",
            required=False,
            pointer="/paths/~1api~1v1~1posts~1{post_id}~1comments/get/parameters/1/schema",
            style="form",
            explode=True,
            default="thread",
        ),
        LIMIT_QUERY,
        CURSOR_QUERY,
        IF_NONE_MATCH_HEADER,
    ),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/CommentList"},
            headers=(
                HeaderSpec(
                    name="ETag",
                    required=True,
                    pointer="/components/headers/WeakETag/schema",
                ),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/CacheControl/schema",
                ),
            ),
        ),
        ANSWER_304_2,
        ANSWER_400_2,
        ANSWER_401_3,
        ANSWER_404,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((), (("bearerAuth", ("posts:read",)),), (("apiKeyAuth", ("posts:read",)),)),
    request=requests.ListComments,
    problems=frozenset(
        (
            "/problems/cursor_invalid",
            "/problems/cursor_mismatch",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def list_comments(ctx: Context, req: ListComments) -> ListComments200: ...",
)

CREATE_COMMENT = Operation(
    id="createComment",
    name="create_comment",
    tag="comments",
    method="POST",
    path="/api/v1/posts/{post_id}/comments",
    parameters=(POST_ID_PATH, IDEMPOTENCY_KEY_HEADER),
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/CommentCreate",
            model=models.CommentCreate,
        ),
    ),
    body_required=True,
    responses=(
        ResponseSpec(
            "201",
            media_types={"application/json": "/components/schemas/Comment"},
            headers=(
                HeaderSpec(
                    name="Location",
                    required=True,
                    pointer="/components/headers/Location/schema",
                ),
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
                HeaderSpec(
                    name="Idempotency-Replayed",
                    pointer="/components/headers/IdempotencyReplayed/schema",
                ),
            ),
        ),
        ANSWER_400,
        ANSWER_401_2,
        ANSWER_403_7,
        ANSWER_404,
        ANSWER_406,
        ResponseSpec(
            "409",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1posts~1{post_id}~1comments/post/responses/409/content/application~1problem+json/schema",
            },
            headers=(
                HeaderSpec(name="Retry-After", pointer="/components/headers/RetryAfter/schema"),
            ),
        ),
        ANSWER_413,
        ANSWER_415,
        ResponseSpec(
            "422",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1posts~1{post_id}~1comments/post/responses/422/content/application~1problem+json/schema",
            },
        ),
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("comments:write",)),), (("apiKeyAuth", ("comments:write",)),)),
    request=requests.CreateComment,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/comment_depth_exceeded",
            "/problems/comments_closed",
            "/problems/content_too_large",
            "/problems/email_unverified",
            "/problems/idempotency_in_progress",
            "/problems/idempotency_key_reused",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/parent_not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def create_comment(ctx: Context, req: CreateComment) -> CreateComment201: ...",
)

GET_POST_STATS = Operation(
    id="getPostStats",
    name="get_post_stats",
    tag="audience",
    method="GET",
    path="/api/v1/posts/{post_id}/stats",
    parameters=(
        POST_ID_PATH,
        Parameter(
            name="days",
            field="days",
            location="query",
            required=False,
            pointer="/paths/~1api~1v1~1posts~1{post_id}~1stats/get/parameters/0/schema",
            types=("integer",),
            style="form",
            explode=True,
            default=30,
        ),
        IF_NONE_MATCH_HEADER,
    ),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/PostStats"},
            headers=(
                HeaderSpec(
                    name="ETag",
                    required=True,
                    pointer="/components/headers/WeakETag/schema",
                ),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/CacheControl/schema",
                ),
            ),
        ),
        ANSWER_304_2,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("posts:write",)),), (("apiKeyAuth", ("posts:write",)),)),
    request=requests.GetPostStats,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    extensions={"x-waive": {"DB019": "it is one resource; the word stats has no singular"}},
    signature="async def get_post_stats(ctx: Context, req: GetPostStats) -> GetPostStats200: ...",
)

RECORD_VIEW = Operation(
    id="recordView",
    name="record_view",
    tag="audience",
    method="POST",
    path="/api/v1/posts/{post_id}/views",
    parameters=(POST_ID_PATH,),
    responses=(ResponseSpec("202"), ANSWER_404, ANSWER_422, ANSWER_429, ANSWER_DEFAULT),
    request=requests.RecordView,
    problems=frozenset(
        (
            "/problems/internal_error",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def record_view(ctx: Context, req: RecordView) -> RecordView202: ...",
)

GET_COMMENT = Operation(
    id="getComment",
    name="get_comment",
    tag="comments",
    method="GET",
    path="/api/v1/comments/{comment_id}",
    parameters=(COMMENT_ID_PATH, IF_NONE_MATCH_HEADER),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/Comment"},
            headers=(
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/CacheControl/schema",
                ),
            ),
        ),
        ANSWER_304_2,
        ANSWER_401_3,
        ANSWER_404,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((), (("bearerAuth", ("posts:read",)),), (("apiKeyAuth", ("posts:read",)),)),
    request=requests.GetComment,
    problems=frozenset(
        (
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def get_comment(ctx: Context, req: GetComment) -> GetComment200: ...",
)

UPDATE_COMMENT = Operation(
    id="updateComment",
    name="update_comment",
    tag="comments",
    method="PATCH",
    path="/api/v1/comments/{comment_id}",
    parameters=(COMMENT_ID_PATH, IF_MATCH_HEADER),
    bodies=(
        Body(
            media_type="application/merge-patch+json",
            pointer="/components/schemas/CommentPatch",
            model=models.CommentPatch,
        ),
    ),
    body_required=True,
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/Comment"},
            headers=(
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
            ),
        ),
        ANSWER_400,
        ANSWER_401_2,
        ANSWER_403_4,
        ANSWER_404,
        ANSWER_406,
        ResponseSpec(
            "409",
            media_types={"application/problem+json": "/components/schemas/CommentsClosed"},
        ),
        ANSWER_412,
        ANSWER_413,
        ANSWER_415,
        ANSWER_422,
        ANSWER_428,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("comments:write",)),), (("apiKeyAuth", ("comments:write",)),)),
    request=requests.UpdateComment,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/comments_closed",
            "/problems/content_too_large",
            "/problems/forbidden",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/precondition_required",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
            "/problems/version_conflict",
        ),
    ),
    signature="async def update_comment(ctx: Context, req: UpdateComment) -> UpdateComment200: ...",
)

DELETE_COMMENT = Operation(
    id="deleteComment",
    name="delete_comment",
    tag="comments",
    method="DELETE",
    path="/api/v1/comments/{comment_id}",
    parameters=(COMMENT_ID_PATH, IF_MATCH_HEADER),
    responses=(
        ANSWER_204,
        ANSWER_401_2,
        ANSWER_403_4,
        ANSWER_404,
        ANSWER_412,
        ANSWER_422,
        ANSWER_428,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("comments:write",)),), (("apiKeyAuth", ("comments:write",)),)),
    request=requests.DeleteComment,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/forbidden",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_found",
            "/problems/precondition_required",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
            "/problems/version_conflict",
        ),
    ),
    signature="async def delete_comment(ctx: Context, req: DeleteComment) -> DeleteComment204: ...",
)

REPORT_COMMENT = Operation(
    id="reportComment",
    name="report_comment",
    tag="comments",
    method="POST",
    path="/api/v1/comments/{comment_id}/reports",
    parameters=(COMMENT_ID_PATH, IDEMPOTENCY_KEY_HEADER),
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/CommentReport",
            model=models.CommentReport,
        ),
    ),
    body_required=True,
    responses=(
        ResponseSpec(
            "204",
            headers=(
                HeaderSpec(
                    name="Idempotency-Replayed",
                    pointer="/components/headers/IdempotencyReplayed/schema",
                ),
            ),
        ),
        ANSWER_400,
        ANSWER_401_2,
        ANSWER_403_7,
        ANSWER_404,
        ANSWER_409,
        ANSWER_413,
        ANSWER_415,
        ANSWER_422_2,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("comments:write",)),), (("apiKeyAuth", ("comments:write",)),)),
    request=requests.ReportComment,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/content_too_large",
            "/problems/email_unverified",
            "/problems/idempotency_in_progress",
            "/problems/idempotency_key_reused",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def report_comment(ctx: Context, req: ReportComment) -> ReportComment204: ...",
)

MODERATE_COMMENT = Operation(
    id="moderateComment",
    name="moderate_comment",
    tag="moderation",
    method="POST",
    path="/api/v1/comments/{comment_id}/moderation_decisions",
    parameters=(COMMENT_ID_PATH, IF_MATCH_HEADER, IDEMPOTENCY_KEY_HEADER),
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/ModerationDecision",
            model=models.ModerationDecision,
        ),
    ),
    body_required=True,
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/ModeratedComment"},
            headers=(
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
                HeaderSpec(
                    name="Idempotency-Replayed",
                    pointer="/components/headers/IdempotencyReplayed/schema",
                ),
            ),
        ),
        ANSWER_400,
        ANSWER_401_2,
        ANSWER_403_4,
        ANSWER_404,
        ANSWER_406,
        ResponseSpec(
            "409",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1comments~1{comment_id}~1moderation_decisions/post/responses/409/content/application~1problem+json/schema",
            },
            headers=(
                HeaderSpec(name="Retry-After", pointer="/components/headers/RetryAfter/schema"),
            ),
        ),
        ANSWER_412,
        ANSWER_413,
        ANSWER_415,
        ANSWER_422_2,
        ANSWER_428,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("comments:moderate",)),), (("apiKeyAuth", ("comments:moderate",)),)),
    request=requests.ModerateComment,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/content_too_large",
            "/problems/forbidden",
            "/problems/idempotency_in_progress",
            "/problems/idempotency_key_reused",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/invalid_transition",
            "/problems/malformed_request",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/precondition_required",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
            "/problems/version_conflict",
        ),
    ),
    signature="async def moderate_comment(ctx: Context, req: ModerateComment) -> ModerateComment200: ...",
)

LIST_MODERATION_QUEUE = Operation(
    id="listModerationQueue",
    name="list_moderation_queue",
    tag="moderation",
    method="GET",
    path="/api/v1/moderation/comments",
    parameters=(
        Parameter(
            name="status",
            field="status",
            location="query",
            required=False,
            pointer="/paths/~1api~1v1~1moderation~1comments/get/parameters/0/schema",
            style="form",
            explode=True,
            default="pending",
        ),
        LIMIT_QUERY,
        CURSOR_QUERY,
    ),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/ModeratedCommentList"},
            headers=(
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/Private/schema",
                ),
            ),
        ),
        ANSWER_400_2,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("comments:moderate",)),), (("apiKeyAuth", ("comments:moderate",)),)),
    request=requests.ListModerationQueue,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/cursor_invalid",
            "/problems/cursor_mismatch",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def list_moderation_queue(ctx: Context, req: ListModerationQueue) -> ListModerationQueue200: ...",
)

GET_USER = Operation(
    id="getUser",
    name="get_user",
    tag="users",
    method="GET",
    path="/api/v1/users/{username}",
    parameters=(USERNAME_PATH, IF_NONE_MATCH_HEADER),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/PublicProfile"},
            headers=(
                HeaderSpec(
                    name="ETag",
                    required=True,
                    pointer="/components/headers/WeakETag/schema",
                ),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/CacheControl/schema",
                ),
            ),
        ),
        ANSWER_304_2,
        ANSWER_308,
        ANSWER_404,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    request=requests.GetUser,
    problems=frozenset(
        (
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def get_user(ctx: Context, req: GetUser) -> GetUser200: ...",
)

GET_POST_BY_ADDRESS = Operation(
    id="getPostByAddress",
    name="get_post_by_address",
    tag="posts",
    method="GET",
    path="/api/v1/users/{username}/posts/{slug}",
    parameters=(
        USERNAME_PATH,
        Parameter(
            name="slug",
            field="slug",
            location="path",
            required=True,
            pointer="/components/schemas/Slug",
        ),
        IF_NONE_MATCH_HEADER,
    ),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/Post"},
            headers=(
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/CacheControl/schema",
                ),
            ),
        ),
        ANSWER_304_2,
        ANSWER_308,
        ANSWER_401_3,
        ANSWER_404,
        ANSWER_406,
        ANSWER_410,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((), (("bearerAuth", ("posts:read",)),), (("apiKeyAuth", ("posts:read",)),)),
    request=requests.GetPostByAddress,
    problems=frozenset(
        (
            "/problems/gone",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def get_post_by_address(ctx: Context, req: GetPostByAddress) -> GetPostByAddress200: ...",
)

FIND_BY_FORMER_ADDRESS = Operation(
    id="findByFormerAddress",
    name="find_by_former_address",
    tag="posts",
    method="GET",
    path="/api/v1/users/{username}/former_addresses",
    parameters=(
        USERNAME_PATH,
        Parameter(
            name="address",
            field="address",
            location="query",
            required=True,
            pointer="/paths/~1api~1v1~1users~1{username}~1former_addresses/get/parameters/1/schema",
            style="form",
            explode=True,
        ),
    ),
    responses=(ANSWER_308, ANSWER_404, ANSWER_410, ANSWER_422, ANSWER_429, ANSWER_DEFAULT),
    request=requests.FindByFormerAddress,
    problems=frozenset(
        (
            "/problems/gone",
            "/problems/internal_error",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def find_by_former_address(ctx: Context, req: FindByFormerAddress) -> FindByFormerAddress308: ...",
)

GET_FEED = Operation(
    id="getFeed",
    name="get_feed",
    tag="feeds",
    method="GET",
    path="/api/v1/feeds/{username}",
    parameters=(
        USERNAME_PATH,
        Parameter(
            name="format",
            field="format",
            location="query",
            required=False,
            pointer="/paths/~1api~1v1~1feeds~1{username}/get/parameters/1/schema",
            style="form",
            explode=True,
        ),
        IF_NONE_MATCH_HEADER,
        Parameter(
            name="If-Modified-Since",
            field="if_modified_since",
            location="header",
            required=False,
            pointer="/components/parameters/IfModifiedSince/schema",
        ),
    ),
    responses=(
        ResponseSpec(
            "200",
            media_types={
                "application/rss+xml": "/paths/~1api~1v1~1feeds~1{username}/get/responses/200/content/application~1rss+xml/schema",
                "application/atom+xml": "/paths/~1api~1v1~1feeds~1{username}/get/responses/200/content/application~1atom+xml/schema",
                "application/feed+json": "/components/schemas/JsonFeed",
                "application/xml": "/paths/~1api~1v1~1feeds~1{username}/get/responses/200/content/application~1xml/schema",
                "text/xml": "/paths/~1api~1v1~1feeds~1{username}/get/responses/200/content/text~1xml/schema",
                "application/json": "/components/schemas/JsonFeed",
            },
            headers=(
                HeaderSpec(
                    name="ETag",
                    required=True,
                    pointer="/components/headers/WeakETag/schema",
                ),
                HeaderSpec(
                    name="Last-Modified",
                    required=True,
                    pointer="/components/headers/LastModified/schema",
                ),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/CacheControl/schema",
                ),
                HeaderSpec(
                    name="Vary",
                    required=True,
                    pointer="/components/headers/VaryAccept/schema",
                ),
            ),
        ),
        ResponseSpec(
            "304",
            headers=(
                HeaderSpec(
                    name="ETag",
                    required=True,
                    pointer="/components/headers/WeakETag/schema",
                ),
                HeaderSpec(
                    name="Last-Modified",
                    required=True,
                    pointer="/components/headers/LastModified/schema",
                ),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/CacheControl/schema",
                ),
                HeaderSpec(
                    name="Vary",
                    required=True,
                    pointer="/components/headers/VaryAccept/schema",
                ),
            ),
        ),
        ANSWER_308,
        ANSWER_404,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    request=requests.GetFeed,
    problems=frozenset(
        (
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def get_feed(ctx: Context, req: GetFeed) -> GetFeed200: ...",
    accept_field="accept",
)

SEARCH_POSTS = Operation(
    id="searchPosts",
    name="search_posts",
    tag="search",
    method="GET",
    path="/api/v1/search",
    parameters=(
        Parameter(
            name="q",
            field="q",
            location="query",
            required=True,
            pointer="/paths/~1api~1v1~1search/get/parameters/0/schema",
            style="form",
            explode=True,
        ),
        LIMIT_QUERY,
        CURSOR_QUERY,
    ),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/SearchResultList"},
            headers=(
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/CacheControl/schema",
                ),
            ),
        ),
        ANSWER_400_2,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    request=requests.SearchPosts,
    problems=frozenset(
        (
            "/problems/cursor_invalid",
            "/problems/cursor_mismatch",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/rate_limited",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    extensions={"x-rate-limit": "search"},
    signature="async def search_posts(ctx: Context, req: SearchPosts) -> SearchPosts200: ...",
)

LIST_MEDIA = Operation(
    id="listMedia",
    name="list_media",
    tag="media",
    method="GET",
    path="/api/v1/media",
    parameters=(
        Parameter(
            name="unattached",
            field="unattached",
            location="query",
            required=False,
            pointer="/paths/~1api~1v1~1media/get/parameters/0/schema",
            types=("boolean",),
            style="form",
            explode=True,
            default=False,
        ),
        LIMIT_QUERY,
        CURSOR_QUERY,
    ),
    responses=(
        ResponseSpec("200", media_types={"application/json": "/components/schemas/MediaList"}),
        ANSWER_400_2,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("media:read",)),), (("apiKeyAuth", ("media:read",)),)),
    request=requests.ListMedia,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/cursor_invalid",
            "/problems/cursor_mismatch",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def list_media(ctx: Context, req: ListMedia) -> ListMedia200: ...",
)

UPLOAD_MEDIA = Operation(
    id="uploadMedia",
    name="upload_media",
    tag="media",
    method="POST",
    path="/api/v1/media",
    parameters=(IDEMPOTENCY_KEY_HEADER,),
    bodies=(
        Body(
            media_type="multipart/form-data",
            pointer="/components/schemas/MediaUpload",
            model=models.MediaUpload,
        ),
    ),
    body_required=True,
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/Media"},
            headers=(
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
                HeaderSpec(
                    name="Idempotency-Replayed",
                    pointer="/components/headers/IdempotencyReplayed/schema",
                ),
            ),
        ),
        ResponseSpec(
            "201",
            media_types={"application/json": "/components/schemas/Media"},
            headers=(
                HeaderSpec(
                    name="Location",
                    required=True,
                    pointer="/components/headers/Location/schema",
                ),
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
                HeaderSpec(
                    name="Idempotency-Replayed",
                    pointer="/components/headers/IdempotencyReplayed/schema",
                ),
            ),
        ),
        ANSWER_400,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_406,
        ANSWER_409,
        ResponseSpec(
            "413",
            media_types={"application/problem+json": "/components/schemas/MediaTooLarge"},
        ),
        ResponseSpec(
            "415",
            media_types={"application/problem+json": "/components/schemas/MediaTypeUnsupported"},
            headers=(
                HeaderSpec(name="Accept-Post", pointer="/components/headers/Accepted/schema"),
            ),
        ),
        ANSWER_422_2,
        ResponseSpec(
            "429",
            media_types={
                "application/problem+json": "/paths/~1api~1v1~1media/post/responses/429/content/application~1problem+json/schema",
            },
            headers=(
                HeaderSpec(name="Retry-After", pointer="/components/headers/RetryAfter/schema"),
                HeaderSpec(
                    name="RateLimit",
                    pointer="/paths/~1api~1v1~1media/post/responses/429/headers/RateLimit/schema",
                ),
                HeaderSpec(
                    name="RateLimit-Policy",
                    pointer="/paths/~1api~1v1~1media/post/responses/429/headers/RateLimit-Policy/schema",
                ),
            ),
        ),
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("media:write",)),), (("apiKeyAuth", ("media:write",)),)),
    request=requests.UploadMedia,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/idempotency_in_progress",
            "/problems/idempotency_key_reused",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/malformed_request",
            "/problems/media_too_large",
            "/problems/media_type_unsupported",
            "/problems/not_acceptable",
            "/problems/quota_exceeded",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    extensions={"x-too-large-problem": "/problems/media_too_large"},
    signature="async def upload_media(ctx: Context, req: UploadMedia) -> UploadMedia200: ...",
)

GET_MEDIA = Operation(
    id="getMedia",
    name="get_media",
    tag="media",
    method="GET",
    path="/api/v1/media/{media_id}",
    parameters=(MEDIA_ID_PATH, IF_NONE_MATCH_HEADER),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/Media"},
            headers=(
                HeaderSpec(name="ETag", required=True, pointer="/components/schemas/EntityTag"),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/Private/schema",
                ),
            ),
        ),
        ANSWER_304,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("media:read",)),), (("apiKeyAuth", ("media:read",)),)),
    request=requests.GetMedia,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/not_found",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def get_media(ctx: Context, req: GetMedia) -> GetMedia200: ...",
)

DELETE_MEDIA = Operation(
    id="deleteMedia",
    name="delete_media",
    tag="media",
    method="DELETE",
    path="/api/v1/media/{media_id}",
    parameters=(
        MEDIA_ID_PATH,
        Parameter(
            name="force",
            field="force",
            location="query",
            required=False,
            pointer="/paths/~1api~1v1~1media~1{media_id}/delete/parameters/0/schema",
            types=("boolean",),
            style="form",
            explode=True,
            default=False,
        ),
        IF_MATCH_HEADER,
    ),
    responses=(
        ANSWER_204,
        ANSWER_401_2,
        ANSWER_403,
        ANSWER_404,
        ResponseSpec(
            "409",
            media_types={"application/problem+json": "/components/schemas/MediaInUse"},
        ),
        ANSWER_412,
        ANSWER_422,
        ANSWER_428,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((("bearerAuth", ("media:write",)),), (("apiKeyAuth", ("media:write",)),)),
    request=requests.DeleteMedia,
    problems=frozenset(
        (
            "/problems/authentication_required",
            "/problems/insufficient_scope",
            "/problems/internal_error",
            "/problems/media_in_use",
            "/problems/not_found",
            "/problems/precondition_required",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
            "/problems/version_conflict",
        ),
    ),
    signature="async def delete_media(ctx: Context, req: DeleteMedia) -> DeleteMedia204: ...",
)

GET_MEDIA_CONTENT = Operation(
    id="getMediaContent",
    name="get_media_content",
    tag="media",
    method="GET",
    path="/api/v1/media/{media_id}/content",
    parameters=(
        MEDIA_ID_PATH,
        Parameter(
            name="variant",
            field="variant",
            location="query",
            required=False,
            pointer="/paths/~1api~1v1~1media~1{media_id}~1content/get/parameters/0/schema",
            style="form",
            explode=True,
            default="original",
        ),
        Parameter(
            name="Range",
            field="range",
            location="header",
            required=False,
            pointer="/paths/~1api~1v1~1media~1{media_id}~1content/get/parameters/1/schema",
        ),
        Parameter(
            name="If-Range",
            field="if_range",
            location="header",
            required=False,
            pointer="/paths/~1api~1v1~1media~1{media_id}~1content/get/parameters/2/schema",
        ),
        IF_NONE_MATCH_HEADER,
    ),
    responses=(
        ResponseSpec(
            "200",
            media_types={"*/*": None},
            headers=(
                HeaderSpec(
                    name="ETag",
                    required=True,
                    pointer="/components/headers/ContentTag/schema",
                ),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/CacheControl/schema",
                ),
                HeaderSpec(
                    name="Content-Length",
                    required=True,
                    pointer="/components/headers/ContentLength/schema",
                ),
                HeaderSpec(
                    name="Content-Disposition",
                    required=True,
                    pointer="/components/headers/ContentDisposition/schema",
                ),
                HeaderSpec(
                    name="Content-Security-Policy",
                    required=True,
                    pointer="/components/headers/Sandbox/schema",
                ),
                HeaderSpec(
                    name="Accept-Ranges",
                    required=True,
                    pointer="/components/headers/AcceptRanges/schema",
                ),
            ),
        ),
        ResponseSpec(
            "206",
            media_types={"*/*": None},
            headers=(
                HeaderSpec(
                    name="ETag",
                    required=True,
                    pointer="/components/headers/ContentTag/schema",
                ),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/CacheControl/schema",
                ),
                HeaderSpec(
                    name="Content-Length",
                    required=True,
                    pointer="/components/headers/ContentLength/schema",
                ),
                HeaderSpec(
                    name="Content-Range",
                    required=True,
                    pointer="/paths/~1api~1v1~1media~1{media_id}~1content/get/responses/206/headers/Content-Range/schema",
                ),
                HeaderSpec(
                    name="Content-Disposition",
                    required=True,
                    pointer="/components/headers/ContentDisposition/schema",
                ),
                HeaderSpec(
                    name="Content-Security-Policy",
                    required=True,
                    pointer="/components/headers/Sandbox/schema",
                ),
                HeaderSpec(
                    name="Accept-Ranges",
                    required=True,
                    pointer="/components/headers/AcceptRanges/schema",
                ),
            ),
        ),
        ResponseSpec(
            "304",
            headers=(
                HeaderSpec(
                    name="ETag",
                    required=True,
                    pointer="/components/headers/ContentTag/schema",
                ),
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/CacheControl/schema",
                ),
            ),
        ),
        ANSWER_401_3,
        ANSWER_404,
        ResponseSpec(
            "416",
            media_types={"application/problem+json": "/components/schemas/RangeNotSatisfiable"},
            headers=(
                HeaderSpec(
                    name="Content-Range",
                    required=True,
                    pointer="/paths/~1api~1v1~1media~1{media_id}~1content/get/responses/416/headers/Content-Range/schema",
                ),
            ),
        ),
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    security=((), (("bearerAuth", ("media:read",)),), (("apiKeyAuth", ("media:read",)),)),
    request=requests.GetMediaContent,
    problems=frozenset(
        (
            "/problems/internal_error",
            "/problems/not_found",
            "/problems/range_not_satisfiable",
            "/problems/rate_limited",
            "/problems/token_expired",
            "/problems/token_invalid",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def get_media_content(ctx: Context, req: GetMediaContent) -> GetMediaContent200: ...",
)

LIST_PUBLIC_TAGS = Operation(
    id="listPublicTags",
    name="list_public_tags",
    tag="search",
    method="GET",
    path="/api/v1/tags",
    parameters=(PREFIX_QUERY, LIMIT_QUERY, CURSOR_QUERY),
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/PublicTagList"},
            headers=(
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/CacheControl/schema",
                ),
            ),
        ),
        ANSWER_400_2,
        ANSWER_406,
        ANSWER_422,
        ANSWER_429,
        ANSWER_DEFAULT,
    ),
    request=requests.ListPublicTags,
    problems=frozenset(
        (
            "/problems/cursor_invalid",
            "/problems/cursor_mismatch",
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/rate_limited",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    signature="async def list_public_tags(ctx: Context, req: ListPublicTags) -> ListPublicTags200: ...",
)

GET_HEALTH = Operation(
    id="getHealth",
    name="get_health",
    tag="health",
    method="GET",
    path="/healthz",
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/Health"},
            headers=(
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/NoStore/schema",
                ),
            ),
        ),
        ANSWER_406,
        ANSWER_422,
        ANSWER_DEFAULT,
    ),
    problems=frozenset(
        (
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    has_input=False,
    extensions={"x-rate-limit": "none"},
    signature="async def get_health(ctx: Context) -> GetHealth200: ...",
)

GET_READINESS = Operation(
    id="getReadiness",
    name="get_readiness",
    tag="health",
    method="GET",
    path="/readyz",
    responses=(
        ResponseSpec(
            "200",
            media_types={"application/json": "/components/schemas/Readiness"},
            headers=(
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/components/headers/NoStore/schema",
                ),
            ),
        ),
        ANSWER_406,
        ANSWER_422,
        ResponseSpec(
            "503",
            media_types={"application/problem+json": "/components/schemas/Unavailable"},
            headers=(
                HeaderSpec(
                    name="Retry-After",
                    required=True,
                    pointer="/components/headers/RetryAfterRequired/schema",
                ),
            ),
        ),
        ResponseSpec(
            "default",
            media_types={"application/problem+json": "/components/schemas/InternalError"},
        ),
    ),
    problems=frozenset(
        (
            "/problems/internal_error",
            "/problems/not_acceptable",
            "/problems/unavailable",
            "/problems/validation_failed",
        ),
    ),
    has_input=False,
    extensions={"x-rate-limit": "none"},
    signature="async def get_readiness(ctx: Context) -> GetReadiness200: ...",
)

OPERATIONS: tuple[Operation, ...] = (
    REGISTER,
    VERIFY_EMAIL,
    REQUEST_EMAIL_VERIFICATION,
    LIST_SESSIONS,
    SIGN_IN,
    REVOKE_SESSIONS,
    REVOKE_SESSION,
    REFRESH_TOKENS,
    REQUEST_PASSWORD_RESET,
    CONFIRM_PASSWORD_RESET,
    REAUTHENTICATE,
    GET_JWKS,
    GET_ACCOUNT,
    UPDATE_ACCOUNT,
    CHANGE_PASSWORD,
    LIST_BOOKMARKS,
    LIST_API_KEYS,
    CREATE_API_KEY,
    REVOKE_API_KEY,
    LIST_WORKSPACES,
    CREATE_WORKSPACE,
    GET_WORKSPACE,
    UPDATE_WORKSPACE,
    LIST_MEMBERS,
    UPDATE_MEMBER,
    REMOVE_MEMBER,
    INVITE_MEMBER,
    WITHDRAW_INVITATION,
    ACCEPT_INVITATION,
    LIST_ENTRIES,
    CREATE_ENTRY,
    GET_CALENDAR,
    LIST_TAGS,
    UPDATE_TAG,
    DELETE_TAG,
    GET_ENTRY,
    UPDATE_ENTRY,
    DELETE_ENTRY,
    REPLACE_ENTRY_CONTENT,
    RESTORE_ENTRY,
    LIST_REVISIONS,
    GET_REVISION,
    RESTORE_REVISION,
    LIST_ENTRY_EVENTS,
    PUBLISH_ENTRY,
    LIST_POSTS,
    CREATE_POST,
    GET_POST,
    UPDATE_POST,
    DELETE_POST,
    REPLACE_POST_CONTENT,
    RESTORE_POST,
    PUBLISH_POST,
    UNPUBLISH_POST,
    RESYNC_POST,
    LIST_POST_VERSIONS,
    GET_POST_VERSION,
    LIST_POST_SLUGS,
    LIKE_POST,
    UNLIKE_POST,
    BOOKMARK_POST,
    UNBOOKMARK_POST,
    LIST_COMMENTS,
    CREATE_COMMENT,
    GET_POST_STATS,
    RECORD_VIEW,
    GET_COMMENT,
    UPDATE_COMMENT,
    DELETE_COMMENT,
    REPORT_COMMENT,
    MODERATE_COMMENT,
    LIST_MODERATION_QUEUE,
    GET_USER,
    GET_POST_BY_ADDRESS,
    FIND_BY_FORMER_ADDRESS,
    GET_FEED,
    SEARCH_POSTS,
    LIST_MEDIA,
    UPLOAD_MEDIA,
    GET_MEDIA,
    DELETE_MEDIA,
    GET_MEDIA_CONTENT,
    LIST_PUBLIC_TAGS,
    GET_HEALTH,
    GET_READINESS,
)
