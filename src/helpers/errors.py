"""The two ways in which work ends early, and the line that says so."""

from collections.abc import Iterable
from difflib import get_close_matches


class InputError(ValueError):
    """Wrong input: names the value, the place and what to do. The command line exits with 2."""


class RunError(RuntimeError):
    """A run that failed although its input was right. The command line exits with 1."""


def unknown(what: str, value: object, known: Iterable[str], place: str = "") -> InputError:
    """An error for a value that is not in a register, with the nearest known ones.

    >>> str(unknown("geo", "NLD", ["NL", "BE"]))
    "unknown geo 'NLD': nearest is NL"
    """
    names = sorted(map(str, known))
    by_folded = {name.casefold(): name for name in names}
    folded = str(value).casefold()
    near = [by_folded[match] for match in get_close_matches(folded, by_folded, n=3, cutoff=0.5)]
    if near:
        hint = f"nearest {'is' if len(near) == 1 else 'are'} {', '.join(near)}"
    else:
        hint = f"known are {', '.join(names[:12])}{', ...' if len(names) > 12 else ''}"
    return InputError(f"{place + ': ' if place else ''}unknown {what} {value!r}: {hint}")


def known(what: str, value: str, choices: Iterable[str], place: str = "") -> str:
    """`value` itself where it is one of `choices`, an `InputError` with the nearest ones else."""
    choices = list(choices)
    if value not in choices:
        raise unknown(what, value, choices, place)
    return value
