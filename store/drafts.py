"""Writing posts: a new draft, its fields and slug, its content in one of three formats."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from core.content import (
    SANITISER_VERSION,
    Content,
    TooMuch,
    canonical_base,
    depends_on_metadata,
    recompose,
)
from core.context import Context
from core.ids import new_id
from core.results import Conflict, NotFound, WrongState
from core.slugs import slug_key
from core.text import in_one_line, one_line
from store import aliases as former_addresses
from store import events, indexing, slugs, usage
from store.aliases import AliasTaken
from store.documents import WRITTEN_POST
from store.post_rows import (
    CONTENT,
    DATED,
    KEEPING,
    PATCHABLE,
    InFuture,
    LockedPost,
    PostDocument,
    content_change,
    content_parameters,
    lock_for,
    source_parameters,
    source_size,
    unchanged,
    write,
    writing,
)
from store.session import json_text, one, rows, statement
from store.states import Action
from store.tags import ensure, same_tags

MAX_METADATA = 32


@dataclass(frozen=True, slots=True)
class SlugTaken:
    """Another post of the author's has, or had, this slug."""

    slug: str


@dataclass(frozen=True, slots=True)
class NeverPublic:
    """A post that was never public has no date to correct."""

    status: str


@dataclass(frozen=True, slots=True)
class TooMuchMetadata:
    """More members would remain than the metadata may have."""


@dataclass(frozen=True, slots=True)
class TooMuchContent:
    """Against the new canonical address the HTML would be more than a post may have."""


# Creating -----------------------------------------------------------------------------------------

_CREATE = statement(f"""
    WITH p AS (
        INSERT INTO posts (id, author_id, title, slug, status, summary, content_format, content_raw,
                           content_base, content_html, content_json, sanitiser_version, metadata,
                           comment_policy, version, created_at, updated_at, updated_by,
                           stored_bytes, names_blocks, {indexing.COLUMNS})
        SELECT :post_id, :user_id, :title, :slug, 'draft', :summary, :content_format, :content_raw,
               :content_base, :content_html, CAST(:content AS json), :sanitiser_version,
               CAST(:metadata AS jsonb), :comment_policy, 1, moment, moment, :user_id,
               :stored_bytes, :names_blocks, {indexing.VALUES}
        FROM clock_timestamp() AS moment
        RETURNING *, created_at AS moment
    ), tagged AS (
        INSERT INTO post_tags (post_id, tag_id)
        SELECT p.id, unnest(CAST(:tag_ids AS uuid[])) FROM p
    ), {KEEPING.format(version="1")}, {usage.spending("p")}, {events.recording("p")}
    SELECT p.version, {WRITTEN_POST}, false, true, {usage.used("p")}
    FROM p JOIN users a ON a.id = p.author_id""")


_LOCALE = statement("SELECT locale FROM users WHERE id = :user_id")


async def _locale(ctx: Context) -> str:
    return str((await one(ctx.db, _LOCALE, user_id=ctx.user.user_id))[0])


async def create(  # noqa: PLR0913 - each is a part of the new post
    ctx: Context,
    *,
    title: str,
    slug: str | None,
    summary: str | None,
    content: Content,
    tags: Sequence[str],
    metadata: Mapping[str, Any],
    comment_policy: str,
    aliases: Sequence[str] = (),
) -> tuple[UUID, PostDocument] | SlugTaken | AliasTaken:
    """Begin a draft of the caller's; return its id and how it reads.

    `slug` is one that `core.slugs.parse_slug` returned, or None to make one from the title;
    `aliases` are such as `core.aliases.parse_alias` returned.
    """
    author_id, post_id = ctx.user.user_id, new_id()
    title = one_line(title)
    if slug is None:
        slug = await slugs.take_automatic(ctx, author_id, post_id, title)
    elif not await slugs.take(ctx, author_id, post_id, slug):
        return SlugTaken(slug)
    known = former_addresses.in_order(aliases)
    if known and (taken := await former_addresses.replace(ctx, author_id, post_id, known)):
        return taken
    used = await ensure(ctx.db, None, tags)
    fields = {"title": title, "slug": slug, "summary": summary, "comment_policy": comment_policy}
    change = {
        "author_id": author_id,
        "entry_id": None,
        "entry_version": None,
        **fields,
        "metadata": metadata,
        "tags": used.names,
        "aliases": known,
        **content_change(content),
    }
    event = events.Event("post.created", post_id, 1, change)
    recorded = events.parameters(ctx, event)
    spent = usage.parameters(recorded, source_size(content))
    *row, used = await one(
        ctx.db,
        _CREATE,
        post_id=post_id,
        user_id=author_id,
        tag_ids=used.ids,
        tags=used.names,
        **fields,
        **source_parameters(content),
        **await indexing.parameters(change, await _locale(ctx)),
        metadata=json_text(metadata),
        **spent,
        **recorded,
    )
    usage.check(ctx, used, spent)
    return post_id, replace(PostDocument(*row), content=content)


