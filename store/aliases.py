"""Which post had which address in a former blog: of an author in one unique index.

A published post is found by its aliases as by its slugs. A purged one keeps them for a year, to say
that it is gone; unlike its slug they may be taken over, by the post that is imported once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from core.aliases import alias_key
from core.context import Context
from store.session import rows, statement


@dataclass(frozen=True, slots=True)
class AliasTaken:
    """Another post of the author's has this alias."""

    alias: str


# In the order of their keys, so that two posts that want the same ones wait for each other and do
# not meet crosswise.
_REPLACE = statement("""
    WITH dropped AS (
        DELETE FROM post_aliases
        WHERE post_id = :post_id AND NOT alias_key = ANY(CAST(:keys AS text[]))
    )
    INSERT INTO post_aliases AS held (author_id, alias_key, alias, post_id)
    SELECT :author_id, wanted.alias_key, wanted.alias, CAST(:post_id AS uuid)
    FROM unnest(CAST(:keys AS text[]), CAST(:aliases AS text[])) AS wanted (alias_key, alias)
    ORDER BY wanted.alias_key COLLATE "C"
    ON CONFLICT (author_id, alias_key) DO UPDATE
    SET alias = excluded.alias, post_id = excluded.post_id, gone_at = NULL
    WHERE held.post_id = excluded.post_id OR held.post_id IS NULL
    RETURNING alias_key""")
_READ = statement("""
    SELECT alias FROM post_aliases WHERE post_id = :post_id ORDER BY alias_key COLLATE "C" """)


def in_order(aliases: Iterable[str]) -> list[str]:
    """Return addresses that `core.aliases.parse_alias` returned as a post has them, each once."""
    by_key = {alias_key(alias): alias for alias in aliases}
    return [by_key[key] for key in sorted(by_key)]


async def replace(
    ctx: Context, author_id: UUID, post_id: UUID, aliases: Sequence[str]
) -> AliasTaken | None:
    """Give a post these aliases, and no others; they are `in_order`."""
    keys = [alias_key(alias) for alias in aliases]
    where = {"author_id": author_id, "post_id": post_id}
    taken = await rows(ctx.db, _REPLACE, keys=keys, aliases=list(aliases), **where)
    got = {row[0] for row in taken}
    lost = (alias for key, alias in zip(keys, aliases, strict=True) if key not in got)
    return next(map(AliasTaken, lost), None)


async def read(ctx: Context, post_id: UUID) -> list[str]:
    """Return the aliases of a post, in order."""
    return [row[0] for row in await rows(ctx.db, _READ, post_id=post_id)]
