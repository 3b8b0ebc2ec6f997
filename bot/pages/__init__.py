"""The catalogue as pages to walk through: plain data in the reader's language, with links to other pages.

A surface renders them in its own way: it makes texts safe, cuts what is too long and turns targets into its
own links. Contacts are in them only where the reader may see them.
"""
