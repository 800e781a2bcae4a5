"""The two exception types that users see, and helpers that build their messages."""

from collections.abc import Iterable
from difflib import get_close_matches


class InputError(ValueError):
    """Invalid input: the message names the place, the value and what to do. Exit status 2."""


class RunError(RuntimeError):
    """A run that failed although its input was valid. Exit status 1."""


class InterruptedRunError(RunError):
    """A run that a signal ended: the message says what was finished. Exit status 128 and the signal's number."""

    def __init__(self, number: int, finished: Iterable[str]) -> None:
        super().__init__(f"interrupted; finished: {', '.join(sorted(finished)) or 'nothing'}; run it again to continue")
        self.status = 128 + number


def unknown(what: str, value: object, known: Iterable[str], place: str = "") -> InputError:
    """The error for a value that is not among the valid ones, with the nearest of them.

    >>> str(unknown("geo", "NLD", ["NL", "BE"]))
    "unknown geo 'NLD': nearest is NL"
    """
    names = sorted(map(str, known))
    by_folded = {name.casefold(): name for name in names}
    folded = str(value).casefold()
    near = [by_folded[match] for match in get_close_matches(folded, by_folded, n=3, cutoff=0.5)]
    if near:
        hint = f"nearest {'is' if len(near) == 1 else 'are'} {', '.join(near)}"
    elif not names:
        hint = "no valid values exist yet"
    else:
        hint = f"valid values are {', '.join(names[:12])}{', ...' if len(names) > 12 else ''}"
    return InputError(f"{place + ': ' if place else ''}unknown {what} {value!r}: {hint}")


def known(what: str, value: str, choices: Iterable[str], place: str = "") -> str:
    """The value itself if it is one of `choices`; otherwise an `InputError` that names the nearest ones."""
    choices = list(choices)
    if value not in choices:
        raise unknown(what, value, choices, place)
    return value
