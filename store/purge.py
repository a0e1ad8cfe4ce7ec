"""The purge: what lay in the trash for its time is really deleted (domain rule D15).

The row goes, and everything that hangs on it. Of the events a tombstone stays, so that the stream
has no gap: id, type, version and time. What they said is blanked, and whoever did it. A last event
tells of the purge.

An aggregate is purged once the broker has all of its events: a blanked one could not be published
as the contract declares it.
"""

from __future__ import annotations

from core.context import Database
from store import events
from store.session import Statement, one, statement

BATCH = 50


def _purging(table: str, noun: str, blanked: str, also: str = "") -> Statement:
    """Compile the purge of a batch; `blanked` selects the aggregates of a `due` row.

    First the accounts that get their room back are locked, then the files that are no longer
    shown: in the order in which every writer locks them.
    """
    workspace = "workspace_id" if noun == "entry" else "CAST(NULL AS uuid)"
    return statement(f"""
        WITH due AS (
            SELECT * FROM {table} t
            WHERE t.purge_at <= now() AND NOT EXISTS (
                SELECT FROM event_store e
                WHERE e.aggregate_id = t.id AND e.published_at IS NULL)
            ORDER BY t.purge_at LIMIT {BATCH} FOR UPDATE SKIP LOCKED
        ), told AS (
            SELECT id AS aggregate_id, version + 1 AS version, {workspace} AS workspace_id,
                   greatest(clock_timestamp(), updated_at) AS moment, '{{}}'::json AS change,
                   json_build_object('{noun}_id', id, 'version', version + 1) AS public
            FROM due
        ), {events.recording_each("told", f"{noun}.purged")},
        {events.blanking(blanked)}{also},
        accounts AS MATERIALIZED (
            SELECT user_id FROM account_usage WHERE user_id IN (SELECT author_id FROM due)
            ORDER BY user_id FOR NO KEY UPDATE
        ), given_back AS (
            UPDATE account_usage u SET text_bytes = greatest(0, u.text_bytes - d.bytes)
            FROM (SELECT author_id, sum(stored_bytes)::bigint AS bytes FROM due
                  GROUP BY author_id) d
            WHERE u.user_id = d.author_id AND (SELECT count(*) FROM accounts) > 0
        ), shown AS MATERIALIZED (
            SELECT FROM media
            WHERE id IN (SELECT k.media_id FROM {noun}_media k JOIN due ON due.id = k.{noun}_id)
              AND (SELECT count(*) FROM accounts) >= 0
            ORDER BY id FOR NO KEY UPDATE
        ), gone AS (
            DELETE FROM {table} USING due
            WHERE {table}.id = due.id AND (SELECT count(*) FROM shown) >= 0
        )
        SELECT count(*) FROM event""")


_PURGE_ENTRIES = _purging("entries", "entry", "SELECT id FROM due")

# Where a post was to be read says for a year that it is gone; a slug that was never public is free.
_PURGE_POSTS = _purging(
    "posts",
    "post",
    "SELECT id FROM due UNION ALL SELECT c.id FROM comments c JOIN due ON due.id = c.post_id",
    "".join(
        f""", known_{table} AS (
            UPDATE {table} s SET post_id = NULL, gone_at = now()
            FROM due WHERE s.post_id = due.id AND due.published_at IS NOT NULL
        ), unknown_{table} AS (
            DELETE FROM {table} s USING due
            WHERE s.post_id = due.id AND due.published_at IS NULL
        )"""
        for table in ("post_slugs", "post_aliases")
    ),
)

_FREE_SLUGS = statement("""
    WITH forgotten AS (
        DELETE FROM post_aliases WHERE gone_at <= now() - interval '1 year'
    ), free AS (
        DELETE FROM post_slugs WHERE gone_at <= now() - interval '1 year' RETURNING 1)
    SELECT count(*) FROM free""")


async def purge_entries(db: Database) -> int:
    """Purge entries whose time in the trash is over, at most `BATCH`; return how many."""
    return await _purge(db, _PURGE_ENTRIES)


async def purge_posts(db: Database) -> int:
    """Purge posts whose time in the trash is over, at most `BATCH`; return how many.

    With their versions, comments, likes, bookmarks and views.
    """
    return await _purge(db, _PURGE_POSTS)


async def _purge(db: Database, query: Statement) -> int:
    (purged,) = await one(db, query)
    if purged:
        events.announce(db)
    return int(purged)


async def free_slugs(db: Database) -> int:
    """Let the slugs of posts be taken again that were purged a year ago; return how many."""
    return int((await one(db, _FREE_SLUGS))[0])
