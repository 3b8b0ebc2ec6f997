"""An embedded stand-in for Slack: its Web API on this machine, for the console and the tests."""
