"""The kernel that executes a notebook: the running interpreter, apart from the user's configuration."""

import asyncio
import contextlib
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path

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

    Concurrent runs cannot use the same port, and nothing is sent over the network. Sockets,
    connection file, home folder and log are in a folder of the kernel's own.
    """

    @property
    def kernel_spec(self) -> KernelSpec:
        """The running interpreter's kernel, regardless of the kernels that are registered."""
        command = [sys.executable, "-P", "-m", "helpers.runs.kernel", "{connection_file}"]
        return KernelSpec(argv=command, display_name="Python 3", language="python")


class Kernel:
    """A kernel's manager and its folder; `stop` ends all its processes at once."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="amv-", dir=_short_folder()))
        self.log = self.folder / "log"
        self.manager = LocalKernelManager(
            transport="ipc" if os.name == "posix" else "tcp",
            connection_file=str(self.folder / "connection.json"),
            **({"ip": str(self.folder / "k")} if os.name == "posix" else {}),
        )

    def environment(self) -> dict[str, str]:
        """The environment of the kernel: the same for every user, with a home folder of its own."""
        home = {"HOME": str(self.folder), "USERPROFILE": str(self.folder)}
        own = {"PYTHONPATH": str(paths.ROOT / "src"), "MPLCONFIGDIR": str(paths.BUILD / "kept" / "matplotlib")}
        named = (name for name in (*KEPT, *PROJECTS) if name in os.environ)
        return {name: os.environ[name] for name in named} | home | own | FIXED

    def stop(self) -> None:
        """End the kernel and every process that it started, and remove its folder."""
        process = getattr(self.manager.provisioner, "process", None)
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL) if hasattr(os, "killpg") else process.kill()
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    async def last_words(self) -> str:
        """The last line that the kernel's process wrote to its log."""
        await asyncio.sleep(0)
        with contextlib.suppress(OSError):
            lines = self.log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
            return lines[-1] if lines else ""
        return ""


def _short_folder() -> str:
    """The folder for temporary files, or `/tmp` where its path is too long for sockets."""
    usual = tempfile.gettempdir()
    return usual if len(usual) <= LONGEST or not Path("/tmp").is_dir() else "/tmp"
