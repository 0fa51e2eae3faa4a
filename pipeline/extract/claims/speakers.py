"""Speakers: who stands behind a noun phrase that says something.

The layers of people, organisations and places decide first (coreferent mentions included), then the common nouns of
`speaker_nouns.csv`. Whatever is none of these cannot speak ("his remarks suggest", "the attendance underscores"):
this is what keeps metaphors out of the claims.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Span, Token

from pipeline.extract.claims.reappearances import (
    backwards,
    bears_title,
    by_initials,
    by_part_of_name,
    core_phrase,
    introduced_as,
    on_the_floor,
)
from pipeline.extract.claims.speaker_phrases import (
    apposed_behind,
    apposed_person,
    apposed_to_one,
    closing_name,
    is_indefinite,
    joins_name,
    mentions_of,
    office_of,
    opens_clause,
    surname_given,
    words_of,
)
from pipeline.extract.layers import ORGANIZATIONS, PEOPLE, PLACES
from pipeline.extract.phrases import SUBJECTS, noun_phrase
from pipeline.knowledge.load import KnowledgePack
from pipeline.knowledge.schema import OrganizationFact
from pipeline.records import SpeakerKind

_SINGULAR_PRONOUNS = frozenset({"he", "she"})
_POSSESSIVES = {"his": "he"}  # "in his words"; "her" is an object too
_PLURAL_PRONOUNS = frozenset({"they"})
_ON_THE_FLOOR = frozenset({"speaker", "reporter"})
"""Nouns by which a report of a ceremony takes up the one who made the speech or the report."""
_ANYBODY = frozenset({"man", "woman", "person", "resident", "source", "mother", "father", "girl", "boy"})
"""Nouns that fit whoever was brought in without a name."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved speaker; `entity_id` is empty for groups and for pronouns without an antecedent.

    `outlet` is the name of the agency or paper when the speaker is one: it relays, and is no speaker of facts.
    """

    name: str
    entity_id: str
    kind: SpeakerKind
    span: Span
    outlet: str = ""

    @property
    def is_pronoun(self) -> bool:
        """Whether a pronoun without antecedent speaks."""
        return not self.entity_id and self.span[0].pos_ == "PRON"

    @property
    def key(self) -> str:
        """What two mentions of the same speaker have in common."""
        return self.entity_id or self.name.lower()


class SpeakerFinder:
    """Resolves the heads of noun phrases to speakers, with the knowledge of a pack."""

    def __init__(self, pack: KnowledgePack) -> None:
        self._roles = {fact.phrase: fact for fact in pack.roles if fact.person_id}
        self._titles = frozenset(fact.title for fact in pack.titles if fact.position != "after")
        self._before_surname = frozenset(clue.word for clue in pack.name_clues if clue.position == "surname")
        self._surnames = frozenset(fact.surname for fact in pack.surnames)
        self._people = {fact.person_id: fact for fact in pack.people}
        self._organizations = {fact.org_id: fact for fact in pack.organizations}
        self._places = {fact.place_id: fact for fact in pack.places}
        self._demonyms = {fact.demonym: fact.place_id for fact in pack.demonyms}
        self._nouns = {fact.noun: fact.kind for fact in pack.speaker_nouns if not fact.noun.startswith("-")}
        self._covers = {fact.noun: fact.covers for fact in pack.speaker_nouns}
        self._offices = frozenset(fact.title.lower() for fact in pack.titles) | {"leader"}
        self._suffixes = tuple(fact.noun[1:] for fact in pack.speaker_nouns if fact.noun.startswith("-"))

    def resolve(self, head: Token, *, speaks: bool = False) -> Speaker | None:
        """The speaker that the noun phrase of `head` names; None when it names nothing that can speak.

        `speaks`: the cue is a verb of saying, so that an unlisted noun with a suffix for persons ("curator") will do.
        """
        apposed = apposed_person(head)
        if apposed is not None:
            return Speaker(_name(apposed), apposed.kb_id_, "person", apposed)
        if head.lower_ in _PLURAL_PRONOUNS:
            return self._named(head) or self._plural(head)
        named = self._named(head)
        if named is not None:
            return named
        if head.lower_ == "it" and speaks and opens_clause(head):
            return Speaker(head.text, "", "organization", head.doc[head.i : head.i + 1])
        possessive = _POSSESSIVES.get(head.lower_, "") if speaks else ""
        if possessive or head.lower_ in _SINGULAR_PRONOUNS:
            return Speaker(possessive or head.text, "", "person", head.doc[head.i : head.i + 1])
        if head.pos_ == "ADJ" and head.dep_ == "amod":
            return self._nation(head)
        common = self._known_office(head) or self._common(head, speaks=speaks)
        if common is not None and common.entity_id:
            return common
        named_before = self._named_before(head, common)
        if named_before is None:
            return common
        return Speaker(_name(named_before), named_before.kb_id_, "person", head.doc[head.i : head.i + 1])

    def _nation(self, adjective: Token) -> Speaker | None:
        """The government that an adjective of nationality before a cue noun means: "North Korean claims that"."""
        doc, end = adjective.doc, adjective.i + 1
        for start in (max(adjective.i - 1, 0), adjective.i):
            place = self._places.get(self._demonyms.get(doc[start:end].text, ""))
            if place is not None and place.kind == "country":
                return Speaker(place.name, place.place_id, "government", doc[start:end])
        return None

    def _named_before(self, head: Token, common: Speaker | None) -> Span | None:
        """The person named before whom a part of the name ("Minister Han") or "the speaker" takes up."""
        if common is not None and self.is_speaking_noun(head):
            following = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else head
            if following.head == head and following.dep_.startswith("flat"):
                return by_part_of_name(following)
            return on_the_floor(head) if head.lower_ in _ON_THE_FLOOR else self._office_holder(head)
        return by_part_of_name(head)

    def _office_holder(self, head: Token) -> Span | None:
        """The person named before who holds the office that "the leader" names, as the pack's roles have it."""
        if head.tag_ != "NN" or head.i == 0 or head.doc[head.i - 1].lower_ != "the":
            return None
        if any(child.dep_ == "nmod" and child.i > head.i for child in head.children):
            return None  # "the chairman of the county committee" is another chairman
        holders = {fact.person_id for phrase, fact in self._roles.items() if phrase.endswith(f" {head.lower_}")}
        before = [span for span in head.doc.spans.get(PEOPLE, []) if span.end <= head.i]
        bearers = (span for span in reversed(before) if span.kb_id_ in holders or bears_title(span, head.lower_))
        return next(bearers, None)

    def _known_office(self, head: Token) -> Speaker | None:
        """Whom the pack's roles give for the whole phrase: "the DPRK leader"."""
        phrase = noun_phrase(head)
        plain = (
            " ".join(token.text for token in phrase if token.dep_ != "amod").replace(" 's", "'s").replace(" ’s", "'s")
        )
        forms = (phrase.text.lower(), plain.lower())
        found = (self._roles.get(form) or self._roles.get(form.removeprefix("the ")) for form in forms)
        fact = next(filter(None, found), None)
        person = self._people.get(fact.person_id) if fact is not None else None
        if fact is None or person is None or fact.after:
            return None
        return Speaker(person.name, person.person_id, "person", phrase)

    def is_speaking_noun(self, token: Token) -> bool:
        """Whether the token is a common noun for somebody or something that speaks."""
        return self._noun_kind(token) not in {None, "thing"}

    def _is_person(self, token: Token) -> bool:
        return self._noun_kind(token) in {"person", "group"}

    def takes_up(self, speaker: Speaker, last: Speaker) -> bool:
        """Whether an unnamed speaker ("the expert", "the 71-year-old farmer") can be the named one who spoke last.

        The noun must be definite, not brought in before as somebody unnamed, and no other office than the last
        speaker's, as far as the text gives one.
        """
        if speaker.kind != "person" or speaker.entity_id or not last.entity_id or last.kind != "person":
            return False
        head = speaker.span.root
        if (
            head.tag_ != "NN"
            or not any(child.lower_ == "the" for child in head.children)
            or "of" in words_of(speaker.span)
        ):
            return False
        before = head.doc[: speaker.span.start]
        if any(token.lower_ == head.lower_ and is_indefinite(token) for token in before):
            return False
        covered = {head.lower_, *self._covers.get(head.lower_, ())}
        offices = {
            word for span in head.doc.spans.get(PEOPLE, []) if span.kb_id_ == last.entity_id for word in office_of(span)
        }
        nouns = {word for word in offices if self._nouns.get(word) in {"person", "group"}}
        is_known = last.entity_id in self._people or head.lower_ in self._offices | _ANYBODY
        return bool(covered & offices) or (not nouns and not is_known)

    def outlet_in(self, span: Span) -> str:
        """The name of the first agency or paper that reports of its own inside the span; empty when none."""
        for mention in span.doc.spans.get(ORGANIZATIONS, []):
            fact = self._organizations.get(mention.kb_id_)
            if outlet_name(fact) and mention.start < span.end and span.start < mention.end:
                return outlet_name(fact)
        return ""

    def country_of(self, speaker: Speaker) -> str:
        """The place_id of the country that the speaker is known to belong to; empty when unknown."""
        if speaker.kind == "person":
            person = self._people.get(speaker.entity_id)
            return person.country if person is not None else ""
        body = self._organizations.get(speaker.entity_id)
        return body.country if body is not None else speaker.entity_id

    def _noun_kind(self, token: Token) -> SpeakerKind | Literal["media", "thing"] | None:
        forms = (token.lower_, token.lemma_.lower(), token.lower_.removesuffix("s"))
        return next((self._nouns[form] for form in forms if form in self._nouns), None)

    def _named(self, head: Token) -> Speaker | None:
        if head.pos_ in {"NOUN", "PROPN"} and self.is_speaking_noun(head):
            named = (
                closing_name(head) or apposed_behind(head) or surname_given(head, self._before_surname, self._is_person)
            )
            if named is not None:
                return Speaker(_name(named), named.kb_id_, "person", named)
        for mention in mentions_of(head, PEOPLE):
            return Speaker(_name(mention), mention.kb_id_, "person", mention)
        for mention in (*mentions_of(head, ORGANIZATIONS), *self._outlets_before(head)):
            return self._organization(mention)
        for mention in mentions_of(head, PLACES):
            return self._government(mention)
        return None

    def _outlets_before(self, head: Token) -> Iterator[Span]:
        """The outlet that a noun for one follows: "the official NAME news agency"."""
        if self._noun_kind(head) not in {"media", "organization"}:
            return
        for mention in head.doc.spans.get(ORGANIZATIONS, []):
            between = head.doc[mention.end : head.i] if head.i - 3 <= mention.end <= head.i else None
            joined = between is not None and all(token.pos_ in {"NOUN", "PROPN"} for token in between)
            if joined and outlet_name(self._organizations.get(mention.kb_id_)):
                yield mention

    def _organization(self, mention: Span) -> Speaker:
        fact = self._organizations.get(mention.kb_id_)
        kind: SpeakerKind = "government" if fact is not None and fact.speaks_for else "organization"
        return Speaker(_name(mention), mention.kb_id_, kind, mention, outlet_name(fact))

    def _government(self, mention: Span) -> Speaker | None:
        """A country, or the capital that stands for it; other places do not speak."""
        fact = self._places.get(mention.kb_id_)
        if mention.end < len(mention.doc) and mention.doc[mention.end].text == "-":
            return None  # "relations between North Korea-Russia"
        if fact is not None and fact.capital_of:
            fact = self._places.get(fact.capital_of)
        if fact is None or fact.kind != "country":
            return None
        return Speaker(fact.name, fact.place_id, "government", mention)

    def _common(self, head: Token, *, speaks: bool = False) -> Speaker | None:
        given, head = head, self._closing_noun(apposed_to_one(head))
        kind = self._noun_kind(head)
        is_head = head.dep_ in SUBJECTS | {"obj"} or head != given
        if head.pos_ not in {"NOUN", "PROPN"} and (kind is None or not is_head):
            return self._one_of(head)
        if kind == "thing":
            return None
        if kind is None and speaks and head.lemma_.lower().endswith(self._suffixes):
            kind = "group"
        if kind is None:
            return self._unlisted_name(head) or self._name_behind(head)
        span = core_phrase(noun_phrase(head), head)
        if kind == "document":
            owner = next((child for child in head.children if child.dep_ == "nmod:poss"), None)
            whose = self._named(owner) if owner is not None else None
            if whose is not None and not whose.outlet:
                return replace(whose, span=noun_phrase(head))  # "the ministry's last report says"
        if kind == "media":
            return Speaker(span.text, "", "organization", span, span.text)
        if kind == "group" and head.tag_ in {"NN", "NNP", "JJ"} and not head.lower_.endswith("s"):
            kind = "person"
        name = span.text
        if head.tag_ == "NN" and span.start > 0 and head.doc[span.start - 1].lower_ == "the" and span[-1] == head:
            name = introduced_as(span, head)
        return Speaker(name, "", kind, span)

    def _one_of(self, head: Token) -> Speaker | None:
        """An unnamed one of several: "one of the sources" is a source."""
        if head.lower_ != "one" or head.i + 2 >= len(head.doc) or head.nbor().lower_ != "of":
            return None
        noun = next((child for child in head.children if child.dep_ == "nmod" and child.pos_ == "NOUN"), None)
        if noun is None or self._noun_kind(noun) not in {"person", "group"}:
            return None
        return Speaker(noun.lemma_, "", "person", head.doc[head.i : noun.i + 1])

    def _closing_noun(self, head: Token) -> Token:
        """The last noun of a compound whose first one the parse takes for its head: "the party | daily"."""
        following = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else head
        joined = following.head == head and following.dep_ not in {"appos", "conj", "acl"} and following.text.islower()
        if joined and following.pos_ in {"NOUN", "ADJ"} and self.is_speaking_noun(following):
            return following
        return head

    def _unlisted_name(self, head: Token) -> Speaker | None:
        """A name that no layer knows ("NAME said"): the run of capitalised words around the head, without titles."""
        if head.pos_ != "PROPN" or head.like_num or not head.text[:1].isupper() or any(mentions_of(head, PLACES)):
            return None
        doc, start, end = head.doc, head.i, head.i + 1
        while start > 0 and doc[start - 1].pos_ == "PROPN" and doc[start - 1].text[:1].isupper():
            start -= 1
        while end < len(doc) and (doc[end].pos_ == "PROPN" or joins_name(doc[end])):
            end += 1
        while start < end - 1 and (self.is_speaking_noun(doc[start]) or doc[start].text in self._titles):
            start += 1
        body = by_initials(doc[start:end])
        if body is not None:
            return replace(self._organization(body), span=doc[start:end])
        words = [token.text for token in doc[start:end]]
        is_person = words[0] in self._surnames or (len(words) > 1 and all(word.istitle() for word in words))
        return Speaker(doc[start:end].text, "", "person" if is_person else "organization", doc[start:end])

    def _name_behind(self, head: Token) -> Speaker | None:
        """The unlisted name right behind a common noun: "according to curator NAME"."""
        following = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else head
        if following.head != head or not following.dep_.startswith("flat"):
            return None
        return self._unlisted_name(following)

    def _plural(self, head: Token) -> Speaker:
        """The group that "they" takes up: the nearest plural speaker that was a subject before."""
        for token in backwards(head):
            if token.dep_ in SUBJECTS and token.tag_ in {"NNS", "NNPS"} and self._noun_kind(token) == "group":
                before = self._common(token)
                if before is not None:
                    return Speaker(before.name, "", "group", head.doc[head.i : head.i + 1])
        return Speaker(head.text, "", "group", head.doc[head.i : head.i + 1])


def outlet_name(fact: OrganizationFact | None) -> str:
    """The name of the outlet that a body is, empty when it is none.

    Media in general ("state media") relay like one; a think tank that publishes speaks for itself.
    """
    if fact is None or fact.kind == "think tank":
        return ""
    return fact.name if fact.media == "origin" or fact.kind == "media group" else ""


def _name(mention: Span) -> str:
    names: dict[str, str] = mention.doc._.names or {}
    return names.get(mention.kb_id_) or mention.text
