"""Planting one fault at a time into the relay of a story: what was said, who said it, where it is from, and facts.

Nothing of the desk is used to find where: patterns of this file alone.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

import msgspec

from eval.stories import AGENCIES, MARKS, PLACES, Sentence, Story, credit, rendered

Relay = tuple[tuple[Sentence, ...], ...]


class Tampered(msgspec.Struct, frozen=True):
    """A relay with a fault in it, and where a finding about it stands: in the relay or in the original."""

    text: str
    in_relay: tuple[int, int] | None
    in_original: tuple[int, int] | None


Site = tuple[int, int, str | None]
"""Which sentence (paragraph, sentence) is put otherwise, and how; None where it is taken out."""

_QUOTED = re.compile(r"[“”\"]([^“”\"\n]+)[“”\"]")
_FEWEST = 6
"""Words of a quotation that is somebody's speech whatever it holds."""
_RUN = r"[A-ZÀ-Ý][\w’'-]*(?:\s(?:(?:van|de|der|bin|von|da|di)\s)?[A-ZÀ-Ý][\w’'-]*){0,5}"
_SPEAKER = re.compile(rf"[”\"],?\s(?!\w+nya\s)[a-zà-ÿ]+\s({_RUN})")


def tamper(story: Story, fault: str) -> Tampered | None:
    """This story with this fault, or None where it has no place for it. The same at every run."""
    dice = random.Random(f"{fault}:{story.kind}:{story.document}")
    if fault in HEADERS:
        opening, closing = HEADERS[fault](story, dice)
        if (opening, closing) == (story.opening[1], story.closing[1]):
            return None
        text = rendered(story, story.relay, opening, closing).text
        at = text.index(closing) if closing and closing != story.closing[1] else len(story.headline)
        return Tampered(text, (at, at + max(len(closing), len(opening)) + 2), None)
    sites = list(FAULTS[fault](story, dice))
    if not sites:
        return None
    number, at, new = dice.choice(sites)
    old = story.relay[number][at]
    paragraph = list(story.relay[number])
    paragraph[at : at + 1] = [] if new is None else [Sentence(new, old.sources)]
    relay = (*story.relay[:number], tuple(paragraph), *story.relay[number + 1 :])
    whole = rendered(story, tuple(each for each in relay if each))
    where = rendered(story, relay).places.get((number, at)) if new is not None else None
    return Tampered(whole.text, where, old.source)


def _sentences(story: Story, *, lead: bool = False) -> Iterator[tuple[int, int, Sentence]]:
    """Those of which the source is known, without the lead."""
    for number, paragraph in enumerate(story.relay):
        for at, sentence in enumerate(paragraph):
            if sentence.source and (number or lead):
                yield number, at, sentence


def _quotations(story: Story) -> Iterator[tuple[int, int, Sentence, re.Match[str]]]:
    """Sentences with one whole quotation of some words, also quoted in the original."""
    for number, at, sentence in _sentences(story):
        found = list(_QUOTED.finditer(sentence.text))
        if len(found) != 1 or sum(sentence.text.count(mark) for mark in MARKS) != 2:
            continue
        if sum(story.source(sentence).count(mark) for mark in MARKS) == 2 and len(found[0][1].split()) >= _FEWEST:
            yield number, at, sentence, found[0]


def _plain(story: Story) -> Iterator[tuple[int, int, Sentence]]:
    """Sentences in which neither side quotes anything, nor do their neighbours."""
    flat = [(number, at, each) for number, paragraph in enumerate(story.relay) for at, each in enumerate(paragraph)]
    for place, (number, at, sentence) in enumerate(flat):
        beside = flat[max(0, place - 1) : place + 2]
        if number and sentence.source and 8 <= len(sentence.text.split()) <= 40:
            texts = [story.source(each) + each.text for _, _, each in beside]
            if not any(mark in text for text in texts for mark in (*MARKS, "‘", "’", "'", "«")):
                yield number, at, sentence


def _lost(story: Story, dice: random.Random) -> Iterator[Site]:
    for number, at, sentence, match in _quotations(story):
        if len(match[0]) > 0.6 * len(sentence.text):
            yield number, at, None


_SAYS = {
    "id": "kata seorang pejabat", "en": "an official said", "ms": "kata seorang pegawai", "es": "dijo un funcionario",
    "pt": "disse um funcionário", "nl": "zei een functionaris",
}  # fmt: skip


