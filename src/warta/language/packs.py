"""Language packs: a language's words, months and marks, checked when they are loaded.

A pack is a folder, packs/<language>/, with a file for each thing that code looks at: pack.toml says whose it is, and
calendar.toml, numbers.toml … hold the words. What a file may hold is said by the class below that bears its name.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from warta.language.tables import decoded
from warta.story import primary

PACKS = Path(__file__).with_name("packs")


class PackError(Exception):
    """A pack cannot be used. The message names the file and the field."""


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a pack: it has these fields and no others."""


class Detection(_Part, frozen=True):
    """Words by which a text is known to be in the language; all in small letters."""

    function_words: frozenset[str]
    """The commonest words of running text."""
    own_words: frozenset[str]
    """Words and spellings that near relatives of the language do not have."""
    neighbour_words: frozenset[str]
    """Words and spellings of near relatives that the language does not have."""


class Calendar(_Part, frozen=True):
    weekdays: tuple[tuple[str, ...], ...]
    """Seven lists of names, Monday first."""
    months: tuple[tuple[str, ...], ...]
    """Twelve lists of names and abbreviations."""
    order: Literal["day-month", "month-day", "either"]
    """What "5/7" means in news copy of the language."""
    year_cues: tuple[str, ...]
    """Words after which a number of four digits is a year."""
    year_followers: tuple[str, ...] = ()
    """Words before which it is one."""
    not_years: tuple[str, ...] = ()
    """Words after which it is none: "sekitar"."""
    counters: tuple[str, ...] = ()
    """Common words before which it counts: "orang"."""
    thousands_are_grouped: bool = False
    """Whether copy always writes 2,014 for a count, so that bare figures are a year."""
    nouns_have_capitals: bool = False
    """Whether a capital letter behind the figures may be that of what they count."""
    open_months: tuple[str, ...] = ()
    """Names of months that mean something else too, as "May"; they need a word from ``month_cues`` before them."""
    month_cues: tuple[str, ...] = ()
    """Words after which the name of a month is one: "in May"."""
    month_followers: tuple[str, ...] = ()
    """Words behind them that do the same: "ayında" in "Mart ayında"."""
    joins: tuple[str, ...] = ()
    """Words within a date: "de" in "5 de julio"."""
    days_are_ordinal: bool = False
    """Whether a day that is spelled out is a number of order: "the fifth of May"."""
    first_days: tuple[str, ...] = ()
    """Words for the first of a month where other days are told by plain numbers: "premier"."""
    day_cues: tuple[str, ...] = ()
    """Words before a day that is spelled out, besides ``date_cues``: "tanggal"."""
    ranges: tuple[str, ...] = ()
    """Words between two days of a month: "5 to 7 July"."""
    weekday_follows: bool = False
    """Whether the weekday stands behind the date: "5 Temmuz 2024 Cuma"."""
    joined_dayparts: tuple[str, ...] = ()
    """What may be written in one with a weekday: "avond" in "vrijdagavond"."""
    not_weekdays: tuple[str, ...] = ()
    """Words beside the name of a weekday that make it another name: "Times" in "Sunday Times"."""
    eves: tuple[str, ...] = ()
    """Words before a weekday that may make it the evening before: "malam Minggu" is Saturday night, to most."""
    day_before: tuple[str, ...] = ()
    """Words for the day before the one that is spoken of: "sehari sebelumnya"."""
    day_after: tuple[str, ...] = ()
    day_beside_of: tuple[str, ...] = ()
    """Words behind these that say beside what the day is: "the day after the raid"."""
    dayparts: tuple[str, ...] = ()
    """Words that may stand between a weekday and its date: "malam"."""
    named_days: dict[str, str] = {}
    """Days that are known by a name in figures, with month and day: "9/11"."""
    relative: dict[str, str] = {}
    """Words for a day told from publication, and how far from it: "kemarin" is "day-1"."""
    units: dict[str, Literal["day", "week", "month", "year"]] = {}
    plural_units: tuple[str, ...] = ()
    """Those of the units that are several: "recent weeks" is not last week."""
    past_before: tuple[str, ...] = ()
    """Words before a weekday or a unit that was: "last"; the next fields likewise."""
    past_after: tuple[str, ...] = ()
    this_before: tuple[str, ...] = ()
    this_after: tuple[str, ...] = ()
    next_before: tuple[str, ...] = ()
    next_after: tuple[str, ...] = ()
    ago_before: tuple[str, ...] = ()
    """Words before a count of units that lie back: "hace" in "hace dos días"."""
    ago_after: tuple[str, ...] = ()
    """Words behind them: "ago"."""
    counts: dict[str, int] = {}
    """The small numbers in words."""
    vague_counts: tuple[str, ...] = ()
    """Words like "beberapa": "beberapa tahun lalu" is not last year."""
    decades_before: tuple[str, ...] = ()
    """Words before the figures of a decade: "década de"."""
    decades_after: tuple[str, ...] = ()
    """What stands directly behind them: "-an" in "1990-an"."""
    short_decades_after: tuple[str, ...] = ()
    """What stands behind the two figures of a decade: "-an" in "tahun 90-an"."""
    short_decade_cues: tuple[str, ...] = ()
    """Words before them: "tahun"; "'" for an apostrophe. Where there are none, what stands behind is enough."""
    decade_words: dict[str, int] = {}
    """Decades in words, with all that makes them one: "años noventa" is 90."""
    decade_word_cues: tuple[str, ...] = ()
    """Words of which one must stand before them, where there are any: "the" in "the nineties"."""
    future: tuple[str, ...] = ()
    """Words that say that something is still to come: "akan"."""
    past: tuple[str, ...] = ()
    """Words that say that something is done: "telah"."""
    will: tuple[str, ...] = ()
    """Words that, before one of ``will_verbs`` and a date, say for sure that it is still to come."""
    will_verbs: tuple[str, ...] = ()
    """``*`` stands for the rest of a word: "di*"."""
    done: tuple[str, ...] = ()
    """Words that, before one of ``done_verbs`` and a date, say that it is over; none where the verbs say it alone."""
    done_verbs: tuple[str, ...] = ()
    tense_adverbs: tuple[str, ...] = ()
    """Words between the two: "segera"."""
    frames: tuple[str, ...] = ()
    """Words of plans, forecasts, conditions and fiction, in whose company a tense says nothing of today."""
    which: tuple[str, ...] = ()
    """Words that open a clause about a noun: "yang"."""
    date_cues: tuple[str, ...] = ()
    """Words between a verb and its date: "pada tahun"."""
    time_before: tuple[str, ...] = ()
    """Words that make the figures behind them a time of day: "pukul"."""
    time_near: tuple[str, ...] = ()
    """Words that do so where the figures have minutes, or a word for hours behind them: "à" in "à 17 heures"."""
    time_after: tuple[str, ...] = ()
    """Words that make the figures before them a time: "Uhr"."""
    hours_after: tuple[str, ...] = ()
    """Words for hours that may count them too: "heures"."""
    minutes: tuple[str, ...] = ()
    """Words for minutes: "dua jam 15 menit" is no time."""
    scores_with_colon: bool = False
    """Whether "28:25" may be a score."""
    before_noon: tuple[str, ...] = ()
    """What makes the hour before it one of the morning: "a.m.", "pagi"; the next fields likewise."""
    after_noon: tuple[str, ...] = ()
    at_noon: tuple[str, ...] = ()
    """What makes it one about noon: 11 is 11, 2 is 14."""
    by_night: tuple[str, ...] = ()
    """What makes an hour one of the night: 10 is 22, 2 is 2."""
    time_zeroed: tuple[str, ...] = ()
    """Words that make figures a time where the hour begins with a nought: "at 06.00"."""
    hour_spans: tuple[str, ...] = ()
    """The words around the first of two hours, which stands at ``{}``: "from {} to"."""
    hours_away: tuple[str, ...] = ()
    """What behind a word for hours says how far something is: "de" in "à deux heures de route"."""
    hours: dict[str, str] = {}
    """Words for a time of day: "noon" is "12:00"."""
    hour_words: tuple[str, ...] = ()
    """The hours in words, from one to twenty-four, several spellings with "/" between them."""
    hour_endings: tuple[str, ...] = ()
    """What may be joined to them: "de" in "saat yedide"."""
    minute_words: dict[str, int] = {}
    clock: dict[str, str] = {}
    """Phrases that tell a time, and the minutes to add to the hour: "half past {hour}" is "30", "setengah {hour}" is
    "-30". ``{word}`` is an hour in words only; "+minute" and "-minute" are those that ``{minute}`` has, and "/" stands
    between words of which there is one."""
    clock_by_half: dict[str, str] = {}
    """Phrases that do so only with a part of the day behind them: "las {word}" in "las tres de la tarde"."""
    zones: tuple[str, ...] = ()
    """Time zones as copy writes them behind a time: "WIB", "GMT"."""
    zones_of: tuple[str, ...] = ()
    """How the time of a place is named, which stands at ``{}``: "waktu {}"."""

    def __post_init__(self) -> None:
        if len(self.weekdays) != 7 or not all(self.weekdays):
            raise ValueError("weekdays must be seven lists of names")
        if len(self.months) != 12 or not all(self.months):
            raise ValueError("months must be twelve lists of names")


