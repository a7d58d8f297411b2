"""*Copy desk*: a reporter gives the story, whoever may sign off publishes it from there or gives it back."""

from __future__ import annotations

import json
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Workflow

from tests.newsroom.desk.writing import change, form
from warta.newsroom.desk.founding import found_copy_desk
from warta.newsroom.desk.models import CopyDesk, Decision
from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.models import StoryPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted(relay, reporter):
    """At the desk, from a reporter."""
    StoryPage.objects.filter(pk=relay.pk).update(owner=reporter)
    story = StoryPage.objects.get(pk=relay.pk)
    story.get_workflow().start(story, reporter)
    return StoryPage.objects.get(pk=story.pk)


def edit(story) -> str:
    return reverse("wagtailadmin_pages:edit", args=[story.pk])


def modal(story, action: str) -> str:
    return reverse("wagtailadmin_pages:workflow_action", args=[story.pk, action, story.current_workflow_task_state.pk])


def is_live(story) -> bool:
    return StoryPage.objects.get(pk=story.pk).live


def test_a_newsroom_is_founded_with_it_and_with_nothing_else(newsroom):
    (workflow,) = Workflow.objects.all()
    assert workflow.name == "Meja sunting"
    assert [type(task.specific) for task in workflow.tasks] == [CopyDesk]
    assert Page.get_first_root_node().workflowpage.workflow == workflow
    assert found_copy_desk("id") == workflow
    assert CopyDesk.objects.count() == 1


def test_a_newsroom_that_was_there_before_gets_it_and_who_may_sign_off(newsroom):
    Workflow.objects.all().delete()
    CopyDesk.objects.all().delete()
    rights = Group.objects.get(name="Editor").permissions
    rights.remove(rights.get(codename="sign_off"))
    import_module("warta.newsroom.desk.migrations.0002_newsrooms_that_were_there").give(apps, None)
    (workflow,) = Workflow.objects.all()
    assert [type(task.specific) for task in workflow.tasks] == [CopyDesk]
    assert Page.get_first_root_node().workflowpage.workflow == workflow
    assert rights.filter(codename="sign_off", content_type__app_label="desk").exists()


def test_a_reporter_submits_and_does_not_write_on_meanwhile(client, reporter, relay):
    StoryPage.objects.filter(pk=relay.pk).update(owner=reporter)
    client.force_login(reporter)
    assert "Meja sunting" in client.get(edit(relay)).text
    assert client.post(edit(relay), form(relay, **{"action-submit": "1"})).status_code == 302
    story = StoryPage.objects.get(pk=relay.pk)
    assert isinstance(story.current_workflow_task, CopyDesk)
    assert story.current_workflow_task.locked_for_user(story, reporter)
    assert story.current_workflow_task.get_actions(story, reporter) == []


def test_it_waits_in_the_editors_list(client, editor, reporter, submitted):
    client.force_login(editor)
    assert submitted.title in client.get(reverse("wagtailadmin_home")).text


def test_a_story_with_errors_is_not_approved_in_the_editor(as_editor, submitted):
    sent = form(submitted, **{"action-workflow-action": "1", "workflow-action-name": "approve"})
    answer = as_editor.post(edit(submitted), sent)
    assert answer.status_code == 200
    assert "Meja sunting menahan" in answer.text
    assert not is_live(submitted)
    assert StoryPage.objects.get(pk=submitted.pk).workflow_in_progress


def test_nor_from_a_list(as_editor, submitted):
    answer = as_editor.post(modal(submitted, "approve"), follow=True)
    assert "Meja sunting menahan" in answer.text
    assert not is_live(submitted)
    assert StoryPage.objects.get(pk=submitted.pk).workflow_in_progress
    assert not Act.objects.filter(story_id=submitted.pk).exists()


def test_nor_in_a_window(as_editor, submitted):
    answer = as_editor.post(modal(submitted, "approve"), headers={"x-requested-with": "XMLHttpRequest"})
    assert answer.json() == {"step": "success", "redirect": edit(submitted)}
    assert "Meja sunting menahan" in as_editor.get(edit(submitted)).text
    assert not is_live(submitted)


def test_a_mended_story_is_approved_and_the_ledger_has_it(as_editor, editor, submitted):
    mended = change(submitted, "24 peneliti", "42 peneliti")
    sent = form(mended, **{"action-workflow-action": "1", "workflow-action-name": "approve"})
    assert as_editor.post(edit(submitted), sent).status_code == 302
    assert is_live(submitted)
    act = Act.objects.get(story_id=submitted.pk)
    assert (act.kind, act.actor) == ("publish", editor)


def test_errors_are_signed_off_with_a_reason_and_published_in_one_step(as_editor, editor, submitted):
    refused = as_editor.post(
        modal(submitted, "sign_off"), {"comment": " "}, headers={"x-requested-with": "XMLHttpRequest"}
    )
    assert refused.json()["step"] == "action"
    assert not is_live(submitted)
    assert as_editor.post(modal(submitted, "sign_off"), {"comment": "agensi meralat"}).status_code == 302
    assert is_live(submitted)
    assert Decision.objects.get().by == editor
    act = Act.objects.get(story_id=submitted.pk)
    assert act.reason == "agensi meralat"
    assert act.changed["signed_off"][0]["code"] == "FN001"


def test_from_the_editor_too_and_what_was_written_there_is_published(as_editor, submitted):
    sent = form(
        submitted,
        title="Judul lain",
        **{
            "action-workflow-action": "1",
            "workflow-action-name": "sign_off",
            "workflow-action-extra-data": json.dumps({"comment": "agensi meralat"}),
        },
    )
    assert as_editor.post(edit(submitted), sent).status_code == 302
    assert StoryPage.objects.live().get(pk=submitted.pk).title == "Judul lain"
    assert Act.objects.get(story_id=submitted.pk).reason == "agensi meralat"


def test_nobody_signs_off_what_is_under_embargo(as_editor, submitted):
    StoryPage.objects.filter(pk=submitted.pk).update(embargo_until=timezone.now() + timedelta(days=1))
    sent = form(submitted, **{"action-workflow-action": "1", "workflow-action-name": "sign_off"})
    assert "embargo" in as_editor.post(edit(submitted), sent).text
    assert "embargo" in as_editor.post(modal(submitted, "sign_off"), {"comment": "x"}, follow=True).text
    assert not is_live(submitted)
    assert not Decision.objects.exists()


def test_a_story_is_given_back(as_editor, submitted):
    as_editor.post(modal(submitted, "reject"), {"comment": "periksa angkanya"})
    story = StoryPage.objects.get(pk=submitted.pk)
    assert story.current_workflow_state.status == "needs_changes"
    assert not story.live


def test_a_moderator_of_comments_has_no_say(client, moderator, submitted):
    client.force_login(moderator)
    assert client.post(modal(submitted, "approve")).status_code in (302, 403)
    assert not is_live(submitted)
    assert StoryPage.objects.get(pk=submitted.pk).workflow_in_progress
