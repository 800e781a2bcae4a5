"""Reading of executed notebooks, and the metadata of their runs."""

import re
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
from markupsafe import Markup
from nbformat import NotebookNode

from helpers import dates, observations
from helpers.errors import InputError, RunError
from helpers.runs import provenance
from helpers.runs.notebooks import is_own
from helpers.site.hooks import claims_in
from helpers.words import Language, load

HEADING = re.compile(r"^(#+)\s+(.+?)\s*$", re.MULTILINE)
LANGUAGE, DAY = "lang", "as_of"  # parameters that the footer does not list, because the page shows them otherwise

Notebooks = dict[str, NotebookNode]  # by name
Origin = list[tuple[str, str]]  # labels and values of a page's footer; a value can be markup


@dataclass(frozen=True)
class Notebook:
    """The name, title and claims of an executed notebook, for other pages."""

    name: str
    title: str
    claims: tuple[str, ...]


def read(folder: Path) -> Notebooks:
    """The executed notebooks of a folder.

    Raises
    ------
    InputError
        If there are none, or one is not a notebook.
    RunError
        If a cell of one failed or wrote to standard error, because a page must show neither.
    """
    files = [path for path in sorted(folder.glob("*.ipynb")) if is_own(path.stem)]
    if not files:
        raise InputError(f"no executed notebook in {folder}: run `python -m helpers run` first")
    return {path.stem: _read(path) for path in files}


def language(notebooks: Notebooks) -> Language:
    """The language that all notebooks were executed in; English if none has the parameter.

    Raises
    ------
    InputError
        If two of them differ.
    """
    codes = {name: _parameters(notebook).get(LANGUAGE, "en") for name, notebook in notebooks.items()}
    first, code = next(iter(codes.items()))
    for name, other in codes.items():
        if other != code:
            languages = f"{first}.ipynb was executed with {LANGUAGE}={code}, {name}.ipynb with {LANGUAGE}={other}"
            raise InputError(f"{languages}: run all notebooks in one language")
    return load(code)


def parameters(notebooks: Notebooks, language: Language) -> str:
    """The parameters of the run that differ from the defaults, such as `geo = Sweden, year = 2022`; else empty."""
    found = {key: value for notebook in notebooks.values() for key, value in _changed(notebook).items()}
    shown = {key: language.place(value) if key == "geo" else value for key, value in found.items() if key != LANGUAGE}
    return ", ".join(f"{key} = {value}" for key, value in shown.items())


def headed(notebooks: Notebooks, language: Language) -> Notebooks:
    """The notebooks, each with the parameters that differ from the defaults in its heading."""
    return {name: _headed(notebook, parameters({name: notebook}, language)) for name, notebook in notebooks.items()}


def described(notebooks: Notebooks) -> list[Notebook]:
    """The notebooks with their titles and the claims that their headings name."""
    return [_described(name, notebook) for name, notebook in notebooks.items()]


def origins(notebooks: Notebooks, language: Language) -> dict[str, Origin]:
    """The footer's facts by page: those of a notebook's run; under the empty name those for all other pages."""
    newest = observations.newest(observations.load().table)
    changed = {key: value for notebook in notebooks.values() for key, value in _changed(notebook).items()}
    found = {"": _origin(changed, provenance.commit(), newest, language)}
    for name, notebook in notebooks.items():
        if "amv" in notebook.metadata:
            run = notebook.metadata["amv"]
            found[f"notebooks/{name}"] = _origin(
                run["parameters"], run["commit"], pd.Timestamp(run["newest"]), language
            )
    return found


def _origin(parameters: dict[str, Any], commit: str, newest: pd.Timestamp, language: Language) -> Origin:
    as_of = dates.day(parameters.get(DAY))
    listed = ", ".join(f"{name}={value}" for name, value in parameters.items() if name not in (LANGUAGE, DAY))
    facts = {
        language.say("parameters"): Markup("<code>{}</code>").format(listed) if listed else "",
        language.say("commit"): commit,
        language.say("figures as of"): language.say("everything known") if as_of is None else language.day(as_of),
        language.say("newest figure"): language.day(newest),
    }
    return [(label, value) for label, value in facts.items() if value]


def _parameters(notebook: NotebookNode) -> dict[str, Any]:
    return notebook.metadata.get("amv", {}).get("parameters", {})


def _changed(notebook: NotebookNode) -> dict[str, Any]:
    return notebook.metadata.get("amv", {}).get("changed", {})


def _headed(notebook: NotebookNode, suffix: str) -> NotebookNode:
    copy = deepcopy(notebook)
    prose = [cell for cell in copy.cells if cell.cell_type == "markdown"]
    if suffix and prose:
        prose[0].source = HEADING.sub(lambda found: f"{found[1]} {found[2]} · {suffix}\n", prose[0].source, count=1)
    return copy


def _described(name: str, notebook: NotebookNode) -> Notebook:
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    headings = [title for _, title in HEADING.findall(prose)]
    named = dict.fromkeys(claim for heading in headings for claim in claims_in(heading))
    return Notebook(name, headings[0] if headings else name, tuple(named))


def _read(path: Path) -> NotebookNode:
    try:
        notebook = nbformat.read(path, as_version=4)
    except (OSError, ValueError) as error:
        raise InputError(f"{path.name} is not a notebook: {error}") from error
    for number, cell in enumerate(notebook.cells, start=1):
        failed = [output for output in cell.get("outputs", []) if output.output_type == "error"]
        if failed:
            raise RunError(f"{path.stem}, cell {number} failed with {failed[0].ename}: run it again first")
        said = ["".join(output.text) for output in cell.get("outputs", []) if output.get("name") == "stderr"]
        if said:
            line = next(iter(said[0].strip().splitlines()), "")
            raise RunError(f"{path.stem}, cell {number} wrote to standard error, which is not published: {line}")
    return notebook
