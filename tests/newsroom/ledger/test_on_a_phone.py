"""The list of the ledger on a phone: each number says what it is where no heading stands over it."""

from pathlib import Path

import pytest
from django.urls import reverse

import warta.newsroom.ledger
from tests.chromium import ARGUMENTS, CHROMIUM, WITHOUT
from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record

STYLE = (Path(warta.newsroom.ledger.__file__).parent / "static/ledger/ledger.css").read_text("utf-8")

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(client, editor):
    record("house", title="Menu")
    record("house", title="Logo")
    Act.objects.filter(title="Menu").update(edition=31)
    client.force_login(editor)
    return client.get(reverse("ledger_results")).text


@pytest.mark.skipif(CHROMIUM is None, reason=WITHOUT)
@pytest.mark.parametrize(("width", "shown"), [(320, True), (390, True), (1280, False)])
def test_an_edition_is_called_one_where_it_has_no_heading(listed, width, shown):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.set_content(f"<style>{STYLE}</style>{listed}")
        said = [each.strip() for each in page.locator(".ledger-edition").all_inner_texts()]
        heading = page.locator("thead").first.is_visible()
        browser.close()
    assert said[:2] == (["Edisi menunggu", "Edisi 31"] if shown else ["menunggu", "31"])
    assert heading is not shown
