"""Scheduled posts: published when the database's clock says so (domain rule D5)."""

from __future__ import annotations

from core.context import Database
from store import events, feed_changes
from store.documents import PUBLISHED_POST
from store.session import one, statement

BATCH = 100

# Whoever edits a post, or cancels its schedule, holds its row: then it is left to the next poll,
# which is soon. `published_at` is when it happened, `scheduled_for` is when it was to happen. Posts
# of an author who is suspended wait.
_PUBLISH_DUE = statement(f"""
    WITH due AS (
        SELECT p.id, greatest(clock_timestamp(), p.updated_at) AS moment FROM posts p
        WHERE p.status = 'scheduled' AND p.scheduled_for <= now()
          AND EXISTS (SELECT FROM users u WHERE u.id = p.author_id
                      AND u.suspended_at IS NULL AND u.erased_at IS NULL)
        ORDER BY p.scheduled_for LIMIT {BATCH} FOR UPDATE SKIP LOCKED
    ), p AS (
        UPDATE posts
        SET status = 'published', published_at = coalesce(posts.published_at, due.moment),
            version = posts.version + 1, updated_at = due.moment, updated_by = NULL
        FROM due WHERE posts.id = due.id
        RETURNING posts.*
    ), tagged AS (
        UPDATE post_tags SET published_at = p.published_at FROM p WHERE post_tags.post_id = p.id
    ), told AS (
        SELECT p.id AS aggregate_id, p.version, CAST(NULL AS uuid) AS workspace_id,
               p.updated_at AS moment, '{{}}'::json AS change, {PUBLISHED_POST} AS public
        FROM p JOIN users a ON a.id = p.author_id
    ), {feed_changes.noting("p", "true")}, {events.recording_each("told", "post.published")}
    SELECT count(*) FROM event""")


async def publish_due(db: Database) -> int:
    """Publish the posts whose time has come, the most overdue first; return how many.

    At most `BATCH`: call it until it finds none. Any number may call it at once.
    """
    (published,) = await one(db, _PUBLISH_DUE)
    if published:
        events.announce(db)
    return int(published)
