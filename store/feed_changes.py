"""When what an author's feed shows changed last; see docs/decisions/0025.

A statement that changes posts which readers see, or saw until now, has this part.
"""

from __future__ import annotations


def noting(source: str, shown: str) -> str:
    """Return the CTE that notes that what feeds show has changed: those of the authors of `source`.

    `shown` tells which of these posts readers see, or saw until now.
    """
    return f"""noted AS (
        INSERT INTO feed_changes AS c (author_id, changed_at)
        SELECT author_id, max(updated_at) FROM {source} WHERE {shown}
        GROUP BY author_id ORDER BY author_id
        ON CONFLICT (author_id) DO UPDATE
        SET changed_at = greatest(c.changed_at, excluded.changed_at)
    )"""
