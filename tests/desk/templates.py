"""The messages of the desk as they stand in its code and its style packs: what a catalogue must translate."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import warta.desk
from warta.desk.discovery import RULES
from warta.desk.style import STYLES, load_pack

DESK = Path(warta.desk.__file__).parent
_MESSAGE_AT = {"at": 2, "between": 2, "Problem": 0}
"""The calls that make a message, and which argument is its template."""


def templates() -> dict[str, str]:
    """Each template, and where it was first found."""
    found: dict[str, str] = {}
    for path in [*sorted(RULES.rglob("*.py")), *(DESK / f"{name}.py" for name in ("check", "compare", "problem"))]:
        where = path.relative_to(DESK).as_posix()
        for template in _in_code(path, where):
            found.setdefault(template, where)
    for path in sorted(STYLES.glob("*.toml")):
        if path.stem != "small_words":
            for rule in load_pack(path).rules:
                for group in rule.groups:
                    found.setdefault(group.says, f"styles/{path.name}")
    return found


def _in_code(path: Path, where: str) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in _MESSAGE_AT and (called == "Problem" or _is_rule(node.func)):
            argument = _argument(node, _MESSAGE_AT[called])
            if isinstance(argument, ast.Name) and argument.id not in named:
                yield from _sentences(tree)  # one of several, chosen elsewhere in the file
            else:
                yield from _strings(argument, named, f"{where}:{node.lineno}")


def _sentences(tree: ast.Module) -> Iterator[str]:
    """The strings of a file that read like messages."""
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in documentation:
            continue
        if " " in node.value and node.value.endswith((".", "?")):
            yield node.value


def _is_rule(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and getattr(function.value, "id", "").casefold() in ("rule", "_rule")


def _argument(call: ast.Call, number: int) -> ast.expr:
    plain = [argument for argument in call.args if not isinstance(argument, ast.Starred)]
    for keyword in call.keywords:
        if keyword.arg == "template":
            return keyword.value
    # RULE.at(*span, "…"): a starred argument stands for start and end.
    starred = len(call.args) - len(plain)
    return call.args[number - starred]


def _strings(node: ast.expr, named: dict[str, ast.expr], where: str) -> Iterator[str]:
    """The strings that this argument may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body, named, where)
        yield from _strings(node.orelse, named, where)
    elif isinstance(node, ast.Name) and node.id in named:
        yield from _strings(named[node.id], named, where)
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from _strings(value, named, where)
    elif isinstance(node, ast.Subscript):
        yield from _strings(node.value, named, where)
    elif isinstance(node, ast.Attribute) and node.attr == "says":
        return  # a style pack's, which are read there
    else:
        raise ValueError(f"{where}: the template must stand here, or as a constant of the file, to be translated")
