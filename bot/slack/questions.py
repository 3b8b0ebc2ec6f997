"""Which messages are questions to the bot. A further surface where people write is one more line here."""

from collections.abc import Mapping
from typing import Any, Final

from bot.slack.intake import channel_message, direct_message, mention
from bot.slack.service import Service
from bot.store.model import Question

_SURFACES: Final = (mention.question_of, direct_message.question_of, channel_message.question_of)


def question_of(event: Mapping[str, Any], service: Service) -> Question | None:
    """The question in a new message, as the first surface that it is for reads it.

    Nothing of Slack's is called: this happens before the event is acknowledged.
    """
    found = (surface(event, service) for surface in _SURFACES)
    return next((question for question in found if question is not None), None)
