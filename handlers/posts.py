"""What the world reads, and how its authors write it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import quote
from uuid import UUID

import orjson
from pydantic import MISSING

from codegen.runtime import Json
from core.caching import PRIVATE, PUBLIC, digest
from core.content import (
    MAX_WARNINGS,
    Content,
    TooMuch,
    Warning,  # noqa: A004 - the contract's word for it
    check_size,
    compose,
    media_in,
    pictures_in,
    without_private,
)
from core.context import Anonymous, Context
from core.etag import expected_versions, is_known, known_versions
from core.results import Document, WrongState
from core.text import line_feeds, normal_json
from core.threads import apart
from generated import models, problems
from generated.requests import (
    CreatePost,
    DeletePost,
    FindByFormerAddress,
    GetPost,
    GetPostByAddress,
    GetPostVersion,
    ListPosts,
    ListPostSlugs,
    ListPostVersions,
    PublishPost,
    ReplacePostContent,
    RestorePost,
    UnpublishPost,
    UpdatePost,
)
from generated.responses import (
    CreatePost201,
    DeletePost200,
    FindByFormerAddress308,
    GetPost200,
    GetPost304,
    GetPostByAddress200,
    GetPostByAddress304,
    GetPostByAddress308,
    GetPostVersion200,
    ListPosts200,
    ListPosts304,
    ListPostSlugs200,
    ListPostVersions200,
    PublishPost200,
    ReplacePostContent200,
    RestorePost200,
    UnpublishPost200,
    UpdatePost200,
)
from handlers.refusals import (
    UNKNOWN,
    alias_taken,
    check_date,
    check_files,
    check_zone,
    in_future,
    invalid,
    kept_aliases,
    not_in_future,
    refusal,
    shown_slug,
    slug_taken,
)
from store import drafts, lifecycle, media, popularity, posts, users
from store.aliases import AliasTaken
from store.drafts import NeverPublic, SlugTaken, TooMuchContent, TooMuchMetadata
from store.lifecycle import NotInFuture, Schedule
from store.post_rows import InFuture, PostDocument
from store.posts import Filters, Gone, Moved

EMPTY: Final = models.BlocksContent(content_format="blocks", blocks=[])


async def list_posts(ctx: Context, req: ListPosts) -> ListPosts200 | ListPosts304:
    """List everybody's published posts, or the caller's own in one state."""
    if req.status is not None and ctx.who is None:
        raise Anonymous("Sign in to see your own posts.")
    popular = req.sort == "popular" and req.status is None
    body = await (_popular(ctx, req) if popular else _newest(ctx, req))
    tag = digest(body)
    caching = PUBLIC if req.status is None else PRIVATE
    if is_known(tag, req.if_none_match):
        return ListPosts304(f'W/"{tag}"', cache_control=caching)
    return ListPosts200(Json(body), etag=f'W/"{tag}"', cache_control=caching)


async def _newest(ctx: Context, req: ListPosts) -> bytes:
    filters = Filters(status=req.status, author=req.author, tag=req.tag)
    pager = ctx.cursors.of("listPosts", filters=filters)
    page = await posts.page(ctx, filters, req.limit, pager.after(req.cursor))
    return page.body(pager.next(page.next_key))


async def _popular(ctx: Context, req: ListPosts) -> bytes:
    filters = popularity.Filters(author=req.author, tag=req.tag)
    pager = ctx.cursors.of("listPosts", sort="popular", filters=filters)
    try:
        page = await popularity.page(ctx, filters, req.limit, pager.after(req.cursor))
    except popularity.Expired:
        raise problems.CursorExpired("This list is no longer kept; begin again.") from None
    return page.body(pager.next(page.next_key))


async def get_post(ctx: Context, req: GetPost) -> GetPost200 | GetPost304:
    """Read a post: anybody a published one, its author any."""
    found = await posts.read(ctx, req.post_id, known_versions(req.if_none_match))
    if found is None:
        raise problems.NotFound
    caching = PUBLIC if found.is_public and not found.is_own else PRIVATE
    if found.json is None:
        return GetPost304(found.etag, cache_control=caching)
    return GetPost200(Json(found.json), etag=found.etag, cache_control=caching)


async def get_post_by_address(
    ctx: Context, req: GetPostByAddress
) -> GetPostByAddress200 | GetPostByAddress304 | GetPostByAddress308:
    """Read a published post at its public address, or be sent to its present one."""
    known = known_versions(req.if_none_match)
    match await posts.read_by_address(ctx, req.username, req.slug, known):
        case PostDocument(json=None) as found:
            return GetPostByAddress304(found.etag, cache_control=PUBLIC)
        case PostDocument() as found:
            return GetPostByAddress200(Json(found.body), etag=found.etag, cache_control=PUBLIC)
        case Moved() as moved:
            return GetPostByAddress308(_address(moved), cache_control=PUBLIC)
        case Gone():
            raise problems.Gone("The author removed this post.")
        case None:
            raise problems.NotFound


async def find_by_former_address(ctx: Context, req: FindByFormerAddress) -> FindByFormerAddress308:
    """Lead on from an address of a former blog."""
    match await posts.find_by_alias(ctx, req.username, req.address):
        case Moved() as moved:
            return FindByFormerAddress308(_address(moved), cache_control=PUBLIC)
        case Gone():
            raise problems.Gone("The author removed this post.")
        case None:
            raise problems.NotFound


def _address(moved: Moved) -> str:
    return f"/api/v1/users/{quote(moved.username, safe='')}/posts/{quote(moved.slug, safe='')}"


async def create_post(ctx: Context, req: CreatePost) -> CreatePost201:
    """Begin a draft."""
    body = req.body
    metadata = normal_json(body.metadata)
    given = EMPTY if body.content is MISSING else body.content
    content = await _content(given, "/content", metadata)
    made = await drafts.create(
        ctx,
        title=body.title,
        slug=shown_slug(body.slug) if isinstance(body.slug, str) else None,
        summary=None if body.summary is None else line_feeds(body.summary),
        content=content,
        tags=body.tags,
        metadata=metadata,
        comment_policy=body.comment_policy,
        aliases=kept_aliases(body.aliases),
    )
    if isinstance(made, SlugTaken):
        raise slug_taken(made.slug)
    if isinstance(made, AliasTaken):
        raise alias_taken(made.alias)
    post_id, post = made
    post = await _checked(ctx, post_id, post, content, "/content")
    return CreatePost201(Json(post.written), location=f"/api/v1/posts/{post_id}", etag=post.etag)


_KEPT: Final[dict[str, Callable[[Any], Any]]] = {
    "slug": shown_slug,
    "aliases": kept_aliases,
    "published_at": lambda instant: instant.astimezone(UTC),
    "metadata": normal_json,
    "summary": line_feeds,
}
"""How fields of a post are kept; any other is as it was given."""


async def update_post(ctx: Context, req: UpdatePost) -> UpdatePost200:
    """Change a post's fields, its slug or its tags."""
    given = req.body.model_dump()
    changes = {
        name: _KEPT[name](value) if value and name in _KEPT else value
        for name, value in given.items()
    }
    match await drafts.patch(ctx, req.post_id, expected_versions(req.if_match), changes):
        case PostDocument() as post:
            return UpdatePost200(Json(post.written), etag=post.etag)
        case SlugTaken(slug):
            raise slug_taken(slug)
        case AliasTaken(alias):
            raise alias_taken(alias)
        case InFuture():
            raise in_future()
        case NeverPublic(status):
            raise problems.InvalidTransition(
                "The post was never public. Give published_at when you publish it.",
                current_status=status,
            )
        case TooMuchMetadata():
            raise invalid("/metadata", "too_many_members", "at most 32 members in all")
        case TooMuchContent():
            rule = "an address against which the content stays within its size"
            raise invalid("/metadata/canonical_url", "content_too_large", rule)
        case reason:
            raise refusal("post", reason)


