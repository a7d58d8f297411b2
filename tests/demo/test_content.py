"""The demo's content keeps its own promises, and a mistake in it is said with the file and the field."""

import re
import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest

import warta
from warta.newsroom.demo.content import DESK, folder, read
from warta.newsroom.demo.problem import ContentProblem
from warta.story import count_words

CONTENT = read(folder())


def words(story) -> int:
    """Words of a story as a reader counts them: the text without its marks."""
    return count_words(re.sub(r"^[>#!-]+ ?(fact|link)? ?", "", story.text, flags=re.MULTILINE), story.language)


def test_there_is_a_newspaper_in_two_languages():
    by_language = {language: [s for s in CONTENT.stories if s.language == language] for language in ("id", "en")}
    assert 26 <= len(by_language["id"]) <= 28
    assert 12 <= len(by_language["en"]) <= 15
    assert len(CONTENT.paper.authors) == 6
    for language, stories in by_language.items():
        sections = [section.slug for section in CONTENT.paper.sections if section.language == language]
        assert len(sections) == 5
        assert {story.head.section for story in stories} == set(sections), "a section without a story"
    authors = {author for story in CONTENT.stories for author in story.head.authors}
    assert authors == {DESK, *(author.slug for author in CONTENT.paper.authors)}


def test_stories_lie_over_months_and_the_newest_is_fresh():
    days = [story.head.days_ago for story in CONTENT.stories]
    assert max(days) > 60
    assert min(days) <= 3


def test_every_story_has_what_its_page_needs():
    for story in CONTENT.stories:
        assert 180 <= words(story) <= 450, f"{story.file}: {words(story)} words"
        kinds = [kind for kind, _ in story.blocks(date(2026, 3, 2))]
        assert kinds[0] == "paragraph", story.file
        assert story.head.tags, story.file
        assert "“" in story.text, f"{story.file}: nobody is quoted"
        assert '"' not in story.text, f"{story.file}: a straight quotation mark"
        if story.head.agency:
            assert story.head.place, f"{story.file}: an agency without a place"
            assert story.head.credit, f"{story.file}: a relay without a credit"


def test_pages_of_every_kind_are_there():
    kinds = {kind for story in CONTENT.stories for kind, _ in story.blocks(date(2026, 3, 2))}
    assert kinds == {"paragraph", "heading", "quotation", "list", "fact_box", "embed"}
    corrected = {story.head.pair for story in CONTENT.stories if story.head.corrections}
    assert len(corrected) == 2
    assert sum(story.head.picture is not None for story in CONTENT.stories) >= 20
    assert any(not story.head.place for story in CONTENT.stories)


def test_the_foot_of_every_page_says_that_all_is_invented():
    assert "rekaan" in CONTENT.paper.faces["id"].imprint
    assert "invented" in CONTENT.paper.faces["en"].imprint


def test_no_agency_that_exists_is_credited():
    known = tomllib.loads((Path(warta.__file__).parent / "language/agencies.toml").read_text())["agency"]
    names = {name for agency in known for name in (agency["name"], *agency.get("other_names", ()))}
    assert not {a.name.casefold() for a in CONTENT.paper.agencies} & {name.casefold() for name in names}
    credited = re.compile(
        rf"(?:\(|Sumber: |Source: |Baca juga: |— )(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE
    )
    texts = {story.file: story.text for story in CONTENT.stories} | {w.name: w.raw.decode() for w in CONTENT.wire}
    for name, text in texts.items():
        assert not credited.search(text), name


def test_links_go_to_addresses_kept_for_examples():
    for path in folder().rglob("*"):
        if path.suffix in (".toml", ".md", ".txt"):
            for host in re.findall(r"https?://([\w.-]+)", path.read_text()):
                assert host.endswith(("example.org", "example.com")), f"{path.name}: {host}"


def test_comments_wait_for_the_moderator_and_answer_each_other():
    states = [comment.state for comment in CONTENT.comments]
    assert states.count("approved") >= 20
    assert states.count("held") >= 3
    assert len({comment.story for comment in CONTENT.comments}) == 8
    assert sum(comment.reply_to is not None for comment in CONTENT.comments) >= 6


def test_the_wire_holds_the_furniture_of_pages():
    texts = [file.raw.decode() for file in CONTENT.wire]
    assert len(texts) == 4
    together = "\n".join(texts)
    for furniture in ("Waktu baca", "Baca juga:", "Sumber:", "Source:", "You May Also Like"):
        assert furniture in together


def test_days_of_the_week_are_those_of_the_day_of_publishing():
    story = next(s for s in CONTENT.stories if s.slug == "komet-terlihat-bukit-lontar")
    monday = date(2026, 3, 2)
    assert "pada Minggu pukul 03.52" in dict([story.blocks(monday)[0]])["paragraph"]
    twin = next(s for s in CONTENT.stories if s.slug == "comet-seen-from-bukit-lontar")
    assert "3:52 a.m. on Sunday" in twin.blocks(monday)[0][1]


STORY = "stories/id/komet-terlihat-bukit-lontar.md"
MISTAKES = [
    (STORY, 'section = "sains"', 'section = "sain"', "section is 'sain'"),
    (STORY, 'authors = ["hanin"]', 'authors = ["hanim"]', "authors is 'hanim'"),
    (STORY, 'authors = ["hanin"]', "authors = []", "authors"),
    (STORY, "days_ago = 4", 'days_ago = "4"', "days_ago"),
    (STORY, 'at = "05:30"', 'at = "5.30"', "at"),
    (STORY, "headline = ", "headlin = ", "headlin"),
    (STORY, 'scene = "observatory"', 'scene = "observatorium"', "picture.scene"),
    (STORY, 'pair = "comet"', 'pair = "komet"', "pair"),
    (STORY, "+++\nheadline", "headline", "+++"),
    (STORY, "!fact Cara", "!fakta Cara", "!fakta"),
    (STORY, "{day-1}", "{hari}", "braces"),
    ("stories/id/final-sepak-bola-tiga-kampung.md", "> — Nelce Dumais-Rara, pendukung Putra Lelayu", "", "Speaker"),
    ("comments.toml", 'reply_to = "fund-1"', 'reply_to = "fund-9"', "reply_to"),
    ("comments.toml", 'story = "en/comet-seen', 'story = "en/komet-seen', "story"),
    ("newsroom.toml", 'time_zone = "Asia/Jakarta"', 'time_zone = "Asia/Karangsewu"', "time_zone"),
    ("newsroom.toml", 'hair = "long"', 'hair = "blue"', "hair"),
]


@pytest.mark.parametrize(("file", "right", "wrong", "said"), MISTAKES)
def test_a_mistake_is_said_with_its_file_and_field(tmp_path, file, right, wrong, said):
    shutil.copytree(folder(), tmp_path / "demo")
    path = tmp_path / "demo" / file
    text = path.read_text()
    assert right in text
    path.write_text(text.replace(right, wrong, 1))
    with pytest.raises(ContentProblem) as problem:
        read(tmp_path / "demo")
    assert Path(file).name in str(problem.value)
    assert said in str(problem.value)
    assert "\n" not in str(problem.value)
