# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""Builds the requests of the document's webhooks and callbacks.

Each function returns an `Outgoing`, which a `Sender` of your own sends with any HTTP client.
"""

from __future__ import annotations

from codegen.runtime import Json
from codegen.runtime.senders import Message, Outgoing, build

from . import models

USER_REGISTERED_MESSAGE = Message(
    name="user.registered",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

USER_UPDATED_MESSAGE = Message(
    name="user.updated",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

WORKSPACE_CREATED_MESSAGE = Message(
    name="workspace.created",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

WORKSPACE_UPDATED_MESSAGE = Message(
    name="workspace.updated",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

MEMBER_INVITED_MESSAGE = Message(
    name="member.invited",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

MEMBER_JOINED_MESSAGE = Message(
    name="member.joined",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

MEMBER_ROLE_CHANGED_MESSAGE = Message(
    name="member.role_changed",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

MEMBER_REMOVED_MESSAGE = Message(
    name="member.removed",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

ENTRY_CREATED_MESSAGE = Message(
    name="entry.created",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

ENTRY_UPDATED_MESSAGE = Message(
    name="entry.updated",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

ENTRY_CONTENT_REPLACED_MESSAGE = Message(
    name="entry.content_replaced",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

ENTRY_TAGGED_MESSAGE = Message(
    name="entry.tagged",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

ENTRY_TRASHED_MESSAGE = Message(
    name="entry.trashed",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

ENTRY_RESTORED_MESSAGE = Message(
    name="entry.restored",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

ENTRY_REVISION_RESTORED_MESSAGE = Message(
    name="entry.revision_restored",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

ENTRY_PURGED_MESSAGE = Message(
    name="entry.purged",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

ENTRY_PUBLISHED_MESSAGE = Message(
    name="entry.published",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

POST_CREATED_MESSAGE = Message(
    name="post.created",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

POST_UPDATED_MESSAGE = Message(
    name="post.updated",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

POST_CONTENT_REPLACED_MESSAGE = Message(
    name="post.content_replaced",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

POST_SLUG_CHANGED_MESSAGE = Message(
    name="post.slug_changed",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

POST_SCHEDULED_MESSAGE = Message(
    name="post.scheduled",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

POST_SCHEDULE_CANCELLED_MESSAGE = Message(
    name="post.schedule_cancelled",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

POST_PUBLISHED_MESSAGE = Message(
    name="post.published",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

POST_UNPUBLISHED_MESSAGE = Message(
    name="post.unpublished",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

POST_TRASHED_MESSAGE = Message(
    name="post.trashed",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

POST_RESTORED_MESSAGE = Message(
    name="post.restored",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

POST_RESYNCED_MESSAGE = Message(
    name="post.resynced",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

POST_PURGED_MESSAGE = Message(
    name="post.purged",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

COMMENT_CREATED_MESSAGE = Message(
    name="comment.created",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

COMMENT_EDITED_MESSAGE = Message(
    name="comment.edited",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

COMMENT_DELETED_MESSAGE = Message(
    name="comment.deleted",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

COMMENT_REPORTED_MESSAGE = Message(
    name="comment.reported",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

COMMENT_APPROVED_MESSAGE = Message(
    name="comment.approved",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

COMMENT_REJECTED_MESSAGE = Message(
    name="comment.rejected",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

COMMENT_MARKED_SPAM_MESSAGE = Message(
    name="comment.marked_spam",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

COMMENT_HIDDEN_MESSAGE = Message(
    name="comment.hidden",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

COMMENT_UNHIDDEN_MESSAGE = Message(
    name="comment.unhidden",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

MEDIA_UPLOADED_MESSAGE = Message(
    name="media.uploaded",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)

MEDIA_DELETED_MESSAGE = Message(
    name="media.deleted",
    method="POST",
    media_type="application/json",
    statuses=("2XX",),
)


def user_registered(
    url: str,
    body: models.UserRegisteredEvent | Json[models.UserRegisteredEvent],
) -> Outgoing:
    """POST user.registered: An account was opened."""
    return build(USER_REGISTERED_MESSAGE, url, body)


def user_updated(
    url: str,
    body: models.UserUpdatedEvent | Json[models.UserUpdatedEvent],
) -> Outgoing:
    """POST user.updated: An account was changed."""
    return build(USER_UPDATED_MESSAGE, url, body)


def workspace_created(
    url: str,
    body: models.WorkspaceCreatedEvent | Json[models.WorkspaceCreatedEvent],
) -> Outgoing:
    """POST workspace.created: A workspace was created."""
    return build(WORKSPACE_CREATED_MESSAGE, url, body)


def workspace_updated(
    url: str,
    body: models.WorkspaceUpdatedEvent | Json[models.WorkspaceUpdatedEvent],
) -> Outgoing:
    """POST workspace.updated: A workspace was changed."""
    return build(WORKSPACE_UPDATED_MESSAGE, url, body)


def member_invited(
    url: str,
    body: models.MemberInvitedEvent | Json[models.MemberInvitedEvent],
) -> Outgoing:
    """POST member.invited: Somebody was invited to a workspace."""
    return build(MEMBER_INVITED_MESSAGE, url, body)


def member_joined(
    url: str,
    body: models.MemberJoinedEvent | Json[models.MemberJoinedEvent],
) -> Outgoing:
    """POST member.joined: Somebody became a member of a workspace."""
    return build(MEMBER_JOINED_MESSAGE, url, body)


def member_role_changed(
    url: str,
    body: models.MemberRoleChangedEvent | Json[models.MemberRoleChangedEvent],
) -> Outgoing:
    """POST member.role_changed: A member has another role."""
    return build(MEMBER_ROLE_CHANGED_MESSAGE, url, body)


def member_removed(
    url: str,
    body: models.MemberRemovedEvent | Json[models.MemberRemovedEvent],
) -> Outgoing:
    """POST member.removed: Somebody is no member any more, or not invited any more."""
    return build(MEMBER_REMOVED_MESSAGE, url, body)


def entry_created(
    url: str,
    body: models.EntryCreatedEvent | Json[models.EntryCreatedEvent],
) -> Outgoing:
    """POST entry.created: An entry was written."""
    return build(ENTRY_CREATED_MESSAGE, url, body)


def entry_updated(
    url: str,
    body: models.EntryUpdatedEvent | Json[models.EntryUpdatedEvent],
) -> Outgoing:
    """POST entry.updated: An entry's title, tags, day, mood or pin changed."""
    return build(ENTRY_UPDATED_MESSAGE, url, body)