def _marks_added(story: Story, dice: random.Random) -> Iterator[Site]:
    says = _SAYS[story.languages[1]]
    for number, at, sentence in _plain(story):
        yield number, at, f"“{sentence.text.rstrip('.')},” {says}."


_QUOTES = {
    "id": (
        "“Kami tidak akan menyerah sebelum semua tuntutan itu dipenuhi,” kata seorang warga.",
        "“Semua ini sudah kami sampaikan sejak awal tahun,” ujar seorang pengurus.",
    ),
    "en": (
        "“We will not give up before every one of our demands is met,” a resident said.",
        "“All of this we told them at the beginning of the year,” an organizer said.",
    ),
    "ms": (
        "“Kami tidak akan mengalah sehingga semua tuntutan itu dipenuhi,” kata seorang penduduk.",
        "“Semua ini sudah kami maklumkan sejak awal tahun,” kata seorang pengurus.",
    ),
    "es": (
        "“No vamos a rendirnos hasta que se cumplan todas nuestras exigencias”, dijo un vecino.",
        "“Todo esto ya lo dijimos a principios de año”, aseguró una organizadora.",
    ),
    "pt": (
        "“Não vamos desistir enquanto todas as nossas exigências não forem atendidas”, disse um morador.",
        "“Tudo isso já dissemos no começo do ano”, afirmou uma organizadora.",
    ),
    "nl": (
        "“Wij geven niet op voordat al onze eisen zijn ingewilligd”, zei een bewoner.",
        "“Dit alles hebben wij aan het begin van het jaar al gezegd”, zei een organisator.",
    ),
}
_FACTS = {
    "id": (
        "Tahun lalu 43 orang meninggal dalam peristiwa serupa di Kupang.",
        "Perusahaan milik Suryadi Wiranegara itu pernah didenda Rp7,3 miliar pada 2016.",
        "Sebanyak 618 keluarga menandatangani petisi yang diserahkan kepada Darmawan Kusumo pada 14 April.",
    ),
    "en": (
        "Last year 43 people died in a similar incident in Kupang.",
        "The company owned by Leonard Whitcombe was fined $7.3 million in 2016.",
        "Some 618 families signed a petition that was handed to Marjorie Tanwell on April 14.",
    ),
    "ms": (
        "Tahun lalu 43 orang maut dalam kejadian serupa di Kupang.",
        "Syarikat milik Suryadi Wiranegara itu pernah didenda RM7.3 juta pada 2016.",
        "Seramai 618 keluarga menandatangani petisyen yang diserahkan kepada Darmawan Kusumo pada 14 April.",
    ),
    "es": (
        "El año pasado murieron 43 personas en un suceso parecido en Kupang.",
        "La empresa de Leonardo Whitcombe fue multada con 7,3 millones de dólares en 2016.",
        "Unas 618 familias firmaron una petición que fue entregada a Marjorie Tanwell el 14 de abril.",
    ),
    "pt": (
        "No ano passado 43 pessoas morreram num caso parecido em Kupang.",
        "A empresa de Leonardo Whitcombe foi multada em 7,3 milhões de dólares em 2016.",
        "Cerca de 618 famílias assinaram uma petição entregue a Marjorie Tanwell em 14 de abril.",
    ),
    "nl": (
        "Vorig jaar kwamen 43 mensen om bij een soortgelijk ongeval in Kupang.",
        "Het bedrijf van Leonard Whitcombe kreeg in 2016 een boete van 7,3 miljoen dollar.",
        "Zo'n 618 gezinnen tekenden een petitie die op 14 april aan Marjorie Tanwell werd overhandigd.",
    ),
}


def _added(choices: dict[str, tuple[str, ...]]) -> Callable[[Story, random.Random], Iterator[Site]]:
    def sites(story: Story, dice: random.Random) -> Iterator[Site]:
        for number, paragraph in enumerate(story.relay):
            text = "".join(each.text for each in paragraph)
            if number and paragraph and sum(text.count(mark) for mark in MARKS) % 2 == 0:
                yield number, len(paragraph) - 1, f"{paragraph[-1].text} {dice.choice(choices[story.languages[1]])}"

    return sites


