"""How several tags say no: rules beyond the schema, and what the store would not do, as problems.

The one module of this folder that others import; it has no operations.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Literal
from uuid import UUID

from codegen.runtime import Problem
from core.aliases import AliasInvalid, parse_alias
from core.content import references
from core.context import Context
from core.days import time_zones
from core.results import Conflict, Forbidden, NotFound, WrongState
from core.slugs import SlugInvalid, SlugReserved, parse_slug
from core.usernames import UsernameInvalid, parse_username
from generated import models, problems
from store import media

MOST_ERRORS = 100


def refusal(noun: str, reason: NotFound | Forbidden | Conflict | WrongState) -> Problem:
    """Return the problem for what the store would not do with an entry, a post and so on."""
    match reason:
        case NotFound():
            return problems.NotFound()
        case Forbidden(text):
            return problems.Forbidden(text)
        case Conflict() as conflict:
            return problems.VersionConflict(f"The {noun} changed meanwhile.", **conflict.members)
        case WrongState(status):
            return problems.InvalidTransition(
                f"Take the {noun} out of the trash first.", current_status=status
            )


# Values -------------------------------------------------------------------------------------------


def violation(
    pointer: str, code: str, message: str, location: Literal["body", "path", "query"] = "body"
) -> models.Violation:
    """Name one value that breaks a rule beyond its schema."""
    return models.Violation(location=location, pointer=pointer, code=code, message=message)


def invalid(
    pointer: str, code: str, message: str, location: Literal["body", "path", "query"] = "body"
) -> problems.ValidationFailed:
    """Make the problem of one value that breaks a rule beyond its schema."""
    error = violation(pointer, code, message, location)
    return problems.ValidationFailed(f"{pointer} breaks a rule: {message}.", errors=[error])


UNKNOWN_ZONE = ("/time_zone", "unknown_time_zone", "a zone of the IANA database")


def check_zone(zone: object) -> None:
    """Refuse a time zone that only looks like one; none, or one that was left out, is fine."""
    if isinstance(zone, str) and zone not in time_zones():
        raise invalid(*UNKNOWN_ZONE)


def check_account(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is given of an account, the username as it is shown.

    Raises all that the schema cannot say about name and zone at once.
    """
    fields, errors = dict(given), []
    try:
        if "username" in fields:
            fields["username"] = parse_username(fields["username"])
    except UsernameInvalid as error:
        errors.append(violation("/username", error.code, str(error)))
    if "time_zone" in fields and fields["time_zone"] not in time_zones():
        errors.append(violation(*UNKNOWN_ZONE))
    if errors:
        raise problems.ValidationFailed("The request breaks rules of the contract.", errors=errors)
    return fields


def shown_slug(text: str) -> str:
    """Return a slug in the form that is shown. Raises the problem when it cannot be one."""
    try:
        return parse_slug(text)
    except SlugReserved:
        raise problems.SlugReserved("This word is kept for the service.", slug=text) from None
    except SlugInvalid:
        rule = "letters, marks and digits, with single hyphens between"
        raise invalid("/slug", "normalization", rule) from None


def slug_taken(slug: str) -> problems.SlugTaken:
    """Make the problem of a slug that another post of the author's has or had."""
    return problems.SlugTaken("You have, or had, a post with this slug.", slug=slug)


def kept_aliases(given: Sequence[str], pointer: str = "/aliases") -> list[str]:
    """Return addresses of a former blog as they are kept.

    Raises the problem of all that are none at once.
    """
    kept, errors = [], []
    for number, text in enumerate(given):
        try:
            kept.append(parse_alias(text))
        except AliasInvalid:
            rule = "the address of a page, such as /2019/03/title.html, of at most 2,000 characters"
            errors.append(violation(f"{pointer}/{number}", "not_an_address", rule))
    if errors:
        raise problems.ValidationFailed("An alias is not the address of a page.", errors=errors)
    return kept


def alias_taken(alias: str) -> problems.AliasTaken:
    """Make the problem of an alias that another post of the author's has."""
    return problems.AliasTaken("Another post of yours has this alias.", alias=alias)


def not_in_future() -> problems.ValidationFailed:
    """Make the problem of an instant to come that is over."""
    return invalid("/publish_at", "not_in_future", "an instant later than now")


def in_future() -> problems.ValidationFailed:
    """Make the problem of a date of a post that is yet to come."""
    rule = "an instant that is not later than now; to publish later, give publish_at"
    return invalid("/published_at", "in_future", rule)


def check_date(publish_at: object, published_at: object) -> datetime | None:
    """Return the date that a post shall have, in UTC; None for now. Not both may be given."""
    if not isinstance(published_at, datetime):
        return None
    if isinstance(publish_at, datetime):
        rule = "absent beside publish_at: a post is published now, under a date, or later"
        raise invalid("/published_at", "with_publish_at", rule)
    return published_at.astimezone(UTC)


# Files --------------------------------------------------------------------------------------------

UNKNOWN, KIND = "unknown_media", "media_kind"
_KINDS = {"image": "a picture", "audio": "a sound recording", "video": "a video"}


async def check_files(
    ctx: Context, owner_id: UUID, document: Mapping[str, Any], pointer: str = ""
) -> None:
    """Refuse files in blocks that are not there, not the writer's to show, or of another kind.

    Ask when the content has been written; the writing is undone.
    """
    errors = [
        violation(f"{pointer}{place}", code, rule)
        for place, code, rule in await wrong_files(ctx, owner_id, document)
    ]
    if errors:
        text = "The content refers to files that it cannot show."
        raise problems.ValidationFailed(text, errors=errors[:MOST_ERRORS])


async def wrong_files(
    ctx: Context, owner_id: UUID, document: Mapping[str, Any]
) -> list[tuple[str, str, str]]:
    """Find references in blocks just written that do not hold: where, the code, and the rule."""
    found = list(references(document))
    shown = await media.shown(ctx, owner_id) if found else {}
    wrong = []
    for reference in found:
        media_type = shown.get(reference.media_id)
        if media_type is None:
            wrong.append((reference.pointer, UNKNOWN, "a file that you may show"))
        elif reference.kind is not None and not reference.takes(media_type):
            rule = f"{_KINDS[reference.kind]}, and this file is {media_type}"
            wrong.append((reference.pointer, KIND, rule))
    return wrong
