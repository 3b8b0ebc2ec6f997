"""Messages and views as pictures, made offline: Block Kit to HTML, and a browser to look at it."""