_ORDINARY = re.compile(r"(?<=[a-zà-ÿ] )[a-zà-ÿ]{6,}(?= [a-zà-ÿ])")
_OTHER_WORDS = {
    "id": ("berbahaya", "terlambat", "sederhana", "perlahan"), "en": ("dangerous", "ordinary", "slowly", "temporary"),
    "ms": ("berbahaya", "sederhana", "perlahan"), "es": ("peligroso", "temporal"), "pt": ("perigoso",),
    "nl": ("gevaarlijk", "tijdelijk"),
}  # fmt: skip


def _word(story: Story, dice: random.Random) -> Iterator[Site]:
    for number, at, sentence, match in _quotations(story):
        words = list(_ORDINARY.finditer(sentence.text, match.start(1), match.end(1)))
        if words and not story.is_translated:
            word = dice.choice(words)
            other = dice.choice(_OTHER_WORDS[story.languages[1]])
            yield number, at, sentence.text[: word.start()] + other + sentence.text[word.end() :]


def _number(story: Story, dice: random.Random) -> Iterator[Site]:
    for number, at, sentence, match in _quotations(story):
        for figure in re.finditer(r"(?<![\w.,:/-])\d{1,3}(?![\w.,:/-]*\d)\b", match[1]):
            source = story.source(sentence)
            if re.search(rf"(?<!\d){figure[0]}(?!\d)", source):
                start, end = match.start(1) + figure.start(), match.start(1) + figure.end()
                yield (
                    number,
                    at,
                    sentence.text[:start] + str(int(figure[0]) + dice.randrange(2, 9)) + sentence.text[end:],
                )


_TO_NEGATE: dict[str, tuple[str, str]] = {
    "id": (r"\b(akan|bisa|dapat|mau|harus|ingin|perlu)\b", r"tidak \1"),
    "en": (r"\b(is|are|was|were|will|would|can|could|should|has been|have been)\b(?!n['’]t)", r"\1 not"),
    "ms": (r"\b(akan|boleh|dapat|mahu|harus|ingin|perlu)\b", r"tidak \1"),
    "es": (r"(?<=[a-zà-ÿ] )(es|son|fue|fueron|será|está|están|puede|pueden|debe|tiene|tienen|había)\b", r"no \1"),
    "pt": (r"(?<=[a-zà-ÿ] )(é|são|foi|foram|será|está|estão|pode|podem|deve|tem|têm|havia)\b", r"não \1"),
    "nl": (r"\b(is|was|waren|zijn|wordt|werd|kan|kunnen|moet|heeft|hebben)\b", r"\1 niet"),
}  # fmt: skip
_NEGATED: dict[str, tuple[str, str]] = {
    "id": (r"\b(?:tidak|belum|tak) ", ""),
    "en": (r"\b(is|are|was|were|will|would|can|could|should|did|do|does|has|have) not\b", r"\1"),
    "ms": (r"\b(?:tidak|belum|tak) ", ""),
    "es": (r"\bno (?!solo|sólo|obstante)", ""),
    "pt": (r"\bnão (?!só|apenas)", ""),
    "nl": (r" niet\b(?! alleen)", ""),
}  # fmt: skip
_ANY_NEGATION: dict[str, str] = {
    "en": r"n['’]t\b|\b(?:not|no|never|none|nobody|nothing|neither|nor|without|hardly|only)\b"
    r"|\b(?:un|fail|refus|den[iy]|reject)\w*",
    "id": r"\b(?:tidak|bukan|belum|tak|jangan|tanpa|gagal|menolak)\b",
}  # fmt: skip


def _flips(language: str, text: str, source: str, source_language: str, start: int, end: int) -> Iterator[str]:
    """The text with one negation more, where neither side has any, or with one less, where both have it."""
    negating = re.search(_ANY_NEGATION[source_language], source, re.IGNORECASE)
    plain, put = _TO_NEGATE[language]
    negated, instead = _NEGATED[language]
    if not negating and not re.search(negated, text, re.IGNORECASE):
        for match in re.finditer(plain, text[start:end]):
            yield text[: start + match.start()] + match.expand(put) + text[start + match.end() :]
    elif re.search(r"\bnot\b|n['’]t\b|\btidak\b|\bbelum\b|\btak\b", source):
        found = list(re.finditer(negated, text[start:end], re.IGNORECASE))
        if len(found) == 1 == len(re.findall(_ANY_NEGATION[source_language], source, re.IGNORECASE)):
            yield text[: start + found[0].start()] + found[0].expand(instead) + text[start + found[0].end() :]


