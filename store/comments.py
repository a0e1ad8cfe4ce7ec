"""Comments: threads, who may do what with a comment, reports, and the moderator's decisions.

Everything that changes a comment holds the row of its post, so that what is to be seen in a thread,
and the count of it, are decided one after the other. A suspension, which changes what is seen of
many posts, holds the row of the author and then those of the posts that the author commented on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from core.context import Context
from core.ids import new_id
from core.paging import KeyPart
from core.results import (
    Conflict,
    Document,
    Forbidden,
    NotFound,
    Page,
    WrongState,
    version_matches,
)
from core.text import normal
from store import events
from store.documents import (
    COMMENT,
    MODERATED_COMMENT,
    SEEN_POST,
    SHOWN_POST,
    THREAD_COMMENT,
    instant,
    visible_comment,
)
from store.session import Statement, first, one, rows, statement

PENDING, APPROVED, REJECTED, SPAM = "pending", "approved", "rejected", "spam"
HIDDEN, DELETED = "hidden", "deleted"

# The state machine of a comment (domain rule D4): what a decision makes of the states that it may
# be made in. Its author's edits lead back to `pending`, and anything can be deleted.
DECISIONS: dict[str, dict[str, str]] = {
    "approve": {PENDING: APPROVED, SPAM: APPROVED},
    "reject": {PENDING: REJECTED},
    "spam": {PENDING: SPAM},
    "hide": {APPROVED: HIDDEN},
    "unhide": {HIDDEN: APPROVED},
}
_DECIDED = {
    "approve": "approved",
    "reject": "rejected",
    "spam": "marked_spam",
    "hide": "hidden",
    "unhide": "unhidden",
}

MAX_DEPTH = 6
EDIT_MINUTES = 15
REPORTS_TO_HIDE = 5


@dataclass(frozen=True, slots=True)
class CommentDocument(Document):
    """A comment, and whether everybody sees it (so that caches on the way may keep it)."""

    is_public: bool


@dataclass(frozen=True, slots=True)
class CommentsClosed:
    """The post takes no comments now, nor changes of older ones."""


@dataclass(frozen=True, slots=True)
class ParentNotFound:
    """What the comment would reply to is not there to be seen."""


@dataclass(frozen=True, slots=True)
class TooDeep:
    """The thread would become deeper than threads get."""


# Reading ------------------------------------------------------------------------------------------

_AUTHOR = "LEFT JOIN users a ON a.id = c.author_id"

# A comment stands in the thread when readers see it, or something below it. `/` and `0` are
# neighbours among bytes: between them is what a path goes on with.
_BELOW = "d.path > c.path || '/' AND d.path < c.path || '0'"
_SHOWN = f"""({visible_comment()} OR c.is_replied AND EXISTS (
    SELECT FROM comments d LEFT JOIN users b ON b.id = d.author_id
    WHERE d.post_id = c.post_id AND {_BELOW} AND {visible_comment("d", "b")}))"""

_READ = statement(f"""
    SELECT c.version, CASE WHEN ARRAY[c.version, -1] && :known THEN NULL ELSE {COMMENT} END,
           {SHOWN_POST} AND {visible_comment()}
    FROM comments c JOIN posts p ON p.id = c.post_id {_AUTHOR}
    WHERE c.id = :comment_id AND c.status <> '{DELETED}'
      AND ({SEEN_POST} AND {visible_comment()}
           OR CAST(:user_id AS uuid) IN (c.author_id, c.moderator_id))""")


async def read(ctx: Context, comment_id: UUID, known: Sequence[int] = ()) -> CommentDocument | None:
    """Read a comment: whoever sees it in its thread, its author and its moderator always."""
    where = {"comment_id": comment_id, "user_id": ctx.user_id}
    row = await first(ctx.db, _READ, known=list(known), **where)
    return None if row is None else CommentDocument(*row)


THREAD, OLDEST, NEWEST = "thread", "oldest", "newest"
_ORDERS = {
    THREAD: ("c.path", ">", "t.path"),
    OLDEST: ("c.created_at, c.id", ">", "t.created_at, t.id"),
    NEWEST: ("c.created_at, c.id", "<", "t.created_at DESC, t.id DESC"),
}
_BRANCH = "SELECT path FROM comments WHERE id = :parent_id AND post_id = :post_id"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which part of a thread is listed, and in which order."""

    parent_id: UUID | None = None
    sort: str = THREAD


