"""Does in a demo's newsroom what the demo does not, so that it has every kind of page. Run with WARTA_HOME set."""

from __future__ import annotations

from warta.cli.opening import open_newsroom


def main() -> None:
    open_newsroom()
    from warta.newsroom.ledger.worker import press_pending
    from warta.newsroom.stories.models import StoryPage
    from warta.newsroom.stories.publish import publish
    from warta.newsroom.stories.unpublish import unpublish

    for language in ("id", "en"):
        gone, moved, *_ = StoryPage.objects.live().filter(locale__language_code=language).order_by("pk")
        unpublish(gone, actor=None, reason="for the tests")
        moved.slug = f"{moved.slug}-2"
        moved.save_revision()
        publish(moved, actor=None)
    press_pending()


if __name__ == "__main__":
    main()
