"""The workflow *Copy desk* of a newsroom that was just founded."""

from __future__ import annotations

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page, Task, Workflow, WorkflowPage, WorkflowTask

from warta.newsroom.desk.models import CopyDesk


@transaction.atomic
def found_copy_desk(language: str) -> Workflow:
    """Let every story go to the copy desk that a writer submits. Done again it changes nothing."""
    with translation.override(language):
        name = _("Copy desk")
    task = CopyDesk.objects.order_by("pk").first() or CopyDesk.objects.create(name=name)
    workflow = Workflow.objects.filter(workflow_tasks__task=task).order_by("pk").first()
    if workflow is None:
        workflow = Workflow.objects.create(name=name)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})
    # What Wagtail made has nobody who could approve, and no story that went through it.
    unused = Workflow.objects.exclude(pk=workflow.pk).filter(workflow_states=None, workflow_pages=None)
    Task.objects.exclude(pk=task.pk).filter(workflow_tasks__workflow__in=unused, task_states=None).delete()
    unused.delete()
    return workflow