def entry_content_replaced(
    url: str,
    body: models.EntryContentReplacedEvent | Json[models.EntryContentReplacedEvent],
) -> Outgoing:
    """POST entry.content_replaced: An entry's content was replaced."""
    return build(ENTRY_CONTENT_REPLACED_MESSAGE, url, body)


def entry_tagged(
    url: str,
    body: models.EntryTaggedEvent | Json[models.EntryTaggedEvent],
) -> Outgoing:
    """POST entry.tagged: A tag that an entry carries was renamed or merged."""
    return build(ENTRY_TAGGED_MESSAGE, url, body)


def entry_trashed(
    url: str,
    body: models.EntryTrashedEvent | Json[models.EntryTrashedEvent],
) -> Outgoing:
    """POST entry.trashed: An entry was put in the trash."""
    return build(ENTRY_TRASHED_MESSAGE, url, body)


def entry_restored(
    url: str,
    body: models.EntryRestoredEvent | Json[models.EntryRestoredEvent],
) -> Outgoing:
    """POST entry.restored: An entry was taken out of the trash."""
    return build(ENTRY_RESTORED_MESSAGE, url, body)


def entry_revision_restored(
    url: str,
    body: models.EntryRevisionRestoredEvent | Json[models.EntryRevisionRestoredEvent],
) -> Outgoing:
    """POST entry.revision_restored: An old version of an entry was brought back."""
    return build(ENTRY_REVISION_RESTORED_MESSAGE, url, body)


def entry_purged(
    url: str,
    body: models.EntryPurgedEvent | Json[models.EntryPurgedEvent],
) -> Outgoing:
    """POST entry.purged: An entry was erased after its time in the trash; nothing of it is left."""
    return build(ENTRY_PURGED_MESSAGE, url, body)


def entry_published(
    url: str,
    body: models.EntryPublishedEvent | Json[models.EntryPublishedEvent],
) -> Outgoing:
    """POST entry.published: One version of an entry was published as a post."""
    return build(ENTRY_PUBLISHED_MESSAGE, url, body)


def post_created(
    url: str,
    body: models.PostCreatedEvent | Json[models.PostCreatedEvent],
) -> Outgoing:
    """POST post.created: A post came to be; it may not be public yet."""
    return build(POST_CREATED_MESSAGE, url, body)


def post_updated(
    url: str,
    body: models.PostUpdatedEvent | Json[models.PostUpdatedEvent],
) -> Outgoing:
    """POST post.updated: A post's title, summary, tags, metadata or comment policy was changed."""
    return build(POST_UPDATED_MESSAGE, url, body)


def post_content_replaced(
    url: str,
    body: models.PostContentReplacedEvent | Json[models.PostContentReplacedEvent],
) -> Outgoing:
    """POST post.content_replaced: A post's content was replaced."""
    return build(POST_CONTENT_REPLACED_MESSAGE, url, body)


def post_slug_changed(
    url: str,
    body: models.PostSlugChangedEvent | Json[models.PostSlugChangedEvent],
) -> Outgoing:
    """POST post.slug_changed: A post got another slug."""
    return build(POST_SLUG_CHANGED_MESSAGE, url, body)


def post_scheduled(
    url: str,
    body: models.PostScheduledEvent | Json[models.PostScheduledEvent],
) -> Outgoing:
    """POST post.scheduled: A post was scheduled to become public."""
    return build(POST_SCHEDULED_MESSAGE, url, body)


