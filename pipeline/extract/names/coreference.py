"""The component of coreference: pronouns and common nouns that stand for a person, body or place named elsewhere.

It adds to the layers that `naming.py` has filled. What is not clear stays out: a wrong "he" makes a wrong speaker.
"""

from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.extract.component import Component
from pipeline.extract.layers import ORGANIZATIONS, PEOPLE, PLACES
from pipeline.extract.mentions import Found, write
from pipeline.extract.names.body_phrases import OrganizationResolver, PlaceResolver
from pipeline.extract.names.discourse import Discourse
from pipeline.extract.names.neuter import NeuterResolver
from pipeline.extract.names.pronouns import PronounResolver
from pipeline.extract.names.role_phrases import RoleResolver
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import MentionKind, Method


def _found(doc: Doc, key: str) -> list[Found]:
    """The mentions of a layer."""
    return [
        Found(span.start, span.end, span.kb_id_, doc._.names[span.kb_id_], Method(span.id_))
        for span in doc.spans.get(key, [])
    ]


def _new(mentions: list[Found], taken: Sequence[tuple[int, int]]) -> list[Found]:
    """The mentions that the layers do not have yet."""
    return [mention for mention in mentions if (mention.start, mention.end) not in taken]


def component(pack: KnowledgePack) -> Component:
    """The component that adds coreferent mentions to the layers of names."""
    pronouns, roles = PronounResolver(pack), RoleResolver(pack)
    organizations, places, neuter = OrganizationResolver(pack), PlaceResolver(pack), NeuterResolver()
    countries = frozenset(place.place_id for place in pack.places if place.kind == "country")

    def run(doc: Doc) -> None:
        people, bodies, sites = _found(doc, PEOPLE), _found(doc, ORGANIZATIONS), _found(doc, PLACES)
        taken = [(mention.start, mention.end) for mention in (*people, *bodies, *sites)]
        discourse = Discourse(doc)
        others = {mention.entity_id for mention in (*bodies, *sites)}
        others |= {above.place_id for site in sites if (above := pack.country_of(site.entity_id)) is not None}
        called = list(roles.resolve(discourse, people, others, taken))
        write(doc, PEOPLE, MentionKind.PERSON, [*called, *pronouns.resolve(discourse, [*people, *called])])
        bodies += organizations.resolve(discourse, bodies, others & countries, taken)
        sites += places.resolve(discourse, sites, taken)
        for mention in neuter.resolve(discourse, [*bodies, *sites], [*people, *called]):
            named = bodies if any(body.entity_id == mention.entity_id for body in bodies) else sites
            named.append(mention)
        write(doc, ORGANIZATIONS, MentionKind.ORGANIZATION, _new(bodies, taken))
        write(doc, PLACES, MentionKind.PLACE, _new(sites, taken))

    layers = (PEOPLE, PLACES, ORGANIZATIONS)
    return Component("coreference", run, requires=layers, assigns=layers)
