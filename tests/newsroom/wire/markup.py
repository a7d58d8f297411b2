"""Finding things in a page, by the simplest of selectors: ``tag.class#id[name=value]``, one inside the other."""

from __future__ import annotations

import re

from lxml import html

_STEP = re.compile(
    r"^(?P<tag>[a-z0-9]+)?(?:\.(?P<class>[\w-]+))?(?:#(?P<id>[\w-]+))?(?:\[(?P<name>[\w-]+)(?:=\"(?P<value>[^\"]*)\")?\])?$"
)


def page(response) -> html.HtmlElement:
    return html.fromstring(response.content.decode())


def find(tree: html.HtmlElement, selector: str) -> list[html.HtmlElement]:
    return tree.xpath("".join(map(_xpath, selector.split())))


def words(element: html.HtmlElement) -> str:
    """Its text on one line."""
    return " ".join(element.text_content().split())


def _xpath(step: str) -> str:
    parts = _STEP.match(step)
    assert parts, f"{step} is more than this understands"
    path = f"//{parts['tag'] or '*'}"
    if parts["class"]:
        path += f"[contains(concat(' ', normalize-space(@class), ' '), ' {parts['class']} ')]"
    if parts["id"]:
        path += f"[@id='{parts['id']}']"
    if parts["name"]:
        path += f"[@{parts['name']}='{parts['value']}']" if parts["value"] is not None else f"[@{parts['name']}]"
    return path
