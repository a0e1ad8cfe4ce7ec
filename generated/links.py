# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""Builds the paths of the contract from typed values, percent-encoded (RFC 3986)."""

from __future__ import annotations

from uuid import UUID

from codegen.runtime.links import segment


def list_sessions() -> str:
    """GET /api/v1/auth/sessions: List my sessions."""
    return "/api/v1/auth/sessions"


def revoke_session(session_id: str) -> str:
    """DELETE /api/v1/auth/sessions/{session_id}: End a session (sign out)."""
    return f"/api/v1/auth/sessions/{segment(session_id)}"


def refresh_tokens() -> str:
    """POST /api/v1/auth/token_refreshes: Exchange a refresh token for a new pair."""
    return "/api/v1/auth/token_refreshes"


def get_jwks() -> str:
    """GET /.well-known/jwks.json: The keys that sign access tokens."""
    return "/.well-known/jwks.json"


def get_account() -> str:
    """GET /api/v1/account: My account."""
    return "/api/v1/account"


def update_account() -> str:
    """PATCH /api/v1/account: Change my account."""
    return "/api/v1/account"


def list_workspaces() -> str:
    """GET /api/v1/workspaces: List my workspaces."""
    return "/api/v1/workspaces"


def get_workspace(workspace_id: UUID) -> str:
    """GET /api/v1/workspaces/{workspace_id}: Read a workspace."""
    return f"/api/v1/workspaces/{segment(workspace_id)}"


def update_workspace(workspace_id: UUID) -> str:
    """PATCH /api/v1/workspaces/{workspace_id}: Change a workspace."""
    return f"/api/v1/workspaces/{segment(workspace_id)}"


def list_entries(workspace_id: UUID) -> str:
    """GET /api/v1/workspaces/{workspace_id}/entries: List entries."""
    return f"/api/v1/workspaces/{segment(workspace_id)}/entries"


def create_entry(workspace_id: UUID) -> str:
    """POST /api/v1/workspaces/{workspace_id}/entries: Write an entry."""
    return f"/api/v1/workspaces/{segment(workspace_id)}/entries"


def get_entry(entry_id: UUID) -> str:
    """GET /api/v1/entries/{entry_id}: Read an entry."""
    return f"/api/v1/entries/{segment(entry_id)}"


def update_entry(entry_id: UUID) -> str:
    """PATCH /api/v1/entries/{entry_id}: Change an entry's title, tags, day, mood or pin."""
    return f"/api/v1/entries/{segment(entry_id)}"


def delete_entry(entry_id: UUID) -> str:
    """DELETE /api/v1/entries/{entry_id}: Put an entry in the trash."""
    return f"/api/v1/entries/{segment(entry_id)}"


def replace_entry_content(entry_id: UUID) -> str:
    """PUT /api/v1/entries/{entry_id}/content: Replace an entry's content."""
    return f"/api/v1/entries/{segment(entry_id)}/content"


def restore_entry(entry_id: UUID) -> str:
    """POST /api/v1/entries/{entry_id}/restore: Take an entry out of the trash."""
    return f"/api/v1/entries/{segment(entry_id)}/restore"


def publish_entry(entry_id: UUID) -> str:
    """POST /api/v1/entries/{entry_id}/publications: Publish one version of an entry as a post."""
    return f"/api/v1/entries/{segment(entry_id)}/publications"


def list_posts() -> str:
    """GET /api/v1/posts: List posts."""
    return "/api/v1/posts"


def get_post(post_id: UUID) -> str:
    """GET /api/v1/posts/{post_id}: Read a post."""
    return f"/api/v1/posts/{segment(post_id)}"


def unpublish_post(post_id: UUID) -> str:
    """POST /api/v1/posts/{post_id}/unpublish: Take a post down."""
    return f"/api/v1/posts/{segment(post_id)}/unpublish"


def get_post_by_address(username: str, slug: str) -> str:
    """GET /api/v1/users/{username}/posts/{slug}: Read a post by its public address."""
    return f"/api/v1/users/{segment(username)}/posts/{segment(slug)}"


def get_health() -> str:
    """GET /healthz: Is the process alive?"""
    return "/healthz"


def get_readiness() -> str:
    """GET /readyz: Can the process serve?"""
    return "/readyz"
