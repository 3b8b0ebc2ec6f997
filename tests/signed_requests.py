"""Payloads as Slack posts them over HTTP, signed."""

import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from slack_bolt import App, BoltRequest, BoltResponse

from bot.standin.event_payloads import Payload
from bot.standin.person import Send


def http_form(payload: Mapping[str, Any]) -> tuple[str, str]:
    """The body and content type in which Slack posts this payload."""
    if payload.get("type") in {"event_callback", "url_verification"}:
        return json.dumps(payload), "application/json"
    fields = payload if "command" in payload else {"payload": json.dumps(payload)}
    return urlencode(fields), "application/x-www-form-urlencoded"


def signed(body: str, content_type: str, secret: str, *, timestamp: int | None = None) -> dict[str, str]:
    """The headers Slack sends with a body; signed now unless a time stamp is given."""
    stamp = str(int(time.time()) if timestamp is None else timestamp)
    digest = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return {
        "Content-Type": content_type,
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={digest}",
    }


def over_http(app: App, secret: str) -> Send:
    """Deliver payloads as signed HTTP requests, synchronously."""

    def send(payload: Payload) -> BoltResponse:
        body, content_type = http_form(payload)
        headers: dict[str, Any] = dict(signed(body, content_type, secret))
        return app.dispatch(BoltRequest(body=body, headers=headers))

    return send
