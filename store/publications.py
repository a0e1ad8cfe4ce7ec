"""The bridge from journal to blog: one version of an entry becomes a public post."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from core.content import Content, compose, without_private
from core.context import Context
from core.ids import new_id
from core.results import Conflict, Forbidden, NotFound, WrongState
from store import aliases, events, feed_changes, indexing, slugs, usage
from store.aliases import AliasTaken
from store.documents import ENTRY_TAGS, UNSYNCED_VERSIONS, WRITTEN_POST, past_content
from store.journal import NO_BLOCKS, keeping
from store.post_rows import (
    CONTENT,
    KEEPING,
    InFuture,
    LockedPost,
    PostDocument,
    announcement,
    content_change,
    content_parameters,
    lock_for,
    names_blocks,
    source_size,
    write,
    writing,
)
from store.session import first, json_text, one, statement
from store.states import PUBLISHED, SCHEDULED, Action
from store.tags import ensure

PUBLISHERS = ("owner", "admin", "editor")


@dataclass(frozen=True, slots=True)
class RevisionNotFound:
    """The entry has no such version."""

    current_version: int


@dataclass(frozen=True, slots=True)
class NothingPublic:
    """Every block of that version is private."""


@dataclass(frozen=True, slots=True)
class NotInFuture:
    """The instant at which the post shall become public is not later than now."""


@dataclass(frozen=True, slots=True)
class NotLinked:
    """The post was not made of an entry that the caller may see."""


@dataclass(frozen=True, slots=True)
class NothingToSync:
    """No later version of the entry changed its title or content."""


@dataclass(frozen=True, slots=True)
class SlugTaken:
    """The author has, or had, a post with this slug."""

    slug: str


# The entry ----------------------------------------------------------------------------------------

_LOCK = statement("""
    SELECT m.role, w.publishing, e.workspace_id, e.author_id, e.version, e.updated_at,
           e.deleted_at IS NOT NULL, e.title, e.content,
           (SELECT locale FROM users WHERE id = e.author_id)
    FROM entries e
    JOIN workspaces w ON w.id = e.workspace_id AND w.deleted_at IS NULL
    JOIN memberships m ON m.workspace_id = e.workspace_id AND m.user_id = :user_id
    WHERE e.id = :entry_id FOR UPDATE OF e""")


@dataclass(frozen=True, slots=True)
class _Source:
    """The entry to publish from, locked."""

    role: str
    publishing: str
    workspace_id: UUID
    author_id: UUID
    version: int
    updated_at: datetime
    is_trashed: bool
    title: str
    content: bytes
    locale: str


def _refusal(ctx: Context, entry: _Source) -> Forbidden | WrongState | None:
    """Say why the caller may not publish this entry."""
    if entry.publishing == "disabled":
        return Forbidden("Nobody publishes from this workspace.")
    if entry.role not in PUBLISHERS:
        return Forbidden("Viewers of a workspace do not publish from it.")
    if entry.publishing == "author" and entry.author_id != ctx.user.user_id:
        return Forbidden("In this workspace only the author of an entry publishes it.")
    return WrongState("trashed") if entry.is_trashed else None


_PAST = statement(f"""
    SELECT r.title, {past_content("r.entry_id", "r.content_version")}
    FROM entry_revisions r WHERE r.entry_id = :entry_id AND r.version = :version""")


async def _revision(
    ctx: Context, entry_id: UUID, entry: _Source, version: int
) -> tuple[str, Mapping[str, Any]]:
    """Return title and content as they were at a version of the entry."""
    if version == entry.version:
        return entry.title, orjson.loads(entry.content)
    title, content = await one(ctx.db, _PAST, entry_id=entry_id, version=version)
    return title, orjson.loads(content)


# The post -----------------------------------------------------------------------------------------

# In a statement of its own, so that it is later than every wait for a lock.
_MOMENT = statement("SELECT greatest(clock_timestamp(), CAST(:updated_at AS timestamptz))")
_AUTHOR = statement(
    "SELECT username, display_name, avatar_url, time_zone FROM users WHERE id = :user_id"
)

# Parts that only name each other run in no particular order; reading from one another puts the
# three events in theirs.
_PUBLISH = statement(f"""
    WITH e AS (
        UPDATE entries SET version = version + 1, updated_at = :moment, updated_by = :user_id
        WHERE id = :entry_id
        RETURNING *, updated_at AS moment
    ), {keeping("'published'", ENTRY_TAGS)}, {events.recording("e", "entry_event")}, p AS (
        INSERT INTO posts (id, author_id, entry_id, entry_version, title, slug, status, summary,
                           content_html, content_json, sanitiser_version, version, created_at,
                           updated_at, updated_by, published_at, scheduled_for, schedule_zone,
                           stored_bytes, names_blocks, {indexing.COLUMNS})
        SELECT :post_id, :author_id, :entry_id, :entry_version, :title, :slug, :status,
               :summary, :content_html, CAST(:content AS json), :sanitiser_version, 2, moment,
               moment, :user_id, CAST(:published_at AS timestamptz),
               CAST(:scheduled_for AS timestamptz), :schedule_zone, :stored_bytes, :names_blocks,
               {indexing.VALUES}
        FROM entry_event
        RETURNING *, created_at AS moment
    ), tagged AS (
        INSERT INTO post_tags (post_id, tag_id, published_at)
        SELECT p.id, unnest(CAST(:tag_ids AS uuid[])), p.published_at FROM p
    ), {KEEPING.format(version="1")}, {usage.spending("p")},
    {feed_changes.noting("p", f"status = '{PUBLISHED}'")},
    {events.recording("p", "created_event")},
    {events.recording("created_event", "outcome_event")}
    SELECT p.version, {WRITTEN_POST}, {usage.used("p")}
    FROM p JOIN users a ON a.id = p.author_id""")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a post shall be that is made of an entry.

    `slug` is one that `core.slugs.parse_slug` returned, or None to make one from the title.
    Without `publish_at` the post is public at once, under the date `published_at` if that is given;
    without a zone, that of its author counts.
    """

    version: int
    slug: str | None = None
    summary: str | None = None
    tags: Sequence[str] = ()
    aliases: Sequence[str] = ()
    publish_at: datetime | None = None
    published_at: datetime | None = None
    time_zone: str | None = None


