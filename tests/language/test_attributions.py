"""What is told of somebody besides what he says: what he believes, knows and means to do, and what a document says."""

from __future__ import annotations

import pytest

from tests.language.test_quotations import found
from warta.language import read


@pytest.mark.parametrize(
    ("text", "manner", "speaker", "cue", "said"),
    [
        ("Rina Sastra vowed to rebuild the market.", "eventuality", "Rina Sastra", "vowed", "to rebuild the market"),
        ("She promised on Monday to sell the mill.", "eventuality", "She", "promised", "to sell the mill"),
        ("The mayor refused to close the pier.", "eventuality", "The mayor", "refused", "to close the pier"),
        (
            "The mayor urged residents to leave the valley.",
            "eventuality",
            "The mayor",
            "urged",
            "residents to leave the valley",
        ),
        ("Rina has called on the council to resign.", "eventuality", "Rina", "called on", "the council to resign"),
        (
            "Police in Port Amber accused the owner of arson.",
            "assertion",
            "Police in Port Amber",
            "accused",
            "the owner of arson",
        ),
        (
            "The union blamed the company for the fire.",
            "assertion",
            "The union",
            "blamed",
            "the company for the fire",
        ),
        (
            "Critics described the plan as a gift to the rich.",
            "assertion",
            "Critics",
            "described",
            "the plan as a gift to the rich",
        ),
        (
            "The minister condemned the attack on the ferry.",
            "assertion",
            "The minister",
            "condemned",
            "the attack on the ferry",
        ),
        (
            "The mill's owners believe the river will rise.",
            "belief",
            "The mill's owners",
            "believe",
            "the river will rise",
        ),
        ("Rina thinks that the pier is cracked.", "belief", "Rina", "thinks", "the pier is cracked"),
        ("The council learned that the bridge was unsafe.", "fact", "The council", "learned", "the bridge was unsafe"),
        (
            "A 2019 study that appeared in the Harbour Journal found the reef was shrinking.",
            "document",
            "A 2019 study",
            "found",
            "the reef was shrinking",
        ),
        (
            "Court records show the ferry was sold twice.",
            "document",
            "Court records",
            "show",
            "the ferry was sold twice",
        ),
        (
            "The bridge was unsafe, according to the report.",
            "document",
            "the report",
            "according to",
            "The bridge was unsafe",
        ),
    ],
)
def test_an_attribution_has_its_manner(text: str, manner: str, speaker: str, cue: str, said: str) -> None:
    [quote] = found(text, "en")
    assert (quote.kind, quote.manner, quote.text) == ("indirect", manner, said)
    assert quote.speaker is not None
    assert quote.cue is not None
    assert (quote.speaker.text, quote.cue.text) == (speaker, cue)


@pytest.mark.parametrize(
    "text",
    [
        "Rina was urged to leave the valley.",
        "The plan, criticized for its cost, was dropped.",
        "He was known for accusing others of theft.",
        "Reports have emerged from the harbour.",
        "A show that aired on Thursday was long.",
        "The mayor testified before the council on Monday.",
        "The road crosses the disputed valley of the two rivers.",
        "He answered questions on its alleged role in the fire.",
        "The fire, claimed by nobody, burnt for days.",
        "It is now understood by few.",
        "A storm called Rina hit the coast.",
        "The report says nothing about the dam.",
        "The alarm warned them of the flood.",
        "Rina, praised by many, left the town.",
        "Ministers will announce the plan on Monday.",
        "She never promised to stay in the town.",
        "He failed to mention the debt to them.",
        "The ministry did not say when the road would open.",
        "The band is called The Harbour Lights.",
        "What the mayor wants is a new bridge.",
        "The plan that the mayor proposed is dead.",
        "If the mayor says the dam is safe, it is safe.",
        "Do you think the dam is safe?",
    ],
)
def test_what_nobody_is_said_to_do_is_no_attribution(text: str) -> None:
    assert found(text, "en") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A farmer who lives near Port Amber said the price of rice fell.", "A farmer"),
        ("A spokesman for the company that runs the ferry said it was safe.", "A spokesman for the company"),
        ("The ferry left (the mayor later said that it was late).", "the mayor"),
        ("The ferry captain told police he had seen nothing.", "The ferry captain"),
        ("The council said on Monday it would meet again.", "The council"),
        ("The bank raised its forecast, saying growth would reach 5 percent.", "The bank"),
        ("The lawsuit, filed on Monday, accuses the company of hiding the leak.", "The lawsuit, filed on Monday"),
        ("The truce will hold, many believe.", "many"),
        ("Sources close to the family say he is in hiding.", "Sources close to the family"),
        ("Figures released on Friday showed that exports fell again.", "Figures released"),
        ("Exports fell in May, figures showed on Friday.", "figures"),
        ("Several experts cautioned, as they had before, that the dam was old.", "Several experts"),
        ("The union is calling for higher pay.", "The union"),
        ("The mayor was quoted as saying the bridge was safe.", "The mayor"),
        ("I am hoping that the talks will go on, said Rina Sastra during a visit.", "Rina Sastra"),
        ("The rain pleased the farmers, who vowed to sow again.", "who"),
        ("Court papers seen by the Courier show the deal is off.", "Court papers seen"),
    ],
)
def test_a_speaker_keeps_his_sentence_although_a_clause_stands_within(text: str, speaker: str) -> None:
    [quote] = found(text, "en")
    assert quote.speaker is not None
    assert quote.speaker.text == speaker


