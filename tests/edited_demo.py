"""Does in a demo's newsroom what the demo does not, so that it has every kind of page. Run with WARTA_HOME set."""

from __future__ import annotations

from warta.cli.opening import open_newsroom


def main() -> None:
    open_newsroom()
    from warta.newsroom.ledger.worker import follow_pressed, press_pending
    from warta.newsroom.stories.correct import correct
    from warta.newsroom.stories.house.merge import merge
    from warta.newsroom.stories.house.rename import rename
    from warta.newsroom.stories.house.site import change_site
    from warta.newsroom.stories.kill import kill
    from warta.newsroom.stories.models import Author, SiteSettings, StoryPage
    from warta.newsroom.stories.move import move
    from warta.newsroom.stories.publish import publish
    from warta.newsroom.stories.unpublish import unpublish

    for language in ("id", "en"):
        gone, killed, moved, corrected, revised, *_ = StoryPage.objects.live().filter(locale__language_code=language)
        unpublish(gone, actor=None, reason="for the tests")
        kill(killed, actor=None, reason="for the tests")
        move(moved, slug=f"{moved.slug}-2", actor=None)
        correct(corrected, kind="correction", wrong="Rp2 <juta>", right="Rp3 & juta", actor=None)
        revised.title = f"{revised.title} <2> & lagi"
        revised.save_revision()
        publish(revised, actor=None)
    first, second, third, *_ = Author.objects.order_by("pk")
    rename(first, name='Nama "Baru" & <lain>', slug="nama-baru", actor=None)
    merge("author", second.pk, third.pk, actor=None)
    site = SiteSettings.objects.get()
    site.security_contact = "mailto:keamanan@kabar.example"
    change_site(site, actor=None)
    press_pending()
    follow_pressed()


if __name__ == "__main__":
    main()
