"""The shape of each knowledge file: one pydantic model per row, checked when the file is loaded.

A pack is two folders: a language (`english/`: words and patterns of the language) and a subject (`dprk/`: places,
people, bodies, outlets, types of factory, policies, calendar). Files are UTF-8 CSV with a header; a list inside a
cell is joined by `|`.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from pipeline.records import EventType, StatementKind


def _split(cell: Any) -> Any:
    """The items of a list cell."""
    return tuple(part.strip() for part in cell.split("|") if part.strip()) if isinstance(cell, str) else cell


def _empty_is_none(cell: Any) -> Any:
    return None if cell == "" else cell


Words = Annotated[tuple[str, ...], BeforeValidator(_split)]
Number = Annotated[float | None, BeforeValidator(_empty_is_none)]
Day = Annotated[date | None, BeforeValidator(_empty_is_none)]

Construction = Literal[
    "quote", "that", "object", "object_for", "predicative", "figure", "gerund", "whether", "infinitive", "for", "as",
    "of", "to", "on", "over", "colon", "parenthetical"
]  # fmt: skip
Constructions = Annotated[tuple[Construction, ...], BeforeValidator(_split)]


class Fact(BaseModel):
    """A row of a knowledge file: immutable, no unknown columns."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PlaceFact(Fact):
    """A place: `name` is canonical ("Jaeryong County"), `bare` the name without its administrative word."""

    place_id: str
    kind: Literal["country", "province", "city", "county", "district", "town", "region", "site"]
    name: str
    bare: str
    spellings: Words = ()
    """Other spellings of the bare or full name, case-sensitive; the administrative words are added by the matcher."""
    weak_spellings: Words = ()
    """Spellings that mean something else as often ("the North", "Gangnam", "Kim Chaek"): they count only with the
    place's administrative word, or in an article that names the place by its name or a strong spelling too. A name or
    strong spelling of another place wins over them ("Goseong County" is South Korea's)."""
    hangul: str = ""
    parent_id: str = ""
    capital_of: str = ""
    """place_id of the country whose government this city's name stands for ("Seoul said")."""
    latitude: Number = None
    longitude: Number = None
    iso_3166_2: str = ""
    geonames: str = ""
    wikidata: str = ""
    needs_context: bool = False
    """The bare name means something else as often: it counts only with its administrative word or its province."""
    source: str = ""
    note: str = ""


class DemonymFact(Fact):
    """An adjective of nationality: never a mention of the place ("North Korean leader")."""

    demonym: str
    place_id: str = ""
    """Empty when it fits several countries ("Korean")."""


class PersonFact(Fact):
    """A person; `roles` are `role@organisation (years seen)`."""

    person_id: str
    name: str
    spellings: Words = ()
    bare_names: Words = ()
    """Surnames that alone mean this person ("Trump", "Kim") when the article names nobody else by them."""
    hangul: str = ""
    country: str = ""
    """place_id of the country."""
    gender: Literal["", "f", "m"] = ""
    """Where known: whom "she" and "he" may mean; empty for a listed person of the home country is read as "m"."""
    roles: Words = ()
    wikidata: str = ""
    source: str = ""
    note: str = ""


OrganizationKind = Literal[
    "agency", "newspaper", "broadcaster", "magazine", "news site", "aggregator", "media group",
    "party", "party body", "state body", "ministry", "legislature", "military body", "intelligence agency",
    "mass organisation", "international organisation", "think tank", "university", "NGO", "company",
]  # fmt: skip


class OrganizationFact(Fact):
    """A body, an agency or a paper; `media` says whether an outlet makes its own reports."""

    org_id: str
    name: str
    """Canonical: the short name that reports credit ("KCNA")."""
    kind: OrganizationKind
    country: str = ""
    """place_id of the country."""
    media: Literal["", "origin", "republisher"] = ""
    domains: Words = ()
    aliases: Words = ()
    weak_aliases: Words = ()
    """Names that bodies of several countries share ("Foreign Ministry") or that are common words: they count only
    where the text gives the country ("South Korea's", "DPRK") or has already named the body."""
    needs_context: bool = False
    """The canonical name itself is a weak alias ("Time", "National Assembly")."""
    speaks_for: str = ""
    """place_id of the country whose government this body is part of; makes it speaker_kind `government`."""
    parent_id: str = ""
    wikidata: str = ""
    source: str = ""
    note: str = ""


