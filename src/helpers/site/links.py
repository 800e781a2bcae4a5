"""A check of the rendered pages: no broken link, and nothing loaded from another host."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADED = {"src", "srcset", "poster", "data"}  # attributes whose address the browser fetches by itself
STYLE_ADDRESS = re.compile(r"url\(\s*['\"]?(?!data:)([^'\")]+)|@import\s+['\"]([^'\"]+)")


@dataclass
class _Page(HTMLParser):
    """The addresses of a page: the targets of its links, what it loads, and its anchors."""

    links: set[str] = field(default_factory=set)
    loads: set[str] = field(default_factory=set)
    anchors: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record the addresses of one element."""
        for name, value in attrs:
            if name == "id":
                self.anchors.add(value or "")
            elif name == "href":
                (self.links if tag in ("a", "area") else self.loads).add(value or "")
            elif name in LOADED and tag != "meta":
                self.loads.add(value or "")
            elif name == "style":
                self.loads.update(_in_style(value or ""))


def faults(site: Path) -> list[str]:
    """The faults of a site's links, one line each: broken links, and resources from another host."""
    made = [path for path in sorted(site.rglob("*.html")) if "_static" not in path.parts]
    pages = {path: _parsed(path) for path in made}
    found = [
        f"{path.relative_to(site)}: {fault}"
        for path, page in pages.items()
        for fault in (*_foreign(page.loads), *_broken(path, page, pages))
    ]
    for path in sorted(site.rglob("*.css")):
        styles = _foreign(_in_style(path.read_text(encoding="utf-8")))
        found.extend(f"{path.relative_to(site)}: {fault}" for fault in styles)
    return found


def _broken(path: Path, page: _Page, pages: dict[Path, _Page]) -> list[str]:
    found = []
    for address in sorted(page.links | page.loads):
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            continue
        target = path if not parts.path else (path.parent / unquote(parts.path)).resolve()
        if not target.is_file():
            found.append(f"{address} points to a missing file")
        elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
            found.append(f"{address} has no matching anchor")
    return found


def _foreign(addresses: set[str]) -> list[str]:
    hosts = [address for address in sorted(addresses) if urlsplit(address).netloc]
    return [f"{address} would be loaded from another host" for address in hosts]


def _in_style(style: str) -> set[str]:
    return {first or second for first, second in STYLE_ADDRESS.findall(style)}


def _parsed(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page
