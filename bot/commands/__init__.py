"""What the commands do, one module per command that is more than a call; ``bot.cli`` declares them."""
