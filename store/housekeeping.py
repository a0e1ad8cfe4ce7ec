"""What expires: the chores of the worker, each a statement that is safe to run twice."""

from __future__ import annotations

from core.context import Database
from store.session import one, statement

MONTHS_AHEAD = 3
SESSION_DAYS_KEPT = 30
TOKEN_DAYS_KEPT = 7
JOB_DAYS_KEPT = 30
BATCH = 10_000

_MAKE_PARTITIONS = statement("SELECT event_store_make_partitions(CAST(:months AS integer))")

_REMOVE_KEYS = statement(f"""
    WITH gone AS (
        DELETE FROM idempotency_keys WHERE (principal, operation, key) IN (
            SELECT principal, operation, key FROM idempotency_keys
            WHERE expires_at < clock_timestamp() LIMIT {BATCH} FOR UPDATE SKIP LOCKED)
        RETURNING 1)
    SELECT count(*) FROM gone""")

# An ended session is kept a while: its refresh tokens still tell a thief's use from a mistake.
_REMOVE_SESSIONS = statement(f"""
    WITH gone AS (
        DELETE FROM sessions WHERE id IN (
            SELECT id FROM sessions
            WHERE expires_at < clock_timestamp() - make_interval(days => {SESSION_DAYS_KEPT})
            LIMIT {BATCH} FOR UPDATE SKIP LOCKED)
        RETURNING 1)
    SELECT count(*) FROM gone""")

# A used one is kept a while too: who follows the link again is told that it was used.
_REMOVE_TOKENS = statement(f"""
    WITH gone AS (
        DELETE FROM account_tokens WHERE id IN (
            SELECT id FROM account_tokens
            WHERE expires_at < clock_timestamp() - make_interval(days => {TOKEN_DAYS_KEPT})
            LIMIT {BATCH} FOR UPDATE SKIP LOCKED)
        RETURNING 1)
    SELECT count(*) FROM gone""")

_REMOVE_LETTERBOXES = statement(f"""
    WITH gone AS (
        DELETE FROM letterboxes WHERE (email_key, kind) IN (
            SELECT email_key, kind FROM letterboxes
            WHERE since < clock_timestamp() - interval '1 hour'
            LIMIT {BATCH} FOR UPDATE SKIP LOCKED)
        RETURNING 1)
    SELECT count(*) FROM gone""")

# Long enough for a person to have looked at the alarm.
_REMOVE_JOBS = statement(f"""
    WITH gone AS (
        DELETE FROM procrastinate_jobs WHERE id IN (
            SELECT j.id FROM procrastinate_jobs j
            WHERE j.status IN ('failed', 'aborted', 'cancelled') AND NOT EXISTS (
                SELECT FROM procrastinate_events e
                WHERE e.job_id = j.id
                  AND e.at > clock_timestamp() - make_interval(days => {JOB_DAYS_KEPT}))
            LIMIT {BATCH} FOR UPDATE SKIP LOCKED)
        RETURNING 1)
    SELECT count(*) FROM gone""")


# Their last use ended in two transactions at once, of which each saw the other's: neither took the
# tag away, as the trigger of migration 0026 does otherwise.
_REMOVE_TAGS = statement(f"""
    SELECT tags_drop_unused(ARRAY(
        SELECT t.id FROM tags t
        WHERE NOT EXISTS (SELECT FROM entry_tags WHERE tag_id = t.id)
          AND NOT EXISTS (SELECT FROM post_tags WHERE tag_id = t.id)
        LIMIT {BATCH}))""")


async def make_event_partitions(db: Database) -> int:
    """Make the event store's partitions of the coming months; return how many were missing."""
    return int((await one(db, _MAKE_PARTITIONS, months=MONTHS_AHEAD))[0])


async def remove_expired_idempotency_keys(db: Database) -> int:
    """Remove idempotency keys that have expired, at most `BATCH`; return how many."""
    return int((await one(db, _REMOVE_KEYS))[0])


async def remove_expired_sessions(db: Database) -> int:
    """Remove sessions that expired long ago, with their refresh tokens, at most `BATCH`."""
    return int((await one(db, _REMOVE_SESSIONS))[0])


async def remove_expired_account_tokens(db: Database) -> int:
    """Remove tokens of mails that expired a week ago, at most `BATCH`; return how many."""
    return int((await one(db, _REMOVE_TOKENS))[0])


async def remove_letterboxes(db: Database) -> int:
    """Forget who was sent letters more than an hour ago, at most `BATCH`; return how many."""
    return int((await one(db, _REMOVE_LETTERBOXES))[0])


async def remove_failed_jobs(db: Database) -> int:
    """Remove jobs that were given up a month ago, at most `BATCH`; return how many."""
    return int((await one(db, _REMOVE_JOBS))[0])


async def remove_unused_tags(db: Database) -> int:
    """Remove tags that no entry and no post carries, at most `BATCH`; return how many."""
    return int((await one(db, _REMOVE_TAGS))[0])
