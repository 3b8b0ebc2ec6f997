"""``python -m bot``: the same commands as the installed ``who-handles``."""

from bot.cli import main

if __name__ == "__main__":
    main()
