"""The article that bench/edge.py reads where no newsroom is given: invented, about 25 KB of HTML, in the fragments
of docs/contracts/fragments.md. Its words are drawn from a list, so that it compresses as copy does and not as a
repeated sentence would."""

from __future__ import annotations

import random

from warta.press.stored import Change, Leaf, Page, Run

PATH = "/dunia/panen-garam-di-pulau-karanghijau/"
HTML = "text/html; charset=utf-8"

_COPY = """
panen garam tahun ini lebih baik daripada tahun lalu kata kepala koperasi nelayan pulau Karanghijau setelah musim
kemarau panjang para petani menjemur air laut di tambak yang baru selesai diperbaiki sejak bulan April pemerintah
daerah membantu membangun gudang dan jalan menuju pelabuhan kecil di sisi timur sementara harga di pasar naik
menjadi lima ratus rupiah setiap kilogram warga berharap kapal pengangkut dapat singgah dua kali sepekan agar hasil
kerja mereka tidak menumpuk menurut catatan balai desa ada seratus dua puluh keluarga yang hidup dari tambak itu
sebagian besar perempuan muda kembali dari kota untuk meneruskan usaha orang tua mereka dengan alat ukur kadar air
yang dirancang sendiri oleh guru sekolah menengah setempat hujan yang turun sebentar pada pekan kedua sempat
merusak beberapa petak namun tidak sampai menghentikan pekerjaan
"""
_WORDS = _COPY.split()


def article() -> Change:
    """An edition that holds the article and nothing else."""
    chance = random.Random(20)

    def sentence() -> str:
        words = [chance.choice(_WORDS) for _ in range(chance.randrange(9, 24))]
        return f"{' '.join(words).capitalize()}."

    def paragraphs(count: int) -> str:
        return "".join(f"<p>{' '.join(sentence() for _ in range(3))}</p>\n" for _ in range(count))

    def card(id: int) -> str:
        return (
            f'<article class="card"><a href="/dunia/cerita-{id}/">'
            f'<img src="/media/gambar/{chance.randrange(10**8)}.webp" '
            f'width="400" height="267" alt="{sentence()}" loading="lazy"><h3>{sentence()}</h3></a>'
            f'<p>{sentence()}</p><p class="meta"><time datetime="2026-07-{id:02}T09:00:00+07:00">{id} Juli 2026</time>'
            f" · 2 menit · {id} komentar</p></article>\n"
        )

    def comment(id: int) -> str:
        return (
            f'<li id="c{id}"><p class="who">Pembaca {id}, '
            f'<time datetime="2026-07-20T10:{id:02}:00+07:00">20 Juli</time></p>'
            f"<p>{sentence()} {sentence()}</p></li>\n"
        )

    rules = "".join(
        f".{name}{{display:grid;gap:{at}rem;margin-block:{at * 3}px;"
        f"color:var(--ink-{at});font:{12 + at}px/1.{at} serif}}\n"
        for at, name in enumerate(dict.fromkeys(_WORDS[:60]))
    )
    title = sentence()
    cards = {f"story/{id}/card": Leaf.of(card(id)) for id in range(2, 10)}
    return Change(
        fragments={
            "site/policy": Leaf.of(
                "default-src 'none'; style-src 'sha256-n8mvDz7HXbVQh1y9n3Wq0eU5oZxR2bJkq0pXk6yJ1dE='; img-src 'self'; "
                "media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            ),
            "story/1/head": Leaf.of(
                f'<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{title}</title>'
                f'<meta name="description" content="{sentence()}"><link rel="canonical" href="https://karang.example{PATH}">'
            ),
            "site/style": Leaf.of(f"<style>{rules}</style></head><body>"),
            "site/header/id": Leaf.of(
                "<header><nav>" + "".join(f'<a href="/{word}/">{word}</a>' for word in _WORDS[:10]) + "</nav></header>"
            ),
            "story/1/body": Leaf.of(f"<main><h1>{title}</h1>{paragraphs(27)}</main>"),
            **cards,
            "story/1/related": Run(tuple(list(cards)[:4])),
            "author/3/id/more": Run(tuple(list(cards)[4:])),
            "story/1/talk": Leaf.of(f"<section><ol>{''.join(comment(id) for id in range(1, 9))}</ol></section>"),
            "site/footer/id": Leaf.of(
                "<footer><p>Kabar Karang, surat kabar yang tidak ada.</p></footer></body></html>"
            ),
        },
        pages={
            PATH: Page(
                200,
                HTML,
                (
                    "story/1/head",
                    "site/style",
                    "site/header/id",
                    "story/1/body",
                    "story/1/related",
                    "author/3/id/more",
                    "story/1/talk",
                    "site/footer/id",
                ),
            )
        },
    )