class FactoryTypeFact(Fact):
    """A type of factory or facility; `surface_forms` are complete noun phrases.

    They stand in lower case and, where there is one, in the singular; the matcher folds case, hyphens and plurals.
    """

    type_id: str
    label: str
    parent: str = ""
    is_group: bool = False
    once: bool = False
    """A county has one and opens it once: two reports of the opening tell of one event, whatever their dates."""
    surface_forms: Words = ()
    weak_forms: Words = ()
    """Forms that only sometimes mean this type: they count beside a strong form of it in the same article."""
    heads: Words = ()
    """Modifier words that make this type in a coordination ("foodstuff, clothing and … factories")."""
    isic_rev4: Words = ()
    note: str = ""


class PolicyFact(Fact):
    """A policy, plan, programme or slogan; `weak_forms` count only beside a strong one in the same article."""

    policy_id: str
    label: str
    kind: str
    surface_forms: Words = ()
    weak_forms: Words = ()
    adopted: str = ""
    source: str = ""
    note: str = ""


class CalendarFact(Fact):
    """A numbered or named public event whose days are known: anchors date phrases and merges meetings."""

    calendar_id: str
    kind: str
    body: str = ""
    number: Number = None
    term: Number = None
    label: str
    surface_forms: Words = ()
    start: Day = None
    end: Day = None
    """Last day; with `precision` "bound" the event took place on or before it."""
    precision: Literal["day", "month", "bound"] = "day"
    source: str = ""
    note: str = ""


class ProgrammeFact(Fact):
    """One year of a policy that gives so many places a facility each; see `merge/programmes.py`.

    The windows say which year an event counts to: ground is broken for the year's places from `begun_from` to
    `begun_until`; what opens from `opened_from` to `opened_until` is of the year, unless its groundbreaking says
    otherwise.
    """

    policy_id: str
    year: int
    quota: int
    """How many places get one."""
    unit: Literal["county", "province"]
    """The places that are counted; a city of a county's rank is one too."""
    factory_type: str
    """The type that the policy builds; the other types of its group count where the policy is named."""
    begun_from: date
    begun_until: date
    opened_from: date
    opened_until: date
    places: Words = ()
    """Ids of places known to be of this year, perhaps not all of them: to check what was found, never to fill it in."""
    source: str = ""
    note: str = ""


class SurnameFact(Fact):
    """A Korean surname in one romanisation; `family` is the same for all spellings of one surname."""

    surname: str
    family: str
    hangul: str = ""
    system: Literal["dprk", "rok", "both"] = "both"


class SyllableFact(Fact):
    """A romanised syllable of Korean given names."""

    syllable: str
    system: Literal["dprk", "rok", "both"] = "both"


class OrgRoleFact(Fact):
    """A noun phrase that refers to an organisation named before it: one of these kinds, or the one of `org_id`."""

    phrase: str
    kinds: Words = ()
    org_id: str = ""


class PackSettings(Fact):
    """`pack.yaml`: what is true of the subject as a whole."""

    name: str
    version: str
    home_country: str = ""
    """place_id of the country that the subject's own outlets mean by "the country"; empty when it has none."""
    includes: tuple[str, ...] = ()
    """Packs on which this one builds, by name."""
    notes: str = ""


class NameHeadFact(Fact):
    """A noun that closes (or, before "of", opens) a proper name of several words, and what such a name names.

    A `site` or `nature` (places), an `admin` unit, an `organization`, a `company`, or `other` (laws, meetings, …).
    """

    head: str
    kind: Literal["site", "nature", "admin", "organization", "company", "other"]
    opens: bool = False
    """It opens a name without "of", too ("Lake Samil", "USS Nimitz")."""


