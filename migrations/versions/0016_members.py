"""Members get streams of events, which begin with their invitations.

Revision ID: 0016
Revises: 0015
"""

from __future__ import annotations

from alembic import op

revision = "0016"
down_revision: str | None = "0015"
branch_labels = None
depends_on = None

# Who is a member already has had their first events.
UPGRADE = """
ALTER TABLE memberships ADD COLUMN id uuid DEFAULT uuidv7() NOT NULL;
ALTER TABLE memberships ADD CONSTRAINT memberships_id_key UNIQUE (id);
INSERT INTO event_versions (aggregate_id, aggregate_version)
SELECT m.id, v FROM memberships m, generate_series(1, m.version) v;

ALTER TABLE invitations ADD COLUMN version bigint DEFAULT 1 NOT NULL;
ALTER TABLE invitations ADD CONSTRAINT invitations_version_check CHECK (version > 0);
ALTER TABLE invitations DROP COLUMN token_hash;
ALTER TABLE invitations ADD COLUMN token_id uuid NOT NULL;
ALTER TABLE invitations ADD CONSTRAINT invitations_token_id_key UNIQUE (token_id);
CREATE INDEX invitations_pending_idx ON invitations (workspace_id, id)
    WHERE accepted_at IS NULL AND withdrawn_at IS NULL;
"""

DOWNGRADE = """
DROP INDEX invitations_pending_idx;
ALTER TABLE invitations DROP COLUMN token_id;
ALTER TABLE invitations ADD COLUMN token_hash bytea NOT NULL;
ALTER TABLE invitations ADD CONSTRAINT invitations_token_hash_key UNIQUE (token_hash);
ALTER TABLE invitations DROP COLUMN version;
ALTER TABLE memberships DROP COLUMN id;
"""


def upgrade() -> None:
    """Change it."""
    op.execute(UPGRADE)


def downgrade() -> None:
    """Undo it."""
    op.execute(DOWNGRADE)
