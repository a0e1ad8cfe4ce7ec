# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The events of the contract: names, payloads, and where each payload's schema stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from codegen.runtime.events import Event

from . import models

EventName = Literal[
    "user.registered",
    "user.updated",
    "workspace.created",
    "workspace.updated",
    "entry.created",
    "entry.updated",
    "entry.content_replaced",
    "entry.tagged",
    "entry.trashed",
    "entry.restored",
    "entry.revision_restored",
    "entry.published",
    "post.created",
    "post.updated",
    "post.content_replaced",
    "post.slug_changed",
    "post.scheduled",
    "post.schedule_cancelled",
    "post.published",
    "post.unpublished",
    "post.trashed",
    "post.restored",
    "post.resynced",
    "comment.created",
    "comment.edited",
    "comment.deleted",
    "comment.reported",
    "comment.approved",
    "comment.rejected",
    "comment.marked_spam",
    "comment.hidden",
    "comment.unhidden",
    "media.uploaded",
    "media.deleted",
]

EVENTS: Mapping[EventName, Event] = {
    "user.registered": Event(
        name="user.registered",
        pointer="/components/schemas/UserRegisteredEvent",
        model=models.UserRegisteredEvent,
        summary="An account was opened.",
    ),
    "user.updated": Event(
        name="user.updated",
        pointer="/components/schemas/UserUpdatedEvent",
        model=models.UserUpdatedEvent,
        summary="An account was changed.",
    ),
    "workspace.created": Event(
        name="workspace.created",
        pointer="/components/schemas/WorkspaceCreatedEvent",
        model=models.WorkspaceCreatedEvent,
        summary="A workspace was created.",
    ),
    "workspace.updated": Event(
        name="workspace.updated",
        pointer="/components/schemas/WorkspaceUpdatedEvent",
        model=models.WorkspaceUpdatedEvent,
        summary="A workspace was changed.",
    ),
    "entry.created": Event(
        name="entry.created",
        pointer="/components/schemas/EntryCreatedEvent",
        model=models.EntryCreatedEvent,
        summary="An entry was written.",
    ),
    "entry.updated": Event(
        name="entry.updated",
        pointer="/components/schemas/EntryUpdatedEvent",
        model=models.EntryUpdatedEvent,
        summary="An entry's title, tags, day, mood or pin changed.",
    ),
    "entry.content_replaced": Event(
        name="entry.content_replaced",
        pointer="/components/schemas/EntryContentReplacedEvent",
        model=models.EntryContentReplacedEvent,
        summary="An entry's content was replaced.",
    ),
    "entry.tagged": Event(
        name="entry.tagged",
        pointer="/components/schemas/EntryTaggedEvent",
        model=models.EntryTaggedEvent,
        summary="A tag that an entry carries was renamed or merged.",
    ),
    "entry.trashed": Event(
        name="entry.trashed",
        pointer="/components/schemas/EntryTrashedEvent",
        model=models.EntryTrashedEvent,
        summary="An entry was put in the trash.",
    ),
    "entry.restored": Event(
        name="entry.restored",
        pointer="/components/schemas/EntryRestoredEvent",
        model=models.EntryRestoredEvent,
        summary="An entry was taken out of the trash.",
    ),
    "entry.revision_restored": Event(
        name="entry.revision_restored",
        pointer="/components/schemas/EntryRevisionRestoredEvent",
        model=models.EntryRevisionRestoredEvent,
        summary="An old version of an entry was brought back.",
    ),
    "entry.published": Event(
        name="entry.published",
        pointer="/components/schemas/EntryPublishedEvent",
        model=models.EntryPublishedEvent,
        summary="One version of an entry was published as a post.",
    ),
    "post.created": Event(
        name="post.created",
        pointer="/components/schemas/PostCreatedEvent",
        model=models.PostCreatedEvent,
        summary="A post came to be; it may not be public yet.",
    ),
    "post.updated": Event(
        name="post.updated",
        pointer="/components/schemas/PostUpdatedEvent",
        model=models.PostUpdatedEvent,
        summary="A post's title, summary, tags, metadata or comment policy was changed.",
    ),
    "post.content_replaced": Event(
        name="post.content_replaced",
        pointer="/components/schemas/PostContentReplacedEvent",
        model=models.PostContentReplacedEvent,
        summary="A post's content was replaced.",
    ),
    "post.slug_changed": Event(
        name="post.slug_changed",
        pointer="/components/schemas/PostSlugChangedEvent",
        model=models.PostSlugChangedEvent,
        summary="A post got another slug.",
    ),
    "post.scheduled": Event(
        name="post.scheduled",
        pointer="/components/schemas/PostScheduledEvent",
        model=models.PostScheduledEvent,
        summary="A post was scheduled to become public.",
    ),
    "post.schedule_cancelled": Event(
        name="post.schedule_cancelled",
        pointer="/components/schemas/PostScheduleCancelledEvent",
        model=models.PostScheduleCancelledEvent,
        summary="A post is not to become public by itself any more.",
    ),
    "post.published": Event(
        name="post.published",
        pointer="/components/schemas/PostPublishedEvent",
        model=models.PostPublishedEvent,
        summary="A post became public.",
    ),
    "post.unpublished": Event(
        name="post.unpublished",
        pointer="/components/schemas/PostUnpublishedEvent",
        model=models.PostUnpublishedEvent,
        summary="A post was taken down.",
    ),
    "post.trashed": Event(
        name="post.trashed",
        pointer="/components/schemas/PostTrashedEvent",
        model=models.PostTrashedEvent,
        summary="A post was put in the trash.",
    ),
    "post.restored": Event(
        name="post.restored",
        pointer="/components/schemas/PostRestoredEvent",
        model=models.PostRestoredEvent,
        summary="A post was taken out of the trash.",
    ),
    "post.resynced": Event(
        name="post.resynced",
        pointer="/components/schemas/PostResyncedEvent",
        model=models.PostResyncedEvent,
        summary="A post was brought up to the entry that it was made of.",
    ),
    "comment.created": Event(
        name="comment.created",
        pointer="/components/schemas/CommentCreatedEvent",
        model=models.CommentCreatedEvent,
        summary="A comment was written; it may wait for approval.",
    ),
    "comment.edited": Event(
        name="comment.edited",
        pointer="/components/schemas/CommentEditedEvent",
        model=models.CommentEditedEvent,
        summary="The author of a comment changed its text.",
    ),
    "comment.deleted": Event(
        name="comment.deleted",
        pointer="/components/schemas/CommentDeletedEvent",
        model=models.CommentDeletedEvent,
        summary="A comment was deleted.",
    ),
    "comment.reported": Event(
        name="comment.reported",
        pointer="/components/schemas/CommentReportedEvent",
        model=models.CommentReportedEvent,
        summary="Somebody reported a comment.",
    ),
    "comment.approved": Event(
        name="comment.approved",
        pointer="/components/schemas/CommentApprovedEvent",
        model=models.CommentApprovedEvent,
        summary="A comment was approved.",
    ),
    "comment.rejected": Event(
        name="comment.rejected",
        pointer="/components/schemas/CommentRejectedEvent",
        model=models.CommentRejectedEvent,
        summary="A comment was refused.",
    ),
    "comment.marked_spam": Event(
        name="comment.marked_spam",
        pointer="/components/schemas/CommentMarkedSpamEvent",
        model=models.CommentMarkedSpamEvent,
        summary="A comment was marked as spam.",
    ),
    "comment.hidden": Event(
        name="comment.hidden",
        pointer="/components/schemas/CommentHiddenEvent",
        model=models.CommentHiddenEvent,
        summary="A comment was hidden, by its moderator or by reports.",
    ),
    "comment.unhidden": Event(
        name="comment.unhidden",
        pointer="/components/schemas/CommentUnhiddenEvent",
        model=models.CommentUnhiddenEvent,
        summary="A comment that was hidden is shown again.",
    ),
    "media.uploaded": Event(
        name="media.uploaded",
        pointer="/components/schemas/MediaUploadedEvent",
        model=models.MediaUploadedEvent,
        summary="A file was uploaded, or uploaded again with another description.",
    ),
    "media.deleted": Event(
        name="media.deleted",
        pointer="/components/schemas/MediaDeletedEvent",
        model=models.MediaDeletedEvent,
        summary="A file was deleted.",
    ),
}
