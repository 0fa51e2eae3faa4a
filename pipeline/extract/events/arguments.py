"""Who, where and what of a trigger: the mentions of its sentence that belong to it rather than to another trigger."""

from collections.abc import Callable, Iterable

from spacy.tokens import Doc, Span

from pipeline.extract.datelines import in_dateline
from pipeline.extract.events.belonging import (
    antecedent_of_where,
    belonging,
    is_landmark,
    is_location,
    is_origin,
    spans_in,
    with_list,
)
from pipeline.extract.events.owners import Owners
from pipeline.extract.events.triggers import Trigger
from pipeline.extract.layers import DATES, FACTORY_TYPES, ORGANIZATIONS, PEOPLE, PLACES, POLICIES
from pipeline.extract.phrases import SUBJECTS, preposition_of
from pipeline.knowledge.load import KnowledgePack

_MAX_CLIMB = 12
_NEAR_CHARS = 600
_LATER_CHARS = 1500
_WATERS = frozenset({"River", "Sea", "Strait", "Ocean"})
"""What flows past many places is the place of no event."""
_OWN_ONLY = frozenset({"meeting", "policy"})
_RANK = {"site": 0, "town": 1, "district": 1, "city": 2, "county": 2, "region": 3, "province": 3, "country": 4}


class Arguments:
    """Finds the places, people, organisations, types and policies of triggers."""

    def __init__(self, pack: KnowledgePack) -> None:
        self._pack = pack
        self._home = pack.settings.home_country
        self._by_bare_name: dict[str, list[str]] = {}
        for fact in pack.places:
            self._by_bare_name.setdefault("-".join(fact.bare.lower().split()), []).append(fact.place_id)
        self._reporting = frozenset(cue.lemma for cue in pack.cues if cue.pos == "verb") | {"tell", "believe"}
        self._waters = {fact.place_id for fact in pack.places if fact.name.split()[-1] in _WATERS}
        self._media = {fact.org_id for fact in pack.organizations if fact.media}

    def places(self, trigger: Trigger, owners: Owners) -> tuple[tuple[str, ...], str]:
        """Ids of the most specific places, and the words that name them; ("", ()) when the sentence gives none."""
        chosen = self.place_spans(trigger, owners)
        ids = self.most_specific(span.kb_id_ for span in chosen)
        return ids, "; ".join(dict.fromkeys(span.text for span in chosen if span.kb_id_ in ids))

    def place_spans(self, trigger: Trigger, owners: Owners) -> list[Span]:
        """The names of the trigger's places, in order.

        The home country and the place in an agency's dateline are no places of an event.
        """
        sentence = trigger.head.sent
        spans = [
            span
            for span in spans_in(trigger.head.doc, PLACES, sentence)
            if span.kb_id_ and span.kb_id_ != self._home and not in_dateline(span) and not self._is_actor(span)
            if not self._is_speakers(span, owners) and not self._is_water(span) and not is_origin(span, trigger)
            if not is_landmark(span)
        ]
        where = antecedent_of_where(trigger.head)
        there = [span for span in spans if where is not None and span.start <= where.i < span.end]
        chosen = there or with_list(belonging(spans, trigger, owners), spans)
        if trigger.fact.event_type in _OWN_ONLY:
            chosen = [span for span in chosen if owners.in_clause(span.root) is trigger and is_location(span)]
        return chosen

    def places_within(self, sentence: Span) -> tuple[str, ...]:
        """The places that a sentence names, whichever of its words they hang on."""
        spans = spans_in(sentence.doc, PLACES, sentence)
        return self.most_specific(span.kb_id_ for span in spans if self._is_event_place(span))

    def places_before(self, sentence: Span, *, same_paragraph: bool) -> tuple[str, ...]:
        """The places of the last sentence before this one that names any: in its paragraph, or not far above it."""
        doc = sentence.doc
        reach = doc.text.rfind("\n", 0, sentence.start_char) + 1
        if not same_paragraph:
            reach = max(0, sentence.start_char - _NEAR_CHARS)
        spans = [
            span
            for span in doc.spans.get(PLACES, [])
            if reach <= span.start_char < sentence.start_char and self._is_event_place(span)
        ]
        if not spans:
            return ()
        last = spans[-1].sent
        return self.most_specific(span.kb_id_ for span in spans if span.sent == last)

    def _is_actor(self, span: Span) -> bool:
        """Whether a country or its capital stands for its government ("Seoul said", "Japan's ministry")."""
        fact = self._pack.place(span.kb_id_)
        state = fact is not None and (fact.kind == "country" or bool(fact.capital_of))
        return state and not preposition_of(span.root)

    def _is_event_place(self, span: Span) -> bool:
        fact = self._pack.place(span.kb_id_)
        is_country = fact is not None and fact.kind == "country"
        if not span.kb_id_ or is_country or in_dateline(span) or self._is_water(span) or self._is_abroad(span):
            return False
        return not self._is_actor(span) and not self._is_speakers(span) and not is_landmark(span)

    def _is_water(self, span: Span) -> bool:
        return span.kb_id_ in self._waters or span[-1].text in _WATERS

    def _is_speakers(self, span: Span, owners: Owners | None = None) -> bool:
        """Whether the place only tells where a speaker is from.

        "A source in X said", "the mayor of X told", "according to an institute in X".
        """
        token = span.root
        for _ in range(_MAX_CLIMB):
            if preposition_of(token) == "according to":
                return True
            if token.dep_ in SUBJECTS and token.head.lemma_.lower() in self._reporting:
                if owners is not None and any(child.i in owners.by_token for child in token.children):
                    return False  # "the North fired missiles from X, and the army says": missiles read as the speaker
                return owners is None or owners.of_token(token) is None or token.head.i not in owners.by_token
            if token.head == token or token.pos_ == "VERB" and token.dep_ != "acl":
                return False
            token = token.head
        return False

    def site_named_later(self, sentence: Span, words: frozenset[str]) -> tuple[str, ...]:
        """The first site named below whose name shares a word with what the sentence speaks of; empty when none does.

        "Leader tours greenhouse complex": the lede leaves to a later paragraph which one.
        """
        for span in sentence.doc.spans.get(PLACES, []):
            below = sentence.end <= span.start and span.start_char < sentence.end_char + _LATER_CHARS
            if below and span.kb_id_ and self.is_site(span.kb_id_) and words & {t.lemma_.lower() for t in span}:
                return (span.kb_id_,)
        return ()

    def names_unknown_place(self, sentence: Span) -> bool:
        """Whether the sentence says "in NAME" of something that no layer knows: what it tells was elsewhere."""
        doc = sentence.doc
        layers = (PLACES, ORGANIZATIONS, PEOPLE, FACTORY_TYPES, POLICIES, DATES)
        known = {i for layer in layers for span in spans_in(doc, layer, sentence) for i in range(span.start, span.end)}
        return any(
            token.lower_ == "in"
            and token.i + 1 < sentence.end
            and doc[token.i + 1].pos_ == "PROPN"
            and doc[token.i + 1].is_title
            and token.i + 1 not in known
            for token in sentence
        )

    def topic_places(self, doc: Doc) -> tuple[str, ...]:
        """The place that an article is about: the one that its first paragraphs name first, sites before others.

        Empty when the headline and the lede name several that do not lie in one another.
        """
        paragraphs = doc.text.split("\n", 2)
        head_end = sum(len(paragraph) + 1 for paragraph in paragraphs[:2])
        spans = [
            s
            for s in doc.spans.get(PLACES, [])
            if s.end_char <= head_end and not in_dateline(s) and not self._is_water(s) and not is_landmark(s)
        ]
        ids = self.most_specific(s.kb_id_ for s in spans if s.kb_id_ and s.kb_id_ != self._home)
        sites = tuple(i for i in ids if self.is_site(i))
        return sites if len(sites) == 1 else ids if len(ids) == 1 else ()

    def most_specific(self, place_ids: Iterable[str]) -> tuple[str, ...]:
        """The places without those that contain another of them, the most specific kind first."""
        ids = list(dict.fromkeys(place_ids))
        above = {ancestor for place_id in ids for ancestor in self._above(place_id)}
        return tuple(sorted((i for i in ids if i not in above), key=self._rank))

    def _rank(self, place_id: str) -> int:
        fact = self._pack.place(place_id)
        return _RANK.get(fact.kind, 0) if fact is not None else 0

    def related(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether a place of the one is, contains or lies in a place of the other.

        A site that no list knows lies in the place that its name begins with ("Hamhung Shoe Factory").
        """
        first, second = set(one), set(other)
        if first & second or self._may_hold(first, second) or self._may_hold(second, first):
            return True
        return any(second & self._around(i) for i in first) or any(first & self._around(j) for j in second)

    def _may_hold(self, countries: set[str], places: set[str]) -> bool:
        """Whether the one are countries and the other places that no list knows: they may lie there."""
        facts = [self._pack.place(place_id) for place_id in countries]
        abroad = bool(facts) and all(fact is not None and fact.kind == "country" for fact in facts)
        return abroad and bool(places) and all(self._pack.place(place_id) is None for place_id in places)

    def _around(self, place_id: str) -> set[str]:
        if self._pack.place(place_id) is not None:
            return self._above(place_id)
        words = place_id.partition(":")[2].split("-")
        named = {i for n in (1, 2, 3) for i in self._by_bare_name.get("-".join(words[:n]), ())}
        return named | {above for i in named for above in self._above(i)}

    def _above(self, place_id: str) -> set[str]:
        return {fact.place_id for fact in self._pack.ancestors(place_id)}

    def _is_abroad(self, span: Span) -> bool:
        """Whether a text that tells of the home country names a place elsewhere.

        Where a report is from ("an institute in Seoul") is not where the events of the country were.
        """
        if self.is_home(span.kb_id_) or self._pack.place(span.kb_id_) is None:
            return False
        return any(self.is_home(other.kb_id_) for other in span.doc.spans.get(PLACES, []))

    def is_home(self, place_id: str) -> bool:
        """Whether the place is the home country or lies in it."""
        return self._home in {place_id, *self._above(place_id)}

    def holds(self, outer: Iterable[str], inner: Iterable[str]) -> bool:
        """Whether all places of the one contain all of the other."""
        outer, inner = set(outer), set(inner)
        return bool(outer and inner) and all(outer <= self._around(i) for i in inner)

    def is_site(self, place_id: str) -> bool:
        """Whether the place is a plant, farm or the like rather than an administrative unit."""
        fact = self._pack.place(place_id)
        return fact is None or fact.kind == "site"

    def people(self, trigger: Trigger) -> tuple[str, ...]:
        """People named in the trigger's sentence."""
        return _ids(spans_in(trigger.head.doc, PEOPLE, trigger.head.sent))

    def organizations(self, trigger: Trigger) -> tuple[str, ...]:
        """Organisations named in the trigger's sentence, agencies and papers aside."""
        return _ids(spans_in(trigger.head.doc, ORGANIZATIONS, trigger.head.sent), lambda i: i not in self._media)

    def factory_types(self, trigger: Trigger, owners: Owners) -> tuple[str, ...]:
        """Types of factory that the trigger is about."""
        return _ids(belonging(spans_in(trigger.head.doc, FACTORY_TYPES, trigger.head.sent), trigger, owners))

    def policies(self, trigger: Trigger) -> tuple[str, ...]:
        """Policies named in the trigger's sentence."""
        return _ids(spans_in(trigger.head.doc, POLICIES, trigger.head.sent))


def _ids(spans: Iterable[Span], keep: Callable[[str], bool] = bool) -> tuple[str, ...]:
    return tuple(dict.fromkeys(span.kb_id_ for span in spans if span.kb_id_ and keep(span.kb_id_)))
