"""The process of a kernel, started by `kernels`: it ends with the run, however the run ends."""

import os
import shutil
import signal
import sys
from pathlib import Path


def end_with_the_run(folder: Path) -> None:
    """Let a second process wait for the end of the run, then remove the kernel's folder and end its processes.

    The run holds the other end of the pipe that is standard input here, so that reading ends when
    the run does, even by SIGKILL; a process of its own does not wait for the kernel's code.
    """
    if os.fork():
        return
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    while os.read(0, 1):
        pass
    shutil.rmtree(folder, ignore_errors=True)
    os.killpg(os.getpgrp(), signal.SIGKILL)


def main() -> None:
    """Run a kernel; the argument is its connection file, in a folder of its own."""
    if hasattr(os, "fork"):
        end_with_the_run(Path(sys.argv[1]).parent)
    from ipykernel.kernelapp import IPKernelApp

    IPKernelApp.launch_instance(["-f", sys.argv[1], "--HistoryManager.enabled=False"])


if __name__ == "__main__":
    main()
