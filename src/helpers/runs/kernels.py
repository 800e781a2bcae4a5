"""The kernel that executes notebooks: the running interpreter, over local sockets."""

import sys
import tempfile
from pathlib import Path

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from traitlets import default


class LocalKernelManager(AsyncKernelManager):
    """A kernel of the running interpreter over local sockets instead of TCP ports.

    Concurrent runs cannot use the same port, and nothing is sent over the network. The sockets are in
    the system's folder for temporary files, because their paths must be short.
    """

    @default("transport")
    def _local_sockets(self) -> str:
        return "ipc"

    @default("ip")
    def _socket_prefix(self) -> str:
        return str(Path(tempfile.mkdtemp(prefix="amv-")) / "k")

    @property
    def kernel_spec(self) -> KernelSpec:
        """The running interpreter's kernel, regardless of the kernels that are registered."""
        command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(argv=command, display_name="Python 3", language="python")
