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
LOCKS = {
    name: (paths.ROOT / f"{name}.lock").read_text(encoding="utf-8") for name in ("requirements", "requirements-dev")
}
CONDA = (paths.ROOT / "environment.yml").read_text(encoding="utf-8")
PIN = re.compile(r"^([a-z0-9_.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
RUNNING, TESTING = (PIN.findall(lock) for lock in LOCKS.values())
GROUPS = PROJECT["dependency-groups"]
NEEDED = [(word, RUNNING) for word in (*PROJECT["project"]["dependencies"], *GROUPS["build"])]
NEEDED += [(word, TESTING) for word in GROUPS["dev"]]


def test_every_dependency_is_pinned_within_its_bounds():
    for word, pins in NEEDED:
        requirement = Requirement(word)
        versions = [version for name, version in pins if name == requirement.name.lower()]
        assert versions, requirement.name
        assert all(Version(version) in requirement.specifier for version in versions), requirement.name


def test_every_pin_has_hashes():
    for lock in LOCKS.values():
        blocks = re.split(r"\n(?=[a-z0-9])", lock.strip())
        assert len(blocks) == len(PIN.findall(lock))
        assert all("--hash=sha256:" in block for block in blocks)


def test_the_tests_add_packages_to_those_of_a_run_and_change_none():
    assert set(RUNNING) < set(TESTING)
    assert not {name for name, _version in RUNNING} & {"pytest", "hypothesis", "mypy", "ruff"}


def test_binder_installs_what_a_run_needs():
    folder = paths.ROOT / ".binder"
    assert (folder / "requirements.txt").read_text(encoding="utf-8").split() == ["-r", "../requirements.lock"]
    assert "--no-deps --no-build-isolation --editable ." in (folder / "postBuild").read_text(encoding="utf-8")


def test_the_lock_names_no_index_and_no_address():
    assert not [lock for lock in LOCKS.values() if re.search(r"https?:|--index|--extra|--find|file:|@ ", lock)]


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


def test_make_asks_the_contents_of_inputs_and_not_their_dates():
    quiet = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", "--dry-run", "site", "INSTALLED="]
    (line,) = subprocess.check_output(command, cwd=paths.ROOT, text=True, env=quiet).splitlines()
    run, site = (f".venv/bin/python -m helpers {name}" for name in ("run", "site"))
    assert line == f".venv/bin/python -m helpers.site.made || {{ {run} && {site}; }}"


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
    assert {each.split()[0] for each in wanted} <= {name for name, _version in TESTING}


def test_mypy_checks_all_code_and_passes_over_packages_without_types_only():
    assert PROJECT["tool"]["mypy"]["files"] == ["src/helpers"]
    (untyped,) = PROJECT["tool"]["mypy"]["overrides"]
    folders = {name: Path(find_spec(name.removesuffix(".*")).origin).parent for name in untyped["module"]}
    assert [name for name, folder in folders.items() if (folder / "py.typed").exists()] == []
