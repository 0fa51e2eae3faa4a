"""The component of names: people, places and organisations of an article, told apart."""

from spacy.tokens import Doc

from pipeline.extract.component import Component
from pipeline.extract.layers import ORGANIZATIONS, PEOPLE, PLACES
from pipeline.extract.mentions import overlaps, write
from pipeline.extract.names.gazetteer import pack_gazetteer
from pipeline.extract.names.generated import GeneratedNames
from pipeline.extract.names.introductions import Introductions
from pipeline.extract.names.names import NameFinder
from pipeline.extract.names.organizations import OrganizationFinder
from pipeline.extract.names.people import PeopleFinder
from pipeline.extract.names.places import PlaceFinder
from pipeline.extract.names.recognised import Recogniser
from pipeline.extract.names.shapes import ShapeFinder
from pipeline.extract.names.typos import TypoLinker
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import MentionKind


def component(pack: KnowledgePack) -> Component:
    """The component that fills the layers of people, places and organisations from names."""
    countries = frozenset(place.place_id for place in pack.places if place.kind == "country")
    gazetteer = pack_gazetteer(pack)
    introductions = Introductions(pack, gazetteer)
    generated, typos = GeneratedNames(pack, introductions), TypoLinker(pack, introductions)
    joining = (clue.word for clue in pack.name_clues if clue.position == "joins")
    shapes = ShapeFinder(pack.name_heads, joining, (fact.title for fact in pack.titles))
    names = NameFinder(gazetteer, shapes, pack.demonyms, countries.__contains__, Recogniser(pack), generated)
    places, people, organizations = PlaceFinder(pack, gazetteer, typos), PeopleFinder(pack), OrganizationFinder(pack)

    def run(doc: Doc) -> None:
        found = names.find(doc)
        adjectives = introductions.adjectives(doc)
        places_found = places.find(doc, found, adjectives)
        taken = [*found.taken(), *((place.start, place.end) for place in places_found)]
        people_found = typos.people(doc, people.find(doc, found, places_found, adjectives), taken)
        named = [(person.start, person.end) for person in people_found]
        places_found = [place for place in places_found if not overlaps(place.start, place.end, named)]
        write(doc, PLACES, MentionKind.PLACE, places_found)
        write(doc, PEOPLE, MentionKind.PERSON, people_found)
        write(doc, ORGANIZATIONS, MentionKind.ORGANIZATION, organizations.find(doc, found))

    return Component("names", run, assigns=(PEOPLE, PLACES, ORGANIZATIONS))
