"""Who may work at the wire: whoever may write stories, also where there is no section to write them in yet."""

from __future__ import annotations

from django.template.response import TemplateResponse
from wagtail.permission_policies.pages import PagePermissionPolicy

from warta.newsroom.stories.models import SectionPage
from warta.story import primary


def sections_for(user, language: str = ""):
    """The sections in which the user may write, of one language or of all."""
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, "add")
    sections = SectionPage.objects.filter(pk__in=pages.values("pk")).select_related("locale").order_by("title")
    if not language:
        return sections
    return sections.filter(locale__language_code__in={language, primary(language)})


def may_work_the_wire(user) -> bool:
    return user.is_active and PagePermissionPolicy().user_has_permission(user, "add")


class ForThoseWhoWrite:
    """A view of the inbox. Others get a plain 403: Wagtail would send them home, and say so only there."""

    def dispatch(self, request, *args, **kwargs):
        if not may_work_the_wire(request.user):
            return TemplateResponse(request, "wire/forbidden.html", status=403)
        return super().dispatch(request, *args, **kwargs)
