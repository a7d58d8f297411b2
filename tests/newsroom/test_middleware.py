"""One POST, one transaction; the policy of the admin; whose acts they are."""

import pytest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record


def act_and_answer(request):
    record("house", reason="tried")
    status = int(request.GET["status"])
    if status == 599:
        raise RuntimeError("half way")
    return HttpResponse(status=status)


urlpatterns = [path("newsroom/act/", act_and_answer)]


@pytest.fixture
def post(client):
    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF=__name__):
        yield lambda status: client.post(f"/newsroom/act/?status={status}")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize(("status", "kept"), [(200, 1), (302, 1), (400, 1), (500, 0), (503, 0), (599, 0)])
def test_a_post_that_fails_leaves_nothing_behind(post, status, kept):
    assert post(status).status_code == min(status, 500 if status == 599 else status)
    assert Act.objects.filter(reason="tried").count() == kept


def test_an_act_of_a_request_is_its_user_s(post, client, editor):
    client.force_login(editor)
    post(200)
    assert Act.objects.get(reason="tried").actor == editor


def test_the_admin_may_load_nothing_from_elsewhere(client, newsroom):
    response = client.get("/newsroom/login/")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_a_wrong_host_is_refused_and_fills_no_log(client, db, caplog):
    assert client.get("/newsroom/login/", headers={"host": "elsewhere.example"}).status_code == 400
    assert caplog.records == []
