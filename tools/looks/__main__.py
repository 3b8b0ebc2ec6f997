"""``python -m tools.looks DIR``: the page of looks, its HTML and its pictures."""

import os
import sys
from pathlib import Path

from bot.opening import open_desk
from bot.settings import SettingsError, knowledge_dir
from tools.looks.asked import SceneError
from tools.looks.browser import BrowserError
from tools.looks.looks import draw, write


def main(arguments: list[str]) -> int:
    """The exit status: 0, or 1 with one line on standard error."""
    if len(arguments) != 1:
        print("give the folder of the docs: python -m tools.looks docs", file=sys.stderr)
        return 1
    folder = Path(arguments[0])
    try:
        desk = open_desk(knowledge_dir(os.environ))
        write(desk, folder)
        draw(desk, folder)
    except (BrowserError, SceneError, SettingsError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
