"""pyproject, lock, conda, make and CI agree with one another."""

import os
import re
import subprocess
import tomllib
from importlib.util import find_spec
from pathlib import Path

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
    listed = subprocess.check_output(["make", "help"], cwd=paths.ROOT, text=True, env=quiet)
    assert [line.split()[0] for line in listed.splitlines()] == targets.split()
    assert len(targets.split()) < 14


def test_ci_makes_the_pages_and_then_lints_and_tests():
    lines = (paths.ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("make")] == ["make", "make lint", "make test"]


def test_lint_checks_style_types_and_notebooks_with_locked_tools():
    quiet = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", "--dry-run", "--always-make", "lint"]
    lines = subprocess.check_output(command, cwd=paths.ROOT, text=True, env=quiet).splitlines()
    tools = [line.removeprefix(".venv/bin/") for line in lines if line.startswith(".venv/bin/")]
    wanted = ["ruff check", "ruff format --check", "mypy", "nbstripout --verify"]
    assert all(any(tool.startswith(each) for tool in tools) for each in wanted)
    assert {each.split()[0] for each in wanted} <= {name for name, _version in PINS}


def test_mypy_checks_all_code_and_passes_over_packages_without_types_only():
    assert PROJECT["tool"]["mypy"]["files"] == ["src/helpers"]
    (untyped,) = PROJECT["tool"]["mypy"]["overrides"]
    folders = {name: Path(find_spec(name.removesuffix(".*")).origin).parent for name in untyped["module"]}
    assert [name for name, folder in folders.items() if (folder / "py.typed").exists()] == []
