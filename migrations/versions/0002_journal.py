"""The journal: entries, their tags and embeddings.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision: str | None = "0001"
branch_labels = None
depends_on = None

UPGRADE = """
CREATE EXTENSION IF NOT EXISTS vector;

CREATE TABLE entries (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    author_id uuid NOT NULL,
    title text NOT NULL,
    content json NOT NULL,
    entry_date date NOT NULL,
    time_zone text NOT NULL,
    mood text,
    pinned boolean DEFAULT false NOT NULL,
    version bigint NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    updated_by uuid,
    deleted_at timestamptz,
    purge_at timestamptz,
    CONSTRAINT entries_pkey PRIMARY KEY (id),
    CONSTRAINT entries_version_check CHECK (version > 0),
    CONSTRAINT entries_deleted_check CHECK ((deleted_at IS NULL) = (purge_at IS NULL)),
    CONSTRAINT entries_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces (id),
    CONSTRAINT entries_author_id_fkey FOREIGN KEY (author_id) REFERENCES users (id),
    CONSTRAINT entries_updated_by_fkey
        FOREIGN KEY (updated_by) REFERENCES users (id) ON DELETE SET NULL
);
CREATE INDEX entries_author_idx ON entries (workspace_id, author_id, entry_date DESC, id DESC);
CREATE INDEX entries_live_idx ON entries (workspace_id, entry_date DESC, id DESC)
    WHERE deleted_at IS NULL;
CREATE INDEX entries_purge_at_idx ON entries (purge_at) WHERE purge_at IS NOT NULL;
CREATE INDEX entries_trashed_idx ON entries (workspace_id, entry_date DESC, id DESC)
    WHERE deleted_at IS NOT NULL;

CREATE TABLE tags (
    id uuid NOT NULL,
    workspace_id uuid,
    name text NOT NULL,
    name_key text NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT tags_pkey PRIMARY KEY (id),
    CONSTRAINT tags_workspace_id_name_key_key UNIQUE NULLS NOT DISTINCT (workspace_id, name_key),
    CONSTRAINT tags_workspace_id_fkey
        FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE
);

CREATE TABLE entry_tags (
    entry_id uuid NOT NULL,
    tag_id uuid NOT NULL,
    entry_date date NOT NULL,
    CONSTRAINT entry_tags_pkey PRIMARY KEY (entry_id, tag_id),
    CONSTRAINT entry_tags_entry_id_fkey
        FOREIGN KEY (entry_id) REFERENCES entries (id) ON DELETE CASCADE,
    CONSTRAINT entry_tags_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags (id) ON DELETE CASCADE
);
CREATE INDEX entry_tags_list_idx ON entry_tags (tag_id, entry_date DESC, entry_id DESC);

CREATE TABLE entry_embeddings (
    entry_id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    model text NOT NULL,
    entry_version bigint NOT NULL,
    embedding vector(256) NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT entry_embeddings_pkey PRIMARY KEY (entry_id),
    CONSTRAINT entry_embeddings_entry_id_fkey
        FOREIGN KEY (entry_id) REFERENCES entries (id) ON DELETE CASCADE,
    CONSTRAINT entry_embeddings_workspace_id_fkey
        FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE
);
CREATE INDEX entry_embeddings_workspace_id_idx ON entry_embeddings (workspace_id);
"""

DOWNGRADE = """
DROP TABLE entry_embeddings, entry_tags, tags, entries;
DROP EXTENSION vector;
"""


def upgrade() -> None:
    """Make the tables."""
    op.execute(UPGRADE)


def downgrade() -> None:
    """Drop them with everything in them."""
    op.execute(DOWNGRADE)
