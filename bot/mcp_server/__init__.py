"""The bot as a server of the Model Context Protocol: assistants ask it instead of guessing.

Only ``server.py`` and ``exchange.py`` know the protocol's SDK, which is an extra; what the tools answer is
decided in the other modules.
"""
