"""On which days there are entries, and what was written on this day in earlier years."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from core.context import Context
from core.days import same_day_before
from store.documents import ENTRY_SUMMARY, json_row
from store.session import first, statement

ON_THIS_DAY = 50

_DAYS = """(SELECT coalesce(json_agg(d), '[]') FROM (
        SELECT e.entry_date, count(*) AS entries_count FROM entries e
        WHERE e.workspace_id = w.id AND e.deleted_at IS NULL
          AND e.entry_date BETWEEN :from_date AND :to_date
        GROUP BY e.entry_date ORDER BY e.entry_date) d)"""

_EARLIER = f"""(SELECT coalesce(json_agg(d.document), '[]') FROM (
        SELECT {ENTRY_SUMMARY} AS document FROM entries e JOIN users a ON a.id = e.author_id
        WHERE e.workspace_id = w.id AND e.deleted_at IS NULL
          AND e.entry_date = ANY(CAST(:dates AS date[]))
        ORDER BY e.entry_date DESC, e.id DESC LIMIT {ON_THIS_DAY}) d)"""

_READ = statement(f"""
    SELECT {json_row(f"{_DAYS} AS days, {_EARLIER} AS on_this_day")}
    FROM workspaces w JOIN memberships m ON m.workspace_id = w.id AND m.user_id = :user_id
    WHERE w.id = :workspace_id AND w.deleted_at IS NULL""")


async def read(
    ctx: Context, workspace_id: UUID, from_date: date, to_date: date, on_this_day: date | None
) -> bytes | None:
    """Read the calendar of a workspace; None for one that is not the caller's."""
    row = await first(
        ctx.db,
        _READ,
        workspace_id=workspace_id,
        user_id=ctx.user.user_id,
        from_date=from_date,
        to_date=to_date,
        dates=[] if on_this_day is None else same_day_before(on_this_day),
    )
    return None if row is None else bytes(row[0])
