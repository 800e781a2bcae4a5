"""Execution of one notebook by papermill, in a kernel of its own."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError
from nbformat import NotebookNode
from papermill.engines import NBClientEngine, papermill_engines
from papermill.models import Parameter as Inferred
from papermill.translators import PythonTranslator, papermill_translators

from helpers.errors import RunError
from helpers.runs import declared, normal, translation
from helpers.runs.declared import Value
from helpers.runs.kernels import Kernel
from helpers.runs.results import first_line
from helpers.words import Language

ENGINE = "amv"
INJECTED = "injected-parameters"  # papermill's tag of the cell that it adds
VOLATILE = ("execution", "papermill", "ExecuteTime")  # metadata of cells that differ between runs
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


@dataclass
class Execution:
    """A notebook that is executed: what there is of it, its kernel, the cell that is executed, and who is told."""

    notebook: NotebookNode
    kernel: Kernel
    tell: Callable[[str], None]
    cell: int = -1

    def start_cell(self, cell_index: int, **_hook: Any) -> None:
        """Note the cell that is executed next; a `RunError` where the run was ended meanwhile."""
        if self.kernel.stopped:
            raise RunError("the run was ended")
        self.cell = cell_index
        self.tell(f"cell {cell_index + 1} of {len(self.notebook.cells)}")

    def place(self) -> str:
        """The cell that is executed, and its first line."""
        return f"cell {self.cell + 1}, {first_line(self.notebook.cells[self.cell].source)}"


class Engine(NBClientEngine):
    """Papermill's engine with a kernel apart from the user, which names the cell that failed.

    The outputs so far stay in the `Execution`, without the marks that papermill adds to failed notebooks.
    """

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, *, execution: Execution, **options: Any) -> None:
        """Execute the notebook of papermill's manager; a `RunError` names the cell that failed, and why."""
        execution.notebook = nb_man.nb
        try:
            super().execute_managed_notebook(
                nb_man,
                kernel_name,
                km=execution.kernel.manager,
                record_timing=False,
                on_cell_start=execution.start_cell,
                **options,
            )
        except CellTimeoutError as error:
            limit = options["execution_timeout"]
            raise RunError(f"{execution.place()}: took longer than {limit:g} s, the limit for a cell") from error
        if nb_man.nb.metadata.papermill["exception"]:
            raised = nb_man.nb.cells[execution.cell].outputs[-1]
            raise RunError(f"{execution.place()}: {raised.ename}: {first_line(raised.evalue)}")


class Translator(PythonTranslator):
    """Papermill's writer of Python, which knows parameters as `declared` reads them."""

    @classmethod
    def inspect(cls, parameters_cell: NotebookNode) -> list[Inferred]:
        """The parameters of a cell."""
        found = declared.in_cell(parameters_cell["source"], "the parameters cell").values()
        return [Inferred(one.name, one.kind.__name__, repr(one.default), one.help) for one in found]


papermill_engines.register(ENGINE, Engine)
papermill_translators.register("python", Translator)


def prepared(source: Path, language: Language) -> NotebookNode:
    """A notebook as papermill gets it: with cell ids and the project's kernel, without outputs, translated."""
    content = json.loads(source.read_bytes())
    for number, cell in enumerate(content["cells"], start=1):
        cell.setdefault("id", f"cell-{number:02}")
        cell["source"] = "".join(cell["source"])
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    content |= {"nbformat": 4, "nbformat_minor": max(5, content.get("nbformat_minor", 5))}
    content["metadata"] = {"kernelspec": KERNEL}
    return translation.translated(nbformat.from_dict(content), language)


def execute(
    notebook: NotebookNode, changed: Mapping[str, Value], kernel: Kernel, limit: float, tell: Callable[[str], None]
) -> tuple[NotebookNode, str]:
    """Execute a notebook with its changed parameters; return it with its outputs, and why it failed or "".

    Each cell may take `limit` seconds; `tell` is called before each one.
    """
    execution, reason = Execution(notebook, kernel, tell), ""
    run = partial(papermill.execute_notebook, parameters=dict(changed), engine_name=ENGINE, progress_bar=False)
    try:
        run(notebook, None, execution=execution, execution_timeout=limit)
    except RunError as error:
        reason = str(error)
    except Exception as error:
        reason = f"the kernel: {type(error).__name__}: {kernel.last_words() or first_line(str(error))}"
    finally:
        kernel.stop()
    _clean(execution.notebook)
    normal.normalise(execution.notebook.cells, kernel.folder)
    return execution.notebook, reason


def _clean(notebook: NotebookNode) -> None:
    """Remove what papermill adds for itself, which differs between equal runs."""
    notebook.metadata.pop("papermill", None)
    for cell in notebook.cells:
        cell.metadata = NotebookNode({name: value for name, value in cell.metadata.items() if name not in VOLATILE})
        if not cell.metadata.get("tags", True):
            del cell.metadata["tags"]
        if INJECTED in cell.metadata.get("tags", []):
            cell.id = INJECTED
