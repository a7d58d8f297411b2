"""Whether a page's elements are opened and closed in order."""

from __future__ import annotations

from html.parser import HTMLParser

from lxml import html

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Nesting(HTMLParser):
    """Complains of an element that is closed out of order or never."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> names an attribute twice"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes another element"


def assert_well_formed(page: str) -> None:
    nesting = Nesting()
    nesting.feed(page)
    nesting.close()
    assert nesting.open == []
    ids = html.document_fromstring(page).xpath("//@id")
    assert len(ids) == len(set(ids)), "an id stands twice"
