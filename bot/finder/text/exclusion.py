"""What a message says it is not about: “the words, **not the design**”, “**不是退款**，是换货”.

Left in, the excluded need scores as high as the one that is meant, or higher. Only what stands against
something else counts as excluded: “the app is not working” excludes nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from bot.finder.text.cleaning import CleanMessage, Sentence
from bot.finder.text.tokens import split_runs

GAP: Final = "\n"
_MOST: Final = 30
"""Exclusions looked for in one text; more are noise that costs more than it tells."""

# What is excluded ends with its clause, or where the sentence turns to what is meant instead.
_X: Final = r"(?P<x>(?:(?!\b(?:but|rather|just|only)\b)[^,;:.!?()\n–—]){2,80}?)"
_END: Final = r"(?=\s*(?:[,;:.!?()\n–—]|\s-+\s|\b(?:but|rather|just|only)\b|$))"
_TURN: Final = r"""(?=\s*(?:
    (?:[,;:.\n–—]\s*|\s-+\s)
    (?:but|rather|just|only|instead|actually|i|we|they|he|she|it|it's|its|this|that|the|a|an|my|our|their|more|what)\b
    |\bbut\b(?!\ also)|\brather\b(?!\ than)|\b(?:just|only)\b))"""
_START: Final = r"""(?:
    (?:^|[,;:.(\n–—]|\s-+\s)\s*(?:and\ |but\ |so\ |well\ |no\ )?
    |\b(?:it|this|that)(?:'s|\ is|\ was)\ |\bi'?m\ |\bi\ am\ |\bwe'?re\ )"""
# After these “not” denies a fact and excludes no need.
_FACT: Final = r"""(?!(?:
    only|just|even|yet|sure|really|all|always|anymore|any\ (?:more|longer)|to|in|on|at|as|so|too|because|if
    |until|when|what|where|who|very|happy|that\ (?:it|i|we)|the\ (?:case|same|right|only|first)
    |a\ (?:problem|big|clue)
    |working|arriving|responding|loading|showing|fair|good|great|bad|urgent|possible|clear|new|\w+(?:ed|able))\b)"""
_DENIES: Final = r"(?:do|does|did)(?:n't|nt|\ not)"
_IS_NOT: Final = r"(?:isn't|isnt|aren't|wasn't|is\ not|was\ not)"
_ASKING: Final = (
    r"(?:(?:asking|talking|thinking|writing|complaining)\ (?:about|of|for)|looking\ for|interested\ in)"
)
_INSTEAD: Final = r"(?:rather\ than|other\ than|apart\ from|except(?:\ for)?|excluding|as\ opposed\ to)"
_EN: Final = tuple(
    re.compile(pattern, re.VERBOSE)
    for pattern in (
        # not the design, the words on it; it's not a refund but an exchange
        rf"{_START}(?P<no>not\ ){_FACT}(?:about\ )?{_X}{_TURN}",
        # the words on it, not the design; returns and not refunds
        rf"(?:[,;:(–—]\s*|\s-+\s|\band\ |\bbut\ )(?P<no>not\ ){_FACT}(?:about\ )?{_X}{_END}",
        # the words not the design
        rf"(?P<before>[\w']+)\ (?P<no>not\ )(?=(?:the|a|an|my|our|about|for)\b){_FACT}{_X}{_END}",
        rf"\b(?P<no>{_IS_NOT})\ (?=(?:about|a|an|the|any)\b){_FACT}(?:about\ )?{_X}{_TURN}",
        rf"\b(?P<no>{_DENIES}\ (?:mean|care\ about))\ {_X}{_END}",
        rf"\b(?P<no>{_DENIES}\ (?:need|want|require)|no\ need\ for)\ (?!to\b){_X}{_TURN}",
        rf"\b(?P<no>not\ {_ASKING}|(?:nothing|not)\ to\ do\ with)\ {_X}{_END}",
        rf"(?:^|[,;.!?\n–—]\s*)(?P<no>(?:forget(?=\ (?:the|my|our|about))|never\ ?mind))\ {_X}{_END}",
        rf"\b(?P<no>{_INSTEAD})\ {_X}{_END}",
    )
)
_EN_SIGN: Final = re.compile(
    "n't|not|dont|doesnt|didnt|isnt|need for|than|from|except|exclud|opposed|forget|never|leav"
)
_NO_CONTRAST: Final = frozenset(
    """
    is are was were be been am it's that's this's i'm has have had do does did can could will would should
    must why or if whether and but certainly definitely still
    """.split()
)

_HAN_X: Final = r"(?P<x>[^,;。!?、\n]{1,24}?)"
_HAN_SAYS: Final = "(?:要?[问说找指讲谈])?"
_HAN_END: Final = r"(?=$|[,;。!?\n])"
_HAN_TURN: Final = (
    r"(?=[,;。\s]+(?:(?:我|她|他|客[人户]|顾客|买家|就)(?:们|家)?)?(?:就|只|而|想|要|才)?"
    "(?:而?是|只是|只要|只想|只需|要|想|问|找|需要|能))"
)
_HAN_NEEDS_NO: Final = "(?:不用|不需要|不必|不要|不想要?|不打算|无需|没要|没有要)(?:[找问要给走用做])?"
_HAN: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # 不是问退款，是问换货; 不是设计而是上面的字
        rf"(?<!是)(?P<no>不是{_HAN_SAYS}){_HAN_X}(?:{_HAN_TURN}|(?=而是|[,;]?是(?!不是)))",
        # 我问的是换货，不是退款
        rf"[,;。\s](?:而|并|又)?(?<!是)(?P<no>不是{_HAN_SAYS}){_HAN_X}(?<![吗吧了])(?=$|[,;。!\n])",
        rf"(?P<no>而不是{_HAN_SAYS}){_HAN_X}{_HAN_END}",
        # 不用找主管，只要能回客人的
        rf"(?<!要)(?P<no>{_HAN_NEEDS_NO})(?!了){_HAN_X}(?:了)?{_HAN_TURN}",
        rf"(?P<no>别管|先不管|先不谈|撇开){_HAN_X}{_HAN_END}",
        rf"(?P<no>[跟和与]){_HAN_X}(?:无关|没关系|没有关系|没什么关系|不相干)",
        rf"(?P<no>除了){_HAN_X}(?:以外|之外|外)",
    )
)
_HAN_SIGN: Final = re.compile("[不无没别撇]|除了")


def drop_excluded_parts(message: CleanMessage) -> CleanMessage:
    """The message without what it excludes; as it is where nothing would be left."""
    if not any(map(excluded_parts, (sentence.folded for sentence in message.sentences))):
        return message
    sentences = tuple(
        Sentence(sentence.text, drop_excluded(sentence.folded), sentence.quoted)
        for sentence in message.sentences
    )
    if not any(True for sentence in sentences for _ in split_runs(sentence.folded)):
        return message
    return replace(message, folded=drop_excluded(message.folded), sentences=sentences)


def drop_excluded(folded: str) -> str:
    """A folded text with a gap in place of each thing it excludes."""
    rest = folded
    for start, end in reversed(_gone(folded)):
        rest = rest[:start] + GAP + rest[end:]
    return rest


def excluded_parts(folded: str) -> tuple[str, ...]:
    """What a folded text excludes, in its order."""
    return tuple(folded[start:end].strip() for start, end in _gone(folded))


@lru_cache(maxsize=1_000)
def _gone(folded: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each exclusion, in order, without overlaps; cached, as it is called repeatedly."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(_spans(folded)):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return tuple(found)


def _spans(folded: str) -> Iterator[tuple[int, int]]:
    for sign, patterns in ((_EN_SIGN, _EN), (_HAN_SIGN, _HAN)):
        if 0 < len(sign.findall(folded)) <= _MOST:
            for pattern in patterns:
                for found in pattern.finditer(folded):
                    if found.groupdict().get("before") not in _NO_CONTRAST:
                        yield found.start("no"), found.end("x")
