"""Finding words without their accents, and the place of a finding without reading all of a post.

Revision ID: 0024
Revises: 0021
"""

from __future__ import annotations

from alembic import op

revision = "0024"
down_revision: str | None = "0023"
branch_labels = None
depends_on = None

# Published posts keep the vectors that they have, and are found by them, until the worker has made
# new ones.
UPGRADE = """
ALTER TABLE posts
    ADD COLUMN search_version smallint DEFAULT 0 NOT NULL,
    ADD COLUMN word_places integer[];
CREATE INDEX posts_search_version_idx ON posts (search_version) WHERE status = 'published';

CREATE OR REPLACE FUNCTION posts_unindex() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.search_vector := NULL;
    NEW.search_version := 0;
    NEW.content_text := NULL;
    NEW.word_places := NULL;
    RETURN NEW;
END $$;
"""

DOWNGRADE = """
CREATE OR REPLACE FUNCTION posts_unindex() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.search_vector := NULL;
    NEW.content_text := NULL;
    RETURN NEW;
END $$;
DROP INDEX posts_search_version_idx;
ALTER TABLE posts DROP COLUMN word_places, DROP COLUMN search_version;
"""


def upgrade() -> None:
    """Make columns and index; the trigger empties them, too."""
    op.execute(UPGRADE)


def downgrade() -> None:
    """Undo it."""
    op.execute(DOWNGRADE)