class NameClueFact(Fact):
    """A word that tells what the unlisted name beside it names.

    `before`: a common noun right before the name ("chipmaker X"); `preposition`: before a place ("in X"), weak when
    bodies and people follow it too; `of`: the noun whose "of" the name follows ("outskirts of X"); `at`: the noun
    whose "at" the name follows ("analysts at X"); `joins`: a word that "and" joins to the next inside one name
    ("Iron and Steel"); `particle`: a small word inside names ("bin", "von"); `surname`: a word that a surname alone
    follows ("surnamed X", "her family name, X"). Prepositions, `joins` and particles have the kind of the names that
    they stand in.
    """

    word: str
    position: Literal["before", "preposition", "weak_preposition", "of", "at", "joins", "particle", "surname"]
    kind: Literal["person", "place", "organization"]


class RoleFact(Fact):
    """A role phrase, in lower case, that means one person in this subject's texts ("the general secretary").

    With an empty `person_id` it is a role whose holder the text must have named ("the premier").
    """

    phrase: str
    person_id: str = ""
    after: Words = ()
    """Only when one of these ids occurs in the article (person, place or organisation)."""


class OfficeFact(Fact):
    """Who held an office when: phrases that stand for it ("the premier") mean its holder at the article's date."""

    office: str
    person_id: str
    country: str
    """place_id of the country whose office it is; the article must speak of it."""
    phrases: Words
    since: Day = None
    until: Day = None
    """First and last day on which the person surely held it: days around a change belong to nobody."""
    source: str = ""


class TitleFact(Fact):
    """A title or office that may stand before or after a name ("Premier", "chief secretary")."""

    title: str
    position: Literal["before", "after", "both"] = "both"
    honorific: bool = False


class CueFact(Fact):
    """A reporting cue and the constructions in which it introduces a statement."""

    lemma: str
    """One lemma, or a lemma with its further words joined by `_` ("point_out", "according_to"); in phrases `*` stands
    for the speaker ("in_*_view")."""
    pos: Literal["verb", "noun", "adjective", "phrase"]
    constructions: Constructions
    """`that` (also without the word), `object`, `object_for` (blamed X on Y, praised X for Y), `predicative` (called X
    a success), `figure` (put X at 20), `gerund` (recalled doing), `whether` (doubted whether),
    `infinitive`, `for`, `as`, `of` (also about, against), `to`, `on` (X to do),
    `over` (also about, at, with), `parenthetical` ("…, he said")."""
    polarity: Literal["claim", "deny", "suggest", "demand", "promise", "evaluate", "insist"] = "claim"
    """`insist`: a claim that the speaker makes in his own name ("argue"): a paper that does so is no mere relay."""
    strength: Literal["strong", "weak"] = "strong"
    """Weak verbs count only with a clause or quotation marks, or with one of the cue nouns as object ("voiced doubt
    that"); weak nouns only as such an object, strong ones also with a possessor ("the ministry's claim that")."""
    kind: StatementKind | Literal[""] = ""
    """What a statement is that it introduces; empty when the statement's own words tell."""


class StatementWordFact(Fact):
    """A word in the predicate of a statement that tells what kind of statement it is."""

    word: str
    """A word in lower case (of verbs and adjectives the lemma), or words joined by a blank."""
    role: Literal[
        "future", "possible", "obligation", "evaluation", "untrue", "speaker", "question_label", "answer_label",
        "announcing", "personal_text",
    ]  # fmt: skip
    """`future` ("will"): a prediction, or a promise when the speaker is its subject; `possible` ("may"): a prediction;
    `obligation` ("must"): a demand; `evaluation` ("unacceptable"); `untrue` ("groundless"): a denial; `speaker` ("we"):
    a pronoun by which the quoted speaker means his own side; `question_label`, `answer_label`: what stands before the
    turns of a transcript ("Q:"); `announcing`: what tells that a whole text follows;
    `personal_text`: a text that is somebody's own ("the message said")."""


class SpeakerNounFact(Fact):
    """A common noun that names somebody or something that speaks, and the kind of speaker it is."""

    noun: str
    """A lemma, or the end of one behind a hyphen ("-ist"): such a noun counts with verbs of saying alone."""
    kind: Literal["person", "organization", "government", "group", "document", "media", "thing"]
    """`media`: an outlet without its name, which relays and is no speaker of facts; `thing`: speaks not at all,
    though it ends like somebody who does ("winter")."""
    covers: Words = ()
    """Nouns for which this one may stand when it takes somebody up: "the diplomat" an ambassador."""


