"""Every list reads its own index, and sorts no more than the page: the kept plan says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import orjson
import psycopg
import pytest

from store import (
    api_keys,
    comments,
    entries,
    feeds,
    media,
    members,
    popularity,
    posts,
    profiles,
    public_tags,
    reactions,
    revisions,
    search,
    sessions,
    tagging,
    workspaces,
)
from store.session import Statement, Store
from tests.contract.document import load
from tests.store.conftest import World

pytestmark = pytest.mark.by_hand("rows that nobody wrote")


@dataclass(frozen=True, slots=True)
class Case:
    """A statement, and the index that it has to read.

    `sorts` is why it sorts more than the page, which nothing but that reason allows.
    """

    query: Statement
    index: str
    sorts: str = ""


def after(*filters: str) -> frozenset[str]:
    """Filters of a list that continues."""
    return frozenset({"after", *filters})


# What the contract lists, by operation: each statement that a filter or an order chooses.
LISTS: dict[str, list[Case]] = {
    "listSessions": [Case(sessions._LIST, "sessions_user_id_id_idx")],
    "listBookmarks": [
        Case(reactions._FIRST_BOOKMARKS, "bookmarks_user_idx"),
        Case(reactions._MORE_BOOKMARKS, "bookmarks_user_idx"),
    ],
    "listApiKeys": [Case(api_keys._LIST, "api_keys_user_id_id_idx")],
    "listWorkspaces": [Case(workspaces._LIST, "memberships_user_id_workspace_id_idx")],
    "listMembers": [
        Case(members._list(None), "memberships_pkey"),
        Case(members._list(None), "invitations_pending_idx"),
        Case(members._list("active"), "memberships_pkey"),
        Case(members._list("pending"), "invitations_pending_idx"),
    ],
    "listEntries": [
        Case(entries._list("active", after()), "entries_live_idx"),
        Case(entries._list("active", after("from_date", "to_date")), "entries_live_idx"),
        Case(entries._list("active", after("not_pinned")), "entries_live_idx"),
        Case(entries._list("active", after("pinned")), "entries_pinned_idx"),
        Case(entries._list("active", after("author_id")), "entries_author_idx"),
        Case(entries._list("active", after("tag")), "entry_tags_list_idx"),
        Case(entries._list("trashed", after()), "entries_trashed_idx"),
        Case(entries._list("trashed", after("tag")), "entry_tags_list_idx"),
    ],
    "listTags": [Case(tagging._LIST, "tags_list_idx")],
    "listRevisions": [Case(revisions._LIST, "entry_revisions_pkey")],
    "listEntryEvents": [Case(revisions._EVENTS, "event_store_")],
    "listPosts": [
        Case(posts._list(after()), "posts_newest_idx"),
        Case(posts._list(after("author")), "posts_author_newest_idx"),
        Case(posts._list(after("tag")), "post_tags_list_idx"),
        Case(posts._list(after("author", "tag")), "posts_author_newest_idx"),
        Case(posts._list(after("status")), "posts_author_status_idx"),
        Case(posts._list(after("status", "tag")), "posts_author_status_idx"),
        *(
            Case(popularity._list(present), "post_popularity_list_idx")
            for present in (after(), after("author"), after("tag"), after("author", "tag"))
        ),
    ],
    "listPostVersions": [Case(posts._VERSIONS, "post_versions_pkey")],
    "listPostSlugs": [Case(posts._SLUGS, "post_slugs_", "a post has had few slugs")],
    "listComments": [
        Case(comments._list(comments.THREAD, after()), "comments_thread_idx"),
        Case(comments._list(comments.OLDEST, after()), "comments_dated_idx"),
        Case(comments._list(comments.NEWEST, after()), "comments_dated_idx"),
        Case(comments._list(comments.THREAD, after("parent_id")), "comments_thread_idx"),
    ],
    "listModerationQueue": [
        Case(comments._queue(status, after()), f"comments_{status}_idx")
        for status in comments._QUEUES
    ],
    "searchPosts": [
        Case(search._SEARCH, "posts_search_vector_idx", "the best of a bounded number come first"),
        Case(search._SEARCH, "posts_newest_idx", "the best of a bounded number come first"),
    ],
    "listMedia": [
        Case(media._LIST, "media_owner_idx"),
        Case(media._LIST_UNATTACHED, "media_unattached_idx"),
    ],
    "listPublicTags": [Case(public_tags._LIST, "tags_")],
}
# What gives several things and no page of them.
OTHERS = [
    Case(feeds._READ, "posts_author_newest_idx"),
    Case(profiles._READ, "posts_author_"),
    Case(posts._READ_BY_ADDRESS, "post_slugs_pkey"),
    Case(posts._READ_BY_ALIAS, "post_aliases_pkey"),
]


def test_every_list_has_a_case() -> None:
    """A list is an operation that takes a cursor; a new one has to say what it reads."""
    operations = load().operations.values()
    lists = {o.id for o in operations if any(p["name"] == "cursor" for p in o.parameters)}
    assert lists == LISTS.keys()


@pytest.mark.by_hand("tables so large that an index is worth it")
async def test_lists_read_their_indexes(world: World) -> None:
    """On tables large enough that an index is worth it; all that do not are told."""
    await large(world)
    assert world.settings.database_url is not None
    wrong = []
    with psycopg.connect(world.settings.database_url) as connection:
        # A table of a few pages is read whole, and its rows sorted, whatever its indexes are.
        connection.pgconn.exec_(b"SET enable_seqscan = off; SET enable_sort = off")
        connection.pgconn.exec_(b"SET random_page_cost = 1.1")
        for name, case in named():
            plan = explained(connection, case.query)
            wrong += [f"{name}: {fault}" for fault in faults(plan, case)]
    assert not wrong, "\n".join(wrong)


def named() -> Iterator[tuple[str, Case]]:
    """Give every case with the operation that it is of."""
    for name, cases in chain(LISTS.items(), [("other", OTHERS)]):
        for case in cases:
            yield name, case


def faults(plan: dict[str, Any], case: Case) -> Iterator[str]:
    """Tell what a plan does that would grow with the table."""
    used = {node["Index Name"] for node in nodes(plan) if "Index Name" in node}
    if not any(one.startswith(case.index) for one in used):
        yield f"reads {sorted(used)}, not {case.index}"
    for node in nodes(plan):
        if node["Node Type"] == "Seq Scan":
            yield f"reads all of {node['Relation Name']}"
    sorts = any(unbounded(node) for node in spine(plan) if "Sort" in node["Node Type"])
    if sorts != bool(case.sorts):
        yield "sorts more than the page" if sorts else "sorts the page alone: no reason is needed"


def unbounded(sort: dict[str, Any]) -> bool:
    """Tell whether what is sorted has no limit below it."""
    return not any(node["Node Type"] == "Limit" for node in spine(sort))


def explained(connection: psycopg.Connection[Any], query: Statement) -> dict[str, Any]:
    """Give the plan that is kept for a statement, whatever its parameters are."""
    answer = connection.pgconn.exec_(b"EXPLAIN (GENERIC_PLAN, FORMAT JSON) " + query.sql)
    raw = answer.get_value(0, 0)
    assert raw is not None, answer.error_message
    plan: dict[str, Any] = orjson.loads(raw)[0]["Plan"]
    return plan


# A workspace with many entries and members, a person with many workspaces, an entry with a past.
_PRIVATE = (
    """INSERT INTO workspaces (id, name, version)
       SELECT gen_random_uuid(), 'W', 1 FROM generate_series(1, 300)""",
    """INSERT INTO memberships (workspace_id, user_id, role, version)
       SELECT w.id, u.id, 'owner', 1 FROM workspaces w, users u
       WHERE w.id = (SELECT min(id::text)::uuid FROM workspaces) OR u.username = 'u1'""",
    """INSERT INTO invitations (id, workspace_id, invited_by, email, email_key, role, expires_at,
                                token_id, withdrawn_at)
       SELECT gen_random_uuid(), m.workspace_id, m.user_id, n || '@i', n || '@i', 'viewer',
              now() + interval '1 day', gen_random_uuid(), CASE WHEN n % 2 = 0 THEN now() END
       FROM memberships m, generate_series(1, 10) n WHERE m.user_id = (
            SELECT id FROM users WHERE username = 'u1')""",
    """INSERT INTO entries (id, workspace_id, author_id, title, content, entry_date, time_zone,
                            version, pinned, deleted_at, purge_at)
       SELECT gen_random_uuid(), m.workspace_id, m.user_id, 'E', '{"blocks": []}',
              date '2020-01-01' + n, 'UTC', 1, n % 50 = 0,
              CASE WHEN n % 10 = 0 THEN now() END, CASE WHEN n % 10 = 0 THEN now() END
       FROM memberships m, generate_series(1, 50) n""",
    """INSERT INTO tags (id, workspace_id, name, name_key)
       SELECT gen_random_uuid(), w.id, 't' || n, 't' || n
       FROM workspaces w, generate_series(1, 30) n""",
    """INSERT INTO entry_tags (entry_id, tag_id, entry_date)
       SELECT e.id, t.id, e.entry_date FROM entries e JOIN tags t ON t.workspace_id = e.workspace_id
       WHERE abs(hashtext(e.id::text || t.name)) % 10 = 0""",
    """INSERT INTO entry_revisions (entry_id, version, content_version, reason, created_at, title,
                                    entry_date, time_zone, pinned, tags)
       SELECT e.id, n, 1, 'updated', now(), 'E', e.entry_date, 'UTC', false, '{}'
       FROM (SELECT * FROM entries LIMIT 200) e, generate_series(1, 50) n""",
    """INSERT INTO event_store (id, aggregate_id, aggregate_type, aggregate_version, event_type,
                                event_data, public_data, metadata, occurred_at, position)
       SELECT gen_random_uuid(), r.entry_id, 'entry', r.version, 'entry.updated', '{}', '{}', '{}',
              now(), nextval('event_positions')
       FROM entry_revisions r ORDER BY r.version""",
    """INSERT INTO sessions (id, user_id, scopes, expires_at)
       SELECT gen_random_uuid(), u.id, '{}', now() + interval '1 day'
       FROM users u, generate_series(1, 50)""",
    """INSERT INTO api_keys (id, user_id, name, prefix, last_four, key_hash, scopes, expires_at)
       SELECT gen_random_uuid(), u.id, 'K', 'p', 'f', decode(md5(u.id::text || n), 'hex'), '{}',
              now() + interval '1 day'
       FROM users u, generate_series(1, 50) n""",
    """INSERT INTO media (id, owner_id, sha256, media_type, file_name, size_bytes, version,
                          references_count)
       SELECT gen_random_uuid(), u.id, decode(md5(u.id::text || n) || md5(''), 'hex'), 'image/png',
              'f', 1, 1, n % 3
       FROM users u, generate_series(1, 50) n""",
    """INSERT INTO media_files (media_id, variant, media_type, sha256, size_bytes)
       SELECT id, 'original', media_type, sha256, 1 FROM media""",
    """INSERT INTO post_versions (post_id, version, title, content_format, content_json)
       SELECT p.id, n, 'T', 'blocks', '{"blocks": []}'
       FROM (SELECT * FROM posts LIMIT 200) p, generate_series(1, 50) n""",
    """INSERT INTO post_slugs (author_id, slug_key, slug, post_id, created_at)
       SELECT author_id, slug || '-' || n, slug || '-' || n, id, now() - n * interval '1 day'
       FROM posts, generate_series(1, 2) n""",
)


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
    for statement in _PRIVATE:
        await world.sql(statement)
    # A chore's, which may read whole tables, and on a busy machine takes its time.
    chores = Store(str(world.settings.database_url), whole_tables=True, statement_seconds=60)
    await chores.open()
    async with chores.write() as unit:
        await popularity.work_out(unit)
    await chores.close()
    await world.sql("ANALYZE")


def spine(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """Give what makes the rows of a plan, and not the values inside of one."""
    parts = [part for part in plan.get("Plans", []) if "Subplan Name" not in part]
    return [plan, *(node for part in parts for node in spine(part))]


def nodes(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """Give a plan and everything below it."""
    return [plan, *(node for part in plan.get("Plans", []) for node in nodes(part))]
