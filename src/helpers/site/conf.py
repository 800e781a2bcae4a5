"""Settings of Sphinx for the pages of a language; `render` adds those that differ between runs."""

from pathlib import Path
from typing import Any

from sphinx import locale

from helpers.words import Language

FOLDER = Path(__file__).parent
FALLBACK = "en"  # of Sphinx's own strings, for a language that Sphinx does not have


def settings(language: Language, parameters: str = "") -> dict[str, Any]:
    """The settings of Sphinx and its extensions; parameters that differ from the defaults are part of the title."""
    title = " · ".join(filter(None, [language.say("amv compendium"), parameters]))
    return {
        "project": title,
        "language": known_to_sphinx(language.code),
        "extensions": ["myst_nb", "helpers.site.hooks"],
        "source_suffix": {".md": "myst-nb", ".ipynb": "myst-nb"},
        "suppress_warnings": ["config.cache"],  # the hooks' settings are plain tables, which need not be cached
        **_notebooks(language),
        **_pages(language, title),
    }


def known_to_sphinx(code: str) -> str:
    """The code of a language if Sphinx has a translation for it, otherwise that of English."""
    strings = Path(locale.__file__).parent / code / "LC_MESSAGES" / "sphinx.mo"
    return code if strings.is_file() else FALLBACK


def _notebooks(language: Language) -> dict[str, Any]:
    return {
        "nb_execution_mode": "off",
        "nb_ipywidgets_js": {},
        "nb_code_prompt_show": language.say("Show code"),
        "nb_code_prompt_hide": language.say("Hide code"),
        "nb_merge_streams": True,
        "myst_heading_anchors": 4,
    }


def _pages(language: Language, title: str) -> dict[str, Any]:
    return {
        "html_title": title,
        "html_theme": "pydata_sphinx_theme",
        "html_static_path": [str(FOLDER / "static")],
        "html_css_files": ["site.css"],
        "templates_path": [str(FOLDER / "theme")],
        "html_sidebars": {"**": []},
        "html_theme_options": {
            "logo": {"text": title},
            "navbar_align": "left",
            "header_links_before_dropdown": 8,
            "search_bar_text": language.say("Search these pages"),
            "secondary_sidebar_items": {"notebooks/*": ["page-toc"], "data": ["page-toc"]},
            "article_header_start": ["breadcrumbs"],
            "footer_start": ["provenance.html"],
            "footer_end": [],
            "show_toc_level": 2,
            "shorten_urls": False,
        },
        "html_show_sourcelink": False,
        "html_copy_source": False,
        "html_use_index": False,
        "html_domain_indices": False,
        "html_permalinks_icon": "#",
    }
