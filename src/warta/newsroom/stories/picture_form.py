"""What a file must be before it becomes a picture."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from wagtail.images.forms import BaseImageForm


class PictureForm(BaseImageForm):
    """Wagtail's form, for files that broke off on their way, too: those are said to be damaged."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            _say_what_is_damaged(self.fields["file"])


def _say_what_is_damaged(field) -> None:
    check = field.check_image_pixel_size

    def check_that_it_is_whole(file):
        try:
            check(file)
        except OSError as problem:
            raise ValidationError(field.error_messages["invalid_image"], code="invalid_image") from problem

    field.check_image_pixel_size = check_that_it_is_whole
