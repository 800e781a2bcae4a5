"""Wrong input at every command: one line that names the value, exit status 2, nothing started."""

import shlex

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.typed import typed

# A command as typed, and what its line says; FILE is a file, FOLDER a folder that is not empty.
WRONG = [
    ("nonsense", "no such command 'nonsense' (see `"),
    ("--nonsense", "no such option: --nonsense"),
    ("claims ''", "claim is empty: give a value"),
    ("claims q01", "unknown claim 'q01': nearest is Q01"),
    ("claims Q01 Q99", "unknown claim 'Q99': nearest are "),
    ("claims Q٠١", "claim 'Q٠١': digits must be 0 to 9: write Q01"),
    ("claims -- --json", "unknown claim '--json': valid values are Q01, "),
    ("claims --as-of", "option '--as-of' requires an argument"),
    ("claims --as-of ''", "--as-of is empty"),
    ("claims --as-of tomorrow", "as_of 'tomorrow' is not a day: write YYYY-MM-DD"),
    ("claims --as-of 2023", "as_of '2023' is not a day"),
    ("claims --as-of 22-12-2023", "as_of '22-12-2023' is not a day"),
    ("claims --as-of 2023-13-01", "as_of '2023-13-01' is not a valid date"),
    ("claims --as-of 2023-02-30", "as_of '2023-02-30' is not a valid date"),
    ("claims --as-of 2023-12-22T10:00", "as_of '2023-12-22T10:00' is not a day"),
    ("claims --as-of 0001-01-01", "as_of 0001-01-01 is before any figure: the first is of "),
    ("claims --as-of 9999-12-31", "as_of 9999-12-31 is in the future: write a day up to "),
    ("claims --as-of ２０２３-12-22", "--as-of '２０２３-12-22': digits must be 0 to 9: write 2023-12-22"),
    ("claims --as-of 2023-12-22 --as-of 2024-01-01", "--as-of is given 2 times: give it once"),
    ("claims --json --json", "--json is given 2 times"),
    ("claims --document no/such", "--document no/such: there is no such folder"),
    ("claims --document FILE", "there is no such folder"),
    ("claims --document ''", "--document is empty"),
    ("claims --document FOLDER", "claims.csv: cannot be read as CSV"),
    ("observations NL", "unexpected extra argument(s) (NL)"),
    (
        "observations --measure uam_first_aplications",
        "nearest are uam_first_applications (UAM, first applications (IND))",
    ),
    ("observations --measure uam", "nearest are uam_applications (UAM, applications (other)), "),
    ("observations --measure ''", "--measure is empty"),
    ("observations --geo Nederlnd", "unknown place 'Nederlnd': nearest are Netherlands (NL), "),
    ("observations --geo '13 countrie'", "unknown place '13 countrie': nearest is Hungary (HU)"),
    ("observations --geo zzzzzz", "unknown place 'zzzzzz': valid values are Andorra (AD), "),
    ("observations --geo Congo", "place 'Congo' is ambiguous: write the code of one of CD ("),
    ("observations --geo Andorra", "geo 'Andorra': no figure is held of Andorra (AD) where applications were made"),
    ("observations --geo ' '", "--geo is empty"),
    ("observations --geo NL --geo BE", "--geo is given 2 times"),
    ("observations --citizen NL", "citizen 'NL': no figure is held of Netherlands (NL) as a citizenship"),
    ("observations --citizen Syrian", "unknown place 'Syrian': nearest are Syria (SY), "),
    ("observations --unit persons", "no such option: --unit"),
    ("observations --from 2023", "from '2023' is not a day"),
    ("observations --to 2023-12-32", "to '2023-12-32' is not a valid date"),
    ("observations --from ２０２３-01-01", "--from '２０２３-01-01': digits must be 0 to 9"),
    ("observations --from 2024-01-01 --to 2023-01-01", "from 2024-01-01 is after to 2023-01-01"),
    ("observations --as-of 1900-01-01", "as_of 1900-01-01 is before any figure"),
    ("observations --csv=yes", "option '--csv' does not take a value"),
    ("run 01-inflow --out FOLDER", ", which is not of this program: choose a new or empty folder"),
    ("run 01-inflow -p geo=NL -p geo=BE", "the options: parameter geo is given twice, as 'NL' and as 'BE'"),
    ("run 01-inflow --params FILE", "unknown kind of file"),
    ("site --out FOLDER", ", which is not of this program: choose a new or empty folder"),
    ("params 99-nothing", "unknown notebook '99-nothing'"),
    ("run 1", "unknown notebook '1': nearest is 01-inflow"),
    ("run ''", "notebooks is empty"),
    ("run -p ''", "--parameter is empty"),
    ("run -p =SE", "parameter '=SE' is not of the form name=value"),
    ("run -p geo=Atlantis", "unknown place 'Atlantis': nearest are "),
    ("run -p year=２０２２", "--parameter 'year=２０２２': digits must be 0 to 9: write year=2022"),
    ("run -p year=20x2", "20x2"),
    ("run -p year=1900", "1900"),
    ("run -p as_of=2999-01-01", "2999-01-01 is in the future"),
    ("run -p nosuch=1", "unknown parameter 'nosuch'"),
    ("run --as-of 2999-01-01", "2999-01-01 is in the future"),
    ("run --out FILE", "FILE is a file, not a folder"),
    ("run --out FILE/below", "FILE is a file, not a folder"),
    ("run --out /proc/nowhere", "--out /proc/nowhere: cannot be used: "),
    ("run --out ''", "--out is empty"),
    (f"run --out {'x' * 300}", "cannot be used: "),
    ("run --out a --out b", "--out is given 2 times"),
    ("site --executed no/such", "no executed notebook in "),
    ("site --executed FOLDER", "no executed notebook in "),
    ("site --out FILE", "FILE is a file, not a folder"),
    ("site --out FILE/below", "FILE is a file, not a folder"),
    ("site --document FILE", "there is no such folder"),
    ("list", "missing argument 'measures|places|claims|tables'"),
    ("list measure", "unknown list 'measure': nearest is measures"),
    ("list places zzzzzz", "places contains 'zzzzzz': `amv list places` lists all of them"),
    ("fetch migr_asyuna", "unknown table 'migr_asyuna': nearest are migr_asyunaa"),
    ("fetch migr_asyunaa --geo Nederlnd", "unknown place 'Nederlnd': nearest are Netherlands (NL), "),
    ("fetch migr_asyunaa --geo '13 countries'", "geo '13 countries': no table of an office has this sum"),
    ("fetch migr_asyunaa --since soon", "--since 'soon' is not a period: write for example 2020"),
    ("fetch migr_asyunaa --since 2023-13", "--since '2023-13' is not a period"),
    ("fetch migr_asyunaa --since 2999", "--since '2999' is in the future"),
    ("vintages nothing", "no such command 'nothing'"),
    ("vintages list ../..", "unknown table '../..'"),
    ("vintages list /", "unknown table '/'"),
    ("vintages show nosuch", "unknown vintage 'nosuch'"),
    ("vintages diff a", "missing argument 'after'"),
    ("vintages prune --keep 0", "invalid value for '--keep'"),
    ("vintages prune --keep ５", "--keep"),
    ("vintages export migr_asyunaa --as-of soon", "as_of 'soon' is not a day"),
    ("vintages export migr_asyunaa --as-of 2999-01-01", "2999-01-01 is in the future"),
    ("vintages import no.tsv", "missing option '--table'"),
    ("vintages import no.tsv --table x --seen 2020-01-01 --from https://a.b", "unknown table 'x': "),
    ("vintages import no.tsv --table migr_asyunaa --seen 2999-01-01 --from https://a.b", "--seen 2999-01-01 is in the"),
    ("vintages import no.tsv --table migr_asyunaa --seen latest --from https://a.b", "--seen 'latest' is not a day"),
    ("vintages import no.tsv --table migr_asyunaa --seen 2020-01-01 --from mail", "--from 'mail' is not an address"),
    ("vintages import no.tsv --table migr_asyunaa --seen 2020-01-01 --from https://a.b", "no.tsv: cannot be read"),
    ("motives export", "missing argument 'file'"),
    ("motives export x.txt", "x.txt: the name must end in one of "),
    ("motives export FOLDER", "is a folder: name a file in it"),
    ("motives export FILE/x.qdpx", "FILE is a file, not a folder"),
    ("motives import no.qdpx", "no.qdpx: the file does not exist"),
    ("motives import no.qdpx --out FILE", "FILE is a file, not a folder"),
    ("describe no/such", "data no/such: there is no such folder"),
    ("changes --since ''", "--since is empty"),
]


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder to type commands in, with FILE and FOLDER."""
    (tmp_path / "FILE").write_text("mine")
    (tmp_path / "FOLDER").mkdir()
    (tmp_path / "FOLDER" / "mine.txt").write_text("mine")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AMV_VINTAGES", str(tmp_path / "vintages"))
    return tmp_path


@pytest.mark.parametrize(("command", "message"), WRONG, ids=[command[:60] for command, _ in WRONG])
def test_wrong_input_gives_one_line_and_touches_nothing(place, command, message):
    status, out, err = typed(*shlex.split(command))
    assert (status, out) == (2, "")
    assert err.startswith("error: ")
    assert message in err
    assert err.count("\n") == 1
    assert sorted(path.name for path in place.rglob("*")) == ["FILE", "FOLDER", "mine.txt"]


@pytest.mark.parametrize("command", ["claims Q01", "fetch migr_asyunaa", "vintages list", "observations", "run"])
@pytest.mark.parametrize("store", ["FILE", "FILE/below"])
def test_a_store_in_the_place_of_a_file_is_refused_before_anything_else(place, monkeypatch, command, store):
    monkeypatch.setenv("AMV_VINTAGES", str(place / store))
    status, _out, err = typed(*command.split())
    assert status == 2
    assert err == f"error: AMV_VINTAGES {place / store}: {place / 'FILE'} is a file, not a folder: name another place\n"


def test_a_store_that_cannot_be_written_is_refused_before_a_table_is_fetched(place, monkeypatch):
    monkeypatch.setenv("AMV_VINTAGES", "/proc/nowhere")
    status, _out, err = typed("fetch", "migr_asyunaa")
    assert status == 2
    assert err.startswith("error: AMV_VINTAGES /proc/nowhere: cannot be used: ")


def test_an_out_that_is_a_link_to_nothing_is_refused(place):
    (place / "link").symlink_to(place / "gone")
    status, _out, err = typed("run", "--out", "link")
    assert status == 2
    assert "link is a link to nothing" in err


def test_a_message_with_line_ends_and_commands_for_the_terminal_is_one_plain_line(place):
    status, _out, err = typed("claims", "--document", "no\nsuch\x1b[31m")
    assert (status, err.count("\n")) == (2, 1)
    assert "\x1b" not in err
    assert "\\x1b[31m" in err


def test_a_fault_of_the_program_is_one_line_and_exit_status_1(place, monkeypatch):
    def broken(*_given):
        raise KeyError("of a bug")

    monkeypatch.setattr("helpers.observations.load", broken)
    status, _out, err = typed("observations")
    assert (status, err.count("\n")) == (1, 1)
    assert "a fault of this program, KeyError" in err
    assert "Traceback" in typed("--debug", "observations")[2]


SLOTS = [
    "TEXT",
    "claims TEXT",
    "claims --as-of TEXT Q99",
    "claims --document TEXT Q99",
    "observations --measure uam_first_applications --geo TEXT",
    "observations --measure uam_first_applications --citizen TEXT",
    "observations --measure TEXT",
    "observations --measure arrivals --from TEXT",
    "observations --measure arrivals --to TEXT",
    "run 99-none --out TEXT",
    "run 01-inflow -p TEXT",
    "run 01-inflow -p year=TEXTx",
    "site --executed TEXT",
    "list TEXT",
    "list tables TEXT",
    "fetch nosuch --geo TEXT",
    "fetch nosuch --since TEXT",
    "fetch TEXT",
    "vintages list TEXT",
    "vintages show TEXT",
    "vintages export TEXT",
    "vintages prune --keep TEXT",
    "motives import TEXT",
    "motives export TEXT/x.txt",
]
TEXTS = st.text(st.characters(exclude_characters="\0"), max_size=30)


@pytest.mark.parametrize("command", SLOTS)
def test_any_text_as_an_argument_ends_in_an_answer_or_one_line(place, command):
    @given(text=TEXTS)
    @settings(deadline=None, max_examples=25)
    def holds(text):
        status, out, err = typed(*(word.replace("TEXT", text) for word in command.split()))
        assert status in (0, 2), err
        assert "Traceback" not in err
        assert (status == 0) or (err.startswith("error: ") and err.count("\n") == 1 and out == "")

    holds()
