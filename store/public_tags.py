"""The tags of published posts, and how many carry them (`store.popularity` counts)."""

from __future__ import annotations

from collections.abc import Sequence

from core.context import Context
from core.paging import KeyPart
from core.results import Page
from store.documents import json_row
from store.session import rows, statement
from store.tags import tag_key

_PUBLIC_TAG = json_row("t.name, t.posts_count")

# Keys are in the order of code points, so what begins with a prefix is one range of the index.
_LIST = statement(f"""
    SELECT t.name_key, {_PUBLIC_TAG} FROM tags t
    WHERE t.workspace_id IS NULL AND t.posts_count > 0
      AND t.name_key >= :prefix AND t.name_key < :beyond AND t.name_key > :after
    ORDER BY t.name_key LIMIT :limit""")

# What a prefix and this begin is after every text that the prefix begins: it is no character.
_LAST = "\U0010ffff"


async def page(
    ctx: Context, prefix: str | None, limit: int, after: Sequence[KeyPart] | None = None
) -> Page:
    """List the public tags that begin so, with their counts, in the order of their keys."""
    begin = tag_key(prefix or "")
    (last_key,) = after or ("",)
    found = await rows(
        ctx.db, _LIST, prefix=begin, beyond=begin + _LAST, after=last_key, limit=limit + 1
    )
    next_key = [found[limit - 1][0]] if len(found) > limit else None
    return Page([row[1] for row in found[:limit]], next_key)
