"""A Sphinx extension for the pages.

It adds alternative texts of figures, an anchor for each claim, foldable code, and the origin of
each page in its footer.
"""

import re
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxTranslator

ALTS = "alternative_texts"  # where staging puts them in a cell's metadata
CLAIM = re.compile(r"\bQ(\d\d)\b(?:\s*(?:-|–|to|tot)\s*Q(\d\d)\b)?")


def claims_in(heading: str) -> list[str]:
    """The claims that a heading names, with ranges expanded.

    >>> claims_in("Q01, Q06-Q08 · Shares")
    ['Q01', 'Q06', 'Q07', 'Q08']
    """
    spans = [(int(first), int(last or first)) for first, last in CLAIM.findall(heading)]
    return [f"Q{number:02d}" for first, last in spans for number in range(first, last + 1)]


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension."""
    app.add_config_value("origins", {}, "html")
    app.add_node(HideCodeCellNode, override=True, html=(_open_code, _close_code))
    app.connect("doctree-read", _describe_figures)
    app.connect("doctree-read", _anchor_claims)
    app.connect("html-page-context", _name_origin)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _describe_figures(app: Sphinx, doctree: nodes.document) -> None:
    """Give each figure its alternative text, and its own scrollable container."""
    for cell in doctree.findall(nodes.container):
        texts = cell.get("cell_metadata", {}).get(ALTS, [])
        for image, text in zip(list(cell.findall(nodes.image)), texts, strict=bool(texts)):
            image["alt"] = text
            image.replace_self(nodes.container("", image.deepcopy(), classes=["output", "figure-box"]))


def _anchor_claims(app: Sphinx, doctree: nodes.document) -> None:
    """Add an anchor for every claim to the first heading that names it."""
    seen: set[str] = set()
    for section in doctree.findall(nodes.section):
        new = [claim.lower() for claim in claims_in(section[0].astext()) if claim not in seen]
        section["ids"].extend(new)
        seen.update(claim.upper() for claim in new)


def _name_origin(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Set the page's origin for the footer; only notebooks have links to the previous and next page."""
    context["origin"] = app.config.origins.get(page, app.config.origins[""])
    if not page.startswith("notebooks/"):
        context["prev"] = context["next"] = None


def _open_code(translator: SphinxTranslator, node: HideCodeCellNode) -> None:
    translator.body.append(
        f'<details class="code"><summary><span class="when-closed">{node["prompt_show"]}</span>'
        f'<span class="when-open">{node["prompt_hide"]}</span></summary>\n'
    )


def _close_code(translator: SphinxTranslator, node: HideCodeCellNode) -> None:
    translator.body.append("</details>\n")
