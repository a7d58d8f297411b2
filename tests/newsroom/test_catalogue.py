"""The newsroom speaks Indonesian: every string of ours has its translation, with the same gaps to fill."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po
from django.template.loader import get_template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

import warta.newsroom

ROOM = Path(warta.newsroom.__file__).parent
CATALOGUES = sorted(ROOM.rglob("*.po"))
KEYWORDS = {
    **dict.fromkeys(["_", "_now", "gettext", "gettext_lazy", "gettext_noop"]),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], (1, 2)),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], ((1, "c"), 2)),
}
GAPS = re.compile(r"%\(\w+\)[sd]")
OF_WAGTAIL = {"Account"}
"""What our templates say in Wagtail's words, which it translates itself."""


def our_strings():
    """Each (context, msgid) of the newsroom with where it stands: in code and in templates."""
    for path in ROOM.rglob("*.py"):
        if "migrations" not in path.parts:
            for line, message, _, context in extract_from_file("python", path, keywords=KEYWORDS):
                yield context, message if isinstance(message, str) else message[0], f"{path.relative_to(ROOM)}:{line}"
    for path in sorted(each for kind in ("*.html", "*.txt") for each in ROOM.rglob(kind) if "templates" in each.parts):
        name = path.relative_to(path.parents[len(path.parts) - 2 - path.parts.index("templates")]).as_posix()
        for context, message in _in_template(name):
            yield context, message, str(path.relative_to(ROOM))


def _in_template(name):
    nodes = get_template(name).template.nodelist
    for node in nodes.get_nodes_by_type(TranslateNode):
        context = node.message_context and node.message_context.resolve({})
        if isinstance(message := node.filter_expression.var, str):
            yield context, message
        elif message.literal is not None:
            yield context, str(message.literal)
    for node in nodes.get_nodes_by_type(BlockTranslateNode):
        message, _ = node.render_token_list(node.singular)
        yield node.message_context and node.message_context.resolve({}), message.strip() if node.trimmed else message


def entries():
    for path in CATALOGUES:
        with path.open("rb") as file:
            yield from ((path, entry) for entry in read_po(file, locale="id") if entry.id)


def several(said):
    return said if isinstance(said, tuple) else (said,)


def test_every_string_of_ours_is_in_indonesian():
    known = {(entry.context, several(entry.id)[0]) for _, entry in entries()}
    asked = {(context, message): where for context, message, where in our_strings() if message not in OF_WAGTAIL}
    assert len(asked) > 500
    assert {where: message for (context, message), where in asked.items() if (context, message) not in known} == {}


def test_every_entry_is_translated_and_nothing_is_left_to_be_looked_at():
    open_ones = [(path.name, entry.id) for path, entry in entries() if entry.fuzzy or not all(several(entry.string))]
    assert open_ones == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.relative_to(ROOM).parts[0] + "/" + path.name)
def test_no_entry_is_there_twice_or_put_away(path):
    text = path.read_text(encoding="utf-8")
    assert "#~" not in text
    written = re.findall(r'^((?:msgctxt .*\n(?:".*"\n)*)?msgid .*\n(?:".*"\n)*)', text, re.MULTILINE)
    assert [each for each in set(written) if written.count(each) > 1] == []


def test_a_translation_has_the_gaps_of_its_original():
    for _, entry in entries():
        for translation in several(entry.string):
            assert sorted(GAPS.findall(translation)) == sorted(GAPS.findall(several(entry.id)[-1])), entry.id
