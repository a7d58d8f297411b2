"""Critical errors: translations from Portuguese into English and from English into German, labelled OK or BAD.

BAD rows hold a wrong number, name, negation, an invented sentence or a lost one, without saying which: the share that
is caught is told by the kind of what was found. Errors on OK rows are alarms.
"""

from __future__ import annotations

from collections import Counter
from typing import Literal

from eval.figures import Figure, Part, share
from eval.material import critical
from eval.split import is_measured
from warta.desk.compare import compare_sentences

_KINDS = {"FN": "numbers", "FU": "units", "FT": "dates and times", "FP": "names", "FQ": "quotations", "FX": "facts"}
_OURS = ("FN", "FU", "FT", "FP")


def measure(part: Part) -> list[Figure]:
    figures: list[Figure] = []
    for languages in ("pt-en", "en-de"):
        figures += _measured(languages, part)
    return figures


def _measured(languages: Literal["pt-en", "en-de"], part: Part) -> list[Figure]:
    rows = [
        (pair, is_bad)
        for pair, is_bad in critical(languages)
        if is_measured("critical", pair.document) == (part == "measured")
    ]
    bad = sum(is_bad for _, is_bad in rows)
    caught: Counter[str] = Counter()
    flagged: Counter[str] = Counter()
    for pair, is_bad in rows:
        found = compare_sentences(pair.original, pair.relay, languages=pair.languages).differences
        kinds = {each.code[:2] for each in found if each.severity == "error"}
        seen = {each.code[:2] for each in found}
        if is_bad:
            caught.update(kinds)
            caught["any"] += bool(kinds & set(_OURS))
            caught["seen"] += bool(seen & set(_OURS))
        else:
            flagged["any"] += bool(kinds & set(_OURS))
            flagged["seen"] += bool(seen & set(_OURS))
            flagged.update(kinds)
    good = len(rows) - bad
    return [
        share(f"{languages}: BAD rows with an error", caught["any"], bad, f"{languages} bad"),
        *(share(f"{languages}:   by {name}", caught[kind], bad) for kind, name in _KINDS.items()),
        share(f"{languages}: BAD rows with anything to look at", caught["seen"], bad),
        share(f"{languages}: OK rows with an error", flagged["any"], good, f"{languages} ok"),
        *(share(f"{languages}:   by {name}", flagged[kind], good) for kind, name in _KINDS.items()),
        share(f"{languages}: OK rows with anything to look at", flagged["seen"], good),
    ]
