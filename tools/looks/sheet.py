"""Scenes on a sheet: one self-contained HTML page, light or dark."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final, Literal

from bot.language.codes import Language
from bot.slack.blocks.messages import Message
from tools.looks.elements import block_html, text_html
from tools.looks.mrkdwn import as_html, plain_as_html

Theme = Literal["light", "dark"]
THEMES: Final[tuple[Theme, ...]] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Prompts:
    """What Slack offers to ask at the beginning of a direct message."""

    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """One message or view, with what led to it."""

    title: str
    shown: Message | Prompts | Mapping[str, Any]
    said: str = ""
    """What a person wrote before a message."""
    private: bool = False


def sheet(scenes: Iterable[Scene], language: Language, theme: Theme) -> str:
    """One language in one theme."""
    inside = "".join(_scene(scene) for scene in scenes)
    return f'<div class="sheet {theme}" lang="{language}">{inside}</div>'


def single(scene: Scene, language: Language, theme: Theme) -> str:
    """One scene alone and large, without its title."""
    return f'<div class="single"><div class="sheet {theme}" lang="{language}">{_scene(scene)}</div></div>'


def page(title: str, sheets: Iterable[str]) -> str:
    """A whole HTML document that needs nothing else."""
    style = files("tools.looks").joinpath("look.css").read_text(encoding="utf-8")
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{plain_as_html(title)}</title>'
        f"<style>\n{style}</style></head>\n<body>\n" + "\n".join(sheets) + "\n</body></html>\n"
    )


def _scene(scene: Scene) -> str:
    shown = scene.shown
    if isinstance(shown, Message):
        card = _message(scene, shown)
    else:
        card = _prompts(shown) if isinstance(shown, Prompts) else _view(shown)
    return f'\n<div class="scene"><h2>{plain_as_html(scene.title)}</h2>{card}</div>'


def _message(scene: Scene, message: Message) -> str:
    only = '<span class="only"></span>' if scene.private else ""
    blocks = "".join(map(block_html, message.blocks)) or f'<div class="block">{as_html(message.text)}</div>'
    asked = _line("P", "Pat", plain_as_html(scene.said)) if scene.said else ""
    return f'<div class="card">{asked}{_line("?", "who", blocks, f"<span class=app>APP</span>{only}")}</div>'


def _prompts(prompts: Prompts) -> str:
    offered = "".join(f'<span class="button">{plain_as_html(text)}</span>' for text in prompts.texts)
    return (
        f'<div class="card"><div class="context">{plain_as_html(prompts.title)}</div>'
        f'<div class="block prompts">{offered}</div></div>'
    )


def _line(face: str, name: str, body: str, badge: str = "") -> str:
    kind = "face bot" if badge else "face"
    return (
        f'<div class="said"><div class="{kind}">{face}</div>'
        f'<div class="body"><div class="who">{name}{badge}</div>{body}</div></div>'
    )


def _view(view: Mapping[str, Any]) -> str:
    blocks = "".join(map(block_html, view["blocks"]))
    bar = f'<div class="bar">{text_html(view["title"])}</div>' if "title" in view else ""
    foot = [f'<span class="button">{text_html(view["close"])}</span>'] if "close" in view else []
    if "submit" in view:
        foot.append(f'<span class="button primary">{text_html(view["submit"])}</span>')
    below = f'<div class="foot">{"".join(foot)}</div>' if foot else ""
    return f'<div class="card view">{bar}<div class="inside">{blocks}</div>{below}</div>'
