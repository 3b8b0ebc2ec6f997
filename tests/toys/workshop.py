"""A small catalogue on disk, for tests that open one."""

from pathlib import Path

DEPARTMENT = """\
id: workshop
name: {en: Workshop, zh-Hant: 工坊, zh-Hans: 工坊}
roles:
  - id: carpenter
    name: {en: Carpenter}
    duties:
      - id: chairs
        text: {en: Mend broken chairs}
  - id: painter
    name: {en: Painter}
    duties:
      - id: walls
        text: {en: Paint the walls}
"""
PHRASES = """\
chairs:
  en: [wobbly chair leg, stool seat loose]
  zh-Hant: [椅子壞了]
walls:
  en: [peeling paint in the hall, repaint a room]
"""


def write_catalogue(folder: Path) -> Path:
    """Write it into a folder that is not there yet; gives the folder."""
    (folder / "departments").mkdir(parents=True)
    (folder / "phrases").mkdir()
    (folder / "departments/workshop.yaml").write_text(DEPARTMENT, encoding="utf-8")
    (folder / "phrases/workshop.yaml").write_text(PHRASES, encoding="utf-8")
    return folder


def rewrite(file: Path, old: str, new: str) -> None:
    before = file.read_text(encoding="utf-8")
    assert old in before
    file.write_text(before.replace(old, new), encoding="utf-8")
