"""What can be asked of a table, and what is: keys in the table's own order, spans, halves."""

from dataclasses import dataclass, replace

from helpers.errors import RunError

FEW = 3  # countries that are asked for as SDMX-CSV, which says when it was updated


@dataclass(frozen=True)
class Structure:
    """The dimensions of a table in the order of its keys, with their codes, and its periods."""

    table: str
    codes: dict[str, list[str]]
    periods: list[str]

    def key(self, chosen: dict[str, list[str]]) -> str:
        """The key of a request: a place for each dimension, empty for all of its codes.

        >>> Structure("t", {"freq": ["A"], "geo": ["NL", "BE"]}, []).key({"geo": ["NL", "BE"]})
        '.NL+BE'
        """
        return ".".join("+".join(chosen.get(name, [])) for name in self.codes)


@dataclass(frozen=True)
class Request:
    """What is asked of one table: some codes, a span of periods."""

    structure: Structure
    chosen: dict[str, list[str]]
    first: str | None = None
    last: str | None = None
    form: str = "TSV"  # the same for all parts, since SDMX-CSV leaves cells out that TSV shows as missing

    def path(self) -> str:
        """The address below the service."""
        key = f"/{self.structure.key(self.chosen)}" if self.chosen else ""
        return f"sdmx/2.1/data/{self.structure.table.upper()}{key}"

    def query(self) -> dict[str, str]:
        """Format and span."""
        span = {"startPeriod": self.first, "endPeriod": self.last}
        form = {"format": self.form, "compressed": "true"}
        return form | {name: value for name, value in span.items() if value}

    def halves(self) -> tuple["Request", "Request"]:
        """Two requests for the same: by time, or of one period by the largest dimension.

        Raises
        ------
        RunError
            Where there is nothing left to split.
        """
        periods = [p for p in self.structure.periods if (self.first or "") <= p <= (self.last or "~")]
        if len(periods) > 1:
            middle = len(periods) // 2
            early = replace(self, first=periods[0], last=periods[middle - 1])
            return early, replace(self, first=periods[middle], last=periods[-1])
        left = {name: self.chosen.get(name, codes) for name, codes in self.structure.codes.items()}
        name = max(left, key=lambda each: len(left[each]))
        if len(left[name]) < 2:
            raise RunError(f"{self.structure.table}: a single cell is too big for the office")
        middle = len(left[name]) // 2
        lower, upper = (self.chosen | {name: part} for part in (left[name][:middle], left[name][middle:]))
        return replace(self, chosen=lower), replace(self, chosen=upper)


def asked(structure: Structure, geo: list[str] | None, since: str | None) -> Request:
    """The request for a whole table or some countries, from a period on.

    Few countries come as SDMX-CSV, all others as TSV, which has a twentieth of its bytes.
    """
    small = 0 < len(geo or []) <= FEW
    chosen = {"geo": list(geo)} if geo else {}
    return Request(structure, chosen, first=since, form="SDMX-CSV" if small else "TSV")
