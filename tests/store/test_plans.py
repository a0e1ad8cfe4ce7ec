"""Every public list reads its own index: the plan that is kept for all calls says so."""

from __future__ import annotations

from typing import Any

import orjson
import psycopg

from store import feeds, popularity, posts, profiles, public_tags, search
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
        """INSERT INTO posts (id, author_id, title, slug, status, content_html, sanitiser_version,
                              version, published_at)
           SELECT gen_random_uuid(), u.id, 'T', 's' || n, 'published', '', 1, 2,
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
    async with world.store.write() as unit:
        await popularity.work_out(unit)
    for table in ("users", "usernames", "posts", "tags", "post_tags", "post_popularity"):
        await world.sql(f"ANALYZE {table}")


def spine(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """Give what makes the rows of a plan, and not the values inside of one."""
    parts = [part for part in plan.get("Plans", []) if "Subplan Name" not in part]
    return [plan, *(node for part in parts for node in spine(part))]


def nodes(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """Give a plan and everything below it."""
    return [plan, *(node for part in plan.get("Plans", []) for node in nodes(part))]
