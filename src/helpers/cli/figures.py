"""The `claims` and `observations` commands."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from helpers import paths
from helpers.cli.console import Progress, table
from helpers.cli.options import AsOf, Document
from helpers.errors import known
from helpers.kept import kept

SHOWN = 40  # rows of observations in a table; --csv prints all of them


def claims(
    claim: Annotated[list[str] | None, typer.Argument(help="Ids such as Q01; without an id, all of them.")] = None,
    as_of: AsOf = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON list instead of a table.")] = False,
    document: Document = paths.LETTER,
) -> None:
    """Show the verdict on every claim. Example: amv claims Q02 --as-of 2023-12-22 --json"""
    chosen = tuple(claim or ())
    records, cells = kept(f"claims {chosen} {as_of}", lambda: _checked(chosen, as_of, document), document)
    if as_json:
        typer.echo(json.dumps(records, indent=2, ensure_ascii=False))
        return
    table(["claim", "the letter says", "stated, or our criterion", "computed", "verdict", "reason"], cells)


def _checked(
    claim_ids: tuple[str, ...], as_of: str | None, document: Path
) -> tuple[list[dict[str, Any]], list[list[str]]]:
    """The findings as plain values for JSON, and as the cells of a table."""
    from helpers.claims import check, register
    from helpers.show import findings
    from helpers.words import load

    claimed, language, found = register(document), load("en"), []
    chosen = [known("claim", each, claimed) for each in dict.fromkeys(claim_ids)] or list(claimed)
    with Progress("checking claims", len(chosen)) as progress:
        for each in chosen:
            found.append(check(each, as_of, document))
            progress.step()
    records = [findings.as_dict(finding, language) for finding in found]
    return records, [findings.as_cells(finding, language) for finding in found]


def observations(
    measure: Annotated[str | None, typer.Option(help="What is counted, such as uam_first_applications.")] = None,
    geo: Annotated[str | None, typer.Option(help="Code or name of a country or aggregate.")] = None,
    citizen: Annotated[str | None, typer.Option(help="Code or name of a citizenship, or TOTAL.")] = None,
    since: Annotated[
        str | None, typer.Option("--from", help="Periods that start on or after this day, YYYY-MM-DD.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", help="Periods that end on or before this day, YYYY-MM-DD.")
    ] = None,
    as_of: AsOf = None,
    csv: Annotated[bool, typer.Option("--csv", help="Print all rows as CSV.")] = False,
) -> None:
    """Show the figures behind the numbers. Example: amv observations --measure uam_first_applications --geo NL --csv"""
    from helpers.observations import load

    rows = load(measure, geo, citizen, since, until, as_of).table
    days = ["start", "end", "published"]
    rows = rows.assign(**{name: rows[name].dt.strftime("%Y-%m-%d") for name in days})
    if csv:
        typer.echo(rows.to_csv(index=False, lineterminator="\n"), nl=False)
        return
    if rows.empty:
        typer.echo("no figures match: `amv list measures` and `amv list places` show how many there are of each")
        return
    shown = ["figure_id", "measure", "geo", "citizen", "start", "end", "value", "unit", "published", "office"]
    table(shown, rows[shown].head(SHOWN).astype(str).itertuples(index=False))
    if len(rows) > SHOWN:
        typer.echo(f"{len(rows) - SHOWN} more rows: --csv prints all {len(rows)}")
