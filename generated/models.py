# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The schemas of the contract as Pydantic models: what is valid was decided before."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal
from uuid import UUID

from codegen.runtime.uploads import UploadedFile
from codegen.runtime.values import DateTime
from pydantic import MISSING, BaseModel, ConfigDict
from typing_extensions import TypeAliasType


class Account(BaseModel):
    """The signed-in person's own account."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    id: UUID
    email: str
    email_verified: bool
    pending_email: str | None
    username: str
    display_name: str
    avatar_url: str | None
    time_zone: str
    locale: str
    version: int
    created_at: DateTime
    updated_at: DateTime


class AccountPatch(BaseModel):
    """The fields of an account that its owner may change here."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    email: str | MISSING = MISSING
    username: str | MISSING = MISSING
    display_name: str | MISSING = MISSING
    avatar_url: str | None | MISSING = MISSING
    time_zone: str | MISSING = MISSING
    locale: str | MISSING = MISSING


class AccountSuspended(BaseModel):
    """The account may not be used."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/account_suspended"]
    title: Literal["Account suspended"]
    status: Literal[403]
    detail: str
    instance: str
    trace_id: str


class Actor(BaseModel):
    """Who caused an event."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    kind: Literal["user", "api_key", "system"]
    id: UUID | None


class AliasTaken(BaseModel):
    """Another post of the author has this alias."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/alias_taken"]
    title: Literal["Alias taken"]
    status: Literal[409]
    detail: str
    instance: str
    trace_id: str
    alias: str


class AlreadyPublished(BaseModel):
    """The post is public already."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/already_published"]
    title: Literal["Already published"]
    status: Literal[409]
    detail: str
    instance: str
    trace_id: str


class ApiKey(BaseModel):
    """A credential of a program, without the key itself."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    id: UUID
    name: str
    prefix: str
    last_four: str
    scopes: list[KeyScope]
    created_at: DateTime
    expires_at: DateTime
    last_used_at: DateTime | None


class ApiKeyCreate(BaseModel):
    """What a new key is for, what it may do and for how long."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    name: str
    scopes: list[KeyScope]
    expires_in_days: int


class ApiKeyCreated(BaseModel):
    """A new key. Keep it; it is not shown again."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    key: str
    api_key: ApiKey


class ApiKeyList(BaseModel):
    """One page of API keys."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    data: list[ApiKey]
    next_cursor: str | None


class AudioBlock(BaseModel):
    """
    A sound recording, one that was uploaded here (`media_id`) or one on the web (`url`), not
    both.
    """

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["audio"]
    id: str | MISSING = MISSING
    private: bool | MISSING = MISSING
    media_id: UUID | MISSING = MISSING
    url: str | MISSING = MISSING
    title: str | MISSING = MISSING
    caption: str | MISSING = MISSING


class AuthenticationRequired(BaseModel):
    """No credential was sent, and the operation needs one."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/authentication_required"]
    title: Literal["Authentication required"]
    status: Literal[401]
    detail: str
    instance: str
    trace_id: str


class Author(BaseModel):
    """Who wrote something, as everybody may see them."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    id: UUID
    username: str
    display_name: str
    avatar_url: str | None


class BlockDocument(BaseModel):
    """
    The content of an entry or a post, a list of blocks. Blocks are flat: nesting is a `level` on
    list items, so the document never grows deeper. At most 5,000 nodes (blocks, items, cells and
    spans) and 1 MiB of JSON in all.
    """

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    blocks: list[Block]


class BlocksContent(BaseModel):
    """Content in blocks, none of them private; `private` may be false."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    content_format: Literal["blocks"]
    blocks: list[Block]


class Bookmark(BaseModel):
    """A post that the caller wants to find again."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    post_id: UUID
    bookmarked_at: DateTime
    post: PostSummary | None


class BookmarkList(BaseModel):
    """One page of bookmarks."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    data: list[Bookmark]
    next_cursor: str | None


class Calendar(BaseModel):
    """Days with entries, and what was written on this day in earlier years."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    days: list[CalendarDay]
    on_this_day: list[EntrySummary]


class CalendarDay(BaseModel):
    """A day with entries."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    entry_date: date
    entries_count: int


class ChecklistBlock(BaseModel):
    """Things to do, and those that are done."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["checklist"]
    id: str | MISSING = MISSING
    private: bool | MISSING = MISSING
    items: list[ChecklistItem]


class ChecklistItem(BaseModel):
    """One thing to do; not done when `checked` is absent."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    checked: bool | MISSING = MISSING
    level: int | MISSING = MISSING
    text: list[Span]


class CodeBlock(BaseModel):
    """Program text, shown as it is."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["code"]
    id: str | MISSING = MISSING
    private: bool | MISSING = MISSING
    language: str | MISSING = MISSING
    code: str


class Comment(BaseModel):
    """A comment on a post, or a reply to one."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    id: UUID
    post_id: UUID
    parent_id: UUID | None
    depth: int
    path: str
    author: Author | None
    body: str | None
    status: CommentStatus
    edited: bool
    version: int
    created_at: DateTime
    updated_at: DateTime


class CommentApprovedEvent(BaseModel):
    """A comment was approved."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["comment.approved"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["comment"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: CommentChange


class CommentChange(BaseModel):
    """Which comment changed, and the post that it is about."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    comment_id: UUID
    version: int
    post_id: UUID


class CommentCreate(BaseModel):
    """What a new comment starts with."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    body: str
    parent_id: UUID | MISSING = MISSING


class CommentCreatedEvent(BaseModel):
    """A comment was written; it may wait for approval."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["comment.created"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["comment"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: CommentChange


class CommentDeletedEvent(BaseModel):
    """A comment was deleted."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["comment.deleted"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["comment"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: CommentChange


class CommentDepthExceeded(BaseModel):
    """The thread is as deep as threads get; reply to a comment above."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/comment_depth_exceeded"]
    title: Literal["Comment depth exceeded"]
    status: Literal[422]
    detail: str
    instance: str
    trace_id: str


class CommentEditedEvent(BaseModel):
    """The author of a comment changed its text."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["comment.edited"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["comment"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: CommentChange


