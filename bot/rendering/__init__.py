"""An answer as lines to read, the same on every surface: owner first, reach second, reasons last.

A surface passes a Style, which makes texts safe and marks them up in its own way.
"""

from bot.rendering.lines import BULLET, MAX_LISTED, MORE, reach_lines
from bot.rendering.outcomes import Option, RenderedAnswer, plain_text, render
from bot.rendering.style import PlainStyle, Style

__all__ = [
    "BULLET",
    "MAX_LISTED",
    "MORE",
    "Option",
    "PlainStyle",
    "RenderedAnswer",
    "Style",
    "plain_text",
    "reach_lines",
    "render",
]
