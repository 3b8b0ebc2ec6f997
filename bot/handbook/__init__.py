"""The handbook: the whole catalogue as one self-contained HTML page, of the page data that App Home shows."""
