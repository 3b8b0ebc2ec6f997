"""Taking out of a question's words what tells who somebody is, or opens a door, before they are kept.

Whatever is found becomes an ellipsis. Names in plain words stay: no pattern tells them from other words.
"""

import re
from typing import Final

LEFT_OUT: Final = "…"

_EMAIL: Final = re.compile(
    r"(?:<mailto:)?[A-Za-z0-9.!#$%&'*+/=?^_{}~-]{1,64}[@＠][A-Za-z0-9-]+(?:[.．][A-Za-z0-9-]+)+(?:\|[^>]*>|>)?"
)
_MENTION: Final = re.compile(r"<[@!#][^>\n]{1,200}>|(?<![\w@])@[\w.-]{2,80}")
_PHONE_LINK: Final = re.compile(r"<tel:[^>\n]{1,200}>")
_ADDRESS: Final = re.compile(r"<https?://[^>\n]{1,3000}>|https?://\S+")
_KEYS: Final = re.compile(
    r"-----BEGIN[^-]{0,60}-----.*?(?:-----END[^-]{0,60}-----|\Z)"  # a key in its envelope
    r"|\b(?:xox[a-z]-|xapp-|gh[a-z]_|github_pat_|glpat-|sk-|pk_|sk_|rk_|AKIA|ASIA|AIza|ya29\.|SG\.)[\w./+=-]{8,}"
    r"|\beyJ[\w-]{6,}(?:\.[\w-]+){1,2}",  # a signed token
    re.DOTALL,
)
_SECRET: Final = re.compile(
    r"((?:password|passwd|passcode|pwd|pin|secret|token|api[ _-]?key|密碼|密码|口令|驗證碼|验证码)"
    r"\s*(?:is|was|=|:|：|是|為|为)\s*)\S+",
    re.IGNORECASE,
)
_LONG_WORD: Final = re.compile(r"(?<![\w./+=-])(?=[\w./+=-]*\d)(?=[\w./+=-]*[A-Za-z])[\w./+=-]{16,}")
"""Letters and digits in one long word: keys, hashes, account numbers."""
_NUMBER: Final = re.compile(
    r"(?<![A-Za-z0-9])\+?[(（]?\d(?:[\s.()（）/–—－-]{0,2}\d){6,}[A-Za-z]?(?![A-Za-z0-9])"
)
"""Seven digits and more, however they are grouped: phones, cards, orders."""
_DIGITS: Final = re.compile(r"[A-Za-z]{0,4}[-_#]?\d{6,}[A-Za-z]{0,2}")
_REPEATED: Final = re.compile(rf"{LEFT_OUT}(?:\s*{LEFT_OUT})+")


def redacted(text: str) -> str:
    """The words without e-mail addresses, links, phone and other long numbers, keys, secrets and mentions."""
    for pattern in (_EMAIL, _PHONE_LINK, _MENTION, _ADDRESS, _KEYS):
        text = pattern.sub(LEFT_OUT, text)
    text = _SECRET.sub(rf"\g<1>{LEFT_OUT}", text)
    for pattern in (_LONG_WORD, _NUMBER, _DIGITS):
        text = pattern.sub(LEFT_OUT, text)
    return _REPEATED.sub(LEFT_OUT, text).strip()
