"""Datelines: found as they stand in PFSA-ID, found in the forms of other agencies, and none invented.

PFSA's articles open with "PLACE, KOMPAS —". The same openings are also read with their dateline as others write
theirs. None may be invented: each paragraph of PFSA and PolNeAR from the fourth on is read as if it opened a
story. (Some articles of PFSA run into the next, whose dateline then stands in their midst; those name the paper. Other
datelines that do stand so late were judged by hand: judged/datelines.tsv has document, offset and verdict.)
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from eval.figures import Figure, Part, rate, share
from eval.material import Labelled, pfsa, polnear, published
from eval.split import is_measured
from warta.language import read
from warta.language.dateline import dateline
from warta.language.packs import pack_of

JUDGED = Path(__file__).with_name("judged") / "datelines.tsv"
_MAY_OPEN = 3
"""Paragraphs that may open a story: a headline or a standfirst may stand before its dateline."""
_DAY = date(2020, 12, 31)
_FORMS = {
    "{place} (ANTARA) - ": "Antara",
    "{Place} (Antara) – ": "Antara",
    "{Place}, Kompas.com – ": "Kompas.com",
    "TEMPO.CO, {Place} - ": "TEMPO.CO",
    "{Place}, CNN Indonesia -- ": "CNN Indonesia",
    "{place}, Dec 31 (Reuters) - ": "Reuters",
    "{Place} (Nusa Rekaan) – ": "Nusa Rekaan",
    "{place} – ": "",
}


def measure(part: Part) -> list[Figure]:
    """The table of one part."""
    wanted = part == "measured"
    articles = [each for each in pfsa() if is_measured("pfsa", each.document) == wanted]
    right = tried = in_forms = forms = invented = paragraphs = 0
    for article in articles:
        text = published(article).text
        place = _place(article)
        found = read(text, "id", _DAY).dateline
        tried += bool(place)
        right += bool(place) and found is not None and (found.place, found.agency) == (place, "KOMPAS")
        invented += not place and found is not None
        if place and found is not None:
            for written, name, agency in _forms(place):
                forms += 1
                again = read(written + text[found.end :].lstrip(), "id", _DAY).dateline
                in_forms += again is not None and (again.place, again.agency) == (name, agency)
        paragraphs += 1
    late = judged()
    for document, text, language in [
        *((each.document, published(each).text, "id") for each in articles),
        *((each.document, each.text, "en") for each in polnear() if is_measured("polnear", each.document) == wanted),
    ]:
        pack = pack_of(language)
        for paragraph in read(text, language, _DAY).body[_MAY_OPEN:]:
            found = dateline(text, paragraph, pack, published=_DAY, today=_DAY)
            paragraphs += 1
            is_right = found is not None and (found.agency == "KOMPAS" or late.get((document, paragraph.start), False))
            invented += found is not None and not is_right
    return [
        share("PFSA: datelines found, place and paper right", right, tried, "pfsa"),
        share("the same, written as eight others write theirs", in_forms, forms, "forms"),
        rate("datelines invented, of paragraphs that have none", invented, paragraphs, "invented"),
    ]


@cache
def judged() -> dict[tuple[str, int], bool]:
    """By document and offset: whether a dateline far down in an article is one."""
    rows = [line.split("\t") for line in JUDGED.read_text(encoding="utf-8").splitlines()[1:]] if JUDGED.exists() else []
    return {(row[0], int(row[1])): row[2] == "right" for row in rows}


def _place(article: Labelled) -> str:
    """The place in front of "KOMPAS —", or empty."""
    words = [token.text for token in article.sentences[0][:9]]
    for number, pair in enumerate(pairwise(words)):
        if pair == ("KOMPAS", "—") and words[0].isupper():
            return " ".join(words[:number]).rstrip(" ,").replace(" / ", "/").replace("/ ", "/").replace(" - ", "-")
    return ""


def _forms(place: str) -> Iterator[tuple[str, str, str]]:
    for form, agency in _FORMS.items():
        name = place if "{place}" in form else place.title()
        yield form.format(place=place, Place=place.title()), name, agency
