"""The demo's content, read from its folder and checked whole before anything is made of it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar
from zoneinfo import ZoneInfo, available_timezones

import msgspec
from babel.dates import format_date
from msgspec import Meta

import warta
from warta.newsroom.demo import markup
from warta.newsroom.demo.portraits import Hair
from warta.newsroom.demo.problem import ContentProblem
from warta.newsroom.demo.scenes import SCENES

Text = Annotated[str, Meta(min_length=1)]
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Clock = Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Language = Literal["id", "en"]
Days = Annotated[int, Meta(ge=0, le=3650)]
T = TypeVar("T")

DESK = "desk"
"""The author who is nobody: the desk."""


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A field that is not known is a mistake, most likely of spelling."""


class Face(_Strict, frozen=True, kw_only=True):
    tagline: Text
    imprint: Text
    """Rich text: bold, italic and links."""


class Section(_Strict, frozen=True, kw_only=True):
    language: Language
    slug: Slug
    name: Text
    description: Text
    pair: Slug
    """The same in the sections that are one section in two languages."""


class AuthorWords(_Strict, frozen=True, kw_only=True):
    role: Text
    biography: Text


class Author(_Strict, frozen=True, kw_only=True):
    slug: Slug
    name: Text
    hair: Hair
    glasses: bool = False
    id: AuthorWords
    en: AuthorWords


class Desk(_Strict, frozen=True, kw_only=True):
    id: AuthorWords
    en: AuthorWords


class Agency(_Strict, frozen=True, kw_only=True):
    slug: Slug
    name: Text
    url: Text


class Tag(_Strict, frozen=True, kw_only=True):
    slug: Slug
    id: Text
    en: Text


class User(_Strict, frozen=True, kw_only=True):
    name: Slug
    full_name: Text
    groups: Annotated[list[Literal["Reporter", "Editor", "Moderator"]], Meta(min_length=1)]
    author: Slug | None = None
    administrator: bool = False
    """May change the site's settings, and everything else."""


class Paper(_Strict, frozen=True, kw_only=True):
    """The newspaper, as ``newsroom.toml`` has it."""

    name: Text
    time_zone: Text
    languages: Annotated[list[Language], Meta(min_length=1)]
    faces: dict[Language, Face]
    sections: list[Section]
    authors: list[Author]
    desk: Desk
    agencies: list[Agency]
    tags: list[Tag]
    users: list[User]


class PictureOrder(_Strict, frozen=True, kw_only=True):
    """A picture to be drawn."""

    scene: Text
    alt: Annotated[str, Meta(min_length=1, max_length=255)]
    caption: str = ""
    credit: str = ""


class SourceCredit(_Strict, frozen=True, kw_only=True):
    agency: Slug
    as_written: Text
    url: str = ""


class Corrected(_Strict, frozen=True, kw_only=True):
    days_ago: Days
    at: Clock
    text: Text


class _Head(_Strict, frozen=True, kw_only=True):
    headline: Annotated[str, Meta(min_length=1, max_length=200)]
    standfirst: Annotated[str, Meta(min_length=1, max_length=500)]
    section: Slug
    days_ago: Days
    at: Clock
    authors: Annotated[list[Slug], Meta(min_length=1)]
    tags: list[Slug] = []
    place: str = ""
    agency: Slug | None = None
    credit: SourceCredit | None = None
    pair: Slug | None = None
    picture: PictureOrder | None = None
    corrections: list[Corrected] = []


class DemoStory(msgspec.Struct, frozen=True):
    """A story with its place in the folder: ``language``, ``slug``, and the file for messages."""

    language: Language
    slug: str
    file: str
    head: _Head
    text: str
    """With ``{day}`` still in it; see ``blocks``."""

    @property
    def key(self) -> str:
        return f"{self.language}/{self.slug}"

    def blocks(self, published: date) -> list[markup.Block]:
        """The text as blocks, days of the week as they are when it is published on this day."""

        def weekday(found: re.Match[str]) -> str:
            return format_date(published - timedelta(days=int(found[1] or 0)), "EEEE", locale=self.language)

        return markup.blocks(_DAY.sub(weekday, self.text))


