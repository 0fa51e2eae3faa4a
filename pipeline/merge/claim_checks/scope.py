"""Where a claim counts: the provinces or counties that it names, else the whole home country."""

from collections.abc import Iterable

from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.claim_checks.statement import Statement
from pipeline.merge.local import PLACE_LEVEL
from pipeline.quantities import RoleWords
from pipeline.records import Claim, Mention, MentionKind, Method, Passage

_NEAR = 30
_PROVINCE, _COUNTY = PLACE_LEVEL["province"], PLACE_LEVEL["county"]


def scope_of(
    statement: Statement, passage: Passage | None, pack: KnowledgePack, words: RoleWords, *, counts_places: bool
) -> frozenset[str] | None:
    """The places (ids) within which a claim counts; the home country when it names none.

    Counties that a count of counties names are examples, no scope. A claim whose speaker belongs to a province counts
    there, and one of things where the words around it place them. None where a place is foreign or unknown.
    """
    home = pack.settings.home_country
    named = [one.entity_id for one in statement.inside(MentionKind.PLACE)]
    levels = {place: _level(place, pack) for place in named}
    if not counts_places and any(level is None for level in levels.values()):
        return None
    wanted = {_PROVINCE} if counts_places else {_PROVINCE, _COUNTY}
    found = {place for place, level in levels.items() if level in wanted}
    if not counts_places:
        found = _deepest(found, pack)
    if not all(_is_home(place, home, pack) for place in named if levels[place] is not None):
        return None
    if not found and words.all_of("here", statement.tokens):
        return None
    if not found:
        found = {place for place in _around(statement, passage, pack, wanted) if _is_home(place, home, pack)}
    return frozenset(found) or frozenset({home})


def _level(place_id: str, pack: KnowledgePack) -> int | None:
    """How specific a place of the pack is; cities of a province's rank count as provinces. None for strangers."""
    fact = pack.place(place_id)
    if fact is None:
        return None
    province = pack.province_of(place_id)
    if province is not None and province.place_id == place_id:
        return _PROVINCE
    return PLACE_LEVEL[fact.kind]


def _deepest(places: Iterable[str], pack: KnowledgePack) -> set[str]:
    """The places without those that contain another of them ("Songchon County, South Phyongan Province")."""
    all_places = set(places)
    above = {one.place_id for place in all_places for one in pack.ancestors(place)}
    return all_places - above


def _around(statement: Statement, passage: Passage | None, pack: KnowledgePack, wanted: set[int]) -> set[str]:
    """What the words around the claim say of its place: where its speaker belongs, the place of its passage."""
    claim = statement.claim
    speaker = f"{claim.speaker} {claim.speaker_affiliation} {claim.speaker_role}"
    own = {fact.place_id for fact in pack.places if fact.kind == "province" and fact.bare in speaker}
    beside = (one for one in statement.mentions if one.kind is MentionKind.PLACE and _is_beside(one, claim))
    own |= {one.entity_id for one in beside if one.method is not Method.COREFERENCE}
    for place in sorted(own):
        fact, province = pack.place(place), pack.province_of(place)
        if fact is None or _level(place, pack) not in (_PROVINCE, _COUNTY) or fact.place_id in _capitals(pack):
            own.discard(place)
        elif _COUNTY not in wanted and province is not None:
            own = own - {place} | {province.place_id}
    if own or passage is None or _COUNTY not in wanted:
        return own
    return _deepest((place for place in passage.place_ids if _level(place, pack) == _COUNTY), pack)


def _is_beside(mention: Mention, claim: Claim) -> bool:
    """Whether a name stands right at the speaker's ("a trader in Kanggye"), outside the claim."""
    near = claim.speaker_start - _NEAR <= mention.start and mention.end <= claim.speaker_end + _NEAR
    return near and claim.speaker_end > 0 and not claim.start <= mention.start < claim.end


def _capitals(pack: KnowledgePack) -> set[str]:
    """Where speakers live who speak for a whole country."""
    return {fact.place_id for fact in pack.places if fact.capital_of}


def _is_home(place_id: str, home: str, pack: KnowledgePack) -> bool:
    country = pack.country_of(place_id)
    return country is not None and country.place_id == home