class CommentHiddenEvent(BaseModel):
    """A comment was hidden, by its moderator or by reports."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["comment.hidden"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["comment"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: CommentChange


class CommentList(BaseModel):
    """One page of comments."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    data: list[Comment]
    next_cursor: str | None


class CommentMarkedSpamEvent(BaseModel):
    """A comment was marked as spam."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["comment.marked_spam"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["comment"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: CommentChange


class CommentPatch(BaseModel):
    """What the author of a comment may change."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    body: str | MISSING = MISSING


CommentPolicy = TypeAliasType("CommentPolicy", Literal["open", "moderated", "closed"])


class CommentRejectedEvent(BaseModel):
    """A comment was refused."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["comment.rejected"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["comment"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: CommentChange


class CommentReport(BaseModel):
    """A complaint about a comment."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    reason: ReportReason
    note: str | MISSING = MISSING


class CommentReportedEvent(BaseModel):
    """Somebody reported a comment."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["comment.reported"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["comment"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: CommentChange


CommentStatus = TypeAliasType("CommentStatus", Literal["pending", "approved", "rejected", "spam", "hidden", "removed"])


class CommentUnhiddenEvent(BaseModel):
    """A comment that was hidden is shown again."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["comment.unhidden"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["comment"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: CommentChange


class CommentedPost(BaseModel):
    """The post that a comment is about."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    id: UUID
    title: str
    slug: str
    status: PostStatus


class CommentsClosed(BaseModel):
    """The post takes no comments now."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/comments_closed"]
    title: Literal["Comments closed"]
    status: Literal[409]
    detail: str
    instance: str
    trace_id: str


ContentFormat = TypeAliasType("ContentFormat", Literal["blocks", "markdown", "html"])


class ContentInvalid(BaseModel):
    """The content is well-formed, but more than an entry or a post holds."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/content_invalid"]
    title: Literal["Content invalid"]
    status: Literal[422]
    detail: str
    instance: str
    trace_id: str
    nodes: int


class ContentTooLarge(BaseModel):
    """The body is larger than the operation takes."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/content_too_large"]
    title: Literal["Content too large"]
    status: Literal[413]
    detail: str
    instance: str
    trace_id: str


class ContentWarning(BaseModel):
    """
    Something that was left out or changed when the HTML was derived from the content. `line` and
    `column` are a place in Markdown or HTML, `block` is one in blocks.
    """

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    code: str
    detail: str
    line: int | None
    column: int | None
    block: int | None


class CursorExpired(BaseModel):
    """The cursor is too old; begin again."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/cursor_expired"]
    title: Literal["Cursor expired"]
    status: Literal[410]
    detail: str
    instance: str
    trace_id: str


class CursorInvalid(BaseModel):
    """The cursor was not made by this service, or was altered."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/cursor_invalid"]
    title: Literal["Invalid cursor"]
    status: Literal[400]
    detail: str
    instance: str
    trace_id: str


class CursorMismatch(BaseModel):
    """The cursor belongs to a list with other filters."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/cursor_mismatch"]
    title: Literal["Cursor of another list"]
    status: Literal[400]
    detail: str
    instance: str
    trace_id: str


class DayStats(BaseModel):
    """What happened to a post on one day."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    on_date: date
    views_count: int
    likes_count: int
    comments_count: int


class DividerBlock(BaseModel):
    """A line between two parts."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["divider"]
    id: str | MISSING = MISSING
    private: bool | MISSING = MISSING


class ElevatedGrant(BaseModel):
    """An access token for step-up operations."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    access_token: str
    token_type: Literal["Bearer"]
    expires_in: int
    elevated_for: int


class EmailUnverified(BaseModel):
    """The account's e-mail address has to be confirmed first."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/email_unverified"]
    title: Literal["E-mail not confirmed"]
    status: Literal[403]
    detail: str
    instance: str
    trace_id: str


class EmailVerification(BaseModel):
    """What proves that an address is somebody's."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    token: str


class EmbedBlock(BaseModel):
    """Something from another site, of those that may be embedded."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["embed"]
    id: str | MISSING = MISSING
    private: bool | MISSING = MISSING
    url: str
    caption: str | MISSING = MISSING


class Entry(BaseModel):
    """A private journal entry."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    id: UUID
    workspace_id: UUID
    author: Author
    title: str
    content: BlockDocument
    entry_date: date
    time_zone: str
    mood: Mood | None
    pinned: bool
    tags: list[str]
    status: EntryStatus
    version: int
    created_at: DateTime
    updated_at: DateTime
    deleted_at: DateTime | None
    purge_at: DateTime | None


class EntryChange(BaseModel):
    """Which entry changed."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    entry_id: UUID
    version: int


class EntryContentReplacedEvent(BaseModel):
    """An entry's content was replaced."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["entry.content_replaced"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["entry"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: EntryChange


class EntryCreate(BaseModel):
    """What a new entry starts with."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    title: str
    content: BlockDocument | MISSING = MISSING
    entry_date: date | MISSING = MISSING
    time_zone: str | MISSING = MISSING
    mood: Mood | None = None
    pinned: bool = False
    tags: list[str] = []


class EntryCreatedEvent(BaseModel):
    """An entry was written."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["entry.created"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["entry"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: EntryChange


class EntryEvent(BaseModel):
    """One event in the history of an entry."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: str
    schema_version: int
    version: int
    occurred_at: DateTime
    actor: Actor
    trace_id: str | None
    change: dict[str, Any]


class EntryEventList(BaseModel):
    """One page of events."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    data: list[EntryEvent]
    next_cursor: str | None


class EntryList(BaseModel):
    """One page of entries."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    data: list[EntrySummary]
    next_cursor: str | None


class EntryPatch(BaseModel):
    """The fields of an entry that a patch may change; the content has an operation of its own."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    title: str | MISSING = MISSING
    entry_date: date | MISSING = MISSING
    time_zone: str | MISSING = MISSING
    mood: Mood | None | MISSING = MISSING
    pinned: bool | MISSING = MISSING
    tags: list[str] | MISSING = MISSING


