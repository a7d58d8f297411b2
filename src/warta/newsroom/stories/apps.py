from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StoriesConfig(AppConfig):
    name = "warta.newsroom.stories"
    label = "stories"
    verbose_name = _("Stories")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from warta.newsroom.stories import guard, own_name, receiver

        guard.connect()
        receiver.connect()
        own_name.connect()
