"""What a speaker repeated, changed or contradicted later."""

from collections.abc import Callable

import pytest

from pipeline.merge.claims import Ledger
from pipeline.records import Claim, Mention, MentionKind

MakeClaim = Callable[..., Claim]
Relate = Callable[..., Ledger]
MakeMention = Callable[..., Mention]
DAYS = {"a": "2024-02-01", "b": "2025-03-05", "c": "2025-09-09"}


def told(found: Ledger) -> list[tuple[str, str, str, str]]:
    """Article before, article after, relation, detail."""
    article = {group.claim_group: group.claim_ids[0].split(":")[0] for group in found.groups}
    return [(article[link.earlier_group], article[link.later_group], link.relation, link.detail)
            for link in sorted(found.links, key=lambda link: article[link.later_group])]  # fmt: skip


def counties(make_claim: MakeClaim, article_id: str, number: int) -> Claim:
    quantity = f"{number} counties"
    return make_claim(article_id, f"modern factories will be built in {quantity} every year", quantities=(quantity,))


def test_the_same_words_at_another_time_are_repeated(make_claim: MakeClaim, ledger: Relate) -> None:
    claims = [counties(make_claim, "a", 20), make_claim("b", "to build modern plants in 20 counties each year")]
    assert told(ledger(claims, **DAYS)) == [("a", "b", "repeated", "")]


def test_another_number_of_the_same_things_is_a_change(make_claim: MakeClaim, ledger: Relate) -> None:
    found = ledger([counties(make_claim, "a", 20), counties(make_claim, "b", 40)], **DAYS)
    assert told(found) == [("a", "b", "changed", "20 counties → 40 counties")]
    assert found.links[0].subject == "modern factories built counties year"


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("40 varieties of soap will be made in modern factories", ("40 varieties",)),
        ("modern factories will be built in 40 provinces every year", ("40 provinces",)),
        ("the harvest failed in 40 counties", ("40 counties",)),
    ],
    ids=["other subject", "other unit", "same unit, other subject"],
)
def test_numbers_of_other_things_are_no_change(
    text: str, quantities: tuple[str, ...], make_claim: MakeClaim, ledger: Relate
) -> None:
    later = make_claim("b", text, quantities=quantities)
    assert told(ledger([counties(make_claim, "a", 20), later], **DAYS)) == []


def test_another_deadline_is_a_change(make_claim: MakeClaim, make_mention: MakeMention, ledger: Relate) -> None:
    claims = [make_claim(key, f"the new hospital of the town will open by {year}")
              for key, year in (("a", "2025"), ("b", "2026"))]  # fmt: skip
    mentions = [make_mention(claims[0], "by 2025", MentionKind.DATE, "2024-02-01/2025-12-31"),
                make_mention(claims[1], "by 2026", MentionKind.DATE, "2025-03-05/2026-12-31")]  # fmt: skip
    assert told(ledger(claims, mentions, **DAYS)) == [("a", "b", "changed", "deadline 2025 → 2026")]


def test_a_denial_of_what_was_asserted_contradicts_it(make_claim: MakeClaim, ledger: Relate) -> None:
    text = "work at the battery plant had been halted"
    claims = [make_claim("a", text), make_claim("b", text, cue="deny")]
    assert told(ledger(claims, **DAYS)) == [("a", "b", "contradicted", f"denied: {text}")]


def test_a_negated_predicate_contradicts(make_claim: MakeClaim, ledger: Relate) -> None:
    claims = [make_claim("a", "the dam at the river will be built"),
              make_claim("b", "the dam at the river will not be built")]  # fmt: skip
    detail = "denied: the dam at the river will be built"
    assert told(ledger(claims, **DAYS)) == [("a", "b", "contradicted", detail)]


def test_opposite_predicates_contradict(make_claim: MakeClaim, ledger: Relate) -> None:
    claims = [make_claim("a", "exports of garments have increased since spring"),
              make_claim("b", "exports of garments have decreased since spring")]  # fmt: skip
    assert told(ledger(claims, **DAYS)) == [("a", "b", "contradicted", "increased → decreased")]