class Sentences(_Part, frozen=True):
    """Abbreviations whose full stop does not end a sentence, each with its full stop; capitals do not matter."""

    titles: tuple[str, ...] = ()
    """Those that a name follows: a sentence never ends after "Ir.", "Jl.", "Mr."."""
    before_numbers: tuple[str, ...] = ()
    """Those that a number follows: "No." in "No. 5"; before anything else they end a sentence."""
    abbreviations: tuple[str, ...] = ()
    """Those in the middle of a sentence; it ends after them only where a word follows that begins sentences."""
    closings: tuple[str, ...] = ()
    """Those with which sentences end; it goes on only where a small letter, a weekday, a month or a zone follows."""
    starters: tuple[str, ...] = ()
    """Words besides the commonest (detection) that begin sentences."""
    ordinal_stop: bool = False
    """Whether a full stop makes a number an ordinal: "am 5. Juli"."""


class Claims(_Part, frozen=True):
    """Words by which a text says that numbers belong together: the parts of a total, a change, an age and a birth."""

    consists: tuple[str, ...] = ()
    """Words after which all parts of a total follow: "consisting of"."""
    among: tuple[str, ...] = ()
    """Words that make one number a part of another of the same list: "of whom"."""
    people: tuple[str, ...] = ()
    """Kinds of people by sex or age, none of which is part of another: "men", "women"."""
    rest: tuple[str, ...] = ()
    """Words for the share that is left: "the remaining"."""
    others: tuple[str, ...] = ()
    """Words behind a number that is all that is left: "20 others"."""
    whole_before: tuple[str, ...] = ()
    """Words before a total of which parts follow: "of the 30"."""
    whole_behind: tuple[str, ...] = ()
    """Words behind a total, or behind its first part, that say so: "of whom"."""
    nested: tuple[str, ...] = ()
    """Words that make what follows a part of a part: "including"."""
    splits: tuple[str, ...] = ()
    """Words after which the shares of a whole follow, with their names before them: "split between"."""
    no_answer: tuple[str, ...] = ()
    """What those say of a poll who gave none of its answers: "undecided"."""
    rises: tuple[str, ...] = ()
    falls: tuple[str, ...] = ()
    changed_from: tuple[str, ...] = ()
    """Words directly before the old value."""
    changed_to: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    """Words between a change and its percentage, beside those for up and down: "or", "an increase of"."""
    shared: tuple[str, ...] = ()
    """Words behind a percentage that is a share and no change: "of"."""
    rates: tuple[str, ...] = ()
    """Words of what rises as its figure falls, beside currencies: "the rupiah strengthened"."""
    times: dict[str, float] = {}
    """Verbs that say how many times as much something became: "doubled"."""
    roughly: tuple[str, ...] = ()
    """Words that say that a number is not exact."""
    born: tuple[str, ...] = ()
    """Words directly before a year of birth."""
    back_then: tuple[str, ...] = ()
    """Words by which an age is that of another time: "died", "at the age of"."""
    deaths: tuple[str, ...] = ()
    """Those of them that are about a death, and others: the age is today's where it was just now."""
    converted: tuple[str, ...] = ()
    """Words between a measure and the same in another unit, where no bracket is: "or about"."""


