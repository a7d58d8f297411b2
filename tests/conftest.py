"""The newsroom that tests run in: a folder of its own, made before Django reads its settings.

Its database is SQLite, or one beside the PostgreSQL database that DATABASE_URL names. `make test` runs on both.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import django
import django.test
import pytest
from django.conf import settings
from django.db import connection

import tests.examples  # noqa: F401  (registers the profiles)
from tests.chromium import ARGUMENTS, CHROMIUM, WITHOUT
from tests.postgres import new_database

for name in [name for name in os.environ if name.startswith("WARTA_") and name != "WARTA_CHROMIUM"]:
    del os.environ[name]  # a contributor's own settings are none of the tests'
HOME = os.environ["WARTA_HOME"] = tempfile.mkdtemp(prefix="warta-tests-")
os.environ["DJANGO_SETTINGS_MODULE"] = "warta.newsroom.settings"
django.setup()

# Hashing a password is made to be slow; in tests nobody guesses one.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]

OF_THE_DATABASE = {"db", "transactional_db", "founded_newsrooms"}
"""Fixtures by which a test says that it needs one."""


def pytest_addoption(parser):
    parser.addoption(
        "--database",
        choices=("only", "without"),
        help="run only the tests that need the database, or only those that do without",
    )


def pytest_report_header(config):
    return f"database: {connection.display_name}"


def pytest_collection_modifyitems(config, items):
    wanted = config.getoption("--database")
    if wanted is None:
        return
    here = connection.vendor == "sqlite"
    chosen, others = [], []
    for item in items:
        fits = _needs_database(item) == (wanted == "only")
        (chosen if fits and (here or not item.get_closest_marker("any_database")) else others).append(item)
    items[:] = chosen
    config.hook.pytest_deselected(items=others)


def _needs_database(item) -> bool:
    of_django = issubclass(getattr(item, "cls", None) or object, django.test.TransactionTestCase)
    marked = item.get_closest_marker("django_db") is not None
    return of_django or marked or not OF_THE_DATABASE.isdisjoint(item.fixturenames)


def pytest_unconfigure():
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database of pytest-django. PostgreSQL drops none that somebody is in, and the last live server's threads
    may still be."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(scope="session")
def founded(tmp_path_factory):
    """The environment of a newsroom as `warta init` makes it, in the kind of database under test. It is everybody's."""
    with ExitStack() as stack:
        database = {}
        if connection.vendor == "postgresql":
            database["DATABASE_URL"] = stack.enter_context(new_database(os.environ["DATABASE_URL"]))
        yield _found(tmp_path_factory.mktemp("founded") / "newsroom", database)


@pytest.fixture(scope="session")
def founded_on_sqlite(tmp_path_factory):
    """The folder of a newsroom as `warta init` makes it, on SQLite. It is everybody's: copy it to change something."""
    return Path(_found(tmp_path_factory.mktemp("founded") / "newsroom", {})["WARTA_HOME"])


def _found(home: Path, database: dict[str, str]) -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= database | {"WARTA_HOME": str(home)}
    command = [sys.executable, "-m", "warta", "init", "--name", "Kabar Uji", "--language", "id", "--language", "en"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return environment


@pytest.fixture
def founded_newsrooms(founded, tmp_path):
    """Makes copies of it, each with a folder and a database of its own, and says the environment of processes that
    work there."""
    with ExitStack() as stack:

        def another():
            environment = founded | {"WARTA_HOME": str(Path(tempfile.mkdtemp(dir=tmp_path)) / "newsroom")}
            shutil.copytree(founded["WARTA_HOME"], environment["WARTA_HOME"])
            if "DATABASE_URL" in founded:
                like = urlsplit(founded["DATABASE_URL"]).path[1:]
                environment["DATABASE_URL"] = stack.enter_context(new_database(os.environ["DATABASE_URL"], like))
            return environment

        yield another


@pytest.fixture(scope="session")
def demo_made_anew(tmp_path_factory):
    """The folder of a demo whose first making was killed half way, and what was said and complained of when it was
    made again. It is not served, and it is everybody's: copy it to change something."""
    home = tmp_path_factory.mktemp("made") / "demo"
    environment = {name: value for name, value in os.environ.items() if name not in ("WARTA_HOME", "DATABASE_URL")}
    command = [sys.executable, "-m", "warta", "demo", "--no-serve", "--home", str(home)]
    how = {"env": environment, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **how) as first:
        for line in first.stdout:
            if line.startswith("The paper"):
                break
        first.kill()
        first.communicate()
    done = subprocess.run(command, **how, check=False)
    assert done.returncode == 0, done.stderr
    return home, done.stdout, done.stderr


@pytest.fixture(scope="session")
def made_demo(demo_made_anew):
    """The folder alone."""
    return demo_made_anew[0]


@pytest.fixture(scope="session")
def edited_demo(made_demo, tmp_path_factory):
    """The folder of a demo in which somebody did what the demo does not, so that it has every kind of page. It is
    everybody's, and only read."""
    home = shutil.copytree(made_demo, tmp_path_factory.mktemp("edited") / "demo")
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.edited_demo"],
        cwd=Path(__file__).parents[1],
        env={**environment, "WARTA_HOME": str(home)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return home


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