async def publish(
    ctx: Context, entry_id: UUID, wish: Wish
) -> (
    tuple[UUID, PostDocument]
    | NotFound
    | Forbidden
    | WrongState
    | RevisionNotFound
    | NothingPublic
    | SlugTaken
    | AliasTaken
    | NotInFuture
    | InFuture
):
    """Copy one version of an entry into a new post; return the post's id and how it reads.

    The post is the entry author's. The entry is locked before the post comes to be, as everywhere.
    """
    entry = await _source(ctx, entry_id)
    if not isinstance(entry, _Source):
        return entry
    if wish.version > entry.version:
        return RevisionNotFound(entry.version)
    title, content = await _revision(ctx, entry_id, entry, wish.version)
    public = await asyncio.to_thread(_public, content)
    if public is None:
        return NothingPublic()
    (moment,) = await one(ctx.db, _MOMENT, updated_at=entry.updated_at)
    if untimely := _untimely(wish, moment):
        return untimely
    post_id = new_id()
    slug = await _addresses(ctx, entry.author_id, post_id, wish, title)
    if not isinstance(slug, str):
        return slug
    used = await ensure(ctx.db, None, wish.tags)
    post: dict[str, Any] = {
        "author_id": entry.author_id,
        "entry_id": entry_id,
        "entry_version": wish.version,
        "title": title,
        "slug": slug,
        "summary": wish.summary,
        "tags": used.names,
        "aliases": aliases.in_order(wish.aliases),
        **content_change(public),
    }
    written = await _write(ctx, entry, _Birth(post_id, post, wish, moment), used.ids)
    return post_id, replace(written, content=public)


async def _source(ctx: Context, entry_id: UUID) -> _Source | NotFound | Forbidden | WrongState:
    """Lock the entry to publish from, if the caller may."""
    row = await first(ctx.db, _LOCK, entry_id=entry_id, user_id=ctx.user.user_id)
    if row is None:
        return NotFound()
    entry = _Source(*row)
    return _refusal(ctx, entry) or entry


async def _addresses(
    ctx: Context, author_id: UUID, post_id: UUID, wish: Wish, title: str
) -> str | SlugTaken | AliasTaken:
    """Take the aliases of a post and its slug; return this."""
    known = aliases.in_order(wish.aliases)
    if known and (taken := await aliases.replace(ctx, author_id, post_id, known)):
        return taken
    if wish.slug is None:
        return await slugs.take_automatic(ctx, author_id, post_id, title)
    if not await slugs.take(ctx, author_id, post_id, wish.slug):
        return SlugTaken(wish.slug)
    return wish.slug


def _untimely(wish: Wish, moment: datetime) -> NotInFuture | InFuture | None:
    """Say which instant is on the wrong side of now."""
    if wish.publish_at is not None and wish.publish_at <= moment:
        return NotInFuture()
    return InFuture() if wish.published_at is not None and wish.published_at > moment else None


def _public(content: Mapping[str, Any]) -> Content | None:
    """Return what may be shown of an entry's content; None when all that there is is private."""
    public = without_private(content)
    if content["blocks"] and not public["blocks"]:
        return None
    return compose("blocks", public, None)


