"""Posts as readers and their authors see them; lists, versions and slugs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from core.aliases import lookup_keys
from core.context import Context
from core.paging import KeyPart
from core.results import Page
from core.slugs import slug_key
from core.text import casefold_key
from store.documents import (
    OWN_POST_SUMMARY,
    POST,
    POST_SLUG,
    POST_SUMMARY,
    POST_VERSION,
    POST_VERSION_SUMMARY,
    PUBLIC_POST,
    SEEN_POST,
    VISIBLE_USER,
    instant,
)
from store.post_rows import PostDocument
from store.session import Statement, first, rows, statement
from store.states import PUBLISHED, TRASHED
from store.tags import tag_key

# Reading ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Moved:
    """The post's present address is another one."""

    username: str
    slug: str


@dataclass(frozen=True, slots=True)
class Gone:
    """There was a post at this address; its author removed it."""


_READ = statement(f"""
    SELECT p.version, CASE WHEN ARRAY[p.version, -1] && :known THEN NULL ELSE {POST} END,
           p.status = '{PUBLISHED}', p.author_id IS NOT DISTINCT FROM CAST(:user_id AS uuid)
    FROM posts p JOIN users a ON a.id = p.author_id
    WHERE p.id = :post_id AND {SEEN_POST}""")

# From any name and slug that the post ever had to the post, in one step: chains and loops cannot
# exist.
_READ_BY_ADDRESS = statement(f"""
    SELECT p.version,
           CASE WHEN ARRAY[p.version, -1] && :known OR p.status <> '{PUBLISHED}' THEN NULL
           ELSE {PUBLIC_POST} END,
           p.status, a.username, p.slug,
           a.username_key <> :username_key OR s.slug <> p.slug,
           s.gone_at > now() - interval '1 year',
           p.status = '{TRASHED}' AND p.published_at IS NOT NULL
    FROM usernames n
    JOIN users a ON a.id = n.user_id
    JOIN post_slugs s ON s.author_id = a.id AND s.slug_key = :slug_key
    LEFT JOIN posts p ON p.id = s.post_id
    WHERE n.username_key = :username_key AND {VISIBLE_USER}""")


_READ_BY_ALIAS = statement(f"""
    SELECT p.status, a.username, p.slug, s.gone_at > now() - interval '1 year',
           p.status = '{TRASHED}' AND p.published_at IS NOT NULL
    FROM usernames n
    JOIN users a ON a.id = n.user_id
    CROSS JOIN LATERAL (
        SELECT h.post_id, h.gone_at
        FROM unnest(CAST(:keys AS text[])) WITH ORDINALITY AS wanted (alias_key, place)
        JOIN post_aliases h ON h.author_id = a.id AND h.alias_key = wanted.alias_key
        ORDER BY wanted.place LIMIT 1
    ) s
    LEFT JOIN posts p ON p.id = s.post_id
    WHERE n.username_key = :username_key AND {VISIBLE_USER}""")


async def read(ctx: Context, post_id: UUID, known: Sequence[int] = ()) -> PostDocument | None:
    """Read a post: anybody a published one, its author any."""
    row = await first(ctx.db, _READ, post_id=post_id, user_id=ctx.user_id, known=list(known))
    return None if row is None else PostDocument(*row)


async def read_by_address(
    ctx: Context, username: str, slug: str, known: Sequence[int] = ()
) -> PostDocument | Moved | Gone | None:
    """Read a published post at its public address, or learn what became of it.

    A slug that no post has may be an alias: an address in a former blog of one part. Only then it
    is looked for, so that whoever reads a post does not pay for it.
    """
    row = await first(
        ctx.db,
        _READ_BY_ADDRESS,
        username_key=casefold_key(username),
        slug_key=slug_key(slug),
        known=list(known),
    )
    if row is None:
        return await find_by_alias(ctx, username, f"/{slug}")
    version, document, status, present_username, present_slug, moved, purged, trashed = row
    if status == PUBLISHED:
        if moved:
            return Moved(present_username, present_slug)
        return PostDocument(version, document, is_public=True)
    return Gone() if purged or trashed else None


