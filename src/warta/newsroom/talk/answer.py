"""What a reader gets whose comment was not taken: the story's page with the text still in the form, and why."""

from django.http import HttpResponse
from django.template.loader import render_to_string

from warta.newsroom.home import store
from warta.newsroom.stories.addresses import main_language
from warta.newsroom.stories.border import story_of
from warta.newsroom.stories.models import StoryPage
from warta.newsroom.stories.source import PublishedStories
from warta.newsroom.talk.form import Sent
from warta.press import fragments
from warta.press.press import Press
from warta.press.render import Draft
from warta.press.stored import Leaf
from warta.story import LONGEST_COMMENT
from warta.talk import refused
from warta.talk.wording import wording


def on_the_page(story: StoryPage, sent: Sent, code: str, status: int, **params: int) -> HttpResponse:
    """The story's page, whole, with what was typed in its form and the sentence for ``code`` above it."""
    language = story.locale.language_code
    draft = Draft(sent.name, sent.text, sent.parent, (_sentence(code, language, params),))
    page = Press(store(), PublishedStories()).with_draft(story_of(story), draft)
    answer = _answer(page, status, language)
    with store().snapshot() as snapshot:
        policy = snapshot.fragment(fragments.POLICY)
    if isinstance(policy, Leaf):
        answer.headers["Content-Security-Policy"] = policy.content.decode()
    return answer


def by_itself(story_id: int, sent: Sent, code: str, status: int, *, again: bool = False) -> HttpResponse:
    """A small page that costs no look into the database: where the story's own page has no form, or there is no
    time for it. What was typed stands there to be copied or, with ``again``, to be sent once more."""
    with store().snapshot() as snapshot:
        facts = snapshot.facts(story_id)
        path = snapshot.text(fragments.story(story_id, "path"))
    language = main_language() if facts is None else facts.language
    words = {
        "language": language,
        "words": wording(language).page,
        "problem": _sentence(code, language, {}),
        "again": again,
        "path": path or None,
        "story_id": story_id,
        "sent": sent,
    }
    answer = _answer(render_to_string("talk/not_sent.html", words), status, language)
    answer.headers["Content-Security-Policy"] = "default-src 'none'; form-action 'self'; base-uri 'none'"
    return answer


def _sentence(code: str, language: str, params: dict[str, int]) -> str:
    return refused(code, language, **{"limit": LONGEST_COMMENT, **params})


def _answer(page: str | bytes, status: int, language: str) -> HttpResponse:
    headers = {"Cache-Control": "no-store", "Content-Language": language}
    return HttpResponse(page, status=status, content_type="text/html; charset=utf-8", headers=headers)
