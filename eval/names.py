"""Names: found in Indonesian sentences (NERGrit), persons in PFSA-ID, the same names on both sides of PANL's pairs.

What counts on NERGrit: a marked name is found where a name that was read shares words with it, and found whole where
both begin and end together. The corpus leaves many names unmarked (titles of works, abbreviations), so precision is
not measured on it. Persons of PFSA count as found only with their whole name and as persons; a rank before it may be
in the name or in its title.

On PANL: of the names of the English sentence that stand in the Indonesian one in the same letters, the share that is
found there too, and the other way round. Then one letter of such a name is changed on the Indonesian side: the
changed name must be found, and must not mean what the right one means; else no rule could see the change.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from eval.figures import Figure, Part, share
from eval.material import Labelled, PanlPart, nergrit, panl, pfsa, published
from eval.split import is_measured
from warta.language.names import names
from warta.language.packs import pack_of
from warta.language.reading import Name, Span

_PARTS: tuple[PanlPart, ...] = ("ECO", "INT", "SCI", "SPO")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def measure(part: Part) -> list[Figure]:
    """The table of one part."""
    return [*_on_nergrit(part), *_on_pfsa(part), *_on_panl(part)]


def _on_nergrit(part: Part) -> Iterator[Figure]:
    touched = whole = kinds = marked = 0
    for sentence in nergrit("valid" if part == "measured" else "train"):
        text, spans = _joined(sentence)
        found = _names(text, "id")
        for start, end, kind in spans:
            marked += 1
            touched += any(name.start < end and name.end > start for name in found)
            exact = [name for name in found if (name.start, name.end) == (start, end)]
            whole += bool(exact)
            kinds += bool(exact) and exact[0].kind in (kind, "other")
    yield share("NERGrit: names found", touched, marked, "nergrit_found")
    yield share("NERGrit: found from first to last word", whole, marked, "nergrit_whole")
    yield share("NERGrit: of these, not taken for another kind", kinds, whole, "nergrit_kind")


def _joined(sentence: Labelled) -> tuple[str, list[tuple[int, int, str]]]:
    text, spans = "", []
    for token in sentence.sentences[0]:
        if text and token.text not in ".,;:!?)" and not text.endswith("("):
            text += " "
        start = len(text)
        text += token.text
        place, _, kind = token.label.partition("-")
        if place == "B":
            spans.append((start, len(text), kind.lower()))
        elif place == "I" and spans:
            spans[-1] = (spans[-1][0], len(text), spans[-1][2])
    return text, spans


def _on_pfsa(part: Part) -> Iterator[Figure]:
    found = marked = 0
    for each in pfsa():
        if is_measured("pfsa", each.document) != (part == "measured"):
            continue
        article = published(each)
        persons = {name.end: name for name in _names(article.text, "id") if name.kind == "person"}
        for label, start, end in article.labels:
            if label == "PERSON" and " " in article.text[start:end]:
                marked += 1
                name = persons.get(end)
                found += name is not None and name.title.endswith(article.text[start : name.start].strip())
    yield share("PFSA: persons found, whole and as persons", found, marked, "pfsa_persons")


def _on_panl(part: Part) -> Iterator[Figure]:
    to = to_found = back = back_found = changed = changed_seen = 0
    chance = random.Random(1)
    for pair in (each for listed in _PARTS for each in panl(listed)):
        if is_measured("panl", pair.document) != (part == "measured"):
            continue
        english, indonesian = _names(pair.original, "en"), _names(pair.relay, "id")
        for name in english:
            if place := _stands_in(name.text, pair.relay):
                to += 1
                to_found += any(other.start < place[1] and other.end > place[0] for other in indonesian)
        for name in indonesian:
            if place := _stands_in(name.text, pair.original):
                back += 1
                back_found += any(other.start < place[1] and other.end > place[0] for other in english)
        if english and chance.random() < 0.2:
            name = chance.choice(english)
            if (place := _stands_in(name.text, pair.relay)) and len(name.text) > 3 and name.text.isalpha():
                changed += 1
                changed_seen += _is_seen(pair.relay, place, name, chance)
    yield share("PANL: English names that the Indonesian has too, found there", to_found, to, "panl_to_id")
    yield share("PANL: Indonesian names that the English has too, found there", back_found, back, "panl_to_en")
    yield share("PANL: names with a letter changed, found as another name", changed_seen, changed, "panl_changed")


def _is_seen(text: str, place: tuple[int, int], name: Name, chance: random.Random) -> bool:
    """Whether a name with one letter changed is found, and does not mean the same."""
    at = chance.randrange(place[0] + 1, place[1])
    letter = chance.choice([each for each in _LETTERS if each != text[at].casefold()])
    written = text[:at] + letter + text[at + 1 :]
    return any(
        other.start < place[1] and other.end > place[0] and (not other.entity or other.entity != name.entity)
        for other in _names(written, "id")
    )


def _stands_in(name: str, text: str) -> tuple[int, int] | None:
    match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return match.span() if match else None


def _names(text: str, language: str) -> Sequence[Name]:
    pack = pack_of(language)
    assert pack is not None
    paragraphs = [Span(match[0], *match.span()) for match in re.finditer(r"[^\n]+", text)]
    return names(text, pack, paragraphs, None, ())
