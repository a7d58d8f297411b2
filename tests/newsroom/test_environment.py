"""A setting that makes no sense is said plainly, by its name; one that is not in the manual fails the build."""

import re
from pathlib import Path

import pytest

from warta.newsroom.environment import Environment, EnvironmentProblem
from warta.newsroom.home import Home

ROOT = Path(__file__).parents[2]


def read(reader: str, value: str, *arguments, **options):
    return getattr(Environment({"WARTA_X": value}), reader)("WARTA_X", *arguments, **options)


@pytest.mark.parametrize(
    ("reader", "value", "arguments", "result"),
    [
        ("text", " a ", (), "a"),
        ("switch", "1", (), True),
        ("switch", "", (), False),
        ("number", "25", (587,), 25),
        ("number", "", (587,), 587),
        ("base_url", "https://warta.example/", ("",), "https://warta.example"),
        ("base_url", "http://127.0.0.1:8000", ("",), "http://127.0.0.1:8000"),
        ("time_zone", "Asia/Makassar", ("UTC",), "Asia/Makassar"),
        ("names", "a.example, b.example,", (), ("a.example", "b.example")),
        ("choice", "en", ("id", ("id", "en")), "en"),
        ("postgresql", "", (), None),
    ],
)
def test_what_is_written_is_read(reader, value, arguments, result):
    assert read(reader, value, *arguments) == result


@pytest.mark.parametrize(
    ("reader", "value", "arguments"),
    [
        ("text", "", ()),
        ("switch", "yes", ()),
        ("number", "many", (587,)),
        ("number", "-1", (587,)),
        ("number", "٣", (587,)),
        ("folder", __file__, ()),
        ("base_url", "warta.example", ("",)),
        ("base_url", "https://warta.example/news", ("",)),
        ("base_url", "https://warta.example:port", ("",)),
        ("base_url", "https://[", ("",)),
        ("time_zone", "Jakarta", ("UTC",)),
        ("choice", "fr", ("id", ("id", "en"))),
        ("postgresql", "mysql://localhost/news", ()),
        ("postgresql", "postgresql://localhost", ()),
        ("postgresql", "postgresql://localhost:x/news", ()),
    ],
)
def test_what_makes_no_sense_is_named(reader, value, arguments):
    with pytest.raises(EnvironmentProblem, match="WARTA_X") as problem:
        read(reader, value, *arguments)
    assert "\n" not in str(problem.value)


def test_a_database_s_address_is_taken_apart():
    assert read("postgresql", "postgresql://sari:p%40ss@db.example:5433/news") == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "news",
        "USER": "sari",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
    }


def test_a_password_is_not_repeated():
    with pytest.raises(EnvironmentProblem) as problem:
        read("postgresql", "mysql://sari:geheim@localhost/news")
    assert "geheim" not in str(problem.value)


def test_the_secret_key_is_made_once_and_is_the_owner_s_alone(tmp_path):
    home = Home(tmp_path / "new")
    key = home.secret_key()
    assert len(key) >= 50
    assert home.secret_key() == key
    assert home.secret.stat().st_mode & 0o777 == 0o600


def test_nothing_else_is_left_in_the_folder_and_an_unusable_one_is_named(tmp_path):
    Home(tmp_path).secret_key()
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]
    file = tmp_path / "a file"
    file.touch()
    with pytest.raises(EnvironmentProblem, match="WARTA_HOME"):
        Home(file / "folder").secret_key()


def test_every_variable_is_in_the_manual_and_the_manual_names_no_other():
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/warta").rglob("*.py"))
    used = set(re.findall(r"""["'](WARTA_[A-Z_]+|DATABASE_URL)["']""", source))
    manual = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([A-Z_]+)`", manual, re.MULTILINE))
    assert documented == used
