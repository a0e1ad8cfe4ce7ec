"""Posts as readers and their authors see them; what was published and may be taken down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from core.context import Context
from core.paging import KeyPart
from core.results import Conflict, Document, NotFound, Page, WrongState, version_matches
from core.slugs import casefold_key, slug_key
from store import events
from store.documents import POST, POST_SUMMARY, instant
from store.session import Statement, first, one, rows, statement
from store.tags import tag_key

PUBLISHED, UNPUBLISHED, TRASHED = "published", "unpublished", "trashed"

# The state machine of a post (domain rule D4): what each state may become.
TRANSITIONS: dict[str, frozenset[str]] = {
    "draft": frozenset({"scheduled", PUBLISHED, TRASHED}),
    "scheduled": frozenset({"draft", PUBLISHED, TRASHED}),
    PUBLISHED: frozenset({UNPUBLISHED, TRASHED}),
    UNPUBLISHED: frozenset({"scheduled", PUBLISHED, TRASHED}),
    TRASHED: frozenset({"draft", UNPUBLISHED}),
}

# Reading ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PostDocument(Document):
    """A post, and whether everybody may see it (so that caches on the way may keep it)."""

    is_public: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """The post's present address is another one."""

    username: str
    slug: str


@dataclass(frozen=True, slots=True)
class Gone:
    """There was a post at this address; it was removed for good."""


_READ = statement(f"""
    SELECT p.version, CASE WHEN ARRAY[p.version, -1] && :known THEN NULL ELSE {POST} END,
           p.status = '{PUBLISHED}'
    FROM posts p JOIN users a ON a.id = p.author_id
    WHERE p.id = :post_id AND (p.status = '{PUBLISHED}' OR p.author_id = CAST(:user_id AS uuid))""")

# From any name and slug that the post ever had to the post, in one step: chains and loops cannot
# exist.
_READ_BY_ADDRESS = statement(f"""
    SELECT p.version,
           CASE WHEN ARRAY[p.version, -1] && :known OR p.status <> '{PUBLISHED}' THEN NULL
           ELSE {POST} END,
           p.status, a.username, p.slug,
           a.username_key <> :username_key OR s.slug <> p.slug,
           s.gone_at > now() - interval '1 year'
    FROM usernames n
    JOIN users a ON a.id = n.user_id
    JOIN post_slugs s ON s.author_id = a.id AND s.slug_key = :slug_key
    LEFT JOIN posts p ON p.id = s.post_id
    WHERE n.username_key = :username_key""")


async def read(ctx: Context, post_id: UUID, known: Sequence[int] = ()) -> PostDocument | None:
    """Read a post: anybody a published one, its author any."""
    row = await first(ctx.db, _READ, post_id=post_id, user_id=ctx.user_id, known=list(known))
    return None if row is None else PostDocument(*row)


async def read_by_address(
    ctx: Context, username: str, slug: str, known: Sequence[int] = ()
) -> PostDocument | Moved | Gone | None:
    """Read a published post at its public address, or learn what became of it."""
    row = await first(
        ctx.db,
        _READ_BY_ADDRESS,
        username_key=casefold_key(username),
        slug_key=slug_key(slug),
        known=list(known),
    )
    if row is None:
        return None
    version, document, status, present_username, present_slug, moved, gone = row
    if status == PUBLISHED:
        if moved:
            return Moved(present_username, present_slug)
        return PostDocument(version, document, is_public=True)
    return Gone() if gone or status == TRASHED else None


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


@cache
def _list(present: frozenset[str]) -> Statement:
    """Compile the list for one set of filters.

    The list of a tag is read in its own index; with an author, in theirs, which is shorter.
    """
    key, source = "p.published_at, p.id", "posts p"
    conditions = [_CONDITIONS[name] for name in sorted(present - {"after", "tag"})]
    if "tag" in present and present & {"author", "status"}:
        # As a value it is looked up post by post, and not joined.
        conditions.append(
            f"(SELECT true FROM post_tags k WHERE k.post_id = p.id AND k.tag_id = {_TAG})"
        )
    elif "tag" in present:
        key, source = "k.published_at, k.post_id", "post_tags k JOIN posts p ON p.id = k.post_id"
        conditions.append(_CONDITIONS["tag"])
    if "after" in present:
        conditions.append(f"({key}) < (CAST(:after_at AS timestamptz), CAST(:after_id AS uuid))")
    if "status" not in present:
        conditions.append(f"p.status = '{PUBLISHED}'")
    return statement(f"""
        SELECT {instant("p.published_at")}, p.id, {POST_SUMMARY}
        FROM {source} JOIN users a ON a.id = p.author_id
        WHERE {" AND ".join(conditions)}
        ORDER BY {key.replace(",", " DESC,")} DESC LIMIT :limit""")


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


# Taking down --------------------------------------------------------------------------------------

_LOCK = statement("""
    SELECT version, updated_at, updated_by, status
    FROM posts WHERE id = :post_id AND author_id = :user_id FOR UPDATE""")

_SET_STATUS = statement(f"""
    WITH p AS (
        UPDATE posts
        SET status = :status, version = version + 1,
            updated_at = greatest(clock_timestamp(), updated_at), updated_by = :user_id
        WHERE id = :post_id
        RETURNING *, updated_at AS moment
    ), {events.recording("p")}
    SELECT p.version, {POST}, p.status = '{PUBLISHED}' FROM p JOIN users a ON a.id = p.author_id""")


async def unpublish(
    ctx: Context, post_id: UUID, expected: Sequence[int]
) -> PostDocument | NotFound | Conflict | WrongState:
    """Take a published post down; slug, likes and comments stay.

    For its author: others find no such post.
    """
    where = {"post_id": post_id, "user_id": ctx.user.user_id}
    row = await first(ctx.db, _LOCK, **where)
    if row is None:
        return NotFound()
    version, updated_at, updated_by, status = row
    if not version_matches(expected, version):
        return Conflict(version, updated_at, updated_by)
    if UNPUBLISHED not in TRANSITIONS[status] or status == TRASHED:
        return WrongState(status)
    event = events.Event("post.unpublished", post_id, version + 1, {})
    parameters = events.parameters(ctx, event)
    return PostDocument(*await one(ctx.db, _SET_STATUS, status=UNPUBLISHED, **where, **parameters))
