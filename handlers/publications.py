"""The bridge from the private journal to the public blog."""

from __future__ import annotations

from datetime import datetime

from codegen.runtime import Json, Problem
from core.context import Context
from core.days import time_zones
from core.etag import expected_versions
from core.results import Conflict, Forbidden, NotFound, WrongState
from core.slugs import SlugInvalid, SlugReserved, parse_slug
from generated import models, problems
from generated.requests import PublishEntry, ResyncPost
from generated.responses import PublishEntry201, ResyncPost200
from store import publications, users
from store.post_rows import PostDocument
from store.publications import (
    NothingPublic,
    NothingToSync,
    NotInFuture,
    NotLinked,
    RevisionNotFound,
    SlugTaken,
    Wish,
)


async def publish_entry(ctx: Context, req: PublishEntry) -> PublishEntry201:
    """Make a post of one version of an entry, public now or later."""
    await users.require_verified(ctx)
    match await publications.publish(ctx, req.entry_id, _wish(req.body)):
        case (post_id, post):
            location = f"/api/v1/posts/{post_id}"
            return PublishEntry201(Json(post.body), location=location, etag=post.etag)
        case RevisionNotFound(version):
            raise problems.RevisionNotFound(
                "The entry has no such version.", current_version=version
            )
        case SlugTaken(slug):
            raise problems.SlugTaken("You have, or had, a post with this slug.", slug=slug)
        case NotInFuture():
            raise _invalid("/publish_at", "not_in_future", "an instant later than now")
        case refusal:
            raise _refusal(refusal)


async def resync_post(ctx: Context, req: ResyncPost) -> ResyncPost200:
    """Bring a post up to the entry that it was made of."""
    match await publications.resync(ctx, req.post_id, expected_versions(req.if_match)):
        case PostDocument() as post:
            return ResyncPost200(Json(post.body), etag=post.etag)
        case NotLinked():
            raise problems.NotLinked("There is no entry behind it that you may see.")
        case NothingToSync():
            raise problems.NothingToSync("No later version changed title or content.")
        case Conflict() as conflict:
            raise problems.VersionConflict("The post changed meanwhile.", **conflict.members)
        case refusal:
            raise _refusal(refusal)


def _refusal(reason: NotFound | Forbidden | WrongState | NothingPublic) -> Problem:
    """Return the problem for what the store would not do."""
    match reason:
        case NotFound():
            return problems.NotFound()
        case Forbidden(text):
            return problems.Forbidden(text)
        case WrongState(status):
            return problems.InvalidTransition(
                "It is in the trash: restore it first.", current_status=status
            )
        case NothingPublic():
            return problems.PrivateContentBlocked("Every block of this version is private.")


def _wish(body: models.PublicationCreate) -> Wish:
    """Return what the post shall be. Raises the problem for what it cannot."""
    zone = body.time_zone if isinstance(body.time_zone, str) else None
    if zone is not None and zone not in time_zones():
        raise _invalid("/time_zone", "unknown_time_zone", "a zone of the IANA database")
    return Wish(
        version=body.version,
        slug=_slug(body.slug) if isinstance(body.slug, str) else None,
        summary=body.summary,
        tags=body.tags,
        publish_at=body.publish_at if isinstance(body.publish_at, datetime) else None,
        time_zone=zone,
    )


def _slug(text: str) -> str:
    """Return a slug in the form that is shown. Raises the problem when it cannot be one."""
    try:
        return parse_slug(text)
    except SlugReserved:
        raise problems.SlugReserved("This word is kept for the service.", slug=text) from None
    except SlugInvalid:
        rule = "letters, marks and digits, with single hyphens between"
        raise _invalid("/slug", "normalization", rule) from None


def _invalid(pointer: str, code: str, message: str) -> problems.ValidationFailed:
    """Make the problem of one value that breaks a rule beyond its schema."""
    error = models.Violation(location="body", pointer=pointer, code=code, message=message)
    return problems.ValidationFailed(f"{pointer} breaks a rule: {message}.", errors=[error])
