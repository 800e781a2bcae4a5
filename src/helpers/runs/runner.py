"""Executing notebooks through papermill, two at a time, each in a process of its own."""

import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from helpers import paths
from helpers.errors import InputError, RunError, known
from helpers.runs import parameters, provenance

WORKERS = 2
PASSING = ("execution", "papermill")  # metadata that differ from run to run


def find(names: Iterable[str] = (), folder: Path = paths.NOTEBOOKS) -> list[Path]:
    """The notebooks of these names, with or without `.ipynb`; all of them for none.

    Raises
    ------
    InputError
        For an unknown name, with the nearest ones, and for a folder without notebooks.
    """
    found = {path.stem: path for path in sorted(folder.glob("*.ipynb"))}
    if not found:
        raise InputError(f"no notebook in {folder}")
    stems = [name.removesuffix(".ipynb") for name in names] or list(found)
    return [found[known("notebook", stem, found)] for stem in stems]


def run(notebooks: list[Path], given: dict[str, Any], target: Path = paths.EXECUTED) -> Iterator[tuple[Path, float]]:
    """Execute notebooks into a folder; gives each with its seconds as it is done.

    All parameters are checked before the first notebook starts. The others go on where one
    fails; a failed one leaves `<name>.failed.ipynb` and takes an older result with it, so
    that nothing stale passes for fresh.

    Raises
    ------
    RunError
        At the end, naming every failed notebook, its cell and the error.
    """
    values = [parameters.checked(notebook, given) for notebook in notebooks]
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
    """Execute one notebook; the result appears whole in `target` or not at all. Gives the seconds."""
    from papermill.exceptions import PapermillExecutionError

    start = time.perf_counter()
    result = target / notebook.name
    failed = target / f"{notebook.stem}.failed.ipynb"
    with tempfile.TemporaryDirectory(prefix=".run-", dir=target) as folder:
        beside = Path(folder) / notebook.name
        try:
            _papermill(notebook, beside, values)
        except Exception as error:
            result.unlink(missing_ok=True)
            if beside.exists():
                beside.replace(failed)
            where = (
                f"cell {error.exec_count}, {_first_line(error.source)}"
                if isinstance(error, PapermillExecutionError)
                else "the kernel"
            )
            what = getattr(error, "ename", type(error).__name__), getattr(error, "evalue", str(error))
            message = f"{notebook.stem}: {where}: {what[0]}: {_first_line(what[1])} (partial notebook: {failed})"
            raise RunError(message) from None
        _settle(beside, values | _defaults(notebook, values))
        beside.replace(result)
        failed.unlink(missing_ok=True)
    return time.perf_counter() - start


def _papermill(notebook: Path, result: Path, values: dict[str, Any]) -> None:
    from papermill import execute_notebook

    execute_notebook(
        str(notebook),
        str(result),
        parameters=values,
        cwd=str(notebook.parent),
        progress_bar=False,
        kernel_manager_class="helpers.runs.kernels.LocalKernelManager",
    )


def _settle(path: Path, values: dict[str, Any]) -> None:
    """Take out what differs between equal runs, and put in where the run came from."""
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    for number, cell in enumerate(notebook.cells):
        for key in PASSING:
            cell.metadata.pop(key, None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell["id"] = f"injected-{number:02}"
    notebook.metadata.pop("papermill", None)
    notebook.metadata["amv"] = provenance.record(values)
    nbformat.write(notebook, path)


def _defaults(notebook: Path, values: dict[str, Any]) -> dict[str, Any]:
    declared = parameters.declared(notebook)
    return {name: parameter.default for name, parameter in declared.items() if name not in values}


def _first_line(source: str) -> str:
    return (source.strip().splitlines() or [""])[0]
