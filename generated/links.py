# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""Builds the paths of the contract from typed values, percent-encoded (RFC 3986).

A link of an answer is a function of its exchange, with the request that it leads to.
"""

from __future__ import annotations

from uuid import UUID

from codegen.runtime.expressions import Exchange
from codegen.runtime.links import segment
from codegen.runtime.senders import Outgoing, follow

from . import models, operations


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


def list_bookmarks() -> str:
    """GET /api/v1/account/bookmarks: List my bookmarks."""
    return "/api/v1/account/bookmarks"


def list_api_keys() -> str:
    """GET /api/v1/api_keys: List my API keys."""
    return "/api/v1/api_keys"


def revoke_api_key(api_key_id: UUID) -> str:
    """DELETE /api/v1/api_keys/{api_key_id}: Revoke an API key."""
    return f"/api/v1/api_keys/{segment(api_key_id)}"


def list_workspaces() -> str:
    """GET /api/v1/workspaces: List my workspaces."""
    return "/api/v1/workspaces"


def get_workspace(workspace_id: UUID) -> str:
    """GET /api/v1/workspaces/{workspace_id}: Read a workspace."""
    return f"/api/v1/workspaces/{segment(workspace_id)}"


def update_workspace(workspace_id: UUID) -> str:
    """PATCH /api/v1/workspaces/{workspace_id}: Change a workspace."""
    return f"/api/v1/workspaces/{segment(workspace_id)}"


def list_members(workspace_id: UUID) -> str:
    """GET /api/v1/workspaces/{workspace_id}/members: List the members of a workspace, and who is
    invited.
    """
    return f"/api/v1/workspaces/{segment(workspace_id)}/members"


def update_member(workspace_id: UUID, user_id: UUID) -> str:
    """PATCH /api/v1/workspaces/{workspace_id}/members/{user_id}: Change a member's role."""
    return f"/api/v1/workspaces/{segment(workspace_id)}/members/{segment(user_id)}"


def remove_member(workspace_id: UUID, user_id: UUID) -> str:
    """DELETE /api/v1/workspaces/{workspace_id}/members/{user_id}: Remove a member, or leave."""
    return f"/api/v1/workspaces/{segment(workspace_id)}/members/{segment(user_id)}"


def withdraw_invitation(workspace_id: UUID, invitation_id: UUID) -> str:
    """DELETE /api/v1/workspaces/{workspace_id}/invitations/{invitation_id}: Withdraw an invitation.
    """
    return f"/api/v1/workspaces/{segment(workspace_id)}/invitations/{segment(invitation_id)}"


def list_entries(workspace_id: UUID) -> str:
    """GET /api/v1/workspaces/{workspace_id}/entries: List entries."""
    return f"/api/v1/workspaces/{segment(workspace_id)}/entries"


def create_entry(workspace_id: UUID) -> str:
    """POST /api/v1/workspaces/{workspace_id}/entries: Write an entry."""
    return f"/api/v1/workspaces/{segment(workspace_id)}/entries"


def get_calendar(workspace_id: UUID) -> str:
    """GET /api/v1/workspaces/{workspace_id}/calendar: See on which days there are entries."""
    return f"/api/v1/workspaces/{segment(workspace_id)}/calendar"


def list_tags(workspace_id: UUID) -> str:
    """GET /api/v1/workspaces/{workspace_id}/tags: List the tags of a workspace."""
    return f"/api/v1/workspaces/{segment(workspace_id)}/tags"


def update_tag(workspace_id: UUID, tag_id: UUID) -> str:
    """PATCH /api/v1/workspaces/{workspace_id}/tags/{tag_id}: Rename a tag, or merge it into
    another.
    """
    return f"/api/v1/workspaces/{segment(workspace_id)}/tags/{segment(tag_id)}"


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


def list_revisions(entry_id: UUID) -> str:
    """GET /api/v1/entries/{entry_id}/revisions: List an entry's revisions."""
    return f"/api/v1/entries/{segment(entry_id)}/revisions"


def get_revision(entry_id: UUID, version: int) -> str:
    """GET /api/v1/entries/{entry_id}/revisions/{version}: Read a revision."""
    return f"/api/v1/entries/{segment(entry_id)}/revisions/{segment(version)}"


def restore_revision(entry_id: UUID, version: int) -> str:
    """POST /api/v1/entries/{entry_id}/revisions/{version}/restore: Bring an old version of an entry
    back.
    """
    return f"/api/v1/entries/{segment(entry_id)}/revisions/{segment(version)}/restore"


def list_entry_events(entry_id: UUID) -> str:
    """GET /api/v1/entries/{entry_id}/events: List what happened to an entry."""
    return f"/api/v1/entries/{segment(entry_id)}/events"


def publish_entry(entry_id: UUID) -> str:
    """POST /api/v1/entries/{entry_id}/publications: Publish one version of an entry as a post."""
    return f"/api/v1/entries/{segment(entry_id)}/publications"


