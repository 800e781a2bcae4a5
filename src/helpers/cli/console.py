"""Console output: tables on standard output, progress on standard error."""

import sys
from collections.abc import Iterable
from types import TracebackType

import typer

WIDE = 200  # columns of a table that is written to a file or a pipe


def table(columns: list[str], rows: Iterable[Iterable[str]]) -> None:
    """Print rows as a table: as wide as the terminal, or `WIDE` where standard output is not one."""
    from rich.console import Console
    from rich.table import Table

    console = Console(width=None if sys.stdout.isatty() else WIDE)
    shown = Table(*columns, show_lines=True)
    for row in rows:
        shown.add_row(*row)
    console.print(shown)


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
            typer.echo(line, err=True)
        else:
            self._bar.console.print(line, markup=False, highlight=False)
