"""Style packs: rules that are only words, written as data and checked when they are loaded.

A pack holds rules, a rule groups, and a group a message with the words that it is for. A group has these shapes:

- ``words``: a line for each word or phrase, ``apotik = apotek``: what to write instead;
- ``exist``: words or phrases that are only pointed at;
- ``patterns``: a regular expression, and what to write instead, with ``\\1`` for what a group of it took.

Only the story's own prose is looked at: not what stands in quotation marks, in names, in addresses, nor words that are
capitalised where no sentence begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache, partial
from pathlib import Path

import msgspec

from warta.desk.copy import Copy
from warta.desk.discovery import FoundRule
from warta.desk.finding import Finding, Fix, Rule, Severity
from warta.desk.prose import WORD, prose_of
from warta.desk.selection import family_of
from warta.language.tables import decoded

STYLES = Path(__file__).with_name("styles")


class StyleError(Exception):
    """A style pack cannot be used. The message names the file and what is wrong in it."""


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A table of a pack: it has these fields and no others."""


class Group(_Part, frozen=True):
    """Words that are reported with the same message."""

    says: str
    """The message: ``{found}`` is what stands in the text, ``{instead}`` what to write."""
    why: str = ""
    """For whoever keeps the pack: the reason, or the source."""
    words: str = ""
    """A line an entry. It is one string because the many lines of a table take long to read."""
    exist: tuple[str, ...] = ()
    patterns: dict[str, str] = {}
    needs: tuple[str, ...] = ()
    """Words in small letters of which a story must hold one for a pattern to be found: it saves looking."""
    inflected: bool = True
    """Whether the forms of single words are meant too, as the pack's inflection makes them."""
    fix: bool = True
    """Whether ``instead`` may be put there at all."""
    sure: bool = True
    """Whether it always fits, so that ``--fix`` may put it there unseen; else it is offered."""
    severity: Severity | None = None
    """Where it is not the rule's."""


class StyleRule(_Part, frozen=True):
    name: str
    groups: tuple[Group, ...]
    code: str = ""
    """Of a house's own pack, such as S901. In the packs that come with Warta it stands in the rule's file."""
    severity: Severity = "warning"
    page: str = ""
    """Its page in the manual: a house's own rule may say here what it is for."""


class Inflection(_Part, frozen=True):
    """What may stand before and behind a word that is listed."""

    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    """Endings of a word, with or without a prefix."""
    circumfixes: tuple[str, ...] = ()
    """Endings that need one of the prefixes before the word."""
    enclitics: tuple[str, ...] = ()
    """What may come behind all that."""


class StylePack(_Part, frozen=True, eq=False):
    """The rules of a house, or of a language. It is compared as an object, so that what is made of it can be kept."""

    rules: tuple[StyleRule, ...]
    language: str = ""
    """For texts in this language; empty for all."""
    inflection: Inflection = Inflection()


@cache
def load_pack(path: Path) -> StylePack:
    """The pack in this file. Raises StyleError."""
    try:
        pack = msgspec.convert(decoded(path), type=StylePack)
        for rule in pack.rules:
            for group in rule.groups:
                _check(group)
    except OSError as error:
        raise StyleError(f"{path.name}: cannot be read ({(error.strerror or 'unknown').lower()}).") from None
    except (msgspec.DecodeError, msgspec.ValidationError, ValueError, LookupError, re.error) as error:
        raise StyleError(f"{path.name}: {error}") from None
    return pack


def _check(group: Group) -> None:
    try:
        group.says.format(found="", instead="")
    except LookupError:
        raise ValueError(f"{group.says!r} has braces around more than found and instead") from None
    for word, _ in _entries(group):
        if not WORD.fullmatch(word.partition(" ")[0]):
            raise ValueError(f"{word!r} does not begin with a whole word of letters; it needs a pattern")
    for pattern, instead in group.patterns.items():
        if re.compile(pattern).match(""):
            raise ValueError(f"the pattern {pattern!r} is also found where there is nothing")
        re.compile(pattern).sub(instead, "")


def _entries(group: Group) -> Iterator[tuple[str, str]]:
    for line in group.words.strip().splitlines():
        word, equals, instead = line.partition("=")
        if not equals or not word.strip() or not instead.strip():
            raise ValueError(f"{line!r} is not written as 'word = instead'")
        yield " ".join(word.split()), instead.strip()
    for word in group.exist:
        yield " ".join(word.split()), ""


def pack_for(language: str) -> StylePack:
    """The pack of a language that comes with Warta."""
    return load_pack(STYLES / f"{language}.toml")


def rules_of(pack: StylePack) -> list[FoundRule]:
    """The rules of a house's own pack. Raises StyleError where one has no code."""
    found = []
    for entry in pack.rules:
        if family_of(entry.code) != "S" or not re.fullmatch(r"S\d{3}", entry.code):
            raise StyleError(f"the rule {entry.name!r} needs a code of its own: S and three digits, such as S901.")
        rule = Rule(entry.code, entry.name, entry.severity, languages=(pack.language,) if pack.language else ())
        found.append(FoundRule(rule, partial(style_findings, pack, rule), "style", entry.page or entry.name))
    return found


