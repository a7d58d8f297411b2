"""The newsroom that tests run in: a folder of its own, made before Django reads its settings."""

import os
import shutil
import tempfile

import django

for name in [name for name in os.environ if name.startswith("WARTA_") and name != "WARTA_CHROMIUM"]:
    del os.environ[name]  # a contributor's own settings are none of the tests'
HOME = os.environ["WARTA_HOME"] = tempfile.mkdtemp(prefix="warta-tests-")
os.environ["DJANGO_SETTINGS_MODULE"] = "warta.newsroom.settings"
django.setup()


def pytest_unconfigure():
    shutil.rmtree(HOME, ignore_errors=True)
