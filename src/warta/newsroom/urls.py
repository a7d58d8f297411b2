"""What Django answers. Readers' pages are not among it: those come from the edge."""

from django.urls import include, path
from wagtail.admin import urls as admin_urls

from warta.newsroom.home import ORIGINALS
from warta.newsroom.originals import original
from warta.newsroom.sign_in import SignIn

urlpatterns = [
    path("newsroom/login/", SignIn.as_view(), name="wagtailadmin_login"),
    path("newsroom/", include(admin_urls)),
    path(f"media/{ORIGINALS}/<str:name>", original),
    path("talk/", include("warta.newsroom.talk.urls")),
]