# Fields and slug ----------------------------------------------------------------------------------

_FIELDS = f"""title = :title, slug = :slug, summary = :summary,
    published_at = CAST(:published_at AS timestamptz),
    metadata = CAST(:metadata AS jsonb), comment_policy = :comment_policy, {indexing.ASSIGNMENT}"""
_REBASED = f"{_FIELDS}, content_html = :content_html, sanitiser_version = :sanitiser_version"
_HTML = statement("""
    SELECT content_html, octet_length(coalesce(content_raw, CAST(content_json AS text)))
    FROM posts WHERE id = :post_id""")
_SOURCE = statement("""
    SELECT content_format, NULL, content_raw, content_html, content_base
    FROM posts WHERE id = :post_id""")

_SET_TAGS = statement("""
    WITH gone AS (
        DELETE FROM post_tags
        WHERE post_id = :post_id AND NOT tag_id = ANY(CAST(:tag_ids AS uuid[]))
    )
    INSERT INTO post_tags (post_id, tag_id, published_at)
    SELECT :post_id, unnest(CAST(:tag_ids AS uuid[])), CAST(:published_at AS timestamptz)
    ON CONFLICT DO NOTHING""")


async def patch(  # noqa: PLR0911 - one for each way in which a change is refused
    ctx: Context, post_id: UUID, expected: Sequence[int], changes: Mapping[str, Any]
) -> (
    PostDocument
    | NotFound
    | Conflict
    | WrongState
    | SlugTaken
    | AliasTaken
    | TooMuchMetadata
    | TooMuchContent
    | NeverPublic
    | InFuture
):
    """Change fields, the slug, or a set: tags, aliases; no event when nothing changed (rule D1).

    `slug` is one that `core.slugs.parse_slug` returned, `aliases` those of
    `core.aliases.parse_alias`. A member of `metadata` that is None goes. The HTML follows a
    canonical address that is its base.
    """
    post = await lock_for(ctx, post_id, expected, Action.EDIT)
    if not isinstance(post, LockedPost):
        return post
    wanted = in_one_line(changes, "title")
    if "published_at" in wanted and (reason := _undatable(post, wanted["published_at"])):
        return reason
    if "metadata" in wanted:
        merged = {**post.fields["metadata"], **wanted["metadata"]}
        wanted["metadata"] = {k: v for k, v in merged.items() if v is not None}
        if len(wanted["metadata"]) > MAX_METADATA:
            return TooMuchMetadata()
    changed = {k: v for k, v in wanted.items() if k in PATCHABLE and post.fields[k] != v}
    if "slug" in changed and not await _rename(ctx, post, changed["slug"]):
        return SlugTaken(changed["slug"])
    if "tags" in wanted and not same_tags(wanted["tags"], post.tags):
        used = await ensure(ctx.db, None, wanted["tags"])
        where = {"post_id": post_id, "published_at": post.published_at}
        await rows(ctx.db, _SET_TAGS, tag_ids=used.ids, **where)
        changed["tags"] = used.names
    if "aliases" in wanted:
        known = former_addresses.in_order(wanted["aliases"])
        if known != await former_addresses.read(ctx, post_id):
            if taken := await former_addresses.replace(ctx, ctx.user.user_id, post_id, known):
                return taken
            changed["aliases"] = known
    if not changed:
        return await unchanged(ctx, post_id)
    try:
        return await _patched(ctx, post, changed, await _rebased(ctx, post, changed))
    except TooMuch:
        return TooMuchContent()


