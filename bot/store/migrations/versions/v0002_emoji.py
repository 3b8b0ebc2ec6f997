"""Let a message with an emoji on it be a row before its words are known."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0002"
down_revision: Final = "0001"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    op.add_column("inbox", sa.Column("unread", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("inbox", sa.Column("event_ts", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("inbox", "event_ts")
    op.drop_column("inbox", "unread")
