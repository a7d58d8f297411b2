"""Quotations and who said them: PFSA-ID (Indonesian) and PolNeAR (English).

What is counted on PFSA. Its STATEMENTs are what public figures are quoted with between marks, followed by the CUE and
whoever said it. One is found where the pieces between marks that were read share at least 0.8 of the stretch (what both
cover over what either covers), with a speaker that overlaps the labelled one (PERSON, PERSONCOREF, ROLE, AFFILIATION),
or, where the cue holds the speaker (CUECOREF, "katanya"), with that cue. Precision is over every direct quotation that
was read with a speaker or such a cue. The corpus leaves out what people say who are no public figures, so a quotation
that touches no STATEMENT was judged by hand, by its place, in judged/quotations.pfsa.txt; one that is not listed there
counts as wrong. "Whose" is the share of CUECOREF statements that are given to the person that was labelled last.

What is counted on PolNeAR. An attribution has a content, a source and a cue. It is found where a quotation that was
read, of any kind, has a content that overlaps by at least half of the shorter of the two, and its cue and its speaker
(or the name that the speaker was resolved to) overlap the marked ones; Citron counts overlap in the same way, without
the half. An attribution of which nobody is the source asks for content and cue alone; in a few, source and cue are
exchanged ("said" the source, the name the cue), and stand for one another. Precision is over all quotations that were
read with a speaker or a cue, of every manner, and for each manner. PolNeAR also marks beliefs, intentions, documents
and deeds ("imposed", "hopes of", "a plan for"); so recall is given (a) over all attributions and (b) over those whose
cue has a verb of speech, or "according to", from a list made for measuring, in which the packs have no part. What only
some readers of an article marked is neither right nor wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

import msgspec

from eval.figures import Figure, Part, share
from eval.material import Article, Attributed, Attribution, pfsa, polnear, published
from eval.split import is_measured
from warta.language import read
from warta.language.reading import Manner, Quote, Span

JUDGED = Path(__file__).with_name("judged") / "quotations.pfsa.txt"
_STRETCH = 0.8
_SPEAKERS = ("PERSON", "PERSONCOREF", "ROLE", "AFFILIATION")
_VERBS_OF_SPEECH = frozenset(
    """
    say says said saying tell tells told telling add adds added adding write writes wrote writing explain explains
    explained explaining note notes noted noting reply replies replied respond responds responded declare declares
    declared declaring announce announces announced tweet tweets tweeted tweeting warn warns warned warning insist
    insists insisted insisting argue argues argued arguing state states stated stating recall recalls recalled
    continue continues continued conclude concludes concluded ask asks asked asking acknowledge acknowledges
    acknowledged admit admits admitted claim claims claimed claiming maintain maintains maintained contend contends
    contended assert asserts asserted allege alleges alleged deny denies denied confirm confirms confirmed report
    reports reported stress stresses stressed stressing emphasize emphasizes emphasized testify testifies testified
    remark remarked observe observed comment commented complain complained concede conceded caution cautioned boast
    boasted joke joked quip quipped answer answered counter countered retort retorted reiterate reiterated shout
    shouts shouted yell yells yelled chant chanted chanting exclaim exclaimed proclaim proclaimed lament lamented
    demand demanded demanding mention mentioned mentions according suggest suggests suggested suggesting
    """.split()  # noqa: SIM905
)


class Labelled(msgspec.Struct, frozen=True):
    """A STATEMENT of PFSA with what is labelled behind it."""

    start: int
    end: int
    cue: tuple[int, int] | None
    speakers: tuple[tuple[int, int], ...]
    holds_speaker: bool
    last_person: str


def measure(part: Part) -> list[Figure]:
    """The table of one part."""
    wanted = part == "measured"
    articles = [published(each) for each in pfsa() if is_measured("pfsa", each.document) == wanted]
    attributed = [each for each in polnear() if is_measured("polnear", each.document) == wanted]
    return [*_on_pfsa(articles), *_on_polnear(attributed)]


def _on_pfsa(articles: Sequence[Article]) -> Iterator[Figure]:
    judged = _judged()
    hits = tried = right = claimed = unlabelled = whose = held = 0
    for article in articles:
        spoken = direct(article.text)
        gold = statements(article)
        for statement in gold:
            if statement.cue is None:
                continue
            tried += 1
            matching = [quote for quote in spoken if is_said(statement, quote)]
            hits += bool(matching) and covers(statement, matching)
            if statement.holds_speaker and matching and statement.last_person:
                held += 1
                who = matching[0].who
                whose += who is not None and _is_one(who.text, statement.last_person)
        for quote in spoken:
            touching = [each for each in gold if _overlap((quote.start, quote.end), (each.start, each.end))]
            claimed += 1
            if touching:
                right += any(each.cue is None or is_said(each, quote) for each in touching)
            else:
                unlabelled += 1
                right += judged.get((article.document, quote.start), False)
    yield share("PFSA, direct with speaker: recall", hits, tried, "pfsa_recall")
    yield share("PFSA, direct with speaker: precision", right, claimed, "pfsa_precision")
    yield share("PFSA, read and not labelled", unlabelled, claimed)
    yield share("PFSA, whose it is where the cue holds the speaker", whose, held, "pfsa_whose")


def _on_polnear(articles: Sequence[Attributed]) -> Iterator[Figure]:
    found = tried = found_speech = speech = marked = marked_found = 0
    right: dict[str, list[bool]] = {"direct": [], "mixed": [], "indirect": []}
    by_manner: dict[str, list[bool]] = {manner: [] for manner in get_args(Manner)}
    content_only: list[bool] = []
    for article in articles:
        quotes = claimed(article.text)
        for attribution in article.attributions:
            if not attribution.get("content"):
                continue
            hit = any(is_attributed(attribution, quote) for quote in quotes)
            tried, found = tried + 1, found + hit
            if is_speech(article.text, attribution):
                speech, found_speech = speech + 1, found_speech + hit
                if any(mark in article.text[start : end + 1] for start, end in attribution["content"] for mark in '“"'):
                    marked, marked_found = marked + 1, marked_found + hit
        for quote in quotes:
            verdict = is_right(article, quote)
            if verdict is not None:
                right[quote.kind].append(verdict)
                by_manner[quote.manner].append(verdict)
                content_only.append(any(_shares(each, quote) for each in article.attributions))
    every = [verdict for verdicts in right.values() for verdict in verdicts]
    yield share("PolNeAR, precision", sum(every), len(every), "polnear_precision")
    for kind, verdicts in right.items():
        yield share(f"PolNeAR, precision of {kind}", sum(verdicts), len(verdicts))
    for manner, verdicts in by_manner.items():
        yield share(f"PolNeAR, precision of {manner}", sum(verdicts), len(verdicts))
    yield share("PolNeAR, precision of content alone", sum(content_only), len(content_only))
    yield share("PolNeAR, recall (a) of all attributions", found, tried, "polnear_recall_all")
    yield share("PolNeAR, recall (b) with a verb of speech", found_speech, speech, "polnear_recall_speech")
    yield share("PolNeAR, recall of (b) with marks in it", marked_found, marked, "polnear_recall_marked")


def direct(text: str) -> list[Quote]:
    """The direct quotations that were read with a speaker, or with a cue that holds one."""
    return [quote for quote in read(text, "id").quotes if quote.kind == "direct" and (quote.speaker or quote.cue)]


def claimed(text: str) -> list[Quote]:
    """Every quotation that was read with a speaker or a cue."""
    return [quote for quote in read(text, "en").quotes if quote.speaker or quote.cue]


def statements(article: Article) -> list[Labelled]:
    """The statements of an article, in order. One without a cue beside it asks for no speaker."""
    found, last = [], ""
    labels = article.labels
    for number, (label, start, end) in enumerate(labels):
        if label in ("PERSON", "PERSONCOREF"):
            last = article.text[start:end]
        if label != "STATEMENT" or article.text[start] not in '”“"':
            continue
        cue, speakers, holds = None, [], False
        for following, first, until in labels[number + 1 : number + 6]:
            if following == "STATEMENT" or (cue is None and first - end > 3):
                break
            if following in ("CUE", "CUECOREF"):
                cue, holds = (first, until), following == "CUECOREF"
            elif following in _SPEAKERS and cue is not None and first - cue[1] < 160 and not holds:
                speakers.append((first, until))
        if cue is not None and (speakers or holds):
            found.append(Labelled(start, end, cue, tuple(speakers), holds, last))
        else:
            found.append(Labelled(start, end, None, (), False, last))
    return found


def is_said(statement: Labelled, quote: Quote) -> bool:
    """Whether the quotation lies in this statement and has its speaker."""
    if not _overlap((quote.start, quote.end), (statement.start, statement.end)):
        return False
    if statement.holds_speaker:
        return quote.cue is not None and statement.cue is not None and _touch(quote.cue, [statement.cue])
    return quote.speaker is not None and _touch(quote.speaker, statement.speakers)


def covers(statement: Labelled, quotes: Sequence[Quote]) -> bool:
    """Whether the pieces together are the statement, but for its marks."""
    said = set(range(statement.start, statement.end))
    have = {place for quote in quotes for place in range(quote.start, quote.end)}
    return len(said & have) >= _STRETCH * len(said | have)


def is_attributed(attribution: Attribution, quote: Quote) -> bool:
    """Whether the quotation is this attribution: content, source and cue."""
    if not _shares(attribution, quote):
        return False
    cues, sources = attribution.get("cue", ()), attribution.get("source", ())
    if quote.cue and sources and not _touch(quote.cue, cues) and _touch(quote.cue, sources):
        cues, sources = sources, cues  # the two are exchanged in a few: the source is "said", the cue "Budi"
    if cues and not (quote.cue and _touch(quote.cue, cues)):
        return False
    return not sources or any(part is not None and _touch(part, sources) for part in (quote.speaker, quote.who))


def is_right(article: Attributed, quote: Quote) -> bool | None:
    """Whether any attribution is this quotation; None where the readers of the article disagree."""
    if any(is_attributed(each, quote) for each in article.attributions):
        return True
    return None if any(_shares(each, quote) for each in article.disputed) else False


def is_speech(text: str, attribution: Attribution) -> bool:
    words = {word for start, end in attribution.get("cue", ()) for word in text[start:end].lower().split()}
    return bool({word.strip(",:;.") for word in words} & _VERBS_OF_SPEECH)


def _shares(attribution: Attribution, quote: Quote) -> bool:
    pieces = attribution.get("content", ())
    common = sum(max(0, min(end, quote.end) - max(start, quote.start)) for start, end in pieces)
    shorter = min(sum(end - start for start, end in pieces), quote.end - quote.start)
    return bool(common) and 2 * common >= shorter


def _touch(span: Span, places: Sequence[tuple[int, int]]) -> bool:
    return any(_overlap((span.start, span.end), place) for place in places)


def _overlap(first: tuple[int, int], second: tuple[int, int]) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def _is_one(first: str, second: str) -> bool:
    """Whether two namings have a word in common."""
    return bool(set(first.casefold().split()) & set(second.casefold().split()))


def _judged() -> dict[tuple[str, int], bool]:
    """The verdicts: a line each of document, where the quotation starts, and "right" or "wrong"."""
    if not JUDGED.exists():
        return {}
    rows = [line.split() for line in JUDGED.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return {(document, int(start)): verdict == "right" for document, start, verdict in rows}
