"""``GET /healthz``: whether all is well, for whoever runs the bot."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from bot.web.replies import HttpReply, json_reply

HEALTH_PATH: Final = "/healthz"

Health = Callable[[], tuple[bool, Mapping[str, Any]]]
"""Whether all is well, and what to say in the JSON body."""


def health_reply(health: Health) -> HttpReply:
    """200 or 503 with a small JSON body."""
    well, body = health()
    return json_reply(200 if well else 503, {"status": "ok" if well else "unavailable", **body})
