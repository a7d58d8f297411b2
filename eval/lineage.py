"""Finding originals: NTREX stories in another language, their English originals among ten thousand other English texts.

The others are runs of sentences of PANL-BPPT, TICO-19 and critical-errors, as long as the stories are. A few stories of
NTREX are of one event, told by two papers: the hardest of the others.
"""

from __future__ import annotations

import random
import time

from eval.figures import Figure, Part, share
from eval.material import Pair, critical, ntrex, panl, tico
from eval.split import is_measured
from warta.desk.lineage import Index, lineage
from warta.desk.lineage.vectors import encoder

OTHERS = 10_000
FEWER = 1_000
LANGUAGES = {"spa": "Spanish", "por": "Portuguese", "msa": "Malay", "nld": "Dutch", "rus": "Russian"}


def measure(part: Part) -> list[Figure]:
    stories = {language: _stories(ntrex(language)) for language in LANGUAGES}
    originals = {document: original for document, (original, _) in stories["spa"].items()}
    others = _others([len(original.split()) for original in originals.values()])
    asked = [document for document in originals if is_measured("ntrex", document) == (part == "measured")]

    began = time.perf_counter()
    index = Index.of([*originals.items(), *others])
    built = time.perf_counter() - began
    figures = [Figure("texts read into the index a second", len(index) / built, len(index), form="amount")]
    for language, name in LANGUAGES.items():
        began = time.perf_counter()
        found = {document: index.find(stories[language][document][1], limit=3) for document in asked}
        taken = 1000 * (time.perf_counter() - began) / len(asked)
        first = {document: matches[0].name for document, matches in found.items() if matches}
        right = sum(document == first.get(document) for document in asked)
        missing = sum(not any(match.name != document for match in found[document]) for document in asked)
        figures += [
            share(f"{name}: original found", right, len(asked), f"found-{language}"),
            share(f"{name}: named first is the original", right, len(first), f"precision-{language}"),
            share(f"{name}: none named where it is not there", missing, len(asked), f"silent-{language}"),
            Figure(f"{name}: milliseconds a question", taken, len(asked), form="amount"),
        ]
    pairs = [lineage(originals[document], stories["msa"][document][1]) for document in asked]
    figures.append(share("Malay: known as translations without a folder", sum(p.is_related for p in pairs), len(pairs)))
    thirds = [(document, _first_third(originals[document])) for document in asked]
    held = sum(bool(m := index.find(third, limit=1)) and m[0].name == document for document, third in thirds)
    figures.append(share("English: found by its first third", held, len(asked), "found-third"))
    return [*figures, *_with_vectors(originals, others, asked)]


def _with_vectors(originals: dict[str, str], others: list[tuple[str, str]], asked: list[str]) -> list[Figure]:
    """The same with the extra warta[vectors], among fewer others: it reads some hundred texts a second."""
    model = encoder()
    if model is None:
        return []
    index = Index.of([*originals.items(), *others[:FEWER]], model)
    figures = []
    for language, name in (
        ("spa", "Spanish"),
        ("msa", "Malay"),
        ("rus", "Russian"),
        ("arb", "Arabic"),
        ("jpn", "Japanese"),
    ):
        stories = _stories(ntrex(language))
        found = {document: index.find(stories[document][1], limit=1, encoder=model) for document in asked}
        first = {document: matches[0].name for document, matches in found.items() if matches}
        right = sum(document == first.get(document) for document in asked)
        figures += [
            share(f"{name}, with vectors: original found", right, len(asked)),
            share(f"{name}, with vectors: named first is the original", right, len(first)),
        ]
    return figures


def _stories(pairs: list[Pair]) -> dict[str, tuple[str, str]]:
    """Each document's text in English and in the other language."""
    lines: dict[str, list[Pair]] = {}
    for pair in pairs:
        lines.setdefault(pair.document, []).append(pair)
    return {
        document: ("\n".join(pair.original for pair in of), "\n".join(pair.relay for pair in of))
        for document, of in lines.items()
    }


def _others(lengths: list[int]) -> list[tuple[str, str]]:
    sources = [
        *([pair.original for pair in panl(part)] for part in ("ECO", "INT", "SCI", "SPO")),
        [pair.original for pair in tico()],
        [pair.original for pair, _ in critical("en-de")],
    ]
    chosen = random.Random(2019)
    made = []
    for number in range(OTHERS):
        source = chosen.choices(sources, weights=[len(each) for each in sources])[0]
        place, length, words = chosen.randrange(len(source) - 60), chosen.choice(lengths), 0
        sentences = []
        while words < length and place < len(source):
            sentences.append(source[place])
            words += len(source[place].split())
            place += 1
        made.append((f"other {number}", "\n".join(sentences)))
    return made


def _first_third(text: str) -> str:
    lines = text.split("\n")
    return "\n".join(lines[: max(2, len(lines) // 3)])