def test_what_stands_inside_what_is_said_behind_it_is_of_who_says_it() -> None:
    [quote] = found("Rina wants to sell the mill, Budi Raharjo said.", "en")
    assert quote.speaker is not None
    assert (quote.speaker.text, quote.text) == ("Budi Raharjo", "Rina wants to sell the mill")


@pytest.mark.parametrize(
    ("text", "manner", "cue", "said"),
    [
        ("Rina is accused of stealing rice.", "assertion", "accused", "of stealing rice"),
        ("The mayor was said to have sold the mill.", "assertion", "said", "to have sold the mill"),
        ("The owner was charged with setting the fire.", "assertion", "charged", "with setting the fire"),
    ],
)
def test_what_nobody_in_particular_says_has_no_speaker_and_is_nobodys(
    text: str, manner: str, cue: str, said: str
) -> None:
    quotes = read("“The pier is closed,” Rina Sastra said.\n\n" + text, "en").quotes
    quote = quotes[-1]
    assert (quote.manner, quote.text, quote.speaker, quote.who) == (manner, said, None, None)
    assert quote.cue is not None
    assert quote.cue.text == cue


@pytest.mark.parametrize(
    ("text", "manner", "speaker", "said"),
    [
        ("Dia yakin bahwa jembatan itu akan bertahan.", "belief", "Dia", "jembatan itu akan bertahan"),
        ("Wali kota khawatir bahwa bendungan itu retak.", "belief", "Wali kota", "bendungan itu retak"),
    ],
)
def test_an_adjective_tells_what_somebody_thinks(text: str, manner: str, speaker: str, said: str) -> None:
    [quote] = found(text, "id")
    assert quote.speaker is not None
    assert (quote.manner, quote.speaker.text, quote.text) == (manner, speaker, said)


@pytest.mark.parametrize(
    ("text", "manner", "speaker", "cue", "said"),
    [
        (
            "Rina Sastra berjanji akan membangun kembali pasar itu.",
            "eventuality",
            "Rina Sastra",
            "berjanji",
            "akan membangun kembali pasar itu",
        ),
        ("Rina berencana menjual pabrik itu.", "eventuality", "Rina", "berencana", "menjual pabrik itu"),
        (
            "Serikat buruh mendesak pemerintah segera menaikkan upah.",
            "eventuality",
            "Serikat buruh",
            "mendesak",
            "pemerintah segera menaikkan upah",
        ),
        (
            "Polisi menuduh pemilik gudang menimbun beras.",
            "assertion",
            "Polisi",
            "menuduh",
            "pemilik gudang menimbun beras",
        ),
        ("Bupati membantah telah menerima uang.", "assertion", "Bupati", "membantah", "telah menerima uang"),
        (
            "Rina menyebut kebijakan itu sebagai kemunduran.",
            "assertion",
            "Rina",
            "menyebut",
            "kebijakan itu sebagai kemunduran",
        ),
        (
            "Pengamat menilai kebijakan itu merugikan nelayan.",
            "belief",
            "Pengamat",
            "menilai",
            "kebijakan itu merugikan nelayan",
        ),
        ("Warga meyakini bendungan itu akan jebol.", "belief", "Warga", "meyakini", "bendungan itu akan jebol"),
        ("Pemerintah berharap harga beras turun.", "belief", "Pemerintah", "berharap", "harga beras turun"),
        ("Rina menyadari bahwa dermaga itu retak.", "fact", "Rina", "menyadari", "dermaga itu retak"),
        (
            "Laporan itu menyebutkan jembatan itu tidak aman.",
            "document",
            "Laporan",
            "menyebutkan",
            "jembatan itu tidak aman",
        ),
        ("Data BPS menunjukkan harga beras naik.", "document", "Data BPS", "menunjukkan", "harga beras naik"),
        (
            "Menurut laporan polisi, kapal itu dijual dua kali.",
            "document",
            "laporan polisi",
            "Menurut",
            "kapal itu dijual dua kali",
        ),
        (
            "Berdasarkan data kementerian, panen raya gagal.",
            "document",
            "data kementerian",
            "Berdasarkan",
            "panen raya gagal",
        ),
        ("Rina dituduh mencuri beras.", "assertion", None, "dituduh", "mencuri beras"),
        ("Harga beras diperkirakan naik lagi.", "belief", None, "diperkirakan", "naik lagi"),
        ("Petani khawatir bendungan itu jebol.", "belief", "Petani", "khawatir", "bendungan itu jebol"),
        ("Ia yakin bahwa jembatan itu aman.", "belief", "Ia", "yakin", "jembatan itu aman"),
        ("Polisi menduga pelaku mencuri beras.", "belief", "Polisi", "menduga", "pelaku mencuri beras"),
        ("Pelaku mengaku mencuri beras itu.", "assertion", "Pelaku", "mengaku", "mencuri beras itu"),
        ("Rina dan Bimo sepakat bertemu lagi.", "eventuality", "Rina dan Bimo", "sepakat", "bertemu lagi"),
        (
            "Hakim memerintahkan jaksa memanggil saksi.",
            "eventuality",
            "Hakim",
            "memerintahkan",
            "jaksa memanggil saksi",
        ),
        ("Presiden memuji kerja para nelayan.", "assertion", "Presiden", "memuji", "kerja para nelayan"),
        ("Hasil audit menunjukkan gudang itu kosong.", "document", "Hasil audit", "menunjukkan", "gudang itu kosong"),
        ("Wali kota itu mengatakan harga turun lagi.", "assertion", "Wali kota", "mengatakan", "harga turun lagi"),
    ],
)
def test_an_attribution_in_indonesian_has_its_manner(
    text: str, manner: str, speaker: str | None, cue: str, said: str
) -> None:
    [quote] = found(text, "id")
    assert (quote.kind, quote.manner, quote.text) == ("indirect", manner, said)
    assert quote.cue is not None
    assert (quote.speaker and quote.speaker.text, quote.cue.text) == (speaker, cue)


