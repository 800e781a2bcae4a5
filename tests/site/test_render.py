"""The build: the old site is kept on errors, and Sphinx uses the language of the notebooks."""

import pytest
import sketches

from helpers import paths
from helpers.errors import InputError, RunError
from helpers.site import conf, made, render
from helpers.words import Language, load


def test_a_broken_page_never_replaces_the_old_site(tmp_path):
    folder, target = tmp_path / "executed", tmp_path / "site"
    folder.mkdir(), target.mkdir()
    (target / "index.html").write_text("the old one")
    made.mark(target, "an older key")
    sketches.all_notebooks(folder)
    sketches.notebook(folder, "06-broken", "# Broken\n\n[to nothing](07-missing.ipynb)")
    with pytest.raises(RunError) as error:
        render.build(folder, target)
    assert str(error.value) == (
        "the new pages have errors, the previous site was kept: "
        "notebooks/06-broken.html: 07-missing.html points to a missing file"
    )
    assert (target / "index.html").read_text() == "the old one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["executed", "site"]


def test_notebooks_in_two_languages_leave_no_files(tmp_path):
    folder = tmp_path / "executed"
    folder.mkdir()
    sketches.all_notebooks(folder)
    sketches.notebook(folder, "05-motives", "# Motieven", lang="nl")
    with pytest.raises(InputError, match=r"was executed with lang=en, 05-motives.ipynb with lang=nl"):
        render.build(folder, tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["executed"]


@pytest.mark.parametrize(("code", "given"), [("en", "en"), ("nl", "nl"), ("xx", "en")])
def test_sphinx_uses_the_language_or_english_if_it_has_no_translation(code, given):
    assert conf.settings(Language(code))["language"] == given


def test_the_texts_that_sphinx_shows_are_in_the_language():
    settings = conf.settings(load("en"))
    assert settings["nb_code_prompt_show"] == "Show code"
    assert settings["html_theme_options"]["search_bar_text"] == "Search these pages"


@pytest.mark.parametrize("change", ["added", "edited"])
def test_a_folder_with_a_file_of_someone_else_is_never_replaced(tmp_path, change):
    folder, target = tmp_path / "executed", tmp_path / "site"
    folder.mkdir(), target.mkdir()
    sketches.all_notebooks(folder)
    (target / "index.html").write_text("ours")
    made.mark(target, "a key")
    name = {"added": "notes.txt", "edited": "index.html"}[change]
    (target / name).write_text("theirs")
    with pytest.raises(InputError, match=f"{name}: was not made by amv site, or was changed since"):
        render.build(folder, target)
    assert (target / name).read_text() == "theirs"


def test_a_folder_without_the_marker_of_a_site_is_refused(tmp_path):
    folder, target = tmp_path / "executed", tmp_path / "site"
    folder.mkdir(), target.mkdir()
    sketches.all_notebooks(folder)
    (target / "notes.txt").write_text("theirs")
    with pytest.raises(InputError, match=r"holds notes.txt, which is not of this program"):
        render.build(folder, target)
    assert [path.name for path in target.iterdir()] == ["notes.txt"]


def test_a_site_is_current_until_a_file_of_it_or_an_input_changes(tmp_path):
    (tmp_path / "index.html").write_text("a page")
    made.mark(tmp_path, "a key")
    assert made.current(tmp_path, "a key")
    assert not made.current(tmp_path, "another key")
    (tmp_path / "index.html").unlink()
    assert not made.current(tmp_path, "a key")


def test_the_key_of_a_site_depends_on_the_letters_text(tmp_path):
    text = tmp_path / "letter.txt"
    text.write_text("one")
    without, first = (made.key(tmp_path, path, paths.LETTER) for path in (None, text))
    text.write_text("two")
    assert len({without, first, made.key(tmp_path, text, paths.LETTER)}) == 3
