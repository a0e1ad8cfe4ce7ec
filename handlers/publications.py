"""The bridge from the private journal to the public blog."""

from __future__ import annotations

from codegen.runtime import Json
from core.context import Context
from core.results import Forbidden, NotFound, WrongState
from core.slugs import SlugInvalid, SlugReserved, parse_slug
from generated import models, problems
from generated.requests import PublishEntry
from generated.responses import PublishEntry201
from store import publications
from store.publications import NothingPublic, RevisionNotFound, SlugTaken


async def publish_entry(ctx: Context, req: PublishEntry) -> PublishEntry201:
    """Make a public post of one version of an entry."""
    body = req.body
    published = await publications.publish(
        ctx,
        req.entry_id,
        version=body.version,
        slug=None if not isinstance(body.slug, str) else _slug(body.slug),
        summary=body.summary,
        tags=body.tags,
    )
    match published:
        case (post_id, post):
            location = f"/api/v1/posts/{post_id}"
            return PublishEntry201(Json(post.body), location=location, etag=post.etag)
        case NotFound():
            raise problems.NotFound
        case Forbidden(reason):
            raise problems.Forbidden(reason)
        case WrongState(status):
            raise problems.InvalidTransition(
                "Take the entry out of the trash first.", current_status=status
            )
        case RevisionNotFound(version):
            raise problems.RevisionNotFound(
                "The entry has no such version.", current_version=version
            )
        case NothingPublic():
            raise problems.PrivateContentBlocked("Every block of this version is private.")
        case SlugTaken(slug):
            raise problems.SlugTaken("You have, or had, a post with this slug.", slug=slug)


def _slug(text: str) -> str:
    """Return a slug in the form that is shown. Raises the problem when it cannot be one."""
    try:
        return parse_slug(text)
    except SlugReserved:
        raise problems.SlugReserved("This word is kept for the service.", slug=text) from None
    except SlugInvalid:
        error = models.Violation(
            location="body",
            pointer="/slug",
            code="normalization",
            message="letters, marks and digits, with single hyphens between",
        )
        raise problems.ValidationFailed("This cannot be a slug.", errors=[error]) from None
