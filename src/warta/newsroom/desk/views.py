"""What the panel beside the editor asks, and the page that shows a relay beside its item."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from warta.newsroom.asked import number
from warta.newsroom.desk.copy_of import copy_of, written_in
from warta.newsroom.desk.dismiss import NotDecided, dismiss, take_back
from warta.newsroom.desk.models import Decision
from warta.newsroom.desk.original import original_of
from warta.newsroom.desk.posted import NotRead, written_in_form
from warta.newsroom.desk.remarks import Remark, remarks
from warta.newsroom.desk.rights import may_look
from warta.newsroom.desk.shown import TooLong, shown
from warta.newsroom.desk.side_by_side import POLICY, side_by_side
from warta.newsroom.desk.sign_off import sign_off
from warta.newsroom.stories.models import SectionPage, StoryPage
from warta.story import primary

LARGEST = 2 << 20
"""Bytes of a form that is looked at while somebody writes."""


def _problem(said: str, status: int) -> JsonResponse:
    return JsonResponse({"problem": said}, status=status)


class ForStory(View):
    """A question about one story, asked with the form as it is at that moment; answered with what the desk finds."""

    http_method_names = ["post"]

    def dispatch(self, request, pk: int):
        try:
            size = int(request.META.get("CONTENT_LENGTH") or 0)
        except ValueError:
            size = LARGEST + 1
        if size > LARGEST:
            return _problem(_now("This text is too long to be checked as you write."), 413)
        try:
            self.page = self.find(pk)
            return super().dispatch(request, pk)
        except PermissionDenied as problem:
            return _problem(str(problem) or _now("You may not look at this story."), 403)

    def find(self, pk: int) -> StoryPage:
        page = get_object_or_404(StoryPage.objects.select_related("locale"), pk=pk)
        if not may_look(page, self.request.user):
            raise PermissionDenied
        return page

    def post(self, request, pk: int):
        try:
            self.written = written_in_form(self.page, request.POST)
            self.decide(request.POST)
            answer = shown(self.page, self.written, request.user)
        except NotRead:
            return _problem(_now("The desk cannot read this form."), 400)
        except TooLong:
            return _problem(_now("This text is too long to be checked as you write."), 413)
        except NotDecided as problem:
            return _problem(str(problem), 422)
        return JsonResponse(answer)

    def decide(self, form) -> None:
        """Go through a door first, where one was asked for."""

    def remark(self, form) -> Remark:
        """The finding that is meant, as it stands in the text now. Raises NotDecided where it does not."""
        today = timezone.localdate()
        original = original_of(self.page, today)
        found = remarks(copy_of(self.written, today), original and original.copy, today)
        wanted = form.get("desk-mark", "")
        for each in found.remarks:
            if each.mark == wanted:
                return each
        raise NotDecided(_now("The words have changed meanwhile: look at what the desk finds now."))


class Check(ForStory):
    """What the desk finds in a story that is being written."""


class CheckNew(ForStory):
    """The same of a story that was not saved yet; ``pk`` is its section."""

    def find(self, pk: int) -> StoryPage:
        section = get_object_or_404(SectionPage.objects.select_related("locale"), pk=pk)
        if not section.permissions_for_user(self.request.user).can_add_subpage():
            raise PermissionDenied
        return StoryPage(locale=section.locale)


class Dismiss(ForStory):
    def decide(self, form) -> None:
        dismiss(self.page, self.remark(form), actor=self.request.user, reason=form.get("desk-reason", ""))


class SignOff(ForStory):
    def decide(self, form) -> None:
        sign_off(self.page, actor=self.request.user, reason=form.get("desk-reason", ""), written=self.written)


class TakeBack(ForStory):
    def decide(self, form) -> None:
        id = number(form.get("desk-decision"))
        decisions = Decision.objects.select_related("story").filter(story=self.page)
        take_back(get_object_or_404(decisions, pk=id), actor=self.request.user)


class SideBySide(WagtailAdminTemplateMixin, View):
    """A story as it was saved last, beside the item that it was made from."""

    template_name = "desk/side_by_side.html"
    page_title = _("Side by side")
    header_icon = "tasks"

    def get(self, request, pk: int):
        page = get_object_or_404(StoryPage.objects.select_related("locale"), pk=pk)
        if not may_look(page, request.user):
            raise PermissionDenied
        draft, today = page.get_latest_revision_as_object(), timezone.localdate()
        original = original_of(draft, today)
        if original is not None:
            language = primary(get_language() or "en")
            shown_whole = side_by_side(original.copy, copy_of(written_in(draft), today), today, language)
            return HttpResponse(shown_whole, headers={"Content-Security-Policy": POLICY})
        self.page_subtitle = draft.title
        edit = reverse("wagtailadmin_pages:edit", args=[pk])
        self.breadcrumbs_items = [
            *WagtailAdminTemplateMixin.breadcrumbs_items,
            {"url": reverse("stories:index"), "label": _("Stories")},
            {"url": edit, "label": draft.title},
            {"url": "", "label": self.page_title},
        ]
        return self.render_to_response(self.get_context_data(back=edit))
