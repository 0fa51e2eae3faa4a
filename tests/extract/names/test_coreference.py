"""Coreference: on parses made by hand, with the real pack."""

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.extract.layers import ORGANIZATIONS, PEOPLE, PLACES, register_layers
from pipeline.extract.names import coreference, naming
from pipeline.knowledge.load import load_pack
from pipeline.records import Method

VOCAB = spacy.blank("en").vocab
Resolve = Callable[[str, str], list[tuple[str, str]]]


def flat(text: str) -> Doc:
    """A parse in which the first word of a sentence (or what `*` marks) is the subject and the next one the verb."""
    words = text.replace(".", " .").replace(",", " ,").replace('"', ' " ').replace("'s", " 's").split()
    subjects = [word.startswith("*") for word in words]
    words = [word.lstrip("*") for word in words]
    heads, deps, start = [], [], 0
    for i, word in enumerate(words):
        heads.append(start)
        deps.append("ROOT" if i == start else "nsubj" if subjects[i] else "dep")
        start = i + 1 if word == "." else start
    spaces = [not (word == '"' and words[:i].count('"') % 2 == 0) for i, word in enumerate(words)]
    pos = ["PROPN" if word[0].isupper() else "NOUN" if word == "governor" else "X" for word in words]
    return Doc(VOCAB, words=words, spaces=spaces, heads=heads, deps=deps, pos=pos)


@pytest.fixture(scope="module")
def resolve() -> Resolve:
    register_layers()
    pack = load_pack()
    steps = [naming.component(pack), coreference.component(pack)]

    def coreferent(text: str, layer: str) -> list[tuple[str, str]]:
        doc = flat(text)
        doc._.names = {}
        for step in steps:
            step.run(doc)
        return [(s.text, doc._.names[s.kb_id_]) for s in doc.spans[layer] if s.id_ == Method.COREFERENCE]

    return coreferent


def test_he_is_the_only_person(resolve: Resolve) -> None:
    assert resolve("Today *Ri Man Bok came. Then *he spoke.", PEOPLE) == [("he", "Ri Man Bok")]


def test_he_is_the_last_subject(resolve: Resolve) -> None:
    text = "Today *Ri Man Bok met Jo Yong Won. Then *he spoke."
    assert resolve(text, PEOPLE) == [("he", "Ri Man Bok")]


def test_two_subjects_leave_he_open(resolve: Resolve) -> None:
    assert resolve("Then *Ri Man Bok knew that *Jo Yong Won said *he left.", PEOPLE) == []


def test_unnamed_person_is_a_rival(resolve: Resolve) -> None:
    assert resolve("Today Ri Man Bok was named. Then a *minister said *he left.", PEOPLE) == []


def test_pronoun_in_quotation_marks_is_left_alone(resolve: Resolve) -> None:
    assert resolve('Today *Ri Man Bok said , " he is late "  .', PEOPLE) == []


def test_listed_man_is_not_she(resolve: Resolve) -> None:
    assert resolve("Today *Kim Jong Un came. Then *she spoke.", PEOPLE) == []


def test_far_person_is_not_meant(resolve: Resolve) -> None:
    filler = "Then it rained. " * 12
    assert resolve(f"Today *Ri Man Bok came. {filler} Now *he spoke.", PEOPLE) == []


def test_role_is_whom_the_article_gave_it(resolve: Resolve) -> None:
    text = "Today *Ri Man Bok , governor of Anju , came. Later the governor left."
    assert resolve(text, PEOPLE) == [("the governor", "Ri Man Bok")]


def test_role_of_the_pack(resolve: Resolve) -> None:
    text = "The DPRK spoke of Kim Jong Un again. Later the General Secretary left."
    assert resolve(text, PEOPLE) == [("the General Secretary", "Kim Jong Un")]


def test_role_right_before_a_name_is_its_title(resolve: Resolve) -> None:
    text = "Today *Ri Man Bok , governor of Anju , came. Later the governor Jo Yong Won left."
    assert resolve(text, PEOPLE) == []


def test_role_that_nobody_has_stays_open(resolve: Resolve) -> None:
    assert resolve("Today *Ri Man Bok came. Later the governor left.", PEOPLE) == []


def test_ministry_is_the_one_named(resolve: Resolve) -> None:
    text = "The Ministry of Toys met. Later the ministry closed."
    assert resolve(text, ORGANIZATIONS) == [("the ministry", "Ministry of Toys")]


def test_county_is_the_one_named_last(resolve: Resolve) -> None:
    text = "From Kosan County to Orang County it rained. In the county it snowed."
    assert resolve(text, PLACES) == []
    text = "It rained in Kosan County. It snowed in Orang County. In the county it froze."
    assert resolve(text, PLACES) == [("the county", "Orang County")]


def test_factory_is_the_site_named(resolve: Resolve) -> None:
    text = "He saw the Anju Tile Factory. Now the factory works."
    assert resolve(text, PLACES) == [("the factory", "Anju Tile Factory")]


def test_no_county_named_means_none(resolve: Resolve) -> None:
    assert resolve("It rained in Anju City. In the county it froze.", PLACES) == []
