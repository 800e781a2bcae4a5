"""A run ends with all its kernels and their children, however it is ended, and continues where it stood."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from helpers.runs import results

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
LOOP = """import subprocess, pathlib
child = subprocess.Popen(["sleep", "600"])
pathlib.Path({mark!r}).write_text(f"{{os.getpid()}} {{child.pid}}")
while True: pass"""


def start(target, *notebooks, **variables):
    words = [sys.executable, "-m", "helpers", "run", *map(str, notebooks), "--out", str(target)]
    environment = os.environ | variables
    return subprocess.Popen(words, stderr=subprocess.PIPE, text=True, env=environment, preexec_fn=heeding)


def heeding():
    """Let signals end the process, also where the tests run in the background of a shell, which ignores some."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def is_alive(pid):
    """Whether a process runs; a dead one that nobody waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def waited(condition, seconds):
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)
    return condition()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads processes from /proc")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_a_signal_ends_kernels_and_their_children(notebook, tmp_path, name):
    mark, temporary = tmp_path / "mark", tmp_path / "t"
    temporary.mkdir()
    quick = notebook("01-quick", "print(1)")
    loop = notebook("80-loop", "import os", LOOP.format(mark=str(mark)))
    run = start(tmp_path / "out", quick, loop, TMPDIR=str(temporary))
    result = tmp_path / "out/01-quick.ipynb"
    assert waited(lambda: mark.exists() and mark.read_text() and result.exists(), 120)
    pids = [int(pid) for pid in mark.read_text().split()]
    assert all(map(is_alive, pids))
    run.send_signal(getattr(signal, name))
    _out, err = run.communicate(timeout=60)
    assert waited(lambda: not any(map(is_alive, pids)), 30)
    assert waited(lambda: list(temporary.iterdir()) == [], 30)
    assert results.key_of(result)
    if name != "SIGKILL":
        assert run.returncode == 128 + getattr(signal, name)
        assert err.splitlines()[-1] == "error: interrupted; finished: 01-quick; run it again to continue"
        assert "Traceback" not in err


def test_a_run_that_is_killed_at_any_moment_leaves_whole_results_and_continues(notebook, tmp_path):
    sources = [notebook(f"0{number}-quick", "print(1)") for number in range(3)]
    moments = random.Random(4)
    target = tmp_path / "out"
    for _ in range(4):
        run = start(target, *sources)
        time.sleep(moments.uniform(0.5, 4))
        run.kill()
        run.communicate()
        assert all(results.key_of(path) for path in target.glob("*.ipynb"))
    done = start(target, *sources)
    _out, err = done.communicate()
    assert done.returncode == 0, err
    assert {path.name for path in target.iterdir()} == {"run.json", *(source.name for source in sources)}


def test_a_second_run_into_a_folder_waits_and_finds_everything_done(notebook, tmp_path):
    source = notebook("01-slow", "import time; time.sleep(4)")
    both = [start(tmp_path / "out", source) for _ in range(2)]
    said = [run.communicate()[1] for run in both]
    assert [run.returncode for run in both] == [0, 0]
    assert sorted("unchanged" in err for err in said) == [False, True]
