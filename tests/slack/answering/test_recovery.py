from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from bot.slack.answering.recovery import EMPTY_EVERY, PATIENCE, keep_recovering
from bot.standin.server import Fault
from bot.standin.workspace import BOT_USER, GENERAL, PERSON, TEAM, Post
from bot.store.model import Ending, Key, Place, Question
from bot.store.retention import PurgeCounts
from bot.store.store import Store
from tests.slack.talk import Talk

GRACE = PATIENCE.grace.total_seconds()
LEASE = PATIENCE.lease.total_seconds()


def left_behind(talk: Talk, text: str = "who handles returns?", **fields: str) -> Key:
    """A question whose process died between acknowledging and answering."""
    post = talk.standin.workspace.add(Post(GENERAL, talk.standin.workspace.next_ts(), PERSON, text))
    key = Key(TEAM, GENERAL, post.ts)
    talk.store.record(Question(key, PERSON, "mention", text, **fields), talk.clock())
    return key


def test_question_that_was_left_behind_is_answered(talk: Talk) -> None:
    keys = [left_behind(talk, text) for text in ("returns", "payroll", "who is in")]
    assert talk.recovers() == 0  # whoever received them may be at it
    assert talk.recovers(seconds=GRACE) == 3
    assert [post.thread for post in talk.in_general()] == [key.ts for key in keys]
    assert talk.recovers(days=1) == 0


def test_a_worker_that_died_is_given_its_lease(talk: Talk) -> None:
    key = left_behind(talk)
    assert talk.store.claim(key, "dead", talk.clock()) is not None
    assert talk.recovers(seconds=LEASE - 1) == 0
    assert talk.recovers(seconds=1) == 1
    assert talk.only_reply().thread == key.ts


def test_a_worker_that_died_after_posting_left_its_answer(talk: Talk) -> None:
    posted = talk.person.mentions("returns")
    answer = talk.only_reply()
    key = Key(TEAM, GENERAL, posted.ts)
    with talk.store.engine.begin() as connection:  # it never came to say so
        connection.exec_driver_sql(
            "UPDATE inbox SET state = 'working', text = 'returns', answer_ts = NULL, answer_channel = NULL"
        )
    assert talk.recovers(seconds=LEASE) == 1
    assert talk.only_reply().ts == answer.ts
    assert talk.store.answer_of(key) == Place(GENERAL, answer.ts)


@pytest.mark.parametrize("way", ["mentions", "writes"])
def test_lost_confirmation_is_found_and_not_posted_again(talk: Talk, way: str) -> None:
    talk.standin.fail("chat.postMessage", Fault(lost_reply=True))
    getattr(talk.person, way)("returns")
    assert talk.recovers(seconds=GRACE) == 1
    assert talk.only_reply().metadata is not None
    assert len(talk.standin.workspace.called("chat.postMessage")) == 1


def test_lost_confirmation_is_found_in_a_long_thread(talk: Talk) -> None:
    talk.standin.fail("chat.postMessage", Fault(lost_reply=True))
    first = talk.person.says("who handles returns?")
    workspace = talk.standin.workspace
    (answer,) = talk.from_bot()
    workspace.remove(answer)
    for _ in range(450):
        workspace.add(Post(GENERAL, workspace.next_ts(), PERSON, "chatter", thread=first.ts))
    workspace.add(answer)
    assert talk.recovers(seconds=GRACE) == 1
    assert len(talk.from_bot()) == 1


@pytest.mark.parametrize("code", ["internal_error", "service_unavailable", "fatal_error"])
def test_question_that_may_succeed_later_is_retried(talk: Talk, code: str) -> None:
    talk.standin.fail("chat.postMessage", Fault(error=code), times=2)
    talk.person.writes("returns")
    assert talk.from_bot() == []
    assert talk.recovers(seconds=GRACE) == 1
    assert talk.from_bot() == []
    assert talk.recovers(seconds=GRACE) == 1
    assert talk.only_reply().text.startswith("Customer service specialist")


def test_question_that_never_succeeds_is_given_up_and_its_asker_told(talk: Talk) -> None:
    talk.standin.fail("chat.postMessage", Fault(error="internal_error"), times=PATIENCE.attempts)
    question = talk.person.mentions("returns")
    assert sum(talk.recovers(minutes=10) for _ in range(PATIENCE.attempts)) == PATIENCE.attempts - 1
    told = talk.only_reply()
    assert told.shown_to == PERSON
    assert told.text.startswith("Sorry, something went wrong")
    kept = talk.store.find_question(Key(TEAM, GENERAL, question.ts))
    assert kept is not None
    assert (kept.state, kept.reason) == ("gave_up", "internal_error")


