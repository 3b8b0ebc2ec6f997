"""The finder: a question, as Slack sent it → an answer.

Read this module to follow a question: clean → names → vector → scores → chances → outcome.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np

from bot.answer import MAX_MATCHES, Answer, Asks, Outcome, Step
from bot.catalogue.lesson import Lesson
from bot.catalogue.model import Catalogue
from bot.finder.direct_answers import answer_name, answer_outright, is_wording, make_small_talk
from bot.finder.explain.steps import (
    Search,
    explain_follow_up,
    explain_nothing_to_compare,
    explain_search,
)
from bot.finder.follow_up_answers import answer_about
from bot.finder.model import encoder as encoders
from bot.finder.model import entries, fitting, index
from bot.finder.model.encoder import Encoder
from bot.finder.model.fitted import FittedModel
from bot.finder.model.lessons import lay_over, lessons_in_force
from bot.finder.model.meaning import Meaning, meaning_of
from bot.finder.model.starters import drop_yielding_topics
from bot.finder.model.vectors import CachingEncoder
from bot.finder.ranking import boundaries, exact_wording, owned_names, scoring
from bot.finder.ranking.decision import chances_of
from bot.finder.ranking.matches import chances_to_weigh, outside_match, rank_matches
from bot.finder.ranking.meaning_scores import MeaningScores, score_meaning, vector_of
from bot.finder.ranking.outcomes import settle
from bot.finder.ranking.several_needs import answer_several
from bot.finder.text import spelling
from bot.finder.text.carrier import asks_who
from bot.finder.text.cleaning import CleanMessage, clean, gist
from bot.finder.text.follow_ups import (
    EARLIER_SHARE,
    QUALIFIED_EARLIER_SHARE,
    Follow,
    follows,
    qualifies,
    without_lead,
)
from bot.finder.text.intent import Intent, intent_of
from bot.finder.text.names import names_of
from bot.finder.text.needs import parts_of
from bot.finder.text.rhetoric import is_talk
from bot.finder.text.sentence_weights import only_quoted, weigh_sentences
from bot.finder.text.tokens import is_whole
from bot.language.codes import EN, Language
from bot.language.script import has_chinese, language_of

_SURE_ALONE = 0.9  # confidence of a follow-up's own words from which the topic before says nothing more
_BARE = 2  # words
_PLAIN_SENTENCES = 3


@dataclass(frozen=True)
class Finder(FittedModel):
    """Answers from what was fitted to a catalogue."""

    bounds: boundaries.Bounds
    encoder: Encoder | None = None
    """The encoder that made the vectors of ``meaning``."""

    def find(
        self, question: str, *, topic: str = "", explain: bool = False, default_language: Language = EN
    ) -> Answer:
        """Answer one message. Deterministic; never raises, whatever the text.

        ``topic`` is the earlier message a follow-up leans on; ``default_language`` is answered in where the
        text itself does not tell, nor the Chinese of the topic it leans on.
        """
        message = clean(question)
        follow = follows(message.folded) if topic else "none"
        if follow != "none" and has_chinese(topic):
            default_language = language_of(clean(topic).text, default_language)
        language = language_of(message.text, default_language)
        intent = intent_of(message, self.names)
        found = self._answer_outright(question, message, language, intent, explain=explain)
        if found is not None:
            return found
        if follow in ("others", "manager"):
            found = self._answer_about_topic(question, topic, language, follow, explain=explain)
            return replace(found, steps=explain_follow_up(topic, follow, found)) if explain else found
        if follow == "none":
            whole = self._search(question, message, language, intent.asks, explain=explain)
            if is_talk(message) and not is_wording(whole, message):
                return make_small_talk(whole)
            return answer_several(
                whole, parts_of(message), partial(self._answer_part, language, explain=explain)
            )
        # What a follow-up says by itself comes first: "and exchanges?" changes the topic.
        alone = self._search(question, message, language, intent.asks, leans=True, explain=explain)
        sure = alone.outcome == "answered" and alone.best and alone.best.confidence >= _SURE_ALONE
        if sure and not qualifies(message.folded):
            return alone
        return self._search(
            question, message, language, intent.asks, leans=True, earlier=clean(topic), explain=explain
        )

    def taught_by(self, lessons: Sequence[Lesson]) -> "Finder":
        """This finder with the keepers' lessons added; itself where they add nothing."""
        if not lessons_in_force(self.catalogue, lessons):
            return self
        taught = lay_over(self, lessons, self.encoder)
        made = assemble(
            taught.catalogue,
            taught.entries,
            taught.index,
            taught.words,
            taught.fit,
            taught.meaning,
            self.encoder,
        )
        return replace(made, taught=taught.taught)

    def is_follow_up(self, text: str) -> bool:
        """True for a follow-up that means little by itself: it names no role or department, and asks for the
        owner of nothing new as “and who handles refunds?” does."""
        message = clean(text)
        follow = follows(message.folded)
        if follow == "none" or intent_of(message, self.names).about is not None:
            return False
        return follow != "also" or not asks_who(message.folded)

    def _answer_outright(
        self, question: str, message: CleanMessage, language: Language, intent: Intent, *, explain: bool
    ) -> Answer | None:
        """Answer what needs no search; None for anything else."""
        found = answer_outright(question, message, self.catalogue, self.names, language)
        if found is not None:
            return found if explain else replace(found, steps=())
        if intent.about is None:
            return None
        named = answer_name(question, self.catalogue, intent.asks, intent.about, language)
        return named if explain else replace(named, steps=())

    def _answer_part(self, language: Language, text: str, *, explain: bool) -> Answer:
        """The answer to a part of a message, in the language of the whole."""
        message = clean(text)
        asks = intent_of(message, self.names).asks
        return self._search(text, message, language, asks, explain=explain)

    def _answer_about_topic(
        self, question: str, topic: str, language: Language, follow: Follow, *, explain: bool
    ) -> Answer:
        """“Who else?” and “their manager?”, asked of the earlier message's answer."""
        before = self.find(topic, explain=explain)
        before = replace(before, question=question, language=language, elsewhere=None)
        return answer_about(before, self.catalogue, follow)

    def _search(
        self,
        question: str,
        message: CleanMessage,
        language: Language,
        asks: Asks,
        *,
        explain: bool,
        leans: bool = False,
        earlier: CleanMessage | None = None,
    ) -> Answer:
        who = asks_who(message.folded) or leans
        said = [sentence.folded for sentence in gist(message)]
        texts = [(self.asides.without(text), share) for text, share in weigh_sentences(message)]
        if earlier is not None:
            texts.extend(self._topic_texts(texts, earlier))
        query = scoring.read_query(self.index, self.corrector, texts)
        meant = self.score_meaning(texts, query)
        if not len(query.numbers) and meant is None:
            outcome: Outcome = "unknown" if who and query.known < 1 else "not_a_question"
            steps: tuple[Step, ...] = explain_nothing_to_compare(message, outcome, earlier) if explain else ()
            plain = who and not only_quoted(message)
            return Answer(question, outcome, language, (), asks=asks, plain=plain, steps=steps)
        alone = [without_lead(text) for text in said] if leans else said
        scores, crossed, asked = self.score(query, alone, who=who, meant=meant)
        chances = chances_of(scores, query, self.entries.role_count, asked, self.constants)
        matches = rank_matches(self, scores, chances.roles, language, by_department=asks == "department")
        outside = outside_match(self, scores, language)
        ranked = chances_to_weigh(matches, by_department=asks == "department")
        settled = settle(self, scores, chances, ranked, outside, who=who, asks=asked)
        outcome = settled.decision.outcome
        steps = ()
        if explain:
            search = Search(
                message,
                query,
                scores,
                chances,
                settled.decision,
                crossed,
                question,
                texts,
                earlier,
                settled.beside,
            )
            steps = explain_search(self, search)
        return Answer(
            question,
            outcome,
            language,
            matches[:MAX_MATCHES],
            offered=settled.decision.offered,
            elsewhere=outside if settled.beside or outcome == "elsewhere" else None,
            asks=asks,
            plain=who and len(message.sentences) <= _PLAIN_SENTENCES and not only_quoted(message),
            steps=steps,
        )

    def score_meaning(self, texts: Sequence[tuple[str, float]], query: scoring.Query) -> MeaningScores | None:
        """What the weighed sentences mean; None where no encoder is used, or they only ask who.

        With words of the catalogue among them, which ``query`` tells, they mean something even so.
        """
        if self.encoder is None:
            return None
        read = vector_of(self.encoder, texts, query.kinds, whole=len(query.numbers) > 0)
        return None if read is None else score_meaning(self, *read)

    def score(
        self, query: scoring.Query, said: Sequence[str], *, who: bool, meant: MeaningScores | None = None
    ) -> tuple[scoring.Scores, tuple[boundaries.Bound, ...], bool]:
        """Every owner's score, the boundaries crossed, and whether the message asks for an owner.

        ``said`` are the message's own sentences; ``who`` is whether it says so in words. A need by itself,
        “exchanges”, asks too, unless it is small talk.
        """
        owners = self.entries
        raw = scoring.score(self.index, owners.owner_of, len(owners.owners), self.weights, query, meant)
        crossed = boundaries.crossed_bounds(self.bounds, query)
        favoured = owned_names.favour_owned_names(
            boundaries.apply_bounds(raw, crossed), self.owned_names, said
        )
        scores = exact_wording.favour_exact_wording(favoured, said, self.entries, who=who)
        bare = sum(map(is_whole, query.names)) <= _BARE
        return scores, crossed, who or bare

    @cached_property
    def owned_names(self) -> owned_names.OwnedNames:
        """Names of systems, tools, brands and places that roles own."""
        return owned_names.owned_names_of(self.catalogue, self.entries)

    def _topic_texts(self, texts: list[tuple[str, float]], earlier: CleanMessage) -> list[tuple[str, float]]:
        """The earlier message's sentences, weighed so that a long one never outweighs the new words."""
        before = [(self.asides.without(text), share) for text, share in weigh_sentences(earlier)]
        new, old = (scoring.read_query(self.index, self.corrector, each).weight for each in (texts, before))
        most = QUALIFIED_EARLIER_SHARE if qualifies(texts[0][0]) else EARLIER_SHARE
        share = most * min(1.0, new / old) if new and old else most
        return [(text, share) for text, _ in before]


