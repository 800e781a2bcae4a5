"""The coders of an exchange file: each an identity with a GUID and a name, none folded into another."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from helpers.qda import rules


class Coder(NamedTuple):
    """Who coded: the name by which the tables list a coder, and the GUID."""

    name: str
    guid: str


@dataclass
class Coders:
    """The coders of one file by the keys that it uses for them; `letter` is the letter's SHA-256."""

    file: str
    letter: str
    warnings: list[str]
    known: dict[str, Coder] = field(default_factory=dict)
    derived: Counter[str] = field(default_factory=Counter)

    def add(self, key: str, name: str) -> None:
        """Add a coder that the file names, under a name that no other coder of the file has."""
        name = " ".join(name.splitlines()).strip()
        self.known[key] = self._distinct(key, name or _called(key))
        if not name:
            self.warnings.append(f"a coder without a name is listed as {self.known[key].name!r}")
        elif self.known[key].name != name:
            self.warnings.append(f"two coders are called {name!r}: one is listed as {self.known[key].name!r}")

    def of(self, key: str) -> Coder:
        """The coder with a key; one that the file does not list is derived from the key or the file's name."""
        if key not in self.known:
            self.known[key] = self._distinct(key, _called(key) if key else f"coder of {self.file}")
            self.derived[key] = 0
        if key in self.derived:
            self.derived[key] += 1
        return self.known[key]

    def report(self) -> list[str]:
        """A line for each coder that was derived, with the number of codings."""
        return [
            f"{count} codings name {'a coder that the file does not list' if key else 'no coder'}: "
            f"they are listed under {self.known[key].name!r}"
            for key, count in self.derived.items()
        ]

    def _distinct(self, key: str, name: str) -> Coder:
        guid = key if rules.GUID.fullmatch(key) else rules.guid(self.letter, "coder", key or f"of {self.file}")
        taken = {coder.name for coder in self.known.values()}
        choices = (name, f"{name} ({guid[:8]})", f"{name} ({guid})")
        return Coder(next((each for each in choices if each not in taken), choices[-1]), guid)


def _called(key: str) -> str:
    """The name for a coder of whom only the key is known."""
    return f"coder {key[:8]}" if rules.GUID.fullmatch(key) or not key else " ".join(key.split()) or "coder"
