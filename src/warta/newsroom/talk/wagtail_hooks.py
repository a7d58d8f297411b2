"""Where the comments stand in Wagtail's admin."""

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from warta.newsroom.talk.decision import MAY_MODERATE
from warta.newsroom.talk.models import Comment, State


class CommentsMenuItem(MenuItem):
    """The menu's *Comments*, with how many wait."""

    def is_shown(self, request):
        return request.user.has_perm(MAY_MODERATE)

    def render_component(self, request):
        held = Comment.objects.filter(state=State.HELD).count()
        label = _now("Comments ({held})").format(held=held) if held else str(self.label)
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name, classname=self.classname)


@hooks.register("register_admin_menu_item")
def comments_menu_item():
    return CommentsMenuItem(
        _("Comments"), reverse_lazy("moderation:queue"), name="comments", icon_name="comment", order=160
    )


@hooks.register("register_admin_urls")
def comments_urls():
    return [path("comments/", include("warta.newsroom.talk.moderation_urls"))]
