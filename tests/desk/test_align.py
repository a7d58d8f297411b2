"""Sentences of a relay beside those of its original: kept, merged, split, moved, left out, added. All invented."""

from __future__ import annotations

import pytest

from warta.desk.align import align

ENGLISH = [
    "The ferry Sinar Laut sank off Palu on Monday with 212 people on board.",
    "Rescuers pulled 180 survivors out of the water, said Rina Sulastri of the harbour office.",
    "The ship was built in 1987.",
    "Its owner, Tomas Ferreira, could not be reached.",
    "Divers will go down again on 14 March.",
]
INDONESIAN = [
    "Feri Sinar Laut tenggelam di lepas pantai Palu pada Senin dengan 212 orang di dalamnya.",
    "Penyelamat mengangkat 180 orang selamat dari air, kata Rina Sulastri dari kantor pelabuhan.",
    "Kapal itu dibuat pada 1987.",
    "Pemiliknya, Tomas Ferreira, tidak dapat dihubungi.",
    "Penyelam akan turun lagi pada 14 Maret.",
]


def beads(original, relay, *, translated=True):
    return [(bead.original, bead.relay, bead.moved) for bead in align(original, relay, translated=translated)]


def one_to_one(count):
    return [((n, n + 1), (n, n + 1), False) for n in range(count)]


def test_sentences_that_were_kept_stand_side_by_side():
    assert beads(ENGLISH, INDONESIAN) == one_to_one(5)
    assert beads(ENGLISH, ENGLISH, translated=False) == one_to_one(5)


def test_a_sentence_that_was_left_out_stands_alone():
    assert beads(ENGLISH, INDONESIAN[:2] + INDONESIAN[3:]) == [
        ((0, 1), (0, 1), False), ((1, 2), (1, 2), False), ((2, 3), (2, 2), False), ((3, 4), (2, 3), False),
        ((4, 5), (3, 4), False),
    ]  # fmt: skip


def test_a_sentence_that_was_added_stands_alone():
    added = [*INDONESIAN[:3], "Warga berkumpul di dermaga untuk menunggu kabar keluarga mereka.", *INDONESIAN[3:]]
    assert ((3, 3), (3, 4), False) in beads(ENGLISH, added)


def test_two_sentences_made_one_are_merged_and_one_made_two_is_split():
    merged = [INDONESIAN[0], INDONESIAN[1], INDONESIAN[2][:-1] + " dan p" + INDONESIAN[3][1:], INDONESIAN[4]]
    assert ((2, 4), (2, 3), False) in beads(ENGLISH, merged)
    split = [
        "Feri Sinar Laut tenggelam di lepas pantai Palu pada Senin.",
        "Ada 212 orang di dalamnya saat feri itu tenggelam.",
        *INDONESIAN[1:],
    ]
    assert ((0, 1), (0, 2), False) in beads(ENGLISH, split)


def test_a_sentence_that_was_moved_is_found_again():
    moved = [ENGLISH[1], *ENGLISH[2:], ENGLISH[0]]
    found = beads(ENGLISH, moved, translated=False)
    assert ((0, 1), (4, 5), True) in found
    assert ((1, 2), (0, 1), False) in found


def test_sentences_that_were_moved_past_each_other_are_found_again_with_what_was_merged_on_the_way():
    relay = [ENGLISH[4], ENGLISH[3][:-1] + "; " + ENGLISH[2], ENGLISH[0], ENGLISH[1]]
    told = {bead.original: bead.relay for bead in align(ENGLISH, relay, translated=False)}
    assert told == {(0, 1): (2, 3), (1, 2): (3, 4), (2, 4): (1, 2), (4, 5): (0, 1)}


def test_a_sentence_that_was_left_out_is_not_joined_to_its_neighbour():
    dropped = [ENGLISH[0], ENGLISH[1], *ENGLISH[3:]]
    assert ((2, 3), (2, 2), False) in beads(ENGLISH, dropped, translated=False)


def test_landmarks_tell_sentences_apart_that_share_no_word():
    original, relay = (
        ["They met twelve men there.", "It cost nine coins."],
        ["Harganya itu.", "Mereka bertemu di sana."],
    )
    twelve, nine = frozenset({"@12"}), frozenset({"@9"})
    found = align(original, relay, translated=True, landmarks=([twelve, nine], [nine, twelve]))
    assert ((0, 1), (1, 2)) not in [(bead.original, bead.relay) for bead in align(original, relay, translated=True)]
    assert any(bead.original == (1, 2) and bead.relay == (0, 1) for bead in found) or any(
        bead.original == (0, 1) and bead.relay == (1, 2) for bead in found
    )


def test_nothing_against_something_is_all_lost_or_all_added():
    assert beads([], ["Ada."]) == [((0, 0), (0, 1), False)]
    assert beads(["There is."], []) == [((0, 1), (0, 0), False)]
    assert beads([], []) == []


@pytest.mark.parametrize("translated", [True, False])
def test_every_sentence_stands_in_one_bead_whatever_the_texts(translated):
    odd = ["", "…", "12", "\ud800 NUL\x00", "نص من اليمين إلى اليسار 15", "e\u0301", "A" * 3000]
    found = align(odd, ENGLISH, translated=translated)
    assert sorted(n for bead in found for n in range(*bead.original)) == list(range(len(odd)))
    assert sorted(n for bead in found for n in range(*bead.relay)) == list(range(len(ENGLISH)))


def test_it_is_the_same_each_time():
    assert align(ENGLISH, INDONESIAN, translated=True) == align(ENGLISH, INDONESIAN, translated=True)


def test_twice_the_sentences_are_not_four_times_the_work():
    """Counted in likenesses that are worked out, which is what alignment is made of."""
    import warta.desk.align.features as module

    def work(count):
        calls = 0
        real = module.Features.likeness

        def counted(self, first, second):
            nonlocal calls
            calls += 1
            return real(self, first, second)

        module.Features.likeness = counted
        try:
            align(
                [f"{n} ships left port {n % 7}." for n in range(count)],
                [f"{n} kapal." for n in range(count)],
                translated=True,
            )
        finally:
            module.Features.likeness = real
        return calls

    assert work(400) < 2.6 * work(200)
