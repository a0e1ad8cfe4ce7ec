"""Every table, constraint and index. `migrations/` builds the same thing; a test compares the two.

Conventions: instants are `timestamptz` named `_at`, calendar dates are `date` named `_date`;
`version` is the aggregate version that the ETag shows; `*_key` columns hold the form on which a
text is unique (NFKC, case-folded). Documents that are only read and written whole are `json` (kept
byte for byte, no cost to render); those that SQL looks into are `jsonb`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Computed,
    Date,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Sequence,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, INET, JSON, JSONB, TSVECTOR
from sqlalchemy.types import UserDefinedType

EMBEDDING_DIMENSIONS = 256

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pkey",
        "fk": "%(table_name)s_%(column_0_name)s_fkey",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ix": "%(table_name)s_%(column_0_N_name)s_idx",
        "ck": "%(table_name)s_%(constraint_name)s_check",
    }
)

_NOW = text("now()")


class Vector(UserDefinedType[str]):
    """The `vector` type of pgvector; values travel as text such as `[0.1,0.2]`."""

    cache_ok = True

    def __init__(self, dimensions: int | None = None) -> None:
        self.dimensions = dimensions

    def get_col_spec(self, **_: Any) -> str:
        """Return the type's SQL name."""
        return "vector" if self.dimensions is None else f"vector({self.dimensions})"


def _id(target: str | None = None, name: str = "id", **options: Any) -> Column[Any]:
    """Make a UUID column: the primary key, or a reference when `target` names a column."""
    if target is None:
        return Column(name, Uuid, primary_key=True)
    reference = ForeignKey(
        target,
        ondelete=options.pop("ondelete", None),
        deferrable=options.get("deferred") or None,
        initially="DEFERRED" if options.pop("deferred", False) else None,
    )
    options.setdefault("nullable", False)
    return Column(name, Uuid, reference, **options)


def _at(name: str, *, now: bool = False, nullable: bool = True) -> Column[Any]:
    """Make an instant column; `now` ones are always set, by the database when not given."""
    default = _NOW if now else None
    return Column(
        name, DateTime(timezone=True), nullable=nullable and not now, server_default=default
    )


def _text(name: str, **options: Any) -> Column[Any]:
    options.setdefault("nullable", False)
    return Column(name, Text, **options)


def _count(name: str) -> tuple[Column[Any], CheckConstraint]:
    column = Column(name, Integer, nullable=False, server_default=text("0"))
    return column, CheckConstraint(f"{name} >= 0", name=name)


def _version() -> tuple[Column[Any], CheckConstraint]:
    return Column("version", BigInteger, nullable=False), CheckConstraint(
        "version > 0", name="version"
    )


def _editor() -> Column[Any]:
    """Make the column that says who changed the row last.

    Null for nobody, or an account that is gone.
    """
    return _id("users.id", "updated_by", ondelete="SET NULL", nullable=True)


def _one_of(column: str, *values: str) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _content() -> tuple[CheckConstraint, ...]:
    """Content is of a known format, and there is one of it."""
    return (
        _one_of("content_format", "blocks", "markdown", "html"),
        CheckConstraint(
            "(content_format = 'blocks') = (content_json IS NOT NULL)"
            " AND (content_format = 'blocks') = (content_raw IS NULL)",
            name="content",
        ),
    )


def _object(name: str) -> Column[Any]:
    return Column(name, JSONB, nullable=False, server_default=text("'{}'::jsonb"))


# Accounts -----------------------------------------------------------------------------------------

users = Table(
    "users",
    metadata,
    _id(),
    _text("email"),
    _text("email_key", unique=True),
    _text("username"),
    _text("username_key", unique=True),
    # Null for an account that only signs in through an identity provider.
    _text("password_hash", nullable=True),
    _text("display_name"),
    _text("avatar_url", nullable=True),
    _text("time_zone", server_default=text("'UTC'")),
    _text("locale", server_default=text("'en'")),
    Column("is_active", Boolean, nullable=False, server_default=text("true")),
    _at("email_verified_at"),
    # The address that the account will have once it is confirmed.
    _text("pending_email", nullable=True),
    _at("suspended_at"),
    _at("erased_at"),
    *_version(),
    _at("created_at", now=True),
    _at("updated_at", now=True),
    # Few; each process asks for them every few seconds.
    Index(
        "users_inactive_idx",
        "id",
        postgresql_where=text("NOT (is_active AND suspended_at IS NULL AND erased_at IS NULL)"),
    ),
)

