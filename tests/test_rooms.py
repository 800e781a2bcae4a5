"""The rooms of the code: which may import which, and how large a module may be."""

import ast
import re
from graphlib import TopologicalSorter

import pytest

from helpers import paths

SOURCES = paths.ROOT / "src" / "helpers"
MODULES = {
    ".".join(("helpers", *path.relative_to(SOURCES).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(SOURCES.rglob("*.py"))
}
README = (SOURCES / "README.md").read_text(encoding="utf-8")
ROOMS = [re.findall(r"`(\w+)`", line.split("|")[1]) for line in README.splitlines() if re.match(r"\| `\w+`.* \|", line)]
ORDER = {room: number for number, rooms in enumerate(ROOMS) for room in rooms}
EXCEPTIONS = set(re.findall(r"`([\w.]+)` loads `(\w+)`", README))
LARGEST = 250  # lines


def imported(module):
    """The modules of the project that a module names in its imports, lazy ones included."""
    package = module if MODULES[module].name == "__init__.py" else module.rpartition(".")[0]
    found = set()
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import in {package}"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            found.update(name if name in MODULES else node.module for name in names)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return {name for name in found if name in MODULES and name not in (module, "helpers")}


def room(module):
    return module.split(".")[1] if "." in module else ""


IMPORTS = {module: imported(module) for module in MODULES}


def test_every_room_is_in_the_readme_once():
    rooms = {room(module) for module in MODULES} - {"", "__main__"}
    assert rooms == set(ORDER)


@pytest.mark.parametrize("module", sorted(set(MODULES) - {"helpers", "helpers.__main__"}))
def test_a_module_imports_only_rooms_above_its_own(module):
    below = {
        name
        for name in IMPORTS[module]
        if room(name) != room(module)
        and ORDER[room(name)] > ORDER[room(module)]
        and (module.removeprefix("helpers."), room(name)) not in EXCEPTIONS
    }
    assert not below


def test_every_exception_is_one_that_the_code_needs():
    needed = {(m.removeprefix("helpers."), room(n)) for m in MODULES for n in IMPORTS[m]}
    assert needed >= EXCEPTIONS


def test_no_modules_import_each_other_in_a_cycle():
    # A package's __init__ hands names of its modules on, which is no dependence of theirs on it.
    graph = {m: {n for n in names if not m.startswith(f"{n}.")} for m, names in IMPORTS.items()}
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_is_small_enough_to_be_one_concern(module):
    assert MODULES[module].read_text(encoding="utf-8").count("\n") <= LARGEST