@cache
def _list(sort: str, present: frozenset[str]) -> Statement:
    """Compile a thread in one order. Who sees the post gets at least one row, maybe empty."""
    key, beyond, order = _ORDERS[sort]
    conditions = ["c.post_id = p.id", "(c.status = 'approved' OR c.is_replied)", _SHOWN]
    if "parent_id" in present:
        conditions.append(f"c.path > ({_BRANCH}) || '/' AND c.path < ({_BRANCH}) || '0'")
    if "after" in present and sort == THREAD:
        conditions.append("c.path > :after_path")
    elif "after" in present:
        last = "(CAST(:after_at AS timestamptz), CAST(:after_id AS uuid))"
        conditions.append(f"({key}) {beyond} {last}")
    return statement(f"""
        SELECT t.path, {instant("t.created_at")}, t.id, t.document, {SHOWN_POST}
        FROM posts p LEFT JOIN LATERAL (
            SELECT c.path, c.created_at, c.id, {THREAD_COMMENT} AS document
            FROM comments c {_AUTHOR}
            WHERE {" AND ".join(conditions)}
            ORDER BY {order.replace("t.", "c.")} LIMIT :limit
        ) t ON true
        WHERE p.id = :post_id AND {SEEN_POST}
        ORDER BY {order}""")


@dataclass(frozen=True, slots=True)
class Thread(Page):
    """One page of a thread, and whether everybody sees it."""

    is_public: bool


async def page(
    ctx: Context,
    post_id: UUID,
    filters: Filters,
    limit: int,
    after: Sequence[KeyPart] | None = None,
) -> Thread | None:
    """List the comments of a post that stand in its thread; None when the caller sees no post."""
    sort = filters.sort
    given = {"parent_id": filters.parent_id, "after": after}
    after_path, after_at, after_id = (None, None, None)
    if after and sort == THREAD:
        (after_path,) = after
    elif after:
        after_at, after_id = after
    found = await rows(
        ctx.db,
        _list(sort, frozenset(name for name, value in given.items() if value is not None)),
        post_id=post_id,
        user_id=ctx.user_id,
        parent_id=filters.parent_id,
        after_path=after_path,
        after_at=after_at,
        after_id=after_id,
        limit=limit + 1,
    )
    if not found:
        return None
    items = [row[3] for row in found if row[3] is not None]
    path, created_at, comment_id, _, is_public = found[min(limit, len(found)) - 1]
    last = [path] if sort == THREAD else [created_at, str(comment_id)]
    return Thread(items[:limit], last if len(items) > limit else None, is_public)


# Writing ------------------------------------------------------------------------------------------

# The row of the author, too, and first: a suspension that does not see this comment yet must wait
# for it. The join cannot lock the post before it has that row.
_LOCK_POST = statement(f"""
    WITH me AS MATERIALIZED (SELECT u.id FROM users u WHERE u.id = :user_id FOR SHARE OF u)
    SELECT me.id, p.author_id, p.status = 'published' AND p.comment_policy <> 'closed',
           p.comment_policy = 'moderated'
    FROM me CROSS JOIN posts p WHERE p.id = :post_id AND {SEEN_POST} FOR NO KEY UPDATE OF p""")

_PARENT = statement(f"""
    SELECT c.root_id, c.path, c.depth FROM comments c {_AUTHOR}
    WHERE c.id = :parent_id AND c.post_id = :post_id AND {_SHOWN}""")

_CREATE = statement(f"""
    WITH c AS (
        INSERT INTO comments (id, post_id, author_id, parent_id, root_id, path, depth, moderator_id,
                              body, status, version, created_at, updated_at, updated_by)
        SELECT :comment_id, :post_id, :user_id, CAST(:parent_id AS uuid), :root_id, :path, :depth,
               :moderator_id, :body, :status, 1, moment, moment, :user_id
        FROM clock_timestamp() AS moment
        RETURNING *, created_at AS moment
    ), parent AS (
        UPDATE comments SET is_replied = true WHERE id = :parent_id AND NOT is_replied
    ), counted AS (
        UPDATE posts p SET comments_count = p.comments_count + 1
        FROM c {_AUTHOR} WHERE p.id = c.post_id AND {visible_comment()}
    ), {events.recording("c")}
    SELECT c.version, {COMMENT} FROM c {_AUTHOR}""")


