"""Words, numbers and names as a reader sees them, in a language that is handed from function to function.

>>> english = load("en")
>>> english.percent(8.02, 1)
'8.0 %'
"""

from helpers.words.language import Language, languages, load

__all__ = ["Language", "languages", "load"]
