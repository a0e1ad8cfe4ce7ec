"""The tags of a workspace: listed with counts, renamed, merged, removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.context import Context
from core.errors import Unavailable
from core.ids import new_id
from core.paging import KeyPart
from core.results import Conflict, Document, Forbidden, NotFound, Page, version_matches
from core.text import one_line
from store import events
from store.documents import ENTRY_TAGS, TAG
from store.journal import NO_BLOCKS, READ_ONLY, WRITERS, keeping
from store.session import first, one, rows, statement
from store.tags import tag_key

BATCH = 500
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class TagExists:
    """Another tag of the workspace has the name."""

    id: UUID
    name: str


# The list -----------------------------------------------------------------------------------------

_LIST = statement(f"""
    SELECT p.key, p.id, p.document
    FROM workspaces w
    JOIN memberships m ON m.workspace_id = w.id AND m.user_id = :user_id
    LEFT JOIN LATERAL (
        SELECT left(t.name_key, 64) AS key, t.id, {TAG} AS document
        FROM tags t
        WHERE t.workspace_id = w.id AND starts_with(t.name_key, :prefix)
          AND EXISTS (SELECT FROM entry_tags et JOIN entries e ON e.id = et.entry_id
                      WHERE et.tag_id = t.id AND e.deleted_at IS NULL)
          AND (left(t.name_key, 64), t.id)
              > (CAST(:after_key AS text), CAST(:after_id AS uuid))
        ORDER BY left(t.name_key, 64), t.id LIMIT :limit
    ) p ON true
    WHERE w.id = :workspace_id AND w.deleted_at IS NULL
    ORDER BY p.key, p.id""")

# Before every key: none is empty.
_FIRST = ("", UUID(int=0))


async def page(
    ctx: Context,
    workspace_id: UUID,
    prefix: str | None,
    limit: int,
    after: Sequence[KeyPart] | None = None,
) -> Page | None:
    """List the tags of entries outside of the trash; None for a workspace not the caller's."""
    after_key, after_id = after or _FIRST
    found = await rows(
        ctx.db,
        _LIST,
        workspace_id=workspace_id,
        user_id=ctx.user.user_id,
        prefix=tag_key(prefix) if prefix else "",
        after_key=after_key,
        after_id=after_id,
        limit=limit + 1,
    )
    if not found:
        return None
    items = [row[2] for row in found if row[2] is not None]
    key, tag_id, _ = found[min(limit, len(found)) - 1]
    return Page(items[:limit], [key, str(tag_id)] if len(items) > limit else None)


# Renaming, merging and removing -------------------------------------------------------------------

# One of these in a workspace at a time: two that cross, A into B and B into A, would each hold what
# the other one waits for.
_ROLE = statement("""
    SELECT m.role
    FROM workspaces w
    JOIN memberships m ON m.workspace_id = w.id AND m.user_id = :user_id
    JOIN tags t ON t.workspace_id = w.id AND t.id = :tag_id
    WHERE w.id = :workspace_id AND w.deleted_at IS NULL FOR NO KEY UPDATE OF w""")

# Entries first, in the order of their ids, then names, then tags: so do all who change an entry and
# then its tags.
_LOCK_ENTRIES = statement("""
    SELECT e.id FROM entry_tags et JOIN entries e ON e.id = et.entry_id
    WHERE et.tag_id = :tag_id ORDER BY e.id FOR UPDATE OF e""")

# In the order of their keys, in which a writer gives several tags to one entry.
_LOCK_TAGS = statement("""
    SELECT id, version, updated_at, updated_by, name, name_key FROM tags
    WHERE id = ANY(CAST(:tag_ids AS uuid[])) ORDER BY name_key FOR UPDATE""")

_FIND = statement("""
    SELECT id, name FROM tags
    WHERE workspace_id = :workspace_id AND name_key = :name_key""")

# Waits for another transaction that is making the same tag. The row goes at once: until the commit
# the index remembers that the name is ours.
_RESERVE = statement("""
    INSERT INTO tags (id, workspace_id, name, name_key)
    VALUES (:new_id, :workspace_id, :name, :name_key)
    ON CONFLICT DO NOTHING RETURNING id""")
_RELEASE = statement("DELETE FROM tags WHERE id = :new_id")

_RENAME = statement("""
    UPDATE tags SET name = :name, name_key = :name_key, version = version + 1,
                    updated_at = greatest(clock_timestamp(), updated_at), updated_by = :user_id
    WHERE id = :tag_id""")

_MERGE = statement("""
    WITH moved AS (
        INSERT INTO entry_tags (entry_id, tag_id, entry_date)
        SELECT entry_id, :other_id, entry_date FROM entry_tags WHERE tag_id = :tag_id
        ON CONFLICT DO NOTHING
    ), gone AS (
        DELETE FROM tags WHERE id = :tag_id
    )
    UPDATE tags SET version = version + 1,
                    updated_at = greatest(clock_timestamp(), updated_at), updated_by = :user_id
    WHERE id = :other_id""")

# With it goes what entries carry of it.
_REMOVE = statement("DELETE FROM tags WHERE id = :tag_id")

_TAGGED = statement(f"""
    WITH e AS (
        UPDATE entries e
        SET version = version + 1, updated_at = greatest(clock_timestamp(), updated_at),
            updated_by = :user_id
        WHERE e.id = ANY(CAST(:entry_ids AS uuid[]))
        RETURNING e.*
    ), {keeping("'tagged'", ENTRY_TAGS)}, told AS (
        SELECT e.id AS aggregate_id, e.version, e.workspace_id, e.updated_at AS moment,
               json_build_object('tags', {ENTRY_TAGS}) AS change,
               json_build_object('entry_id', e.id, 'version', e.version) AS public
        FROM e
    ), {events.recording_each("told", "entry.tagged", metadata=":event_metadata")}
    SELECT 1""")

