"""What the page's search puts first, beside the owner the bot names: the catalogue's own questions."""

import pytest

from bot.catalogue import questions
from bot.opening import open_desk
from tests.handbook.reading import Opens
from tests.paths import KNOWLEDGE

pytestmark = pytest.mark.slow


def test_the_first_hit_is_mostly_the_owner_the_bot_names(opens: Opens) -> None:
    desk = open_desk(KNOWLEDGE)
    owners = {duty.id: role.id for duty, role, _ in desk.catalogue.duties()}

    def owner_of(address: str) -> str:
        kind, _, own = address.partition("/")
        return owners[own] if kind == "duty" else own if kind == "role" else address

    reading = opens(desk.catalogue)
    first: dict[str, list[bool]] = {}
    among: list[bool] = []
    for question in questions.load([KNOWLEDGE / "questions.yaml"], desk.catalogue):
        answer = desk.answer(question.text)
        if answer.outcome != "answered" or answer.asks != "owner" or answer.matches[0].role is None:
            continue
        found = [owner_of(address) for address in reading.found(question.text)]
        same = found[:1] == [answer.matches[0].role]
        for group in ("all", question.kind, question.language):
            first.setdefault(group, []).append(same)
        among.append(answer.matches[0].role in found[:3])
    shares = {group: sum(each) / len(each) for group, each in first.items()}
    assert len(first["all"]) > 400
    assert shares["all"] >= 0.935
    assert shares["plain"] >= 0.97
    assert min(shares[language] for language in ("en", "zh-Hant", "zh-Hans")) >= 0.9
    assert sum(among) / len(among) >= 0.97
