import json
from urllib.parse import parse_qs

from slack_sdk.signature import SignatureVerifier

from bot.standin.event_payloads import app_mention, block_actions, message, slash_command
from bot.standin.workspace import SIGNING_SECRET, TEAM
from tests.signed_requests import http_form, signed


def test_events_are_json_in_their_envelope() -> None:
    body, content_type = http_form(message("hi", ts="1.1", thread="1.0"))
    found = json.loads(body)
    assert content_type == "application/json"
    assert (found["type"], found["team_id"]) == ("event_callback", TEAM)
    assert (found["event"]["type"], found["event"]["thread_ts"]) == ("message", "1.0")
    assert app_mention("hi", ts="1.1")["event"]["type"] == "app_mention"


def test_commands_and_presses_are_forms() -> None:
    body, _ = http_form(slash_command("退貨", response_url="http://127.0.0.1/x"))
    assert parse_qs(body)["text"] == ["退貨"]
    button = {"action_id": "go", "text": {"type": "plain_text", "text": "Go"}, "value": "v"}
    press = block_actions(
        button, response_url="http://127.0.0.1/x", ts="1.1", ephemeral=True, message={"ts": "1.1"}
    )
    body, content_type = http_form(press)
    found = json.loads(parse_qs(body)["payload"][0])
    assert content_type == "application/x-www-form-urlencoded"
    assert found["actions"][0]["value"] == "v"
    assert "message" not in found


def test_signatures_are_slacks() -> None:
    headers = signed("body", "application/json", SIGNING_SECRET)
    verifier = SignatureVerifier(SIGNING_SECRET)
    assert verifier.is_valid_request("body", headers)
    assert not verifier.is_valid_request("other", headers)
    assert not verifier.is_valid_request("body", signed("body", "x", SIGNING_SECRET, timestamp=1))