def _negated_quote(story: Story, dice: random.Random) -> Iterator[Site]:
    first, second = story.languages
    for number, at, sentence, match in _quotations(story):
        for new in _flips(second, sentence.text, story.source(sentence), first, match.start(1), match.end(1)):
            yield number, at, new


def _flipped(story: Story, dice: random.Random) -> Iterator[Site]:
    first, second = story.languages
    for number, at, sentence in _plain(story):
        for new in _flips(second, sentence.text, story.source(sentence), first, 0, len(sentence.text)):
            yield number, at, new


def _speakers(story: Story) -> list[tuple[int, int, Sentence, int, int, str]]:
    """Who is named behind a quotation: a name that stands once in its sentence, and in the original's."""
    found = []
    for number, at, sentence, match in _quotations(story):
        said = _SPEAKER.match(sentence.text, match.end() - 1)
        if said is None or len(said[1].split()) > 3:  # more are an office or an institution
            continue
        last = said[1].split()[-1]
        if len(last) > 3 and sentence.text.count(last) == 1 and last in story.source(sentence):
            found.append((number, at, sentence, said.start(1), said.end(1), said[1]))
    return found


def _another_speaker(story: Story, dice: random.Random) -> Iterator[Site]:
    speakers = _speakers(story)
    for number, at, sentence, start, end, name in speakers:
        others = [
            each[5] for each in speakers
            if not set(each[5].split()) & set(name.split()) and each[5].split()[-1] not in sentence.text
        ]  # fmt: skip
        if others:
            yield number, at, sentence.text[:start] + dice.choice(others) + sentence.text[end:]


def _indirect(story: Story, dice: random.Random) -> Iterator[Site]:
    for number, at, sentence, match in _quotations(story):
        text = story.relay[number]
        if sum(mark in each.text for each in text for mark in MARKS) <= 2:
            yield number, at, sentence.text[: match.start()] + match[1] + sentence.text[match.end() :]


def _unattributed(story: Story, dice: random.Random) -> Iterator[Site]:
    """A quotation of which nobody is named any more, in it or beside it."""
    flat = [(number, at) for number, paragraph in enumerate(story.relay) for at, _ in enumerate(paragraph)]
    for number, at, sentence, _, end, name in _speakers(story):
        match = _QUOTED.search(sentence.text)
        assert match is not None
        place = flat.index((number, at))
        beside = " ".join(
            story.relay[n][a].text for n, a in flat[max(0, place - 1) : place + 2] if (n, a) != (number, at)
        )
        if any(mark in beside for mark in MARKS) or any(word in beside for word in name.split()):
            continue
        if end > len(sentence.text) - 40 and match.start() == 0:
            quoted = match[1].rstrip(",") + ("" if match[1].rstrip(",").endswith((".", "?", "!")) else ".")
            yield number, at, f"“{quoted}”"


_TOLD = {
    "en": re.compile(
        rf", (?:(?:the )?[a-z]+ )?(?:said|according to) (?:the )?(?:{_RUN}|[a-z]+)[^,.]{{0,30}}\.$"
        rf"|, (?:{_RUN}|the [a-z]+|[a-z]+) (?:said|says)\.$"
    ),
    "id": re.compile(rf", (?:kata|ujar|menurut|tutur|jelas) (?:{_RUN}|[a-z]+)[^,.]{{0,30}}\.$"),
}  # fmt: skip
_TOLD_FIRST = {
    "id": re.compile(
        rf"^(?:Menurut )?(?:{_RUN}) (?:mengatakan|menyatakan|menuturkan|menjelaskan|menegaskan)(?: bahwa|,)? "
    ),
    "en": re.compile(rf"^(?:The |A )?(?:{_RUN}) (?:said|told reporters)(?: that)? "),
    "ms": re.compile(rf"^(?:{_RUN}) (?:berkata|mengatakan|menyatakan)(?: bahawa|,)? "),
    "es": re.compile(rf"^(?:El |La )?(?:{_RUN}) (?:dijo|afirmó|aseguró|declaró|señaló|explicó)(?: que) "),
    "pt": re.compile(rf"^(?:O |A )?(?:{_RUN}) (?:disse|afirmou|declarou|explicou)(?: que) "),
    "nl": re.compile(rf"^(?:De |Het )?(?:{_RUN}) (?:zei|zegt|verklaarde)(?: dat) "),
}  # fmt: skip


