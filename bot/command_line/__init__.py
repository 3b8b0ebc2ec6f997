"""What the commands accept, by what people use them for; ``bot.commands`` holds what they do.

A command imports what it needs when it runs: ``ask`` must not wait for Slack's libraries.
"""
