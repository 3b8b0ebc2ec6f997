"""What the trial did to the bot, and what came of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from sqlalchemy import func, select

from bot.slack.answering.delivery import EVENT_TYPE
from bot.standin.server import Fault, StandIn
from bot.standin.workspace import TEAM, Post
from bot.store.engine import reading
from bot.store.schema import inbox
from bot.store.store import Store
from tests.trials.asking import BY_EMOJI, READING, Question, Slack
from tests.trials.herd import Herd


@dataclass(frozen=True)
class Counts:
    """What the trial saw. All but the last four are what was done to the bot."""

    questions: int
    by_emoji: int
    """Questions that came by an emoji alone."""
    emoji_added: int
    deliveries: int
    refused: int
    """Deliveries that no process acknowledged, and that were made again."""
    workers_killed: int
    masters_killed: int
    replies_lost: int
    posts_failed: int
    reads_failed: int
    edited: int
    deleted: int
    seconds: float
    open_rows: int
    missing: int
    """Questions without an answer, or with one to their old words or in another place."""
    twice: int
    """Answers too many: a second one, one to a deleted question, one to no question at all."""
    texts_kept: int

    @property
    def holds(self) -> bool:
        return (self.open_rows, self.missing, self.twice, self.texts_kept) == (0, 0, 0, 0)

    def __str__(self) -> str:
        return "\n".join(f"{name.replace('_', ' '):>16}  {value}" for name, value in asdict(self).items())


@dataclass(frozen=True)
class Done:
    """What was done to the bot: who was killed, what was delivered, which faults lay ready by method."""

    running: Herd
    slack: Slack
    faults: Mapping[str, list[Fault]]
    seconds: float

    def met(self, standin: StandIn, method: str) -> list[Fault]:
        return self.faults[method][: len(standin.workspace.called(method))]


def count(standin: StandIn, store: Store, asked: list[Question], done: Done) -> Counts:
    answers = [post for post in standin.workspace.by_bot() if not post.shown_to]
    keys = Counter(key_of(post) for post in answers)
    posts = {key_of(post): post for post in answers}
    wanted = {f"{TEAM}/{each.post.channel}/{each.post.ts}": each for each in asked if not each.deleted}
    missing = sum(key not in posts or not is_right(posts[key], each) for key, each in wanted.items())
    used = done.met(standin, "chat.postMessage")
    unread = [fault for method in READING for fault in done.met(standin, method)]
    with reading(store.engine) as connection:
        kept = select(func.count()).select_from(inbox).where(inbox.c.text.is_not(None))
        texts_kept = int(connection.execute(kept).scalar_one())
    return Counts(
        questions=len(asked),
        by_emoji=sum(each.how in BY_EMOJI for each in asked),
        emoji_added=sum(len(each.adders) for each in asked),
        deliveries=done.slack.deliveries,
        refused=done.slack.refused,
        workers_killed=done.running.workers_killed,
        masters_killed=done.running.masters_killed,
        replies_lost=sum(each.lost_reply for each in used),
        posts_failed=sum(map(fails, used)),
        reads_failed=sum(each.lost_reply or fails(each) for each in unread),
        edited=sum(each.edited for each in asked),
        deleted=sum(each.deleted for each in asked),
        seconds=round(done.seconds, 1),
        open_rows=open_rows(store),
        missing=missing,
        twice=sum(number - (key in wanted) for key, number in keys.items()),
        texts_kept=texts_kept,
    )


def fails(fault: Fault) -> bool:
    return bool(fault.error) or fault.retry_after is not None


def is_right(answer: Post, asked: Question) -> bool:
    """True for an answer to the question's last words, in the place where it belongs."""
    place = (asked.post.channel, asked.thread)
    return ("complaints" in answer.text.casefold()) == asked.edited and (
        answer.channel,
        answer.thread,
    ) == place


def key_of(post: Post) -> str:
    metadata = post.metadata or {}
    return str(metadata["event_payload"]["key"]) if metadata.get("event_type") == EVENT_TYPE else ""


def open_rows(store: Store) -> int:
    still_open = select(func.count()).select_from(inbox).where(inbox.c.state.in_(("waiting", "working")))
    with reading(store.engine) as connection:
        return int(connection.execute(still_open).scalar_one())
