"""Media: the files of each, and what shows them.

Content says what it shows, and triggers keep the references beside it, in the same transaction,
whichever statement writes the content. A reference is only made to what the writer may show: files
of their own, and files that the workspace, or the post's entry, shows already.

Revision ID: 0010
Revises: 0009
"""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision: str | None = "0009"
branch_labels = None
depends_on = None

UPGRADE = """
ALTER TABLE media ADD COLUMN stored_bytes bigint DEFAULT 0 NOT NULL;
ALTER TABLE media ADD CONSTRAINT media_stored_bytes_check CHECK (stored_bytes >= 0);
CREATE INDEX media_unattached_idx ON media (owner_id, id DESC)
    WHERE references_count = 0 AND deleted_at IS NULL;
CREATE INDEX media_purge_at_idx ON media (purge_at) WHERE purge_at IS NOT NULL;

CREATE TABLE media_files (
    media_id uuid NOT NULL,
    variant text NOT NULL,
    media_type text NOT NULL,
    sha256 bytea NOT NULL,
    size_bytes bigint NOT NULL,
    width integer,
    height integer,
    CONSTRAINT media_files_pkey PRIMARY KEY (media_id, variant),
    CONSTRAINT media_files_variant_check CHECK (variant IN ('original', 'thumb', 'medium')),
    CONSTRAINT media_files_sha256_check CHECK (octet_length(sha256) = 32),
    CONSTRAINT media_files_size_bytes_check CHECK (size_bytes > 0),
    CONSTRAINT media_files_media_id_fkey
        FOREIGN KEY (media_id) REFERENCES media (id) ON DELETE CASCADE
);

CREATE TABLE entry_media (
    entry_id uuid NOT NULL,
    media_id uuid NOT NULL,
    CONSTRAINT entry_media_pkey PRIMARY KEY (entry_id, media_id),
    CONSTRAINT entry_media_entry_id_fkey
        FOREIGN KEY (entry_id) REFERENCES entries (id) ON DELETE CASCADE,
    CONSTRAINT entry_media_media_id_fkey FOREIGN KEY (media_id) REFERENCES media (id)
);
CREATE INDEX entry_media_media_id_idx ON entry_media (media_id);

CREATE TABLE post_media (
    post_id uuid NOT NULL,
    media_id uuid NOT NULL,
    CONSTRAINT post_media_pkey PRIMARY KEY (post_id, media_id),
    CONSTRAINT post_media_post_id_fkey
        FOREIGN KEY (post_id) REFERENCES posts (id) ON DELETE CASCADE,
    CONSTRAINT post_media_media_id_fkey FOREIGN KEY (media_id) REFERENCES media (id)
);
CREATE INDEX post_media_media_id_idx ON post_media (media_id);

CREATE FUNCTION media_count_references() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        UPDATE media SET references_count = references_count + 1 WHERE id = NEW.media_id;
    ELSE
        UPDATE media SET references_count = references_count - 1 WHERE id = OLD.media_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER entry_media_count AFTER INSERT OR DELETE ON entry_media
    FOR EACH ROW EXECUTE FUNCTION media_count_references();
CREATE TRIGGER post_media_count AFTER INSERT OR DELETE ON post_media
    FOR EACH ROW EXECUTE FUNCTION media_count_references();

CREATE FUNCTION media_of_blocks(content json) RETURNS uuid[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(DISTINCT (block ->> 'media_id')::uuid), '{}')
    FROM json_array_elements(content -> 'blocks') AS block
    WHERE block ->> 'media_id' IS NOT NULL
$$;
CREATE FUNCTION media_of_html(html text) RETURNS uuid[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(DISTINCT found[1]::uuid), '{}')
    FROM regexp_matches(
        html,
        '/api/v1/media/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/content',
        'g') AS found
$$;

CREATE FUNCTION entries_refer_to_media() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    shown uuid[] := media_of_blocks(NEW.content);
BEGIN
    INSERT INTO entry_media (entry_id, media_id)
    SELECT NEW.id, m.id FROM media m
    WHERE m.id = ANY(shown)
      AND (m.owner_id = coalesce(NEW.updated_by, NEW.author_id)
           OR EXISTS (SELECT FROM entry_media k JOIN entries e ON e.id = k.entry_id
                      WHERE k.media_id = m.id AND e.workspace_id = NEW.workspace_id))
    ORDER BY m.id
    ON CONFLICT DO NOTHING;
    DELETE FROM entry_media WHERE entry_id = NEW.id AND media_id <> ALL(shown);
    RETURN NULL;
END $$;
CREATE TRIGGER entries_media_new AFTER INSERT ON entries FOR EACH ROW
    WHEN (NEW.content::text LIKE '%"media_id"%') EXECUTE FUNCTION entries_refer_to_media();
CREATE TRIGGER entries_media AFTER UPDATE OF content ON entries FOR EACH ROW
    WHEN (NEW.content::text LIKE '%"media_id"%' OR OLD.content::text LIKE '%"media_id"%')
    EXECUTE FUNCTION entries_refer_to_media();

CREATE FUNCTION posts_refer_to_media() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    shown uuid[] := media_of_html(NEW.content_html) || media_of_blocks(NEW.content_json);
BEGIN
    INSERT INTO post_media (post_id, media_id)
    SELECT NEW.id, m.id FROM media m
    WHERE m.id = ANY(shown)
      AND (m.owner_id IN (NEW.author_id, NEW.updated_by)
           OR EXISTS (SELECT FROM entry_media k
                      WHERE k.media_id = m.id AND k.entry_id = NEW.entry_id))
    ORDER BY m.id
    ON CONFLICT DO NOTHING;
    DELETE FROM post_media WHERE post_id = NEW.id AND media_id <> ALL(shown);
    RETURN NULL;
END $$;
CREATE TRIGGER posts_media_new AFTER INSERT ON posts FOR EACH ROW
    WHEN (NEW.content_json::text LIKE '%"media_id"%' OR NEW.content_html LIKE '%/api/v1/media/%')
    EXECUTE FUNCTION posts_refer_to_media();
CREATE TRIGGER posts_media AFTER UPDATE OF content_json, content_html ON posts FOR EACH ROW
    WHEN (NEW.content_json::text LIKE '%"media_id"%' OR NEW.content_html LIKE '%/api/v1/media/%'
          OR OLD.content_json::text LIKE '%"media_id"%' OR OLD.content_html LIKE '%/api/v1/media/%')
    EXECUTE FUNCTION posts_refer_to_media();
"""

DOWNGRADE = """
DROP TRIGGER posts_media ON posts;
DROP TRIGGER posts_media_new ON posts;
DROP TRIGGER entries_media ON entries;
DROP TRIGGER entries_media_new ON entries;
DROP FUNCTION posts_refer_to_media, entries_refer_to_media, media_of_html, media_of_blocks;
DROP TABLE post_media, entry_media, media_files;
DROP FUNCTION media_count_references;
DROP INDEX media_purge_at_idx, media_unattached_idx;
ALTER TABLE media DROP COLUMN stored_bytes;
"""


def upgrade() -> None:
    """Make it."""
    op.execute(UPGRADE)


def downgrade() -> None:
    """Undo it."""
    op.execute(DOWNGRADE)