class DemoComment(_Strict, frozen=True, kw_only=True):
    key: Slug
    story: Text
    name: Annotated[str, Meta(min_length=1, max_length=60)]
    hours: Annotated[float, Meta(gt=0)]
    """After the story was published. One that would lie ahead is as late as can be."""
    state: Literal["approved", "held", "refused"]
    text: Text
    reply_to: Slug | None = None
    reason: str = ""


class _Comments(_Strict, frozen=True, kw_only=True):
    comments: list[DemoComment]


class WireFile(msgspec.Struct, frozen=True):
    name: str
    raw: bytes


class Change(_Strict, frozen=True, kw_only=True):
    """Words that stand once in an item, and what they became."""

    words: Text
    into: Text


class Relay(_Strict, frozen=True, kw_only=True):
    """A draft made of an item of the wire, with what somebody changed in it."""

    item: Text
    """The name of a file of the wire."""
    section: Slug
    changes: list[Change]


class _Relays(_Strict, frozen=True, kw_only=True):
    relays: list[Relay]


class Demo(msgspec.Struct, frozen=True):
    """All of it. Stories are ordered from the oldest to the newest, comments as they were written."""

    paper: Paper
    stories: tuple[DemoStory, ...]
    comments: tuple[DemoComment, ...]
    wire: tuple[WireFile, ...]
    drafts: tuple[DemoStory, ...] = ()
    """Not published: the desk has something to say of them."""
    relays: tuple[Relay, ...] = ()


_DAY = re.compile(r"\{day(?:-(\d))?\}")
_FRONT = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n(.*)\Z", re.DOTALL)


def folder() -> Path:
    """Where the content is: in the package as it is installed, or beside ``src`` in a work tree."""
    package = Path(warta.__file__).parent
    return next(
        (place for place in (package / "demo", package.parents[1] / "demo") if (place / "newsroom.toml").is_file()),
        package / "demo",
    )


def moment(days_ago: int, at: str, *, today: date, zone: ZoneInfo) -> datetime:
    """A time of the newsroom's clock, so many days before today."""
    return datetime.combine(today - timedelta(days=days_ago), time.fromisoformat(at), zone)


def read(place: Path) -> Demo:
    """Read and check a folder of content. Raises ContentProblem at the first mistake."""
    paper = _decoded(place / "newsroom.toml", Paper, "newsroom.toml")
    stories = [_story(path, place) for path in sorted(place.glob("stories/*/*.md"))]
    stories.sort(key=lambda story: (-story.head.days_ago, story.head.at, story.key))
    comments = _decoded(place / "comments.toml", _Comments, "comments.toml").comments
    wire = [WireFile(path.name, path.read_bytes()) for path in sorted(place.glob("wire/*.txt"))]
    drafts = [_story(path, place) for path in sorted(place.glob("drafts/*/*.md"))]
    relays = _decoded(place / "drafts/relays.toml", _Relays, "drafts/relays.toml").relays
    _check_paper(paper)
    for story in [*stories, *drafts]:
        _check_story(story, paper)
    _check_relays(relays, wire, paper)
    _check_pairs(stories)
    _check_comments(comments, {story.key for story in stories})
    return Demo(paper, tuple(stories), tuple(comments), tuple(wire), tuple(drafts), tuple(relays))


def _decoded(path: Path, type: type[T], name: str) -> T:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise ContentProblem(f"{name} cannot be read: {problem}") from problem
    return _converted(text, type, name)


def _converted(text: str, type: type[T], name: str) -> T:
    try:
        return msgspec.convert(tomllib.loads(text), type)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as problem:
        raise ContentProblem(f"{name}: {problem}") from problem


def _story(path: Path, place: Path) -> DemoStory:
    name = path.relative_to(place).as_posix()
    found = _FRONT.match(path.read_text(encoding="utf-8"))
    if found is None:
        raise ContentProblem(f"{name}: the head must stand between two lines +++ at the top")
    head = _converted(found[1], _Head, name)
    _known(path.parent.name, ("id", "en"), f"{name}: language")
    _converted(f'slug = "{path.stem}"', _Named, name)
    story = DemoStory(path.parent.name, path.stem, name, head, found[2].strip())  # type: ignore[arg-type]
    if "{" in _DAY.sub("", story.text):
        raise ContentProblem(f"{name}: between braces stands something else than {{day}} or {{day-1}}")
    try:
        story.blocks(date(2000, 1, 1))
    except ContentProblem as problem:
        raise ContentProblem(f"{name}: {problem}") from problem
    return story


