"""Signing in is for those who know the password, not for those who guess it."""

import pytest

pytestmark = pytest.mark.django_db
LOGIN = "/newsroom/login/"


@pytest.fixture
def sign_in(client, editor):
    def sign_in(password: str, *, name: str = "sari", address: str = "192.0.2.1"):
        return client.post(LOGIN, {"username": name, "password": password}, REMOTE_ADDR=address)

    return sign_in


def test_the_right_password_lets_an_editor_in(sign_in, client):
    assert sign_in("kapal-kayu-7").status_code == 302
    assert client.get("/newsroom/").status_code == 200


def test_after_too_many_failures_not_even_the_right_password_does(sign_in, settings):
    for _ in range(settings.SIGN_IN_FAILURES):
        assert sign_in("salah").status_code == 200
    refused = sign_in("kapal-kayu-7")
    assert refused.status_code == 429
    assert "Terlalu banyak percobaan masuk" in refused.text


def test_another_address_or_another_name_is_not_held_up(sign_in, settings):
    for _ in range(settings.SIGN_IN_FAILURES):
        sign_in("salah")
    assert sign_in("salah", name="rara").status_code == 200
    assert sign_in("kapal-kayu-7", address="192.0.2.2").status_code == 302


def test_capitals_and_spaces_are_no_way_around(sign_in, settings):
    for _ in range(settings.SIGN_IN_FAILURES):
        sign_in("salah", name="sari")
    assert sign_in("salah", name=" SARI ").status_code == 429


def test_success_forgets_the_failures(sign_in, settings, client):
    for _ in range(settings.SIGN_IN_FAILURES - 1):
        sign_in("salah")
    sign_in("kapal-kayu-7")
    client.logout()
    assert sign_in("salah").status_code == 200


def test_nobody_gets_in_without_signing_in(client, newsroom):
    response = client.get("/newsroom/stories/")
    assert response.status_code == 302
    assert response.url.startswith(LOGIN)
