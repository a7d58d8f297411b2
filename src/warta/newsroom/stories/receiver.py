"""The one receiver: it hears what Wagtail does by itself (its buttons, its scheduler) and only writes the ledger.

Where one of our doors did it, the row is there already, and nothing is written twice.
"""

from __future__ import annotations

from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.models import Revision, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record
from warta.newsroom.stories.addresses import forget_main_language, page_path
from warta.newsroom.stories.by_door import is_by_door
from warta.newsroom.stories.models import (
    Agency,
    Author,
    FrontPage,
    NewsPicture,
    SectionPage,
    SiteSettings,
    StoryPage,
    Tag,
)
from warta.newsroom.stories.publication import record_publication, record_removal
from warta.newsroom.stories.standing import GONE, is_written, last_standing

_HOUSE_PAGES = (FrontPage, SectionPage)
_NAMED = (Author, Tag)
_SHOWN_BY_STORIES = (*_NAMED, Agency, NewsPicture)
_FILE_FACTS = {"file_hash", "file_size"}
"""What Wagtail notes of a picture's file after it was saved."""


def connect() -> None:
    """Listen. Called once, when the apps are ready."""
    page_published.connect(_published, dispatch_uid="warta")
    page_unpublished.connect(_unpublished, dispatch_uid="warta")
    post_page_move.connect(_moved, dispatch_uid="warta")
    post_save.connect(_scheduled, sender=Revision, dispatch_uid="warta")
    for model in (StoryPage, *_HOUSE_PAGES):
        pre_save.connect(_remember_address, sender=model, dispatch_uid="warta")
        post_save.connect(_page_saved, sender=model, dispatch_uid="warta")
    for model in _NAMED:
        pre_save.connect(_remember_slug, sender=model, dispatch_uid="warta")
    for model in (*_SHOWN_BY_STORIES, SiteSettings):
        post_save.connect(_house_saved, sender=model, dispatch_uid="warta")
        post_delete.connect(_house_deleted, sender=model, dispatch_uid="warta")
    post_save.connect(forget_main_language, sender=Site, dispatch_uid="warta")


def _published(sender, instance, revision=None, **kwargs) -> None:
    # A story that is to appear later is "published" too, and is not live.
    if isinstance(instance, StoryPage) and instance.live and not is_written(instance.pk, revision and revision.pk):
        record_publication(instance, revision)


def _unpublished(sender, instance, **kwargs) -> None:
    """Also sent for every published page below one that is deleted."""
    if isinstance(instance, _HOUSE_PAGES):
        _house(instance)
    elif isinstance(instance, StoryPage):
        last = last_standing(instance.pk)
        if last is None or last.kind not in GONE:
            record_removal(instance)


def _moved(sender, instance, url_path_before, url_path_after, **kwargs) -> None:
    page = instance.specific
    if url_path_before != url_path_after:
        _write_moves(page, url_path_before, url_path_after)
    elif isinstance(page, _HOUSE_PAGES):
        _house(page)


def _remember_address(sender, instance, raw=False, **kwargs) -> None:
    """Wagtail tells of a new slug only after the transaction; the ledger must have it inside."""
    before = None if raw or instance.pk is None else sender.objects.filter(pk=instance.pk, live=True).first()
    instance._address_before = before and before.url_path


def _page_saved(sender, instance, update_fields=None, raw=False, **kwargs) -> None:
    """Wagtail saves a page whole when it publishes it; a draft is kept apart and touches a few fields only."""
    if raw or not instance.live or update_fields is not None:
        return
    before = instance._address_before
    if before and before != instance.url_path:
        _write_moves(instance, before, instance.url_path)
    elif isinstance(instance, _HOUSE_PAGES):
        _house(instance)


def _write_moves(page, before: str, after: str) -> None:
    """A row for a page whose address changed. What stands in a section goes with it, and needs none."""
    language = page.locale.language_code
    path = [page_path(before, language), page_path(after, language)]
    if isinstance(page, SectionPage):
        _house(page, language=language, path=path)
    elif page.live and path[0] != path[1] and not is_by_door(Act.Kind.MOVE, page.pk):
        section, _, name = before.strip("/").rpartition("/")
        stood = SectionPage.objects.filter(url_path=f"/{section}/").first()
        changed = {"path": path, "language": language, "section": stood and stood.pk, "name": f"{name}/"}
        record(Act.Kind.MOVE, story=page, changed=changed)


def _scheduled(sender, instance, update_fields=None, raw=False, **kwargs) -> None:
    """Wagtail keeps when a story is to appear with the revision that is to."""
    if raw or "approved_go_live_at" not in (update_fields or ()):
        return
    story = StoryPage.objects.filter(pk=int(instance.object_id)).first() if _is_of_story(instance) else None
    if story is not None and not is_by_door(Act.Kind.SCHEDULE, story.pk):
        at = instance.approved_go_live_at
        record(Act.Kind.SCHEDULE, story=story, changed={"at": at and at.isoformat()}, revision=instance)


def _is_of_story(revision: Revision) -> bool:
    return revision.content_type.model_class() is StoryPage


def _remember_slug(sender, instance, raw=False, **kwargs) -> None:
    before = None if raw or instance.pk is None else sender.objects.filter(pk=instance.pk).first()
    instance._slug_before = before


def _house_saved(sender, instance, created=False, raw=False, update_fields=None, **kwargs) -> None:
    if raw or (update_fields and _FILE_FACTS.issuperset(update_fields)):
        return
    if created and sender in _SHOWN_BY_STORIES:
        return  # no story shows it yet
    before = getattr(instance, "_slug_before", None)
    if before is None or before.slug == instance.slug:
        _house(instance)
        return
    for language in FrontPage.objects.order_by("pk").values_list("locale__language_code", flat=True):
        _house(instance, language=language, path=[before.path(language), instance.path(language)])


def _house_deleted(sender, instance, **kwargs) -> None:
    _house(instance)


def _house(thing, **changed) -> None:
    subject = f"{_KIND[type(thing)]}/{thing.pk}"
    record(Act.Kind.HOUSE, title=str(thing), changed={"subject": subject, **changed})


_KIND = {
    FrontPage: "front",
    SectionPage: "section",
    Author: "author",
    Tag: "tag",
    Agency: "agency",
    NewsPicture: "picture",
    SiteSettings: "site",
}
