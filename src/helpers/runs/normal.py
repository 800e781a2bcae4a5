"""Outputs without what differs between equal runs: addresses, paths, generated ids."""

import re
from pathlib import Path
from typing import Any

from helpers import paths

ADDRESS = re.compile(r"\bat 0x[0-9a-fA-F]{6,}")
# Bounded, because an output can be one word of a million characters.
CELL_FILE = re.compile(r"[\w./\\:~-]{0,200}\bipykernel_\d+[/\\]\d+\.py")
STYLER = re.compile(r"\bT_[0-9a-f]{5}\b")
UUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")


def normalise(cells: list[Any], *folders: Path) -> None:
    """Normalise the outputs of cells in place; `folders` are those of the run, replaced by `~`."""
    replaced = {str(folder): "~" for folder in folders} | {f"{paths.ROOT}/": "", str(paths.ROOT): "."}
    ids: dict[str, str] = {}
    for cell in cells:
        for output in cell.get("outputs", []):
            if "text" in output:
                output["text"] = _plain(output["text"], replaced, ids)
            for kind, value in output.get("data", {}).items():
                if isinstance(value, str) and not kind.startswith("image/"):
                    output["data"][kind] = _plain(value, replaced, ids)
            if "traceback" in output:
                output["traceback"] = [_plain(line, replaced, ids) for line in output["traceback"]]


def _plain(text: str, replaced: dict[str, str], ids: dict[str, str]) -> str:
    for was, becomes in replaced.items():
        text = text.replace(was, becomes)
    text = ADDRESS.sub("at 0x0", text)
    text = CELL_FILE.sub("<cell>", text) if "ipykernel_" in text else text
    for pattern, form in ((STYLER, "T_{:05x}"), (UUID, "00000000-0000-0000-0000-{:012x}")):
        for name in dict.fromkeys(pattern.findall(text)):
            text = text.replace(name, ids.setdefault(name, form.format(len(ids))))
    return text
