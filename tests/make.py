"""Builders: what a test needs to exist, in one call, with defaults that do not matter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import psycopg

from core.content import SANITISER_VERSION
from core.ids import new_id

EVENT = """
    INSERT INTO event_store (id, aggregate_id, aggregate_type, aggregate_version, event_type,
                             event_data, public_data, metadata, occurred_at, position)
    VALUES (%s, %s, 'entry', %s, 'entry.updated', '{}', %s, '{"actor": {"kind": "system"}}',
            clock_timestamp(), nextval('event_positions'))
"""


async def event(
    connection: psycopg.AsyncConnection[object],
    aggregate_id: UUID,
    version: int,
    *,
    public: str = "{}",
) -> UUID:
    """Record one event in the connection's transaction; answer its id."""
    event_id = new_id()
    await connection.execute(EVENT, [event_id, aggregate_id, version, public])
    return event_id


async def events(url: str, streams: Iterable[tuple[UUID, int]]) -> list[UUID]:
    """Record and commit one event for each (aggregate, version); answer their ids."""
    async with await psycopg.AsyncConnection.connect(url) as connection:
        return [await event(connection, aggregate, version) for aggregate, version in streams]


# Posts that wait, with the events that led there; `due` is seconds from now.
SCHEDULED = """
    WITH made AS (
        INSERT INTO posts (id, author_id, title, slug, status, content_html, content_json,
                           sanitiser_version, version, created_at, updated_at, updated_by,
                           scheduled_for, schedule_zone)
        SELECT uuidv7(), %(author)s, 'Post ' || n, %(prefix)s || '-' || n, 'scheduled', '',
               '{"blocks": []}', %(sanitiser)s, 2, moment, moment, %(author)s,
               moment + make_interval(secs => due), 'UTC'
        FROM unnest(%(due)s::float8[]) WITH ORDINALITY AS wanted (due, n),
             (SELECT clock_timestamp() AS moment) AS clock
        RETURNING *
    ), named AS (
        INSERT INTO post_slugs (author_id, slug_key, slug, post_id)
        SELECT author_id, slug, slug, id FROM made
    ), told AS (
        SELECT m.*, e.version AS event, e.type, e.change FROM made m, LATERAL (VALUES
            (1, 'post.created', json_build_object(
                'author_id', m.author_id, 'entry_id', null, 'entry_version', null,
                'title', m.title, 'slug', m.slug, 'summary', null, 'tags', json_build_array(),
                'content', m.content_json, 'content_html', m.content_html,
                'sanitiser_version', m.sanitiser_version)),
            (2, 'post.scheduled', json_build_object(
                'scheduled_for', m.scheduled_for, 'schedule_zone', m.schedule_zone))
        ) AS e (version, type, change) ORDER BY e.version
    ), event AS (
        INSERT INTO event_store (id, aggregate_id, aggregate_type, aggregate_version, event_type,
                                 event_data, public_data, metadata, occurred_at, position)
        SELECT uuidv7(), id, 'post', event, type, change, '{}',
               jsonb_build_object('actor', jsonb_build_object('kind', 'user', 'id', author_id)),
               created_at, nextval('event_positions')
        FROM told
    )
    SELECT id FROM made ORDER BY id"""


def scheduled_posts(
    connection: psycopg.Connection[Any],
    author: UUID,
    due: Sequence[float],
    *,
    prefix: str = "post",
) -> list[UUID]:
    """Schedule a post for each of so many seconds from now; answer their ids."""
    given = {"author": author, "due": [float(s) for s in due], "prefix": prefix}
    given["sanitiser"] = SANITISER_VERSION  # else a worker derives their HTML anew
    return [row[0] for row in connection.execute(SCHEDULED, given)]


# People, past the API: each begins the stream of events that it would have begun there.
USER = """
    WITH u AS (
        INSERT INTO users (id, email, email_key, username, username_key, display_name, version,
                           email_verified_at)
        VALUES (uuidv7(), %(email)s, %(email)s, %(name)s, %(name)s, %(shown)s, 1,
                CASE WHEN %(verified)s THEN now() END)
        RETURNING id
    ), named AS (
        INSERT INTO usernames (user_id, username, username_key)
        SELECT id, %(name)s, %(name)s FROM u
    ), begun AS (
        INSERT INTO event_versions (aggregate_id, aggregate_version) SELECT id, 1 FROM u
    )
    SELECT id FROM u"""
WORKSPACE = """
    WITH w AS (
        INSERT INTO workspaces (id, name, publishing, version)
        VALUES (uuidv7(), %s, %s, 1) RETURNING id
    ), begun AS (
        INSERT INTO event_versions (aggregate_id, aggregate_version) SELECT id, 1 FROM w
    )
    SELECT id FROM w"""
MEMBER = """
    WITH m AS (
        INSERT INTO memberships (workspace_id, user_id, role, version)
        VALUES (%s, %s, %s, 1) RETURNING id
    ), begun AS (
        INSERT INTO event_versions (aggregate_id, aggregate_version) SELECT id, 1 FROM m
    )
    SELECT id FROM m"""


def user(
    connection: psycopg.Connection[Any],
    username: str,
    *,
    shown: str | None = None,
    verified: bool = True,
) -> UUID:
    """Make somebody who has no password, with an address at example.org; answer the id."""
    given = {"email": f"{username}@example.org", "name": username, "verified": verified}
    return _id(connection.execute(USER, {**given, "shown": shown or username.title()}))


def workspace(
    connection: psycopg.Connection[Any], name: str = "Harbour", *, publishing: str = "author"
) -> UUID:
    """Make a workspace without members; answer the id."""
    return _id(connection.execute(WORKSPACE, [name, publishing]))


def member(connection: psycopg.Connection[Any], of: UUID, who: UUID, role: str) -> UUID:
    """Make somebody a member of a workspace; answer the id of the membership."""
    return _id(connection.execute(MEMBER, [of, who, role]))


def author(connection: psycopg.Connection[Any]) -> UUID:
    """Make somebody who has posts; answer the id."""
    return user(connection, "writer")


def _id(answer: psycopg.Cursor[Any]) -> UUID:
    row = answer.fetchone()
    assert row is not None
    return UUID(str(row[0]))