# Live and former usernames, so that one unique index holds for both and old addresses still lead
# somewhere.
usernames = Table(
    "usernames",
    metadata,
    _text("username_key", primary_key=True),
    _id("users.id", "user_id", ondelete="CASCADE", index=True),
    _text("username"),
    _at("created_at", now=True),
)

identities = Table(
    "identities",
    metadata,
    _id(),
    _id("users.id", "user_id", ondelete="CASCADE", index=True),
    _text("issuer"),
    _text("subject"),
    _at("created_at", now=True),
    UniqueConstraint("issuer", "subject"),
)

# What an owner is to be told: that somebody tried to open an account with the owner's address. One
# row per kind, so that nobody can fill the table.
account_notices = Table(
    "account_notices",
    metadata,
    _id("users.id", "user_id", ondelete="CASCADE"),
    _text("kind"),
    Column("times", Integer, nullable=False, server_default=text("1")),
    # Where the last one came from.
    Column("ip", INET),
    _at("created_at", now=True),
    _at("last_at", now=True),
    PrimaryKeyConstraint("user_id", "kind"),
    CheckConstraint("kind IN ('registration_repeated')", name="kind"),
)

# What an owner was sent a token for. The token itself is derived from the row's id with a key of
# the server (`core.tokens`), so that nothing here, nor in the jobs that send it, lets anybody in.
account_tokens = Table(
    "account_tokens",
    metadata,
    _id(),
    # Null when nobody has the address; the worker forgets such a row. No foreign key: to check one
    # takes time for those addresses alone that have an account.
    Column("user_id", Uuid),
    _text("kind"),
    # Where it is sent; the address that it confirms.
    _text("email"),
    _text("email_key"),
    _at("created_at", now=True),
    _at("expires_at", nullable=False),
    _at("used_at"),
    _one_of("kind", "email_verification", "email_change", "password_reset"),
    Index("account_tokens_user_idx", "user_id", "kind", "created_at"),
    Index("account_tokens_expires_at_idx", "expires_at"),
)

# The letters of one kind that an address was sent in the hour that began `since`.
letterboxes = Table(
    "letterboxes",
    metadata,
    _text("email_key"),
    _text("kind"),
    _at("since", nullable=False),
    Column("letters", ARRAY(Uuid), nullable=False),
    PrimaryKeyConstraint("email_key", "kind"),
    Index("letterboxes_since_idx", "since"),
)

# A session is a refresh token family: one sign-in on one device.
sessions = Table(
    "sessions",
    metadata,
    _id(),
    _id("users.id", "user_id", ondelete="CASCADE"),
    Column("scopes", ARRAY(Text), nullable=False),
    _text("user_agent", nullable=True),
    Column("ip", INET),
    _at("created_at", now=True),
    _at("last_used_at", now=True),
    # The absolute end of life; tokens of the family never outlive it.
    _at("expires_at", nullable=False),
    _at("revoked_at"),
    _text("revoked_reason", nullable=True),
    CheckConstraint("(revoked_at IS NULL) = (revoked_reason IS NULL)", name="revoked"),
    Index("sessions_user_id_id_idx", "user_id", text("id DESC")),
    Index("sessions_revoked_at_idx", "revoked_at", postgresql_where=text("revoked_at IS NOT NULL")),
)

refresh_tokens = Table(
    "refresh_tokens",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    _id("sessions.id", "session_id", ondelete="CASCADE", index=True),
    Column("parent_hash", LargeBinary, unique=True),
    _text("user_agent", nullable=True),
    Column("ip", INET),
    _at("created_at", now=True),
    _at("expires_at", nullable=False),
    _at("used_at"),
    _at("revoked_at"),
    CheckConstraint("octet_length(token_hash) = 32", name="token_hash"),
)

api_keys = Table(
    "api_keys",
    metadata,
    _id(),
    _id("users.id", "user_id", ondelete="CASCADE"),
    _text("name"),
    _text("prefix"),
    _text("last_four"),
    Column("key_hash", LargeBinary, nullable=False, unique=True),
    Column("scopes", ARRAY(Text), nullable=False),
    _at("created_at", now=True),
    _at("expires_at", nullable=False),
    _at("last_used_at"),
    _at("revoked_at"),
    Index("api_keys_user_id_id_idx", "user_id", text("id DESC")),
)

# What an account keeps of text; a row of its own, since those of `users` are wide. See
# docs/decisions/0029.
account_usage = Table(
    "account_usage",
    metadata,
    _id("users.id", "user_id", ondelete="CASCADE", primary_key=True),
    Column("text_bytes", BigInteger, nullable=False),
    CheckConstraint("text_bytes >= 0", name="text_bytes"),
)

