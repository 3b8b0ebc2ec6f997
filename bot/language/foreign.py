"""Languages the bot does not speak, told by their letters or their commonest words."""

import re
from collections.abc import Mapping
from typing import Final, Literal

Foreign = Literal["", "ja", "ko", "de", "es", "fr"]

_LETTERS: Final[Mapping[Foreign, re.Pattern[str]]] = {
    "ja": re.compile(r"[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]"),
    "ko": re.compile(r"[\uac00-\ud7a3]"),
}
_SHARE: Final = 5
"""One letter in so many tells: a foreign name in an English message does not."""
_LONGEST: Final = 400  # characters looked at
_WORD: Final = re.compile(r"[^\W\d_]+")
_LEAST: Final = 2  # letters or words that tell
_COMMON: Final[Mapping[Foreign, frozenset[str]]] = {
    "de": frozenset(
        """
        wer wen wem ist für fuer zuständig zustaendig kümmert kuemmert sich um und der das den dem ein eine
        einen ich wir nicht mit von zu bitte kann wie wo wohin mein meine unser unsere hallo danke bei auf
        """.split()
    ),
    "es": frozenset(
        """
        quién quien quiénes es el la los las de del para por un una cómo como dónde donde qué se encarga
        responsable favor gracias hola nuestro nuestra mi con puedo necesito está
        """.split()
    ),
    "fr": frozenset(
        """
        qui est le la les des du un une pour je vous nous comment où s'occupe occupe responsable merci
        bonjour avec dans mon ma notre quel quelle puis est-ce peut sont
        """.split()
    ),
}
_ENGLISH: Final = frozenset(
    "the a is are of to for and in on who what how do does can my i we our with it".split()
)


TOLD: Final[Mapping[Foreign, str]] = {
    "ja": "英語と中国語（繁体字・簡体字）の質問にお答えします。英語か中国語でもう一度お願いします。",
    "ko": "저는 영어와 중국어(번체, 간체)를 이해합니다. 영어나 중국어로 다시 물어봐 주세요.",
    "de": "Ich verstehe Englisch und Chinesisch. Bitte frag noch einmal in einer der beiden Sprachen.",
    "es": "Entiendo inglés y chino. Por favor, pregunta de nuevo en uno de los dos idiomas.",
    "fr": "Je comprends l'anglais et le chinois. Merci de reposer la question dans l'une de ces langues.",
}
"""Which languages the bot speaks, in each of these."""


def foreign_of(text: str) -> Foreign:
    """The language of a text that the bot does not speak; empty for one it speaks, or that nothing tells."""
    text = text[:_LONGEST]
    if not text.isascii():
        letters = sum(map(str.isalpha, text))
        for code, pattern in _LETTERS.items():
            if (own := len(pattern.findall(text))) >= _LEAST and own * _SHARE >= letters:
                return code
    words = {word.lower() for word in _WORD.findall(text)}
    hits = {code: len(words & common) for code, common in _COMMON.items()}
    best = max(hits, key=lambda code: hits[code])
    certain = hits[best] > _LEAST or (hits[best] == _LEAST and 2 * hits[best] >= len(words))
    return best if certain and hits[best] > 2 * len(words & _ENGLISH) else ""
