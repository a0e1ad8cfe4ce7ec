"""What posts say of their likes, bookmarks and comments, compared with what there is.

Every write keeps its count itself; a difference is a mistake of ours, or somebody's hand in the
database. It is told, and put right.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from core.context import Database
from store.documents import visible_comment
from store.session import rows, statement

BATCH = 1_000

_COUNTED = {
    "likes_count": "SELECT l.post_id FROM post_likes l",
    "bookmarks_count": "SELECT b.post_id FROM bookmarks b",
    "comments_count": f"""SELECT c.post_id FROM comments c LEFT JOIN users a ON a.id = c.author_id
        WHERE {visible_comment()}""",
}


@dataclass(frozen=True, slots=True)
class Drift:
    """A count that was wrong: what the post said, and what there was."""

    post_id: UUID
    count: str
    said: int
    found: int


def _compared(count: str, source: str) -> str:
    return f"""
        SELECT p.id, '{count}', p.{count}, coalesce(n.n, 0) FROM posts p
        LEFT JOIN (SELECT post_id, count(*) AS n FROM ({source}) AS one_each GROUP BY post_id) n
            ON n.post_id = p.id
        WHERE p.{count} <> coalesce(n.n, 0)"""


# One statement sees one moment, at which no write is half done.
_COMPARE = statement(
    " UNION ALL ".join(_compared(count, source) for count, source in _COUNTED.items())
    + f" ORDER BY 1, 2 LIMIT {BATCH}"
)

_LOCK = statement("""
    SELECT p.id FROM posts p WHERE p.id = ANY(CAST(:post_ids AS uuid[]))
    ORDER BY p.id FOR NO KEY UPDATE""")

# After the locks, in a statement of its own: whoever changes a count has committed, or will add to
# what is found here.
_REPAIR = statement(f"""
    UPDATE posts p SET {
    ", ".join(
        f"{count} = (SELECT count(*) FROM ({source}) AS one_each WHERE post_id = p.id)"
        for count, source in _COUNTED.items()
    )
}
    WHERE p.id = ANY(CAST(:post_ids AS uuid[]))""")


async def drifted(db: Database) -> list[Drift]:
    """Return counts that are wrong, at most `BATCH`."""
    return [Drift(*row) for row in await rows(db, _COMPARE)]


async def reconcile(db: Database) -> list[Drift]:
    """Put wrong counts right; return those that were."""
    found = await drifted(db)
    if found:
        post_ids = [drift.post_id for drift in found]
        await rows(db, _LOCK, post_ids=post_ids)
        await rows(db, _REPAIR, post_ids=post_ids)
    return found
