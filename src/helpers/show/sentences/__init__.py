"""The notebooks' titles and sentences, made from quantities in a language.

A function ending in `_title` gives a chart's title, the others a sentence with links to its rows.
"""
