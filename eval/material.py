"""The real material beside the project, read into documents with the ids of the split.

None of it is part of the project; where the folder is absent, `available` says so and nothing is measured.
"""

from __future__ import annotations

import json
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path
from typing import Literal

import msgspec

from eval.untokenised import Token, untokenised

DATA = Path(os.environ.get("WARTA_MATERIAL", Path(__file__).parents[2] / "shared" / "data"))
BLOCK = 50
"""Lines of a source without documents that are split as one: what stands near belongs together."""


def available() -> bool:
    return (DATA / "README.md").exists()


class Pair(msgspec.Struct, frozen=True):
    """An original sentence and its translation."""

    document: str
    """The unit that is split: never one half looked at and the other measured."""
    line: int
    """Its line in the file, from 1."""
    original: str
    relay: str
    languages: tuple[str, str]


class Labelled(msgspec.Struct, frozen=True):
    """An article token by token, in sentences."""

    document: str
    line: int
    """Where it begins in the file, from 1."""
    sentences: tuple[tuple[Token, ...], ...]


class Article(msgspec.Struct, frozen=True):
    """An article as it was published, with the labels of its tokens where they stand in it.

    The source gives tokens in sentences and no paragraphs: blank lines stand after some three sentences, never inside
    a quotation, and where a quotation opens anew. So a rule may not be judged by where a paragraph ends.
    """

    document: str
    line: int
    """Where it begins in the file, from 1."""
    text: str
    labels: tuple[tuple[str, int, int], ...]
    """What is labelled, in order: the label without the letter of its place ("STATEMENT", "CUE", "PERSON",
    "PERSONCOREF", "ROLE", "AFFILIATION" …), start and end in ``text``."""
    tokens: tuple[tuple[int, int], ...]
    """Where each token stands in ``text``."""


Attribution = dict[str, tuple[tuple[int, int], ...]]
"""Role ("content", "cue", "source"; "attribution-no-source" where nobody is named) to its pieces."""


class Attributed(msgspec.Struct, frozen=True):
    """An article with who said what in it: spans of content, source and cue, several where they are interrupted."""

    document: str
    text: str
    attributions: tuple[Attribution, ...]
    """What at least half of its readers marked, where several marked the same article."""
    disputed: tuple[Attribution, ...] = ()
    """What fewer of them marked: neither right nor wrong to find."""


class Damaged(msgspec.Struct, frozen=True):
    """A sentence with a fair translation into English and a damaged one."""

    document: str
    language: str
    source: str
    fair: str
    damaged: str
    fault: str


PanlPart = Literal["ECO", "INT", "SCI", "SPO"]


def panl(part: PanlPart) -> list[Pair]:
    """PANL-BPPT, English and Indonesian. Source of the split: "panl"."""
    size = {"ECO": 150, "INT": 150, "SCI": 100, "SPO": 100}[part]
    english = _lines(f"fidelity/panl-bppt/PANL-BPPT-{part}-EN-{size}Kw.txt")
    indonesian = _lines(f"fidelity/panl-bppt/PANL-BPPT-{part}-ID-{size}Kw.txt")
    return [
        Pair(f"{part}:{number // BLOCK}", number + 1, first, second, ("en", "id"))
        for number, (first, second) in enumerate(zip(english, indonesian, strict=True))
    ]


NTREX = {"spa": "es", "por": "pt", "msa": "ms", "nld": "nl", "rus": "ru", "arb": "ar", "jpn": "ja", "zho-CN": "zh"}


def ntrex(language: str) -> list[Pair]:
    """NTREX, from English into a language of NTREX. Source of the split: "ntrex"."""
    documents = _lines("fidelity/ntrex/DOCUMENT_IDS.tsv")
    english = _lines("fidelity/ntrex/newstest2019-src.eng.txt")
    other = _lines(f"fidelity/ntrex/newstest2019-ref.{language}.txt")
    return [
        Pair(document, number, first, second, ("en", NTREX[language]))
        for number, (document, first, second) in enumerate(zip(documents, english, other, strict=True), 1)
    ]


def pud() -> list[Pair]:
    """PUD, English and Indonesian; all of it is measured."""
    pairs, english, indonesian = [], "", ""
    for line in _lines("fidelity/pud/id_pud.conllu"):
        if line.startswith("# sent_id = "):
            sentence = line.removeprefix("# sent_id = ")
        elif line.startswith("# text = "):
            indonesian = line.removeprefix("# text = ")
        elif line.startswith("# text_en = "):
            english = line.removeprefix("# text_en = ")
            pairs.append(Pair(sentence[:6], len(pairs) + 1, english, indonesian, ("en", "id")))
    return pairs


def tico() -> list[Pair]:
    """TICO-19, English and Indonesian; all of it may be looked at."""
    pairs = []
    for unit in ET.parse(DATA / "fidelity/tico19.en-id.tmx").getroot().iter("tu"):
        english, indonesian = ("".join(seg.itertext()).strip() for seg in unit.iter("seg"))
        pairs.append(Pair(unit.get("tuid", "").split(":")[0], len(pairs) + 1, english, indonesian, ("en", "id")))
    return pairs


def critical(languages: Literal["pt-en", "en-de"]) -> list[tuple[Pair, bool]]:
    """Critical errors: a pair, and whether it is labelled BAD. Source of the split: "critical"."""
    first, second = languages.split("-")
    rows = [line.split("\t") for line in _lines(f"fidelity/critical-errors/{languages}.tsv")]
    return [
        (Pair(f"{languages}:{number // BLOCK}", number + 1, row[0], row[1], (first, second)), row[2].strip() == "BAD")
        for number, row in enumerate(rows)
        if number
    ]


