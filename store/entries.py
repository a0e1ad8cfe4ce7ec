"""Journal entries: event-sourced, with a row per entry that is updated in the same transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from core.block_patch import changed_blocks, counted
from core.context import Context
from core.days import today_in
from core.ids import new_id
from core.paging import KeyPart
from core.results import (
    Conflict,
    Document,
    Forbidden,
    NotFound,
    Page,
    WrongState,
    version_matches,
)
from core.text import in_one_line, one_line
from core.threads import apart
from store import events, usage
from store.documents import ENTRY, ENTRY_SUMMARY, TRASHED_ENTRY, WRITTEN_ENTRY
from store.journal import (
    ACTIVE,
    MEMBER,
    READ_ONLY,
    WRITERS,
    Locked,
    keeping,
    lock,
    move,
    present,
    refusal,
    set_tags,
    write,
    writing,
)
from store.session import Statement, first, json_text, one, rows, statement
from store.tags import ensure, same_tags, tag_key

# Reading ------------------------------------------------------------------------------------------

_READ = statement(f"""
    SELECT e.version, CASE WHEN ARRAY[e.version, -1] && :known THEN NULL ELSE {ENTRY} END
    FROM entries e {MEMBER} JOIN users a ON a.id = e.author_id
    WHERE e.id = :entry_id""")


async def read(ctx: Context, entry_id: UUID, known: Sequence[int] = ()) -> Document | None:
    """Read an entry, in the trash or not; None when there is none that the caller may see."""
    row = await first(ctx.db, _READ, entry_id=entry_id, user_id=ctx.user.user_id, known=list(known))
    return None if row is None else Document(*row)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; None means everything."""

    status: str = ACTIVE
    tag: str | None = None
    author_id: UUID | None = None
    from_date: date | None = None
    to_date: date | None = None
    pinned: bool | None = None

    @property
    def present(self) -> frozenset[str]:
        """The names of the filters that are set: they choose the statement."""
        names = ("tag", "author_id", "from_date", "to_date")
        given = {name for name in names if getattr(self, name) is not None}
        if self.pinned is not None:
            given.add("pinned" if self.pinned else "not_pinned")
        return frozenset(given)


_CONDITIONS = {
    "tag": """k.tag_id = (
        SELECT id FROM tags WHERE workspace_id = :workspace_id AND name_key = :tag)""",
    "author_id": "e.author_id = :author_id",
    "from_date": "e.entry_date >= :from_date",
    "to_date": "e.entry_date <= :to_date",
    # Two statements rather than a parameter, so that the index of pinned entries is used.
    "pinned": "e.pinned",
    "not_pinned": "NOT e.pinned",
}


@cache
def _list(status: str, present: frozenset[str]) -> Statement:
    """Compile the list for one set of filters. A member gets at least one row, maybe empty."""
    state = "IS NULL" if status == ACTIVE else "IS NOT NULL"
    key, source = "e.entry_date, e.id", "entries e"
    if "tag" in present:
        key, source = "k.entry_date, k.entry_id", "entry_tags k JOIN entries e ON e.id = k.entry_id"
    conditions = ["e.workspace_id = :workspace_id", f"e.deleted_at {state}"]
    conditions += [_CONDITIONS[name] for name in sorted(present - {"after"})]
    if "after" in present:
        conditions.append(f"({key}) < (CAST(:after_date AS date), CAST(:after_id AS uuid))")
    return statement(f"""
        SELECT p.entry_date, p.id, p.document
        FROM workspaces w
        JOIN memberships m ON m.workspace_id = w.id AND m.user_id = :user_id
        LEFT JOIN LATERAL (
            SELECT e.entry_date, e.id, {ENTRY_SUMMARY} AS document
            FROM {source} JOIN users a ON a.id = e.author_id
            WHERE {" AND ".join(conditions)}
            ORDER BY {key.replace(",", " DESC,")} DESC LIMIT :limit
        ) p ON true
        WHERE w.id = :workspace_id AND w.deleted_at IS NULL
        ORDER BY p.entry_date DESC, p.id DESC""")


