"""The page on which an editor chooses *You may also like*."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from warta.newsroom.stories.act_views import StoryAct
from warta.newsroom.stories.relate import CannotRelate, relate, showers, shown_below
from warta.newsroom.stories.relate_form import RelateForm, choice
from warta.newsroom.stories.related import MOST


class Relate(StoryAct):
    page_title = _("You may also like")
    template_name = "stories/relate.html"
    form_class = RelateForm
    button = _("Save the choice")
    done = _("What stands below “%(story)s” was chosen.")

    def act(self, said: dict) -> None:
        try:
            relate(self.story, actor=self.request.user, **choice(said))
        except CannotRelate as problem:
            raise ValidationError(str(problem)) from problem

    def about(self) -> dict:
        return {"shown": shown_below(self.story), "showers": showers(self.story), "most": MOST}
