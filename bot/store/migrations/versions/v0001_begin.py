"""The inbox, what was seen, channel settings, feedback, drafts and the key of the digests."""

from typing import Final

import sqlalchemy as sa
from alembic import op

from bot.store.questions.digest import KEY_NAME, new_key

revision: Final = "0001"
down_revision: Final = None
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    op.create_table(
        "inbox",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.Text()),
        _text("locale"),
        sa.Column("digest", sa.LargeBinary()),
        sa.Column("revision", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("opened_at", _instant(), nullable=False),
        sa.Column("due", _instant(), nullable=False),
        sa.Column("worker", sa.String()),
        sa.Column("attempts", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("tries", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("settled_at", _instant()),
        sa.Column("answer_channel", sa.String()),
        sa.Column("answer_ts", sa.String()),
        _text("outcome"),
        _text("department"),
        _text("role"),
        _text("duty"),
        _text("language"),
        _text("reason"),
        sa.PrimaryKeyConstraint("workspace", "channel", "ts", name="pk_inbox"),
        sa.CheckConstraint(
            "text IS NULL OR state IN ('waiting', 'working')", name=op.f("ck_inbox_text_only_while_open")
        ),
    )
    op.create_index("ix_inbox_state_due", "inbox", ["state", "due"])
    op.create_index("ix_inbox_workspace_channel_thread", "inbox", ["workspace", "channel", "thread"])
    op.create_index(
        "ix_inbox_workspace_answer_channel_answer_ts", "inbox", ["workspace", "answer_channel", "answer_ts"]
    )
    op.create_table(
        "seen",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("seen_at", _instant(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "channel", "ts", "purpose", name="pk_seen"),
    )
    op.create_table(
        "channels",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("set_by", sa.String(), nullable=False),
        sa.Column("set_at", _instant(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "channel", name="pk_channels"),
    )
    op.create_table(
        "feedback",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("answer_ts", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        _text("role"),
        _text("duty"),
        _text("department"),
        _text("named_role"),
        _text("named_duty"),
        sa.Column("note", sa.Text(), nullable=False, server_default=""),
        sa.Column("question_text", sa.Text()),
        sa.Column("given_at", _instant(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "channel", "answer_ts", "user", name="pk_feedback"),
    )
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("expires_at", _instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
    )
    op.create_index("ix_drafts_expires_at", "drafts", ["expires_at"])
    secrets = op.create_table(
        "secrets",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_secrets"),
    )
    op.bulk_insert(secrets, [{"name": KEY_NAME, "value": new_key()}])


def downgrade() -> None:
    for table in ("secrets", "drafts", "feedback", "channels", "seen", "inbox"):
        op.drop_table(table)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False, server_default="")


def _instant() -> sa.DateTime:
    return sa.DateTime(timezone=True)
