"""*Copy desk*, a step of Wagtail's workflow: somebody who may sign off reads the story, and publishes it from there."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from warta.newsroom.desk.rights import MAY_SIGN_OFF


class CopyDesk(Task):
    """A story waits here until whoever may sign off has read it. What publishing refuses is refused here, too."""

    def user_can_access_editor(self, obj, user) -> bool:
        return user.has_perm(MAY_SIGN_OFF)

    def locked_for_user(self, obj, user) -> bool:
        return not user.has_perm(MAY_SIGN_OFF)

    def get_actions(self, obj, user):
        if not user.has_perm(MAY_SIGN_OFF):
            return []
        return [
            ("reject", _now("Back to the writer"), True),
            ("approve", _now("Approve"), False),
            ("sign_off", _now("Sign off the errors and publish"), True),
        ]

    def get_form_for_action(self, action):
        from warta.newsroom.desk.forms import SignOffForm  # it is a form of the admin's, and this a model

        return SignOffForm if action == "sign_off" else super().get_form_for_action(action)

    @transaction.atomic
    def on_action(self, task_state, user, action_name, **kwargs):
        if action_name != "sign_off":
            return super().on_action(task_state, user, action_name, **kwargs)
        from warta.newsroom.desk.sign_off import sign_off  # it needs this model

        if not user.has_perm(MAY_SIGN_OFF):
            raise PermissionDenied
        reason = kwargs.get("comment", "")
        story = task_state.workflow_state.content_object.get_latest_revision_as_object()
        sign_off(story, actor=user, reason=reason)
        return super().on_action(task_state, user, "approve", comment=reason)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        if user.has_perm(MAY_SIGN_OFF):
            return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        return TaskState.objects.none()

    @classmethod
    def get_description(cls):
        return _("Whoever may sign off reads the story, and publishes it or gives it back")

    class Meta:
        verbose_name = _("copy desk")
        verbose_name_plural = _("copy desks")
