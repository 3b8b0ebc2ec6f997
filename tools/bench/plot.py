"""The growth of the finder as an SVG picture, written by hand: two curves, both axes logarithmic."""

import math
from collections.abc import Sequence
from typing import Final

from tools.bench.scale import Point

_WIDTH: Final = 640
_HEIGHT: Final = 400
_LEFT: Final = 70
_RIGHT: Final = 20
_TOP: Final = 40
_BOTTOM: Final = 60
_CURVES: Final = (("median", "#1264a3"), ("99th percentile", "#e01e5a"))


def svg(points: Sequence[Point]) -> str:
    """Milliseconds a question over phrases. Expects at least one point."""
    sizes = [point.phrases for point in points]
    series = ([point.p50_ms for point in points], [point.p99_ms for point in points])
    low = math.floor(math.log10(max(min(map(min, series)), 1e-6)))
    high = max(math.ceil(math.log10(max(*map(max, series), 1e-6))), low + 1)
    first, last = math.log10(sizes[0]), math.log10(sizes[-1])

    def across(size: int) -> float:
        share = (math.log10(size) - first) / (last - first) if last > first else 0.5
        return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)

    def down(value: float) -> float:
        share = (math.log10(max(value, 1e-6)) - low) / (high - low)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        ' font-family="sans-serif" font-size="12">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        _text(_LEFT, 20, "Milliseconds a question, by phrases in the catalogue", "start"),
    ]
    for power in range(low, high + 1):
        y = down(10.0**power)
        parts.append(
            f'<line x1="{_LEFT}" y1="{y:.1f}" x2="{_WIDTH - _RIGHT}" y2="{y:.1f}" stroke="#dddddd"/>'
            + _text(_LEFT - 8, y + 4, f"{10.0**power:g}", "end")
        )
    parts += [_text(across(size), _HEIGHT - _BOTTOM + 20, f"{size:,}", "middle") for size in sizes]
    for place, ((name, colour), values) in enumerate(zip(_CURVES, series, strict=True)):
        dots = [(across(size), down(value)) for size, value in zip(sizes, values, strict=True)]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in dots)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in dots]
        at = _LEFT + place * 160
        parts.append(f'<rect x="{at}" y="{_HEIGHT - 26}" width="12" height="12" fill="{colour}"/>')
        parts.append(_text(at + 18, _HEIGHT - 16, name, "start"))
    return "\n".join((*parts, "</svg>", ""))


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="#1d1c1d">{text}</text>'
