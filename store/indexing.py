"""What search reads of a post, computed here so that it is written together with the post.

A statement that writes a post's text takes `COLUMNS` and `VALUES` (or `ASSIGNMENT`) and
`parameters(…)`: then the post is found from its commit on. One that does not loses the vector to a
trigger, and `index_waiting`, which the worker runs, makes it anew. See docs/decisions/0010.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from core.content import plain_text
from core.context import Database
from core.languages import SAMPLE, configuration
from core.threads import apart
from core.words import Indexed, indexed, letters
from store.session import rows, statement

BATCH = 50
VERSION: Final = 1
"""Stored beside every vector; raise it when other words come out, so that all are made anew."""

COLUMNS = "language, content_text, word_places, search_version, search_vector"

_LANGUAGE = "CAST(CAST(:search_language AS text) AS regconfig)"


def _vector(part: str, weight: str) -> str:
    """Return the vector of one part of a post: its words, and without accents in the same places.

    Both are stemmed, for stems depend on accents: *aimée* is found by *aimer* as well as *aimee*.
    Text is how two vectors are joined without moving the second one.
    """
    words, plain = (
        f"to_tsvector({_LANGUAGE}, CAST(:search_{part}{form} AS text))" for form in ("", "_plain")
    )
    both = f"CAST(concat({words}, ' ', {plain}) AS tsvector)"
    accented = f"CAST(:search_{part}_plain AS text) <> ''"
    return f"setweight(CASE WHEN {accented} THEN {both} ELSE {words} END, '{weight}')"


# The title comes first: positions end at 2¹⁴, and the text may be longer.
VALUES = f"""CAST(:search_language AS text), CAST(:content_text AS text),
    CAST(:word_places AS integer[]), {VERSION},
    {_vector("title", "A")} || {_vector("content", "D")} || {_vector("about", "B")}
    || strip(to_tsvector('simple', CAST(:search_letters AS text)))"""

ASSIGNMENT = f"({COLUMNS}) = ROW({VALUES})"


async def parameters(post: Mapping[str, Any], locale: str) -> dict[str, object]:
    """Return the parameters of `VALUES` for a post's title, summary, tags and content_html.

    `locale` is the author's; a post may say its language itself, as `language` in its metadata.
    """
    return await apart(len(post["content_html"]), _parameters, post, locale)


def _parameters(post: Mapping[str, Any], locale: str) -> dict[str, object]:
    content = plain_text(post["content_html"])
    about = " ".join([post["summary"] or "", *post["tags"]])
    stated = (post.get("metadata") or {}).get("language")
    parts = {"title": post["title"], "content": content, "about": about}
    found = {name: indexed(text) for name, text in parts.items()}
    return {
        "search_language": configuration(
            f"{post['title']}\n{content[:SAMPLE]}",
            locale,
            stated if isinstance(stated, str) else None,
        ),
        "content_text": content,
        "word_places": found["content"].places,
        **_texts(found),
        "search_letters": letters(*found.values()),
    }


def _texts(found: Mapping[str, Indexed]) -> dict[str, object]:
    """Return the words of each part, and those without accents."""
    texts: dict[str, object] = {}
    for name, part in found.items():
        texts |= {f"search_{name}": part.words, f"search_{name}_plain": part.plain}
    return texts


_WAITING = statement(f"""
    SELECT p.id, p.title, p.summary, p.content_html, p.metadata ->> 'language', a.locale,
           ARRAY(SELECT t.name FROM post_tags pt JOIN tags t ON t.id = pt.tag_id
                 WHERE pt.post_id = p.id)
    FROM posts p JOIN users a ON a.id = p.author_id
    WHERE p.search_version < {VERSION} AND p.status = 'published'
    ORDER BY p.search_version LIMIT {BATCH} FOR UPDATE OF p SKIP LOCKED""")

_INDEX = statement(f"UPDATE posts SET {ASSIGNMENT} WHERE id = :post_id")


async def index_waiting(db: Database) -> int:
    """Index published posts that have no vector of this version, at most `BATCH`; count them."""
    found = await rows(db, _WAITING)
    for post_id, title, summary, html, language, locale, tags in found:
        post = {
            "title": title,
            "summary": summary,
            "content_html": html,
            "tags": tags,
            "metadata": {"language": language},
        }
        await rows(db, _INDEX, post_id=post_id, **await parameters(post, locale))
    return len(found)
