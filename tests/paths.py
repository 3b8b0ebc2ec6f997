"""Where the project's folders are."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
KNOWLEDGE: Final = ROOT / "knowledge"
EXAMPLES: Final = ROOT / "examples"
DOCS: Final = ROOT / "docs"
