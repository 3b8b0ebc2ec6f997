"""Ids that name nothing, found once all files are read; where many have one cause, it reports the cause."""

import difflib
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from bot.catalogue.errors import Problem, of_file
from bot.catalogue.yaml import fields, files, reader

_SHOWN: Final = 5  # ids
_SLIP: Final = 0.8  # of the letters are those of an id that is there


def unknown_id_problems(
    index: reader.IdIndex, broken: Collection[str], misnamed: Sequence[Problem], *, topics_there: bool
) -> list[Problem]:
    """Report each id that names nothing where it stands; give back the causes that explain several of them.

    An unreadable file (``broken`` holds the stems) or a ``misnamed`` one may define what seems to be missing:
    ids that it could define are not reported.
    """
    dangling = [use for use in index.uses if _names_nothing(use, index, broken)]
    if dangling and misnamed:
        return list(misnamed)
    causes: list[Problem] = []
    if not topics_there:
        unexplained = [use for use in dangling if "topic" in use.kinds and not _is_slip(use, index)]
        dangling = [use for use in dangling if use not in unexplained]
        causes = [_no_topics(unexplained)] if unexplained else []
    for use in dangling:
        kinds = " or ".join(use.kinds) if len(use.kinds) < 3 else "duty, role, department or topic"
        remedy = fields.nearest_word(use.id, _known(use, index))
        use.file.add(use.rule, use.at, f"there is no {kinds} with this id", value=use.id, remedy=remedy)
    return causes


def _no_topics(unexplained: Iterable[reader.Use]) -> Problem:
    ids = sorted({use.id for use in unexplained})
    listed = ", ".join(ids[:_SHOWN]) + (", …" if len(ids) > _SHOWN else "")
    return of_file(
        "no-elsewhere",
        files.ELSEWHERE,
        f"there are no topics outside the catalogue, and nothing else has the ids referred to: {listed}",
        f"put {files.ELSEWHERE} in its place, or correct the ids",
    )


def _names_nothing(use: reader.Use, index: reader.IdIndex, broken: Collection[str]) -> bool:
    excused = use.id in broken if use.kinds == ("department",) else bool(broken)
    return not excused and use.id not in _known(use, index)


def _is_slip(use: reader.Use, index: reader.IdIndex) -> bool:
    return bool(difflib.get_close_matches(use.id, _known(use, index), n=1, cutoff=_SLIP))


def _known(use: reader.Use, index: reader.IdIndex) -> list[str]:
    return [name for kind in use.kinds for name in index.kinds.get(kind, [])]
