"""One entity, one id over the corpus: bodies in other words, people in other letters, namesakes told apart."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.knowledge.load import load_pack
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.body_keys import BodyKeys
from pipeline.merge.identities import Identities, identities
from pipeline.merge.person_keys import PersonKeys
from pipeline.records import Mention, MentionKind, Method, Passage, PersonRole

PACK = load_pack()


def mention(article: str, entity_id: str, name: str, kind: MentionKind = MentionKind.PERSON) -> Mention:
    return Mention(
        mention_id=f"{article}:{entity_id}", article_id=article, start=0, end=len(name), text=name, kind=kind,
        entity_id=entity_id, name=name, method=Method.NER, confidence=0.7,
    )  # fmt: skip


def role(article: str, person_id: str, office: str, body: str) -> PersonRole:
    return PersonRole(
        role_id=f"{article}:{person_id}", person_id=person_id, person="", role=office, organization=body,
        article_id=article, start=0, end=1, text="",
    )  # fmt: skip


def same(pack: KnowledgePack, mentions: list[Mention], roles: list[PersonRole] | None = None) -> Identities:
    return identities(mentions, roles or [], {}, pack)


@pytest.fixture(scope="module")
def keys(pack: KnowledgePack) -> BodyKeys:
    return BodyKeys(pack)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Light Industry Bureau of the WPK", "Light Industry Bureau of the Workers' Party of Korea"),
        ("Light Industry Bureau of the WPK Central Committee", "WPK Central Committee Light Industry Bureau"),
        ("Light Industry Bureau of the C.C., WPK", "Light Industry Bureau of the Party Central Committee"),
        ("Bureau of Bees", "Bureau of Bees of the DPRK"),
        ("Bureau of Bees of Russia", "Bureau of Bees of the Russian Federation"),
    ],
)
def test_a_body_in_other_words_has_the_same_key(keys: BodyKeys, one: str, other: str) -> None:
    assert keys.key(one) == keys.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anju City Committee of the WPK", "Kusong City Committee of the WPK"),
        ("Bureau of Bees of Russia", "Bureau of Bees of China"),
        ("Bureau of Bees", "Ministry of Bees"),
    ],
)
def test_another_body_has_another_key(keys: BodyKeys, one: str, other: str) -> None:
    assert keys.key(one) != keys.key(other)


def test_a_listed_body_takes_its_other_names(pack: KnowledgePack) -> None:
    written = mention("a", "org:foreign-ministry-of-the-dprk", "Foreign Ministry of the DPRK", MentionKind.ORGANIZATION)
    found = same(pack, [written]).mention(written).entity_id
    assert pack.organization(found) is not None


def test_people_in_other_letters_are_one_when_their_body_is_one(pack: KnowledgePack) -> None:
    north, south = (
        mention("a", "person:ri-song-min", "Ri Song Min"),
        mention("b", "person:lee-sung-min", "Lee Sung-min"),
    )
    roles = [
        role("a", "person:ri-song-min", "manager", "Porim Tile Factory"),
        role("b", "person:lee-sung-min", "director", "Porim Tile Factory"),
    ]
    found = same(pack, [north, south], roles)
    assert found.mention(north).entity_id == found.mention(south).entity_id


def test_people_in_other_letters_without_a_common_body_stay_two(pack: KnowledgePack) -> None:
    north, south = (
        mention("a", "person:ri-song-min", "Ri Song Min"),
        mention("b", "person:lee-sung-min", "Lee Sung-min"),
    )
    found = same(pack, [north, south])
    assert found.mention(north).entity_id != found.mention(south).entity_id


def test_namesakes_of_other_offices_and_bodies_are_two(pack: KnowledgePack) -> None:
    rows = [mention(article, "person:kim-myong-gu", "Kim Myong Gu") for article in "ab"]
    roles = [
        role("a", "person:kim-myong-gu", "manager", "Porim Tile Factory"),
        role("b", "person:kim-myong-gu", "chairman", "Orang County People's Committee"),
    ]
    found = same(pack, rows, roles)
    assert len({found.mention(row).entity_id for row in rows}) == 2


def test_one_of_several_offices_in_common_is_enough(pack: KnowledgePack) -> None:
    rows = [mention(article, "person:kim-myong-gu", "Kim Myong Gu") for article in "abc"]
    roles = [
        role("a", "person:kim-myong-gu", "manager", "Porim Tile Factory"),
        role("b", "person:kim-myong-gu", "manager", "Anju Tile Factory"),
    ]
    found = same(pack, rows, roles)
    assert {found.mention(row).entity_id for row in rows} == {"person:kim-myong-gu"}


def test_an_open_name_is_not_taken_by_a_listed_one(pack: KnowledgePack) -> None:
    listed = mention("a", "KP0617", "Unsan County", MentionKind.PLACE)
    unsettled = mention("b", "open:unsan-county", "Unsan County", MentionKind.PLACE).model_copy(
        update={"candidates": ("KP0617", "KP0720")}
    )
    assert same(pack, [listed, unsettled]).mention(unsettled).entity_id == "open:unsan-county"


@given(st.data())
def test_the_order_of_the_rows_changes_nothing(data: st.DataObject) -> None:
    pack = PACK
    names = ["Ri Song Min", "Lee Sung-min", "Kim Myong Gu"]
    ids = {name: f"person:{name.lower().replace(' ', '-')}" for name in names}
    drawn = data.draw(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(names)), min_size=1, unique=True))
    bodies = data.draw(
        st.lists(st.sampled_from(["Porim Tile Factory", "Orang Mill", ""]), min_size=len(drawn), max_size=len(drawn))
    )
    mentions = [mention(article, ids[name], name) for article, name in drawn]
    roles = [role(a, ids[n], "manager" if b else "hero", b) for (a, n), b in zip(drawn, bodies, strict=True)]
    shuffled = data.draw(st.permutations(range(len(drawn))))
    one, other = same(pack, mentions, roles), same(pack, [mentions[i] for i in shuffled], [roles[i] for i in shuffled])
    assert [one.mention(m).entity_id for m in mentions] == [other.mention(m).entity_id for m in mentions]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ri Song Min", "Lee Sung-min"), ("Pak Thae Song", "Park Tae-seong"), ("Choe Yong Gi", "Choi Young-ki")],
)
def test_romanisations_of_a_name_share_a_key(pack: KnowledgePack, one: str, other: str) -> None:
    keys = PersonKeys(pack)
    assert keys.key(one) == keys.key(other) != ""


def test_who_claims_an_event_has_the_id_that_counts(make_passage: Callable[..., Passage]) -> None:
    passage = make_passage("a1", claimed_by="person:pak-chol")
    found = Identities({"person:pak-chol": "person:park-chol"}, {}, {})
    assert found.passage(passage).claimed_by == "person:park-chol"