async def find_by_alias(ctx: Context, username: str, address: str) -> Moved | Gone | None:
    """Find where a published post is to be read that had this address in a former blog."""
    where = {"username_key": casefold_key(username), "keys": lookup_keys(address)}
    row = await first(ctx.db, _READ_BY_ALIAS, **where)
    if row is None:
        return None
    status, present_username, present_slug, purged, trashed = row
    if status == PUBLISHED:
        return Moved(present_username, present_slug)
    return Gone() if purged or trashed else None


# Listing ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to. `status` asks for the caller's own posts in that state."""

    status: str | None = None
    author: str | None = None
    tag: str | None = None

    @property
    def present(self) -> frozenset[str]:
        """The names of the filters that are set: they choose the statement."""
        return frozenset(n for n in ("status", "author", "tag") if getattr(self, n) is not None)


_TAG = "(SELECT id FROM tags WHERE workspace_id IS NULL AND name_key = :tag)"
_CONDITIONS = {
    "status": "p.status = :status AND p.author_id = :user_id",
    "author": "p.author_id = (SELECT user_id FROM usernames WHERE username_key = :author)",
    "tag": f"k.published_at IS NOT NULL AND k.tag_id = {_TAG}",
}
# As a value it is looked up post by post, and not joined.
_WITH_TAG = f"(SELECT true FROM post_tags k WHERE k.post_id = p.id AND k.tag_id = {_TAG})"


@cache
def _list(present: frozenset[str]) -> Statement:
    """Compile the list for one set of filters.

    The list of a tag is read in its own index; with an author, in theirs, which is shorter. One's
    own posts are listed in the order in which they were begun, which their ids have: not all of
    them have been public.
    """
    if "status" in present:
        return _own_list(present)
    key, source = "p.published_at, p.id", "posts p"
    conditions = [_CONDITIONS[name] for name in sorted(present - {"after", "tag"})]
    if "tag" in present and "author" in present:
        conditions.append(_WITH_TAG)
    elif "tag" in present:
        key, source = "k.published_at, k.post_id", "post_tags k JOIN posts p ON p.id = k.post_id"
        conditions.append(_CONDITIONS["tag"])
    if "after" in present:
        conditions.append(f"({key}) < (CAST(:after_at AS timestamptz), CAST(:after_id AS uuid))")
    return statement(f"""
        SELECT {instant("p.published_at")}, p.id, {POST_SUMMARY}
        FROM {source} JOIN users a ON a.id = p.author_id
        WHERE {" AND ".join([*conditions, f"p.status = '{PUBLISHED}'", VISIBLE_USER])}
        ORDER BY {key.replace(",", " DESC,")} DESC LIMIT :limit""")


def _own_list(present: frozenset[str]) -> Statement:
    own = {**_CONDITIONS, "tag": _WITH_TAG}
    conditions = [own[name] for name in sorted(present - {"after"})]
    if "after" in present:
        conditions.append("p.id < CAST(:after_id AS uuid)")
    return statement(f"""
        SELECT NULL, p.id, {OWN_POST_SUMMARY}
        FROM posts p JOIN users a ON a.id = p.author_id
        WHERE {" AND ".join(conditions)} ORDER BY p.id DESC LIMIT :limit""")


async def page(
    ctx: Context, filters: Filters, limit: int, after: Sequence[KeyPart] | None = None
) -> Page:
    """List posts without content, newest first: everybody's published ones, or the caller's own."""
    after_at, after_id = after or (None, None)
    found = await rows(
        ctx.db,
        _list(filters.present | ({"after"} if after else set())),
        status=filters.status,
        user_id=ctx.user_id,
        author=casefold_key(filters.author) if filters.author else None,
        tag=tag_key(filters.tag) if filters.tag else None,
        after_at=after_at,
        after_id=after_id,
        limit=limit + 1,
    )
    items = [row[2] for row in found[:limit]]
    last = found[limit - 1] if len(found) > limit else None
    return Page(items, [last[0], str(last[1])] if last else None)


