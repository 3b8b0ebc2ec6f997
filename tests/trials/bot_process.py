"""A bot in a process of its own, to be killed at any moment: payloads come in as lines, replies go out.

Run as ``python -m tests.trials.bot_process DATABASE_URL KNOWLEDGE_DIR API_URL``.
"""

import json
import sys
from pathlib import Path

from slack_bolt import BoltRequest

from bot.learning.lesson_follower import follow
from bot.opening import open_desk
from bot.settings import Settings
from bot.slack.answering.recovery import PATIENCE, keep_recovering
from bot.slack.app import build_bot
from bot.standin.workspace import SIGNING_SECRET, TOKEN
from bot.store.store import open_store


def main(url: str, knowledge: str, api_url: str) -> None:
    settings = Settings(
        bot_token=TOKEN, signing_secret=SIGNING_SECRET, api_url=api_url, knowledge_dir=Path(knowledge)
    )
    desk, store = open_desk(settings.knowledge_dir), open_store(url, PATIENCE)
    bot = build_bot(settings, desk, store, process_before_response=True)
    follow(bot.service.follower)
    keep_recovering(bot.context, interval=0.5)
    print("ready", flush=True)
    for line in sys.stdin:
        response = bot.app.dispatch(BoltRequest(mode="socket_mode", body=json.loads(line)))
        print(json.dumps([response.status, response.body]), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
