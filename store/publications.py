"""The bridge from journal to blog: one version of an entry becomes a public post."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import orjson

from core.context import Context
from core.html import SANITISER_VERSION, render, without_private
from core.ids import new_id
from core.results import Document, Forbidden, NotFound, WrongState
from core.slugs import numbered, slug_from_title, slug_key
from store import events, indexing
from store.documents import ENTRY_TAGS, WRITTEN_POST
from store.fold import fold
from store.journal import NO_BLOCKS, keeping
from store.session import first, json_text, one, rows, statement
from store.tags import ensure

PUBLISHERS = ("owner", "admin", "editor")
_CANDIDATES = 20
_ROUNDS = 50


@dataclass(frozen=True, slots=True)
class RevisionNotFound:
    """The entry has no such version."""

    current_version: int


@dataclass(frozen=True, slots=True)
class NothingPublic:
    """Every block of that version is private."""


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

_AUTHOR = statement("SELECT username, display_name, avatar_url FROM users WHERE id = :user_id")


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


async def _revision(
    ctx: Context, entry_id: UUID, entry: _Source, version: int
) -> tuple[str, Mapping[str, Any]]:
    """Return title and content as they were at a version of the entry."""
    if version == entry.version:
        return entry.title, orjson.loads(entry.content)
    state = fold(await events.stream(ctx.db, entry_id, until=version))
    return state["title"], state["content"]


# Slugs --------------------------------------------------------------------------------------------

_TAKEN = statement("""
    SELECT slug_key FROM post_slugs WHERE author_id = :author_id AND slug_key = ANY(:keys)""")

# Waits for another transaction that is taking the same slug, then says whether it was left free.
_TAKE = statement("""
    INSERT INTO post_slugs (author_id, slug_key, slug, post_id)
    VALUES (:author_id, :slug_key, :slug, :post_id)
    ON CONFLICT DO NOTHING RETURNING slug""")


def _rounds(slug: str) -> Iterator[list[str]]:
    """Yield candidates for an automatic slug: `x`, `x-2` … and last something unique."""
    for start in range(1, _ROUNDS * _CANDIDATES, _CANDIDATES):
        yield [slug if n == 1 else numbered(slug, n) for n in range(start, start + _CANDIDATES)]
    yield [numbered(slug, new_id().int % 10**12)]


async def _take(ctx: Context, author_id: UUID, post_id: UUID, slug: str) -> bool:
    """Take a slug for a post; False when this author has or had it."""
    where = {"author_id": author_id, "slug_key": slug_key(slug)}
    return await first(ctx.db, _TAKE, slug=slug, post_id=post_id, **where) is not None


async def _take_automatic(ctx: Context, author_id: UUID, post_id: UUID, title: str) -> str:
    """Take the first free slug for a title (domain rule D3)."""
    for candidates in _rounds(slug_from_title(title, post_id)):
        keys = [slug_key(candidate) for candidate in candidates]
        taken = {row[0] for row in await rows(ctx.db, _TAKEN, author_id=author_id, keys=keys)}
        for candidate, key in zip(candidates, keys, strict=True):
            if key not in taken and await _take(ctx, author_id, post_id, candidate):
                return candidate
    raise AssertionError  # the last candidate is unique


# The post -----------------------------------------------------------------------------------------

# In a statement of its own, so that it is later than every wait for a lock.
_MOMENT = statement("SELECT greatest(clock_timestamp(), CAST(:updated_at AS timestamptz))")

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
                           updated_at, updated_by, published_at, {indexing.COLUMNS})
        SELECT :post_id, :author_id, :entry_id, :entry_version, :title, :slug, 'published',
               :summary, :content_html, :content, :sanitiser_version, 2, moment, moment, :user_id,
               moment, {indexing.VALUES}
        FROM entry_event
        RETURNING *, created_at AS moment
    ), tagged AS (
        INSERT INTO post_tags (post_id, tag_id, published_at)
        SELECT p.id, unnest(CAST(:tag_ids AS uuid[])), p.published_at FROM p
    ), {events.recording("p", "created_event")},
    {events.recording("created_event", "published_event")}
    SELECT p.version, {WRITTEN_POST} FROM p JOIN users a ON a.id = p.author_id""")


