"""The `run` and `params` commands: execute the notebooks, list their parameters."""

import json
import signal
from pathlib import Path
from types import FrameType
from typing import Annotated, Any

import typer

from helpers.cli import arguments
from helpers.cli.console import Progress, table
from helpers.cli.options import AsOf
from helpers.errors import InterruptedRunError

Names = Annotated[
    list[str] | None, typer.Argument(help="Names such as 01-inflow, or paths; without one, all of the compendium's.")
]


def run(
    notebooks: Names = None,
    parameter: Annotated[
        list[str] | None, typer.Option("--parameter", "-p", help="name=value; repeat for more.")
    ] = None,
    params: Annotated[
        Path | None, typer.Option("--params", metavar="FILE", help="A TOML, YAML or JSON file of names and values.")
    ] = None,
    as_of: AsOf = None,
    out: Annotated[
        Path | None,
        typer.Option(callback=arguments.folder, help="Folder of the results; by default one named by the parameters."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Execute also what is current.")] = False,
    limit: Annotated[float, typer.Option("--cell-limit", min=1, help="Seconds that a cell may take.")] = 600,
) -> None:
    """Execute the notebooks. Example: amv run 01-inflow -p geo=SE -p year=2022"""
    from helpers.runs import given, runner
    from helpers.runs import notebooks as named

    stop_on_signals()
    chosen = named.find(notebooks or ())
    values = given.collected(parameter or (), params, as_of)
    outcomes: list[runner.Outcome] = []
    with Progress("running notebooks", len(chosen)) as progress:

        def done(outcome: runner.Outcome) -> None:
            outcomes.append(outcome)
            progress.step()

        try:
            target = out.resolve() if out else None
            runner.run(chosen, values, target, force=force, limit=limit, tell=progress.note, done=done)
        finally:
            for line in _summary(outcomes, values):
                progress.note(line)
    if not notebooks:
        for name in named.others():
            typer.echo(f"{name}: left alone, since its name is not like 01-name", err=True)


def params(
    notebooks: Names = None,
    json_schema: Annotated[bool, typer.Option("--json-schema", help="Print a JSON schema of each notebook.")] = False,
) -> None:
    """List the parameters of the notebooks. Example: amv params 01-inflow --json-schema"""
    from helpers.runs import notebooks as named
    from helpers.runs import parameters
    from helpers.runs.declared import declared

    chosen = named.find(notebooks or ())
    if json_schema:
        schemas: dict[str, Any] = {path.stem: parameters.model(path).model_json_schema() for path in chosen}
        typer.echo(json.dumps(schemas, indent=1))
        return
    rows = [
        [path.stem, one.name, one.kind.__name__, repr(one.default), one.help]
        for path in chosen
        for one in declared(path).values()
    ]
    table(["notebook", "parameter", "type", "default", "meaning"], rows)


def stop_on_signals() -> None:
    """Let a signal end a command as a failed run, so that it cleans up; ignored ones stay ignored."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise InterruptedRunError(number, ())

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, stop)


def _summary(outcomes: list[Any], values: dict[str, str]) -> list[str]:
    """A line for each notebook: its state and seconds, parameters that it does not have, and its standard error."""
    from helpers.runs.declared import declared

    lines = []
    for outcome in sorted(outcomes, key=lambda each: each.notebook.stem):
        seconds = f", {outcome.seconds:.1f} s" if outcome.seconds else ""
        absent = sorted(set(values) - set(declared(outcome.notebook)))
        without = f" (has no {', '.join(absent)})" if absent else ""
        lines.append(f"{outcome.notebook.stem}: {outcome.state}{seconds}{without}")
        lines.extend(f"{outcome.notebook.stem}, {line}" for line in outcome.stderr)
    return lines