class Numbers(_Part, frozen=True):
    """How numbers are written and what is counted. Words are in small letters unless they are written otherwise.

    The words of numbers themselves ("thirteen") are in spellout/; what is written alike everywhere ("km", "US$") is in
    numbers/symbols.toml.
    """

    decimal: Literal[".", ","]
    grouping: Literal[".", ","]
    multipliers: dict[str, int]
    """Words after an amount that multiply it, and their abbreviations that can mean nothing else: "bn"."""
    percent: tuple[str, ...]
    currencies: dict[str, str]
    """What stands before an amount, and its ISO 4217 code; as it is written."""
    currency_words: dict[str, str]
    """What stands after an amount, and its ISO 4217 code."""
    spaces_group: bool = False
    """Whether a plain space stands between thousands: "20 000"."""
    short_multipliers: dict[str, int] = {}
    """Abbreviations that multiply an amount of money and may mean something else elsewhere, as written: "m"."""
    ones_follow: bool = False
    """Whether figures go on behind a thousand: "4 bin 500"."""
    percent_before: tuple[str, ...] = ()
    """What stands before an amount and means per cent: "yüzde"."""
    points: dict[str, str] = {}
    """Words for points between percentages, and their unit: "%" or "basis point"."""
    units: dict[str, tuple[str, ...]] = {}
    """CLDR's names of units, and what they are called."""
    unit_endings: tuple[str, ...] = ()
    """Endings that a unit or a currency may take."""
    ages: tuple[str, ...] = ()
    """Words before a number of years: "aged"."""
    weights: tuple[str, ...] = ()
    """Words near "pounds" that make them a weight."""
    words: dict[str, int | float] = {}
    """Spelled-out numbers that CLDR does not have: "sejuta", "anderthalb"."""
    articles: tuple[str, ...] = ()
    """Words that mean one only before "million", "dozen" or "third"."""
    ones: tuple[str, ...] = ()
    """Words that mean one only where something is counted: "one of", "satu persen"."""
    unread_after: tuple[str, ...] = ()
    """Words behind which "one" counts nothing: "salah satu"."""
    also_names: tuple[str, ...] = ()
    """Words of numbers that are a name where they are capitalised within a sentence: "dari Huanta ke Lima"."""
    of: tuple[str, ...] = ()
    """Words between one number and what it is a part of: "one in three"."""
    of_unit: tuple[str, ...] = ()
    """Words between a million and what is counted: "millions de dollars"."""
    over: tuple[str, ...] = ()
    """Words between the two numbers of a fraction: "dua per tiga"."""
    joiners: tuple[str, ...] = ()
    """Words inside a spelled-out number: "two hundred and five"."""
    point: tuple[str, ...] = ()
    """The decimal sign as a word: "koma"."""
    halves: tuple[str, ...] = ()
    """Words after a number that add a half: "and a half"."""
    fractions: dict[str, str] = {}
    """Words for a part, read before a unit or where it is said of what: "half" is "1/2"."""
    parts: dict[str, int] = {}
    """Words for a part of which there may be several, and how many make a whole: "thirds" is 3."""
    wholes: dict[str, int] = {}
    """Words for how many parts make a whole, where they stand before the count of them: "üçte" is 3 in "üçte iki"."""
    periods: tuple[str, ...] = ()
    """Words for parts that are also times of a game or a year: parts only where it is said of what."""
    groups: dict[str, int] = {}
    """Nouns that are numbers: "dozen"."""
    vague: dict[str, int] = {}
    """Words for some tens or hundreds, with the power of ten that they mean."""
    few: tuple[str, ...] = ()
    """Words that leave open how many hundreds or thousands: "several"."""
    ranges: tuple[str, ...] = ()
    """Words between the two ends of a range, or between numbers that share what follows."""
    minus: tuple[str, ...] = ()
    unsigned_after: tuple[str, ...] = ()
    """Words behind which that is no sign: "plus or minus", "pelo menos"."""
    ordinals: dict[str, int] = {}
    """Ordinal words that CLDR does not have."""
    unread_ordinals: tuple[str, ...] = ()
    """Ordinal words that mean too much else: "prima"."""
    ordinal_before: tuple[str, ...] = ()
    """What makes the figure after it an ordinal: "ke-"."""
    ordinal_after: tuple[str, ...] = ()
    """What makes the figure before it an ordinal: "th"."""
    roman_after: tuple[str, ...] = ()
    """Nouns that are numbered in Roman figures: "kuartal II"."""
    decades: tuple[str, ...] = ()
    """What makes the figure before it some ten years or so: "1990s", "1990-an"."""
    counted: tuple[str, ...] = ()
    """Nouns that are counted: before one of them even 2024 is a number, and "2-3" no score."""
    code_words: tuple[str, ...] = ()
    """Words before a number that only names: "No."."""
    claims: Claims = Claims()