def list_posts() -> str:
    """GET /api/v1/posts: List posts."""
    return "/api/v1/posts"


def get_post(post_id: UUID) -> str:
    """GET /api/v1/posts/{post_id}: Read a post."""
    return f"/api/v1/posts/{segment(post_id)}"


def update_post(post_id: UUID) -> str:
    """PATCH /api/v1/posts/{post_id}: Change a post's title, slug, summary, tags, metadata, comment
    policy, date or aliases.
    """
    return f"/api/v1/posts/{segment(post_id)}"


def delete_post(post_id: UUID) -> str:
    """DELETE /api/v1/posts/{post_id}: Put a post in the trash."""
    return f"/api/v1/posts/{segment(post_id)}"


def replace_post_content(post_id: UUID) -> str:
    """PUT /api/v1/posts/{post_id}/content: Replace a post's content."""
    return f"/api/v1/posts/{segment(post_id)}/content"


def restore_post(post_id: UUID) -> str:
    """POST /api/v1/posts/{post_id}/restore: Take a post out of the trash."""
    return f"/api/v1/posts/{segment(post_id)}/restore"


def publish_post(post_id: UUID) -> str:
    """POST /api/v1/posts/{post_id}/publish: Publish a post, now or later."""
    return f"/api/v1/posts/{segment(post_id)}/publish"


def unpublish_post(post_id: UUID) -> str:
    """POST /api/v1/posts/{post_id}/unpublish: Take a post down, or cancel its schedule."""
    return f"/api/v1/posts/{segment(post_id)}/unpublish"


def list_post_versions(post_id: UUID) -> str:
    """GET /api/v1/posts/{post_id}/versions: List the versions that were written of a post."""
    return f"/api/v1/posts/{segment(post_id)}/versions"


def get_post_version(post_id: UUID, version: int) -> str:
    """GET /api/v1/posts/{post_id}/versions/{version}: Read one version of a post."""
    return f"/api/v1/posts/{segment(post_id)}/versions/{segment(version)}"


def list_post_slugs(post_id: UUID) -> str:
    """GET /api/v1/posts/{post_id}/slugs: List a post's slugs, the present one and former ones."""
    return f"/api/v1/posts/{segment(post_id)}/slugs"


def list_comments(post_id: UUID) -> str:
    """GET /api/v1/posts/{post_id}/comments: List the comments of a post."""
    return f"/api/v1/posts/{segment(post_id)}/comments"


def create_comment(post_id: UUID) -> str:
    """POST /api/v1/posts/{post_id}/comments: Comment on a post, or reply to a comment."""
    return f"/api/v1/posts/{segment(post_id)}/comments"


def get_post_stats(post_id: UUID) -> str:
    """GET /api/v1/posts/{post_id}/stats: Read how a post is doing."""
    return f"/api/v1/posts/{segment(post_id)}/stats"


def get_comment(comment_id: UUID) -> str:
    """GET /api/v1/comments/{comment_id}: Read a comment."""
    return f"/api/v1/comments/{segment(comment_id)}"


def update_comment(comment_id: UUID) -> str:
    """PATCH /api/v1/comments/{comment_id}: Change the text of my comment."""
    return f"/api/v1/comments/{segment(comment_id)}"


def delete_comment(comment_id: UUID) -> str:
    """DELETE /api/v1/comments/{comment_id}: Delete a comment."""
    return f"/api/v1/comments/{segment(comment_id)}"


def moderate_comment(comment_id: UUID) -> str:
    """POST /api/v1/comments/{comment_id}/moderation_decisions: Decide about a comment."""
    return f"/api/v1/comments/{segment(comment_id)}/moderation_decisions"


def list_moderation_queue() -> str:
    """GET /api/v1/moderation/comments: List what waits for a decision."""
    return "/api/v1/moderation/comments"


def get_user(username: str) -> str:
    """GET /api/v1/users/{username}: Read a public profile."""
    return f"/api/v1/users/{segment(username)}"


def get_post_by_address(username: str, slug: str) -> str:
    """GET /api/v1/users/{username}/posts/{slug}: Read a post by its public address."""
    return f"/api/v1/users/{segment(username)}/posts/{segment(slug)}"


def find_by_former_address(username: str) -> str:
    """GET /api/v1/users/{username}/former_addresses: Find the post that had an address in a former
    blog.
    """
    return f"/api/v1/users/{segment(username)}/former_addresses"


def get_feed(username: str) -> str:
    """GET /api/v1/feeds/{username}: Follow an author."""
    return f"/api/v1/feeds/{segment(username)}"


def search_posts() -> str:
    """GET /api/v1/search: Search what is published."""
    return "/api/v1/search"


def list_media() -> str:
    """GET /api/v1/media: List my files."""
    return "/api/v1/media"