async def publish(
    ctx: Context,
    entry_id: UUID,
    *,
    version: int,
    slug: str | None,
    summary: str | None,
    tags: Sequence[str],
) -> (
    tuple[UUID, Document]
    | NotFound
    | Forbidden
    | WrongState
    | RevisionNotFound
    | NothingPublic
    | SlugTaken
):
    """Copy one version of an entry into a new public post; return the post's id and how it reads.

    The post is the entry author's. `slug` is one that `core.slugs.parse_slug` returned, or None
    to make one from the title. The entry is locked before the post comes to be, as everywhere.
    """
    row = await first(ctx.db, _LOCK, entry_id=entry_id, user_id=ctx.user.user_id)
    if row is None:
        return NotFound()
    entry = _Source(*row)
    refusal = _refusal(ctx, entry)
    if refusal is not None:
        return refusal
    if version > entry.version:
        return RevisionNotFound(entry.version)
    title, content = await _revision(ctx, entry_id, entry, version)
    public = without_private(content)
    if content["blocks"] and not public["blocks"]:
        return NothingPublic()
    post_id = new_id()
    if slug is None:
        slug = await _take_automatic(ctx, entry.author_id, post_id, title)
    elif not await _take(ctx, entry.author_id, post_id, slug):
        return SlugTaken(slug)
    used = await ensure(ctx.db, None, tags)
    post: dict[str, Any] = {
        "author_id": entry.author_id,
        "entry_id": entry_id,
        "entry_version": version,
        "title": title,
        "slug": slug,
        "summary": summary,
        "tags": used.names,
        "content": public,
        "content_html": render(public),
        "sanitiser_version": SANITISER_VERSION,
    }
    return post_id, await _write(ctx, entry, post_id, post, used.ids)


async def _write(
    ctx: Context, entry: _Source, post_id: UUID, post: Mapping[str, Any], tag_ids: list[UUID]
) -> Document:
    """Write the post and the three events that tell of it."""
    (moment,) = await one(ctx.db, _MOMENT, updated_at=entry.updated_at)
    row = await one(
        ctx.db,
        _PUBLISH,
        **{**post, "content": json_text(post["content"])},
        post_id=post_id,
        user_id=ctx.user.user_id,
        moment=moment,
        tag_ids=tag_ids,
        **indexing.parameters(post, entry.locale),
        **NO_BLOCKS,
        **events.parameters(ctx, _entry_published(entry, post_id, post), "entry_event"),
        **events.parameters(ctx, events.Event("post.created", post_id, 1, post), "created_event"),
        **events.parameters(
            ctx, await _post_published(ctx, post_id, post, moment), "published_event"
        ),
    )
    return Document(*row)


def _entry_published(entry: _Source, post_id: UUID, post: Mapping[str, Any]) -> events.Event:
    version = entry.version + 1
    change = {"post_id": post_id, "entry_version": post["entry_version"]}
    public = {"entry_id": post["entry_id"], "version": version, **change}
    return events.Event(
        "entry.published", post["entry_id"], version, change, entry.workspace_id, public
    )


async def _post_published(
    ctx: Context, post_id: UUID, post: Mapping[str, Any], moment: datetime
) -> events.Event:
    """Tell the world what it may read now."""
    author_id = post["author_id"]
    username, display_name, avatar_url = await one(ctx.db, _AUTHOR, user_id=author_id)
    public = {
        "post_id": post_id,
        "version": 2,
        "author": {
            "id": author_id,
            "username": username,
            "display_name": display_name,
            "avatar_url": avatar_url,
        },
        "title": post["title"],
        "slug": post["slug"],
        "summary": post["summary"],
        "tags": post["tags"],
        "published_at": moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
    }
    return events.Event("post.published", post_id, 2, {}, public=public)
