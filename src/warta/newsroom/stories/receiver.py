"""The one receiver: it hears what Wagtail does by itself (its buttons, its scheduler) and only writes the ledger.

Where one of our doors did it, the row is there already, and nothing is written twice.
"""

from __future__ import annotations

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.models import Locale, Revision, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record
from warta.newsroom.stories.addresses import forget_main_language, page_path
from warta.newsroom.stories.by_door import is_by_door
from warta.newsroom.stories.fit import check_desk
from warta.newsroom.stories.house import picture as picturing
from warta.newsroom.stories.house import rename as naming
from warta.newsroom.stories.house import site
from warta.newsroom.stories.house.languages import record_language_added, record_language_removed, record_main_language
from warta.newsroom.stories.house.merge import naming_stories
from warta.newsroom.stories.house.named import Step, kind_of, paths, record_named, steps, subject_of
from warta.newsroom.stories.house.pin import lose_pins
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

_NAMED = (Author, Tag, Agency)


def connect() -> None:
    """Listen. Called once, when the apps are ready."""
    page_published.connect(_published, dispatch_uid="warta")
    page_unpublished.connect(_unpublished, dispatch_uid="warta")
    post_page_move.connect(_moved, dispatch_uid="warta")
    post_save.connect(_scheduled, sender=Revision, dispatch_uid="warta")
    for model in (StoryPage, FrontPage, SectionPage):
        pre_save.connect(_remember_address, sender=model, dispatch_uid="warta")
        post_save.connect(_page_saved, sender=model, dispatch_uid="warta")
    for model in _NAMED:
        pre_save.connect(_remember_named, sender=model, dispatch_uid="warta")
        post_save.connect(_named_saved, sender=model, dispatch_uid="warta")
        pre_delete.connect(_remember_naming, sender=model, dispatch_uid="warta")
        post_delete.connect(_named_deleted, sender=model, dispatch_uid="warta")
    post_delete.connect(_section_deleted, sender=SectionPage, dispatch_uid="warta")
    pre_save.connect(_remember_picture, sender=NewsPicture, dispatch_uid="warta")
    post_save.connect(_picture_saved, sender=NewsPicture, dispatch_uid="warta")
    pre_delete.connect(_remember_shown, sender=NewsPicture, dispatch_uid="warta")
    post_delete.connect(_picture_deleted, sender=NewsPicture, dispatch_uid="warta")
    pre_save.connect(_remember_settings, sender=SiteSettings, dispatch_uid="warta")
    post_save.connect(_settings_saved, sender=SiteSettings, dispatch_uid="warta")
    pre_save.connect(_remember_main_language, sender=Site, dispatch_uid="warta")
    post_save.connect(_site_saved, sender=Site, dispatch_uid="warta")


def _published(sender, instance, revision=None, **kwargs) -> None:
    # A story that is to appear later is "published" too, and is not live.
    if isinstance(instance, StoryPage) and instance.live and not is_written(instance.pk, revision and revision.pk):
        check_desk(instance)  # by whatever way it came here: what was begun is undone
        record_publication(instance, revision)


def _unpublished(sender, instance, **kwargs) -> None:
    """Also sent for every published page below one that is deleted."""
    if isinstance(instance, FrontPage):
        record_language_removed(instance)
    elif isinstance(instance, SectionPage):
        _write_section_left(instance)
    elif isinstance(instance, StoryPage):
        lose_pins(instance.pk)
        last = last_standing(instance.pk)
        if last is None or last.kind not in GONE:
            record_removal(instance)


def _moved(sender, instance, url_path_before, url_path_after, **kwargs) -> None:
    page = instance.specific
    if isinstance(page, StoryPage):
        _write_move(page, url_path_before, url_path_after)
    elif isinstance(page, SectionPage) and url_path_before != url_path_after:
        language = page.locale.language_code
        moved = Step(language, page_path(url_path_before, language), page_path(url_path_after, language))
        record_named(Act.Kind.RENAME, page, [moved], fields=["address"])


def _remember_address(sender, instance, raw=False, **kwargs) -> None:
    """Wagtail tells of a new slug only after the transaction; the ledger must have it inside."""
    known = sender.objects.all() if sender is SectionPage else sender.objects.filter(live=True)
    instance._page_before = None if raw or instance.pk is None else known.filter(pk=instance.pk).first()


