"""Commands as typed, in this process, where neither a network nor a kernel can be reached."""

import contextlib
import io
import multiprocessing.process
import socket
import sys
from unittest import mock

from helpers import cli


def typed(*words):
    """The exit status, the output and the errors of a command that must not connect and start no process."""
    out, err = io.StringIO(), io.StringIO()
    barred = mock.Mock(side_effect=AssertionError("a network or a kernel was touched"))
    with (
        mock.patch.object(sys, "argv", ["amv", *words]),
        mock.patch.object(socket, "getaddrinfo", barred),
        mock.patch.object(socket.socket, "connect", barred),
        mock.patch.object(multiprocessing.process.BaseProcess, "start", barred),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        status = 0
        try:
            cli.main()
        except SystemExit as end:
            status = end.code or 0
    return status, out.getvalue(), err.getvalue()