async def create(
    ctx: Context, post_id: UUID, *, body: str, parent_id: UUID | None
) -> tuple[UUID, Document] | NotFound | CommentsClosed | ParentNotFound | TooDeep:
    """Comment on a post, or reply; return the id and how it reads.

    It starts as the post's policy says; the author of the post needs no approval.
    """
    user_id = ctx.user.user_id
    post = await first(ctx.db, _LOCK_POST, post_id=post_id, user_id=user_id)
    if post is None:
        return NotFound()
    _, moderator_id, is_open, is_moderated = post
    if not is_open:
        return CommentsClosed()
    comment_id = new_id()
    place = await _place(ctx, post_id, comment_id, parent_id)
    if not isinstance(place, dict):
        return place
    fields: dict[str, object] = {
        "post_id": post_id,
        "parent_id": parent_id,
        "moderator_id": moderator_id,
        "body": normal(body),
        "status": PENDING if is_moderated and user_id != moderator_id else APPROVED,
        **place,
    }
    event = _event("created", comment_id, 1, post_id, {**fields, "author_id": user_id})
    parameters = events.parameters(ctx, event)
    where = {"comment_id": comment_id, "user_id": user_id}
    return comment_id, Document(*await one(ctx.db, _CREATE, **where, **fields, **parameters))


async def _place(
    ctx: Context, post_id: UUID, comment_id: UUID, parent_id: UUID | None
) -> dict[str, object] | ParentNotFound | TooDeep:
    """Return where a new comment stands in the thread."""
    if parent_id is None:
        return {"root_id": comment_id, "path": str(comment_id), "depth": 1}
    parent = await first(ctx.db, _PARENT, post_id=post_id, parent_id=parent_id)
    if parent is None:
        return ParentNotFound()
    root_id, path, depth = parent
    if depth == MAX_DEPTH:
        return TooDeep()
    return {"root_id": root_id, "path": f"{path}/{comment_id}", "depth": depth + 1}


def _event(
    kind: str,
    comment_id: UUID,
    version: int,
    post_id: UUID,
    change: dict[str, object],
    *,
    unattributed: bool = False,
) -> events.Event:
    public = {"comment_id": comment_id, "version": version, "post_id": post_id}
    return events.Event(
        f"comment.{kind}", comment_id, version, change, public=public, unattributed=unattributed
    )


# Changing -----------------------------------------------------------------------------------------

_LOCK = statement("""
    SELECT p.id FROM posts p WHERE p.id = (SELECT post_id FROM comments WHERE id = :comment_id)
    FOR NO KEY UPDATE OF p""")

# In a statement of its own: it sees what the holder of the lock before us committed.
_STATE = statement(f"""
    SELECT c.id, c.post_id, c.author_id, c.moderator_id, c.status, c.body, c.is_moderated,
           c.reports_count, c.version, c.updated_at, c.updated_by, {visible_comment()},
           {visible_comment()} AND {SEEN_POST},
           p.status <> 'published' OR p.comment_policy = 'closed',
           clock_timestamp() < c.created_at + interval '{EDIT_MINUTES} minutes',
           EXISTS (SELECT FROM comment_reports r
                   WHERE r.comment_id = c.id AND r.user_id = :user_id)
    FROM comments c JOIN posts p ON p.id = c.post_id {_AUTHOR} WHERE c.id = :comment_id""")


@dataclass(frozen=True, slots=True)
class _Locked:
    """A comment that nobody else changes until the transaction ends, and the caller's view."""

    id: UUID
    post_id: UUID
    author_id: UUID | None
    moderator_id: UUID
    status: str
    body: str
    is_moderated: bool
    reports_count: int
    version: int
    updated_at: datetime
    updated_by: UUID | None
    is_visible: bool
    is_seen: bool
    is_closed: bool
    is_fresh: bool
    is_reported: bool

    def conflict(self, expected: Sequence[int]) -> Conflict | None:
        """Return why the caller's version will not do, if it will not."""
        if version_matches(expected, self.version):
            return None
        return Conflict(self.version, self.updated_at, self.updated_by)


async def _lock(ctx: Context, comment_id: UUID) -> _Locked | NotFound:
    """Lock a comment that the caller sees, wrote or moderates, or has reported."""
    where = {"comment_id": comment_id}
    if await first(ctx.db, _LOCK, **where) is None:
        return NotFound()
    me = ctx.user.user_id
    comment = _Locked(*await one(ctx.db, _STATE, user_id=me, **where))
    concerned = me in (comment.author_id, comment.moderator_id)
    return comment if comment.is_seen or concerned or comment.is_reported else NotFound()


