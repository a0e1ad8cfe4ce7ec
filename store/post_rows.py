"""The row of a post under change: locked for its author, then written with its events at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any
from uuid import UUID

import orjson

from core.content import (
    SANITISER_VERSION,
    Content,
)
from core.context import Context
from core.results import Conflict, Document, NotFound, WrongState, version_matches
from store import events, feed_changes, indexing, usage
from store.documents import POST, WRITTEN_POST
from store.session import Statement, first, json_text, one, statement
from store.states import PUBLISHED, Action, after

# What a warning says, in the contract's order; null where it has no such place.
_WARNING = ("code", "detail", "line", "column", "block")

PATCHABLE = ("title", "slug", "summary", "metadata", "comment_policy", "published_at")


@dataclass(frozen=True, slots=True)
class PostDocument(Document):
    """A post, whether everybody may see it, and whether this is what everybody sees.

    Caches on the way may keep what is both. `content` is what a write derived the HTML from.
    """

    is_public: bool
    is_own: bool = False
    content: Content | None = field(default=None, compare=False)

    @property
    def written(self) -> bytes:
        """The JSON bytes of the answer to a write, which has the warnings besides."""
        warnings = () if self.content is None else self.content.warnings
        told = [dict.fromkeys(_WARNING) | warning.as_json() for warning in warnings]
        return self.body[:-1] + b',"warnings":' + orjson.dumps(told) + b"}"


@dataclass(frozen=True, slots=True)
class InFuture:
    """The date that a post shall have is later than now."""


# Locking ------------------------------------------------------------------------------------------

# For its author: to others a post that they would change does not exist.
_LOCK = statement("""
    SELECT p.version, p.updated_at, p.updated_by, p.status, p.published_at, p.entry_id,
           p.entry_version, greatest(clock_timestamp(), p.updated_at),
           json_build_object('id', a.id, 'username', a.username, 'display_name', a.display_name,
                             'avatar_url', a.avatar_url),
           ARRAY(SELECT t.name FROM post_tags pt JOIN tags t ON t.id = pt.tag_id
                 WHERE pt.post_id = p.id ORDER BY t.name_key),
           a.locale, p.metadata, p.title, p.slug, p.summary, p.comment_policy
    FROM posts p JOIN users a ON a.id = p.author_id
    WHERE p.id = :post_id AND p.author_id = :user_id FOR UPDATE OF p""")


@dataclass(frozen=True, slots=True)
class LockedPost:
    """A post's row, locked until the transaction ends. `moment` is now, by the database."""

    id: UUID
    fields: dict[str, Any]
    author: dict[str, Any]
    tags: list[str]
    locale: str
    version: int
    updated_at: datetime
    updated_by: UUID | None
    status: str
    published_at: datetime | None
    entry_id: UUID | None
    entry_version: int | None
    moment: datetime

    def refusal(self, expected: Sequence[int], action: Action) -> Conflict | WrongState | None:
        """Say why something cannot be done now: another version, or not in this state."""
        if not version_matches(expected, self.version):
            return Conflict(self.version, self.updated_at, self.updated_by)
        possible = after(action, self.status, was_public=self.published_at is not None)
        return None if possible else WrongState(self.status)

    def event(self, kind: str, change: Mapping[str, object], *, step: int = 1) -> events.Event:
        """Describe the next change of this post, or the one after that."""
        return events.Event(f"post.{kind}", self.id, self.version + step, change)


async def lock(ctx: Context, post_id: UUID) -> LockedPost | None:
    """Lock a post of the caller's; None when there is none."""
    row = await first(ctx.db, _LOCK, post_id=post_id, user_id=ctx.user.user_id)
    if row is None:
        return None
    *columns, author, tags, locale, metadata, title, slug, summary, comment_policy = row
    fields = {
        "title": title,
        "slug": slug,
        "summary": summary,
        "metadata": orjson.loads(metadata),
        "comment_policy": comment_policy,
        "published_at": columns[4],
    }
    return LockedPost(post_id, fields, orjson.loads(author), tags, locale, *columns)


async def lock_for(
    ctx: Context, post_id: UUID, expected: Sequence[int], action: Action
) -> LockedPost | NotFound | Conflict | WrongState:
    """Lock a post of the caller's, at a version that is expected, in a state that allows this."""
    post = await lock(ctx, post_id)
    if post is None:
        return NotFound()
    return post.refusal(expected, action) or post


# Writing ------------------------------------------------------------------------------------------

KEEPING = """written AS (
        INSERT INTO post_versions (post_id, version, editor_id, title, summary, content_format,
                                   content_raw, content_base, content_json, created_at)
        SELECT p.id, {version}, p.updated_by, p.title, p.summary, p.content_format, p.content_raw,
               p.content_base, p.content_json, p.moment FROM p
    )"""


