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
