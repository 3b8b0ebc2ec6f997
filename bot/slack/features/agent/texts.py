"""What direct messages suggest to ask."""

from typing import Final

from bot.catalogue.model import Text
from bot.slack.texts import WORDING

TEXTS: Final[dict[str, Text]] = {
    "prompts_title": Text("Ask, for example:", "您可以這樣問：", "你可以这样问："),
    "prompt_owner": Text("Who handles this: {need}?", "{need}由誰負責？", "{need}归谁管？"),
    "prompt_role": Text("What does the {role} do?", "{role}負責什麼？", "{role}负责什么？"),
    "prompt_department": Text("Who is in {department}?", "{department}有哪些人？", "{department}有哪些人？"),
    "prompt_help": Text("What can I ask?", "可以問什麼？", "可以问什么？"),
}
say: Final = WORDING.adding(TEXTS).say
