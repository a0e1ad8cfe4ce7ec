"""What an entry was: its revisions, its state at a version or time, its events; the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from core.block_patch import counted
from core.context import Context
from core.paging import KeyPart
from core.results import Conflict, Document, Forbidden, NotFound, Page, WrongState
from core.threads import apart
from store.documents import ENTRY_EVENT, PAST_ENTRY, REVISION, REVISION_SUMMARY, past_content
from store.journal import (
    MEMBER,
    PATCHABLE,
    Locked,
    lock,
    present,
    refusal,
    set_tags,
    write,
    writing,
)
from store.session import Statement, first, json_text, rows, statement
from store.tags import ensure, same_tags

AUDITORS = ("owner", "admin")


# A past state -------------------------------------------------------------------------------------


def _past(condition: str) -> Statement:
    """Compile the read of the newest revision that meets a condition, as the entry that it was."""
    return statement(f"""
        SELECT e.version, CASE WHEN ARRAY[e.version, -1] && :known THEN NULL ELSE {PAST_ENTRY} END
        FROM (
            SELECT e.id, e.workspace_id, e.author_id, e.created_at, r.version, r.content_version,
                   r.title, r.entry_date, r.time_zone, r.mood, r.pinned, r.tags, r.deleted_at,
                   r.purge_at, r.created_at AS updated_at
            FROM entries e {MEMBER}
            CROSS JOIN LATERAL (
                SELECT * FROM entry_revisions r WHERE r.entry_id = e.id AND {condition}
                ORDER BY r.created_at DESC, r.version DESC LIMIT 1
            ) r
            WHERE e.id = :entry_id
        ) e JOIN users a ON a.id = e.author_id""")


_AT_VERSION = _past("r.version = :version")
_AT_TIME = _past("r.created_at <= :moment")


async def read_entry(
    ctx: Context, entry_id: UUID, at: int | datetime, known: Sequence[int] = ()
) -> Document | None:
    """Read an entry as it was at a version or an instant; None when it was not there then."""
    where = {"entry_id": entry_id, "user_id": ctx.user.user_id, "known": list(known)}
    if isinstance(at, datetime):
        row = await first(ctx.db, _AT_TIME, moment=at, **where)
    else:
        row = await first(ctx.db, _AT_VERSION, version=at, **where)
    return None if row is None else Document(*row)


# Revisions ----------------------------------------------------------------------------------------

_LIST = statement(f"""
    SELECT p.version, p.document
    FROM entries e {MEMBER}
    LEFT JOIN LATERAL (
        SELECT r.version, {REVISION_SUMMARY} AS document
        FROM entry_revisions r LEFT JOIN users a ON a.id = r.editor_id
        WHERE r.entry_id = e.id AND r.version < :before
        ORDER BY r.version DESC LIMIT :limit
    ) p ON true
    WHERE e.id = :entry_id
    ORDER BY p.version DESC""")

_NEWEST = 2**53


async def page(
    ctx: Context, entry_id: UUID, limit: int, after: Sequence[KeyPart] | None = None
) -> Page | None:
    """List an entry's revisions, newest first; None for an entry that the caller may not see."""
    (before,) = after or (_NEWEST,)
    where = {"entry_id": entry_id, "user_id": ctx.user.user_id}
    found = await rows(ctx.db, _LIST, before=before, limit=limit + 1, **where)
    return _page(found, limit) if found else None


def _page(found: Sequence[tuple[Any, ...]], limit: int) -> Page:
    """Make a page of rows of (version, document), one more than asked for when there are more."""
    items = [row[1] for row in found if row[1] is not None]
    return Page(items[:limit], [found[limit - 1][0]] if len(items) > limit else None)


_READ = statement(f"""
    SELECT r.version, CASE WHEN ARRAY[r.version, -1] && :known THEN NULL ELSE {REVISION} END,
           o.document, e.version
    FROM entries e {MEMBER}
    JOIN entry_revisions r ON r.entry_id = e.id AND r.version = :version
    LEFT JOIN LATERAL (
        SELECT {REVISION} AS document
        FROM entry_revisions r WHERE r.entry_id = e.id AND r.version = :diff_from
    ) o ON true
    WHERE e.id = :entry_id""")