# Workspaces ---------------------------------------------------------------------------------------

workspaces = Table(
    "workspaces",
    metadata,
    _id(),
    _text("name"),
    _text("description", nullable=True),
    # Who may publish entries.
    _text("publishing", server_default=text("'author'")),
    Column("trash_retention_days", SmallInteger, nullable=False, server_default=text("30")),
    *_version(),
    _at("created_at", now=True),
    _at("updated_at", now=True),
    _editor(),
    _at("deleted_at"),
    _at("purge_at"),
    _one_of("publishing", "disabled", "author", "editors"),
    CheckConstraint("trash_retention_days BETWEEN 1 AND 365", name="trash_retention_days"),
    CheckConstraint("(deleted_at IS NULL) = (purge_at IS NULL)", name="deleted"),
    Index("workspaces_purge_at_idx", "purge_at", postgresql_where=text("purge_at IS NOT NULL")),
)

memberships = Table(
    "memberships",
    metadata,
    _id("workspaces.id", "workspace_id", ondelete="CASCADE"),
    _id("users.id", "user_id", ondelete="CASCADE"),
    _text("role"),
    *_version(),
    _at("created_at", now=True),
    _at("updated_at", now=True),
    # The aggregate of the member's events, beginning with the invitation.
    Column("id", Uuid, nullable=False, unique=True, server_default=text("uuidv7()")),
    PrimaryKeyConstraint("workspace_id", "user_id"),
    _one_of("role", "owner", "admin", "editor", "viewer"),
    # "My workspaces" and every access predicate start from the user.
    Index("memberships_user_id_workspace_id_idx", "user_id", text("workspace_id DESC")),
)

invitations = Table(
    "invitations",
    metadata,
    _id(),
    _id("workspaces.id", "workspace_id", ondelete="CASCADE"),
    _id("users.id", "invited_by", ondelete="CASCADE"),
    _text("email"),
    _text("email_key"),
    _text("role"),
    _at("created_at", now=True),
    _at("expires_at", nullable=False),
    _at("accepted_at"),
    _at("withdrawn_at"),
    Column("version", BigInteger, nullable=False, server_default=text("1")),
    Column("token_id", Uuid, nullable=False, unique=True),
    _one_of("role", "admin", "editor", "viewer"),
    CheckConstraint("accepted_at IS NULL OR withdrawn_at IS NULL", name="outcome"),
    CheckConstraint("version > 0", name="version"),
    Index(
        "invitations_pending_idx",
        "workspace_id",
        "id",
        postgresql_where=text("accepted_at IS NULL AND withdrawn_at IS NULL"),
    ),
    Index(
        "invitations_pending_key",
        "workspace_id",
        "email_key",
        unique=True,
        postgresql_where=text("accepted_at IS NULL AND withdrawn_at IS NULL"),
    ),
)

# The journal --------------------------------------------------------------------------------------

entries = Table(
    "entries",
    metadata,
    _id(),
    _id("workspaces.id", "workspace_id"),
    _id("users.id", "author_id"),
    _text("title"),
    Column("content", JSON, nullable=False),
    Column("entry_date", Date, nullable=False),
    # The writer's zone on that day; travelling later must not move the entry.
    _text("time_zone"),
    _text("mood", nullable=True),
    Column("pinned", Boolean, nullable=False, server_default=text("false")),
    *_version(),
    # The version whose event brought the content that is here.
    Column("content_version", BigInteger, nullable=False, server_default=text("1")),
    # Of all its versions; `store.usage` counts.
    Column("stored_bytes", BigInteger, nullable=False, server_default=text("0")),
    _at("created_at", now=True),
    _at("updated_at", now=True),
    _editor(),
    _at("deleted_at"),
    _at("purge_at"),
    CheckConstraint("(deleted_at IS NULL) = (purge_at IS NULL)", name="deleted"),
    Index(
        "entries_live_idx",
        "workspace_id",
        text("entry_date DESC"),
        text("id DESC"),
        postgresql_where=text("deleted_at IS NULL"),
    ),
    Index(
        "entries_trashed_idx",
        "workspace_id",
        text("entry_date DESC"),
        text("id DESC"),
        postgresql_where=text("deleted_at IS NOT NULL"),
    ),
    Index(
        "entries_author_idx",
        "workspace_id",
        "author_id",
        text("entry_date DESC"),
        text("id DESC"),
    ),
    Index(
        "entries_pinned_idx",
        "workspace_id",
        text("entry_date DESC"),
        text("id DESC"),
        postgresql_where=text("pinned AND deleted_at IS NULL"),
    ),
    Index("entries_purge_at_idx", "purge_at", postgresql_where=text("purge_at IS NOT NULL")),
)

