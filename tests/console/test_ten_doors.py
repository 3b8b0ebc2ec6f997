"""Ten everyday issues through ten doors, on the catalogue that is shipped: each door names the same owner."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import pytest

from bot.catalogue.model import Catalogue
from bot.desk import Desk
from bot.language.codes import Language
from bot.opening import open_desk
from bot.settings import Settings
from bot.slack.app import build_bot
from bot.slack.blocks.escaping import WORD_JOINER
from bot.slack.blocks.views import OPEN_TOUR, OWNER
from bot.slack.features.home.tour_view import MY_ROLE
from bot.slack.features.message_shortcut.handler import SHORTCUT as MESSAGE_SHORTCUT
from bot.slack.features.search.handler import SHORTCUT as SEARCH_SHORTCUT
from bot.slack.features.workflow_step.handler import STEP, STEP_DEFINITION
from bot.standin.person import Person, over_socket_mode
from bot.standin.server import stand_in
from bot.standin.view_actions import ViewUser
from bot.standin.view_payloads import function_executed, team_join
from bot.standin.workspace import GENERAL, SIGNING_SECRET, TOKEN, Post, ShownView, Workspace
from bot.wording import say
from tests.paths import KNOWLEDGE
from tests.stores import new_store

COLLEAGUE: Final = "U0COLLEAG"
NEWCOMER: Final = "U0NEWCOME"
LOCALES: Final[dict[Language, str]] = {"en": "en-US", "zh-Hant": "zh-TW", "zh-Hans": "zh-CN"}
EARLIER: Final[dict[Language, str]] = {
    "en": "who leads the customer service team?",
    "zh-Hant": "客服團隊是誰在帶的？",
    "zh-Hans": "客服团队是谁在带的？",
}
"""What the conversation in a direct message begins with; the owner is the newcomer's role, too."""
EARLIER_ROLE: Final = "customer-service-manager"


@dataclass(frozen=True, slots=True)
class Issue:
    """The same trouble as people put it at different doors."""

    role: str
    language: Language
    question: str
    said: str
    """How somebody mentions it to nobody in particular."""
    further: str
    """How it is asked after something else was."""
    typed: str
    """What goes into a search."""


ISSUES: Final = (
    Issue(
        "customer-service-specialist",
        "en",
        "who handles refunds for a customer?",
        "A customer wants to send her shoes back and get a refund",
        "and refunds?",
        "refund",
    ),
    Issue(
        "seo-specialist",
        "en",
        "who takes care of our Google ranking?",
        "Our Google ranking dropped again this week",
        "what about our Google ranking?",
        "google ranking",
    ),
    Issue(
        "warehouse-keeper",
        "en",
        "who counts the stock in the warehouse?",
        "The stock count in the warehouse does not match the system",
        "and counting the stock?",
        "stock count",
    ),
    Issue(
        "data-engineer",
        "en",
        "who maintains the data warehouse?",
        "The data pipeline into the data warehouse is down since this morning",
        "and the data pipeline?",
        "data pipeline",
    ),
    Issue(
        "customer-service-specialist",
        "zh-Hant",
        "請問退貨退款是誰負責的？",
        "客人買的鞋子尺寸不合，想要退貨退款",
        "那退貨退款呢？",
        "退貨",
    ),
    Issue(
        "ux-designer",
        "zh-Hant",
        "請問網站的介面設計是誰負責的？",
        "網站首頁的按鈕設計很難用",
        "那介面設計呢？",
        "介面設計",
    ),
    Issue(
        "warehouse-keeper",
        "zh-Hant",
        "請問庫存盤點歸誰管？",
        "倉庫盤點的數量和系統對不起來",
        "那庫存盤點呢？",
        "盤點",
    ),
    Issue(
        "social-media-specialist",
        "zh-Hans",
        "谁负责社交媒体的内容发布？",
        "我们的微博账号好久没有发内容了",
        "那社交媒体的内容呢？",
        "社交媒体",
    ),
    Issue(
        "content-editor",
        "zh-Hans",
        "谁负责拍摄商品图片？",
        "新上架的商品图片拍得太模糊了",
        "那商品图片呢？",
        "商品图片",
    ),
    Issue(
        "data-analyst",
        "zh-Hans",
        "数据报表归谁做？",
        "老板要一份上个月的销售数据分析报告",
        "那数据报表呢？",
        "数据报表",
    ),
)


@dataclass(frozen=True, slots=True)
class Office:
    """A workspace with the bot in it, and one person who asks."""

    person: Person
    catalogue: Catalogue

    @property
    def workspace(self) -> Workspace:
        return self.person.standin.workspace

    @property
    def viewer(self) -> ViewUser:
        return ViewUser(self.person)

    def modal(self) -> ShownView:
        view = self.workspace.modal()
        assert view is not None
        return view

    def only_reply(self) -> Post:
        (post,) = self.workspace.by_bot()
        return post

    def said_by_a_colleague(self, text: str) -> Post:
        """A message that the bot heard nothing of."""
        return self.workspace.add(Post(GENERAL, self.workspace.next_ts(), COLLEAGUE, text))

    def role_name(self, role: str, language: Language) -> str:
        return self.catalogue.role(role)[0].name.best(language)

    def owner(self, role: str, language: Language) -> str:
        """The role as answers name it."""
        department = self.catalogue.role(role)[1].name.best(language)
        return say("owner", language, role=self.role_name(role, language), department=department)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_desk(KNOWLEDGE)