class EntryPublication(BaseModel):
    """Which version of an entry became which post."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    entry_id: UUID
    version: int
    post_id: UUID
    entry_version: int


class EntryPublishedEvent(BaseModel):
    """One version of an entry was published as a post."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["entry.published"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["entry"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: EntryPublication


class EntryPurgedEvent(BaseModel):
    """An entry was erased after its time in the trash; nothing of it is left."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["entry.purged"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["entry"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: EntryChange


class EntryRestoredEvent(BaseModel):
    """An entry was taken out of the trash."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["entry.restored"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["entry"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: EntryChange


class EntryRevisionRestoredEvent(BaseModel):
    """An old version of an entry was brought back."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["entry.revision_restored"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["entry"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: EntryChange


EntryStatus = TypeAliasType("EntryStatus", Literal["active", "trashed"])


class EntrySummary(BaseModel):
    """An entry without its content."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    id: UUID
    workspace_id: UUID
    author: Author
    title: str
    entry_date: date
    time_zone: str
    mood: Mood | None
    pinned: bool
    tags: list[str]
    status: EntryStatus
    version: int
    created_at: DateTime
    updated_at: DateTime
    deleted_at: DateTime | None
    purge_at: DateTime | None


class EntryTaggedEvent(BaseModel):
    """A tag that an entry carries was renamed or merged."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["entry.tagged"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["entry"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: EntryChange


class EntryTrashedEvent(BaseModel):
    """An entry was put in the trash."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["entry.trashed"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["entry"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: EntryChange


class EntryUpdatedEvent(BaseModel):
    """An entry's title, tags, day, mood or pin changed."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["entry.updated"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["entry"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: EntryChange


class Event(BaseModel):
    """The envelope of every event, the same on the bus, on WebSockets and in webhooks."""

    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
    )
    event_id: UUID
    type: str
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["user", "workspace", "member", "entry", "post", "comment", "media"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: dict[str, Any]


class Excerpt(BaseModel):
    """A piece of a post's text, plain, with `…` where it was cut."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    text: str
    highlights: list[TextRange]


class FileBlock(BaseModel):
    """
    A file to download, one that was uploaded here (`media_id`), of any type, or one on the web
    (`url`), not both. The `title` is the text of its link: the name under which it was uploaded
    stays with its owner.
    """

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["file"]
    id: str | MISSING = MISSING
    private: bool | MISSING = MISSING
    media_id: UUID | MISSING = MISSING
    url: str | MISSING = MISSING
    title: str
    caption: str | MISSING = MISSING


class Forbidden(BaseModel):
    """Your role does not allow this."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/forbidden"]
    title: Literal["Forbidden"]
    status: Literal[403]
    detail: str
    instance: str
    trace_id: str


class Gone(BaseModel):
    """What was here was removed."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/gone"]
    title: Literal["Gone"]
    status: Literal[410]
    detail: str
    instance: str
    trace_id: str


class HeadersTooLarge(BaseModel):
    """The request line and the headers are larger than the server takes; the connection is closed."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/headers_too_large"]
    title: Literal["Request header fields too large"]
    status: Literal[431]
    detail: str
    instance: str
    trace_id: str


class HeadingBlock(BaseModel):
    """A heading."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["heading"]
    id: str | MISSING = MISSING
    private: bool | MISSING = MISSING
    level: int
    text: list[Span]


class Health(BaseModel):
    """The process answers."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    status: Literal["ok"]


class HtmlContent(BaseModel):
    """Content in HTML, of which what is not allowed is left out of `content_html`."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    content_format: Literal["html"]
    text: str
    base_url: str | MISSING = MISSING


class IdempotencyInProgress(BaseModel):
    """
    A request with the same `Idempotency-Key` is still running; ask again after `Retry-After`
    seconds.
    """

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/idempotency_in_progress"]
    title: Literal["Request in progress"]
    status: Literal[409]
    detail: str
    instance: str
    trace_id: str


class IdempotencyKeyRequired(BaseModel):
    """This operation needs an `Idempotency-Key` header."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/idempotency_key_required"]
    title: Literal["Idempotency key required"]
    status: Literal[400]
    detail: str
    instance: str
    trace_id: str


class IdempotencyKeyReused(BaseModel):
    """The `Idempotency-Key` was used with another request."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/idempotency_key_reused"]
    title: Literal["Idempotency key reused"]
    status: Literal[422]
    detail: str
    instance: str
    trace_id: str


class ImageBlock(BaseModel):
    """A picture, one that was uploaded here (`media_id`) or one on the web (`url`), not both."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["image"]
    id: str | MISSING = MISSING
    private: bool | MISSING = MISSING
    media_id: UUID | MISSING = MISSING
    url: str | MISSING = MISSING
    alt: str
    caption: str | MISSING = MISSING


class InsufficientScope(BaseModel):
    """The token lacks scopes that the operation needs."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/insufficient_scope"]
    title: Literal["Insufficient scope"]
    status: Literal[403]
    detail: str
    instance: str
    trace_id: str
    missing_scopes: list[str]


class InternalError(BaseModel):
    """Something broke on our side; `trace_id` finds it."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/internal_error"]
    title: Literal["Internal error"]
    status: Literal[500]
    detail: str
    instance: str
    trace_id: str


class InvalidCredentials(BaseModel):
    """The address or the password is wrong; which one is not said."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/invalid_credentials"]
    title: Literal["Invalid credentials"]
    status: Literal[401]
    detail: str
    instance: str
    trace_id: str


class InvalidTransition(BaseModel):
    """The resource is in a state that does not allow this."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/invalid_transition"]
    title: Literal["Invalid transition"]
    status: Literal[409]
    detail: str
    instance: str
    trace_id: str
    current_status: str


class Invitation(BaseModel):
    """An invitation that can be accepted."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    id: UUID
    workspace_id: UUID
    email: str
    role: InvitedRole
    created_at: DateTime
    expires_at: DateTime


class InvitationAcceptance(BaseModel):
    """The token of an invitation."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    token: str


class InvitationCreate(BaseModel):
    """Who is invited, and to which role."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    email: str
    role: InvitedRole


