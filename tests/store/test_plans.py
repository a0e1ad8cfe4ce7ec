"""Every public list reads its own index: the plan that is kept for all calls says so."""

from __future__ import annotations

from typing import Any

import orjson
import psycopg

from store import comments, feeds, popularity, posts, profiles, public_tags, reactions, search
from store.session import Statement
from tests.store.conftest import World

# statement, the index that is read, and whether the page may be sorted after that
CASES: dict[str, tuple[Statement, str, str]] = {
    **{
        f"newest {sorted(present)}": (
            posts._list(frozenset(present | {"after"})),
            index,
            "by index",
        )
        for present, index in (
            (frozenset[str](), "posts_newest_idx"),
            (frozenset({"author"}), "posts_author_newest_idx"),
            (frozenset({"tag"}), "post_tags_list_idx"),
            (frozenset({"author", "tag"}), "posts_author_newest_idx"),
            (frozenset({"status"}), "posts_author_status_idx"),
        )
    },
    **{
        f"popular {sorted(present)}": (
            popularity._list(frozenset(present | {"after"})),
            "post_popularity_list_idx",
            "sorted",
        )
        for present in map(frozenset, (set[str](), {"author"}, {"tag"}, {"author", "tag"}))
    },
    **{
        f"comments {sort}": (comments._list(sort, frozenset({"after"})), index, "sorted")
        for sort, index in (
            (comments.THREAD, "comments_thread_idx"),
            (comments.OLDEST, "comments_dated_idx"),
            (comments.NEWEST, "comments_dated_idx"),
        )
    },
    "branch": (
        comments._list(comments.THREAD, frozenset({"parent_id", "after"})),
        "comments_thread_idx",
        "sorted",
    ),
    **{
        f"queue {status}": (
            comments._queue(status, frozenset({"after"})),
            f"comments_{status}_idx",
            "by index",
        )
        for status in comments._QUEUES
    },
    "bookmarks": (reactions._MORE_BOOKMARKS, "bookmarks_user_idx", "by index"),
    "search": (search._SEARCH, "posts_search_vector_idx", "sorted"),
    "tags": (public_tags._LIST, "tags_", "by index"),
    "feed": (feeds._READ, "posts_author_newest_idx", "sorted"),
    "profile": (profiles._READ, "posts_author_", "sorted"),
}


async def test_lists_read_their_indexes(world: World) -> None:
    """On tables large enough that an index is worth it; all that do not are told."""
    await large(world)
    assert world.settings.database_url is not None
    wrong = {}
    with psycopg.connect(world.settings.database_url) as connection:
        # A table of a few pages is read whole whatever its indexes are.
        connection.pgconn.exec_(b"SET enable_seqscan = off; SET random_page_cost = 1.1")
        for name, (query, index, order) in CASES.items():
            plan = explained(connection, query)
            used = {node["Index Name"] for node in nodes(plan) if "Index Name" in node}
            sorts = [node for node in spine(plan) if "Sort" in node["Node Type"]]
            if not any(one.startswith(index) for one in used) or (sorts and order != "sorted"):
                wrong[name] = used
    assert wrong == {}


def explained(connection: psycopg.Connection[Any], query: Statement) -> dict[str, Any]:
    """Give the plan that is kept for a statement, whatever its parameters are."""
    answer = connection.pgconn.exec_(b"EXPLAIN (GENERIC_PLAN, FORMAT JSON) " + query.sql)
    raw = answer.get_value(0, 0)
    assert raw is not None, answer.error_message
    plan: dict[str, Any] = orjson.loads(raw)[0]["Plan"]
    return plan


async def large(world: World) -> None:
    """Fill the tables far enough that the planner prefers an index in the list's order."""
    await world.sql(
        """INSERT INTO users (id, email, email_key, username, username_key, display_name, version)
           SELECT gen_random_uuid(), n || '@e', n || '@e', 'u' || n, 'u' || n, 'U', 1
           FROM generate_series(1, 100) n"""
    )
    await world.sql("INSERT INTO usernames SELECT username_key, id, username FROM users")
    await world.sql(
        """INSERT INTO posts (id, author_id, title, slug, status, content_html, content_json,
                              sanitiser_version, version, published_at)
           SELECT gen_random_uuid(), u.id, 'T', 's' || n, 'published', '', '{"blocks": []}', 1, 2,
                  now() - n * interval '1 minute'
           FROM users u, generate_series(1, 50) n"""
    )
    await world.sql(
        """INSERT INTO tags (id, name, name_key, posts_count)
           SELECT gen_random_uuid(), 't' || n, 't' || n, 1 FROM generate_series(0, 99) n"""
    )
    await world.sql(
        """INSERT INTO post_tags (post_id, tag_id, published_at)
           SELECT p.id, t.id, p.published_at FROM posts p, tags t
           WHERE t.name_key = 't' || abs(hashtext(p.id::text)) % 100"""
    )
    await world.sql(
        """INSERT INTO bookmarks (post_id, user_id)
           SELECT p.id, u.id FROM posts p, users u WHERE abs(hashtext(p.id::text)) % 5 = 0"""
    )
    await world.sql(
        """INSERT INTO comments (id, post_id, author_id, root_id, path, depth, moderator_id, body,
                                 status, reports_count, version, created_at)
           SELECT c.id, c.post_id, c.author_id, c.id, c.id::text, 1, c.author_id, 'B',
                  CASE n % 20 WHEN 0 THEN 'pending' WHEN 1 THEN 'spam' ELSE 'approved' END,
                  CASE n % 20 WHEN 2 THEN 1 ELSE 0 END, 1, now() - n * interval '1 minute'
           FROM (SELECT gen_random_uuid() AS id, p.id AS post_id, p.author_id, n
                 FROM (SELECT * FROM posts ORDER BY id LIMIT 100) p,
                      generate_series(1, 200) n) c"""
    )
    async with world.store.write() as unit:
        await popularity.work_out(unit)
    tables = ("users", "usernames", "posts", "tags", "post_tags", "post_popularity")
    for table in (*tables, "bookmarks", "comments"):
        await world.sql(f"ANALYZE {table}")


def spine(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """Give what makes the rows of a plan, and not the values inside of one."""
    parts = [part for part in plan.get("Plans", []) if "Subplan Name" not in part]
    return [plan, *(node for part in parts for node in spine(part))]


def nodes(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """Give a plan and everything below it."""
    return [plan, *(node for part in plan.get("Plans", []) for node in nodes(part))]