class Furniture(_Part, frozen=True):
    """Lines that a site puts around a story. ``{n}`` stands for a number, ``{any}`` for the rest of the line."""

    lines: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    """Lines after which headlines of other stories follow."""


class Credits(_Part, frozen=True):
    sources: tuple[str, ...] = ()
    """Labels before the name of a source: "Sumber" in "Sumber: Antara"."""
    bylines: tuple[str, ...] = ()
    """Labels before a reporter's name, with a colon."""
    bylines_bare: tuple[str, ...] = ()
    """Words before a reporter's name, without a colon: "By"."""
    signoffs: tuple[str, ...] = ()
    """Labels of those who also worked on it, with a colon: "Editor"."""
    signoffs_bare: tuple[str, ...] = ()
    """The same without a colon: "Editing by"."""
    photos: tuple[str, ...] = ()
    """Labels before the name of a photographer, with a colon: "Foto"."""
    labels: tuple[str, ...] = ()
    """What kind of story it is, as it stands in capitals before a dash, where a place would: "ANALYSIS"."""


class Frame(_Part, frozen=True):
    """Words that tell what somebody says, believes or means to do by what they take behind them, not by a clause.

    One of ``next`` stands behind the word ("vowed to"), or one of ``later`` behind its object ("urged her to", "accused
    him of"); without both, an object will do ("condemned the attack"). ``*`` stands for the rest of a word: "me*".
    """

    manner: Literal["assertion", "belief", "fact", "eventuality"]
    cues: tuple[str, ...]
    form: Literal["verb", "adjective", "passive"] = "verb"
    """An adjective needs a form of "be" before it ("is confident that"), and so does a passive, which leaves open who
    says it ("is accused of"), in languages that have such a form ("diduga")."""
    next: tuple[str, ...] = ()
    later: tuple[str, ...] = ()