def _changing(rendered: str) -> Statement:
    """Compile one change of a comment: the row, the post's count, the reports, the event."""
    return statement(f"""
        WITH c AS (
            UPDATE comments
            SET body = :body, status = :status, is_moderated = :is_moderated,
                reports_count = :reports_count, version = version + 1,
                updated_at = greatest(clock_timestamp(), updated_at),
                updated_by = CAST(:updated_by AS uuid),
                edited_at = CASE WHEN CAST(:is_edit AS boolean) THEN clock_timestamp()
                                 ELSE edited_at END,
                deleted_at = CASE WHEN :status = '{DELETED}' THEN clock_timestamp() END
            WHERE id = :comment_id
            RETURNING *, updated_at AS moment
        ), counted AS (
            UPDATE posts p SET comments_count = p.comments_count + v.is_now - v.was
            FROM (SELECT c.post_id, {visible_comment()}::int AS is_now,
                         CAST(:was_visible AS boolean)::int AS was
                  FROM c {_AUTHOR}) AS v
            WHERE p.id = v.post_id AND v.is_now <> v.was
        ), reviewed AS (
            UPDATE comment_reports r SET reviewed_at = c.moment FROM c
            WHERE r.comment_id = c.id AND r.reviewed_at IS NULL AND c.reports_count = 0
        ), {events.recording("c")}
        SELECT c.version, {rendered} FROM c JOIN posts p ON p.id = c.post_id {_AUTHOR}""")


_CHANGE = _changing(COMMENT)
_DECIDE = _changing(MODERATED_COMMENT)


async def _change(  # noqa: PLR0913 - these are the fields that change
    ctx: Context,
    query: Statement,
    comment: _Locked,
    event: events.Event,
    *,
    status: str,
    body: str | None = None,
    is_moderated: bool | None = None,
    reports_count: int | None = None,
    is_edit: bool = False,
) -> Document:
    """Run one change of a locked comment; what is not given stays."""
    row = await one(
        ctx.db,
        query,
        comment_id=comment.id,
        status=status,
        body=comment.body if body is None else body,
        is_moderated=comment.is_moderated if is_moderated is None else is_moderated,
        reports_count=comment.reports_count if reports_count is None else reports_count,
        is_edit=is_edit,
        was_visible=comment.is_visible,
        updated_by=None if event.unattributed else ctx.user.user_id,
        **events.parameters(ctx, event),
    )
    return Document(*row)


def _next(
    comment: _Locked, kind: str, change: dict[str, object], *, unattributed: bool = False
) -> events.Event:
    """Describe the next change of a comment."""
    version = comment.version + 1
    return _event(kind, comment.id, version, comment.post_id, change, unattributed=unattributed)


_RENDER = statement(f"""
    SELECT c.version, {COMMENT} FROM comments c {_AUTHOR} WHERE c.id = :comment_id""")


async def edit(
    ctx: Context, comment_id: UUID, expected: Sequence[int], body: str | None
) -> Document | NotFound | Forbidden | Conflict | CommentsClosed:
    """Change the text of the caller's comment; no event when it is the same (domain rule D8)."""
    comment = await _lock(ctx, comment_id)
    if isinstance(comment, NotFound) or comment.status == DELETED:
        return NotFound()
    if comment.author_id != ctx.user.user_id:
        return Forbidden("Only its author changes a comment.")
    conflict = comment.conflict(expected)
    if conflict is not None:
        return conflict
    text = comment.body if body is None else normal(body)
    if text == comment.body:
        return Document(*await one(ctx.db, _RENDER, comment_id=comment_id))
    if comment.is_closed and not comment.is_fresh:
        return CommentsClosed()
    status = _status_after_edit(comment)
    return await _change(
        ctx,
        _CHANGE,
        comment,
        _next(comment, "edited", {"body": text, "status": status}),
        status=status,
        body=text,
        is_moderated=comment.is_moderated and status == comment.status,
        is_edit=not comment.is_fresh,
    )


def _status_after_edit(comment: _Locked) -> str:
    """Return the state of the new text: what was decided about the old one does not hold for it."""
    if comment.author_id == comment.moderator_id:
        return comment.status
    return APPROVED if comment.status == APPROVED and not comment.is_moderated else PENDING


async def delete(
    ctx: Context, comment_id: UUID, expected: Sequence[int]
) -> NotFound | Forbidden | Conflict | None:
    """Delete a comment and its text; once more is fine, whatever was expected, and no new event."""
    comment = await _lock(ctx, comment_id)
    if isinstance(comment, NotFound):
        return comment
    if ctx.user.user_id not in (comment.author_id, comment.moderator_id):
        return Forbidden("Only its author and the author of the post delete a comment.")
    if comment.status == DELETED:
        return None
    conflict = comment.conflict(expected)
    if conflict is not None:
        return conflict
    event = _next(comment, "deleted", {"status": DELETED})
    await _change(ctx, _CHANGE, comment, event, status=DELETED, body="", reports_count=0)
    return None


