"""The two exception types that users see, and helpers that build their messages."""

from collections.abc import Iterable, Mapping
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


LONGEST = 400  # characters of a foreign message
NEAREST, LISTED = 3, 12  # hints name at most this many near values, or valid ones if none is near


def one_line(message: object) -> str:
    """A message that may quote foreign text, as one line of printable characters.

    >>> one_line("row 2:\\n\\x1b[31mred")
    'row 2: ?[31mred'
    """
    words = " ".join(str(message).split())
    return "".join(each if each.isprintable() else "?" for each in words[:LONGEST])


def unknown(
    what: str, value: object, known: Iterable[str], place: str = "", words: Mapping[str, str] | None = None
) -> InputError:
    """The error for a value that is not among the valid ones, with the nearest of them.

    `words` says how hints write a valid value, where its code alone says little; values written
    alike, such as the names of one place, are named once.

    >>> str(unknown("geo", "NLD", ["NL", "BE"]))
    "unknown geo 'NLD': nearest is NL"
    >>> str(unknown("place", "Nederlnd", ["NL", "Nederland"], words={"Nederland": "Netherlands (NL)"}))
    "unknown place 'Nederlnd': nearest is Netherlands (NL)"
    """
    names, written = sorted(map(str, known)), words or {}
    near = list(dict.fromkeys(written.get(name, name) for name in _near(str(value), names)))[:NEAREST]
    valid = list(dict.fromkeys(written.get(name, name) for name in names))
    if near:
        hint = f"nearest {'is' if len(near) == 1 else 'are'} {', '.join(near)}"
    elif not names:
        hint = "no valid values exist yet"
    else:
        hint = f"valid values are {', '.join(valid[:LISTED])}{', ...' if len(valid) > LISTED else ''}"
    return InputError(f"{place + ': ' if place else ''}unknown {what} {value!r}: {hint}")


def known(
    what: str, value: str, choices: Iterable[str], place: str = "", words: Mapping[str, str] | None = None
) -> str:
    """The value itself if it is one of `choices`; otherwise an `InputError` that names the nearest ones."""
    choices = list(choices)
    if value not in choices:
        raise unknown(what, value, choices, place, words)
    return value


def _near(value: str, names: list[str]) -> list[str]:
    """The valid values that are spelt nearly as this one, else those that contain it; case does not count."""
    by_folded = {name.casefold(): name for name in names}
    folded = value.casefold()
    if folded in by_folded:
        return [by_folded[folded]]
    close = get_close_matches(folded, by_folded, n=2 * NEAREST, cutoff=0.5)
    part = folded.strip()
    held = sorted((name for name in by_folded if part and part in name), key=lambda name: name.index(part))
    return [by_folded[name] for name in close or held]
