"""The counters of posts, counted again (domain rule D7): a drift is a mistake of the program.

A counter and what it counts change in one transaction, so that one statement sees both as they were
at one moment: whatever differs is a drift, however busy the post is. It is corrected, since readers
see the counter, and reported, since somebody has to find the cause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from core.context import Database
from store.documents import visible_comment
from store.session import rows, statement

BATCH = 500

# Each counter of `posts`, and what it is to be.
COUNTS = {
    "likes_count": "(SELECT count(*) FROM post_likes l WHERE l.post_id = p.id)",
    "bookmarks_count": "(SELECT count(*) FROM bookmarks b WHERE b.post_id = p.id)",
    "comments_count": f"""(SELECT count(*) FROM comments c LEFT JOIN users a ON a.id = c.author_id
                           WHERE c.post_id = p.id AND {visible_comment()})""",
}


@dataclass(frozen=True, slots=True)
class Drift:
    """A counter that is not what it counts."""

    post_id: UUID
    counter: str
    stored: int
    counted: int


@dataclass(frozen=True, slots=True)
class Part:
    """What a part of the reconciliation found, and after which post the next one continues."""

    drifts: Sequence[Drift]
    last: UUID | None


_PART = statement(f"""
    SELECT p.id FROM posts p WHERE CAST(:after AS uuid) IS NULL OR p.id > CAST(:after AS uuid)
    ORDER BY p.id LIMIT {BATCH}""")

_COMPARE = statement(f"""
    SELECT p.id, n.name, n.stored, n.counted
    FROM posts p, LATERAL (VALUES {
    ", ".join(f"('{name}', p.{name}, {counted})" for name, counted in COUNTS.items())
}) AS n (name, stored, counted)
    WHERE p.id = ANY(CAST(:posts AS uuid[])) AND n.stored <> n.counted
    ORDER BY p.id, n.name""")

_LOCK = statement("""
    SELECT id FROM posts WHERE id = ANY(CAST(:posts AS uuid[])) ORDER BY id FOR UPDATE""")

# After the lock, in a statement of its own: it sees what was committed meanwhile, and whoever is
# about to count waits for this.
_CORRECT = statement(f"""
    UPDATE posts p SET {", ".join(f"{name} = {counted}" for name, counted in COUNTS.items())}
    WHERE p.id = ANY(CAST(:posts AS uuid[]))""")


async def reconcile(db: Database, after: UUID | None = None) -> Part:
    """Compare and correct the counters of the next `BATCH` posts, in the order of their ids."""
    posts = [row[0] for row in await rows(db, _PART, after=after)]
    drifts = [Drift(*row) for row in await rows(db, _COMPARE, posts=posts)]
    if drifts:
        wrong = sorted({drift.post_id for drift in drifts})
        await rows(db, _LOCK, posts=wrong)
        await rows(db, _CORRECT, posts=wrong)
    return Part(drifts, posts[-1] if len(posts) == BATCH else None)
