"""The offices that an article gives its people: who is what, of which body, where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from pipeline.extract.component import Component
from pipeline.extract.layers import ORGANIZATIONS, PEOPLE, PLACES
from pipeline.extract.matching import fold
from pipeline.extract.names.roles import PAST, Role, RoleReader
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import Method

_LONGEST = 8
"""Words of an office; more is a text run together."""


@dataclass(frozen=True, slots=True)
class Office:
    """A person's office in a text: `start` and `end` are the characters of role and body."""

    person_id: str
    person: str
    role: str
    organization: str
    organization_id: str
    is_past: bool
    start: int
    end: int


def offices(doc: Doc, reader: RoleReader, adjectives: frozenset[str], countries: frozenset[str]) -> Iterator[Office]:
    """The offices given beside names, in text order; a name that nothing settles has none.

    `adjectives` are the words of nationality, which are no part of an office ("North Korean leader"), `countries` the
    keys of the names of countries, which are none of a body ("minister of Culture of the DPRK").
    """
    names: dict[str, str] = doc._.names or {}
    open_names = doc._.candidates or {}
    for mention in doc.spans.get(PEOPLE, []):
        if mention.id_ == Method.COREFERENCE or mention.kb_id_ in open_names:
            continue
        for role in reader.roles_at(mention):
            if role.office is None:
                continue
            body = _body(doc, role)
            words = [token for token in role.office if _is_of_office(token, body, adjectives)]
            while words and words[-1].pos_ in {"ADP", "DET"}:
                words.pop()
            if not 0 < len(words) <= _LONGEST:
                continue
            yield Office(
                person_id=mention.kb_id_,
                person=names[mention.kb_id_],
                role=_singular(doc[words[0].i : words[-1].i + 1]),
                organization=names.get(body.kb_id_, body.text) if body is not None else _body_text(role, countries),
                organization_id=body.kb_id_ if body is not None else "",
                is_past=any(token.lower_ in PAST for token in role.office),
                start=role.office.start_char,
                end=(role.body or role.office).end_char,
            )


def _is_of_office(token: Token, body: Span | None, adjectives: frozenset[str]) -> bool:
    """Whether the word belongs to the office itself: neither its country or body nor that it is past."""
    of_body = body is not None and body.start <= token.i < body.end
    return not of_body and token.text[0].isalnum() and token.lower_ not in PAST and token.lower_ not in adjectives


def _singular(office: Span) -> str:
    """The office in the singular: those of several are told together ("members of the bureau")."""
    last = office[-1]
    return f"{office.text[: -len(last.text)]}{last.lemma_}" if last.tag_ == "NNS" else office.text


def _body(doc: Doc, role: Role) -> Span | None:
    """The named body or place of the role: the longest name with which the words behind "of" begin, else one before."""
    named = [*doc.spans.get(ORGANIZATIONS, []), *doc.spans.get(PLACES, [])]
    if role.body is not None:
        inside = [name for name in named if name.start == role.body.start and name.end <= role.body.end]
    else:
        inside = [name for name in named if role.office is not None and name.start in _range(role.office)]
    return min(inside, key=lambda name: (name.start, -name.end), default=None)


def _range(span: Span) -> range:
    return range(span.start, span.end)


def _body_text(role: Role, countries: frozenset[str]) -> str:
    """The words of an unnamed body, without the country behind it; the field of a minister is his ministry's."""
    words = role.affiliation
    for joint in (" of the ", " of "):
        head, _, tail = words.rpartition(joint)
        if head and fold(tail) in countries:
            words = head
    is_minister = role.office is not None and role.office[-1].lower_ == "minister"
    return f"Ministry of {words}" if is_minister and words[:1].isupper() else words


def component(pack: KnowledgePack) -> Component:
    """The component that lists the offices of people in `doc._.offices`."""
    reader = RoleReader(pack)
    adjectives = frozenset(word for fact in pack.demonyms for word in fact.demonym.lower().split())
    states = [fact for fact in pack.places if fact.kind == "country"]
    countries = frozenset(fold(name) for fact in states for name in (fact.name, *fact.spellings))

    def run(doc: Doc) -> None:
        doc._.offices = list(offices(doc, reader, adjectives, countries))

    return Component("offices", run, requires=(PEOPLE, ORGANIZATIONS, PLACES), assigns=("offices",))