async def page(
    ctx: Context,
    workspace_id: UUID,
    filters: Filters,
    limit: int,
    after: Sequence[KeyPart] | None = None,
) -> Page | None:
    """List entries without content, newest day first.

    None for a workspace that is not the caller's.
    """
    present = filters.present | ({"after"} if after else set())
    after_date, after_id = after or (None, None)
    found = await rows(
        ctx.db,
        _list(filters.status, present),
        workspace_id=workspace_id,
        user_id=ctx.user.user_id,
        tag=tag_key(filters.tag) if filters.tag else None,
        author_id=filters.author_id,
        from_date=filters.from_date,
        to_date=filters.to_date,
        after_date=after_date,
        after_id=after_id,
        limit=limit + 1,
    )
    if not found:
        return None
    items = [row[2] for row in found if row[2] is not None]
    day, entry_id, _ = found[min(limit, len(found)) - 1]
    more = len(items) > limit
    return Page(items[:limit], [day.isoformat(), str(entry_id)] if more else None)


# Creating -----------------------------------------------------------------------------------------

_WRITER = statement("""
    SELECT m.role, u.time_zone
    FROM workspaces w JOIN memberships m ON m.workspace_id = w.id JOIN users u ON u.id = m.user_id
    WHERE w.id = :workspace_id AND w.deleted_at IS NULL AND u.id = :user_id""")

_CREATE = statement(f"""
    WITH e AS (
        INSERT INTO entries (id, workspace_id, author_id, title, content, entry_date, time_zone,
        mood, pinned,
                             version, content_version, created_at, updated_at, updated_by,
                             stored_bytes)
        SELECT :entry_id, :workspace_id, :user_id, :title, :content, :entry_date, :time_zone,
        :mood, :pinned,
               1, 1, moment, moment, :user_id, :stored_bytes
        FROM clock_timestamp() AS moment
        RETURNING *, created_at AS moment
    ), tagged AS (
        INSERT INTO entry_tags (entry_id, tag_id, entry_date)
        SELECT e.id, unnest(CAST(:tag_ids AS uuid[])), e.entry_date FROM e
    ), {keeping()}, {usage.spending("e")}, {events.recording("e")}
    SELECT e.version, {WRITTEN_ENTRY}, {usage.used("e")}
    FROM e JOIN users a ON a.id = e.author_id""")


async def create(  # noqa: PLR0913 - these are the fields of an entry
    ctx: Context,
    workspace_id: UUID,
    *,
    title: str,
    content: Mapping[str, Any],
    entry_date: date | None,
    time_zone: str | None,
    mood: str | None,
    pinned: bool,
    tags: Sequence[str],
) -> tuple[UUID, Document] | NotFound | Forbidden:
    """Write a new entry; return its id and how it reads.

    The time zone defaults to the writer's, the day to today there.
    """
    user_id = ctx.user.user_id
    writer = await first(ctx.db, _WRITER, workspace_id=workspace_id, user_id=user_id)
    if writer is None:
        return NotFound()
    if writer[0] not in WRITERS:
        return READ_ONLY
    zone = time_zone or writer[1]
    used = await ensure(ctx.db, workspace_id, tags)
    entry_id = new_id()
    fields: dict[str, object] = {
        "title": one_line(title),
        "entry_date": entry_date or today_in(zone),
        "time_zone": zone,
        "mood": mood,
        "pinned": pinned,
    }
    text = json_text(content)
    counts = await apart(len(text), counted, [], content["blocks"])
    change = {**fields, "author_id": user_id, "content": content, "tags": used.names}
    event = events.Event(
        "entry.created", entry_id, 1, {**change, "workspace_id": workspace_id}, workspace_id
    )
    recorded = events.parameters(ctx, event)
    spent = usage.parameters(recorded)
    version, document, stored = await one(
        ctx.db,
        _CREATE,
        entry_id=entry_id,
        workspace_id=workspace_id,
        user_id=user_id,
        content=text,
        tag_ids=used.ids,
        tags=used.names,
        **counts,
        **fields,
        **spent,
        **recorded,
    )
    usage.check(ctx, stored, spent)
    return entry_id, Document(version, document)


# Changing -----------------------------------------------------------------------------------------

_UPDATE = writing("""title = :title, entry_date = :entry_date, time_zone = :time_zone,
                mood = :mood, pinned = :pinned""")

_DATE_TAGS = statement("UPDATE entry_tags SET entry_date = :entry_date WHERE entry_id = :entry_id")


