"""Writing a new version of a story, by the model or as the form of the editor sends it."""

from __future__ import annotations

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from warta.newsroom.stories.models import StoryPage


def change(story, words: str, into: str) -> StoryPage:
    """Write a new version of a story in which some words are others."""
    draft = story.get_latest_revision_as_object()
    draft.title = draft.title.replace(words, into)
    draft.standfirst = draft.standfirst.replace(words, into)
    draft.body = [
        (block.block_type, block.value.source.replace(words, into) if block.block_type == "paragraph" else block.value)
        for block in draft.body
    ]
    draft.save_revision()
    return StoryPage.objects.get(pk=story.pk)


def form(story, **fields) -> dict:
    """What the editor would send of a story as it is."""
    draft = story.get_latest_revision_as_object()
    paragraphs = [block.value.source for block in draft.body if block.block_type == "paragraph"]
    return nested_form_data(
        {
            "title": draft.title,
            "slug": draft.slug,
            "standfirst": draft.standfirst,
            "body": streamfield([("paragraph", rich_text(each)) for each in paragraphs]),
            "bylines": inline_formset([]),
            "credits": inline_formset(
                [
                    {"id": each.pk, "agency": each.agency_id or "", "as_written": each.as_written,
                     "url": each.url, "lineage_kind": each.lineage_kind, "lineage_language": each.lineage_language}
                    for each in draft.credits.all()
                ],
                initial=draft.credits.count(),
            ),
            "comments": inline_formset([]),
            "tags": "",
            "dateline_place": draft.dateline_place,
            "dateline_agency": draft.dateline_agency,
            "dateline_date": draft.dateline_date or "",
            "dateline_text": draft.dateline_text,
            **fields,
        }
    )  # fmt: skip
