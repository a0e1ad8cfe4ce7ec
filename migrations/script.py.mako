"""${message}.

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
"""

from __future__ import annotations

from alembic import op

revision = ${repr(up_revision)}
down_revision: str | None = ${repr(down_revision)}
branch_labels = None
depends_on = None

UPGRADE = """
"""

DOWNGRADE = """
"""


def upgrade() -> None:
    """Expand: add what the new code needs; the old code must go on working."""
    op.execute(UPGRADE)


def downgrade() -> None:
    """Go back."""
    op.execute(DOWNGRADE)
