import pytest

from bot.slack.api.client import web_client
from bot.slack.api.token import EVERY_SECONDS, TokenCheck
from bot.standin.server import Fault, stand_in
from bot.standin.workspace import TOKEN


@pytest.mark.parametrize("code", ["token_revoked", "invalid_auth", "account_inactive"])
def test_a_token_slack_no_longer_takes_is_seen_and_one_it_takes_again(code: str) -> None:
    now = [0.0]
    with stand_in() as standin:
        check = TokenCheck(web_client(TOKEN, standin.api_url), lambda: now[0])
        standin.fail("auth.test", Fault(error=code))
        check._ask()
        assert not check._accepted
        check._ask()
        assert check._accepted


@pytest.mark.parametrize(
    "fault", [Fault(error="internal_error"), Fault(lost_reply=True), Fault(body=b"\xff")]
)
def test_slack_out_of_reach_says_nothing_about_the_token(fault: Fault) -> None:
    with stand_in() as standin:
        check = TokenCheck(web_client(TOKEN, standin.api_url))
        standin.fail("auth.test", fault)
        check._ask()
        assert check._accepted


def test_slack_is_asked_now_and_then() -> None:
    now = [0.0]
    with stand_in() as standin:
        check = TokenCheck(web_client(TOKEN, standin.api_url), lambda: now[0])
        for moment, asked in ((0.0, 1), (EVERY_SECONDS / 2, 1), (EVERY_SECONDS, 2)):
            now[0] = moment
            check.is_accepted()
            assert len(standin.workspace.called("auth.test")) == asked
