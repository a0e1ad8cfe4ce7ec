"""Searching what is published: every post in its own language, the best first.

A query is read once per language; a post is compared with the one of its own language. To find
candidates in the index all of them are asked for at once. Only so many candidates are ranked, the
newest, so that the cost of a word that everybody uses is bounded.
"""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from core.context import Context
from core.languages import NAMES
from core.paging import KeyPart
from core.results import Page
from core.words import Query, excerpt, highlights, query
from store.documents import POST_SUMMARY, instant
from store.session import Row, rows, statement

CANDIDATES = 2_000

# A query has to ask for something: only stop words, or only what must not be there, finds nothing
# (`querytree` is what an index can look for). The rank of a post depends on the post and the query
# alone, and what is published later than the first page was asked for does not come in.
_SEARCH = statement(f"""
    WITH q AS MATERIALIZED (
        SELECT name, tsq, tsvector_to_array(to_tsvector(CAST(name AS regconfig), :wanted)) AS wanted
        FROM unnest(CAST(:languages AS text[])) AS name,
             websearch_to_tsquery(CAST(name AS regconfig), :websearch) AS tsq
        WHERE querytree(tsq) NOT IN ('', 'T')
    ), anything AS MATERIALIZED (
        SELECT CAST(string_agg(DISTINCT '(' || tsq::text || ')', ' | ') AS tsquery) AS tsq FROM q
    ), matching AS MATERIALIZED (
        SELECT p.id, p.published_at FROM posts p
        WHERE p.search_vector @@ (SELECT tsq FROM anything) AND p.status = 'published'
          AND p.published_at <= coalesce(CAST(:until AS timestamptz), now())
    ), candidates AS MATERIALIZED (
        SELECT id FROM matching ORDER BY published_at DESC, id DESC LIMIT {CANDIDATES}
    ), ranked AS (
        SELECT p.id, q.wanted,
               CAST(1e6 * ts_rank_cd(p.search_vector, q.tsq, 1) AS bigint) AS rank
        FROM candidates c JOIN posts p ON p.id = c.id JOIN q ON q.name = p.language
        WHERE p.search_vector @@ q.tsq
    ), page AS (
        SELECT * FROM ranked
        WHERE CAST(:rank AS bigint) IS NULL
           OR (rank, id) < (CAST(:rank AS bigint), CAST(:id AS uuid))
        ORDER BY rank DESC, id DESC LIMIT :limit
    )
    SELECT {instant("coalesce(CAST(:until AS timestamptz), now())")}, page.rank, page.id,
           {POST_SUMMARY}, p.title, p.content_text, found.base, found.title, found.content
    FROM page JOIN posts p ON p.id = page.id JOIN users a ON a.id = p.author_id,
    LATERAL (
        SELECT max(place) FILTER (WHERE weight = 'D') AS base,
               array_agg(place) FILTER (WHERE weight = 'A' AND lexeme = ANY(wanted)) AS title,
               array_agg(place) FILTER (WHERE weight = 'D' AND lexeme = ANY(wanted)) AS content
        FROM unnest(p.search_vector) AS l, unnest(l.positions, l.weights) AS w (place, weight)
    ) AS found
    ORDER BY page.rank DESC, page.id DESC""")


async def page(ctx: Context, text: str, limit: int, after: Sequence[KeyPart] | None = None) -> Page:
    """Find published posts, each with the places of what was looked for, the best first."""
    wanted = query(text)
    until, rank, last_id = after or (None, None, None)
    found = await rows(
        ctx.db,
        _SEARCH,
        languages=list(NAMES),
        websearch=wanted.websearch,
        wanted=wanted.wanted,
        until=until,
        rank=rank,
        id=last_id,
        limit=limit + 1,
    )
    items = [_finding(row, wanted) for row in found[:limit]]
    last = found[limit - 1] if len(found) > limit else None
    return Page(items, [last[0], last[1], str(last[2])] if last else None)


def _finding(row: Row, wanted: Query) -> bytes:
    """Render one finding as the contract's SearchResult."""
    _, _, _, post, title, content, base, in_title, in_content = row
    places = {place - (base or 0) for place in in_title or ()}
    piece = excerpt(content or "", set(in_content or ()), wanted.letters)
    return orjson.dumps(
        {
            "post": orjson.Fragment(post),
            "title_highlights": highlights(title, places, wanted.letters),
            "excerpt": {"text": piece.text, "highlights": piece.ranges},
        }
    )
