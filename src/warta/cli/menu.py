"""`warta menu`: the entries of the site's menu in one language."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple

import typer

from warta.cli.act import ByOption, Format, FormatOption, ReasonOption, user_named, wrong_use
from warta.cli.house_act import do
from warta.cli.opening import HomeOption, fail
from warta.cli.site import language_of_the_site, settings_of_the_site

app = typer.Typer()


class Entry(NamedTuple):
    """One entry as it was written."""

    label: str
    address: str


@app.command(epilog="Example: warta menu id / /dunia/ 'Cuaca=https://cuaca.example'")
def menu(
    language: Annotated[str, typer.Argument(metavar="LANGUAGE", help="Such as id.", show_default=False)],
    entries: Annotated[
        list[str],
        typer.Argument(
            metavar="ENTRY…", help="In their order: a page's address, or LABEL=ADDRESS.", show_default=False
        ),
    ],
    reason: ReasonOption = "",
    by: ByOption = "",
    format: FormatOption = Format.text,
    home: HomeOption = None,
) -> None:
    """Give the menu of one language these entries instead of those that it has.

    An entry without a label is called as its page is, and follows it wherever it moves.
    """
    written = [_read(each) for each in entries]

    def door() -> Any:
        # Django must be set up before these are imported: they load models.
        from warta.newsroom.stories.house.site import change_site
        from warta.newsroom.stories.models import MenuItem

        locale, settings = language_of_the_site(language), settings_of_the_site()
        others = [each for each in settings.menu.all() if each.locale_id != locale.pk]
        new = [
            MenuItem(locale=locale, label=entry.label, sort_order=place, **_leads_to(entry))
            for place, entry in enumerate(written)
        ]
        settings.menu = [*others, *new]
        act = change_site(settings, actor=user_named(by), reason=reason)
        return act or fail(f"the menu in {language} is so already: nothing was changed.")

    do(home, door, format)


def _read(written: str) -> Entry:
    if written.startswith(("/", "http://", "https://", "mailto:")):
        return Entry("", written.strip())
    label, is_one, address = written.partition("=")
    if not is_one or not label.strip() or not address.strip():
        wrong_use("menu", f"{written} is no entry: write the address of a page such as /dunia/, or LABEL=ADDRESS")
    return Entry(label.strip(), address.strip())


def _leads_to(entry: Entry) -> dict[str, Any]:
    """The page that stands at the address, or the address itself, which cannot say what it is called."""
    page = _page_at(entry.address) if entry.address.startswith("/") else None
    if page is None and not entry.label:
        fail(f"no page stands at {entry.address}: say what the entry is called, as LABEL={entry.address}")
    return {"address": entry.address} if page is None else {"page": page}


def _page_at(address: str) -> Any:
    """The front page, section or story at a path of the site; none that was merged into another."""
    from warta.newsroom.stories.models import FrontPage, SectionPage, StoryPage

    path = f"/{address.strip('/')}/".replace("//", "/")
    below = path.strip("/").rpartition("/")[2]
    pages = [*FrontPage.objects.all(), *SectionPage.objects.filter(slug=below, merged_into=None)]
    pages += StoryPage.objects.filter(slug=below)
    return next((each for each in pages if each.path_on_site == path), None)
