"""What readers like: the order of popular posts, worked out now and then, and kept as it was.

A generation is one working-out. A row of `post_popularity` says where a post stands in one list (of
all posts, of an author, of a tag) from one generation until another; so a walk that names its
generation meets every post once, however the numbers change meanwhile. See docs/decisions/0013.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from core.context import Context, Database
from core.paging import KeyPart
from core.results import Page
from core.text import casefold_key
from store.documents import BY_SHOWN_AUTHOR, POST_SUMMARY, VISIBLE_USER
from store.session import Statement, one, rows, statement
from store.tags import tag_key

# The list of all posts; the others have the id of their author or tag.
EVERYBODY = UUID(int=0)
DAYS_KEPT = 1
_LOCK = 7_268_012


class Expired(LookupError):
    """The generation that a list was begun in is not kept any more."""


# Working it out -----------------------------------------------------------------------------------

# One worker at a time: generations commit in their order. It reads every published post.
_BEGIN = statement("""
    SELECT pg_try_advisory_xact_lock(:lock), set_config('statement_timeout', '300s', true)""")

# Ten times the readers are worth a week: then nothing but new reactions ever moves a post.
_WORK_OUT = statement(f"""
    WITH wanted AS MATERIALIZED (
        SELECT list_id, p.id AS post_id,
               CAST(extract(epoch FROM p.published_at) + 604800
                    * log(1 + p.likes_count + p.bookmarks_count + 2 * p.comments_count)
                    AS bigint) AS score
        FROM posts p, LATERAL (
            SELECT CAST('{EVERYBODY}' AS uuid) UNION ALL SELECT p.author_id
            UNION ALL SELECT tag_id FROM post_tags WHERE post_id = p.id
        ) AS l (list_id)
        WHERE p.status = 'published' AND {BY_SHOWN_AUTHOR}
    ), changed AS MATERIALIZED (
        SELECT coalesce(w.list_id, k.list_id) AS list_id, coalesce(w.post_id, k.post_id) AS post_id,
               w.score, k.score AS old_score
        FROM wanted w
        FULL JOIN (SELECT * FROM post_popularity WHERE until_generation IS NULL) k
            ON k.list_id = w.list_id AND k.post_id = w.post_id
        WHERE w.score IS DISTINCT FROM k.score
    ), g AS (
        INSERT INTO popularity_generations (made_at)
        SELECT clock_timestamp() WHERE EXISTS (SELECT FROM changed)
        RETURNING generation
    ), ended AS (
        UPDATE post_popularity k SET until_generation = g.generation
        FROM changed c, g
        WHERE k.list_id = c.list_id AND k.post_id = c.post_id AND k.until_generation IS NULL
    ), begun AS (
        INSERT INTO post_popularity (list_id, post_id, score, from_generation)
        SELECT list_id, post_id, score, generation FROM changed, g WHERE score IS NOT NULL
    ), counted AS (
        UPDATE tags t SET posts_count = n.posts_count
        FROM (SELECT t.id, count(w.post_id) AS posts_count
              FROM tags t LEFT JOIN wanted w ON w.list_id = t.id
              WHERE t.workspace_id IS NULL GROUP BY t.id) n
        WHERE t.id = n.id AND t.posts_count <> n.posts_count
    )
    SELECT count(*) FROM changed""")

_FORGET = statement(f"""
    WITH old AS (
        DELETE FROM popularity_generations
        WHERE made_at < clock_timestamp() - make_interval(days => {DAYS_KEPT})
          AND generation < (SELECT max(generation) FROM popularity_generations)
        RETURNING generation
    )
    DELETE FROM post_popularity
    WHERE until_generation <= (SELECT min(generation) FROM popularity_generations g
                               WHERE NOT EXISTS (SELECT FROM old
                                                 WHERE old.generation = g.generation))""")


async def work_out(db: Database) -> int:
    """Make the next generation, if anything changed, and count the posts of public tags.

    Returns how many places changed.
    """
    may, _ = await one(db, _BEGIN, lock=_LOCK)
    if not may:
        return 0
    (changed,) = await one(db, _WORK_OUT)
    await rows(db, _FORGET)
    return int(changed)


# Reading it ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list of popular posts is narrowed to."""

    author: str | None = None
    tag: str | None = None

    @property
    def present(self) -> frozenset[str]:
        """The names of the filters that are set: they choose the statement."""
        return frozenset(name for name in ("author", "tag") if getattr(self, name) is not None)


_AUTHOR = "(SELECT user_id FROM usernames WHERE username_key = :author)"
_TAG = "(SELECT id FROM tags WHERE workspace_id IS NULL AND name_key = :tag)"


@cache
def _list(present: frozenset[str]) -> Statement:
    """Compile the list for one set of filters; an author's is shorter than a tag's."""
    chosen = f"CAST('{EVERYBODY}' AS uuid)"
    conditions = ["p.status = 'published'", VISIBLE_USER]
    if "tag" in present:
        chosen = _TAG
        # As a value it is looked up post by post, and not joined.
        conditions.append(
            f"(SELECT true FROM post_tags t WHERE t.post_id = p.id AND t.tag_id = {_TAG})"
        )
    if "author" in present:
        chosen = _AUTHOR
    if "after" in present:
        conditions.append("(k.score, k.post_id) < (CAST(:score AS bigint), CAST(:post_id AS uuid))")
    return statement(f"""
        WITH g AS MATERIALIZED (
            SELECT generation FROM popularity_generations
            WHERE generation = coalesce(CAST(:generation AS bigint),
                                        (SELECT max(generation) FROM popularity_generations))
        )
        SELECT g.generation, page.* FROM g LEFT JOIN LATERAL (
            SELECT k.score, k.post_id, {POST_SUMMARY}
            FROM post_popularity k
            JOIN posts p ON p.id = k.post_id
            JOIN users a ON a.id = p.author_id
            WHERE k.list_id = {chosen} AND k.from_generation <= g.generation
              AND (k.until_generation IS NULL OR k.until_generation > g.generation)
              AND {" AND ".join(conditions)}
            ORDER BY k.score DESC, k.post_id DESC LIMIT :limit
        ) AS page ON true
        ORDER BY page.score DESC, page.post_id DESC""")


async def page(
    ctx: Context, filters: Filters, limit: int, after: Sequence[KeyPart] | None = None
) -> Page:
    """List published posts without content, the most popular first.

    Raises `Expired` when the list was begun too long ago.
    """
    generation, score, post_id = after or (None, None, None)
    found = await rows(
        ctx.db,
        _list(filters.present | ({"after"} if after else set())),
        generation=generation,
        author=casefold_key(filters.author) if filters.author else None,
        tag=tag_key(filters.tag) if filters.tag else None,
        score=score,
        post_id=post_id,
        limit=limit + 1,
    )
    if after and not found:
        raise Expired
    found = [row for row in found if row[2] is not None]
    last = found[limit - 1] if len(found) > limit else None
    next_key = [last[0], last[1], str(last[2])] if last else None
    return Page([row[3] for row in found[:limit]], next_key)
