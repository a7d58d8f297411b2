"""The doors of the house in the admin: merging and parting, and the front page's pins."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from warta.newsroom.asked import number_or_404, text
from warta.newsroom.stories.house.forms import MergeForm, PinForm
from warta.newsroom.stories.house.merge import CannotMerge, merge, part, stories_of
from warta.newsroom.stories.house.named import KINDS, may_change
from warta.newsroom.stories.house.pin import MOST, CannotPin, NotPinned, front_of, may_pin, pin, unpin
from warta.newsroom.stories.models import FrontPage, StoryPage, Tag

PROPOSED = 10
"""Tags proposed while one is written."""


def standing_tags(request) -> JsonResponse:
    """The tags that begin with what was typed. Those that were merged into others are not proposed."""
    term = text(request.GET.get("term"))
    tags = Tag.objects.filter(merged_into=None, name__istartswith=term).order_by("name") if term else Tag.objects.none()
    return JsonResponse(list(tags.values_list("name", flat=True)[:PROPOSED]), safe=False)


class _OneThing(WagtailAdminTemplateMixin, View):
    """A page on one author, tag, agency or section."""

    header_icon = "link"

    def dispatch(self, request, kind: str, id: int):
        if kind not in KINDS:
            raise Http404
        self.kind, self.thing = kind, get_object_or_404(KINDS[kind], pk=id)
        if not may_change(request.user, self.thing):
            raise PermissionDenied
        return super().dispatch(request, kind, id)

    @property
    def back(self) -> str:
        return AdminURLFinder(self.request.user).get_edit_url(self.thing) or reverse("wagtailadmin_home")

    def get_page_subtitle(self) -> str:
        return str(self.thing)

    def get_breadcrumbs_items(self):
        items = [
            {"url": self.back, "label": str(self.thing)},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]
        return [*super().get_breadcrumbs_items(), *items]

    def page(self, **context):
        count = stories_of(self.thing)
        return self.render_to_response(
            self.get_context_data(thing=self.thing, kind=self.kind, count=count, back=self.back, **context)
        )


class Merge(_OneThing):
    page_title = _("Merge")
    template_name = "house/merge.html"

    def get(self, request, kind: str, id: int):
        return self.page(form=MergeForm(thing=self.thing))

    def post(self, request, kind: str, id: int):
        form = MergeForm(request.POST, thing=self.thing)
        if not form.is_valid():
            return self.page(form=form)
        into = form.cleaned_data["into"]
        try:
            merge(kind, id, into.pk, actor=request.user, reason=form.cleaned_data["reason"])
        except CannotMerge as problem:
            form.add_error(None, str(problem))
            return self.page(form=form)
        messages.success(request, _now("“%(thing)s” is “%(into)s” now.") % {"thing": self.thing, "into": into})
        return redirect(self.back)


class Part(_OneThing):
    page_title = _("Undo the merge")
    template_name = "house/part.html"

    def get(self, request, kind: str, id: int):
        return self.page(into=self.thing.standing_for() if self.thing.merged_into_id else None)

    def post(self, request, kind: str, id: int):
        try:
            part(kind, id, actor=request.user, reason=text(request.POST.get("reason"), longest=500))
        except CannotMerge as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, _now("“%(thing)s” stands on its own again.") % {"thing": self.thing})
        return redirect(self.back)


class Fronts(View):
    """To the pins of the main language's front page; those of the others are one step from there."""

    def get(self, request):
        front = FrontPage.objects.live().order_by("pk").first()
        if front is None:
            raise Http404
        return redirect("house_pins", front.pk)


class Pins(WagtailAdminTemplateMixin, View):
    """What is pinned on a front page, in its order."""

    page_title = _("Front page")
    header_icon = "thumbtack"
    template_name = "house/pins.html"

    def dispatch(self, request, id: int):
        self.front = get_object_or_404(FrontPage.objects.select_related("locale"), pk=id)
        if not may_pin(request.user, self.front):
            raise PermissionDenied
        return super().dispatch(request, id)

    def get_page_subtitle(self) -> str:
        return str(self.front.locale)

    def get_breadcrumbs_items(self):
        item = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), item]

    def get(self, request, id: int):
        fronts = FrontPage.objects.live().select_related("locale").order_by("pk")
        pins = list(self.front.pins.select_related("story").order_by("position"))
        return self.render_to_response(
            self.get_context_data(front=self.front, fronts=fronts, pins=pins, last=len(pins), most=MOST)
        )

    def post(self, request, id: int):
        """One step up or down, or off."""
        story = get_object_or_404(StoryPage, pk=number_or_404(request.POST.get("story")))
        here = self.front.pins.filter(story=story).first()
        try:
            if here is None or request.POST.get("act") == "off":
                unpin(self.front, story, actor=request.user)
                messages.success(request, _now("“%(story)s” is not pinned any more.") % {"story": story.title})
            else:
                step = {"up": -1, "down": 1}.get(request.POST.get("act"), 0)
                place = here.position + step
                pin(self.front, story, position=place, until=here.until, actor=request.user)
        except (CannotPin, NotPinned) as problem:
            messages.error(request, str(problem))
        return redirect("house_pins", id)


class PinStory(WagtailAdminTemplateMixin, View):
    """Where a story is to stand on the front page of its language, and until when."""

    page_title = _("Pin to the front")
    header_icon = "thumbtack"
    template_name = "house/pin.html"

    def dispatch(self, request, id: int):
        self.story = get_object_or_404(StoryPage.objects.select_related("locale"), pk=id)
        self.front = front_of(self.story)
        if self.front is None:
            raise Http404
        if not may_pin(request.user, self.front):
            raise PermissionDenied
        self.pinned = self.front.pins.filter(story=self.story).first()
        return super().dispatch(request, id)

    def get_page_subtitle(self) -> str:
        return self.story.title

    def get_breadcrumbs_items(self):
        pins = {"url": reverse("house_pins", args=[self.front.pk]), "label": _("Front page")}
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), pins, here]

    def get(self, request, id: int):
        now = {"position": self.pinned.position, "until": self.pinned.until} if self.pinned else {"position": 1}
        return self._page(self._form(initial=now))

    def post(self, request, id: int):
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form)
        place = form.cleaned_data["position"]
        try:
            pin(self.front, self.story, position=place, until=form.cleaned_data["until"], actor=request.user)
        except CannotPin as problem:
            form.add_error(None, str(problem))
            return self._page(form)
        messages.success(request, _now("“%(story)s” is pinned to the front page.") % {"story": self.story.title})
        return redirect("house_pins", self.front.pk)

    def _form(self, *args, **kwargs) -> PinForm:
        return PinForm(*args, pinned=self.front.pins.count(), already=self.pinned is not None, **kwargs)

    def _page(self, form: PinForm):
        others = self.front.pins.select_related("story").order_by("position")
        context = {"form": form, "story": self.story, "front": self.front, "pins": others, "pinned": self.pinned}
        return self.render_to_response(self.get_context_data(**context))