def _page_saved(sender, instance, update_fields=None, raw=False, **kwargs) -> None:
    """Wagtail saves a page whole when it publishes it; a draft is kept apart and touches a few fields only."""
    if raw or update_fields is not None:
        return
    before = instance._page_before
    if isinstance(instance, SectionPage):
        _write_section(instance, before)
    elif not instance.live:
        return
    elif isinstance(instance, FrontPage):
        if before is None:
            record_language_added(instance)
    elif before:
        _write_move(instance, before.url_path, instance.url_path)


def _write_move(story, before: str, after: str) -> None:
    """A row for a published story whose address changed."""
    language = story.locale.language_code
    path = [page_path(before, language), page_path(after, language)]
    if story.live and path[0] != path[1] and not is_by_door(Act.Kind.MOVE, story.pk):
        section, _, name = before.strip("/").rpartition("/")
        stood = SectionPage.objects.filter(url_path=f"/{section}/").first()
        changed = {"path": path, "language": language, "section": stood and stood.pk, "name": f"{name}/"}
        record(Act.Kind.MOVE, story=story, changed=changed)


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


def _write_section(section, before: SectionPage | None) -> None:
    """One row for a section, however many stories go with it. One that is not published counts too: a story that is
    may stand in it, and says its name."""
    if before is not None and before.live and not section.live:
        return  # Wagtail says so itself
    if is_by_door("section", section.pk):
        return
    if before is None:
        record_named(Act.Kind.HOUSE, section, steps({}, paths(section)))
    else:
        naming.record_change(naming.seen(before), section)


def _remember_named(sender, instance, raw=False, **kwargs) -> None:
    before = None if raw or instance.pk is None else sender.objects.filter(pk=instance.pk).first()
    instance._seen_before = before and naming.seen(before)


def _named_saved(sender, instance, raw=False, **kwargs) -> None:
    if raw or is_by_door(kind_of(instance), instance.pk):
        return
    if instance._seen_before:
        naming.record_change(instance._seen_before, instance)
    else:
        # No story names it yet; its name is pressed so that a story can.
        record_named(Act.Kind.HOUSE, instance, new=True)


def _remember_naming(sender, instance, **kwargs) -> None:
    instance._named_by = naming_stories(instance)


def _named_deleted(sender, instance, **kwargs) -> None:
    left = [Step(language, path, None) for language, path in paths(instance).items()]
    named_by = {"stories": instance._named_by} if instance._named_by else {}
    record_named(Act.Kind.HOUSE, instance, left, **named_by, **_merged(instance))


def _section_deleted(sender, instance, **kwargs) -> None:
    if not instance.live:  # of one that is, Wagtail says that it is taken down
        _write_section_left(instance)


def _write_section_left(section) -> None:
    left = Step(section.locale.language_code, section.path_on_site, None)
    record_named(Act.Kind.HOUSE, section, [left], **_merged(section))


def _merged(thing) -> dict[str, str]:
    """What a thing that leaves was merged into: that has shown its stories, too."""
    return {} if thing.merged_into_id is None else {"from": subject_of(thing.standing_for())}


def _remember_picture(sender, instance, raw=False, **kwargs) -> None:
    before = None if raw or instance.pk is None else sender.objects.filter(pk=instance.pk).first()
    instance._seen_before = before and picturing.seen(before)


def _picture_saved(sender, instance, raw=False, **kwargs) -> None:
    if instance._seen_before:
        picturing.record_change(instance._seen_before, instance)


def _remember_shown(sender, instance, **kwargs) -> None:
    instance._shown_before = picturing.shown(instance)


def _picture_deleted(sender, instance, **kwargs) -> None:
    picturing.record_removal(instance, instance._shown_before)


def _remember_settings(sender, instance, raw=False, **kwargs) -> None:
    before = None if raw or instance.pk is None else sender.objects.filter(pk=instance.pk).first()
    instance._seen_before = before and site.seen(before)


def _settings_saved(sender, instance, raw=False, **kwargs) -> None:
    if not raw and not is_by_door(site.SUBJECT, instance.pk):
        site.record_change(instance._seen_before, instance)


def _remember_main_language(sender, instance, raw=False, **kwargs) -> None:
    before = None if raw or instance.pk is None else sender.objects.filter(pk=instance.pk).first()
    instance._language_before = before and before.root_page.locale_id


def _site_saved(sender, instance, raw=False, **kwargs) -> None:
    forget_main_language()
    before = getattr(instance, "_language_before", None)
    if before and instance.is_default_site and before != instance.root_page.locale_id:
        record_main_language(instance.root_page, Locale.objects.get(pk=before).language_code)