def get_media(media_id: UUID) -> str:
    """GET /api/v1/media/{media_id}: Read what is known of a file."""
    return f"/api/v1/media/{segment(media_id)}"


def delete_media(media_id: UUID) -> str:
    """DELETE /api/v1/media/{media_id}: Delete a file."""
    return f"/api/v1/media/{segment(media_id)}"


def get_media_content(media_id: UUID) -> str:
    """GET /api/v1/media/{media_id}/content: The bytes of a file."""
    return f"/api/v1/media/{segment(media_id)}/content"


def list_public_tags() -> str:
    """GET /api/v1/tags: List the tags of published posts."""
    return "/api/v1/tags"


def get_health() -> str:
    """GET /healthz: Is the process alive?"""
    return "/healthz"


def get_readiness() -> str:
    """GET /readyz: Can the process serve?"""
    return "/readyz"


def sign_in_refresh(exchange: Exchange) -> Outgoing:
    """Link refresh of signIn 201, to POST /api/v1/auth/token_refreshes: Exchange a refresh token
    for a new pair.
    """
    return follow(
        operations.REFRESH_TOKENS,
        exchange,
        {},
        exchange.evaluate({"refresh_token": "$response.body#/refresh_token"}),
    )


def sign_in_sign_out(exchange: Exchange) -> Outgoing:
    """Link signOut of signIn 201, to DELETE /api/v1/auth/sessions/{session_id}: End a session (sign
    out).
    """
    return follow(operations.REVOKE_SESSION, exchange, {"session_id": "$response.body#/session/id"})


def refresh_tokens_refresh_again(exchange: Exchange) -> Outgoing:
    """Link refreshAgain of refreshTokens 200, to POST /api/v1/auth/token_refreshes: Exchange a
    refresh token for a new pair.
    """
    return follow(
        operations.REFRESH_TOKENS,
        exchange,
        {},
        exchange.evaluate({"refresh_token": "$response.body#/refresh_token"}),
    )


def get_account_revalidate(exchange: Exchange) -> Outgoing:
    """Link revalidate of getAccount 200, to GET /api/v1/account: My account."""
    return follow(
        operations.GET_ACCOUNT,
        exchange,
        {"header.If-None-Match": "$response.header.ETag"},
    )


def get_account_update(exchange: Exchange, body: models.AccountPatch) -> Outgoing:
    """Link update of getAccount 200, to PATCH /api/v1/account: Change my account."""
    return follow(
        operations.UPDATE_ACCOUNT,
        exchange,
        {"header.If-Match": "$response.header.ETag"},
        body,
    )


def update_account_update_again(exchange: Exchange, body: models.AccountPatch) -> Outgoing:
    """Link updateAgain of updateAccount 200, to PATCH /api/v1/account: Change my account."""
    return follow(
        operations.UPDATE_ACCOUNT,
        exchange,
        {"header.If-Match": "$response.header.ETag"},
        body,
    )


def create_api_key_revoke(exchange: Exchange) -> Outgoing:
    """Link revoke of createApiKey 201, to DELETE /api/v1/api_keys/{api_key_id}: Revoke an API key.
    """
    return follow(operations.REVOKE_API_KEY, exchange, {"api_key_id": "$response.body#/api_key/id"})


def create_workspace_read(exchange: Exchange) -> Outgoing:
    """Link read of createWorkspace 201, to GET /api/v1/workspaces/{workspace_id}: Read a workspace.
    """
    return follow(operations.GET_WORKSPACE, exchange, {"workspace_id": "$response.body#/id"})


