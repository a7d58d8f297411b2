"""In a story's form: who was merged into another is shown, and saved, as that other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q
from django.urls import reverse
from wagtail.admin.widgets import AdminTagWidget

from warta.newsroom.stories.models.tag import Tag


class StandingTagWidget(AdminTagWidget):
    """Proposes tags while one writes, but none that was merged into another."""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-w-tag-url-value"] = reverse("house_tags")
        return context


class StandingNames:
    """For the form of a page with bylines, credits and tags."""

    def __init__(self, *args, instance=None, **kwargs):
        if instance is not None:
            instance.bylines = [_let_stand(each, "author") for each in instance.bylines.all()]
            instance.credits = [_let_stand(each, "agency") for each in instance.credits.all()]
        super().__init__(*args, instance=instance, **kwargs)
        if "tags" in self.fields:
            self._show_standing_tags(self.fields["tags"])

    def clean_tags(self):
        """Also what was written by hand, or by who opened the form before the merge."""
        names = self.cleaned_data["tags"]
        standing = {tag.name.casefold(): tag.standing_for().name for tag in _merged_tags(names)}
        found = [standing.get(name.casefold(), name) for name in names]
        return list({name.casefold(): name for name in found}.values())

    def save(self, commit=True):
        """Who is named twice now is named once."""
        page = super().save(commit=False)
        for byline in page.bylines.all():
            _let_stand(byline, "author")
        page.bylines = list({byline.author_id: byline for byline in page.bylines.all()}.values())
        for credit in page.credits.all():
            _let_stand(credit, "agency")
        if commit:
            page.save()
            self.save_m2m()
        return page

    def _show_standing_tags(self, field) -> None:
        tags = [tag.standing_for() for tag in self.initial.get("tags") or []]
        self.initial["tags"] = list({tag.name: tag for tag in tags}.values())
        usual = field.widget
        field.widget = StandingTagWidget(attrs=usual.attrs, tag_model=usual.tag_model, free_tagging=usual.free_tagging)


def _merged_tags(names: Iterable[str]) -> Iterable[Tag]:
    spelt = [Q(name__iexact=name) for name in names]
    return Tag.objects.exclude(merged_into=None).filter(reduce(or_, spelt)) if spelt else ()


def _let_stand(part, field: str):
    """The part of a story, naming what stands for what it named."""
    named = getattr(part, field, None)
    if named is not None and named.merged_into_id is not None:
        setattr(part, field, named.standing_for())
    return part
