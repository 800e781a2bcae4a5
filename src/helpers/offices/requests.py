"""Request building: the structure of a table, SDMX keys, and splitting an oversized request."""

from dataclasses import dataclass, field, replace

import pandas as pd

from helpers.errors import RunError

SMALL = 3  # up to this number, countries are requested as SDMX-CSV, which states the day of the last update


@dataclass(frozen=True)
class Structure:
    """A table's dimensions in the order of its keys, with their codes, its periods, and its last update."""

    table: str
    codes: dict[str, list[str]]
    periods: list[str]
    updated: pd.Timestamp | None = None  # in UTC
    count: int | None = None  # observations in the whole table

    def key(self, chosen: dict[str, list[str]]) -> str:
        """The SDMX key of a request: one position per dimension, empty for all its codes.

        >>> Structure("t", {"freq": ["A"], "geo": ["NL", "BE"]}, []).key({"geo": ["NL", "BE"]})
        '.NL+BE'
        """
        return ".".join("+".join(chosen.get(name, [])) for name in self.codes)


@dataclass(frozen=True)
class Request:
    """A request for one table: chosen codes and a span of periods."""

    structure: Structure
    chosen: dict[str, list[str]] = field(default_factory=dict)
    first: str | None = None
    last: str | None = None
    form: str = "TSV"  # the same for all parts, since SDMX-CSV omits cells that TSV shows as missing

    def path(self) -> str:
        """The path below the service's address."""
        key = f"/{self.structure.key(self.chosen)}" if self.chosen else ""
        return f"sdmx/2.1/data/{self.structure.table.upper()}{key}"

    def query(self) -> dict[str, str]:
        """The query: format and span of periods."""
        span = {"startPeriod": self.first, "endPeriod": self.last}
        form = {"format": self.form, "compressed": "true"}
        return form | {name: value for name, value in span.items() if value}

    def halves(self) -> tuple["Request", "Request"]:
        """Two requests for the same cells: split by time, or for a single period by the largest dimension.

        Raises
        ------
        RunError
            Where the request is for a single cell.
        """
        periods = [p for p in self.structure.periods if (self.first or "") <= p <= (self.last or "~")]
        if len(periods) > 1:
            middle = len(periods) // 2
            early = replace(self, first=periods[0], last=periods[middle - 1])
            return early, replace(self, first=periods[middle], last=periods[-1])
        return self._halves_of_dimension()

    def _halves_of_dimension(self) -> tuple["Request", "Request"]:
        left = {name: self.chosen.get(name, codes) for name, codes in self.structure.codes.items()}
        name = max(left, key=lambda each: len(left[each]))
        middle = len(left[name]) // 2
        if not middle:
            raise RunError(f"{self.structure.table}: the office refuses a single cell as too large: cannot be split")
        lower, upper = (self.chosen | {name: codes} for codes in (left[name][:middle], left[name][middle:]))
        return replace(self, chosen=lower), replace(self, chosen=upper)


def build_request(structure: Structure, geo: list[str] | None, since: str | None) -> Request:
    """The request for a whole table, or for some countries, from a period on.

    Few countries are requested as SDMX-CSV, all others as TSV, which is a twentieth of the size.
    """
    small = 0 < len(geo or []) <= SMALL
    return Request(structure, {"geo": geo} if geo else {}, first=since, form="SDMX-CSV" if small else "TSV")
