"""Likes and bookmarks: sets of (post, user), and the counts that posts show of them.

A count changes by the rows that a statement really inserted or deleted, in that statement, so that
it is right whatever is repeated or runs at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from core.context import Context
from core.paging import KeyPart
from core.results import Page
from store.documents import POST_SUMMARY, SEEN_POST, instant, json_row
from store.session import Statement, one, rows, statement


def _adding(table: str, count: str) -> Statement:
    """Compile "is in the set from now on"; the answer tells whether the caller sees the post."""
    return statement(f"""
        WITH post AS (SELECT p.id FROM posts p WHERE p.id = :post_id AND {SEEN_POST}),
        added AS (
            INSERT INTO {table} (post_id, user_id, created_at)
            SELECT id, :user_id, clock_timestamp() FROM post
            ON CONFLICT (post_id, user_id) DO NOTHING
            RETURNING post_id
        ), counted AS (
            UPDATE posts SET {count} = {count} + 1 FROM added WHERE posts.id = added.post_id
        )
        SELECT EXISTS (SELECT FROM post)""")


def _removing(table: str, count: str) -> Statement:
    """Compile "is not in the set from now on".

    Whoever has put it there may take it back, whether or not the post is still to be seen.
    """
    return statement(f"""
        WITH removed AS (
            DELETE FROM {table} WHERE post_id = :post_id AND user_id = :user_id
            RETURNING post_id
        ), counted AS (
            UPDATE posts SET {count} = {count} - 1 FROM removed WHERE posts.id = removed.post_id
        )
        SELECT EXISTS (SELECT FROM removed)
            OR EXISTS (SELECT FROM posts p WHERE p.id = :post_id AND {SEEN_POST})""")


_LIKE = _adding("post_likes", "likes_count")
_UNLIKE = _removing("post_likes", "likes_count")
_BOOKMARK = _adding("bookmarks", "bookmarks_count")
_UNBOOKMARK = _removing("bookmarks", "bookmarks_count")


async def like(ctx: Context, post_id: UUID) -> bool:
    """Like a post, once however often; False when the caller sees no such post."""
    return await _toggle(ctx, _LIKE, post_id)


async def unlike(ctx: Context, post_id: UUID) -> bool:
    """Take a like back; False when there is neither a like nor a post to be seen."""
    return await _toggle(ctx, _UNLIKE, post_id)


async def bookmark(ctx: Context, post_id: UUID) -> bool:
    """Keep a post for later, once however often; False when the caller sees no such post."""
    return await _toggle(ctx, _BOOKMARK, post_id)


async def unbookmark(ctx: Context, post_id: UUID) -> bool:
    """Remove a bookmark; False when there is neither a bookmark nor a post to be seen."""
    return await _toggle(ctx, _UNBOOKMARK, post_id)


async def _toggle(ctx: Context, query: Statement, post_id: UUID) -> bool:
    row = await one(ctx.db, query, post_id=post_id, user_id=ctx.user.user_id)
    return bool(row[0])


# My bookmarks -------------------------------------------------------------------------------------

_SEEN = f"CASE WHEN {SEEN_POST} THEN {POST_SUMMARY} END"
_BOOKMARK_ROW = json_row(f"""b.post_id, {instant("b.created_at")} AS bookmarked_at,
    {_SEEN} AS post""")


def _bookmarks(after: str = "") -> Statement:
    return statement(f"""
        SELECT {instant("b.created_at")}, b.post_id, {_BOOKMARK_ROW}
        FROM bookmarks b JOIN posts p ON p.id = b.post_id JOIN users a ON a.id = p.author_id
        WHERE b.user_id = :user_id {after}
        ORDER BY b.created_at DESC, b.post_id DESC LIMIT :limit""")


_FIRST_BOOKMARKS = _bookmarks()
_MORE_BOOKMARKS = _bookmarks("""AND (b.created_at, b.post_id)
    < (CAST(:after_at AS timestamptz), CAST(:after_id AS uuid))""")


async def bookmarks(ctx: Context, limit: int, after: Sequence[KeyPart] | None = None) -> Page:
    """List the caller's bookmarks, newest first; of a post that is not to be seen, only its id."""
    after_at, after_id = after or (None, None)
    found = await rows(
        ctx.db,
        _MORE_BOOKMARKS if after else _FIRST_BOOKMARKS,
        user_id=ctx.user.user_id,
        after_at=after_at,
        after_id=after_id,
        limit=limit + 1,
    )
    last = found[limit - 1] if len(found) > limit else None
    return Page([row[2] for row in found[:limit]], [last[0], str(last[1])] if last else None)
