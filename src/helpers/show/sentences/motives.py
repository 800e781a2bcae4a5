"""Titles and sentences of the notebook on motives."""

import pandas as pd

from helpers.coding import codings, studies, synthesis
from helpers.coding.counts import PEOPLES
from helpers.letter import statements
from helpers.show.tables import Shown, nothing, points, said
from helpers.words import _, attribute, code, group, listed, number, own, place

FIRM = ("high", "moderate")


def coders(table: pd.DataFrame) -> Shown:
    """Who coded, how much, and how it was made."""
    text = _("{coder}: {codings} codings of {statements} statements with {codes} codes; {made}.")
    made = codings.made()
    items = {
        text.format(coder=coder, made=own(made.loc[coder], "made"), **row): row["figure_ids"]
        for coder, row in table.iterrows()
    }
    return points(_("Who coded, how much, and how:"), items)


def agreement_title(table: pd.DataFrame) -> str:
    """On how many codes all coders agree fully, and the lowest kappa with its code."""
    values = table["kappa"].dropna().groupby(level="code").min()
    if values.empty:
        return _("One coding alone: no agreement to show")
    text = _("On {full} of {count} codes the coders agree fully; the lowest kappa is {lowest} ({code})")
    full, least = int((values == 1).sum()), code(values.idxmin())
    return text.format(full=full, count=len(values), lowest=number(values.min(), 2), code=least)


def agreement(table: pd.DataFrame) -> Shown:
    """Alpha for whole sets of codes, with its interval, for codes and for motives."""
    if table["alpha"].isna().all():
        return said(_("{count} places were changed on review.").format(count=len(codings.resolutions())))
    names = {"code": _("codes"), "theme": _("motives")}
    each = [
        _("{level}: {alpha} ({low} to {high})").format(
            level=names[level], **{name: number(row[name], 2) for name in ("alpha", "low", "high")}
        )
        for (level, distance), row in table.iterrows()
        if distance == "jaccard"
    ]
    contested, overruled = len(codings.contested()), len(codings.overruled())
    words = _(
        "Krippendorff's alpha over whole sets of codes, by Jaccard's distance, for {each}. The coders differ in "
        "{apart} places, counting groups, phases, actors, directions and certainty; in {overruled} more the review "
        "changed what every coder had given. So agreement shows how clear the codebook is, not that a code is true."
    )
    return said(words.format(each=listed(each), apart=contested - overruled, overruled=overruled))


def groups_title(table: pd.DataFrame) -> str:
    """Which nationality the letter says most of, and of which it says nothing."""
    named = table.reset_index(names=["theme", "group"]).groupby("group", sort=False)["value"].sum()
    named = named[[each for each in named.index if len(each) == 2]]
    silent = [place(each) for each in PEOPLES if each not in named.index]
    text = _("The letter says most of {most}; it has no motive for {silent}")
    return text.format(most=place(named.idxmax()), silent=listed(silent)) if len(named) else _("No group is named")


def groups(table: pd.DataFrame, total: int) -> Shown:
    """How many motive statements name a nationality at all."""
    rows = table.reset_index(names=["theme", "group"])
    ids = {each: set().union(*part["figure_ids"]) for each, part in rows.groupby("group")}
    named = set().union(*(ids.get(each, set()) for each in PEOPLES))
    text = _("{named} of {total} statements on motives name a nationality; the others name no group.")
    return said(text.format(named=len(named), total=total))


def phases_title(table: pd.DataFrame) -> str:
    """The phase with most statements."""
    counts = table.reset_index(names=["theme", "phase"]).groupby("phase")["value"].sum().sort_values(ascending=False)
    known = counts.drop("unspecified", errors="ignore")
    text = _("Where a phase is told, most motives work {phase} ({count} statements)")
    return text.format(phase=attribute(known.index[0]), count=number(known.iloc[0]))


def together_title(table: pd.DataFrame) -> str:
    """The motives that most paragraphs name together."""
    if table.empty:
        return _("No two motives are named together")
    most = table.index[table["value"] == table["value"].max()]
    each = listed(f"{code(one)} + {code(other)}" for one, other in most)
    text = _("Named in the same paragraph most often: {each}")
    return text.format(each=each)


def directions_title(table: pd.DataFrame) -> str:
    """The codes that the letter speaks for and against."""
    names = table.index.get_level_values("code").unique()
    return _("The letter speaks for and against {codes}").format(codes=listed(map(code, names)))


