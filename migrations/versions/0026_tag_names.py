"""Tags are compared by what one sees, and are gone when nothing carries them any more.

Revision ID: 0026
Revises: 0021
"""

from __future__ import annotations

from alembic import op

revision = "0026"
down_revision: str | None = "0025"
branch_labels = None
depends_on = None

# Of candidates, those that nothing carries. One that another transaction is about to use is held by
# it, and stays; the second statement sees what was committed until the first had its locks.
FUNCTIONS = """
CREATE FUNCTION tags_drop_unused(candidates uuid[]) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    held uuid[];
    gone integer;
BEGIN
    held := ARRAY(SELECT id FROM tags WHERE id = ANY(candidates) FOR UPDATE SKIP LOCKED);
    DELETE FROM tags t
    WHERE t.id = ANY(held)
      AND NOT EXISTS (SELECT FROM entry_tags WHERE tag_id = t.id)
      AND NOT EXISTS (SELECT FROM post_tags WHERE tag_id = t.id);
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END $$;

CREATE FUNCTION tags_follow_use() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM gone) THEN
        PERFORM tags_drop_unused(ARRAY(SELECT DISTINCT tag_id FROM gone));
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER entry_tags_use AFTER DELETE ON entry_tags REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION tags_follow_use();
CREATE TRIGGER post_tags_use AFTER DELETE ON post_tags REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION tags_follow_use();
"""

# What `core.text.seen_key` makes of a name, made of the key that was kept: it is folded already.
# Flags of regions are spelt with invisible characters; those stay.
KEY = r"""btrim(regexp_replace(normalize(regexp_replace(name_key,
    '(\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f)|[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5'
    '\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb'
    '\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]', '\1', 'g'), NFKC),
    '[\u0009-\u000d\u001c-\u0020\u0085\u1680\u2028\u2029\u2800]+', ' ', 'g'))"""

