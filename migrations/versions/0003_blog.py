"""The blog: posts, slugs, comments, reactions and media.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision: str | None = "0002"
branch_labels = None
depends_on = None

UPGRADE = """
CREATE TABLE posts (
    id uuid NOT NULL,
    author_id uuid NOT NULL,
    entry_id uuid,
    entry_version bigint,
    title text NOT NULL,
    slug text NOT NULL,
    status text NOT NULL,
    summary text,
    content_format text DEFAULT 'blocks' NOT NULL,
    content_raw text,
    content_html text NOT NULL,
    content_json json,
    sanitiser_version smallint NOT NULL,
    metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
    search_vector tsvector,
    comments_count integer DEFAULT 0 NOT NULL,
    likes_count integer DEFAULT 0 NOT NULL,
    bookmarks_count integer DEFAULT 0 NOT NULL,
    comment_policy text DEFAULT 'open' NOT NULL,
    version bigint NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    updated_by uuid,
    published_at timestamptz,
    scheduled_for timestamptz,
    schedule_zone text,
    deleted_at timestamptz,
    purge_at timestamptz,
    CONSTRAINT posts_pkey PRIMARY KEY (id),
    CONSTRAINT posts_comments_count_check CHECK (comments_count >= 0),
    CONSTRAINT posts_likes_count_check CHECK (likes_count >= 0),
    CONSTRAINT posts_bookmarks_count_check CHECK (bookmarks_count >= 0),
    CONSTRAINT posts_version_check CHECK (version > 0),
    CONSTRAINT posts_status_check
        CHECK (status IN ('draft', 'scheduled', 'published', 'unpublished', 'trashed')),
    CONSTRAINT posts_content_format_check
        CHECK (content_format IN ('blocks', 'markdown', 'html')),
    CONSTRAINT posts_comment_policy_check
        CHECK (comment_policy IN ('open', 'moderated', 'closed')),
    CONSTRAINT posts_slug_check CHECK (char_length(slug) BETWEEN 1 AND 80),
    CONSTRAINT posts_published_check
        CHECK (status NOT IN ('published', 'unpublished') OR published_at IS NOT NULL),
    CONSTRAINT posts_scheduled_check CHECK (status <> 'scheduled' OR scheduled_for IS NOT NULL),
    CONSTRAINT posts_trashed_check CHECK ((status = 'trashed') = (deleted_at IS NOT NULL)),
    CONSTRAINT posts_deleted_check CHECK ((deleted_at IS NULL) = (purge_at IS NULL)),
    CONSTRAINT posts_entry_check CHECK (entry_id IS NULL OR entry_version IS NOT NULL),
    CONSTRAINT posts_author_id_fkey FOREIGN KEY (author_id) REFERENCES users (id),
    CONSTRAINT posts_entry_id_fkey
        FOREIGN KEY (entry_id) REFERENCES entries (id) ON DELETE SET NULL,
    CONSTRAINT posts_updated_by_fkey
        FOREIGN KEY (updated_by) REFERENCES users (id) ON DELETE SET NULL
);
CREATE INDEX posts_author_newest_idx ON posts (author_id, published_at DESC, id DESC)
    WHERE status = 'published';
