"""Our project as qdaPy reads it, and its measures of agreement beside ours.

It runs in a process of its own, which gets a project and returns text. It counts a code that a coder gave a
statement twice, for two nationalities, once, as ours do.
"""

import io
import json
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from helpers import qda
from helpers.coding import agreement
from helpers.qda.bundle import Bundle

MEASURE = """
import itertools, json, sys, warnings
warnings.simplefilter("ignore")
from qdapy.agreement import alpha, kappa, units_binary
from qdapy.qdpx import read_qdpx
read = read_qdpx(sys.argv[1], warn=False).fragments
read = read[~read["code"].str.startswith("attribute/")].assign(place=read["positionStart"].astype(int).astype(str))
read = read.assign(code=read["code"].str.split("/").str[-1])
coders = sorted(set(read["codedBy"]) - {"agreed"})
people = read[read["codedBy"].isin(coders)]
found = []
for code in sorted(set(people["code"])):
    matrix = units_binary(people, code, unit="place")
    found += [[*pair, code, kappa(matrix[list(pair)]), alpha(matrix[list(pair)])]
              for pair in itertools.combinations(coders, 2)]
print(json.dumps({"read": read[["codedBy", "text", "code"]].to_csv(index=False), "measures": found}))
"""


class Measured(NamedTuple):
    """Codings as (coder, text, code), and (kappa, alpha) by (first, second, code)."""

    codings: set[tuple[str, str, str]]
    measures: dict[tuple[str, str, str], tuple[float, float]]


def theirs(programs: Path, bundle: Bundle, work: Path) -> Measured:
    """What qdaPy reads in a project of a bundle, and what it measures."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    qda.write(work / "ours.qdpx", bundle)
    command = [programs / "python", "-c", MEASURE, work / "ours.qdpx"]
    reported = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    read = pd.read_csv(io.StringIO(reported["read"]), dtype=str, keep_default_na=False)
    measures = {(first, second, code): (kappa, alpha) for first, second, code, kappa, alpha in reported["measures"]}
    return Measured(set(read.itertuples(index=False, name=None)), measures)


def ours(bundle: Bundle) -> Measured:
    """The codings of a bundle, and our measures of its coders other than the agreed coding."""
    texts = bundle.statements.set_index("statement_id")["statement_en"]
    named = bundle.codings.assign(text=bundle.codings["statement_id"].map(texts).str.split().str.join(" "))
    people = bundle.codings[bundle.codings["coder"] != "agreed"].astype(object)
    coders, units = sorted(people["coder"].unique()), list(bundle.statements["statement_id"])
    kappas = agreement.by_code(people, coders, units)["kappa"]
    measures = {key: (kappa, _alpha(people, key, units)) for key, kappa in kappas.items()}
    return Measured(set(named[["coder", "text", "code"]].itertuples(index=False, name=None)), measures)


def _alpha(people: pd.DataFrame, key: tuple[str, str, str], units: list[str]) -> float:
    """Nominal alpha of two coders on one code, where not to give it is a judgement."""
    *coders, code = key
    given = people[people["code"] == code].groupby("coder")["statement_id"].agg(set)
    judged = {coder: [frozenset([unit in given.get(coder, set())]) for unit in units] for coder in coders}
    return agreement.alpha(pd.DataFrame(judged, index=units), "nominal")["alpha"]
