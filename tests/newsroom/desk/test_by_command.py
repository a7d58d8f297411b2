"""The gate on the command line: what a refusal says, and how somebody answers for what the desk found."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from tests.cli.by_command import done, refused, run
from warta.cli import publish, schedule
from warta.newsroom.desk.models import Decision
from warta.newsroom.ledger.worker import rebuild_everything
from warta.newsroom.stories.models import StoryPage

pytestmark = pytest.mark.django_db

WHY = "the agency corrected it by phone"


@pytest.fixture
def held(relay):
    rebuild_everything()
    return relay


def test_a_refusal_is_one_line_that_says_what_to_do(held):
    said = refused(publish, held.pk)
    assert said.startswith(
        "warta: The desk holds “Kapal riset tiba di Karangsewu”: 1 error is open. (1) paragraph 1 “24"
    )
    assert said.endswith(f"or answer for them: warta publish {held.pk} --sign-off 'why they stand'\n")
    assert not StoryPage.objects.get(pk=held.pk).live
    assert "The desk holds" in refused(schedule, held.pk, "--at", "2099-01-01T08:00")


def test_who_answers_for_it_publishes_it_and_the_report_says_so(held, editor):
    report = done(publish, held.pk, "--sign-off", WHY, "--by", editor.username)
    assert (report["by"], report["reason"]) == ("Sari Dewi", WHY)
    (signed,) = report["changed"]["signed_off"]
    assert (signed["code"], signed["by"], signed["reason"]) == ("FN001", "Sari Dewi", WHY)
    again = run(publish, held.pk)
    assert f"signed off   FN001 “{signed['words']}”: {WHY} (Sari Dewi)" in again.stdout


def test_without_a_name_it_is_warta_itself(held):
    assert done(publish, held.pk, "--sign-off", WHY)["changed"]["signed_off"][0]["by"] == ""


def test_who_may_publish_and_not_sign_off_is_refused(held, editor):
    editor.groups.first().permissions.remove(editor.groups.first().permissions.get(codename="sign_off"))
    assert User.objects.get(pk=editor.pk).has_perm("desk.sign_off") is False
    assert "may not sign off" in refused(publish, held.pk, "--sign-off", WHY, "--by", editor.username)
    assert "Say why" in refused(publish, held.pk, "--sign-off", "   ")
    assert not Decision.objects.exists()


def test_a_signature_that_nothing_needs_is_none(write):
    story = write("Kapal layar")
    rebuild_everything()
    assert "signed_off" not in done(publish, story.pk, "--sign-off", WHY)["changed"]
    assert not Decision.objects.exists()
