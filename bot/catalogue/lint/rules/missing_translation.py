"""A text is given in every language that the catalogue is kept in.

Whoever asks in a language that a name lacks reads it in another one.

Passes:

    # departments/shop.yaml
    id: shop
    name: {en: Shop, zh-Hant: 商店}
    mission: {en: Sell things, zh-Hant: 賣東西}

Fails:

    # departments/shop.yaml
    id: shop
    name: {en: Shop, zh-Hant: 商店}
    mission: {en: Sell things}
"""

from collections.abc import Iterator
from typing import Final

from bot.catalogue.lint.subject import Finding, Subject, texts_in

ID: Final = "missing-translation"


def check(subject: Subject) -> Iterator[Finding]:
    languages = subject.languages()
    for kind, own, text, what in texts_in(subject.catalogue):
        missing = [language for language in languages if text and not text.get(language)]
        if missing:
            message = f"{what} of {own} is missing in {', '.join(missing)}"
            yield Finding(subject.place(kind, own), message, own, "translate it")
