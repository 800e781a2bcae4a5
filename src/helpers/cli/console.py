"""What commands show: tables, and progress that leaves standard output alone."""

import sys
from collections.abc import Callable, Iterable

import typer


def table(columns: list[str], rows: Iterable[Iterable[str]]) -> None:
    """Rows as a table; wide where nobody looks at a terminal."""
    from rich.console import Console
    from rich.table import Table

    console = Console(width=None if sys.stdout.isatty() else 200)
    shown = Table(*columns, show_lines=True)
    for row in rows:
        shown.add_row(*row)
    console.print(shown)


class Progress:
    """A bar on a terminal, a plain line for each step elsewhere; all of it on standard error."""

    def __init__(self, title: str, steps: int, quiet: bool = False) -> None:
        from rich.console import Console
        from rich.progress import Progress

        console = Console(stderr=True)
        self._bar = Progress(console=console, transient=True, disable=not console.is_terminal)
        self._task = self._bar.add_task(title, total=steps)
        self._plain = not (console.is_terminal or quiet)

    def __enter__(self) -> Callable[[object], object]:
        self._bar.start()
        return self._step

    def __exit__(self, *error: object) -> None:
        self._bar.stop()

    def _step(self, what: object) -> object:
        self._bar.advance(self._task)
        if isinstance(what, str):
            (self._bar.console.print if not self._plain else _plain)(what)
        return what


def _plain(line: str) -> None:
    typer.echo(line, err=True)
