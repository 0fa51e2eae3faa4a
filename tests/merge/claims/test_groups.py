"""Which claims are relays of one statement."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.merge.claims import Ledger
from pipeline.records import Article, Claim, Mention, MentionKind

MakeClaim = Callable[..., Claim]
Relate = Callable[..., Ledger]
MakeMention = Callable[..., Mention]

PLAN = "we must build factories in 20 counties every year for ten years"


def sets(found: Ledger) -> list[set[str]]:
    """The articles of each group, sorted."""
    return sorted(({claim_id.split(":")[0] for claim_id in group.claim_ids} for group in found.groups), key=sorted)


@pytest.mark.parametrize(
    "other",
    [
        "to build plants in 20 counties each year",
        "Factories must be constructed in twenty counties annually for ten years",
        "build factories in 20 counties every year",
        "we must build factories in 20 counties every year for ten years, and transform the life of the people there",
    ],
    ids=["translated", "passive", "shortened", "longer"],
)
def test_versions_of_one_statement_are_one_group(other: str, make_claim: MakeClaim, ledger: Relate) -> None:
    assert sets(ledger([make_claim("a", PLAN), make_claim("b", other)])) == [{"a", "b"}]


@pytest.mark.parametrize(
    "other",
    [
        "we must build factories in 40 counties every year for ten years",
        "we must not build factories in 20 counties every year for ten years",
        "officials must cut red tape before the harvest",
        "we must close factories in 20 counties every year for ten years",
    ],
    ids=["other number", "negated", "other subject", "opposite"],
)
def test_what_says_something_else_stays_apart(other: str, make_claim: MakeClaim, ledger: Relate) -> None:
    second = make_claim("b", other.replace("close", "shut"))
    first = make_claim("a", PLAN.replace("build", "open") if "close" in other else PLAN)
    assert sets(ledger([first, second])) == [{"a"}, {"b"}]


def test_another_speaker_makes_another_statement(make_claim: MakeClaim, ledger: Relate) -> None:
    other = make_claim("b", PLAN, speaker="Pak Thae Song", speaker_id="pak-thae-song")
    assert sets(ledger([make_claim("a", PLAN), other])) == [{"a"}, {"b"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [(PLAN, [{"a", "b"}]), ("to build plants in 20 counties each year", [{"a"}, {"b"}])],
    ids=["equal words", "other words"],
)
def test_speakers_without_a_name_need_equal_words(
    text: str, expected: list[set[str]], make_claim: MakeClaim, ledger: Relate
) -> None:
    nobody = {"speaker": "analysts", "speaker_id": ""}
    claims = [make_claim("a", PLAN, **nobody), make_claim("b", text, **{**nobody, "speaker": "Analysts"})]
    assert sets(ledger(claims)) == expected


@pytest.mark.parametrize(
    ("days", "said", "expected"),
    [
        (("2025-03-05", "2025-03-08"), ("", ""), 1),
        (("2025-03-05", "2025-04-05"), ("", ""), 2),
        (("2025-03-05", "2025-11-05"), ("2025-03-04", "2025-03"), 1),
        (("2025-03-05", "2025-03-06"), ("2025-03-01", "2025-03-04"), 2),
        (("2025-03-05", "2025-03-06"), ("2025-03-04", "2025-03-05"), 1),
        (("2025-03-05", "2025-12-06"), ("", "2025-03-03"), 1),
    ],
    ids=["days apart", "a month apart", "retold", "said on two days", "time zone", "one dated"],
)
def test_time_of_speaking_decides(
    days: tuple[str, str], said: tuple[str, str], expected: int, make_claim: MakeClaim, ledger: Relate
) -> None:
    claims = [make_claim("a", PLAN, said=said[0]), make_claim("b", PLAN, said=said[1])]
    assert len(ledger(claims, a=days[0], b=days[1]).groups) == expected


def test_unknown_time_needs_equal_words(make_claim: MakeClaim, ledger: Relate) -> None:
    claims = [make_claim("a", PLAN), make_claim("b", "to build plants in 20 counties each year"), make_claim("c", PLAN)]
    assert sets(ledger(claims, a="2025-03-05", b="2024/..", c="2024/..")) == [{"a", "c"}, {"b"}]


def test_two_claims_of_one_article_need_equal_words(make_claim: MakeClaim, ledger: Relate) -> None:
    claims = [
        make_claim("a", PLAN),
        make_claim("a", PLAN + "!", start=200),
        make_claim("a", "to build plants in 20 counties each year", start=400),
    ]
    assert sorted(len(group.claim_ids) for group in ledger(claims).groups) == [1, 2]


def test_a_third_paper_does_not_join_what_differs(make_claim: MakeClaim, ledger: Relate) -> None:
    claims = [make_claim("a", PLAN), make_claim("b", PLAN.replace("20", "40")),
              make_claim("c", "we must build factories in counties every year")]  # fmt: skip
    assert not any({"a", "b"} <= group for group in sets(ledger(claims)))


def test_quoted_words_in_common_are_one_statement(make_claim: MakeClaim, ledger: Relate) -> None:
    quote = "a serious political problem"
    claims = [
        make_claim("a", f"the gap between town and country was “{quote}”", quotes=(quote,)),
        make_claim("b", f"called failure to give people basic goods {quote} of the party", quotes=(quote,)),
    ]
    assert sets(ledger(claims)) == [{"a", "b"}]


def test_spellings_of_a_place_are_one_and_other_places_are_not(
    make_claim: MakeClaim, make_mention: MakeMention, ledger: Relate
) -> None:
    texts = {"a": ("Jaeryong", "KP0912"), "b": ("Chaeryong", "KP0912"), "c": ("Songchon", "KP0717")}
    claims = {key: make_claim(key, f"the new mill at {place} must start work") for key, (place, _) in texts.items()}
    mentions = [make_mention(claims[key], place, MentionKind.PLACE, pid) for key, (place, pid) in texts.items()]
    assert sets(ledger(list(claims.values()), mentions)) == [{"a", "b"}, {"c"}]


def test_a_denial_is_the_negation_in_other_words(make_claim: MakeClaim, ledger: Relate) -> None:
    claims = [
        make_claim("a", "work at the battery plant had been halted", cue="deny"),
        make_claim("b", "work at the battery plant had not been halted"),
        make_claim("c", "work at the battery plant had been halted"),
    ]
    assert sets(ledger(claims)) == [{"a", "b"}, {"c"}]


def test_claims_without_a_speaker_stay_alone(make_claim: MakeClaim, ledger: Relate) -> None:
    claims = [make_claim(key, PLAN, speaker="", speaker_id="") for key in "ab"]
    assert len(ledger(claims).groups) == 2


def test_id_stays_when_a_later_article_joins(make_claim: MakeClaim, ledger: Relate) -> None:
    first, later = make_claim("b", PLAN), make_claim("a", PLAN)
    alone = ledger([first], b="2025-03-05").groups[0].claim_group
    both = ledger([later, first], a="2025-03-06", b="2025-03-05").groups
    assert [group.claim_group for group in both] == [alone]


def test_copies_count_as_articles_and_outlets(
    make_claim: MakeClaim, ledger: Relate, copy_of: Callable[[str, str], Article]
) -> None:
    group = ledger([make_claim("a", PLAN, origin="KCNA")], copies=[copy_of("a", "Evening Post")]).groups[0]
    assert (group.article_count, group.outlets, group.origins, group.origin_count) == (
        2, ("Evening Post", "Paper a"), ("KCNA",), 1,
    )  # fmt: skip


def test_ten_papers_that_quote_one_agency_are_one_origin(make_claim: MakeClaim, ledger: Relate) -> None:
    group = ledger([make_claim(key, PLAN, origin="KCNA") for key in "abcdefghij"]).groups[0]
    assert (len(group.outlets), group.origins, group.origin_count) == (10, ("KCNA",), 1)


def test_the_fullest_quotation_stands_for_the_group(make_claim: MakeClaim, ledger: Relate) -> None:
    quoted = "Build factories in 20 counties every year for ten years"
    claims = [
        make_claim("a", PLAN + " and not a day longer than ten years"),
        make_claim("b", quoted, claim_type="direct", quotes=(quoted,)),
        make_claim("c", "20 counties every year", claim_type="direct", quotes=("20 counties every year",)),
    ]
    assert {group.text for group in ledger(claims).groups if len(group.claim_ids) > 1} == {quoted}


def test_group_has_the_narrowest_common_day(make_claim: MakeClaim, ledger: Relate) -> None:
    claims = [make_claim("a", PLAN, said="2025-03"), make_claim("b", PLAN, said="2025-03-04")]
    assert [group.said for group in ledger(claims).groups] == ["2025-03-04"]


TEXTS = [
    PLAN,
    "to build plants in 20 counties each year",
    "to build plants in 40 counties each year",
    "factories are built in 20 counties for the people of the country",
    "the people of the country need factories",
    "the people of the country do not need factories",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_order_of_claims_changes_nothing(data: st.DataObject, make_claim: MakeClaim, ledger: Relate) -> None:
    chosen = data.draw(st.lists(st.tuples(st.sampled_from(TEXTS), st.integers(1, 9)), min_size=2, max_size=8))
    claims = [make_claim(f"a{i}", text) for i, (text, _) in enumerate(chosen)]
    days = {f"a{i}": f"2025-03-0{day}" for i, (_, day) in enumerate(chosen)}
    shuffled = data.draw(st.permutations(claims))
    one, other = ledger(claims, **days), ledger(shuffled, **days)
    assert (one.groups, one.links) == (other.groups, other.links)
    assert sorted(one.claims, key=lambda c: c.claim_id) == sorted(other.claims, key=lambda c: c.claim_id)
    assert sorted(i for group in one.groups for i in group.claim_ids) == sorted(c.claim_id for c in claims)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.tuples(st.sampled_from(TEXTS), st.integers(1, 9)), min_size=1, max_size=6))
def test_a_second_run_over_the_result_changes_nothing(
    chosen: list[tuple[str, int]], make_claim: MakeClaim, ledger: Relate
) -> None:
    days = {f"a{i}": f"2025-03-0{day}" for i, (_, day) in enumerate(chosen)}
    once = ledger([make_claim(f"a{i}", text) for i, (text, _) in enumerate(chosen)], **days)
    twice = ledger(once.claims, **days)
    assert (once.groups, once.links, once.claims) == (twice.groups, twice.links, twice.claims)


WALL = "a wall that has been built badly must come down again, and nobody should shed a tear over it"
PARAPHRASE = "quality comes before speed, and a wall laid poorly should come down without regret"


def test_what_is_most_alike_in_two_papers_is_one_statement(make_claim: MakeClaim, ledger: Relate) -> None:
    claims = [
        make_claim("a", WALL),
        make_claim("a", "the pupils need new books", start=300),
        make_claim("b", PARAPHRASE),
    ]
    assert sorted(len(group.claim_ids) for group in ledger(claims).groups) == [1, 2]


def test_a_rival_in_the_same_paper_leaves_a_doubt(make_claim: MakeClaim, ledger: Relate) -> None:
    rival = "a wall laid poorly may come down in the rain of July, said the engineers of the county"
    claims = [make_claim("a", WALL), make_claim("b", PARAPHRASE), make_claim("b", rival, start=300)]
    assert {"a"} in sets(ledger(claims))


def test_a_paper_does_not_paraphrase_itself(make_claim: MakeClaim, ledger: Relate) -> None:
    claims = [make_claim("a", WALL), make_claim("b", PARAPHRASE)]
    assert len(ledger(claims, outlet="The Post").groups) == 2


def test_all_of_them_are_not_three_of_them(make_claim: MakeClaim, ledger: Relate) -> None:
    claims = [make_claim(key, f"{number} of the new mills in the valley are ready for winter")
              for key, number in (("a", "all"), ("b", "three"))]  # fmt: skip
    assert sets(ledger(claims)) == [{"a"}, {"b"}]


def test_numbers_that_are_negated_do_not_count(make_claim: MakeClaim, ledger: Relate) -> None:
    claims = [make_claim("a", "it is forty counties, no longer twenty, that get modern mills every year"),
              make_claim("b", "modern mills are built in 40 counties every year")]  # fmt: skip
    assert sets(ledger(claims)) == [{"a", "b"}]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [(("October", "2024-10"), ("October", "2025-10"), 1), (("October 2024", "2024-10"), ("October 2025", "2025-10"), 2),
     (("October", "2025-10"), ("May", "2025-05"), 2)],
    ids=["year not given", "two years", "two months"],
)  # fmt: skip
def test_days_that_cannot_be_the_same_keep_apart(
    left: tuple[str, str], right: tuple[str, str], expected: int, make_claim: MakeClaim, make_mention: MakeMention,
    ledger: Relate,
) -> None:  # fmt: skip
    claims = [make_claim(key, f"the bridge over the river at the port will open in {words}")
              for key, (words, _) in (("a", left), ("b", right))]  # fmt: skip
    mentions = [make_mention(claim, words, MentionKind.DATE, edtf)
                for claim, (words, edtf) in zip(claims, (left, right), strict=True)]  # fmt: skip
    assert len(ledger(claims, mentions).groups) == expected


def test_a_nationality_is_its_country(make_claim: MakeClaim, make_mention: MakeMention, ledger: Relate) -> None:
    claims = [make_claim("a", "Russia has sent tools"), make_claim("b", "Russian tools have been sent")]
    mentions = [make_mention(claims[0], "Russia", MentionKind.PLACE, "X-RU")]
    assert sets(ledger(claims, mentions)) == [{"a", "b"}]


def test_a_day_after_the_publication_is_not_believed(make_claim: MakeClaim, ledger: Relate) -> None:
    claims = [make_claim("a", PLAN, said="2025-09"), make_claim("b", PLAN)]
    assert sets(ledger(claims)) == [{"a", "b"}]
