"""The demo's pictures are drawn the same every time, and are fit for a page."""

from io import BytesIO

import pytest
from PIL import Image

from warta.newsroom.demo.canvas import jpeg
from warta.newsroom.demo.portraits import SIDE, portrait
from warta.newsroom.demo.scenes import SCENES, draw


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_a_scene_is_a_picture_and_the_same_seed_gives_the_same_one(scene):
    picture = draw(scene, "a-story")
    assert picture.size == (1600, 900)
    assert picture.tobytes() == draw(scene, "a-story").tobytes()
    assert picture.tobytes() != draw(scene, "another-story").tobytes()
    # Something is drawn in every part of it: no quarter is one flat colour.
    for left, top in ((0, 0), (800, 0), (0, 450), (800, 450)):
        darkest, lightest = picture.crop((left, top, left + 800, top + 450)).convert("L").getextrema()
        assert lightest - darkest > 25


def test_it_is_kept_as_jpeg_of_a_decent_size():
    data = jpeg(draw("harbour", "a-story"))
    with Image.open(BytesIO(data)) as picture:
        assert picture.format == "JPEG"
    assert len(data) < 400_000


@pytest.mark.parametrize("hair", ["short", "long", "bun", "scarf", "curls", "grey"])
def test_authors_have_faces_that_differ(hair):
    face = portrait("somebody", hair, place=1)
    assert face.size == (SIDE, SIDE)
    assert face.tobytes() == portrait("somebody", hair, place=1).tobytes()
    assert face.tobytes() != portrait("somebody", hair, place=2).tobytes()
