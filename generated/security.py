# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""Who may call what: the security schemes, the scopes and the requirements of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol, TypeVar

from codegen.runtime import SecurityScheme
from starlette.requests import Request

Scope = Literal[
    "account:read",
    "account:write",
    "comments:moderate",
    "comments:write",
    "entries:audit",
    "entries:read",
    "entries:write",
    "media:read",
    "media:write",
    "posts:interact",
    "posts:publish",
    "posts:read",
    "posts:write",
    "workspaces:admin",
    "workspaces:read",
    "workspaces:write",
]

P = TypeVar("P", covariant=True)


class Authenticators(Protocol[P]):
    """One method per scheme: it returns the principal that the credential proves, whose `scopes`
    say what it may do, and raises a problem (401) for a credential that proves nothing.
    """

    async def bearer_auth(self, request: Request, credential: str, /) -> P:
        """An access token from `signIn` or `refreshTokens`, good for ten minutes. The scopes that
        an operation needs are listed with it.

        `credential` is the token of `Authorization: Bearer`.
        """
        ...

    async def api_key_auth(self, request: Request, credential: str, /) -> P:
        """An API key, `dbk_…`, for programs that act for its owner. It holds the scopes that it was
        made with, of those that the operations listing it need; what needs more than that is for
        people who have signed in. Revoked, it is refused at once.

        `credential` is the value of the header parameter `X-API-Key`.
        """
        ...


SCHEMES: tuple[SecurityScheme, ...] = (
    SecurityScheme(name="bearerAuth", method="bearer_auth", type="http", http_scheme="bearer"),
    SecurityScheme(
        name="apiKeyAuth",
        method="api_key_auth",
        type="apiKey",
        location="header",
        parameter_name="X-API-Key",
    ),
)

