"""What other programs ask over HTTP, apart from Slack; WSGI applications, one per path."""
