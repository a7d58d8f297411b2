"""The scenes of the demo's pictures. The same slug always gives the same picture."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from PIL import Image

from warta.newsroom.demo.canvas import Canvas, Colour, colour, crags, hills, mix

WIDTH, HEIGHT = 1600, 900


@dataclass(frozen=True)
class Light:
    """An hour of the day: the sky from top to horizon, the sun or moon, what is far and what is near."""

    sky: tuple[Colour, ...]
    sun: Colour
    far: Colour
    near: Colour
    accent: Colour

    def layer(self, depth: float) -> Colour:
        """The colour of something between the horizon (0) and the reader (1)."""
        return mix(self.far, self.near, depth)


def _light(sky: str, sun: str, far: str, near: str, accent: str) -> Light:
    return Light(tuple(map(colour, sky.split())), *map(colour, (sun, far, near, accent)))


DAWN = _light("5d7f9b 9db4bd e3cfb6 f4dcb4", "fff3d6", "a9b4b4", "22343f", "c8553d")
DUSK = _light("2f3e5c 70607a c9806d f0b67f", "ffe2b0", "93717c", "1d2233", "e0a458")
DAY = _light("6fa3bd a5c8cf d5e3da f1ecd9", "fffdf0", "9fb9ba", "27484f", "c8553d")
STORM = _light("3b4a56 64757d 98a4a4 c9cbbf", "eef0e4", "7f8d90", "1c2a31", "d08c42")
NIGHT = _light("0b1424 152640 2b4460 5c6f7c", "f2ead0", "33475c", "0a111c", "e8c37a")
HAZE = _light("7d9a94 b6c4a8 e6dcae f5e8c0", "fff8df", "a3b294", "27402f", "b8552f")

Scene = Callable[[Canvas, Random], None]


def draw(scene: str, seed: str) -> Image.Image:
    """A picture of 1600 × 900 pixels. Raises KeyError for a scene that is not in ``SCENES``."""
    random = Random(f"{scene}/{seed}")  # noqa: S311 (a drawing, no secret)
    canvas = Canvas(WIDTH, HEIGHT, random)
    SCENES[scene](canvas, random)
    return canvas.finish()


# What scenes share


def _sky(canvas: Canvas, light: Light, horizon: float, sun: tuple[float, float] | None = None) -> None:
    canvas.gradient(light.sky, 0, horizon)
    if sun is not None:
        canvas.glow(*sun, 520, light.sun, 0.55)
        canvas.disc(*sun, 38, light.sun)


def _clouds(canvas: Canvas, random: Random, light: Light, top: float, bottom: float, count: int = 7) -> None:
    """Long flat clouds, lit from below."""
    for _ in range(count):
        x, y = random.uniform(-100, WIDTH), random.uniform(top, bottom)
        length, shade = random.uniform(180, 520), mix(light.sky[1], light.sun, random.uniform(0.25, 0.5))
        for step in range(6):
            shift, share = random.uniform(0, 0.5) * length, random.uniform(0.3, 0.7)
            canvas.disc(x + shift + length * share / 2, y - step * 3, length * share / 2, shade, 0.06)


def _water(canvas: Canvas, random: Random, light: Light, horizon: float, sun: float | None = None) -> None:
    low = mix(light.sky[0], light.near, 0.55)
    canvas.gradient((mix(light.sky[-1], light.sky[-2], 0.4), mix(light.sky[1], low, 0.35), low), horizon, HEIGHT)
    for _ in range(210):
        depth = random.random() ** 1.7
        y = horizon + 3 + depth * (HEIGHT - horizon)
        x, length = random.uniform(-40, WIDTH), (20 + 190 * depth) * random.uniform(0.4, 1)
        shade = mix(low, light.sky[-2], random.uniform(0.1, 0.5) * (1 - depth * 0.6))
        canvas.disc(x, y, length / 2, shade, 0.018 + 0.008 * depth)
    if sun is not None:
        for _ in range(90):
            depth = random.random()
            y = horizon + 2 + depth * (HEIGHT - horizon) * 0.9
            x = random.gauss(sun, 10 + 60 * depth)
            shade = mix(light.sky[-1], light.sun, random.random())
            canvas.disc(x, y, random.uniform(8, 20 + 50 * depth), shade, 0.05)


def _boat(canvas: Canvas, x: float, y: float, size: float, hull: Colour, sail: Colour | None, water: Colour) -> None:
    """A boat with the water line at ``y``; ``size`` is its length."""
    half = size / 2
    canvas.disc(x, y + size * 0.03, half * 0.95, water, 0.09)
    canvas.polygon(
        [
            (x - half * 1.1, y - size * 0.17),
            (x - half * 0.7, y),
            (x + half * 0.75, y),
            (x + half * 1.15, y - size * 0.2),
            (x + half * 0.6, y - size * 0.1),
            (x - half * 0.6, y - size * 0.1),
        ],
        hull,
    )
    if sail is None:
        canvas.box(x - half * 0.35, y - size * 0.27, x + half * 0.2, y - size * 0.09, hull)
        canvas.box(x - half * 0.25, y - size * 0.23, x + half * 0.1, y - size * 0.18, mix(hull, (255, 244, 214), 0.7))
        canvas.line([(x + half * 0.3, y - size * 0.1), (x + half * 0.3, y - size * 0.42)], hull, size * 0.012)
    else:
        mast = (x - half * 0.05, y - size * 0.95)
        canvas.line([(x - half * 0.05, y - size * 0.08), mast], hull, size * 0.014)
        canvas.polygon([mast, (x - half * 0.85, y - size * 0.18), (x - half * 0.1, y - size * 0.14)], sail)
        canvas.polygon(
            [mast, (x + half * 0.8, y - size * 0.2), (x + half * 0.02, y - size * 0.14)], mix(sail, hull, 0.16)
        )


def _palm(canvas: Canvas, random: Random, x: float, y: float, tall: float, shade: Colour) -> None:
    lean = random.uniform(-0.22, 0.22) * tall
    trunk = [(x + lean * t * t, y - tall * t) for t in (0, 0.2, 0.4, 0.6, 0.8, 1)]
    thick = tall * 0.017
    sides = [(a + thick * (1.4 - i * 0.14), b) for i, (a, b) in enumerate(trunk)]
    canvas.polygon([(a - thick * (1.4 - i * 0.14), b) for i, (a, b) in enumerate(trunk)] + sides[::-1], shade)
    top_x, top_y = trunk[-1]
    for turn in range(10):
        angle = math.pi * (-0.16 + 1.32 * turn / 9) + random.uniform(-0.1, 0.1)
        long = tall * random.uniform(0.34, 0.46)
        out, up = math.cos(angle) * long, math.sin(angle) * long
        # A frond leaves the crown straight and droops: a curve above, and a fringe that hangs from it.
        rib = [(top_x + out * t, top_y - up * t * 0.75 + long * 0.62 * t * t) for t in (i / 8 for i in range(9))]
        fringe = [
            (a, b + long * 0.2 * math.sin(math.pi * min(1, i / 8 + 0.08)) * (1 if i % 2 else 0.45))
            for i, (a, b) in enumerate(rib)
        ]
        canvas.polygon(rib + fringe[::-1], shade)


def _crane(canvas: Canvas, x: float, ground: float, tall: float, shade: Colour, thick: float) -> None:
    """A quay crane with its boom out over the water on the left."""
    wide = tall * 0.28
    for leg in (x, x + wide):
        canvas.line([(leg, ground), (leg, ground - tall * 0.72)], shade, thick)
    canvas.line([(x, ground - tall * 0.36), (x + wide, ground - tall * 0.36)], shade, thick * 0.8)
    canvas.line([(x, ground), (x + wide, ground - tall * 0.36)], shade, thick * 0.5)
    peak = (x + wide * 0.45, ground - tall)
    boom_y = ground - tall * 0.7
    canvas.line([(x - tall * 0.62, boom_y), (x + wide + tall * 0.2, boom_y)], shade, thick * 1.3)
    canvas.line([(x, boom_y), peak, (x + wide, boom_y)], shade, thick * 0.8)
    for reach in (0.58, 0.3):
        canvas.line([peak, (x - tall * reach, boom_y)], shade, thick * 0.35)
    canvas.line([peak, (x + wide + tall * 0.18, boom_y)], shade, thick * 0.35)
    canvas.box(x - tall * 0.25, boom_y, x - tall * 0.17, boom_y + tall * 0.06, shade)
    canvas.line([(x - tall * 0.21, boom_y), (x - tall * 0.21, boom_y + tall * 0.3)], shade, thick * 0.3)


# The scenes


def _harbour(canvas: Canvas, random: Random) -> None:
    light = random.choice((DAWN, DUSK, HAZE))
    horizon, sun = 560, (random.uniform(380, 760), random.uniform(380, 470))
    _sky(canvas, light, horizon, sun)
    _clouds(canvas, random, light, 90, 330)
    canvas.below(hills(random, horizon, 70, WIDTH), light.layer(0.1), horizon + 2)
    canvas.mist(horizon - 90, horizon, light.sky[-1], 0.6)
    _water(canvas, random, light, horizon, sun[0])
    _ship(canvas, random, random.uniform(380, 480), 600, 470, light)
    quay = 640
    for x, tall, depth in ((790, 300, 0.35), (1010, 350, 0.55), (1275, 430, 0.8)):
        _crane(canvas, x + random.uniform(-30, 30), quay, tall, light.layer(depth), 5 + 4 * depth)
    canvas.polygon([(840, quay - 10), (WIDTH, quay - 10), (WIDTH, HEIGHT), (1180, HEIGHT)], light.layer(0.95))
    canvas.polygon([(840, quay - 10), (WIDTH, quay - 10), (WIDTH, quay + 10), (860, quay + 6)], light.layer(0.75))
    shades = (light.accent, mix(light.accent, light.near, 0.45), light.layer(0.55), mix(light.sun, light.near, 0.35))
    for row in range(4):
        left = 1130 + row * 70 + random.uniform(0, 30)
        for place in range(8 - row):
            x = left + place * 78
            if random.random() < 0.88:
                canvas.box(x, quay - 44 - row * 34, x + 74, quay - 12 - row * 34, random.choice(shades))
    _boat(canvas, random.uniform(170, 260), 765, 190, light.near, None, light.layer(0.8))


def _ship(canvas: Canvas, random: Random, x: float, y: float, size: float, light: Light) -> None:
    """A container ship, its bow to the left."""
    hull = light.layer(0.75)
    half = size / 2
    shades = (light.accent, mix(light.accent, light.far, 0.5), light.layer(0.45), mix(light.sun, light.near, 0.4))
    for place in range(12):
        for row in range(random.randint(2, 5)):
            left = x - half * 0.78 + place * size * 0.058
            base = y - size * 0.085 - row * size * 0.03
            canvas.box(left, base - size * 0.028, left + size * 0.054, base, random.choice(shades))
    canvas.box(x + half * 0.66, y - size * 0.27, x + half * 0.86, y - size * 0.08, mix(light.sun, hull, 0.25))
    for deck in range(4):
        canvas.box(
            x + half * 0.68, y - size * (0.25 - deck * 0.04), x + half * 0.84, y - size * (0.237 - deck * 0.04), hull
        )
    canvas.box(x + half * 0.7, y - size * 0.33, x + half * 0.77, y - size * 0.27, light.accent)
    canvas.polygon(
        [(x - half, y - size * 0.1), (x - half * 0.92, y), (x + half * 0.9, y), (x + half * 0.96, y - size * 0.09)],
        hull,
    )
    canvas.disc(x, y + 2, half * 0.95, mix(light.sky[1], light.near, 0.5), 0.025)


def _sea(canvas: Canvas, random: Random) -> None:
    light = random.choice((DAWN, STORM, DUSK))
    horizon, sun = 470, (random.uniform(300, 1250), random.uniform(330, 420))
    _sky(canvas, light, horizon, sun)
    _clouds(canvas, random, light, 70, 350, 10)
    canvas.below(hills(random, horizon, 34, WIDTH, 4), light.layer(0.08), horizon + 2)
    _water(canvas, random, light, horizon, sun[0])
    _ship(canvas, random, random.uniform(620, 980), horizon + 34, 520, light)
    for row in range(6):
        depth = (row + 1) / 6
        base, swell = horizon + 90 + 330 * depth**1.3, 10 + 26 * depth
        shift, often = random.uniform(0, 7), 5.5 - 3 * depth
        shade = mix(mix(light.sky[1], light.near, 0.35), light.near, depth * 0.75)

        def wave(
            x: float, base: float = base, swell: float = swell, shift: float = shift, often: float = often
        ) -> float:
            turn = often * 2 * math.pi * x / WIDTH + shift
            return base - swell * (math.sin(turn) + 0.35 * math.sin(2.3 * turn + 1)) * 0.5

        canvas.below(lambda x, wave=wave, depth=depth: wave(x) - 2 - 2 * depth, mix(shade, light.sky[-1], 0.35))  # type: ignore[misc]
        canvas.below(wave, shade)


def _boats(canvas: Canvas, random: Random) -> None:
    light = random.choice((DUSK, DAWN, DAY, HAZE))
    horizon, sun = 450, (random.uniform(260, 1340), random.uniform(250, 390))
    _sky(canvas, light, horizon, sun)
    _clouds(canvas, random, light, 60, 300)
    canvas.below(hills(random, horizon, 90, WIDTH), light.layer(0.1), horizon + 2)
    canvas.mist(horizon - 110, horizon, light.sky[-1], 0.55)
    canvas.below(hills(random, horizon + 4, 34, WIDTH * 1.6), light.layer(0.25), horizon + 6)
    _water(canvas, random, light, horizon, sun[0])
    sails = (light.sun, light.accent, mix(light.accent, light.sun, 0.5), mix(light.sun, light.far, 0.3))
    places = [random.uniform(60, 260) + lane * 300 for lane in range(5)]
    random.shuffle(places)
    for lane, x in enumerate(places):
        depth = 0.08 + 0.2 * lane + random.uniform(-0.03, 0.03)
        sail = sails[lane % len(sails)] if lane % 3 != 1 else None
        _boat(
            canvas,
            x,
            horizon + 30 + 370 * depth,
            70 + 230 * depth,
            light.layer(0.4 + 0.6 * depth),
            sail,
            light.layer(0.8),
        )


def _mountain(canvas: Canvas, random: Random) -> None:
    light = random.choice((DAWN, HAZE, DAY))
    _sky(canvas, light, 720, (random.uniform(900, 1300), random.uniform(190, 280)))
    _clouds(canvas, random, light, 60, 260, 5)
    for row, (base, height) in enumerate(((640, 420), (720, 360), (790, 260))):
        shade = light.layer(0.12 + row * 0.24)
        line = crags(random, base, height, WIDTH)
        canvas.below(line, shade)
        if row == 0:
            snow = mix(light.sun, shade, 0.15)
            for x in range(0, WIDTH, 4):
                top = line(x)
                if top < 400:
                    deep = (400 - top) * (0.5 + 0.35 * math.sin(x / 17) * math.sin(x / 41))
                    canvas.box(x, top, x + 4, top + max(4, deep), snow)
        canvas.mist(base - 190, base + 70, light.sky[-1], 0.5 - row * 0.1)
    canvas.below(hills(random, 850, 110, WIDTH * 1.5), light.layer(0.8))
    _road(canvas, mix(light.sun, light.near, 0.25))
    for _ in range(46):
        x = random.uniform(0, WIDTH)
        if abs(x - 800) > 260:
            _fir(canvas, x, random.uniform(800, 915), random.uniform(70, 150), light.layer(random.uniform(0.85, 1)))


def _road(canvas: Canvas, shade: Colour) -> None:
    left, right = [], []
    for step in range(41):
        t = step / 40
        x = 800 + math.sin(t * 7.5) * 170 * (1 - t) ** 0.7 * (0.25 + t)
        y, half = 915 - 175 * t**0.75, 62 * (1 - t) ** 1.5 + 2.5
        left.append((x - half, y))
        right.append((x + half, y))
    canvas.polygon(left + right[::-1], shade)


def _fir(canvas: Canvas, x: float, y: float, tall: float, shade: Colour) -> None:
    for part in range(4):
        top, wide = y - tall + part * tall * 0.2, tall * (0.1 + part * 0.055)
        canvas.polygon([(x, top), (x - wide, top + tall * 0.34), (x + wide, top + tall * 0.34)], shade)


def _volcano(canvas: Canvas, random: Random) -> None:
    light = random.choice((DAWN, DUSK))
    _sky(canvas, light, 700, None)
    canvas.glow(1240, 420, 620, light.sun, 0.5)
    peak, top = random.uniform(700, 880), 215
    smoke = mix(light.sky[1], light.sun, 0.55)
    for step in range(34):
        t = step / 33
        x, y = peak + 20 + t * 330 + random.uniform(-14, 14) * (1 + t), top - 6 - 150 * t**0.7 + random.uniform(-9, 9)
        canvas.glow(x, y, 30 + 95 * t, smoke, 0.34 * (1 - t) + 0.12)
    canvas.below(hills(random, 640, 130, WIDTH), light.layer(0.12))
    canvas.mist(480, 650, light.sky[-1], 0.45)

    def cone(x: float) -> float:
        away = abs(x - peak)
        rough = 5 * math.sin(x / 13) + 4 * math.sin(x / 29 + 1)
        return (
            top + 16 - 10 * math.cos(x / 8)
            if away < 46
            else top + 12 + rough * min(1, away / 300) + 1.25 * (away - 46) ** 0.93
        )

    canvas.below(cone, light.layer(0.42))
    for gully in range(13):
        foot = peak + (gully - 6) * 96 + random.uniform(-24, 24)
        start = peak + (foot - peak) * 0.07
        shade = mix(light.layer(0.42), light.near if gully > 6 else light.far, 0.22)
        y = cone(start) + 14
        canvas.polygon([(start - 3, y), (start + 3, y), (foot + 34, 800), (foot - 22, 800)], shade)
    canvas.mist(520, 740, light.sky[-1], 0.5)
    canvas.below(hills(random, 770, 120, WIDTH), light.layer(0.66))
    canvas.below(hills(random, 850, 120, WIDTH * 1.3), light.layer(0.85))
    for _ in range(15):
        _house(canvas, random, random.uniform(60, 1540), random.uniform(765, 850), random.uniform(34, 54), light)
    canvas.below(hills(random, 905, 70, WIDTH), light.near)
    for _ in range(8):
        _palm(canvas, random, random.uniform(0, WIDTH), 900, random.uniform(110, 230), light.near)


def _house(canvas: Canvas, random: Random, x: float, y: float, size: float, light: Light) -> None:
    wall, roof = mix(light.sun, light.near, 0.45), mix(light.accent, light.near, 0.3)
    canvas.box(x - size / 2, y - size * 0.5, x + size / 2, y, wall)
    canvas.polygon([(x - size * 0.68, y - size * 0.46), (x, y - size * 0.95), (x + size * 0.68, y - size * 0.46)], roof)
    canvas.box(x - size * 0.1, y - size * 0.3, x + size * 0.12, y, light.near)
    if random.random() < 0.5:
        canvas.box(x + size * 0.22, y - size * 0.34, x + size * 0.38, y - size * 0.18, light.accent)


def _rice(canvas: Canvas, random: Random) -> None:
    light = random.choice((HAZE, DAY, DAWN))
    green, deep = colour("8fae5d"), colour("2e5238")
    sun = (random.uniform(300, 1300), random.uniform(170, 260))
    _sky(canvas, light, 480, sun)
    _clouds(canvas, random, light, 60, 240)
    for row, base in enumerate((430, 470)):
        canvas.below(hills(random, base, 130 - row * 40, WIDTH), mix(light.layer(0.12 + row * 0.2), deep, 0.2))
        canvas.mist(base - 120, base + 30, light.sky[-1], 0.5)
    for step in range(9):
        t = step / 8
        base = 450 + 400 * t**1.25
        slope, shift = random.uniform(-0.06, 0.06), random.uniform(0, 7)
        swing = 14 + 30 * t

        def edge(
            x: float, base: float = base, slope: float = slope, shift: float = shift, swing: float = swing
        ) -> float:
            return base + slope * (x - 800) * 0.5 - swing * math.sin(x / 290 + shift)

        crop = mix(mix(green, light.sky[-1], 0.42 * (1 - t)), deep, 0.1 + 0.42 * t * random.uniform(0.7, 1.1))
        bank, thick = mix(deep, light.near, 0.3 + 0.3 * t), 4 + 9 * t
        if step % 2 == 0:
            # A flooded terrace: the sky lies in it.
            shade = mix(light.sky[-1], light.sky[1], 0.25 + 0.4 * t)
            canvas.below(edge, bank)
            canvas.below(lambda x, edge=edge, thick=thick: edge(x) + thick, shade)  # type: ignore[misc]
            for _ in range(int(50 + 60 * t)):
                x = random.uniform(0, WIDTH)
                y = edge(x) + thick + random.uniform(4, 26 + 44 * t)
                canvas.line([(x, y), (x + random.uniform(-3, 3), y - 5 - 11 * t)], mix(green, deep, 0.5), 1 + t)
        else:
            canvas.below(edge, bank)
            canvas.below(lambda x, edge=edge, thick=thick: edge(x) + thick, crop)  # type: ignore[misc]
            for line in range(3):
                shade = mix(crop, deep, 0.18)
                points = [(x, edge(x) + thick + 10 + (line + 0.4) * (9 + 15 * t)) for x in range(0, WIDTH + 1, 20)]
                canvas.line(points, shade, 1.2 + 2 * t)
    for _ in range(6):
        x = random.choice((random.uniform(20, 330), random.uniform(1270, 1580)))
        _palm(canvas, random, x, random.uniform(560, 640), random.uniform(150, 240), mix(deep, light.near, 0.5))
    _farmer(canvas, random.uniform(620, 980), 700, 62, light)


def _farmer(canvas: Canvas, x: float, y: float, tall: float, light: Light) -> None:
    """Somebody with a wide hat, bent to the field."""
    canvas.polygon([(x - 7, y), (x + 9, y), (x + 13, y - tall * 0.5), (x - 9, y - tall * 0.5)], light.near)
    canvas.polygon(
        [(x - 10, y - tall * 0.45), (x + 13, y - tall * 0.5), (x + 25, y - tall * 0.82), (x + 4, y - tall * 0.86)],
        light.accent,
    )
    canvas.polygon(
        [(x - 8, y - tall * 0.76), (x + 44, y - tall * 0.74), (x + 19, y - tall * 1.12)],
        mix(light.sun, light.near, 0.2),
    )
    canvas.line([(x + 20, y - tall * 0.7), (x + 32, y - tall * 0.2)], light.near, 5)


def _city(canvas: Canvas, random: Random) -> None:
    light = random.choice((DUSK, DAWN))
    ground = 760
    _sky(canvas, light, ground, (random.uniform(420, 1180), random.uniform(430, 520)))
    _clouds(canvas, random, light, 60, 330)
    for row in range(4):
        depth = 0.1 + row * 0.27
        shade, x = light.layer(depth), random.uniform(-60, 0)
        while x < WIDTH:
            wide = random.uniform(46, 120) * (0.7 + 0.35 * row)
            middle = 1 - abs((x + wide / 2) / WIDTH - 0.52) * 1.3
            tall = (random.uniform(120, 420) * max(0.3, middle)) * (1.05 - row * 0.17) + 60
            _tower(canvas, random, x, ground - tall, wide, ground, shade, light, depth)
            x += wide + random.uniform(-8, 26)
        if row < 3:
            canvas.mist(ground - 240, ground, light.sky[-1], 0.42 - row * 0.1)
    canvas.below(lambda x: ground - 26 - 16 * abs(math.sin(x / 60)) - 9 * abs(math.sin(x / 23 + 1)), light.layer(0.93))
    canvas.gradient((light.layer(0.9), light.near), ground, HEIGHT)
    for _ in range(150):
        x, depth = random.uniform(0, WIDTH), random.random()
        shade = mix(light.near, random.choice((light.accent, light.sun)), random.uniform(0.15, 0.55))
        canvas.disc(x, ground + 10 + depth * 120, 6 + 34 * depth, shade, 0.035)


def _tower(
    canvas: Canvas,
    random: Random,
    x: float,
    top: float,
    wide: float,
    ground: float,
    shade: Colour,
    light: Light,
    depth: float,
) -> None:
    canvas.box(x, top, x + wide, ground, shade)
    canvas.box(x, top, x + wide * 0.32, ground, mix(shade, light.sun, 0.1))
    kind = random.random()
    if kind < 0.25:
        canvas.line([(x + wide / 2, top), (x + wide / 2, top - random.uniform(24, 70))], shade, 3)
    elif kind < 0.45:
        canvas.polygon([(x, top + 1), (x + wide, top + 1), (x + wide * 0.75, top - wide * 0.35)], shade)
    elif kind < 0.65:
        canvas.box(x + wide * 0.2, top - 18, x + wide * 0.75, top, shade)
    if depth > 0.3:
        lit = mix(shade, light.accent, 0.75)
        for y in range(int(top) + 14, int(ground) - 30, 17):
            for place in range(int(wide // 13)):
                if random.random() < 0.2:
                    left = x + 6 + place * 13
                    canvas.box(left, y, left + 6, y + 8, lit)


def _stadium(canvas: Canvas, random: Random) -> None:
    light = random.choice((DUSK, NIGHT))
    _sky(canvas, light, 560)
    canvas.glow(800, 560, 700, light.sky[-1], 0.5)
    _clouds(canvas, random, light, 80, 300, 5)
    canvas.below(hills(random, 505, 90, WIDTH), light.layer(0.3))
    for _ in range(9):
        _palm(canvas, random, random.uniform(0, WIDTH), 520, random.uniform(80, 150), light.layer(0.6))
    stand = light.layer(0.72)
    canvas.polygon([(0, 455), (420, 486), (1180, 486), (1600, 455), (1600, 600), (0, 600)], stand)
    crowd = (
        light.accent,
        light.sun,
        mix(light.accent, light.near, 0.4),
        mix(light.sun, light.far, 0.5),
        colour("9aa9a0"),
    )
    for row in range(7):
        for place in range(200):
            x = place * 8 + random.uniform(-2, 2)
            sag = 31 * (1 - min(1, abs(x - 800) / 800) ** 1.2)
            canvas.disc(x, 468 + sag + row * 14, 3.4, mix(stand, random.choice(crowd), random.uniform(0.3, 0.75)))
    canvas.box(0, 572, WIDTH, 594, mix(light.accent, light.near, 0.35))
    grass, other = colour("4c7a4c"), colour("426d45")
    grass, other = (mix(each, light.near, 0.25) for each in (grass, other))
    canvas.box(0, 592, WIDTH, HEIGHT, grass)
    for stripe in range(-9, 10, 2):
        near, far = 800 + stripe * 230, 800 + stripe * 92
        canvas.polygon([(far, 592), (far + 92, 592), (near + 230, HEIGHT), (near, HEIGHT)], other)
    chalk = mix(light.sun, grass, 0.25)
    canvas.line([(60, 640), (1540, 640)], chalk, 3)
    canvas.line([(360, 640), (220, 780), (1380, 780), (1240, 640)], chalk, 4)
    _goal(canvas, 800, 640, light)
    for x, scale in ((120, 1.0), (1480, 1.0), (470, 0.62), (1130, 0.62)):
        _floodlight(canvas, x, 560, 430 * scale, light)
    players = [(560, 760), (730, 700), (880, 735), (1060, 790), (650, 850), (960, 690)]
    for index, (x, y) in enumerate(players):
        shirt = light.accent if index % 2 else mix(light.sun, light.far, 0.1)
        _player(canvas, random, x + random.uniform(-50, 50), y, 40 + (y - 690) * 0.3, shirt, light)
    canvas.disc(random.uniform(760, 860), 800, 8, light.sun)


def _goal(canvas: Canvas, x: float, y: float, light: Light) -> None:
    white = mix(light.sun, light.near, 0.05)
    net = mix(light.sun, colour("426d45"), 0.55)
    for step in range(1, 12):
        canvas.line([(x - 108 + step * 18, y - 70), (x - 96 + step * 16, y - 4)], net, 0.8)
    for step in range(1, 5):
        canvas.line([(x - 108, y - 70 + step * 14), (x + 108, y - 70 + step * 14)], net, 0.8)
    canvas.line([(x - 108, y), (x - 108, y - 72), (x + 108, y - 72), (x + 108, y)], white, 5)


def _floodlight(canvas: Canvas, x: float, ground: float, tall: float, light: Light) -> None:
    top = ground - tall
    canvas.line([(x - tall * 0.03, ground), (x, top), (x + tall * 0.03, ground)], light.near, tall * 0.012)
    canvas.glow(x, top, tall * 0.55, colour("fff6dc"), 0.75)
    wide, high = tall * 0.13, tall * 0.09
    canvas.box(x - wide, top - high, x + wide, top + high * 0.6, light.near)
    for row in range(3):
        for place in range(5):
            lamp = (x - wide * 0.8 + place * wide * 0.4, top - high * 0.75 + row * high * 0.52)
            canvas.disc(*lamp, wide * 0.13, colour("fffbe8"))


def _player(canvas: Canvas, random: Random, x: float, y: float, tall: float, shirt: Colour, light: Light) -> None:
    stride = random.choice((-1, 1)) * tall * 0.22
    canvas.disc(x, y + 2, tall * 0.35, mix(light.near, colour("426d45"), 0.45), 0.16)
    skin = mix(colour("8a5a3c"), light.near, 0.2)
    canvas.line([(x, y - tall * 0.45), (x + stride, y)], skin, tall * 0.11)
    canvas.line([(x, y - tall * 0.45), (x - stride * 0.9, y - tall * 0.04)], skin, tall * 0.11)
    canvas.polygon(
        [
            (x - tall * 0.13, y - tall * 0.85),
            (x + tall * 0.13, y - tall * 0.85),
            (x + tall * 0.15, y - tall * 0.36),
            (x - tall * 0.15, y - tall * 0.36),
        ],
        shirt,
    )
    canvas.line([(x - tall * 0.12, y - tall * 0.8), (x - stride, y - tall * 0.55)], shirt, tall * 0.09)
    canvas.line([(x + tall * 0.12, y - tall * 0.8), (x + stride, y - tall * 0.58)], shirt, tall * 0.09)
    canvas.disc(x, y - tall * 0.96, tall * 0.1, skin)


def _observatory(canvas: Canvas, random: Random) -> None:
    light = NIGHT
    canvas.gradient(light.sky, 0, 760)
    # The milky way: many faint glows along a slanting line.
    for _ in range(60):
        t = random.random()
        x, y = 150 + 1250 * t + random.gauss(0, 40), 640 - 600 * t + random.gauss(0, 34)
        canvas.glow(x, y, random.uniform(40, 120), mix(light.sky[2], light.sun, 0.3), 0.10)
    canvas.stars(620, 720, light.sun, light.sky[1])
    head_x, head_y = random.uniform(360, 520), random.uniform(190, 300)
    for step in range(70):
        t = step / 69
        for spread in (-1, 1):
            x, y = head_x + 420 * t, head_y - 150 * t + spread * 20 * t - 16 * t * t
            canvas.glow(x, y, 9 + 30 * t, colour("dfe9f2"), 0.16 * (1 - t))
    canvas.glow(head_x, head_y, 44, colour("f4fbff"), 0.9)
    canvas.disc(head_x, head_y, 5, colour("ffffff"))
    canvas.glow(800, 800, 900, colour("8a7f78"), 0.28)
    canvas.below(hills(random, 700, 90, WIDTH), light.layer(0.15))
    canvas.below(hills(random, 770, 100, WIDTH), light.layer(0.45))
    top_x = random.uniform(980, 1120)
    hill = lambda x: 690 + ((x - top_x) / 62) ** 2 * 1.0 if abs(x - top_x) < 700 else 690 + 127  # noqa: E731
    canvas.below(lambda x: min(870, hill(x)) + 4 * math.sin(x / 19), light.layer(0.85))
    _dome(canvas, top_x, 700, 118, light)
    _dome(canvas, top_x - 250, 714, 58, light)
    canvas.below(lambda x: min(880, hill(x) + 20) + 3 * math.sin(x / 27), light.layer(0.94))
    for x in (top_x + 180, top_x + 206):
        _person(canvas, x, 724, 40, light.near)
    canvas.line([(top_x + 228, 726), (top_x + 236, 700), (top_x + 244, 726)], light.near, 3)
    canvas.line([(top_x + 222, 708), (top_x + 254, 688)], light.near, 7)
    for _ in range(40):
        x = random.uniform(0, WIDTH)
        if abs(x - top_x) > 330:
            _fir(canvas, x, random.uniform(850, 930), random.uniform(60, 140), light.near)


def _dome(canvas: Canvas, x: float, ground: float, radius: float, light: Light) -> None:
    wall, shine = mix(light.far, light.sun, 0.25), mix(light.far, light.sun, 0.45)
    canvas.disc(x, ground - radius * 0.6, radius, wall)
    canvas.disc(x - radius * 0.12, ground - radius * 0.63, radius * 0.84, shine)
    canvas.disc(x + radius * 0.06, ground - radius * 0.57, radius * 0.88, wall)
    canvas.polygon(
        [
            (x - radius * 0.5, ground - radius * 1.5),
            (x - radius * 0.24, ground - radius * 1.62),
            (x - radius * 0.02, ground - radius * 0.62),
            (x - radius * 0.3, ground - radius * 0.62),
        ],
        light.near,
    )
    canvas.line(
        [(x - radius * 0.12, ground - radius * 0.8), (x - radius * 0.52, ground - radius * 1.66)], shine, radius * 0.1
    )
    canvas.box(x - radius * 1.04, ground - radius * 0.62, x + radius * 1.04, ground - radius * 0.52, light.near)
    canvas.box(
        x - radius * 0.96,
        ground - radius * 0.52,
        x + radius * 0.96,
        ground + radius * 0.42,
        mix(wall, light.near, 0.35),
    )
    canvas.box(x + radius * 0.3, ground - radius * 0.34, x + radius * 0.56, ground + 12, light.accent)
    canvas.glow(x + radius * 0.43, ground - radius * 0.1, radius * 0.8, light.accent, 0.35)


def _person(canvas: Canvas, x: float, y: float, tall: float, shade: Colour) -> None:
    canvas.disc(x, y - tall * 0.9, tall * 0.13, shade)
    canvas.polygon(
        [
            (x - tall * 0.16, y - tall * 0.72),
            (x + tall * 0.16, y - tall * 0.72),
            (x + tall * 0.13, y),
            (x - tall * 0.13, y),
        ],
        shade,
    )


def _parliament(canvas: Canvas, random: Random) -> None:
    light = random.choice((DAY, DAWN))
    ground = 730
    _sky(canvas, light, ground)
    canvas.glow(420, 240, 640, light.sun, 0.5)
    _clouds(canvas, random, light, 80, 400, 9)
    canvas.below(hills(random, ground, 120, WIDTH), light.layer(0.14))
    stone, shade = mix(light.sun, light.far, 0.28), mix(light.far, light.near, 0.25)
    dark = mix(shade, light.near, 0.45)
    canvas.box(180, 430, 1420, ground, mix(stone, shade, 0.4))
    canvas.box(168, 414, 1432, 440, stone)
    for place in range(20):
        x = 205 + place * 62
        if not 505 < x < 1075:
            for y in (470, 590):
                canvas.box(x, y, x + 28, y + 76, dark)
                canvas.box(x - 4, y + 76, x + 32, y + 82, stone)
    canvas.disc(800, 262, 104, mix(stone, colour("5f7f78"), 0.65))
    canvas.disc(776, 262, 76, mix(stone, colour("5f7f78"), 0.5))
    canvas.box(790, 120, 810, 180, shade)
    canvas.box(690, 258, 910, 316, mix(stone, shade, 0.3))
    for place in range(8):
        canvas.box(702 + place * 27, 268, 714 + place * 27, 312, dark)
    canvas.polygon([(496, 412), (800, 300), (1104, 412)], stone)
    canvas.polygon([(560, 402), (800, 316), (1040, 402)], mix(stone, shade, 0.45))
    canvas.box(496, 412, 1104, 440, stone)
    canvas.box(512, 440, 1088, 690, dark)
    for place in range(8):
        x = 524 + place * 75
        canvas.box(x, 448, x + 30, 690, stone)
        canvas.box(x + 19, 448, x + 30, 690, mix(stone, shade, 0.55))
        canvas.box(x - 6, 440, x + 36, 452, stone)
        canvas.box(x - 6, 680, x + 36, 692, stone)
    for step in range(5):
        canvas.box(480 - step * 16, 690 + step * 9, 1120 + step * 16, 700 + step * 9, mix(stone, shade, 0.12 * step))
    canvas.gradient((mix(stone, shade, 0.5), mix(shade, light.near, 0.3)), ground, HEIGHT)
    cloths = [colour(each) for each in ("b8472f", "2f5d7c", "d9a441", "3f7a5a", "7c4a6b", "e3e0d2")]
    for place in range(11):
        x, top = 110 + place * 138, 520 + 12 * (place % 2)
        canvas.line([(x, 815), (x, top)], light.near, 5)
        one, other = random.sample(cloths, 2)
        swing = random.uniform(-5, 5)
        flag = [
            (x + 2, top + 4),
            (x + 40, top + 12 + swing),
            (x + 82, top + 4),
            (x + 82, top + 54),
            (x + 40, top + 62 + swing),
            (x + 2, top + 54),
        ]
        canvas.polygon(flag, one)
        low = [(a, b if b > top + 30 + swing else b + 25) for a, b in flag]
        canvas.polygon(low, other)
    for _ in range(16):
        x, y = random.uniform(260, 1340), random.uniform(800, 880)
        canvas.disc(x + 6, y, 16, mix(shade, light.near, 0.5), 0.14)
        _person(canvas, x, y, 46 + (y - 800) * 0.2, mix(light.near, light.accent, random.choice((0, 0, 0.5))))


def _beach(canvas: Canvas, random: Random) -> None:
    light = NIGHT
    horizon, moon = 400, (random.uniform(980, 1240), random.uniform(120, 200))
    canvas.gradient(light.sky, 0, horizon)
    canvas.stars(260, 380, light.sun, light.sky[1])
    canvas.glow(*moon, 460, light.sun, 0.5)
    canvas.disc(*moon, 46, light.sun)
    canvas.below(hills(random, horizon, 46, WIDTH), light.layer(0.2), horizon + 2)
    _water(canvas, random, light, horizon, moon[0])
    sand = mix(colour("8b8574"), light.sky[1], 0.45)
    shore = lambda x: 600 - 70 * math.sin(x / 520 + 0.6) + 9 * math.sin(x / 60)  # noqa: E731
    canvas.below(lambda x: shore(x) - 16 + 5 * math.sin(x / 33), mix(light.sky[-1], light.sun, 0.45))
    canvas.below(shore, mix(sand, light.near, 0.35))
    canvas.below(lambda x: shore(x) + 26 + 8 * math.sin(x / 90), sand)
    canvas.mist(700, HEIGHT, light.near, 0.5)
    track = mix(sand, light.near, 0.45)
    for step in range(34):
        t = step / 33
        x, y = 840 - 300 * t**1.4 + 40 * math.sin(t * 4), 640 + 180 * t
        wide = 15 + 17 * t
        for side in (-1, 1):
            canvas.line([(x + side * wide, y), (x + side * wide * 1.9, y - 5 - 4 * t)], track, 4 + 3 * t)
    _turtle(canvas, 500, 838, 92, light, sand)
    for x, tall in ((70, 470), (190, 380), (1480, 520), (1590, 410)):
        _palm(canvas, random, x + random.uniform(-25, 25), 905, tall, light.near)


def _turtle(canvas: Canvas, x: float, y: float, size: float, light: Light, sand: Colour) -> None:
    skin, shell = mix(colour("4c5b4a"), light.near, 0.35), mix(colour("5d6a48"), light.near, 0.15)
    canvas.disc(x + 6, y + 16, size * 1.1, mix(sand, light.near, 0.6), 0.42)
    for side_x, side_y, tip_x, tip_y in (
        (-0.5, -0.2, -1.25, 0.5),
        (0.5, -0.2, 1.2, 0.45),
        (-0.55, 0.25, -0.95, 0.62),
        (0.55, 0.25, 0.95, 0.6),
    ):
        root_x, root_y = x + side_x * size, y + side_y * size * 0.6
        tip = (x + tip_x * size, y + tip_y * size)
        canvas.polygon([(root_x, root_y - 12), tip, (root_x, root_y + 18)], skin)
    canvas.disc(x, y + size * 0.62, size * 0.24, skin)
    canvas.disc(x, y, size * 0.86, shell, 0.68)
    canvas.disc(x - size * 0.08, y - size * 0.1, size * 0.66, mix(shell, light.sun, 0.16), 0.6)
    for part in range(-2, 3):
        canvas.line([(x + part * size * 0.28, y - size * 0.46), (x + part * size * 0.34, y + size * 0.4)], shell, 3)
    canvas.line([(x - size * 0.7, y), (x + size * 0.7, y)], shell, 3)


SCENES: dict[str, Scene] = {
    "beach": _beach,
    "boats": _boats,
    "city": _city,
    "harbour": _harbour,
    "mountain": _mountain,
    "observatory": _observatory,
    "parliament": _parliament,
    "rice": _rice,
    "sea": _sea,
    "stadium": _stadium,
    "volcano": _volcano,
}
