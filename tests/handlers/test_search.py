"""Searching what is published."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import httpx
import psycopg
import pytest

from tests.handlers.conftest import Person, etag, expect, problem


def paragraph(text: str, **more: Any) -> dict[str, Any]:
    """Make a block of one span."""
    return {"type": "paragraph", "text": [{"text": text}], **more}


async def write(who: Person, title: str, *texts: str, **fields: Any) -> dict[str, Any]:
    """Publish an entry of some paragraphs."""
    content = {"blocks": [paragraph(text) for text in texts]}
    return await who.published(await who.entry(title=title, content=content), **fields)


async def search(client: httpx.AsyncClient, q: str, **options: Any) -> list[dict[str, Any]]:
    """Search, and give the findings of the first page."""
    answer = await client.get("/api/v1/search", params={"q": q, **options})
    found: list[dict[str, Any]] = expect(answer, 200)["data"]
    return found


def titles(found: list[dict[str, Any]]) -> list[str]:
    """The titles of findings."""
    return [finding["post"]["title"] for finding in found]


def marked(text: str, ranges: list[dict[str, int]]) -> list[str]:
    """What ranges show of a text."""
    return [text[r["start"] : r["start"] + r["length"]] for r in ranges]


async def test_search_posts_finds_words_phrases_and_alternatives(
    client: httpx.AsyncClient, noor: Person
) -> None:
    """Everything that websearch syntax knows; case does not matter."""
    await write(noor, "Low water", "The old pier stands in the mud.")
    await write(noor, "High water", "Gulls on the pier that is old.")
    await write(noor, "Nothing", "A grey Friday.")
    cases = {
        "PIER": ["High water", "Low water"],
        '"old pier"': ["Low water"],
        "pier -gulls": ["Low water"],
        'pier -"old pier"': ["High water"],
        "mud or friday": ["Low water", "Nothing"],
        "gull": ["High water"],
        "pier friday": [],
        "old-pier": ["Low water"],
    }
    for q, expected in cases.items():
        assert sorted(titles(await search(client, q))) == expected, q


async def test_search_posts_answers_plain_text_with_ranges(
    client: httpx.AsyncClient, noor: Person
) -> None:
    """Nothing is marked up: what looks like HTML was written so. Ranges count code points."""
    await write(
        noor, "🦦 Otters & <b>otter</b>", "Before. 👩🏽‍🚀 <script>An OTTER swam</script> & dived."
    )
    (finding,) = await search(client, "otter")
    title, excerpt = finding["post"]["title"], finding["excerpt"]
    assert marked(title, finding["title_highlights"]) == ["Otters", "otter"]
    assert excerpt["text"] == "Before. 👩🏽‍🚀 <script>An OTTER swam</script> & dived."
    assert marked(excerpt["text"], excerpt["highlights"]) == ["OTTER"]


async def test_search_posts_shows_the_piece_where_the_words_stand(
    client: httpx.AsyncClient, noor: Person
) -> None:
    """Of a long text comes the part that has most of them, cut between words."""
    filler = "nothing to see here " * 100
    text = f"heron. {filler} a heron met another heron by the weir. {filler}"
    await write(noor, "Long", text)
    (finding,) = await search(client, "heron weir")
    excerpt = finding["excerpt"]
    assert marked(excerpt["text"], excerpt["highlights"]) == ["heron", "heron", "weir"]
    assert excerpt["text"].startswith("…")
    assert excerpt["text"].endswith("…")
    assert len(excerpt["text"]) <= 300
    assert set(excerpt["text"].strip("…").split()) <= set(text.split())


async def test_search_posts_ranks_the_title_before_the_text(
    client: httpx.AsyncClient, noor: Person
) -> None:
    """A word in the title counts more than one in the summary, and that more than in the text."""
    await write(noor, "One", "kestrel")
    await write(noor, "Kestrel", "Two")
    await write(noor, "Three", "nothing", summary="A kestrel.")
    await write(noor, "Four", "nothing", tags=["kestrel"])
    found = titles(await search(client, "kestrel"))
    assert found[0] == "Kestrel"
    assert set(found[1:3]) == {"Three", "Four"}
    assert found[3] == "One"


async def test_search_posts_hides_what_is_not_published(
    client: httpx.AsyncClient, noor: Person, ilse: Person
) -> None:
    """Neither private blocks, nor entries, nor a post that was taken down, for anybody."""
    entry = await noor.entry(
        title="Heron", content={"blocks": [paragraph("shown"), paragraph("canary", private=True)]}
    )
    post = await noor.published(entry)
    await noor.entry(title="Heron canary")
    assert titles(await search(client, "heron")) == ["Heron"]
    for who in (None, noor, ilse):
        headers = {"Authorization": f"Bearer {who.token}"} if who else {}
        answer = await client.get("/api/v1/search?q=canary", headers=headers)
        assert expect(answer, 200)["data"] == []
    expect(await noor.post(f"/api/v1/posts/{post['id']}/unpublish", etag=etag(2)), 200)
    assert await search(client, "heron") == []


@pytest.mark.parametrize(
    "q", ["the of and", "-", '"', "or", "or or or", "-heron", '-"heron"', "🦦", "!&|():*", "''\\"]
)
async def test_search_posts_for_nothing_finds_nothing(
    client: httpx.AsyncClient, noor: Person, q: str
) -> None:
    """Stop words, operators, and what must not be there: an empty page, and no failure."""
    await write(noor, "The heron of the weir and the pier", "of and the")
    assert await search(client, q) == []


async def test_search_posts_pages_hold_each_post_once(
    client: httpx.AsyncClient, noor: Person
) -> None:
    """With posts published meanwhile; posts of one rank come once, too."""
    made = [await write(noor, f"T{n}", "heron " * (1 + n % 3)) for n in range(9)]
    for limit in (1, 2, 4):
        seen: list[str] = []
        cursor: dict[str, str] = {}
        for _ in range(60):
            params = {"q": "heron", "limit": limit, **cursor}
            page = expect(await client.get("/api/v1/search", params=params), 200)
            seen += [finding["post"]["id"] for finding in page["data"]]
            if page["next_cursor"] is None:
                break
            cursor = {"cursor": page["next_cursor"]}
            await write(noor, "Meanwhile", "heron heron heron")
        else:
            pytest.fail("the list has no end")
        assert len(seen) == len(set(seen))
        assert {post["id"] for post in made} <= set(seen)


async def test_search_posts_refuses_what_it_cannot_read(client: httpx.AsyncClient) -> None:
    """No query, one too long, control characters, and a cursor of another query."""
    for q in ("", "x" * 257, "a\x00b", "a\nb"):
        problem(await client.get("/api/v1/search", params={"q": q}), 422, "validation_failed")
    problem(await client.get("/api/v1/search"), 422, "validation_failed")
    answer = await client.get("/api/v1/search", params={"q": "x", "cursor": "AAAA"})
    problem(answer, 400, "cursor_invalid")


async def test_search_posts_takes_any_text(client: httpx.AsyncClient, noor: Person) -> None:
    """Emoji, marks, right-to-left, four bytes, and words that never end."""
    await write(noor, "Heron", "heron")
    for q in (
        "👩🏽‍🚀 heron",
        "ﷺ" * 256,
        "𝒽" * 256,
        "x" * 256,
        "e" + "\u0301" * 9,
        "שלום",
        "1e5x " * 50,
    ):
        answer = await client.get(f"/api/v1/search?q={quote(q)}")
        assert answer.status_code == 200, q


async def test_search_posts_is_one_statement(
    client: httpx.AsyncClient, noor: Person, statements: Any
) -> None:
    """A read is one round trip."""
    await write(noor, "Heron", "heron")
    with statements() as seen:
        await search(client, "heron")
    assert len(seen) == 1


@pytest.mark.by_hand("a change by something that does not know of the index")
async def test_search_posts_follows_a_change_that_forgets_the_index(
    client: httpx.AsyncClient, noor: Person, database: psycopg.Connection[Any]
) -> None:
    """A removed word finds the post no more at once; the new one does once the worker came by."""
    from store import indexing

    post = await write(noor, "Heron", "heron")
    database.execute("UPDATE posts SET title = 'Kestrel', content_html = '<p>kestrel</p>'")
    assert await search(client, "heron") == []
    store = client._transport.app.state.store  # type: ignore[attr-defined]
    async with store.write() as unit:
        assert await indexing.index_waiting(unit) == 1
        assert await indexing.index_waiting(unit) == 0
    (finding,) = await search(client, "kestrels")
    assert finding["post"]["id"] == post["id"]
    assert finding["excerpt"]["text"] == "kestrel"


@pytest.mark.by_hand("a post that an older program indexed")
async def test_search_posts_finds_what_an_older_program_indexed(
    client: httpx.AsyncClient, noor: Person, database: psycopg.Connection[Any]
) -> None:
    """By the words that it knows; without accents, and shown, once the worker came by."""
    from store import indexing

    await write(noor, "Café", "The heron of Zürich.")
    database.execute(
        """UPDATE posts SET search_version = 0, word_places = NULL, search_vector =
           setweight(to_tsvector('english', 'the heron of zürich'), 'D')
           || setweight(to_tsvector('english', 'café'), 'A')"""
    )
    assert len(await search(client, "heron")) == 1
    assert await search(client, "cafe zurich") == []
    store = client._transport.app.state.store  # type: ignore[attr-defined]
    async with store.write() as unit:
        assert await indexing.index_waiting(unit) == 1
        assert await indexing.index_waiting(unit) == 0
    (finding,) = await search(client, "cafe zurich")
    assert marked(finding["excerpt"]["text"], finding["excerpt"]["highlights"]) == ["Zürich"]


async def test_search_posts_shows_the_title_of_the_longest_post(
    client: httpx.AsyncClient, noor: Person
) -> None:
    """However many words come after it: positions end somewhere, and it is the first of them."""
    await write(noor, "The kestrel", *["tide and water " * 600] * 10, "a heron at the end")
    (finding,) = await search(client, "kestrel")
    assert marked(finding["post"]["title"], finding["title_highlights"]) == ["kestrel"]
    (finding,) = await search(client, "heron")
    assert finding["excerpt"]["text"].startswith("tide and water")


# Tags ---------------------------------------------------------------------------------------------


async def test_list_public_tags_counts_published_posts(
    client: httpx.AsyncClient, noor: Person, count: Any
) -> None:
    """By name, with a prefix in any case, page by page; workspaces keep theirs."""
    await write(noor, "One", tags=["Birds", "tides", "百鳥"])
    await write(noor, "Two", tags=["birds"])
    await noor.entry(tags=["secret"])
    await count()
    answer = await client.get("/api/v1/tags")
    assert expect(answer, 200)["data"] == [
        {"name": "Birds", "posts_count": 2},
        {"name": "tides", "posts_count": 1},
        {"name": "百鳥", "posts_count": 1},
    ]
    page = expect(await client.get("/api/v1/tags?limit=2"), 200)
    rest = await client.get("/api/v1/tags", params={"limit": 2, "cursor": page["next_cursor"]})
    assert [tag["name"] for tag in expect(rest, 200)["data"]] == ["百鳥"]
    for prefix, expected in {"BI": ["Birds"], "百": ["百鳥"], "%": [], "x": []}.items():
        found = expect(await client.get("/api/v1/tags", params={"prefix": prefix}), 200)
        assert [tag["name"] for tag in found["data"]] == expected
    other = {"prefix": "b", "cursor": page["next_cursor"]}
    problem(await client.get("/api/v1/tags", params=other), 400, "cursor_mismatch")


async def test_list_public_tags_is_one_statement(
    client: httpx.AsyncClient, statements: Any
) -> None:
    """A read is one round trip."""
    with statements() as seen:
        expect(await client.get("/api/v1/tags?prefix=a"), 200)
    assert len(seen) == 1
