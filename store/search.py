"""Searching what is published: every post in its own language, the best first.

A query is read once per language, with its accents and without; a post is compared with the one of
its own language. To find candidates in the index all of them are asked for at once. Only so many
candidates are ranked, the newest, so that the cost of a word that everybody uses is bounded.

The newest candidates of a rare word come from the index of words: all that match, sorted by time.
Of a common word those would be most of all posts, so there the posts are walked from the newest on
until enough match. Which is cheaper is judged by how many of the very newest match; both give the
same candidates, and a walk that finds too few is followed by the index.
"""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from core.context import Context
from core.excerpts import BEFORE, PIECE, SEARCHED, Piece, excerpt, highlights
from core.languages import NAMES
from core.paging import KeyPart
from core.results import Page
from core.threads import Turns
from core.words import MAX_POSITION, STEP, Query, query
from store.documents import BY_SHOWN_AUTHOR, POST_SUMMARY, instant
from store.session import Row, Statement, rows, statement

CANDIDATES = 2_000
SAMPLE = 400

# A query has to ask for something: only stop words, or only what must not be there, finds nothing
# (`querytree` is what an index can look for). The rank of a post depends on the post and the query
# alone, and what is published later than the first page was asked for does not come in.
#
# `effort` is how many posts to walk. With a share f of N posts matching, a walk to C candidates
# sees C / f posts and the index gives f * N, each at about the same cost: to walk is cheaper where
# f * f * N > C. Twice the expected way is enough nearly always. `ts_match_vq` is `@@` as a
# function, which no index serves, so that the walk is one.
_PUBLIC = f"""p.status = 'published' AND {BY_SHOWN_AUTHOR}
          AND p.published_at <= coalesce(CAST(:until AS timestamptz), now())"""
_NEWEST = f"FROM posts p WHERE {_PUBLIC} ORDER BY p.published_at DESC, p.id DESC"
_ANYTHING = "(SELECT tsq FROM anything)"
_FOUND = "(SELECT count(*) FROM walked)"

# With accents and without; what is empty is NULL, for PostgreSQL sends a notice of an empty query.
_WEBSEARCH = ", ".join(
    f"websearch_to_tsquery(CAST(name AS regconfig), :{asked}) AS {asked}"
    for asked in ("wanted", "wanted_plain", "without", "without_plain")
)

# Which piece of a text to show. Positions count from the title on, whose last one is `base`. Where
# most of them stand together is judged in words; `span` is how many are in a piece, on the average
# of the text. The piece begins where a place is known, a little before.
_PLACES = f"""
    LATERAL (
        SELECT coalesce(max(place), 0) AS base
        FROM unnest(ts_filter(p.search_vector, '{{a}}')) AS l, unnest(l.positions) AS place
    ) AS titled,
    LATERAL (
        SELECT array_agg(place) FILTER (WHERE weight = 'A') AS title,
               array_agg(place - base ORDER BY place)
                   FILTER (WHERE weight = 'D' AND place <= {MAX_POSITION}) AS content
        FROM unnest(p.search_vector) AS l, unnest(l.positions, l.weights) AS w (place, weight)
        WHERE lexeme = ANY(wanted)
           OR (length(lexeme) = 2 AND (left(lexeme, 1) = ANY(CAST(:letters AS text[]))
                                       OR right(lexeme, 1) = ANY(CAST(:letters AS text[]))))
    ) AS found,
    LATERAL (
        SELECT CASE WHEN cardinality(p.word_places) > 1 THEN
            {STEP} * (cardinality(p.word_places) - 1) * {SEARCHED}
            / greatest(p.word_places[cardinality(p.word_places)], 1) ELSE {STEP} END AS span
    ) AS dense,
    LATERAL (
        SELECT (SELECT place FROM (
            SELECT place, count(*) OVER (ORDER BY place RANGE BETWEEN CURRENT ROW
                                         AND span FOLLOWING) AS near
            FROM unnest(found.content) AS place) AS counted
            ORDER BY near DESC, place LIMIT 1) AS place
    ) AS best,
    LATERAL (
        SELECT greatest(width_bucket(p.word_places[(best.place - 1) / {STEP} + 1] - {BEFORE},
                                     p.word_places), 1) AS step
    ) AS begun,
    LATERAL (
        SELECT CASE WHEN step > 1 THEN p.word_places[step] ELSE 0 END AS at,
               {STEP} * (step - 1) + 1 AS word
    ) AS piece"""