@pytest.fixture
def office(desk: Desk) -> Iterator[Office]:
    with stand_in() as standin:
        settings = Settings(
            bot_token=TOKEN, signing_secret=SIGNING_SECRET, api_url=standin.api_url, welcome=True
        )
        bot = build_bot(settings, desk, new_store(), process_before_response=True)
        standin.workspace.users |= {COLLEAGUE: "Col", NEWCOMER: "Nel"}
        yield Office(Person(standin, over_socket_mode(bot.app)), desk.catalogue)


def mention(office: Office, issue: Issue) -> str:
    asked = office.person.mentions(issue.question)
    return _in_thread_of(office, asked)


def plain_question(office: Office, issue: Issue) -> str:
    asked = office.person.says(issue.question)
    return _in_thread_of(office, asked)


def emoji(office: Office, issue: Issue) -> str:
    said = office.said_by_a_colleague(issue.said)
    office.viewer.reacts(said)
    return _in_thread_of(office, said)


def message_shortcut(office: Office, issue: Issue) -> str:
    office.viewer.uses_message_shortcut(MESSAGE_SHORTCUT, office.said_by_a_colleague(issue.said))
    return _first_section(office.modal())


def search_shortcut(office: Office, issue: Issue) -> str:
    office.viewer.uses_shortcut(SEARCH_SHORTCUT)
    return _searched(office, office.modal(), issue.typed)


def command(office: Office, issue: Issue) -> str:
    assert office.person.commands(issue.question).status == 200
    reply = office.only_reply()
    assert reply.shown_to == office.person.user
    return reply.text


def direct_message(office: Office, issue: Issue) -> str:
    """Something else first, then the issue as a follow-up to it."""
    office.person.writes(EARLIER[issue.language])
    earlier = office.only_reply()
    assert earlier.text.startswith(office.owner(EARLIER_ROLE, issue.language))
    office.person.writes(issue.further)
    first, second = office.workspace.by_bot()
    assert first == earlier
    assert second.channel == office.workspace.direct(office.person.user)
    return second.text


def app_home(office: Office, issue: Issue) -> str:
    office.viewer.opens_home()
    return _searched(office, office.workspace.homes[office.person.user], issue.typed)


def tour(office: Office, issue: Issue) -> str:
    """The button of the welcome, then one's own role, then the search on the page of whom it needs."""
    newcomer = replace(office, person=replace(office.person, user=NEWCOMER))
    newcomer.person.send(team_join(NEWCOMER, locale=LOCALES[issue.language]))
    newcomer.person.presses(newcomer.only_reply(), OPEN_TOUR)
    opened = newcomer.modal()
    own = newcomer.viewer.types(opened, MY_ROLE, office.role_name(EARLIER_ROLE, issue.language))
    newcomer.viewer.chooses(opened, MY_ROLE, own[0])
    return _searched(newcomer, newcomer.modal(), issue.typed)


def workflow_step(office: Office, issue: Issue) -> str:
    event = function_executed(STEP, {"text": issue.said}, definition=STEP_DEFINITION)
    office.person.send(event)
    (given,) = office.workspace.completed.values()
    assert given["outcome"] == "answered"
    assert given["role_id"] == issue.role
    return say("owner", issue.language, role=given["role"], department=given["department"])


DOORS: Final[tuple[Callable[[Office, Issue], str], ...]] = (
    mention,
    plain_question,
    emoji,
    message_shortcut,
    search_shortcut,
    command,
    direct_message,
    app_home,
    tour,
    workflow_step,
)


def test_there_are_ten_of_each_in_three_languages() -> None:
    assert len(set(ISSUES)) == len(set(DOORS)) == 10
    assert {issue.language for issue in ISSUES} == set(LOCALES)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
@pytest.mark.parametrize("issue", ISSUES, ids=lambda issue: f"{issue.language}-{issue.role}")
def test_every_door_finds_the_owner_of_an_issue(
    office: Office, issue: Issue, door: Callable[[Office, Issue], str]
) -> None:
    office.workspace.locales |= dict.fromkeys((office.person.user, NEWCOMER), LOCALES[issue.language])
    assert door(office, issue).startswith(office.owner(issue.role, issue.language))


def _in_thread_of(office: Office, asked: Post) -> str:
    reply = office.only_reply()
    assert (reply.channel, reply.thread, reply.shown_to) == (asked.channel, asked.ts, "")
    return reply.text


def _searched(office: Office, view: ShownView, typed: str) -> str:
    """Type it, take what is offered first, and read the modal."""
    offered = office.viewer.types(view, OWNER, typed)
    assert offered, typed
    office.viewer.chooses(view, OWNER, offered[0])
    return _first_section(office.modal())


def _first_section(view: ShownView) -> str:
    """What its first section says, as it reads on the screen."""
    sections = [block["text"]["text"] for block in view.view["blocks"] if block["type"] == "section"]
    return str(sections[0]).replace("*", "").replace(WORD_JOINER, "")