def demetr() -> list[Damaged]:
    """DEMETR: planted errors, one kind at a time. Source of the split: "demetr"."""
    tags = {"german": "de", "czech": "cs", "hindi": "hi", "italian": "it", "polish": "pl"}
    rows = [json.loads(line) for line in _lines("fidelity/demetr.jsonl")]
    numbers: dict[str, int] = {}
    return [
        Damaged(
            document=str(numbers.setdefault(row["src_sent"], len(numbers))),
            language=tags.get(row["lang_tag"], row["lang_tag"]),
            source=row["src_sent"],
            fair=row["mt_sent"],
            damaged=row["pert_sent"],
            fault=row["pert_name"],
        )
        for row in rows
    ]


def pfsa() -> list[Labelled]:
    """PFSA-ID: articles of a daily, each from its dateline to the next. Source of the split: "pfsa"."""
    sentences: list[tuple[int, tuple[Token, ...]]] = []
    lines = enumerate(_lines("quotes/pfsa-id-dev.txt"), 1)
    for is_blank, group in groupby(lines, key=lambda entry: not entry[1].strip()):
        if not is_blank:
            entries = [(number, *line.split("\t")) for number, line in group]
            sentences.append((entries[0][0], tuple(Token(text, label.strip()) for _, text, label in entries)))
    starts = [index for index, (_, tokens) in enumerate(sentences) if _opens_article(tokens)]
    edges = [*sorted({0, *starts}), len(sentences)]
    return [
        Labelled(f"a{number:03}", sentences[first][0], tuple(tokens for _, tokens in sentences[first:last]))
        for number, (first, last) in enumerate(pairwise(edges))
    ]


def _opens_article(tokens: tuple[Token, ...]) -> bool:
    """Whether a sentence opens with "PLACE, KOMPAS —"."""
    words = [token.text for token in tokens[:9]]
    return any(pair == ("KOMPAS", "—") for pair in pairwise(words)) and words[0].isupper()


def published(article: Labelled) -> Article:
    """An article of PFSA as it was published. See ``eval.untokenised``."""
    text, tokens = untokenised(article.sentences)
    labelled = [token.label for sentence in article.sentences for token in sentence]
    labels: list[tuple[str, int, int]] = []
    for label, (start, end) in zip(labelled, tokens, strict=True):
        place, _, name = label.partition("-")
        if place in ("B", "U"):
            labels.append((name, start, end))
        elif place in ("I", "L") and labels and labels[-1][0] == name:
            labels[-1] = (name, labels[-1][1], end)
    return Article(article.document, article.line, text, tuple(labels), tokens)


def polnear() -> list[Attributed]:
    """PolNeAR: English articles with attributions. Source of the split: "polnear"."""
    folder = DATA / "quotes/polnear-dev"
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((folder / "text").glob("*.txt"))}
    marked: dict[str, list[list[Attribution]]] = {stem: [] for stem in texts}
    for path in sorted((folder / "attributions").glob("*.ann")):
        stem = path.stem if path.stem in texts else path.stem.rsplit("_", 1)[0]
        marked[stem].append(list(_attributions(path.read_text(encoding="utf-8"))))
    return [Attributed(stem, texts[stem], *_agreed(readers)) for stem, readers in marked.items()]


def _agreed(readers: list[list[Attribution]]) -> tuple[tuple[Attribution, ...], tuple[Attribution, ...]]:
    """What at least half of those who marked an article marked, and what fewer did.

    Two have marked the same where their contents share most of what either holds; the first one's spans stand.
    """
    groups: list[dict[int, Attribution]] = []
    for number, marked in enumerate(readers):
        for attribution in marked:
            place = _places(attribution)
            for group in groups:
                if number not in group and place and _is_same(place, _places(next(iter(group.values())))):
                    group[number] = attribution
                    break
            else:
                groups.append({number: attribution})
    agreed = tuple(next(iter(group.values())) for group in groups if 2 * len(group) >= len(readers))
    disputed = tuple(next(iter(group.values())) for group in groups if 2 * len(group) < len(readers))
    return agreed, disputed


def _places(attribution: Attribution) -> set[int]:
    return {place for start, end in attribution.get("content", ()) for place in range(start, end)}


def _is_same(first: set[int], second: set[int]) -> bool:
    return 2 * len(first & second) > len(first | second)


def _attributions(annotation: str) -> Iterator[Attribution]:
    """The events of a brat file: role in small letters to its spans."""
    spans: dict[str, tuple[tuple[int, int], ...]] = {}
    for line in annotation.splitlines():
        if line.startswith("T"):
            key, place, _ = line.split("\t", 2)
            pieces = place.split(" ", 1)[1].split(";")
            spans[key] = tuple((int(first), int(last)) for first, last in (piece.split() for piece in pieces))
    for line in annotation.splitlines():
        if line.startswith("E"):
            found: Attribution = {}
            for role in line.split("\t")[1].split():
                name, key = role.split(":")
                name = re.sub(r"\d+$", "", name).casefold()
                found[name] = found.get(name, ()) + spans.get(key, ())
            yield found


def nergrit(part: Literal["train", "valid"]) -> list[Labelled]:
    """NERGrit: Indonesian sentences with names; "train" may be looked at, "valid" is measured."""
    found, sentence, began = [], [], 1
    for number, line in enumerate([*_lines(f"names/nergrit-{part}.txt"), ""], 1):
        if line.strip():
            text, label = line.rsplit("\t", 1)
            sentence.append(Token(text, label.strip()))
        else:
            if sentence:
                found.append(Labelled(f"{part}:{len(found)}", began, (tuple(sentence),)))
            sentence, began = [], number + 1
    return found


def _lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8", errors="replace").removesuffix("\n").split("\n")
