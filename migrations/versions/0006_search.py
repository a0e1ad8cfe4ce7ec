"""Full-text search of posts in several languages.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision: str | None = "0005"
branch_labels = None
depends_on = None

# Published posts are left without a vector: the worker indexes them, from the newest program on.
UPGRADE = """
ALTER TABLE posts
    ADD COLUMN language text DEFAULT 'simple' NOT NULL,
    ADD COLUMN content_text text;
CREATE INDEX posts_unindexed_idx ON posts (id)
    WHERE search_vector IS NULL AND status = 'published';

CREATE FUNCTION posts_unindex() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.search_vector := NULL;
    NEW.content_text := NULL;
    RETURN NEW;
END $$;
CREATE TRIGGER posts_unindex BEFORE UPDATE OF title, summary, content_html ON posts
    FOR EACH ROW
    WHEN ((OLD.title, OLD.summary, OLD.content_html)
              IS DISTINCT FROM (NEW.title, NEW.summary, NEW.content_html)
          AND OLD.search_vector IS NOT DISTINCT FROM NEW.search_vector)
    EXECUTE FUNCTION posts_unindex();
"""

DOWNGRADE = """
DROP TRIGGER posts_unindex ON posts;
DROP FUNCTION posts_unindex();
DROP INDEX posts_unindexed_idx;
ALTER TABLE posts DROP COLUMN content_text, DROP COLUMN language;
"""


def upgrade() -> None:
    """Make columns, index and trigger."""
    op.execute(UPGRADE)


def downgrade() -> None:
    """Undo it."""
    op.execute(DOWNGRADE)