# What a change of the date needs beside it: each tag has a copy.
DATED = """dated AS (
        UPDATE post_tags k SET published_at = p.published_at FROM p WHERE k.post_id = p.id
    )"""


@cache
def writing(
    assignments: str,
    *parts: str,
    kept: bool = False,
    recorded: int = 1,
    rendered: str = WRITTEN_POST,
) -> Statement:
    """Compile one change of a post: the row, its events, the answer.

    `parts` are CTEs that read the changed row `p`; `kept` adds a version to the history.
    """
    shown = feed_changes.noting("p", f"status = '{PUBLISHED}' OR CAST(:was_published AS boolean)")
    chain = [shown, usage.spending("p"), events.recording("p")]
    chain += [events.recording("event", "second_event")] if recorded > 1 else []
    history = [KEEPING.format(version="p.version")] if kept else []
    return statement(f"""
        WITH p AS (
            UPDATE posts
            SET {assignments}, version = version + {recorded},
                stored_bytes = stored_bytes + :stored_bytes,
                updated_at = CAST(:moment AS timestamptz), updated_by = :user_id
            WHERE id = :post_id
            RETURNING *, updated_at AS moment
        ), {", ".join([*parts, *history, *chain])}
        SELECT p.version, {rendered}, p.status = '{PUBLISHED}', true, {usage.used("p")}
        FROM p JOIN users a ON a.id = p.author_id""")


async def write(
    ctx: Context,
    query: Statement,
    post: LockedPost,
    told: Sequence[events.Event],
    *,
    copied: int | None = None,
    **params: Any,
) -> PostDocument:
    """Run one change of a locked post, of which one or two events tell.

    A change of what is written says how many bytes its version copies; it keeps the quota of its
    author.
    """
    recorded: dict[str, object] = {}
    for event, prefix in zip(told, ("event", "second_event"), strict=False):
        recorded |= events.parameters(ctx, event, prefix)
    spent = usage.parameters(recorded, copied or 0)
    *row, used = await one(
        ctx.db,
        query,
        **{"tags": post.tags, **params},
        post_id=post.id,
        user_id=ctx.user.user_id,
        moment=post.moment,
        **spent,
        was_published=post.status == PUBLISHED,
        **recorded,
    )
    if copied is not None:
        usage.check(ctx, used, spent)
    return PostDocument(*row)


_UNCHANGED = statement(f"""
    SELECT p.version, {POST}, p.status = '{PUBLISHED}', true
    FROM posts p JOIN users a ON a.id = p.author_id
    WHERE p.id = :post_id AND p.author_id = :user_id""")


async def unchanged(ctx: Context, post_id: UUID) -> PostDocument:
    """Return a post of the caller's as it is."""
    return PostDocument(*await one(ctx.db, _UNCHANGED, post_id=post_id, user_id=ctx.user.user_id))


# Content ------------------------------------------------------------------------------------------

CONTENT = f"""content_format = :content_format, content_raw = :content_raw,
    content_base = :content_base,
    content_json = CAST(:content AS json), content_html = :content_html,
    names_blocks = :names_blocks,
    sanitiser_version = :sanitiser_version, {indexing.ASSIGNMENT}"""


def content_change(content: Content) -> dict[str, Any]:
    """Return the part of an event that tells of new content."""
    return {
        "content_format": content.format,
        "content": content.document,
        "content_raw": content.raw,
        "content_base": content.base,
        "content_html": content.html,
        "sanitiser_version": SANITISER_VERSION,
    }


def source_parameters(content: Content) -> dict[str, Any]:
    """Return the parameters that are the columns of new content."""
    document = None if content.document is None else json_text(content.document)
    named = names_blocks(content.document)
    return {**content_change(content), "content": document, "names_blocks": named}


def names_blocks(document: Mapping[str, Any] | None) -> bool:
    """Tell whether a block has a name that its author's editor gave it."""
    return document is not None and any("id" in block for block in document["blocks"])


def source_size(content: Content) -> int:
    """Return how many bytes of content a version of a post copies."""
    raw = json_text(content.document) if content.raw is None else content.raw
    return len(raw.encode())


async def content_parameters(post: LockedPost, content: Content) -> dict[str, Any]:
    """Return the parameters of `CONTENT`, for a post whose fields and tags stay."""
    text = {**post.fields, "tags": post.tags, "content_html": content.html}
    return {**source_parameters(content), **await indexing.parameters(text, post.locale)}


# Telling the world --------------------------------------------------------------------------------


def announcement(
    post_id: UUID, version: int, post: Mapping[str, Any], published_at: datetime
) -> dict[str, object]:
    """Say what everybody may read now: `data` of `post.published`."""
    return {
        "post_id": post_id,
        "version": version,
        **{name: post[name] for name in ("author", "title", "slug", "summary", "tags")},
        "published_at": published_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
    }
