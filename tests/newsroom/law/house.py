"""Acts on what no single story owns: names, pins, pictures, and what the site says of itself."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

from django.core.files.images import ImageFile
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import rule
from PIL import Image
from wagtail.models import Locale, Site

from tests.newsroom.law.machine import Machine, add_section, kinds, one, perhaps, soon, which
from warta.newsroom.ledger.follow import purge_killed
from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record
from warta.newsroom.ledger.sweep import sweep
from warta.newsroom.stories.house.merge import merge, part
from warta.newsroom.stories.house.named import KINDS
from warta.newsroom.stories.house.pin import expire_pins, front_of, pin, unpin
from warta.newsroom.stories.house.rename import rename
from warta.newsroom.stories.house.site import change_site
from warta.newsroom.stories.models import (
    Agency,
    Author,
    FrontPage,
    FrontPin,
    MenuItem,
    NewsPicture,
    SectionPage,
    SiteSettings,
    StoryPage,
    Tag,
)
from warta.newsroom.stories.models.author import AuthorInLanguage

given_names = st.sampled_from(["Sari Dewi", "Laut & <lepas>", "Utara"])
slugs = st.sampled_from(["sari", "laut", "utara", "dunia"])
words = st.sampled_from(["", "Tajam & <lugas>"])


class ActsOnTheHouse(Machine):
    # Names.

    @rule(kind=kinds, number=which, name=st.none() | given_names, slug=st.none() | slugs, url=words)
    def rename(self, kind: str, number: int, name: str | None, slug: str | None, url: str) -> None:
        if thing := one(KINDS[kind].objects, number):
            more = {"url": "https://kantor.example" if url else ""} if kind == "agency" else {"slug": slug}
            with perhaps():
                rename(thing, name=name, **more, actor=None)

    @rule(kind=kinds, a=which, b=which)
    def merge(self, kind: str, a: int, b: int) -> None:
        things = KINDS[kind].objects
        if things.exists():
            with perhaps():
                merge(kind, one(things, a).pk, one(things, b).pk, actor=None)

    @rule(kind=kinds, number=which)
    def part(self, kind: str, number: int) -> None:
        if thing := one(KINDS[kind].objects.exclude(merged_into=None), number):
            part(kind, thing.pk, actor=None)

    @rule(kind=kinds, name=given_names, slug=slugs, language=st.sampled_from(["id", "en"]))
    def name_something_new(self, kind: str, name: str, slug: str, language: str) -> None:
        if KINDS[kind].objects.count() > 3:
            return
        match kind:
            case "section":
                with perhaps():
                    add_section(language, name, slug)
            case "agency":
                if not Agency.objects.filter(name=name).exists():
                    Agency.objects.create(name=name)
            case _:
                model = {"author": Author, "tag": Tag}[kind]
                taken = model.objects.filter(slug=slug) | model.objects.filter(name=name)
                if not taken.exists():
                    model.objects.create(name=name, slug=slug)

    @rule(kind=st.sampled_from(["author", "tag", "agency"]), number=which)
    def delete_something_named(self, kind: str, number: int) -> None:
        if thing := one(KINDS[kind].objects, number):
            with perhaps():
                thing.delete()

    @rule(number=which, role=words, biography=words, picture=st.none() | which, elsewhere=words)
    def say_more_of_an_author(self, number, role, biography, picture, elsewhere) -> None:
        author = one(Author.objects, number)
        if author is None:
            return
        author.role, author.biography = role, biography
        author.picture = None if picture is None else one(NewsPicture.objects, picture)
        english = Locale.objects.get(language_code="en")
        author.in_languages = [AuthorInLanguage(locale=english, role=elsewhere)] if elsewhere else []
        author.save()

    @rule(number=which, description=words)
    def describe_a_section(self, number: int, description: str) -> None:
        if section := one(SectionPage.objects.live(), number):
            section.description = description
            section.save_revision().publish()

    # The front page.

    @rule(number=which, position=st.integers(1, 4), for_good=st.booleans())
    def pin(self, number: int, position: int, for_good: bool) -> None:
        story = one(StoryPage.objects, number)
        front = story and front_of(story)
        if front is not None:
            with perhaps():
                pin(front, story, position=position, until=None if for_good else soon(), actor=None)

    @rule(number=which)
    def unpin(self, number: int) -> None:
        if found := one(FrontPin.objects, number):
            unpin(found.front, found.story, actor=None)

    @rule()
    def let_pins_end(self) -> None:
        expire_pins(timezone.now() + timedelta(hours=2))

    # The site.

    @rule(
        name=st.sampled_from(["Kabar Uji", "Kabar <Baru> & Co"]), tagline=words, imprint=words, own_name=words,
        link=st.none() | which,
    )  # fmt: skip
    def change_words(self, name: str, tagline: str, imprint: str, own_name: str, link: int | None) -> None:
        site = self._site
        site.name = name
        linked = None if link is None else one(StoryPage.objects, link)
        for each in site.words.all():
            each.tagline, each.name = tagline, own_name if each.locale.language_code == "en" else ""
            each.imprint = f"<p>{imprint and 'Penerbit'}</p>"
            if linked:
                each.imprint += f'<p><a linktype="page" id="{linked.pk}">Siapa kami</a></p>'
        change_site(site, actor=None)

    @rule(pages=st.lists(which, max_size=3), story=st.none() | which, elsewhere=st.booleans(), label=words)
    def change_menu(self, pages: list[int], story: int | None, elsewhere: bool, label: str) -> None:
        site = self._site
        found = [one(SectionPage.objects, number) for number in pages]
        if story is not None:
            found.append(one(StoryPage.objects, story))
        items = [MenuItem(locale=page.locale, page=page, label=label) for page in found if page is not None]
        if elsewhere:
            front = FrontPage.objects.first()
            items.append(MenuItem(locale=front.locale, address="https://lain.example/?a=1&b=2", label="Lain"))
        for order, item in enumerate(items):
            item.sort_order = order
        site.menu = items
        change_site(site, actor=None)

    @rule(accent=st.sampled_from(["", "#9e1b22", "#1b4f9e"]), text=st.sampled_from(["serif", "sans"]))
    def change_style(self, accent: str, text: str) -> None:
        site = self._site
        site.accent, site.text_family = accent, text
        change_site(site, actor=None)

    @rule(crawlers=st.booleans(), contact=st.booleans(), hub=st.booleans())
    def tell_machines(self, crawlers: bool, contact: bool, hub: bool) -> None:
        site = self._site
        site.ai_crawlers = crawlers
        site.security_contact = "mailto:aman@kabar.example" if contact else ""
        site.hub_url = "https://hub.example/" if hub else ""
        change_site(site, actor=None)

    @rule(picture=st.none() | which)
    def change_logo(self, picture: int | None) -> None:
        site = self._site
        site.logo = None if picture is None else one(NewsPicture.objects, picture)
        change_site(site, actor=None)

    @rule(zone=st.sampled_from(["Asia/Jakarta", "Asia/Jayapura"]))
    def change_time_zone(self, zone: str) -> None:
        site = self._site
        site.time_zone = zone
        change_site(site, actor=None)

    @rule()
    def come_with_another_version(self) -> None:
        record(Act.Kind.HOUSE, changed={"subject": "press"})

    @rule()
    def do_the_chores(self) -> None:
        for chore in (sweep, purge_killed):
            chore()

    @property
    def _site(self) -> SiteSettings:
        return SiteSettings.objects.get(site=Site.objects.get(is_default_site=True))

    # Pictures.

    @rule(tall=st.booleans())
    def take_a_picture(self, tall: bool) -> None:
        if NewsPicture.objects.count() < 3:
            NewsPicture.objects.create(title="Kapal", description="Sebuah kapal & laut", file=_file(tall))

    @rule(
        number=which,
        description=st.sampled_from(["Kapal", "Dermaga <lama>"]),
        caption=words,
        tall=st.none() | st.booleans(),
    )
    def change_a_picture(self, number: int, description: str, caption: str, tall: bool | None) -> None:
        if picture := one(NewsPicture.objects, number):
            picture.description, picture.caption = description, caption
            if tall is not None:
                picture.file = _file(tall)
                picture._set_image_file_metadata()
                picture.renditions.all().delete()
            picture.save()

    @rule(number=which)
    def delete_a_picture(self, number: int) -> None:
        if picture := one(NewsPicture.objects, number):
            with perhaps():
                picture.delete()


def _file(tall: bool) -> ImageFile:
    written = BytesIO()
    Image.new("RGB", (30, 60) if tall else (60, 30), "navy").save(written, "PNG")
    return ImageFile(BytesIO(written.getvalue()), name="kapal.png")
