"""Views, and what they become: figures per post and day.

What one visitor sees of a post is a row of its own, so that nothing that many readers share is
written when a post is looked at. Once half an hour has passed since the view that counted last,
the row is folded into the day's count and removed, and the salt of its digest with the day: from
then on nobody can tell whose views they were.
"""

from __future__ import annotations

from uuid import UUID

from core.context import Context, Database
from store.documents import SHOWN_POST, instant, json_row, visible_comment
from store.session import first, one, statement

SALT_BYTES = 32
BATCH = 10_000

_HALF_HOUR = "interval '30 minutes'"
_TODAY = "(now() AT TIME ZONE 'UTC')::date"

# The first view of a day makes the salt of the day. Two first ones at once agree on one of theirs.
# With the post in the digest, not even a day's views tell that two posts had the same visitor.
# Of two views at once one waits for the row of the other, and sees when that was.
_RECORD = statement(f"""
    WITH made AS (
        INSERT INTO view_salts (salt_date, salt)
        SELECT {_TODAY}, CAST(:salt AS bytea)
        WHERE NOT EXISTS (SELECT FROM view_salts WHERE salt_date = {_TODAY})
        ON CONFLICT (salt_date) DO UPDATE SET salt = view_salts.salt
        RETURNING salt
    ), today AS (
        SELECT salt FROM made UNION ALL
        SELECT salt FROM view_salts WHERE salt_date = {_TODAY} LIMIT 1
    ), post AS (SELECT p.id FROM posts p WHERE p.id = :post_id AND {SHOWN_POST}),
    viewed AS (
        INSERT INTO post_views AS v (post_id, visitor_hash, first_at, last_at)
        SELECT post.id, sha256(today.salt || uuid_send(post.id) || CAST(:visitor AS bytea)),
               now(), now()
        FROM post CROSS JOIN today WHERE CAST(:counts AS boolean)
        ON CONFLICT (post_id, visitor_hash) DO UPDATE
        SET last_at = excluded.last_at, views_count = v.views_count + 1
        WHERE v.last_at <= excluded.last_at - {_HALF_HOUR}
    )
    SELECT EXISTS (SELECT FROM post)""")


async def record(ctx: Context, post_id: UUID, *, visitor: bytes, salt: bytes, counts: bool) -> bool:
    """Count a view, unless one of the same visitor counted within half an hour before.

    False when there is no such public post.

    `visitor` is what tells visitors apart, and is not kept; `salt` is that of the day, should this
    be its first view. A view that does not count only looks for the post.
    """
    params = {"post_id": post_id, "visitor": visitor, "salt": salt, "counts": counts}
    return bool((await one(ctx.db, _RECORD, **params))[0])


# Folding ------------------------------------------------------------------------------------------

# The next view counts whatever there was, so the row is not needed to tell; one that comes at this
# moment holds the row, which is left to the next time.
_FOLD = statement(f"""
    WITH over AS (
        SELECT post_id, visitor_hash FROM post_views
        WHERE last_at <= now() - {_HALF_HOUR}
        ORDER BY last_at LIMIT {BATCH} FOR UPDATE SKIP LOCKED
    ), taken AS (
        DELETE FROM post_views v USING over
        WHERE (v.post_id, v.visitor_hash) = (over.post_id, over.visitor_hash)
        RETURNING v.post_id, v.first_at, v.views_count
    ), folded AS (
        INSERT INTO post_daily_views AS d (post_id, view_date, views_count)
        SELECT post_id, (first_at AT TIME ZONE 'UTC')::date, sum(views_count) FROM taken
        GROUP BY 1, 2 ORDER BY 1, 2
        ON CONFLICT (post_id, view_date)
        DO UPDATE SET views_count = d.views_count + excluded.views_count
    ), forgotten AS (
        DELETE FROM view_salts WHERE salt_date < {_TODAY}
    )
    SELECT count(*) FROM taken""")


async def fold_views(db: Database) -> int:
    """Add views whose half hour is over to their days; return of how many visitors.

    At most `BATCH` at a time.

    Safe to run at once elsewhere: a view is taken, and counted, by one.
    """
    return int((await one(db, _FOLD))[0])


# Figures ------------------------------------------------------------------------------------------

# A round instant, which tells nobody when exactly somebody was there.
_AS_OF = f"""date_bin({_HALF_HOUR}, least(now(),
        (SELECT min(v.first_at) FROM post_views v WHERE v.post_id = p.id)),
    TIMESTAMPTZ '2000-01-01T00:00:00Z')"""

# Days are whole in UTC: [first, first + 1 day). Comments count by the state they are in now.
_VIEWS = """SELECT view_date AS day, views_count AS n FROM post_daily_views
    WHERE post_id = p.id AND view_date >= s.first"""
_LIKES = """SELECT (created_at AT TIME ZONE 'UTC')::date AS day, count(*) AS n FROM post_likes
    WHERE post_id = p.id AND created_at >= s.first::timestamp AT TIME ZONE 'UTC' GROUP BY 1"""
_COMMENTS = f"""SELECT (c.created_at AT TIME ZONE 'UTC')::date AS day, count(*) AS n
    FROM comments c LEFT JOIN users a ON a.id = c.author_id
    WHERE c.post_id = p.id AND (c.status = 'approved' OR c.is_replied) AND {visible_comment()}
      AND c.created_at >= s.first::timestamp AT TIME ZONE 'UTC' GROUP BY 1"""
_DAY = json_row("""d.day::date AS on_date, coalesce(v.n, 0) AS views_count,
    coalesce(l.n, 0) AS likes_count, coalesce(c.n, 0) AS comments_count""")
_DAYS = f"""(SELECT json_agg({_DAY} ORDER BY d.day)
    FROM generate_series(s.first, s.last, interval '1 day') AS d (day)
    LEFT JOIN ({_VIEWS}) v ON v.day = d.day
    LEFT JOIN ({_LIKES}) l ON l.day = d.day
    LEFT JOIN ({_COMMENTS}) c ON c.day = d.day)"""
_TOTAL = "(SELECT coalesce(sum(views_count), 0) FROM post_daily_views WHERE post_id = p.id)"
_STATS = json_row(f"""p.id AS post_id, {instant(_AS_OF)} AS as_of, {_TOTAL} AS views_count,
    p.likes_count, p.comments_count, {_DAYS} AS days""")

_READ_STATS = statement(f"""
    SELECT {_STATS}
    FROM posts p CROSS JOIN (
        SELECT today - CAST(:days AS integer) + 1 AS first, today AS last
        FROM (SELECT {_TODAY} AS today) t) s
    WHERE p.id = :post_id AND p.author_id = :user_id""")


async def stats(ctx: Context, post_id: UUID, days: int) -> bytes | None:
    """Read the figures of a post as JSON, in all and for the last days.

    None when there is no such post of the caller's.
    """
    where = {"post_id": post_id, "user_id": ctx.user.user_id}
    row = await first(ctx.db, _READ_STATS, days=days, **where)
    return None if row is None else row[0]
