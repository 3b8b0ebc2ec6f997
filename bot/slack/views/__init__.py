"""Pure builders of modals and App Home pages, within Slack's limits."""