class QuantityWordFact(Fact):
    """A word of the grammar of quantities (`pipeline/quantities`): part of a number, before it or behind it.

    Words before a number: `approximator`, `all`, `none`, `between`, `currency`, `article`, `a`; parts of it: `number`,
    `multiplier`, `plural_multiplier` ("dozens"), `ordinal`, `ordinal_ending`, `fraction`, `adverb` ("twice"), `odd`,
    `plus`, `range`, `and`; behind it: `unit` of measure, `counted` noun, `joined` noun (of "cities and counties"),
    `occasion` (what an ordinal counts), `of`, `in`, `per`. What makes it none: `not_before` (months, also behind it),
    `not_after` ("No."), `not_unit` ("a.m."), `adverb_stop` ("twice *as* many").
    """

    word: str
    role: Literal[
        "approximator", "all", "none", "between", "currency", "article", "a", "number", "multiplier",
        "plural_multiplier", "ordinal", "ordinal_ending", "fraction", "adverb", "odd", "plus", "range", "and", "unit",
        "counted", "joined", "occasion", "of", "in", "per", "not_before", "not_after", "not_unit", "adverb_stop",
    ]  # fmt: skip
    value: str = ""
    """What the grammar counts with: a number, the name of a unit or occasion, or what an approximator does to the
    bounds (`about`, `below`, `over`, `under`, `least`, `most`, `exact`)."""


class CheckWordFact(Fact):
    """A word that tells what the number of a claim counts, so that the events can be counted: `merge/claim_checks`.

    `unit`: a counted noun as `quantities` names it, its value what is counted (kinds of place, `thing`, `visit`,
    `time`, `occasion`); `event`: words that tell an event of the type in `value` where no trigger was found; `plain`:
    may stand before the noun without narrowing what is counted; `narrowing`: behind it, narrows it ("20 counties
    *along* the coast"); `excluding` and `doubt`: anywhere in the claim. `future`, `unreal` and `negation` tell how
    real it is, `rate` that it comes again ("a year"); `locative` and `goer` join a number of places to the event,
    `people` stand between the two and part them, as `parting` words before a number of things do; `definite` makes
    "the factory" one that is known. `time` words are no date by themselves ("since"), dates with `vague` words bound
    nothing, `begun` words bound a set by its beginning. `factory` words are factories of the branches in `value`,
    `object` words behind a ceremony say of what it is. Between a number and its event only `link` words (and names,
    dates, adverbs) may stand; `auxiliary` verbs tell which of two verbs is the main one. `here` words mean a place
    that only the speaker knows.
    """

    word: str
    role: Literal[
        "unit", "event", "plain", "narrowing", "excluding", "future", "unreal", "negation", "rate", "locative", "goer",
        "people", "parting", "definite", "time", "begun", "factory", "object", "vague", "link", "auxiliary", "doubt",
        "here",
    ]  # fmt: skip
    value: str = ""


class MeaningWordFact(Fact):
    """A word by which `merge/claims` tells whether two statements say the same; see `merge/claims/meaning.py`.

    `empty`: says nothing of the subject ("the", "must"); `negator`: turns round what follows it, `value` words of
    content (2: "*no* soldier was killed"), unless an `annuls` word stands between ("not only"); `same`: stands for
    `value` in other translations ("plant" for "factory"); `number`, `ordinal`, `multiplier`: worth `value`; `link`:
    joins two counted things ("20 cities and counties"); `universal`: leaves none out, before a word of content or a
    `partitive` one ("*all of* the mills"); `deadline`: the day after it is the last for something.
    """

    word: str
    role: Literal[
        "empty", "negator", "annuls", "same", "number", "ordinal", "multiplier", "link", "universal", "partitive",
        "deadline",
    ]  # fmt: skip
    value: str = ""


class AntonymFact(Fact):
    """Two words of which a speaker cannot assert both of one thing at one time ("halt", "continue")."""

    word: str
    opposite: str