class InvitationExpired(BaseModel):
    """The invitation was good for seven days, which are over."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/invitation_expired"]
    title: Literal["Invitation expired"]
    status: Literal[410]
    detail: str
    instance: str
    trace_id: str


InvitedRole = TypeAliasType("InvitedRole", Literal["admin", "editor", "viewer"])


class JsonFeed(BaseModel):
    """A feed in the form of JSON Feed 1.1 (jsonfeed.org)."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    version: Literal["https://jsonfeed.org/version/1.1"]
    title: str
    home_page_url: str
    feed_url: str
    description: str
    authors: list[JsonFeedAuthor]
    items: list[JsonFeedItem]


class JsonFeedAttachment(BaseModel):
    """A file that belongs to a post."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    url: str
    mime_type: str
    size_in_bytes: int | MISSING = MISSING


class JsonFeedAuthor(BaseModel):
    """Who wrote the posts."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    name: str
    url: str


class JsonFeedItem(BaseModel):
    """A post. Without a summary of its own, the beginning of its text is its summary."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    id: str
    url: str
    title: str
    content_html: str
    summary: str
    date_published: str
    date_modified: str
    tags: list[str]
    image: str | MISSING = MISSING
    attachments: list[JsonFeedAttachment]


class JsonWebKey(BaseModel):
    """A public key for signatures (RFC 8037)."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    kty: Literal["OKP"]
    crv: Literal["Ed25519"]
    x: str
    kid: str
    use: Literal["sig"]
    alg: Literal["EdDSA"]


class JsonWebKeySet(BaseModel):
    """A JSON Web Key Set (RFC 7517)."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    keys: list[JsonWebKey]


KeyScope = TypeAliasType("KeyScope", Literal["account:read", "workspaces:read", "workspaces:write", "workspaces:admin", "entries:read", "entries:write", "entries:audit", "collab:connect", "posts:read", "posts:write", "posts:publish", "posts:interact", "comments:write", "comments:moderate", "media:read", "media:write", "exports:manage", "webhooks:manage", "events:read"])


class LastOwner(BaseModel):
    """A workspace always has an owner, and this is the only one."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/last_owner"]
    title: Literal["Last owner"]
    status: Literal[409]
    detail: str
    instance: str
    trace_id: str


class ListBlock(BaseModel):
    """A list with bullets or numbers."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["list"]
    id: str | MISSING = MISSING
    private: bool | MISSING = MISSING
    style: Literal["bullet", "ordered"]
    items: list[ListItem]


class ListItem(BaseModel):
    """One item. `level` says how deep it is nested, 0 (or absent) at the outside."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    level: int | MISSING = MISSING
    text: list[Span]


class MailReceipt(BaseModel):
    """Says no more than that the request was taken."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    status: Literal["accepted"]
    message: str


class MalformedRequest(BaseModel):
    """The request cannot be read: broken JSON, duplicate keys, U+0000, or a bad encoding."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/malformed_request"]
    title: Literal["Malformed request"]
    status: Literal[400]
    detail: str
    instance: str
    trace_id: str


class MarkdownContent(BaseModel):
    """Content in Markdown."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    content_format: Literal["markdown"]
    text: str
    base_url: str | MISSING = MISSING


class Media(BaseModel):
    """What is known of a file."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    id: UUID
    media_type: str
    file_name: str
    size_bytes: int
    width: int | None
    height: int | None
    alt_text: str
    variants: list[MediaVariant]
    version: int
    created_at: DateTime
    updated_at: DateTime


class MediaChange(BaseModel):
    """Which file changed."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    media_id: UUID
    version: int


class MediaDeletedEvent(BaseModel):
    """A file was deleted."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["media.deleted"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["media"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: MediaChange


class MediaInUse(BaseModel):
    """An entry or a post shows the file."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/media_in_use"]
    title: Literal["File in use"]
    status: Literal[409]
    detail: str
    instance: str
    trace_id: str
    references_count: int


class MediaList(BaseModel):
    """A page of files."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    data: list[Media]
    next_cursor: str | None


class MediaTooLarge(BaseModel):
    """The file has more bytes, pixels or frames than are taken."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/media_too_large"]
    title: Literal["File too large"]
    status: Literal[413]
    detail: str
    instance: str
    trace_id: str


class MediaTypeUnsupported(BaseModel):
    """The operation does not take this `Content-Type`."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/media_type_unsupported"]
    title: Literal["Media type unsupported"]
    status: Literal[415]
    detail: str
    instance: str
    trace_id: str


class MediaUpload(BaseModel):
    """A file on its way in."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    file: UploadedFile
    alt_text: str | MISSING = MISSING


class MediaUploadedEvent(BaseModel):
    """A file was uploaded, or uploaded again with another description."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["media.uploaded"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["media"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: MediaChange


class MediaVariant(BaseModel):
    """A smaller variation of a picture."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    name: Literal["thumb", "medium"]
    media_type: str
    size_bytes: int
    width: int
    height: int


class Member(BaseModel):
    """Somebody who belongs to a workspace."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    status: Literal["active"]
    user: Author
    role: Role
    version: int
    created_at: DateTime


class MemberChange(BaseModel):
    """Which member changed; `user_id` is null as long as somebody is only invited."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    member_id: UUID
    user_id: UUID | None
    version: int


class MemberInvitedEvent(BaseModel):
    """Somebody was invited to a workspace."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["member.invited"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["member"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: MemberChange


class MemberJoinedEvent(BaseModel):
    """Somebody became a member of a workspace."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["member.joined"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["member"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: MemberChange


class MemberList(BaseModel):
    """One page of members."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    data: list[Member | PendingMember]
    next_cursor: str | None


class MemberPatch(BaseModel):
    """What of a member may be changed."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    role: Role | MISSING = MISSING


class MemberRemovedEvent(BaseModel):
    """Somebody is no member any more, or not invited any more."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["member.removed"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["member"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: MemberChange


class MemberRoleChangedEvent(BaseModel):
    """A member has another role."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["member.role_changed"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["member"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: MemberChange


MetadataValue = TypeAliasType("MetadataValue", str | int | bool)


class MethodNotAllowed(BaseModel):
    """The path does not know this method; `Allow` lists those it does."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/method_not_allowed"]
    title: Literal["Method not allowed"]
    status: Literal[405]
    detail: str
    instance: str
    trace_id: str