# Moderating ---------------------------------------------------------------------------------------


async def decide(
    ctx: Context, comment_id: UUID, expected: Sequence[int], decision: str
) -> Document | NotFound | Forbidden | Conflict | WrongState:
    """Take a moderator's decision; it closes the open reports."""
    comment = await _lock(ctx, comment_id)
    if isinstance(comment, NotFound):
        return comment
    if ctx.user.user_id != comment.moderator_id:
        return Forbidden("Only the author of the post decides about its comments.")
    conflict = comment.conflict(expected)
    if conflict is not None:
        return conflict
    status = _decided(comment, decision)
    if status is None:
        return WrongState(comment.status)
    event = _next(comment, _DECIDED[decision], {"from": comment.status, "status": status})
    return await _change(
        ctx, _DECIDE, comment, event, status=status, is_moderated=True, reports_count=0
    )


def _decided(comment: _Locked, decision: str) -> str | None:
    """Return what a decision makes of a comment; None when it cannot be made about it."""
    if decision == "approve" and comment.status == APPROVED and comment.reports_count:
        return APPROVED
    return DECISIONS[decision].get(comment.status)


_REPORT = statement("""
    INSERT INTO comment_reports (comment_id, user_id, reason, note, created_at)
    VALUES (:comment_id, :user_id, :reason, :note, clock_timestamp())""")


async def report(
    ctx: Context, comment_id: UUID, *, reason: str, note: str | None
) -> NotFound | None:
    """Report a comment, once per person; enough open reports hide it until it is looked at."""
    comment = await _lock(ctx, comment_id)
    if isinstance(comment, NotFound):
        return comment
    if comment.is_reported:
        return None
    if not comment.is_seen:
        return NotFound()
    text = None if note is None else normal(note)
    where = {"comment_id": comment_id, "user_id": ctx.user.user_id}
    await rows(ctx.db, _REPORT, reason=reason, note=text, **where)
    count = comment.reports_count + 1
    event = _next(comment, "reported", {"reason": reason, "reports": count}, unattributed=True)
    await _change(ctx, _CHANGE, comment, event, status=comment.status, reports_count=count)
    if count >= REPORTS_TO_HIDE:
        await _hide(ctx, comment_id)
    return None


async def _hide(ctx: Context, comment_id: UUID) -> None:
    """Hide a comment because of its reports; whose report was the last stays unknown."""
    where = {"comment_id": comment_id, "user_id": ctx.user.user_id}
    comment = _Locked(*await one(ctx.db, _STATE, **where))
    change: dict[str, object] = {"from": comment.status, "status": HIDDEN}
    event = _next(comment, "hidden", change, unattributed=True)
    await _change(ctx, _CHANGE, comment, event, status=HIDDEN)


_QUEUES = {
    PENDING: "c.status = 'pending'",
    SPAM: "c.status = 'spam'",
    "reported": "c.reports_count > 0",
}


@cache
def _queue(status: str, present: frozenset[str]) -> Statement:
    """Compile one queue of a moderator, oldest first."""
    after = """AND (c.created_at, c.id)
        > (CAST(:after_at AS timestamptz), CAST(:after_id AS uuid))"""
    return statement(f"""
        SELECT {instant("c.created_at")}, c.id, {MODERATED_COMMENT}
        FROM comments c JOIN posts p ON p.id = c.post_id {_AUTHOR}
        WHERE c.moderator_id = :user_id AND {_QUEUES[status]} AND p.status <> 'trashed'
        {after if "after" in present else ""}
        ORDER BY c.created_at, c.id LIMIT :limit""")


async def queue(
    ctx: Context, status: str, limit: int, after: Sequence[KeyPart] | None = None
) -> Page:
    """List the comments on the caller's posts that wait for a decision of one kind."""
    after_at, after_id = after or (None, None)
    found = await rows(
        ctx.db,
        _queue(status, frozenset(("after",) if after else ())),
        user_id=ctx.user.user_id,
        after_at=after_at,
        after_id=after_id,
        limit=limit + 1,
    )
    last = found[limit - 1] if len(found) > limit else None
    return Page([row[2] for row in found[:limit]], [last[0], str(last[1])] if last else None)