@pytest.mark.parametrize(
    "text",
    [
        "Rina tidak menuduh siapa pun dari mereka.",
        "Pemerintah akan mengumumkan harga baru besok.",
        "Jalan itu menuju pasar di tepi sungai.",
        "Rina tidak yakin bahwa jembatan itu aman.",
        "Jangan khawatir, jembatan itu aman.",
        "Ia menjawab dengan yakin di depan wartawan.",
        "Hasil pertandingan itu mengecewakan warga.",
        "Kepala dinas belum membenarkan adanya kebocoran itu.",
        "Rina yang menolak rencana itu pergi.",
        "Ia menerima surat yang menyatakan pabrik itu ditutup.",
        "Berdasarkan pengalaman itu, Rina pergi ke pasar.",
        "Jika Rina mengatakan bendungan itu aman, warga akan tenang.",
        "Apakah Rina mengatakan bendungan itu aman?",
    ],
)
def test_what_nobody_is_said_to_do_is_no_attribution_in_indonesian(text: str) -> None:
    assert found(text, "id") == []


@pytest.mark.parametrize(
    ("language", "text", "manner", "speaker", "said"),
    [
        ("es", "El ministro acusó a la empresa de fraude.", "assertion", "El ministro", "la empresa de fraude"),
        ("es", "El informe muestra que el puente es viejo.", "document", "El informe", "el puente es viejo"),
        ("es", "Los vecinos temen que la presa se rompa.", "belief", "Los vecinos", "la presa se rompa"),
        ("pt", "Rina Sastra prometeu reconstruir o mercado.", "eventuality", "Rina Sastra", "reconstruir o mercado"),
        ("pt", "Dados do ministério mostram que o preço caiu.", "document", "Dados do ministério", "o preço caiu"),
        (
            "fr",
            "La maire a critiqué le plan du gouvernement.",
            "assertion",
            "La maire",
            "le plan du gouvernement",
        ),
        ("fr", "Le rapport montre que le pont est dangereux.", "document", "Le rapport", "le pont est dangereux"),
        (
            "it",
            "Rina Sastra ha promesso di ricostruire il mercato.",
            "eventuality",
            "Rina Sastra",
            "di ricostruire il mercato",
        ),
        ("it", "I dati mostrano che il prezzo è sceso.", "document", "I dati", "il prezzo è sceso"),
        (
            "nl",
            "De minister beschuldigde het bedrijf van fraude.",
            "assertion",
            "De minister",
            "het bedrijf van fraude",
        ),
        ("nl", "De bewoners vrezen dat de dam breekt.", "belief", "De bewoners", "de dam breekt"),
        ("de", "Eine Studie zeigt, dass die Brücke alt ist.", "document", "Eine Studie", "die Brücke alt ist"),
        ("de", "Die Bewohner fürchten, dass der Damm bricht.", "belief", "Die Bewohner", "der Damm bricht"),
        (
            "ms",
            "Menteri menuduh syarikat itu menyembunyikan laporan.",
            "assertion",
            "Menteri",
            "syarikat itu menyembunyikan laporan",
        ),
        ("ms", "Menteri itu berkata harga akan turun.", "assertion", "Menteri", "harga akan turun"),
    ],
)
def test_the_other_languages_have_the_commonest(language: str, text: str, manner: str, speaker: str, said: str) -> None:
    [quote] = found(text, language)
    assert quote.speaker is not None
    assert (quote.manner, quote.speaker.text, quote.text) == (manner, speaker, said)
