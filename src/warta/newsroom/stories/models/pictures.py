"""Pictures. What Wagtail calls a description is the text that stands for the picture, and must be there."""

from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition

from warta.newsroom.home import ORIGINALS


class NewsPicture(AbstractImage):
    # Wagtail leaves it open whether a picture needs words; ours does.
    description = models.CharField(
        _("text in place of the picture"),
        max_length=255,
        help_text=_("For readers who cannot see it: what is to be seen, in one sentence."),
    )
    caption = models.TextField(
        _("caption"), blank=True, help_text=_("What the reader should know of it. A story may write its own.")
    )
    credit = models.CharField(
        _("credit"), max_length=255, blank=True, help_text=_("Who made it, such as: Warta/Siti Rahma")
    )

    admin_form_fields = ("title", "file", "description", "credit", "caption", "collection", "tags")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def default_alt_text(self) -> str:
        return self.description

    def get_upload_to(self, filename: str) -> str:
        return super().get_upload_to(filename).replace("original_images", ORIGINALS, 1)

    def generate_rendition_file(self, filter, *, source=None):
        # Wagtail hands over a temporary file that nobody closes.
        made = super().generate_rendition_file(filter, source=source)
        with made.file as temporary:
            temporary.seek(0)
            return ContentFile(temporary.read(), name=made.name)


class NewsRendition(AbstractRendition):
    image = models.ForeignKey(NewsPicture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="rendition_once"),
        ]
