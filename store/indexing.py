"""What search reads of a post, computed here so that it is written together with the post.

A statement that writes a post's text takes `COLUMNS` and `VALUES` (or `ASSIGNMENT`) and
`parameters(…)`: then the post is found from its commit on. One that does not loses the vector to a
trigger, and `index_waiting`, which the worker runs, makes it anew. See docs/decisions/0010.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.content import plain_text
from core.context import Database
from core.languages import configuration
from core.words import indexable, single_letters
from store.session import rows, statement

BATCH = 50

COLUMNS = "language, content_text, search_vector"

_LANGUAGE = "CAST(CAST(:search_language AS text) AS regconfig)"

# The content comes first: its words keep the positions that they have in `content_text`.
VALUES = f"""CAST(:search_language AS text), CAST(:content_text AS text),
    setweight(to_tsvector({_LANGUAGE}, CAST(:search_content AS text)), 'D')
    || setweight(to_tsvector({_LANGUAGE}, CAST(:search_title AS text)), 'A')
    || setweight(to_tsvector({_LANGUAGE}, CAST(:search_about AS text)), 'B')
    || strip(to_tsvector('simple', CAST(:search_letters AS text)))"""

ASSIGNMENT = f"({COLUMNS}) = ROW({VALUES})"


def parameters(post: Mapping[str, Any], locale: str) -> dict[str, object]:
    """Return the parameters of `VALUES` for a post's title, summary, tags and content_html.

    `locale` is the author's; a post may say its language itself, as `language` in its metadata.
    """
    content = plain_text(post["content_html"])
    about = " ".join([post["summary"] or "", *post["tags"]])
    stated = (post.get("metadata") or {}).get("language")
    texts = [indexable(text) for text in (content, post["title"], about)]
    return {
        "search_language": configuration(
            f"{post['title']}\n{content}", locale, stated if isinstance(stated, str) else None
        ),
        "content_text": content,
        "search_content": texts[0],
        "search_title": texts[1],
        "search_about": texts[2],
        "search_letters": single_letters(" ".join(texts)),
    }


_WAITING = statement(f"""
    SELECT p.id, p.title, p.summary, p.content_html, p.metadata ->> 'language', a.locale,
           ARRAY(SELECT t.name FROM post_tags pt JOIN tags t ON t.id = pt.tag_id
                 WHERE pt.post_id = p.id)
    FROM posts p JOIN users a ON a.id = p.author_id
    WHERE p.search_vector IS NULL AND p.status = 'published'
    LIMIT {BATCH} FOR UPDATE OF p SKIP LOCKED""")

_INDEX = statement(f"UPDATE posts SET {ASSIGNMENT} WHERE id = :post_id")


async def index_waiting(db: Database) -> int:
    """Index published posts that have no vector, at most `BATCH`; return how many."""
    found = await rows(db, _WAITING)
    for post_id, title, summary, html, language, locale, tags in found:
        post = {
            "title": title,
            "summary": summary,
            "content_html": html,
            "tags": tags,
            "metadata": {"language": language},
        }
        await rows(db, _INDEX, post_id=post_id, **parameters(post, locale))
    return len(found)
