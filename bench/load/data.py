"""The data that every contender reads: written by PostgreSQL itself, the same at every run."""

from __future__ import annotations

import time
from collections.abc import Callable

import psycopg

from core.content import SANITISER_VERSION

USERS = 1_000
TAGS = 200
TAGS_OF_A_POST = 3
ENTRIES = 2_000
WORDS = (
    "tide heron pier salt morning letter kitchen window garden river stone bicycle winter lamp "
    "market bread harbour cloud paper station violin copper orchard thunder meadow candle"
).split()

WORKSPACE = "019b0000-0000-7000-8000-000000000001"
"""Where entries are written; its owner is the first user."""


def user_id(number: int) -> str:
    """Return the id of a user, from 1."""
    return f"019a0000-0000-7000-8000-{number:012x}"


def entry_id(number: int) -> str:
    """Return the id of an entry, from 1."""
    return f"019c0000-0000-7000-8000-{number:012x}"


def address(number: int) -> tuple[str, str]:
    """Return the username and the slug of a post, from 1."""
    return f"user{1 + number % USERS}", f"post-{number}"


_STATEMENTS = (
    """INSERT INTO users (id, email, email_key, username, username_key, display_name, version,
                          email_verified_at)
       SELECT uid(i), 'user' || i || '@example.org', 'user' || i || '@example.org', 'user' || i,
              'user' || i, 'User ' || i, 1, now()
       FROM generate_series(1, %(users)s) AS i""",
    """INSERT INTO usernames (username_key, user_id, username)
       SELECT username_key, id, username FROM users""",
    """INSERT INTO tags (id, name, name_key)
       SELECT ('019d0000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 'tag' || i, 'tag' || i
       FROM generate_series(1, %(tags)s) AS i""",
    """INSERT INTO posts (id, author_id, title, slug, status, summary, content_html, content_json,
                          sanitiser_version, language, content_text, search_vector,
                          search_version, likes_count, version, created_at, updated_at,
                          published_at)
       SELECT pid(i), uid(1 + i %% %(users)s), 'Notes of day ' || i, 'post-' || i, 'published',
              'What the day ' || i || ' left behind.', '<p>' || body || '</p>',
              json_build_object('blocks', json_build_array(
                  json_build_object('type', 'heading', 'level', 2, 'text', run('Day ' || i)),
                  json_build_object('type', 'paragraph', 'text', run(body)))),
              %(sanitiser)s, 'english', body, to_tsvector('english', body), 1, i %% 40, 1,
              at, at, at
       FROM generate_series(1, %(posts)s) AS i,
            LATERAL (SELECT string_agg(w.word, ' ') AS body
                     FROM generate_series(1, 120) AS k,
                          LATERAL (SELECT CASE k WHEN 60 THEN 'mark' || i %% 500
                                   ELSE (%(words)s::text[])
                                        [1 + (i * 7 + k * (3 + i %% 11)) %% %(n)s]
                                   END AS word) w) t,
            LATERAL (SELECT timestamptz '2026-01-01' + i * interval '1 second' AS at) c""",
    """INSERT INTO post_slugs (author_id, slug_key, slug, post_id)
       SELECT author_id, slug, slug, id FROM posts""",
    """INSERT INTO post_tags (post_id, tag_id, published_at)
       SELECT p.id, t.id, p.published_at
       FROM (SELECT row_number() OVER (ORDER BY id) AS i, id, published_at FROM posts) p
       CROSS JOIN generate_series(0, %(of_a_post)s - 1) AS k
       JOIN (SELECT row_number() OVER (ORDER BY id) AS j, id FROM tags) t
         ON t.j = 1 + (p.i * 13 + k * 67) %% %(tags)s""",
    """INSERT INTO workspaces (id, name, version) VALUES (%(workspace)s, 'Field notes', 1)""",
    """INSERT INTO memberships (workspace_id, user_id, role, version)
       VALUES (%(workspace)s, uid(1), 'owner', 1)""",
    """INSERT INTO entries (id, workspace_id, author_id, title, content, entry_date, time_zone,
                            version)
       SELECT ('019c0000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, %(workspace)s, uid(1),
              'Entry ' || i, '{"blocks": []}', date '2026-01-01' + i %% 300, 'UTC', 1
       FROM generate_series(1, %(entries)s) AS i""",
    """INSERT INTO event_versions (aggregate_id, aggregate_version) SELECT id, 1 FROM entries""",
)

_FUNCTIONS = """
    CREATE FUNCTION uid(i bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
        SELECT ('019a0000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid $$;
    CREATE FUNCTION pid(i bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
        SELECT ('019e0000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid $$;
    CREATE FUNCTION run(t text) RETURNS json LANGUAGE sql IMMUTABLE AS $$
        SELECT json_build_array(json_build_object('text', t)) $$;
"""


_REWIND = (
    "LOCK TABLE entries IN EXCLUSIVE MODE",
    "DELETE FROM entries WHERE id::text NOT LIKE '019c0000-0000-7000-8000-%'",
    "UPDATE entries SET title = 'Entry', version = 1 WHERE version > 1",
    "DELETE FROM entry_revisions",
    "DELETE FROM idempotency_keys",
    "DELETE FROM event_store",
    "DELETE FROM event_versions",
    "INSERT INTO event_versions (aggregate_id, aggregate_version) SELECT id, 1 FROM entries",
)
_TIDY = "VACUUM (ANALYZE) entries, entry_revisions, idempotency_keys, event_store, event_versions"
_STRAGGLERS_SECONDS = 0.3


def rewind(url: str) -> None:
    """Let every entry be at its first version again, without those that were created since."""
    time.sleep(_STRAGGLERS_SECONDS)  # requests whose sender has gone are still at their commit
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        with connection.transaction():
            for statement in _REWIND:
                connection.execute(statement)
        connection.execute(_TIDY)


def fill(url: str, posts: int, say: Callable[[str], None] = lambda _: None) -> None:
    """Fill a migrated, empty database: 1,000 authors, `posts` posts with three tags each."""
    values = {
        "users": USERS,
        "tags": TAGS,
        "of_a_post": TAGS_OF_A_POST,
        "entries": ENTRIES,
        "posts": posts,
        "words": WORDS,
        "sanitiser": SANITISER_VERSION,  # else the worker derives their HTML anew
        "n": len(WORDS),
        "workspace": WORKSPACE,
    }
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(_FUNCTIONS)
        # Triggers keep what is derived; here everything is written as it should be.
        connection.execute("SET session_replication_role = replica")
        for statement in _STATEMENTS:
            say(statement.split(" (")[0].strip())
            connection.execute(statement, values)
        connection.execute("VACUUM (ANALYZE)")
        connection.execute("CHECKPOINT")