# Versions and slugs, for the author ---------------------------------------------------------------


def _of_a_post(document: str, source: str, order: str, after: str) -> Statement:
    """Compile a list that belongs to a post. Its author gets at least one row, maybe empty."""
    names = order.split(", ")
    columns = ", ".join(names)
    return statement(f"""
        SELECT {", ".join(f"i.k{n}" for n in range(len(names)))}, i.document
        FROM posts p LEFT JOIN LATERAL (
            SELECT {", ".join(f"{name} AS k{n}" for n, name in enumerate(names))},
                   {document} AS document
            FROM {source} AND (CAST(:after AS boolean) IS FALSE OR ({columns}) < ({after}))
            ORDER BY {", ".join(f"{name} DESC" for name in names)} LIMIT :limit
        ) i ON true
        WHERE p.id = :post_id AND p.author_id = :user_id
        ORDER BY {", ".join(f"i.k{n} DESC" for n in range(len(names)))}""")


_VERSIONS = _of_a_post(
    POST_VERSION_SUMMARY,
    "post_versions v LEFT JOIN users a ON a.id = v.editor_id WHERE v.post_id = p.id",
    "v.version",
    "CAST(:after_version AS bigint)",
)
_SLUGS = _of_a_post(
    POST_SLUG,
    "post_slugs l WHERE l.author_id = p.author_id AND l.post_id = p.id",
    "l.created_at, l.slug_key",
    "CAST(:after_at AS timestamptz), CAST(:after_key AS text)",
)
_VERSION = statement(f"""
    SELECT {POST_VERSION}
    FROM posts p JOIN post_versions v ON v.post_id = p.id LEFT JOIN users a ON a.id = v.editor_id
    WHERE p.id = :post_id AND p.author_id = :user_id AND v.version = :version""")


async def versions(
    ctx: Context, post_id: UUID, limit: int, after: Sequence[KeyPart] | None = None
) -> Page | None:
    """List what was written of a post of the caller's, newest first; None when it is not."""
    where = {"after_version": after[0] if after else None}
    return await _page_of(ctx, _VERSIONS, post_id, limit, after, where)


async def version(ctx: Context, post_id: UUID, number: int) -> bytes | None:
    """Read one version of a post of the caller's."""
    where = {"post_id": post_id, "user_id": ctx.user.user_id}
    row = await first(ctx.db, _VERSION, version=number, **where)
    return None if row is None else row[0]


async def slugs(
    ctx: Context, post_id: UUID, limit: int, after: Sequence[KeyPart] | None = None
) -> Page | None:
    """List the slugs that a post of the caller's has and had, newest first."""
    after_at, after_key = after or (None, None)
    where = {"after_at": after_at, "after_key": after_key}
    return await _page_of(ctx, _SLUGS, post_id, limit, after, where)


async def _page_of(
    ctx: Context,
    query: Statement,
    post_id: UUID,
    limit: int,
    after: Sequence[KeyPart] | None,
    where: Mapping[str, object],
) -> Page | None:
    found = await rows(
        ctx.db,
        query,
        post_id=post_id,
        user_id=ctx.user.user_id,
        limit=limit + 1,
        after=after is not None,
        **where,
    )
    if not found:
        return None
    items = [row[-1] for row in found if row[-1] is not None]
    more = len(items) > limit
    key = [_key_part(value) for value in found[limit - 1][:-1]] if more else None
    return Page(items[:limit], key)


def _key_part(value: KeyPart | datetime) -> KeyPart:
    return value.isoformat() if isinstance(value, datetime) else value
