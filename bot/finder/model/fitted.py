"""What is fitted to one catalogue, as plain data: what ranking and explaining look things up in."""

from dataclasses import dataclass
from functools import cached_property

from bot.catalogue.model import Catalogue
from bot.finder.model import calibration
from bot.finder.model.entries import Entries
from bot.finder.model.index import Floats, Index
from bot.finder.model.yielding import titles_in
from bot.finder.text.asides import Asides
from bot.finder.text.names import Names
from bot.finder.text.spelling import Mender
from bot.language.script import fold


@dataclass(frozen=True)
class Fitted:
    """Everything that depends on the catalogue alone; immutable, safe to share between threads."""

    catalogue: Catalogue
    entries: Entries
    index: Index
    mender: Mender
    names: Names
    weights: Floats | None
    """Features × owners; None for catalogues so large that phrases alone decide."""

    @cached_property
    def asides(self) -> Asides:
        """Words that say nothing of a need, unless a name of this catalogue holds them."""
        return Asides(fold(" ".join(("", *titles_in(self.catalogue)))))

    @property
    def constants(self) -> calibration.Constants:
        """What turns this catalogue's scores into chances."""
        return calibration.FEW if self.index.fine else calibration.MANY
