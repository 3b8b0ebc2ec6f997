"""The features of one phrase, for tests that count by hand."""

from bot.finder.text.tokens import features, split_runs


def features_of(text: str) -> list[str]:
    return features(split_runs(text))
