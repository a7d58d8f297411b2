"""The moderators' queue, in the admin."""

from django.urls import path

from warta.newsroom.talk import moderation

app_name = "moderation"

urlpatterns = [
    path("", moderation.Queue.as_view(), name="queue"),
    path("decide/", moderation.Decide.as_view(), name="decide"),
]