class PlantWordFact(Fact):
    """A word of the phrases that type a factory by its products; see `extract/names/factories.py`.

    A `plant` noun takes the type from a list of modifiers before it or of products behind a `producing` word; a `site`
    noun does so only with modifiers that it has in a form of the type ("fish and chicken farms", not "dairy farm" for
    a dairy); `link` words join the members of such a list, `filler` words may stand among them.
    """

    word: str
    role: Literal["plant", "site", "producing", "filler", "link"]


class ObservationFact(Fact):
    """Words for a way of seeing events without anybody who tells of them: `label` is the origin that they stand for."""

    form: str
    label: str


class TriggerFact(Fact):
    """Words that name an event of a type; see `extract/events/triggers.py` for how they are matched."""

    event_type: EventType
    lemma: str
    """One lemma, or several lemmas with `_` between them, in this order and close together ("take_first_spade")."""
    pos: Literal["verb", "noun", "phrase"]
    objects: Words = ()
    """Head lemmas, or `@factory`, `@place`, `@policy`, `@person`, `@ordinal`, of which one must be governed (object,
    subject of a passive or of an intransitive, prepositional phrase; for nouns: modifiers and complements too).
    A lemma behind `!` must not be governed."""
    subjects: Words = ()
    """The same words (and `@body`) for the agent, when the sentence names one."""
    governors: Words = ()
    """For nouns that are no event by themselves: lemmas of the verbs on which the noun must hang."""
    status: Literal["", "happened", "ongoing", "planned", "denied"] = ""
    """The status that the words themselves give ("is nearing completion"); empty: tense and mood decide."""
    confidence: float = 0.8
    note: str = ""


class ParticipationFact(Fact):
    """A word that gives somebody a part in an event; see `extract/events/participation.py`."""

    word: str
    """A lemma, or the lemmas of a verb and what it governs ("cut_tape"), or a preposition with its further words."""
    pos: Literal["verb", "adjective", "noun", "preposition", "occasion"]
    """`occasion`: gives no part, but is what a sentence below the event calls it ("the ceremony", "it")."""
    part: Literal["", "led", "spoke", "reported", "attended", "accompanied"] = ""
    argument: Literal["subject", "object"] = "subject"
    """Who has the part: of a verb the agent ("attended by X" too) or the object ("met X")."""
    needs_event: bool = False
    """It gives the part only when it governs the event, or an occasion ("held a ceremony", not "held a flag")."""
    event_types: Annotated[tuple[EventType, ...], BeforeValidator(_split)] = ()
    """The types of event in which it gives the part; empty when in all."""


class ModalityFact(Fact):
    """A word that says how real what it governs is; see `extract/events/status.py`."""

    lemma: str
    pos: Literal["verb", "subject", "object", "noun", "occasion", "adjective", "modal", "mark", "preposition"]
    """`subject`: a verb that says it of its subject ("the opening approaches"); `object`: of its object, other than of
    a clause ("make a visit"); `occasion`: a noun whose purpose is as real as it is ("a ceremony to open the mill")."""
    effect: Literal["happened", "ongoing", "planned", "denied", "unreal"]
    """`unreal`: wish, demand, condition, purpose: no event."""
    note: str = ""


class FurnitureFact(Fact):
    """A piece of page furniture that the cleaner cuts; see `articles/clean.py`."""

    rule: str
    scope: Literal["define", "paragraph", "head", "kicker", "lead", "beside", "tail", "end", "inline", "rest"]
    """`paragraph`: anywhere a whole paragraph; `head`/`tail`: only among the first/last paragraphs; `kicker`: above the
    title of a text without a known one; `lead`: between title and body or below it, when the article does not speak of
    it; `beside`: so too, next to one cut already; `end`: sentences too, when nothing but furniture follows; `inline`:
    at a paragraph's start or end; `rest`: this paragraph and the list below it, up to the next prose; `define`: no
    rule, but a part that later patterns name as `{RULE}`."""
    pattern: str
    """Regular expression, case-sensitive; named groups author, outlet, published, modified become metadata."""
    note: str = ""


class DateWordFact(Fact):
    """A word of the date grammar of a language: its category is a terminal of `dates/grammar/rule.py`.

    `value` is what the grammar counts with: the number of a month, weekday (Monday 0), number word ("2-5" for "few")
    or ordinal, the unit of a unit word, else the word itself or nothing.
    """

    surface: str
    category: str
    value: str = ""
