"""Addresses that once answered, from the ledger: where something was moved from or taken down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.addresses import face_path, languages
from warta.newsroom.stories.models import Author, FrontPage, SectionPage, StoryPage, Tag
from warta.press.source import Former

_TOGETHER = 500
"""Addresses looked up in one query."""


def former_addresses(story: int | None = None) -> Iterator[Former]:
    """What is to be said at addresses that nothing has now: all of them, or those that this story had.

    The last act at an address decides whose it was. What stands elsewhere now is the way there; the rest is gone.
    """
    acts = Act.objects.exclude(vacated="")
    if story is not None:
        acts = acts.filter(vacated__in=acts.filter(story_id=story).values("vacated"))
    last = {act.vacated: act for act in acts.order_by("id").iterator()}
    paths = sorted(last)
    for at in range(0, len(paths), _TOGETHER):
        some = paths[at : at + _TOGETHER]
        owners = {path: _owner(last[path]) for path in some}
        used = _used([(path, last[path].changed["language"]) for path in some])
        now = _addresses_now(owners.values())
        for path in some:
            if path not in used:
                language = last[path].changed["language"]
                yield Former(path, language, now.get((*owners[path], language)))


def _owner(act: Act) -> tuple[str, int]:
    if act.story_id is not None:
        return "story", act.story_id
    kind, _, id = act.changed["subject"].partition("/")
    return kind, int(id)


def _addresses_now(owners: Iterable[tuple[str, int]]) -> dict[tuple[str, int, str], str]:
    """Where these stand now, by kind, id and language; what is not published is not in it."""
    ids: dict[str, set[int]] = {"story": set(), "section": set(), "author": set(), "tag": set()}
    for kind, id in owners:
        ids[kind].add(id)
    found = {}
    for kind, model in (("story", StoryPage), ("section", SectionPage)):
        for page in model.objects.live().filter(pk__in=ids[kind]).select_related("locale"):
            found[kind, page.pk, page.locale.language_code] = page.path_on_site
    # Whether an author or a tag has a page in a language hangs on stories, which come and go without an act of the
    # author's; the way to it does not, so that an address is changed by its own acts only.
    for kind, model in (("author", Author), ("tag", Tag)):
        for thing in model.objects.filter(pk__in=ids[kind]):
            found |= {(kind, thing.pk, language): thing.path(language) for language in languages()}
    return found


def _used(paths: list[tuple[str, str]]) -> set[str]:
    """Which of these paths something published has now."""
    fronts = dict(FrontPage.objects.values_list("locale__language_code", "url_path"))
    in_tree = [
        fronts[language] + path.removeprefix(face_path(language)) for path, language in paths if language in fronts
    ]
    used = set()
    for model in (StoryPage, SectionPage):
        pages = model.objects.live().filter(url_path__in=in_tree).select_related("locale")
        used |= {page.path_on_site for page in pages}
    slugs = {path.rstrip("/").rpartition("/")[2] for path, _ in paths}
    for model in (Author, Tag):
        used |= {thing.path(language) for thing in model.objects.filter(slug__in=slugs) for language in languages()}
    return used
