"""The link to the handbook under an answer."""

from collections.abc import Sequence

from bot.slack.blocks.handbook_link import handbook_link
from bot.slack.blocks.messages import Block, ShownAnswer


def link_to_page(shown: ShownAnswer) -> Sequence[Block]:
    """The page of what is named: the duty, else the role, else the department."""
    answer, match = shown.answer, shown.answer.best
    if answer.outcome != "answered" or match is None or answer.asks in {"overview", "person"}:
        return []
    if match.duty and answer.asks == "owner":
        return handbook_link(shown.handbook, "duty", match.duty, answer.language)
    if match.role and answer.asks in {"owner", "role"}:
        return handbook_link(shown.handbook, "role", match.role, answer.language)
    return handbook_link(shown.handbook, "department", match.department, answer.language)
