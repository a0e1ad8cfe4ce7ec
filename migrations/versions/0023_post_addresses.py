"""When feeds changed, and the addresses that posts had in a former blog.

Revision ID: 0023
Revises: 0021
"""

from __future__ import annotations

from alembic import op

revision = "0023"
down_revision: str | None = "0022"
branch_labels = None
depends_on = None

# What feeds show has changed with this version: everybody is given it once.
UPGRADE = """
CREATE TABLE feed_changes (
    author_id uuid NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT feed_changes_pkey PRIMARY KEY (author_id),
    CONSTRAINT feed_changes_author_id_fkey FOREIGN KEY (author_id)
        REFERENCES users (id) ON DELETE CASCADE
);
INSERT INTO feed_changes (author_id, changed_at)
SELECT DISTINCT author_id, now() FROM posts WHERE published_at IS NOT NULL;

CREATE TABLE post_aliases (
    author_id uuid NOT NULL,
    alias_key text NOT NULL,
    alias text NOT NULL,
    post_id uuid,
    created_at timestamptz NOT NULL DEFAULT now(),
    gone_at timestamptz,
    CONSTRAINT post_aliases_pkey PRIMARY KEY (author_id, alias_key),
    CONSTRAINT post_aliases_author_id_fkey FOREIGN KEY (author_id)
        REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT post_aliases_post_id_fkey FOREIGN KEY (post_id)
        REFERENCES posts (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX post_aliases_post_id_idx ON post_aliases (post_id);
"""
DOWNGRADE = """
DROP TABLE post_aliases;
DROP TABLE feed_changes;
"""


def upgrade() -> None:
    """Make them."""
    op.execute(UPGRADE)


def downgrade() -> None:
    """Remove them."""
    op.execute(DOWNGRADE)
