"""The pages on which an editor acts on one story. Each asks once, says what will happen, and goes through the door."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from warta.newsroom.asked import number_or_404
from warta.newsroom.desk.dismiss import NotDecided
from warta.newsroom.stories import comments_closed
from warta.newsroom.stories.act_forms import CorrectForm, EmbargoForm, KillForm, MoveForm, ReasonForm
from warta.newsroom.stories.comments_closed import AsItWas, close_comments, open_comments
from warta.newsroom.stories.correct import NotSaid, correct, correction_line
from warta.newsroom.stories.dark import own_pictures
from warta.newsroom.stories.embargo import NoEmbargo, embargo
from warta.newsroom.stories.fit import NotFit
from warta.newsroom.stories.keep import keep
from warta.newsroom.stories.kill import NoReason, kill, kills_with_it, made_from
from warta.newsroom.stories.models import SourceKilled, StoryCorrection, StoryPage
from warta.newsroom.stories.move import NotMoved, move
from warta.newsroom.stories.restore import NotKilled, killed_with, restore
from warta.newsroom.stories.standing import is_killed, last_standing
from warta.newsroom.stories.unpublish import NotPublished
from warta.newsroom.wire.signals import difference

REFUSED = (
    PermissionDenied,
    NotFit,
    NotDecided,
    NotPublished,
    NotSaid,
    NoReason,
    NotKilled,
    NotMoved,
    NoEmbargo,
    AsItWas,
)
"""What a door raises in words that are meant for whoever asked."""


class StoryAct(WagtailAdminTemplateMixin, View):
    """A form about one story, and the door behind it."""

    template_name = "stories/act.html"
    form_class: type[ReasonForm] = ReasonForm
    header_icon = "doc-full"
    button = ""
    done = ""
    danger = False

    def dispatch(self, request, pk: int):
        self.story = get_object_or_404(StoryPage.objects.select_related("locale"), pk=pk)
        if not self.allowed():
            raise PermissionDenied
        return super().dispatch(request, pk)

    def allowed(self) -> bool:
        return self.story.permissions_for_user(self.request.user).can_publish()

    def get(self, request, pk: int):
        return self._page(self._form(None))

    def post(self, request, pk: int):
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            self.act(form.cleaned_data)
        except REFUSED as problem:
            form.add_error(None, str(problem))
        except ValidationError as problem:
            form.add_error(None, problem.messages)
        else:
            messages.success(request, self.done % {"story": self.story.title}, buttons=self.message_buttons())
            return redirect("wagtailadmin_pages:edit", self.story.pk)
        return self._page(form, status=422)

    def act(self, said: dict) -> None:
        """Go through the door."""
        raise NotImplementedError

    def message_buttons(self) -> list:
        return []

    def about(self) -> dict:
        """What the page says besides the form."""
        return {}

    def initial(self) -> dict:
        return {}

    def _form(self, data) -> ReasonForm:
        return self.form_class(data, initial=self.initial(), story=self.story, user=self.request.user)

    def _page(self, form, status: int = 200, **more):
        edit = reverse("wagtailadmin_pages:edit", args=[self.story.pk])
        self.page_subtitle = self.story.title
        self.breadcrumbs_items = [
            *WagtailAdminTemplateMixin.breadcrumbs_items,
            {"url": reverse("stories:index"), "label": _("Stories")},
            {"url": edit, "label": self.story.title},
            {"url": "", "label": self.page_title},
        ]
        context = self.get_context_data(
            story=self.story, form=form, button=self.button, danger=self.danger, back=edit, **self.about(), **more
        )
        return self.render_to_response(context, status=status)


class Correct(StoryAct):
    page_title = _("Correct")
    template_name = "stories/correct.html"
    form_class = CorrectForm
    button = _("Publish the correction")
    done = _("The correction stands under “%(story)s”.")

    def post(self, request, pk: int):
        if "preview" not in request.POST:
            return super().post(request, pk)
        form = self._form(request.POST)
        try:
            line = self._line(form.cleaned_data) if form.is_valid() else None
        except NotSaid as problem:
            form.add_error(None, str(problem))
            line = None
        return self._page(form, status=200 if line else 422, line=line)

    def act(self, said: dict) -> None:
        correct(self.story, actor=self.request.user, **said)

    def about(self) -> dict:
        return {"corrections": self.story.corrections.all()}

    def _line(self, said: dict) -> dict:
        language = self.story.locale.language_code
        words = {name: said[name] for name in ("kind", "wrong", "right", "text")}
        with translation.override(language):
            label = str(StoryCorrection.Kind(said["kind"]).label)
        return {"kind": label, "text": correction_line(**words, language=language), "at": timezone.now()}


class Kill(StoryAct):
    page_title = _("Kill")
    template_name = "stories/kill.html"
    form_class = KillForm
    button = _("Kill this story")
    done = _("“%(story)s” was killed.")
    danger = True

    def dispatch(self, request, pk: int):
        """One that was killed is not killed again: there is only the way back."""
        story = get_object_or_404(StoryPage, pk=pk)
        if is_killed(pk) and story.permissions_for_user(request.user).can_publish():
            said = _now("“%(story)s” was killed before. It can be restored.") % {"story": story.title}
            messages.warning(request, said)
            return redirect("story_acts:restore", pk)
        return super().dispatch(request, pk)

    def initial(self) -> dict:
        open_sources = self.story.killed_sources.filter(decision=SourceKilled.Decision.OPEN)
        source = next((each for each in open_sources.select_related("act", "version__item") if each.is_kill), None)
        if source is None:
            return {}
        said = {"story": source.title, "reason": source.reason}
        return {"reason": _now("“%(story)s” was killed: %(reason)s") % said}

    def act(self, said: dict) -> None:
        self.killed = kill(self.story, actor=self.request.user, **said)

    def message_buttons(self) -> list:
        return [messages.button(reverse("ledger_act", args=[self.killed.pk]), _now("Where it went dark"))]

    def about(self) -> dict:
        return {
            "pictures": own_pictures(self.story),
            "made_from_it": made_from(self.story),
            "with_it": kills_with_it(),
        }


class Restore(StoryAct):
    page_title = _("Restore")
    template_name = "stories/restore.html"
    button = _("Restore this story")
    done = _("Readers have “%(story)s” again.")

    def act(self, said: dict) -> None:
        restore(self.story, actor=self.request.user, **said)

    def about(self) -> dict:
        killed = last_standing(self.story.pk)
        return {"killed": killed, "killed_with": killed_with(killed) if killed else []}


class Move(StoryAct):
    page_title = _("Section and address")
    template_name = "stories/move.html"
    form_class = MoveForm
    button = _("Move this story")
    done = _("“%(story)s” stands at its new address; the old one leads there.")

    def act(self, said: dict) -> None:
        move(self.story, actor=self.request.user, **said)


class SetEmbargo(StoryAct):
    page_title = _("Embargo")
    form_class = EmbargoForm
    button = _("Set the embargo")
    done = _("The embargo of “%(story)s” was set.")

    def allowed(self) -> bool:
        return self.story.permissions_for_user(self.request.user).can_edit()

    def act(self, said: dict) -> None:
        embargo(self.story, actor=self.request.user, **said)


class _Comments(StoryAct):
    door: Callable

    def allowed(self) -> bool:
        return comments_closed.may_close(self.story, self.request.user)

    def act(self, said: dict) -> None:
        type(self).door(self.story, actor=self.request.user, **said)


class CloseComments(_Comments):
    page_title = _("Close comments")
    template_name = "stories/close_comments.html"
    button = _("Close comments")
    done = _("Readers cannot comment on “%(story)s” any more.")
    door = close_comments


class OpenComments(_Comments):
    page_title = _("Open comments")
    button = _("Open comments")
    done = _("Readers may comment on “%(story)s” again.")
    door = open_comments


class ToDecide(WagtailAdminTemplateMixin, View):
    """Published stories whose source was killed, or corrected by the agency."""

    template_name = "stories/to_decide.html"
    page_title = _("To decide")
    header_icon = "warning"
    breadcrumbs_items = [*WagtailAdminTemplateMixin.breadcrumbs_items, {"url": "", "label": _("To decide")}]

    def get(self, request):
        sources = to_decide(request.user)
        for source in sources:
            source.difference = difference(source.version) if source.is_correction else []
        return self.render_to_response(self.get_context_data(sources=sources))

    def post(self, request):
        source = get_object_or_404(
            SourceKilled.objects.select_related("story"), pk=number_or_404(request.POST.get("keep"))
        )
        names = {"story": source.story.title}
        if keep(source, actor=request.user):
            messages.success(request, _now("“%(story)s” stays.") % names)
        else:
            messages.warning(request, _now("Somebody decided about “%(story)s” before.") % names)
        return redirect("story_acts:to_decide")


def to_decide(user) -> list[SourceKilled]:
    """What this user may decide about, the oldest first."""
    waiting = SourceKilled.objects.filter(decision=SourceKilled.Decision.OPEN, story__live=True)
    waiting = waiting.select_related("story__locale", "act", "version__item").order_by("pk")
    return [source for source in waiting if source.story.permissions_for_user(user).can_publish()]
