"""Questions that people write: mentions, plain questions in channels, direct messages."""

from typing import Final

from bot.slack.features.conversation.handler import register
from bot.slack.features.conversation.texts import TEXTS, say
from bot.slack.features.feature import Door, Feature, Scope, StoredData
from bot.slack.intake import channel_message, direct_message, mention
from bot.store.retention import OPEN_KEPT, SETTLED_KEPT

FEATURE: Final = Feature(
    name="conversation",
    register=register,
    texts=TEXTS,
    help_ways=(lambda language, _: say("help_conversation", language),),
    question_readers=(
        mention.mention_question,
        direct_message.direct_question,
        channel_message.channel_question,
    ),
    scopes=(
        Scope("app_mentions:read", "be told when somebody mentions the bot"),
        Scope(
            "channels:history",
            "see messages in public channels it is in, to answer plain questions, and to read the thread "
            "that a follow-up with a mention leans on",
        ),
        Scope(
            "channels:read",
            "see whether a channel is shared with another company, before naming contacts there",
        ),
        Scope("chat:write", "post its answers"),
        Scope("groups:history", "the same as channels:history, in private channels it is in"),
        Scope("groups:read", "the same as channels:read, for private channels it is in"),
        Scope("im:history", "read direct messages people write to it"),
        Scope("im:read", "the same as channels:read, for its own direct messages"),
        Scope("mpim:history", "the same as channels:history, in group direct messages it is in"),
        Scope("mpim:read", "the same as channels:read, for group direct messages it is in"),
        Scope("usergroups:read", "name a user group that fills a role, without notifying its members"),
        Scope(
            "users:read",
            "name people without notifying them, speak their language, tell guests from colleagues",
        ),
    ),
    events=("app_mention", "message.channels", "message.groups", "message.im", "message.mpim"),
    app_features={"app_home": {"messages_tab_enabled": True, "messages_tab_read_only_enabled": False}},
    keeps=(
        StoredData("the words of a question, until it is answered", "inbox", OPEN_KEPT),
        StoredData(
            "that somebody asked, where, and what the answer named, without the words", "inbox", SETTLED_KEPT
        ),
        StoredData("that something was said or done already that must not be repeated", "seen", SETTLED_KEPT),
    ),
    doors=(
        Door(
            "`@who …` in a channel, a group direct message or a thread",
            "the answer in the thread of the question",
        ),
        Door(
            "a plain question in a channel the bot is in",
            "an answer if it plainly asks who handles something and the match is clear; else silence",
        ),
        Door(
            "a direct message",
            'a conversation with follow-ups: "and exchanges?", "who else?", 「那退款呢」',
        ),
    ),
)
