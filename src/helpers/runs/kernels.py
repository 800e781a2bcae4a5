"""The kernel that executes a notebook: the running interpreter, apart from the user's configuration."""

import contextlib
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

from helpers import paths

# What a kernel takes over from the environment; `keys` covers what these can change in a result.
KEPT = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "WINDIR", "TMPDIR", "TEMP", "TMP")
PROJECTS = ("AMV_VINTAGES", "AMV_LOCALE", "AMV_KEPT")
LONGEST = 70  # characters of a folder for sockets, whose whole paths may have 103
FIXED = {
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "PYTHONHASHSEED": "0",
    "PYTHONNOUSERSITE": "1",
}


class LocalKernelManager(AsyncKernelManager):
    """A kernel of the running interpreter over local sockets instead of TCP ports.

    Concurrent runs cannot use the same port, and nothing is sent over the network. `log_file` is
    for what the process writes, `process` are its other arguments, which papermill does not hand over.
    """

    log_file: Path
    process: dict[str, Any]

    @property
    def kernel_spec(self) -> KernelSpec:
        """The running interpreter's kernel, regardless of the kernels that are registered."""
        command = [sys.executable, "-P", "-m", "helpers.runs.kernel", "{connection_file}"]
        return KernelSpec(argv=command, display_name="Python 3", language="python")

    async def start_kernel(self, **options: Any) -> None:  # type: ignore[override]
        """Start the kernel's process."""
        with self.log_file.open("wb") as log:
            await super().start_kernel(**options, **self.process, stdout=log, stderr=log)


class Kernel:
    """A kernel's manager and its folder, with sockets, connection file, home and log; `stop` ends its processes.

    It works in `works_in`. `pipe` is the end of a pipe whose other end only this process has.
    """

    def __init__(self, works_in: Path, pipe: int) -> None:
        self.stopped, self._ended = False, None
        self.folder = Path(tempfile.mkdtemp(prefix="amv-", dir=_short_folder()))
        self.manager = LocalKernelManager(
            transport="ipc" if os.name == "posix" else "tcp",
            connection_file=str(self.folder / "connection.json"),
            **({"ip": str(self.folder / "k")} if os.name == "posix" else {}),
        )
        self.manager.log_file = self.folder / "log"
        self.manager.process = {"cwd": str(works_in), "env": self._environment(), "stdin": pipe}

    def _environment(self) -> dict[str, str]:
        """The environment of the kernel: the same for every user, with a home folder of its own."""
        home = {"HOME": str(self.folder), "USERPROFILE": str(self.folder)}
        own = {"PYTHONPATH": str(paths.ROOT / "src"), "MPLCONFIGDIR": str(paths.BUILD / "kept" / "matplotlib")}
        named = (name for name in (*KEPT, *PROJECTS) if name in os.environ)
        return {name: os.environ[name] for name in named} | home | own | FIXED

    def stop(self) -> None:
        """End the kernel and every process that it started, and remove its folder."""
        self.stopped = True
        process = getattr(self.manager.provisioner, "process", None)
        if process is not None and process is not self._ended:  # the number of an ended one may be another's soon
            self._ended = process
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL) if hasattr(os, "killpg") else process.kill()
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def last_words(self) -> str:
        """The last line that the kernel's process wrote to its log."""
        with contextlib.suppress(OSError):
            lines = self.manager.log_file.read_text(encoding="utf-8", errors="replace").strip().splitlines()
            return lines[-1] if lines else ""
        return ""


def _short_folder() -> str:
    """The folder for temporary files, or `/tmp` where its path is too long for sockets."""
    usual = tempfile.gettempdir()
    return usual if len(usual) <= LONGEST or not Path("/tmp").is_dir() else "/tmp"
