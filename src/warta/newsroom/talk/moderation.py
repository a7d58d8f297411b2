"""The moderators' queue in the admin: the comments of a state, and what is done to them."""

from dataclasses import dataclass, field

import msgspec
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.http import urlencode
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from warta.newsroom.asked import number
from warta.newsroom.asked import text as typed
from warta.newsroom.talk.approve import STEP as APPROVE
from warta.newsroom.talk.approve import approve
from warta.newsroom.talk.decision import MAY_MODERATE, NotDone
from warta.newsroom.talk.models import Comment, State
from warta.newsroom.talk.refuse import STEP as REFUSE
from warta.newsroom.talk.refuse import refuse
from warta.newsroom.talk.restore import STEP as RESTORE
from warta.newsroom.talk.restore import restore
from warta.newsroom.talk.spam import STEP as SPAM
from warta.newsroom.talk.spam import mark_as_spam
from warta.newsroom.talk.withdraw import STEP as WITHDRAW
from warta.newsroom.talk.withdraw import withdraw
from warta.talk import Note, noted

PAGE = 30

DOORS = {
    "approve": (approve, APPROVE, _("Approve"), "a"),
    "withdraw": (withdraw, WITHDRAW, _("Take back"), "w"),
    "refuse": (refuse, REFUSE, _("Refuse"), "r"),
    "spam": (mark_as_spam, SPAM, _("Spam"), "s"),
    "restore": (restore, RESTORE, _("Back to the queue"), "b"),
}
"""What can be done to a comment: the door, its step, the button and the button's key, in the buttons' order."""

_DONE_TO_ONE = {
    "approve": _("The comment by {name} was approved."),
    "withdraw": _("The comment by {name} was taken back."),
    "refuse": _("The comment by {name} was refused."),
    "spam": _("The comment by {name} was marked as spam."),
    "restore": _("The comment by {name} is back in the queue."),
}


@dataclass(frozen=True)
class Button:
    act: str
    label: str
    key: str


def buttons(state: str) -> list[Button]:
    """What can be done to a comment of this state."""
    offered = [Button(act, str(label), key) for act, (_door, step, label, key) in DOORS.items() if state in step.of]
    # Refusing what readers saw is taking it back: one button for it is enough.
    return [button for button in offered if not (state == State.APPROVED and button.act == "refuse")]


class ForModerators(PermissionRequiredMixin):
    """Others get a plain 403."""

    permission_required = MAY_MODERATE

    def handle_no_permission(self):
        return TemplateResponse(self.request, "talk/forbidden.html", status=403)


class Queue(ForModerators, WagtailAdminTemplateMixin, View):
    """The comments of one state: those that wait oldest first, others by when they were decided, newest first."""

    template_name = "talk/queue.html"
    page_title = _("Comments")
    header_icon = "comment"
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse_lazy("moderation:queue"), "label": _("Comments")},
    ]

    def get(self, request):
        state = _state(request.GET.get("state"))
        query = typed(request.GET.get("q"))
        page = Paginator(_matching(_comments(state), query), PAGE).get_page(request.GET.get("p"))
        _adorn(page.object_list)
        return self.render_to_response(
            self.get_context_data(
                state=state,
                query=query,
                page=page,
                tabs=_tabs(state, query),
                buttons=buttons(state),
                keys=_keys_are_wanted(request.user),
            )
        )


class Decide(ForModerators, View):
    """One act on one comment or on all that are ticked; then the next comment, with a way back."""

    http_method_names = ["post"]

    def post(self, request):
        act, ids = _asked(request.POST)
        if act not in DOORS:
            return HttpResponse(_now("There is no such act."), status=400, content_type="text/plain; charset=utf-8")
        seen = _state(request.POST.get("state"))
        query = typed(request.POST.get("q"))
        if not ids:
            messages.warning(request, _now("No comment was ticked."))
            return HttpResponseRedirect(_queue_url(seen, query))
        # What was put back into the queue by its undo button is what the moderator wants to see again.
        back = act == "restore" and seen == State.HELD
        following = ids[0] if back else _following(_matching(_comments(seen), query), ids)
        outcome = _through_the_door(act, ids, actor=request.user, seen=request.POST.get("seen") or seen)
        if outcome.done:
            messages.messages.success(request, _with_a_way_back(request, act, outcome.done, seen))
        for problem in dict.fromkeys(outcome.problems):
            messages.warning(request, problem)
        return HttpResponseRedirect(_queue_url(seen, query, following))


@dataclass
class Outcome:
    done: list[Comment] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def _asked(form) -> tuple[str, list[int]]:
    """The act and the comments: a comment's own button names both; the buttons for many go with the ticks."""
    act, _colon, one = form.get("one", "").partition(":")
    chosen = [one] if act else form.getlist("comment")
    ids = [id for id in map(number, chosen) if id is not None]
    return act or form.get("act", ""), ids


