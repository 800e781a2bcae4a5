"""Execution of one notebook in a kernel of its own."""

import asyncio
import json
import os
import platform
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from nbformat import NotebookNode

from helpers.errors import RunError
from helpers.runs import normal, translation
from helpers.runs.declared import TAG, Parameter, Value
from helpers.runs.kernels import Kernel
from helpers.words import Language

INJECTED = "injected-parameters"
VOLATILE = ("execution", "papermill", "ExecuteTime")  # metadata of cells that differ between runs
LANGUAGE = {
    "name": "python",
    "version": platform.python_version(),
    "mimetype": "text/x-python",
    "file_extension": ".py",
    "pygments_lexer": "ipython3",
}
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def prepared(
    source: Path, values: Mapping[str, Value], declared: Mapping[str, Parameter], language: Language
) -> NotebookNode:
    """A notebook as it is executed: with cell ids, without outputs, its prose translated, the values in a cell."""
    content = json.loads(source.read_bytes())
    for number, cell in enumerate(content["cells"], start=1):
        cell.setdefault("id", f"cell-{number:02}")
        cell["source"] = "".join(cell["source"])
        cell["metadata"] = {name: value for name, value in cell.get("metadata", {}).items() if name not in VOLATILE}
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    content |= {"nbformat": 4, "nbformat_minor": max(5, content.get("nbformat_minor", 5))}
    content["metadata"] = {"kernelspec": KERNEL, "language_info": LANGUAGE}
    notebook = translation.translated(nbformat.from_dict(content), language)
    own = {name: value for name, value in values.items() if value != declared[name].default}
    if own:
        lines = "\n".join(f"{name} = {value!r}" for name, value in own.items())
        where = next(n for n, cell in enumerate(notebook.cells) if TAG in cell.metadata.get("tags", []))
        cell = nbformat.v4.new_code_cell(lines, id=INJECTED, metadata={"tags": [INJECTED]})
        notebook.cells.insert(where + 1, cell)
    return notebook


async def execute(
    notebook: NotebookNode, kernel: Kernel, folder: Path, pipe: int, limit: float, tell: Callable[[str], None]
) -> None:
    """Execute a notebook in place, in a folder; each cell may take `limit` seconds.

    `pipe` is the end of a pipe whose other end only this process has. `tell` is called before each cell.

    Raises
    ------
    RunError
        With the cell that failed, its first line and why.
    """
    client = NotebookClient(notebook, km=kernel.manager, timeout=limit, record_timing=False, kernel_name="python3")
    client.reset_execution_trackers()
    try:
        with kernel.log.open("wb") as log:
            await client.async_start_new_kernel(
                cwd=str(folder), env=kernel.environment(), stdin=pipe, stdout=log, stderr=log
            )
        await client.async_start_new_kernel_client()
        for index, cell in enumerate(notebook.cells):
            if cell.cell_type == "code":
                tell(f"cell {index + 1} of {len(notebook.cells)}")
                await _cell(client, cell, index, limit)
    except RunError:
        raise
    except Exception as error:
        said = await kernel.last_words()
        raise RunError(f"the kernel: {type(error).__name__}: {said or first_line(str(error))}") from error
    finally:
        if client.kc is not None:
            client.kc.stop_channels()
        normal.normalise(notebook.cells, kernel.folder)


async def _cell(client: NotebookClient, cell: NotebookNode, index: int, limit: float) -> None:
    place = f"cell {index + 1}, {first_line(cell.source)}"
    try:
        await client.async_execute_cell(cell, index)
    except CellTimeoutError as error:
        raise RunError(f"{place}: took longer than {limit:g} s, the limit for a cell") from error
    except CellExecutionError as error:
        raise RunError(f"{place}: {error.ename}: {first_line(error.evalue)}") from error


def on_stderr(notebook: Mapping[str, Any]) -> list[str]:
    """What the cells wrote to standard error, as `cell 3 wrote to standard error: the text`."""
    return [
        f"cell {number} wrote to standard error: {first_line(''.join(output['text']))}"
        for number, cell in enumerate(notebook["cells"], start=1)
        for output in cell.get("outputs", [])
        if output.get("name") == "stderr"
    ]


def first_line(text: str) -> str:
    """The first line of a text that is not blank."""
    return (text.strip().splitlines() or [""])[0]


def cores() -> int:
    """The number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


async def gathered(tasks: list["asyncio.Task[Any]"]) -> None:
    """Wait for tasks, whatever their results."""
    await asyncio.gather(*tasks, return_exceptions=True)
