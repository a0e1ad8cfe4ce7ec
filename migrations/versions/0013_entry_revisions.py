"""Every version of an entry, and versions of tags.

Entries that are there get their revisions from their events. How many blocks their old changes
added, changed and removed is not counted: those say 0.

Revision ID: 0013
Revises: 0012
"""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision: str | None = "0012"
branch_labels = None
depends_on = None

UPGRADE = """
ALTER TABLE entries ADD COLUMN content_version bigint DEFAULT 1 NOT NULL;
CREATE INDEX entries_pinned_idx ON entries (workspace_id, entry_date DESC, id DESC)
    WHERE pinned AND deleted_at IS NULL;

ALTER TABLE tags
    ADD COLUMN version bigint DEFAULT 1 NOT NULL,
    ADD COLUMN updated_at timestamptz DEFAULT now() NOT NULL,
    ADD COLUMN updated_by uuid,
    ADD CONSTRAINT tags_version_check CHECK (version > 0),
    ADD CONSTRAINT tags_updated_by_fkey
        FOREIGN KEY (updated_by) REFERENCES users (id) ON DELETE SET NULL;
UPDATE tags SET updated_at = created_at;
CREATE INDEX tags_list_idx ON tags (workspace_id, left(name_key, 64), id);

CREATE TABLE entry_revisions (
    entry_id uuid NOT NULL,
    version bigint NOT NULL,
    content_version bigint NOT NULL,
    reason text NOT NULL,
    editor_id uuid,
    created_at timestamptz NOT NULL,
    title text NOT NULL,
    entry_date date NOT NULL,
    time_zone text NOT NULL,
    mood text,
    pinned boolean NOT NULL,
    tags text[] NOT NULL,
    deleted_at timestamptz,
    purge_at timestamptz,
    size_bytes integer DEFAULT 0 NOT NULL,
    blocks_added integer DEFAULT 0 NOT NULL,
    blocks_changed integer DEFAULT 0 NOT NULL,
    blocks_removed integer DEFAULT 0 NOT NULL,
    CONSTRAINT entry_revisions_pkey PRIMARY KEY (entry_id, version),
    CONSTRAINT entry_revisions_version_check CHECK (version > 0),
    CONSTRAINT entry_revisions_content_version_check
        CHECK (content_version BETWEEN 1 AND version),
    CONSTRAINT entry_revisions_size_bytes_check CHECK (size_bytes >= 0),
    CONSTRAINT entry_revisions_blocks_added_check CHECK (blocks_added >= 0),
    CONSTRAINT entry_revisions_blocks_changed_check CHECK (blocks_changed >= 0),
    CONSTRAINT entry_revisions_blocks_removed_check CHECK (blocks_removed >= 0),
    CONSTRAINT entry_revisions_entry_id_fkey
        FOREIGN KEY (entry_id) REFERENCES entries (id) ON DELETE CASCADE,
    CONSTRAINT entry_revisions_editor_id_fkey
        FOREIGN KEY (editor_id) REFERENCES users (id) ON DELETE SET NULL
);
CREATE INDEX entry_revisions_editor_id_idx ON entry_revisions (editor_id);
CREATE INDEX entry_revisions_time_idx
    ON entry_revisions (entry_id, created_at DESC, version DESC);

WITH RECURSIVE past AS (
    SELECT v.aggregate_id, v.aggregate_version, v.event_type, v.metadata, v.occurred_at,
           v.event_data::jsonb AS state, 1::bigint AS content_version,
           NULL::timestamptz AS deleted_at, NULL::timestamptz AS purge_at
    FROM entries e JOIN event_store v ON v.aggregate_id = e.id AND v.aggregate_version = 1
    UNION ALL
    SELECT v.aggregate_id, v.aggregate_version, v.event_type, v.metadata, v.occurred_at,
           p.state || v.event_data::jsonb,
           CASE v.event_type WHEN 'entry.content_replaced' THEN v.aggregate_version
                ELSE p.content_version END,
           CASE v.event_type WHEN 'entry.trashed' THEN v.occurred_at
                WHEN 'entry.restored' THEN NULL ELSE p.deleted_at END,
           CASE v.event_type
                WHEN 'entry.trashed' THEN v.occurred_at + make_interval(
                    days => CAST(v.event_data ->> 'retention_days' AS integer))
                WHEN 'entry.restored' THEN NULL ELSE p.purge_at END
    FROM past p JOIN event_store v
        ON v.aggregate_id = p.aggregate_id AND v.aggregate_version = p.aggregate_version + 1
)
INSERT INTO entry_revisions (entry_id, version, content_version, reason, editor_id, created_at,
                             title, entry_date, time_zone, mood, pinned, tags, deleted_at,
                             purge_at, size_bytes)
SELECT p.aggregate_id, p.aggregate_version, p.content_version, split_part(p.event_type, '.', 2),
       u.id, p.occurred_at, p.state ->> 'title', CAST(p.state ->> 'entry_date' AS date),
       p.state ->> 'time_zone', p.state ->> 'mood', CAST(p.state ->> 'pinned' AS boolean),
       ARRAY(SELECT jsonb_array_elements_text(p.state -> 'tags')), p.deleted_at, p.purge_at,
       octet_length((SELECT CAST(c.event_data -> 'content' AS text) FROM event_store c
                     WHERE c.aggregate_id = p.aggregate_id
                     AND c.aggregate_version = p.content_version))
FROM past p
LEFT JOIN users u ON u.id = CAST(p.metadata -> 'actor' ->> 'id' AS uuid);

UPDATE entries e SET content_version = r.content_version
FROM entry_revisions r WHERE r.entry_id = e.id AND r.version = e.version;
"""

DOWNGRADE = """
DROP TABLE entry_revisions;
DROP INDEX tags_list_idx;
ALTER TABLE tags DROP COLUMN version, DROP COLUMN updated_at, DROP COLUMN updated_by;
DROP INDEX entries_pinned_idx;
ALTER TABLE entries DROP COLUMN content_version;
"""


def upgrade() -> None:
    """Make them."""
    op.execute(UPGRADE)


def downgrade() -> None:
    """Undo it."""
    op.execute(DOWNGRADE)
