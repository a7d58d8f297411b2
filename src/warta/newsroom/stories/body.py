"""The blocks that an editor builds a story of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

INLINE = ["bold", "italic", "link", "code", "superscript", "subscript"]


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Heading"), max_length=200)
    level = blocks.ChoiceBlock(
        label=_("Level"), choices=[("2", _("Heading")), ("3", _("Smaller heading"))], default="2"
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        label_format = "{text}"


class QuotationBlock(blocks.StructBlock):
    text = blocks.RichTextBlock(
        label=_("Quotation"), features=["italic", "link"], help_text=_("Without quotation marks; the page adds them.")
    )
    speaker = blocks.CharBlock(label=_("Who said it"), required=False, max_length=200)
    role = blocks.CharBlock(
        label=_("As what"), required=False, max_length=200, help_text=_("Such as: head of the harbour office")
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        label_format = "{speaker}"


class PictureBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(
        label=_("Caption"), required=False, max_length=500, help_text=_("Empty: the caption of the picture.")
    )
    alt = blocks.CharBlock(
        label=_("Text in place of the picture"),
        required=False,
        max_length=255,
        help_text=_("Empty: the text of the picture."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")


class ListBlock(blocks.StructBlock):
    items = blocks.ListBlock(blocks.RichTextBlock(features=INLINE, label=_("Entry")), label=_("Entries"), min_num=1)
    ordered = blocks.BooleanBlock(label=_("Numbered"), required=False)

    class Meta:
        icon = "list-ul"
        label = _("List")


class EmbedBlock(blocks.StructBlock):
    url = blocks.URLBlock(label=_("Address"), help_text=_("It is shown as a link: no page of ours calls another site."))
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=300)

    class Meta:
        icon = "link"
        label = _("Link to something elsewhere")
        label_format = "{title}"


class FactBoxBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    text = blocks.RichTextBlock(label=_("Text"), features=INLINE)

    class Meta:
        icon = "info-circle"
        label = _("Fact box")
        label_format = "{title}"


BODY = [
    ("paragraph", blocks.RichTextBlock(label=_("Text"), icon="pilcrow", features=INLINE)),
    ("heading", HeadingBlock()),
    ("quotation", QuotationBlock()),
    ("image", PictureBlock()),
    ("list", ListBlock()),
    ("embed", EmbedBlock()),
    ("fact_box", FactBoxBlock()),
]
