"""Who signs what comes over the wire, in a newsroom that was just founded."""

from __future__ import annotations

from django.db import transaction
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Site

from warta.newsroom.stories.addresses import main_language
from warta.newsroom.stories.models import Author
from warta.newsroom.wire.models import WireSettings


@transaction.atomic
def found_desk(site: Site) -> Author:
    """The desk, as an author: its name stands over stories of the wire that bring no author of ours."""
    with translation.override(main_language()):
        name = _("{newsroom} desk").format(newsroom=site.site_name)
    desk = Author.objects.create(name=name, slug=slugify(name))
    settings = WireSettings.for_site(site)
    settings.signed_by = desk
    settings.save()
    return desk