class ModeratedComment(BaseModel):
    """A comment as its moderator sees it, whatever its state."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    id: UUID
    post: CommentedPost
    parent_id: UUID | None
    depth: int
    author: Author | None
    body: str
    status: Literal["pending", "approved", "rejected", "spam", "hidden"]
    is_moderated: bool
    reports_count: int
    report_reasons: list[ReportReason]
    edited: bool
    version: int
    created_at: DateTime
    updated_at: DateTime


class ModeratedCommentList(BaseModel):
    """One page of comments."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    data: list[ModeratedComment]
    next_cursor: str | None


class ModerationDecision(BaseModel):
    """What the moderator decides about a comment."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    decision: Literal["approve", "reject", "spam", "hide", "unhide"]


Mood = TypeAliasType("Mood", Literal["awful", "bad", "sad", "angry", "anxious", "tired", "neutral", "calm", "content", "grateful", "happy", "excited", "great"])


class NotAcceptable(BaseModel):
    """No representation matches the `Accept` header."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/not_acceptable"]
    title: Literal["Not acceptable"]
    status: Literal[406]
    detail: str
    instance: str
    trace_id: str


class NotDeleted(BaseModel):
    """What is not in the trash cannot be restored."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/not_deleted"]
    title: Literal["Not deleted"]
    status: Literal[409]
    detail: str
    instance: str
    trace_id: str


class NotFound(BaseModel):
    """There is nothing here that you may see."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/not_found"]
    title: Literal["Not found"]
    status: Literal[404]
    detail: str
    instance: str
    trace_id: str


class NotLinked(BaseModel):
    """The post was not made of an entry that you may see."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/not_linked"]
    title: Literal["Not linked"]
    status: Literal[409]
    detail: str
    instance: str
    trace_id: str


class NothingToSync(BaseModel):
    """The post shows the newest version of its entry already."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/nothing_to_sync"]
    title: Literal["Nothing to sync"]
    status: Literal[409]
    detail: str
    instance: str
    trace_id: str


class ParagraphBlock(BaseModel):
    """Running text."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["paragraph"]
    id: str | MISSING = MISSING
    private: bool | MISSING = MISSING
    text: list[Span]


class ParentNotFound(BaseModel):
    """There is no such comment on this post to reply to."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/parent_not_found"]
    title: Literal["Parent not found"]
    status: Literal[422]
    detail: str
    instance: str
    trace_id: str


class PasswordChange(BaseModel):
    """The present password, and the one to have from now on."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    current_password: str
    password: str


class PasswordCompromised(BaseModel):
    """The password is on lists that attackers use."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/password_compromised"]
    title: Literal["Password compromised"]
    status: Literal[422]
    detail: str
    instance: str
    trace_id: str


class PasswordReset(BaseModel):
    """Whose password was forgotten."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    email: str


class PasswordResetConfirmation(BaseModel):
    """A token that was sent, and the password to have from now on."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    token: str
    password: str


class PatchAdd(BaseModel):
    """Insert a block."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    op: Literal["add"]
    path: str
    value: Block


class PatchRemove(BaseModel):
    """Take a block away."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    op: Literal["remove"]
    path: str


class PatchReplace(BaseModel):
    """Put something else in the place of a block or a field."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    op: Literal["replace"]
    path: str
    value: Block | list[str] | str | bool | None


PatchOperation = TypeAliasType("PatchOperation", PatchAdd | PatchReplace | PatchRemove)


class PendingMember(BaseModel):
    """Somebody who is invited to a workspace."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    status: Literal["pending"]
    invitation_id: UUID
    email: str
    role: InvitedRole
    created_at: DateTime
    expires_at: DateTime


class Post(BaseModel):
    """A post. Nothing in it tells anybody but its author which entry it came from."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    id: UUID
    author: Author
    title: str
    slug: str
    status: PostStatus
    summary: str | None
    content_format: ContentFormat
    content: BlockDocument | None
    content_html: str
    content_raw: str | None
    tags: list[str]
    metadata: dict[str, MetadataValue]
    comment_policy: CommentPolicy
    comments_count: int
    likes_count: int
    bookmarks_count: int
    version: int
    published_at: DateTime | None
    created_at: DateTime
    updated_at: DateTime
    authoring: PostAuthoring | None


class PostAuthoring(BaseModel):
    """What only the author of a post is told of it."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    entry_id: UUID | None
    entry_version: int | None
    unsynced_versions: int | None
    base_url: str | None
    scheduled_at: DateTime | None
    schedule_zone: str | None
    deleted_at: DateTime | None
    purge_at: DateTime | None
    aliases: list[str]


class PostChange(BaseModel):
    """Which post changed."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    post_id: UUID
    version: int


PostContent = TypeAliasType("PostContent", BlocksContent | MarkdownContent | HtmlContent)


class PostContentReplacedEvent(BaseModel):
    """A post's content was replaced."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["post.content_replaced"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["post"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: PostChange


class PostCreate(BaseModel):
    """What a draft starts with."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    title: str
    slug: str | MISSING = MISSING
    summary: str | None = None
    content: PostContent | MISSING = MISSING
    tags: list[str] = []
    metadata: dict[str, MetadataValue] = {}
    comment_policy: CommentPolicy = "open"
    aliases: list[str] = []


class PostCreatedEvent(BaseModel):
    """A post came to be; it may not be public yet."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["post.created"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["post"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: PostChange


class PostFields(BaseModel):
    """The members of a post."""

    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
    )
    id: UUID
    author: Author
    title: str
    slug: str
    status: PostStatus
    summary: str | None
    content_format: ContentFormat
    content: BlockDocument | None
    content_html: str
    content_raw: str | None
    tags: list[str]
    metadata: dict[str, MetadataValue]
    comment_policy: CommentPolicy
    comments_count: int
    likes_count: int
    bookmarks_count: int
    version: int
    published_at: DateTime | None
    created_at: DateTime
    updated_at: DateTime
    authoring: PostAuthoring | None