class Quotations(_Part, frozen=True):
    """The words around what somebody said; all in small letters. A cue may be of several words."""

    cues: tuple[str, ...]
    """Verbs of saying, as they stand with their speaker: "Rina said", "mengatakan"."""
    cues_with_speaker: tuple[str, ...]
    """Verbs of saying that hold their speaker: "katanya"."""
    speaker_after_cue: bool
    """Whether "said Rina" is usual."""
    speaker_before_cue: bool
    """Whether "Rina said" is usual after a quotation."""
    pronouns: tuple[str, ...]
    cues_after: tuple[str, ...] = ()
    """Words that are verbs of saying only directly behind what is said, before their speaker: "kata Rina"."""
    cues_bare: tuple[str, ...] = ()
    """The cues after which a whole clause follows without "that": "Rina said the price would fall"."""
    cues_plain: tuple[str, ...] = ()
    """Those behind which the clause may begin with when and where: "said on Monday the price fell"."""
    cues_with_addressee: tuple[str, ...] = ()
    """The cues with which it is named to whom it is said: "told reporters"."""
    cues_going_on: tuple[str, ...] = ()
    """Forms by which the same speaker goes on: "adding that"."""
    cues_passive: tuple[str, ...] = ()
    """Forms that come before their speaker although nothing is quoted before them: "dijelaskan Rina"."""
    cues_of_words: tuple[str, ...] = ()
    """Verbs with which single words are quoted: "called it “a mess”"."""
    according_to: tuple[str, ...] = ()
    """What makes whoever follows it the speaker: "menurut"."""
    according_to_documents: tuple[str, ...] = ()
    """The same where only a document may follow: "berdasarkan laporan"."""
    that: tuple[str, ...] = ()
    """What may stand between the cue and what is said: "bahwa". The first may stand further from its cue."""
    between: tuple[str, ...] = ()
    """Adverbs and auxiliaries that stand between speaker and cue: "also", "telah"."""
    stops: tuple[str, ...] = ()
    """Words at which a speaker ends or before which he begins: prepositions, conjunctions, adverbs."""
    prepositions: tuple[str, ...] = ()
    """Those that tell when and where between speaker and cue: "Rina di Jakarta mengatakan". They are stops too."""
    conjunctions: tuple[str, ...] = ()
    """Words that add a clause to a clause: "and", "dan", "but"."""
    adverb_endings: tuple[str, ...] = ()
    """Endings of adverbs, which may stand between speaker and cue: "ly"."""
    not_adverbs: tuple[str, ...] = ()
    """Words that end so and are none: "family"."""
    past_endings: tuple[str, ...] = ()
    """Endings of past tenses that are participles too: "ed"."""
    verb_endings: tuple[str, ...] = ()
    """Endings of forms that go on after a comma about the speaker, not about what was said: "ing"."""
    joins: tuple[str, ...] = ()
    """Words inside a speaker, where a name or a role follows: "of", "dari"."""
    genitives: tuple[str, ...] = ()
    """Those behind which any noun may follow: "data of the ministry"."""
    openers: tuple[str, ...] = ()
    """Words that stand before a speaker at the start of a clause: "but", "sementara"."""
    articles: tuple[str, ...] = ()
    demonstratives: tuple[str, ...] = ()
    """Words behind a noun that point at it: "wali kota itu"."""
    roles: tuple[str, ...] = ()
    """Nouns for those who speak, by which a speaker without a name is known: "officials", "warga"."""
    relatives: tuple[str, ...] = ()
    """Words that begin a clause about what stands before them: "who", "yang"."""
    agents: tuple[str, ...] = ()
    """Words before the speaker of a passive cue: "oleh"."""
    before_names: tuple[str, ...] = ()
    """Words before marks that hold the name of something, not what somebody said: "titled", "berjudul"."""
    third_person: tuple[str, ...] = ()
    """The pronouns that stand for one who was named before: "she", "ia"."""
    negations: tuple[str, ...] = ()
    """Words that, before a cue, say that nothing was said: "not", "tidak"."""
    conditions: tuple[str, ...] = ()
    """Words before a speaker by which he is only supposed to say it: "if Rina says"."""
    frames: tuple[Frame, ...] = ()
    """Verbs, also some of the cues, with what they take."""
    beliefs: tuple[str, ...] = ()
    """Verbs, among the cues or besides them, that tell what somebody thinks or feels: "believes"."""
    facts: tuple[str, ...] = ()
    """The same for what somebody knows, sees or learns: "discovered"."""
    heads_first: bool = False
    """Whether what a noun is stands before what it is of: "laporan polisi", "police report"."""
    documents: tuple[str, ...] = ()
    """Nouns for what is written or counted, which says something and is nobody: "report", "poll", "data"."""
    cues_of_headlines: tuple[str, ...] = ()
    """Verbs of saying as headlines have them, between speaker and what is said: "says", "sebut"."""
    labels: tuple[str, ...] = ()
    """Those of the documents that, before a colon, only say of what kind a story is: "Review:"."""
    cues_of_documents: tuple[str, ...] = ()
    """The cues after which a whole clause follows where a document is the speaker: "the poll showed Rina had won".
    Those that are not listed elsewhere are cues only there."""
    copulas: tuple[str, ...] = ()
    """Forms that make a passive of the verb behind them: "was" in "was urged to"."""
    determiners: tuple[str, ...] = ()
    """Words that begin a noun phrase and are none by themselves: a verb behind one is said of a noun, "the alleged"."""
    indefinites: tuple[str, ...] = ()
    """Articles of what is not known yet, as which names are told: "a storm called Rina"."""
    auxiliaries: tuple[str, ...] = ()
    """Others before which a word is a noun and no cue: "reports have emerged"."""