def searching(candidates: int, sample: int) -> Statement:
    """Compile the search that ranks so many candidates, judged by so many of the newest posts."""
    return statement(f"""
    WITH q AS MATERIALIZED (
        SELECT name, tsq, tsvector_to_array(to_tsvector(CAST(name AS regconfig), :shown)) AS wanted
        FROM unnest(CAST(:languages AS text[])) AS name,
             LATERAL (SELECT {_WEBSEARCH} OFFSET 0) AS asked,
             LATERAL (SELECT coalesce(wanted || wanted_plain, wanted) AS yes,
                             !!coalesce(without || without_plain, without) AS no) AS both_ways,
             LATERAL (SELECT coalesce(yes && no, yes) AS tsq) AS whole
        WHERE querytree(tsq) NOT IN ('', 'T')
    ), anything AS MATERIALIZED (
        SELECT CAST(string_agg(DISTINCT '(' || tsq::text || ')', ' | ') AS tsquery) AS tsq FROM q
    ), sample AS MATERIALIZED (
        SELECT CAST(count(*) AS float8) AS seen,
               CAST(count(*) FILTER (WHERE ts_match_vq(s.search_vector, {_ANYTHING})) AS float8)
                   AS hits
        FROM (SELECT p.search_vector {_NEWEST} LIMIT {sample}) s
    ), effort AS MATERIALIZED (
        SELECT CASE WHEN hits * hits * c.reltuples > {candidates} * seen * seen
               THEN CAST(2 * {candidates} * seen / hits AS bigint) ELSE 0 END AS posts
        FROM sample, pg_class c WHERE c.oid = CAST('posts' AS regclass)
    ), walked AS MATERIALIZED (
        SELECT w.id FROM (
            SELECT p.id, p.published_at, p.search_vector {_NEWEST} LIMIT (SELECT posts FROM effort)
        ) w
        WHERE ts_match_vq(w.search_vector, {_ANYTHING})
        ORDER BY w.published_at DESC, w.id DESC LIMIT {candidates}
    ), matching AS MATERIALIZED (
        SELECT p.id, p.published_at FROM posts p
        WHERE {_FOUND} < {candidates} AND p.search_vector @@ {_ANYTHING} AND {_PUBLIC}
    ), candidates AS MATERIALIZED (
        SELECT id FROM walked WHERE {_FOUND} = {candidates}
        UNION ALL
        (SELECT id FROM matching ORDER BY published_at DESC, id DESC LIMIT {candidates})
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
           {POST_SUMMARY}, p.title, found.title,
           substr(p.content_text, piece.at + 1, {PIECE}), piece.at,
           length(p.content_text) > piece.at + {PIECE}, piece.word, found.content
    FROM page JOIN posts p ON p.id = page.id JOIN users a ON a.id = p.author_id,
    {_PLACES}
    ORDER BY page.rank DESC, page.id DESC""")


_SEARCH = searching(CANDIDATES, SAMPLE)


async def page(ctx: Context, text: str, limit: int, after: Sequence[KeyPart] | None = None) -> Page:
    """Find published posts, each with the places of what was looked for, the best first."""
    wanted = query(text)
    until, rank, last_id = after or (None, None, None)
    found = await rows(
        ctx.db,
        _SEARCH,
        **parameters(wanted),
        until=until,
        rank=rank,
        id=last_id,
        limit=limit + 1,
    )
    turns, items = Turns(), []
    for row in found[:limit]:
        items.append(_finding(row, wanted))
        await turns.give()
    last = found[limit - 1] if len(found) > limit else None
    return Page(items, [last[0], last[1], str(last[2])] if last else None)


def parameters(wanted: Query) -> dict[str, object]:
    """Return what a search is given of a query."""
    return {
        "languages": list(NAMES),
        "wanted": wanted.wanted.terms,
        "wanted_plain": wanted.wanted.plain or None,
        "without": wanted.without.terms or None,
        "without_plain": wanted.without.plain or None,
        "shown": wanted.shown,
        "letters": list(wanted.letters),
    }


def _finding(row: Row, wanted: Query) -> bytes:
    """Render one finding as the contract's SearchResult."""
    _, _, _, post, title, in_title, text, at, goes_on, first, in_content = row
    letters = wanted.letters
    near = range(first, first + PIECE)
    places = [place for place in in_content or () if place in near]
    piece = excerpt(Piece(text or "", first, at == 0, not goes_on), places, letters)
    return orjson.dumps(
        {
            "post": orjson.Fragment(post),
            "title_highlights": highlights(title, in_title or (), letters),
            "excerpt": {"text": piece.text, "highlights": piece.ranges},
        }
    )
