"""The lines that answers and pages are made of: owners, how to reach them, lists, reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.answer import Match
from bot.catalogue.model import Catalogue, Department, Role
from bot.language.chinese import in_script, is_chinese
from bot.language.codes import EN, Language
from bot.reach import Reach, reach_of
from bot.rendering.style import Style
from bot.wording import listed, say

MAX_LISTED: Final = 12
BULLET: Final = "• "
MORE: Final = BULLET + "…"
"""The end of a list that goes on."""
_LONGEST_REASON: Final = 200
_NAME: Final = 2  # words


def reach_lines(
    reach: Reach | None, language: Language, style: Style, *, withheld: str = "contacts_withheld"
) -> list[str]:
    """How to reach somebody; the line with the key ``withheld`` where the reader may not see it."""
    if reach is None:
        return [say(withheld, language)]
    contact, reach = style.contact, reach.of_those(style.is_there)
    channel = [say("channel", language, channel=contact(reach.channel))] if reach.channel else []
    if not reach.of_role:
        return channel or [_instead(reach, "no_channel_head", "no_channel", language, style)]
    holders = listed([contact(each) for each in reach.holders], language)
    if holders and reach.deputy:
        who = say("held_by_deputy", language, holder=holders, deputy=contact(reach.deputy))
    elif holders:
        who = say("held_by", language, holder=holders)
    elif reach.deputy:
        who = say("deputy_only", language, deputy=contact(reach.deputy))
    elif channel:
        who = say("no_holder", language)
    else:
        who = _instead(reach, "no_holder_head", "no_holder_no_channel", language, style)
    return [who, *channel]


def _instead(reach: Reach, with_head: str, without: str, language: Language, style: Style) -> str:
    """Whom to ask where a role or department names nobody and no channel; keys of texts for both cases."""
    if reach.head:
        head, holder = style.text(reach.head), style.contact(reach.head_contact)
        return say(with_head, language, head=head, holder=holder)
    return say(without, language, department=style.text(reach.department))


@dataclass(frozen=True, slots=True)
class Writer:
    catalogue: Catalogue
    language: Language
    style: Style
    contacts: bool = True
    longest: int | None = MAX_LISTED
    withheld: str = "contacts_withheld"

    def say(self, key: str, **values: str) -> str:
        return say(key, self.language, **values)

    def name(self, thing: Role | Department) -> str:
        return self.style.text(thing.name.best(self.language) or thing.id)

    def owner(self, role: Role, department: Department) -> str:
        return self.say("owner", role=self.style.strong(self.name(role)), department=self.name(department))

    def reach(self, role: Role | None, department: Department) -> list[str]:
        """How to reach a role, or the department where no role is given."""
        known = reach_of(role, department, self.language) if self.contacts else None
        return reach_lines(known, self.language, self.style, withheld=self.withheld)

    def bullets(self, lines: Sequence[str]) -> list[str]:
        shown = [BULLET + line for line in lines[: self.longest]]
        return [*shown, MORE] if len(lines) > len(shown) else shown

    def duty(self, duty_id: str) -> str:
        return self.style.text(self.catalogue.duty(duty_id)[0].text.best(self.language))

    def reasons(self, match: Match) -> list[str]:
        """The wording that led here, where the reader can read it."""
        if self.language == EN:
            readable = not is_chinese(match.phrase)
        else:  # a name such as SEO is read by everybody
            readable = is_chinese(match.phrase) or len(match.phrase.split()) <= _NAME
        return [self.reason(match.phrase)] if match.phrase and readable else []

    def reason(self, phrase: str) -> str:
        """A wording that led here, in the reader's script; its beginning, where it is a whole paragraph."""
        phrase = in_script(phrase, self.language)
        shown = phrase if len(phrase) <= _LONGEST_REASON else phrase[: _LONGEST_REASON - 1] + "…"
        return self.say("reason", phrase=self.style.text(shown))
