"""The demo's authors as simple drawn heads: nobody is meant by them."""

from __future__ import annotations

from random import Random
from typing import Literal

from PIL import Image

from warta.newsroom.demo.canvas import Canvas, Colour, colour, mix

SIDE = 480

Hair = Literal["short", "long", "bun", "scarf", "curls", "grey"]

_SKINS = tuple(map(colour, ("8d5a3b", "a8734c", "bd8a63", "7a4b32")))
_GROUNDS = tuple(map(colour, ("d9c7a3", "a9bdb6", "c9a08a", "9fb0c4", "c2c49a", "cdb6c4")))
_CLOTHES = tuple(map(colour, ("2f4a57", "7a3b34", "41553f", "54456b", "8a6a2f", "33475c")))


def portrait(slug: str, hair: Hair, *, glasses: bool = False, place: int = 0) -> Image.Image:
    """A head of 480 × 480 pixels; ``place`` chooses colours, so that the newsroom's authors differ."""
    random = Random(f"portrait/{slug}")  # noqa: S311 (a drawing, no secret)
    ground, skin = _GROUNDS[place % len(_GROUNDS)], random.choice(_SKINS)
    cloth = _CLOTHES[place % len(_CLOTHES)]
    dark = colour("b9b4ab") if hair == "grey" else mix(colour("1d1a1c"), colour("4a3226"), random.random() * 0.6)
    canvas = Canvas(SIDE, SIDE, random)
    canvas.gradient((mix(ground, (255, 255, 255), 0.35), ground))
    canvas.disc(240, 250, 205, mix(ground, (255, 255, 255), 0.22))
    shadow = mix(skin, colour("3a1f1a"), 0.24)
    _behind(canvas, hair, dark, cloth)
    canvas.polygon([(205, 270), (275, 270), (290, 400), (190, 400)], shadow)
    _shoulders(canvas, cloth, skin, ground)
    for ear in () if hair == "scarf" else (152, 328):
        canvas.disc(ear, 232, 20, shadow if ear > 240 else skin)
    canvas.disc(240, 222, 90, skin, 1.16)
    canvas.disc(240, 262, 72, skin, 0.92)
    _face(canvas, shadow, dark if hair != "grey" else colour("6d675f"), glasses)
    _front(canvas, hair, dark, cloth, skin)
    return canvas.finish(grain=6)


def _shoulders(canvas: Canvas, cloth: Colour, skin: Colour, ground: Colour) -> None:
    canvas.disc(240, 500, 178, cloth, 0.78)
    canvas.polygon([(196, 365), (240, 440), (284, 365)], mix(skin, colour("3a1f1a"), 0.12))
    lapel = mix(cloth, ground, 0.35)
    canvas.polygon([(196, 360), (176, 378), (228, 468), (240, 440)], lapel)
    canvas.polygon([(284, 360), (304, 378), (252, 468), (240, 440)], lapel)


def _face(canvas: Canvas, shadow: Colour, brow: Colour, glasses: bool) -> None:
    ink = colour("241c1c")
    for x in (204, 276):
        canvas.disc(x, 228, 6.5, ink)
        canvas.disc(x + 2, 226, 1.8, (250, 248, 240))
        canvas.line([(x - 18, 207), (x - 4, 201), (x + 17, 206)], brow, 5)
        if glasses:
            canvas.line([(x + 27 * dx, 228 + 21 * dy) for dx, dy in _ROUND], ink, 3.5)
    if glasses:
        canvas.line([(231, 224), (240, 221), (249, 224)], ink, 3.5)
    canvas.line([(241, 226), (247, 258), (234, 262)], shadow, 4)
    canvas.line([(212, 284), (226, 292), (240, 294), (254, 292), (268, 284)], mix(shadow, colour("7a2f2a"), 0.5), 5)


_ROUND = ((1, 0), (0.92, 0.6), (0.6, 0.92), (0, 1), (-0.6, 0.92), (-0.92, 0.6), (-1, 0), (-0.92, -0.6), (-0.6, -0.92),
          (0, -1), (0.6, -0.92), (0.92, -0.6), (1, 0))  # fmt: skip


def _behind(canvas: Canvas, hair: Hair, dark: Colour, cloth: Colour) -> None:
    match hair:
        case "long":
            canvas.disc(240, 225, 122, dark, 1.08)
            canvas.polygon([(120, 230), (360, 230), (372, 400), (108, 400)], dark)
        case "bun":
            canvas.disc(240, 92, 46, dark)
            canvas.disc(240, 205, 108, dark, 1.02)
        case "scarf":
            veil = mix(cloth, (255, 255, 255), 0.3)
            canvas.disc(240, 230, 132, veil, 1.12)
            canvas.polygon([(112, 250), (368, 250), (400, 430), (80, 430)], veil)
        case "curls":
            for x, y, size in ((160, 150, 58), (240, 118, 66), (320, 150, 58), (140, 210, 40), (340, 210, 40)):
                canvas.disc(x, y, size, dark)


def _front(canvas: Canvas, hair: Hair, dark: Colour, cloth: Colour, skin: Colour) -> None:
    match hair:
        case "short" | "grey":
            canvas.polygon([(146, 214), (150, 160), (182, 122), (240, 106), (298, 122), (330, 160), (334, 214),
                            (318, 188), (296, 164), (240, 172), (196, 160), (164, 190)], dark)  # fmt: skip
        case "long":
            canvas.polygon([(146, 250), (146, 170), (186, 118), (240, 104), (296, 118), (334, 170), (334, 250),
                            (318, 190), (272, 146), (206, 164), (164, 196)], dark)  # fmt: skip
        case "bun":
            canvas.polygon([(146, 222), (150, 158), (190, 116), (240, 104), (290, 116), (330, 158), (334, 222),
                            (312, 172), (240, 140), (168, 172)], dark)  # fmt: skip
        case "curls":
            for x, y, size in ((172, 160, 34), (206, 142, 36), (246, 138, 36), (286, 144, 34), (312, 166, 30)):
                canvas.disc(x, y, size, dark)
        case "scarf":
            veil = mix(cloth, (255, 255, 255), 0.3)
            fold = mix(cloth, (255, 255, 255), 0.18)
            canvas.polygon([(140, 240), (146, 166), (186, 118), (240, 106), (294, 118), (334, 166), (340, 240),
                            (322, 190), (292, 156), (240, 146), (188, 156), (158, 190)], veil)  # fmt: skip
            canvas.polygon([(140, 236), (160, 192), (158, 270), (190, 326), (240, 346), (290, 326), (322, 270),
                            (320, 192), (340, 236), (344, 330), (310, 420), (170, 420), (136, 330)], veil)  # fmt: skip
            canvas.line([(164, 300), (210, 366), (300, 384)], fold, 6)
            canvas.line([(322, 300), (270, 376), (180, 408)], fold, 6)
