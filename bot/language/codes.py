"""The languages the bot reads and speaks."""

from typing import Final, Literal

Language = Literal["en", "zh-Hant", "zh-Hans"]

EN: Final = "en"
ZH_HANT: Final = "zh-Hant"
ZH_HANS: Final = "zh-Hans"
LANGUAGES: Final[tuple[Language, ...]] = (EN, ZH_HANT, ZH_HANS)

# Where a text is missing in the asker's language, the nearest one that has it is shown.
FALLBACKS: Final[dict[Language, tuple[Language, ...]]] = {
    EN: (EN, ZH_HANT, ZH_HANS),
    ZH_HANT: (ZH_HANT, ZH_HANS, EN),
    ZH_HANS: (ZH_HANS, ZH_HANT, EN),
}

_TRADITIONAL: Final = frozenset({"hant", "tw", "hk", "mo"})


def of_locale(locale: str) -> Language | None:
    """The language of a locale such as ``zh-TW`` or ``en-GB``; None for a language the bot does not speak."""
    tags = locale.replace("_", "-").casefold().split("-")
    if tags[0] == "en":
        return EN
    if tags[0] not in {"zh", "yue"}:
        return None
    traditional = tags[0] == "yue" or bool(_TRADITIONAL & set(tags))
    return ZH_HANT if traditional and "hans" not in tags else ZH_HANS
