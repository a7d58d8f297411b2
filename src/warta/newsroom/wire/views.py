"""The wire inbox: the list, an item, and what an editor does with it."""

from __future__ import annotations

from collections.abc import Callable

import django_filters
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Locale

from warta.newsroom.asked import number_or_404
from warta.newsroom.wire.draft import AlreadyMade, NoDraft, make_story
from warta.newsroom.wire.forms import AddForm, MakeForm
from warta.newsroom.wire.intake import take_in
from warta.newsroom.wire.language import language_name
from warta.newsroom.wire.marks import pieces
from warta.newsroom.wire.models import ItemVersion, WireItem
from warta.newsroom.wire.rights import ForThoseWhoWrite
from warta.newsroom.wire.state import put_back, set_aside
from warta.newsroom.wire.wording import for_editors
from warta.wire.item import Unreadable
from warta.wire.read import LARGEST

SHOWN = 200_000
"""How many code points of a received text the page shows; the rest can be downloaded."""


def _languages() -> list[tuple[str, str]]:
    """The languages that the newsroom publishes in."""
    return [(locale.language_code, language_name(locale.language_code)) for locale in Locale.objects.all()]


class Filters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=WireItem.State.choices)
    language = django_filters.ChoiceFilter(label=_("Language"), choices=[])

    class Meta:
        model = WireItem
        fields = ["state", "language"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        received = WireItem.objects.exclude(language="").order_by("language").values_list("language", flat=True)
        self.filters["language"].extra["choices"] = [(tag, language_name(tag)) for tag in received.distinct()]


class ItemColumn(BaseColumn):
    """A cell of the list, drawn by a template of its own."""

    def __init__(self, name: str, label, **kwargs):
        super().__init__(name, label=label, **kwargs)
        self.cell_template_name = f"wire/cells/{name}.html"

    def get_cell_context_data(self, instance, parent_context):
        return {**super().get_cell_context_data(instance, parent_context), "item": instance}


class Inbox(ForThoseWhoWrite, BaseListingView):
    """Everything that came in, newest first."""

    model = WireItem
    page_title = _("Wire")
    header_icon = "mail"
    template_name = "wire/inbox.html"
    results_template_name = "wire/inbox_results.html"
    index_url_name = "wire:inbox"
    index_results_url_name = "wire:inbox_results"
    verbose_name_plural = _("items")
    paginate_by = 30
    default_ordering = ["-received_at", "-pk"]
    is_searchable = True
    search_fields = ["headline", "agency", "guid", "source"]
    filterset_class = Filters
    table_classname = "listing wire-list"
    columns = [
        ItemColumn("headline", _("Headline")),
        ItemColumn("agency", _("Source")),
        ItemColumn("language", _("Language")),
        ItemColumn("received", _("Received")),
        ItemColumn("reading", _("Reading time")),
        ItemColumn("state", _("State")),
    ]

    def get_queryset(self):
        return super().get_queryset().select_related("story")

    @cached_property
    def header_buttons(self):
        return [HeaderButton(label=_("Add to the wire"), url=reverse("wire:add"), icon_name="plus")]


class OneItem(ForThoseWhoWrite, WagtailAdminTemplateMixin, View):
    """An item's text as it was received beside what was read from it."""

    template_name = "wire/item.html"
    header_icon = "mail"

    def get(self, request, pk: int):
        item = get_object_or_404(WireItem.objects.select_related("story", "handled_by"), pk=pk)
        return self._page(request, item, MakeForm(item=item, user=request.user))

    def _page(self, request, item: WireItem, form: MakeForm, status: int = 200) -> TemplateResponse:
        version = self._version(request, item)
        read = version.read
        marked = pieces(read, SHOWN)
        return self.render_to_response(
            self.get_context_data(
                item=item,
                version=version,
                versions=item.versions.defer("raw", "content").select_related("taken_by").order_by("-pk"),
                read=read,
                marked=marked,
                kinds=[
                    kind
                    for kind in ("headline", "dateline", "byline", "credit", "furniture")
                    if any(piece.kind == kind for piece in marked)
                ],
                not_shown=max(0, len(read.received) - SHOWN),
                form=form,
            ),
            status=status,
        )

    def _version(self, request, item: WireItem) -> ItemVersion:
        asked = request.GET.get("version", "")
        versions = item.versions.defer("raw")
        return get_object_or_404(versions, pk=number_or_404(asked) if asked else item.newest_id)

    def get_page_title(self):
        return _("Wire")

    def get_context_data(self, *, item: WireItem, **kwargs):
        self.page_subtitle = item.headline
        self.breadcrumbs_items = [
            *WagtailAdminTemplateMixin.breadcrumbs_items,
            {"url": reverse("wire:inbox"), "label": _("Wire")},
            {"url": "", "label": _("Item")},
        ]
        return super().get_context_data(item=item, **kwargs)


class MakeStory(OneItem):
    """Makes the draft and opens it in the editor."""

    http_method_names = ["post"]

    def post(self, request, pk: int):
        item = get_object_or_404(WireItem, pk=pk)
        form = MakeForm(request.POST, item=item, user=request.user)
        if form.is_valid():
            try:
                story = make_story(
                    item,
                    section=form.cleaned_data["section"],
                    actor=request.user,
                    again=form.cleaned_data["again"],
                )
            except AlreadyMade as problem:
                to_the_story = messages.button(
                    reverse("wagtailadmin_pages:edit", args=[problem.story.pk]), _now("Open the story")
                )
                messages.warning(request, str(problem), buttons=[to_the_story])
                return redirect("wire:item", pk)
            except NoDraft as problem:
                form.add_error("section", str(problem))
            else:
                to_the_item = messages.button(reverse("wire:item", args=[pk]), _now("Back to the item"))
                messages.success(
                    request,
                    _now("The draft stands in {section}. Readers see it when it is published.").format(
                        section=form.cleaned_data["section"].title
                    ),
                    buttons=[to_the_item],
                )
                return redirect("wagtailadmin_pages:edit", story.pk)
        return self._page(request, item, form, status=422)


class Move(ForThoseWhoWrite, View):
    """A change of an item's state that can be undone by the button in its message."""

    http_method_names = ["post"]
    door: Callable[..., bool]
    undo_url_name = ""
    done = ""
    undo_label = ""

    def post(self, request, pk: int):
        item = get_object_or_404(WireItem, pk=pk)
        if type(self).door(item, actor=request.user):
            message = render_to_string(
                "wire/undo.html",
                {
                    "message": self.done.format(headline=Truncator(item.headline).chars(80)),
                    "undo_url": reverse(self.undo_url_name, args=[pk]),
                    "undo_label": self.undo_label,
                },
                request,
            )
            messages.messages.success(request, message)
        else:
            messages.warning(
                request,
                _now("Nothing was changed: the item is “{state}” now.").format(state=item.get_state_display()),
            )
        return redirect("wire:item", pk) if "stay" in request.POST else redirect("wire:inbox")


class SetAside(Move):
    door = set_aside
    done = _("“{headline}” was set aside.")
    undo_url_name = "wire:put_back"
    undo_label = _("Undo")


class PutBack(Move):
    door = put_back
    done = _("“{headline}” waits again.")
    undo_url_name = "wire:set_aside"
    undo_label = _("Undo")


class AddToTheWire(ForThoseWhoWrite, WagtailAdminTemplateMixin, View):
    """A file from the editor's own machine, or a text from anywhere."""

    template_name = "wire/add.html"
    page_title = _("Add to the wire")
    header_icon = "mail"
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse_lazy("wire:inbox"), "label": _("Wire")},
        {"url": "", "label": _("Add to the wire")},
    ]

    def get(self, request):
        return self.render_to_response(self.get_context_data(form=AddForm(languages=_languages())))

    def post(self, request):
        form = AddForm(request.POST, request.FILES, languages=_languages())
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                taken = take_in(
                    # One byte beyond the limit is enough for the reader to say that it is too large.
                    form.cleaned_data["text"].encode() if file is None else file.read(LARGEST + 1),
                    name=_now("pasted text") if file is None else file.name,
                    language=form.cleaned_data["language"] or None,
                    actor=request.user,
                )
            except Unreadable as problem:
                form.add_error("text" if file is None else "file", for_editors(problem))
            else:
                return self._taken(request, taken)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _taken(self, request, taken):
        new = sum(one.new for one in taken)
        if new:
            message = ngettext("{count} item came in.", "{count} items came in.", new).format(count=new)
            messages.success(request, message)
        else:
            messages.warning(request, _now("This is known already: nothing was added."))
        if len(taken) == 1:
            return redirect("wire:item", taken[0].item.pk)
        return redirect("wire:inbox")


class AsReceived(ForThoseWhoWrite, View):
    """The bytes of one version, as they came. Always a download: what came in is never run as a page of ours."""

    def get(self, request, pk: int):
        version = get_object_or_404(ItemVersion, pk=pk)
        return HttpResponse(
            bytes(version.raw),
            content_type="application/octet-stream",
            headers={
                "Content-Disposition": f'attachment; filename="wire-{version.item_id}-{version.pk}.txt"',
                "X-Content-Type-Options": "nosniff",
            },
        )