@dataclass(frozen=True, slots=True)
class _Birth:
    """A post about to be: what it holds, what was wished, and when."""

    post_id: UUID
    post: Mapping[str, Any]
    wish: Wish
    moment: datetime


async def _write(ctx: Context, entry: _Source, birth: _Birth, tag_ids: list[UUID]) -> PostDocument:
    """Write the post and the three events that tell of it."""
    post, post_id, wish = birth.post, birth.post_id, birth.wish
    *names, zone = await one(ctx.db, _AUTHOR, user_id=post["author_id"])
    later = wish.publish_at is not None
    plan = {
        "scheduled_for": wish.publish_at,
        "schedule_zone": (wish.time_zone or zone) if later else None,
    }
    outcome = (
        events.Event("post.scheduled", post_id, 2, plan) if later else _published(birth, names)
    )
    created = events.Event("post.created", post_id, 1, post)
    content = json_text(post["content"])
    of_post = {
        **events.parameters(ctx, created, "created_event"),
        **events.parameters(ctx, outcome, "outcome_event"),
    }
    spent = usage.parameters(of_post, len(content.encode()))
    version, document, used = await one(
        ctx.db,
        _PUBLISH,
        **{**post, "content": content},
        names_blocks=names_blocks(post["content"]),
        **plan,
        status=SCHEDULED if later else PUBLISHED,
        published_at=None if later else wish.published_at or birth.moment,
        post_id=post_id,
        user_id=ctx.user.user_id,
        moment=birth.moment,
        tag_ids=tag_ids,
        **await indexing.parameters(post, entry.locale),
        **NO_BLOCKS,
        **events.parameters(ctx, _entry_published(entry, post_id, post), "entry_event"),
        **spent,
        **of_post,
    )
    usage.check(ctx, used, spent)
    return PostDocument(version, document, is_public=not later, is_own=True)


def _entry_published(entry: _Source, post_id: UUID, post: Mapping[str, Any]) -> events.Event:
    version = entry.version + 1
    change = {"post_id": post_id, "entry_version": post["entry_version"]}
    public = {"entry_id": post["entry_id"], "version": version, **change}
    return events.Event(
        "entry.published", post["entry_id"], version, change, entry.workspace_id, public
    )


def _published(birth: _Birth, names: Sequence[str | None]) -> events.Event:
    """Tell the world what it may read now."""
    columns = ("username", "display_name", "avatar_url")
    author = {"id": birth.post["author_id"], **dict(zip(columns, names, strict=True))}
    date = birth.wish.published_at
    told = {**birth.post, "author": author}
    public = announcement(birth.post_id, 2, told, date or birth.moment)
    given = {} if date is None else {"published_at": date}
    return events.Event("post.published", birth.post_id, 2, given, public=public)


# Bringing a post up to its entry ------------------------------------------------------------------

_ENTRY_OF = statement("SELECT entry_id FROM posts WHERE id = :post_id AND author_id = :user_id")
_UNSYNCED = statement(f"SELECT {UNSYNCED_VERSIONS} FROM posts p WHERE p.id = :post_id")
_RESYNC = writing(f"{CONTENT}, title = :title, entry_version = :entry_version", kept=True)


async def resync(
    ctx: Context, post_id: UUID, expected: Sequence[int]
) -> (
    PostDocument
    | NotFound
    | Forbidden
    | Conflict
    | WrongState
    | NotLinked
    | NothingToSync
    | NothingPublic
):
    """Copy title and content of the entry's present version into a post of the caller's.

    An entry that the caller may not see is as good as none. It is locked before the post.
    """
    row = await first(ctx.db, _ENTRY_OF, post_id=post_id, user_id=ctx.user.user_id)
    entry = await _source(ctx, row[0]) if row and row[0] else NotFound()
    post = await lock_for(ctx, post_id, expected, Action.EDIT)
    if not isinstance(post, LockedPost):
        return post
    if isinstance(entry, NotFound):
        return NotLinked()
    if not isinstance(entry, _Source):
        return entry
    if not (await one(ctx.db, _UNSYNCED, post_id=post_id))[0]:
        return NothingToSync()
    public = await asyncio.to_thread(_public, orjson.loads(entry.content))
    if public is None:
        return NothingPublic()
    link: dict[str, Any] = {"title": entry.title, "entry_version": entry.version}
    event = post.event("resynced", {**link, **content_change(public)})
    renamed = replace(post, fields={**post.fields, "title": entry.title})
    given = {**link, **await content_parameters(renamed, public)}
    written = await write(ctx, _RESYNC, post, [event], copied=source_size(public), **given)
    return replace(written, content=public)
