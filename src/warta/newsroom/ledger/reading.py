"""How a row of the ledger reads to an editor, where its fields alone say too little or speak another language."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from warta.newsroom.ledger.models import Act

OURS = {
    "made by another version of Warta": _("made by another version of Warta"),
    "the store could not be used": _("the store could not be used"),
    "its time was over": _("its time was over"),
    "the desk found errors in it": _("the desk found errors in it"),
}
"""The reasons that Warta gives for what it does by itself, as rows have them."""


def act_words(act: Act) -> str:
    """What was done; a merge that was undone is called so, although both are of one kind."""
    if act.kind == Act.Kind.MERGE and "from" in act.changed:
        return str(_("Merge undone"))
    return act.get_kind_display()


def what_words(act: Act) -> str:
    """What it was done to; empty where there is nothing to name."""
    if act.title:
        return act.title
    if act.kind == Act.Kind.RELATED:
        stories = len(act.changed.get("stories", ()))
        return ngettext("for %(stories)s story", "for %(stories)s stories", stories) % {"stories": stories}
    if act.changed.get("subject") == "press":
        return str(_("all pages"))
    return ""


def reason_words(act: Act) -> str:
    """What people gave as a reason stays as they wrote it; Warta's own is said in the editor's language."""
    return act.reason if act.actor_name else str(OURS.get(act.reason, act.reason))