# Tags of a workspace, and the public ones (workspace_id null) that posts share.
tags = Table(
    "tags",
    metadata,
    _id(),
    _id("workspaces.id", "workspace_id", ondelete="CASCADE", nullable=True),
    _text("name"),
    # By code point, so that what begins with a prefix is one range.
    Column("name_key", Text(collation="C"), nullable=False),
    # Of a public tag, how many published posts carry it; `store.popularity` counts.
    *_count("posts_count"),
    Column("version", BigInteger, nullable=False, server_default=text("1")),
    _at("created_at", now=True),
    _at("updated_at", now=True),
    _editor(),
    CheckConstraint("version > 0", name="version"),
    UniqueConstraint("workspace_id", "name_key", postgresql_nulls_not_distinct=True),
    Index(
        "tags_public_idx",
        "name_key",
        postgresql_where=text("workspace_id IS NULL AND posts_count > 0"),
    ),
    # The order of the list. A key may be long; what a cursor holds of it may not.
    Index("tags_list_idx", "workspace_id", text('"left"(name_key, 64)'), "id"),
)

# The row of an entry at each of its versions, but for the content: the event of `content_version`
# has that. See docs/decisions/0014.
entry_revisions = Table(
    "entry_revisions",
    metadata,
    _id("entries.id", "entry_id", ondelete="CASCADE"),
    *_version(),
    Column("content_version", BigInteger, nullable=False),
    _text("reason"),
    _id("users.id", "editor_id", nullable=True, ondelete="SET NULL", index=True),
    # When its event occurred, to the microsecond: this finds the event's partition.
    _at("created_at", nullable=False),
    _text("title"),
    Column("entry_date", Date, nullable=False),
    _text("time_zone"),
    _text("mood", nullable=True),
    Column("pinned", Boolean, nullable=False),
    Column("tags", ARRAY(Text), nullable=False),
    _at("deleted_at"),
    _at("purge_at"),
    *_count("size_bytes"),
    *_count("blocks_added"),
    *_count("blocks_changed"),
    *_count("blocks_removed"),
    PrimaryKeyConstraint("entry_id", "version"),
    CheckConstraint("content_version BETWEEN 1 AND version", name="content_version"),
    Index("entry_revisions_time_idx", "entry_id", text("created_at DESC"), text("version DESC")),
)

entry_tags = Table(
    "entry_tags",
    metadata,
    _id("entries.id", "entry_id", ondelete="CASCADE"),
    _id("tags.id", "tag_id", ondelete="CASCADE"),
    # A copy of the entry's, so that the list of a tag has an index in its order.
    Column("entry_date", Date, nullable=False),
    PrimaryKeyConstraint("entry_id", "tag_id"),
    Index("entry_tags_list_idx", "tag_id", text("entry_date DESC"), text("entry_id DESC")),
)

# Searched exactly, per workspace: an approximate index would be filtered after its scan and lose
# most hits.
entry_embeddings = Table(
    "entry_embeddings",
    metadata,
    _id("entries.id", "entry_id", ondelete="CASCADE", primary_key=True),
    _id("workspaces.id", "workspace_id", ondelete="CASCADE", index=True),
    _text("model"),
    Column("entry_version", BigInteger, nullable=False),
    Column("embedding", Vector(EMBEDDING_DIMENSIONS), nullable=False),
    _at("updated_at", now=True),
)

# The blog -----------------------------------------------------------------------------------------