CREATE INDEX posts_author_status_idx ON posts (author_id, status, published_at DESC, id DESC);
CREATE INDEX posts_due_idx ON posts (scheduled_for) WHERE status = 'scheduled';
CREATE INDEX posts_entry_id_idx ON posts (entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX posts_newest_idx ON posts (published_at DESC, id DESC) WHERE status = 'published';
CREATE INDEX posts_purge_at_idx ON posts (purge_at) WHERE purge_at IS NOT NULL;
CREATE INDEX posts_search_vector_idx ON posts USING gin (search_vector);

CREATE TABLE post_slugs (
    author_id uuid NOT NULL,
    slug_key text NOT NULL,
    slug text NOT NULL,
    post_id uuid,
    created_at timestamptz DEFAULT now() NOT NULL,
    gone_at timestamptz,
    CONSTRAINT post_slugs_pkey PRIMARY KEY (author_id, slug_key),
    CONSTRAINT post_slugs_author_id_fkey
        FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT post_slugs_post_id_fkey
        FOREIGN KEY (post_id) REFERENCES posts (id) ON DELETE SET NULL DEFERRABLE INITIALLY
            DEFERRED
);
CREATE INDEX post_slugs_post_id_idx ON post_slugs (post_id);

CREATE TABLE post_tags (
    post_id uuid NOT NULL,
    tag_id uuid NOT NULL,
    published_at timestamptz,
    CONSTRAINT post_tags_pkey PRIMARY KEY (post_id, tag_id),
    CONSTRAINT post_tags_post_id_fkey
        FOREIGN KEY (post_id) REFERENCES posts (id) ON DELETE CASCADE,
    CONSTRAINT post_tags_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags (id) ON DELETE CASCADE
);
CREATE INDEX post_tags_list_idx ON post_tags (tag_id, published_at DESC, post_id DESC);

CREATE TABLE post_versions (
    post_id uuid NOT NULL,
    version bigint NOT NULL,
    editor_id uuid,
    title text NOT NULL,
    summary text,
    content_html text NOT NULL,
    content_json json,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT post_versions_pkey PRIMARY KEY (post_id, version),
    CONSTRAINT post_versions_version_check CHECK (version > 0),
    CONSTRAINT post_versions_post_id_fkey
        FOREIGN KEY (post_id) REFERENCES posts (id) ON DELETE CASCADE,
    CONSTRAINT post_versions_editor_id_fkey
        FOREIGN KEY (editor_id) REFERENCES users (id) ON DELETE SET NULL
);

CREATE TABLE post_views (
    post_id uuid NOT NULL,
    window_at timestamptz NOT NULL,
    visitor_hash bytea NOT NULL,
    CONSTRAINT post_views_pkey PRIMARY KEY (post_id, window_at, visitor_hash),
    CONSTRAINT post_views_post_id_fkey
        FOREIGN KEY (post_id) REFERENCES posts (id) ON DELETE CASCADE
);

CREATE TABLE post_likes (
    post_id uuid NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT post_likes_pkey PRIMARY KEY (post_id, user_id),
    CONSTRAINT post_likes_post_id_fkey
        FOREIGN KEY (post_id) REFERENCES posts (id) ON DELETE CASCADE,
    CONSTRAINT post_likes_user_id_fkey
        FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX post_likes_user_id_idx ON post_likes (user_id);

CREATE TABLE bookmarks (
    post_id uuid NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT bookmarks_pkey PRIMARY KEY (post_id, user_id),
    CONSTRAINT bookmarks_post_id_fkey
        FOREIGN KEY (post_id) REFERENCES posts (id) ON DELETE CASCADE,
    CONSTRAINT bookmarks_user_id_fkey
        FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX bookmarks_user_idx ON bookmarks (user_id, created_at DESC, post_id DESC);

CREATE TABLE comments (
    id uuid NOT NULL,
    post_id uuid NOT NULL,
    author_id uuid,
    parent_id uuid,
    root_id uuid NOT NULL,
    path text NOT NULL,
    depth smallint NOT NULL,
    body text NOT NULL,
    status text NOT NULL,
    is_moderated boolean DEFAULT false NOT NULL,
    reports_count integer DEFAULT 0 NOT NULL,
    version bigint NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    edited_at timestamptz,
    deleted_at timestamptz,
    CONSTRAINT comments_pkey PRIMARY KEY (id),
    CONSTRAINT comments_reports_count_check CHECK (reports_count >= 0),
    CONSTRAINT comments_version_check CHECK (version > 0),
    CONSTRAINT comments_post_id_id_key UNIQUE (post_id, id),
    CONSTRAINT comments_parent_id_fkey
        FOREIGN KEY (post_id, parent_id) REFERENCES comments (post_id, id),
    CONSTRAINT comments_status_check
        CHECK (status IN ('pending', 'approved', 'rejected', 'spam', 'hidden', 'deleted')),
    CONSTRAINT comments_depth_check CHECK (depth BETWEEN 1 AND 6),
    CONSTRAINT comments_parent_check CHECK ((parent_id IS NULL) = (depth = 1)),
    CONSTRAINT comments_deleted_check CHECK ((status = 'deleted') = (deleted_at IS NOT NULL)),
    CONSTRAINT comments_post_id_fkey
        FOREIGN KEY (post_id) REFERENCES posts (id) ON DELETE CASCADE,
    CONSTRAINT comments_author_id_fkey
        FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE SET NULL
);
CREATE INDEX comments_author_id_idx ON comments (author_id);
CREATE INDEX comments_queue_idx ON comments (created_at, id)
    WHERE status IN ('pending', 'spam') OR reports_count > 0;
CREATE INDEX comments_thread_idx ON comments (post_id, parent_id, created_at, id);

CREATE TABLE media (
    id uuid NOT NULL,
    owner_id uuid NOT NULL,
    sha256 bytea NOT NULL,
    media_type text NOT NULL,
    file_name text NOT NULL,
    size_bytes bigint NOT NULL,
    width integer,
    height integer,
    alt_text text DEFAULT '' NOT NULL,
    references_count integer DEFAULT 0 NOT NULL,
    version bigint NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    deleted_at timestamptz,
    purge_at timestamptz,
    CONSTRAINT media_pkey PRIMARY KEY (id),
    CONSTRAINT media_references_count_check CHECK (references_count >= 0),
    CONSTRAINT media_version_check CHECK (version > 0),
    CONSTRAINT media_sha256_check CHECK (octet_length(sha256) = 32),
    CONSTRAINT media_size_bytes_check CHECK (size_bytes >= 0),
    CONSTRAINT media_deleted_check CHECK ((deleted_at IS NULL) = (purge_at IS NULL)),
    CONSTRAINT media_owner_id_sha256_key UNIQUE (owner_id, sha256),
    CONSTRAINT media_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES users (id)
);
CREATE INDEX media_owner_idx ON media (owner_id, id DESC);
CREATE INDEX media_sha256_idx ON media (sha256);
"""

DOWNGRADE = """
DROP TABLE media, comments, bookmarks, post_likes, post_views, post_versions, post_tags,
    post_slugs, posts;
"""


def upgrade() -> None:
    """Make the tables."""
    op.execute(UPGRADE)


def downgrade() -> None:
    """Drop them with everything in them."""
    op.execute(DOWNGRADE)