def test_only_the_latest_earlier_statement_is_linked(make_claim: MakeClaim, ledger: Relate) -> None:
    claims = [counties(make_claim, key, number) for key, number in (("a", 20), ("b", 40), ("c", 40))]
    assert told(ledger(claims, **DAYS)) == [
        ("a", "b", "changed", "20 counties → 40 counties"),
        ("b", "c", "repeated", ""),
    ]


def test_statements_of_the_same_days_are_not_linked(make_claim: MakeClaim, ledger: Relate) -> None:
    claims = [counties(make_claim, "a", 20), counties(make_claim, "b", 40)]
    assert told(ledger(claims, a="2025-03-05", b="2025-03-06")) == []


@pytest.mark.parametrize("who", [{"speaker_id": "pak-thae-song"}, {"speaker_id": "", "speaker": "Kim Jong Un"}])
def test_other_speakers_and_those_without_a_name_are_not_linked(
    who: dict[str, str], make_claim: MakeClaim, ledger: Relate
) -> None:
    claims = [counties(make_claim, "a", 20), counties(make_claim, "b", 20).model_copy(update=who)]
    assert told(ledger(claims, **DAYS)) == []


def test_other_places_are_another_subject(make_claim: MakeClaim, make_mention: MakeMention, ledger: Relate) -> None:
    claims = [make_claim(key, f"the new paper mill at {place} must start work soon")
              for key, place in (("a", "Jaeryong"), ("b", "Songchon"))]  # fmt: skip
    mentions = [make_mention(claims[0], "Jaeryong", MentionKind.PLACE, "KP0912"),
                make_mention(claims[1], "Songchon", MentionKind.PLACE, "KP0717")]  # fmt: skip
    assert told(ledger(claims, mentions, **DAYS)) == []


def test_a_day_ahead_is_a_deadline(make_claim: MakeClaim, make_mention: MakeMention, ledger: Relate) -> None:
    claims = [make_claim(key, f"the hospital of the town receives its first patients in {month}")
              for key, month in (("b", "October"), ("c", "November"))]  # fmt: skip
    mentions = [make_mention(claims[0], "October", MentionKind.DATE, "2025-10"),
                make_mention(claims[1], "November", MentionKind.DATE, "2025-11")]  # fmt: skip
    assert told(ledger(claims, mentions, **DAYS)) == [("b", "c", "changed", "deadline 2025-10 → 2025-11")]


def test_another_relay_of_the_statement_may_be_the_one_that_agrees(make_claim: MakeClaim, ledger: Relate) -> None:
    quoted = "In every one of twenty counties a set of plants of their own, every year, is what modern times demand"
    claims = [
        make_claim("a", quoted, claim_type="direct", quotes=(quoted,)),
        counties(make_claim, "d", 20),
        counties(make_claim, "b", 40),
    ]
    found = told(ledger(claims, d="2024-02-02", **DAYS))
    assert [(later, relation) for _, later, relation, _ in found] == [("b", "changed")]


def test_no_n_negates_the_verb_too(make_claim: MakeClaim, ledger: Relate) -> None:
    claims = [make_claim("a", "four men were killed at the new site in August"),
              make_claim("b", "no soldier was killed at the new site in August")]  # fmt: skip
    assert [relation for _, _, relation, _ in told(ledger(claims, **DAYS))] == ["contradicted"]


@pytest.mark.parametrize(
    "denial", ["it is not true that {}", "reports that {} were a lie", "the claim that {} is false"]
)
def test_what_is_called_untrue_is_denied(denial: str, make_claim: MakeClaim, ledger: Relate) -> None:
    text = "workers at the battery plant were sent home"
    claims = [make_claim("a", text), make_claim("b", denial.format(text))]
    assert told(ledger(claims, **DAYS)) == [("a", "b", "contradicted", f"denied: {text}")]
    assert len(ledger(claims).groups) == 2
