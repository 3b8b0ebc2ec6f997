"""A duty or topic has phrases in every language that the catalogue is kept in.

Phrases are people's own words for what they need. Without them the bot has only the duty's sentence to go by.
Phrases in one Chinese script do for the other: both are read alike.

Passes:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}, duties: [{id: sell, text: {en: Sell things}}]}
    # phrases/shop.yaml
    sell: {en: [till, price tag]}

Fails:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}, duties: [{id: sell, text: {en: Sell things}}]}
"""

from collections.abc import Iterator
from typing import Final

from bot.catalogue.lint.subject import Finding, Subject, phrases_in
from bot.catalogue.model import Phrases
from bot.language.codes import EN, ZH_HANS, ZH_HANT, Language

ID: Final = "no-phrases"


def check(subject: Subject) -> Iterator[Finding]:
    languages = subject.languages()
    for own, found in phrases_in(subject.catalogue):
        missing = [language for language in languages if not _has(found, language)]
        if missing:
            message = f"{own} has no phrases in {', '.join(missing)}"
            yield Finding(
                subject.place("duty", own), message, own, "add some in phrases/: people's own words"
            )


def _has(found: Phrases, language: Language) -> bool:
    return bool(found.get(language)) or (
        language != EN and any(found.get(each) for each in (ZH_HANT, ZH_HANS))
    )
