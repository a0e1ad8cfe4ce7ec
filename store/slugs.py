"""Who has which slug: live and former ones of an author in one unique index (domain rule D3)."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from core.context import Context
from core.ids import new_id
from core.slugs import numbered, slug_from_title, slug_key
from store.session import first, rows, statement

# Candidates for an automatic slug are looked up in batches that double, about 5,000 in all.
_FIRST_BATCH, _BATCHES = 20, 8

# A purged post keeps its slug for a year; a row without a post and without that time holds nothing.
_FREE = """held.post_id IS NULL
    AND (held.gone_at IS NULL OR held.gone_at < now() - interval '1 year')"""

_TAKEN = statement(f"""
    SELECT slug_key FROM post_slugs AS held
    WHERE author_id = :author_id AND slug_key = ANY(:keys) AND NOT ({_FREE})""")

# Waits for another transaction that is taking the same slug, then says whether it was left free.
# Of one that was not no lock stays: of many who want one title each would hold up the next.
_TAKE = statement(f"""
    WITH free AS (
        DELETE FROM post_slugs AS held
        WHERE author_id = :author_id AND slug_key = :slug_key AND {_FREE} RETURNING 1
    )
    INSERT INTO post_slugs (author_id, slug_key, slug, post_id)
    SELECT :author_id, :slug_key, :slug, CAST(:post_id AS uuid)
    FROM (SELECT count(*) FROM free) AS once
    ON CONFLICT DO NOTHING RETURNING slug""")
_INSERT = """
    INSERT INTO post_slugs AS held (author_id, slug_key, slug, post_id)
    VALUES (:author_id, :slug_key, :slug, :post_id)
    ON CONFLICT (author_id, slug_key) DO UPDATE
    SET slug = excluded.slug, post_id = excluded.post_id, gone_at = NULL,
        created_at = CASE WHEN held.post_id IS NULL THEN excluded.created_at
                     ELSE held.created_at END"""
_TAKE_OR_KEEP = statement(f"""{_INSERT}
    WHERE held.post_id = excluded.post_id OR ({_FREE})
    RETURNING slug""")

_RELEASE = statement("""
    DELETE FROM post_slugs
    WHERE author_id = :author_id AND slug_key = :slug_key AND post_id = :post_id""")


async def take(ctx: Context, author_id: UUID, post_id: UUID, slug: str) -> bool:
    """Take a slug for a post, or go back to one of its own; False when another has or had it."""
    where = {"author_id": author_id, "slug_key": slug_key(slug)}
    return await first(ctx.db, _TAKE_OR_KEEP, slug=slug, post_id=post_id, **where) is not None


async def take_automatic(ctx: Context, author_id: UUID, post_id: UUID, title: str) -> str:
    """Take the first free slug for a title: `x`, then `x-2`, `x-3` and so on."""
    for candidates in _batches(slug_from_title(title, post_id)):
        keys = [slug_key(candidate) for candidate in candidates]
        taken = {row[0] for row in await rows(ctx.db, _TAKEN, author_id=author_id, keys=keys)}
        for slug, key in zip(candidates, keys, strict=True):
            where = {"author_id": author_id, "slug_key": key, "post_id": post_id}
            if key not in taken and await first(ctx.db, _TAKE, slug=slug, **where):
                return slug
    raise AssertionError  # the last candidate is unique


async def release(ctx: Context, author_id: UUID, post_id: UUID, slug: str) -> None:
    """Leave a slug that was never public to whoever wants it."""
    where = {"author_id": author_id, "slug_key": slug_key(slug)}
    await rows(ctx.db, _RELEASE, post_id=post_id, **where)


def _batches(slug: str) -> Iterator[list[str]]:
    """Yield candidates in their order, and last something unique."""
    start = 1
    for size in (_FIRST_BATCH << n for n in range(_BATCHES)):
        yield [slug if n == 1 else numbered(slug, n) for n in range(start, start + size)]
        start += size
    yield [numbered(slug, new_id().int % 10**12)]
