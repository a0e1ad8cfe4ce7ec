"""A search of a common word walks the newest posts, one of a rare word reads the index of words.

Which is chosen changes what it costs and never what is found.
"""

from __future__ import annotations

from typing import Any

import orjson
import psycopg
import pytest

from core.words import query
from store import search
from store.session import Statement
from tests.store.conftest import World
from tests.store.test_plans import nodes

pytestmark = pytest.mark.by_hand("posts that nobody wrote")

POSTS = 600
CANDIDATES = 20
WORDS = "posts_search_vector_idx"
NEWEST = "posts_newest_idx"

# "tide" is in every post, "heron" in one of a hundred, "lately" in the newest alone, where a sample
# of the newest takes it for a word of every post; "twice" in the newest eight and in old ones.
_POSTS = """
    INSERT INTO posts (id, author_id, title, slug, status, content_html, content_json, language,
                       content_text, search_vector, sanitiser_version, version, published_at)
    SELECT gen_random_uuid(), u.id, 'T', 's' || n, 'published', '', '{"blocks": []}', 'english',
           body, to_tsvector('english', body), 1, 1, now() - n * interval '1 minute'
    FROM generate_series(1, CAST($1 AS integer)) n, users u,
         LATERAL (SELECT concat_ws(' ', repeat('tide ', 1 + n % 7),
                         CASE WHEN n % 100 = 50 THEN 'heron' END,
                         CASE WHEN n <= 15 THEN 'lately' END,
                         CASE WHEN n <= 8 OR n > 550 THEN 'twice' END) AS body) t
    ORDER BY n * 7 % 601"""


@pytest.fixture
async def posts(world: World) -> None:
    """Many posts of one author, of which the database knows how many they are."""
    await world.person()
    await world.sql(_POSTS, POSTS)
    await world.sql("ANALYZE posts")


@pytest.fixture
def explained(world: World, posts: None) -> Any:
    """Run a search with its plan, and give what was read, and how often."""
    assert world.settings.database_url is not None

    def run(statement: Statement, text: str, **after: Any) -> dict[str, float]:
        given = {
            **search.parameters(query(text)),
            "until": None,
            "rank": None,
            "id": None,
            "limit": 21,
            **after,
        }
        sql = b"EXPLAIN (ANALYZE, FORMAT JSON) " + statement.sql
        with psycopg.connect(
            str(world.settings.database_url),
            cursor_factory=psycopg.RawCursor,
            options="-c plan_cache_mode=force_generic_plan -c enable_seqscan=off",
            prepare_threshold=0,
        ) as connection:
            row = connection.execute(sql, statement.arguments(given)).fetchone()
        assert row is not None
        plan = row[0][0]["Plan"]
        found: dict[str, float] = {}
        for node in nodes(plan):
            if node.get("Index Name") in (WORDS, NEWEST):
                read = node["Actual Rows"] * node["Actual Loops"]
                found[node["Index Name"]] = found.get(node["Index Name"], 0) + read
        return found

    return run


async def found(world: World, text: str) -> list[tuple[str, str]]:
    """Page through a search, four at a time; give the ids."""
    after, ids = None, []
    while True:
        page = await search.page(world.reading(), text, 4, after)
        ids += [
            (orjson.loads(item)["post"]["id"], orjson.loads(item)["post"]["slug"])
            for item in page.items
        ]
        after = page.next_key
        if after is None:
            return ids


@pytest.mark.parametrize("text", ["tide", "heron", "lately", "twice", "tide -heron", "nothing"])
async def test_both_ways_find_the_same(
    world: World, posts: None, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """The newest candidates are the same, in the same order, over all pages."""
    monkeypatch.setattr(search, "_SEARCH", search.searching(CANDIDATES, 10))
    walking = await found(world, text)
    await world.sql("UPDATE pg_class SET reltuples = -1 WHERE relname = 'posts'")  # never analysed
    assert await found(world, text) == walking
    expected = {"tide": 20, "heron": 6, "lately": 15, "twice": 20, "tide -heron": 20, "nothing": 0}
    assert len(walking) == len(set(walking)) == expected[text]
    if text == "tide":
        assert {slug for _, slug in walking} == {f"s{n}" for n in range(1, 21)}
    if text == "twice":
        newest = {f"s{n}" for n in (*range(1, 9), *range(551, 563))}
        assert {slug for _, slug in walking} == newest


async def test_a_common_word_is_walked(explained: Any) -> None:
    """The index of words, which would give every post, is not asked; few posts are seen."""
    read = explained(search.searching(CANDIDATES, 10), "tide")
    assert read[WORDS] == 0
    assert 0 < read[NEWEST] <= 10 + 2 * CANDIDATES


async def test_a_rare_word_is_looked_up(explained: Any) -> None:
    """Nothing is walked but the sample."""
    read = explained(search.searching(CANDIDATES, 10), "heron")
    assert read[WORDS] >= 6  # what earlier tests left is still in the index
    assert read[NEWEST] == 10


async def test_a_walk_that_finds_too_few_is_bounded(explained: Any) -> None:
    """A word of the newest posts alone: twice the expected way, then the index."""
    read = explained(search.searching(CANDIDATES, 10), "lately")
    assert read[WORDS] >= 15
    assert read[NEWEST] == 10 + 2 * CANDIDATES
