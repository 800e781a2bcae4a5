"""How Sphinx makes the pages; `render` adds what differs from run to run."""

from helpers.words import _

project = _("amv compendium")
html_title = project
language = "en"

extensions = ["myst_nb", "helpers.site.hooks"]
source_suffix = {".md": "myst-nb", ".ipynb": "myst-nb"}

nb_execution_mode = "off"
nb_ipywidgets_js: dict[str, dict[str, str]] = {}
nb_code_prompt_show = _("Show code")
nb_code_prompt_hide = _("Hide code")
nb_merge_streams = True
myst_heading_anchors = 4
suppress_warnings = ["config.cache"]  # the hooks' settings hold plain tables, which need no cache

html_theme = "pydata_sphinx_theme"
html_static_path = ["static"]
html_css_files = ["site.css"]
templates_path = ["theme"]
html_sidebars: dict[str, list[str]] = {"**": []}
html_theme_options = {
    "logo": {"text": project},
    "navbar_align": "left",
    "header_links_before_dropdown": 7,
    "search_bar_text": _("Search these pages"),
    "secondary_sidebar_items": {"notebooks/*": ["page-toc"], "data": ["page-toc"]},
    "article_header_start": ["breadcrumbs"],
    "footer_start": ["provenance.html"],
    "footer_end": [],
    "show_toc_level": 2,
    "shorten_urls": False,
}
html_show_sourcelink = False
html_copy_source = False
html_use_index = False
html_domain_indices = False
html_permalinks_icon = "#"
