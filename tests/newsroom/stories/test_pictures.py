"""A picture comes in whole or is refused; what it says beside what is seen stays in the newsroom."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from warta.newsroom.stories.models import NewsPicture
from warta.newsroom.stories.renditions import picture_of


def jpeg() -> bytes:
    facts = Image.Exif()
    facts[0x010F] = "KAMERA RAHASIA"
    written = BytesIO()
    Image.effect_noise((900, 600), 80).convert("RGB").save(written, "JPEG", exif=facts.tobytes())
    return written.getvalue()


def upload(client, content: bytes):
    file = SimpleUploadedFile("kapal.jpg", content, "image/jpeg")
    fields = {"title": "Kapal", "description": "Sebuah kapal", "file": file}
    return client.post(reverse("wagtailimages:add"), fields)


@pytest.mark.parametrize("bytes_left", [700, 20_000])
def test_a_picture_that_broke_off_is_said_to_be_damaged(client, editor, bytes_left):
    client.force_login(editor)
    assert upload(client, jpeg()[:bytes_left]).status_code == 200
    assert not NewsPicture.objects.exists()


def test_an_original_is_for_the_newsroom_and_its_sizes_say_nothing_of_the_camera(client, editor):
    client.force_login(editor)
    assert upload(client, jpeg()).status_code == 302
    picture = NewsPicture.objects.get()
    for size in (picture.get_rendition("max-165x165"), *picture.get_renditions("width-320|format-webp").values()):
        assert b"KAMERA" not in size.file.read()
        size.file.close()
    assert all(size.src.endswith(".webp") for size in picture_of(picture).renditions)

    answer = client.get(picture.file.url)
    assert b"KAMERA RAHASIA" in answer.content
    assert answer["Content-Disposition"] == "attachment"
    assert client.get(picture.file.url + "x").status_code == 404
    assert client.get(picture.file.url.rpartition("/")[0] + "/..").status_code == 404
    client.logout()
    assert client.get(picture.file.url).status_code == 302
