"""After kill -9 nobody waits longer than 15 seconds: a lease, a look round, and no more."""

from bot.slack.answering.recovery import INTERVAL_SECONDS, PATIENCE
from bot.standin.event_payloads import app_mention
from bot.standin.workspace import BOT_USER, GENERAL, TEAM
from bot.store.model import Key
from tests.slack.talk import Talk

TS = "1700000100.000001"


def test_a_dead_workers_question_is_taken_over_in_time_and_answered_once(talk: Talk) -> None:
    worst = PATIENCE.lease.total_seconds() + INTERVAL_SECONDS
    assert worst <= 15
    question = talk.bot.context.question_of(app_mention(f"<@{BOT_USER}> returns", ts=TS)["event"])
    assert question is not None
    talk.store.record(question, talk.clock())
    assert talk.store.claim(Key(TEAM, GENERAL, TS), "killed", talk.clock()) is not None
    assert talk.recovers(seconds=PATIENCE.lease.total_seconds() - 1) == 0
    assert talk.recovers(seconds=1) == 1
    assert talk.recovers(minutes=5) == 0
    assert talk.only_reply().thread == TS


def test_a_question_asked_before_the_clock_was_set_back_is_answered(talk: Talk) -> None:
    question = talk.bot.context.question_of(app_mention(f"<@{BOT_USER}> returns", ts=TS)["event"])
    assert question is not None
    talk.store.record(question, talk.clock())
    assert talk.recovers(hours=-1) == 1
    assert talk.only_reply().thread == TS
