"""Finding posts whose HTML an older sanitiser derived.

Revision ID: 0017
Revises: 0016
"""

from __future__ import annotations

from alembic import op

revision = "0017"
down_revision: str | None = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index."""
    op.execute("CREATE INDEX posts_sanitiser_version_idx ON posts (sanitiser_version)")


def downgrade() -> None:
    """Undo it."""
    op.execute("DROP INDEX posts_sanitiser_version_idx")
