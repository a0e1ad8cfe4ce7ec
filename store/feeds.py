"""An author's newest posts as a feed takes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from core.context import Context
from core.text import casefold_key
from store.documents import VISIBLE_USER, instant, json_row
from store.session import first, statement

ITEMS = 50
MAX_BYTES = 2_000_000
BEGINNING = 500
# Raise it when feeds are written otherwise than before: then everybody is given them anew.
FORMAT = 2


@dataclass(frozen=True, slots=True)
class FeedSource:
    """What a feed is made of. `state` changes when that does; `posts` is None when it is known.

    `modified_at` is in whole seconds.
    """

    username: str
    is_former: bool
    user_id: UUID
    display_name: str
    state: str
    updated_at: str
    modified_at: str
    posts: Sequence[Mapping[str, Any]] | None


_POST = json_row(f"""f.id, f.title, f.slug,
    coalesce(f.summary, left(p.content_text, {BEGINNING}), '') AS summary,
    CASE WHEN f.size <= {MAX_BYTES} THEN p.content_html END AS html,
    {instant("f.published_at")} AS published_at, {instant("f.updated_at")} AS updated_at,
    p.metadata ->> 'canonical_url' AS canonical_url,
    (SELECT json_agg({json_row("m.id, m.media_type, m.size_bytes")})
     FROM post_media k JOIN media m ON m.id = k.media_id
     WHERE k.post_id = f.id AND m.deleted_at IS NULL AND m.media_type ~ '^(audio|video)/') AS media,
    ARRAY(SELECT t.name FROM post_tags pt JOIN tags t ON t.id = pt.tag_id
          WHERE pt.post_id = f.id ORDER BY t.name_key) AS tags""")

# Two changes may share a second, and somebody may have read between them. So a second counts as one
# in which nothing changed any more only after it is over; until then it is named itself.
_MODIFIED = """least(date_trunc('second', a.updated_at) + interval '1 second',
             date_trunc('second', now()))"""

# The content is not read where the state is one that the caller holds, or nothing has changed since
# a time that the caller names.
_READ = statement(f"""
    WITH f AS MATERIALIZED (
        SELECT p.id, p.version, p.title, p.slug, p.summary, p.published_at, p.updated_at,
               sum(octet_length(p.content_html)) OVER (ORDER BY p.published_at DESC, p.id DESC)
                   AS size
        FROM posts p
        WHERE p.status = 'published'
          AND p.author_id = (SELECT user_id FROM usernames WHERE username_key = :username_key)
        ORDER BY p.published_at DESC, p.id DESC LIMIT {ITEMS}
    ), s AS MATERIALIZED (
        SELECT string_agg(f.id || ' ' || f.version, ' ' ORDER BY f.published_at DESC, f.id DESC)
                   AS posts
        FROM f
    ), a AS MATERIALIZED (
        SELECT a.id, a.username, a.username_key, a.display_name,
               greatest(c.changed_at, a.updated_at) AS updated_at,
               md5(concat_ws(' ', '{FORMAT}', CAST(:address AS text), a.version, s.posts)) AS state
        FROM usernames n JOIN users a ON a.id = n.user_id
        LEFT JOIN feed_changes c ON c.author_id = a.id, s
        WHERE n.username_key = :username_key AND {VISIBLE_USER}
    )
    SELECT a.username, a.username_key <> :username_key, a.id, a.display_name, a.state,
           {instant("a.updated_at")}, {instant(_MODIFIED)},
           CASE WHEN NOT ARRAY[a.state, '*'] && CAST(:known AS text[])
                     AND {_MODIFIED} <= CAST(:since AS timestamptz) IS NOT TRUE THEN
               (SELECT coalesce(json_agg({_POST} ORDER BY f.published_at DESC, f.id DESC), '[]')
                FROM f JOIN posts p ON p.id = f.id)
           END
    FROM a""")


async def read(
    ctx: Context,
    username: str,
    address: str,
    known: Sequence[str] = (),
    since: datetime | None = None,
) -> FeedSource | None:
    """Read an author's newest posts under any name that the author had; None for nobody.

    `address` is where this service is: links hang on it, so the state does.
    """
    key = casefold_key(username)
    where = {"username_key": key, "address": address}
    row = await first(ctx.db, _READ, **where, known=list(known), since=since)
    if row is None:
        return None
    posts = None if row[-1] is None else orjson.loads(row[-1])
    return FeedSource(*(*row[:-1], posts))
