"""The one way to write what is shown to a file: data as CSV, a chart as PNG or SVG."""

import io
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure

from helpers import files
from helpers.errors import InputError

PICTURES = (".png", ".svg")
_written: set[Path] = set()  # by this process, which may write them again


def save(path: Path, data: pd.DataFrame, figure: Figure | None = None) -> Path:
    """Write a frame (.csv) or a figure (.png, .svg), and give the path.

    Raises
    ------
    InputError
        For another ending, a picture of what is none, or a file that this process did not write.
    """
    target = path.resolve()
    if target.exists() and target not in _written:
        raise InputError(f"{path}: exists and was not saved here: choose another name, or remove it first")
    files.write_atomic(target, _content(path, data, figure))
    _written.add(target)
    return path


def _content(path: Path, data: pd.DataFrame, figure: Figure | None) -> bytes:
    ending = path.suffix.lower()
    if ending == ".csv":
        return data.to_csv(index=False).encode()
    if ending in PICTURES and figure is not None:
        buffer = io.BytesIO()
        figure.savefig(buffer, format=ending[1:])
        return buffer.getvalue()
    endings = [".csv", *(PICTURES if figure is not None else ())]
    raise InputError(f"{path}: cannot be saved as {ending or 'a file without ending'}: use {' or '.join(endings)}")
