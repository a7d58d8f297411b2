"""The manual's pages of the rules, made from the rules' own files and their cases: python -m tests.desk.manual

A page is what the rule says of itself, and then what it is tried on: the same cases as in the tests.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from tests.desk.written_cases import CASES, cases_of
from warta.desk.discovery import FoundRule, pair_rules, text_rules

MANUAL = Path(__file__).parents[2] / "docs" / "rules"
JUDGED = Path(__file__).parents[2] / "eval" / "judged" / "check.tsv"
INDEX = "README.md"
SHOWN = 3
"""Cases of each kind that a page shows."""

_FAMILIES = {
    "quotations": "Quotations", "attribution": "Attribution and credit", "datelines": "Datelines", "time": "Time",
    "numbers": "Numbers", "units": "Units and money", "names": "People and names", "leftovers": "Leftovers of the web",
    "grammar": "Cut and repeated text", "residue": "Other languages", "style": "House style", "facts": "Facts",
}  # fmt: skip
_LANGUAGES = {"id": "Indonesian", "en": "English"}


def pages() -> dict[str, str]:
    """The text of each page, by the name of its file."""
    rules = [(found, "check") for found in text_rules().rules] + [(found, "compare") for found in pair_rules().rules]
    made = {f"{found.rule.name}.md": _page(found, command) for found, command in rules}
    made[INDEX] = _index([found for found, command in rules if command == "check"], pair_rules().rules)
    return made


def _page(found: FoundRule, command: str) -> str:
    rule = found.rule
    fault, _, sections = found.page.partition("\n")
    languages = " and ".join(_LANGUAGES.get(each, each) for each in rule.languages) or "any language"
    asked_for = "" if rule.by_default else ", only where it is selected"
    text = (
        f"# {rule.code} {rule.name}\n\n{fault}\n\n*{rule.severity}, `warta {command}`, {languages}{asked_for}*\n"
        f"{_deeper(sections).rstrip()}\n"
    )
    return text + (_cases(found) if command == "check" else "")


def _deeper(sections: str) -> str:
    return sections if sections.startswith("\n") else f"\n{sections}"


def _cases(found: FoundRule) -> str:
    path = CASES / found.family / f"{found.rule.name}.md"
    if not path.exists():
        return ""
    text = ""
    cases = cases_of(path)
    for kind, heading in (("fires", "## Found, between [[ and ]]"), ("silent", "## Left alone")):
        own = [case for case in cases if case.kind == kind][:SHOWN]
        text += f"\n{heading}\n" if own else ""
        for case in own:
            published = f" published {case.published.isoformat()}" if case.published else ""
            language = _LANGUAGES.get(case.language or "", case.language or "")
            note = f"{language}{',' if language and published else ''}{published}".strip()
            text += f"\n{note}:\n" if note else ""
            text += f"\n{_fenced(case.marked)}\n"
            if case.fixed is not None:
                text += f"\nMended:\n\n{_fenced(case.fixed)}\n"
    return text


def _fenced(text: str) -> str:
    """A block of text as it is; signs that nobody would see are written as their code."""
    shown = re.sub(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ufeff]", lambda m: f"\\u{ord(m[0]):04x}", text
    )
    fence = "```" if "```" not in shown else "````"
    return f"{fence}text\n{shown}\n{fence}"


def _index(texts: list[FoundRule], pairs: tuple[FoundRule, ...]) -> str:
    right = _judged()
    text = (
        "# Rules\n\nMade from the rules' files by `python -m tests.desk.manual`; a test fails where a page is old.\n"
        "An *error* is what a reader would be told wrongly, a *warning* probably a fault, an *info* worth a look.\n"
        "How precise a rule is was judged by hand on real articles that nobody had looked at while writing it\n"
        "(`eval/judged/check.tsv`); where nothing stands, it found nothing in them.\n"
    )
    text += "\n## `warta check`\n"
    for family in _FAMILIES:
        own = [found for found in texts if found.family == family]
        if not own:
            continue
        text += f"\n### {_FAMILIES[family]}\n\n| code | rule | severity | by default | languages | right of judged |\n"
        text += "| --- | --- | --- | --- | --- | --- |\n"
        for found in own:
            rule = found.rule
            yes, count = right.get(rule.code, (0, 0))
            default, judged = "yes" if rule.by_default else "no", f"{yes} of {count}" if count else ""
            text += (
                f"| {rule.code} | [{rule.name}]({rule.name}.md) | {rule.severity} | {default}"
                f" | {', '.join(rule.languages) or 'any'} | {judged} |\n"
            )
    if pairs:
        text += "\n## `warta compare`\n\n| code | rule | severity | fault |\n| --- | --- | --- | --- |\n"
        for found in pairs:
            rule = found.rule
            text += f"| {rule.code} | [{rule.name}]({rule.name}.md) | {rule.severity} | {found.fault} |\n"
    return text


def _judged() -> dict[str, tuple[int, int]]:
    """By code, how many findings were right and how many were judged."""
    if not JUDGED.exists():
        return {}
    counts: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for line in JUDGED.read_text(encoding="utf-8").splitlines()[1:]:
        _, _, _, code, verdict, *_ = line.split("\t")
        counts[code] += 1
        right[code] += verdict == "right"
    return {code: (right[code], count) for code, count in counts.items()}


def write() -> None:
    """Put the pages where they belong, and take away those of rules that are no more."""
    MANUAL.mkdir(parents=True, exist_ok=True)
    made = pages()
    for name, text in made.items():
        (MANUAL / name).write_text(text, encoding="utf-8")
    for path in MANUAL.glob("*.md"):
        if path.name not in made:
            path.unlink()


if __name__ == "__main__":
    write()
