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
    "entry.trashed",
    "entry.restored",
    "entry.published",
    "post.created",
    "post.published",
    "post.unpublished",
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
}
