"""Pictures of killed stories go dark: their files leave the media for a guarded folder, and come back from it.

The rows say where each file belongs; they are written in the transaction of the act. The files follow once that is
committed. A process that dies between leaves rows whose file is not where it belongs, which `bring_in_line` finds.
"""

from __future__ import annotations

import errno
import logging
import os
import shutil
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from wagtail.models import ReferenceIndex

from warta.newsroom.home import home
from warta.newsroom.ledger.models import Act, Receipt
from warta.newsroom.stories.fit import pictures_in
from warta.newsroom.stories.models import Author, DarkFile, NewsPicture, NewsRendition, SiteSettings, StoryPage

log = logging.getLogger("warta.stories")

LONGEST_NAME = 100
"""Characters that Wagtail keeps of a file's path."""
PLACE = "pictures"
"""The receipt of a kill that says when its pictures could not be had any more."""


def own_pictures(story: StoryPage) -> list[NewsPicture]:
    """The pictures that this story shows and nothing else does: no other published story, no author, not the site.
    Its aliases are no others: they leave with it."""
    pictures = NewsPicture.objects.filter(pk__in=pictures_in(story.picture_id, story.body)).order_by("pk")
    return [picture for picture in pictures if not _used_elsewhere(picture, story)]


def darken(act: Act, pictures: list[NewsPicture]) -> None:
    """Say that the files of these pictures belong in the guarded folder of the story that the act killed."""
    DarkFile.objects.bulk_create(
        DarkFile(story_id=act.story_id, picture_id=picture.pk, name=name)
        for picture in pictures
        for name in _files(picture)
    )
    if pictures:
        Receipt.objects.create(act=act, place=PLACE)
        transaction.on_commit(bring_in_line)


def lighten(story: StoryPage) -> None:
    """Say that the files of all that this story shows belong in the media again, whichever kill took them away."""
    shown = pictures_in(story.picture_id, story.body)
    for file in DarkFile.objects.filter(picture_id__in=shown, dark=True):
        file.back_as = _free_name(file)
        if file.back_as != file.name:
            _rename(file)
        file.dark, file.moved = False, False
        file.save(update_fields=["dark", "moved", "back_as"])
        transaction.on_commit(bring_in_line)


def bring_in_line() -> int:
    """Put each file where its row says that it belongs; returns how many were put. May be called again at any time."""
    _late_sizes()
    put = 0
    for id in DarkFile.objects.filter(moved=False).values_list("pk", flat=True):
        # One process at a time for a file, and none for a file whose row was just changed.
        with transaction.atomic():
            file = DarkFile.objects.select_for_update().filter(pk=id, moved=False).first()
            if file is None:
                continue
            try:
                _put(file)
            except OSError:
                log.exception("%s could not be moved; trying again.", file.name)
                continue
            put += 1
            if file.dark:
                file.moved = True
                file.save(update_fields=["moved"])
            else:
                file.delete()
    _receipts()
    return put


def _used_elsewhere(picture: NewsPicture, story: StoryPage) -> bool:
    live = StoryPage.objects.live().exclude(pk__in=_with_aliases(story))
    if (
        live.filter(picture=picture).exists()
        or Author.objects.filter(picture=picture).exists()
        or SiteSettings.objects.filter(logo=picture).exists()
    ):
        return True
    # Within texts: Wagtail keeps an index of what refers to what, so that no text has to be searched.
    ids = ReferenceIndex.get_references_to(picture).values_list("object_id", flat=True)
    return live.filter(pk__in=[int(id) for id in ids if id.isdecimal()]).exists()


def _with_aliases(story: StoryPage) -> set[int]:
    found, more = set(), {story.pk}
    while more:
        found |= more
        more = set(StoryPage.objects.filter(alias_of__in=more).values_list("pk", flat=True)) - found
    return found


def _files(picture: NewsPicture) -> list[str]:
    return [picture.file.name, *(size.file.name for size in picture.renditions.all())]


def _late_sizes() -> None:
    """A size that was made while its picture went dark goes with it."""
    dark = dict(DarkFile.objects.filter(dark=True).values_list("picture_id", "story_id"))
    known = set(DarkFile.objects.filter(dark=True).values_list("name", flat=True))
    late = NewsRendition.objects.filter(image_id__in=dark).exclude(file__in=known)
    for size in late:
        DarkFile.objects.get_or_create(
            story_id=dark[size.image_id], name=size.file.name, defaults={"picture_id": size.image_id}
        )


def _free_name(file: DarkFile) -> str:
    """Its old path, or one beside it where another file was given that meanwhile."""
    if not (home().killed / str(file.story_id) / file.name).exists():
        return file.name  # it was not moved yet
    return default_storage.get_available_name(file.name, max_length=LONGEST_NAME)


def _rename(file: DarkFile) -> None:
    NewsPicture.objects.filter(pk=file.picture_id, file=file.name).update(file=file.back_as)
    NewsRendition.objects.filter(image_id=file.picture_id, file=file.name).update(file=file.back_as)


def _put(file: DarkFile) -> None:
    guarded = home().killed / str(file.story_id) / file.name
    if file.dark:
        # Where it is there already, what has its old name now is another file.
        if not guarded.exists():
            _move(settings.MEDIA_ROOT / file.name, guarded)
    else:
        _move(guarded, settings.MEDIA_ROOT / (file.back_as or file.name))


def _move(source: Path, target: Path) -> None:
    if not source.exists():
        return  # moved before a crash, or deleted by somebody: there is nothing left to move
    home().killed.mkdir(mode=0o700, exist_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.replace(source, target)
    except OSError as problem:
        if problem.errno != errno.EXDEV:
            raise
        # The media are on a disk of their own: the copy must be whole before it counts.
        half = target.with_name(f".{target.name}.half")
        shutil.copy2(source, half)
        os.replace(half, target)
        source.unlink()


def _receipts() -> None:
    for receipt in Receipt.objects.filter(place=PLACE, at=None).select_related("act"):
        files = DarkFile.objects.filter(story_id=receipt.act.story_id, dark=True)
        if not files.filter(moved=False).exists():
            receipt.at, receipt.detail = timezone.now(), str(files.count())
            receipt.save(update_fields=["at", "detail"])
