"""Facts on the publications behind a value in words."""

from helpers import observations
from helpers.words import Language


def copies(language: Language, *, count: int, publications: list[str], verdict: str, without: str) -> str:
    """How many figures only a copy of the office's publication gives, and the verdict without them."""
    register = observations.sources()["publisher"]
    first = language.plural(
        "{number} figure behind the value is known only from a copy of the office's publication ({publishers})",
        "{number} figures behind the value are known only from copies of the office's publications ({publishers})",
        count,
        number=language.number(count),
        publishers=language.listed(list(dict.fromkeys(register[each] for each in publications))),
    )
    if without == verdict:
        return language.say("{figures}; without copies the verdict is the same.", figures=first)
    return language.say(
        "{figures}; without copies the verdict is '{verdict}'.", figures=first, verdict=language.verdict(without)
    )