class Names(_Part, frozen=True):
    person_titles: tuple[str, ...]
    """Titles that stand directly before a person's name."""
    office_titles: tuple[str, ...]
    """Titles that stand before a person's name or before that of a country: "Presiden"."""
    place_words: tuple[str, ...]
    """Words that names of countries end with and names of persons do not: "Serikat"."""
    place_heads: tuple[str, ...]
    """Nouns that open the name of a place: "Kabupaten"."""
    organisation_heads: tuple[str, ...]
    """Nouns that open the name of an organisation: "Universitas"."""
    office_words: str = ""
    """Words, in small letters with spaces between, that titles and names of institutions go on with and names of
    persons do not: "umum" in "Ketua Umum", "keuangan" in "Menteri Keuangan". So are all word lists below."""
    organisation_ends: str = ""
    """Nouns, with their capitals, that the name of an organisation ends with: "University", "Tbk"."""
    place_ends: str = ""
    """Nouns, with their capitals, that the name of a place ends with: "Island"."""
    particles: str = ""
    """Small words inside a person's name: "bin", "van"."""
    links: str = ""
    """Small words inside the names of institutions and offices: "of", "dan"."""
    place_prepositions: str = ""
    """Words after which an unknown name is most likely that of a place: "di"."""
    common: str = ""
    """Words of every day, which have their capital from the start of a sentence alone."""
    sole_offices: tuple[str, ...] = ()
    """Offices of which a person holds one at a time, and the nouns that such offices begin or end with."""
    given_names: str = ""
    """Names of countries that persons bear too: "jordan". Those of English count in every language."""
    capitalises_nouns: bool = False
    """Whether every noun has a capital, so that a capital alone makes no name."""