# Tags that look alike become one, and what carried another of them tells so in an event of its own.
# One without anything to see is taken away. Others keep their names; only their key is another.
MERGE = """
CREATE TEMPORARY TABLE tag_keys (id uuid, key text, kept_id uuid) ON COMMIT DROP;
CREATE TEMPORARY TABLE retagged (id uuid) ON COMMIT DROP;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM tags WHERE name_key <> KEY) THEN
        RETURN;
    END IF;
    -- What writes an entry or a post holds its row first: so none of those is half done.
    LOCK TABLE entries, posts, entry_tags, post_tags, tags IN EXCLUSIVE MODE;

    WITH changed AS (
        SELECT id, coalesce(workspace_id, '00000000-0000-0000-0000-000000000000') AS place,
               created_at, KEY AS key
        FROM tags WHERE name_key <> KEY
    ), present AS (
        SELECT id, coalesce(workspace_id, '00000000-0000-0000-0000-000000000000') AS place,
               name_key AS key
        FROM tags WHERE name_key = KEY
    )
    INSERT INTO tag_keys
    SELECT c.id, c.key, CASE WHEN c.key <> '' THEN coalesce(p.id, first_value(c.id) OVER (
               PARTITION BY c.place, c.key ORDER BY c.created_at, c.id)) END
    FROM changed c LEFT JOIN present p ON p.place = c.place AND p.key = c.key;

    INSERT INTO retagged
    SELECT DISTINCT t.entry_id FROM entry_tags t JOIN tag_keys k ON k.id = t.tag_id
    WHERE k.kept_id IS DISTINCT FROM k.id
    UNION SELECT DISTINCT t.post_id FROM post_tags t JOIN tag_keys k ON k.id = t.tag_id
    WHERE k.kept_id IS DISTINCT FROM k.id;

    INSERT INTO entry_tags (entry_id, tag_id, entry_date)
    SELECT t.entry_id, k.kept_id, t.entry_date
    FROM entry_tags t JOIN tag_keys k ON k.id = t.tag_id
    WHERE k.kept_id <> k.id ON CONFLICT DO NOTHING;
    INSERT INTO post_tags (post_id, tag_id, published_at)
    SELECT t.post_id, k.kept_id, t.published_at
    FROM post_tags t JOIN tag_keys k ON k.id = t.tag_id
    WHERE k.kept_id <> k.id ON CONFLICT DO NOTHING;
    DELETE FROM tags t USING tag_keys k WHERE t.id = k.id AND k.kept_id IS DISTINCT FROM k.id;
    UPDATE tags t SET name_key = k.key FROM tag_keys k WHERE t.id = k.id;

    WITH e AS (
        UPDATE entries e
        SET version = version + 1, updated_at = greatest(clock_timestamp(), updated_at),
            updated_by = NULL
        FROM retagged r WHERE e.id = r.id
        RETURNING e.*, ARRAY(
            SELECT t.name FROM entry_tags et JOIN tags t ON t.id = et.tag_id
            WHERE et.entry_id = e.id ORDER BY t.name_key) AS tags
    ), kept AS (
        INSERT INTO entry_revisions (entry_id, version, content_version, reason, editor_id,
                                     created_at, title, entry_date, time_zone, mood, pinned, tags,
                                     deleted_at, purge_at, size_bytes, blocks_added, blocks_changed,
                                     blocks_removed)
        SELECT id, version, content_version, 'tagged', NULL, updated_at, title, entry_date,
               time_zone, mood, pinned, tags, deleted_at, purge_at,
               octet_length(CAST(content AS text)), 0, 0, 0
        FROM e
    )
    INSERT INTO event_store (id, aggregate_id, aggregate_type, aggregate_version, event_type,
                             event_data, public_data, metadata, workspace_id, occurred_at, position)
    SELECT uuidv7(), id, 'entry', version, 'entry.tagged', json_build_object('tags', tags),
           json_build_object('entry_id', id, 'version', version),
           '{"actor": {"kind": "system", "id": null}, "trace_id": null}', workspace_id,
           updated_at, nextval('event_positions')
    FROM e;

    WITH p AS (
        UPDATE posts p
        SET version = version + 1, updated_at = greatest(clock_timestamp(), updated_at),
            updated_by = NULL
        FROM retagged r WHERE p.id = r.id
        RETURNING p.*, ARRAY(
            SELECT t.name FROM post_tags pt JOIN tags t ON t.id = pt.tag_id
            WHERE pt.post_id = p.id ORDER BY t.name_key) AS tags
    )
    INSERT INTO event_store (id, aggregate_id, aggregate_type, aggregate_version, event_type,
                             event_data, public_data, metadata, occurred_at, position)
    SELECT uuidv7(), id, 'post', version, 'post.updated', json_build_object('tags', tags),
           json_build_object('post_id', id, 'version', version),
           '{"actor": {"kind": "system", "id": null}, "trace_id": null}', updated_at,
           nextval('event_positions')
    FROM p;
END $$;

-- Those that were left behind until now.
SELECT tags_drop_unused(ARRAY(
    SELECT t.id FROM tags t
    WHERE NOT EXISTS (SELECT FROM entry_tags WHERE tag_id = t.id)
      AND NOT EXISTS (SELECT FROM post_tags WHERE tag_id = t.id)));
""".replace("KEY", KEY)

# Keys stay as they are: for the version before they are those of names that nobody writes again.
DOWNGRADE = """
DROP TRIGGER entry_tags_use ON entry_tags;
DROP TRIGGER post_tags_use ON post_tags;
DROP FUNCTION tags_follow_use(), tags_drop_unused(uuid[]);
"""


def upgrade() -> None:
    """Make functions and triggers, then apply both rules to what there is."""
    op.execute(FUNCTIONS)
    op.execute(MERGE)


def downgrade() -> None:
    """Drop the triggers."""
    op.execute(DOWNGRADE)
