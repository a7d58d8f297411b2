from django import template
from wagtail.models import Site

from warta.newsroom.stories.fit import killed_original
from warta.newsroom.stories.models import SiteSettings

register = template.Library()


@register.simple_tag
def newsroom_name() -> str:
    """What the newsroom is called; Warta where none was founded yet."""
    site = Site.objects.filter(is_default_site=True).first()
    return SiteSettings.for_site(site).name if site else "Warta"


@register.simple_tag
def killed_story_of(alias):
    """The killed story that a page is an alias of, if it is."""
    return killed_original(alias.pk)
