"""What every change of an entry goes through: lock, row, revision, event, answer.

A revision is the entry's row as it was at one version, but for the content, which stays in the
event that brought it. So a past state is found by its key, however long the history is
(docs/decisions/0014).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from core.context import Context
from core.results import Conflict, Document, Forbidden, NotFound, WrongState, version_matches
from store import events, usage
from store.documents import ENTRY, ENTRY_TAGS, WRITTEN_ENTRY
from store.session import Statement, first, one, rows, statement

WRITERS = ("owner", "admin", "editor")
ACTIVE, TRASHED = "active", "trashed"
READ_ONLY = Forbidden("Viewers of a workspace do not write in it.")

# Who is not a member of the workspace does not learn that an entry exists.
MEMBER = """JOIN workspaces w ON w.id = e.workspace_id AND w.deleted_at IS NULL
    JOIN memberships m ON m.workspace_id = e.workspace_id AND m.user_id = :user_id"""

# What a change does to the number of blocks, when it does nothing to the content.
NO_BLOCKS = {"blocks_added": 0, "blocks_changed": 0, "blocks_removed": 0}


# Revisions ----------------------------------------------------------------------------------------


_REASON = "split_part(CAST(:event_type AS text), '.', 2)"
_TAGS = "CAST(:tags AS text[])"


def keeping(reason: str = _REASON, tags: str = _TAGS) -> str:
    """Return the CTE that keeps the row of the CTE `e` as a revision.

    Both are SQL: the reason, which the event gives otherwise, and the names of the tags that the
    entry carries now. Parameters: those of the event, and the counts of blocks (`NO_BLOCKS` where
    the content stays).
    """
    return f"""kept AS (
        INSERT INTO entry_revisions (entry_id, version, content_version, reason, editor_id,
                                     created_at, title, entry_date, time_zone, mood, pinned, tags,
                                     deleted_at, purge_at, size_bytes, blocks_added, blocks_changed,
                                     blocks_removed)
        SELECT e.id, e.version, e.content_version,
               {reason}, e.updated_by, e.updated_at,
               e.title, e.entry_date, e.time_zone, e.mood, e.pinned, {tags}, e.deleted_at,
               e.purge_at, octet_length(CAST(e.content AS text)),
               CAST(:blocks_added AS integer), CAST(:blocks_changed AS integer),
               CAST(:blocks_removed AS integer)
        FROM e
    )"""


# Changing -----------------------------------------------------------------------------------------

PATCHABLE = ("title", "entry_date", "time_zone", "mood", "pinned")

_LOCK = statement(f"""
    SELECT m.role, e.workspace_id, w.trash_retention_days, e.version, e.updated_at, e.updated_by,
           e.deleted_at, {ENTRY_TAGS}, e.title, e.entry_date, e.time_zone, e.mood, e.pinned
    FROM entries e {MEMBER}
    WHERE e.id = :entry_id FOR UPDATE OF e""")


@dataclass(frozen=True, slots=True)
class Locked:
    """An entry's row, locked until the transaction ends."""

    id: UUID
    fields: dict[str, object]
    role: str
    workspace_id: UUID
    trash_days: int
    version: int
    updated_at: datetime
    updated_by: UUID | None
    deleted_at: datetime | None
    tags: list[str]

    def event(self, kind: str, change: Mapping[str, object]) -> events.Event:
        """Describe the next change of this entry."""
        return events.Event(f"entry.{kind}", self.id, self.version + 1, change, self.workspace_id)


async def lock(ctx: Context, entry_id: UUID) -> Locked | NotFound | Forbidden:
    """Lock an entry that the caller may change."""
    row = await first(ctx.db, _LOCK, entry_id=entry_id, user_id=ctx.user.user_id)
    if row is None:
        return NotFound()
    if row[0] not in WRITERS:
        return READ_ONLY
    fields = dict(zip(PATCHABLE, row[8:], strict=True))
    return Locked(entry_id, fields, *row[:8])


def refusal(entry: Locked, expected: Sequence[int]) -> Conflict | WrongState | None:
    """Say why an entry cannot be edited now: another version, or in the trash."""
    if not version_matches(expected, entry.version):
        return Conflict(entry.version, entry.updated_at, entry.updated_by)
    return WrongState(TRASHED) if entry.deleted_at else None


def writing(assignments: str) -> Statement:
    """Compile one change of an entry: the row, the revision, the event, the answer."""
    return statement(f"""
        WITH e AS (
            UPDATE entries
            SET {assignments}, version = version + 1, stored_bytes = stored_bytes + :stored_bytes,
                updated_at = greatest(clock_timestamp(), updated_at), updated_by = :user_id
            WHERE id = :entry_id
            RETURNING *, updated_at AS moment
        ), {keeping()}, {usage.spending("e")}, {events.recording("e")}
        SELECT e.version, {WRITTEN_ENTRY}, {usage.used("e")}
        FROM e JOIN users a ON a.id = e.author_id""")


async def write(
    ctx: Context, query: Statement, entry: Locked, event: events.Event, **params: object
) -> Document:
    """Run one change of a locked entry, which has to have room in its author's account."""
    recorded = events.parameters(ctx, event)
    spent = usage.parameters(recorded)
    version, document, used = await _run(ctx, query, entry, {**params, **spent, **recorded})
    usage.check(ctx, used, spent)
    return Document(version, document)


async def move(
    ctx: Context, query: Statement, entry: Locked, event: events.Event, **params: object
) -> Document:
    """Move a locked entry to the trash or back: there is always room for that."""
    recorded = events.parameters(ctx, event)
    spent = usage.parameters(recorded)
    version, document, *_ = await _run(ctx, query, entry, {**params, **spent, **recorded})
    return Document(version, document)


async def _run(
    ctx: Context, query: Statement, entry: Locked, params: Mapping[str, object]
) -> Sequence[Any]:
    given = {"tags": entry.tags, **NO_BLOCKS, **params}
    return await one(ctx.db, query, **given, entry_id=entry.id, user_id=ctx.user.user_id)


_PRESENT = statement(f"""
    SELECT e.version, {ENTRY} FROM entries e JOIN users a ON a.id = e.author_id
    WHERE e.id = :entry_id""")


async def present(ctx: Context, entry_id: UUID) -> Document:
    """Return a locked entry as it is."""
    return Document(*await one(ctx.db, _PRESENT, entry_id=entry_id))


_SET_TAGS = statement("""
    WITH gone AS (
        DELETE FROM entry_tags
        WHERE entry_id = :entry_id AND NOT tag_id = ANY(CAST(:tag_ids AS uuid[]))
    )
    INSERT INTO entry_tags (entry_id, tag_id, entry_date)
    SELECT :entry_id, unnest(CAST(:tag_ids AS uuid[])), :entry_date
    ON CONFLICT (entry_id, tag_id) DO UPDATE SET entry_date = excluded.entry_date""")


async def set_tags(ctx: Context, entry_id: UUID, tag_ids: Sequence[UUID], entry_date: date) -> None:
    """Give a locked entry exactly these tags, each with a copy of its day."""
    where = {"entry_id": entry_id, "entry_date": entry_date}
    await rows(ctx.db, _SET_TAGS, **where, tag_ids=list(tag_ids))
