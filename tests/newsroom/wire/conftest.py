"""A newsroom of two languages with the people who work in it, and copy that we wrote."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group, User

from warta.newsroom.stories.founding import found
from warta.newsroom.stories.groups import EDITOR, MODERATOR, REPORTER
from warta.newsroom.stories.models import FrontPage, SectionPage

RELAYED = """Kapal riset Cakrawala kembali ke Labuhan Kelor

Estimated read time 1 min read

LABUHAN KELOR (ANTARA) - Kapal riset Cakrawala kembali ke pelabuhan pada Senin setelah berlayar 40 hari di laut utara.

"Kami membawa pulang 12 peti contoh air," kata nakhoda Rukmi Wardhana di dermaga kepada para wartawan yang menunggu.

Kapal itu akan berlayar lagi setelah diperbaiki, dan hasil penelitiannya diumumkan pada akhir tahun oleh lembaga itu.

Sumber: Kantor Berita Cemara

You May Also Like

+ There are no comments
"""

ENGLISH = """Research ship Cakrawala returns to Labuhan Kelor

LABUHAN KELOR, July 8 (Reuters) - The research ship Cakrawala came back to port on Monday after forty days at sea.

"We have brought twelve crates of water home," said her master, Rukmi Wardhana, to the reporters who had waited there.
"""


@pytest.fixture
def relayed() -> bytes:
    return RELAYED.encode()


@pytest.fixture
def english() -> bytes:
    return ENGLISH.encode()


@pytest.fixture
def newsroom(db) -> SimpleNamespace:
    """A newsroom of two languages with a section or two in each, a reporter, an editor and a moderator."""
    found("Warta Laut", languages=["id", "en"])

    def section(code: str, title: str, slug: str) -> SectionPage:
        front = FrontPage.objects.get(locale__language_code=code)
        return front.add_child(instance=SectionPage(title=title, slug=slug, locale=front.locale))

    def user(name: str, group: str) -> User:
        made = User.objects.create_user(name)
        made.groups.add(Group.objects.get(name=group))
        return made

    return SimpleNamespace(
        dunia=section("id", "Dunia", "dunia"),
        laut=section("id", "Laut", "laut"),
        world=section("en", "World", "world"),
        reporter=user("reporter", REPORTER),
        editor=user("editor", EDITOR),
        moderator=user("moderator", MODERATOR),
    )


@pytest.fixture
def as_editor(client, newsroom):
    client.force_login(newsroom.editor)
    return client


@pytest.fixture(autouse=True)
def in_english(settings):
    settings.LANGUAGE_CODE = "en"
