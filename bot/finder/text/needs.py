"""One message, several needs: “who handles refunds **and who** fixes the scanner?”, 「退款找谁，盘点又找谁」

Here a message is only cut where it could fall apart; the finder keeps the parts together unless each has an
owner of its own.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from bot.finder.text.cleaning import CleanMessage

MOST: Final = 3
_LONGEST: Final = 500  # characters; longer messages tell one story
_LONGEST_PAIR: Final = 120

Sign = Literal["who", "also", "and"]


class Parts(NamedTuple):
    """``sign`` is what the message was cut by: each part asks who, a word such as *also*, or a mere *and*."""

    sign: Sign
    texts: tuple[str, ...]


_WHO: Final = re.compile(
    r"\b(?:who|whom|who's|whos|(?:which|what)\ (?:team|person|people|department|dept|role|group|colleague)"
    r"|where\ (?:do|should|can)\ (?:i|we))\b"
    "|[谁誰]|哪位|哪一位|哪[个個](?:部[门門]|人|[岗崗]位|[职職]位|同事|[团團][队隊]|[组組])|哪[边邊]|[边邊][个個]|[负負][责責]人",
    re.IGNORECASE | re.VERBOSE,
)
_RELATIVE: Final = re.compile(
    r"""\b(?:people|person|(?:some|any|every)(?:one|body)|those|man|woman|lady|guy|colleague|friend
    |\w+(?:s|er))\ who\b""",
    re.IGNORECASE | re.VERBOSE,
)
_UNSURE: Final = re.compile(
    r"""(?:n't|\bnot|\bdont|\bno|\bhardly|\bunsure)\ (?:really\ )?
    (?:know|sure|idea|clue|certain|clear)?.{0,12}\bwho\b"""
    "|不(?:太|大)?(?:知道|[确確]定|清楚|[晓曉]得|[记記]得).{0,6}(?:[谁誰]|哪)|[没沒]人知道",
    re.IGNORECASE | re.VERBOSE,
)
# Where one need may end: at a sentence, a comma, a line, a number, or before a second “and who”.
_CUT: Final = re.compile(
    r"""(?<=[.!?;。！？；])\s+|(?<=[?。！？；])(?=\S)|\n+|[,，;；]\s*|\s(?=\(?\d[.)]\s)
    |\s+(?=(?:and|but|plus|also|then|&|/)\s+(?:also\s+|then\s+)?
        (?:who|whom|which|what\s+(?:team|dep)|where\s+(?:do|should|can))\b)
    |(?=(?:另外|以及|[还還]有|然后|然後|[顺順]便|再[来來]|那)[^,，。？?]{0,20}[谁誰])""",
    re.IGNORECASE | re.VERBOSE,
)
_ALSO: Final = re.compile(
    r"""(?:(?<=[.!?;,\n])\s*|\s-\s)(?=(?:and\s+)?(?:also|another\ thing|second(?:ly)?|separately
        |on\ another\ note|by\ the\ way|btw|besides\ that|while\ (?:i'm|we're)\ at\ it|plus)\b)
    |\n+(?=\s*(?:[-•*]|\d[.)]))
    |(?<=[,，。？！；?!\n])(?=\s*(?:另外|[还還]有|[顺順]便|此外|同[时時]|第二|再[来來]|[对對]了))""",
    re.IGNORECASE | re.VERBOSE,
)
_AND: Final = re.compile(
    r"\s+(?:and|as well as|&|plus)\s+(?:also\s+|for\s+|about\s+)?|以及|[还還]有|[与與和跟]|同[时時]",
    re.IGNORECASE,
)
# What asks, before the two needs that share it: “who handles **A and B**”, 「谁负责**甲和乙**」.
_ASKING: Final = re.compile(
    r"""^.{0,40}?\b(?:who|whom|(?:which|what)\s(?:team|person|department|dept))
    (?:'s|(?:\s(?:can|do|does|should|would|is|are|i|we|you|the|person|people|team))*)
    \s(?:handles?|deals?\ with|looks?\ after|takes?\ care\ of|responsible\ for|in\ charge\ of|owns?|manages?
        |runs?|does|(?:ask|talk|contact|see|speak|go|help)(?:\ (?:me|us))?(?:\ to)?\ (?:about|for|with))\s
    |^(?:[请請][问問])?.{0,6}?(?:[谁誰]|哪位|哪[个個](?:部[门門]|人|同事|[岗崗]位))(?:是|在)?
    (?:[负負][責责]|管理?|[处處]理|做)""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKING_AFTER: Final = re.compile(
    r"""(?:的?(?:事情?|[问問][题題]))?(?:分[别別]|各自?)?(?:要|[应應][该該]|[该該])?(?:找|[问問]|[归歸]|由|是)
    (?:[谁誰]|哪位|哪[个個][^,，。？?]{1,4})(?:[负負][責责]|管|[处處]理)?\s*[?？。]?$""",
    re.VERBOSE,
)


def parts_of(message: CleanMessage) -> Iterator[Parts]:
    """Ways to cut a message, the plainest first; none where it can hold one need only."""
    text = message.text.strip()
    if len(text) > _LONGEST or any(sentence.quoted for sentence in message.sentences):
        return
    asks = len(_WHO.findall(text))
    asking = _by_who(text) if asks > 1 else []
    if len(asking) > 1:
        yield Parts("who", tuple(asking[:MOST]))
    also = [part for each in _ALSO.split(text) if (part := each.strip())][:MOST] if asks else []
    if len(also) > 1:
        yield Parts("also", tuple(also))
    if pair := _pair(text):
        yield Parts("and", pair)


def _by_who(text: str) -> list[str]:
    """The text up to each place that asks who; what follows the last of them belongs to it."""
    needs: list[str] = []
    open_ = ""
    for clause in _CUT.split(text):
        if not clause or not clause.strip():
            continue
        open_ = f"{open_}, {clause.strip()}" if open_ else clause.strip()
        if _asks(clause):
            needs.append(open_)
            open_ = ""
    if open_ and needs:
        needs[-1] = f"{needs[-1]}, {open_}"
    return needs


def _asks(clause: str) -> bool:
    return bool(_WHO.search(_RELATIVE.sub(" ", clause))) and not _UNSURE.search(clause)


def _pair(text: str) -> tuple[str, ...]:
    """The two needs of a short question that share what asks; each with it."""
    if len(text) > _LONGEST_PAIR or "\n" in text:
        return ()
    head, tail = "", ""
    if found := _ASKING.search(text):
        head, need = text[: found.end()], text[found.end() :]
    elif found := _ASKING_AFTER.search(text):
        need, tail = text[: found.start()], text[found.start() :]
    else:
        return ()
    sides = [side.strip(" ,，?？。.!") for side in _AND.split(need)]
    if len(sides) != 2 or not all(sides):
        return ()
    return tuple(f"{head} {side} {tail}".strip() for side in sides)
