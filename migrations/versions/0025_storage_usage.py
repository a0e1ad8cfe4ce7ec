"""What accounts keep of text is counted, and files are locked before content shows them.

What is there already counts as its events do: their content, and a kibibyte for each.

Readers of a post are not told what its author's editor calls the blocks.

A file that is being deleted is waited for: then it is gone, and not shown; or it stays, and its
deletion sees what shows it. All files of one change are locked at once, in the order of their ids.

Revision ID: 0025
Revises: 0021
"""

from __future__ import annotations

from alembic import op

revision = "0025"
down_revision: str | None = "0024"
branch_labels = None
depends_on = None

# What the writer may show is found out before the lock, whether it is still there after it.
_LOCKED = """
CREATE OR REPLACE FUNCTION entries_refer_to_media() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    shown uuid[] := media_of_blocks(NEW.content);
    before uuid[] := ARRAY(SELECT media_id FROM entry_media WHERE entry_id = NEW.id);
    added uuid[] := ARRAY(
        SELECT m.id FROM media m
        WHERE m.id = ANY(shown) AND m.id <> ALL(before)
          AND (m.owner_id = coalesce(NEW.updated_by, NEW.author_id)
               OR EXISTS (SELECT FROM entry_media k JOIN entries e ON e.id = k.entry_id
                          WHERE k.media_id = m.id AND e.workspace_id = NEW.workspace_id)));
BEGIN
    PERFORM media_lock(before, shown, added);
    INSERT INTO entry_media (entry_id, media_id)
    SELECT NEW.id, m.id FROM media m WHERE m.id = ANY(added) AND m.deleted_at IS NULL
    ORDER BY m.id
    ON CONFLICT DO NOTHING;
    DELETE FROM entry_media WHERE entry_id = NEW.id AND media_id <> ALL(shown);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION posts_refer_to_media() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    shown uuid[] := media_of_html(NEW.content_html) || media_of_blocks(NEW.content_json);
    before uuid[] := ARRAY(SELECT media_id FROM post_media WHERE post_id = NEW.id);
    added uuid[] := ARRAY(
        SELECT m.id FROM media m
        WHERE m.id = ANY(shown) AND m.id <> ALL(before)
          AND (m.owner_id IN (NEW.author_id, NEW.updated_by)
               OR EXISTS (SELECT FROM entry_media k
                          WHERE k.media_id = m.id AND k.entry_id = NEW.entry_id)));
BEGIN
    PERFORM media_lock(before, shown, added);
    INSERT INTO post_media (post_id, media_id)
    SELECT NEW.id, m.id FROM media m WHERE m.id = ANY(added) AND m.deleted_at IS NULL
    ORDER BY m.id
    ON CONFLICT DO NOTHING;
    DELETE FROM post_media WHERE post_id = NEW.id AND media_id <> ALL(shown);
    RETURN NULL;
END $$;
"""

_UNLOCKED = """
CREATE OR REPLACE FUNCTION entries_refer_to_media() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    shown uuid[] := media_of_blocks(NEW.content);
BEGIN
    INSERT INTO entry_media (entry_id, media_id)
    SELECT NEW.id, m.id FROM media m
    WHERE m.id = ANY(shown) AND m.deleted_at IS NULL
      AND (m.owner_id = coalesce(NEW.updated_by, NEW.author_id)
           OR EXISTS (SELECT FROM entry_media k JOIN entries e ON e.id = k.entry_id
                      WHERE k.media_id = m.id AND e.workspace_id = NEW.workspace_id))
    ORDER BY m.id
    ON CONFLICT DO NOTHING;
    DELETE FROM entry_media WHERE entry_id = NEW.id AND media_id <> ALL(shown);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION posts_refer_to_media() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    shown uuid[] := media_of_html(NEW.content_html) || media_of_blocks(NEW.content_json);
BEGIN
    INSERT INTO post_media (post_id, media_id)
    SELECT NEW.id, m.id FROM media m
    WHERE m.id = ANY(shown) AND m.deleted_at IS NULL
      AND (m.owner_id IN (NEW.author_id, NEW.updated_by)
           OR EXISTS (SELECT FROM entry_media k
                      WHERE k.media_id = m.id AND k.entry_id = NEW.entry_id))
    ORDER BY m.id
    ON CONFLICT DO NOTHING;
    DELETE FROM post_media WHERE post_id = NEW.id AND media_id <> ALL(shown);
    RETURN NULL;
END $$;
"""

_COUNTED = """
ALTER TABLE entries ADD COLUMN stored_bytes bigint DEFAULT 0 NOT NULL;
ALTER TABLE posts
    ADD COLUMN stored_bytes bigint DEFAULT 0 NOT NULL,
    ADD COLUMN names_blocks boolean DEFAULT true NOT NULL;
CREATE TABLE account_usage (
    user_id uuid NOT NULL,
    text_bytes bigint NOT NULL,
    CONSTRAINT account_usage_pkey PRIMARY KEY (user_id),
    CONSTRAINT account_usage_text_bytes_check CHECK (text_bytes >= 0),
    CONSTRAINT account_usage_user_id_fkey
        FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE TEMPORARY TABLE sizes ON COMMIT DROP AS
    SELECT aggregate_id AS id, sum(octet_length(CAST(event_data AS text)) + 1024) AS bytes
    FROM event_store WHERE aggregate_type IN ('entry', 'post') GROUP BY aggregate_id;
UPDATE entries SET stored_bytes = sizes.bytes FROM sizes WHERE sizes.id = entries.id;
UPDATE posts
SET stored_bytes = sizes.bytes,
    names_blocks = coalesce(CAST(content_json AS text) LIKE '%"id":%', false)
FROM sizes WHERE sizes.id = posts.id;
INSERT INTO account_usage (user_id, text_bytes)
SELECT author_id, sum(stored_bytes)
FROM (SELECT author_id, stored_bytes FROM entries
      UNION ALL SELECT author_id, stored_bytes FROM posts) AS texts
GROUP BY author_id;
DROP TABLE sizes;
"""

_NAMELESS = """
CREATE FUNCTION without_block_ids(content json) RETURNS json
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT json_build_object('blocks', coalesce(jsonb_agg(block - 'id' ORDER BY number), '[]'))
    FROM jsonb_array_elements(CAST(content AS jsonb) -> 'blocks')
        WITH ORDINALITY AS blocks (block, number)
$$;
"""

# Counting references updates these rows anyway: with a weaker lock, two writers of one file would
# each wait for the other.
_LOCK = """
CREATE FUNCTION media_lock(before uuid[], shown uuid[], added uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM media m
    WHERE m.id = ANY(added) OR (m.id = ANY(before) AND m.id <> ALL(shown))
    ORDER BY m.id FOR NO KEY UPDATE;
END $$;
"""

UPGRADE = _COUNTED + _NAMELESS + _LOCK + _LOCKED

DOWNGRADE = f"""
{_UNLOCKED}
DROP FUNCTION media_lock, without_block_ids;
DROP TABLE account_usage;
ALTER TABLE posts DROP COLUMN names_blocks, DROP COLUMN stored_bytes;
ALTER TABLE entries DROP COLUMN stored_bytes;
"""


def upgrade() -> None:
    """Make it."""
    op.execute(UPGRADE)


def downgrade() -> None:
    """Undo it."""
    op.execute(DOWNGRADE)
