"""What no button gets past: not Wagtail's own, not its scheduler, not another program's.

Our doors and forms say kindly what stands in the way; this refuses, and what was begun is undone.
"""

from __future__ import annotations

from django.db.models.signals import post_save, pre_save
from wagtail.models import Revision

from warta.newsroom.stories.fit import check_may_appear, check_pictures, check_stands_alone, pictures_in
from warta.newsroom.stories.models import StoryPage


def connect() -> None:
    """Listen. Called once, when the apps are ready."""
    pre_save.connect(_before_readers_get_it, sender=StoryPage, dispatch_uid="warta.guard")
    post_save.connect(_once_it_is_told_to_appear, sender=Revision, dispatch_uid="warta.guard")


def _before_readers_get_it(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    if raw:
        return
    if update_fields is not None:
        if "alias_of_id" in update_fields and instance.alias_of_id is None:
            check_stands_alone(instance)
        return
    if not instance.live:
        return
    if instance.pk is None or not StoryPage.objects.filter(pk=instance.pk, live=True).exists():
        check_may_appear(instance)
    check_pictures(instance.title, pictures_in(instance.picture_id, instance.body))


def _once_it_is_told_to_appear(sender, instance, raw=False, **kwargs) -> None:
    at = instance.approved_go_live_at
    if at is not None and not raw and isinstance(story := instance.as_object(), StoryPage):
        # What the desk finds is asked by whoever tells it to, not by what saves.
        check_may_appear(story, at=at)
        check_pictures(story.title, pictures_in(story.picture_id, story.body))
