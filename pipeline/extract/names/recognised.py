"""Names that only the language model sees, and of what kind they are.

Its labels are unreliable for names from elsewhere: towns come out as people, companies as towns. So the label is one
voice among what the whole article says of the name (`name_clues.py`) and how it is called later. A name for which
the label alone speaks is a person or a body, never a place.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from pipeline.extract.matching import Gazetteer, Match, Name, fold
from pipeline.extract.mentions import overlaps
from pipeline.extract.names.clues import CLEAR, NameClues, datelines, is_name_word
from pipeline.extract.names.shapes import is_capital
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import MentionKind

_KINDS = {"PERSON": MentionKind.PERSON, "LOC": MentionKind.PLACE, "ORG": MentionKind.ORGANIZATION}
Counts = defaultdict[str, Counter[MentionKind]]


@dataclass(frozen=True, slots=True)
class Recognised:
    """Tokens `start:end` name a person, a place or a body that no list knows."""

    start: int
    end: int
    kind: MentionKind


class Recogniser:
    """Settles the kinds of the model's names over an article."""

    def __init__(self, pack: KnowledgePack) -> None:
        """Take the words of a pack that tell what a name is."""
        self._clues = NameClues(pack)
        self._particles = frozenset(clue.word for clue in pack.name_clues if clue.position == "particle")

    def find(self, doc: Doc, taken: list[tuple[int, int]], listed: Iterable[Match]) -> list[Recognised]:
        """The names with their kinds in text order, one kind for all mentions of a name.

        `taken` are the ranges of listed and shaped names, which have none here; `listed` are the listed ones.
        """
        openers = list(datelines(doc, taken))
        opened = [(span.start, span.end) for span in openers]
        names = [e for e in self._whole(doc) if not overlaps(e.start, e.end, [*taken, *opened])] + openers
        names += self._clues.introduced(doc, [*taken, *((name.start, name.end) for name in names)])
        names.sort(key=lambda name: name.start)
        labels, voices = Counts(Counter), self._voices(doc, names, listed)
        for name in names:
            labels[fold(name.text)][_KINDS[name.label_]] += 1
        for opener in openers:
            voices[fold(opener.text)][MentionKind.PLACE] += CLEAR
        for key in _called_by_last_word(doc, names, taken):
            voices[key][MentionKind.PERSON] += CLEAR
        kinds = {key: _decided(labels[key], voices[key]) for key in labels}
        found = {(name.start, name.end): kinds[fold(name.text)] for name in names}
        for match in _memory(names).find(doc):
            if not overlaps(match.start, match.end, [*taken, *found]):
                found[match.start, match.end] = kinds[match.names[0].entity_id]
        return [
            Recognised(*ends, kind)
            for ends, kind in sorted(found.items(), key=lambda item: item[0])
            if kind is not None
        ]

    def _voices(self, doc: Doc, names: list[Span], listed: Iterable[Match]) -> Counts:
        """What speaks for the kinds of each name, by its key, over all places where the article has it."""
        starts = {match.start for match in listed if any(n.kind == MentionKind.PLACE for n in match.names)}
        voices = Counts(Counter)
        for match in _memory(names).find(doc):
            for kind, weight in self._clues.voices(doc[match.start : match.end], starts):
                voices[match.names[0].entity_id][kind] += weight
        return voices

    def _whole(self, doc: Doc) -> Iterator[Span]:
        """The model's names without article, with the parts that it has cut off at hyphens and particles."""
        end_before = 0
        for entity in doc.ents:
            if entity.label_ not in _KINDS:
                continue
            start, end = entity.start + (entity[0].lower_ == "the"), entity.end
            while start - 2 >= end_before and _adjoin(doc, start - 1):
                start -= 2
            while end + 1 < len(doc) and _adjoin(doc, end):
                end += 2
            end = self._with_particles(doc, end) if entity.label_ == "PERSON" else end
            if end_before <= start < end:
                yield Span(doc, start, end, label=entity.label_)
                end_before = end

    def _with_particles(self, doc: Doc, end: int) -> int:
        """End of a person's name that goes on behind a particle ("Omar bin | Said Al Harthi")."""
        open_end = doc[end - 1].lower_ in self._particles
        while end < len(doc):
            is_particle = doc[end].lower_ in self._particles and end + 1 < len(doc) and is_name_word(doc[end + 1])
            if not is_particle and not (open_end and is_name_word(doc[end])):
                break
            open_end, end = True, end + 1
        return end


def _memory(names: Iterable[Span]) -> Gazetteer:
    """Finds the names again where the model has missed them; the id of each is its key."""
    return Gazetteer(Name(name.text, "", fold(name.text)) for name in names)


def _called_by_last_word(doc: Doc, names: list[Span], taken: list[tuple[int, int]]) -> set[str]:
    """Keys of names of several words whose last word stands alone elsewhere, as only people are called."""
    lasts = {fold(name[-1].text): fold(name.text) for name in names if len(name) > 1 and name.label_ != "ORG"}
    inside = {token.i for name in names if len(name) > 1 for token in name}
    return {
        lasts[fold(token.text)]
        for token in doc
        if fold(token.text) in lasts
        and is_capital(token)
        and token.i not in inside
        and not overlaps(token.i, token.i + 1, taken)
    }


def _adjoin(doc: Doc, hyphen: int) -> bool:
    """Whether a hyphen without blanks stands between two words with a capital."""
    joined = doc[hyphen].text == "-" and not doc[hyphen].whitespace_ and not doc[hyphen - 1].whitespace_
    return joined and is_name_word(doc[hyphen - 1]) and is_name_word(doc[hyphen + 1])


def _decided(labels: Counter[MentionKind], voices: Counter[MentionKind]) -> MentionKind | None:
    """The kind that a name has in the article: what speaks for it most clearly, else the label.

    Nothing for a place without any clue.
    """
    label = min(labels, key=lambda kind: (-labels[kind], kind.value))
    ranked = voices.most_common()
    if ranked and ranked[0][1] >= CLEAR and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return ranked[0][0]
    return label if label != MentionKind.PLACE or voices[MentionKind.PLACE] else None
