"""A post's life: published now or later, taken down, thrown away, brought back (rules D4, D5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from core.context import Context
from core.results import Conflict, Document, NotFound, WrongState
from store.documents import TRASHED_POST
from store.post_rows import (
    DATED,
    InFuture,
    LockedPost,
    PostDocument,
    announcement,
    lock,
    lock_for,
    write,
    writing,
)
from store.session import one, statement
from store.states import SCHEDULED, TRASHED, Action, moving

TRASH_DAYS = 30


@dataclass(frozen=True, slots=True)
class NotInFuture:
    """The instant at which a post shall become public is not later than now."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a post shall become public. Without a zone, that of its author's account."""

    publish_at: datetime
    time_zone: str | None = None


Refusal = NotFound | Conflict | WrongState

_NO_SCHEDULE = "scheduled_for = NULL, schedule_zone = NULL"
_FORGET_SCHEDULE = {"scheduled_for": None, "schedule_zone": None}

# Publishing ---------------------------------------------------------------------------------------

_PUBLISH = writing(
    f"""status = {moving(Action.PUBLISH)},
        published_at = coalesce(CAST(:published_at AS timestamptz), published_at,
                                CAST(:moment AS timestamptz)), {_NO_SCHEDULE}""",
    DATED,
)


async def publish(
    ctx: Context,
    post_id: UUID,
    expected: Sequence[int],
    later: Schedule | None = None,
    published_at: datetime | None = None,
) -> PostDocument | Refusal | NotInFuture | InFuture:
    """Show a post of the caller's to everybody, from now on, or let it wait for its time.

    `published_at` is the date that it shall have. Without it the date of its first publication is.
    """
    action = Action.SCHEDULE if later else Action.PUBLISH
    post = await lock_for(ctx, post_id, expected, action)
    if not isinstance(post, LockedPost):
        return post
    if later:
        return await _schedule(ctx, post, later)
    if published_at is not None and published_at > post.moment:
        return InFuture()
    told = {**post.fields, "author": post.author, "tags": post.tags}
    given = {} if published_at is None else {"published_at": published_at}
    event = post.event("published", {**_FORGET_SCHEDULE, **given})
    date = published_at or post.published_at or post.moment
    public = announcement(post_id, event.version, told, date)
    told_of = [replace(event, public=public)]
    return await write(ctx, _PUBLISH, post, told_of, published_at=published_at)


_ZONE = statement("SELECT time_zone FROM users WHERE id = :user_id")
_SCHEDULE = writing(
    f"status = {moving(Action.SCHEDULE)}, scheduled_for = :scheduled_for, schedule_zone = :zone"
)


async def _schedule(ctx: Context, post: LockedPost, wanted: Schedule) -> PostDocument | NotInFuture:
    """Note when; the clock is the database's."""
    if wanted.publish_at <= post.moment:
        return NotInFuture()
    zone = wanted.time_zone or (await one(ctx.db, _ZONE, user_id=ctx.user.user_id))[0]
    change = {"scheduled_for": wanted.publish_at, "schedule_zone": zone}
    event = post.event("scheduled", change)
    when: dict[str, Any] = {"scheduled_for": wanted.publish_at, "zone": zone}
    return await write(ctx, _SCHEDULE, post, [event], **when)


_UNPUBLISH = writing(f"status = {moving(Action.UNPUBLISH)}")
_CANCEL = writing(f"status = {moving(Action.UNPUBLISH)}, {_NO_SCHEDULE}")


async def unpublish(ctx: Context, post_id: UUID, expected: Sequence[int]) -> PostDocument | Refusal:
    """Take a published post down, or cancel the schedule of one that waits.

    Slug, likes and comments stay.
    """
    post = await lock_for(ctx, post_id, expected, Action.UNPUBLISH)
    if not isinstance(post, LockedPost):
        return post
    if post.status == SCHEDULED:
        return await write(ctx, _CANCEL, post, [post.event("schedule_cancelled", {})])
    return await write(ctx, _UNPUBLISH, post, [post.event("unpublished", {})])


# The trash ----------------------------------------------------------------------------------------

_TRASH = writing(
    f"""status = {moving(Action.TRASH)}, deleted_at = CAST(:moment AS timestamptz),
        purge_at = CAST(:moment AS timestamptz) + make_interval(days => {TRASH_DAYS}),
        scheduled_for = CASE WHEN status <> '{SCHEDULED}' THEN scheduled_for END,
        schedule_zone = CASE WHEN status <> '{SCHEDULED}' THEN schedule_zone END""",
    rendered=TRASHED_POST,
)
_READ_TRASHED = statement(f"SELECT p.version, {TRASHED_POST} FROM posts p WHERE p.id = :post_id")
_RESTORE = writing(f"status = {moving(Action.RESTORE)}, deleted_at = NULL, purge_at = NULL")


async def trash(
    ctx: Context, post_id: UUID, expected: Sequence[int]
) -> Document | NotFound | Conflict:
    """Put a post in the trash; once more is fine, whatever was expected, and no new event."""
    post = await lock(ctx, post_id)
    if post is None:
        return NotFound()
    if post.status == TRASHED:
        return Document(*await one(ctx.db, _READ_TRASHED, post_id=post_id))
    refusal = post.refusal(expected, Action.TRASH)
    if isinstance(refusal, Conflict):
        return refusal
    return await write(ctx, _TRASH, post, [post.event("trashed", {"retention_days": TRASH_DAYS})])


async def restore(ctx: Context, post_id: UUID) -> PostDocument | NotFound | WrongState:
    """Take a post out of the trash, not public. `WrongState` when it is not in it."""
    post = await lock(ctx, post_id)
    if post is None:
        return NotFound()
    if post.status != TRASHED:
        return WrongState(post.status)
    return await write(ctx, _RESTORE, post, [post.event("restored", {})])
