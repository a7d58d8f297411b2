"""What a reader's browser posts to, below /talk/."""

from django.urls import path

from warta.newsroom.talk.views import talk

urlpatterns = [path("<int:story_id>/", talk, name="talk")]