def _through_the_door(act: str, ids: list[int], *, actor, seen: str) -> Outcome:
    door = DOORS[act][0]
    outcome = Outcome()
    # In the order in which they were written, so that a comment is approved before the replies to it.
    for comment in Comment.objects.filter(pk__in=ids).order_by("at", "id"):
        try:
            door(comment, actor=actor, seen=seen)
        except NotDone as problem:
            outcome.problems.append(str(problem))
        else:
            outcome.done.append(comment)
    if len(outcome.done) + len(outcome.problems) < len(set(ids)):
        outcome.problems.append(_now("The comment is no longer there."))
    return outcome


def _with_a_way_back(request, act: str, done: list[Comment], seen: str) -> str:
    return render_to_string(
        "talk/done.html",
        {
            "sentence": _sentence(act, done),
            "done": done,
            # Undoing takes a comment back to the queue, whatever was done to it; from there nothing is to undo.
            "undo": act != "restore",
            "state": seen,
            "now": done[0].state,
        },
        request,
    )


def _sentence(act: str, done: list[Comment]) -> str:
    """What was done, with the writer's name where it was one comment."""
    count = len(done)
    if count == 1:
        return str(_DONE_TO_ONE[act]).format(name=done[0].name)
    match act:
        case "approve":
            text = ngettext("Approved: {count} comment.", "Approved: {count} comments.", count)
        case "withdraw":
            text = ngettext("Taken back: {count} comment.", "Taken back: {count} comments.", count)
        case "refuse":
            text = ngettext("Refused: {count} comment.", "Refused: {count} comments.", count)
        case "spam":
            text = ngettext("Marked as spam: {count} comment.", "Marked as spam: {count} comments.", count)
        case _:
            text = ngettext("Back in the queue: {count} comment.", "Back in the queue: {count} comments.", count)
    return text.format(count=count)


def _state(asked: str | None) -> State:
    return State(asked) if asked in State.values else State.HELD


def _comments(state: State):
    order = ("at", "id") if state == State.HELD else ("-decided_at", "-id")
    found = Comment.objects.filter(state=state).order_by(*order)
    return found.select_related("story__locale", "parent", "decided_by")


def _matching(comments, query: str):
    if not query:
        return comments
    return comments.filter(
        Q(text__icontains=query)
        | Q(name__icontains=query)
        | Q(story__title__icontains=query)
        | Q(reason__icontains=query)
    )


def _adorn(comments) -> None:
    """Give each comment of a page what the page says of it."""
    addresses = {comment.address_hash for comment in comments} - {""}
    counted = (
        Comment.objects.filter(address_hash__in=addresses)
        .values("address_hash")
        .annotate(count=Count("id"), bad=Count("id", filter=Q(state__in=(State.REFUSED, State.SPAM))))
    )
    by_address = {row["address_hash"]: row for row in counted.order_by()}
    for comment in comments:
        comment.buttons = buttons(comment.state)
        comment.warnings = [noted(msgspec.convert(note, Note), get_language()) for note in comment.notes]
        row = by_address.get(comment.address_hash, {"count": 1, "bad": 0})
        comment.others_from_there, comment.bad_from_there = row["count"] - 1, row["bad"]


def _following(comments, ids: list[int]) -> int | None:
    """The comment that stands after the last of these, or before the first where none does."""
    listed = list(comments.values_list("pk", flat=True))
    places = [place for place, pk in enumerate(listed) if pk in set(ids)]
    if not places:
        return None
    after = listed[places[-1] + 1 :]
    before = [pk for pk in listed[: places[-1]] if pk not in set(ids)]
    return after[0] if after else before[-1] if before else None


def _tabs(current: State, query: str) -> list[dict]:
    counted = dict(Comment.objects.values_list("state").annotate(count=Count("id")).order_by())
    return [
        {
            "label": state.label,
            "url": _queue_url(state, query),
            "count": counted.get(state, 0),
            "current": state == current,
        }
        for state in State
    ]


def _queue_url(state: State, query: str = "", comment: int | None = None) -> str:
    wanted = {"state": state.value} if state != State.HELD else {}
    wanted |= {"q": query} if query else {}
    address = reverse("moderation:queue") + (f"?{urlencode(wanted)}" if wanted else "")
    return address if comment is None else f"{address}#comment-{comment}"


def _keys_are_wanted(user) -> bool:
    """Wagtail's own setting, in the account: some people's tools press keys by themselves."""
    profile = getattr(user, "wagtail_userprofile", None)
    return profile is None or profile.keyboard_shortcuts