async def delete_post(ctx: Context, req: DeletePost) -> DeletePost200:
    """Put a post in the trash, once or again."""
    trashed = await lifecycle.trash(ctx, req.post_id, expected_versions(req.if_match))
    if not isinstance(trashed, Document):
        raise refusal("post", trashed)
    return DeletePost200(Json(trashed.body), etag=trashed.etag)


async def replace_post_content(ctx: Context, req: ReplacePostContent) -> ReplacePostContent200:
    """Replace a post's content, in any format."""
    content = await _content(req.body)
    expected = expected_versions(req.if_match)
    try:
        post = await drafts.replace_content(ctx, req.post_id, expected, content)
    except TooMuch as much:
        raise _too_much(much) from None
    if not isinstance(post, PostDocument):
        raise refusal("post", post)
    post = await _checked(ctx, req.post_id, post, content)
    return ReplacePostContent200(Json(post.written), etag=post.etag)


async def restore_post(ctx: Context, req: RestorePost) -> RestorePost200:
    """Take a post out of the trash."""
    post = await lifecycle.restore(ctx, req.post_id)
    if isinstance(post, WrongState):
        raise problems.NotDeleted("The post is not in the trash.")
    if not isinstance(post, PostDocument):
        raise refusal("post", post)
    return RestorePost200(Json(post.body), etag=post.etag)


