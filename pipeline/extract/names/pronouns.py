"""Third-person pronouns: "he" and "she" are the person that the last sentences are about.

Every person named in the last sentences is weighed by nearness and by being a subject; the heaviest is meant when
the next one is clearly lighter, else nobody. A simplification of Lappin and Leass, "An algorithm for pronominal
anaphora resolution" (Computational Linguistics 20, 1994).
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pipeline.extract.matching import fold
from pipeline.extract.mentions import Found
from pipeline.extract.names.discourse import Discourse, Place
from pipeline.extract.names.role_phrases import is_apposed
from pipeline.extract.phrases import OBJECTS, OBLIQUES, SUBJECTS, subject_of
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import Method

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_FEMALE_WORDS = frozenset({"ms", "mrs", "miss", "madam", "lady", "sister", "wife", "daughter", "mother", "woman"})
_MALE_WORDS = frozenset({"mr", "sir", "father", "brother", "husband", "son"})
_STRANGER = "?"
_APPOSED = frozenset({"appos", "flat", "flat:name", "nmod", "compound", "nmod:desc"})
"""How a name hangs on the title before it: "engineer NAME" is no stranger."""
_WEIGHTS = {0: (4.0, 2.5), 1: (3.0, 1.5), 2: (2.0, 1.0), 3: (1.2, 0.6)}
"""Sentences back → weight of a subject, of any other mention."""
_FAR = 0.4
_FARTHEST = 8
"""Sentences back within which the only person of an article is still meant."""
_MAIN_SHARE = 0.6
_MAIN_BONUS = 0.4
_MARGIN = 0.5


class PronounResolver:
    """Resolves pronouns to people."""

    def __init__(self, pack: KnowledgePack) -> None:
        """Take from the pack whom it lists, and of whom it says that she is a sister, wife or daughter."""
        self._nouns = frozenset(fact.noun for fact in pack.speaker_nouns if fact.kind in {"person", "group"})
        female_roles = [r for r in pack.roles if set(r.phrase.replace("'s", " ").split()) & _FEMALE_WORDS]
        self._female = frozenset(role.person_id for role in female_roles if role.person_id)
        self._female |= {person.person_id for person in pack.people if person.gender == "f"}
        home = pack.settings.home_country
        self._listed = frozenset(person.person_id for person in pack.people if person.country in {"", home})

    def resolve(self, discourse: Discourse, people: Sequence[Found]) -> Iterator[Found]:
        """Mentions for the pronouns outside quotation marks, in text order; a resolved pronoun counts for the next.

        Nobody is meant when two people weigh nearly the same, and nobody who is only named inside quotation marks;
        "she" is a listed person of the home country only when the pack or the article shows that she is a woman.
        """
        strangers = list(self._strangers(discourse, people))
        places = [discourse.place(mention) for mention in (*people, *strangers)]
        places.sort(key=lambda place: place.mention.start)
        genders = {place.mention.entity_id: self._gender(discourse, place.mention) for place in places}
        for token in discourse.doc:
            wanted = "m" if token.lower_ in _MALE else "f" if token.lower_ in _FEMALE else ""
            if not wanted or discourse.is_quoted(token) or token.is_upper and len(token) > 1 or _is_anybody(token):
                continue
            person = self._meant(discourse, token, places, genders, wanted)
            if person is not None and not person.entity_id.startswith(_STRANGER):
                genders[person.entity_id] = wanted
                mention = Found(token.i, token.i + 1, person.entity_id, person.name, Method.COREFERENCE)
                places.append(discourse.place(mention))
                places.sort(key=lambda place: place.mention.start)
                yield mention

    def _strangers(self, discourse: Discourse, people: Sequence[Found]) -> Iterator[Found]:
        """Unnamed people that a sentence is about ("a worker", "the king"): no answer, but rivals."""
        taken = {i for person in people for i in _range(person)}
        for token in discourse.doc:
            if token.dep_ not in SUBJECTS or token.tag_ == "NNS" or token.i in taken or token.lower_ not in self._nouns:
                continue
            titled = any(child.i in taken and child.dep_ in _APPOSED for child in (*token.children, *_next(token)))
            if not titled and not is_apposed(token):
                yield Found(token.i, token.i + 1, _STRANGER + token.lower_, token.text, Method.COREFERENCE)

    def _gender(self, discourse: Discourse, mention: Found) -> str:
        before = {fold(token.text) for token in discourse.doc[max(0, mention.start - 2) : mention.start]}
        if mention.entity_id in self._female or before & _FEMALE_WORDS:
            return "f"
        return "m" if before & _MALE_WORDS else ""

    def _meant(
        self, discourse: Discourse, token: Token, places: list[Place], genders: dict[str, str], wanted: str
    ) -> Found | None:
        barred = _clause_mates(token)
        weights: dict[str, float] = {}
        latest: dict[str, Found] = {}
        earlier = [
            p for p in places if p.mention.end <= token.i and not discourse.is_quoted(discourse.doc[p.mention.start])
        ]
        only = len({place.mention.entity_id for place in earlier}) == 1
        for place in earlier:
            person = place.mention.entity_id
            back = discourse.sentence_of(token.i) - place.sentence
            if not self._fits(person, genders.get(person, ""), wanted) or barred & set(_range(place.mention)):
                continue
            subject, other = _WEIGHTS.get(back, (_FAR, _FAR) if only and back <= _FARTHEST else (0.0, 0.0))
            weights[person] = max(weights.get(person, 0.0), subject if place.is_subject else other)
            latest[person] = place.mention
        for person in weights:
            share = sum(place.mention.entity_id == person for place in earlier) / len(earlier)
            weights[person] += _MAIN_BONUS * (weights[person] > 0 and share >= _MAIN_SHARE)
        ranked = sorted(weights, key=lambda person: (-weights[person], person))
        if not ranked or weights[ranked[0]] <= 0:
            return None
        second = weights[ranked[1]] if len(ranked) > 1 else 0.0
        return latest[ranked[0]] if weights[ranked[0]] - second >= _MARGIN or second == 0 else None

    def _fits(self, person: str, gender: str, wanted: str) -> bool:
        if gender:
            return gender == wanted
        return wanted == "m" or person not in self._listed


def _is_anybody(pronoun: Token) -> bool:
    """Whether a clause says who is meant: "he that comes late"."""
    following = pronoun.nbor() if pronoun.i + 1 < len(pronoun.doc) else pronoun
    return following.lower_ in {"that", "who"}


def _next(token: Token) -> list[Token]:
    """The token right behind, when it hangs on this one."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    return [following] if following.head == token else []


def _range(mention: Found) -> range:
    return range(mention.start, mention.end)


def _clause_mates(token: Token) -> set[int]:
    """Tokens that a plain object pronoun cannot refer to: the subject of its own verb ("Pak greeted him")."""
    if token.dep_ not in OBJECTS | OBLIQUES or token.lower_.endswith("self"):
        return set()
    subject = subject_of(token.head)
    return {word.i for word in subject.subtree} if subject is not None else set()
