"""What was deleted is not newly shown; content goes on showing what it shows.

Revision ID: 0015
Revises: 0014
"""

from __future__ import annotations

from alembic import op

revision = "0015"
down_revision: str | None = "0014"
branch_labels = None
depends_on = None

REFERENCES = """
CREATE OR REPLACE FUNCTION entries_refer_to_media() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    shown uuid[] := media_of_blocks(NEW.content);
BEGIN
    INSERT INTO entry_media (entry_id, media_id)
    SELECT NEW.id, m.id FROM media m
    WHERE m.id = ANY(shown){alive}
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
    WHERE m.id = ANY(shown){alive}
      AND (m.owner_id IN (NEW.author_id, NEW.updated_by)
           OR EXISTS (SELECT FROM entry_media k
                      WHERE k.media_id = m.id AND k.entry_id = NEW.entry_id))
    ORDER BY m.id
    ON CONFLICT DO NOTHING;
    DELETE FROM post_media WHERE post_id = NEW.id AND media_id <> ALL(shown);
    RETURN NULL;
END $$;
"""


def upgrade() -> None:
    """Make it."""
    op.execute(REFERENCES.replace("{alive}", " AND m.deleted_at IS NULL"))


def downgrade() -> None:
    """Undo it."""
    op.execute(REFERENCES.replace("{alive}", ""))
