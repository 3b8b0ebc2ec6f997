from bot.standin.event_payloads import app_mention
from bot.standin.workspace import BOT_USER, GENERAL
from tests.slack.talk import Talk, both_ways


@both_ways
def test_mention_is_answered_in_the_thread_of_the_question(talk: Talk) -> None:
    question = talk.person.mentions("who handles returns?")
    reply = talk.only_reply()
    assert (reply.channel, reply.thread) == (GENERAL, question.ts)
    assert reply.text.startswith("Customer service specialist (Customer service)\n")


def test_mention_inside_a_thread_is_answered_in_that_thread(talk: Talk) -> None:
    first = talk.person.says("good morning")
    talk.person.mentions("who handles returns?", thread=first.ts)
    assert talk.only_reply().thread == first.ts


def test_answer_reads_owner_then_contact_then_duty_then_reason(talk: Talk) -> None:
    talk.person.mentions("returns")
    section, context, feedback = talk.only_reply().blocks
    assert section["text"]["text"].split("\n") == [
        "*Customer service specialist* (Customer service)",
        "Nobody is named for this role yet. Ask in its channel.",
        "Channel: #customer-help",
        "Duty: Handle returns",
    ]
    assert context["elements"][0]["text"] == "Matched: “returns”"
    assert feedback["type"] == "context_actions"


def test_mention_is_answered_in_the_askers_language(talk: Talk) -> None:
    talk.person.mentions("誰負責退換貨")
    assert talk.only_reply().text.startswith("客服專員（客服部）")


@both_ways
def test_mention_delivered_again_is_answered_once(talk: Talk) -> None:
    payload = app_mention(f"<@{BOT_USER}> returns", ts="1700000100.000001")
    for _ in range(4):
        talk.send(payload)
    assert talk.only_reply()


def test_mention_of_an_unknown_need_is_told_so_plainly(talk: Talk) -> None:
    talk.person.mentions("who handles zzz?")
    text = talk.only_reply().text
    assert text.startswith("I don't know who handles this")
    assert "Customer service or Logistics" in text


def test_mention_with_chatter_gets_a_short_help(talk: Talk) -> None:
    talk.person.mentions("thanks")
    assert talk.only_reply().text == "I tell you who handles what. Ask me, for example: who handles returns?"


def test_mention_without_words_gets_help(talk: Talk) -> None:
    talk.person.mentions("")
    assert "/who TEXT" in talk.only_reply().text
    assert talk.finder.asked == []


def test_mention_without_words_in_a_thread_answers_what_was_said_there(talk: Talk) -> None:
    first = talk.person.says("somebody must know about returns news")
    talk.person.mentions("", thread=first.ts)
    reply = talk.only_reply()
    assert reply.thread == first.ts
    assert reply.text.startswith("Customer service specialist")


@both_ways
def test_follow_up_leans_on_the_question_before(talk: Talk) -> None:
    first = talk.person.mentions("who handles returns?")
    talk.person.mentions("and how?", thread=first.ts)
    assert talk.finder.asked[-1] == (f"<@{BOT_USER}> and how?", f"<@{BOT_USER}> who handles returns?")
    assert len(talk.from_bot()) == 2


def test_long_message_looks_nothing_up(talk: Talk) -> None:
    first = talk.person.mentions("who handles returns?")
    talk.person.mentions("returns " * 20, thread=first.ts)
    assert talk.standin.workspace.called("conversations.replies") == []


def test_unreadable_thread_is_answered_all_the_same(talk: Talk) -> None:
    talk.person.mentions("returns", thread="1600000000.000001")
    assert talk.only_reply().text.startswith("Customer service specialist")


def test_other_bots_and_edits_are_left_alone(talk: Talk) -> None:
    text = f"<@{BOT_USER}> returns"
    talk.send(app_mention(text, ts="1700000100.000001", bot_id="B0OTHER00"))
    talk.send(app_mention(text, ts="1700000100.000002", user=BOT_USER))
    talk.send(app_mention(text, ts="1700000100.000003", edited={"user": "U0PERSON0", "ts": "1"}))
    assert talk.from_bot() == []
