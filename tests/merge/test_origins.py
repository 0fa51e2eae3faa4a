"""From whom the outlets have an event, and how many of these origins are independent."""

from collections.abc import Callable, Sequence

from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.local import local_events
from pipeline.merge.origins import Attribution, attribution
from pipeline.records import Article, Passage

MakePassage = Callable[..., Passage]
MakeArticle = Callable[..., Article]


def attributed(
    articles: Sequence[Article], passages: Sequence[Passage], pack: KnowledgePack, **copies: Sequence[Article]
) -> Attribution:
    return attribution(local_events({a.article_id: a for a in articles}, passages, pack), copies, pack)


def test_ten_papers_on_one_dispatch_are_one_origin(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    keys = [f"a{n}" for n in range(10)]
    papers = [make_article(key, outlet=f"Paper {key}") for key in keys]
    found = attributed(papers, [make_passage(key, origin="KCNA") for key in keys], pack)
    assert (len(found.outlets), found.origins, found.origin_count) == (10, ("KCNA",), 1)


def test_an_agency_and_a_paper_of_one_state_are_one_family(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    passages = [make_passage("a", origin="KCNA"), make_passage("b", origin="Rodong Sinmun")]
    found = attributed([make_article("a"), make_article("b")], passages, pack)
    assert found.origins == ("KCNA", "Rodong Sinmun")
    assert (found.families, found.origin_count) == (("state media",), 1)


def test_an_analysis_of_satellite_images_is_a_witness_of_its_own(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    passages = [make_passage("a", origin="KCNA"), make_passage("b", observed_in="satellite imagery")]
    found = attributed([make_article("a"), make_article("b")], passages, pack)
    assert found.families == ("satellite imagery", "state media")


def test_ministries_of_one_government_are_one_family(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    passages = [make_passage("a", claimed_by="mou"), make_passage("b", claimed_by="rok-mnd")]
    found = attributed([make_article("a"), make_article("b")], passages, pack)
    assert found.origins == ("Ministry of National Defense", "Ministry of Unification")
    assert found.families == ("government of South Korea",)


def test_what_a_ministry_says_by_an_agency_is_credited_to_the_agency(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    passage = make_passage("a", origin="KCNA", claimed_by="min-foreign")
    assert attributed([make_article("a")], [passage], pack).origins == ("KCNA",)


def test_a_person_who_tells_an_event_is_no_origin(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    found = attributed([make_article("a")], [make_passage("a", claimed_by="kim-jong-un")], pack)
    assert (found.origins, found.origin_count) == ((), 1)


def test_an_agency_that_credits_nobody_reports_itself(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    articles = [make_article("a", outlet="Yonhap", outlet_id="yonhap"), make_article("b", outlet="A blog")]
    found = attributed(articles, [make_passage("a"), make_passage("b")], pack)
    assert found.origins == ("Yonhap",)


def test_copies_are_outlets_and_no_origins(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    kept, copy = make_article("a", outlet="Paper A"), make_article("b", outlet="KCNA", outlet_id="kcna")
    found = attributed([kept], [make_passage("a", origin="Yonhap")], pack, a=[copy])
    assert found.outlets == ("KCNA", "Paper A")
    assert found.origins == ("Yonhap",)
