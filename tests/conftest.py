"""The newsroom that tests run in: a folder of its own, made before Django reads its settings."""

import os
import shutil
import sys
import tempfile

if "django.conf" not in sys.modules or not sys.modules["django.conf"].settings.configured:
    os.environ["WARTA_HOME"] = tempfile.mkdtemp(prefix="warta-tests-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "warta.newsroom.settings"
    for name in [name for name in os.environ if name.startswith("WARTA_") and name != "WARTA_HOME"]:
        del os.environ[name]  # a contributor's own settings are none of the tests'


def pytest_unconfigure():
    if os.path.basename(os.environ["WARTA_HOME"]).startswith("warta-tests-"):
        shutil.rmtree(os.environ["WARTA_HOME"], ignore_errors=True)