_READ = statement(f"SELECT t.version, {TAG} FROM tags t WHERE t.id = :tag_id")


@dataclass(frozen=True, slots=True)
class _Locked:
    """A tag's row, locked until the transaction ends."""

    version: int
    updated_at: datetime
    updated_by: UUID | None
    name: str
    name_key: str


async def rename(
    ctx: Context,
    workspace_id: UUID,
    tag_id: UUID,
    expected: Sequence[int],
    *,
    name: str | None,
    merge: bool,
) -> Document | NotFound | Forbidden | Conflict | TagExists:
    """Rename a tag, or merge it into the one that has the name; return what is left.

    Every entry that carries it gets one event and a new version, in this one transaction.
    """
    who = {"workspace_id": workspace_id, "user_id": ctx.user.user_id}
    denied = await _denied(ctx, workspace_id, tag_id)
    if denied is not None:
        return denied
    await rows(ctx.db, _LOCK_ENTRIES, tag_id=tag_id)
    other = await _taken(ctx, workspace_id, tag_id, name)
    tag = await _lock(ctx, tag_id, other)
    if tag is None:
        return NotFound()
    reason = _refusal(tag, expected, other, merge=merge)
    if reason is not None:
        return reason
    if name is None or one_line(name) == tag.name:
        return Document(*await one(ctx.db, _READ, tag_id=tag_id))
    # Also those that got the tag while we waited for it.
    carriers = [row[0] for row in await rows(ctx.db, _LOCK_ENTRIES, tag_id=tag_id)]
    if other is None:
        named = {"name": one_line(name), "name_key": tag_key(name)}
        await rows(ctx.db, _RENAME, tag_id=tag_id, **named, **who)
    else:
        await rows(ctx.db, _MERGE, tag_id=tag_id, other_id=other.id, **who)
    await _tell(ctx, carriers)
    left = tag_id if other is None else other.id
    return Document(*await one(ctx.db, _READ, tag_id=left))


async def remove(
    ctx: Context, workspace_id: UUID, tag_id: UUID, expected: Sequence[int]
) -> NotFound | Forbidden | Conflict | None:
    """Take a tag from every entry that carries it, each with one event; then it is gone."""
    denied = await _denied(ctx, workspace_id, tag_id)
    if denied is not None:
        return denied
    await rows(ctx.db, _LOCK_ENTRIES, tag_id=tag_id)
    tag = await _lock(ctx, tag_id, None)
    if tag is None:
        return NotFound()
    if not version_matches(expected, tag.version):
        return Conflict(tag.version, tag.updated_at, tag.updated_by)
    # Also those that got the tag while we waited for it.
    carriers = [row[0] for row in await rows(ctx.db, _LOCK_ENTRIES, tag_id=tag_id)]
    await rows(ctx.db, _REMOVE, tag_id=tag_id)
    await _tell(ctx, carriers)
    return None


async def _denied(ctx: Context, workspace_id: UUID, tag_id: UUID) -> NotFound | Forbidden | None:
    """Hold the workspace of a tag; say why the caller may not change the tag."""
    where = {"workspace_id": workspace_id, "tag_id": tag_id}
    role = await first(ctx.db, _ROLE, user_id=ctx.user.user_id, **where)
    if role is None:
        return NotFound()
    return None if role[0] in WRITERS else READ_ONLY


async def _lock(ctx: Context, tag_id: UUID, other: TagExists | None) -> _Locked | None:
    """Lock a tag, and the one that has its new name; None when it is gone."""
    tag_ids = [tag_id] if other is None else [tag_id, other.id]
    found = {row[0]: _Locked(*row[1:]) for row in await rows(ctx.db, _LOCK_TAGS, tag_ids=tag_ids)}
    if other is not None and (other.id not in found or found[other.id].name != other.name):
        raise Unavailable("another tag had this name a moment ago")
    return found.get(tag_id)


def _refusal(
    tag: _Locked, expected: Sequence[int], other: TagExists | None, *, merge: bool
) -> Conflict | TagExists | None:
    """Say why a tag cannot be renamed now: another version, or another tag has the name."""
    if not version_matches(expected, tag.version):
        return Conflict(tag.version, tag.updated_at, tag.updated_by)
    return None if merge else other


async def _taken(
    ctx: Context, workspace_id: UUID, tag_id: UUID, name: str | None
) -> TagExists | None:
    """Find another tag that has the name; None when the name is ours from now on.

    Before the tag is locked: who makes a tag of this name may be waiting for it.
    """
    if name is None:
        return None
    named = {"workspace_id": workspace_id, "name_key": tag_key(name)}
    for _ in range(_ATTEMPTS):
        fresh = new_id()
        if await first(ctx.db, _RESERVE, new_id=fresh, name=one_line(name), **named) is not None:
            await rows(ctx.db, _RELEASE, new_id=fresh)
            return None
        row = await first(ctx.db, _FIND, **named)
        if row is not None:
            return None if row[0] == tag_id else TagExists(*row)
    raise Unavailable("a tag of this name comes and goes")


async def _tell(ctx: Context, entry_ids: Sequence[UUID]) -> None:
    """Record for each locked entry that its tags read otherwise now."""
    events.announce(ctx.db)
    for start in range(0, len(entry_ids), BATCH):
        batch = entry_ids[start : start + BATCH]
        who = {"user_id": ctx.user.user_id, **events.caused(ctx)}
        await rows(ctx.db, _TAGGED, entry_ids=batch, **who, **NO_BLOCKS)
