"""What a headline puts into a mouth: "PM: no new tax", "Polisi sebut sopir mabuk", "Harga turun, kata menteri".

Headlines have a grammar of their own: a colon or a dash says who speaks, verbs stand in the present or bare, and every
word may have a capital. So a speaker is known by his role, or by speaking in the story too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from warta.language.packs import Pack
from warta.language.quotations.cues import Vocabulary, vocabulary
from warta.language.reading import Manner, Quote, Span

_WORD = re.compile(r"[^\W_]+(?:['’.-](?=[^\W_])[^\W_]+)*")
_MARKS = "“”„«»\"'‘’"
_LONGEST_SPEAKER = 6
_FEWEST_WORDS = 2


def of_headline(text: str, title: Span, pack: Pack, speakers: Iterable[Span]) -> Quote | None:
    """What the headline reports, if it does; ``speakers`` are those who speak in the story."""
    known = vocabulary(pack)
    names = {speaker.text.split()[-1].lower().strip(".,)") for speaker in speakers if speaker.text}
    return (
        _behind_colon(text, title, known, names)
        or _before_speaker(text, title, known, names)
        or _behind_verb(text, title, known)
    )


def _behind_colon(text: str, title: Span, known: Vocabulary, names: set[str]) -> Quote | None:
    """ "PM: no new tax", and "No new tax: PM"."""
    at = text.find(": ", title.start, title.end)
    if at < 0:
        return None
    cue = Span(":", at, at + 1)
    if _is_speaker(text, title.start, at, known, names):
        return _quote(known, text, at + 1, title.end, Span.of(text, title.start, at), cue)
    start = at + 2
    if _is_speaker(text, start, title.end, known, set()):
        return _quote(known, text, title.start, at, Span.of(text, start, title.end), cue)
    return None


def _before_speaker(text: str, title: Span, known: Vocabulary, names: set[str]) -> Quote | None:
    """ "Harga turun, kata menteri"; "Prices will fall, says minister"."""
    comma = text.rfind(", ", title.start, title.end)
    words = list(_WORD.finditer(text, comma + 1, title.end)) if comma > 0 else []
    if not 1 <= len(words) <= _LONGEST_SPEAKER + 1:
        return None
    first, last = words[0], words[-1]
    if first[0].lower() in known.says_behind:
        cue, start, end = first, words[1].start() if len(words) > 1 else -1, title.end
    elif last[0].lower() in known.says_behind and known.precedes:
        cue, start, end = last, first.start(), last.start()
    else:
        return None
    end = start + len(text[start:end].rstrip(" .!"))
    if start < 0 or not _is_speaker(text, start, end, known, names, any_name=True):
        return None
    return _quote(known, text, title.start, comma, Span.of(text, start, end), Span(cue[0], cue.start(), cue.end()))


def _behind_verb(text: str, title: Span, known: Vocabulary) -> Quote | None:
    """ "PM says no new tax", "Polisi Sebut Sopir Mabuk"."""
    for number, word in enumerate(_WORD.finditer(text, title.start, title.end)):
        if number > _LONGEST_SPEAKER:
            return None
        low = word[0].lower()
        if not number:
            if low in known.negations or (low in known.stops and low not in known.articles):
                return None
            continue
        if low not in known.of_headlines:
            continue
        end = title.start + len(text[title.start : word.start()].rstrip())
        if any(sign in text[title.start : end] for sign in ",;:" + _MARKS.replace("'", "").replace("’", "")):
            return None
        return _quote(
            known, text, word.end(), title.end, Span.of(text, title.start, end), Span(word[0], word.start(), word.end())
        )
    return None


def _is_speaker(text: str, start: int, end: int, known: Vocabulary, names: set[str], *, any_name: bool = False) -> bool:
    words = _WORD.findall(text, start, end)
    if len(words) == 1 and words[0].lower() in known.labels:
        return False  # "Review: a night at the opera"
    if not 1 <= len(words) <= _LONGEST_SPEAKER or any(sign in text[start:end] for sign in _MARKS.replace("’", "")):
        return False
    low = [word.lower() for word in words]
    if low[-1].removesuffix("'s").removesuffix("’s") in names or low[0] in known.pronouns:
        return True
    return any(word in known.roles or word in known.titles for word in low) or (any_name and words[-1][0].isupper())


def _quote(known: Vocabulary, text: str, start: int, end: int, speaker: Span, cue: Span) -> Quote | None:
    while start < end and text[start] in " \t\n":
        start += 1
    while start < end and text[end - 1] in " \t\n.":
        end -= 1
    said = text[start:end]
    # What stands between marks as a whole is quoted, and the story has it in full.
    if len(said.split()) < _FEWEST_WORDS or (said[0] in _MARKS and said[-1] in _MARKS):
        return None
    return Quote(
        "indirect", said, start, end, speaker=speaker, cue=cue, manner=_manner(known, speaker, cue.text.lower())
    )


def _manner(known: Vocabulary, speaker: Span, cue: str) -> Manner:
    if any(word.lower() in known.documents for word in _WORD.findall(speaker.text)):
        return "document"
    takings = known.takings["verb"].get(cue)
    return takings[0].manner if takings else known.stances.get(cue, "assertion")
