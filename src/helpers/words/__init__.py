"""Messages, numbers and names in the language of the reader; functions take a `Language`.

>>> english = load("en")
>>> english.percent(8.02, 1)
'8.0 %'
"""

from helpers.words.language import Language, languages, load

__all__ = ["Language", "languages", "load"]
