"""HTML that an older sanitiser derived, derived anew from what its author wrote (rule D13)."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from core.content import SANITISER_VERSION, TooMuch, clean, compose
from core.context import Database
from store import events, feed_changes, indexing
from store.session import rows, statement

BATCH = 20

# Never back to an older version: during an update the one before may still be running.
_STALE = statement(f"""
    SELECT p.id, p.content_format, p.content_json, p.content_raw, p.content_base, p.content_html,
           p.title, p.summary, p.metadata, a.locale,
           ARRAY(SELECT t.name FROM post_tags pt JOIN tags t ON t.id = pt.tag_id
                 WHERE pt.post_id = p.id)
    FROM posts p JOIN users a ON a.id = p.author_id
    WHERE p.sanitiser_version < :sanitiser_version
    ORDER BY p.sanitiser_version LIMIT {BATCH} FOR UPDATE OF p SKIP LOCKED""")

# Caches and editors hold the HTML under its version, so it is a change as any other.
_REPLACE = statement(f"""
    WITH p AS (
        UPDATE posts
        SET content_html = :content_html, sanitiser_version = :sanitiser_version,
            {indexing.ASSIGNMENT}, version = version + 1, updated_by = NULL,
            updated_at = greatest(clock_timestamp(), updated_at)
        WHERE id = :post_id
        RETURNING *
    ), told AS (
        SELECT p.id AS aggregate_id, p.version, CAST(NULL AS uuid) AS workspace_id,
               p.updated_at AS moment,
               json_build_object('content_html', p.content_html,
                                 'sanitiser_version', p.sanitiser_version) AS change,
               json_build_object('post_id', p.id, 'version', p.version) AS public
        FROM p
    ), {feed_changes.noting("p", "status = 'published'")},
    {events.recording_each("told", "post.updated")}
    SELECT count(*) FROM event""")


async def derive_stale(db: Database) -> int:
    """Derive the HTML of posts that an older sanitiser made, at most `BATCH`; return how many.

    Call it until it finds none. It goes on where it was interrupted, and any number may call it.
    """
    found = await rows(db, _STALE, sanitiser_version=SANITISER_VERSION)
    for post_id, *source, title, summary, stored, locale, tags in found:
        metadata = orjson.loads(stored)
        html = await asyncio.to_thread(_html, source, metadata)
        post = {"title": title, "summary": summary, "tags": tags, "content_html": html}
        text = {**post, "metadata": metadata}
        await rows(
            db,
            _REPLACE,
            post_id=post_id,
            content_html=html,
            sanitiser_version=SANITISER_VERSION,
            **await indexing.parameters(text, locale),
        )
    if found:
        events.announce(db)
    return len(found)


def _html(source: Sequence[Any], metadata: Mapping[str, Any]) -> str:
    """Derive from the source; where it is more than is taken today, clean what was derived."""
    content_format, document, raw, base, html = source
    blocks = document and orjson.loads(document)
    try:
        return compose(content_format, blocks, raw, base, metadata).html
    except TooMuch:
        return clean(html)
