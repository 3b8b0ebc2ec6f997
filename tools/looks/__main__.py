"""``python -m tools.looks DOCS``: the page of looks and its HTML; ``--pictures`` draws its pictures, too."""

import argparse
import os
import sys
from pathlib import Path

from bot.environment import SettingsError, knowledge_dir
from bot.opening import open_desk
from tools.looks.asked import SceneError
from tools.looks.browser import BrowserError
from tools.looks.looks import draw, write


def main(arguments: list[str]) -> int:
    """The exit status: 0, or 1 with one line on standard error. Raises SystemExit for another call."""
    parser = argparse.ArgumentParser(prog="python -m tools.looks", description="Write the page of looks.")
    parser.add_argument("docs", type=Path, help="the folder of the documentation: docs")
    parser.add_argument("--pictures", action="store_true", help="draw its pictures anew, with Chromium")
    given = parser.parse_args(arguments)
    try:
        desk = open_desk(knowledge_dir(os.environ))
        write(desk, given.docs)
        if given.pictures:
            draw(desk, given.docs)
    except (BrowserError, SceneError, SettingsError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
