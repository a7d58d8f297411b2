"""What an editor has in an open form, read from what the form would send, without binding or saving anything.

It is asked again and again while somebody writes, so it is read straight from the fields: the rich texts as their
editors keep them (blocks with a key and plain words), the rest as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from warta.newsroom.asked import number
from warta.newsroom.desk.copy_of import Source, Written, day_of
from warta.newsroom.stories.models.agency import Agency

MOST = 2000
"""Blocks, and entries of a list: what says that there are more is no form of ours."""
_HALVED = re.compile("[\ud800-\udfff]")


class NotRead(ValueError):  # noqa: N818
    """This is no form of a story."""


def written_in_form(page, form: Mapping[str, str]) -> Written:
    """The text of a story as a form has it; of the page only what no form changes. Raises NotRead."""
    try:
        stream, names = _stream(form)
        return Written(
            language=page.locale.language_code,
            headline=_text(form, "title"),
            standfirst=_text(form, "standfirst"),
            place=_text(form, "dateline_place"),
            agency=_text(form, "dateline_agency"),
            day=_day(form.get("dateline_date", "")),
            dateline=_text(form, "dateline_text"),
            stream=stream,
            names=names,
            caption=_text(form, "picture_caption"),
            credits=_credits(form),
            appeared=day_of(page.first_published_at),
        )
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as problem:
        raise NotRead("This is no form of a story.") from problem


def _text(form: Mapping[str, str], name: str) -> str:
    return _HALVED.sub("\ufffd", form.get(name, ""))


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _count(form: Mapping[str, str], name: str) -> int:
    count = number(form.get(name, "0"))
    if count is None or count > MOST:
        raise NotRead(f"{name} is no number of blocks.")
    return count


def _in_order(form: Mapping[str, str], prefix: str) -> list[int]:
    """The parts of a stream or a list that were not deleted, as they stand."""
    there = [at for at in range(_count(form, f"{prefix}-count")) if not form.get(f"{prefix}-{at}-deleted")]
    return sorted(there, key=lambda at: int(form[f"{prefix}-{at}-order"]))


def _stream(form: Mapping[str, str]) -> tuple[list[dict[str, Any]], list[str]]:
    stream, names = [], []
    for at in _in_order(form, "body"):
        name, kind = f"body-{at}-value", form[f"body-{at}-type"]
        match kind:
            case "paragraph":
                value: Any = _rich(form[name])
            case "heading":
                value = {"text": _text(form, f"{name}-text")}
            case "quotation":
                speaker, role = _text(form, f"{name}-speaker"), _text(form, f"{name}-role")
                value = {"text": _rich(form[f"{name}-text"]), "speaker": speaker, "role": role}
            case "list":
                value = {"items": [_item(form, name, place) for place in _in_order(form, f"{name}-items")]}
            case "fact_box":
                value = {"title": _text(form, f"{name}-title"), "text": _rich(form[f"{name}-text"])}
            case "image":
                value = {"caption": _text(form, f"{name}-caption")}
            case "embed":
                value = {"title": _text(form, f"{name}-title")}
            case _:
                continue
        stream.append({"type": kind, "value": value})
        names.append(name)
    return stream, names


def _item(form: Mapping[str, str], name: str, place: int) -> dict[str, Any]:
    return {"value": _rich(form[f"{name}-items-{place}-value"]), "place": place}


def _rich(state: str) -> list[tuple[str, str]]:
    """The paragraphs of an editor of rich text, from the state that it keeps in its field."""
    read = json.loads(state or "null")
    return [
        (str(block.get("key", "")), _HALVED.sub("\ufffd", block["text"]))
        for block in (read or {}).get("blocks") or ()
        if block["text"]
    ]


def _credits(form: Mapping[str, str]) -> list[Source]:
    lines = [at for at in range(_count(form, "credits-TOTAL_FORMS")) if not form.get(f"credits-{at}-DELETE")]
    lines.sort(key=lambda at: number(form.get(f"credits-{at}-ORDER")) or 0)
    ids = {at: number(form.get(f"credits-{at}-agency")) for at in lines}
    wanted = {id for id in ids.values() if id is not None}
    names = dict(Agency.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}
    return [Source(_text(form, f"credits-{at}-as_written"), names.get(ids[at] or 0, ""), at) for at in lines]
