"""Makes invented stories in a newsroom that was founded, and prints every row of its database: `made.py HOW`.

HOW is `many`, as bench/stories.py does it, or `doors`, one after another through the doors.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

import invented
import stories

STORIES = 25
UNTIL = datetime(2026, 8, 3, 12, tzinfo=UTC)
NOT_COMPARED = {
    # When it was done: the doors do now what the other says was done then.
    *("at", "created_at", "timestamp", "decided_at", "pressed_at", "followed_at", "edition"),
    *("last_published_at", "latest_revision_created_at"),
    # By how long titles were on the average when it was saved.
    "title_norm",
    # By chance.
    *("password", "last_login", "date_joined"),
}
UNORDERED = {  # their numbers mean nothing
    "ledger_act",
    "wagtailcore_referenceindex",
    "wagtailsearch_indexentry",
    "wagtailsearch_indexentry_fts",
}
LEFT_OUT = {"django_session", "stories_relatedstory"}
"""Of these, what is related is chosen by another rule, as bench/stories.py says."""


def through_the_doors(loader: stories.Loader) -> None:
    from warta.newsroom.stories.correct import correct
    from warta.newsroom.stories.publish import publish
    from warta.newsroom.talk.approve import approve
    from warta.newsroom.talk.models import Comment

    for number in range(STORIES - 1, -1, -1):
        story = invented.story(number, UNTIL)
        page = loader.draft(story)
        page.tags.set([loader.tags[tag] for tag in story.tags])
        section = loader.sections[story.language, story.section]
        section.refresh_from_db()
        section.add_child(instance=page)
        publish(page, actor=loader.editor)
        if story.correction:
            correct(page, kind="correction", text=story.correction, actor=loader.editor, at=story.corrected)
        for comment in story.comments:
            approve(
                Comment.objects.create(
                    story=page,
                    name=comment.name,
                    text=comment.text,
                    language=story.language,
                    address_hash=stories.sender(comment),
                ),
                actor=loader.editor,
            )


def rows() -> dict[str, list]:
    from django.apps import apps

    found = {}
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if table in LEFT_OUT:
            continue
        made = [_row(model, row) for row in model._base_manager.order_by("pk")]
        if table in UNORDERED:
            for row in made:
                row.pop("id", None)
                row.pop("index_entry_id", None)
            made.sort(key=lambda row: json.dumps(row, sort_keys=True))
        found[table] = made
    return found


def _row(model, row) -> dict:
    fields = (field for field in model._meta.concrete_fields if field.attname not in NOT_COMPARED)
    made = {field.attname: _plain(field.attname, field.value_from_object(row)) for field in fields}
    if made.get("depth", 9) <= 2:
        made.pop("translation_key", None)  # of the front pages, by chance
    return made


def _plain(name: str, value: object) -> object:
    if name == "content" and isinstance(value, dict):
        kept = {key: each for key, each in value.items() if key not in NOT_COMPARED}
        if "body" in kept:
            kept["body"] = json.loads(kept["body"])  # PostgreSQL gives the keys of JSON in an order of its own
        return kept
    return value if isinstance(value, dict | list | bool | int | float | None) else str(value)


def main() -> None:
    stories.open_django(Path(os.environ["WARTA_HOME"]))
    loader = stories.Loader(UNTIL)
    loader.paper()
    if sys.argv[1] == "doors":
        through_the_doors(loader)
    else:
        list(loader.load(STORIES))
    print(json.dumps(rows()))


if __name__ == "__main__":
    main()
