"""Questions that failed, what keepers taught because of them, and whom an answer is still owed."""
