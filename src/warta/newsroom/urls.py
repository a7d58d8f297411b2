"""What Django answers. Readers' pages are not among it: those come from the edge."""

from django.urls import include, path
from wagtail.admin import urls as admin_urls

from warta.newsroom.sign_in import SignIn

urlpatterns = [
    path("newsroom/login/", SignIn.as_view(), name="wagtailadmin_login"),
    path("newsroom/", include(admin_urls)),
    path("talk/", include("warta.newsroom.talk.urls")),
]
