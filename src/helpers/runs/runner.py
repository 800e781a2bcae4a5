"""Execution of notebooks with papermill, two at a time, each in its own process."""

import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from helpers import paths
from helpers.errors import InputError, RunError, known
from helpers.runs import parameters, provenance, translation
from helpers.words.language import load

WORKERS = 2
VOLATILE_METADATA = ("execution", "papermill")  # differ from run to run


def find(names: Iterable[str] = (), folder: Path = paths.NOTEBOOKS) -> list[Path]:
    """The notebooks with these names, with or without `.ipynb`; without names, all of them.

    Raises
    ------
    InputError
        For an unknown name, with the nearest ones, and for a folder without notebooks.
    """
    found = {path.stem: path for path in sorted(folder.glob("*.ipynb"))}
    if not found:
        raise InputError(f"{folder}: there is no notebook in this folder")
    stems = [name.removesuffix(".ipynb") for name in names] or list(found)
    return [found[known("notebook", stem, found)] for stem in stems]


def run(notebooks: list[Path], given: dict[str, Any], target: Path = paths.EXECUTED) -> Iterator[tuple[Path, float]]:
    """Execute notebooks into a folder; yields each notebook and its seconds when it is done.

    All parameters are validated before the first notebook starts; each notebook gets those that it
    declares. If one notebook fails, the
    others continue; of the failed one `<name>.failed.ipynb` remains and an older result is
    deleted, so that no outdated result looks current.

    Raises
    ------
    RunError
        At the end, naming every failed notebook, its cell and the error.
    """
    values = parameters.for_each(notebooks, given)
    target.mkdir(parents=True, exist_ok=True)
    failures = []
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        jobs = {
            pool.submit(execute, notebook, own, target): notebook
            for notebook, own in zip(notebooks, values, strict=True)
        }
        for job in as_completed(jobs):
            try:
                yield jobs[job], job.result()
            except RunError as error:
                failures.append(str(error))
    if failures:
        raise RunError("\n".join(sorted(failures)))


def execute(notebook: Path, values: dict[str, Any], target: Path) -> float:
    """Execute one notebook and return the seconds; the result is written to `target` atomically."""
    start = time.perf_counter()
    result = target / notebook.name
    failed = target / f"{notebook.stem}.failed.ipynb"
    with tempfile.TemporaryDirectory(prefix=".run-", dir=target) as folder:
        unfinished = Path(folder) / notebook.name
        try:
            _papermill(_translated(notebook, values, Path(folder)), unfinished, values, notebook.parent)
        except Exception as error:
            result.unlink(missing_ok=True)
            if unfinished.exists():
                unfinished.replace(failed)
            raise RunError(f"{notebook.stem}: {_failure(error)} (partial notebook: {failed})") from None
        _finalise(unfinished, values | _defaults(notebook, values))
        unfinished.replace(result)
        failed.unlink(missing_ok=True)
    return time.perf_counter() - start


def _translated(notebook: Path, values: dict[str, Any], folder: Path) -> Path:
    """The notebook to execute: itself in English, else a copy with its prose translated."""
    import nbformat

    language = load((_defaults(notebook, values) | values).get("lang", "en"))
    if language.code == "en":
        return notebook
    copy = folder / f"{language.code}-{notebook.name}"
    nbformat.write(translation.translated(nbformat.read(notebook, as_version=4), language), copy)
    return copy


def _papermill(notebook: Path, result: Path, values: dict[str, Any], folder: Path) -> None:
    from papermill import execute_notebook

    execute_notebook(
        str(notebook),
        str(result),
        parameters=values,
        cwd=str(folder),
        progress_bar=False,
        kernel_manager_class="helpers.runs.kernels.LocalKernelManager",
    )


def _failure(error: Exception) -> str:
    """Where a notebook failed and why: the cell with its first line and the exception in it, or the kernel."""
    from papermill.exceptions import PapermillExecutionError

    if isinstance(error, PapermillExecutionError):
        place = f"cell {error.exec_count}, {_first_line(error.source)}"
        return f"{place}: {error.ename}: {_first_line(error.evalue)}"
    return f"the kernel: {type(error).__name__}: {_first_line(str(error))}"


def _finalise(path: Path, values: dict[str, Any]) -> None:
    """Strip run-specific metadata, so that repeated runs give identical bytes, and record the provenance."""
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    for number, cell in enumerate(notebook.cells):
        for key in VOLATILE_METADATA:
            cell.metadata.pop(key, None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell["id"] = f"injected-{number:02}"
    notebook.metadata.pop("papermill", None)
    notebook.metadata["amv"] = provenance.record(values)
    nbformat.write(notebook, path)


def _defaults(notebook: Path, values: dict[str, Any]) -> dict[str, Any]:
    """The declared defaults of the parameters that are not given."""
    declared = parameters.declared(notebook)
    return {name: parameter.default for name, parameter in declared.items() if name not in values}


def _first_line(source: str) -> str:
    return (source.strip().splitlines() or [""])[0]
