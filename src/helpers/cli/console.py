"""Console output: tables on standard output, progress on standard error."""

import sys
from collections.abc import Iterable
from types import TracebackType

import typer

WIDE = 200  # columns of a table that is written to a file or a pipe


def table(columns: list[str], rows: Iterable[Iterable[str]]) -> None:
    """Print rows as a table: as wide as the terminal, or `WIDE` where standard output is not one.

    Cells are data: brackets in them are not markup, and control characters are written as escapes.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else WIDE)
    shown = Table(show_lines=True)
    for name in columns:
        shown.add_column(Text(printable(name)))
    for row in rows:
        shown.add_row(*(Text(printable(cell)) for cell in row))
    console.print(shown)


def printable(text: str) -> str:
    r"""A text of one or more lines with every character that a terminal could take as a command escaped.

    >>> print(printable("[old] \x1b[31m"))
    [old] \x1b[31m
    """
    return "".join(each if each.isprintable() or each == "\n" else ascii(each)[1:-1] for each in text)


class Progress:
    """Progress on standard error: a bar on a terminal, otherwise one line for each step."""

    def __init__(self, title: str, steps: int) -> None:
        from rich.console import Console
        from rich.progress import Progress

        console = Console(stderr=True)
        self._bar = Progress(console=console, transient=True, disable=not console.is_terminal)
        self._task = self._bar.add_task(title, total=steps)

    def __enter__(self) -> "Progress":
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def step(self, line: str = "") -> None:
        """Count one step as done; print its line, if it has one."""
        self._bar.advance(self._task)
        if line:
            self.note(line)

    def note(self, line: str) -> None:
        """Print a line during a step."""
        if self._bar.disable:
            typer.echo(printable(line), err=True)
        else:
            self._bar.console.print(printable(line), markup=False, highlight=False)
