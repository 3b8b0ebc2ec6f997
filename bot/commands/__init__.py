"""What the commands do, one module a command that is more than a call; ``bot.cli`` declares them."""