def create_workspace_update(exchange: Exchange, body: models.WorkspacePatch) -> Outgoing:
    """Link update of createWorkspace 201, to PATCH /api/v1/workspaces/{workspace_id}: Change a
    workspace.
    """
    return follow(
        operations.UPDATE_WORKSPACE,
        exchange,
        {"path.workspace_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
        body,
    )


def create_workspace_write(exchange: Exchange, body: models.EntryCreate) -> Outgoing:
    """Link write of createWorkspace 201, to POST /api/v1/workspaces/{workspace_id}/entries: Write
    an entry.
    """
    return follow(operations.CREATE_ENTRY, exchange, {"workspace_id": "$response.body#/id"}, body)


def create_workspace_entries(exchange: Exchange) -> Outgoing:
    """Link entries of createWorkspace 201, to GET /api/v1/workspaces/{workspace_id}/entries: List
    entries.
    """
    return follow(operations.LIST_ENTRIES, exchange, {"workspace_id": "$response.body#/id"})


def get_workspace_revalidate(exchange: Exchange) -> Outgoing:
    """Link revalidate of getWorkspace 200, to GET /api/v1/workspaces/{workspace_id}: Read a
    workspace.
    """
    return follow(
        operations.GET_WORKSPACE,
        exchange,
        {
            "path.workspace_id": "$response.body#/id",
            "header.If-None-Match": "$response.header.ETag",
        },
    )


def get_workspace_update(exchange: Exchange, body: models.WorkspacePatch) -> Outgoing:
    """Link update of getWorkspace 200, to PATCH /api/v1/workspaces/{workspace_id}: Change a
    workspace.
    """
    return follow(
        operations.UPDATE_WORKSPACE,
        exchange,
        {"path.workspace_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
        body,
    )


def update_workspace_update_again(exchange: Exchange, body: models.WorkspacePatch) -> Outgoing:
    """Link updateAgain of updateWorkspace 200, to PATCH /api/v1/workspaces/{workspace_id}: Change a
    workspace.
    """
    return follow(
        operations.UPDATE_WORKSPACE,
        exchange,
        {"path.workspace_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
        body,
    )


def update_member_update_again(exchange: Exchange, body: models.MemberPatch) -> Outgoing:
    """Link updateAgain of updateMember 200, to PATCH
    /api/v1/workspaces/{workspace_id}/members/{user_id}: Change a member's role.
    """
    return follow(
        operations.UPDATE_MEMBER,
        exchange,
        {
            "path.workspace_id": "$request.path.workspace_id",
            "path.user_id": "$response.body#/user/id",
            "header.If-Match": "$response.header.ETag",
        },
        body,
    )


def update_member_remove(exchange: Exchange) -> Outgoing:
    """Link remove of updateMember 200, to DELETE
    /api/v1/workspaces/{workspace_id}/members/{user_id}: Remove a member, or leave.
    """
    return follow(
        operations.REMOVE_MEMBER,
        exchange,
        {
            "path.workspace_id": "$request.path.workspace_id",
            "path.user_id": "$response.body#/user/id",
        },
    )


def invite_member_withdraw(exchange: Exchange) -> Outgoing:
    """Link withdraw of inviteMember 201, to DELETE
    /api/v1/workspaces/{workspace_id}/invitations/{invitation_id}: Withdraw an invitation.
    """
    return follow(
        operations.WITHDRAW_INVITATION,
        exchange,
        {"workspace_id": "$response.body#/workspace_id", "invitation_id": "$response.body#/id"},
    )


def accept_invitation_read(exchange: Exchange) -> Outgoing:
    """Link read of acceptInvitation 201, to GET /api/v1/workspaces/{workspace_id}: Read a
    workspace.
    """
    return follow(operations.GET_WORKSPACE, exchange, {"workspace_id": "$response.body#/id"})


def create_entry_read(exchange: Exchange) -> Outgoing:
    """Link read of createEntry 201, to GET /api/v1/entries/{entry_id}: Read an entry."""
    return follow(operations.GET_ENTRY, exchange, {"entry_id": "$response.body#/id"})


def create_entry_update(exchange: Exchange, body: models.EntryPatch) -> Outgoing:
    """Link update of createEntry 201, to PATCH /api/v1/entries/{entry_id}: Change an entry's title,
    tags, day, mood or pin.
    """
    return follow(
        operations.UPDATE_ENTRY,
        exchange,
        {"path.entry_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
        body,
    )


def create_entry_replace_content(exchange: Exchange, body: models.BlockDocument) -> Outgoing:
    """Link replaceContent of createEntry 201, to PUT /api/v1/entries/{entry_id}/content: Replace an
    entry's content.
    """
    return follow(
        operations.REPLACE_ENTRY_CONTENT,
        exchange,
        {"path.entry_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
        body,
    )


def create_entry_trash(exchange: Exchange) -> Outgoing:
    """Link trash of createEntry 201, to DELETE /api/v1/entries/{entry_id}: Put an entry in the
    trash.
    """
    return follow(
        operations.DELETE_ENTRY,
        exchange,
        {"path.entry_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
    )


def create_entry_publish(exchange: Exchange, *, idempotency_key: str) -> Outgoing:
    """Link publish of createEntry 201, to POST /api/v1/entries/{entry_id}/publications: Publish one
    version of an entry as a post.
    """
    return follow(
        operations.PUBLISH_ENTRY,
        exchange,
        {"entry_id": "$response.body#/id"},
        exchange.evaluate({"version": "$response.body#/version"}),
        idempotency_key=idempotency_key,
    )


def update_tag_rename_again(exchange: Exchange, body: models.TagPatch) -> Outgoing:
    """Link renameAgain of updateTag 200, to PATCH /api/v1/workspaces/{workspace_id}/tags/{tag_id}:
    Rename a tag, or merge it into another.
    """
    return follow(
        operations.UPDATE_TAG,
        exchange,
        {
            "path.workspace_id": "$request.path.workspace_id",
            "path.tag_id": "$response.body#/id",
            "header.If-Match": "$response.header.ETag",
        },
        body,
    )


def get_entry_revalidate(exchange: Exchange) -> Outgoing:
    """Link revalidate of getEntry 200, to GET /api/v1/entries/{entry_id}: Read an entry."""
    return follow(
        operations.GET_ENTRY,
        exchange,
        {"path.entry_id": "$response.body#/id", "header.If-None-Match": "$response.header.ETag"},
    )


def update_entry_trash(exchange: Exchange) -> Outgoing:
    """Link trash of updateEntry 200, to DELETE /api/v1/entries/{entry_id}: Put an entry in the
    trash.
    """
    return follow(
        operations.DELETE_ENTRY,
        exchange,
        {"path.entry_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
    )


def update_entry_publish(exchange: Exchange, *, idempotency_key: str) -> Outgoing:
    """Link publish of updateEntry 200, to POST /api/v1/entries/{entry_id}/publications: Publish one
    version of an entry as a post.
    """
    return follow(
        operations.PUBLISH_ENTRY,
        exchange,
        {"entry_id": "$response.body#/id"},
        exchange.evaluate({"version": "$response.body#/version"}),
        idempotency_key=idempotency_key,
    )


def delete_entry_restore(exchange: Exchange) -> Outgoing:
    """Link restore of deleteEntry 200, to POST /api/v1/entries/{entry_id}/restore: Take an entry
    out of the trash.
    """
    return follow(operations.RESTORE_ENTRY, exchange, {"entry_id": "$response.body#/id"})


def delete_entry_read_in_trash(exchange: Exchange) -> Outgoing:
    """Link readInTrash of deleteEntry 200, to GET /api/v1/entries/{entry_id}: Read an entry."""
    return follow(operations.GET_ENTRY, exchange, {"entry_id": "$response.body#/id"})


def replace_entry_content_publish(exchange: Exchange, *, idempotency_key: str) -> Outgoing:
    """Link publish of replaceEntryContent 200, to POST /api/v1/entries/{entry_id}/publications:
    Publish one version of an entry as a post.
    """
    return follow(
        operations.PUBLISH_ENTRY,
        exchange,
        {"entry_id": "$response.body#/id"},
        exchange.evaluate({"version": "$response.body#/version"}),
        idempotency_key=idempotency_key,
    )


def restore_entry_trash_again(exchange: Exchange) -> Outgoing:
    """Link trashAgain of restoreEntry 200, to DELETE /api/v1/entries/{entry_id}: Put an entry in
    the trash.
    """
    return follow(
        operations.DELETE_ENTRY,
        exchange,
        {"path.entry_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
    )


def get_revision_revalidate(exchange: Exchange) -> Outgoing:
    """Link revalidate of getRevision 200, to GET /api/v1/entries/{entry_id}/revisions/{version}:
    Read a revision.
    """
    return follow(
        operations.GET_REVISION,
        exchange,
        {
            "path.entry_id": "$response.body#/entry_id",
            "path.version": "$response.body#/version",
            "header.If-None-Match": "$response.header.ETag",
        },
    )


def restore_revision_history(exchange: Exchange) -> Outgoing:
    """Link history of restoreRevision 200, to GET /api/v1/entries/{entry_id}/revisions: List an
    entry's revisions.
    """
    return follow(operations.LIST_REVISIONS, exchange, {"entry_id": "$response.body#/id"})


def restore_revision_undo(exchange: Exchange) -> Outgoing:
    """Link undo of restoreRevision 200, to POST
    /api/v1/entries/{entry_id}/revisions/{version}/restore: Bring an old version of an entry back.
    """
    return follow(
        operations.RESTORE_REVISION,
        exchange,
        {
            "path.entry_id": "$response.body#/id",
            "path.version": "$response.body#/version",
            "header.If-Match": "$response.header.ETag",
        },
    )


def publish_entry_read(exchange: Exchange) -> Outgoing:
    """Link read of publishEntry 201, to GET /api/v1/posts/{post_id}: Read a post."""
    return follow(operations.GET_POST, exchange, {"post_id": "$response.body#/id"})


def publish_entry_read_by_address(exchange: Exchange) -> Outgoing:
    """Link readByAddress of publishEntry 201, to GET /api/v1/users/{username}/posts/{slug}: Read a
    post by its public address.
    """
    return follow(
        operations.GET_POST_BY_ADDRESS,
        exchange,
        {"username": "$response.body#/author/username", "slug": "$response.body#/slug"},
    )


def publish_entry_unpublish(exchange: Exchange) -> Outgoing:
    """Link unpublish of publishEntry 201, to POST /api/v1/posts/{post_id}/unpublish: Take a post
    down, or cancel its schedule.
    """
    return follow(
        operations.UNPUBLISH_POST,
        exchange,
        {"path.post_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
    )


def list_posts_revalidate(exchange: Exchange) -> Outgoing:
    """Link revalidate of listPosts 200, to GET /api/v1/posts: List posts."""
    return follow(
        operations.LIST_POSTS,
        exchange,
        {"header.If-None-Match": "$response.header.ETag"},
    )


def create_post_read(exchange: Exchange) -> Outgoing:
    """Link read of createPost 201, to GET /api/v1/posts/{post_id}: Read a post."""
    return follow(operations.GET_POST, exchange, {"post_id": "$response.body#/id"})


def create_post_update(exchange: Exchange, body: models.PostPatch) -> Outgoing:
    """Link update of createPost 201, to PATCH /api/v1/posts/{post_id}: Change a post's title, slug,
    summary, tags, metadata, comment policy, date or aliases.
    """
    return follow(
        operations.UPDATE_POST,
        exchange,
        {"path.post_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
        body,
    )


def create_post_write(
    exchange: Exchange,
    body: models.BlocksContent | models.MarkdownContent | models.HtmlContent,
) -> Outgoing:
    """Link write of createPost 201, to PUT /api/v1/posts/{post_id}/content: Replace a post's
    content.
    """
    return follow(
        operations.REPLACE_POST_CONTENT,
        exchange,
        {"path.post_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
        body,
    )


def create_post_publish(exchange: Exchange, *, idempotency_key: str) -> Outgoing:
    """Link publish of createPost 201, to POST /api/v1/posts/{post_id}/publish: Publish a post, now
    or later.
    """
    return follow(
        operations.PUBLISH_POST,
        exchange,
        {"path.post_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
        idempotency_key=idempotency_key,
    )


def create_post_trash(exchange: Exchange) -> Outgoing:
    """Link trash of createPost 201, to DELETE /api/v1/posts/{post_id}: Put a post in the trash."""
    return follow(
        operations.DELETE_POST,
        exchange,
        {"path.post_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
    )


def get_post_revalidate(exchange: Exchange) -> Outgoing:
    """Link revalidate of getPost 200, to GET /api/v1/posts/{post_id}: Read a post."""
    return follow(
        operations.GET_POST,
        exchange,
        {"path.post_id": "$response.body#/id", "header.If-None-Match": "$response.header.ETag"},
    )


def update_post_read(exchange: Exchange) -> Outgoing:
    """Link read of updatePost 200, to GET /api/v1/posts/{post_id}: Read a post."""
    return follow(operations.GET_POST, exchange, {"post_id": "$response.body#/id"})


def update_post_publish(exchange: Exchange, *, idempotency_key: str) -> Outgoing:
    """Link publish of updatePost 200, to POST /api/v1/posts/{post_id}/publish: Publish a post, now
    or later.
    """
    return follow(
        operations.PUBLISH_POST,
        exchange,
        {"path.post_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
        idempotency_key=idempotency_key,
    )


def update_post_slugs(exchange: Exchange) -> Outgoing:
    """Link slugs of updatePost 200, to GET /api/v1/posts/{post_id}/slugs: List a post's slugs, the
    present one and former ones.
    """
    return follow(operations.LIST_POST_SLUGS, exchange, {"post_id": "$response.body#/id"})


def delete_post_restore(exchange: Exchange) -> Outgoing:
    """Link restore of deletePost 200, to POST /api/v1/posts/{post_id}/restore: Take a post out of
    the trash.
    """
    return follow(operations.RESTORE_POST, exchange, {"post_id": "$response.body#/id"})


def replace_post_content_read(exchange: Exchange) -> Outgoing:
    """Link read of replacePostContent 200, to GET /api/v1/posts/{post_id}: Read a post."""
    return follow(operations.GET_POST, exchange, {"post_id": "$response.body#/id"})


def replace_post_content_versions(exchange: Exchange) -> Outgoing:
    """Link versions of replacePostContent 200, to GET /api/v1/posts/{post_id}/versions: List the
    versions that were written of a post.
    """
    return follow(operations.LIST_POST_VERSIONS, exchange, {"post_id": "$response.body#/id"})


def replace_post_content_publish(exchange: Exchange, *, idempotency_key: str) -> Outgoing:
    """Link publish of replacePostContent 200, to POST /api/v1/posts/{post_id}/publish: Publish a
    post, now or later.
    """
    return follow(
        operations.PUBLISH_POST,
        exchange,
        {"path.post_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
        idempotency_key=idempotency_key,
    )


def restore_post_trash_again(exchange: Exchange) -> Outgoing:
    """Link trashAgain of restorePost 200, to DELETE /api/v1/posts/{post_id}: Put a post in the
    trash.
    """
    return follow(
        operations.DELETE_POST,
        exchange,
        {"path.post_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
    )


def restore_post_publish(exchange: Exchange, *, idempotency_key: str) -> Outgoing:
    """Link publish of restorePost 200, to POST /api/v1/posts/{post_id}/publish: Publish a post, now
    or later.
    """
    return follow(
        operations.PUBLISH_POST,
        exchange,
        {"path.post_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
        idempotency_key=idempotency_key,
    )


def publish_post_read(exchange: Exchange) -> Outgoing:
    """Link read of publishPost 200, to GET /api/v1/posts/{post_id}: Read a post."""
    return follow(operations.GET_POST, exchange, {"post_id": "$response.body#/id"})


def publish_post_read_by_address(exchange: Exchange) -> Outgoing:
    """Link readByAddress of publishPost 200, to GET /api/v1/users/{username}/posts/{slug}: Read a
    post by its public address.
    """
    return follow(
        operations.GET_POST_BY_ADDRESS,
        exchange,
        {"username": "$response.body#/author/username", "slug": "$response.body#/slug"},
    )


def publish_post_unpublish(exchange: Exchange) -> Outgoing:
    """Link unpublish of publishPost 200, to POST /api/v1/posts/{post_id}/unpublish: Take a post
    down, or cancel its schedule.
    """
    return follow(
        operations.UNPUBLISH_POST,
        exchange,
        {"path.post_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
    )


def unpublish_post_read_mine(exchange: Exchange) -> Outgoing:
    """Link readMine of unpublishPost 200, to GET /api/v1/posts/{post_id}: Read a post."""
    return follow(operations.GET_POST, exchange, {"post_id": "$response.body#/id"})


def unpublish_post_gone(exchange: Exchange) -> Outgoing:
    """Link gone of unpublishPost 200, to GET /api/v1/users/{username}/posts/{slug}: Read a post by
    its public address.
    """
    return follow(
        operations.GET_POST_BY_ADDRESS,
        exchange,
        {"username": "$response.body#/author/username", "slug": "$response.body#/slug"},
    )


def resync_post_read(exchange: Exchange) -> Outgoing:
    """Link read of resyncPost 200, to GET /api/v1/posts/{post_id}: Read a post."""
    return follow(operations.GET_POST, exchange, {"post_id": "$response.body#/id"})


def resync_post_versions(exchange: Exchange) -> Outgoing:
    """Link versions of resyncPost 200, to GET /api/v1/posts/{post_id}/versions: List the versions
    that were written of a post.
    """
    return follow(operations.LIST_POST_VERSIONS, exchange, {"post_id": "$response.body#/id"})


def list_post_versions_newest(exchange: Exchange) -> Outgoing:
    """Link newest of listPostVersions 200, to GET /api/v1/posts/{post_id}/versions/{version}: Read
    one version of a post.
    """
    return follow(
        operations.GET_POST_VERSION,
        exchange,
        {"post_id": "$request.path.post_id", "version": "$response.body#/data/0/version"},
    )


def list_comments_revalidate(exchange: Exchange, *, post_id: UUID) -> Outgoing:
    """Link revalidate of listComments 200, to GET /api/v1/posts/{post_id}/comments: List the
    comments of a post.
    """
    return follow(
        operations.LIST_COMMENTS,
        exchange,
        {"header.If-None-Match": "$response.header.ETag"},
        post_id=post_id,
    )


def create_comment_read(exchange: Exchange) -> Outgoing:
    """Link read of createComment 201, to GET /api/v1/comments/{comment_id}: Read a comment."""
    return follow(operations.GET_COMMENT, exchange, {"comment_id": "$response.body#/id"})


def create_comment_edit(exchange: Exchange, body: models.CommentPatch) -> Outgoing:
    """Link edit of createComment 201, to PATCH /api/v1/comments/{comment_id}: Change the text of my
    comment.
    """
    return follow(
        operations.UPDATE_COMMENT,
        exchange,
        {"path.comment_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
        body,
    )


def create_comment_delete(exchange: Exchange) -> Outgoing:
    """Link delete of createComment 201, to DELETE /api/v1/comments/{comment_id}: Delete a comment.
    """
    return follow(
        operations.DELETE_COMMENT,
        exchange,
        {"path.comment_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
    )


def create_comment_reply(exchange: Exchange) -> Outgoing:
    """Link reply of createComment 201, to POST /api/v1/posts/{post_id}/comments: Comment on a post,
    or reply to a comment.
    """
    return follow(
        operations.CREATE_COMMENT,
        exchange,
        {"post_id": "$response.body#/post_id"},
        exchange.evaluate({"body": "Thank you.", "parent_id": "$response.body#/id"}),
    )


def get_post_stats_revalidate(exchange: Exchange) -> Outgoing:
    """Link revalidate of getPostStats 200, to GET /api/v1/posts/{post_id}/stats: Read how a post is
    doing.
    """
    return follow(
        operations.GET_POST_STATS,
        exchange,
        {
            "path.post_id": "$response.body#/post_id",
            "header.If-None-Match": "$response.header.ETag",
        },
    )


def get_comment_revalidate(exchange: Exchange) -> Outgoing:
    """Link revalidate of getComment 200, to GET /api/v1/comments/{comment_id}: Read a comment."""
    return follow(
        operations.GET_COMMENT,
        exchange,
        {"path.comment_id": "$response.body#/id", "header.If-None-Match": "$response.header.ETag"},
    )


def update_comment_delete(exchange: Exchange) -> Outgoing:
    """Link delete of updateComment 200, to DELETE /api/v1/comments/{comment_id}: Delete a comment.
    """
    return follow(
        operations.DELETE_COMMENT,
        exchange,
        {"path.comment_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
    )


def moderate_comment_unhide(exchange: Exchange) -> Outgoing:
    """Link unhide of moderateComment 200, to POST
    /api/v1/comments/{comment_id}/moderation_decisions: Decide about a comment.
    """
    return follow(
        operations.MODERATE_COMMENT,
        exchange,
        {"path.comment_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
        exchange.evaluate({"decision": "unhide"}),
    )


def moderate_comment_delete(exchange: Exchange) -> Outgoing:
    """Link delete of moderateComment 200, to DELETE /api/v1/comments/{comment_id}: Delete a
    comment.
    """
    return follow(
        operations.DELETE_COMMENT,
        exchange,
        {"path.comment_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
    )


def get_user_revalidate(exchange: Exchange) -> Outgoing:
    """Link revalidate of getUser 200, to GET /api/v1/users/{username}: Read a public profile."""
    return follow(
        operations.GET_USER,
        exchange,
        {
            "path.username": "$response.body#/username",
            "header.If-None-Match": "$response.header.ETag",
        },
    )


def get_user_posts(exchange: Exchange) -> Outgoing:
    """Link posts of getUser 200, to GET /api/v1/posts: List posts."""
    return follow(operations.LIST_POSTS, exchange, {"author": "$response.body#/username"})


def get_user_feed(exchange: Exchange) -> Outgoing:
    """Link feed of getUser 200, to GET /api/v1/feeds/{username}: Follow an author."""
    return follow(operations.GET_FEED, exchange, {"username": "$response.body#/username"})


def get_post_by_address_revalidate(exchange: Exchange) -> Outgoing:
    """Link revalidate of getPostByAddress 200, to GET /api/v1/users/{username}/posts/{slug}: Read a
    post by its public address.
    """
    return follow(
        operations.GET_POST_BY_ADDRESS,
        exchange,
        {
            "path.username": "$response.body#/author/username",
            "path.slug": "$response.body#/slug",
            "header.If-None-Match": "$response.header.ETag",
        },
    )


def upload_media_read(exchange: Exchange) -> Outgoing:
    """Link read of uploadMedia 200, to GET /api/v1/media/{media_id}: Read what is known of a file.
    """
    return follow(operations.GET_MEDIA, exchange, {"media_id": "$response.body#/id"})


def upload_media_read_201(exchange: Exchange) -> Outgoing:
    """Link read of uploadMedia 201, to GET /api/v1/media/{media_id}: Read what is known of a file.
    """
    return follow(operations.GET_MEDIA, exchange, {"media_id": "$response.body#/id"})


def upload_media_content(exchange: Exchange) -> Outgoing:
    """Link content of uploadMedia 201, to GET /api/v1/media/{media_id}/content: The bytes of a
    file.
    """
    return follow(operations.GET_MEDIA_CONTENT, exchange, {"media_id": "$response.body#/id"})


def upload_media_delete(exchange: Exchange) -> Outgoing:
    """Link delete of uploadMedia 201, to DELETE /api/v1/media/{media_id}: Delete a file."""
    return follow(
        operations.DELETE_MEDIA,
        exchange,
        {"path.media_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
    )


def get_media_revalidate(exchange: Exchange) -> Outgoing:
    """Link revalidate of getMedia 200, to GET /api/v1/media/{media_id}: Read what is known of a
    file.
    """
    return follow(
        operations.GET_MEDIA,
        exchange,
        {"path.media_id": "$response.body#/id", "header.If-None-Match": "$response.header.ETag"},
    )


def get_media_content_200(exchange: Exchange) -> Outgoing:
    """Link content of getMedia 200, to GET /api/v1/media/{media_id}/content: The bytes of a file.
    """
    return follow(operations.GET_MEDIA_CONTENT, exchange, {"media_id": "$response.body#/id"})


def get_media_delete(exchange: Exchange) -> Outgoing:
    """Link delete of getMedia 200, to DELETE /api/v1/media/{media_id}: Delete a file."""
    return follow(
        operations.DELETE_MEDIA,
        exchange,
        {"path.media_id": "$response.body#/id", "header.If-Match": "$response.header.ETag"},
    )


def get_media_content_revalidate(exchange: Exchange) -> Outgoing:
    """Link revalidate of getMediaContent 200, to GET /api/v1/media/{media_id}/content: The bytes of
    a file.
    """
    return follow(
        operations.GET_MEDIA_CONTENT,
        exchange,
        {
            "path.media_id": "$request.path.media_id",
            "header.If-None-Match": "$response.header.ETag",
        },
    )
