"""The bridge from the private journal to the public blog."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from codegen.runtime import Json
from core.context import Context
from core.etag import expected_versions
from core.text import line_feeds
from generated import models, problems
from generated.requests import PublishEntry, ResyncPost
from generated.responses import PublishEntry201, ResyncPost200
from handlers.refusals import (
    alias_taken,
    check_date,
    check_zone,
    in_future,
    invalid,
    kept_aliases,
    not_in_future,
    refusal,
    shown_slug,
    slug_taken,
    wrong_files,
)
from store import publications, users
from store.aliases import AliasTaken
from store.post_rows import InFuture, PostDocument
from store.publications import (
    NothingPublic,
    NothingToSync,
    NotInFuture,
    NotLinked,
    RevisionNotFound,
    SlugTaken,
    Wish,
)

PRIVATE: Final = "Every block of this version is private."


async def publish_entry(ctx: Context, req: PublishEntry) -> PublishEntry201:
    """Make a post of one version of an entry, public now or later."""
    await users.require_verified(ctx)
    match await publications.publish(ctx, req.entry_id, _wish(req.body)):
        case (post_id, post):
            await _check_files(ctx, post_id, post, "/version", "body")
            location = f"/api/v1/posts/{post_id}"
            return PublishEntry201(Json(post.written), location=location, etag=post.etag)
        case RevisionNotFound(version):
            raise problems.RevisionNotFound(
                "The entry has no such version.", current_version=version
            )
        case SlugTaken(slug):
            raise slug_taken(slug)
        case AliasTaken(alias):
            raise alias_taken(alias)
        case NotInFuture():
            raise not_in_future()
        case InFuture():
            raise in_future()
        case NothingPublic():
            raise problems.PrivateContentBlocked(PRIVATE)
        case reason:
            raise refusal("entry", reason)


async def resync_post(ctx: Context, req: ResyncPost) -> ResyncPost200:
    """Bring a post up to the entry that it was made of."""
    match await publications.resync(ctx, req.post_id, expected_versions(req.if_match)):
        case PostDocument() as post:
            await _check_files(ctx, req.post_id, post, "/post_id", "path")
            return ResyncPost200(Json(post.written), etag=post.etag)
        case NotLinked():
            raise problems.NotLinked("There is no entry behind it that you may see.")
        case NothingToSync():
            raise problems.NothingToSync("No later version changed title or content.")
        case NothingPublic():
            raise problems.PrivateContentBlocked(PRIVATE)
        case reason:
            raise refusal("post", reason)


async def _check_files(
    ctx: Context,
    post_id: UUID,
    post: PostDocument,
    pointer: str,
    location: Literal["body", "path"],
) -> None:
    """Refuse an entry that shows a file that is gone, or as what it is not; nothing is written."""
    if post.content is None or post.content.document is None:
        return
    for place, code, rule in await wrong_files(ctx, post_id, post.content.document):
        raise invalid(pointer, code, f"with, at {place} of what is public, {rule}", location)


def _wish(body: models.PublicationCreate) -> Wish:
    """Return what the post shall be. Raises the problem for what it cannot."""
    check_zone(body.time_zone)
    return Wish(
        version=body.version,
        slug=shown_slug(body.slug) if isinstance(body.slug, str) else None,
        summary=None if body.summary is None else line_feeds(body.summary),
        tags=body.tags,
        aliases=kept_aliases(body.aliases),
        publish_at=body.publish_at if isinstance(body.publish_at, datetime) else None,
        published_at=check_date(body.publish_at, body.published_at),
        time_zone=body.time_zone if isinstance(body.time_zone, str) else None,
    )
