"""A canvas to draw the demo's pictures on: flat shapes, soft light, layers of silhouettes, a little grain.

Coordinates are those of the finished picture, in pixels from the upper left. The canvas is twice as large inside,
so that edges come out smooth.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from random import Random

from PIL import Image, ImageChops, ImageDraw

FINE = 2
"""How many pixels are drawn for one that is kept, each way."""

Colour = tuple[int, int, int]
Point = tuple[float, float]


def colour(code: str) -> Colour:
    """``d8c3a5`` as red, green and blue."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """A colour between two; ``share`` is how much of it is the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


class Canvas:
    def __init__(self, width: int, height: int, random: Random) -> None:
        self.width, self.height, self.random = width, height, random
        self.image = Image.new("RGB", (width * FINE, height * FINE))
        self._draw = ImageDraw.Draw(self.image)

    def gradient(self, stops: Sequence[Colour], top: float = 0, bottom: float | None = None) -> None:
        """Fill from edge to edge between two heights, the colours evenly spaced from top to bottom."""
        bottom = self.height if bottom is None else bottom
        column = Image.new("RGB", (1, len(stops)))
        column.putdata(list(stops))
        size = (1, max(1, round((bottom - top) * FINE)))
        # Half a stop is cut off at either end, where the edge colour would only be repeated.
        shade = column.resize(size, Image.Resampling.BICUBIC, box=(0, 0.3, 1, len(stops) - 0.3))
        self.image.paste(shade.resize((self.image.width, size[1])), (0, round(top * FINE)))

    def glow(self, x: float, y: float, radius: float, shade: Colour, strength: float = 1.0) -> None:
        """Light that fades from a point outwards."""
        side = round(radius * 2 * FINE)
        # Pillow's gradient is 255 in the corners; at the middle of an edge, where the light must end, it is 180.
        fading = Image.radial_gradient("L").point(
            [round(max(0, 1 - i / 180) ** 2 * 255 * strength) for i in range(256)]
        )
        mask = fading.resize((side, side), Image.Resampling.BILINEAR)
        self.image.paste(shade, (round((x - radius) * FINE), round((y - radius) * FINE)), mask)

    def mist(self, top: float, bottom: float, shade: Colour, strength: float) -> None:
        """A veil, thickest at its lower edge."""
        size = (self.image.width, max(1, round((bottom - top) * FINE)))
        mask = Image.linear_gradient("L").point([round(i * strength) for i in range(256)]).resize(size)
        self.image.paste(shade, (0, round(top * FINE)), mask)

    def polygon(self, points: Sequence[Point], shade: Colour) -> None:
        self._draw.polygon([(x * FINE, y * FINE) for x, y in points], fill=shade)

    def box(self, left: float, top: float, right: float, bottom: float, shade: Colour) -> None:
        if right > left and bottom > top:
            self._draw.rectangle(
                (round(left * FINE), round(top * FINE), round(right * FINE) - 1, round(bottom * FINE) - 1), fill=shade
            )

    def disc(self, x: float, y: float, radius: float, shade: Colour, flat: float = 1.0) -> None:
        """A disc; ``flat`` below 1 makes it lower than wide."""
        tall = radius * flat
        self._draw.ellipse(((x - radius) * FINE, (y - tall) * FINE, (x + radius) * FINE, (y + tall) * FINE), fill=shade)

    def line(self, points: Sequence[Point], shade: Colour, thick: float = 1.0) -> None:
        self._draw.line(
            [(x * FINE, y * FINE) for x, y in points], fill=shade, width=max(1, round(thick * FINE)), joint="curve"
        )

    def below(self, height: Callable[[float], float], shade: Colour, bottom: float | None = None) -> None:
        """Fill everything below a line that runs from edge to edge."""
        bottom = self.height if bottom is None else bottom
        top = [(x, height(x)) for x in range(0, self.width + 1, 4)]
        self.polygon([*top, (self.width, bottom), (0, bottom)], shade)

    def stars(self, count: int, bottom: float, shade: Colour, behind: Colour) -> None:
        for _ in range(count):
            x, y = self.random.uniform(0, self.width), bottom * self.random.random() ** 1.2
            self.disc(x, y, self.random.choice((0.6, 0.8, 1.0, 1.7)), mix(behind, shade, self.random.uniform(0.3, 1)))

    def finish(self, grain: int = 5) -> Image.Image:
        """The picture at its size, with paper's grain over it; ``grain`` is how far it strays from the colour."""
        picture = self.image.reduce(FINE)
        size = (self.width // 2, self.height // 2)
        speckles = Image.frombytes("L", size, self.random.randbytes(size[0] * size[1]))
        speckles = speckles.point([round(128 + (i - 127.5) / 127.5 * grain) for i in range(256)])
        speckles = speckles.resize(picture.size, Image.Resampling.BILINEAR)
        return ImageChops.overlay(picture, Image.merge("RGB", (speckles,) * 3))


def jpeg(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=86)
    return written.getvalue()


def hills(random: Random, base: float, height: float, width: float, rough: int = 5) -> Callable[[float], float]:
    """The line of a ridge: waves upon waves, each half as high and about twice as short as the one before."""
    waves = [
        (height / 2**octave, (octave + 1) ** 1.6 * random.uniform(0.7, 1.3), random.uniform(0, 2 * math.pi))
        for octave in range(rough)
    ]
    return lambda x: (
        base
        - sum(high * (0.5 + 0.5 * math.sin(often * 2 * math.pi * x / width + shift)) for high, often, shift in waves)
    )


def crags(random: Random, base: float, height: float, width: float) -> Callable[[float], float]:
    """The line of a mountain range: midpoints thrown up and down, less and less."""
    points = [random.uniform(0.2, 0.55), random.uniform(0.6, 1.0), random.uniform(0.2, 0.6), random.uniform(0.4, 0.9)]
    spread = 0.22
    while len(points) < 200:
        between = [(a + b) / 2 + random.uniform(-spread, spread) for a, b in pairwise(points)]
        points = [point for pair in zip(points, between, strict=False) for point in pair] + [points[-1]]
        spread /= 2
    last = len(points) - 1

    def line(x: float) -> float:
        place = min(max(x / width, 0), 1) * last
        left = min(int(place), last - 1)
        return base - height * (points[left] + (points[left + 1] - points[left]) * (place - left))

    return line