def syrians(profile: pd.DataFrame) -> Shown:
    """What is said of Syrians and of nobody else."""
    alone = profile[profile["others"] == 0]
    text = _("Of Syrians alone the letter says: {own}. Shared with others: {shared}.")
    shared = profile[profile["others"] > 0]
    return said(text.format(own=listed(map(code, alone.index)), shared=listed(map(code, shared.index))), profile)


def tension_title(table: pd.DataFrame) -> str:
    """What a majority on purpose needs of the others, in the newest period."""
    if table.empty:
        return _("No list of nationalities to set the two studies against each other")
    newest = table.loc["all"].iloc[-1]
    text = _("If all Syrians meant to come, most of all did as soon as {low} to {high} % of the others did ({period})")
    period = table.loc["all"].index[-1]
    return text.format(low=number(newest["low"], 1), high=number(newest["high"], 1), period=period)


def tension(table: pd.DataFrame, shares: pd.DataFrame) -> Shown:
    """Whether `most come on purpose` and `most others have no plan` can both hold."""
    if table.empty:
        return nothing()
    both = table.loc["all"]
    able = listed(both.index[both["high"] < 50])
    text = _(
        "The immigration service's study says that most come on purpose, the knowledge note that most, Syrians "
        "excepted, do not. Both can hold where a majority needs less than half of the others: {able}. Syrians were "
        "{low} to {high} % of these lists. What part of them meant to come nobody counted, so figures show that the "
        "two can be reconciled, not that they are."
    )
    words = text.format(able=able, low=number(shares["low"].min(), 1), high=number(shares["high"].max(), 1))
    return said(words, shares)


def answer(question: str) -> Shown:
    """The answer to one of the letter's two questions, out of the findings that bear on it."""
    table = synthesis.findings().sort_values("confidence", kind="stable")
    chosen = table[table["question"].isin([question, "both"])]
    asked = {
        "rise": _("What explains the recent rise, and the change in who arrives?"),
        "why": _("Why do minors end up in the Netherlands?"),
    }
    text = _("{asked} {count} findings bear on it, {firm} of them with at least moderate confidence.")
    firm = int(chosen["confidence"].isin(FIRM).sum())
    items = {
        _("{finding} (confidence: {grade})").format(finding=own(row, "finding"), grade=attribute(row["confidence"])): (
            key,
        )
        for key, row in chosen.iterrows()
    }
    return points(text.format(asked=asked[question], count=len(chosen), firm=firm), items)


def changed(table: pd.DataFrame) -> Shown:
    """What the letter repeats of the study of 2018, reverses, or is silent on."""
    same, silent = table["then"] == table["now"], table["now"] == "silent"
    sides = {
        _("Said then and now"): table[same],
        _("changed"): table[~same & ~silent],
        _("not taken up by the letter"): table[silent],
    }
    each = [
        f"{name}: {listed(f'{code(key)} ({group(people)})' for key, people in rows.index)}"
        for name, rows in sides.items()
    ]
    return said("; ".join(each) + ".", table)


def joint(table: pd.DataFrame) -> Shown:
    """Where the figures and the letter speak of different groups."""
    text = _("Figures and letter both speak of {both}; figures alone of {figures}; the letter alone of {letter}.")
    names = {
        reading: listed(map(place, table.index[table["reading"] == reading]))
        for reading in ("both", "figures alone", "letter alone")
    }
    words = text.format(both=names["both"], figures=names["figures alone"], letter=names["letter alone"])
    return said(words, table[table["figure_ids"].map(len) > 0])


def limits() -> Shown:
    """What the round table cannot tell, in the letter's own statements."""
    register, words = studies.load(), statements.load()
    coded = codings.agreed()
    ids = coded.loc[coded["code"] == "evidence-limits", "statement_id"].drop_duplicates()
    text = _(
        "{experts} experts were asked and no minor was; {minors} minors were in 2018. So no share of minors has a "
        "motive here, no order of motives is known, and a motive that no expert named may exist. The letter says:"
    )
    sizes = {
        "experts": register.at[studies.KNOWLEDGE_NOTE, "size"],
        "minors": register.at[studies.INTERVIEWS, "size"],
    }
    items = {own(words.loc[key], "statement"): (key,) for key in ids}
    return points(text.format(**{name: number(size) for name, size in sizes.items()}), items)