def _undatable(post: LockedPost, date: datetime) -> NeverPublic | InFuture | None:
    if post.published_at is None:
        return NeverPublic(post.status)
    return InFuture() if date > post.moment else None


async def _rename(ctx: Context, post: LockedPost, slug: str) -> bool:
    """Take another slug. One that was public stays the post's, and leads readers to it."""
    author_id, former = ctx.user.user_id, post.fields["slug"]
    if not await slugs.take(ctx, author_id, post.id, slug):
        return False
    if post.published_at is None and slug_key(slug) != slug_key(former):
        await slugs.release(ctx, author_id, post.id, former)
    return True


async def _rebased(ctx: Context, post: LockedPost, changed: Mapping[str, Any]) -> Content | None:
    """Derive the HTML against another canonical address; None when it is not its base, or stays.

    Raises `TooMuch`.
    """
    former = post.fields["metadata"]
    metadata = changed.get("metadata", former)
    if canonical_base(metadata) == canonical_base(former):
        return None
    content = Content(*await one(ctx.db, _SOURCE, post_id=post.id))
    if not depends_on_metadata(content):
        return None
    return await asyncio.to_thread(recompose, content, metadata)


async def _patched(
    ctx: Context, post: LockedPost, changed: Mapping[str, Any], content: Content | None
) -> PostDocument:
    """Write what changed: a new slug is an event of its own, before the others."""
    rest = {name: value for name, value in changed.items() if name != "slug"}
    if content is not None:
        rest |= {"content_html": content.html, "sanitiser_version": SANITISER_VERSION}
    told = [post.event("slug_changed", {"slug": changed["slug"]})] if "slug" in changed else []
    told += [post.event("updated", rest, step=len(told) + 1)] if rest else []
    parts = [DATED] if "published_at" in rest else []
    kept = bool(rest.keys() & {"title", "summary"})
    assignments = _FIELDS if content is None else _REBASED
    query = writing(assignments, *parts, kept=kept, recorded=len(told))
    html, size = await one(ctx.db, _HTML, post_id=post.id)
    fields = {"content_html": html, **post.fields, "tags": post.tags, **changed, **rest}
    found = await indexing.parameters(fields, post.locale)
    columns = {**fields, **found, "metadata": json_text(fields["metadata"])}
    written = await write(ctx, query, post, told, copied=size if kept else 0, **columns)
    return written if content is None else replace(written, content=content)


# Content ------------------------------------------------------------------------------------------

_COMPARED = ("content_format", "content_raw", "content_base", "content")
_SAME = statement("""
    SELECT content_format = :content_format AND content_raw IS NOT DISTINCT FROM :content_raw
           AND content_base IS NOT DISTINCT FROM :content_base
           AND content_json::jsonb IS NOT DISTINCT FROM CAST(:content AS jsonb)
    FROM posts WHERE id = :post_id""")


async def replace_content(
    ctx: Context, post_id: UUID, expected: Sequence[int], content: Content
) -> PostDocument | NotFound | Conflict | WrongState:
    """Replace the content. What equals it: no event, the same version. Raises `TooMuch`.

    The canonical address of the post, where that is the base, is known only now.
    """
    post = await lock_for(ctx, post_id, expected, Action.EDIT)
    if not isinstance(post, LockedPost):
        return post
    metadata = post.fields["metadata"]
    if depends_on_metadata(content) and canonical_base(metadata):
        content = await asyncio.to_thread(recompose, content, metadata)
    given = await content_parameters(post, content)
    source = {name: given[name] for name in _COMPARED}
    if (await one(ctx.db, _SAME, post_id=post_id, **source))[0]:
        written = await unchanged(ctx, post_id)
    else:
        event = post.event("content_replaced", content_change(content))
        size = source_size(content)
        query = writing(CONTENT, kept=True)
        written = await write(ctx, query, post, [event], copied=size, **given)
    return replace(written, content=content)
