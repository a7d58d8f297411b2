"""`/talk/<story id>/`: where the form below a story is sent to."""

import logging

from django.db import DatabaseError
from django.http import HttpResponse, HttpResponseNotAllowed
from django.views.decorators.csrf import csrf_exempt

from warta.newsroom.home import store
from warta.newsroom.stories.models import StoryPage
from warta.newsroom.talk.address import address_hash, sender
from warta.newsroom.talk.answer import by_itself, on_the_page
from warta.newsroom.talk.form import Sent, Unfit, read_form
from warta.newsroom.talk.limiter import limiter
from warta.newsroom.talk.origin import from_elsewhere
from warta.newsroom.talk.post import post
from warta.press import fragments
from warta.talk import Draft

log = logging.getLogger("warta.talk")

_STATUS = {"too_fast": 429, "repeated": 409}
"""Of refusals; 422 where a code is not here."""
_BACK_IN = 30  # seconds after which it is worth while to try again
_IDS = 1 << 63
"""No database has a number as large as this for a story."""


@csrf_exempt
def talk(request, story_id: int) -> HttpResponse:
    """Takes a reader's comment (303 to its story) or says why not (4xx, with the text still in the form)."""
    if request.method in ("GET", "HEAD"):
        return _to_the_story(story_id)
    if request.method != "POST":
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    # 1. Who knocks too often is answered without a look into the database.
    address = sender(request)
    wait = limiter.seconds_to_wait(address)
    sent, unfit = _read(request)
    if wait:
        return _later(by_itself(story_id, sent, "too_fast", 429, again=True), wait)
    try:
        return _answer(request, story_id, sent, unfit, address)
    except DatabaseError:
        # The site is read without the database; what was typed while it is away must not be lost.
        log.exception("A comment on story %s could not be kept.", story_id)
        return _later(by_itself(story_id, sent, "unavailable", 503, again=True), _BACK_IN)


def _answer(request, story_id: int, sent: Sent, unfit: Unfit | None, address: str) -> HttpResponse:
    # 2. Is there a story, and did its form send this?
    story = _published(story_id)
    if story is None:
        return by_itself(story_id, sent, "no_story", 404)
    if unfit is not None:
        return on_the_page(story, sent, unfit.code, unfit.status)
    if from_elsewhere(request):
        return on_the_page(story, sent, "other_site", 403)
    # 3. The comment itself.
    return _take(story, sent, address)


def _read(request) -> tuple[Sent, Unfit | None]:
    try:
        return read_form(request), None
    except Unfit as unfit:
        return unfit.sent, unfit


def _take(story: StoryPage, sent: Sent, address: str) -> HttpResponse:
    draft = Draft(
        name=sent.name,
        text=sent.text,
        parent=sent.parent,
        website=sent.website,
        address_hash=address_hash(address),
        language=story.locale.language_code,
    )
    verdict = post(story, draft)
    if verdict.state == "held":
        return _see_other(f"{story.path_on_site}#held")
    if verdict.code == "closed":
        return by_itself(story.pk, sent, "closed", 403)
    typed = Sent(verdict.draft.name, verdict.draft.text, None if verdict.code == "no_parent" else sent.parent)
    answer = on_the_page(story, typed, verdict.code, _STATUS.get(verdict.code, 422), **verdict.params)
    return _later(answer, verdict.params["seconds"]) if verdict.code == "too_fast" else answer


def _published(story_id: int) -> StoryPage | None:
    if story_id >= _IDS:
        return None
    return StoryPage.objects.live().select_related("locale").filter(pk=story_id).first()


def _to_the_story(story_id: int) -> HttpResponse:
    """Somebody opened the form's address itself."""
    with store().snapshot() as snapshot:
        path = snapshot.text(fragments.story(story_id, "path"))
    return _see_other(path) if path else by_itself(story_id, Sent(), "no_story", 404)


def _see_other(path: str) -> HttpResponse:
    return HttpResponse(status=303, headers={"Location": path, "Cache-Control": "no-store"})


def _later(answer: HttpResponse, seconds: int) -> HttpResponse:
    answer.headers["Retry-After"] = str(seconds)
    return answer