def style_findings(pack: StylePack, rule: Rule, copy: Copy) -> Iterator[Finding]:
    """What the rule of this name in the pack finds."""
    prose = prose_of(copy)
    index = _index(pack, rule.name)
    may_hold = index.inflects or not prose.vocabulary.isdisjoint(index.first_words)
    for word, low in zip(prose.words, prose.low, strict=True) if may_hold else ():
        is_listed = low in index.first_words
        if not is_listed and not index.inflects:
            continue
        hit = index.hit(copy.text, word, low, is_listed=is_listed)
        # "Senin" at the head of a sentence is no "senin".
        if hit and copy.text[hit.start : hit.end] != hit.instead and prose.is_open(hit.start, hit.end):
            yield _reported(rule, hit, copy.text)
    for pattern, instead, group in index.patterns:
        if group.needs and prose.vocabulary.isdisjoint(group.needs):
            continue
        for start, end in prose.spans:
            for match in pattern.finditer(copy.text, start, end):
                if prose.is_open(*match.span()):
                    yield _reported(rule, _Hit(*match.span(), match.expand(instead), group), copy.text)


class _Hit(msgspec.Struct, frozen=True):
    start: int
    end: int
    instead: str
    group: Group


def _reported(rule: Rule, hit: _Hit, text: str) -> Finding:
    found = text[hit.start : hit.end]
    instead = _in_the_case_of(found, hit.instead)
    fix = Fix(hit.start, hit.end, instead, sure=hit.group.sure) if instead and hit.group.fix else None
    finding = rule.at(hit.start, hit.end, hit.group.says, fix=fix, found=found, instead=instead)
    return msgspec.structs.replace(finding, severity=hit.group.severity) if hit.group.severity else finding


def _in_the_case_of(found: str, instead: str) -> str:
    return instead[:1].upper() + instead[1:] if found[:1].isupper() else instead


class _Index(msgspec.Struct, frozen=True, eq=False):
    """The words of a rule, for looking each word of a story up. It is compared as an object, to be a key."""

    single: dict[str, tuple[str, Group]]
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], str, Group]]]]
    """What follows, by the first word and the second; the longest first."""
    first_words: frozenset[str]
    patterns: list[tuple[re.Pattern[str], str, Group]]
    inflection: Inflection
    inflects: bool

    def hit(self, text: str, match: re.Match[str], word: str, *, is_listed: bool) -> _Hit | None:
        """What is listed of this word, which reads so in small letters, alone or with those behind it."""
        opened = self.phrases.get(word) if is_listed else None
        if opened is not None and (second := _NEXT_WORD.match(text, match.end())) and not _is_half(text, match):
            for rest, instead, group in opened.get(second[1], ()):
                if (end := _phrase_end(text, second.end(), rest)) is not None:
                    return _Hit(match.start(), end, instead, group)
        if is_listed and (found := self.single.get(word)):
            return _Hit(*match.span(), *found)
        if self.inflects and (inflected := _inflected(self, word)):
            return _Hit(*match.span(), *inflected)
        return None


@lru_cache(maxsize=20_000)
def _inflected(index: _Index, word: str) -> tuple[str, Group] | None:
    """The form of a listed word that this is, as the same form of what to write instead."""
    forms = index.inflection
    for enclitic in ("", *forms.enclitics):
        if not word.endswith(enclitic):
            continue
        base = word[: len(word) - len(enclitic)]
        for prefix in ("", *forms.prefixes):
            if not base.startswith(prefix):
                continue
            rest = base[len(prefix) :]
            for suffix in ("", *forms.suffixes, *(forms.circumfixes if prefix else ())):
                if not rest.endswith(suffix):
                    continue
                stem = rest[: len(rest) - len(suffix)]
                found = index.single.get(stem)
                if found and found[1].inflected and _takes(prefix, stem, found[0]):
                    return f"{prefix}{found[0]}{suffix}{enclitic}" if found[0] else "", found[1]
    return None


_SHORTEST_STEM = 5
"""Letters. Shorter words are found within others that have nothing to do with them: *elit* in *peneliti*."""


def _takes(prefix: str, stem: str, instead: str) -> bool:
    """Whether a prefix stands before the word as it does before what to write instead: me- and pe- take the sound of
    the first letter, and two words are joined under a prefix."""
    if not prefix:
        return True
    same_sound = not prefix.startswith(("m", "pe")) or not instead or stem[:1] == instead[:1]
    return same_sound and " " not in instead and len(stem) >= _SHORTEST_STEM


def _is_half(text: str, match: re.Match[str]) -> bool:
    """Whether a word is the end of one with a hyphen: "class-a attack"."""
    return text[match.start() - 1 : match.start()] == "-"


def _phrase_end(text: str, at: int, rest: tuple[str, ...]) -> int | None:
    for word in rest:
        match = _NEXT_WORD.match(text, at)
        if match is None or match[1] != word:  # in small letters: Serang is a town, and "di Serang" is right
            return None
        at = match.end()
    return at


_NEXT_WORD = re.compile(r"[^\S\n\r]{1,2}([^\W\d_]+(?:[-'’][^\W\d_]+)*)")


@cache
def _index(pack: StylePack, name: str) -> _Index:
    groups = [group for rule in pack.rules if rule.name == name for group in rule.groups]
    single: dict[str, tuple[str, Group]] = {}
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], str, Group]]]] = {}
    for group in groups:
        for written, instead in _entries(group):
            first, *rest = written.lower().split()
            if rest:
                following = phrases.setdefault(first, {}).setdefault(rest[0], [])
                following.append((tuple(rest[1:]), instead, group))
                following.sort(key=lambda entry: -len(entry[0]))
            else:
                single[first] = (instead, group)
    patterns = [(re.compile(each), instead, group) for group in groups for each, instead in group.patterns.items()]
    inflects = pack.inflection != Inflection() and any(group.inflected for _, group in single.values())
    return _Index(single, phrases, frozenset((*single, *phrases)), patterns, pack.inflection, inflects)
