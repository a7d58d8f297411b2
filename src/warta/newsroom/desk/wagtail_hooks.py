"""Where the desk stands in Wagtail's admin."""

from __future__ import annotations

from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages

import warta
from warta.newsroom.desk.gate import errors_of, gate
from warta.newsroom.desk.models import Gate
from warta.newsroom.stories.models import StoryPage


@hooks.register("register_admin_urls")
def desk_urls():
    return [path("desk/", include("warta.newsroom.desk.urls"))]


@hooks.register("insert_global_admin_css")
def desk_style():
    return format_html('<link rel="stylesheet" href="{}?v={}">', static("desk/desk.css"), warta.__version__)


@hooks.register("insert_editor_js")
def desk_script():
    return format_html('<script src="{}?v={}" defer></script>', static("desk/desk.js"), warta.__version__)


@hooks.register("after_publish_page")
def say_what_was_open(request, page):
    """Where the newsroom only warns: that readers got a story with errors."""
    if isinstance(page, StoryPage) and page.live and gate() == Gate.WARN and (errors := errors_of(page).open):
        said = ngettext(
            "“%(story)s” was published with %(count)s open error: see “Desk” beside its text.",
            "“%(story)s” was published with %(count)s open errors: see “Desk” beside its text.",
            len(errors),
        )
        messages.warning(request, said % {"story": page.title, "count": len(errors)})
