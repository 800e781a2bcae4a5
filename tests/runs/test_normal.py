"""Outputs without what differs between equal runs."""

from pathlib import Path

from helpers import paths
from helpers.runs.normal import normalise


def normal(text, *folders):
    cell = {"outputs": [{"output_type": "stream", "name": "stdout", "text": text}]}
    normalise([cell], *folders)
    return cell["outputs"][0]["text"]


def test_addresses_paths_and_generated_ids_are_replaced():
    assert normal("<object object at 0x7f12ab34cd56>") == "<object object at 0x0>"
    assert normal("/tmp/ipykernel_12/345.py:1: careful") == "<cell>:1: careful"
    assert normal(f"{paths.ROOT}/data/a.csv") == "data/a.csv"
    assert normal("/private/k/.cache", Path("/private/k")) == "~/.cache"
    assert normal("T_a1b2c T_0f0f0 T_a1b2c") == "T_00000 T_00001 T_00000"


def test_other_text_stays_as_it_is_however_long():
    text = "x" * 1_000_000
    assert normal(text) == text
    assert normal(text + " ipykernel_1/2.py") == text + " <cell>"
