"""`warta site`: the site's own name and words, its look, and what it tells machines."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer

from warta.cli.act import ByOption, Format, FormatOption, ReasonOption, user_named, wrong_use
from warta.cli.house_act import do
from warta.cli.opening import HomeOption, fail

app = typer.Typer()


class Text(StrEnum):
    """The type of the text."""

    serif = "serif"
    sans = "sans"


@app.command(epilog="Example: warta site --language id --tagline 'Kabar dari laut' --reason 'a new line'")
def site(
    name: Annotated[
        str | None, typer.Option(help="The newsroom's name; with --language, only there.", show_default=False)
    ] = None,
    tagline: Annotated[
        str | None, typer.Option(help="The line below the name; needs --language.", show_default=False)
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="The language of --name and --tagline, such as id.", show_default=False)
    ] = None,
    time_zone: Annotated[str | None, typer.Option(help="Such as Asia/Makassar.", show_default=False)] = None,
    accent: Annotated[
        str | None, typer.Option(help="The accent by day, such as '#9e1b22'; '' is Warta's own.", show_default=False)
    ] = None,
    accent_dark: Annotated[str | None, typer.Option(help="The accent by night.", show_default=False)] = None,
    text_type: Annotated[Text | None, typer.Option("--type", help="The type of the text.", show_default=False)] = None,
    ai_crawlers: Annotated[
        bool | None,
        typer.Option(
            "--ai-crawlers/--no-ai-crawlers", help="Whether those may read that gather text.", show_default=False
        ),
    ] = None,
    security_contact: Annotated[
        str | None, typer.Option(help="For security.txt: a page, or mailto: and an address.", show_default=False)
    ] = None,
    hub: Annotated[str | None, typer.Option(help="The WebSub hub's address; '' for none.", show_default=False)] = None,
    reason: ReasonOption = "",
    by: ByOption = "",
    format: FormatOption = Format.text,
    home: HomeOption = None,
) -> None:
    """Change the site's name, its words or its look. Logo, imprint and CDN are set in the newsroom."""
    given = {
        "time_zone": time_zone,
        "accent": accent and accent.lower(),
        "accent_dark": accent_dark and accent_dark.lower(),
        "text_family": text_type and text_type.value,
        "ai_crawlers": ai_crawlers,
        "security_contact": security_contact,
        "hub_url": hub,
    }
    words = {"name": name, "tagline": tagline}
    if language is not None and name is None and tagline is None:
        wrong_use("site", "--language says of which language the --name or the --tagline is: add one of them")
    if all(each is None for each in (*given.values(), *words.values())):
        wrong_use("site", "say what is to be different, such as --name NAME: see warta site --help")
    if tagline is not None and language is None:
        wrong_use("site", "a line below the name is of one language: add --language, such as --language id")
    if language is None:
        given["name"] = name

    def door() -> Any:
        # Django must be set up before this is imported: it loads models.
        from warta.newsroom.stories.house.site import change_site

        settings = settings_of_the_site()
        for field, value in given.items():
            if value is not None:
                setattr(settings, field, value.strip() if isinstance(value, str) else value)
        if language is not None:
            _say_in(settings, language, words)
        act = change_site(settings, actor=user_named(by), reason=reason)
        return act or fail("the site is so already: nothing was changed.")

    do(home, door, format)


def settings_of_the_site() -> Any:
    """The site's settings; a newsroom is open."""
    from wagtail.models import Site

    from warta.newsroom.stories.models import SiteSettings

    return SiteSettings.for_site(Site.objects.get(is_default_site=True))


def language_of_the_site(language: str) -> Any:
    """The locale of one of the site's languages. Ends with status 1 where it is none."""
    from warta.newsroom.stories.house.named import site_languages

    if language not in site_languages():
        fail(f"the site has no language {language}: it has {', '.join(site_languages())}")
    from wagtail.models import Locale

    return Locale.objects.get(language_code=language)


def _say_in(settings: Any, language: str, words: dict[str, str | None]) -> None:
    """Change what the site says in one language; a newsroom that said nothing there begins to."""
    from warta.newsroom.stories.models import SiteWords

    locale = language_of_the_site(language)
    here = next((each for each in settings.words.all() if each.locale_id == locale.pk), None)
    if here is None:
        here = SiteWords(locale=locale)
    for field, value in words.items():
        if value is not None:
            setattr(here, field, value.strip())
    settings.words.add(here)