def build(catalogue: Catalogue, encoder: Encoder | None = None, *, words_alone: bool = False) -> Finder:
    """Index a catalogue and fit the weights.

    A function of the catalogue and of the ``encoder`` alone, by default the one that is installed; it is only
    asked where the catalogue is small enough for it to help, and not at all for ``words_alone``.
    """
    catalogue = drop_yielding_topics(catalogue)
    flat = entries.entries_of(catalogue)
    found, rows, words = index.build(flat.phrases, detailed=fitting.has_few_phrases(flat))
    meaning = None
    helps = not words_alone and fitting.uses_meaning(flat, found, rows)
    encoder = (encoder or encoders.default()) if helps else None
    if encoder is not None:
        meaning = meaning_of(catalogue, flat, encoder)
    elif helps:
        encoders.say_it_is_missing()
    fit = fitting.fit(flat, found, rows, None if meaning is None else meaning.phrases)
    return assemble(
        catalogue,
        flat,
        found,
        words,
        fit,
        meaning,
        encoder.encoder if isinstance(encoder, CachingEncoder) else encoder,
    )


def assemble(
    catalogue: Catalogue,
    flat: entries.Entries,
    found: index.Index,
    words: dict[str, int],
    fit: fitting.Weights,
    meaning: Meaning | None = None,
    encoder: Encoder | None = None,
) -> Finder:
    """Put a finder together from its parts, built just now or read from a snapshot."""
    corrector = spelling.Corrector(words, found.vocabulary, np.diff(found.starts))
    bounds = boundaries.bounds_of(catalogue, flat, detailed=found.detailed)
    return Finder(catalogue, flat, found, corrector, names_of(catalogue), fit, meaning, bounds, encoder)
