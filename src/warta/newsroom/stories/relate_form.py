"""What an editor fills in to choose *You may also like*."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser

from warta.newsroom.stories.act_forms import ReasonForm
from warta.newsroom.stories.models import StoryPage
from warta.newsroom.stories.relate import shown_below, shown_by
from warta.newsroom.stories.related import MOST, SHOWN, by_hand


class RelateForm(ReasonForm):
    """A chooser for each place, and a box for each story that stands there or was left out."""

    def __init__(self, *args, story: StoryPage, **kwargs):
        super().__init__(*args, story=story, **kwargs)
        said = by_hand([story.pk])[story.pk]
        published = StoryPage.objects.live().filter(locale=story.locale_id).exclude(pk=story.pk)
        for place in range(SHOWN):
            chosen = said.chosen[place] if place < len(said.chosen) else None
            self.fields[f"place_{place}"] = forms.ModelChoiceField(
                label=_("Place %(place)d") % {"place": place + 1},
                queryset=published,
                required=False,
                initial=chosen,
                widget=AdminPageChooser(target_models=[StoryPage]),
                help_text="" if place else _("Empty places are filled with the nearest stories."),
            )
        shown = [each.story for each in shown_below(story) if not each.by_hand]
        offered = [*shown, *StoryPage.objects.filter(pk__in=said.left_out).order_by("pk")]
        if offered:
            self.fields["left_out"] = forms.MultipleChoiceField(
                label=_("Never below this story"),
                choices=[(each.pk, each.title) for each in offered],
                required=False,
                initial=[str(id) for id in said.left_out],
                widget=forms.CheckboxSelectMultiple,
            )
        self.order_fields([*(f"place_{place}" for place in range(SHOWN)), "left_out", "reason"])

    def crowded(self) -> list[tuple[StoryPage, int]]:
        """The chosen stories that as many show already as the press lets, with how many."""
        chosen = by_hand([self.story.pk])[self.story.pk].chosen
        counts = shown_by(chosen)
        found = StoryPage.objects.filter(pk__in=[id for id in chosen if counts.get(id, 0) >= MOST])
        return [(each, counts[each.pk]) for each in found]


def choice(said: dict) -> dict:
    """What was filled in, as the door takes it."""
    places = (said[f"place_{place}"] for place in range(SHOWN))
    return {
        "chosen": [each.pk for each in places if each is not None],
        "left_out": [int(id) for id in said.get("left_out", ())],
        "reason": said["reason"],
    }