posts = Table(
    "posts",
    metadata,
    _id(),
    _id("users.id", "author_id"),
    # Where the post came from; shown to its author only. Deleting the entry leaves the post.
    _id("entries.id", "entry_id", ondelete="SET NULL", nullable=True),
    Column("entry_version", BigInteger),
    _text("title"),
    _text("slug"),
    _text("status"),
    _text("summary", nullable=True),
    # Blocks are in content_json; Markdown and HTML are kept as they came, in content_raw.
    _text("content_format", server_default=text("'blocks'")),
    _text("content_raw", nullable=True),
    # What relative addresses in Markdown and HTML resolve against, if the author gave it.
    _text("content_base", nullable=True),
    _text("content_html"),
    Column("content_json", JSON),
    Column("sanitiser_version", SmallInteger, nullable=False),
    # Whether a block of content_json may have an id, which readers are not told.
    Column("names_blocks", Boolean, nullable=False, server_default=text("true")),
    _object("metadata"),
    # What search reads, written by `store.indexing`. A version before its own waits for the worker,
    # as a post does whose vector a trigger took away, when the text changed without it.
    _text("language", server_default=text("'simple'")),
    _text("content_text", nullable=True),
    Column("search_vector", TSVECTOR),
    Column("search_version", SmallInteger, server_default=text("0"), nullable=False),
    Column("word_places", ARRAY(Integer)),
    *_count("comments_count"),
    *_count("likes_count"),
    *_count("bookmarks_count"),
    _text("comment_policy", server_default=text("'open'")),
    # Of all its versions; `store.usage` counts.
    Column("stored_bytes", BigInteger, nullable=False, server_default=text("0")),
    *_version(),
    _at("created_at", now=True),
    _at("updated_at", now=True),
    _editor(),
    _at("published_at"),
    _at("scheduled_for"),
    _text("schedule_zone", nullable=True),
    _at("deleted_at"),
    _at("purge_at"),
    _one_of("status", "draft", "scheduled", "published", "unpublished", "trashed"),
    _one_of("comment_policy", "open", "moderated", "closed"),
    CheckConstraint("char_length(slug) BETWEEN 1 AND 80", name="slug"),
    CheckConstraint(
        "status NOT IN ('published', 'unpublished') OR published_at IS NOT NULL", name="published"
    ),
    CheckConstraint("status <> 'scheduled' OR scheduled_for IS NOT NULL", name="scheduled"),
    CheckConstraint("(status = 'trashed') = (deleted_at IS NOT NULL)", name="trashed"),
    CheckConstraint("(deleted_at IS NULL) = (purge_at IS NULL)", name="deleted"),
    CheckConstraint("entry_id IS NULL OR entry_version IS NOT NULL", name="entry"),
    *_content(),
    Index(
        "posts_newest_idx",
        text("published_at DESC"),
        text("id DESC"),
        postgresql_where=text("status = 'published'"),
    ),
    Index(
        "posts_author_newest_idx",
        "author_id",
        text("published_at DESC"),
        text("id DESC"),
        postgresql_where=text("status = 'published'"),
    ),
    Index("posts_author_status_idx", "author_id", "status", text("id DESC")),
    Index("posts_entry_id_idx", "entry_id", postgresql_where=text("entry_id IS NOT NULL")),
    Index("posts_due_idx", "scheduled_for", postgresql_where=text("status = 'scheduled'")),
    Index("posts_purge_at_idx", "purge_at", postgresql_where=text("purge_at IS NOT NULL")),
    # For what an older sanitiser derived.
    Index("posts_sanitiser_version_idx", "sanitiser_version"),
    Index("posts_search_vector_idx", "search_vector", postgresql_using="gin"),
    Index(
        "posts_unindexed_idx",
        "id",
        postgresql_where=text("search_vector IS NULL AND status = 'published'"),
    ),
    Index(
        "posts_search_version_idx",
        "search_version",
        postgresql_where=text("status = 'published'"),
    ),
)

# Live and former slugs, so one unique index holds for both. A purged post leaves its row without a
# post.
post_slugs = Table(
    "post_slugs",
    metadata,
    _id("users.id", "author_id", ondelete="CASCADE"),
    _text("slug_key"),
    _text("slug"),
    # Deferred: a slug is taken before the post that gets it is written.
    _id("posts.id", "post_id", ondelete="SET NULL", nullable=True, index=True, deferred=True),
    _at("created_at", now=True),
    _at("gone_at"),
    PrimaryKeyConstraint("author_id", "slug_key"),
)

# Addresses that a post had in a former blog, as those of slugs.
post_aliases = Table(
    "post_aliases",
    metadata,
    _id("users.id", "author_id", ondelete="CASCADE"),
    _text("alias_key"),
    _text("alias"),
    _id("posts.id", "post_id", ondelete="SET NULL", nullable=True, index=True, deferred=True),
    _at("created_at", now=True),
    _at("gone_at"),
    PrimaryKeyConstraint("author_id", "alias_key"),
)