class _Named(_Strict, frozen=True, kw_only=True):
    slug: Slug


def _known(value: object, known: Collection[object], where: str) -> None:
    if value not in known:
        raise ContentProblem(f"{where} is {value!r}; there are {', '.join(sorted(map(str, known)))}")


def _once(values: Sequence[str], where: str) -> None:
    for value, count in Counter(values).items():
        if count > 1:
            raise ContentProblem(f"{where}: {value!r} is there {count} times")


def _check_paper(paper: Paper) -> None:
    name = "newsroom.toml"
    if paper.time_zone not in available_timezones():
        raise ContentProblem(f"{name}: time_zone is {paper.time_zone!r}, which is no time zone")
    for language in paper.languages:
        _known(language, paper.faces, f"{name}: faces: language")
    _once([f"{section.language}/{section.slug}" for section in paper.sections], f"{name}: sections")
    entries: dict[str, Sequence[Any]] = {"authors": paper.authors, "agencies": paper.agencies, "tags": paper.tags}
    for field, values in entries.items():
        _once([value.slug for value in values], f"{name}: {field}")
    _once([user.name for user in paper.users], f"{name}: users")
    for user in paper.users:
        if user.author is not None:
            _known(user.author, {author.slug for author in paper.authors}, f"{name}: users: author")


def _check_story(story: DemoStory, paper: Paper) -> None:
    head, agencies = story.head, {agency.slug for agency in paper.agencies}
    sections = {section.slug for section in paper.sections if section.language == story.language}
    _known(head.section, sections, f"{story.file}: section")
    for author in head.authors:
        _known(author, {DESK, *(each.slug for each in paper.authors)}, f"{story.file}: authors")
    for tag in head.tags:
        _known(tag, {each.slug for each in paper.tags}, f"{story.file}: tags")
    for agency in filter(None, (head.agency, head.credit and head.credit.agency)):
        _known(agency, agencies, f"{story.file}: agency")
    if head.picture is not None:
        _known(head.picture.scene, SCENES, f"{story.file}: picture.scene")
    for correction in head.corrections:
        if (correction.days_ago, head.at) > (head.days_ago, correction.at):
            raise ContentProblem(f"{story.file}: corrections: one is older than the story")


def _check_relays(relays: Sequence[Relay], wire: Sequence[WireFile], paper: Paper) -> None:
    name, texts = "drafts/relays.toml", {file.name: file.raw.decode() for file in wire}
    for relay in relays:
        _known(relay.item, texts, f"{name}: item")
        _known(relay.section, {section.slug for section in paper.sections}, f"{name}: section")
        for change in relay.changes:
            if texts[relay.item].count(change.words) != 1:
                raise ContentProblem(f"{name}: {relay.item}: {change.words!r} must stand in it once")


def _check_pairs(stories: Sequence[DemoStory]) -> None:
    _once([f"{story.language}/{story.head.pair}" for story in stories if story.head.pair], "stories: pair")
    pairs = Counter(story.head.pair for story in stories if story.head.pair)
    for story in stories:
        if story.head.pair and pairs[story.head.pair] == 1:
            raise ContentProblem(f"{story.file}: pair: no story of the other language has {story.head.pair!r}")


def _check_comments(comments: Sequence[DemoComment], stories: Collection[str]) -> None:
    name = "comments.toml"
    _once([comment.key for comment in comments], f"{name}: key")
    before: dict[str, DemoComment] = {}
    for comment in comments:
        _known(comment.story, stories, f"{name}: {comment.key}: story")
        if comment.reply_to is not None:
            for fault in _faults_of_reply(comment, before):
                raise ContentProblem(f"{name}: {comment.key}: reply_to: {fault}")
        before[comment.key] = comment


def _faults_of_reply(comment: DemoComment, before: dict[str, DemoComment]) -> Iterator[str]:
    parent = before.get(comment.reply_to or "")
    if parent is None:
        yield f"no comment before it has the key {comment.reply_to!r}"
    elif parent.story != comment.story or parent.reply_to is not None or parent.state != "approved":
        yield f"{comment.reply_to!r} is under another story, a reply itself, or not approved"
    elif parent.hours >= comment.hours:
        yield f"{comment.reply_to!r} was written later"