_PRONOUNS = ("Ia", "Dia", "Mereka", "He", "She", "They", "It", "Beliau", "Ela", "Ele", "Ella", "Hij", "Zij", "Ze")


def _told_as_fact(story: Story, dice: random.Random) -> Iterator[Site]:
    """What somebody said becomes what is so."""
    first, second = story.languages
    for number, at, sentence in _plain(story):
        text, source = sentence.text, story.source(sentence)
        behind = _TOLD[second].search(text) if second in _TOLD else None
        before = _TOLD_FIRST[second].search(text)
        if before and before[0].split()[0] in _PRONOUNS:
            continue
        if behind and _TOLD[first].search(source):
            yield number, at, text[: behind.start()] + "."
        elif before and re.search(r"\bsaid\b|\btold\b", source) if story.is_translated else before:
            rest = text[before.end() :]  # type: ignore[union-attr]
            if len(rest) > 50:
                yield number, at, rest[0].upper() + rest[1:]


def _lead_number(story: Story, dice: random.Random) -> Iterator[Site]:
    whole = " ".join(each.text for paragraph in story.relay for each in paragraph) + story.headline
    for at, sentence in enumerate(story.relay[0]):
        source = story.source(sentence)
        for match in re.finditer(r"(?<![\w.,:/(-])\d{1,3}(?![\w:/-]|[.,]\d)", sentence.text):
            if whole.count(match[0]) == 1 and re.search(rf"(?<![\d.,]){match[0]}(?![\d.,])", source):
                yield 0, at, sentence.text[: match.start()].rstrip() + sentence.text[match.end() :]


def _lead_name(story: Story, dice: random.Random) -> Iterator[Site]:
    whole = " ".join(each.text for paragraph in story.relay for each in paragraph) + story.headline
    for at, sentence in enumerate(story.relay[0]):
        source = story.source(sentence)
        for match in re.finditer(rf"\s[a-zà-ÿ]\S*\s({_RUN})(?=[,.]| (?!dan|and|of|atau|or|\()[a-zà-ÿ])", sentence.text):
            words = match[1].split()
            if 1 < len(words) < 4 and match[1] in source and not any(whole.count(word) > 1 for word in words):
                yield 0, at, sentence.text[: match.start(1)].rstrip() + sentence.text[match.end() :]


FAULTS: dict[str, Callable[[Story, random.Random], Iterator[Site]]] = {
    "quotation lost": _lost,
    "marks put around what is told": _marks_added,
    "quotation added": _added(_QUOTES),
    "a word of a quotation": _word,
    "a number in a quotation": _number,
    "a negation in a quotation": _negated_quote,
    "another speaker": _another_speaker,
    "made indirect": _indirect,
    "quotation without its speaker": _unattributed,
    "told as a fact": _told_as_fact,
    "number of the lead lost": _lead_number,
    "name of the lead lost": _lead_name,
    "sentence added": _added(_FACTS),
    "polarity": _flipped,
}


def _other_agency(story: Story, dice: random.Random) -> tuple[str, str]:
    opening, closing = story.opening[1], story.closing[1]
    old = next(each for each in AGENCIES if f"({each})" in opening or closing.endswith(f": {each}"))
    new = dice.choice([each for each in AGENCIES if each != old])
    return opening.replace(f"({old})", f"({new})"), credit(story.languages[1], new) if closing else ""


def _other_place(story: Story, dice: random.Random) -> tuple[str, str]:
    language = story.languages[1]
    old = next(each for each in PLACES if story.opening[1].startswith(each[language]))
    new = dice.choice([each for each in PLACES if each is not old])
    return new[language] + story.opening[1][len(old[language]) :], story.closing[1]


def _other_day(story: Story, dice: random.Random) -> tuple[str, str]:
    return re.sub(r"\d+", lambda match: str(int(match[0]) % 28 + 1), story.opening[1]), story.closing[1]


HEADERS: dict[str, Callable[[Story, random.Random], tuple[str, str]]] = {
    "another agency": _other_agency,
    "another place in the dateline": _other_place,
    "another day in the dateline": _other_day,
}
