"""Makes src/warta/language/spellout/<language>.toml: the words of numbers, from CLDR's spell-out rules.

The rules are in the npm package `cldr-rbnf` (Unicode licence; only facts are taken). To make the tables again:

    npm pack cldr-rbnf && tar xzf cldr-rbnf-*.tgz
    python tools/spellout.py package

The rules say how a number is spelled. From the spellings of a few hundred numbers this finds the words that have a
value by themselves ("seventeen", "siebenundzwanzig") and the words that multiply what stands before them ("hundred",
"puluh"), which is what a reader needs.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

LANGUAGES = ("de", "en", "es", "fr", "id", "it", "ms", "nl", "pt", "tr")
TABLES = Path(__file__).parents[1] / "src/warta/language/spellout"
POWERS = (100, 10**3, 10**6, 10**9, 10**12, 10**15)
GLUED = {"de", "it", "nl"}
"""Languages that write the numbers below a thousand as one word, and thousands glued to them."""

_RULE = re.compile(r"^(?P<base>[0-9]+)(?:/(?P<radix>[0-9]+))?: (?P<body>.*);$")
_PART = re.compile(
    r"\[(?P<optional>[^]]*)\]|(?P<arrow>[<>=])(?P<name>[%#][^<>=]*)?(?P=arrow)|\$\(cardinal,(?P<plural>[^)]*)\)\$"
    r"|(?P<text>[^\[<>=$]+)"
)


class Rules:
    """The spell-out rules of one language: `spell(13, "%spellout-cardinal")` is "thirteen"."""

    def __init__(self, path: Path) -> None:
        self.sets: dict[str, list[tuple[int, int, str]]] = {}
        rules: list[tuple[int, int, str]] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("%") and line.endswith(":"):
                rules = self.sets.setdefault(line[:-1], [])
            elif match := _RULE.match(line):
                rules.append((int(match["base"]), int(match["radix"] or 10), match["body"].removeprefix("'")))

    def names(self, prefix: str) -> list[str]:
        """The public sets of rules that begin so; those that join with commas and conjunctions are left out."""
        return [name for name in self.sets if name.startswith(prefix) and not name.endswith(("-verbose", "-year"))]

    def spell(self, number: int, name: str) -> str:
        return self._spell(number, name).replace("\u00ad", "")

    def _spell(self, number: int, name: str) -> str:
        candidates = [rule for rule in self.sets[name] if rule[0] <= number]
        base, radix, body = max(candidates, default=(0, 10, ""))
        divisor = 1
        while divisor * radix <= base:
            divisor *= radix
        return self._fill(body, number, divisor, name)

    def _fill(self, body: str, number: int, divisor: int, name: str) -> str:
        written = ""
        for part in _PART.finditer(body):
            if part["text"]:
                written += part["text"]
            elif part["optional"] is not None:
                written += self._fill(part["optional"], number, divisor, name) if number % divisor else ""
            elif part["plural"]:
                forms = dict(re.findall(r"(\w+)\{([^}]*)\}", part["plural"]))
                written += forms["one"] if number // divisor == 1 else forms["other"]
            else:
                value = {"<": number // divisor, ">": number % divisor, "=": number}[part["arrow"]]
                written += self._spell(value, part["name"] or name)
        return written


def tokens(spelled: str) -> list[str]:
    return re.split(r"[\s-]+", spelled)


def _joined(words: dict[str, int], scales: dict[str, int]) -> set[str]:
    """What words and scales make together: "eintausend" needs no entry of its own."""
    return {word + scale for word, number in words.items() for scale in scales if number == 1}


def table(rules: Rules, language: str) -> dict[str, object]:
    """What a reader needs to know of the words of numbers."""
    words: dict[str, int] = {}
    scales: dict[str, int] = {}
    ordinals: dict[str, int] = {}
    cardinal = rules.names("%spellout-cardinal")
    for power in POWERS:
        for name in cardinal:
            for times in (2, 3, 5):
                *_, last = tokens(rules.spell(times * power, name))
                scales.setdefault(last.removeprefix(rules.spell(times, name)) if language in GLUED else last, power)
            if len(one := tokens(rules.spell(power, name))) > 1:
                scales.setdefault(one[-1], power)
    for name in cardinal:  # "cent" stands behind a number only where something follows: "deux cent un"
        *_, hundred, _ = ["", *tokens(rules.spell(201, name))]
        if tokens(rules.spell(101, name))[0] == hundred:
            scales.setdefault(hundred, 100)
    scales = {
        word: power
        for word, power in scales.items()
        if word not in {rules.spell(power, name) for power in range(200, 1000, 100) for name in cardinal}
    }
    for number in (*range(101), 101, *range(200, 1000, 100), *POWERS[1:3]):
        for name in (*cardinal, "%spellout-numbering"):
            spelled = tokens(rules.spell(number, name))
            if number == 101 and len(spelled) > 1 and language not in GLUED:
                spelled = spelled[:1]
            is_compound = (
                language in GLUED and number > 100 and (number not in POWERS or spelled[0] in _joined(words, scales))
            )
            if len(spelled) == 1 and spelled[0] not in scales and not is_compound:
                words.setdefault(spelled[0], min(number, 100) if number == 101 else number)
    for name in rules.names("%spellout-ordinal"):
        for number in (*range(1, 101), 1000, 10**6, 10**9):
            spelled = tokens(rules.spell(number, name))
            if len(spelled) == 1:
                ordinals.setdefault(spelled[0], number)
            elif spelled[-1] not in words and spelled[-1] not in scales and language not in {"id", "ms"}:
                lower = number % 10 if number < 100 else number
                ordinals.setdefault(spelled[-1], lower)
    found: dict[str, object] = {
        "bare": language in GLUED or rules.spell(1000, cardinal[0]) in scales,
        "glued": language in GLUED,
    }
    if language in {"id", "ms"}:  # "ketiga" is "ke" with "tiga"; "tiga belas" 13, "tiga puluh" 30
        found["ordinal_prefix"] = "ke"
        found["plus_ten"] = tokens(rules.spell(13, cardinal[0]))[-1]
        found["times_ten"] = tokens(rules.spell(30, cardinal[0]))[-1]
        ordinals = {word: number for word, number in ordinals.items() if not word.startswith("ke")}
    if language in {"de", "nl"}:
        ordinals = {word: number for word, number in ordinals.items() if not re.search("te[nrsm]$", word)}
        found["ordinal_endings"] = ["n", "r", "s", "m"] if language == "de" else []
    if language == "it":
        found["elided"] = {rules.spell(108, cardinal[0]).removesuffix(rules.spell(8, cardinal[0])): 100}
    return {**found, "words": words, "scales": scales, "ordinals": ordinals}


def written(found: dict[str, object], version: str) -> str:
    lines = [f"# Made by tools/spellout.py from CLDR {version} (Unicode-3.0); not edited by hand."]
    plain = {key: value for key, value in found.items() if not isinstance(value, dict)}
    lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in plain.items()]
    for key, value in found.items():
        if isinstance(value, dict):
            lines.append(f"\n[{key}]")
            for word, number in sorted(value.items(), key=lambda entry: (entry[1], entry[0])):
                lines.append(f"{json.dumps(word, ensure_ascii=False)} = {number:_}")
    return "\n".join(lines) + "\n"


def made(package: Path) -> dict[str, str]:
    """The tables by language, as they should stand in the folder of tables."""
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    return {
        language: written(table(Rules(package / f"rbnf/{language}-SpelloutRules.txt"), language), version)
        for language in LANGUAGES
    }


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Say where the unpacked package is: python tools/spellout.py package")
    for language, text in made(Path(sys.argv[1])).items():
        (TABLES / f"{language}.toml").write_text(text, encoding="utf-8")
        sys.stdout.write(f"{language}: {text.count(' = ')} words\n")