class PostList(BaseModel):
    """One page of posts."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    data: list[PostSummary]
    next_cursor: str | None


class PostPatch(BaseModel):
    """The fields of a post that a patch may change; the content has an operation of its own."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    title: str | MISSING = MISSING
    slug: str | MISSING = MISSING
    summary: str | None | MISSING = MISSING
    tags: list[str] | MISSING = MISSING
    metadata: dict[str, MetadataValue | None] | MISSING = MISSING
    comment_policy: CommentPolicy | MISSING = MISSING
    published_at: DateTime | MISSING = MISSING
    aliases: list[str] | MISSING = MISSING


class PostPublication(BaseModel):
    """When a post becomes public, at once if it does not say."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    publish_at: DateTime | MISSING = MISSING
    published_at: DateTime | MISSING = MISSING
    time_zone: str | MISSING = MISSING


class PostPublishedEvent(BaseModel):
    """A post became public."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["post.published"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["post"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: PublicPost


class PostPurgedEvent(BaseModel):
    """A post was erased after its time in the trash; nothing of it is left."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["post.purged"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["post"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: PostChange


class PostRestoredEvent(BaseModel):
    """A post was taken out of the trash."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["post.restored"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["post"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: PostChange


class PostResyncedEvent(BaseModel):
    """A post was brought up to the entry that it was made of."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["post.resynced"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["post"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: PostChange


class PostScheduleCancelledEvent(BaseModel):
    """A post is not to become public by itself any more."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["post.schedule_cancelled"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["post"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: PostChange


class PostScheduledEvent(BaseModel):
    """A post was scheduled to become public."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["post.scheduled"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["post"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: PostChange


class PostSlug(BaseModel):
    """A slug that a post has, or had."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    slug: str
    current: bool
    created_at: DateTime


class PostSlugChangedEvent(BaseModel):
    """A post got another slug."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["post.slug_changed"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["post"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: PostChange


class PostSlugList(BaseModel):
    """One page of slugs."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    data: list[PostSlug]
    next_cursor: str | None


class PostStats(BaseModel):
    """How a post is doing, in all and by day."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    post_id: UUID
    as_of: DateTime
    views_count: int
    likes_count: int
    comments_count: int
    days: list[DayStats]


PostStatus = TypeAliasType("PostStatus", Literal["draft", "scheduled", "published", "unpublished", "trashed"])


class PostSummary(BaseModel):
    """A post without its content."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    id: UUID
    author: Author
    title: str
    slug: str
    status: PostStatus
    summary: str | None
    tags: list[str]
    metadata: dict[str, MetadataValue]
    comment_policy: CommentPolicy
    comments_count: int
    likes_count: int
    bookmarks_count: int
    version: int
    published_at: DateTime | None
    created_at: DateTime
    updated_at: DateTime
    authoring: PostAuthoring | None


class PostTrashedEvent(BaseModel):
    """A post was put in the trash."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["post.trashed"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["post"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: PostChange


class PostUnpublishedEvent(BaseModel):
    """A post was taken down."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["post.unpublished"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["post"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: PostChange


class PostUpdatedEvent(BaseModel):
    """A post's title, summary, tags, metadata or comment policy was changed."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["post.updated"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["post"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: PostChange


class PostVersion(BaseModel):
    """What was written at one version of a post."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    version: int
    editor: Author | None
    title: str
    summary: str | None
    content_format: ContentFormat
    content: BlockDocument | None
    content_raw: str | None
    base_url: str | None
    created_at: DateTime


class PostVersionList(BaseModel):
    """One page of versions."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    data: list[PostVersionSummary]
    next_cursor: str | None


class PostVersionSummary(BaseModel):
    """A version that was written of a post, without the content."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    version: int
    editor: Author | None
    title: str
    summary: str | None
    content_format: ContentFormat
    created_at: DateTime


class PreconditionRequired(BaseModel):
    """This operation needs an `If-Match` header."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/precondition_required"]
    title: Literal["Precondition required"]
    status: Literal[428]
    detail: str
    instance: str
    trace_id: str


class PrivateContentBlocked(BaseModel):
    """Every block of the entry is private, so there is nothing to publish."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/private_content_blocked"]
    title: Literal["Private content blocked"]
    status: Literal[422]
    detail: str
    instance: str
    trace_id: str


class Problem(BaseModel):
    """The one shape of every error (RFC 9457)."""

    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
    )
    type: str
    title: str
    status: int
    detail: str
    instance: str
    trace_id: str


class PublicPost(BaseModel):
    """A post that everybody may read now."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    post_id: UUID
    version: int
    author: Author
    title: str
    slug: str
    summary: str | None
    tags: list[str]
    published_at: DateTime


class PublicProfile(BaseModel):
    """A person as everybody sees them."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    id: UUID
    username: str
    display_name: str
    avatar_url: str | None
    posts_count: int
    created_at: DateTime


class PublicTag(BaseModel):
    """A tag of published posts, and how many carry it."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    name: str
    posts_count: int


class PublicTagList(BaseModel):
    """One page of tags."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    data: list[PublicTag]
    next_cursor: str | None


class PublicationCreate(BaseModel):
    """Which version becomes public, and as what."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    version: int
    slug: str | MISSING = MISSING
    summary: str | None = None
    tags: list[str] = []
    aliases: list[str] = []
    publish_at: DateTime | MISSING = MISSING
    published_at: DateTime | MISSING = MISSING
    time_zone: str | MISSING = MISSING


Publishing = TypeAliasType("Publishing", Literal["disabled", "author", "editors"])


class QuotaExceeded(BaseModel):
    """You keep as much as one account may; delete something first."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/quota_exceeded"]
    title: Literal["Quota exceeded"]
    status: Literal[429]
    detail: str
    instance: str
    trace_id: str


class QuoteBlock(BaseModel):
    """Somebody's words."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["quote"]
    id: str | MISSING = MISSING
    private: bool | MISSING = MISSING
    text: list[Span]
    cite: str | MISSING = MISSING


class RangeNotSatisfiable(BaseModel):
    """The range begins behind the end of the file."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/range_not_satisfiable"]
    title: Literal["Range not satisfiable"]
    status: Literal[416]
    detail: str
    instance: str
    trace_id: str


