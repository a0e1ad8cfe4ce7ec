"""Posts of any format, the versions that were written of them, and lists of one's own by state.

Revision ID: 0014
Revises: 0013
"""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision: str | None = "0013"
branch_labels = None
depends_on = None

UPGRADE = """
DROP INDEX posts_author_status_idx;
CREATE INDEX posts_author_status_idx ON posts (author_id, status, id DESC);

ALTER TABLE posts ADD CONSTRAINT posts_content_check
    CHECK ((content_format = 'blocks') = (content_json IS NOT NULL)
           AND (content_format = 'blocks') = (content_raw IS NULL));

-- Nothing has written to this table yet.
ALTER TABLE post_versions
    DROP COLUMN content_html,
    ADD COLUMN content_format text NOT NULL,
    ADD COLUMN content_raw text,
    ADD CONSTRAINT post_versions_content_format_check
        CHECK (content_format IN ('blocks', 'markdown', 'html')),
    ADD CONSTRAINT post_versions_content_check
        CHECK ((content_format = 'blocks') = (content_json IS NOT NULL)
               AND (content_format = 'blocks') = (content_raw IS NULL));

-- What a post holds so far is what it was made with.
INSERT INTO post_versions (post_id, version, editor_id, title, summary, content_format, content_raw,
                           content_json, created_at)
SELECT id, 1, author_id, title, summary, content_format, content_raw, content_json, created_at
FROM posts;
"""

DOWNGRADE = """
DELETE FROM post_versions;
ALTER TABLE post_versions
    DROP CONSTRAINT post_versions_content_check,
    DROP CONSTRAINT post_versions_content_format_check,
    DROP COLUMN content_raw,
    DROP COLUMN content_format,
    ADD COLUMN content_html text NOT NULL;
ALTER TABLE posts DROP CONSTRAINT posts_content_check;
DROP INDEX posts_author_status_idx;
CREATE INDEX posts_author_status_idx ON posts (author_id, status, published_at DESC, id DESC);
"""


def upgrade() -> None:
    """Make it."""
    op.execute(UPGRADE)


def downgrade() -> None:
    """Undo it."""
    op.execute(DOWNGRADE)
