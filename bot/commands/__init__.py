"""What the commands do, one module per command; ``bot.command_line`` says what each accepts."""
