"""pyproject, lock, conda and make agree with one another."""

import os
import re
import subprocess
import tomllib

from packaging.requirements import Requirement
from packaging.version import Version

from helpers import paths

PROJECT = tomllib.loads((paths.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (paths.ROOT / "requirements.lock").read_text(encoding="utf-8")
CONDA = (paths.ROOT / "environment.yml").read_text(encoding="utf-8")
PINS = re.findall(r"^([a-z0-9_.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", LOCK, re.MULTILINE)


def test_every_dependency_is_pinned_within_its_bounds():
    wanted = [Requirement(word) for word in (*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"])]
    for requirement in wanted:
        versions = [version for name, version in PINS if name == requirement.name.lower()]
        assert versions, requirement.name
        assert all(Version(version) in requirement.specifier for version in versions), requirement.name


def test_every_pin_has_hashes():
    blocks = re.split(r"\n(?=[a-z0-9])", LOCK.strip())
    assert len(blocks) == len(PINS)
    assert all("--hash=sha256:" in block for block in blocks)


def test_the_lock_names_no_index_and_no_address():
    assert not re.search(r"https?:|--index|--extra|--find|file:|@ ", LOCK)


def test_conda_uses_the_same_python_the_lock_and_the_editable_install():
    assert f"python{PROJECT['project']['requires-python']}" in CONDA
    assert "- -r requirements.lock" in CONDA
    editable = "pip install --no-deps --no-build-isolation --editable ."
    assert editable in CONDA
    assert "--no-deps --no-build-isolation --editable ." in (paths.ROOT / "Makefile").read_text(encoding="utf-8")


def test_make_explains_every_target():
    makefile = (paths.ROOT / "Makefile").read_text(encoding="utf-8")
    (targets,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    quiet = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    told = subprocess.check_output(["make", "help"], cwd=paths.ROOT, text=True, env=quiet)
    assert [line.split()[0] for line in told.splitlines()] == targets.split()
    assert len(targets.split()) < 12


def test_ci_calls_the_tests_and_the_whole_run():
    words = (paths.ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert {"make", "make test"} <= set(words)