async def publish_post(ctx: Context, req: PublishPost) -> PublishPost200:
    """Show a post to everybody, now or at an instant to come."""
    await users.require_verified(ctx)
    wanted, expected = _schedule(req.body), expected_versions(req.if_match)
    date = None if req.body is None else check_date(req.body.publish_at, req.body.published_at)
    match await lifecycle.publish(ctx, req.post_id, expected, wanted, date):
        case PostDocument() as post:
            return PublishPost200(Json(post.body), etag=post.etag)
        case NotInFuture():
            raise not_in_future()
        case InFuture():
            raise in_future()
        case WrongState("published"):
            raise problems.AlreadyPublished("Everybody can read it already.")
        case reason:
            raise refusal("post", reason)


async def unpublish_post(ctx: Context, req: UnpublishPost) -> UnpublishPost200:
    """Take a post of the caller's down, or cancel its schedule."""
    post = await lifecycle.unpublish(ctx, req.post_id, expected_versions(req.if_match))
    if isinstance(post, WrongState):
        raise problems.InvalidTransition(
            "The post is neither public nor scheduled.", current_status=post.status
        )
    if not isinstance(post, PostDocument):
        raise refusal("post", post)
    return UnpublishPost200(Json(post.body), etag=post.etag)


async def list_post_versions(ctx: Context, req: ListPostVersions) -> ListPostVersions200:
    """List what was written of a post, newest first."""
    pager = ctx.cursors.of("listPostVersions", post_id=req.post_id)
    page = await posts.versions(ctx, req.post_id, req.limit, pager.after(req.cursor))
    if page is None:
        raise problems.NotFound
    return ListPostVersions200(Json(page.body(pager.next(page.next_key))))


async def get_post_version(ctx: Context, req: GetPostVersion) -> GetPostVersion200:
    """Read one version of a post, as it was written."""
    version = await posts.version(ctx, req.post_id, req.version)
    if version is None:
        raise problems.NotFound
    return GetPostVersion200(Json(version))


async def list_post_slugs(ctx: Context, req: ListPostSlugs) -> ListPostSlugs200:
    """List the slugs that a post has and had, newest first."""
    pager = ctx.cursors.of("listPostSlugs", post_id=req.post_id)
    page = await posts.slugs(ctx, req.post_id, req.limit, pager.after(req.cursor))
    if page is None:
        raise problems.NotFound
    return ListPostSlugs200(Json(page.body(pager.next(page.next_key))))


def _schedule(body: models.PostPublication | None) -> Schedule | None:
    """Return when a post shall become public; None for now."""
    if body is None:
        return None
    zone = body.time_zone if isinstance(body.time_zone, str) else None
    check_zone(zone)
    return Schedule(body.publish_at, zone) if isinstance(body.publish_at, datetime) else None


async def _checked(
    ctx: Context, post_id: UUID, post: PostDocument, content: Content, pointer: str = ""
) -> PostDocument:
    """Refuse files that are not there, or not the writer's to show; the writing is undone.

    A block has to show a file of its kind. Of Markdown and HTML that takes another file for a
    picture, a warning tells.
    """
    if content.document is not None:
        await check_files(ctx, post_id, content.document, pointer)
        return post
    wanted = media_in(content.html)
    shown = await media.shown(ctx, post_id) if wanted else {}
    if not wanted <= shown.keys():
        raise invalid(f"{pointer}/text", UNKNOWN, "with files that you may show")
    kinds = sorted({shown[picture] for picture in pictures_in(content.html)})
    odd = [
        Warning("media_kind", f"A file of the type {kind} stands where a picture is expected.")
        for kind in kinds
        if not kind.startswith("image/")
    ]
    if not odd or post.content is None:
        return post
    warnings = (*post.content.warnings, *odd)[:MAX_WARNINGS]
    return replace(post, content=replace(post.content, warnings=warnings))


async def _content(
    given: models.PostContent, pointer: str = "", metadata: Mapping[str, Any] | None = None
) -> Content:
    """Return content as it is kept, with its HTML. Raises the problem for what a post cannot hold.

    Rendering takes a while, and the loop has others to serve.
    """
    document, raw, base = None, None, None
    if isinstance(given, models.BlocksContent):
        written = given.model_dump(include={"blocks"})
        blocks = await apart(len(orjson.dumps(written)), normal_json, written)
        if any(block.get("private") for block in blocks["blocks"]):
            raise invalid(f"{pointer}/blocks", "private_block", "a post has no private blocks")
        document = without_private(blocks)
    else:
        raw, base = given.text, None if given.base_url is MISSING else given.base_url
    try:
        check_size(document or {"blocks": []}, len(orjson.dumps(document or raw)))
        return await asyncio.to_thread(compose, given.content_format, document, raw, base, metadata)
    except TooMuch as much:
        raise _too_much(much) from None


def _too_much(much: TooMuch) -> problems.ContentInvalid:
    """Make the problem of content that is more than a post holds."""
    return problems.ContentInvalid(much.rule, nodes=much.nodes)