async def patch(
    ctx: Context, entry_id: UUID, expected: Sequence[int], changes: Mapping[str, Any]
) -> Document | NotFound | Forbidden | Conflict | WrongState:
    """Change fields or the set of tags; no event when nothing changed (domain rule D1)."""
    entry = await lock(ctx, entry_id)
    if not isinstance(entry, Locked):
        return entry
    reason = refusal(entry, expected)
    if reason is not None:
        return reason
    wanted = in_one_line(changes, "title")
    changed = {k: v for k, v in wanted.items() if k != "tags" and entry.fields[k] != v}
    day = changed.get("entry_date", entry.fields["entry_date"])
    if "tags" in wanted and not same_tags(wanted["tags"], entry.tags):
        used = await ensure(ctx.db, entry.workspace_id, wanted["tags"])
        await set_tags(ctx, entry_id, used.ids, day)
        changed["tags"] = used.names
    elif "entry_date" in changed:
        await rows(ctx.db, _DATE_TAGS, entry_id=entry_id, entry_date=day)
    if not changed:
        return await present(ctx, entry_id)
    fields = {**entry.fields, "tags": entry.tags, **changed}
    return await write(ctx, _UPDATE, entry, entry.event("updated", changed), **fields)


_CONTENT = statement("SELECT content FROM entries WHERE id = :entry_id")
_REPLACE = writing("content = :content, content_version = version + 1")


async def replace_content(
    ctx: Context, entry_id: UUID, expected: Sequence[int], content: Mapping[str, Any]
) -> Document | NotFound | Forbidden | Conflict | WrongState:
    """Replace the block document. Equal content: no event, the same version."""
    entry = await lock(ctx, entry_id)
    if not isinstance(entry, Locked):
        return entry
    reason = refusal(entry, expected)
    if reason is not None:
        return reason
    text = json_text(content)
    (old,) = await one(ctx.db, _CONTENT, entry_id=entry_id)
    counts = await apart(len(old) + len(text), changed_blocks, old, text)
    if counts is None:
        return await present(ctx, entry_id)
    event = entry.event("content_replaced", {"content": content})
    return await write(ctx, _REPLACE, entry, event, content=text, **counts)


# The trash ----------------------------------------------------------------------------------------

_TRASH = statement(f"""
    WITH e AS (
        UPDATE entries e
        SET deleted_at = moment, purge_at = moment + make_interval(days => CAST(:days AS integer)),
            version = e.version + 1, updated_at = moment, updated_by = :user_id
        FROM (SELECT greatest(clock_timestamp(), updated_at) AS moment
              FROM entries WHERE id = :entry_id) AS clock
        WHERE e.id = :entry_id
        RETURNING e.*, moment
    ), {keeping()}, {events.recording("e")}
    SELECT e.version, {TRASHED_ENTRY} FROM e""")

_READ_TRASHED = statement(
    f"SELECT e.version, {TRASHED_ENTRY} FROM entries e WHERE e.id = :entry_id"
)

_RESTORE = writing("deleted_at = NULL, purge_at = NULL")


async def trash(
    ctx: Context, entry_id: UUID, expected: Sequence[int]
) -> Document | NotFound | Forbidden | Conflict:
    """Put an entry in the trash; once more is fine, whatever was expected, and no new event."""
    entry = await lock(ctx, entry_id)
    if not isinstance(entry, Locked):
        return entry
    if entry.deleted_at:
        return Document(*await one(ctx.db, _READ_TRASHED, entry_id=entry_id))
    if not version_matches(expected, entry.version):
        return Conflict(entry.version, entry.updated_at, entry.updated_by)
    event = entry.event("trashed", {"retention_days": entry.trash_days})
    return await move(ctx, _TRASH, entry, event, days=entry.trash_days)


async def restore(ctx: Context, entry_id: UUID) -> Document | NotFound | Forbidden | WrongState:
    """Take an entry out of the trash. `WrongState` when it is not in it."""
    entry = await lock(ctx, entry_id)
    if not isinstance(entry, Locked):
        return entry
    if not entry.deleted_at:
        return WrongState(ACTIVE)
    return await move(ctx, _RESTORE, entry, entry.event("restored", {}))