class RateLimited(BaseModel):
    """The quota is used up; ask again after `Retry-After` seconds."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/rate_limited"]
    title: Literal["Too many requests"]
    status: Literal[429]
    detail: str
    instance: str
    trace_id: str


class Readiness(BaseModel):
    """The process can serve."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    status: Literal["ready"]
    database: Literal["ok"]
    migrations: Literal["ok"]


class Reauthentication(BaseModel):
    """The password of the account that the caller is signed in to."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    password: str


class ReauthenticationRequired(BaseModel):
    """The password has to be given again first."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/reauthentication_required"]
    title: Literal["Reauthentication required"]
    status: Literal[403]
    detail: str
    instance: str
    trace_id: str


class Registration(BaseModel):
    """What a new account starts with."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    email: str
    password: str
    username: str
    display_name: str | MISSING = MISSING
    time_zone: str = "UTC"
    locale: str = "en"


class RegistrationReceipt(BaseModel):
    """Says no more than that the request was taken."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    status: Literal["accepted"]
    message: str


ReportReason = TypeAliasType("ReportReason", Literal["spam", "abuse", "illegal", "off_topic", "other"])


class RequestTimeout(BaseModel):
    """The request came too slowly; the connection is closed. Send it again, without pauses."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/request_timeout"]
    title: Literal["Request timeout"]
    status: Literal[408]
    detail: str
    instance: str
    trace_id: str


class Revision(BaseModel):
    """The state of an entry at one version. It never changes."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    entry_id: UUID
    version: int
    reason: RevisionReason
    editor_id: UUID | None
    title: str
    content: BlockDocument
    entry_date: date
    time_zone: str
    mood: Mood | None
    pinned: bool
    tags: list[str]
    status: EntryStatus
    size_bytes: int
    blocks_added: int
    blocks_changed: int
    blocks_removed: int
    created_at: DateTime
    diff: RevisionDiff | None


class RevisionDiff(BaseModel):
    """
    How one state of an entry comes out of another: a JSON Patch (RFC 6902) for the revision of
    `from_version`. It replaces fields as a whole, and blocks one by one. Applied, it gives
    title, content, day, time zone, mood, pin, tags and status of this revision.
    """

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    from_version: int
    operations: list[PatchOperation]


class RevisionList(BaseModel):
    """One page of revisions."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    data: list[RevisionSummary]
    next_cursor: str | None


class RevisionNotFound(BaseModel):
    """The entry has no such version."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/revision_not_found"]
    title: Literal["Revision not found"]
    status: Literal[422]
    detail: str
    instance: str
    trace_id: str
    current_version: int


RevisionReason = TypeAliasType("RevisionReason", Literal["created", "updated", "content_replaced", "tagged", "trashed", "restored", "revision_restored", "published"])


class RevisionSummary(BaseModel):
    """A version of an entry, without the state itself."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    version: int
    reason: RevisionReason
    editor: Author | None
    title: str
    size_bytes: int
    blocks_added: int
    blocks_changed: int
    blocks_removed: int
    created_at: DateTime


Role = TypeAliasType("Role", Literal["owner", "admin", "editor", "viewer"])


class RoleExceedsOwn(BaseModel):
    """Only owners change owners, remove owners and make owners."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/role_exceeds_own"]
    title: Literal["Role exceeds own"]
    status: Literal[403]
    detail: str
    instance: str
    trace_id: str


class ScopeExceedsGrant(BaseModel):
    """A key cannot be given more than its maker holds, nor what no key may hold."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/scope_exceeds_grant"]
    title: Literal["Scope exceeds grant"]
    status: Literal[403]
    detail: str
    instance: str
    trace_id: str
    scopes: list[str]


class SearchResult(BaseModel):
    """A post that was found, and where the words stand in its title and in an excerpt of its text."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    post: PostSummary
    title_highlights: list[TextRange]
    excerpt: Excerpt


class SearchResultList(BaseModel):
    """One page of findings."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    data: list[SearchResult]
    next_cursor: str | None


class Session(BaseModel):
    """A sign-in on one device, with all the tokens that descend from it."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    id: UUID
    user_agent: str | None
    ip_prefix: str | None
    current: bool
    created_at: DateTime
    last_used_at: DateTime
    expires_at: DateTime


class SessionList(BaseModel):
    """One page of sessions."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    data: list[Session]
    next_cursor: str | None


class SignIn(BaseModel):
    """A credential."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    email: str
    password: str


class SlugReserved(BaseModel):
    """The slug is a word that the service keeps for itself."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/slug_reserved"]
    title: Literal["Slug reserved"]
    status: Literal[422]
    detail: str
    instance: str
    trace_id: str
    slug: str


class SlugTaken(BaseModel):
    """Another post of the author has, or had, this slug."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/slug_taken"]
    title: Literal["Slug taken"]
    status: Literal[409]
    detail: str
    instance: str
    trace_id: str
    slug: str


class Span(BaseModel):
    """A run of text with the same marks. A line feed is a line break."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    text: str
    marks: list[Literal["bold", "italic", "underline", "strikethrough", "code", "highlight"]] | MISSING = (
        MISSING
    )
    link: str | MISSING = MISSING


class TableBlock(BaseModel):
    """Rows of cells. Shorter rows are filled up with empty cells."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["table"]
    id: str | MISSING = MISSING
    private: bool | MISSING = MISSING
    header: bool | MISSING = MISSING
    rows: list[list[list[Span]]]


class TagExists(BaseModel):
    """Another tag of the workspace has this name; `merge` makes them one."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/tag_exists"]
    title: Literal["Tag exists"]
    status: Literal[409]
    detail: str
    instance: str
    trace_id: str
    tag_id: UUID
    name: str


class TagPatch(BaseModel):
    """The new name of a tag, and whether it may be that of another."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    name: str | MISSING = MISSING
    merge: bool | MISSING = MISSING


