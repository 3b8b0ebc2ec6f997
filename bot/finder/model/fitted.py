"""What is fitted to one catalogue, as plain data: what ranking and explaining look things up in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from bot.catalogue.model import Catalogue
from bot.finder.model import calibration
from bot.finder.model.entries import Entries
from bot.finder.model.fitting import Weights
from bot.finder.model.index import Floats, Index, Ints
from bot.finder.model.meaning import Meaning
from bot.finder.model.precedence import titles_in
from bot.finder.text.asides import Asides
from bot.finder.text.names import Names
from bot.finder.text.spelling import Corrector
from bot.language.script import fold


@dataclass(frozen=True)
class FittedModel:
    """Everything that depends on the catalogue alone; immutable, safe to share between threads."""

    catalogue: Catalogue
    entries: Entries
    index: Index
    corrector: Corrector
    names: Names
    fit: Weights
    meaning: Meaning | None
    """None where no encoder is used."""
    taught: Mapping[int, str] = field(default_factory=dict, kw_only=True)
    """Phrases that keepers taught, with the ids of their lessons."""

    @property
    def weights(self) -> Floats | None:
        """Features × owners; None for catalogues so large that phrases alone decide."""
        return self.fit.words

    @cached_property
    def counts(self) -> Ints:
        """How many phrases each owner has."""
        return np.bincount(self.entries.owner_of, minlength=len(self.entries.owners)).astype(np.int32)

    @cached_property
    def asides(self) -> Asides:
        """Words that say nothing of a need, unless a name of this catalogue holds them."""
        return Asides(fold(" ".join(("", *titles_in(self.catalogue)))))

    @property
    def constants(self) -> calibration.Constants:
        """What turns this catalogue's scores into chances."""
        if self.meaning is not None:
            return calibration.MEANT
        return calibration.FEW if self.index.detailed else calibration.MANY
