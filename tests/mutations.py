"""Mutations of files and replies: of bytes, of the cells of a table, and of the values of JSON."""

import copy
import gzip
import json
from typing import Any

from hypothesis import strategies as st

TEXTS = [
    *("", " ", ":", '"', "-5", "5.5", "1e3", "5 p p", "+5", " 5", "1,000", "0x10", "9" * 30, "NaN", "inf", "null"),
    *(
        "١٢",
        "\u00a0",
        "\ufeff",
        "\u2028",
        "\x00",
        "é",
        "a\nb",
        "TOTAL",
        "T",
        "D",
        "2023",
        "2023-Q5",
        "ESTAT:OTHER(1.0)",
    ),
]
VALUES = [None, True, -1, 0, 1.5, 10**30, "", "x", "5", [], {}, [1], {"a": 1}, [None], "\ud800", float("nan")]
TABLE_KINDS = ("cell", "less", "more", "double row", "lost row", "lost column", "filled column", "swapped rows")


@st.composite
def of_bytes(draw: st.DrawFn, body: bytes) -> bytes:
    """Some bytes changed, removed or inserted; sometimes compressed, whole or truncated."""
    found = bytearray(body)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(found)))
        found[at : at + draw(st.integers(0, 30))] = draw(st.binary(max_size=4) | st.sampled_from(TEXTS).map(str.encode))
    packed = gzip.compress(bytes(found), mtime=0)
    return draw(st.sampled_from([bytes(found), bytes(found), packed, packed[:-9]]))


@st.composite
def of_table(draw: st.DrawFn, text: str, separator: str) -> bytes:
    """Cells, rows or columns changed, removed, doubled or swapped."""
    end = "\r\n" if "\r\n" in text else "\n"
    rows = [line.split(separator) for line in text.split(end)]
    for _ in range(draw(st.integers(1, 3))):
        _change(draw, rows)
    return end.join(separator.join(row) for row in rows).encode()


@st.composite
def of_json(draw: st.DrawFn, text: str) -> bytes:
    """Values changed, removed, renamed or swapped at any depth."""
    content = json.loads(text)
    for _ in range(draw(st.integers(1, 3))):
        _change_value(draw, content)
    return json.dumps(content).encode()


def _change(draw: st.DrawFn, rows: list[list[str]]) -> None:
    at, other = (draw(st.just(0) | st.integers(0, len(rows) - 1)) for _ in range(2))
    column, new = draw(st.integers(0, len(rows[at]))), draw(st.sampled_from(TEXTS))
    kind = draw(st.sampled_from(TABLE_KINDS))
    if kind == "cell":
        rows[at][column : column + 1] = [new]
    elif kind == "less":
        del rows[at][column : column + 1]
    elif kind == "more":
        rows[at].insert(column, new)
    elif kind == "double row":
        rows.insert(at, [*rows[at]])
    elif kind == "lost row":
        rows[at : at + 1] = [] if len(rows) > 1 else [[""]]
    elif kind == "swapped rows":
        rows[at], rows[other] = rows[other], rows[at]
    else:
        for row in rows:
            row[column : column + 1] = [] if kind == "lost column" else [new]


def _change_value(draw: st.DrawFn, content: Any) -> None:
    """Change one value below a place in nested lists and objects."""
    while keys := list(content) if isinstance(content, dict) else list(range(len(content))):
        key = draw(st.sampled_from(keys))
        if not content[key] or not isinstance(content[key], dict | list) or draw(st.integers(0, 4)) == 0:
            break
        content = content[key]
    else:
        return
    kind = draw(st.sampled_from(["new", "lost", "renamed", "swapped"]))
    if kind == "new":
        content[key] = copy.deepcopy(draw(st.sampled_from(VALUES)))
    elif kind == "swapped":
        other = draw(st.sampled_from(keys))
        content[key], content[other] = content[other], content[key]
    else:
        value = content.pop(key)
        if kind == "renamed":
            content.update({f"{key}x": value}) if isinstance(content, dict) else content.append(value)