def test_crash_over_one_question_does_not_keep_the_others(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    bad, good = left_behind(talk, "crash divorce"), left_behind(talk)
    assert talk.recovers(seconds=GRACE) == 2
    answer = next(post for post in talk.from_bot() if not post.shown_to)
    assert answer.thread == good.ts
    assert "ZeroDivisionError at fakes.py" in caplog.text
    assert "divorce" not in caplog.text
    kept = talk.store.find_question(bad)
    assert kept is not None
    assert kept.state == "gave_up"


def test_too_slow_a_worker_does_not_post(talk: Talk) -> None:
    key = left_behind(talk)
    find = talk.finder.find

    def slow(question: str, **given: object) -> object:
        talk.clock.goes_on(seconds=LEASE - 1)
        return find(question)

    talk.finder.find = slow  # type: ignore[method-assign,assignment]
    talk.clock.goes_on(seconds=GRACE)
    talk.recovers()
    assert talk.standin.workspace.called("chat.postMessage") == []
    talk.finder.find = find  # type: ignore[method-assign]
    assert talk.recovers(minutes=10) == 1
    assert talk.only_reply().thread == key.ts


def test_worker_that_was_overtaken_takes_its_answer_back(talk: Talk) -> None:
    key = left_behind(talk)
    talk.clock.goes_on(seconds=GRACE)
    post = talk.standin.workspace.next_ts

    def overtaken() -> str:
        talk.standin.workspace.next_ts = post  # type: ignore[method-assign]
        later = talk.clock() + timedelta(hours=1)
        other = talk.store.claim(key, "other", later)
        assert other is not None
        theirs = talk.standin.workspace.add(Post(GENERAL, post(), BOT_USER, "theirs", thread=key.ts))
        talk.store.finish(other, Ending("answered", Place(GENERAL, theirs.ts)), later)
        return post()

    talk.standin.workspace.next_ts = overtaken  # type: ignore[method-assign]
    talk.recovers()
    assert talk.only_reply().text == "theirs"


def test_recovery_runs_until_it_is_told_to_end(talk: Talk) -> None:
    key = left_behind(talk)
    talk.clock.goes_on(seconds=GRACE)
    answered = Event()
    add = talk.standin.workspace.add

    def watched(post: Post) -> Post:
        answered.set()
        return add(post)

    talk.standin.workspace.add = watched  # type: ignore[method-assign]
    recovery = keep_recovering(talk.bot.context, interval=0.01)
    assert answered.wait(120)
    recovery.end()
    assert talk.only_reply().thread == key.ts


def test_database_that_is_away_for_a_while_does_not_end_the_recovery(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    key = left_behind(talk)
    talk.clock.goes_on(seconds=GRACE)
    with talk.store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE inbox RENAME TO away")
    answered, failed = Event(), Event()
    now = talk.bot.service.now
    add = talk.standin.workspace.add

    def watched(post: Post) -> Post:
        answered.set()
        return add(post)

    talk.standin.workspace.add = watched  # type: ignore[method-assign]
    recovery = keep_recovering(talk.bot.context, interval=0.01)
    waiting = Event()
    while "questions are refused until it works again" not in caplog.text:
        waiting.wait(0.01)
    failed.set()
    with talk.store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO inbox")
    assert answered.wait(120)
    recovery.end()
    assert now() == talk.clock()
    assert talk.only_reply().thread == key.ts


def test_words_that_were_answered_leave_every_file_within_a_minute(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    purged, purge = Event(), Store.purge

    def watched(store: Store, now: datetime) -> PurgeCounts:
        done = purge(store, now)
        purged.set()
        return done

    monkeypatch.setattr(Store, "purge", watched)
    database = Path(str(talk.store.engine.url.database))

    def files() -> bytes:
        return b"".join(path.read_bytes() for path in database.parent.glob(f"{database.name}*"))

    recovery = keep_recovering(talk.bot.context, interval=0.01)
    assert purged.wait(120)  # only once an hour
    talk.person.mentions("returns of the extraordinary wombat")
    assert talk.in_general()
    assert b"wombat" in files()
    talk.clock.goes_on(seconds=EMPTY_EVERY.total_seconds())
    waiting = Event()
    for _ in range(12_000):
        if b"wombat" not in files():
            break
        waiting.wait(0.01)
    recovery.end()
    assert b"wombat" not in files()