@dataclass(frozen=True, slots=True)
class Compared:
    """A revision, the one to compare it with where that was asked for, and the entry's version."""

    revision: Document
    other: bytes | None
    current_version: int


async def read(
    ctx: Context,
    entry_id: UUID,
    version: int,
    diff_from: int | None = None,
    known: Sequence[int] = (),
) -> Compared | None:
    """Read a revision; None when the entry has no such version, or is not the caller's to see."""
    row = await first(
        ctx.db,
        _READ,
        entry_id=entry_id,
        user_id=ctx.user.user_id,
        version=version,
        diff_from=diff_from,
        known=list(known),
    )
    return None if row is None else Compared(Document(*row[:2]), *row[2:])


# The way back -------------------------------------------------------------------------------------

_STATE = statement(f"""
    SELECT e.content, {past_content("r.entry_id", "r.content_version")}, r.tags, r.title,
           r.entry_date, r.time_zone, r.mood, r.pinned
    FROM entries e JOIN entry_revisions r ON r.entry_id = e.id AND r.version = :version
    WHERE e.id = :entry_id""")

_RESTORE = writing("""title = :title, entry_date = :entry_date, time_zone = :time_zone,
                mood = :mood, pinned = :pinned, content = :content,
                content_version = version + 1""")


async def restore(
    ctx: Context, entry_id: UUID, version: int, expected: Sequence[int]
) -> Document | NotFound | Forbidden | Conflict | WrongState:
    """Make an entry what it was at a version, by one more event; none when it is that already."""
    entry = await lock(ctx, entry_id)
    if not isinstance(entry, Locked):
        return entry
    found = await first(ctx.db, _STATE, entry_id=entry_id, version=version)
    if found is None:
        return NotFound()
    reason = refusal(entry, expected)
    if reason is not None:
        return reason
    now, then = map(orjson.loads, found[:2])
    tags, fields = found[2], dict(zip(PATCHABLE, found[3:], strict=True))
    if (now, entry.fields) == (then, fields) and same_tags(tags, entry.tags):
        return await present(ctx, entry_id)
    used = await ensure(ctx.db, entry.workspace_id, tags)
    await set_tags(ctx, entry_id, used.ids, fields["entry_date"])
    state = {**fields, "content": then, "tags": used.names}
    event = entry.event("revision_restored", {"restored_version": version, **state})
    size = len(found[0]) + len(found[1])
    counts = await apart(size, counted, now["blocks"], then["blocks"])
    return await write(
        ctx, _RESTORE, entry, event, **{**state, "content": json_text(then)}, **counts
    )


# Events -------------------------------------------------------------------------------------------

_EVENTS = statement(f"""
    SELECT p.version, p.document, g.may
    FROM entries e {MEMBER}
    CROSS JOIN LATERAL (
        SELECT m.role = ANY(CAST(:auditors AS text[])) OR e.author_id = :user_id AS may
    ) g
    LEFT JOIN LATERAL (
        SELECT v.aggregate_version AS version, {ENTRY_EVENT} AS document
        FROM event_store v
        WHERE g.may AND v.aggregate_id = e.id AND v.aggregate_version > :after
          AND v.occurred_at >= e.created_at
        ORDER BY v.aggregate_version LIMIT :limit
    ) p ON true
    WHERE e.id = :entry_id
    ORDER BY p.version""")


async def events_page(
    ctx: Context, entry_id: UUID, limit: int, after: Sequence[KeyPart] | None = None
) -> Page | NotFound | Forbidden:
    """List an entry's events, oldest first, for its author and those who run the workspace."""
    (version,) = after or (0,)
    found = await rows(
        ctx.db,
        _EVENTS,
        entry_id=entry_id,
        user_id=ctx.user.user_id,
        auditors=list(AUDITORS),
        after=version,
        limit=limit + 1,
    )
    if not found:
        return NotFound()
    if not found[0][2]:
        return Forbidden("Only the author, and owners and admins of the workspace, see this.")
    return _page(found, limit)
