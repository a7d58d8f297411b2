"""Where the acts on one story stand in the admin, and what an editor is told of a story when opening it."""

from __future__ import annotations

from django.contrib import messages as plain_messages
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import PublishMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.widgets.button import Button

import warta
from warta.newsroom.stories.act_views import to_decide
from warta.newsroom.stories.comments_closed import may_close
from warta.newsroom.stories.fit import NotFit, check_fit, check_stands_alone, moment
from warta.newsroom.stories.models import SourceKilled, StoryPage
from warta.newsroom.stories.standing import is_killed, last_standing


@hooks.register("register_admin_urls")
def act_urls():
    return [path("acts/", include("warta.newsroom.stories.act_urls"))]


@hooks.register("insert_global_admin_css")
def act_style():
    return format_html('<link rel="stylesheet" href="{}?v={}">', static("stories/acts.css"), warta.__version__)


class ToDecideMenuItem(MenuItem):
    """*To decide*, with how many wait; not there while none does."""

    def is_shown(self, request):
        return bool(to_decide(request.user))

    def render_component(self, request):
        label = _now("To decide ({waiting})").format(waiting=len(to_decide(request.user)))
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name, classname=self.classname)


@hooks.register("register_admin_menu_item")
def to_decide_menu_item():
    return ToDecideMenuItem(
        _("To decide"), reverse_lazy("story_acts:to_decide"), name="to-decide", icon_name="warning", order=90
    )


@hooks.register("register_page_header_buttons")
def story_buttons(page, user, view_name, next_url=None):
    """In the menu of a story: what can be done with it as it stands."""
    if not issubclass(page.specific_class, StoryPage):
        return
    story = page.specific
    for name, label, icon, priority in _acts(story, user):
        yield Button(label, reverse(f"story_acts:{name}", args=[story.pk]), icon_name=icon, priority=priority)


def _acts(story: StoryPage, user):
    if story.permissions_for_user(user).can_publish():
        last = last_standing(story.pk)
        if is_killed(story.pk):
            yield "restore", _now("Restore"), "undo", 70
        elif last is not None:
            if story.live:
                yield "correct", _now("Correct"), "edit", 21
            yield "kill", _now("Kill"), "warning", 64
        if story.first_published_at is not None:
            yield "move", _now("Section and address"), "arrow-right-full", 22
    if not story.live and story.permissions_for_user(user).can_edit():
        yield "embargo", _now("Embargo"), "time", 23
    if may_close(story, user):
        if story.comments_open:
            yield "close_comments", _now("Close comments"), "comment", 40
        else:
            yield "open_comments", _now("Open comments"), "comment", 40


@hooks.register("construct_page_action_menu")
def no_button_for_what_is_refused(items, request, context):
    """A killed story comes back by being restored; Wagtail's button would only be refused."""
    page = context.get("page")
    if page is not None and page.pk and isinstance(page.specific, StoryPage) and is_killed(page.pk):
        items[:] = [item for item in items if not isinstance(item, PublishMenuItem)]


@hooks.register("before_edit_page")
def say_how_it_stands(request, page):
    if request.method == "GET" and isinstance(page, StoryPage):
        _say_killed(request, page)
        _say_source_killed(request, page)
        if page.embargo_until is not None and not page.live:
            plain_messages.info(request, _now("Under embargo until %(time)s.") % {"time": moment(page.embargo_until)})


def _say_killed(request, page) -> None:
    if not is_killed(page.pk):
        return
    killed = last_standing(page.pk)
    buttons = [messages.button(reverse("ledger_act", args=[killed.pk]), _now("Where it went dark"))]
    if page.permissions_for_user(request.user).can_publish():
        buttons.append(messages.button(reverse("story_acts:restore", args=[page.pk]), _now("Restore")))
    messages.error(request, _now("This story was killed: %(reason)s") % {"reason": killed.reason}, buttons=buttons)


def _say_source_killed(request, page) -> None:
    open_sources = page.killed_sources.filter(decision=SourceKilled.Decision.OPEN)
    for source in open_sources.select_related("act", "version__item"):
        if source.act is not None:
            to_it = reverse("ledger_act", args=[source.act_id])
        else:
            to_it = reverse("wire:item", args=[source.version.item_id])
        if source.is_correction:
            said = _now("The agency has corrected what this was made from.")
        else:
            said = _now("The story this was made from was killed: %(reason)s") % {"reason": source.reason}
        messages.warning(request, said, buttons=[messages.button(to_it, source.title)])


@hooks.register("before_publish_page")
def say_why_not(request, page):
    """Where a form could not say it: nothing is published, and what was written is kept as a draft."""
    if isinstance(page, StoryPage) and not (page.go_live_at and not page.live):
        try:
            check_fit(page)
        except NotFit as problem:
            messages.error(request, str(problem))
            return redirect("wagtailadmin_pages:edit", page.pk)
    return None


@hooks.register("before_convert_alias_page")
def say_why_it_stays_an_alias(request, page):
    try:
        check_stands_alone(page)
    except NotFit as problem:
        messages.error(request, str(problem))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


@hooks.register("before_bulk_action")
def say_why_not_in_bulk(request, action_type, objects, action_class_instance):
    if action_type != "publish" or request.method != "POST":
        return None
    for page in objects:
        try:
            for each in _published_with(page, below=bool(request.POST.get("include_descendants"))):
                _check_each(each)
        except NotFit as problem:
            messages.error(request, str(problem))
            return redirect("stories:index")
    return None


def _published_with(page, *, below: bool):
    """A page, and where it is asked for the drafts below it."""
    yield page.specific
    if below:
        yield from page.get_descendants().not_live().specific()


def _check_each(page) -> None:
    if page.alias_of_id is not None:
        raise NotFit(
            _now("“%(page)s” is an alias and follows “%(original)s”: publish that one.")
            % {"page": page.title, "original": page.alias_of.title}
        )
    if isinstance(page, StoryPage):
        check_fit(page.get_latest_revision_as_object())
