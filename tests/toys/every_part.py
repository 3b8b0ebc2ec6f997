"""A small sound catalogue, as files, that uses every part of the format."""

from collections.abc import Callable
from pathlib import Path

MARKETING = """\
id: marketing
name: {en: Marketing, zh-Hant: 市場部, zh-Hans: 市场部}
mission: {en: Sell}
channel: "#marketing"
keepers: {people: U0000005}
reviewed: 2026-01-31
roles:
  - id: marketer
    name: {en: Marketer}
    aliases: {en: [promoter]}
    holder: U012AB3CD
    deputy: someone@example.com
    owns: [Project Kite, 風箏計畫, "Zendesk: chat"]
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
  starter: true
"""


FRAME = """\
name: {en: A shop}
departments: [marketing]
keepers:
  people: [U0000003, S0000004, keeper@example.com]
  channel: "#keepers"
principles:
  - id: clarity
    name: {en: Clarity}
    text: {en: Plain words.}
"""


Change = Callable[[str, str, str], Path]
