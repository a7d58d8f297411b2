"""The newsroom that tests run in: a folder of its own, made before Django reads its settings."""

import os
import shutil
import tempfile

import django
import pytest

from tests.chromium import ARGUMENTS, CHROMIUM, WITHOUT

for name in [name for name in os.environ if name.startswith("WARTA_") and name != "WARTA_CHROMIUM"]:
    del os.environ[name]  # a contributor's own settings are none of the tests'
HOME = os.environ["WARTA_HOME"] = tempfile.mkdtemp(prefix="warta-tests-")
os.environ["DJANGO_SETTINGS_MODULE"] = "warta.newsroom.settings"
django.setup()


def pytest_unconfigure():
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(scope="module")
def browser():
    """A browser for the tests of a file that touch neither the database nor a loop of their own: Playwright's loop
    runs in this thread until the file is done."""
    if CHROMIUM is None:
        pytest.skip(WITHOUT)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()
