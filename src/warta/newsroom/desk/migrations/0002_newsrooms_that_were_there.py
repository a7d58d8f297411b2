"""A newsroom that was founded before it had a desk gets what founding gives: the workflow, and who may sign off."""

from django.db import migrations


def give(apps, schema_editor):
    if not apps.get_model("stories", "FrontPage").objects.exists():
        return
    content_type = apps.get_model("contenttypes", "ContentType").objects.get_or_create
    kind, _made = content_type(app_label="desk", model="decision")
    permission, _made = apps.get_model("auth", "Permission").objects.get_or_create(
        codename="sign_off", content_type=kind, defaults={"name": "May sign off errors that the desk found"}
    )
    for group in apps.get_model("auth", "Group").objects.filter(name="Editor"):
        group.permissions.add(permission)
    of_task, _made = content_type(app_label="desk", model="copydesk")
    task = apps.get_model("desk", "CopyDesk").objects.create(name="Copy desk", content_type=of_task)
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name="Copy desk")
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(workflow=workflow, task_id=task.pk, sort_order=0)
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    apps.get_model("wagtailcore", "WorkflowPage").objects.update_or_create(page=root, defaults={"workflow": workflow})


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