# Alternatives (OR) of schemes with their scopes (AND); an empty one lets anyone in.
REQUIREMENTS: Mapping[str, tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]] = {
    "register": (),
    "verify_email": (),
    "request_email_verification": ((("bearerAuth", ("account:write",)),),),
    "list_sessions": ((("bearerAuth", ("account:read",)),), (("apiKeyAuth", ("account:read",)),)),
    "sign_in": (),
    "revoke_sessions": ((("bearerAuth", ("account:write",)),),),
    "revoke_session": ((("bearerAuth", ("account:write",)),),),
    "refresh_tokens": (),
    "request_password_reset": (),
    "confirm_password_reset": (),
    "reauthenticate": ((("bearerAuth", ()),),),
    "get_jwks": (),
    "get_account": ((("bearerAuth", ("account:read",)),), (("apiKeyAuth", ("account:read",)),)),
    "update_account": ((("bearerAuth", ("account:write",)),),),
    "change_password": ((("bearerAuth", ("account:write",)),),),
    "list_bookmarks": ((("bearerAuth", ("posts:read",)),), (("apiKeyAuth", ("posts:read",)),)),
    "list_api_keys": ((("bearerAuth", ("account:read",)),), (("apiKeyAuth", ("account:read",)),)),
    "create_api_key": ((("bearerAuth", ("account:write",)),),),
    "revoke_api_key": ((("bearerAuth", ("account:write",)),),),
    "list_workspaces": (
        (("bearerAuth", ("workspaces:read",)),),
        (("apiKeyAuth", ("workspaces:read",)),),
    ),
    "create_workspace": (
        (("bearerAuth", ("workspaces:write",)),),
        (("apiKeyAuth", ("workspaces:write",)),),
    ),
    "get_workspace": (
        (("bearerAuth", ("workspaces:read",)),),
        (("apiKeyAuth", ("workspaces:read",)),),
    ),
    "update_workspace": (
        (("bearerAuth", ("workspaces:admin",)),),
        (("apiKeyAuth", ("workspaces:admin",)),),
    ),
    "list_members": (
        (("bearerAuth", ("workspaces:read",)),),
        (("apiKeyAuth", ("workspaces:read",)),),
    ),
    "update_member": (
        (("bearerAuth", ("workspaces:admin",)),),
        (("apiKeyAuth", ("workspaces:admin",)),),
    ),
    "remove_member": (
        (("bearerAuth", ("workspaces:admin",)),),
        (("apiKeyAuth", ("workspaces:admin",)),),
    ),
    "invite_member": (
        (("bearerAuth", ("workspaces:admin",)),),
        (("apiKeyAuth", ("workspaces:admin",)),),
    ),
    "withdraw_invitation": (
        (("bearerAuth", ("workspaces:admin",)),),
        (("apiKeyAuth", ("workspaces:admin",)),),
    ),
    "accept_invitation": ((("bearerAuth", ("workspaces:write",)),),),
    "list_entries": ((("bearerAuth", ("entries:read",)),), (("apiKeyAuth", ("entries:read",)),)),
    "create_entry": ((("bearerAuth", ("entries:write",)),), (("apiKeyAuth", ("entries:write",)),)),
    "get_calendar": ((("bearerAuth", ("entries:read",)),), (("apiKeyAuth", ("entries:read",)),)),
    "list_tags": ((("bearerAuth", ("entries:read",)),), (("apiKeyAuth", ("entries:read",)),)),
    "update_tag": ((("bearerAuth", ("entries:write",)),), (("apiKeyAuth", ("entries:write",)),)),
    "delete_tag": ((("bearerAuth", ("entries:write",)),), (("apiKeyAuth", ("entries:write",)),)),
    "get_entry": ((("bearerAuth", ("entries:read",)),), (("apiKeyAuth", ("entries:read",)),)),
    "update_entry": ((("bearerAuth", ("entries:write",)),), (("apiKeyAuth", ("entries:write",)),)),
    "delete_entry": ((("bearerAuth", ("entries:write",)),), (("apiKeyAuth", ("entries:write",)),)),
    "replace_entry_content": (
        (("bearerAuth", ("entries:write",)),),
        (("apiKeyAuth", ("entries:write",)),),
    ),
    "restore_entry": ((("bearerAuth", ("entries:write",)),), (("apiKeyAuth", ("entries:write",)),)),
    "list_revisions": ((("bearerAuth", ("entries:read",)),), (("apiKeyAuth", ("entries:read",)),)),
    "get_revision": ((("bearerAuth", ("entries:read",)),), (("apiKeyAuth", ("entries:read",)),)),
    "restore_revision": (
        (("bearerAuth", ("entries:write",)),),
        (("apiKeyAuth", ("entries:write",)),),
    ),
    "list_entry_events": (
        (("bearerAuth", ("entries:audit",)),),
        (("apiKeyAuth", ("entries:audit",)),),
    ),
    "publish_entry": (
        (("bearerAuth", ("posts:publish", "entries:read")),),
        (("apiKeyAuth", ("posts:publish", "entries:read")),),
    ),
    "list_posts": ((), (("bearerAuth", ("posts:read",)),), (("apiKeyAuth", ("posts:read",)),)),
    "create_post": ((("bearerAuth", ("posts:write",)),), (("apiKeyAuth", ("posts:write",)),)),
    "get_post": ((), (("bearerAuth", ("posts:read",)),), (("apiKeyAuth", ("posts:read",)),)),
    "update_post": ((("bearerAuth", ("posts:write",)),), (("apiKeyAuth", ("posts:write",)),)),
    "delete_post": ((("bearerAuth", ("posts:write",)),), (("apiKeyAuth", ("posts:write",)),)),
    "replace_post_content": (
        (("bearerAuth", ("posts:write",)),),
        (("apiKeyAuth", ("posts:write",)),),
    ),
    "restore_post": ((("bearerAuth", ("posts:write",)),), (("apiKeyAuth", ("posts:write",)),)),
    "publish_post": ((("bearerAuth", ("posts:publish",)),), (("apiKeyAuth", ("posts:publish",)),)),
    "unpublish_post": (
        (("bearerAuth", ("posts:publish",)),),
        (("apiKeyAuth", ("posts:publish",)),),
    ),
    "resync_post": (
        (("bearerAuth", ("posts:publish", "entries:read")),),
        (("apiKeyAuth", ("posts:publish", "entries:read")),),
    ),
    "list_post_versions": (
        (("bearerAuth", ("posts:write",)),),
        (("apiKeyAuth", ("posts:write",)),),
    ),
    "get_post_version": ((("bearerAuth", ("posts:write",)),), (("apiKeyAuth", ("posts:write",)),)),
    "list_post_slugs": ((("bearerAuth", ("posts:read",)),), (("apiKeyAuth", ("posts:read",)),)),
    "like_post": ((("bearerAuth", ("posts:interact",)),), (("apiKeyAuth", ("posts:interact",)),)),
    "unlike_post": ((("bearerAuth", ("posts:interact",)),), (("apiKeyAuth", ("posts:interact",)),)),
    "bookmark_post": (
        (("bearerAuth", ("posts:interact",)),),
        (("apiKeyAuth", ("posts:interact",)),),
    ),
    "unbookmark_post": (
        (("bearerAuth", ("posts:interact",)),),
        (("apiKeyAuth", ("posts:interact",)),),
    ),
    "list_comments": ((), (("bearerAuth", ("posts:read",)),), (("apiKeyAuth", ("posts:read",)),)),
    "create_comment": (
        (("bearerAuth", ("comments:write",)),),
        (("apiKeyAuth", ("comments:write",)),),
    ),
    "get_post_stats": ((("bearerAuth", ("posts:write",)),), (("apiKeyAuth", ("posts:write",)),)),
    "record_view": (),
    "get_comment": ((), (("bearerAuth", ("posts:read",)),), (("apiKeyAuth", ("posts:read",)),)),
    "update_comment": (
        (("bearerAuth", ("comments:write",)),),
        (("apiKeyAuth", ("comments:write",)),),
    ),
    "delete_comment": (
        (("bearerAuth", ("comments:write",)),),
        (("apiKeyAuth", ("comments:write",)),),
    ),
    "report_comment": (
        (("bearerAuth", ("comments:write",)),),
        (("apiKeyAuth", ("comments:write",)),),
    ),
    "moderate_comment": (
        (("bearerAuth", ("comments:moderate",)),),
        (("apiKeyAuth", ("comments:moderate",)),),
    ),
    "list_moderation_queue": (
        (("bearerAuth", ("comments:moderate",)),),
        (("apiKeyAuth", ("comments:moderate",)),),
    ),
    "get_user": (),
    "get_post_by_address": (
        (),
        (("bearerAuth", ("posts:read",)),),
        (("apiKeyAuth", ("posts:read",)),),
    ),
    "find_by_former_address": (),
    "get_feed": (),
    "search_posts": (),
    "list_media": ((("bearerAuth", ("media:read",)),), (("apiKeyAuth", ("media:read",)),)),
    "upload_media": ((("bearerAuth", ("media:write",)),), (("apiKeyAuth", ("media:write",)),)),
    "get_media": ((("bearerAuth", ("media:read",)),), (("apiKeyAuth", ("media:read",)),)),
    "delete_media": ((("bearerAuth", ("media:write",)),), (("apiKeyAuth", ("media:write",)),)),
    "get_media_content": (
        (),
        (("bearerAuth", ("media:read",)),),
        (("apiKeyAuth", ("media:read",)),),
    ),
    "list_public_tags": (),
    "get_health": (),
    "get_readiness": (),
}

PUBLIC: frozenset[str] = frozenset(
    (
        "register",
        "verify_email",
        "sign_in",
        "refresh_tokens",
        "request_password_reset",
        "confirm_password_reset",
        "get_jwks",
        "record_view",
        "get_user",
        "find_by_former_address",
        "get_feed",
        "search_posts",
        "list_public_tags",
        "get_health",
        "get_readiness",
    ),
)