# When what an author's feed shows changed last, also when a post went: then no post tells of it.
feed_changes = Table(
    "feed_changes",
    metadata,
    Column("author_id", Uuid, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    _at("changed_at", nullable=False),
)

post_tags = Table(
    "post_tags",
    metadata,
    _id("posts.id", "post_id", ondelete="CASCADE"),
    _id("tags.id", "tag_id", ondelete="CASCADE"),
    # A copy of the post's, so that the list of a tag has an index in its order.
    _at("published_at"),
    PrimaryKeyConstraint("post_id", "tag_id"),
    Index("post_tags_list_idx", "tag_id", text("published_at DESC"), text("post_id DESC")),
)

# Workings-out of what is popular; see `store.popularity`.
popularity_generations = Table(
    "popularity_generations",
    metadata,
    Column("generation", BigInteger, Identity(always=False), primary_key=True),
    _at("made_at", now=True),
)

# Where a post stands in a list from one generation until another. The list of everybody has the
# nil id, the others that of their author or tag.
post_popularity = Table(
    "post_popularity",
    metadata,
    Column("list_id", Uuid, nullable=False),
    _id("posts.id", "post_id", ondelete="CASCADE", index=True),
    Column("score", BigInteger, nullable=False),
    Column("from_generation", BigInteger, nullable=False),
    Column("until_generation", BigInteger),
    PrimaryKeyConstraint("list_id", "post_id", "from_generation"),
    CheckConstraint("until_generation > from_generation", name="until_generation"),
    Index("post_popularity_list_idx", "list_id", text("score DESC"), text("post_id DESC")),
    Index(
        "post_popularity_until_generation_idx",
        "until_generation",
        postgresql_where=text("until_generation IS NOT NULL"),
    ),
)

# What was written, at each version that changed it. HTML is derived from it, so it has none.
post_versions = Table(
    "post_versions",
    metadata,
    _id("posts.id", "post_id", ondelete="CASCADE"),
    *_version(),
    _id("users.id", "editor_id", nullable=True, ondelete="SET NULL"),
    _text("title"),
    _text("summary", nullable=True),
    _text("content_format"),
    _text("content_raw", nullable=True),
    _text("content_base", nullable=True),
    Column("content_json", JSON),
    _at("created_at", now=True),
    PrimaryKeyConstraint("post_id", "version"),
    *_content(),
)

# The views of one visitor on one day, the last of which may be less than half an hour ago. A worker
# folds it into days once that is over.
post_views = Table(
    "post_views",
    metadata,
    _id("posts.id", "post_id", ondelete="CASCADE"),
    Column("visitor_hash", LargeBinary, nullable=False),
    _at("first_at", nullable=False),
    _at("last_at", nullable=False),
    Column("views_count", Integer, nullable=False, server_default=text("1")),
    PrimaryKeyConstraint("post_id", "visitor_hash"),
    Index("post_views_last_at_idx", "last_at"),
)

post_daily_views = Table(
    "post_daily_views",
    metadata,
    _id("posts.id", "post_id", ondelete="CASCADE"),
    # In UTC.
    Column("view_date", Date, nullable=False),
    *_count("views_count"),
    PrimaryKeyConstraint("post_id", "view_date"),
)

# Without its salt a visitor's digest says nothing; that of a day is removed with the day.
view_salts = Table(
    "view_salts",
    metadata,
    Column("salt_date", Date, primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    CheckConstraint("octet_length(salt) = 32", name="salt"),
)

post_likes = Table(
    "post_likes",
    metadata,
    _id("posts.id", "post_id", ondelete="CASCADE"),
    _id("users.id", "user_id", ondelete="CASCADE", index=True),
    _at("created_at", now=True),
    PrimaryKeyConstraint("post_id", "user_id"),
    # Likes by day.
    Index("post_likes_dated_idx", "post_id", "created_at"),
)

bookmarks = Table(
    "bookmarks",
    metadata,
    _id("posts.id", "post_id", ondelete="CASCADE"),
    _id("users.id", "user_id", ondelete="CASCADE"),
    _at("created_at", now=True),
    PrimaryKeyConstraint("post_id", "user_id"),
    Index("bookmarks_user_idx", "user_id", text("created_at DESC"), text("post_id DESC")),
)

comments = Table(
    "comments",
    metadata,
    _id(),
    _id("posts.id", "post_id", ondelete="CASCADE"),
    # Null once the author was erased.
    _id("users.id", "author_id", nullable=True, ondelete="SET NULL", index=True),
    Column("parent_id", Uuid),
    Column("root_id", Uuid, nullable=False),
    # Ids of the ancestors and the comment itself, joined with '/': its order by bytes is the order
    # of the thread.
    Column("path", Text(collation="C"), nullable=False),
    Column("depth", SmallInteger, nullable=False),
    # Whether it ever had a reply: without one, it leaves nothing behind when it is not to be seen.
    Column("is_replied", Boolean, nullable=False, server_default=text("false")),
    # Who decides about it, the author of the post: a copy, so that the queue has an index in its
    # order.
    _id("users.id", "moderator_id"),
    _text("body"),
    _text("status"),
    # Whether the moderator has decided about the text as it is now.
    Column("is_moderated", Boolean, nullable=False, server_default=text("false")),
    # Reports that nobody has looked at yet.
    *_count("reports_count"),
    *_version(),
    _at("created_at", now=True),
    _at("updated_at", now=True),
    _editor(),
    _at("edited_at"),
    _at("deleted_at"),
    UniqueConstraint("post_id", "id"),
    # The parent is a comment of the same post.
    ForeignKeyConstraint(
        ["post_id", "parent_id"],
        ["comments.post_id", "comments.id"],
        name="comments_parent_id_fkey",
    ),
    _one_of("status", "pending", "approved", "rejected", "spam", "hidden", "deleted"),
    CheckConstraint("depth BETWEEN 1 AND 6", name="depth"),
    CheckConstraint("(parent_id IS NULL) = (depth = 1)", name="parent"),
    CheckConstraint("(status = 'deleted') = (deleted_at IS NOT NULL)", name="deleted"),
    # What may stand in a thread: the others leave no tombstone, however many there are of them.
    Index(
        "comments_thread_idx",
        "post_id",
        "path",
        postgresql_where=text("status = 'approved' OR is_replied"),
    ),
    Index(
        "comments_dated_idx",
        "post_id",
        "created_at",
        "id",
        postgresql_where=text("status = 'approved' OR is_replied"),
    ),
    Index(
        "comments_pending_idx",
        "moderator_id",
        "created_at",
        "id",
        postgresql_where=text("status = 'pending'"),
    ),
    Index(
        "comments_spam_idx",
        "moderator_id",
        "created_at",
        "id",
        postgresql_where=text("status = 'spam'"),
    ),
    Index(
        "comments_reported_idx",
        "moderator_id",
        "created_at",
        "id",
        postgresql_where=text("reports_count > 0"),
    ),
)

# A set: one report per person and comment. Those that a moderator has looked at do not count any
# more.
comment_reports = Table(
    "comment_reports",
    metadata,
    _id("comments.id", "comment_id", ondelete="CASCADE"),
    _id("users.id", "user_id", ondelete="CASCADE", index=True),
    _text("reason"),
    _text("note", nullable=True),
    _at("created_at", now=True),
    _at("reviewed_at"),
    PrimaryKeyConstraint("comment_id", "user_id"),
    _one_of("reason", "spam", "abuse", "illegal", "off_topic", "other"),
)

media = Table(
    "media",
    metadata,
    _id(),
    _id("users.id", "owner_id"),
    Column("sha256", LargeBinary, nullable=False),
    _text("media_type"),
    _text("file_name"),
    Column("size_bytes", BigInteger, nullable=False),
    Column("width", Integer),
    Column("height", Integer),
    _text("alt_text", server_default=text("''")),
    *_count("references_count"),
    *_version(),
    _at("created_at", now=True),
    _at("updated_at", now=True),
    _at("deleted_at"),
    _at("purge_at"),
    # Of all its files, which is what counts against the owner's quota.
    Column("stored_bytes", BigInteger, nullable=False, server_default=text("0")),
    CheckConstraint("octet_length(sha256) = 32", name="sha256"),
    CheckConstraint("size_bytes >= 0", name="size_bytes"),
    CheckConstraint("stored_bytes >= 0", name="stored_bytes"),
    CheckConstraint("(deleted_at IS NULL) = (purge_at IS NULL)", name="deleted"),
    UniqueConstraint("owner_id", "sha256"),
    Index("media_owner_idx", "owner_id", text("id DESC")),
    Index("media_sha256_idx", "sha256"),
    Index(
        "media_unattached_idx",
        "owner_id",
        text("id DESC"),
        postgresql_where=text("references_count = 0 AND deleted_at IS NULL"),
    ),
    Index("media_purge_at_idx", "purge_at", postgresql_where=text("purge_at IS NOT NULL")),
)

# What is kept of a medium: the original, as it is given out, and what was made from it. `sha256` of
# a file is that of its own bytes; that of the medium, of the bytes that were uploaded.
media_files = Table(
    "media_files",
    metadata,
    _id("media.id", "media_id", ondelete="CASCADE"),
    _text("variant"),
    _text("media_type"),
    Column("sha256", LargeBinary, nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("width", Integer),
    Column("height", Integer),
    PrimaryKeyConstraint("media_id", "variant"),
    _one_of("variant", "original", "thumb", "medium"),
    CheckConstraint("octet_length(sha256) = 32", name="sha256"),
    CheckConstraint("size_bytes > 0", name="size_bytes"),
)

# What shows what, kept by triggers on the content of entries and posts; `media.references_count`
# counts these rows.
entry_media = Table(
    "entry_media",
    metadata,
    _id("entries.id", "entry_id", ondelete="CASCADE"),
    _id("media.id", "media_id", index=True),
    PrimaryKeyConstraint("entry_id", "media_id"),
)

post_media = Table(
    "post_media",
    metadata,
    _id("posts.id", "post_id", ondelete="CASCADE"),
    _id("media.id", "media_id", index=True),
    PrimaryKeyConstraint("post_id", "media_id"),
)

# Events -------------------------------------------------------------------------------------------

# Taken after the aggregate is locked, so that within one aggregate its order is version order.
event_positions = Sequence("event_positions", metadata=metadata, start=1)

# The event store is the outbox too: a row without published_at waits for the relay.
event_store = Table(
    "event_store",
    metadata,
    Column("id", Uuid, nullable=False),
    Column("aggregate_id", Uuid, nullable=False),
    _text("aggregate_type"),
    Column("aggregate_version", BigInteger, nullable=False),
    _text("event_type"),
    # Version of the payload's schema; readers upcast older ones.
    Column("event_version", SmallInteger, nullable=False, server_default=text("1")),
    # The change itself, complete and private: what a projection is rebuilt from.
    Column("event_data", JSON, nullable=False),
    # What leaves the database: `data` of the envelope that the contract's `webhooks:` declare.
    Column("public_data", JSON, nullable=False),
    # Who and from where: actor kind and id, trace id.
    Column("metadata", JSONB, nullable=False),
    Column("workspace_id", Uuid),
    _at("occurred_at", nullable=False),
    # No default on purpose: `store.events` takes it from the sequence once the aggregate is locked.
    Column("position", BigInteger, nullable=False),
    # Given by the relay, the single writer, in publishing order: a safe cursor for readers.
    Column("feed_position", BigInteger),
    _at("published_at"),
    Column(
        "published", Boolean, Computed("published_at IS NOT NULL", persisted=False), nullable=True
    ),
    Column("attempts", SmallInteger, nullable=False, server_default=text("0")),
    # A poison event stops its aggregate only.
    _at("parked_at"),
    PrimaryKeyConstraint("id", "occurred_at"),
    CheckConstraint("aggregate_version > 0", name="aggregate_version"),
    CheckConstraint("(published_at IS NULL) = (feed_position IS NULL)", name="feed_position"),
    Index("event_store_stream_idx", "aggregate_id", "aggregate_version"),
    Index("event_store_outbox_idx", "position", postgresql_where=text("published_at IS NULL")),
    Index(
        "event_store_feed_idx",
        "feed_position",
        postgresql_where=text("feed_position IS NOT NULL"),
    ),
    Index("event_store_parked_idx", "aggregate_id", postgresql_where=text("parked_at IS NOT NULL")),
    postgresql_partition_by="RANGE (occurred_at)",
)

# A unique constraint of a partitioned table must hold its partition key, so the identity of
# versions is kept here: one narrow row per event, written by a trigger of event_store. See
# docs/decisions/0004.
event_versions = Table(
    "event_versions",
    metadata,
    Column("aggregate_id", Uuid, nullable=False),
    Column("aggregate_version", BigInteger, nullable=False),
    PrimaryKeyConstraint("aggregate_id", "aggregate_version"),
)

# The last feed position given out. Its row lock lasts to the commit, so positions commit in order.
feed_state = Table(
    "feed_state",
    metadata,
    Column("singleton", Boolean, primary_key=True, server_default=text("true")),
    Column("feed_position", BigInteger, nullable=False),
    CheckConstraint("singleton", name="singleton"),
)

# What a consumer has already done; written in the transaction of the effect.
inbox = Table(
    "inbox",
    metadata,
    _text("consumer"),
    Column("event_id", Uuid, nullable=False),
    _at("handled_at", now=True),
    PrimaryKeyConstraint("consumer", "event_id"),
)

idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    # "user:…" or "anonymous:…": keys of different callers never meet.
    _text("principal"),
    _text("operation"),
    _text("key"),
    # SHA-256 of the request; another request under the same key is refused.
    Column("fingerprint", LargeBinary, nullable=False),
    Column("status", SmallInteger, nullable=False),
    Column("headers", JSON, nullable=False),
    Column("body", LargeBinary, nullable=False),
    _at("created_at", now=True),
    _at("expires_at", nullable=False),
    PrimaryKeyConstraint("principal", "operation", "key"),
    Index("idempotency_keys_expires_at_idx", "expires_at"),
)
