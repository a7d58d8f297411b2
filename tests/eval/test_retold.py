"""Planting faults in the relay of a story: each does what its name says, and nothing else. The story is invented."""

from __future__ import annotations

import random

import pytest

from eval.stories import Sentence, Story, rendered
from eval.tamper import FAULTS, HEADERS, tamper

OPENING, CLOSING = "NAIROBI, July 5 (Reuters) - ", ""
BODY = (
    ("The council of Altfeld met for 14 hours on Monday, said Mayor Rina Sulastri.",),
    ("The road to the harbour was closed after the flood and will be opened in June again.",),
    (
        "Lorries are waiting at the mill because the bridge is too narrow for all of them.",
        "The mill was built in 1911.",
    ),
    ("“We have asked for 40 lorries and they will come on Friday,” said Helena Brandt.",),
    ("People were waiting in front of the town hall until the doors opened.",),
    ("“The money was spent on a bridge that nobody has ever crossed,” said Tomas Ferreira.",),
    ("The council meets again in September.",),
)


@pytest.fixture
def story() -> Story:
    original, relay = OPENING, []
    for paragraph in BODY:
        sentences = []
        for text in paragraph:
            sentences.append(Sentence(text, ((len(original), len(original) + len(text)),)))
            original += text + "\n\n"
        relay.append(tuple(sentences))
    sources = tuple(source for paragraph in relay for sentence in paragraph for source in sentence.sources)
    return Story("d", "en", original, tuple(relay), sources, "", (OPENING, OPENING), (CLOSING, CLOSING))


def changed(story: Story, fault: str) -> tuple[set[str], set[str]]:
    """The paragraphs that are gone and those that are new."""
    tampered = tamper(story, fault)
    assert tampered is not None, fault
    before = set(rendered(story, story.relay).text.split("\n\n"))
    after = set(tampered.text.split("\n\n"))
    return before - after, after - before


def test_a_relay_stands_where_it_says(story: Story):
    text = rendered(story, story.relay)
    for (number, at), (start, end) in text.places.items():
        assert text.text[start:end] == story.relay[number][at].text
        assert story.source(story.relay[number][at]) == story.relay[number][at].text


@pytest.mark.parametrize("fault", ["another agency", "another place in the dateline", "another day in the dateline"])
def test_a_header_is_changed_and_the_story_is_not(story: Story, fault: str):
    assert fault in HEADERS
    (old,), (new,) = changed(story, fault)
    assert old.removeprefix(OPENING) == new.split(" - ", 1)[1]


@pytest.mark.parametrize(
    "fault", sorted(FAULTS.keys() - {"another speaker", "told as a fact", "name of the lead lost"})
)
def test_one_paragraph_is_changed(story: Story, fault: str):
    old, new = changed(story, fault)
    assert len(old) == 1
    assert len(new) == (0 if fault == "quotation lost" else 1)


def test_a_quotation_goes_to_another_speaker_of_the_story(story: Story):
    (old,), (new,) = changed(story, "another speaker")
    assert {name for name in ("Helena Brandt", "Tomas Ferreira") if name in old + new} == {
        "Helena Brandt",
        "Tomas Ferreira",
    }
    assert old.split("”")[0] == new.split("”")[0]


def test_marks_are_taken_away_and_words_are_kept(story: Story):
    (old,), (new,) = changed(story, "made indirect")
    assert new == old.replace("“", "").replace("”", "")


def test_it_is_the_same_at_every_run(story: Story):
    random.seed(1)
    first = [tamper(story, fault) for fault in sorted((*FAULTS, *HEADERS))]
    random.seed(2)
    assert first == [tamper(story, fault) for fault in sorted((*FAULTS, *HEADERS))]
