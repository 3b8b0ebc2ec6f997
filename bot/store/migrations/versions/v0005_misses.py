"""Keep questions that failed, what keepers taught because of them, and whom an answer is owed."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0005"
down_revision: Final = "0004"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    op.create_table(
        "missed",
        *_place(),
        _text("thread"),
        _text("user"),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("text", sa.Text()),
        *map(_text, ("outcome", "department", "role", "duty", "language")),
        sa.Column("at", _instant(), nullable=False),
        sa.Column("apart", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("later", _instant()),
        _text("closed"),
        _text("lesson"),
        sa.PrimaryKeyConstraint("workspace", "channel", "ts", name="pk_missed"),
    )
    op.create_index("ix_missed_at", "missed", ["at"])
    op.create_table(
        "learned",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        *map(_text, ("owner", "topic_en", "topic_zh_hant", "topic_zh_hans", "contact")),
        sa.Column("question", sa.Text(), nullable=False),
        _text("by"),
        sa.Column("at", _instant(), nullable=False),
        sa.Column("exported_at", _instant()),
        sa.PrimaryKeyConstraint("id", name="pk_learned"),
    )
    op.create_table(
        "counters",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_counters"),
    )
    op.create_table(
        "news",
        *_place(),
        *map(_text, ("thread", "user", "language", "lesson")),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("opened_at", _instant(), nullable=False),
        sa.Column("due", _instant(), nullable=False),
        sa.Column("worker", sa.String()),
        *(
            sa.Column(name, sa.Integer(), nullable=False, server_default="0")
            for name in ("revision", "attempts", "tries")
        ),
        sa.Column("settled_at", _instant()),
        _text("reason"),
        sa.PrimaryKeyConstraint("workspace", "channel", "ts", name="pk_news"),
    )
    op.create_index("ix_news_state_due", "news", ["state", "due"])


def downgrade() -> None:
    for table in ("news", "counters", "learned", "missed"):
        op.drop_table(table)


def _place() -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.String(), nullable=False) for name in ("workspace", "channel", "ts"))


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False, server_default="")


def _instant() -> sa.DateTime:
    return sa.DateTime(timezone=True)