class Axis(_Part, frozen=True):
    """Words for the two directions of one thing; the same axis has the same name in every language."""

    one: tuple[str, ...]
    other: tuple[str, ...]


class Polarity(_Part, frozen=True):
    """Words that turn a sentence round. All in small letters; ``*`` ends a word's beginning, or opens its ending."""

    negators: tuple[str, ...] = ()
    """Words that negate whatever they stand in: "not", "tanpa"."""
    concord: tuple[str, ...] = ()
    """Words that negate, but not once more where a negator stands shortly before: "nessuno" in "non c'è nessuno"."""
    nor: tuple[str, ...] = ()
    """The words of concord that go on with any negation before them: "nor", "ni"."""
    lacking: tuple[str, ...] = ()
    """Words for "without"."""
    negating: tuple[str, ...] = ()
    """Words with a no in them, which a translation may put for a negator: "refused", "un*"."""
    exempt: tuple[str, ...] = ()
    """Words that look like one of these and are none."""
    idioms: tuple[str, ...] = ()
    """Phrases with a negator in them that negate nothing: "no doubt"."""
    only: tuple[str, ...] = ()
    """Words that take a negation back which stands shortly before them: "only" in "is not only"."""
    verb_final: bool = False
    """Whether a sentence ends with its verb, and so with its negator."""
    axes: dict[str, Axis] = {}
    """Words that turn into their contrary: "rise" and "fall"."""


class Pack(_Part, frozen=True, eq=False):
    """All of a language. It is compared as an object, so that what is compiled of it can be kept for it."""

    language: str
    name: str
    detection: Detection
    calendar: Calendar
    numbers: Numbers
    quotations: Quotations
    names: Names
    polarity: Polarity = Polarity()
    sentences: Sentences = Sentences()
    furniture: Furniture = Furniture()
    credits: Credits = Credits()
    outlets: tuple[str, ...] = ()
    """Papers and sites that put their own name into a dateline."""
    takes_stories: bool = False
    """Whether a newsroom works in it: its furniture, credits and reading speed are known, so its stories are taken."""


_HEAD = "pack.toml"


def load(folder: Path) -> Pack:
    """The pack in this folder. Raises PackError."""
    tables: dict[str, Any] = {}
    fields = {field.name for field in msgspec.structs.fields(Pack)}
    for path in [folder / _HEAD, *sorted(set(folder.glob("*.toml")) - {folder / _HEAD})]:
        where = f"{folder.name}/{path.name}"
        try:
            read = decoded(path)
        except OSError as error:
            raise PackError(f"{where}: cannot be read ({error.strerror}).") from error
        except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as error:
            raise PackError(f"{where}: {error}") from error
        if path.name == _HEAD:
            tables.update(read)
        elif path.stem in fields:
            tables[path.stem] = read
        else:
            raise PackError(f"{where}: no part of a pack is called {path.stem!r}.")
    try:
        pack = msgspec.convert(tables, type=Pack)
    except (msgspec.ValidationError, ValueError) as error:
        raise PackError(f"{folder.name}: {error}") from error
    if pack.language != folder.name:
        raise PackError(f"{folder.name}/{_HEAD}: says language = {pack.language!r}; the folder must be named after it.")
    return pack


@cache
def packs() -> dict[str, Pack]:
    """Every pack of the house, by language."""
    return {folder.name: load(folder) for folder in sorted(PACKS.iterdir()) if (folder / _HEAD).exists()}


def story_languages() -> list[str]:
    """The languages in which stories are taken, in alphabetical order."""
    return [language for language, pack in packs().items() if pack.takes_stories]


@lru_cache(maxsize=256)
def pack_of(language: str) -> Pack | None:
    """The pack of a BCP 47 tag, by its first part, or None where there is none."""
    return packs().get(primary(language))
