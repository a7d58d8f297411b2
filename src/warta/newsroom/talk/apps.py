from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TalkConfig(AppConfig):
    name = "warta.newsroom.talk"
    label = "talk"
    verbose_name = _("Comments")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from warta.newsroom.talk.address import trusted_proxies

        trusted_proxies()  # a proxy that makes no sense is said when Warta starts, not when a reader writes