class TextRange(BaseModel):
    """A part of a text, counted in code points."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    start: int
    length: int


class TokenExpired(BaseModel):
    """The token was good once, and its time is over."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/token_expired"]
    title: Literal["Token expired"]
    status: Literal[401]
    detail: str
    instance: str
    trace_id: str


class TokenGrant(BaseModel):
    """A pair of tokens, and the session that they belong to."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    access_token: str
    token_type: Literal["Bearer"]
    expires_in: int
    refresh_token: str
    session: Session


class TokenInvalid(BaseModel):
    """The token is not one of ours, or was revoked."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/token_invalid"]
    title: Literal["Invalid token"]
    status: Literal[401]
    detail: str
    instance: str
    trace_id: str


class TokenRefresh(BaseModel):
    """A refresh token to exchange."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    refresh_token: str


class TokenReused(BaseModel):
    """A refresh token was used a second time, so its session was ended."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/token_reused"]
    title: Literal["Refresh token reused"]
    status: Literal[401]
    detail: str
    instance: str
    trace_id: str


class TrashedEntry(BaseModel):
    """What is left to know of an entry in the trash."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    id: UUID
    workspace_id: UUID
    version: int
    deleted_at: DateTime
    purge_at: DateTime


class TrashedPost(BaseModel):
    """What is left to know of a post in the trash."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    id: UUID
    version: int
    deleted_at: DateTime
    purge_at: DateTime


class Unavailable(BaseModel):
    """The service cannot answer now; ask again after `Retry-After` seconds."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/unavailable"]
    title: Literal["Unavailable"]
    status: Literal[503]
    detail: str
    instance: str
    trace_id: str


class UserChange(BaseModel):
    """Which user changed."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    user_id: UUID
    version: int


class UserRegisteredEvent(BaseModel):
    """An account was opened."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["user.registered"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["user"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: UserChange


class UserUpdatedEvent(BaseModel):
    """An account was changed."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["user.updated"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["user"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: UserChange


class UsernameTaken(BaseModel):
    """Somebody else has, or had, this username."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/username_taken"]
    title: Literal["Username taken"]
    status: Literal[409]
    detail: str
    instance: str
    trace_id: str
    username: str


class ValidationFailed(BaseModel):
    """The request breaks the rules of this document; all violations are listed."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/validation_failed"]
    title: Literal["Validation failed"]
    status: Literal[422]
    detail: str
    instance: str
    trace_id: str
    errors: list[Violation]


class VersionConflict(BaseModel):
    """The resource changed since the version that `If-Match` names; `ETag` has the present one."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["/problems/version_conflict"]
    title: Literal["Version conflict"]
    status: Literal[412]
    detail: str
    instance: str
    trace_id: str
    current_version: int
    updated_at: DateTime
    updated_by: UUID | MISSING = MISSING


class VideoBlock(BaseModel):
    """A video, one that was uploaded here (`media_id`) or one on the web (`url`), not both."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    type: Literal["video"]
    id: str | MISSING = MISSING
    private: bool | MISSING = MISSING
    media_id: UUID | MISSING = MISSING
    url: str | MISSING = MISSING
    poster_media_id: UUID | MISSING = MISSING
    title: str | MISSING = MISSING
    caption: str | MISSING = MISSING


Block = TypeAliasType("Block", ParagraphBlock | HeadingBlock | ListBlock | ChecklistBlock | QuoteBlock | CodeBlock | ImageBlock | AudioBlock | VideoBlock | FileBlock | EmbedBlock | DividerBlock | TableBlock)


class Violation(BaseModel):
    """One rule that the request breaks."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    location: Literal["body", "query", "path", "header", "cookie"]
    pointer: str
    code: str
    message: str


class Workspace(BaseModel):
    """A place for entries, and the caller's role in it."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    id: UUID
    name: str
    description: str | None
    role: Literal["owner", "admin", "editor", "viewer"]
    publishing: Publishing
    trash_retention_days: int
    version: int
    created_at: DateTime
    updated_at: DateTime


class WorkspaceChange(BaseModel):
    """Which workspace changed."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    workspace_id: UUID
    version: int


class WorkspaceCreate(BaseModel):
    """What a new workspace starts with."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    name: str
    description: str | None = None
    publishing: Publishing = "author"
    trash_retention_days: int = 30


class WorkspaceCreatedEvent(BaseModel):
    """A workspace was created."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["workspace.created"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["workspace"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: WorkspaceChange


class WorkspaceList(BaseModel):
    """One page of workspaces."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    data: list[Workspace]
    next_cursor: str | None


class WorkspacePatch(BaseModel):
    """The fields of a workspace that owners and admins may change."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    name: str | MISSING = MISSING
    description: str | None | MISSING = MISSING
    publishing: Publishing | MISSING = MISSING
    trash_retention_days: int | MISSING = MISSING


class WorkspaceTag(BaseModel):
    """A tag of a workspace."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    id: UUID
    name: str
    entries_count: int
    version: int
    created_at: DateTime
    updated_at: DateTime


class WorkspaceTagList(BaseModel):
    """One page of tags."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    data: list[WorkspaceTag]
    next_cursor: str | None


class WorkspaceUpdatedEvent(BaseModel):
    """A workspace was changed."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    event_id: UUID
    type: Literal["workspace.updated"]
    schema_version: int
    occurred_at: DateTime
    aggregate_type: Literal["workspace"]
    aggregate_id: UUID
    aggregate_version: int
    workspace_id: UUID | None
    actor: Actor
    trace_id: str | None
    data: WorkspaceChange


class WrittenPost(BaseModel):
    """A post just written, with what its HTML does not show of the content."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    id: UUID
    author: Author
    title: str
    slug: str
    status: PostStatus
    summary: str | None
    content_format: ContentFormat
    content: BlockDocument | None
    content_html: str
    content_raw: str | None
    tags: list[str]
    metadata: dict[str, MetadataValue]
    comment_policy: CommentPolicy
    comments_count: int
    likes_count: int
    bookmarks_count: int
    version: int
    published_at: DateTime | None
    created_at: DateTime
    updated_at: DateTime
    authoring: PostAuthoring | None
    warnings: list[ContentWarning]
