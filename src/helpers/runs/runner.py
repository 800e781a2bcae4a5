"""Runs: the notebooks whose result is not current are executed side by side, each in its own kernel."""

import asyncio
import os
import signal
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from helpers import files, folders
from helpers.errors import InterruptedRunError, RunError
from helpers.runs import keys, parameters, provenance, record, results
from helpers.runs.declared import Value, declared
from helpers.runs.kernels import Kernel
from helpers.runs.notebooks import find
from helpers.runs.threads import apart, cores
from helpers.words.language import load

__all__ = ["Job", "Outcome", "find", "run"]

LIMIT = 600.0  # seconds for a cell
DONE, UNCHANGED, FAILED = "done", "unchanged", "failed"


@dataclass(frozen=True)
class Outcome:
    """What became of a notebook: its state, seconds, why it failed, and what it wrote to standard error."""

    notebook: Path
    state: str
    seconds: float = 0.0
    reason: str = ""
    stderr: tuple[str, ...] = ()


@dataclass(frozen=True)
class Job:
    """A notebook with the values of all its parameters, where its result goes, and its key."""

    notebook: Path
    values: Mapping[str, Value]
    result: Path
    key: str


Tell = Callable[[str], None]
Done = Callable[[Outcome], None]


def run(
    notebooks: list[Path],
    given: Mapping[str, str],
    target: Path | None = None,
    *,
    force: bool = False,
    limit: float = LIMIT,
    tell: Tell = lambda line: None,
    done: Done = lambda outcome: None,
) -> list[Outcome]:
    """Execute notebooks into a folder, by default the one of these parameters; return what became of each.

    All parameters are validated before the first notebook starts; each notebook gets those that it
    declares. A notebook whose result is current is left as it is, unless `force`. If one
    fails, the others continue; of the failed one `<name>.failed.ipynb` remains and an older result
    is deleted. `tell` gets lines of progress, `done` each outcome.

    Raises
    ------
    InputError
        For invalid parameters, and a folder or a file in it that no run has made.
    RunError
        At the end, naming every failed notebook, its cell and the error; `InterruptedRunError` on a signal.
    """
    jobs = _jobs(notebooks, given, target)
    folder = jobs[0].result.parent
    folders.checked(folder, record.MARKER)
    folder.mkdir(parents=True, exist_ok=True)
    with folders.locked(folder, tell):
        record.claim(folder, notebooks, [job.values for job in jobs])
        for job in jobs:
            results.replaceable(job.result)
        current = {job.notebook for job in jobs if not force and results.key_of(job.result) == job.key}
        outcomes = [
            Outcome(notebook, UNCHANGED, stderr=_written(folder, notebook))
            for notebook in notebooks
            if notebook in current
        ]
        for outcome in outcomes:
            done(outcome)
        waiting = [job for job in jobs if job.notebook not in current]
        if waiting:
            outcomes += asyncio.run(_all(waiting, limit, tell, done))
    failures = sorted(f"{outcome.notebook.stem}: {outcome.reason}" for outcome in outcomes if outcome.state == FAILED)
    if failures:
        raise RunError("\n".join(failures))
    return outcomes


def _jobs(notebooks: list[Path], given: Mapping[str, str], target: Path | None) -> list[Job]:
    record.unchanged_defaults(notebooks)
    values = parameters.for_each(notebooks, given)
    folder = target or record.folder(notebooks, values)
    return [
        Job(notebook, own, folder / notebook.name, keys.of_notebook(notebook, own))
        for notebook, own in zip(notebooks, values, strict=True)
    ]


async def _all(jobs: list[Job], limit: float, tell: Tell, done: Done) -> list[Outcome]:
    """Execute all jobs, as many at a time as there are cores; a signal ends all kernels at once."""
    slots, kernels = asyncio.Semaphore(cores()), set[Kernel]()
    outcomes: list[Outcome] = []
    stopped: list[int] = []
    pipe = os.pipe()

    async def one(job: Job) -> None:
        async with slots:
            if stopped:
                return
            outcome = await _one(job, kernels, pipe[0], limit, tell)
        if not stopped:
            outcomes.append(outcome)
            done(outcome)

    tasks = [asyncio.create_task(one(job)) for job in jobs]

    def stop(number: int) -> None:
        stopped.append(number)
        for kernel in kernels:
            kernel.stop()
        for task in tasks:
            task.cancel()

    _on_signals(stop)
    try:
        await asyncio.gather(*tasks, return_exceptions=True)
        for task in tasks:
            if not stopped and task.exception():
                raise task.exception() or RunError()
    finally:
        for kernel in kernels:
            kernel.stop()
        for end in pipe:
            os.close(end)
    if stopped:
        raise InterruptedRunError(stopped[0], [outcome.notebook.stem for outcome in outcomes if outcome.state == DONE])
    return outcomes


def _on_signals(stop: Callable[[int], None]) -> None:
    """Call `stop` on the signals that end a process, except those that are ignored, as under nohup."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            try:
                asyncio.get_running_loop().add_signal_handler(number, stop, number)
            except (NotImplementedError, RuntimeError):  # Windows, or not the main thread
                return


async def _one(job: Job, kernels: set[Kernel], pipe: int, limit: float, tell: Tell) -> Outcome:
    """Execute one notebook, and write its result or what there is of it."""
    start, name, loop = time.perf_counter(), job.notebook.stem, asyncio.get_running_loop()
    kernel = Kernel(job.notebook.parent, pipe)
    kernels.add(kernel)

    def note(line: str) -> None:
        loop.call_soon_threadsafe(tell, f"{name}: {line}")

    def executed() -> tuple[nbformat.NotebookNode, str]:
        from helpers.runs import engine  # papermill takes a second to import, in which a signal can come

        source = engine.prepared(job.notebook, load(str(job.values.get("lang", "en"))))
        return engine.execute(source, record.changed([job.notebook], [job.values]), kernel, limit, note)

    try:
        notebook, reason = await apart(executed)
    finally:
        kernel.stop()
        kernels.discard(kernel)
    _write(notebook, job, reason)
    reason = f"{reason} (partial notebook: {results.failed(job.result)})" if reason else ""
    state = FAILED if reason else DONE
    return Outcome(job.notebook, state, time.perf_counter() - start, reason, tuple(results.on_stderr(notebook)))


def _write(notebook: nbformat.NotebookNode, job: Job, reason: str) -> None:
    """Write a complete result, or a partial one beside it; the other kind is deleted."""
    written, deleted = job.result, results.failed(job.result)
    if reason:
        written, deleted = deleted, written
    key = results.EMPTY if reason else job.key
    facts: dict[str, Any] = provenance.record(dict(job.values), declared(job.notebook))
    notebook.metadata[results.RECORD] = facts | {results.KEY: key, results.SEAL: results.EMPTY}
    content = nbformat.writes(notebook) + "\n"
    files.write_atomic(written, results.sealed(content.encode()))
    deleted.unlink(missing_ok=True)


def _written(folder: Path, notebook: Path) -> tuple[str, ...]:
    """What a notebook wrote to standard error when its current result was made."""
    content = nbformat.read(folder / notebook.name, as_version=4)
    return tuple(results.on_stderr(content))
