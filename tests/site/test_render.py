"""The build: the old site is kept on errors, and Sphinx uses the language of the notebooks."""

import pytest
import sketches

from helpers.errors import InputError, RunError
from helpers.site import conf, render
from helpers.words import Language, load


def test_a_broken_page_never_replaces_the_old_site(tmp_path):
    folder, target = tmp_path / "executed", tmp_path / "site"
    folder.mkdir(), target.mkdir()
    (target / "index.html").write_text("the old one")
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
