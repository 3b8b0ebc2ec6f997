"""Which parts of a message repeat somebody else's words: quoted lines, code, what a customer says.

The request outweighs what is quoted under it, and what is only quoted asks nobody in a channel.
"""

import re
from typing import Final

_FENCE: Final = re.compile(r"```+(.{0,2000}?)(?:```+|\Z)", re.DOTALL)
_SAYS_EN: Final = r"""^(?P<lead>(?:[\w',\ ]{0,40}\b)?
    (?:customer|client|buyer|user|guest|shopper|person|agent|she|he|they|ticket|e-?mail|message|comment|review|quote
        |fwd?|forwarded(?:\ message)?)s?
    (?:\ (?:just\ |also\ )?(?:says?|said|writes?|wrote|asks?|asked|complains?|complained|messaged|reads?
        |below))?
    (?:\ (?:this|that|to\ us|me|us|in))?)\s*:\s*(?P<told>.*)$"""
_SAYS_ZH: Final = r"""^(?P<lead_zh>[^,，。！？:：]{0,12}
    (?:客[人户戶]|[顾顧]客|[买買]家|用[户戶]|[会會][员員]|[对對]方|原文|原[话話]|留言|信件|[来來]信|[转轉][贴貼发發]|[评評][论論]
        |私[讯訊信])
    (?:的?(?:原[话話]|留言|[说說]法))?
    (?:[说說]|[问問]|反映|反[馈饋]|[写寫]|留言|表示|[传傳]|投[诉訴]|抱怨)?(?:道|了|如下)?)\s*[:：]\s*(?P<told_zh>.*)$"""
_SAYS: Final = re.compile(f"{_SAYS_EN}|{_SAYS_ZH}", re.IGNORECASE | re.VERBOSE)
_RULE: Final = re.compile(
    r"""^(?:-{2,}|_{3,}|={3,})?\s*
    (?:original\ message|forwarded\ message|begin\ forwarded\ message|原始[邮郵]件
        |[转轉][发發寄]的?[邮郵]?[件信]?)
    \s*(?:-{2,}|_{3,}|={3,}|[:：])""",
    re.IGNORECASE | re.VERBOSE,
)


def without_fences(text: str) -> str:
    """Blocks of code as quoted lines, as Slack writes a quotation."""
    if "```" not in text:
        return text
    return _FENCE.sub(
        lambda found: "\n" + "\n".join("> " + line for line in found[1].split("\n")) + "\n", text
    )


def split_reported_speech(line: str) -> tuple[str, str] | None:
    """A line that gives somebody else's words, cut into its lead and the words; None for any other line."""
    found = _SAYS.match(line) if ":" in line or "：" in line else None
    if found is None:
        return None
    lead = found["lead"] if found["lead"] is not None else found["lead_zh"]
    return lead, (found["told"] if found["lead"] is not None else found["told_zh"])


def begins_forward(line: str) -> bool:
    """True for the line above a forwarded message, which goes on to the end."""
    return bool(_RULE.match(line))
