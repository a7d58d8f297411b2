"""The border: a story as an editor handles it becomes plain data. Desk and press never see a Wagtail object.

Works for a published page and for the unsaved page of a preview alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from django.utils import timezone

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.inline import inline, links_in, paragraphs
from warta.newsroom.stories.renditions import picture_of
from warta.newsroom.talk.thread import thread
from warta.story import (
    Block,
    Byline,
    Correction,
    Credit,
    Dateline,
    Embed,
    FactBox,
    Figure,
    Heading,
    ItemList,
    Lineage,
    Paragraph,
    Quotation,
    Section,
    Story,
    Tag,
)


def story_of(page) -> Story:
    """The story that a page holds. The number of queries does not grow with the length of the text."""
    language = page.locale.language_code
    section = page.get_parent()
    bylines = page.bylines.select_related("author").prefetch_related("author__in_languages__locale")
    return Story(
        id=page.pk or 0,
        path=page.path_on_site,
        language=language,
        headline=page.title,
        section=Section(section.pk, section.title, section_path(page)),
        published=page.first_published_at or timezone.now(),
        updated=updated(page.pk),
        blocks=tuple(blocks(page.body)),
        standfirst=page.standfirst,
        bylines=tuple(_byline(each.author, language) for each in bylines.all()),
        dateline=_dateline(page),
        picture=picture_of(page.picture, caption=page.picture_caption) if page.picture else None,
        credits=tuple(_credit(each) for each in page.credits.select_related("agency").all()),
        corrections=tuple(
            Correction(each.at, each.text, each.kind)
            for each in sorted(page.corrections.all(), key=lambda each: each.at)
        ),
        tags=tuple(Tag(tag.pk or 0, tag.name, tag.path(language)) for tag in _tags(page)),
        comments=thread(page.pk) if page.pk else (),
        comments_open=page.comments_open,
        translations=tuple((each.locale.language_code, each.path_on_site) for each in translations(page)),
    )


def section_path(page) -> str:
    """Where the section of a story stands: one step above it."""
    return page.path_on_site.rstrip("/").rpartition("/")[0] + "/"


def translations(page) -> list:
    """The published stories that are this one in another language, by language."""
    found = type(page).objects.live().filter(translation_key=page.translation_key).exclude(pk=page.pk)
    return list(found.select_related("locale").order_by("locale__language_code"))


def updated(id: int | None) -> datetime | None:
    """When the words of a published story last changed."""
    if id is None:
        return None
    acts = Act.objects.filter(story_id=id, kind__in=(Act.Kind.PUBLISH, Act.Kind.REVISE), changed__text=True)
    return acts.order_by("-id").values_list("at", flat=True).first()


def blocks(body) -> Iterator[Block]:
    """The blocks of a story. What an editor left empty is left out."""
    links = links_in(_rich_texts(body))
    for child in body:
        yield from _block(child.block_type, child.value, links)


def _block(kind: str, value, links: dict[int, str]) -> Iterator[Block]:
    match kind:
        case "paragraph":
            yield from map(Paragraph, paragraphs(value.source, links))
        case "heading" if value["text"]:
            yield Heading(value["text"], 3 if value["level"] == "3" else 2)
        case "quotation" if text := inline(value["text"].source, links):
            yield Quotation(text, value["speaker"] or "", value["role"] or "")
        case "image" if value["picture"]:
            yield Figure(picture_of(value["picture"], caption=value["caption"] or "", alt=value["alt"] or ""))
        case "list" if items := [text for each in value["items"] if (text := inline(each.source, links))]:
            yield ItemList(tuple(items), bool(value["ordered"]))
        case "embed" if value["url"]:
            host = urlsplit(value["url"]).hostname or ""
            yield Embed(value["url"], value["title"] or "", host.removeprefix("www."))
        case "fact_box" if value["title"] or value["text"]:
            yield FactBox(value["title"] or "", paragraphs(value["text"].source, links))


def _rich_texts(body) -> Iterator[str]:
    for child in body:
        match child.block_type:
            case "paragraph":
                yield child.value.source
            case "quotation" | "fact_box":
                yield child.value["text"].source
            case "list":
                yield from (each.source for each in child.value["items"])


def _byline(author, language: str) -> Byline:
    role, _ = author.words(language)
    return Byline(author.pk, author.name, author.path(language), role)


def _dateline(page) -> Dateline | None:
    if not (page.dateline_place or page.dateline_agency or page.dateline_date or page.dateline_text):
        return None
    return Dateline(page.dateline_place, page.dateline_agency, page.dateline_date, page.dateline_text)


def _credit(credit) -> Credit:
    lineage = None
    if credit.lineage_guid:
        lineage = Lineage(credit.lineage_guid, credit.lineage_version, credit.lineage_kind, credit.lineage_language)
    agency = credit.agency
    return Credit(
        agency=agency.name if agency else "",
        as_written=credit.as_written,
        url=credit.url or (agency.url if agency else ""),
        lineage=lineage,
    )


def _tags(page) -> list:
    return sorted(page.tags.all(), key=lambda tag: tag.name.casefold())