def post_schedule_cancelled(
    url: str,
    body: models.PostScheduleCancelledEvent | Json[models.PostScheduleCancelledEvent],
) -> Outgoing:
    """POST post.schedule_cancelled: A post is not to become public by itself any more."""
    return build(POST_SCHEDULE_CANCELLED_MESSAGE, url, body)


def post_published(
    url: str,
    body: models.PostPublishedEvent | Json[models.PostPublishedEvent],
) -> Outgoing:
    """POST post.published: A post became public."""
    return build(POST_PUBLISHED_MESSAGE, url, body)


def post_unpublished(
    url: str,
    body: models.PostUnpublishedEvent | Json[models.PostUnpublishedEvent],
) -> Outgoing:
    """POST post.unpublished: A post was taken down."""
    return build(POST_UNPUBLISHED_MESSAGE, url, body)


def post_trashed(
    url: str,
    body: models.PostTrashedEvent | Json[models.PostTrashedEvent],
) -> Outgoing:
    """POST post.trashed: A post was put in the trash."""
    return build(POST_TRASHED_MESSAGE, url, body)


def post_restored(
    url: str,
    body: models.PostRestoredEvent | Json[models.PostRestoredEvent],
) -> Outgoing:
    """POST post.restored: A post was taken out of the trash."""
    return build(POST_RESTORED_MESSAGE, url, body)


def post_resynced(
    url: str,
    body: models.PostResyncedEvent | Json[models.PostResyncedEvent],
) -> Outgoing:
    """POST post.resynced: A post was brought up to the entry that it was made of."""
    return build(POST_RESYNCED_MESSAGE, url, body)


def post_purged(url: str, body: models.PostPurgedEvent | Json[models.PostPurgedEvent]) -> Outgoing:
    """POST post.purged: A post was erased after its time in the trash; nothing of it is left."""
    return build(POST_PURGED_MESSAGE, url, body)


def comment_created(
    url: str,
    body: models.CommentCreatedEvent | Json[models.CommentCreatedEvent],
) -> Outgoing:
    """POST comment.created: A comment was written; it may wait for approval."""
    return build(COMMENT_CREATED_MESSAGE, url, body)


def comment_edited(
    url: str,
    body: models.CommentEditedEvent | Json[models.CommentEditedEvent],
) -> Outgoing:
    """POST comment.edited: The author of a comment changed its text."""
    return build(COMMENT_EDITED_MESSAGE, url, body)


def comment_deleted(
    url: str,
    body: models.CommentDeletedEvent | Json[models.CommentDeletedEvent],
) -> Outgoing:
    """POST comment.deleted: A comment was deleted."""
    return build(COMMENT_DELETED_MESSAGE, url, body)


def comment_reported(
    url: str,
    body: models.CommentReportedEvent | Json[models.CommentReportedEvent],
) -> Outgoing:
    """POST comment.reported: Somebody reported a comment."""
    return build(COMMENT_REPORTED_MESSAGE, url, body)


def comment_approved(
    url: str,
    body: models.CommentApprovedEvent | Json[models.CommentApprovedEvent],
) -> Outgoing:
    """POST comment.approved: A comment was approved."""
    return build(COMMENT_APPROVED_MESSAGE, url, body)


def comment_rejected(
    url: str,
    body: models.CommentRejectedEvent | Json[models.CommentRejectedEvent],
) -> Outgoing:
    """POST comment.rejected: A comment was refused."""
    return build(COMMENT_REJECTED_MESSAGE, url, body)


def comment_marked_spam(
    url: str,
    body: models.CommentMarkedSpamEvent | Json[models.CommentMarkedSpamEvent],
) -> Outgoing:
    """POST comment.marked_spam: A comment was marked as spam."""
    return build(COMMENT_MARKED_SPAM_MESSAGE, url, body)


def comment_hidden(
    url: str,
    body: models.CommentHiddenEvent | Json[models.CommentHiddenEvent],
) -> Outgoing:
    """POST comment.hidden: A comment was hidden, by its moderator or by reports."""
    return build(COMMENT_HIDDEN_MESSAGE, url, body)


def comment_unhidden(
    url: str,
    body: models.CommentUnhiddenEvent | Json[models.CommentUnhiddenEvent],
) -> Outgoing:
    """POST comment.unhidden: A comment that was hidden is shown again."""
    return build(COMMENT_UNHIDDEN_MESSAGE, url, body)


def media_uploaded(
    url: str,
    body: models.MediaUploadedEvent | Json[models.MediaUploadedEvent],
) -> Outgoing:
    """POST media.uploaded: A file was uploaded, or uploaded again with another description."""
    return build(MEDIA_UPLOADED_MESSAGE, url, body)


def media_deleted(
    url: str,
    body: models.MediaDeletedEvent | Json[models.MediaDeletedEvent],
) -> Outgoing:
    """POST media.deleted: A file was deleted."""
    return build(MEDIA_DELETED_MESSAGE, url, body)
