from collections.abc import Callable
from pathlib import Path

import pytest

MARKETING = """\
id: marketing
name: {en: Marketing, zh-Hant: 市場部, zh-Hans: 市场部}
mission: {en: Sell}
channel: "#marketing"
reviewed: 2026-01-31
roles:
  - id: marketer
    name: {en: Marketer}
    aliases: {en: [promoter]}
    holder: U012AB3CD
    deputy: someone@example.com
    duties:
      - id: campaigns
        text: {en: Run campaigns, zh-Hant: 辦活動, zh-Hans: 办活动}
        measure: {en: Campaigns on time}
        works_with: [marketing]
        from_mission: true
        not_for:
          - {phrase: company party, see: events}
      - id: "404"
        text: {en: Mind the broken links}
"""
PHRASES = """\
campaigns:
  en: [sale next week, discount codes]
  zh-Hant: [週年慶]
events:
  en:
    - summer party
"""
ELSEWHERE = """\
- id: events
  name: {en: Company events}
  usually: {en: the HR department}
  contact: "#people"
"""
FRAME = """\
name: {en: A shop}
departments: [marketing]
principles:
  - id: clarity
    name: {en: Clarity}
    text: {en: Plain words.}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small sound catalogue that uses every part of the format."""
    root = tmp_path / "knowledge"
    (root / "departments").mkdir(parents=True)
    (root / "phrases").mkdir()
    (root / "catalogue.yaml").write_text(FRAME, encoding="utf-8")
    (root / "elsewhere.yaml").write_text(ELSEWHERE, encoding="utf-8")
    (root / "departments/marketing.yaml").write_text(MARKETING, encoding="utf-8")
    (root / "phrases/marketing.yaml").write_text(PHRASES, encoding="utf-8")
    return root


Change = Callable[[str, str, str], Path]


@pytest.fixture
def change(folder: Path) -> Change:
    """Replace a text in one file of the folder; gives the folder."""

    def changed(name: str, old: str, new: str) -> Path:
        path = folder / name
        before = path.read_text(encoding="utf-8")
        assert before.count(old) >= 1
        path.write_text(before.replace(old, new, 1), encoding="utf-8")
        return folder

    return changed


@pytest.fixture
def shipped() -> Path:
    return Path(__file__).parents[2] / "knowledge"
